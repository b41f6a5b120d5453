"""Where labels of points go: near their dots, over nothing, with a leader where they must stand off.

Every label may stand at 24 angles and 16 distances. What a place covers is counted once for all; which
places are taken together, `settling` decides.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from southsouth.charts import ground, settling
from southsouth.charts.settling import Box, Spots
from southsouth.charts.sheet import Sheet

_DISTANCES = (4, 10, 15, 20, 27, 34, 42, 50, 59, 68, 79, 90, 102, 114, 128, 142)
# What a label costs the farther it stands off: pixels, and the cost there.
_OFF = (4, 10, 20, 34, 50, 68, 90, 114, 142), (0, 5, 10, 15, 20, 25, 30, 35, 40)
_ANGLES = range(0, 360, 15)
# Places of a label that are weighed against those of others, and descents, for names around a sea are in each
# other's way in many ways: of a picture that is drawn once for all readers, and of one that a reader waits for.
_KEPT, _STARTS = 64, 24
_KEPT_FOR_ONE, _STARTS_FOR_ONE = 40, 6
_COVERED = 400.0
_FOLDED = 12.0  # cost of words in two lines
# Part of words on other land that is hardly read as its name, where some may lie on any.
_MILD = 0.25
_TIGHT = 15.0  # cost of words that all but touch their dot
# What a name costs at most on other land where it begins at its dot: a city's is not taken for the name of that
# land, a country's might be; at the end of a leader across several lands either is.
_CITY_AT_ITS_DOT, _LAND_AT_ITS_DOT = 200.0, 270.0
_TOO_SMALL = 1000.0  # cost of words that the sheet does not hold
_LINED, _BESIDE = 60.0, 8.0  # cost of another's dot in the line of a label; pixels between the two
_BESIDE_OFF = 26.0  # the same pixels where the label stands off its own dot
_OVER_DOT = 120.0  # cost of a leader over another's dot
# Cost of words nearer to another's dot than to their own, and pixels from it up to which they seem its name.
_STRANGERS, _SEEMING = 45.0, 8.0
# Pixels by which they may be farther from it than from their own, and still seem its name.
_AS_NEAR = 1.0
_LONG, _LONGER = 50.0, 6.0  # pixels from which a leader is long; cost of each more
_DEAR = 30.0  # what a place costs for which others make room, if together they then cost less
_TUCK = 2.0  # pixels that a line of words is higher than its letters, above and below


@dataclass(frozen=True)
class Placed:
    """Where one label stands.

    Attributes:
        box: Left, top, right, bottom in pixels.
        anchor: The side of the words that stands at `x`.
        x, y: Where `Sheet.text` puts them.
        tail: Where its leader ends, beside the label; nothing where the label touches its dot.
        is_folded: Whether the words are those in two lines.
    """

    box: Box
    anchor: str
    x: float
    y: float
    tail: tuple[float, float] | None
    is_folded: bool = False

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
class _Places:
    """Where one label may stand, the best first, in rows: costs, boxes, where leaders end, and which of all places
    and of its forms they are."""

    costs: Any
    boxes: Any
    ends: Any
    at: Any
    forms: Any

    @classmethod
    def below(cls, dot: tuple[float, float, float], size: tuple[float, float]) -> "_Places":
        """The one place of words for which the sheet is too small: centred below their dot."""
        (x, y, radius), (wide, tall) = dot, size
        box = (x - wide / 2, y + radius, x + wide / 2, y + radius + tall)
        rows = np.array([_TOO_SMALL]), np.array([box]), np.array([(x, y)])
        return cls(*rows, np.array([_BELOW]), np.array([0]))

    def spots(self, mark: tuple[float, float]) -> Spots:
        """The same as `settling` weighs it; `mark` is the dot's middle."""
        marks = np.broadcast_to(np.array(mark), self.ends.shape)
        ends = np.where(_HAS_LEADER[self.at, None], self.ends, marks)
        return Spots(
            self.costs, self.boxes, np.hstack([marks, ends]), np.ones(len(self.costs), bool)
        )

    def placed(self, choice: int) -> Placed:
        """One of them."""
        left, top, right, bottom = box = tuple(self.boxes[choice].tolist())
        at = self.at[choice]
        x = {"left": left, "right": right, "center": (left + right) / 2}[_SIDES[at]]
        tail = tuple(self.ends[choice].tolist()) if _HAS_LEADER[at] else None
        return Placed(box, _SIDES[at], x, (top + bottom) / 2, tail, bool(self.forms[choice]))


