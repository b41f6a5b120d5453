"""Where the members of a commission are named on a map: in their land, beside it, or by number.

Nothing lies on the land of another, and no leader runs over a name, a dot or another leader.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from southsouth import geography
from southsouth.charts import labels, lettering, packing, placement
from southsouth.charts.projection import Projection
from southsouth.charts.sheet import doubt, plain, strong

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_SIZE, _LESS, _SMALL, _DOT = (
    12.0,
    11.5,
    11.0,
    7.5,
)  # pixels: names, names where else none fits, numbers, dots
_DIGITS = 8.5  # pixels that the digits of a number are high
_PARTED = 10.0  # pixels between two numbers in one line, where there is room
_SEEN = 900.0  # square pixels of a country whose point lies outside, from which it is on the map
_KEPT = 60  # of the places that fit, those nearest to the middle, for others may be taken
_TRIES = 15  # places in each direction that are tried for a name in its land
_SPECK = 14.0  # square pixels of the largest part of a country below which it has a dot
_FAR, _FAR_NARROW = 84.0, 56.0  # pixels of a leader at most
_CELL = 5.0  # pixels of the grid in which a map knows its land
_ROOMS = (400.0, 90.0, 62.0, 40.0)  # of a line of a name: the first with which it lies in its land
_AT_SEA = 96.0  # the same of a name beside its land
_BAND = 24.0  # pixels of height within which members are numbered from west to east

#: ISO code, class, longitude, latitude, whether it is small, whether that it is a member is in doubt.
Row = tuple[str, str, float, float, bool, bool]
_Line = tuple[tuple[float, float], tuple[float, float]]


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
    def dot(self) -> tuple[float, float, float]:
        """Where its name leads to, with the radius of its dot; of a larger one hardly any."""
        return self.x, self.y, _DOT / 2 if self.small else 1.0


@dataclass(frozen=True)
class Label:
    """A name or number of a member, where it stands on the map: on its own land, or beside it."""

    member: Member
    words: str
    size: float
    place: placement.Placed
    on_land: bool = False


@dataclass(frozen=True)
class Plan:
    """Where everything stands on the map of some members.

    Attributes:
        shown: Members of which something can be seen, dots parted.
        names: Their names.
        numbers: Those who have no room for one, as they are numbered; the words are nothing yet.
    """

    shown: tuple[Member, ...]
    names: tuple[Label, ...]
    numbers: tuple[Label, ...]

    @property
    def unmarked(self) -> list[str]:
        """Who is shown and has neither name nor number."""
        marked = {label.member.iso3 for label in (*self.names, *self.numbers)}
        return [member.iso3 for member in self.shown if member.iso3 not in marked]


# The same few maps are asked for again and again, and finding room for names takes longest.
@lru_cache(maxsize=128)
def planned(
    rows: tuple[Row, ...], projection: Projection, language: str, framed: tuple[placement.Box, ...]
) -> Plan:
    """A place for each member of the rows; `framed` are parts of the map that another shows larger."""
    shown = _parted(list(on_the_map(rows, projection)))
    room = _Room(projection, [*(_around(one) for one in shown if one.small), *framed], shown)
    names: list[Label] = []
    rest = list(shown)
    for placed in (_within, _smaller, _at_sea, _at_sea):
        found = placed(rest, language, room)
        names += found
        named = {label.member for label in found}
        rest = [member for member in rest if member not in named]
    return Plan(tuple(shown), tuple(names), tuple(_numbered(rest, room)))


class _Room:
    """What of a map is taken: boxes, and leaders that have been drawn; and who is on it."""

    def __init__(
        self, projection: Projection, taken: Sequence[placement.Box], shown: Sequence[Member]
    ) -> None:
        self.projection, self.taken, self.shown = projection, list(taken), shown
        self.leaders: list[_Line] = []

    def has(self, box: placement.Box) -> bool:
        """Whether a box touches nothing; it is taken then."""
        if any(_meet(box, other) for other in self.taken):
            return False
        if any(_runs_over(line, box) for line in self.leaders):
            return False
        self.taken.append(box)
        return True

    def has_leader(self, line: _Line, own: placement.Box) -> bool:
        """Whether a leader runs over nothing but its own dot."""
        others = (box for box in self.taken if box != own)
        return not any(_runs_over(line, box) for box in others) and not any(
            _cross(line, other) for other in self.leaders
        )


def on_the_map(rows: Sequence[Row], projection: Projection) -> Iterator[Member]:
    """The members of which something can be seen, each at its point or else in the middle of that."""
    for iso3, kind, lon, lat, small, doubted in rows:
        x, y = projection.point(lon, lat)
        seen = _shape(projection, iso3)
        area = 0.0 if seen is None else float(seen.area)
        # Of many specks none is seen, however large they are together.
        largest = (
            0.0 if seen is None else max((float(part.area) for part in parts_of(seen)), default=0.0)
        )
        if not holds(projection, lon, lat):
            if seen is None or area < _SEEN:
                continue
            middle = seen.representative_point()
            x, y = middle.x, middle.y
        yield Member(iso3, kind, x, y, small or largest < _SPECK, doubted)


def parts_of(shape: "BaseGeometry") -> Sequence["BaseGeometry"]:
    """The islands and mainlands of a shape."""
    import shapely

    return [*shapely.get_parts(shape)]


def holds(projection: Projection, lon: float, lat: float) -> bool:
    """Whether a point lies on the map, clear of its edge."""
    x, y = projection.point(lon, lat)
    return 2 < x < projection.width - 2 and 2 < y < projection.height - 2


@lru_cache(maxsize=2048)
def _shape(projection: Projection, iso3: str) -> "BaseGeometry | None":
    """What can be seen of a country on the map."""
    outline = geography.outline(iso3)
    return None if outline is None else projection.shape(outline).simplify(0.8)


def _parted(shown: Sequence[Member]) -> list[Member]:
    """The members; the dots of those too small to see moved apart where they would cover each other."""
    small = [member for member in shown if member.small]
    spots = packing.apart([member.dot for member in small], gap=1)
    parted = [replace(member, x=x, y=y) for member, (x, y) in zip(small, spots, strict=True)]
    return [*(member for member in shown if not member.small), *parted]


def _around(member: Member) -> placement.Box:
    x, y, radius = member.dot
    return x - radius - 1, y - radius - 1, x + radius + 1, y + radius + 1


def called(member: Member, language: str) -> str:
    """The member's name in few words."""
    return labels.country(member.iso3, language)


