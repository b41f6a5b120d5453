"""What a relation is made of: numbers of the tables and operations on them. No number is typed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import polars as pl

from southsouth.arithmetic.interval import Interval
from southsouth.arithmetic.precision import interval
from southsouth.errors import SouthSouthError
from southsouth.keys import row_ids
from southsouth.quantities import number
from southsouth.schemas import SCHEMAS


class BrokenRelation(SouthSouthError):
    """A relation names a row or rows that no table holds."""

    def __init__(self, needed: str) -> None:
        super().__init__(
            f"the audit needs {needed}, which the tables do not hold; mend the table, or the "
            "relation in southsouth/arithmetic/relations/"
        )


@dataclass(frozen=True)
class Used:
    """One row that a number was taken from; `row_id` is empty for tables without a key."""

    table: str
    row_id: str
    row: Mapping[str, Any]

    @property
    def words(self) -> str:
        """The words that print the number, or the token itself."""
        return self.row.get("as_printed") or self.row.get("token") or ""


@dataclass(frozen=True)
class Dated(Used):
    """A row that a date was taken from."""

    @property
    def words(self) -> str:
        """The words that print the date."""
        return self.row.get("date_as_printed") or super().words


class Term(Protocol):
    """A number of the tables, or several put together."""

    def interval(self, frames: Mapping[str, pl.DataFrame]) -> Interval:
        """The number, with the room it leaves. Raises BrokenRelation."""
        ...

    def used(self, frames: Mapping[str, pl.DataFrame]) -> Iterator[Used]:
        """The rows it comes from."""
        ...


@dataclass(frozen=True)
class Rows:
    """Rows of a table that fit a condition, in the table's order."""

    table: str
    where: pl.Expr

    def used(self, frames: Mapping[str, pl.DataFrame]) -> Iterator[Used]:
        """The rows; at least one."""
        frame = frames[self.table]
        fitting = frame.filter(self.where)
        if fitting.is_empty():
            raise BrokenRelation(f"rows of {self.table} where {self.where}")
        keyed = bool(SCHEMAS[self.table].primary_key())
        ids = row_ids(fitting, self.table)
        for row_id, row in zip(ids, fitting.iter_rows(named=True), strict=True):
            yield Used(self.table, row_id if keyed else "", row)


@dataclass(frozen=True)
class _Single:
    """One row, by its table:id."""

    row: str

    def used(self, frames: Mapping[str, pl.DataFrame]) -> Iterator[Used]:
        """The row."""
        table, _, row_id = self.row.partition(":")
        key = SCHEMAS[table].primary_key()[0]
        found = frames[table].filter(pl.col(key) == row_id)
        if found.height != 1:
            raise BrokenRelation(self.row)
        yield Used(table, row_id, found.row(0, named=True))


@dataclass(frozen=True)
class Figure(_Single):
    """A figure's value, with the room that its printed digits and qualifier leave."""

    def __init__(self, figure_id: str) -> None:
        super().__init__(f"figures:{figure_id}")

    def interval(self, frames: Mapping[str, pl.DataFrame]) -> Interval:
        """The value in its unit."""
        return interval(next(self.used(frames)).row)


@dataclass(frozen=True)
class Span(_Single):
    """Years that a figure's period or an event covers, both ends counted: 2014/2017 is four."""

    def interval(self, frames: Mapping[str, pl.DataFrame]) -> Interval:
        """Whole years, or months as parts of a year where months are printed."""
        row = next(self.used(frames)).row
        said = row.get("period") or "/".join(filter(None, (row.get("start"), row.get("end"))))
        start, _, end = said.partition("/")
        first, last = _moment(start, self.row), _moment(end or start, self.row)
        return Interval.exact(round(last.high - first.low, 6))


@dataclass(frozen=True)
class Moment(_Single):
    """When an event starts (or ends), in years; its low and high are the ends of what is printed."""

    end: bool = False

    def used(self, frames: Mapping[str, pl.DataFrame]) -> Iterator[Used]:
        """The event."""
        for used in super().used(frames):
            yield Dated(used.table, used.row_id, used.row)

    def interval(self, frames: Mapping[str, pl.DataFrame]) -> Interval:
        """2012 reaches from 2012 to 2013, 2014-06 from 2014.417 to 2014.5."""
        row = next(self.used(frames)).row
        return _moment((self.end and row["end"]) or row["start"] or "", self.row)


@dataclass(frozen=True)
class Listed(Rows):
    """How many different values of a column the rows hold."""

    column: str

    def interval(self, frames: Mapping[str, pl.DataFrame]) -> Interval:
        """The count, exact."""
        return Interval.exact(len({used.row[self.column] for used in self.used(frames)}))


@dataclass(frozen=True)
class Highest(Rows):
    """The highest number in a column of the rows."""

    column: str

    def interval(self, frames: Mapping[str, pl.DataFrame]) -> Interval:
        """The number, exact."""
        return Interval.exact(max(float(used.row[self.column]) for used in self.used(frames)))


@dataclass(frozen=True)
class FirstToken(Rows):
    """The number of the first token of number_audit that fits."""

    def used(self, frames: Mapping[str, pl.DataFrame]) -> Iterator[Used]:
        """That token's row."""
        yield min(super().used(frames), key=lambda used: used.row["offset"])

    def interval(self, frames: Mapping[str, pl.DataFrame]) -> Interval:
        """The number, exact."""
        return Interval.exact(number(next(self.used(frames)).row["token"]))


def _moment(date: str, row: str) -> Interval:
    """A date of ISO 8601 in years, from its first to its last instant (to the month)."""
    parts = [int(part) for part in re.findall(r"\d+", date)]
    if not parts:
        raise BrokenRelation(f"a date or an end of the period of {row}")
    year = parts[0]
    if len(parts) == 1:
        return Interval(year, year, year + 1)
    month = year + (parts[1] - 1) / 12
    return Interval(month, month, year + parts[1] / 12)
