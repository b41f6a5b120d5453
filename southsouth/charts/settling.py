"""Which of its places each label takes, so that together they cost least.

What a place costs by itself is given; what two places cost each other is counted here: names that meet,
leaders that cross, names that seem exchanged or read as one. Then labels change places until no change
helps, from several fixed starts. The same input gives the same places.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
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
# How far around words others read with them, or meet what is kept free.
_READ_WITH = np.array([-_PARTED, -_LINE_APART, _PARTED, _LINE_APART])

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

    @classmethod
    def joined(cls, labels: "Sequence[Spots]") -> "Spots":
        """Those of all labels, one after the other."""
        rows = ((one.costs, one.boxes, one.lines, one.loose) for one in labels)
        return cls(*map(np.concatenate, zip(*rows, strict=True)))

    def after(self, first: int) -> "Spots":
        """All but the first ones."""
        return Spots(self.costs[first:], self.boxes[first:], self.lines[first:], self.loose[first:])

    @cached_property
    def leaders(self) -> "Leaders":
        """Its leaders."""
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
    if not every:
        return []
    costs = _Costs(every, marks, dots)
    best: tuple[float, _Choice] | None = None
    for seed in range(starts):
        order = np.random.default_rng(seed).permutation(len(every)).tolist()
        choice = costs.descended(order, costs.nothing())
        cost = costs.total(choice)
        if best is None or cost < best[0] - 1e-9:
            best = (cost, choice)
    return _insisted(costs, *best, dear) if best else []


@dataclass
class _Choice:
    """The spot of each label, -1 where none is chosen yet, and what every spot of all labels costs among these."""

    spots: list[int]
    felt: Any

    def copy(self) -> "_Choice":
        return _Choice([*self.spots], self.felt.copy())


class _Costs:
    """What spots of labels cost by themselves and each other."""

    def __init__(
        self, every: Sequence[Spots], marks: Sequence[tuple[float, float]], dots: Sequence[bool]
    ) -> None:
        self.own = [spots.costs for spots in every]
        ends = np.cumsum([len(own) for own in self.own]).tolist()
        self._starts, self._ends = [0, *ends[:-1]], ends
        #: Of every spot of all labels what it costs every other: whole numbers, that their sums are the same
        #: in whichever order labels are moved.
        self._between = np.zeros((ends[-1], ends[-1]), np.int16)
        self._fill(every, marks, dots)
        meet = (
            np.logical_or.reduceat(self._between[start:end].any(0), self._starts)
            for start, end in zip(self._starts, ends, strict=True)
        )
        #: Of each label those that it can be in the way of.
        self.near = [np.flatnonzero(others).tolist() for others in meet]

    def _fill(
        self, every: Sequence[Spots], marks: Sequence[tuple[float, float]], dots: Sequence[bool]
    ) -> None:
        joined = Spots.joined(every)
        for i, one in enumerate(every[:-1]):
            start, end = self._starts[i], self._ends[i]
            # With all that follow at once: with each of them by itself takes twice as long.
            costs = _touching(one, joined.after(end))
            for j in range(i + 1, len(every)):
                cost = costs[:, self._starts[j] - end : self._ends[j] - end]
                _add_of_dots(cost, (one, every[j]), (marks[i], marks[j]), (dots[i], dots[j]) if dots else ())  # fmt: skip
            self._between[start:end, end:] = costs
            self._between[end:, start:end] = costs.T

    def nothing(self) -> _Choice:
        """No label has a spot."""
        return _Choice([-1] * len(self.own), np.zeros(self._ends[-1], np.int32))

    def of(self, i: int, choice: _Choice) -> Any:
        """What each spot of a label costs among the labels that are placed."""
        return self.own[i] + choice.felt[self._starts[i] : self._ends[i]]

    def move(self, i: int, spot: int, choice: _Choice) -> None:
        """Give a label another spot."""
        if choice.spots[i] >= 0:
            choice.felt -= self._between[self._starts[i] + choice.spots[i]]
        choice.felt += self._between[self._starts[i] + spot]
        choice.spots[i] = spot

    def descended(self, order: Sequence[int], choice: _Choice) -> _Choice:
        """Each label of the order moved to where it costs least among those placed, by turns."""
        unsure = set(order)
        for _ in range(_ROUNDS):
            for i in order:
                if i not in unsure:  # nothing around it moved since it was placed
                    continue
                best = int(self.of(i, choice).argmin())
                unsure.discard(i)
                if best != choice.spots[i]:
                    self.move(i, best, choice)
                    unsure.update(self.near[i])
            if unsure.isdisjoint(order):
                break
        return choice

    def total(self, choice: _Choice) -> float:
        """What all cost together."""
        own = sum(float(own[spot]) for own, spot in zip(self.own, choice.spots, strict=True))
        at = [start + spot for start, spot in zip(self._starts, choice.spots, strict=True)]
        return own + int(choice.felt[at].sum()) // 2


def _insisted(costs: _Costs, cost: float, choice: _Choice, dear: float) -> list[int]:
    """Of a choice the better one that comes of giving each dear label its cheapest spots by turns."""
    vain: dict[int, _Choice] = {}
    for i in [*range(len(costs.own))] * _INSISTED_ROUNDS:
        if vain.get(i) is choice:  # tried already, and nothing moved since
            continue
        now, before = costs.of(i, choice), choice
        if now[choice.spots[i]] >= dear:
            beside = costs.near[i]
            around = {k for j in beside for k in costs.near[j]} - {i, *beside}
            every = (costs.own[i], now)
            cheapest = [cost.argsort(kind="stable")[:_INSISTED].tolist() for cost in every]
            for spot in dict.fromkeys(chain(*cheapest)):
                tried = choice.copy()
                costs.move(i, spot, tried)
                costs.descended([*beside, *sorted(around)], tried)
                total = costs.total(tried)
                if total < cost - 1e-9:
                    cost, choice = total, tried
        if choice is before:
            vain[i] = choice
    return choice.spots


def _add_of_dots(
    cost: Any, two: tuple[Spots, Spots], marks: Sequence[tuple[float, float]], dots: Sequence[bool]
) -> None:
    """What two labels cost that stand the other way round than their dots, or beside the other's."""
    if math.dist(*marks) <= _NEIGHBOURS:
        cost += _SWAPPED * _swapped(marks[0], marks[1], two[0].boxes, two[1].boxes)
    for (a, b), at, is_dot, costs in zip((two, two[::-1]), reversed(marks), reversed(dots), (cost, cost.T), strict=False):  # fmt: skip
        if is_dot:
            costs += _NEARER * (a.loose[:, None] & _nearer(a.boxes, b.boxes, at))


