"""Shapes of the world, and tables joined to them by ISO 3166-1 alpha-3 code.

Shapes follow the lines of UN Geodata (simplified); the land silhouette is Natural Earth's and holds
no border. Sources, licences, defects: geo/README.md. Degrees of longitude and latitude (OGC:CRS84)
throughout. What a function returns is shared by all its callers: copy it before changing it.
"""

# geopandas and shapely are imported where they are used: with pandas they take 0.3 s, and most
# commands and routes draw no shape.

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from southsouth import errors, paths
from southsouth.language import N_

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

DISCLAIMER_EN = (
    "The boundaries and names shown and the designations used on this map do not imply official "
    "endorsement or acceptance by the United Nations. This is not a United Nations map."
)
#: Our rendering of the wording usual on United Nations sites; not checked against a UN original.
DISCLAIMER_ZH = (
    "本地图所示边界和名称以及所用名称并不意味着联合国的正式认可或接受。本地图不是联合国地图。"
)
CREDIT_UN = N_("Boundaries: UN Geodata, simplified. Not for commercial use.")
#: Its shape alone is another's: named where it is drawn.
CREDIT_SAN_MARINO = N_("San Marino: Natural Earth.")
#: What a map of memberships says of areas whose standing is in dispute, where they are near what it shows.
OF_DISPUTED = N_("Disputed areas are those that UN Geodata gives to no country.")
OF_WESTERN_SAHARA = N_("Western Sahara is a unit of its own in UN Geodata.")
CREDIT_LAND = N_("Land: Natural Earth (public domain), simplified.")

COAST_TOLERANCE = 0.25  # degrees, some 28 km: the source itself leaves Dakar 0.18 degrees at sea
#: Lands that the source parts by a canal, which it draws as wide as a strait: degrees up to which it is
#: wide, and the box around it.
_SEAMS = {"PAN": (0.16, (-80.5, 8.8, -79.3, 9.6))}
_NEAR = 3.0  # degrees from a member within which its map shows a disputed area
FLAGS = ("g77_2014", "ldc_2014", "lldc_2014", "sids_2014")


@cache
def countries() -> gpd.GeoDataFrame:
    """Units on UN lines, one row each, sorted by unit.

    Columns: unit (ISO3, or X.. for a disputed area), iso3 (null for a disputed area), m49, name_en
    and name_zh (as the UN named it in 2014; no Chinese name for a disputed area), kind (un_member,
    un_observer, territory, disputed), lon and lat (where a label or circle goes, always inside),
    small (largest part under about 60 km across), geometry.
    Source: UN Geodata (simplified); San Marino from Natural Earth. Not for commercial use.
    """
    import geopandas as gpd

    return gpd.read_parquet(paths.GEO / "countries.parquet")


@cache
def land() -> gpd.GeoDataFrame:
    """All land as one row (columns: name, geometry), for maps of points; no border anywhere in it.

    Source: Natural Earth 1:50m, public domain: a map with nothing else may be embedded by anyone.
    """
    import geopandas as gpd

    return gpd.read_parquet(paths.GEO / "land.parquet")


@cache
def _unmapped() -> pl.DataFrame:
    return pl.read_csv(paths.GEO / "unmapped.csv", infer_schema=False)


def unmapped(language: str = "en") -> dict[str, str]:
    """Codes that have no shape on purpose, each with the reason in `language` (en or zh)."""
    table = _unmapped()
    return dict(zip(table["code"], table[f"reason_{language}"], strict=True))


@cache
def groups() -> pl.DataFrame:
    """Region and groups of each country or area as of mid-2014, sorted by iso3.

    Columns: iso3, m49, name_en, name_zh (as the UN named it in 2014), region, subregion (M49),
    un_status (member, observer, territory_or_other), g77_2014, ldc_2014, lldc_2014, sids_2014
    (booleans), source.
    """
    table = pl.read_csv(paths.GEO / "groups.csv", infer_schema=False)
    return table.with_columns(pl.col(flag) == "1" for flag in FLAGS)


@cache
def parts() -> dict[str, str]:
    """The part of the world of each country, for maps of three parts: asia_pacific, middle, americas.

    By M49 regions; Western Asia goes with Africa and Europe, Oceania with the rest of Asia.
    """
    by_region = {"Americas": "americas", "Africa": "middle", "Europe": "middle"}
    return {
        iso3: "middle" if subregion == "Western Asia" else by_region.get(region, "asia_pacific")
        for iso3, region, subregion in groups().select("iso3", "region", "subregion").iter_rows()
    }


