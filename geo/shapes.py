"""The shapes: joined over the 180th meridian, merged, simplified, and cut there again.

Everything between `unrolled` and `rolled` lives on a plane whose longitudes run on past 180, so that
Chukotka, Taveuni and Vanua Levu are whole while they are simplified and no edge of theirs moves apart.
Lengths are in degrees, areas in square degrees, unless a name says km.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

# UN practice: M49 has no separate entry for Taiwan; Aland is Finland's.
MERGED = {"TWN": "CHN", "ALA": "FIN"}

POLE = -80.0  # nothing but Antarctica reaches this far south
TINY = 0.05  # units below it keep every point, neighbours or not: Andorra, Hong Kong, Singapore
ISLETS = 1.0  # units below it keep every islet, and every point if they have no neighbour by land
WIDE = 10.0  # units above it may lose specks that Bahamas or Vanuatu may not
GRID = 0.001
KM_PER_DEGREE = 111.2
SMALL_KM = 60.0
NEAR_CAPITAL = 0.1  # degrees, some 11 km: coasts of the source are coarse


def polygons(shape: BaseGeometry) -> list[shapely.Polygon]:
    """The polygons of a shape of any kind; lines and points that repairs leave behind go."""
    parts = shapely.get_parts(shape)
    if any(part.geom_type.startswith("Multi") for part in parts):
        return [polygon for part in parts for polygon in polygons(part)]
    return [part for part in parts if part.geom_type == "Polygon" and part.area > 0]


def surface(shape: BaseGeometry | Iterable[shapely.Polygon]) -> BaseGeometry:
    """One valid polygon or multipolygon."""
    parts = polygons(shape) if isinstance(shape, BaseGeometry) else list(shape)
    if not parts:
        raise ValueError("a shape lost all its polygons")
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


# ---- the 180th meridian ----


def is_jump(longitudes: np.ndarray) -> np.ndarray:
    """Where a ring steps over the 180th meridian."""
    return np.abs(np.diff(longitudes)) > 180


def closed_round_the_pole(ring: np.ndarray) -> shapely.Polygon:
    """Antarctica's coast as a polygon of the plane: it begins and ends at the 180th meridian."""
    points = ring[:-1]
    jump = int(np.argmax(is_jump(ring[:, 0])))
    points = np.roll(points, -(jump + 1), axis=0)
    first, last = np.sign(points[0, 0]) * 180, np.sign(points[-1, 0]) * 180
    latitude = (points[0, 1] + points[-1, 1]) / 2
    ends = [(last, latitude), (last, -90), (first, -90), (first, latitude)]
    return shapely.Polygon([*map(tuple, points), *ends])


def unrolled_ring(ring: np.ndarray) -> np.ndarray:
    """A ring whose longitudes run on without a jump, most of it east of -180.

    Whole turns are added, so that points which do not move stay equal to their neighbours' own.
    """
    jumps = np.round(np.diff(ring[:, 0]) / 360)
    turns = -np.concatenate([[0], np.cumsum(jumps)])
    if (ring[:, 0] + 360 * turns).mean() < -180:
        turns += 1
    return np.column_stack([ring[:, 0] + 360 * turns, ring[:, 1]])


def unrolled_polygon(polygon: shapely.Polygon) -> BaseGeometry:
    """A polygon of the plane; what begins at -180 moves behind 180, beside its other half."""
    rings = [shapely.get_coordinates(ring) for ring in (polygon.exterior, *polygon.interiors)]
    south = polygon.bounds[1] < POLE
    if south and is_jump(rings[0][:, 0]).sum() % 2:
        return shapely.make_valid(closed_round_the_pole(rings[0]))
    if any(is_jump(ring[:, 0]).any() for ring in rings):
        polygon = shapely.Polygon(unrolled_ring(rings[0]), [unrolled_ring(r) for r in rings[1:]])
    if polygon.bounds[0] <= -180 and not south:
        polygon = shapely.transform(polygon, lambda points: points + (360, 0))
    return shapely.make_valid(polygon)


def unrolled(shape: BaseGeometry) -> BaseGeometry:
    """A shape of the plane, whole across the 180th meridian, where the source joined it or cut it.

    d3's geoStitch joined the source's rings there: drawn as they are, they make bands round the map.
    """
    return surface(shapely.union_all([unrolled_polygon(part) for part in polygons(shape)]))


