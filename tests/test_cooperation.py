"""Links are narrowed, paired and placed as the page and the downloads say; nothing has a made-up place."""

import polars as pl
import pytest
from test_pages import opened

from southsouth import counts, exhibits, geography, tables
from southsouth.exhibits import cooperation as rows
from southsouth.language import LANGUAGES, counted
from southsouth.measures import arcs
from southsouth.measures import cooperation as measures

LINKS = pl.DataFrame(
    {
        "link_id": ["a", "b", "c", "d", "e", "f"],
        "provider": ["BRA", "BRA", "AGO", "undp", "South", "BRA"],
        "provider_kind": ["country", "country", "country", "organisation", "group", "country"],
        "partner": ["AGO", "AGO", "BRA", "unossc", "BRA", "nobody"],
        "partner_kind": ["country", "country", "country", "organisation", "country", "organisation"],
        "mutual": [False, True, False, False, False, False],
        "figure_id": ["money", None, "money", "people", None, None],
    }
)  # fmt: skip
POINTS = pl.DataFrame(
    {
        "kind": ["country", "country", "organisation", "organisation"],
        "party": ["BRA", "AGO", "undp", "unossc"],
        "lon": [-50.0, 17.0, -74.0, -74.0],
        "lat": [-10.0, -12.0, 40.7, 40.7],
    }
)


def ids(links: pl.DataFrame) -> list[str]:
    return links["link_id"].to_list()


def test_a_country_has_its_links_both_ways():
    assert ids(measures.touching(LINKS, ["AGO"])) == ["a", "b", "c"]


def test_a_body_is_no_country_even_if_its_id_is_asked_for():
    assert ids(measures.touching(LINKS, ["undp"])) == []


def test_no_country_asked_for_is_every_link():
    assert measures.touching(LINKS, []).height == LINKS.height


@pytest.mark.parametrize(
    ("mutual", "found"), [(True, ["b"]), (None, ["a", "b", "c", "d", "e", "f"])]
)
def test_links_are_narrowed_by_direction(mutual, found):
    assert ids(measures.going_both_ways(LINKS, mutual)) == found


def test_links_between_the_same_two_in_the_same_direction_are_one_pair():
    paired = measures.paired(LINKS)
    assert paired["pair"].to_list()[:3] == ["BRA>AGO", "BRA>AGO", "AGO>BRA"]
    assert paired["links"].to_list()[:3] == [2, 2, 1]


def test_a_link_is_drawn_only_between_two_different_places():
    located = measures.located(LINKS, POINTS)
    drawn = measures.drawn(located)
    assert ids(drawn) == ["a", "b", "c"]
    assert drawn["nth"].to_list() == [0, 1, 0]
    assert drawn["unplaced"].to_list() == [3, 3, 3]


def test_what_is_not_drawn_says_why():
    left_out = measures.unplaced(measures.located(LINKS, POINTS))
    reasons = dict(left_out.select("link_id", "reason").iter_rows())
    assert reasons == {"d": "same_place", "e": "no_place", "f": "seat"}


def test_every_link_is_drawn_or_listed_beside_the_map():
    everything = set(tables.load("cooperation")["link_id"])
    drawn, beside = set(rows.placed()["link_id"]), set(rows.unplaced()["link_id"])
    assert drawn | beside == everything
    assert not drawn & beside


def test_a_shared_amount_is_counted_once():
    figures = pl.DataFrame(
        {
            "figure_id": ["money", "people"], "unit": ["USD", "people"], "value": [5.0, 9.0],
            "value_high": [None, None], "qualifier": ["exact", "exact"], "period": [None, None],
            "subject_en": ["x", "y"], "subject_zh": ["x", "y"],
        }
    )  # fmt: skip
    found = measures.amounts(LINKS, figures)
    assert ids(found) == ["a", "c"]
    assert found["shared"].to_list() == [2, 2]


def test_only_the_busiest_providers_stay_and_the_rest_are_counted():
    kept = measures.most_linked(measures.paired(LINKS), 1)
    assert ids(kept) == ["a", "b", "f"]
    assert kept["left_out"].to_list() == [3, 3, 3]


def test_halfway_along_the_equator_is_on_the_equator():
    lon, lat = arcs.great_circle((0, 0), (90, 0), 0.5)
    assert (round(lon, 6), round(lat, 6)) == (45, 0)


