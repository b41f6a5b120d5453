"""Which facts have an embed, and what they are called."""

from difflib import get_close_matches

from southsouth import cards
from southsouth.cards import Card
from southsouth.errors import UnknownFact

#: Kinds whose ids stand alone below /embed/fact/; those of other kinds stand behind their kind.
_ALONE = ("figure", "event")
KINDS = (*_ALONE, *(kind for kind in cards.PERMANENT if kind not in _ALONE))


def embed_id(kind: str, fact_id: str) -> str:
    """What stands below /embed/fact/: `bali-2013`, `paragraph/48`."""
    return fact_id if kind in _ALONE else f"{kind}/{fact_id}"


def ids() -> list[str]:
    """The ids of every fact's embed: figures, events, then every other kind with a page of its own."""
    return [embed_id(kind, fact_id) for kind in KINDS for fact_id in cards.ids(kind)]


def card(fact_id: str, language: str) -> Card:
    """The card of a fact by the id of its embed.

    Raises:
        UnknownFact: no fact has that id; the nearest ids are named.
    """
    own = fact_id.rpartition("/")[2]
    for candidate in KINDS:
        if embed_id(candidate, own) == fact_id and cards.known(candidate, own):
            return cards.card(candidate, own, language)
    near = get_close_matches(fact_id, ids(), n=3, cutoff=0.4)
    raise UnknownFact(fact_id, near, among=" or ".join(KINDS))


def title(fact: Card) -> str:
    """What to call the fact: a number with what it counts, or the event's name."""
    return f"{fact.headline} · {fact.lead}" if fact.kind == "figure" else fact.headline
