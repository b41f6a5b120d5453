"""The world in a plane: Natural Earth's projection, computed here, so that a map is paths and points.

Formula: B. Savric, T. Patterson and B. Jenny, "The Natural Earth II world map projection" cites the
first one by its polynomials (T. Patterson, 2008; coefficients by B. Savric et al., 2011).
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from southsouth.kept import Same

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Array = Any
_TURNS = (-360, 0, 360)  # degrees by which a geometry may lie beside the window
_PIECES, _STRAIT = 12, 1.0  # from so many pieces on, those up to twice as many pixels apart are one
_FINE = (
    0.1  # pixels of an outline that nobody sees: with fewer corners what is near is found sooner
)
_BESIDE = 20  # pixels beyond the sheet that are kept until it is cut at its very edge


def natural_earth(lon: Array, lat: Array) -> tuple[Array, Array]:
    """Plane coordinates (unit sphere, y upwards) of longitudes and latitudes in radians."""
    square = lat * lat
    fourth = square * square
    across = 0.8707 - 0.131979 * square
    across += fourth * (-0.013791 + fourth * (0.003971 * square - 0.001529 * fourth))
    up = 1.007226 + square * (
        0.015085 + fourth * (-0.044475 + 0.028874 * square - 0.005916 * fourth)
    )
    return lon * across, lat * up


@dataclass(frozen=True)
class Projection:
    """A part of the world on a sheet.

    Attributes:
        west, south, east, north: Its bounds in degrees; east may lie beyond 180.
        width: Pixels of the sheet.
        centre: The meridian in the middle, in degrees.
        pad: Pixels kept free at left, top, right and bottom.
    """

    west: float
    south: float
    east: float
    north: float
    width: int
    centre: float = 11.0
    pad: tuple[float, float, float, float] = (0, 0, 0, 0)

    @cached_property
    def _frame(self) -> tuple[float, float, float, float]:
        """Left, top, pixels a unit, and height in units."""
        middle = 0.0 if self.south < 0 < self.north else self.south
        corners = [
            natural_earth(math.radians(lon - self.centre), math.radians(lat))
            for lon in (self.west, self.east)
            for lat in (self.south, self.north, middle)
        ]
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        scale = (self.width - self.pad[0] - self.pad[2]) / (right - left)
        return left, top, scale, top - bottom

    @property
    def height(self) -> int:
        """Pixels that the part is high, with its pad."""
        _, _, scale, tall = self._frame
        return round(tall * scale + self.pad[1] + self.pad[3])

    @property
    def degree(self) -> float:
        """Pixels of a degree along the equator, a little more than on this projection."""
        return math.radians(self._frame[2])

    def _turned(self, lon: Array) -> Array:
        return (np.asarray(lon, float) - self.centre + 180) % 360 - 180

    def _placed(self, lon: Array, lat: Array) -> tuple[Array, Array]:
        """Pixels of degrees east of the centre and of latitudes."""
        left, top, scale, _ = self._frame
        x, y = natural_earth(np.radians(lon), np.radians(np.asarray(lat, float)))
        return (x - left) * scale + self.pad[0], (top - y) * scale + self.pad[1]

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place stands, in pixels of the sheet; it may lie outside."""
        x, y = self._placed(self._turned(lon), lat)
        return float(x), float(y)

    def shape(self, geometry: "BaseGeometry") -> "BaseGeometry":
        """A geometry in pixels, cut at the sheet's edge and at the meridian opposite the centre."""
        # Most of the world lies outside most sheets: looked at first, as to keep a shape by its points takes longer.
        return _shape(self, Same(geometry)) if self.turns(geometry) else _nothing()

    @cached_property
    def sheet(self) -> "BaseGeometry":
        """The whole sheet as a rectangle in pixels."""
        import shapely

        return shapely.box(0, 0, self.width, self.height)

    @cached_property
    def window(self) -> tuple[float, float, float, float]:
        """Degrees that hold the whole sheet: west and east of the centre, south and north of the equator."""
        left, top, scale, _ = self._frame
        lats = np.radians(np.linspace(-89, 89, 357))
        across, up = natural_earth(1.0, lats)
        below = (top - up) * scale + self.pad[1]
        seen = (below >= -_BESIDE) & (below <= self.height + _BESIDE)
        edges = [(x - self.pad[0]) / scale + left for x in (-_BESIDE, self.width + _BESIDE)]
        lons = np.degrees([edge / across[seen] for edge in edges])
        south, north = np.degrees(lats[seen])[[0, -1]]
        return (
            max(float(lons[0].min()), -179.99), float(south),
            min(float(lons[1].max()), 179.99), float(north),
        )  # fmt: skip

    def turns(self, geometry: "BaseGeometry") -> list[int]:
        """By how many degrees turned the box around a geometry meets the window."""
        west, south, east, north = self.window
        left, bottom, right, top = _bounds(Same(geometry))
        if bottom > north or top < south:
            return []
        left, right = left - self.centre, right - self.centre
        return [turn for turn in _TURNS if left + turn <= east and right + turn >= west]

    def turned(self, geometry: "BaseGeometry", shift: int) -> "BaseGeometry":
        """A geometry in degrees east of the centre, `shift` degrees turned, cut to the window."""
        import shapely

        west, south, east, north = self.window
        aside = shift - self.centre
        cut = shapely.intersection(geometry, shapely.box(west - aside, south, east - aside, north))
        return shapely.transform(cut, lambda xy: xy + [aside, 0])

    def placed(self, degrees: Array) -> Array:
        """Pixels of rows of degrees east of the centre and of latitudes."""
        return np.column_stack(self._placed(degrees[:, 0], degrees[:, 1]))

    def path(
        self, geometry: "BaseGeometry", tolerance: float = 0.7, speck: float = 1.2,
        within: "tuple[int, int, int, int] | None" = None,
    ) -> str:  # fmt: skip
        """A geometry as an SVG path; islands below `speck` square pixels are left out.

        Of what is in many pieces those nearer than two pixels are one: edges around each would be a tangle.
        `within` is the box of the sheet, in whole pixels, that alone is drawn of it.
        """
        return _path(self, (Same(geometry),), tolerance, speck, within)

    def drawn(self, geometry: "BaseGeometry", tolerance: float, speck: float) -> "BaseGeometry":
        """What `path` draws of a geometry, as polygons in pixels."""
        import shapely

        parts = _parts(self, (Same(geometry),), tolerance, speck)
        return shapely.MultiPolygon(parts) if parts else _nothing()

    def path_of_all(
        self, geometries: "Iterable[BaseGeometry]", tolerance: float, speck: float
    ) -> str:
        """Geometries as one SVG path, without the borders between them."""
        return _path(self, tuple(map(Same, geometries)), tolerance, speck)

    def hatches(
        self, geometries: "Iterable[BaseGeometry]", gap: float, speck: float, tolerance: float
    ) -> str:
        """Slanting lines over geometries, `gap` pixels apart, as one SVG path; over what `path` draws of each."""
        import shapely

        whole = shapely.union_all([self.drawn(one, tolerance, 0) for one in geometries])
        parts = [part for part in _polygons(whole) if part.area >= speck]
        if not parts:
            return ""
        left, top, right, bottom = shapely.total_bounds(parts)
        tall = bottom - top
        # On one grid for the whole map, so that areas side by side are one pattern.
        first = math.floor((left - bottom) / gap) * gap + bottom
        lines = [((x, bottom), (x + tall, top)) for x in np.arange(first - tall, right, gap)]
        seen = shapely.intersection(shapely.multilinestrings(lines), shapely.multipolygons(parts))
        return "".join(
            "M" + "L".join(f"{round(2 * x) / 2:g},{round(2 * y) / 2:g}" for x, y in line.coords)
            for line in shapely.get_parts(seen)
            if line.length >= gap / 3
        )


