"""The other way round: every row that prints a number is what its number tokens became."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import polars as pl

from southsouth.numbers import passages
from southsouth.quantities import expressions
from southsouth.report import Report, plain, squash
from southsouth.tables import rows
from southsouth.verification.failure import Failure
from southsouth.verification.values import TOLERANCE

Row = Mapping[str, Any]
_ORDINAL = re.compile(r"第[\d一二三四五六七八九十]+[次届笔]")
Spans = list[tuple[int, int]]


def reach_failures(report: Report, frames: Mapping[str, pl.DataFrame]) -> Iterator[Failure]:
    """Rows whose printed numbers became something else, and rows that no token points at."""
    yield from _halfway(report, frames)
    yield from _unreached(frames)


def _halfway(report: Report, frames: Mapping[str, pl.DataFrame]) -> Iterator[Failure]:
    """Rows whose words stand nowhere with every number in them pointing at the row."""
    text = {
        (paragraph, footnote): squash(text)
        for paragraph, footnote, part, text in passages(report)
        if part == "text"
    }
    tokens = _by_passage(text, frames["number_audit"])
    for table, disposition, words, numbers_of in _WHOLE:
        for row_id, row in rows(frames[table], table):
            passage = (row["paragraph"], row["footnote"] or 0)
            printed, whole = plain(row[words] or ""), plain(text.get(passage, ""))
            places = [*_places(printed, whole)] if printed else []
            spans = numbers_of(row, printed)
            its = (disposition, f"{table}:{row_id}")
            if places and not any(
                _all_point(tokens.get(passage, {}), place, spans, its) for place in places
            ):
                yield Failure(
                    table, row_id, f"its_{disposition}_tokens_point_at_it",
                    f"a number of {row[words]!r} has another row in number_audit, or none",
                )  # fmt: skip


def _by_passage(
    text: Mapping[tuple[int, int], str], frame: pl.DataFrame
) -> dict[tuple[int, int], dict[int, set[tuple[str, str]]]]:
    """For each passage, what its tokens became, by their position footnote marks aside."""
    found: dict[tuple[int, int], dict[int, set[tuple[str, str]]]] = {}
    for row in (row for _, row in rows(frame, "number_audit") if row["part"] == "text"):
        passage = (row["paragraph"], row["footnote"] or 0)
        at = len(plain(text.get(passage, "")[: row["offset"]]))
        became = {(row["disposition"], row_id) for row_id in (row["row_id"] or "").split(";")}
        found.setdefault(passage, {}).setdefault(at, set()).update(became)
    return found


def _places(words: str, whole: str) -> Iterator[int]:
    begin = whole.find(words)
    while begin != -1:
        yield begin
        begin = whole.find(words, begin + 1)


def _all_point(
    tokens: Mapping[int, set[tuple[str, str]]], place: int, spans: Spans, its: tuple[str, str]
) -> bool:
    """Whether every token in the spans of the words at a place became the row."""
    inside = [
        became
        for at, became in tokens.items()
        if any(place + start <= at < place + end for start, end in spans)
    ]
    return all(its in became for became in inside)


def _value(figure: Row, printed: str) -> Spans:
    """Where the expressions stand that read as the figure's value."""
    values = [value for value in (figure["value"], figure["value_high"]) if value is not None]
    return [
        (start, end)
        for start, end, found in expressions(printed)
        if any(quantity.is_near(value, TOLERANCE) for quantity in found for value in values)
    ]


def _everything(_: Row, printed: str) -> Spans:
    return [(0, len(printed))]


_WHOLE: tuple[tuple[str, str, str, Callable[[Row, str], Spans]], ...] = (
    ("figures", "figure", "as_printed", _value),
    ("events", "date", "date_as_printed", _everything),
    ("documents", "symbol", "symbol", _everything),
)
"""Whose numbers must all point at it: a table, as what, the column of the words, and which part."""


def _unreached(frames: Mapping[str, pl.DataFrame]) -> Iterator[Failure]:
    """Rows that print a number which no token became."""
    reached = {
        (row["disposition"], row_id)
        for _, row in rows(frames["number_audit"], "number_audit")
        for row_id in (row["row_id"] or "").split(";")
    }
    for table, disposition, prints in _REACHED:
        for row_id, row in rows(frames[table], table):
            if prints(row) and (disposition, f"{table}:{row_id}") not in reached:
                yield Failure(
                    table, row_id, f"a_token_of_kind_{disposition}_reaches_it",
                    f"no {disposition} token of number_audit points at {table}:{row_id}",
                )  # fmt: skip


def _has_a_number(row: Row) -> bool:
    return any(character.isdigit() for character in row["as_printed"])


_REACHED: tuple[tuple[str, str, Callable[[Row], bool]], ...] = (
    ("figures", "figure", lambda _: True),
    ("figures", "date", lambda row: bool(row["period"])),
    ("events", "date", lambda row: bool(row["start"])),
    ("events", "ordinal", lambda row: _ORDINAL.search(row["as_printed"]) is not None),
    ("documents", "symbol", lambda row: bool(row["symbol"]) and _has_a_number(row)),
    ("recommendations", "ordinal", lambda row: row["source"] == "JIU"),
)
"""What must be reached: a table, by which disposition, and which of its rows."""
