"""Where labels of points go: near their dots, over nothing, with a leader where they must stand off.

Every label may stand at 24 angles and 6 distances. What a place covers is counted once for all; then
labels change places until no change helps, from several fixed starts. The same input gives the same
places.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from southsouth.charts.sheet import Sheet

_DISTANCES = (4, 10, 20, 34, 50, 68)
_ANGLES = range(0, 360, 15)
_KEPT = 48  # places of a label that are weighed against those of others
_STARTS = 4
_ROUNDS = 12
_OVERLAP, _CROSSING, _COVERED, _OFF = 1000.0, 80.0, 400.0, 5.0
_SWAPPED, _NEIGHBOURS = 130.0, 40.0  # cost of labels in the wrong order; pixels between their dots
_LINED, _BESIDE = 40.0, 8.0  # cost of another's dot in the line of a label; pixels between the two
_FOREIGN, _NEARER = (
    12.0,
    36.0,
)  # for a leader over another's land, a label nearer to it than to its own
_TUCK = 2.0  # pixels that a line of words is higher than its letters, above and below
_MARGIN_X, _MARGIN_Y = 3.0, 1.0  # pixels kept free around a label

_ALONG = np.linspace(0, 1, 9)[None, :, None]  # points of a leader that are looked at

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Placed:
    """Where one label stands.

    Attributes:
        box: Left, top, right, bottom in pixels.
        anchor: The side of the words that stands at `x`.
        x, y: Where `Sheet.text` puts them.
        tail: Where its leader ends, beside the label; nothing where the label touches its dot.
    """

    box: Box
    anchor: str
    x: float
    y: float
    tail: tuple[float, float] | None

    def lower(self, down: float) -> "Placed":
        """The same on a map that begins so many pixels down the sheet."""
        return self.moved(0, down)

    def moved(self, right: float, down: float) -> "Placed":
        """The same on a map that begins so many pixels from the sheet's left and top."""
        x0, y0, x1, y1 = self.box
        tail = self.tail and (self.tail[0] + right, self.tail[1] + down)
        box = (x0 + right, y0 + down, x1 + right, y1 + down)
        return replace(self, box=box, x=self.x + right, y=self.y + down, tail=tail)


@dataclass(frozen=True)
class _Place:
    cost: float
    box: Box
    anchor: str
    end: tuple[float, float]
    has_leader: bool


def labels(
    dots: Sequence[tuple[float, float, float]],
    sizes: Sequence[tuple[float, float]],
    bounds: tuple[float, float],
    avoid: Sequence[Box] = (),
    others: Sequence[tuple[float, float, float]] = (),
    written: Sequence[Box] = (),
    foreign: Sequence[tuple[tuple[Box, ...], tuple[Box, ...]]] = (),
) -> list[Placed]:
    """A place for each label.

    Args:
        dots: x, y and radius of what is labelled, in pixels.
        sizes: Width and height of each label.
        bounds: Width and height of the sheet; a label stays inside.
        avoid: Boxes that labels keep off.
        others: Dots that have no label and are not covered either.
        written: Boxes that leaders do not run over.
        foreign: For each label the boxes of its own land and of others' land: it stands nearer to
            its own, and its leader runs as little over the others as can be.
    """
    fixed = tuple(avoid), tuple(others), tuple(written), tuple(foreign)
    return list(_labels(tuple(dots), tuple(sizes), bounds, *fixed))


@lru_cache(maxsize=256)
def _labels(
    dots: tuple[Any, ...],
    sizes: tuple[Any, ...],
    bounds: Any,
    avoid: Any,
    others: Any,
    written: Any,
    foreign: Any,
) -> tuple[Placed, ...]:
    if not dots:
        return ()
    every = []
    for i in range(len(dots)):
        apart = foreign[i] if foreign else ()
        every.append(_places(i, dots, sizes[i], bounds, avoid, others, written, apart))
    chosen = _settled(every, [dot[:2] for dot in dots])
    return tuple(_placed(every[i][choice]) for i, choice in enumerate(chosen))


