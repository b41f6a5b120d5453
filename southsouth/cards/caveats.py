"""The card of a caveat: a passage that can be doubted, and the facts that this touches."""

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl

from southsouth import tables
from southsouth.cards import documents
from southsouth.cards.base import (
    Card,
    Link,
    body_links,
    cooperation_links,
    event_links,
    evidence,
    figure_links,
    groups,
    links,
    paragraph_links,
    row,
)
from southsouth.language import N_, translate, upper_first
from southsouth.vocabulary import CAVEAT_KINDS, label


def headline(caveat: Mapping[str, Any], language: str) -> str:
    """What a caveat is called: what is in doubt, in a few words."""
    return upper_first(caveat[f"short_{language}"])


def card(caveat_id: str, language: str) -> Card | None:
    """The card of that caveat, or None."""
    caveat = row("caveats", "caveat_id", caveat_id)
    if caveat is None:
        return None
    kind = label(caveat["kind"], language, CAVEAT_KINDS)
    return Card(
        kind="caveat",
        id=caveat_id,
        language=language,
        headline=headline(caveat, language),
        lead=caveat[f"note_{language}"],
        facts=((translate(N_("Kind of doubt"), language), kind),),
        evidence=evidence(caveat),
        note=translate(_OUTSIDE, language) if caveat["needs_outside"] else "",
        doubts=(),
        groups=groups(
            language,
            (N_("Stands in"), paragraph_links([caveat["paragraph"]], language)),
            (N_("Facts concerned"), _touched(caveat["row_ids"] or "", language)),
        ),
        paragraph=caveat["paragraph"],
        footnote=caveat["footnote"],
    )


_OUTSIDE = N_("It can be settled only with information from outside the text.")


def _bodies(rows: pl.DataFrame, language: str) -> tuple[Link, ...]:
    return body_links(rows["organisation_id"], language)


def _recommendations(rows: pl.DataFrame, language: str) -> tuple[Link, ...]:
    return links(rows, "recommendation", "recommendation_id", f"subject_{language}")


#: The tables whose rows a caveat may point at, each with its column of ids and its links.
_TOUCHED: Mapping[str, tuple[str, Callable[[pl.DataFrame, str], tuple[Link, ...]]]] = {
    "figures": ("figure_id", figure_links),
    "events": ("event_id", event_links),
    "cooperation": ("link_id", cooperation_links),
    "organisations": ("organisation_id", _bodies),
    "recommendations": ("recommendation_id", _recommendations),
    "documents": ("document_id", documents.links),
}


def _touched(listed: str, language: str) -> tuple[Link, ...]:
    """The facts that a caveat points at, as `table:id` separated by semicolons."""
    pairs = [named.partition(":") for named in listed.split(";") if named]
    found: list[Link] = []
    for table, (column, linked) in _TOUCHED.items():
        wanted = [own for name, _, own in pairs if name == table]
        found += linked(tables.load(table).filter(pl.col(column).is_in(wanted)), language)
    return tuple(found)
