"""The places that the name or the number of a member may take on a map, each with what it costs.

A name lies wholly in its own land, or in the sea or on land of no member, with a leader; never on the land
of another member or on disputed land. Where none of that has room a number does, at last in the dot itself.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from southsouth import linebreaks
from southsouth.charts import labels, lettering
from southsouth.charts.ground import (
    DISPUTED,
    MEMBERS,
    NOBODYS,
    OVER,
    SAMPLES,
    WATER,
    Ground,
    on_strange,
)
from southsouth.charts.placement import Placed
from southsouth.charts.projection import Projection
from southsouth.charts.settling import Box, Spot
from southsouth.charts.sheet import plain, strong
from southsouth.language import country_name

_SIZE, _LESS, _SMALL = 12.0, (11.5, 11.0), 11.0  # pixels: names, where else none fits, numbers
DOT, RING = 7.5, 16.0  # pixels across: a dot, and one with a number in it
_DIGITS = 8.5  # pixels that the digits of a number are high
_OFF_FRAME = 4.0  # pixels between words and a frame beside them
_LEADING, _LEADING_SQUARE = 5.0, 2.5  # pixels that a name is lower than its lines; of characters
_BORDER = 2.0  # pixels between words and the borders of their land
_EXTRA = 3.0  # pixels that the extent of words is wider than they are
_ROOMS = (400.0, 90.0, 62.0, 40.0)  # of a line of a name: the first with which it lies in its land
_AT_SEA = (400.0, 110.0, 70.0)  # the same of a name beside its land
_STEP = 2.0  # pixels between places in a land that are tried
_SPREAD = 9.0  # pixels at least between two of them that are kept
_KEPT = {"inland": 8, "beside": 44, "number": 4, "numbers beside": 8}  # places of each kind
_BY_CHOICE = 4  # places in its land with which a name needs no other
_A_DIRECTION = 2  # places of one direction
_STARTS, _APART = 4, 12.0  # points of a land from which leaders start; pixels between two
_GRID = 4.0  # pixels between points of a land that are looked at
_WITHIN = 9.0  # pixels at least that a leader begins inside its land, where that is so wide
_BODY = 0.6  # of the largest square in a land: where one so large has room, the land has its body
_LEAST = 5  # pixels of the smallest square that is looked for

_DISTANCES = (4, 10, 20, 34, 50, 70, 92)  # pixels from the edge of a land or dot
_NARROW, _NARROW_FAR = 420, 70  # a sheet up to the one has no leader longer than the other
_ANGLES = np.radians(np.arange(0, 360, 15))
_TURNS = np.column_stack([np.cos(_ANGLES), np.sin(_ANGLES)])
_TUCK = 2.0  # pixels that a line of words is higher than its letters, above and below
_COAST, _EDGE = 2.0, 2.0  # pixels between a name and another's land, and the edge of the map

# What a place costs: the words, then what they stand on and what their leader runs over.
_LINES, _SMALLER, _CLOSE, _OFF_MIDDLE = 4.0, 12.0, 8.0, 0.05
_BESIDE, _FAR, _NO_SIDE, _LEFT = 14.0, 0.35, 3.0, 1.0
_LONG, _FARTHER = 50.0, 0.8  # pixels from which a leader is a long one; each more of it
_NUMBER, _NUMBER_BESIDE, _RINGED, _TIGHT = 185.0, 198.0, 208.0, 310.0
_OTHER_START, _OVER_NOBODYS = 12.0, 0.2
_MILD = 0.35  # part of words on land of nobody's colour, from which its members' are told by theirs
_OVER_ONE, _MOST_OVER = 20.0, 90.0  # a country, pixels at most
_LONG_OVER, _TOO_LONG = 18.0, 12.0  # pixels over others from which each costs so much more
_FROM_DOT = 60.0  # the same from a dot, which may lie within another's land
_OVERSEAS = 18.0  # a pixel of another's land beyond water: the name seems to be that land's
_NEAR, _NEAR_DOT = 10.0, 45.0  # words beside another's land or dot
_ON_OWN = 12.0  # words on their own islets
_AT_ISLET, _TIP = (
    40.0,
    12.0,
)  # a leader that ends beside another's islet; pixels up to which it does
#: An island that bears no name on any map, with whose land it is: what stands beside it is read as its name. Taiwan
#: (geo/README.md); west, south, east, north of it, and pixels around it in which words are beside it.
_UNNAMED = ("CHN", (120.0, 21.9, 122.0, 25.3), (30.0, 32.0))
_AS_ITS_NAME = 160.0


# The end of a Chinese name that may stand in a line of its own, from so many characters.
_LAND, _LONG_NAME = "斯坦", 4

#: The mark of doubt: of the colour of the name, for on the colours of members ochre is not seen.
DOUBT = f" {strong('?')}"

#: What a number costs at least: a name is worth that others make room.
DEAR = _NUMBER


@dataclass(frozen=True)
class Member:
    """One member on a map: where its name goes and how much room its land has."""

    iso3: str
    kind: str
    x: float
    y: float
    small: bool
    doubted: bool

    @property
    def ref(self) -> str:
        """The fact that it is."""
        return f"country/{self.iso3}"

    @property
    def at(self) -> tuple[float, float]:
        """Its point, or the middle of its dot."""
        return self.x, self.y


@dataclass(frozen=True)
class Place:
    """Where a name or number stands: `words` are nothing for a number.

    Attributes:
        spot: What it costs, and all that it takes of the map.
        placed: Where the words go, and the end of their leader.
        start: Where that begins, with the radius of the dot there.
        on_land: Whether the words lie on the member's own colour.
        ringed: Whether they are a number in an enlarged dot.
    """

    spot: Spot
    words: str
    size: float
    placed: Placed
    start: tuple[float, float, float]
    on_land: bool = False
    ringed: bool = False


class Site:
    """A map before anything is named on it."""

    def __init__(
        self, projection: Projection, owned: Ground, shown: Sequence[Member], framed: Sequence[Box]
    ) -> None:
        self.projection, self.ground, self.framed = (
            projection,
            owned,
            np.array(framed).reshape(-1, 4),
        )
        self._small = [member for member in shown if member.small]
        far = _NARROW_FAR if projection.width <= _NARROW else math.inf
        self.distances = np.array([far_off for far_off in _DISTANCES if far_off <= far], float)

    @cached_property
    def islets(self) -> Mapping[int, Any]:
        """Where the land of those with a dot is, in rows of x and y, by whose: what lies off the dot has
        no name."""
        owners = (self.ground.of(member.iso3) for member in self._small)
        return {own: np.argwhere(self.ground.owners == own)[:, ::-1] + 0.5 for own in owners}

    @cached_property
    def unnamed(self) -> Any:
        """The box in which words would be read as the name of an island that bears none."""
        _, (west, south, east, north), (across, down) = _UNNAMED
        (left, bottom), (right, top) = (
            self.projection.point(*corner) for corner in ((west, south), (east, north))
        )
        return np.array([[left - across, top - down, right + across, bottom + down]])

    def dots(self, besides: Member) -> Any:
        """The middles of the dots of all other members."""
        others = [member.at for member in self._small if member.iso3 != besides.iso3]
        return np.array(others, float).reshape(-1, 2)

    def inside(self, boxes: Any) -> Any:
        """Which boxes lie on the map and in no part of it that another map shows larger."""
        size = np.array([self.projection.width, self.projection.height])
        on = (boxes[:, :2] >= _EDGE).all(1) & (boxes[:, 2:] <= size - _EDGE).all(1)
        return on & ~_meets(boxes + (-_OFF_FRAME, -1, _OFF_FRAME, 1), self.framed).any(1)


def places(member: Member, language: str, site: Site, *, numbers: bool = True) -> list[Place]:
    """Where the name or number of a member may stand, the cheapest first; without `numbers` its name, where
    that has any place."""
    name = labels.country(member.iso3, language)
    own = _Own(member, site)
    found = list(_names_inland(name, own))
    # Where a name has room in its land by choice, nothing else is looked for.
    if len(found) < _BY_CHOICE:
        found += _names_beside(name, own)
        if numbers or not found:
            found += _numbers(own)
    return sorted(found, key=lambda place: place.spot.cost)


def names(territory: Member, language: str, site: Site) -> list[Place]:
    """Where the name of what is no State and no member may stand, the cheapest first."""
    # Whole: what stands in brackets is the other name of an area in dispute.
    name, own = country_name(territory.iso3, language), _Own(territory, site)
    found = [*_names_inland(name, own), *_names_beside(name, own)]
    return sorted(found, key=lambda place: place.spot.cost)


@dataclass(frozen=True)
class _Own:
    """A member and the map that it is on."""

    member: Member
    site: Site

    @cached_property
    def land(self) -> int:
        return self.site.ground.of(self.member.iso3)

    @cached_property
    def middle(self) -> tuple[float, float]:
        """The middle of all its land on the map."""
        return self.site.ground.middle(self.land) or self.member.at

    @cached_property
    def bounds(self) -> Box:
        """The box around its land; of no size where nothing of it is painted."""
        return self.site.ground.bounds(self.land) or (*self.member.at, *self.member.at)

    @cached_property
    def rays(self) -> "_Rays":
        return _rays(self)

    @cached_property
    def dots(self) -> Any:
        return self.site.dots(self.member)

    @cached_property
    def points(self) -> Any:
        """Points all over its land, in rows of x and y."""
        left, top, right, bottom = self.bounds
        x, y = np.meshgrid(np.arange(left, right, _GRID), np.arange(top, bottom, _GRID))
        points = np.column_stack([x.ravel(), y.ravel()])
        return points[self.fits(points, _LEAST)]

    @cached_property
    def body(self) -> int:
        """Pixels of the side of a square that has room in the body of its land alone."""
        side, points = _LEAST, self.points
        while len(points):
            side += 4
            points = points[self.fits(points, side)]
        return max(int(_BODY * (side - 4)), _LEAST)

    def fits(self, points: Any, side: int) -> Any:
        """Around which points a square of its land has room; an odd number of pixels a side."""
        side += 1 - side % 2
        boxes = _centred(np.floor(points[:, 0]) + 0.5, np.floor(points[:, 1]) + 0.5, (side, side))
        return self.site.ground.count(self.land, boxes) == side * side


def _names_inland(name: str, own: _Own) -> Iterator[Place]:
    """The name in one line or more, in its size or a smaller one, wholly in its own land."""
    if own.member.small:
        return
    kept = 0
    for size in (_SIZE, *_LESS):
        if kept:
            return
        for lines in _variants(name, _ROOMS):
            wide, tall = extent = _extent(lines, size, own.member)
            cost = _LINES * (len(lines) - 1) + _SMALLER * (_SIZE - size)
            words = _marked(lines, own.member)
            # Letters are lower than their line: where that has no room they may have it.
            clear = 2 * _BORDER - _EXTRA
            lower = _LEADING_SQUARE if lettering.is_square(name) else _LEADING
            for seen, price in (
                ((wide + clear, tall), cost),
                ((wide + clear, tall - lower), cost + _CLOSE),
            ):
                for place in _inland(own, extent, seen, price, words, size):
                    if kept < _KEPT["inland"]:
                        kept += 1
                        yield place


def _inland(
    own: _Own, extent: tuple[float, float], seen: tuple[float, float], cost: float, words: str, size: float
) -> list[Place]:  # fmt: skip
    """Where words lie in their land; `seen` is what of their extent has to."""
    left, top, right, bottom = own.bounds
    wide, tall = seen
    if right - left < wide or bottom - top < tall:
        return []
    across = np.arange(left + wide / 2, right - wide / 2 + 0.1, _STEP)
    down = np.arange(top + tall / 2, bottom - tall / 2 + 0.1, _STEP)
    rows, columns = np.nonzero(
        own.site.ground.filled(
            own.land,
            (across - wide / 2, across + wide / 2),
            (down - tall / 2, down + tall / 2),
        )
    )
    x, y = across[columns], down[rows]
    boxes = _centred(x, y, seen)
    clear = own.site.inside(boxes) & ~_holds_dot(boxes, own.dots).any(1)
    x, y = x[clear], y[clear]
    far = np.hypot(x - own.middle[0], 1.5 * (y - own.middle[1]))
    found: list[Place] = []
    for at in far.argsort(kind="stable"):
        if all(
            math.dist((x[at], y[at]), (place.placed.x, place.placed.y)) > _SPREAD for place in found
        ):
            box = tuple(_centred(x[at : at + 1], y[at : at + 1], extent)[0].tolist())
            spot = Spot(cost + _OFF_MIDDLE * float(far[at]), box, (*own.member.at, *own.member.at))
            placed = Placed(box, "center", float(x[at]), float(y[at]), None)
            found.append(Place(spot, words, size, placed, (*own.member.at, 1.0), on_land=True))
        if len(found) == _KEPT["number"]:
            break
    return found


def _names_beside(name: str, own: _Own) -> list[Place]:
    """The name beside its land or dot, in one line or two."""
    found: list[Place] = []
    for lines in _variants(name, _AT_SEA):
        cost = _BESIDE + _LINES * (len(lines) - 1)
        words = _marked(lines, own.member)
        found += _beside(
            own, _extent(lines, _SIZE, own.member), cost, words, _SIZE, _KEPT["beside"]
        )
    found.sort(key=lambda place: place.spot.cost)
    return found[: _KEPT["beside"]]


def _numbers(own: _Own) -> Iterator[Place]:
    """The number in the land, beside it, or in the dot."""
    extent = _extent(["88"], _SMALL)[0], _DIGITS + 5
    if not own.member.small:
        # Clear of borders on all sides: white among white lines it would read as one more of them.
        clear = (extent[0] - 4 + 2 * _BORDER, _DIGITS + 2 * _BORDER)
        yield from _inland(own, extent, clear, _NUMBER, "", _SMALL)
        yield from _inland(own, extent, (extent[0] - 4, _DIGITS), _TIGHT, "", _SMALL)
    yield from _beside(own, extent, _NUMBER_BESIDE, "", _SMALL, _KEPT["numbers beside"])
    x, y = own.member.at
    ring = _centred(np.array([x]), np.array([y]), (RING, RING))
    if own.site.inside(ring).all() and not _holds_dot(ring, own.dots).any():
        box = tuple(ring[0].tolist())
        spot = Spot(_RINGED, box, (x, y, x, y))
        placed = Placed(box, "center", x, y, None)
        yield Place(spot, "", _SMALL, placed, (x, y, RING / 2), on_land=True, ringed=True)


def _beside(
    own: _Own, extent: tuple[float, float], cost: float, words: str, size: float, kept: int
) -> list[Place]:
    """Where words may stand outside their land, those of one direction once, the cheapest first."""
    rays = own.rays
    boxes = _hung(rays.ends, rays.turns, extent)
    free = np.flatnonzero(np.isfinite(rays.price) & own.site.inside(boxes))
    price = np.full(len(boxes), np.inf)
    price[free] = cost + rays.price[free] + _under(own, boxes[free])
    price[free] += _AT_ISLET * (rays.leads[free] & _at_islet(own, rays.ends[free]))
    free = free[np.isfinite(price[free])]
    found, directions = list[Place](), Counter[int]()
    for at in free[price[free].argsort(kind="stable")]:
        if len(found) == kept:
            break
        direction = int(at) // len(own.site.distances)
        directions[direction] += 1
        if directions[direction] > _A_DIRECTION:
            continue
        found.append(_hanging(own, int(at), boxes, float(price[at]), words, size))
    return found


def _hanging(own: _Own, at: int, boxes: Any, price: float, words: str, size: float) -> Place:
    """The words at the end of one of the leaders."""
    rays, box = own.rays, tuple(boxes[at].tolist())
    left, top, right, bottom = box
    across = rays.turns[at, 0]
    anchor = "left" if across > _SIDEWAYS else "right" if across < -_SIDEWAYS else "center"
    x = {"left": left, "right": right, "center": (left + right) / 2}[anchor]
    start, end = tuple(rays.begins[at].tolist()), tuple(rays.ends[at].tolist())
    leads = bool(rays.leads[at])
    placed = Placed(box, anchor, x, (top + bottom) / 2, end if leads else None)
    spot = Spot(price, box, (*start, *(end if leads else start)), loose=True)
    radius = DOT / 2 if own.member.small else 1.0
    return Place(spot, words, size, placed, (*start, radius))


@dataclass(frozen=True)
class _Rays:
    """Leaders in all directions and of all lengths: where they begin and end, and what they cost."""

    begins: Any
    ends: Any
    turns: Any
    leads: Any
    price: Any


def _rays(own: _Own) -> _Rays:
    starts = _starts(own)
    each = [_exits(own, start) for start in starts]
    exits = np.concatenate(each)  # one a start and angle
    begun = np.concatenate([_begins(own, *pair) for pair in zip(starts, each, strict=True)])
    count = len(own.site.distances)
    origin = np.repeat(np.array(starts), len(_TURNS) * count, axis=0)
    turns = np.repeat(np.tile(_TURNS, (len(starts), 1)), count, axis=0)
    outside, off = np.repeat(exits, count), np.tile(own.site.distances, len(exits))
    inside = np.repeat(begun, count)
    begins, ends = (origin + far[:, None] * turns for far in (inside, outside + off))
    # Words that touch their dot need no leader.
    leads = np.full(len(off), fill_value=True) if not own.member.small else off > off[0]
    price = _FAR * off + _FARTHER * np.maximum(off - _LONG, 0) + _taste(turns)
    price += _OTHER_START * (np.arange(len(price)) >= len(_TURNS) * count)
    # At an end beyond the map no words stand, however wide they are.
    on = own.site.inside(np.hstack([ends, ends]))
    price[~on] = np.inf
    ways = np.flatnonzero(on & leads)
    price[ways] += _on_the_way(own, begins[ways], ends[ways])
    return _Rays(begins, ends, turns, leads, price)


def _starts(own: _Own) -> list[tuple[float, float]]:
    """The member's point, and some far from it and each other, all in the body of its land."""
    if own.member.small:
        return [own.member.at]
    points = own.points[own.fits(own.points, own.body)]
    if not len(points):
        return [own.member.at]
    found: list[tuple[float, float]] = []
    off = np.hypot(*(points - np.array(own.member.at)).T)
    # Its point, where that is in the body of what of it the map shows; else what is nearest to it.
    nearest = int(off.argmin())
    found.append(own.member.at if off[nearest] < _GRID else tuple(points[nearest].tolist()))
    while len(found) < _STARTS:
        far = np.hypot(*(points[:, None] - np.array(found)).transpose(2, 0, 1)).min(1)
        at = int(far.argmax())
        if far[at] < _APART:
            break
        found.append(tuple(points[at].tolist()))
    return found


