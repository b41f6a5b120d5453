"""A text cut into pieces, each with the facts that its words print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from southsouth.reading.facts import Fact
from southsouth.report import MARKS, plain

# A name that stands by itself is not marked inside longer names too: 开发署 in 开发署署长.
_NAMES = frozenset({"country", "organisation", "place"})


@dataclass(frozen=True)
class Piece:
    """A part of the text and the facts it prints; none for what lies between."""

    text: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class _Mark:
    """Where a fact's words stand in the text: from, and up to."""

    start: int
    end: int
    fact: Fact


def pieces(text: str, facts: Sequence[Fact]) -> list[Piece]:
    """The text, whole and in order, cut wherever the words of a fact begin or end.

    Words are found wherever they stand, white space and footnote marks aside; where those of
    several facts overlap, a piece has them all.
    """
    marks = list(_marks(text, facts))
    cuts = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    return [
        Piece(text[start:end], tuple(m.fact for m in marks if m.start <= start and end <= m.end))
        for start, end in zip(cuts, cuts[1:], strict=False)
    ]


def _marks(text: str, facts: Sequence[Fact]) -> Iterator[_Mark]:
    """Every place of every fact's words, longest words first."""
    kept = [place for place, one in enumerate(text) if not one.isspace() and one not in MARKS]
    compared = "".join(text[place] for place in kept)
    names: list[_Mark] = []
    for fact in sorted(facts, key=lambda fact: -len(plain(fact.words))):
        words = plain(fact.words)
        marks = [
            _Mark(kept[first], kept[first + len(words) - 1] + 1, fact)
            for first in _places(compared, words)
        ]
        if fact.kind in _NAMES:
            marks = [mark for mark in marks if not _is_part(mark, names)] or marks
            names += marks
        yield from marks


def _places(text: str, words: str) -> Iterator[int]:
    place = text.find(words) if words else -1
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _is_part(mark: _Mark, names: Sequence[_Mark]) -> bool:
    """Whether the words are a part of the longer name of another."""
    length = mark.end - mark.start
    return any(
        other.start <= mark.start and mark.end <= other.end and other.end - other.start > length
        for other in names
    )
