"""What was drawn for an embed: its pictures and its image for links."""

import re
from dataclasses import dataclass
from functools import cache

from southsouth.embeds.addresses import Embed
from southsouth.pictures import standalone as own_file
from southsouth.pictures import store
from southsouth.resource import Host

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
    return None


def plotly(map_kind: str | None) -> str:
    """The address of the smallest script of Plotly's that draws such a chart."""
    return "/assets/plotly.js"


@cache
def standalone(exhibit_id: str, language: str, theme: str) -> bytes | None:
    """The wide picture as a file of its own, in the colours of one theme, if it was drawn."""
    svg = own_file.standalone(exhibit_id, language, theme)
    return svg.encode() if svg else None
