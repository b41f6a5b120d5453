"""Charts draw every row they are given, and say what they show."""

import pytest

from southsouth import exhibits, geography
from southsouth.language import LANGUAGES
from southsouth.measures.events import bounds

ALL = list(exhibits.EXHIBITS.values())


def drawn_ids(figure) -> list[str]:
    return [
        str(one)
        for trace in figure.data
        if trace.customdata is not None
        for one in trace.customdata
    ]


def mark_of(exhibit) -> str:
    if exhibit.id == "events-map":
        return "place_id"
    if exhibit.id.startswith("commission-members") or exhibit.id == "country-mentions-map":
        return "iso3"
    by_id = {
        "timeline": "event_id",
        "timeline-overview": "year",
        "commission-sizes": "commission_id",
        "cooperation-map": "link_id",
        "cooperation-matrix": "pair",
        "cooperation-matrix-bodies": "pair",
        "organisation-functions": "organisation_id",
        "organisation-network": "first second",
        "jiu-recommendations": "recommendation_id",
        "report-recommendations": "recommendation_id",
        "recommendation-duties": "recommendation_id",
        "paragraph-strip": "paragraph",
        "number-tokens": "disposition",
    }
    return by_id.get(exhibit.id, "figure_id")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exhibit", ALL, ids=lambda e: e.id)
def test_an_exhibit_draws_every_row(exhibit, language):
    rows = exhibit.frame()
    figure = exhibit.figure(language, rows)
    assert rows.height > 0
    marks = {str(one) for column in mark_of(exhibit).split() for one in rows[column]}
    assert set(drawn_ids(figure)) == marks


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exhibit", ALL, ids=lambda e: e.id)
def test_an_exhibit_says_what_it_is(exhibit, language):
    alt = exhibit.alt(exhibit.frame(), language)
    assert exhibit.heading(language)
    assert 20 <= len(alt) <= 400
    assert "{" not in alt


def test_a_year_is_drawn_as_a_whole_year():
    low, high, is_open = bounds("2013")
    assert (low.isoformat(), high.isoformat(), is_open) == ("2013-01-01", "2013-12-31", False)


def test_a_month_is_drawn_as_a_whole_month():
    low, high, _ = bounds("2014-02")
    assert (low.isoformat(), high.isoformat()) == ("2014-02-01", "2014-02-28")


def test_no_event_dated_to_a_year_is_a_dot():
    frame = exhibits.get("timeline").frame(first=1978)
    years = frame.filter(frame["date_edtf"].str.len_chars() == 4)
    assert years.height > 10
    assert years["days"].min() >= 365


def test_an_open_end_is_marked():
    assert bounds("2010/..")[2]


def test_rows_of_one_lane_do_not_overlap():
    frame = exhibits.get("timeline").frame(first=1978)
    for _, lane in frame.group_by("kind", "row"):
        ordered = lane.sort("lower")
        assert (ordered["upper"].shift(1) < ordered["lower"]).fill_null(True).all()


def test_disputed_areas_are_never_coloured():
    disputed = set(geography.countries().query("kind == 'disputed'")["unit"])
    for exhibit in ALL:
        if exhibit.map_kind == "un":
            assert not disputed & set(drawn_ids(exhibit.figure("en")))
