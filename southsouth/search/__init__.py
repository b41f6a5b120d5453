"""Search over everything: facts, those who are named, pages, charts and tables.

Both languages at once, by name, acronym, number, words as printed and what is said of a thing;
Chinese needs no spaces, and width, case, diacritics and separators of thousands make no difference.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from southsouth.folding import folded
from southsouth.search import entities, facts, site
from southsouth.search.entry import KINDS, Entry
from southsouth.search.index import Index
from southsouth.search.text import printable, wanted

__all__ = ["KINDS", "LONGEST", "Answer", "Hit", "find"]

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
    """

    query: str
    was_cut: bool
    is_partial: bool
    groups: Mapping[str, tuple[Hit, ...]]
    nearest: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many hits there are."""
        return sum(map(len, self.groups.values()))


def find(query: str, language: str) -> Answer:
    """What any text finds; the empty text, and one without a letter or digit, find nothing."""
    shown, was_cut = printable(query, LONGEST)
    text = folded(shown)
    asked = wanted(text)
    index = _index()
    matches = index.find(text, asked)
    groups: dict[str, list[Hit]] = {}
    for place, _ in matches.scores:
        entry = entries()[place]
        groups.setdefault(entry.kind, []).append(_hit(entry, language))
    return Answer(
        query=shown,
        was_cut=was_cut,
        is_partial=matches.partial,
        groups={kind: tuple(hits) for kind, hits in groups.items()},
        nearest=index.nearest(asked) if matches.partial or not matches.scores else (),
    )


def _hit(entry: Entry, language: str) -> Hit:
    return Hit(
        entry.kind,
        entry.id,
        entry.text[language],
        entry.detail[language],
        entry.address,
        entry.paragraph,
    )


@cache
def entries() -> tuple[Entry, ...]:
    """Everything that can be found, in the order of KINDS."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    found = (*entities.entries(), *facts.entries(), *site.entries())
    return tuple(sorted(found, key=lambda entry: order[entry.kind]))


@cache
def _index() -> Index:
    """The index of everything, built once a process."""
    every = entries()
    return Index([entry.names for entry in every], [entry.words for entry in every])
