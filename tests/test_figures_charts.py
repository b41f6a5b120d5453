"""Charts of numbers: one unit, lengths and areas by value, words as qualified, messages from the rows."""

import boxes
import polars as pl
import pytest

from southsouth import exhibits, names, tables, tokens
from southsouth.charts import money, shares
from southsouth.charts.sheet import WIDTHS
from southsouth.errors import UnknownFact
from southsouth.measures.figures import is_planned


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


def squares(width):
    """The side of the square of each amount; of a range, of its low end."""
    shapes = exhibits.get("money").figure("en", width).layout.shapes
    return {s.name.removeprefix("figure/"): s.x1 - s.x0 for s in shapes if s.name}


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("p001-consumption-2025", "p002-south-trade-since-2011"),
        ("p047-ilo-regular-budget-2012-2013", "p056-ibsa-funding"),
    ],
)
def test_squares_of_a_frame_are_as_large_as_their_values(width, one, other):
    sides = squares(width)
    value = {own: figure_row(own)["value"] for own in (one, other)}
    assert (sides[one] / sides[other]) ** 2 == pytest.approx(value[one] / value[other], rel=0.05)


def test_each_scale_of_money_has_a_frame_of_its_own_and_the_next_one_is_a_dot():
    figure = exhibits.get("money").figure("en", 1120)
    frames = [s.path for s in figure.layout.shapes if s.type == "path"]
    assert len(frames) == 3
    written = " ".join(label.what for label in boxes.labels(figure))
    assert "the largest amount of the next frame, $861.6 million, is this dot" in written
    household = "p001-household-income-line-2025"
    assert household not in squares(1120)
    assert f"figure/{household}" in boxes.refs(figure)


@pytest.mark.parametrize("width", WIDTHS.values())
def test_ilo_budgets_stand_on_one_scale(width):
    exhibit = exhibits.get("ilo-budgets")
    long = {bar.ref: bar.right - bar.left for bar in boxes.bars(exhibit.figure("en", width))}
    whole, part = (
        long[f"figure/p047-ilo-{own}-2012-2013"] for own in ("regular-budget", "extrabudgetary-ssc")
    )
    assert whole / part == pytest.approx(861.6 / 13.8, rel=0.1)


def test_a_small_share_is_enlarged_and_the_lens_says_from_where():
    figure = exhibits.get("shares").figure("en", 720)
    written = [label.what for label in boxes.labels(figure)]
    assert "100 %" in written
    assert "3 %" in written
    long = {bar.ref: bar.right - bar.left for bar in boxes.bars(figure)}
    tracks = {
        round(s.y0): s.x1 for s in figure.layout.shapes if s.type == "rect" and s.layer == "below"
    }
    half = long["figure/p001-developing-share-world-gdp-2012"]
    assert half / list(tracks.values())[0] == pytest.approx(0.5, rel=0.01)
    small = long["figure/p047-ilo-extrabudgetary-ssc-share-2012-2013"]
    assert small / list(tracks.values())[-1] == pytest.approx(2.78 / 3, rel=0.01)


@pytest.mark.parametrize(
    ("own", "planned"),
    [
        ("p050-undp-total-funding", True),
        ("p050-undp-yearly-funding", True),
        ("p047-ilo-ssc-budget-2014-2015", True),
        ("p052-ilo-child-labour-funding", True),
        ("p050-unossc-fundraising-goal", True),
        ("p048-fao-china-second-payment-2014", False),
        ("p047-ilo-regular-budget-2012-2013", False),
        ("p056-ibsa-funding", False),
    ],
)
def test_money_for_a_time_after_the_report_is_drawn_as_a_plan(own, planned):
    """In each chart of money in which it stands; what is not planned is filled."""
    assert is_planned(figure_row(own)) is planned
    for chart in ("money", "ilo-budgets", "cooperation-amounts"):
        figure = exhibits.get(chart).figure("en", 1120)
        mine = [s for s in figure.layout.shapes if s.name == f"figure/{own}" and s.type == "rect"]
        bars = [bar for bar in boxes.bars(figure) if bar.ref == f"figure/{own}"]
        hollow = [s for s in mine if s.fillcolor == tokens.LIGHT["paper"] and s.line.width]
        if mine or bars:
            assert bool(hollow) is planned
            words = [b.what for b in boxes.labels(figure) if b.ref == f"figure/{own}"]
            assert any("planned" in said for said in words) is planned


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
        ("money", "p047-ilo-regular-budget-2012-2013"),
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
    without = frame.filter(pl.col("figure_id") != row)
    if chart == "money":  # it speaks of all amounts: what is left has a largest one of its own
        assert exhibit.heading("en", without) != exhibit.heading("en")
        assert exhibit.heading("en", without.head(5)) == exhibit.subject("en")
    else:
        assert exhibit.heading("en", without) == exhibit.subject("en")


def test_squares_end_at_one_edge_so_that_their_words_begin_at_one():
    figure = exhibits.get("money").figure("en", 720)
    squares = [s for s in figure.layout.shapes if s.type == "rect" and s.name]
    refs = {square.name for square in squares}
    starts = {round(label.left) for label in boxes.labels(figure) if label.ref in refs}
    assert len(refs) > 15
    assert len(starts) == 1


def test_a_chart_that_is_no_more_names_its_successor():
    assert set(exhibits.GONE.values()) <= set(exhibits.EXHIBITS)
    assert not set(exhibits.GONE) & set(exhibits.EXHIBITS)
    with pytest.raises(UnknownFact):
        exhibits.get("undp-years")


@pytest.mark.parametrize("chart", ["money", "shares", "ilo-budgets", "ss-gate-funnel"])
def test_a_doubted_figure_has_its_mark(chart):
    """And only it: the small print says what the mark means."""
    exhibit = exhibits.get(chart)
    marked = {b.ref for b in boxes.labels(exhibit.figure("en", 720)) if "?" in b.what}
    doubted = exhibit.frame().filter("doubted")["figure_id"]
    assert marked == {f"figure/{own}" for own in doubted}
