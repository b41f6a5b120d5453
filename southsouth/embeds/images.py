"""The image that a link to an embed shows; none where a letter of it has no font here."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from southsouth.cards import KINDS, Card, kind_name
from southsouth.embeds import facts, wording
from southsouth.embeds.addresses import Embed
from southsouth.exhibits import get
from southsouth.filters import written
from southsouth.language import N_, in_language, translate
from southsouth.resource import Host
from southsouth.stills import card as cards
from southsouth.stills import plate, png

WIDTH = 800  # pixels of a filtered chart's image
PAGES = "image.png"
"""The image beside a fact's page, of the kinds whose embeds have none of their own."""


@dataclass(frozen=True)
class Image:
    """A PNG for links: its whole address and its size in pixels."""

    address: str
    width: int
    height: int


def image(host: Host, embed: Embed) -> Image | None:
    """The image, if the site has images and this one can be made here.

    Of a filtered chart it is the filtered picture itself, as `/embed/….png` answers it.
    """
    if not (host.images and (exists(embed) or embed.is_fact)):
        return None
    if embed.is_fact and not exists(embed):
        return _of_page(host, facts.card(embed.id, embed.language))
    if embed.filters:
        return _narrowed(host, embed)
    address = host.url(embed.file(f"image-{embed.language}.png"))
    return Image(address, cards.WIDTH, cards.HEIGHT)


def can_stand_beside(kind: str) -> bool:
    """Whether this machine can make the image that stands beside the pages of a kind."""
    return not has_own(kind) and png.has_chinese()


def stands_beside(host: Host, kind: str) -> bool:
    """Whether an image stands beside the page of each fact of a kind: see `Kind.drawn`."""
    drawn = KINDS[kind].drawn or not host.static
    return host.images and drawn and can_stand_beside(kind)


def _of_page(host: Host, card: Card) -> Image | None:
    """The image that stands beside a fact's page."""
    if not stands_beside(host, card.kind):
        return None
    page = in_language(card.address, card.language)
    return Image(host.url(f"{page}/{PAGES}"), cards.WIDTH, cards.HEIGHT)


def _narrowed(host: Host, embed: Embed) -> Image:
    width, height = plate.size(
        embed.id, embed.language, WIDTH, embed.filters, wording.imprint(host, embed)
    )
    own = urlencode({"lang": embed.language, "width": width})
    return Image(host.url(f"{embed.root}.png{written(embed.filters)}&{own}"), width, height)


def exists(embed: Embed) -> bool:
    """Whether `body` gives an image: its letters are in some font here.

    Raises:
        UnknownFact: there is no such chart or fact.
    """
    if not embed.is_fact:
        get(embed.id)
        return embed.language != "zh" or png.has_chinese()
    return has_own(facts.kind_of(embed.id)) and png.has_chinese()


def has_own(kind: str) -> bool:
    """Whether the embeds of a kind have images of their own; the pages of all kinds have."""
    return KINDS[kind].embed == "alone"


def body(embed: Embed) -> bytes | None:
    """The PNG, or None where `exists` says no.

    Raises:
        UnknownFact: there is no such chart or fact.
    """
    if not exists(embed):
        return None
    if not embed.is_fact:
        return cards.chart(embed.id, embed.language)
    return preview(facts.card(embed.id, embed.language))


# The image of today and that of the release are one.
@lru_cache(maxsize=1024)
def preview(card: Card) -> bytes:
    """A fact as a PNG for links.

    Raises:
        NoFont: this machine has no Chinese font: what is printed is Chinese in every language.
    """
    kind, headline, source, *lines = _words(card)
    return cards.fact(kind, headline, lines, source, card.language)


def _words(card: Card) -> list[str]:
    """Kind, headline and source of a fact's image, then its lines."""
    properties = " · ".join(value for _, value in card.facts[: KINDS[card.kind].told])
    printed = card.evidence[0].printed if card.evidence else ""
    quoted = f"{translate(N_('As printed'), card.language)}: 「{printed}」" if printed else ""
    doubts = [f"? {card.doubts[0].note}"] if card.doubts else []
    lines = [
        words for words in (card.lead, *card.happened[:2], properties, quoted, *doubts) if words
    ]
    return [
        card.called or kind_name(card.kind, card.language),
        card.headline,
        card.citation,
        *lines,
    ]
