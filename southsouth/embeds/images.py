"""The image that a link to an embed shows; none where a letter of it has no font here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from southsouth.cards import KINDS, Card, kind_name
from southsouth.embeds import facts
from southsouth.embeds.addresses import Embed
from southsouth.exhibits import get
from southsouth.filters import written
from southsouth.language import N_, in_language, translate
from southsouth.names import entry
from southsouth.resource import Host
from southsouth.stills import card as cards
from southsouth.stills import png

PAGES = "image.png"
"""The image of a fact, below its page: its embed shows the same."""


@dataclass(frozen=True)
class Image:
    """A PNG for links: its whole address and its size in pixels."""

    address: str
    width: int
    height: int


def image(host: Host, embed: Embed) -> Image | None:
    """The image, if the site has images and this one can be made here.

    Of a filtered chart it shows the rows that are left, under what is said of them.
    """
    if embed.is_fact:
        return _of_page(host, facts.card(embed.id, embed.language))
    if not (host.images and exists(embed)):
        return None
    file = embed.file(f"image-{embed.language}.png")
    return Image(host.url(f"{file}{written(embed.filters)}"), cards.WIDTH, cards.HEIGHT)


def can_be_made() -> bool:
    """Whether this machine can make the images of facts: what is printed is Chinese in every language."""
    return png.has_chinese()


def stands_beside(host: Host, kind: str) -> bool:
    """Whether an image stands beside the page of each fact of a kind: see `Kind.drawn`."""
    drawn = KINDS[kind].drawn or not host.of_files
    return host.images and drawn and can_be_made()


def address_of(card: Card) -> str:
    """Where the image of a fact stands, from the root."""
    return f"{in_language(card.address, card.language)}/{PAGES}"


def _of_page(host: Host, card: Card) -> Image | None:
    """The image that stands beside a fact's page."""
    if not stands_beside(host, card.kind):
        return None
    return Image(host.url(address_of(card)), cards.WIDTH, cards.HEIGHT)


def exists(embed: Embed) -> bool:
    """Whether `body` gives an image of a chart: its letters are in some font here.

    Raises:
        UnknownFact: there is no such chart.
    """
    get(embed.id)
    return embed.language != "zh" or png.has_chinese()


def body(embed: Embed) -> bytes | None:
    """The PNG of a chart, or None where `exists` says no.

    Raises:
        UnknownFact: there is no such chart.
    """
    return cards.chart(embed.id, embed.language, embed.filters) if exists(embed) else None


# The image of today and that of the release are one.
@lru_cache(maxsize=1024)
def preview(card: Card) -> bytes:
    """A fact as a PNG for links.

    Raises:
        NoFont: this machine has no Chinese font: what is printed is Chinese in every language.
    """
    kind, headline, source, *lines = _words(card)
    return cards.fact(kind, headline, lines, source, card.language)


def _properties(card: Card) -> Iterator[str]:
    """The first of its properties that are not said anyway; a number or a code says what it is."""
    said = f"{card.headline} {card.lead}".casefold()
    for name, value in card.facts[: KINDS[card.kind].told]:
        if value.casefold() not in said:
            is_bare = value.isdigit() or (value.isascii() and value.isupper())
            yield entry(name, value, card.language) if is_bare else value


def _words(card: Card) -> list[str]:
    """Kind, headline and source of a fact's image, then its lines."""
    properties = " · ".join(_properties(card))
    printed = card.evidence[0].printed if card.evidence else ""
    as_printed = translate(N_("As printed"), card.language)
    quoted = entry(as_printed, f"“{printed}”", card.language) if printed else ""
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
