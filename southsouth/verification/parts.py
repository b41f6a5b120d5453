"""Paragraphs found in a text, put together: to the copies of the report that it holds, with their headings."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from southsouth.report import PARAGRAPHS, squash
from southsouth.verification.headings import told_apart, unlabelled

_HEADINGS = 6  # lines of the headings of a paragraph


@dataclass
class Part:
    """A paragraph in a text: whole, or damaged and with its number.

    Attributes:
        number: Its own number, whatever number stands before it.
        spans: Where it stands in the text; in two pieces where other lines stand within it.
        is_whole: Whether it is the report's to the letter.
        label: The number that stands before it, None for none.
        is_moved: Whether it stands elsewhere than in the report.
        head: Headings that stand before it.
        lines: Its own lines.
        tail: The lines behind it and within it that are not part of it.
        added: Words on its own lines that are not part of it.
    """

    number: int
    spans: tuple[tuple[int, int], ...]
    is_whole: bool
    label: int | None = None
    is_moved: bool = False
    head: list[str] = field(default_factory=list[str])
    lines: list[str] = field(default_factory=list[str])
    tail: list[str] = field(default_factory=list[str])
    added: list[str] = field(default_factory=list[str])

    @property
    def is_renumbered(self) -> bool:
        """Whether it has the number of another paragraph, or stands in its place without one."""
        if not self.number or self.label == self.number:
            return False
        return self.label is not None or not self.is_moved


def copies_of(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts by how often their paragraph stood before: the first copy of the report, the second.

    Where only a few stand there again, the first of each is the one that stands in its place.
    """
    numbers = {part.number for part in parts}
    whole = {part.number for part in parts if part.is_whole}
    few = 0 < 2 * (len(parts) - len(numbers)) <= len(numbers)
    in_place = _in_place(parts, whole) if few else set()
    firsts = {parts[at].number: at for at in in_place if parts[at].is_whole}
    copies: list[list[Part]] = [[]]
    seen: dict[int, int] = {}
    for here, part in enumerate(parts):
        if part.number in firsts:
            at = 0 if here == firsts[part.number] else max(seen.get(part.number, 0), 0) + 1
            seen[part.number] = max(seen.get(part.number, 0), at)
        else:
            at = seen[part.number] = seen.get(part.number, -1) + 1
        copies += [[] for _ in range(at + 1 - len(copies))]
        copies[at].append(part)
    return copies


def is_whole(copy: Sequence[Part]) -> bool:
    """Whether it is a copy of the report, and not only a few paragraphs of it."""
    return 2 * len({part.number for part in copy}) > len(PARAGRAPHS)


def tell_moved(copy: Sequence[Part]) -> None:
    """Those are moved without which the others ascend."""
    kept = _in_place(copy)
    for at, part in enumerate(copy):
        part.is_moved = at not in kept


def _in_place(copy: Sequence[Part], whole: Collection[int] = frozenset()) -> set[int]:
    """Where those stand that ascend: as many as can be, rather damaged ones that stand nowhere whole."""
    best: list[tuple[float, int]] = []
    for at, part in enumerate(copy):
        own = 1 if part.is_whole else 0.5 if part.number in whole else 1.5
        weight, before = max(
            ((best[i][0], i) for i in range(at) if copy[i].number < part.number), default=(0.0, -1)
        )
        best.append((weight + own, before))
    kept: set[int] = set()
    at = max(range(len(best)), key=lambda at: best[at][0], default=-1)
    while at >= 0:
        kept.add(at)
        at = best[at][1]
    return kept


def behead(
    parts: Sequence[Part], copies: Sequence[Sequence[Part]], wanted: Mapping[int, frozenset[str]]
) -> None:
    """Headings go with the paragraph that they stand before; those left where it stood go back to it."""
    for before, part in pairwise(parts):
        own = wanted.get(part.number, frozenset())
        lines = before.tail if before.is_whole else before.lines
        for at in range(max(len(lines) - _HEADINGS, 0), len(lines)):
            if told_apart(lines[at:], own) == (own, ()):
                part.head, lines[at:] = lines[at:], []
                break
    for copy in copies[1:]:
        _give_back(copy, copies[0])
    for copy in copies:
        for part in copy:
            if (part.is_moved or part.is_renumbered) and not part.head:
                _take_back(part, copy, wanted.get(part.number, frozenset()))


def _take_back(part: Part, copy: Sequence[Part], own: frozenset[str]) -> None:
    """The headings of a paragraph from behind others."""
    for other in copy:
        left = [line for line in other.tail if squash(unlabelled(line)) in own]
        part.head += left
        other.tail = [line for line in other.tail if line not in left]


def _give_back(copy: Sequence[Part], first: Sequence[Part]) -> None:
    """The headings that stand before a few paragraphs that are there once more, to the paragraphs themselves."""
    bare = {part.number: part for part in first if not part.head}
    for part in copy if not is_whole(copy) else ():
        if part.head and (own := bare.get(part.number)):
            own.head, part.head = part.head, []
