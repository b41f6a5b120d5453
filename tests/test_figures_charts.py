"""Charts of numbers: every row drawn, words as qualified, messages from the rows, nothing collides."""

import boxes
import polars as pl
import pytest

from southsouth import exhibits, names, tables
from southsouth.charts import money, shares
from southsouth.charts.sheet import WIDTHS
from southsouth.errors import UnknownFact
from southsouth.language import LANGUAGES

CHARTS = ("money", "shares", "ilo-budgets", "ss-gate-funnel")
QUERIES = [(), (("from", "2012"), ("to", "2013")), (("paragraph", "47"),)]


@pytest.mark.parametrize("query", QUERIES, ids=str)
@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart", CHARTS)
def test_every_row_is_drawn_and_nothing_collides(chart, language, width, query):
    exhibit = exhibits.get(chart)
    frame = exhibit.frame(exhibit.asked(query))
    figure = exhibit.figure(language, width, frame)
    assert boxes.refs(figure) == {f"figure/{own}" for own in frame["figure_id"]}
    assert boxes.collisions(figure) == []


@pytest.mark.parametrize(
    ("chart", "unit"), [("money", "USD"), ("shares", "percent"), ("ss-gate-funnel", "projects")]
)
def test_a_chart_compares_one_unit(chart, unit):
    assert set(exhibits.get(chart).frame()["unit"]) == {unit}


def test_bars_of_a_group_are_as_long_as_their_values():
    figure = exhibits.get("ss-gate-funnel").figure("en", 720)
    frame = exhibits.get("ss-gate-funnel").frame()
    long = {bar.ref: bar.right - bar.left for bar in boxes.bars(figure)}
    for row in frame.iter_rows(named=True):
        share = row["value"] / frame["value"][0]
        most = long[f"figure/{frame['figure_id'][0]}"]
        assert long[f"figure/{row['figure_id']}"] == pytest.approx(most * share, rel=0.01)


def test_squares_are_as_large_as_their_values():
    shapes = exhibits.get("money").figure("en", 720).layout.shapes
    sides = {s.name: s.x1 - s.x0 for s in shapes if s.name and s.type == "rect"}
    trade, flows = sides["figure/p002-south-trade-since-2011"], sides["figure/p002-fdi-inflow-2013"]
    assert (trade / flows) ** 2 == pytest.approx(4e12 / 759e9, rel=0.03)


def test_what_is_asked_or_planned_is_not_filled():
    figure = exhibits.get("shares").figure("en", 720)
    drawn = {bar.ref for bar in boxes.bars(figure)}
    assert "figure/p018-core-budget-minimum" not in drawn
    assert "figure/p047-ilo-regular-ssc-share-2012-2013" in drawn
    planned = next(
        s for s in exhibits.get("money").figure("en", 720).layout.shapes
        if s.name == "figure/p050-unossc-fundraising-goal"
    )  # fmt: skip
    assert planned.line.dash


def figure_row(own):
    return tables.load("figures").row(by_predicate=pl.col("figure_id") == own, named=True)


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ("p018-core-budget-minimum", "at least 0.5 %"),
        ("p003-social-sector-share", "more than a third"),
        ("p001-developing-share-world-gdp-2012", "nearly half"),
        ("p057-africa-discovery-share", "a third"),
    ],
)
def test_shares_stay_as_the_report_words_them(own, words):
    assert shares.said(figure_row(own), "en") == words
    assert "33" not in names.figure_value(figure_row(own), "en")


def test_amounts_keep_their_qualifiers_and_ranges():
    assert money.bare(figure_row("p003-ssc-value-2011"), "en").endswith("$16.1–19 billion")
    assert money.bare(figure_row("p002-south-trade-since-2011"), "en") == "more than $4 trillion"
    assert money.bare(figure_row("p003-ssc-value-2011"), "zh").endswith("161亿～190亿美元")


@pytest.mark.parametrize(
    ("chart", "row"),
    [
        ("money", "p003-ssc-value-2011"),
        ("shares", "p018-core-budget-minimum"),
        ("ilo-budgets", "p047-ilo-regular-ssc-2012-2013"),
        ("ss-gate-funnel", "p064-ss-gate-listed"),
    ],
)
def test_a_message_changes_with_its_row_and_gives_way_without_it(chart, row):
    exhibit = exhibits.get(chart)
    frame = exhibit.frame()
    changed = frame.with_columns(
        pl.when(pl.col("figure_id") == row)
        .then(pl.col("value") * 3)
        .otherwise("value")
        .alias("value"),
        pl.lit("12 345").alias("as_printed"),
    )
    assert exhibit.heading("en", changed) != exhibit.heading("en")
    assert exhibit.heading("en", frame.filter(pl.col("figure_id") != row)) == exhibit.subject("en")


def test_a_chart_that_is_no_more_names_its_successor():
    assert set(exhibits.GONE.values()) <= set(exhibits.EXHIBITS)
    assert not set(exhibits.GONE) & set(exhibits.EXHIBITS)
    with pytest.raises(UnknownFact):
        exhibits.get("undp-years")
