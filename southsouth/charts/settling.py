"""Which of its places each label takes, so that together they cost least.

What a place costs by itself is given; what two places cost each other is counted here: names that meet,
leaders that cross, names that seem exchanged or read as one. Then labels change places until no change
helps, from several fixed starts. The same input gives the same places.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

_STARTS = 10
_ROUNDS = 12
_INSISTED, _INSISTED_ROUNDS = 8, 2  # spots that a label with a dear one insists on, and how often
CROSSING = 300.0  # cost of a leader over a name or another leader
_OVERLAP = 1000.0
_SWAPPED, _NEIGHBOURS = 130.0, 40.0  # cost of labels in the wrong order; pixels between their dots
_NEARER, _BESIDE = (
    180.0,
    16.0,
)  # cost of words that seem a stranger's dot's; pixels from it up to which
_AS_ONE, _PARTED = 30.0, 14.0  # cost of two names in one line; pixels from which they are two
_LISTED = 90.0  # cost of a name of several lines right above or below another
_ONE_LINE, _LINE_APART = 22.0, 16.0  # pixels that one line is high at most; between such names
_MARGIN_X, _MARGIN_Y = 3.0, 1.0  # pixels kept free around a label

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Spot:
    """A place that a label may take.

    Attributes:
        cost: What it costs by itself.
        box: Left, top, right, bottom of the words.
        line: x and y where its leader starts and ends; of no length where it has none.
        loose: Whether the words stand on nothing that holds them apart from words beside them.
    """

    cost: float
    box: Box
    line: Box
    loose: bool = False


@dataclass(frozen=True)
class Spots:
    """The spots of a label, in rows: costs, boxes of words, leaders, and whether the words stand loose."""

    costs: Any
    boxes: Any
    lines: Any
    loose: Any

    @classmethod
    def of(cls, spots: Sequence[Spot]) -> "Spots":
        """Spots one by one as rows."""
        return cls(
            np.array([spot.cost for spot in spots]),
            np.array([spot.box for spot in spots]),
            np.array([spot.line for spot in spots]),
            np.array([spot.loose for spot in spots]),
        )

    @cached_property
    def reach(self) -> Box:
        """The box outside of which nothing touches its words or leaders or reads as one with them."""
        around = _around(np.concatenate([self.boxes, self.lines]).reshape(-1, 2))
        return _grown(around, _PARTED, 4)

    @cached_property
    def words(self) -> Box:
        """The box around all its words, with what is kept free around them."""
        return _grown(_around(self.boxes.reshape(-1, 2)), _MARGIN_X, _MARGIN_Y)

    @cached_property
    def leaders(self) -> "Leaders":
        return Leaders(self.lines)


def settled(
    every: Sequence[Spots], marks: Sequence[tuple[float, float]],
    dots: Sequence[bool] = (), dear: float = math.inf, starts: int = _STARTS,
) -> list[int]:  # fmt: skip
    """For each label the number of its spot, of several descents the cheapest.

    It descends from so many `starts`. `marks` are the points that are named, `dots` which of them are dots beside which no other's words stand.

    A label that costs `dear` or more, with what it is in the way of, is given each of its cheapest ones by turns: one stays if,
    when the others have made room, all together cost less.
    """
    own = [spots.costs for spots in every]
    between = _pairs(every, marks, dots)
    near = [[j for j in range(len(every)) if (i, j) in between] for i in range(len(every))]
    best: tuple[float, list[int]] | None = None
    for seed in range(starts):
        order = np.random.default_rng(seed).permutation(len(every))
        choice = _descend(own, between, near, order, [-1] * len(every))
        cost = _total(own, between, choice)
        if best is None or cost < best[0] - 1e-9:
            best = (cost, choice)
    return _insisted(own, between, near, *best, dear) if best else []


def _insisted(
    own: Sequence[Any], between: Mapping[Any, Any], near: Sequence[Sequence[int]], cost: float,
    choice: list[int], dear: float,
) -> list[int]:  # fmt: skip
    for i in [*range(len(own))] * _INSISTED_ROUNDS:
        now = own[i] + sum(between[j, i][choice[j]] for j in near[i])
        if now[choice[i]] < dear:
            continue
        around = {k for j in near[i] for k in near[j]} - {i, *near[i]}
        cheapest = own[i].argsort(kind="stable")[:_INSISTED]
        for spot in dict.fromkeys((*cheapest, *now.argsort(kind="stable")[:_INSISTED])):
            tried = [*choice]
            tried[i] = int(spot)
            tried = _descend(own, between, near, [*near[i], *sorted(around)], tried)
            total = _total(own, between, tried)
            if total < cost - 1e-9:
                cost, choice = total, tried
    return choice


def _descend(
    own: Sequence[Any], between: Mapping[Any, Any], near: Sequence[Sequence[int]], order: Any,
    choice: list[int],
) -> list[int]:  # fmt: skip
    """Each label of the order where it costs least among those placed (those not placed are -1), by turns."""
    unsure = set(order)
    for _ in range(_ROUNDS):
        for i in order:
            if i not in unsure:  # nothing around it moved since it was placed
                continue
            cost = own[i].copy()
            for j in near[i]:
                if choice[j] >= 0:
                    cost += between[j, i][choice[j]]
            best = int(cost.argmin())
            unsure.discard(i)
            if best != choice[i]:
                choice[i] = best
                unsure.update(near[i])
        if unsure.isdisjoint(order):
            break
    return choice


def _total(own: Sequence[Any], between: Mapping[Any, Any], choice: Sequence[int]) -> float:
    cost = sum(float(own[i][c]) for i, c in enumerate(choice))
    return cost + sum(float(m[choice[i], choice[j]]) for (i, j), m in between.items() if i < j)


def _pairs(
    labels: Sequence[Spots], marks: Sequence[tuple[float, float]], dots: Sequence[bool]
) -> dict[tuple[int, int], Any]:
    """For each two labels that can meet: the cost of every place of one with every of the other."""
    found: dict[tuple[int, int], Any] = {}
    for i, one in enumerate(labels):
        for j, other in enumerate(labels[i + 1 :], start=i + 1):
            if not _meet(one.reach, other.reach):
                continue
            cost = _touching(one, other)
            cost += _SWAPPED * _swapped(marks[i], marks[j], one.boxes, other.boxes)
            for a, b, at, costs in ((one, other, j, cost), (other, one, i, cost.T)):
                if dots and dots[at]:
                    costs += _NEARER * (a.loose[:, None] & _nearer(a.boxes, b.boxes, marks[at]))
            if cost.any():
                found[i, j], found[j, i] = cost, np.ascontiguousarray(cost.T)
    return found


def _touching(one: Spots, other: Spots) -> Any:
    """What it costs that words and leaders of two labels touch, or that their words read as one name."""
    over, under = one.leaders.over(other.boxes), other.leaders.over(one.boxes).T
    cost = CROSSING * over + CROSSING * under
    if _meet(one.words, other.words):
        cost += _OVERLAP * _overlaps(one.boxes, other.boxes)
    if _meet(one.leaders.around, other.leaders.around):
        cost += CROSSING * one.leaders.cross(other.leaders)
    both = one.loose[:, None] & other.loose[None]
    if both.any():
        cost += both * _as_one(one.boxes, other.boxes)
    return cost


def _as_one(one: Any, other: Any) -> Any:
    """What it costs that two names stand so near to each other, in one line or one below, that they read
    as one."""
    a, b = one[:, None], other[None]
    gap = np.maximum(a[..., 0] - b[..., 2], b[..., 0] - a[..., 2])
    common = np.minimum(a[..., 3], b[..., 3]) - np.maximum(a[..., 1], b[..., 1])
    in_line = (gap < _PARTED) & (common > (a[..., 3] - a[..., 1]) / 2)
    # One name of several lines above or below another is a list of which nobody knows where it is parted.
    tall = np.maximum(a[..., 3] - a[..., 1], b[..., 3] - b[..., 1]) > _ONE_LINE
    return _AS_ONE * in_line + _LISTED * (tall & (gap < 0) & (-common < _LINE_APART))


def _swapped(one: Any, other: Any, ours: Any, theirs: Any) -> Any:
    """Whether the labels of two near dots stand the other way round than the dots: they seem exchanged."""
    way = np.subtract(other[:2], one[:2])
    if np.hypot(*way) > _NEIGHBOURS:
        return np.zeros((len(ours), len(theirs)), bool)
    middles = [(boxes[:, :2] + boxes[:, 2:]) / 2 for boxes in (ours, theirs)]
    return ((middles[1][None] - middles[0][:, None]) @ way) < 0


def _nearer(ours: Any, theirs: Any, dot: tuple[float, float]) -> Any:
    """Whether our words stand beside their dot, and nearer to it than its own."""
    mine, own = (_off(boxes, dot) for boxes in (ours, theirs))
    return (mine[:, None] < _BESIDE) & (mine[:, None] <= own[None])


def _off(boxes: Any, point: tuple[float, float]) -> Any:
    """Pixels from boxes to a point."""
    x, y = (np.maximum(boxes[:, i] - point[i], point[i] - boxes[:, i + 2]) for i in (0, 1))
    return np.hypot(np.maximum(x, 0), np.maximum(y, 0))


def _around(points: Any) -> Box:
    """The box around points."""
    return (*points.min(0).tolist(), *points.max(0).tolist()) if len(points) else (math.inf,) * 4


def _grown(box: Box, across: float, up: float) -> Box:
    return box[0] - across, box[1] - up, box[2] + across, box[3] + up


def _meet(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    )  # fmt: skip


def _overlaps(one: Any, other: Any) -> Any:
    a, b = one[:, None], other[None]
    x = np.minimum(a[..., 2], b[..., 2]) - np.maximum(a[..., 0], b[..., 0]) + _MARGIN_X
    y = np.minimum(a[..., 3], b[..., 3]) - np.maximum(a[..., 1], b[..., 1]) + _MARGIN_Y
    return (x > 0) & (y > 0)


class Leaders:
    """Leaders in rows of where they start and end; one of no length is none."""

    def __init__(self, lines: Any) -> None:
        self._count = len(lines)
        self._long = np.flatnonzero((lines[:, :2] != lines[:, 2:]).any(1))
        self._lines = lines[self._long]
        #: The box around all of them.
        self.around = _around(self._lines.reshape(-1, 2))

    def over(self, boxes: Any) -> Any:
        """Which of them run over which boxes, in rows and columns: no line parts the two, neither along a
        side of the box nor along the leader (the test of separating axes)."""
        found = np.zeros((self._count, len(boxes)), bool)
        left, top, right, bottom = self.around
        near = np.flatnonzero(
            (boxes[:, 0] < right) & (boxes[:, 1] < bottom) & (boxes[:, 2] > left) & (boxes[:, 3] > top)
        )  # fmt: skip
        if not len(near) or not len(self._long):
            return found
        left, top, right, bottom = boxes[near].T
        x, y, to_x, to_y = self._lines.T[:, :, None]
        across, down = to_x - x, to_y - y
        # Twice the way from the middle of the box to the line, times its length; and that of a corner.
        off = np.abs(across * (top + bottom - 2 * y) - down * (left + right - 2 * x))
        corner = (right - left) * np.abs(down) + (bottom - top) * np.abs(across)
        found[self._long[:, None], near] = (
            (np.maximum(x, to_x) > left) & (np.minimum(x, to_x) < right)
            & (np.maximum(y, to_y) > top) & (np.minimum(y, to_y) < bottom)
            & (off < corner)
        )  # fmt: skip
        return found

    def cross(self, others: "Leaders") -> Any:
        """Which of them cross which others: each has its ends on both sides of the other."""
        found = np.zeros((self._count, others._count), bool)
        x, y, to_x, to_y = self._lines.T[:, :, None]
        start_x, start_y, end_x, end_y = others._lines.T
        ours, theirs = (to_x - x, to_y - y), (end_x - start_x, end_y - start_y)
        found[self._long[:, None], others._long] = (
            _turn(ours, (start_x - x, start_y - y)) * _turn(ours, (end_x - x, end_y - y)) < 0
        ) & (
            _turn(theirs, (x - start_x, y - start_y))
            * _turn(theirs, (to_x - start_x, to_y - start_y))
            < 0
        )
        return found


def _turn(way: tuple[Any, Any], to: tuple[Any, Any]) -> Any:
    """On which side of a way a point lies that is so far from where it begins: its sign."""
    return way[0] * to[1] - way[1] * to[0]
