"""Everything that can be found, and what finds it, each made once a process; and what a text found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from southsouth import tables
from southsouth.search import entities, facts, site
from southsouth.search.entry import KINDS, Entry
from southsouth.search.index import Index
from southsouth.search.named import KINDS as NAMEABLE
from southsouth.search.named import Names
from southsouth.search.questions import Questions
from southsouth.synonyms import (
    foreign_words,
    longer_words,
)

Say = Callable[[str], str]


@dataclass(frozen=True)
class Found:
    """What one text found: places of entries, best first, and what is to be said of it."""

    places: Sequence[int] = ()
    is_partial: bool = False
    nearest: tuple[str, ...] = ()
    instead: str = ""
    says: tuple[Say, ...] = ()
    is_told: bool = False
    is_answer: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether something holds all that was asked."""
        return bool(self.places) and not self.is_partial


@cache
def entries() -> tuple[Entry, ...]:
    """Everything that can be found, in the order of KINDS."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    found = (*entities.entries(), *facts.entries(), *site.entries())
    return tuple(sorted(found, key=lambda entry: order[entry.kind]))


@cache
def index() -> Index:
    """The index of everything, built once a process."""
    every = entries()
    names, words = [entry.names for entry in every], [entry.words for entry in every]
    return Index(names, words, longer_words(), foreign_words())


@cache
def questions() -> tuple[list[int], Questions]:
    """The figures as what they count, with their places among all entries."""
    places = [place for place, entry in enumerate(entries()) if entry.kind == "figure"]
    figures = [entries()[place] for place in places]
    names = [tuple(figure.text.values()) for figure in figures]
    units = tables.load("figures")["unit"].to_list()  # of which entries keep the order
    return places, Questions(names, [figure.words for figure in figures], units)


@cache
def places() -> dict[tuple[str, str], int]:
    """The place of each entry among all, by its kind and id."""
    return {(entry.kind, entry.id): place for place, entry in enumerate(entries())}


@cache
def names() -> Names:
    """Whoever a question may name."""
    named = (entry for entry in entries() if entry.kind in NAMEABLE)
    return Names(named, facts.parties(), longer_words())
