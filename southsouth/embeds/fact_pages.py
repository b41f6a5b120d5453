"""A fact as a card to put into another page: the number or the event, and where it is printed."""

from functools import lru_cache, partial

from southsouth import citation
from southsouth.embeds import wording
from southsouth.embeds.addresses import Embed
from southsouth.embeds.facts import card, title
from southsouth.embeds.head import head
from southsouth.language import in_language
from southsouth.markup import render
from southsouth.resource import Host


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