def _places(
    own: int, dots: Sequence[Any], size: Any, bounds: Any, avoid: Any, others: Any, written: Any,
    foreign: Any,
) -> list[_Place]:  # fmt: skip
    """Where one label may stand within the sheet, with the cost of what it would cover: the best first."""
    x, y, radius = dots[own]
    rest = np.array([d for i, d in enumerate(dots) if i != own] + list(others), float).reshape(
        -1, 3
    )
    ends = np.array([x, y]) + (radius + _FAR)[:, None] * _TURNS
    boxes = _boxes(ends, size)
    inside = (boxes[:, :2] >= 1).all(1) & (boxes[:, 2:] <= np.array(bounds) - 1).all(1)
    if not inside.any():  # a sheet too small for the words: they are centred below their dot
        wide, tall = size
        box = (x - wide / 2, y + radius, x + wide / 2, y + radius + tall)
        return [_Place(_OVERLAP, box, "center", (x, y), has_leader=False)]
    walls = np.array(avoid, float).reshape(-1, 4)
    low, high = boxes[:, :2].min(0), boxes[:, 2:].max(0)  # walls out of reach cost time alone
    walls = walls[(walls[:, 2:] > low).all(1) & (walls[:, :2] < high).all(1)]
    cost = _TASTE + _covered(boxes, rest, walls) + _LINED * _lined(boxes, rest)
    cost += _HAS_LEADER * 60 * _crossed(np.array([x, y]), ends, rest)
    lines = np.column_stack([np.full_like(ends, (x, y)), ends])
    if written:
        walls = np.array([box for box in written if not _holds(box, x, y)], float).reshape(-1, 4)
        cost += _HAS_LEADER * _CROSSING * _over(lines, walls).sum(1)
    if foreign:
        land, strangers = (np.array(boxes, float).reshape(-1, 4) for boxes in foreign)
        cost += _HAS_LEADER * _FOREIGN * _over(lines, strangers).sum(1)
        cost += _NEARER * (_apart(boxes, strangers) < _apart(boxes, land))
    best = np.flatnonzero(inside)
    best = best[cost[best].argsort(kind="stable")][:_KEPT]
    return [
        _Place(
            float(cost[at]),
            tuple(boxes[at].tolist()),
            _SIDES[at],
            tuple(ends[at].tolist()),
            bool(_HAS_LEADER[at]),
        )  # fmt: skip # type: ignore
        for at in best
    ]


# Every place in turn: its direction, distance, side, and what it costs where it covers nothing.
_TURNS = np.array(
    [(math.cos(math.radians(a)), math.sin(math.radians(a))) for _ in _DISTANCES for a in _ANGLES]
)
_FAR = np.repeat(np.array(_DISTANCES, float), len(_ANGLES))
_HAS_LEADER = np.repeat(np.arange(len(_DISTANCES)) > 0, len(_ANGLES))
_SIDES = ["left" if dx > 0.35 else "right" if dx < -0.35 else "center" for dx, _ in _TURNS]
# Beside a dot is better than above or below it; at its right better than at its left.
_TASTE = np.repeat(np.arange(len(_DISTANCES)) * _OFF, len(_ANGLES)) + np.array(
    [
        (0 if abs(dy) < 0.1 else 3 if abs(dx) > 0.35 else 4) + (0 if dx > 0.35 else 1)
        for dx, dy in _TURNS
    ]
)


def _boxes(ends: Any, size: Any) -> Any:
    """The box of the label at each place: left, top, right, bottom."""
    (wide, tall), dx, dy = size, _TURNS[:, 0], _TURNS[:, 1]
    beside = np.abs(dx) > 0.35
    left = ends[:, 0] - np.where(beside, np.where(dx > 0, 0, wide), wide / 2)
    top = ends[:, 1] - np.where(beside, tall / 2, np.where(dy > 0, _TUCK, tall - _TUCK))
    return np.column_stack([left, top, left + wide, top + tall])


def _covered(boxes: Any, dots: Any, walls: Any) -> Any:
    """What each place would cover: dots and boxes that stay."""
    left, top, right, bottom = (boxes[:, side, None] for side in range(4))
    near_x = np.maximum(left - dots[:, 0], dots[:, 0] - right)
    near_y = np.maximum(top - dots[:, 1], dots[:, 1] - bottom)
    hit = (near_x < dots[:, 2] + 2) & (near_y < dots[:, 2] + 1)
    meets = (
        (left < walls[:, 2]) & (walls[:, 0] < right) & (top < walls[:, 3]) & (walls[:, 1] < bottom)
    )
    return _COVERED * (hit.sum(1) + meets.sum(1))


