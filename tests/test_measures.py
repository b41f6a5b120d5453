"""What is counted and derived, each on a few rows of its own that can be counted by hand."""

import datetime

import polars as pl
import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from southsouth import tables
from southsouth.dates import parsed
from southsouth.measures import caveats as caveats_of
from southsouth.measures import events, figures, headlines, routes

DAY = datetime.date


def _read(read, edtf):
    """What a reader of EDTF makes of it: its kind, its words and its days; what it raises where it is none."""
    try:
        date = read(edtf)
    except EDTFParseException:
        return EDTFParseException
    return type(date), str(date), date.lower_strict(), date.upper_strict()


@pytest.mark.parametrize(
    "edtf",
    ["0987", "2012", "2012-02", "2012-02-29", "2012/2013-06", "2012-06-29/2012-07-01", "2009/..", "2009/",
     "../2009", "2012~", "2012?/2013", "2013-02-29", "2013-13", "2013-1", "２０１３", "2013/2014/2015", ""],
)  # fmt: skip
def test_a_plain_date_is_read_without_the_library_as_the_library_reads_it(edtf):
    assert _read(parsed, edtf) == _read(parse_edtf, edtf)


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
        ("2011-05/", DAY(2011, 5, 1), DAY(2014, 6, 30), True),
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
        "paragraph": [9, 9, 7, 30, 7],
        "kind": ["meeting", "meeting", "forum", "meeting", "forum"],
        "date_edtf": ["2012-06", "2012", "2013-01-01", "2012", None],
        "place_id": ["geneva", "bali", "bali", None, "bali"],
    }
)


def test_spans_are_by_first_day_then_length_then_paragraph_with_their_days():
    found = events.spans(FOUR)
    assert found["event_id"].to_list() == ["c", "a", "d", "b"]
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


def test_what_runs_over_years_is_of_each_of_them():
    long = pl.DataFrame({"event_id": ["a"], "date_edtf": ["2009-06/2015-11"]})
    for first, last in ((2011, 2012), (2008, 2009), (2015, 2016)):
        assert events.within(long, first, last).height == 1, (first, last)
    assert events.within(long, 2007, 2008).is_empty()


@pytest.mark.parametrize("words", ["16.1 billion", "190亿美元"])
def test_a_figure_between_two_amounts_is_found_by_either(words):
    found = figures.search(tables.load("figures"), words)
    assert found["figure_id"].to_list() == ["p003-ssc-value-2011"]


@pytest.mark.parametrize(
    ("words", "alike"),
    [("劳工组织 预算", "ILO budget"), ("ILO 预算", "ILO budget"), ("ILO, budget", "ILO budget"), ("6 亿", "6亿"), ("WHO", "collaborating institutions")],
)  # fmt: skip
def test_words_are_sought_one_by_one_and_a_short_one_within_no_other(words, alike):
    every = tables.load("figures")
    found = figures.search(every, words)["figure_id"].to_list()
    assert found == figures.search(every, alike)["figure_id"].to_list()
    assert 0 < len(found) < 12


def test_signs_among_the_words_leave_out_and_unite_and_a_share_is_its_number():
    every = tables.load("figures")
    found = {
        words: {*figures.search(every, words)["figure_id"]}
        for words in ("fund", "fund India", "fund -India", "ILO", "WIPO", "ILO or WIPO", "52%", "investment 52 per cent", "52.4%")
    }  # fmt: skip
    assert found["fund -India"] == found["fund"] - found["fund India"] < found["fund"]
    assert found["ILO or WIPO"] == found["ILO"] | found["WIPO"]
    assert found["52%"] == found["investment 52 per cent"] == {"p002-fdi-share-2013"}
    assert found["52.4%"] == set()


def test_the_years_that_are_offered_begin_with_the_first_event_and_end_with_the_report():
    dated = events.spans(tables.load("events"))
    assert dated["lower"].min().year == events.FIRST_YEAR
    assert events.LAST_YEAR == events.AS_OF.year == 2014


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


BODIES_OF_EVENTS = pl.DataFrame(
    {
        "event_id": ["d", "d", "c", "b", "a", "b"],
        "organisation_id": ["undp", "fao", "undp", "fao", "who", "undp"],
        "role": ["organiser", "participant", "participant", "host", "supporter", "supporter"],
    }
)


@pytest.mark.parametrize(
    ("bodies", "kept"),
    [(["undp"], ["d", "b"]), (["fao"], ["b"]), (["who", "fao"], ["b", "a"]), (["itu"], [])],
)
def test_who_only_took_part_in_an_event_did_not_organise_it(bodies, kept):
    assert events.organised_by(FOUR, BODIES_OF_EVENTS, bodies)["event_id"].to_list() == kept


