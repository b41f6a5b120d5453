"""A fact as a card to put into another page: the number or the event, and where it is printed."""

from difflib import get_close_matches
from functools import lru_cache, partial

from southsouth import cards, citation
from southsouth.cards import Card
from southsouth.embeds import wording
from southsouth.embeds.addresses import Embed, in_language
from southsouth.embeds.head import head
from southsouth.errors import UnknownFact
from southsouth.markup import render
from southsouth.resource import Host

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
    raise UnknownFact(fact_id, get_close_matches(fact_id, ids(), n=3, cutoff=0.4))


@lru_cache(maxsize=1024)
def page(embed: Embed, host: Host) -> bytes:
    """The HTML of a fact's embed, UTF-8.

    Raises:
        UnknownFact: no figure or event has that id.
    """
    fact = card(embed.id, embed.language)
    prefix = host.path("")
    return render(
        "embed-fact.html",
        embed.language,
        **head(host, embed, title(fact), fact.lead or fact.headline),
        card=fact,
        paragraph=partial(wording.paragraph_address, language=embed.language, prefix=prefix),
        where=lambda number, footnote: citation.where(number, embed.language, footnote),
        explorer=prefix + in_language(fact.address, embed.language),
        licence=wording.fact_licence_linked(embed.language),
    ).encode()


def title(fact: Card) -> str:
    """What to call the fact: a number with what it counts, or the event's name."""
    return f"{fact.headline} · {fact.lead}" if fact.kind == "figure" else fact.headline