def _lined(boxes: Any, dots: Any) -> Any:
    """How many dots of others stand before or behind the words, in their line: they seem theirs."""
    left, top, right, bottom = (boxes[:, side, None] for side in range(4))
    gap = np.maximum(left - dots[:, 0], dots[:, 0] - right) - dots[:, 2]
    return ((gap < _BESIDE) & (top < dots[:, 1]) & (dots[:, 1] < bottom)).sum(1)


def _apart(boxes: Any, walls: Any) -> Any:
    """How far each box is from the nearest of the others."""
    if not len(walls):
        return np.full(len(boxes), np.inf)
    x = np.maximum(boxes[:, None, 0] - walls[:, 2], walls[:, 0] - boxes[:, None, 2])
    y = np.maximum(boxes[:, None, 1] - walls[:, 3], walls[:, 1] - boxes[:, None, 3])
    return np.hypot(np.maximum(x, 0), np.maximum(y, 0)).min(1)


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _crossed(start: Any, ends: Any, dots: Any) -> Any:
    """How many dots each leader runs over."""
    way = ends - start
    along = ((dots[:, :2] - start) @ way.T).T / np.maximum((way * way).sum(1), 1e-9)[:, None]
    nearest = start + np.clip(along, 0, 1)[..., None] * way[:, None]
    return (np.hypot(*np.moveaxis(dots[:, :2] - nearest, -1, 0)) < dots[:, 2]).sum(1)


def _settled(every: Sequence[Sequence[_Place]], starts: Sequence[Any]) -> list[int]:
    """The choice of places that costs least, of several descents."""
    own = [np.array([place.cost for place in places]) for places in every]
    between = _pairs(every, starts)
    best: tuple[float, list[int]] | None = None
    for seed in range(_STARTS):
        order = np.random.default_rng(seed).permutation(len(every))
        choice = _descend(own, between, order)
        cost = _total(own, between, choice)
        if best is None or cost < best[0] - 1e-9:
            best = (cost, choice)
    return best[1] if best else []


def _descend(own: Sequence[Any], between: Mapping[Any, Any], order: Any) -> list[int]:
    """First each label where it costs least among those already placed, then by turns."""
    count = len(own)
    choice = [-1] * count
    for round_ in range(_ROUNDS):
        changed = False
        for i in order:
            cost = own[i].copy()
            for j in range(count):
                if j != i and choice[j] >= 0 and (i, j) in between:
                    cost += between[i, j][:, choice[j]]
            best = int(cost.argmin())
            if best != choice[i]:
                choice[i], changed = best, True
        if round_ and not changed:
            break
    return choice


def _total(own: Sequence[Any], between: Mapping[Any, Any], choice: Sequence[int]) -> float:
    cost = sum(float(own[i][c]) for i, c in enumerate(choice))
    return cost + sum(float(m[choice[i], choice[j]]) for (i, j), m in between.items() if i < j)


def _pairs(every: Sequence[Sequence[_Place]], starts: Sequence[Any]) -> dict[tuple[int, int], Any]:
    """For each two labels that can meet: the cost of every place of one with every of the other."""
    boxes = [np.array([place.box for place in places]) for places in every]
    leaders = [_segments(places, start) for places, start in zip(every, starts, strict=True)]
    reach = [_reach(box, line) for box, line in zip(boxes, leaders, strict=True)]
    found: dict[tuple[int, int], Any] = {}
    for i in range(len(every)):
        for j in range(i + 1, len(every)):
            if not _meet(reach[i], reach[j]):
                continue
            cost = _OVERLAP * _overlaps(boxes[i], boxes[j])
            cost = cost + _CROSSING * _cross(leaders[i], leaders[j])
            cost += (
                _CROSSING * _over(leaders[i], boxes[j]) + _CROSSING * _over(leaders[j], boxes[i]).T
            )
            cost += _SWAPPED * _swapped(starts[i], starts[j], boxes[i], boxes[j])
            if cost.any():
                found[i, j], found[j, i] = cost, cost.T
    return found


