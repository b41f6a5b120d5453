"""Search over everything: facts, those who are named, pages, charts and tables.

Both languages at once, by name, acronym, number, words as printed and what is said of a thing;
Chinese needs no spaces, and width, case, diacritics and separators of thousands make no difference.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from southsouth import signs
from southsouth.search.entry import KINDS, Entry
from southsouth.search.finding import kept, united
from southsouth.search.known import entries
from southsouth.search.text import printable

__all__ = ["KINDS", "LONGEST", "Answer", "Hit", "entries", "find", "quoted"]

#: Characters of a query that are used.
LONGEST = 200


@dataclass(frozen=True)
class Hit:
    """One result in one language."""

    kind: str
    id: str
    text: str
    detail: str
    address: str
    paragraph: int | None


@dataclass(frozen=True)
class Answer:
    """What a query found.

    Attributes:
        query: The query as it was used, fit to be shown.
        was_cut: Whether it was longer than LONGEST characters.
        is_partial: Whether no entry holds all that was asked, and these hold the most of it.
        groups: Hits by kind, best first; the kind of the best hit stands first.
        nearest: Words that look like those not found.
        instead: What was searched for in place of the query, which is spelt as nothing here is.
        notes: Sentences on how the query was read, and on what is not told.
        is_told: Whether they say why no entry answers.
    """

    query: str
    was_cut: bool
    is_partial: bool
    groups: Mapping[str, tuple[Hit, ...]]
    nearest: tuple[str, ...]
    instead: str = ""
    notes: tuple[str, ...] = ()
    is_told: bool = False

    @property
    def total(self) -> int:
        """How many hits there are."""
        return sum(map(len, self.groups.values()))


def find(query: str, language: str) -> Answer:
    """What any text finds; the empty text, and one without a letter or digit, find nothing.

    A question of quantity has the figures that answer it first. What is spelt as nothing here is finds
    what its nearest spelling finds; in quotation marks it is taken as it is written. A minus before a
    word or number leaves out what contains it, OR unites, brackets hold alternatives together.
    """
    shown, was_cut = printable(query, LONGEST)
    said = signs.read(shown)
    found = kept(united(said), said)
    says = (*signs.unread(said), *found.says)
    return Answer(
        query=shown,
        was_cut=was_cut,
        is_partial=found.is_partial,
        groups=_grouped(found.places, language),
        nearest=found.nearest,
        instead=found.instead,
        notes=tuple(dict.fromkeys(say(language) for say in says)),
        is_told=found.is_told,
    )


def quoted(query: str) -> str:
    """The query as one that is taken as it is written."""
    return f'"{query}"'


def _grouped(places: Sequence[int], language: str) -> dict[str, tuple[Hit, ...]]:
    groups: dict[str, list[Hit]] = {}
    for place in dict.fromkeys(places):
        entry = entries()[place]
        groups.setdefault(entry.kind, []).append(_hit(entry, language))
    return {kind: tuple(hits) for kind, hits in groups.items()}


def _hit(entry: Entry, language: str) -> Hit:
    return Hit(
        entry.kind,
        entry.id,
        entry.text[language],
        entry.detail[language],
        entry.address,
        entry.paragraph,
    )
