"""Lines of a copy that are not part of the report: between its paragraphs and behind the last."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from southsouth import furniture
from southsouth.report import MARKS, Report, characters
from southsouth.tables import rows
from southsouth.verification.headings import altered, headings, own_of, told_apart

#: What such lines may be: headings of other places, lines of the title, the end of a paragraph that is missing.
Kind = Literal["", "heading", "end"]
_LAST = 3  # lines that the end of a paragraph may be broken into
_HAN = re.compile("[\u4e00-\u9fff]")
_END = re.compile(rf"[。.][{MARKS}\s]*$")


@dataclass(frozen=True)
class Extra:
    """Lines of one place that are not part of the report there.

    `before` is the paragraph that they stand before, None behind the last one of the copy, whose
    number is `behind`. `kind` is what all of them are, empty for lines of another text.
    """

    before: int | None
    behind: int
    lines: tuple[str, ...]
    kind: Kind = ""

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
    lengths = {row["paragraph"]: row["characters"] for _, row in rows(paragraphs, "paragraphs")}
    return [
        extra
        for copy in (report, *report.copies)
        for extra in _of_copy(copy, known, lengths)
        if extra.lines
    ]


def _of_copy(
    report: Report, known: Mapping[int, frozenset[str]], lengths: Mapping[int, int]
) -> Iterator[Extra]:
    last = 0
    for number in sorted(report.paragraphs):
        own = own_of(known, last, number)
        lines = report.headings.get(number, "").splitlines()
        _, others = told_apart(lines, own)
        theirs = {*altered(lines, known.get(number, frozenset())).values()}
        elsewhere, others = _of_the_report([line for line in others if line not in theirs], known)
        yield Extra(number, number - 1, elsewhere, "heading")
        is_end = not report.paragraphs.get(number - 1) and _ends(others, lengths.get(number - 1, 0))
        yield Extra(number, number - 1, others, "end" if is_end else "")
        last = number
    own = frozenset[str]().union(*(of for number, of in known.items() if number > last))
    elsewhere, others = _of_the_report(told_apart(report.rest, own)[1], known)
    yield Extra(None, last, elsewhere, "heading")
    yield Extra(None, last, others)


def _ends(lines: Sequence[str], length: int) -> bool:
    """Whether lines may be the end of a paragraph of that length."""
    whole = "".join(lines)
    is_part = len(lines) <= _LAST and characters(whole) < length
    return bool(is_part and _HAN.search(whole) and _END.search(whole))


def _of_the_report(
    lines: Sequence[str], known: Mapping[int, frozenset[str]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lines that are headings of the report or lines of its title, and the others."""
    strange = told_apart(lines, frozenset[str]().union(*known.values()))[1]
    others = tuple(line for line in strange if not furniture.is_title(line))
    theirs = {*others}
    return tuple(line for line in lines if line not in theirs), others
