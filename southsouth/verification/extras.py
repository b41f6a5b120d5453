"""What stands in a copy and is none of the report: lines between its paragraphs and behind the last."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from southsouth.report import Report, squash

_LABEL = re.compile(r"^(?:[一二三四五六七八九十]+|[A-Z])\s*\.\s*")
#: The heading of the one section whose paragraphs stand below headings of its parts.
_UPPER = "联合国支持南南合作的情况"


@dataclass(frozen=True)
class Extra:
    """Lines of one place that are none of the report.

    `before` is the paragraph that they stand before, None behind the last one of the copy, whose
    number is `behind`.
    """

    before: int | None
    behind: int
    lines: tuple[str, ...]


def extras(report: Report, paragraphs: pl.DataFrame) -> list[Extra]:
    """Every such place of a copy and of its second copies, the headings that belong there left out."""
    headings = dict(paragraphs.select("paragraph", "heading_zh").iter_rows())
    return [
        extra
        for copy in (report, *report.copies)
        for extra in _of_copy(copy, headings)
        if extra.lines
    ]


def _of_copy(report: Report, headings: Mapping[int, str]) -> Iterator[Extra]:
    last = 0
    for number in sorted(report.paragraphs):
        # Where paragraphs are missing, their headings stand before the next one.
        own = {squash(headings[each]) for each in range(last + 1, number + 1)} | {_UPPER}
        lines = report.headings.get(number, "").splitlines()
        yield Extra(number, number - 1, tuple(_others(lines, own)))
        last = number
    own = {squash(heading) for number, heading in headings.items() if number > last} | {_UPPER}
    yield Extra(None, last, tuple(_others(report.rest, own)))


def _others(lines: Sequence[str], own: set[str]) -> Iterator[str]:
    """Lines that are no heading of the report; a heading may be broken into several."""
    begun: list[str] = []
    for line in lines:
        part = line if begun else _LABEL.sub("", line)
        words = squash("".join([*begun, part]))
        if words in own:
            begun = []
        elif any(heading.startswith(words) for heading in own):
            begun.append(part)
        else:
            yield from begun
            yield line
            begun = []
    yield from begun
