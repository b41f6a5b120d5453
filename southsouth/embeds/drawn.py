"""What was drawn for an embed: its pictures and its image for links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from southsouth.embeds.addresses import Embed
from southsouth.pictures import bundles, png, store
from southsouth.pictures import standalone as own_file
from southsouth.resource import Host, Resource

WIDTHS = ("wide", "narrow")
_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True)
class Image:
    """A PNG for links: its whole address and its size in pixels."""

    address: str
    width: int
    height: int


def still(exhibit_id: str, language: str, width: str) -> str | None:
    """The picture for `wide` or `narrow` frames, if it was drawn and is still true."""
    return store.svg(exhibit_id, language, width)


def size(svg: str | None) -> tuple[float, float] | None:
    """Width and height that an SVG was drawn for; None without one."""
    found = _VIEW_BOX.search(svg or "")
    return (float(found[1]), float(found[2])) if found else None


def image(host: Host, embed: Embed) -> Image | None:
    """The PNG for links, if it was drawn."""
    if image_bytes(embed) is None:
        return None
    address = host.url(embed.file(f"image-{embed.language}.png"))
    return Image(address, png.WIDTH, png.HEIGHT)


def image_bytes(embed: Embed) -> bytes | None:
    """The PNG of a chart, or of a fact, in the embed's language, if it was drawn."""
    return None if embed.is_fact else png.chart(embed.id, embed.language)


def plotly(map_kind: str | None) -> str:
    """The address of the smallest script of Plotly's that draws such a chart."""
    return f"/assets/{bundles.bundle(map_kind)[0]}"


def scripts() -> Iterator[Resource]:
    """Plotly's scripts, each once."""
    for name, body in dict(bundles.bundle(kind) for kind in (None, "land")).items():
        yield Resource(f"/assets/{name}", "text/javascript; charset=utf-8", lambda body=body: body)


@cache
def standalone(exhibit_id: str, language: str, theme: str) -> bytes | None:
    """The wide picture as a file of its own, in the colours of one theme, if it was drawn."""
    svg = own_file.standalone(exhibit_id, language, theme)
    return svg.encode() if svg else None