def labels(
    dots: Sequence[tuple[float, float, float]],
    sizes: Sequence[tuple[float, float]],
    bounds: Box,
    avoid: Sequence[Box] = (),
    others: Sequence[tuple[float, float, float]] = (),
    names: Sequence[float] = (),
    homes: Sequence[ground.Home] = (),
    folded: Sequence[tuple[float, float] | None] = (),
    near: float = 0.0,
    *,
    for_one: bool = False,
) -> list[Placed]:
    """A place for each label.

    Args:
        dots: x, y and radius of what is labelled, in pixels.
        sizes: Width and height of each label.
        bounds: Left, top, right and bottom of the sheet; a label stays inside.
        avoid: Boxes that labels keep off.
        others: Dots that have no label and are not covered either.
        names: How wide the name is with which each label begins: a leader from above or below leads to
            its middle, or without it to that of the label.
        homes: The land of what each label names, where they name places: they lie there or at sea, for on
            other land they would be read as its names.
        folded: Width and height of each label in two lines, where it can be folded: that has room in smaller
            seas.
        near: Pixels from its dot up to which a label is plainly its own, whatever land it lies on.
        for_one: Whether a filter asks for it, and one reader waits: fewer places are weighed then.
    """
    given = (tuple(part) for part in (dots, sizes, bounds, avoid, others, names, homes, folded))
    return list(_labels(*given, near, for_one))


@lru_cache(maxsize=256)
def _labels(
    dots: tuple[Any, ...],
    sizes: tuple[Any, ...],
    bounds: Any,
    avoid: Any,
    others: Any,
    names: Any,
    homes: Any,
    folded: Any,
    near: float,
    for_one: bool,
) -> tuple[Placed, ...]:
    kept, starts = (_KEPT_FOR_ONE, _STARTS_FOR_ONE) if for_one else (_KEPT, _STARTS)
    if not dots:
        return ()
    wide = names or [across for across, _ in sizes]
    none = [None] * len(dots)
    every = [
        _places(i, dots, ((size, name), *(((two, two[0]),) if two else ())), bounds, avoid, others, home, near, kept)
        for i, (size, name, home, two) in enumerate(
            zip(sizes, wide, homes or none, folded or none, strict=True)
        )
    ]  # fmt: skip
    marks = [dot[:2] for dot in dots]
    spots = [places.spots(mark) for places, mark in zip(every, marks, strict=True)]
    chosen = settling.settled(spots, marks, dear=_DEAR, starts=starts)
    return tuple(places.placed(choice) for places, choice in zip(every, chosen, strict=True))


def _places(
    own: int, dots: Sequence[Any], forms: tuple[Any, ...], bounds: Box, avoid: Any,
    others: Any, home: ground.Home | None, near: float, kept: int,
) -> _Places:  # fmt: skip
    """Where one label may stand within the sheet, with the cost of what it would cover: the best first.

    `forms` are its size and how wide its name is, in one line and in two, where it can be folded.
    """
    dot = dots[own]
    alone = _alone(dot, forms, home, near)
    rest = np.array([d for i, d in enumerate(dots) if i != own] + list(others), float).reshape(
        -1, 3
    )
    inside = [_inside(form.boxes, bounds) for form in alone.forms]
    if not any(map(len, inside)):
        return _Places.below(dot, forms[0][0])
    rest = alone.beside(rest)
    # A leader is the same, whatever stands at its end.
    cost = _TASTE + _HAS_LEADER * _OVER_DOT * _crossed(np.array(dot[:2]), alone.ends, rest)
    cost += alone.under
    walls = np.array(avoid, float).reshape(-1, 4)
    found: list[tuple[Any, ...]] = []
    for lines, (form, at) in enumerate(zip(alone.forms, inside, strict=True)):
        words = cost[at] + _of_words(form, at, dot, rest, walls, home)
        best = words.argsort(kind="stable")[:kept]
        places = at[best]
        whose = np.full(len(best), lines)
        found.append((words[best] + _FOLDED * lines, form.boxes[places], alone.ends[places], places, whose))  # fmt: skip
    rows = [np.concatenate(column) for column in zip(*found, strict=True)]
    first = rows[0].argsort(kind="stable")[:kept]
    return _Places(*(column[first] for column in rows))


