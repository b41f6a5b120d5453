"""What is counted and derived, each on a few rows of its own that can be counted by hand."""

import datetime

import polars as pl
import pytest
from edtf.parser.edtf_exceptions import EDTFParseException

from southsouth import tables
from southsouth.measures import events, figures, headlines

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
        (events.FIRST_YEAR, events.LAST_YEAR, ["d", "c", "b", "a"]),
        (events.FIRST_YEAR, events.LAST_YEAR - 1, ["d", "c", "b", "a"]),
        (events.FIRST_YEAR + 1, events.LAST_YEAR, ["d", "c", "b", "a"]),
    ],
)
def test_an_undated_event_is_of_no_year(first, last, kept):
    assert events.within(FOUR, first, last)["event_id"].to_list() == kept


def test_an_event_has_a_row_for_every_year_it_touches():
    long = FOUR.with_columns(
        pl.Series("date_edtf", ["2010/2012", "2012", "1978", "2013/2017", None])
    )
    touched = events.touching(long)["year"].value_counts()
    assert dict(touched.iter_rows()) == {1978: 1, 2010: 1, 2011: 1, 2012: 2, 2013: 1, 2014: 1}


def test_nothing_asked_is_every_event():
    nothing = pl.DataFrame()
    assert events.organised_by(FOUR, nothing, []).equals(FOUR)
    assert events.in_region(FOUR, nothing, nothing, None).equals(FOUR)


# Links


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


def test_an_event_is_told_as_exactly_as_its_start_is_printed():
    every = tables.load("events")
    found = events.told(every, tables.load("caveats")).drop_nulls("precision")
    kinds = {4: "year", 7: "month", 10: "day"}
    assert {len(start) for start in found["start"]} == set(kinds)
    assert [kinds[len(start)] for start in found["start"]] == found["precision"].to_list()