def _marked(lines: Sequence[str], member: Member, *, on_land: bool = False) -> str:
    """Lines of a name, with the mark of doubt where it may be no member: of the name's colour on land."""
    mark = f" {strong('?')}" if on_land else doubt()
    return "<br>".join(map(plain, lines)) + (mark if member.doubted else "")


def _within(rest: Sequence[Member], language: str, room: _Room, size: float = _SIZE) -> list[Label]:
    """Names, in one line or more, that lie wholly in their own land."""
    found = []
    for member in rest:
        variants = _variants(called(member, language))
        sizes = tuple(_size(lines, size, member) for lines in variants)
        place = _free(member, room, sizes)
        if place:
            words = _marked(variants[place[0]], member, on_land=True)
            found.append(Label(member, words, size, place[1], on_land=True))
    return found


def _smaller(rest: Sequence[Member], language: str, room: _Room) -> list[Label]:
    """Names that lie in their own land in smaller letters alone."""
    return _within(rest, language, room, _LESS)


def _free(
    member: Member, room: _Room, sizes: tuple[tuple[float, float], ...],
    seen: tuple[tuple[float, float], ...] = (),
) -> tuple[int, placement.Placed] | None:  # fmt: skip
    """Which of the sizes lies in the land and on nothing that is taken, and where: it is taken now.

    `seen` are the sizes of what can be seen of the words, where that is less than what is kept free.
    """
    for which, x, y in () if member.small else _inside(room.projection, member.iso3, seen or sizes):
        box = _box(x, y, sizes[which])
        if room.has(box):
            return which, placement.Placed(box, "center", x, y, None)
    return None


def _at_sea(rest: Sequence[Member], language: str, room: _Room) -> list[Label]:
    """Names that touch no land, near their own."""
    names = [lettering.wrapped(called(one, language), _SIZE, _AT_SEA) for one in rest]
    sizes = [_size(lines, _SIZE, one) for one, lines in zip(rest, names, strict=True)]
    places = _near(rest, sizes, room)
    return [
        Label(member, _marked(names[rest.index(member)], member), _SIZE, place)
        for member, place in places.items()
    ]


