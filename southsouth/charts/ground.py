"""Whose land each pixel of a map is: what a name may stand on, and what its leader runs over."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from southsouth import geography
from southsouth.charts.projection import Projection

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Box = tuple[int, int, int, int]

#: What a pixel is that is no member's; members follow in their order. `MEMBERS` is any of them.
WATER, NOBODYS, DISPUTED, _FIRST, MEMBERS = 0, 1, 2, 3, 255
#: Tolerance and speck with which the land of a member is drawn: words lie on what is seen.
DRAWN = (0.8, 1.5)
#: Points of a leader that are looked at, and what it costs that it runs over a pixel of other land.
SAMPLES, OVER = np.linspace(0, 1, 25), 1.2
# Pixels a degree from which outlines are painted as they are, in a tenth of the time: so large, what simplifying
# would change is less than a name keeps off.
_AS_THEY_ARE = 6.0
_LAND = (0.7, 3.0)  # the same of all land as one
# Cost of words on land that is not theirs, and of all their pixels there: the more, the more they are read as
# its name.
_ON_STRANGE, _AS_ITS_NAME = 100.0, 800.0


class Ground:
    """A map as a grid of pixels: water, land of no member, disputed land, or a member's."""

    def __init__(self, painted: Any, members: Sequence[str]) -> None:
        """`painted` has of each pixel the row of `geography.countries` from one on; zero is water. Of rows and of
        members there are fewer than a byte tells apart."""
        self._values = {iso3: _FIRST + i for i, iso3 in enumerate(members)}
        told = painted.tobytes().translate(self._owned())
        self.owners = np.frombuffer(told, np.uint8).reshape(painted.shape)
        self._sums: dict[int, tuple[int, int, Any]] = {}
        self._spreads: dict[int, tuple[Box | None, tuple[float, float] | None]] = {}

    def _owned(self) -> bytes:
        """What pixels are on which nothing is painted, and each row of `geography.countries`."""
        values = (
            DISPUTED if kind == "disputed" else self._values.get(iso3, NOBODYS)
            for iso3, kind in _units()
        )
        return bytes([WATER, *values]).ljust(256, b"\0")

    def of(self, iso3: str) -> int:
        """The value of a member's pixels."""
        return self._values[iso3]

    def bounds(self, owner: int) -> Box | None:
        """The box around the pixels of a member; nothing where it has none."""
        return self._spread(owner)[0]

    def middle(self, owner: int) -> tuple[float, float] | None:
        """The middle of the pixels of a member; nothing where it has none."""
        return self._spread(owner)[1]

    def _spread(self, owner: int) -> tuple[Box | None, tuple[float, float] | None]:
        """The box around the pixels of a member and their middle; of few members more than one is asked for."""
        if owner not in self._spreads:
            self._spreads[owner] = _spread(self.owners == owner)
        return self._spreads[owner]

    def count(self, owner: int, boxes: Any) -> Any:
        """How many pixels of an owner each box holds: rows of left, top, right, bottom."""
        return _held(*self._kept(owner), boxes)

    def _kept(self, owner: int) -> tuple[int, int, Any]:
        if owner not in self._sums:
            self._sums[owner] = self._summed(owner)
        return self._sums[owner]

    def filled(self, owner: int, across: Any, down: Any) -> Any:
        """Which boxes of a grid hold pixels of an owner alone, row by row: their left and right ends
        `across`, their upper and lower ones `down`."""
        left, top, sums = self._kept(owner)
        (x0, x1), (y0, y1) = (np.rint(ends).astype(int) for ends in (across, down))
        last_y, last_x = (size - 1 for size in sums.shape)
        upper, lower = (np.clip(end - top, 0, last_y) for end in (y0, y1))
        band = sums[lower] - sums[upper]
        first, last = (np.clip(end - left, 0, last_x) for end in (x0, x1))
        return band[:, last] - band[:, first] == (y1 - y0)[:, None] * (x1 - x0)

    def _summed(self, owner: int) -> tuple[int, int, Any]:
        """Where the pixels of an owner begin, and at each from there how many lie before it."""
        tall, wide = self.owners.shape
        whole = (0, 0, wide, tall)
        left, top, right, bottom = self.bounds(owner) or whole
        seen = self.owners[top:bottom, left:right]
        mine = seen >= _FIRST if owner == MEMBERS else seen == owner
        return left, top, _sums(mine)

    def at(self, x: Any, y: Any) -> Any:
        """The owners of points; of those outside the map, of its nearest pixel."""
        tall, wide = self.owners.shape
        columns, rows = np.clip(x, 0, wide - 1).astype(int), np.clip(y, 0, tall - 1).astype(int)
        return self.owners[rows, columns]


