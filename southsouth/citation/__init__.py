"""How the report and its facts are cited: as a sentence, and for reference managers."""

from southsouth.citation.embedded import coins, tags
from southsouth.citation.formats import bibtex, csl, csl_json, ris
from southsouth.citation.styles import MAINTAINERS, SITE, Reference, by_name, references
from southsouth.citation.words import (
    AUTHOR,
    PARAGRAPHS,
    PUBLISHER,
    READ,
    SESSION,
    SUMMARY,
    TITLE,
    YEAR,
    Place,
    followed,
    itself,
    number,
    source_line,
    symbol,
    text,
    where,
)

__all__ = [
    "AUTHOR", "MAINTAINERS", "PARAGRAPHS", "PUBLISHER", "Place", "READ", "SESSION", "SITE", "SUMMARY", "TITLE", "YEAR", "Reference",
    "bibtex", "by_name", "coins", "csl", "csl_json", "followed", "itself", "number", "references", "ris", "source_line", "symbol", "tags", "text", "where",
]  # fmt: skip
