"""Cards of facts: `card(kind, id, language)`, and which facts there are."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cache

from southsouth import tables
from southsouth.cards import (
    commissions,
    cooperation,
    events,
    figures,
    organisations,
    paragraphs,
    recommendations,
)
from southsouth.cards.base import PERMANENT, Card, Doubt, Evidence, Group, Link, address_of
from southsouth.errors import UnknownFact

__all__ = [
    "PERMANENT", "Card", "Doubt", "Evidence", "Group", "Link", "address_of", "card", "find", "ids",
    "known",
]  # fmt: skip

_MAKERS: Mapping[str, Callable[[str, str], Card | None]] = {
    "event": events.card,
    "figure": figures.card,
    "commission": commissions.card,
    "paragraph": paragraphs.card,
    "organisation": organisations.card,
    "recommendation": recommendations.card,
    "cooperation": cooperation.card,
}
_ID_COLUMNS = {
    "event": ("events", "event_id"),
    "figure": ("figures", "figure_id"),
    "commission": ("commissions", "commission_id"),
    "paragraph": ("paragraphs", "paragraph"),
    "organisation": ("organisations", "organisation_id"),
    "recommendation": ("recommendations", "recommendation_id"),
    "cooperation": ("cooperation", "link_id"),
}

#: Kinds that a message names in other words than their own.
_SORTS = {"cooperation": "link of cooperation"}


def ids(kind: str) -> list[str]:
    """The ids of every fact of a kind, in the order of its table."""
    table, column = _ID_COLUMNS[kind]
    return [str(value) for value in tables.load(table)[column]]


def known(kind: str, fact_id: str) -> bool:
    """Whether there is a fact of that kind and id."""
    return fact_id in _known(kind)


def card(kind: str, fact_id: str, language: str) -> Card:
    """The card of one fact.

    Raises:
        UnknownFact: there is none; the nearest ids are named.
        KeyError: no such kind.
    """
    if not known(kind, fact_id):
        near = get_close_matches(fact_id, ids(kind), n=3, cutoff=0.4)
        raise UnknownFact(fact_id, near, among=_SORTS.get(kind, kind))
    return _made(kind, fact_id, language)


# Pages, embeds, files and oEmbed answers ask for the same cards; there are as many as facts.
@cache
def _made(kind: str, fact_id: str, language: str) -> Card:
    made = _MAKERS[kind](fact_id, language)
    if made is None:
        raise LookupError(f"{kind} {fact_id} has an id but no card")
    return made


@cache
def _known(kind: str) -> frozenset[str]:
    return frozenset(ids(kind))


def find(fact_id: str, language: str) -> Card:
    """The card of the fact with that id, whatever its kind.

    Raises:
        UnknownFact: no kind has it; the nearest ids of all kinds are named.
    """
    for kind in _MAKERS:
        if known(kind, fact_id):
            return card(kind, fact_id, language)
    every = [fact for kind in _MAKERS for fact in ids(kind)]
    *others, last = (_SORTS.get(kind, kind) for kind in _MAKERS)
    near = get_close_matches(fact_id, every, n=3, cutoff=0.4)
    raise UnknownFact(fact_id, near, among=f"{', '.join(others)} or {last}")