def _near(
    rest: Sequence[Member], sizes: Sequence[tuple[float, float]], room: _Room,
    *, among_strangers: bool = False,
) -> dict[Member, placement.Placed]:  # fmt: skip
    """A place near each member that touches nothing; those without one are left out.

    It is clear of others' land, or, `among_strangers`, may be close to it.
    """
    land = _land_cells(room.projection)
    size = (room.projection.width, room.projection.height)
    far = _FAR if room.projection.width > 420 else _FAR_NARROW
    foreign = [] if among_strangers else [_foreign(one, room, far) for one in rest]
    found = placement.labels(
        [one.dot for one in rest], sizes, size, [*room.taken, *land], (), room.taken, foreign
    )
    places = {}
    # The nearest first: of two that are in each other's way the longer leader gives way.
    for member, label in sorted(zip(rest, found, strict=True), key=lambda pair: _long(*pair)):
        # A name far from its land would be read as that of another.
        if _long(member, label) > far or any(_meet(label.box, box) for box in land):
            continue
        line = label.tail and ((member.x, member.y), label.tail)
        if line and not room.has_leader(line, _around(member)):
            continue
        if room.has(label.box):
            places[member] = label
            room.leaders += [line] if line else []
    return places


def _foreign(
    member: Member, room: _Room, far: float
) -> tuple[tuple[placement.Box, ...], tuple[placement.Box, ...]]:
    """The member's own land and that of the others within reach: near or over that, a name seems theirs."""
    reach = (member.x - far, member.y - far, member.x + far, member.y + far)
    others = tuple(
        box
        for other in room.shown
        if other.iso3 != member.iso3
        for box in (_around(other), *_cells_within(room.projection, other.iso3, reach))
        if _meet(box, reach)
    )
    return (_around(member), *_cells_of(room.projection, member.iso3)), others


def _long(member: Member, label: placement.Placed) -> float:
    return math.dist((member.x, member.y), label.tail) if label.tail else 0.0


