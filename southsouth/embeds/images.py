"""The image that a link to an embed shows: a chart's is drawn when publishing, a fact's at any time."""

from dataclasses import dataclass

from southsouth.cards import Card
from southsouth.embeds import facts
from southsouth.embeds.addresses import Embed
from southsouth.language import N_, translate
from southsouth.pictures import fonts, png, social
from southsouth.resource import Host

# Lines of a card's properties that say more than its headline does.
_TOLD = {"event": 3, "figure": 1}


@dataclass(frozen=True)
class Image:
    """A PNG for links: its whole address and its size in pixels."""

    address: str
    width: int
    height: int


def image(host: Host, embed: Embed) -> Image | None:
    """The image, if the site has images and this one was drawn or can be."""
    if not (host.images and exists(embed)):
        return None
    address = host.url(embed.file(f"image-{embed.language}.png"))
    return Image(address, png.WIDTH, png.HEIGHT)


def exists(embed: Embed) -> bool:
    """Whether `body` gives an image: a chart's was drawn, a fact's letters are in some font here.

    Raises:
        UnknownFact: there is no such chart or fact.
    """
    if not embed.is_fact:
        return png.chart(embed.id, embed.language) is not None
    card = facts.card(embed.id, embed.language)
    if card.kind not in _TOLD:
        return False
    try:
        fonts.require("".join(_words(card)), embed.language)
    except fonts.NoFont:
        return False
    return True


def body(embed: Embed) -> bytes | None:
    """The PNG, or None where `exists` says no.

    Raises:
        UnknownFact: there is no such chart or fact.
    """
    if not exists(embed):
        return None
    if not embed.is_fact:
        return png.chart(embed.id, embed.language)
    kind, headline, source, *lines = _words(facts.card(embed.id, embed.language))
    return social.social_card(kind, headline, lines, source, embed.language)


def _words(card: Card) -> list[str]:
    """Kind, headline and source of a fact's image, then its lines."""
    properties = " · ".join(value for _, value in card.facts[: _TOLD[card.kind]])
    printed = card.evidence[0].printed if card.evidence else ""
    quoted = f"{translate(N_('As printed'), card.language)}: 「{printed}」" if printed else ""
    lines = [words for words in (card.lead, properties, quoted) if words]
    return [card.kind_name, card.headline, card.citation, *lines]