def _spread(pixels: Any) -> tuple[Box | None, tuple[float, float] | None]:
    """The box around pixels, and their middle; nothing where there are none."""
    rows, columns = (np.flatnonzero(pixels.any(axis)) for axis in (1, 0))
    if not len(rows):
        return None, None
    (top, bottom), (left, right) = ((int(at[0]), int(at[-1]) + 1) for at in (rows, columns))
    y, x = np.nonzero(pixels[top:bottom, left:right])
    middle = left + int(x.sum()) / len(x), top + int(y.sum()) / len(y)
    return (left, top, right, bottom), middle


def _sums(pixels: Any) -> Any:
    """How many of the pixels lie before each corner of them."""
    tall, wide = pixels.shape
    sums = np.zeros((tall + 1, wide + 1), np.int32)
    inner = sums[1:, 1:]
    np.cumsum(pixels, axis=1, dtype=np.int32, out=inner)
    np.cumsum(inner, axis=0, out=inner)
    return sums


def _held(left: int, top: int, sums: Any, boxes: Any) -> Any:
    """How many pixels each box holds of those summed, which begin so many from the left and the top."""
    last_y, last_x = (size - 1 for size in sums.shape)
    ends = np.rint(boxes).T.astype(int) - [[left], [top], [left], [top]]
    np.maximum(ends, 0, out=ends)
    x0, y0, x1, y1 = np.minimum(ends, [[last_x], [last_y], [last_x], [last_y]], out=ends)
    return sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]


@lru_cache(maxsize=64)
def land(projection: Projection, within: Box | None = None) -> str:
    """All land of a map, or of a box of its pixels, as a path, no border in it."""
    return projection.path(_silhouette(), *_LAND, within)


def _silhouette() -> "BaseGeometry":
    return geography.land().geometry.iloc[0]


@lru_cache(maxsize=64)
def countries(projection: Projection) -> Ground:
    """The ground of a map on which every country and area that is not disputed is told apart."""
    painted = _painted if projection.degree < _AS_THEY_ARE else _coloured
    return Ground(painted(projection), tuple(iso3 for iso3, kind in _units() if kind != "disputed"))


@cache
def _units() -> tuple[tuple[str, str], ...]:
    """Code and kind of each row of `geography.countries`; the code of a disputed area is none."""
    table = geography.countries()
    return tuple(zip(table["iso3"], table["kind"], strict=True))


def is_land(projection: Projection, x: float, y: float) -> bool:
    """Whether land of any country is drawn at a point of a map."""
    painted = _painted(projection)
    row, column = (
        min(max(int(at), 0), size - 1) for at, size in zip((y, x), painted.shape, strict=True)
    )
    return bool(painted[row, column])


def cells(boxes: Any) -> Any:
    """How many pixels each box takes, as `Ground.count` rounds them."""
    ends = np.rint(boxes)
    return (ends[:, 2] - ends[:, 0]) * (ends[:, 3] - ends[:, 1])


def on_strange(pixels: Any, boxes: Any, mild: float = 0.0) -> Any:
    """What it costs words in boxes that so many of their pixels lie on land which is not theirs; more where
    that is more than a `mild` part of them."""
    part = pixels / cells(boxes)
    return _ON_STRANGE * (pixels > 0) + _AS_ITS_NAME * np.maximum(part - mild, 0)


