import csv
import importlib
from collections import Counter

import numpy as np
import polars as pl
import pytest
import shapely

from southsouth import errors, geography, paths

DISPUTED = {"XAC", "XAP", "XBT", "XHT", "XIT", "XJK"}


def rings(shape):
    return [r for part in shapely.get_parts(shape) for r in (part.exterior, *part.interiors)]


def shapes_with_a_code():
    return set(geography.countries()["iso3"].dropna())


# ---- every code has a shape or a reason ----


def test_every_country_of_the_groups_has_a_shape_or_a_reason():
    codes = set(geography.groups()["iso3"])
    assert codes - shapes_with_a_code() == set(geography.unmapped())


@pytest.mark.parametrize(
    ("table", "column"), [("commission_members", "iso3"), ("places", "country_iso3")]
)
def test_every_country_of_a_table_has_a_shape_or_a_reason(table, column):
    with (paths.DATA / f"{table}.csv").open(encoding="utf-8-sig", newline="") as lines:
        codes = {row[column] for row in csv.DictReader(lines)} - {""}
    assert codes
    assert codes <= shapes_with_a_code() | geography.unmapped().keys()


def test_no_reason_is_given_for_a_code_that_has_a_shape():
    assert not shapes_with_a_code() & geography.unmapped().keys()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_reason_is_given_in_both_languages(language):
    assert all(geography.unmapped(language).values())


def test_all_193_members_have_a_shape():
    kinds = Counter(geography.countries()["kind"])
    assert kinds == {"un_member": 193, "un_observer": 1, "territory": 49, "disputed": 6}


def test_every_member_of_a_group_of_2014_has_a_shape():
    in_a_group = pl.any_horizontal(pl.col(geography.FLAGS))
    members = geography.groups().filter(in_a_group)["iso3"]
    assert set(members) <= shapes_with_a_code()


@pytest.mark.parametrize(
    ("group", "size"), [("g77_2014", 133), ("ldc_2014", 48), ("lldc_2014", 32)]
)
def test_a_group_has_as_many_members_as_in_mid_2014(group, size):
    assert geography.groups()[group].sum() == size


# ---- shapes ----


@pytest.mark.parametrize("frame", [geography.countries, geography.land])
def test_shapes_are_valid_and_in_longitude_and_latitude(frame):
    shapes = frame()
    assert shapes.is_valid.all()
    assert shapes.crs.to_authority() == ("OGC", "CRS84")
    west, south, east, north = shapes.total_bounds
    assert west >= -180
    assert south >= -90
    assert east <= 180
    assert north <= 90


@pytest.mark.parametrize("frame", [geography.countries, geography.land])
def test_no_ring_jumps_over_the_180th_meridian(frame):
    jumping = [
        (place, ring.bounds)
        for place, shape in enumerate(frame().geometry)
        for ring in rings(shape)
        if np.abs(np.diff(shapely.get_coordinates(ring)[:, 0])).max() > 180
        and ring.bounds[1] > -90  # Antarctica's runs along the pole
    ]
    assert jumping == []


def test_units_are_sorted_and_named_once():
    units = list(geography.countries()["unit"])
    assert units == sorted(set(units))


def test_disputed_areas_have_no_country_code():
    table = geography.countries()
    disputed = table[table["kind"] == "disputed"]
    assert set(disputed["unit"]) == DISPUTED
    assert disputed["iso3"].isna().all()
    assert table[table["kind"] != "disputed"]["iso3"].notna().all()


@pytest.mark.parametrize(
    ("place", "lon", "lat", "iso3"),
    [
        ("Simferopol, Crimea", 34.10, 44.95, "UKR"),
        ("Golan", 35.78, 33.00, "SYR"),
        ("Pristina", 21.16, 42.66, "SRB"),
        ("Taipei", 121.53, 25.04, "CHN"),
        ("Hargeisa", 44.06, 9.56, "SOM"),
        ("north of Cyprus", 33.32, 35.30, "CYP"),
        ("East Jerusalem", 35.25, 31.80, "PSE"),
        ("Laayoune", -13.18, 27.13, "ESH"),
        ("Stanley", -57.86, -51.70, "FLK"),
        ("Diego Garcia", 72.42, -7.32, "MUS"),
        ("Mariehamn", 19.95, 60.12, "FIN"),
        ("San Marino", 12.45, 43.94, "SMR"),
        ("Anadyr, beyond 180 degrees", 177.5, 64.7, "RUS"),
        ("Provideniya, Chukotka", -173.2, 64.45, "RUS"),
        ("Labasa, Vanua Levu", 179.37, -16.43, "FJI"),
        ("Taveuni, east of 180 degrees", -179.97, -16.85, "FJI"),
    ],
)
def test_a_place_falls_in_the_country_of_un_practice(place, lon, lat, iso3):
    assert geography.inside(iso3, lon, lat), place


