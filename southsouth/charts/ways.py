"""How a link is drawn: an arrow where one provides to the other, a plain line where both exchange.

The arrow has a hollow head where the one who receives pays: it is no gift.
What neither provides nor exchanges (the place of a centre, a convening, a proposal) has no line.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from southsouth.charts.sheet import Sheet, plain
from southsouth.names import link_text

LONG = 24.0  # pixels of an arrow between words
Point = tuple[float, float]
_HEAD, _HALF = 7.0, 3.3  # pixels: an arrowhead's length, and half of its width
_END = 2.2  # radius of the dots at the ends of an exchange
_STEP = 22  # pixels between the points looked at along a curve


def ref(link: Mapping[str, Any]) -> str:
    """The fact that a link is."""
    return f"cooperation/{link['link_id']}"


def drawn(
    sheet: Sheet, link: Mapping[str, Any], x: float, y: float, colour: str = "graphite",
    *, back: bool = False,
) -> None:  # fmt: skip
    """A link as a short mark from `x` on: an arrow (leftwards if `back`), or a line with two ends."""
    mark(sheet, look(link), x, y, colour, back=back, **_fact(sheet, link))


def look(link: Mapping[str, Any]) -> str:
    """What mark a link has: that of its kind, or `paid` where the one who receives pays."""
    return "paid" if link["partner_pays"] else str(link["link_kind"])


def mark(
    sheet: Sheet, shape: str, x: float, y: float, colour: str, *, back: bool = False, **fact: str
) -> None:
    """The mark of a `look`; `fact` is its `ref` and `name`, nothing in a key."""
    style: dict[str, Any] = {**fact}
    if shape == "exchange":
        sheet.line(x + _END, y, x + LONG - _END, y, edge="blue", edge_width=1.6, **style)
        for end in (x + _END, x + LONG - _END):
            sheet.circle(end, y, _END, fill="blue", **style)
        return
    start, tip = (x + LONG, x) if back else (x, x + LONG)
    turn = -1 if back else 1
    sheet.line(start, y, tip - turn * _HEAD, y, edge=colour, edge_width=1.6, **style)
    sheet.path(_head((tip, y), (turn, 0.0)), **_filled(shape, colour), **style)


def _filled(shape: str, colour: str) -> dict[str, Any]:
    """How an arrowhead is filled."""
    return {"fill": "paper", "edge": colour} if shape == "paid" else {"fill": colour}


def _fact(sheet: Sheet, link: Mapping[str, Any]) -> dict[str, str]:
    return {"ref": ref(link), "name": plain(link_text(link, sheet.language))}


def _head(tip: Point, along: Point, size: float = 1) -> str:
    """A triangle whose point is at `tip`, in the direction `along` (of length 1)."""
    (x, y), (ux, uy) = tip, along
    back = (x - ux * _HEAD * size, y - uy * _HEAD * size)
    wide = (-uy * _HALF * size, ux * _HALF * size)
    corners = [tip, (back[0] + wide[0], back[1] + wide[1]), (back[0] - wide[0], back[1] - wide[1])]
    return "M" + "L".join(f"{px:.1f},{py:.1f}" for px, py in corners) + "Z"


@dataclass(frozen=True)
class Curve:
    """A quadratic curve from one point to another, bent about `bend`."""

    start: Point
    bend: Point
    end: Point

    def at(self, part: float) -> Point:
        """The point at a part (0 to 1) of the way."""
        rest = 1 - part
        x, y = (
            rest * rest * a + 2 * rest * part * b + part * part * c
            for a, b, c in zip(self.start, self.bend, self.end, strict=True)
        )
        return x, y

    def lower(self, down: float) -> "Curve":
        """The same curve so many pixels lower."""
        return Curve(*((x, y + down) for x, y in (self.start, self.bend, self.end)))

    def points(self) -> list[Point]:
        """Points along it, the ends left out."""
        steps = max(round(math.dist(self.start, self.end) / _STEP), 2)
        return [self.at(step / steps) for step in range(1, steps)]


def curve(start: Point, end: Point, nth: int, clear: tuple[float, float]) -> Curve:
    """The way between two points: the further ones of a pair bend more, the first to the north.

    Args:
        start, end: Pixels.
        nth: Which of the links between the two it is, from 0.
        clear: Pixels kept free at either end.
    """
    (x0, y0), (x1, y1) = start, end
    far = math.hypot(x1 - x0, y1 - y0)
    side = (1 if x1 >= x0 else -1) * (1 if nth % 2 == 0 else -1)
    rise = side * far * (0.16 + 0.09 * nth)
    bend = ((x0 + x1) / 2 + (y1 - y0) / far * rise, (y0 + y1) / 2 - (x1 - x0) / far * rise)
    return Curve(_towards(start, bend, clear[0]), bend, _towards(end, bend, clear[1]))


def _towards(point: Point, other: Point, pixels: float) -> Point:
    ux, uy = _direction(point, other)
    return point[0] + ux * pixels, point[1] + uy * pixels


def _direction(point: Point, other: Point) -> Point:
    dx, dy = other[0] - point[0], other[1] - point[1]
    far = math.hypot(dx, dy) or 1.0
    return dx / far, dy / far


def along(sheet: Sheet, link: Mapping[str, Any], way: Curve, colour: str) -> None:
    """A link along a curve that runs from provider to partner: with a head only if it provides."""
    fact: dict[str, Any] = {**_fact(sheet, link)}
    (x0, y0), (bx, by), (x1, y1) = way.start, way.bend, way.end
    words = f"M{x0:.1f},{y0:.1f}Q{bx:.1f},{by:.1f} {x1:.1f},{y1:.1f}"
    if link["link_kind"] == "exchange":
        sheet.path(words, edge="blue", edge_width=1.8, below=True, **fact)
        return
    sheet.path(words, edge=colour, edge_width=1.8, below=True, **fact)
    sheet.path(
        _head(way.end, _direction(way.bend, way.end), 1.25), **_filled(look(link), colour), **fact
    )