def _touching(one: Spots, other: Spots) -> Any:
    """What it costs that words and leaders of two labels touch, or that their words read as one name."""
    cost = np.zeros((len(one.boxes), len(other.boxes)))
    for rows, columns in (
        one.leaders.over(other.boxes),
        other.leaders.over(one.boxes)[::-1],
        one.leaders.cross(other.leaders),
    ):
        cost[rows, columns] += CROSSING
    rows, columns = _meeting(one.boxes + _READ_WITH, other.boxes)
    a, b = one.boxes[rows].T, other.boxes[columns].T
    loose = one.loose[rows] & other.loose[columns]
    cost[rows, columns] += _OVERLAP * _overlaps(a, b) + loose * _as_one(a, b)
    return cost


def _as_one(one: Any, other: Any) -> Any:
    """What it costs that two names stand so near to each other, in one line or one below, that they read
    as one; boxes in columns."""
    tall, other_tall = one[3] - one[1], other[3] - other[1]
    gap = np.maximum(one[0] - other[2], other[0] - one[2])
    common = np.minimum(one[3], other[3]) - np.maximum(one[1], other[1])
    in_line = (gap < _PARTED) & (common > tall / 2)
    # One name of several lines above or below another is a list of which nobody knows where it is parted.
    listed = np.maximum(tall, other_tall) > _ONE_LINE
    return _AS_ONE * in_line + _LISTED * (listed & (gap < 0) & (-common < _LINE_APART))


