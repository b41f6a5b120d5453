"""Where the members of a commission are named on a map: in their land, beside it, or by number.

All places that a member's name or number may take are found by `member_spots`, and weighed against each
other by `settling`. Nothing lies on the land of another, and no leader runs over a name, a dot or another
leader.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from southsouth import geography
from southsouth.charts import ground, member_spots, packing, settling
from southsouth.charts.member_spots import Member, Place
from southsouth.charts.projection import Projection
from southsouth.charts.sheet import strong

SEEN = 900.0  # square pixels of a country whose point lies outside, from which it is on the map
_NAMED = 120.0  # square pixels of land of no member from which it is named
#: Units of their own in these lines over which States are in dispute: who sees one grey is told which.
_CLAIMED = frozenset({"FLK"})
_AROUND = 5.0  # pixels from it at which its neighbours lie
SPECK = 30.0  # square pixels of the largest part of a country below which it has a dot
_GAP = 3.0  # pixels between two dots, so that each is seen to be one
_BAND = 24.0  # pixels of height within which members are numbered from west to east

#: ISO code, class, longitude, latitude, whether it is small, whether that it is a member is in doubt.
Row = tuple[str, str, float, float, bool, bool]


@dataclass(frozen=True)
class Label:
    """A name or number of a member, and where it stands on the map."""

    member: Member
    words: str
    place: Place


@dataclass(frozen=True)
class Plan:
    """Where everything stands on the map of some members.

    Attributes:
        shown: Members of which something can be seen, dots parted.
        names: Their names.
        numbers: Those who have no room for one, as they are numbered; the words are nothing yet.
        territories: Names of land that is no State's and no member, where the others leave room.
    """

    shown: tuple[Member, ...]
    names: tuple[Label, ...]
    numbers: tuple[Label, ...]
    territories: tuple[Label, ...] = ()

    @property
    def unmarked(self) -> list[str]:
        """Who is shown and has neither name nor number."""
        marked = {label.member.iso3 for label in (*self.names, *self.numbers)}
        return [member.iso3 for member in self.shown if member.iso3 not in marked]


def planned(
    rows: Sequence[Row], projection: Projection, language: str, framed: tuple[settling.Box, ...],
    members: tuple[str, ...], territories: Sequence[Row], insisted: str = "",
) -> Plan:  # fmt: skip
    """A place for each member of the rows, and for those of the territories that are large enough.

    `framed` are parts of the map that another shows larger; `members` all whose land is a member's; who
    is `insisted` on has a name if that has any place.
    """
    shown = _parted(list(on_the_map(rows, projection)))
    site = member_spots.Site(projection, ground.ground(projection, members), shown, framed)
    every = [
        member_spots.places(one, language, site, numbers=one.iso3 != insisted) for one in shown
    ]
    room = _Room()
    labels = [
        Label(member, place.words, place)
        for member, place in zip(shown, _chosen(shown, every, room), strict=True)
        if place is not None
    ]
    names = tuple(label for label in labels if label.words)
    numbers = [label for label in labels if not label.words]
    numbers.sort(key=lambda label: (label.member.y // _BAND, label.member.x))
    large = tuple(_set_off(territories, projection, site.ground))
    own = ground.ground(projection, (*members, *(one.iso3 for one in large)))
    also = _named(large, language, member_spots.Site(projection, own, shown, framed), room)
    return Plan(tuple(shown), names, tuple(numbers), tuple(also))


def _set_off(
    territories: Sequence[Row], projection: Projection, owned: ground.Ground
) -> Iterator[Member]:
    """The territories that are large enough for a name and lie between members: among other land of
    nobody's colour a reader would not see which is meant. Those that States dispute are named in any case."""
    for iso3, kind, lon, lat, *_ in territories:
        outline = geography.outline(iso3)
        seen = None if outline is None else projection.shape(outline)
        if iso3 in _CLAIMED and seen is not None and seen.area >= ground.DRAWN[1]:
            yield Member(iso3, kind, *projection.point(lon, lat), small=False, doubted=False)
        elif seen is not None and seen.area >= _NAMED:
            around = owned.at(*seen.buffer(_AROUND).convex_hull.exterior.segmentize(2).xy)
            if (around > ground.DISPUTED).sum() > (around == ground.NOBODYS).sum():
                yield Member(iso3, kind, *projection.point(lon, lat), small=False, doubted=False)


def _named(
    territories: Sequence[Member], language: str, site: member_spots.Site, room: "_Room"
) -> Iterator[Label]:
    """The names of territories, where those of members leave room."""
    for territory in territories:
        free = filter(room.has, member_spots.names(territory, language, site))
        if place := next(free, None):
            yield Label(territory, place.words, place)