def rolled(shape: BaseGeometry) -> BaseGeometry:
    """The shape cut at the 180th meridian, longitudes from -180 to 180 (RFC 7946, 3.1.9)."""
    if shape.bounds[2] <= 180:
        return shape
    here = shapely.intersection(shape, shapely.box(-180, -90, 180, 90))
    beyond = shapely.intersection(shape, shapely.box(180, -90, 540, 90))
    beyond = shapely.transform(beyond, lambda points: points - (360, 0))
    return surface([*polygons(here), *polygons(beyond)])


# ---- units ----


def merged_units(parts: gpd.GeoDataFrame, san_marino: BaseGeometry) -> gpd.GeoDataFrame:
    """One row a unit (columns: unit, geometry), San Marino cut out of Italy, on the plane."""
    frame = gpd.GeoDataFrame(
        {"unit": parts["id"].replace(MERGED)},
        geometry=[unrolled(shape) for shape in parts.geometry],
        crs=parts.crs,
    )
    italy = frame["unit"] == "ITA"
    frame.loc[italy, "geometry"] = frame.loc[italy, "geometry"].difference(san_marino)
    added = gpd.GeoDataFrame({"unit": ["SMR"]}, geometry=[san_marino], crs=parts.crs)
    units = pd.concat([frame, added], ignore_index=True).dissolve("unit", as_index=False)
    units["geometry"] = [surface(shape) for shape in units.geometry.make_valid()]
    return gpd.GeoDataFrame(units.sort_values("unit", ignore_index=True))


def without_specks(shape: BaseGeometry, speck: float) -> BaseGeometry:
    """The shape without its parts under `speck`; archipelagos keep a tenth of that, or everything."""
    if shape.area < ISLETS:
        return shape
    limit = speck if shape.area > WIDE else speck / 10
    return surface(part for part in polygons(shape) if part.area >= limit)


def have_neighbours(shapes: np.ndarray) -> np.ndarray:
    """Which shapes touch another one."""
    met, _ = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    return np.bincount(met, minlength=len(shapes)) > 1


def simplified(shapes: Sequence[BaseGeometry], tolerance: float, speck: float) -> list[Any]:
    """Shapes simplified together, so that a shared border stays shared; the tiny are left alone."""
    drawn = np.array([without_specks(shape, speck) for shape in shapes], dtype=object)
    area = shapely.area(drawn)
    coarse = (area >= ISLETS) | ((area >= TINY) & have_neighbours(drawn))
    drawn[coarse] = shapely.coverage_simplify(drawn[coarse], tolerance)
    return [surface(shape) for shape in drawn]


def stored(shape: BaseGeometry) -> BaseGeometry:
    """The shape as a table keeps it: cut at 180 degrees, a thousandth of a degree, valid."""
    on_grid = shapely.set_precision(rolled(shape), GRID, mode="valid_output")
    return surface(shapely.make_valid(on_grid))


def largest_part(shape: BaseGeometry) -> shapely.Polygon:
    """The polygon with the largest area."""
    return max(polygons(shape), key=lambda part: part.area)


def part_expected(shape: BaseGeometry, capital: tuple[float, float] | None) -> shapely.Polygon:
    """The part where a reader looks for the country: the one that holds its capital.

    A capital that simplifying left at sea belongs to the largest part within 11 km of it. Without a
    capital (longitude, latitude), or with one farther away, it is the largest part.
    """
    parts = polygons(shape)
    if capital is None:
        return largest_part(shape)
    away = shapely.distance(parts, shapely.Point(capital))
    holding = [part for part, gap in zip(parts, away, strict=True) if gap == 0]
    near = [part for part, gap in zip(parts, away, strict=True) if gap <= NEAR_CAPITAL]
    return max(holding or near or parts, key=lambda part: part.area)


def label_point(
    shape: BaseGeometry, capital: tuple[float, float] | None = None
) -> tuple[float, float]:
    """Longitude and latitude of the point of the expected part farthest from its border."""
    part = part_expected(shape, capital)
    radius = shapely.maximum_inscribed_circle(part, tolerance=min(0.01, part.area**0.5 / 100))
    longitude, latitude = shapely.get_coordinates(radius)[0]
    return round(float(longitude), 3), round(float(latitude), 3)


def is_small(shape: BaseGeometry) -> bool:
    """Whether the largest part is under about 60 km across, the longer side of its box."""
    west, south, east, north = largest_part(shape).bounds
    across = (east - west) * np.cos(np.radians((south + north) / 2))
    return bool(max(across, north - south) * KM_PER_DEGREE < SMALL_KM)
