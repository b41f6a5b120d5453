"""The embeds of facts by their ids, and what they are called."""

from difflib import get_close_matches

from southsouth import cards
from southsouth.cards import Card, kinds
from southsouth.citation import where
from southsouth.errors import UnknownFact

#: The kinds of facts; those whose ids stand alone below /embed/fact/ first.
KINDS = tuple(kind.id for kind in kinds.embedded())


def embed_id(kind: str, fact_id: str) -> str:
    """What stands below /embed/fact/: `bali-2013`, `paragraph/48`."""
    return fact_id if cards.KINDS[kind].embed == "alone" else f"{kind}/{fact_id}"


def ids() -> list[str]:
    """The ids of every fact's embed: events, figures, then those of every other kind."""
    return [embed_id(kind, fact_id) for kind in KINDS for fact_id in cards.ids(kind)]


def card(fact_id: str, language: str) -> Card:
    """The card of a fact by the id of its embed.

    Raises:
        UnknownFact: no fact has that id; the nearest ids are named.
    """
    return cards.card(kind_of(fact_id), fact_id.rpartition("/")[2], language)


def kind_of(fact_id: str) -> str:
    """The kind of the fact whose embed has that id.

    Raises:
        UnknownFact: no fact has that id; the nearest ids are named.
    """
    own = fact_id.rpartition("/")[2]
    for candidate in KINDS:
        if embed_id(candidate, own) == fact_id and cards.known(candidate, own):
            return candidate
    near = get_close_matches(fact_id, ids(), n=3, cutoff=0.4)
    raise UnknownFact(fact_id, near, among=" or ".join(cards.KINDS[kind].one for kind in KINDS))


def title(fact: Card) -> str:
    """What to call the fact where it stands alone: a number with what it counts, a document or a
    doubt with the paragraph where it stands; the name of anything else."""
    if fact.kind == "figure":
        return f"{fact.headline} · {fact.lead}"
    if fact.kind in ("document", "caveat") and fact.paragraph is not None:
        return f"{fact.headline} · {where(fact.paragraph, fact.language, fact.footnote)}"
    return fact.headline
