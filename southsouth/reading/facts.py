"""Every fact that the tables take from a paragraph, with the words that print it there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from southsouth import cards, tables
from southsouth.anchors import where
from southsouth.keys import row_ids
from southsouth.language import N_, country_name
from southsouth.names import entry, figure_value, link_text, organisation_names, place_name
from southsouth.schemas import marked
from southsouth.vocabulary import CAVEAT_KINDS, label

#: Kinds of facts in the order of precedence where words print several.
KINDS: Mapping[str, str] = {
    **{
        kind: cards.KINDS[kind].name
        for kind in (
            "figure", "event", "recommendation", "cooperation", "document", "country",
            "organisation", "place",
        )
    },
    "activity": N_("Work of a regional commission"),
    "caveat": cards.KINDS["caveat"].name,
}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One fact and the words that print it.

    Attributes:
        kind: One of KINDS.
        id: The id of its row, or of whom it names.
        text: What it is, in one language.
        words: As printed.
        footnote: The footnote they stand in; None for the paragraph itself.
    """

    kind: str
    id: str
    text: str
    words: str
    footnote: int | None = None


def facts(paragraph: int, language: str) -> tuple[Fact, ...]:
    """Every fact printed in a paragraph or its footnotes, each with each of its words once."""
    return _by_paragraph(language).get(paragraph, ())


@cache
def _by_paragraph(language: str) -> Mapping[int, tuple[Fact, ...]]:
    found: dict[int, dict[Fact, None]] = {}
    for table in _DESCRIBED:
        for paragraph, fact in _of_table(table, language):
            found.setdefault(paragraph, {})[fact] = None
    return {paragraph: tuple(every) for paragraph, every in found.items()}


def _of_table(table: str, language: str) -> Iterator[tuple[int, Fact]]:
    frame = tables.load(table)
    describe = _DESCRIBED[table]
    for own, row in zip(row_ids(frame, table), frame.iter_rows(named=True), strict=True):
        for column in marked(table, "as_printed"):
            if row[column]:
                kind, fact_id, text = describe(row, str(own), language)
                paragraph, footnote = where(row, column)
                yield paragraph, Fact(kind, fact_id, text, row[column], footnote)


_Described = tuple[str, str, str]


def _figure(row: Mapping[str, Any], own: str, language: str) -> _Described:
    return "figure", own, entry(figure_value(row, language), row[f"subject_{language}"], language)


def _event(row: Mapping[str, Any], own: str, language: str) -> _Described:
    return "event", own, row[f"title_{language}"]


def _body(row: Mapping[str, Any], own: str, language: str) -> _Described:
    body = row["organisation_id"]
    return "organisation", body, organisation_names([body], language)[0]


def _commission(row: Mapping[str, Any], own: str, language: str) -> _Described:
    return "organisation", own, row[f"name_{language}"]


def _named(row: Mapping[str, Any], own: str, language: str) -> _Described:
    kind, entity = row["entity_kind"], row["entity_id"]
    if kind == "country":
        return kind, entity, country_name(entity, language)
    if kind == "place":
        return kind, entity, place_name(entity, language)
    return kind, entity, organisation_names([entity], language)[0]


def _link(row: Mapping[str, Any], own: str, language: str) -> _Described:
    return "cooperation", own, link_text(row, language)


def _recommendation(row: Mapping[str, Any], own: str, language: str) -> _Described:
    return "recommendation", own, row[f"subject_{language}"]


def _document(row: Mapping[str, Any], own: str, language: str) -> _Described:
    return "document", own, row[f"title_{language}"]


def _activity(row: Mapping[str, Any], own: str, language: str) -> _Described:
    return "activity", own, entry(row["commission_id"], row[f"activity_{language}"], language)


def _caveat(row: Mapping[str, Any], own: str, language: str) -> _Described:
    kind = label(row["kind"], language, CAVEAT_KINDS)
    return "caveat", own, entry(kind, row[f"note_{language}"], language)


_DESCRIBED: Mapping[str, Callable[[Mapping[str, Any], str, str], _Described]] = {
    "figures": _figure,
    "events": _event,
    "event_organisations": _body,
    "organisations": _body,
    "mentions": _named,
    "recommendations": _recommendation,
    "documents": _document,
    "cooperation": _link,
    "commissions": _commission,
    "commission_activities": _activity,
    "caveats": _caveat,
}