def _begins(own: _Own, start: tuple[float, float], exits: Any) -> Any:
    """In each direction how far from a point of a land a leader begins: where the body of it ends."""
    if own.member.small:
        return np.zeros_like(exits)
    steps = np.arange(0, float(exits.max()) + 1)
    way = start + _TURNS[:, None] * steps[None, :, None]
    within = own.fits(way.reshape(-1, 2), own.body).reshape(way.shape[:2])
    within &= steps[None] < np.maximum(exits - _WITHIN, 1)[:, None]
    # As far as it is within without a gap.
    reached = np.logical_and.accumulate(within, axis=1).sum(1) - 1
    return np.maximum(reached, 0).astype(float)


def _exits(own: _Own, start: tuple[float, float]) -> Any:
    """In each direction the pixels from a point of a land to its edge; from a dot its radius."""
    if own.member.small:
        return np.full(len(_TURNS), DOT / 2)
    left, top, right, bottom = own.bounds
    steps = np.arange(0, math.hypot(right - left, bottom - top) + 2)
    x, y = (start[i] + _TURNS[:, i, None] * steps for i in (0, 1))
    tall, wide = own.site.ground.owners.shape
    off = (own.site.ground.at(x, y) != own.land) | (x < 0) | (y < 0) | (x >= wide) | (y >= tall)
    return np.where(off.any(1), steps[off.argmax(1)], steps[-1])


