"""oEmbed 1.0: what a content system asks of us when someone pastes the address of an embed."""

import json
from functools import lru_cache
from typing import Any

from southsouth import exhibits
from southsouth.embeds import codes, facts, heights, images
from southsouth.embeds.addresses import Embed
from southsouth.language import N_, translate
from southsouth.resource import Host

WIDTH = 720  # pixels, where the asker sets no width
_CACHED = 86_400  # seconds


def answer(
    host: Host, embed: Embed, max_width: int | None = None, max_height: int | None = None
) -> dict[str, Any]:
    """The members of a `rich` answer; width and height are in pixels and within the maxima.

    Raises:
        UnknownFact: there is no such chart or fact.
    """
    width = min(WIDTH, max_width or WIDTH)
    height = min(fallback(embed, width), max_height or 100_000)
    name = title(embed)
    return {
        **_told("rich", name, host, embed.language),
        "html": str(codes.quoted(host, embed, name, height, width)),
        "width": width,
        "height": height,
        **_thumbnail(images.image(host, embed), max_width, max_height),
    }


def link(
    host: Host,
    language: str,
    title: str,
    image: images.Image | None,
    most: tuple[int | None, int | None],
) -> bytes:
    """The answer of type `link` of a page that is not embedded: a card with its title and image leads to it."""
    told = _told("link", title, host, language) | _thumbnail(image, *most)
    return json.dumps(told, ensure_ascii=False).encode()


def _told(kind: str, title: str, host: Host, language: str) -> dict[str, Any]:
    """What answers of every type say first."""
    return {
        "version": "1.0",
        "type": kind,
        "title": title,
        "provider_name": translate(N_("South-South Explorer"), language),
        "provider_url": host.url("/"),
        "cache_age": _CACHED,
    }


@lru_cache(maxsize=1024)
def text(
    host: Host, embed: Embed, max_width: int | None = None, max_height: int | None = None
) -> bytes:
    """The answer as JSON; without maxima it is the file that a static host serves.

    Raises:
        UnknownFact: there is no such chart or fact.
    """
    return json.dumps(answer(host, embed, max_width, max_height), ensure_ascii=False).encode()


def title(embed: Embed) -> str:
    """What the embed is called in its language."""
    if embed.is_fact:
        return facts.title(facts.card(embed.id, embed.language))
    exhibit = exhibits.get(embed.id)
    return exhibit.called(embed.language, exhibit.frame(embed.filters), embed.filters)


def fallback(embed: Embed, width: int) -> int:
    """The height in pixels at a width, before a script has measured it."""
    if embed.is_fact:
        return heights.fact(facts.card(embed.id, embed.language), width)
    return heights.chart(embed, width)


def _thumbnail(
    image: images.Image | None, max_width: int | None, max_height: int | None
) -> dict[str, Any]:
    """The image for links, if it was drawn and keeps within the maxima, as the standard asks."""
    if image is None:
        return {}
    if image.width > (max_width or image.width) or image.height > (max_height or image.height):
        return {}
    return {
        "thumbnail_url": image.address,
        "thumbnail_width": image.width,
        "thumbnail_height": image.height,
    }