def _chosen(
    shown: Sequence[Member], every: Sequence[Sequence[Place]], room: "_Room"
) -> list[Place | None]:
    """One place of each that touches nothing; nothing where there is none."""
    some = [i for i, places in enumerate(every) if places]
    spots = [settling.Spots.of([place.spot for place in every[i]]) for i in some]
    marks, dots = [shown[i].at for i in some], [shown[i].small for i in some]
    settled = settling.settled(spots, marks, dots, member_spots.DEAR)
    chosen: list[Place | None] = [None] * len(shown)
    wanted = {i: every[i][choice] for i, choice in zip(some, settled, strict=True)}
    # Those that cost least first: of two that are in each other's way the dearer gives way.
    for i in sorted(some, key=lambda i: wanted[i].spot.cost):
        if room.has(wanted[i]):
            chosen[i] = wanted[i]
    for i in some:
        if chosen[i] is None:
            chosen[i] = next((place for place in every[i] if room.has(place)), None)
    return chosen


class _Room:
    """What of a map is taken by names and leaders."""

    def __init__(self) -> None:
        self._taken: list[Place] = []

    def has(self, place: Place) -> bool:
        """Whether a place touches no other; it is taken then."""
        if any(_touch(place, other) for other in self._taken):
            return False
        self._taken.append(place)
        return True


def _touch(one: Place, other: Place) -> bool:
    """Whether names meet, leaders cross, or the leader of one runs over the name of the other."""
    a, b = one.spot, other.spot
    return (
        _meet(a.box, b.box) or _crossing(a.line, b.line)
        or _runs_over(a.line, b.box) or _runs_over(b.line, a.box)
    )  # fmt: skip


def on_the_map(rows: Sequence[Row], projection: Projection) -> Iterator[Member]:
    """The members of which something can be seen, each at its point or else in the middle of that."""
    for iso3, kind, lon, lat, small, doubted in rows:
        x, y = projection.point(lon, lat)
        outline = geography.outline(iso3)
        seen = None if outline is None else projection.shape(outline)
        # Of many specks none is seen, however large they are together.
        parts = [] if seen is None else ground.polygons(seen)
        largest = max((float(part.area) for part in parts), default=0.0)
        if not holds(projection, lon, lat):
            if seen is None or seen.area < SEEN:
                continue
            middle = seen.representative_point()
            x, y = middle.x, middle.y
        yield Member(iso3, kind, x, y, small or largest < SPECK, doubted)


@lru_cache(maxsize=4096)
def area(projection: Projection, iso3: str, framed: tuple[settling.Box, ...] = ()) -> float:
    """Square pixels of a country's land on a map, without parts that another map shows larger."""
    import shapely

    outline = geography.outline(iso3)
    if outline is None:
        return 0.0
    land = projection.shape(outline)
    if framed and not land.is_empty:
        land = shapely.difference(land, _joined(framed))
    return float(land.area)


@lru_cache(maxsize=64)
def _joined(boxes: tuple[settling.Box, ...]) -> Any:
    """The part of a map that boxes take together."""
    import shapely

    return shapely.union_all([shapely.box(*box) for box in boxes])


def holds(projection: Projection, lon: float, lat: float) -> bool:
    """Whether a point lies on the map, clear of its edge."""
    x, y = projection.point(lon, lat)
    return 2 < x < projection.width - 2 and 2 < y < projection.height - 2


def _parted(shown: Sequence[Member]) -> list[Member]:
    """The members; the dots of those too small to see moved apart where they would cover each other."""
    small = [member for member in shown if member.small]
    spots = packing.apart([(*member.at, member_spots.DOT / 2) for member in small], gap=_GAP)
    parted = [replace(member, x=x, y=y) for member, (x, y) in zip(small, spots, strict=True)]
    return [*(member for member in shown if not member.small), *parted]


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


def _meet(one: settling.Box, other: settling.Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _runs_over(line: settling.Box, box: settling.Box) -> bool:
    """Whether a leader touches a box, looked at in pixels along it."""
    x0, y0, x1, y1 = line
    if not _meet((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), box):
        return False
    steps = max(int(math.dist((x0, y0), (x1, y1))), 2)
    return any(
        box[0] < x0 + (x1 - x0) * step / steps < box[2]
        and box[1] < y0 + (y1 - y0) * step / steps < box[3]
        for step in range(steps + 1)
    )


def _crossing(one: settling.Box, other: settling.Box) -> bool:
    a, b, c, d = one[:2], one[2:], other[:2], other[2:]
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(p: Sequence[float], q: Sequence[float], r: Sequence[float]) -> float:
    return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