def _under(own: _Own, boxes: Any) -> Any:
    """What the ground under and around words costs; infinite where they may not stand."""
    ground, grown = own.site.ground, boxes + (-_COAST, -_COAST, _COAST, _COAST)
    others = ground.count(MEMBERS, grown)
    # The islets of one that has a dot may lie under its name.
    others -= ground.count(own.land, grown) if own.member.small else 0
    no = (others > 0) | (ground.count(DISPUTED, grown) > 0)
    no |= _holds_dot(boxes, own.dots).any(1)
    near = boxes + (-4, -4, 4, 4)
    strangers = ground.count(MEMBERS, near) - ground.count(own.land, near)
    beside_dot = _holds_dot(boxes + (-8, -1, 8, 1), own.dots).sum(1)
    nobodys = ground.count(NOBODYS, boxes)
    price = (
        _NEAR * (strangers > 0)
        + _NEAR_DOT * beside_dot
        + _ON_OWN * (ground.count(own.land, boxes) > 0)
        + on_strange(nobodys, boxes, _MILD)
    )
    if own.member.iso3 != _UNNAMED[0]:
        price += _AS_ITS_NAME * _meets(boxes, own.site.unnamed).any(1)
    return np.where(no, np.inf, price)


def _at_islet(own: _Own, ends: Any) -> Any:
    """Which leaders end beside an islet of another member: the words there would be read as its name."""
    others = [land for owner, land in own.site.islets.items() if owner != own.land]
    points = np.concatenate([np.zeros((0, 2)), *others])
    low, high = ends.min(0, initial=math.inf) - _TIP, ends.max(0, initial=-math.inf) + _TIP
    points = points[((points > low) & (points < high)).all(1)]
    off = ends[:, None] - points[None]
    return ((off * off).sum(2) < _TIP * _TIP).any(1)