def _swapped(one: Any, other: Any, ours: Any, theirs: Any) -> Any:
    """Whether the labels of two dots stand the other way round than the dots: they seem exchanged."""
    way = np.subtract(other[:2], one[:2])
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


def _overlaps(a: Any, b: Any) -> Any:
    """Whether words meet, with what is kept free around them; boxes in columns."""
    x = np.minimum(a[2], b[2]) - np.maximum(a[0], b[0]) + _MARGIN_X
    y = np.minimum(a[3], b[3]) - np.maximum(a[1], b[1]) + _MARGIN_Y
    return (x > 0) & (y > 0)


_Found = tuple[Any, Any]


class Leaders:
    """Leaders in rows of where they start and end; one of no length is none."""

    def __init__(self, lines: Any) -> None:
        self._long = np.flatnonzero((lines[:, :2] != lines[:, 2:]).any(1))
        self._lines = lines[self._long]
        self._boxes = np.hstack(
            [
                np.minimum(self._lines[:, :2], self._lines[:, 2:]),
                np.maximum(self._lines[:, :2], self._lines[:, 2:]),
            ]
        )

    def over(self, boxes: Any) -> _Found:
        """Which of them run over which boxes: no line parts the two, neither along a side of the box nor along
        the leader (the test of separating axes)."""
        rows, columns = _meeting(self._boxes, boxes)
        left, top, right, bottom = boxes[columns].T
        x, y, to_x, to_y = self._lines[rows].T
        across, down = to_x - x, to_y - y
        # Twice the way from the middle of the box to the line, times its length; and that of a corner.
        off = np.abs(across * (top + bottom - 2 * y) - down * (left + right - 2 * x))
        corner = (right - left) * np.abs(down) + (bottom - top) * np.abs(across)
        hit = off < corner
        return self._long[rows[hit]], columns[hit]

    def cross(self, others: "Leaders") -> _Found:
        """Which of them cross which others: each has its ends on both sides of the other."""
        rows, columns = _meeting(self._boxes, others._boxes)
        x, y, to_x, to_y = self._lines[rows].T
        start_x, start_y, end_x, end_y = others._lines[columns].T
        ours, theirs = (to_x - x, to_y - y), (end_x - start_x, end_y - start_y)
        hit = (
            _turn(ours, (start_x - x, start_y - y)) * _turn(ours, (end_x - x, end_y - y)) < 0
        ) & (
            _turn(theirs, (x - start_x, y - start_y))
            * _turn(theirs, (to_x - start_x, to_y - start_y))
            < 0
        )
        return self._long[rows[hit]], others._long[columns[hit]]


def _meeting(ours: Any, theirs: Any) -> _Found:
    """Which boxes share a point inside both, or lie across the other."""
    if not len(ours) or not len(theirs):
        return np.zeros(0, int), np.zeros(0, int)
    if len(ours) > len(theirs):
        columns, rows = _meeting(theirs, ours)
        return rows, columns
    # Of many few are near: to look at all takes longer.
    low, high = ours[:, :2].min(0), ours[:, 2:].max(0)
    near = np.flatnonzero(
        (theirs[:, 0] < high[0]) & (theirs[:, 1] < high[1]) & (theirs[:, 2] > low[0]) & (theirs[:, 3] > low[1])
    )  # fmt: skip
    left, top, right, bottom = np.ascontiguousarray(theirs[near].T)
    meet = ours[:, 0, None] < right
    meet &= ours[:, 2, None] > left
    meet &= ours[:, 1, None] < bottom
    meet &= ours[:, 3, None] > top
    rows, columns = np.divmod(np.flatnonzero(meet), len(near))
    return rows, near[columns]


def _turn(way: tuple[Any, Any], to: tuple[Any, Any]) -> Any:
    """On which side of a way a point lies that is so far from where it begins: its sign."""
    return way[0] * to[1] - way[1] * to[0]
