"""What was drawn for an embed: its pictures, and Plotly's script."""

import re
from collections.abc import Iterator
from functools import cache

from southsouth.pictures import bundles, store
from southsouth.pictures import standalone as own_file
from southsouth.resource import Resource

WIDTHS = ("wide", "narrow")
_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def still(exhibit_id: str, language: str, width: str) -> str | None:
    """The picture for `wide` or `narrow` frames, if it was drawn and is still true."""
    return store.svg(exhibit_id, language, width)


def size(svg: str | None) -> tuple[float, float] | None:
    """Width and height that an SVG was drawn for; None without one."""
    found = _VIEW_BOX.search(svg or "")
    return (float(found[1]), float(found[2])) if found else None


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