def _on_the_way(own: _Own, begins: Any, ends: Any) -> Any:
    """What leaders run over; infinite where they may not: dots, disputed land, much of another's."""
    way = ends - begins
    points = begins[:, None] + way[:, None] * SAMPLES[None, :, None]
    under = own.site.ground.at(points[..., 0], points[..., 1])
    step = np.hypot(way[:, 0], way[:, 1]) / len(SAMPLES)
    strange = (under > DISPUTED) & (under != own.land)
    changes = strange[:, 1:] & (under[:, 1:] != under[:, :-1])
    over, crossed = strange.sum(1) * step, changes.sum(1)
    overseas = (strange & ((under == WATER).cumsum(1) > 0)).sum(1) * step
    long = _FROM_DOT if own.member.small else _LONG_OVER
    # Over its own islands a leader seems to lead there.
    again = np.maximum((under == own.land).sum(1) * step - _WITHIN, 0)
    price = (
        _OVER_NOBODYS * again
        + OVER * over
        + _TOO_LONG * np.maximum(over - long, 0)
        + _OVER_ONE * crossed
        + _OVERSEAS * overseas
        + _OVER_NOBODYS * (under == NOBODYS).sum(1) * step
    )
    no = (over > _MOST_OVER) | (crossed > 1) | (under == DISPUTED).any(1)
    for box in own.site.framed:
        no |= ((points > box[:2]) & (points < box[2:])).all(2).any(1)
    free = np.flatnonzero(~no)
    x, y = (points[free, :, None, i] - own.dots[:, i] for i in (0, 1))
    no[free] = (x * x + y * y < (DOT / 2 + 2) ** 2).any((1, 2))
    return np.where(no, np.inf, price)


