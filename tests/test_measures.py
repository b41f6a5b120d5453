"""What is counted and derived, each on a few rows of its own that can be counted by hand."""

import datetime

import polars as pl
import pytest
from edtf.parser.edtf_exceptions import EDTFParseException

from southsouth.measures import arcs, cooperation, events, figures, headlines, paragraphs

DAY = datetime.date


@pytest.mark.parametrize(
    ("edtf", "first", "last", "is_open"),
    [
        ("2012", DAY(2012, 1, 1), DAY(2012, 12, 31), False),
        ("2012-02", DAY(2012, 2, 1), DAY(2012, 2, 29), False),
        ("2013-02", DAY(2013, 2, 1), DAY(2013, 2, 28), False),
        ("2012-06-29", DAY(2012, 6, 29), DAY(2012, 6, 29), False),
        ("2012-06-29/2012-07-01", DAY(2012, 6, 29), DAY(2012, 7, 1), False),
        ("2009/2010-03", DAY(2009, 1, 1), DAY(2010, 3, 31), False),
        ("2012~", DAY(2012, 1, 1), DAY(2012, 12, 31), False),
        ("2011-05/..", DAY(2011, 5, 1), DAY(2014, 6, 30), True),
    ],
)
def test_a_date_reaches_from_the_first_to_the_last_day_it_can_mean(edtf, first, last, is_open):
    assert events.bounds(edtf) == (first, last, is_open)