@dataclass(frozen=True)
class _Form:
    """Words of one size at all places, and what that costs whatever else is on the map."""

    boxes: Any
    letters: Any
    abroad: Any
    tight: Any


@dataclass(frozen=True)
class _Alone:
    """All places of a label, and what its leaders cost whatever else is on the map."""

    ends: Any
    under: Any
    forms: tuple[_Form, ...]

    @cached_property
    def reach(self) -> Box:
        """The box in which its words and leaders end."""
        every = np.concatenate([form.boxes for form in self.forms] + [np.hstack([self.ends] * 2)])
        return (*every[:, :2].min(0).tolist(), *every[:, 2:].max(0).tolist())

    def beside(self, dots: Any) -> Any:
        """Those of the dots that its words or leaders may be near: to weigh others costs time alone."""
        left, top, right, bottom = self.reach
        x, y, size = dots[:, 0], dots[:, 1], dots[:, 2] + _BESIDE_OFF
        return dots[(x + size > left) & (x - size < right) & (y + size > top) & (y - size < bottom)]


# A filter leaves most places where they were: a name has the same land around it.
@lru_cache(maxsize=512)
def _alone(
    dot: tuple[float, float, float], forms: tuple[Any, ...], home: ground.Home | None, near: float
) -> _Alone:
    x, y, radius = dot
    ends = np.array([x, y]) + (radius + _FAR)[:, None] * _TURNS
    under = np.zeros(len(ends))
    if home:
        under = (near <= _FAR) * _HAS_LEADER * ground.OVER * home.under((x, y), ends)
    return _Alone(ends, under, tuple(_form(ends, form, dot, home, near) for form in forms))


def _form(
    ends: Any, form: tuple[Any, float], dot: tuple[float, float, float],
    home: ground.Home | None, near: float,
) -> _Form:  # fmt: skip
    boxes = _boxes(ends, *form)
    letters = boxes + _TUCKED
    if not home:
        return _Form(boxes, letters, 0.0, 0.0)
    abroad = ground.on_strange(home.strange(letters), letters, _MILD if near else 0.0)
    most = _CITY_AT_ITS_DOT if home.at else _LAND_AT_ITS_DOT
    at_dot = np.minimum(abroad, most)
    abroad = np.where(near <= _FAR, np.where(_HAS_LEADER, abroad, at_dot), 0)
    tight = _TIGHT * (_gap(letters, dot) < _TUCK)
    return _Form(boxes, letters, abroad, tight)


def _inside(boxes: Any, bounds: Any) -> Any:
    """Which boxes lie on the sheet, by their places."""
    left, top, right, bottom = bounds
    return np.flatnonzero(
        (boxes[:, 0] >= left + 1) & (boxes[:, 1] >= top + 1)
        & (boxes[:, 2] <= right - 1) & (boxes[:, 3] <= bottom - 1)
    )  # fmt: skip


def _of_words(
    form: _Form, at: Any, dot: tuple[float, float, float], rest: Any, walls: Any,
    home: ground.Home | None,
) -> Any:  # fmt: skip
    """What words cost, which stand at these of all places."""
    if not len(at):
        return np.zeros(0)
    boxes = np.ascontiguousarray(form.boxes[at].T)
    cost = _covered(boxes, rest, walls) + _LINED * _lined(boxes, rest, _HAS_LEADER[at])
    if home:
        cost += form.abroad[at]
        cost += form.tight[at]
        cost += _STRANGERS * _nearer(form.letters[at], dot, rest)
    return cost