def _swapped(one: Any, other: Any, ours: Any, theirs: Any) -> Any:
    """Whether the labels of two near dots stand the other way round than the dots: they seem exchanged."""
    way = np.subtract(other[:2], one[:2])
    if np.hypot(*way) > _NEIGHBOURS:
        return np.zeros((len(ours), len(theirs)), bool)
    middles = [(boxes[:, :2] + boxes[:, 2:]) / 2 for boxes in (ours, theirs)]
    return ((middles[1][None] - middles[0][:, None]) @ way) < 0


def _segments(places: Sequence[_Place], start: Any) -> Any:
    """Leaders as x0, y0, x1, y1; of no length where there is none."""
    return np.array([[*start, *(place.end if place.has_leader else start)] for place in places])


def _reach(boxes: Any, lines: Any) -> Any:
    left, top, right, bottom = _around(np.concatenate([boxes, lines]).reshape(-1, 2))
    return left - 4, top - 4, right + 4, bottom + 4


def _around(points: Any) -> Any:
    """The box around points."""
    return (*points.min(0), *points.max(0)) if len(points) else (math.inf,) * 4


def _meet(one: Any, other: Any) -> bool:
    return (
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    )  # fmt: skip


def _overlaps(one: Any, other: Any) -> Any:
    a, b = one[:, None], other[None]
    x = np.minimum(a[..., 2], b[..., 2]) - np.maximum(a[..., 0], b[..., 0]) + _MARGIN_X
    y = np.minimum(a[..., 3], b[..., 3]) - np.maximum(a[..., 1], b[..., 1]) + _MARGIN_Y
    return (x > 0) & (y > 0)


def _turn(p: Any, q: Any, r: Any) -> Any:
    return (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (
        r[..., 0] - p[..., 0]
    )


def _cross(one: Any, other: Any) -> Any:
    """Whether leaders cross."""
    a, b = one[:, None, :2], one[:, None, 2:]
    c, d = other[None, :, :2], other[None, :, 2:]
    return (_turn(a, b, c) * _turn(a, b, d) < 0) & (_turn(c, d, a) * _turn(c, d, b) < 0)


def _over(lines: Any, boxes: Any) -> Any:
    """Whether a leader runs over a box, looked at in nine points."""
    found = np.zeros((len(lines), len(boxes)), bool)
    left, top, right, bottom = _around(lines.reshape(-1, 2))
    within = (boxes[:, :2] < (right, bottom)).all(1) & (boxes[:, 2:] > (left, top)).all(1)
    if within.any():
        near = boxes[within]
        points = lines[:, None, :2] + (lines[:, None, 2:] - lines[:, None, :2]) * _ALONG
        x, y = points[:, :, None, 0], points[:, :, None, 1]
        inside = (x > near[:, 0]) & (x < near[:, 2]) & (y > near[:, 1]) & (y < near[:, 3])
        found[:, within] = inside.any(1)
    return found


def _placed(place: _Place) -> Placed:
    left, top, right, bottom = place.box
    x = {"left": left, "right": right, "center": (left + right) / 2}[place.anchor]
    tail = place.end if place.has_leader else None
    return Placed(place.box, place.anchor, x, (top + bottom) / 2, tail)


def leader(
    sheet: Sheet, dot: tuple[float, float, float], placed: Placed, edge: str = "ink-3",
    *, on_dark: bool = False,
) -> None:  # fmt: skip
    """Draw the line from a dot's edge to its label, where the label stands off; `edge` is its token.

    A line that runs over dark land is seen by the paper on both sides of it (`on_dark`).
    """
    if placed.tail is None:
        return
    (x, y, radius), (to_x, to_y) = dot, placed.tail
    far = math.hypot(to_x - x, to_y - y)
    if far <= radius + 2:
        return
    ux, uy = (to_x - x) / far, (to_y - y) / far
    start = (x + ux * (radius + 1), y + uy * (radius + 1))
    end = (to_x - ux * 1.5, to_y - uy * 1.5)
    if on_dark:
        sheet.line(*start, *end, edge="paper", edge_width=2.7, below=True)
    sheet.line(*start, *end, edge=edge, edge_width=0.9, below=True)
