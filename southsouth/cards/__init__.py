"""Cards of facts: `card(kind, id, language)`, and which facts there are."""

from difflib import get_close_matches
from functools import lru_cache

from southsouth.cards.base import Card, Doubt, Evidence, Group, Link, address_of
from southsouth.cards.kinds import KINDS, Kind
from southsouth.errors import UnknownFact
from southsouth.language import translate

__all__ = [
    "KINDS", "Card", "Doubt", "Evidence", "Group", "Kind", "Link", "address_of", "card", "find",
    "ids", "kind_name", "known",
]  # fmt: skip


def ids(kind: str) -> tuple[str, ...]:
    """The ids of every fact of a kind, in the order of its table."""
    return KINDS[kind].ids


def known(kind: str, fact_id: str) -> bool:
    """Whether there is a fact of that kind and id."""
    return fact_id in KINDS[kind].known


def kind_name(kind: str, language: str) -> str:
    """A kind in words."""
    return translate(KINDS[kind].name, language)


def card(kind: str, fact_id: str, language: str) -> Card:
    """The card of one fact.

    Raises:
        UnknownFact: there is none; the nearest ids are named.
        KeyError: no such kind.
    """
    if not known(kind, fact_id):
        raise UnknownFact(fact_id, KINDS[kind].nearest(fact_id), among=KINDS[kind].one)
    return _made(kind, fact_id, language)


# Pages, embeds, files and oEmbed answers ask for the same cards.
@lru_cache(maxsize=4096)
def _made(kind: str, fact_id: str, language: str) -> Card:
    made = KINDS[kind].make(fact_id, language)
    if made is None:
        raise LookupError(f"{kind} {fact_id} has an id but no card")
    return made


def find(text: str, language: str) -> Card:
    """The card of the fact with that id, whatever its kind; else of the one it is a name of.

    Raises:
        UnknownFact: no kind has it; the nearest ids of all kinds are named.
    """
    for kind in KINDS.values():
        if text in kind.known:
            return card(kind.id, text, language)
    for kind in KINDS.values():
        meant = kind.meant(text)
        if meant:
            return card(kind.id, meant, language)
    *others, last = (kind.one for kind in KINDS.values())
    every = [own for kind in KINDS.values() for own in kind.ids]
    near = get_close_matches(text, every, n=3, cutoff=0.4)
    raise UnknownFact(text, near, among=f"{', '.join(others)} or {last}")
