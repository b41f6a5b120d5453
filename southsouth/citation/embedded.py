"""What a page says of the report to a reference manager in the browser: COinS, and meta tags.

Zotero asks its COinS translator before that of meta tags, and there alone an author that is a body
stays whole: of `citation_author` it makes a first and a last name. Others read only the meta tags.
"""

from urllib.parse import quote, urlencode

from southsouth.citation.formats import csl
from southsouth.citation.words import Place


def coins(
    language: str, paragraph: Place | None = None, footnote: int | None = None, url: str = ""
) -> str:
    """The reference of `csl` as the title of a `<span class="Z3988">` (OpenURL 1.0): a report by a body.

    The paragraph, and the symbol if it is set, stand in `rft.pages`: OpenURL has no number of a
    report.
    """
    item = csl("", language, paragraph, footnote, url)
    pairs = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:book",
        "rft.genre": "report",
        "rft.btitle": item["title"],
        "rft.aucorp": item["author"][0]["literal"],
        "rft.date": str(item["issued"]["date-parts"][0][0]),
        "rft.series": item["collection-title"],
        "rft.pub": item["publisher"],
        "rft.pages": item.get("number", ""),
        "rft.language": item["language"],
        "rft_id": item.get("URL", ""),
    }
    said = {name: value for name, value in pairs.items() if value}
    return urlencode(said, quote_via=quote)


def tags(
    language: str, paragraph: Place | None = None, footnote: int | None = None, url: str = ""
) -> dict[str, str]:
    """The reference of `csl` as meta tags by name (Highwire's, which Zotero, Mendeley and others read)."""
    item = csl("", language, paragraph, footnote, url)
    pairs = {
        "citation_title": item["title"],
        "citation_author": item["author"][0]["literal"],
        "citation_publication_date": str(item["issued"]["date-parts"][0][0]),
        "citation_technical_report_institution": item["publisher"],  # makes it a report
        "citation_technical_report_number": item.get("number", ""),
        "citation_series_title": item["collection-title"],
        "citation_language": item["language"],
        "citation_public_url": item.get("URL", ""),
    }
    return {name: value for name, value in pairs.items() if value}
