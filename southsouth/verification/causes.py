"""Failures by what caused them: a paragraph that is missing or differs fails for every row it tells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from southsouth.report import spans
from southsouth.verification.failure import Failure, rows

_PLACE = re.compile(r"paragraph (\d+)( heading)?")
_FOOTNOTE = re.compile(r"footnote (\d+)")
_LISTED = 5  # failures that are told of one paragraph
_FOLLOWING = ("anchors", "paragraphs")  # these fail wherever a letter changed, and say no more
_PARAGRAPHS = 10  # differing paragraphs that are told one by one


@dataclass(frozen=True)
class Cause:
    """What went wrong once, and the failures that follow from it."""

    told: str
    outcome: str
    failures: tuple[Failure, ...]
    listed: int

    def lines(self) -> Iterator[str]:
        """The cause with how many rows it touches, and the first failures where they say more."""
        touched = len({(failure.table, failure.row_id) for failure in self.failures})
        yield f"{self.told}: {touched} {'row' if touched == 1 else 'rows'} {self.outcome}"
        telling = [failure for failure in self.failures if failure.table not in _FOLLOWING]
        for failure in telling[: self.listed]:
            yield f"  {failure}"


def causes(
    failures: Sequence[Failure],
    missing: Sequence[int],
    differing: Sequence[int],
    frames: Mapping[str, pl.DataFrame],
) -> tuple[list[Cause], list[Failure]]:
    """Failures under the paragraphs that caused them, and those that have no such cause."""
    told_in = _Places(frames)
    by_paragraph: dict[int, list[Failure]] = {}
    others: list[Failure] = []
    damaged = {*missing, *differing}
    for failure in failures:
        # A row told in two paragraphs fails for the one that is damaged.
        found = next((number for number in told_in.of(failure) if number in damaged), None)
        (others if found is None else by_paragraph.setdefault(found, [])).append(failure)
    by_footnote: dict[int, list[Failure]] = {}
    for failure in others:
        by_footnote.setdefault(told_in.footnote(failure), []).append(failure)
    alone = by_footnote.pop(0, [])
    return [
        *_missing(missing, by_paragraph),
        *_differing(differing, by_paragraph),
        *_footnotes(by_footnote),
    ], alone


def _missing(numbers: Sequence[int], found: Mapping[int, list[Failure]]) -> Iterator[Cause]:
    for run in _runs(numbers):
        failures = tuple(failure for number in run for failure in found.get(number, ()))
        yield Cause(
            f"{_named(run)} {'is' if len(run) == 1 else 'are'} missing",
            "cannot be checked",
            failures,
            0,
        )


def _differing(numbers: Sequence[int], found: Mapping[int, list[Failure]]) -> Iterator[Cause]:
    if len(numbers) > _PARAGRAPHS:
        failures = tuple(failure for number in numbers for failure in found[number])
        yield Cause(f"{_named(numbers)} differ", "fail", failures, 2 * _LISTED)
        return
    for number in numbers:
        yield Cause(f"paragraph {number} differs", "fail", tuple(found[number]), _LISTED)


def _footnotes(found: Mapping[int, list[Failure]]) -> Iterator[Cause]:
    for number, failures in sorted(found.items()):
        yield Cause(f"footnote {number} is missing or differs", "fail", tuple(failures), _LISTED)


def _named(numbers: Sequence[int]) -> str:
    return f"paragraph{'s' if len(numbers) > 1 else ''} {spans(numbers)}"


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Ascending numbers in runs without a gap."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


class _Places:
    """In which paragraphs and in which footnote a failing row is told."""

    def __init__(self, frames: Mapping[str, pl.DataFrame]) -> None:
        self._rows: dict[tuple[str, str], list[int]] = {}
        self._footnotes: dict[str, int] = {}
        self._in_footnote: dict[tuple[str, str], int] = {}
        for table, frame in frames.items():
            for row_id, row in rows(frame, table):
                told = [row.get("paragraph"), row.get("status_paragraph")]
                told += [int(n) for n in (row.get("other_paragraphs") or "").split(";") if n]
                self._rows[table, row_id] = [number for number in told if number is not None]
                if row.get("footnote"):
                    self._in_footnote[table, row_id] = row["footnote"]
                    self._footnotes[str(row["footnote"])] = row["paragraph"]

    def footnote(self, failure: Failure) -> int:
        """The footnote that a row is told in, 0 for none."""
        named = _FOOTNOTE.search(failure.row_id) if failure.table == "number_audit" else None
        if named or failure.table == "footnotes":
            return int(named[1] if named else failure.row_id)
        return self._in_footnote.get((failure.table, failure.row_id), 0)

    def of(self, failure: Failure) -> list[int]:
        """Paragraph numbers, the row's own first; none where the row is not of one paragraph."""
        found = _PLACE.match(failure.row_id) if failure.table == "number_audit" else None
        if found:
            # A heading goes with the paragraph below it; where that is missing, with the next one.
            number = int(found[1])
            return [number, number - 1] if found[2] else [number]
        if failure.table == "footnotes":
            number = self._footnotes.get(failure.row_id)
            return [] if number is None else [number]
        if failure.table == "paragraphs":
            return [int(failure.row_id)]
        return self._rows.get((failure.table, failure.row_id), [])