def test_an_event_is_in_the_region_of_who_is_a_member_there_in_2014():
    places = pl.DataFrame(
        {
            "place_id": ["geneva", "bali", "paris", "nairobi"],
            "country_iso3": ["CHE", "IDN", "FRA", "KEN"],
        }
    )
    members = pl.DataFrame(
        [
            ("ESCAP", "IDN", "regional", True), ("ESCAP", "FRA", "non_regional", True),
            ("ESCAP", "KEN", "regional", False), ("ECE", "CHE", "regional", True),
        ],
        schema=["commission_id", "iso3", "region_kind", "in_2014"], orient="row",
    )  # fmt: skip
    held = pl.DataFrame(
        {"event_id": ["a", "b", "c", "d", "e"], "place_id": ["geneva", "bali", "paris", "nairobi", None]}
    )  # fmt: skip
    assert events.in_region(held, places, members, "ESCAP")["event_id"].to_list() == ["b"]
    assert events.in_region(held, places, members, "ECE")["event_id"].to_list() == ["a"]
    assert events.in_region(held, places, members, "ECA").is_empty()


def test_only_a_printed_span_ends_after_the_report():
    dates = {
        "a": "2013/2017", "b": "2014", "c": "2011/..", "d": "2012/2013", "e": "2014-05/2014-06",
        "f": "2014-06/2014-07", "u": None,
    }  # fmt: skip
    frame = pl.DataFrame(
        {
            "event_id": list(dates), "date_edtf": list(dates.values()), "kind": ["meeting", "call", *["programme"] * 5],
            "paragraph": [1] * 7, "start": [one and one.partition("/")[0] for one in dates.values()],
        }
    )  # fmt: skip
    found = {row["event_id"]: row for row in events.told(frame).iter_rows(named=True)}
    assert {own for own, row in found.items() if row["ends_later"]} == {"a", "f"}
    assert [found[own]["family"] for own in "abc"] == ["met", "decided", "ran"]
    assert list(found)[-1] == "u"


# Caveats


def test_kinds_of_doubt_are_told_the_most_frequent_first_then_by_name():
    caveats = pl.DataFrame(
        {
            "kind": ["rare", "often", "often", "alike", "elsewhere", "elsewhere", "elsewhere", "none"],
            "row_ids": ["events:a", "events:a;figures:x", "events:b", "events:b", "figures:a", "events:z", "figures:b", None],
            "touches": ["year"] * 8,
        }
    )  # fmt: skip
    frame = caveats_of.doubted(pl.DataFrame({"event_id": ["a", "b", "c"]}), "events", caveats)
    assert frame["doubted"].to_list() == [True, True, False]

    def pointing(rows, drawn):
        return caveats_of.pointing(rows, caveats, drawn)["kind"].to_list()

    assert pointing(frame, ("year", "day")) == ["rare", "often", "often", "alike"]
    assert pointing(frame.filter(event_id="a"), ("year", "day")) == ["rare", "often"]
    assert pointing(frame, ("day",)) == []


def test_a_doubt_is_of_a_row_only_where_it_touches_what_is_drawn():
    caveats = pl.DataFrame(
        {"row_ids": ["events:a;figures:a", "events:b", None], "touches": ["amount", "party;year", "year"]}
    )  # fmt: skip
    rows = pl.DataFrame({"event_id": ["a", "b", "c"]})

    def doubted(drawn):
        return caveats_of.doubted(rows, "events", caveats, drawn)["doubted"].to_list()

    assert doubted(None) == [True, True, False]
    assert doubted(("year", "day")) == [False, True, False]
    assert doubted(("amount",)) == [True, False, False]
    assert doubted(()) == [False, False, False]


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
    level = frame.with_columns(pl.lit(3).alias("value")).reverse()
    assert figures.money(level)["figure_id"].to_list() == ["a", "d"]
    assert figures.shares(level)["figure_id"].to_list() == ["c", "f"]


PRINTED = pl.DataFrame(
    [
        ("before", 46, "USD", 9), ("ilo-1", 47, "USD", 1), ("share", 47, "percent", 5), ("ilo-2", 47, "USD", 2),
        ("later", 48, "USD", 9), ("early", 63, "projects", 9), ("small", 64, "projects", 3),
        ("large", 64, "projects", 8), ("people", 64, "people", 9), ("years", 64, "years", 9),
        ("after", 65, "projects", 9),
    ],
    schema=["figure_id", "paragraph", "unit", "value"], orient="row",
)  # fmt: skip


