"""The headings of the report: which stand before a paragraph, which of them a copy has, what else it has."""

import re
from collections.abc import Sequence

import polars as pl

from southsouth.report import squash
from southsouth.tables import rows

_LABEL = re.compile(r"^(?:[一二三四五六七八九十]+|[A-Z])\s*\.\s*")
#: The heading of the one section whose paragraphs stand below headings of its parts, and the paragraph
#: below the first of these; the table has the nearest heading of each paragraph.
_UPPER = {12: "联合国支持南南合作的情况"}


def headings(paragraphs: pl.DataFrame) -> dict[int, frozenset[str]]:
    """The headings that stand on lines of their own before a paragraph, without their numbers and white
    space; that of paragraph 0 is part of it."""
    found: dict[int, frozenset[str]] = {}
    above = ""
    nearest = {row["paragraph"]: row["heading_zh"] for _, row in rows(paragraphs, "paragraphs")}
    for number, heading in sorted(nearest.items()):
        if number and heading != above:
            upper = [_UPPER[number]] if number in _UPPER else []
            found[number] = frozenset(map(squash, [heading, *upper]))
        above = heading
    return found


def unlabelled(line: str) -> str:
    """A heading without its number or letter."""
    return _LABEL.sub("", line.strip())


def told_apart(
    lines: Sequence[str], wanted: frozenset[str]
) -> tuple[frozenset[str], tuple[str, ...]]:
    """Which of the wanted headings the lines are, and the lines that are none of them; a heading may be
    broken into several."""
    found: set[str] = set()
    others: list[str] = []
    begun: list[str] = []
    for line in lines:
        part = line if begun else unlabelled(line)
        words = squash("".join([*begun, part]))
        if words in wanted:
            found.add(words)
            begun = []
        elif any(heading.startswith(words) for heading in wanted):
            begun.append(part)
        else:
            others += [*begun, line]
            begun = []
    return frozenset(found), (*others, *begun)