_SIDEWAYS = (
    0.35  # from this cosine on words stand beside the end of their leader, else above or below it
)


def _taste(turns: Any) -> Any:
    """Beside is better than above or below, at the right better than at the left."""
    beside = np.abs(turns[:, 0]) > _SIDEWAYS
    even = np.abs(turns[:, 1]) < 0.1  # noqa: PLR2004
    return np.where(even, 0, np.where(beside, _NO_SIDE, _NO_SIDE + 1)) + _LEFT * (
        turns[:, 0] <= _SIDEWAYS
    )


def _hung(ends: Any, turns: Any, extent: tuple[float, float]) -> Any:
    """The box of the words at the end of each leader."""
    (wide, tall), dx, dy = extent, turns[:, 0], turns[:, 1]
    beside = np.abs(dx) > _SIDEWAYS
    left = ends[:, 0] - np.where(beside, np.where(dx > 0, 0, wide), wide / 2)
    top = ends[:, 1] - np.where(beside, tall / 2, np.where(dy > 0, _TUCK, tall - _TUCK))
    return np.column_stack([left, top, left + wide, top + tall])


def _centred(x: Any, y: Any, extent: tuple[float, float]) -> Any:
    wide, tall = extent
    return np.column_stack([x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2])


def _meets(boxes: Any, others: Any) -> Any:
    a, b = boxes[:, None], others[None]
    return (a[..., 0] < b[..., 2]) & (b[..., 0] < a[..., 2]) & (a[..., 1] < b[..., 3]) & (b[..., 1] < a[..., 3])  # fmt: skip