def test_the_amounts_of_one_body_are_its_dollars_in_the_order_printed():
    assert figures.ilo_budgets(PRINTED)["figure_id"].to_list() == ["ilo-1", "ilo-2"]


def test_the_funnel_of_the_exchange_is_its_projects_most_first():
    assert figures.ss_gate_funnel(PRINTED)["figure_id"].to_list() == ["large", "small"]


@pytest.mark.parametrize(
    ("qualifier", "period", "ahead"),
    [
        ("projected", None, True), ("possible", "2012", True), ("intended", "2012", True), ("exact", "2014/2017", True), ("exact", "2014", False), ("exact", "2015", True),
        ("exact", "2014-06", False), ("exact", "2012/..", False), ("exact", None, False), ("exact", "", False),
        ("approximately", "2013", False), ("unknown", "2013", False),
    ],
)  # fmt: skip
def test_an_amount_is_ahead_by_its_words_or_by_a_period_that_ends_after_the_report(
    qualifier, period, ahead
):
    assert figures.is_ahead({"qualifier": qualifier, "period": period}) is ahead


def test_money_and_events_of_the_same_time_reach_beyond_the_report_alike():
    told = events.told(tables.load("events")).filter(pl.col("date_edtf").is_not_null())
    later = dict(told.select("date_edtf", "ends_later").iter_rows())
    same = [row for row in tables.load("figures").to_dicts() if row["period"] in later]
    assert {"2009-06/2015-11", "2014/2017"} <= {row["period"] for row in same}
    assert all(
        figures.is_ahead({**row, "qualifier": "exact"}) == later[row["period"]] for row in same
    )


def test_the_figures_shown_first_are_these_twelve():
    assert headlines.headlines(tables.load("figures"))["figure_id"].to_list() == [
        "p001-developing-share-world-gdp-2012", "p002-south-trade-since-2011", "p002-fdi-inflow-2013",
        "p003-ssc-value-2011", "p003-infrastructure-share", "p047-ilo-regular-ssc-share-2012-2013",
        "p050-undp-total-funding", "p056-ibsa-funding", "p057-africa-without-electricity", "p062-roster-experts",
        "p064-ss-gate-centres", "p064-ss-gate-implemented",
    ]  # fmt: skip


def test_a_headline_that_fits_no_row_or_two_is_an_error_that_says_where():
    figures = pl.DataFrame(
        {"figure_id": [str(n) for n in range(len(headlines.HEADLINES))]}
    ).with_columns(
        pl.Series("paragraph", [p for p, _ in headlines.HEADLINES]),
        pl.Series("as_printed", [f"共{words} " for _, words in headlines.HEADLINES]),
    )
    assert headlines.headlines(figures).equals(figures)
    elsewhere = pl.concat([figures.with_columns(paragraph=pl.lit(at, pl.Int64)) for at in (0, 76)])
    assert headlines.headlines(pl.concat([elsewhere, figures])).equals(figures)
    for wrong, rows in ((figures.tail(-1), 0), (pl.concat([figures, figures.head(1)]), 2)):
        with pytest.raises(LookupError, match=f"paragraph 1 matches {rows} rows"):
            headlines.headlines(wrong)


def test_an_event_is_told_as_exactly_as_its_start_is_printed():
    every = tables.load("events")
    found = events.told(every).drop_nulls("precision")
    kinds = {4: "year", 7: "month", 10: "day"}
    assert {len(start) for start in found["start"]} == set(kinds)
    assert [kinds[len(start)] for start in found["start"]] == found["precision"].to_list()


# Ways between two parties

WAYS = pl.DataFrame(
    {
        "link_id": ["a", "b", "c", "d", "e"],
        "link_kind": ["provision", "exchange", "provision", "provision", "convening"],
        "provider_kind": ["country", "country", "organisation", "commission", "country"],
    }
)


def test_one_provides_to_the_other_only_where_that_is_the_kind_of_the_link():
    assert routes.one_way(WAYS)["link_id"].to_list() == ["a", "c", "d"]
    assert routes.from_countries(WAYS)["link_id"].to_list() == ["a"]


@pytest.mark.parametrize(
    ("via", "way"), [(None, "direct"), ("undp", "ends"), ("fao", "through"), ("aaa", "through")]
)
def test_a_body_is_gone_through_or_is_where_a_link_ends(via, way):
    assert routes.way({"via": via, "partner": "undp"}) == way