@cache
def regions() -> pl.DataFrame:
    """Where a ring stands on a map for each region that the report prints as provider or partner.

    Columns: region (as data/cooperation.csv names it), lon, lat, iso3 (the country the point lies
    in), side (where the name goes, as plotly says it), source. A point says nothing of extent.
    """
    table = pl.read_csv(paths.GEO / "regions.csv", infer_schema=False)
    return table.with_columns(pl.col("lon", "lat").cast(pl.Float64))


@cache
def _shapes() -> dict[str, BaseGeometry]:
    """The shape of each iso3 code; disputed areas have none to be asked for."""
    table = countries()
    coded = zip(table["iso3"], table["kind"], table.geometry, strict=True)
    shapes = {iso3: shape for iso3, kind, shape in coded if kind != "disputed"}
    return shapes | {iso3: _sewn(shapes[iso3], *seam) for iso3, seam in _SEAMS.items()}


def _sewn(
    shape: BaseGeometry, across: float, around: tuple[float, float, float, float]
) -> BaseGeometry:
    """A shape whose halves are one within a box, where they are less than `across` degrees apart."""
    import shapely

    half = across / 2
    closed = shapely.buffer(
        shapely.buffer(shape, half, join_style="mitre"), -half, join_style="mitre"
    )
    return shapely.union(shape, shapely.intersection(closed, shapely.box(*around)))


def refuse_unknown(codes: pl.Series, where: str) -> None:
    """Nothing, where every ISO3 code has a shape or stands in unmapped.csv.

    Raises:
        UnknownPlaces: names each code that has neither a shape nor a reason to have none, and `where`.
    """
    known = _shapes().keys() | unmapped().keys()
    unknown = sorted(set(codes.drop_nulls()) - known)
    if unknown:
        raise errors.UnknownPlaces(unknown, where)


@cache
def outline(iso3: str) -> BaseGeometry | None:
    """The shape of one country or area, exteriors counter-clockwise as RFC 7946 wants them.

    None for a code that unmapped.csv lists. Raises UnknownPlaces for a code known to neither.
    """
    import shapely

    refuse_unknown(pl.Series([iso3]), "outline")
    shape = _shapes().get(iso3)
    return None if shape is None else shapely.orient_polygons(shape)


@cache
def on_status(codes: frozenset[str]) -> tuple[str, ...]:
    """What a map of these members has to say of Western Sahara and of disputed areas beside them."""
    import shapely

    table = countries()
    members = [[shape] for code in codes if (shape := _shapes().get(code)) is not None]
    disputed = list(table[table["kind"] == "disputed"].geometry)
    return tuple(
        words
        for words, areas, far in (
            (OF_WESTERN_SAHARA, [_shapes()["ESH"]], 0.0),
            (OF_DISPUTED, disputed, _NEAR),
        )
        if shapely.dwithin(members, [areas], far).any()
    )


@cache
def _points() -> pl.DataFrame:
    """The label point of each unit that has a code (columns: iso3, lon, lat, small)."""
    columns = ["iso3", "lon", "lat", "small"]
    return pl.read_parquet(paths.GEO / "countries.parquet", columns=columns).drop_nulls("iso3")


@cache
def territories() -> tuple[tuple[str, float, float], ...]:
    """What is no State: its code, and longitude and latitude of a point inside it."""
    table = countries()
    chosen = table[table["kind"] == "territory"]
    return tuple(zip(chosen["iso3"], chosen["lon"], chosen["lat"], strict=True))


def small_states() -> pl.DataFrame:
    """Where to draw a circle, for units too small to see (columns: iso3, lon, lat).

    Their largest part is under about 60 km across; States and territories alike.
    """
    return _points().filter("small").drop("small")


def label_points() -> pl.DataFrame:
    """A point inside each unit's largest part, far from its border (columns: iso3, lon, lat).

    Disputed areas have none: they carry no label.
    """
    return _points().drop("small")


def inside(iso3: str, lon: float, lat: float, tolerance: float = COAST_TOLERANCE) -> bool:
    """Whether a point is in the country's own shape, or within `tolerance` degrees of it.

    False for a code listed in unmapped.csv. Raises UnknownPlaces for a code known to neither.
    """
    import shapely

    refuse_unknown(pl.Series([iso3]), "inside")
    shape = _shapes().get(iso3)
    if shape is None:
        return False
    turns = shapely.points([lon - 360, lon, lon + 360], lat)
    return bool(shapely.dwithin(shape, turns, tolerance).any())
