"""Lines of a copy that are not part of the report: between its paragraphs and behind the last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from southsouth.report import Report
from southsouth.verification.headings import headings, own_of, told_apart


@dataclass(frozen=True)
class Extra:
    """Lines of one place that are not part of the report.

    `before` is the paragraph that they stand before, None behind the last one of the copy, whose
    number is `behind`. `are_headings` says that all of them are headings of other places of the report.
    """

    before: int | None
    behind: int
    lines: tuple[str, ...]
    are_headings: bool = False

    @property
    def place(self) -> str:
        """Where they stand, in words for a person."""
        if self.before is not None:
            return f"before paragraph {self.before}"
        return f"after paragraph {self.behind}" if self.behind else "after the summary"


def extras(report: Report, paragraphs: pl.DataFrame) -> list[Extra]:
    """Every such place of a copy and of its second copies, the report's headings left out wherever
    they stand between the same two paragraphs of the copy."""
    known = headings(paragraphs)
    return [
        extra for copy in (report, *report.copies) for extra in _of_copy(copy, known) if extra.lines
    ]


def _of_copy(report: Report, known: Mapping[int, frozenset[str]]) -> Iterator[Extra]:
    last = 0
    for number in sorted(report.paragraphs):
        own = own_of(known, last, number)
        _, others = told_apart(report.headings.get(number, "").splitlines(), own)
        yield Extra(number, number - 1, others, _are_headings(others, known))
        last = number
    own = frozenset[str]().union(*(of for number, of in known.items() if number > last))
    rest = told_apart(report.rest, own)[1]
    yield Extra(None, last, rest, _are_headings(rest, known))


def _are_headings(lines: Sequence[str], known: Mapping[int, frozenset[str]]) -> bool:
    return not lines or not told_apart(lines, frozenset[str]().union(*known.values()))[1]