@pytest.mark.parametrize(
    ("lon", "lat", "iso3"),
    [
        (34.10, 44.95, "RUS"),
        (35.78, 33.00, "ISR"),
        (-13.18, 27.13, "MAR"),
        (12.45, 43.94, "VAT"),
        (74.80, 34.08, "IND"),
        (74.80, 34.08, "PAK"),
    ],
)
def test_a_place_does_not_fall_in_another_country(lon, lat, iso3):
    assert not geography.inside(iso3, lon, lat, tolerance=0)


def test_a_coast_is_met_within_the_tolerance_alone():
    dakar = (-17.44, 14.69)  # its peninsula is cut off in the source
    assert geography.inside("SEN", *dakar)
    assert not geography.inside("SEN", *dakar, tolerance=0)


def test_inside_refuses_an_unknown_code():
    with pytest.raises(errors.UnknownPlaces, match="XKX"):
        geography.inside("XKX", 21.16, 42.66)


# ---- codes ----


def test_every_code_without_a_shape_or_a_reason_is_named():
    codes = pl.Series(["ZZZ", "FRA", "TWN", "VAT", None, "XJK"])
    with pytest.raises(errors.UnknownPlaces, match="here") as refused:
        geography.refuse_unknown(codes, "here")
    assert refused.value.codes == ("TWN", "XJK", "ZZZ")
    geography.refuse_unknown(pl.Series(["FRA", "VAT", None]), "here")


# ---- points ----


def test_every_label_point_is_inside_its_own_shape():
    table = geography.countries()
    outside = [
        row.unit
        for row in table.itertuples()
        if not row.geometry.contains(shapely.Point(row.lon, row.lat))
    ]
    assert outside == []
    assert set(geography.label_points()["iso3"]) == shapes_with_a_code()


def test_small_states_have_a_circle_and_large_ones_have_none():
    small = set(geography.small_states()["iso3"])
    assert {"SGP", "MDV", "BHR", "MLT", "TUV", "SMR", "LIE", "HKG"} <= small
    assert not {"FJI", "QAT", "LUX", "TLS", "MUS", "CYP", "BRN"} & small


@pytest.mark.parametrize(("iso3", "parts"), [("BHS", 49), ("VUT", 30), ("MDV", 200)])
def test_archipelagos_keep_their_islets(iso3, parts):
    table = geography.countries()
    shape = table[table["iso3"] == iso3].geometry.iloc[0]
    assert shapely.get_num_geometries(shape) >= parts


def test_the_parts_of_the_silhouette_do_not_touch():
    parts = shapely.get_parts(geography.land().geometry.iloc[0])
    beside = shapely.STRtree(parts).query(parts, predicate="intersects")
    assert beside.shape[1] == len(parts)


# ---- files for readers ----


@pytest.mark.parametrize("text", [geography.DISCLAIMER_EN, geography.DISCLAIMER_ZH])
def test_the_disclaimer_stands_in_the_readme(text):
    readme = (paths.GEO / "README.md").read_text("utf-8")
    assert text in readme


# ---- the build, on shapes of a few points ----


@pytest.fixture
def build_module(monkeypatch):
    monkeypatch.syspath_prepend(str(paths.GEO))
    return importlib.import_module


def test_a_shape_over_the_180th_meridian_is_whole_on_the_plane_and_cut_in_the_table(build_module):
    shapes = build_module("shapes")
    joined = shapely.Polygon([(179, 0), (-179, 0), (-179, 1), (179, 1)])
    on_plane = shapes.unrolled(joined)
    assert on_plane.bounds == (179, 0, 181, 1)
    cut = shapes.rolled(on_plane)
    assert cut.bounds == (-180, 0, 180, 1)
    assert cut.area == pytest.approx(2)


def test_points_that_need_not_move_keep_their_exact_place(build_module):
    shapes = build_module("shapes")
    border = np.array(
        [(0.1, 0.3), (60.7, 0.3), (170.0, 0.9), (-179.3, 0.9), (-179.3, 0.1), (0.1, 0.3)]
    )
    assert list(shapes.unrolled_ring(border)[:3, 0]) == [0.1, 60.7, 170.0]


def test_halves_cut_at_the_180th_meridian_are_joined(build_module):
    shapes = build_module("shapes")
    halves = shapely.MultiPolygon([shapely.box(179, 0, 180, 1), shapely.box(-180, 0, -179, 1)])
    assert shapes.unrolled(halves).equals(shapely.box(179, 0, 181, 1))
