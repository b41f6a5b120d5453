"""Which facts have an embed, and what they are called."""

from difflib import get_close_matches

from southsouth import cards
from southsouth.cards import Card
from southsouth.errors import UnknownFact

KINDS = ("figure", "event")


def ids() -> list[str]:
    """The ids of every fact that has an embed: figures, then events."""
    return [fact_id for kind in KINDS for fact_id in cards.ids(kind)]


def card(fact_id: str, language: str) -> Card:
    """The card of a figure or an event.

    Raises:
        UnknownFact: neither has that id; the nearest ids of both are named.
    """
    for kind in KINDS:
        if cards.known(kind, fact_id):
            return cards.card(kind, fact_id, language)
    near = get_close_matches(fact_id, ids(), n=3, cutoff=0.4)
    raise UnknownFact(fact_id, near, among=" or ".join(KINDS))


def title(fact: Card) -> str:
    """What to call the fact: a number with what it counts, or the event's name."""
    return f"{fact.headline} · {fact.lead}" if fact.kind == "figure" else fact.headline
