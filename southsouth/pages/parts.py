"""Long lists, a part on a page: which rows the address asks for, and the ways to those before and after.

A list that is little longer than a part stands whole. Of several lists on a page the parts are taken as
if one stood below the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from southsouth.blocks import PART, Go, Steps
from southsouth.language import N_, number
from southsouth.view import PAGE, View

WHOLE = 160
"""The most rows that stand on one page together: every list of the report's tables does."""
ROWS = 100
"""Rows of a part of a longer list."""


@dataclass(frozen=True)
class Part:
    """Some rows of a list, one after the other.

    Attributes:
        number: Which part it is, from 1.
        rows: How many rows the list has.
        size: How many of them a part has.
    """

    number: int
    rows: int
    size: int

    @property
    def last(self) -> int:
        """The number of the last part."""
        return max(1, -(-self.rows // self.size))

    @property
    def written(self) -> str | None:
        """The part as an address says it; the first is not said."""
        return None if self.number == 1 else str(self.number)

    def of(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Its rows of the whole list."""
        return frame.slice((self.number - 1) * self.size, self.size)


def count(rows: int) -> int:
    """On how many pages a list of so many rows stands."""
    return 1 if rows <= WHOLE else -(-rows // ROWS)


def read(view: View, listed: pl.Series, chosen: Sequence[str]) -> Part:
    """The part that the address asks for; where it asks for none, the one with the first row that is
    chosen, or the first.

    Args:
        view: The view, whose notes are not made yet.
        listed: The ids of all rows in the order of the list.
        chosen: The ids of what is open.
    """
    rows = len(listed)
    size = max(rows, 1) if rows <= WHOLE else ROWS
    asked = view.part(count(rows))
    if asked is None and rows > WHOLE and chosen:
        there = listed.is_in(list(chosen)).arg_true()
        asked = there[0] // size + 1 if len(there) else None
    return Part(asked or 1, rows, size)


def steps(view: View, part: Part, anchor: str = "list") -> Iterator[Steps]:
    """The rows that are shown, of how many, and the parts before and after; nothing where one is all."""
    if part.last == 1:
        return
    first = (part.number - 1) * part.size + 1
    shown = min(part.rows, first + part.size - 1)
    said = view.text(
        N_("Rows {first} to {last} of {all}"), first=number(first, view.lang),
        last=number(shown, view.lang), all=number(part.rows, view.lang),
    )  # fmt: skip
    yield Steps(
        _way(view, part, part.number - 1, N_("Earlier rows"), anchor),
        _way(view, part, part.number + 1, N_("Further rows"), anchor),
        view.text(N_("Rows of the list")),
        said,
    )


def _way(view: View, part: Part, to: int, words: str, anchor: str) -> Go | None:
    if not 1 <= to <= part.last:
        return None
    address = view.here(**{PAGE: None if to == 1 else str(to)})
    return Go(view.text(words), f"{address}#{anchor}", f"{PART}/{view.page_id}/{to}")
