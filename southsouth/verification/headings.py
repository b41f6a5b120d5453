"""The headings of the report: which stand before a paragraph, which of them a copy has, what else it has."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest

import polars as pl

from southsouth.kept import Same
from southsouth.report import Report, squash
from southsouth.tables import rows

_LABEL = re.compile(r"^[(（]?(?:[一二三四五六七八九十]+|[IVXL]+|[A-Za-z])\s*[.。、，,)）]\s*")
_NUMBERED = re.compile(r"^\d{1,2}\s*[.、]\s*")
_LIKE = 0.5  # of a heading that stays where it was altered
_SURE = 0.8  # of one that is no other line
#: What stands on the lines of the title, without white space.
TITLE = (
    "第六十九届会议临时议程项目24(b)发展方面的业务活动：南南合作促进发展南南合作情况秘书长的报告"
)
#: The heading of the one section whose paragraphs stand below headings of its parts, and the paragraph
#: below the first of these; the table has the nearest heading of each paragraph.
_UPPER = {12: "联合国支持南南合作的情况"}


def headings(paragraphs: pl.DataFrame) -> dict[int, frozenset[str]]:
    """The headings that stand on lines of their own before a paragraph, without their numbers and white
    space; that of paragraph 0 is part of it."""
    return dict(_headings(Same(paragraphs)))


# The same table is held against one copy after another.
@lru_cache(maxsize=4)
def _headings(same: Same[pl.DataFrame]) -> Mapping[int, frozenset[str]]:
    paragraphs = same.it
    found: dict[int, frozenset[str]] = {}
    above = ""
    nearest = {row["paragraph"]: row["heading_zh"] for _, row in rows(paragraphs, "paragraphs")}
    for number, heading in sorted(nearest.items()):
        if number and heading != above:
            upper = [_UPPER[number]] if number in _UPPER else []
            found[number] = frozenset(map(squash, [heading, *upper]))
        above = heading
    return found


# The headings of the report are compared with what stands before each paragraph.
@lru_cache(maxsize=512)
def _bare(line: str) -> str:
    """A heading without its punctuation."""
    return "".join(filter(str.isalnum, line))


def unlabelled(line: str) -> str:
    """A heading without its number or letter."""
    return _LABEL.sub("", line.strip())


def labels(audit: pl.DataFrame) -> dict[int, tuple[str, ...]]:
    """The numbers and letters of the headings before each paragraph."""
    found: dict[int, list[str]] = {}
    own = audit.filter(part="heading", disposition="ordinal").sort("paragraph", "offset")
    for row in own.iter_rows(named=True):
        found.setdefault(row["paragraph"], []).append(row["token"])
    return {number: tuple(tokens) for number, tokens in found.items()}


def titled(paragraphs: pl.DataFrame, audit: pl.DataFrame) -> dict[str, str]:
    """The number or letter of each heading, nothing for those that have none."""
    own = labels(audit)
    found: dict[str, str] = {}
    for number, wanted in headings(paragraphs).items():
        upper = squash(_UPPER.get(number, ""))
        in_order = sorted(wanted, key=lambda heading: heading != upper)
        found |= dict(zip_longest(in_order, own.get(number, ())[: len(wanted)], fillvalue=""))
    return found


def difference_of_heading(line: str, own: Mapping[str, str]) -> tuple[str, str] | None:
    """A line that is one of these headings but for its number or letter, or with that and in a few other words, and
    the heading; None for none."""
    words = unlabelled(line)
    heading = max(own, key=lambda heading: _likeness(heading, words), default="")
    label, copy = _bare(line.strip().removesuffix(words)), squash(words)
    if label and copy == heading and label != own[heading]:
        return f"{label}.{copy}", f"{own[heading]}.{heading}" if own[heading] else heading
    is_like = label and copy != heading and _likeness(heading, words) >= _SURE
    return (copy, heading) if is_like else None


def relabelled(
    lines: Sequence[str], wanted: frozenset[str], own: Sequence[str]
) -> tuple[str, str] | None:
    """A heading of a copy that has another number or letter, or none, and the same with its own; None for none."""
    words = {line: _NUMBERED.sub("", unlabelled(line)) for line in lines}
    there = {squash(of): _bare(line.strip().removesuffix(of)) for line, of in words.items()}
    others = [heading for heading in wanted if there.get(heading, own[0]) not in own]
    left = [label for label in own if label not in there.values()]
    if not others or not left:
        return None
    label = there[others[0]]
    return f"{label}{'.' if label else ''}{others[0]}", f"{left[0]}.{others[0]}"


def _words(lines: Sequence[str]) -> str:
    """The words of a heading that may be broken into several lines."""
    return _bare("".join([unlabelled(lines[0]), *lines[1:]]))


def told_apart(
    lines: Sequence[str], wanted: frozenset[str]
) -> tuple[frozenset[str], tuple[str, ...]]:
    """Which of the wanted headings the lines are, and the lines that are none of them; a heading may be
    broken into several."""
    if not lines:
        return frozenset(), ()
    found: set[str] = set()
    others: list[str] = []
    begun: list[str] = []
    own = {_bare(heading): heading for heading in wanted}
    for line in lines:
        words = _words([*begun, line])
        if begun and not any(heading.startswith(words) for heading in own):
            # What began as a heading is none; the line may be one.
            others += begun
            begun, words = [], _words([line])
        if words in own:
            found.add(own[words])
            begun = []
        elif any(heading.startswith(words) for heading in own):
            begun.append(line)
        else:
            others.append(line)
    return frozenset(found), (*others, *begun)


def altered(lines: Sequence[str], wanted: frozenset[str]) -> dict[str, str]:
    """The wanted headings that the lines have in other words, each with its line."""
    there, others = told_apart(lines, wanted)
    found: dict[str, str] = {}
    for heading in sorted(wanted - there):
        like = {line: _likeness(heading, unlabelled(line)) for line in others}
        line = max(like, key=lambda line: like[line], default="")
        if line and like[line] >= _LIKE:
            found[heading] = line
    return found


def _likeness(heading: str, words: str) -> float:
    return SequenceMatcher(None, heading, squash(words), autojunk=False).ratio()


def sorted_out(report: Report, known: Mapping[int, frozenset[str]]) -> Report:
    """A copy in which the headings of each place stand once and before what is none of them."""
    headings_of: dict[int, str] = {}
    doubled: list[int] = []
    last = 0
    theirs = _of_paragraphs_again(report, known)
    for number in sorted(report.paragraphs):
        lines = report.headings.get(number, "").splitlines()
        mine = own_of(known, last, number)
        last = number
        _, others = told_apart(lines, mine)
        strange = told_apart(others, theirs)[1]
        kept: list[str] = []
        own = [*lines]
        for line in others:
            own.remove(line)
        for line in own:
            kept += [] if line in kept else [line]
        doubled += [number] if len(kept) < len(own) else []
        if lines:
            headings_of[number] = "\n".join([*kept, *strange])
    again = sorted_out(report.again, known) if report.again else None
    rest = told_apart(report.rest, theirs)[1]
    return replace(report, headings=headings_of, doubled=tuple(doubled), again=again, rest=rest)


def _of_paragraphs_again(report: Report, known: Mapping[int, frozenset[str]]) -> frozenset[str]:
    """The headings of a few paragraphs that stand in a copy a second time, which stand before them."""
    if not report.again or report.again.is_whole:
        return frozenset()
    return frozenset[str]().union(*(known.get(number, ()) for number in report.repeated))


def own_of(known: Mapping[int, frozenset[str]], last: int, number: int) -> frozenset[str]:
    """The headings that belong before a paragraph; where paragraphs are missing before it, theirs too."""
    return frozenset[str]().union(*(known.get(each, ()) for each in range(last + 1, number + 1)))
