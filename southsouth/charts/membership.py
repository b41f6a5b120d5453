"""Who belongs to a regional commission: its part of the world, members named on it or numbered.

The lines are those of UN Geodata; a disputed area is land like any other and never a member's.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import plotly.graph_objects as go
import polars as pl

from southsouth import geography
from southsouth.charts import key, labels, lettering, packing, placement
from southsouth.charts.places_map import moved
from southsouth.charts.projection import Projection
from southsouth.charts.sheet import Dot, Sheet, plain, strong
from southsouth.counts import tally
from southsouth.language import N_, country_name, translate

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

CLASSES: Mapping[str, tuple[str, str]] = {
    "member": (N_("Member"), "member"),
    "non_regional": (N_("Member from outside the region"), "nonreg"),
    "associate": (N_("Associate member"), "ochre"),
}
#: West, south, east, north and the middle meridian of each commission's part of the world.
VIEWS: Mapping[str, tuple[float, float, float, float, float]] = {
    "ECA": (-27.0, -36.0, 60.0, 39.0, 17.0),
    "ECE": (-26.0, 34.0, 92.0, 72.0, 30.0),
    "ECLAC": (-119.0, -56.0, -33.0, 34.0, -76.0),
    "ESCAP": (38.0, -49.0, 230.0, 58.0, 134.0),
    "ESCWA": (-19.0, 7.0, 62.0, 39.0, 22.0),
}
_SIZE, _SMALL, _DOT = 12.0, 11.0, 7.5  # pixels: names, numbers, dots
_DIGITS = 8.5  # pixels that the digits of a number are high
_LIST = 12.5
_TALL = 640  # pixels of a map beside which its list stands, where there is room
_BESIDE = 350
_SEEN = 900.0  # square pixels of a country whose point lies outside, from which it is on the map
_TRIES = 15  # places in each direction that are tried for a name in its land
_FAR, _FAR_NARROW = 72.0, 24.0  # pixels of a leader at most
_CELL = 5.0  # pixels of the grid in which a map knows its land
_ROOMS = (400.0, 90.0, 62.0, 40.0)  # of a line of a name: the first with which it lies in its land
_AT_SEA = 96.0  # the same of a name beside its land


_Row = tuple[str, str, float, float, bool]


@dataclass(frozen=True)
class _Member:
    """One member on the sheet: where its name goes and how much room its land has."""

    iso3: str
    kind: str
    x: float
    y: float
    small: bool

    @property
    def ref(self) -> str:
        return f"country/{self.iso3}"

    @property
    def dot(self) -> tuple[float, float, float]:
        return self.x, self.y, _DOT / 2 if self.small else 1.0


@dataclass(frozen=True)
class _Label:
    """A name or number of a member, where it stands on the map."""

    member: _Member
    words: str
    size: float
    place: placement.Placed


@dataclass(frozen=True)
class _Plan:
    """Where everything stands on the map of some members.

    Attributes:
        shown: Members of which something can be seen, dots parted.
        labels: Names and numbers.
        numbers: Who has which number.
        unmarked: Who is shown and has neither name nor number.
    """

    shown: tuple[_Member, ...]
    labels: tuple[_Label, ...]
    numbers: Mapping[str, int]
    unmarked: tuple[str, ...]


def members(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """The commission's part of the world with its members by name, or by number where names have no
    room; then those by number and those that lie outside it.

    Columns: those of `measures.commissions.membership`, and lon, lat, small.
    """
    projection, top = headed(frame, sheet)
    rows = tuple(frame.select("iso3", "class", "lon", "lat", "small").iter_rows())
    plan = _planned(rows, projection, sheet.language)
    _land(sheet, frame, projection, top)
    sheet.dots(
        Dot(
            one.x, one.y + top, CLASSES[one.kind][1], _DOT, edge_width=1, ref=one.ref,
            name=_name(one.iso3, one.kind, sheet.language),
        )
        for one in plan.shown
        if one.small
    )  # fmt: skip
    for label in plan.labels:
        low, one = label.place.lower(top), label.member
        placement.leader(sheet, (one.x, one.y + top, one.dot[2]), low)
        sheet.text(low.x, low.y, label.words, size=label.size, anchor=low.anchor, ref=one.ref)
    if projection.width < sheet.width:
        room, y = (projection.width + 24.0, float(sheet.width)), top
    else:
        room, y = (0.0, float(sheet.width)), top + projection.height + 10
    return sheet.figure(max(_listed(sheet, frame, plan, room, y), top + projection.height))


def headed(frame: pl.DataFrame, sheet: Sheet) -> tuple[Projection, float]:
    """Draw what the colours mean; the part of the world below it, and how far down that begins."""
    top = key.drawn(sheet, _key(frame, sheet.language), 0) + 6
    projection = _projection(frame["commission_id"][0], sheet.width)
    if sheet.width > 1000 and projection.height > _TALL:
        projection = _projection(frame["commission_id"][0], sheet.width - _BESIDE - 24)
    return projection, top


# The same few maps are asked for again and again, and finding room for names takes longest.
@lru_cache(maxsize=64)
def _planned(rows: tuple[_Row, ...], projection: Projection, language: str) -> _Plan:
    shown = _parted(list(_on_the_sheet(rows, projection)))
    labels_, taken = [], [_around(one) for one in shown if one.small]
    rest = shown
    for placed in (_within, _at_sea):
        found = placed(rest, projection, language, taken)
        labels_ += found
        named = {label.member for label in found}
        rest = [member for member in rest if member not in named]
    numbered = _numbered(rest, projection, language, taken)
    numbers = {label.member.iso3: place for place, label in enumerate(numbered, 1)}
    unmarked = tuple(member.iso3 for member in rest if member.iso3 not in numbers)
    return _Plan(tuple(shown), (*labels_, *numbered), numbers, unmarked)


def _projection(code: str, width: int) -> Projection:
    return Projection(*VIEWS[code][:4], width, VIEWS[code][4])


def _on_the_sheet(rows: Sequence[_Row], projection: Projection) -> Iterator[_Member]:
    """The members of which something can be seen, each at its point or else in the middle of that."""
    for iso3, kind, lon, lat, small in rows:
        x, y = projection.point(lon, lat)
        seen = _shape(projection, iso3)
        area = 0.0 if seen is None else float(seen.area)
        if not (2 < x < projection.width - 2 and 2 < y < projection.height - 2):
            if seen is None or area < _SEEN:
                continue
            middle = seen.representative_point()
            x, y = middle.x, middle.y
        yield _Member(iso3, kind, x, y, small or area < 14)


@lru_cache(maxsize=2048)
def _shape(projection: Projection, iso3: str) -> "BaseGeometry | None":
    """What can be seen of a country on the sheet."""
    outline = geography.outline(iso3)
    return None if outline is None else projection.shape(outline).simplify(0.8)


@lru_cache(maxsize=64)
def _rest(projection: Projection, codes: frozenset[str]) -> str:
    """All land that no member has, disputed areas with it."""
    import shapely

    table = geography.countries()
    others = table[~table["iso3"].isin(list(codes)) | (table["kind"] == "disputed")]
    return projection.path(shapely.union_all(others.geometry.to_numpy()), 0.6, 2.5)


def _land(sheet: Sheet, frame: pl.DataFrame, projection: Projection, top: float) -> None:
    codes = frozenset(frame["iso3"])
    sheet.path(_lowered(_rest(projection, codes), top), fill="land", below=True)
    for iso3, kind in frame.select("iso3", "class").iter_rows():
        outline = geography.outline(iso3)
        path = "" if outline is None else projection.path(outline, 0.5, 0.6)
        if path:
            sheet.path(
                _lowered(path, top), fill=CLASSES[kind][1], edge="paper", edge_width=0.6, below=True,
                ref=f"country/{iso3}", name=_name(iso3, kind, sheet.language),
            )  # fmt: skip


_lowered = lru_cache(maxsize=4096)(moved)


def _name(iso3: str, kind: str, language: str) -> str:
    return (
        f"{strong(country_name(iso3, language))}<br>{plain(translate(CLASSES[kind][0], language))}"
    )


def _parted(shown: Sequence[_Member]) -> list[_Member]:
    """The members; the dots of those too small to see moved apart where they would cover each other."""
    small = [member for member in shown if member.small]
    spots = packing.apart([member.dot for member in small], gap=1)
    parted = [replace(member, x=x, y=y) for member, (x, y) in zip(small, spots, strict=True)]
    return [*(member for member in shown if not member.small), *parted]


def _around(member: _Member) -> placement.Box:
    x, y, radius = member.dot
    return x - radius - 1, y - radius - 1, x + radius + 1, y + radius + 1


def _within(
    rest: Sequence[_Member], projection: Projection, language: str, taken: list[placement.Box]
) -> list[_Label]:
    """Names, in one line or more, that lie wholly in their own land."""
    found = []
    for member in rest:
        variants = _variants(labels.country(member.iso3, language))
        sizes = tuple(_size(lines, _SIZE) for lines in variants)
        place = _free(member, projection, sizes, taken)
        if place:
            words = "<br>".join(map(plain, variants[place[0]]))
            found.append(_Label(member, words, _SIZE, place[1]))
    return found


def _free(
    member: _Member, projection: Projection, sizes: tuple[tuple[float, float], ...],
    taken: list[placement.Box], seen: tuple[tuple[float, float], ...] = (),
) -> tuple[int, placement.Placed] | None:  # fmt: skip
    """Which of the sizes lies in the land and on nothing that is taken, and where: it is taken now.

    `seen` are the sizes of what can be seen of the words, where that is less than what is kept free.
    """
    found = None if member.small else _inside(projection, member.iso3, seen or sizes)
    if found is None:
        return None
    which, x, y = found
    box = _box(x, y, sizes[which])
    if any(_meet(box, other) for other in taken):
        return None
    taken.append(box)
    return which, placement.Placed(box, "center", x, y, None)


def _at_sea(
    rest: Sequence[_Member], projection: Projection, language: str, taken: list[placement.Box]
) -> list[_Label]:
    """Names that touch no land, near their own."""
    names = [lettering.wrapped(labels.country(one.iso3, language), _SIZE, _AT_SEA) for one in rest]
    sizes = [_size(lines, _SIZE) for lines in names]
    land = _land_cells(projection)
    places = _near(rest, sizes, projection, taken, land)
    return [
        _Label(member, "<br>".join(map(plain, names[rest.index(member)])), _SIZE, place)
        for member, place in places.items()
    ]


def _near(
    rest: Sequence[_Member], sizes: Sequence[tuple[float, float]], projection: Projection,
    taken: list[placement.Box], land: Sequence[placement.Box] = (),
) -> dict[_Member, placement.Placed]:  # fmt: skip
    """A place near each member that touches nothing; those without one are left out."""
    found = placement.labels(
        [one.dot for one in rest], sizes, (projection.width, projection.height), [*taken, *land]
    )
    places = {}
    for member, label in zip(rest, found, strict=True):
        far = label.tail and math.hypot(label.tail[0] - member.x, label.tail[1] - member.y)
        # A name far from its land would be read as that of another.
        if far and far > (_FAR if projection.width > 500 else _FAR_NARROW):
            continue
        if not any(_meet(label.box, box) for box in (*taken, *land)):
            taken.append(label.box)
            places[member] = label
    return places


def _numbered(
    rest: Sequence[_Member], projection: Projection, language: str, taken: list[placement.Box]
) -> list[_Label]:
    """Numbers within the land, or in the sea beside it, in the order of names."""
    size = _size([str(len(rest))], _SMALL)
    places = {}
    for member in rest:
        place = _free(member, projection, (size,), taken, ((size[0] - 4, _DIGITS),))
        if place:
            places[member] = place[1]
    beside = [member for member in rest if member not in places]
    # On the land of another a number would be read as that other's.
    land = _land_cells(projection)
    places |= _near(beside, [size] * len(beside), projection, taken, land)
    ordered = sorted(places, key=lambda one: labels.country(one.iso3, language))
    return [
        _Label(member, strong(str(number)), _SMALL, places[member])
        for number, member in enumerate(ordered, 1)
    ]


def _variants(name: str) -> list[list[str]]:
    """The name in one line, and in more and shorter ones."""
    found = [lettering.wrapped(name, _SIZE, room) for room in _ROOMS]
    return [lines for place, lines in enumerate(found) if lines not in found[:place]]


def _size(lines: Sequence[str], size: float) -> tuple[float, float]:
    """Width and height of lines of bold words, the most that they take."""
    wide = max(lettering.width(plain(line), size, bold=True) for line in lines)
    return wide + 3, len(lines) * size * lettering.LINE + 1


def _box(x: float, y: float, size: tuple[float, float]) -> placement.Box:
    wide, tall = size
    return x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2


@lru_cache(maxsize=4096)
def _inside(
    projection: Projection, iso3: str, sizes: tuple[tuple[float, float], ...]
) -> tuple[int, float, float] | None:
    """The first of some sizes that lies wholly in the country, and the middle of where it does."""
    import shapely

    seen = _shape(projection, iso3)
    if seen is None or seen.is_empty:
        return None
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
                best = int(far.argmin())
                return place, float(x[best]), float(y[best])
    return None


@lru_cache(maxsize=32)
def _land_cells(projection: Projection) -> tuple[placement.Box, ...]:
    """The land of the sheet as boxes, row by row, so that names can keep off it."""
    import shapely

    land = projection.shape(geography.land().geometry.iloc[0]).simplify(1.0)
    shapely.prepare(land)
    found: list[placement.Box] = []
    edges = np.arange(0, projection.width + _CELL, _CELL)
    for top in np.arange(0, projection.height, _CELL):
        here = shapely.intersects(land, shapely.box(edges[:-1], top, edges[1:], top + _CELL))
        turns = np.flatnonzero(np.diff(np.concatenate([[0], here.astype(int), [0]])))
        for start, end in turns.reshape(-1, 2):
            found.append((float(edges[start]), float(top), float(edges[end]), float(top + _CELL)))
    return tuple(found)


def _meet(one: placement.Box, other: placement.Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _key(frame: pl.DataFrame, language: str) -> list[tuple[str, str, str]]:
    counts = dict(frame["class"].value_counts().iter_rows())
    return [
        ("bar", token, tally(translate(words, language), counts[kind], language))
        for kind, (words, token) in CLASSES.items()
        if kind in counts
    ]


def _listed(
    sheet: Sheet, frame: pl.DataFrame, plan: _Plan, room: tuple[float, float], top: float
) -> float:
    """Those that the map does not name: by number, without one, outside it; the height reached."""
    shown = {member.iso3 for member in plan.shown}
    kinds = dict(frame.select("iso3", "class").iter_rows())
    y = top
    for words, codes in (
        (N_("By number on the map"), list(plan.numbers)),
        (N_("On the map without room for a name"), plan.unmarked),
        (N_("Outside the area shown"), [code for code in kinds if code not in shown]),
    ):
        named = sorted((labels.country(code, sheet.language), code) for code in codes)
        if named:
            sheet.line(room[0], y + 1, room[1], y + 1, edge="ink")
            heading = strong(f"{translate(words, sheet.language)} · {len(named)}")
            sheet.text(room[0], y + 18, heading, size=14)
            y = _columns(sheet, named, kinds, plan.numbers, room, y + 40) + 8
    return y


def _columns(
    sheet: Sheet, named: Sequence[tuple[str, str]], kinds: Mapping[str, str],
    numbers: Mapping[str, int], room: tuple[float, float], top: float,
) -> float:  # fmt: skip
    """Names in columns, from the top down, each after its number and its class's mark."""
    left, right = room
    columns = max(int((right - left) // 168), 2)
    wide = (right - left) / columns
    longest = -(-len(named) // columns)
    bottom = top
    for column in range(columns):
        x, y = left + column * wide, top
        for name, code in named[column * longest : (column + 1) * longest]:
            number, ref = numbers.get(code), f"country/{code}"
            token = CLASSES[kinds[code]][1]
            said = _name(code, kinds[code], sheet.language)
            sheet.dots([Dot(x + 5, y, token, 8, edge_width=0, ref=ref, name=said)])
            start = x + 14
            if number:
                sheet.text(x + 29, y, strong(str(number)), size=12, anchor="right", ref=ref)
                start = x + 34
            lines = lettering.wrapped(name, _LIST, x + wide - 8 - start)
            extra = (len(lines) - 1) * _LIST * lettering.LINE
            words = "<br>".join(map(plain, lines))
            sheet.text(start, y + extra / 2, words, size=_LIST, ref=ref)
            y += 18.5 + extra
        bottom = max(bottom, y)
    return bottom