@lru_cache(maxsize=1024)
def _bounds(same: "Same[BaseGeometry]") -> tuple[float, float, float, float]:
    """West, south, east and north of a shape."""
    return same.it.bounds


@cache
def _nothing() -> "BaseGeometry":
    """What most of the world is on most sheets."""
    import shapely

    return shapely.MultiPolygon()


# The same few outlines are asked for by every map of the same part of the world.
@lru_cache(maxsize=4096)
def _shape(projection: Projection, same: "Same[BaseGeometry]") -> "BaseGeometry":
    import shapely

    parts = [
        turned
        for shift in projection.turns(same.it)
        if not (turned := projection.turned(same.it, shift)).is_empty
    ]
    if not parts:
        return _nothing()
    whole = parts[0] if len(parts) == 1 else shapely.unary_union(parts)
    flat = shapely.transform(whole, projection.placed)
    sound = flat if shapely.is_valid(flat) else shapely.make_valid(flat)
    return shapely.intersection(sound, projection.sheet)


@lru_cache(maxsize=4096)
def _path(
    projection: Projection, geometries: "tuple[Same[BaseGeometry], ...]", tolerance: float, speck: float,
    within: tuple[int, int, int, int] | None = None,
) -> str:  # fmt: skip
    parts = _parts(projection, geometries, tolerance, speck)
    return "".join(
        _ring(ring)
        for part in (_cut(parts, within) if within else parts)
        for ring in (part.exterior, *part.interiors)
    )


def _cut(parts: Sequence[Any], within: tuple[int, int, int, int]) -> Iterator[Any]:
    """What of polygons lies in a box; most lie in it or out of it whole."""
    import shapely

    box = shapely.box(*within)
    shapely.prepare(box)
    for part in parts:
        if box.covers(part):
            yield part
        elif box.intersects(part):
            yield from _polygons(shapely.intersection(part, box))


def _parts(
    projection: Projection,
    geometries: "tuple[Same[BaseGeometry], ...]",
    tolerance: float,
    speck: float,
) -> "list[Any]":
    """What is drawn of geometries: simplified, and without specks."""
    if not any(projection.turns(one.it) for one in geometries):
        return []
    return [part for part in _simple(projection, geometries, tolerance) if part.area >= speck]


# The same land is drawn and looked at with specks of several sizes.
@lru_cache(maxsize=4096)
def _simple(
    projection: Projection, geometries: "tuple[Same[BaseGeometry], ...]", tolerance: float
) -> "list[Any]":
    """The polygons of geometries, joined, without straits, and simplified."""
    import shapely

    # Cut first and joined then: most of the world lies outside most sheets.
    shapes = [projection.shape(one.it) for one in geometries]
    whole = shapes[0] if len(shapes) == 1 else shapely.union_all(shapes)
    if len(shapes) == 1 and len(shapely.get_parts(whole)) > _PIECES:
        whole = shapely.simplify(whole, _FINE)
        whole = shapely.buffer(shapely.buffer(whole, _STRAIT, quad_segs=1), -_STRAIT, quad_segs=1)
    return [*_polygons(shapely.simplify(whole, tolerance))]


def _polygons(geometry: "BaseGeometry") -> "Iterator[Any]":
    import shapely

    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            yield part
        elif part.geom_type != "Point" and hasattr(part, "geoms"):
            yield from _polygons(part)


def _ring(ring: Any) -> str:
    """A ring on a grid of half pixels: nobody sees the difference, and its bytes are a third fewer."""
    points = "L".join(f"{round(2 * x) / 2:g},{round(2 * y) / 2:g}" for x, y in ring.coords[:-1])
    return f"M{points}Z"