def _numbered(rest: Sequence[Member], room: _Room) -> list[Label]:
    """Places for numbers within the land, or in the sea beside it, from north to south."""
    size = _size(["88"], _SMALL)
    places: dict[Member, placement.Placed] = {}
    seen = (size[0] - 4, _DIGITS)
    for member in rest:
        # Two numbers side by side would be read as one: 12 and 13 as 1213.
        place = _free(member, room, ((size[0] + _PARTED, size[1]), size), (seen, seen))
        if place:
            places[member] = place[1]
    inland = frozenset(places)
    # On the land of another a number would be read as that other's.
    for among_strangers in (False, False, True):
        beside = [member for member in rest if member not in places]
        sizes = [size] * len(beside)
        places |= _near(beside, sizes, room, among_strangers=among_strangers)
    ordered = sorted(places, key=lambda one: (one.y // _BAND, one.x))
    return [Label(one, "", _SMALL, places[one], on_land=one in inland) for one in ordered]


def numbered(plans: Sequence[Plan]) -> tuple[Mapping[str, int], list[Sequence[Label]]]:
    """Who has which number, counted through all maps, and the labels of each map."""
    numbers: dict[str, int] = {}
    every: list[Sequence[Label]] = []
    for plan in plans:
        own = []
        for label in plan.numbers:
            numbers[label.member.iso3] = len(numbers) + 1
            own.append(replace(label, words=strong(str(len(numbers)))))
        every.append((*plan.names, *own))
    return numbers, every


def _variants(name: str) -> list[list[str]]:
    """The name in one line, and in more and shorter ones."""
    found = [lettering.wrapped(name, _SIZE, room) for room in _ROOMS]
    return [lines for place, lines in enumerate(found) if lines not in found[:place]]


def _size(lines: Sequence[str], size: float, member: Member | None = None) -> tuple[float, float]:
    """Width and height of the lines of a member's name, or of a number, which is bold."""
    wide = max(lettering.width(plain(line), size, bold=member is None) for line in lines)
    wide += lettering.width(doubt(), size) if member and member.doubted else 0
    return wide + 3, len(lines) * size * lettering.LINE + 1


def _box(x: float, y: float, size: tuple[float, float]) -> placement.Box:
    wide, tall = size
    return x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2


@lru_cache(maxsize=4096)
def _inside(
    projection: Projection, iso3: str, sizes: tuple[tuple[float, float], ...]
) -> tuple[tuple[int, float, float], ...]:
    """Where some sizes lie wholly in the country: which size and its middle, the best places first."""
    import shapely

    seen = _shape(projection, iso3)
    if seen is None or seen.is_empty:
        return ()
    every: list[tuple[int, float, float]] = []
    parts = sorted(shapely.get_parts(seen), key=lambda part: -part.area)[:2]
    for place, (wide, tall) in enumerate(sizes):
        for part in parts:
            left, top, right, bottom = part.bounds
            if part.area < wide * tall or right - left < wide or bottom - top < tall:
                continue
            x, y = np.meshgrid(
                np.linspace(left + wide / 2, right - wide / 2, _TRIES),
                np.linspace(top + tall / 2, bottom - tall / 2, _TRIES),
            )
            x, y = x.ravel(), y.ravel()
            shapely.prepare(part)
            fits = shapely.contains(
                part, shapely.box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
            )
            if fits.any():
                middle = part.centroid
                far = np.hypot(x - middle.x, 1.5 * (y - middle.y)) + np.where(fits, 0, 1e9)
                best = far.argsort(kind="stable")[: min(int(fits.sum()), _KEPT)]
                every += [(place, float(x[at]), float(y[at])) for at in best]
    return tuple(every)


@lru_cache(maxsize=32)
def _land_cells(projection: Projection) -> tuple[placement.Box, ...]:
    """The land of the sheet as boxes, row by row, so that names can keep off it."""
    return _cells(projection, projection.shape(geography.land().geometry.iloc[0]).simplify(1.0))


@lru_cache(maxsize=2048)
def _cells_of(projection: Projection, iso3: str) -> tuple[placement.Box, ...]:
    """The land of a country as boxes."""
    seen = _shape(projection, iso3)
    return () if seen is None or seen.is_empty else _cells(projection, seen)


def _cells_within(
    projection: Projection, iso3: str, reach: placement.Box
) -> tuple[placement.Box, ...]:
    """The land of a country as boxes, where any of it can lie within reach."""
    cells = _cells_of(projection, iso3)
    return cells if _meet(_bounds_of(projection, iso3), reach) else ()


@lru_cache(maxsize=2048)
def _bounds_of(projection: Projection, iso3: str) -> placement.Box:
    cells = _cells_of(projection, iso3)
    if not cells:
        return math.inf, math.inf, math.inf, math.inf
    lefts, tops, rights, bottoms = zip(*cells, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _cells(projection: Projection, land: "BaseGeometry") -> tuple[placement.Box, ...]:
    import shapely

    shapely.prepare(land)
    found: list[placement.Box] = []
    left, above, right, below = land.bounds
    edges, tops = (
        np.arange(0, far, _CELL) for far in (projection.width + _CELL, projection.height)
    )
    # A country takes but few of the cells of a sheet; those beside its bounds are not looked at.
    edges = edges[(edges >= left - 2 * _CELL) & (edges <= right + 2 * _CELL)]
    for top in tops[(tops >= above - 2 * _CELL) & (tops <= below + _CELL)]:
        here = shapely.intersects(land, shapely.box(edges[:-1], top, edges[1:], top + _CELL))
        turns = np.flatnonzero(np.diff(np.concatenate([[0], here.astype(int), [0]])))
        for start, end in turns.reshape(-1, 2):
            found.append((float(edges[start]), float(top), float(edges[end]), float(top + _CELL)))
    return tuple(found)


def _meet(one: placement.Box, other: placement.Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _runs_over(line: _Line, box: placement.Box) -> bool:
    """Whether a line touches a box, looked at in pixels along it."""
    (x0, y0), (x1, y1) = line
    steps = max(int(math.dist(*line) / 2), 2)
    for step in range(steps + 1):
        x, y = x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps
        if box[0] < x < box[2] and box[1] < y < box[3]:
            return True
    return False


def _cross(one: _Line, other: _Line) -> bool:
    (a, b), (c, d) = one, other
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> float:
    return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
