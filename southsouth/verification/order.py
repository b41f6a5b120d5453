"""Paragraphs that stand in another place than the report has them, put back where they belong."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from southsouth.report import MARKS, numbered, sha256, squash
from southsouth.verification.failure import Failure
from southsouth.verification.headings import headings, unlabelled

#: The rule of a paragraph that is whole and stands elsewhere.
PLACE = "it_stands_in_its_place"
_LINES = 100  # of a paragraph, even of one broken after each few words


@dataclass(frozen=True)
class Ordered:
    """A text in the report's order, and the paragraphs that stood elsewhere in it."""

    words: str
    moved: tuple[int, ...] = ()

    @property
    def failures(self) -> list[Failure]:
        """One for each paragraph that stood elsewhere."""
        message = "this copy has it in another place"
        return [Failure("paragraphs", str(number), PLACE, message) for number in self.moved]


def ordered(words: str, paragraphs: pl.DataFrame) -> Ordered:
    """The text with whole paragraphs put back that stand elsewhere; as it is where none does.

    A paragraph is known by its number and the hash of its lines. A copy that has one twice is left as
    it is.
    """
    lines = words.splitlines()
    hashes = dict(paragraphs.select("paragraph", "sha256").iter_rows())
    blocks = _blocks(lines, hashes)
    numbers = list(blocks)
    moved = sorted(set(numbers) - set(_ascending(numbers)))
    if not moved:
        return Ordered(words)
    wanted = headings(paragraphs)
    # With the headings that moved with them.
    blocks |= {n: (_begin(lines, blocks[n][0], wanted.get(n, ())), blocks[n][1]) for n in moved}
    taken = {line for number in moved for line in range(*blocks[number])}
    put: dict[int, list[str]] = {}
    for number in moved:
        start = max((blocks[n][1] for n in blocks if n < number and n not in moved), default=0)
        end = min(
            (blocks[n][0] for n in blocks if n > number and n not in moved), default=len(lines)
        )
        own = wanted.get(number, frozenset())
        # Behind the last of its own headings, else right behind the paragraph before it.
        at = [
            i + 1
            for i in range(start, end)
            if i not in taken and squash(unlabelled(lines[i])) in own
        ]
        put.setdefault(max(at, default=start), []).extend(lines[slice(*blocks[number])])
    kept = (
        line
        for place in range(len(lines) + 1)
        for line in (*put.get(place, ()), *(lines[place : place + 1] if place not in taken else ()))
    )
    return Ordered("\n".join(kept) + "\n", tuple(moved))


def _blocks(lines: Sequence[str], hashes: Mapping[int, str]) -> dict[int, tuple[int, int]]:
    """First and last line of each whole paragraph, in the order of the text; none where one is there twice."""
    found: dict[int, tuple[int, int]] = {}
    for start, line in enumerate(lines):
        number = numbered(line.strip())
        if number is None or number not in hashes:
            continue
        end = _end(lines, start, hashes[number])
        if end is not None:
            if number in found:
                return {}
            found[number] = (start, end)
    return found


def _begin(lines: Sequence[str], start: int, own: Collection[str]) -> int:
    """The line at which the headings of a paragraph begin that stand right before it; else `start`."""
    begin = start
    for at in range(start - 1, -1, -1):
        line = lines[at].strip()
        if line and squash(unlabelled(line)) not in own:
            break
        begin = at if line else begin
    return begin


def _end(lines: Sequence[str], start: int, wanted: str) -> int | None:
    """The line behind a paragraph that begins at `start`, where so many lines together are whole."""
    own, is_note = lines[start].strip().partition(".")[2], False
    for end in range(start + 1, min(start + _LINES, len(lines)) + 1):
        if sha256(own) == wanted:
            return end
        line = lines[end].strip() if end < len(lines) else ""
        if end == len(lines) or numbered(line) is not None:
            return None
        # A page's footnotes may stand within a paragraph that goes on overleaf.
        is_note = bool(line) and (is_note or line[0] in MARKS)
        own += "" if is_note else line
    return None


def _ascending(numbers: Sequence[int]) -> list[int]:
    """A longest part of the numbers that ascends."""
    ends: list[int] = []
    chains: list[list[int]] = []
    for number in numbers:
        place = bisect_left(ends, number)
        chain = [*(chains[place - 1] if place else []), number]
        ends[place:] = [number, *ends[place + 1 :]]
        chains[place:] = [chain, *chains[place + 1 :]]
    return chains[-1] if chains else []