def _holds_dot(boxes: Any, dots: Any) -> Any:
    """Which boxes touch which dots."""
    radius = DOT / 2 + 1
    return _meets(boxes, np.column_stack([dots - radius, dots + radius]))


def _marked(lines: Sequence[str], member: Member) -> str:
    """Lines of a name, with the mark of doubt where it may be no member."""
    return "<br>".join(map(plain, lines)) + (DOUBT if member.doubted else "")


def _variants(name: str, rooms: Sequence[float]) -> list[tuple[str, ...]]:
    """The name in one line, and in more and shorter ones, no word of it cut."""
    found = [tuple(_lines(name, room)) for room in rooms]
    # In Chinese what stands in brackets has no space before it.
    found += [(first, f"（{rest}") for first, mark, rest in [name.partition("（")] if mark]
    # 乌兹别克斯坦 is as wide as its land; its last two characters mean "land", and may stand below.
    found += (
        [(name.removesuffix(_LAND), _LAND)]
        if name.endswith(_LAND) and len(name) > _LONG_NAME
        else []
    )
    return [lines for place, lines in enumerate(found) if lines not in found[:place]]


def _lines(name: str, room: float) -> Iterator[str]:
    line = ""
    for part in linebreaks.words(name):
        if line and lettering.width(plain((line + part).strip()), _SIZE) > room:
            yield line.strip()
            line = ""
        line += part
    yield line.strip()


def _extent(lines: Sequence[str], size: float, member: Member | None = None) -> tuple[float, float]:
    """Width and height of the lines of a member's name, or of a number, which is bold."""
    wide = max(lettering.width(plain(line), size, bold=member is None) for line in lines)
    wide += lettering.width(DOUBT, size) if member and member.doubted else 0
    return wide + _EXTRA, len(lines) * size * lettering.LINE + 1
