"""The tables that have geometry, as GeoJSON (RFC 7946). Degrees of longitude and latitude."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import polars as pl

from southsouth import citation, geography, keys, release, tables
from southsouth.downloads import rows
from southsouth.language import N_, translate
from southsouth.measures.cooperation import WITH_ARROW

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_CREDITS: Mapping[str, str] = {
    "places": N_("Coordinates: GeoNames (CC BY 4.0)."),
    "events": N_("Coordinates: GeoNames (CC BY 4.0). An event for which only the country is known is shown at a point inside that country."),
    "cooperation": N_("Lines end at a point inside each country, from UN Geodata (simplified), United Nations Geospatial."),
    "commission_members": geography.CREDIT_UN,
}  # fmt: skip


def attribution(table: str, language: str = "en") -> str:
    """Whose geometry the table has, under which terms; with the disclaimer where it draws borders.

    Raises:
        KeyError: the table has no geometry.
    """
    credit = translate(_CREDITS[table], language)
    if table != "commission_members":
        return credit
    zh = language == "zh"
    return f"{credit} {geography.DISCLAIMER_ZH if zh else geography.DISCLAIMER_EN}"


@cache
def geometries(table: str) -> tuple["BaseGeometry | None", ...]:
    """The geometry of each row of the table; None where there is none to draw.

    Points of places and of events (where their place is); lines between two countries of a link
    in which something is provided or exchanged, cut at the 180th meridian; shapes of members. Regions and groups have no agreed outline.

    Raises:
        KeyError: the table has no geometry.
    """
    return tuple(_OF_ROW[table](row) for row in tables.load(table).iter_rows(named=True))


def _point(row: Mapping[str, Any]) -> "BaseGeometry":
    import shapely

    return shapely.Point(row["lon"], row["lat"])


@cache
def _places() -> Mapping[str, Mapping[str, Any]]:
    return {row["place_id"]: row for row in tables.load("places").iter_rows(named=True)}


def _point_of_event(row: Mapping[str, Any]) -> "BaseGeometry | None":
    return _point(_places()[row["place_id"]]) if row["place_id"] else None


def _link(row: Mapping[str, Any]) -> "BaseGeometry | None":
    if row["provider_kind"] != "country" or row["partner_kind"] != "country":
        return None
    if row["link_kind"] not in WITH_ARROW:
        return None
    points = _label_points()
    if row["provider"] not in points or row["partner"] not in points:
        return None
    return straight(points[row["provider"]], points[row["partner"]])


@cache
def _label_points() -> Mapping[str, tuple[float, float]]:
    return {iso3: (lon, lat) for iso3, lon, lat in geography.label_points().iter_rows()}


def straight(start: tuple[float, float], end: tuple[float, float]) -> "BaseGeometry":
    """The shorter straight line between two points, cut where it crosses the 180th meridian."""
    import shapely

    (x1, y1), (x2, y2) = start, end
    if abs(x2 - x1) <= 180:
        return shapely.LineString([start, end])
    edge = 180.0 if x1 > 0 else -180.0
    unrolled = x2 + 2 * edge
    y = y1 + (y2 - y1) * (edge - x1) / (unrolled - x1)
    return shapely.MultiLineString([[start, (edge, y)], [(-edge, y), end]])


def _member(row: Mapping[str, Any]) -> "BaseGeometry | None":
    return geography.outline(row["iso3"])


_OF_ROW: Mapping[str, Callable[[Mapping[str, Any]], "BaseGeometry | None"]] = {
    "places": _point,
    "events": _point_of_event,
    "cooperation": _link,
    "commission_members": _member,
}
NAMES: tuple[str, ...] = tuple(_OF_ROW)


def geojson(table: str, positions: Sequence[int]) -> bytes:
    """The rows at these positions as a FeatureCollection; licence and credit as foreign members.

    Raises:
        KeyError: the table has no geometry.
    """
    features = _features(table)
    body = ",\n".join(features[position] for position in positions)
    return f"{opening(table)}{body}{CLOSING}".encode()


CLOSING = "\n]}\n"
"""What stands behind the Features of a collection."""


def opening(table: str) -> str:
    """What stands before them.

    Raises:
        KeyError: the table has no geometry.
    """
    head = json.dumps(
        {
            "type": "FeatureCollection",
            "license": release.LICENCE_URL,
            "source": citation.text("en"),
            "attribution": attribution(table),
        },
        ensure_ascii=False,
    )
    return f'{head[:-1]}, "features": [\n'


@cache
def _features(table: str) -> tuple[str, ...]:
    return of_rows(table, rows.table(table), geometries(table))


def of_rows(
    table: str, frame: pl.DataFrame, shapes: Iterable["BaseGeometry | None"] | None = None
) -> tuple[str, ...]:
    """Each row, as downloads give it, as the text of its Feature; its geometry is made where none is
    given."""
    import shapely

    every = map(_OF_ROW[table], frame.iter_rows(named=True)) if shapes is None else shapes
    texts = ("null" if shape is None else shapely.to_geojson(shape) for shape in every)
    told = zip(keys.row_ids(frame, table), texts, frame.iter_rows(named=True), strict=True)
    return tuple(
        f'{{"type": "Feature", "id": {json.dumps(row_id)}, "geometry": {shape}, '
        f'"properties": {json.dumps(row, ensure_ascii=False, default=str)}}}'
        for row_id, shape, row in told
    )