# Every place in turn: its direction, distance, side, and what it costs where it covers nothing.
_TURNS = np.array(
    [(math.cos(math.radians(a)), math.sin(math.radians(a))) for _ in _DISTANCES for a in _ANGLES]
)
_FAR = np.repeat(np.array(_DISTANCES, float), len(_ANGLES))
_HAS_LEADER = np.repeat(np.arange(len(_DISTANCES)) > 0, len(_ANGLES))
_BELOW = _DISTANCES.index(4) * len(_ANGLES) + _ANGLES.index(
    90
)  # right below the dot, without a leader
_SIDES = ["left" if dx > 0.35 else "right" if dx < -0.35 else "center" for dx, _ in _TURNS]
# What a label is given more than its letters take, at the side away from its dot.
_TUCKED = _TUCK * np.array(
    [
        {"left": (0, 1, -1, -1), "right": (1, 1, 0, -1), "center": (0.5, 1, -0.5, -1)}[side]
        for side in _SIDES
    ]
)
# Beside a dot is better than above or below it; at its right better than at its left.
_TASTE = np.interp(_FAR, *_OFF)
_TASTE += _LONGER * np.maximum(_FAR - _LONG, 0)
_TASTE += np.array(
    [
        (0 if abs(dy) < 0.1 else 3 if abs(dx) > 0.35 else 4) + (0 if dx > 0.35 else 1)
        for dx, dy in _TURNS
    ]
)


def _boxes(ends: Any, size: Any, name: float) -> Any:
    """The box of the label at each place: left, top, right, bottom; a leader from above or below leads to
    the middle of the name, with which the words begin."""
    (wide, tall), dx, dy = size, _TURNS[:, 0], _TURNS[:, 1]
    beside = np.abs(dx) > 0.35
    left = ends[:, 0] - np.where(
        beside, np.where(dx > 0, 0, wide), np.where(_HAS_LEADER, name, wide) / 2
    )
    top = ends[:, 1] - np.where(beside, tall / 2, np.where(dy > 0, _TUCK, tall - _TUCK))
    return np.column_stack([left, top, left + wide, top + tall])


def _covered(boxes: Any, dots: Any, walls: Any) -> Any:
    """What each place would cover, its box in a column: dots and boxes that stay."""
    left, top, right, bottom = boxes
    x, y, size = dots.T[..., None]
    hit = np.maximum(left - x, x - right) < size + 2
    hit &= np.maximum(top + _TUCK - y, y - bottom + _TUCK) < size + 1
    if not len(walls):
        return _COVERED * hit.sum(0)
    x0, y0, x1, y1 = walls.T[..., None]
    meets = (left < x1) & (x0 < right) & (top < y1) & (y0 < bottom)
    return _COVERED * (hit.sum(0) + meets.sum(0))


def _nearer(letters: Any, dot: tuple[float, float, float], dots: Any) -> Any:
    """How many dots of others the words are beside, and hardly farther from them than from their own."""
    left, top, right, bottom = np.ascontiguousarray(letters.T)
    x, y, size = dots.T[..., None]
    far = size + _SEEMING
    near = np.maximum(left - x, x - right) < far
    near &= np.maximum(top - y, y - bottom) < far
    which, rows = np.nonzero(near)  # most are far from most
    others, own = _gap(letters[rows], dots[which]), _gap(letters, dot)[rows]
    seeming = (others < _SEEMING) & (others <= own + _AS_NEAR)
    return np.bincount(rows[seeming], minlength=len(letters))


def _gap(boxes: Any, dots: Any) -> Any:
    """Pixels between boxes and the edge of a dot, or each of its own."""
    x, y, size = np.asarray(dots).T
    across = np.maximum(np.maximum(boxes[:, 0] - x, x - boxes[:, 2]), 0)
    down = np.maximum(np.maximum(boxes[:, 1] - y, y - boxes[:, 3]), 0)
    return np.hypot(across, down) - size


def _lined(boxes: Any, dots: Any, has_leader: Any) -> Any:
    """How many dots of others stand before or behind the words, in their line: they seem theirs."""
    left, top, right, bottom = boxes
    x, y, size = dots.T[..., None]
    seen = np.maximum(left - x, x - right) - size < np.where(has_leader, _BESIDE_OFF, _BESIDE)
    seen &= top < y
    seen &= y < bottom
    return seen.sum(0)


def _crossed(start: Any, ends: Any, dots: Any) -> Any:
    """How many dots each leader runs over."""
    across, down = (ends - start).T
    squared = across * across + down * down
    x, y = (dots[:, :2] - start).T
    near = np.hypot(x, y) < math.sqrt(squared.max()) + dots[:, 2] + 1
    x, y, size = x[near, None], y[near, None], dots[near, 2, None]
    along = np.clip((x * across + y * down) / np.maximum(squared, 1e-9), 0, 1)
    return (np.hypot(x - along * across, y - along * down) < size).sum(0)


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