def test_a_great_circle_between_northern_points_bends_north():
    lon, lat = arcs.great_circle((-60, 40), (20, 40), 0.5)
    assert round(lon, 6) == -20
    assert lat > 45


@pytest.mark.parametrize("end", [(10.0, 20.0), (-170.0, -20.0)])
def test_no_great_circle_joins_a_point_with_itself_or_its_opposite(end):
    with pytest.raises(ValueError, match="no single great circle"):
        arcs.great_circle((10.0, 20.0), end, 0.5)


def test_a_way_over_the_pole_is_flattened_and_keeps_its_ends():
    way = arcs.way((-74.0, 40.7), (113.0, -2.0))
    assert max(lat for _, lat in way) < 60
    assert way[0] == (-74.0, 40.7)
    assert [round(x, 6) for x in way[-1]] == [113.0, -2.0]


def test_every_region_of_the_table_has_a_point_on_its_own_land():
    points = geography.regions()
    links = tables.load("cooperation")
    for end in ("provider", "partner"):
        regions = set(links.filter(pl.col(f"{end}_kind") == "region")[end])
        assert regions <= set(points["region"])
    for region in points.iter_rows(named=True):
        assert geography.inside(region["iso3"], region["lon"], region["lat"], 0), region["region"]
        assert region["source"]


def test_no_group_has_a_place():
    groups = rows.points().filter(pl.col("kind") == "group")
    assert groups.is_empty()


@pytest.mark.parametrize("exhibit_id", ["cooperation-map", "cooperation-matrix"])
def test_no_area_is_coloured(exhibit_id):
    kinds = {trace.type for trace in exhibits.get(exhibit_id).figure("en").data}
    assert kinds <= {"scatter", "scattergeo"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_arrows_are_the_first_trace_and_point_away_from_the_provider(language):
    frame = rows.placed()
    arrows = exhibits.get("cooperation-map").figure(language, frame).data[0]
    assert arrows.marker.symbol == "arrow"
    one_way = frame.filter(~pl.col("mutual"))
    assert list(arrows.customdata[1::2]) == one_way["link_id"].to_list()
    first = one_way.row(0, named=True)
    start = (first["provider_lon"], first["provider_lat"])
    far = [abs(arrows.lon[n] - start[0]) + abs(arrows.lat[n] - start[1]) for n in (0, 1)]
    assert far[0] < far[1]


@pytest.mark.parametrize("code", measures.SEVEN)
def test_each_of_the_seven_has_a_link_of_its_own(code):
    app = opened("cooperation", lang="en", country=code)
    assert not app.exception
    assert app.multiselect(key="cooperation-country").value == [code]
    count = measures.touching(tables.load("cooperation"), [code]).height
    assert count > 0
    assert counted(counts.LINKS, count, "en") in {heading.value for heading in app.subheader}


def test_a_sector_whose_name_holds_commas_can_be_asked_for_in_either_language():
    links = tables.load("cooperation").filter(pl.col("sector_en").str.contains(","))
    sector = links.row(0, named=True)
    for language in LANGUAGES:
        app = opened("cooperation", lang="en", sector=sector[f"sector_{language}"])
        assert not app.warning
        assert app.multiselect(key="cooperation-sector").value == [sector["sector_en"]]


def test_a_link_in_the_address_opens_its_card_with_the_words_printed():
    link = tables.load("cooperation").row(0, named=True)
    app = opened("cooperation", lang="en", link=link["link_id"])
    assert not app.exception
    assert any(link["as_printed"] in text.value for text in app.markdown)


def test_an_unknown_link_is_said_to_be_unknown():
    app = opened("cooperation", lang="en", link="no-such-link")
    assert not app.exception
    assert any("no-such-link" in note.value for note in app.info)


def test_filters_that_leave_nothing_say_so():
    app = opened("cooperation", lang="en", country="VNM", mutual="true")
    assert not app.exception
    assert any("Nothing matches" in note.value for note in app.info)


def test_an_address_that_changes_moves_the_filters_and_a_filter_moves_the_address():
    app = opened("cooperation", lang="en", country="CHN")
    app.query_params["country"] = "BRA"
    app.run()
    assert app.multiselect(key="cooperation-country").value == ["BRA"]
    app.multiselect(key="cooperation-country").set_value(["VNM"]).run()
    assert app.query_params["country"] in ("VNM", ["VNM"])
    assert app.multiselect(key="cooperation-country").value == ["VNM"]