@pytest.mark.parametrize("text", ["2012-13", "June 2012", "", "2012-02-30"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(EDTFParseException):
        events.bounds(text)


FOUR = pl.DataFrame(
    {
        "event_id": ["d", "c", "b", "a", "u"],
        "kind": ["meeting", "meeting", "forum", "meeting", "forum"],
        "date_edtf": ["2012-06", "2012", "2013-01-01", "2012", None],
        "place_id": ["geneva", "bali", "bali", None, "bali"],
    }
)


def test_spans_are_by_first_day_then_length_then_id_with_their_days():
    found = events.spans(FOUR)
    assert found["event_id"].to_list() == ["a", "c", "d", "b"]
    assert found["days"].to_list() == [366, 366, 30, 1]
    assert found["open_end"].to_list() == [False] * 4


@pytest.mark.parametrize(
    ("first", "last", "kept"),
    [
        (2012, 2012, ["d", "c", "a"]),
        (2013, 2013, ["b"]),
        (2012, 2013, ["d", "c", "b", "a"]),
        (2010, 2011, []),
        (2014, 2014, []),
        (events.FIRST_YEAR, events.LAST_YEAR, ["d", "c", "b", "a", "u"]),
        (events.FIRST_YEAR, events.LAST_YEAR - 1, ["d", "c", "b", "a"]),
        (events.FIRST_YEAR + 1, events.LAST_YEAR, ["d", "c", "b", "a"]),
    ],
)
def test_undated_events_are_kept_only_where_no_year_is_left_out(first, last, kept):
    assert events.within(FOUR, first, last)["event_id"].to_list() == kept


def test_events_are_counted_in_every_year_they_touch():
    long = FOUR.with_columns(pl.Series("date_edtf", ["2010/2012", "2012", "1978", "2014", None]))
    counted = dict(events.per_year(long).iter_rows())
    assert list(counted) == list(range(1978, 2015))
    assert {year: count for year, count in counted.items() if count} == {
        1978: 1, 2010: 1, 2011: 1, 2012: 2, 2014: 1,
    }  # fmt: skip


def test_lanes_keep_a_gap_and_each_kind_has_its_own():
    dated = pl.DataFrame(
        {
            "kind": ["meeting", "meeting", "meeting", "forum", "meeting"],
            "lower": [DAY(2012, 1, d) for d in (1, 2, 22, 22, 23)],
            "upper": [DAY(2012, 1, d) for d in (2, 2, 22, 22, 23)],
        }
    )
    # The first row is taken until 22 January, twenty days after the first meeting.
    assert events.lanes(dated)["row"].to_list() == [0, 1, 2, 0, 0]
    assert events.lanes(dated, gap_days=0)["row"].to_list() == [0, 1, 0, 0, 0]


def test_nothing_asked_is_every_event():
    nothing = pl.DataFrame()
    assert events.organised_by(FOUR, nothing, []).equals(FOUR)
    assert events.in_region(FOUR, nothing, nothing, None).equals(FOUR)
    assert events.of_kinds(FOUR, []).equals(FOUR)
    assert events.of_kinds(FOUR, ["forum"])["event_id"].to_list() == ["b", "u"]


# Ways on the globe


def test_a_quarter_of_the_way_round_the_equator_is_a_quarter():
    assert arcs.great_circle((0, 0), (100, 0), 0.25) == pytest.approx((25, 0))
    assert arcs.great_circle((0, 0), (0, 60), 0.5) == pytest.approx((0, 30))
    assert arcs.great_circle((10, 20), (50, -30), 0) == pytest.approx((10, 20))
    assert arcs.great_circle((10, 20), (50, -30), 1) == pytest.approx((50, -30))


def test_a_great_circle_is_drawn_from_two_points_and_a_flat_way_from_twenty_five():
    assert arcs.way((0, 0), (100, 0)) == [(0, 0), (100, 0)]
    flat = arcs.way((-100, 50), (80, 50))
    assert len(flat) == 25
    assert (flat[0], flat[-1]) == (pytest.approx((-100, 50)), pytest.approx((80, 50)))
    # 180 degrees of longitude raise the middle by eighteen of latitude.
    assert flat[12] == pytest.approx((-10, 68))


def test_an_end_in_the_far_north_keeps_its_great_circle():
    assert len(arcs.way((20, 78), (20, 40))) == 2


# Links


def test_links_of_a_pair_are_numbered_and_those_without_two_places_counted():
    ends = {
        "link_kind": "provision",
        "provider_kind": "country",
        "partner_kind": "country",
        "provider_lat": 0.0,
        "partner_lat": 0.0,
    }
    rows = [
        ("BRA", "AGO", 1.0, 2.0), ("BRA", "AGO", 1.0, 2.0), ("CHN", "AGO", 3.0, 2.0), ("CHN", "CHN", 3.0, 3.0),
        ("IND", "AGO", None, 2.0),
    ]  # fmt: skip
    links = pl.DataFrame(
        [dict(zip(("provider", "partner", "provider_lon", "partner_lon"), row, strict=True)) | ends for row in rows]
    )  # fmt: skip
    drawn = cooperation.drawn(links)
    assert drawn.select("pair", "links", "nth").rows() == [
        ("BRA>AGO", 2, 0), ("BRA>AGO", 2, 1), ("CHN>AGO", 1, 0),
    ]  # fmt: skip
    assert set(drawn["unplaced"]) == {2}
    assert cooperation.unplaced(links)["reason"].to_list() == ["same_place", "no_place"]
    words = pl.concat([links, links.head(2).with_columns(pl.lit("convening").alias("link_kind"))])
    assert set(cooperation.drawn(words)["in_words"]) == {2}
    assert cooperation.drawn(words).height == drawn.height
    seat = links.with_columns(pl.lit("organisation").alias("provider_kind"))
    assert cooperation.unplaced(seat)["reason"].to_list() == ["same_place", "seat"]


def test_parties_are_in_order_of_their_links_then_by_name():
    links = pl.DataFrame({"provider": ["B", "A", "C", "C"], "provider_kind": ["country"] * 4})
    order = [("C", "country"), ("A", "country"), ("B", "country")]
    assert cooperation.in_order(links, "provider") == order
    kept = cooperation.most_linked(links, 2)
    assert (kept["provider"].to_list(), set(kept["left_out"])) == (["A", "C", "C"], {1})
    assert set(cooperation.most_linked(links, 9)["left_out"]) == {0}


# Figures, paragraphs and headlines


def test_money_is_dollars_and_a_share_is_per_cent_largest_first():
    frame = pl.DataFrame(
        {
            "figure_id": ["a", "b", "c", "d", "e", "f"],
            "unit": ["USD", "CNY", "percent", "USD", "years", "percent"],
            "value": [1, 9, 5, 1, 3, 7],
        }
    )
    assert figures.money(frame)["figure_id"].to_list() == ["a", "d"]
    assert figures.money(frame.with_columns(value=pl.Series([1, 9, 5, 2, 3, 7])))[
        "figure_id"
    ].to_list() == ["d", "a"]
    assert figures.shares(frame)["figure_id"].to_list() == ["f", "c"]


def test_classes_of_counts_begin_where_the_legend_says():
    counts = pl.Series([0, 1, 2, 3, 4, 6, 7, 40])
    assert paragraphs.classes(counts).to_list() == [0, 1, 2, 2, 3, 3, 4, 4]


def test_a_headline_that_fits_no_row_or_two_is_an_error_that_says_where():
    figures = pl.DataFrame(
        {"figure_id": [str(n) for n in range(len(headlines.HEADLINES))]}
    ).with_columns(
        pl.Series("paragraph", [p for p, _ in headlines.HEADLINES]),
        pl.Series("as_printed", [f"共{words} " for _, words in headlines.HEADLINES]),
    )
    assert headlines.headlines(figures).equals(figures)
    for wrong, rows in ((figures.tail(-1), 0), (pl.concat([figures, figures.head(1)]), 2)):
        with pytest.raises(LookupError, match=f"paragraph 1 matches {rows} rows"):
            headlines.headlines(wrong)
