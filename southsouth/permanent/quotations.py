"""The printed words that a permanent page shows: a fact's own, of a paragraph those of every fact."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from southsouth import tables
from southsouth.anchors import where
from southsouth.cards import KINDS, Card, Evidence
from southsouth.keys import row_ids
from southsouth.schemas import marked


@dataclass(frozen=True)
class Quotation:
    """Printed words on a page.

    Attributes:
        mark: The id of the element that holds them, and nothing else.
        words: As printed, spaces included, and where.
        cells: The cells of the tables that rest on them: `figures:p048-fao-china-commitment as_printed`.
    """

    mark: str
    words: Evidence
    cells: tuple[str, ...]


@cache
def of(card: Card) -> tuple[Quotation, ...]:
    """The quotations of a card's page, each set of words once for a paragraph or footnote."""
    cells: dict[Evidence, list[str]] = {words: [] for words in card.evidence}
    for anchor in _anchors(card):
        printed = _row(anchor["row_id"])[anchor["column"]]
        words = Evidence(printed, anchor["paragraph"], anchor["footnote"])
        cells.setdefault(words, []).append(f"{anchor['row_id']} {anchor['column']}")
    for words, cell in _unanchored(card):
        if words in cells and not cells[words]:
            cells[words] = [cell]
    return tuple(
        Quotation(f"printed-{number}", words, tuple(rest))
        for number, (words, rest) in enumerate(cells.items(), start=1)
    )


def _anchors(card: Card) -> Iterator[dict[str, Any]]:
    """In the order of the text, as far as the report was anchored."""
    found = (
        tables.where("anchors", paragraph=int(card.id))
        if card.kind == "paragraph"
        else tables.where("anchors", row_id=f"{KINDS[card.kind].table}:{card.id}")
    )
    return found.sort("paragraph", "footnote", "start").iter_rows(named=True)


def _unanchored(card: Card) -> Iterator[tuple[Evidence, str]]:
    """Words of tables that are not anchored in the text, each with its cell."""
    table = KINDS[card.kind].table
    if table and table != "paragraphs":
        row = _rows(table)[card.id]
        for column in marked(table, "as_printed"):
            if row[column]:
                yield Evidence(row[column], *where(row, column)), f"{table}:{card.id} {column}"
    yield from _mentions().get((card.kind, card.id), ())


@cache
def _mentions() -> Mapping[tuple[str, str], list[tuple[Evidence, str]]]:
    """The words by which each entity is named, each with its cell."""
    found: dict[tuple[str, str], list[tuple[Evidence, str]]] = {}
    for own, row in _rows("mentions").items():
        words = Evidence(row["as_printed"], row["paragraph"], row["footnote"])
        cells = found.setdefault((row["entity_kind"], row["entity_id"]), [])
        cells.append((words, f"mentions:{own} as_printed"))
    return found


def _row(row_id: str) -> Mapping[str, Any]:
    table, _, own = row_id.partition(":")
    return _rows(table)[own]


@cache
def _rows(table: str) -> Mapping[str, Mapping[str, Any]]:
    frame = tables.load(table)
    return dict(zip(row_ids(frame, table), frame.iter_rows(named=True), strict=True))