@dataclass(frozen=True)
class Home:
    """The land on which the name of a place or country may lie.

    Attributes:
        projection: The map.
        iso3: The country.
        at: Where the place stands on the map: its name belongs on the island or mainland that holds it, for
            on another one it would hide that. Nothing for a country, which may be named on all its land.
    """

    projection: Projection
    iso3: str
    at: tuple[float, float] | None = None

    def strange(self, boxes: Any) -> Any:
        """How many pixels of other land that is drawn each box holds, of disputed land too."""
        _, every = _drawn(self.projection)
        left, top, _, own = _own(self)
        return _held(0, 0, every, boxes) - _held(left, top, own, boxes)

    def under(self, start: tuple[float, float], ends: Any) -> Any:
        """How many pixels of such land each leader from a point runs over."""
        way = ends - np.array(start)
        points = start + way[:, None] * SAMPLES[None, :, None]
        every, _ = _drawn(self.projection)
        left, top, own, _ = _own(self)
        step = np.hypot(way[:, 0], way[:, 1]) / len(SAMPLES)
        return (_of(every, points) & ~_of(own, points - (left, top))).sum(1) * step


def _of(pixels: Any, points: Any) -> Any:
    """Which of the points lie on one of the pixels; the first and the last row and column of these are none."""
    tall, wide = pixels.shape
    columns = np.clip(points[..., 0], 0, wide - 1).astype(int)
    rows = np.clip(points[..., 1], 0, tall - 1).astype(int)
    return pixels[rows, columns]


@lru_cache(maxsize=64)
def _drawn(projection: Projection) -> tuple[Any, Any]:
    """Where land of any country is drawn, disputed land too, and how many such pixels lie before each."""
    whose = countries(projection)
    drawn = _filled(projection.drawn(_silhouette(), *_LAND), 0, 0, *whose.owners.shape)
    every = (whose.owners > NOBODYS) & drawn
    return every, _sums(every)


@lru_cache(maxsize=512)
def _own(home: Home) -> tuple[int, int, Any, Any]:
    """Where of that a home's own land is: where its pixels begin, they, and how many lie before each."""
    whose = countries(home.projection)
    owner = whose.of(home.iso3)
    box = whose.bounds(owner)
    left, top, right, bottom = (0, 0, 0, 0) if box is None else box
    within = slice(top, bottom), slice(left, right)
    own = (whose.owners[within] == owner) & _drawn(home.projection)[0][within]
    if home.at is not None and own.size:
        own = own & _part(home, left, top, *own.shape)
    # A pixel around them that is none of theirs: what lies off them lies on it.
    return left - 1, top - 1, np.pad(own, 1), _sums(np.pad(own, 1))


def _part(home: Home, left: int, top: int, tall: int, wide: int) -> Any:
    """Where in a box of the map the island or mainland of the country is that holds, or is next to, the place."""
    import shapely

    parts = polygons(home.projection.drawn(geography.outline(home.iso3), *DRAWN))
    nearest = min(parts, key=shapely.Point(home.at).distance, default=None)
    return _filled(nearest, left, top, tall, wide)


def _filled(shape: "BaseGeometry | None", left: int, top: int, tall: int, wide: int) -> Any:
    """Which pixels of a box of the map lie in a shape."""
    from PIL import Image, ImageDraw

    image = Image.new("1", (wide, tall), 0)
    for part in polygons(shape) if shape else ():
        ring = [(x - left, y - top) for x, y in _points(part.exterior)]
        ImageDraw.Draw(image).polygon(ring, fill=1)
    return np.asarray(image)


@lru_cache(maxsize=64)
def ground(projection: Projection, members: tuple[str, ...]) -> Ground:
    """The ground of a map on which these are the members."""
    return Ground(_painted(projection), members)


# Painted once for all who may be members: what is on the sheet does not change with them.
@lru_cache(maxsize=64)
def _painted(projection: Projection) -> Any:
    """Of each pixel the row of `geography.countries` that lies there, counted from one; zero for water."""
    from PIL import Image, ImageDraw

    table = geography.countries()
    rows = zip(table["iso3"], table["kind"], table.geometry, strict=True)
    shapes = [
        # The outline that is drawn too: what is simplified for the one is for the other.
        projection.drawn(shape if kind == "disputed" else geography.outline(iso3), *DRAWN)
        for iso3, kind, shape in rows
    ]
    image = Image.new("L", (projection.width, projection.height), 0)
    brush = ImageDraw.Draw(image)
    # The largest first: what lies within another is painted over it.
    for row, shape in sorted(enumerate(shapes, start=1), key=lambda pair: -pair[1].area):
        for part in polygons(shape):
            brush.polygon(_points(part.exterior), fill=row)
    return np.asarray(image)


def _coloured(projection: Projection) -> Any:
    """What `_painted` has, of outlines as they are: only where none of them is drawn."""
    from PIL import Image, ImageDraw

    degrees, lengths, rows, least, most = _rings()
    west, south, east, north = projection.window
    found: list[tuple[float, int, Any]] = []
    for turn in (-360, 0, 360):
        aside = (turn - projection.centre, 0)
        near = (least + aside < (east, north)).all(1) & (most + aside > (west, south)).all(1)
        if not near.any():
            continue
        corners = projection.placed(degrees[np.repeat(near, lengths)] + aside)
        ends = lengths[near].cumsum()
        starts = ends - lengths[near]
        low, high = (end.reduceat(corners, starts) for end in (np.minimum, np.maximum))
        seen = (high > 0).all(1) & (low < (projection.width, projection.height)).all(1)
        for ring in np.flatnonzero(seen):
            own = corners[starts[ring] : ends[ring]]
            (x, y), (next_x, next_y) = own[:-1].T, own[1:].T
            area = abs(float((x * next_y - next_x * y).sum())) / 2
            if area >= DRAWN[1]:
                found.append((area, int(rows[near][ring]), own))
    image = Image.new("L", (projection.width, projection.height), 0)
    brush = ImageDraw.Draw(image)
    for _, row, own in sorted(found, key=lambda ring: -ring[0]):
        brush.polygon(own.ravel().tolist(), fill=row)
    return _on_the_world(projection, np.asarray(image))


def _on_the_world(projection: Projection, painted: Any) -> Any:
    """What is painted of a map between the meridians opposite its centre: beyond them the world begins anew."""
    latitudes = np.linspace(90, -90, 361)
    across = np.arange(projection.width) + 0.5
    west, east = (
        np.interp(np.arange(projection.height) + 0.5, edge[:, 1], edge[:, 0])[:, None]
        for edge in (
            projection.placed(np.column_stack([np.full(361, meridian), latitudes]))
            for meridian in (-180, 180)
        )
    )
    if (west < 0).all() and (east > projection.width).all():
        return painted
    return painted * ((across > west) & (across < east))


@cache
def _rings() -> tuple[Any, Any, Any, Any, Any]:
    """Islands and mainlands of `geography.countries`: the corners of all, in rows of longitude and latitude;
    how many each has; its row in the table, from one on; its least and its greatest degrees."""
    import shapely

    parts, rows = shapely.get_parts(geography.countries().geometry.to_numpy(), return_index=True)
    corners, rings = shapely.get_coordinates(shapely.get_exterior_ring(parts), return_index=True)
    starts = np.searchsorted(rings, np.arange(len(parts)))
    low, high = (end.reduceat(corners, starts) for end in (np.minimum, np.maximum))
    return corners, np.bincount(rings), rows + 1, low, high


def _points(ring: Any) -> list[tuple[float, float]]:
    return [(x, y) for x, y, *_ in ring.coords]


def polygons(shape: "BaseGeometry") -> list[Any]:
    """The islands and mainlands of a shape."""
    import shapely

    parts = shapely.get_parts(shapely.get_parts(shape))
    return [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]
