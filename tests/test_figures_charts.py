"""Charts of numbers: one unit, lengths and areas by value, words as qualified, messages from the rows."""

import boxes
import polars as pl
import pytest

from southsouth import exhibits, names, tables, tokens
from southsouth.charts import money, shares
from southsouth.charts.sheet import WIDTHS
from southsouth.errors import UnknownFact
from southsouth.language import LANGUAGES
from southsouth.measures.figures import EARLY, FLOORS, is_ahead


@pytest.mark.parametrize(
    ("chart", "unit"), [("money", "USD"), ("shares", "percent"), ("ss-gate-funnel", "projects")]
)
def test_a_chart_compares_one_unit(chart, unit):
    assert set(exhibits.get(chart).frame()["unit"]) == {unit}


def test_bars_of_a_group_are_as_long_as_their_values():
    figure = boxes.figure(exhibits.get("ss-gate-funnel"), "en", 720)
    frame = exhibits.get("ss-gate-funnel").frame()
    long = {bar.ref: bar.right - bar.left for bar in boxes.bars(figure)}
    for row in frame.iter_rows(named=True):
        share = row["value"] / frame["value"][0]
        most = long[f"figure/{frame['figure_id'][0]}"]
        assert long[f"figure/{row['figure_id']}"] == pytest.approx(most * share, rel=0.01)


def test_money_is_a_table_without_marks_that_would_compare_unlike_things():
    figure = boxes.figure(exhibits.get("money"), "en", 1120)
    assert not boxes.bars(figure)
    assert not [s for s in figure.layout.shapes if s.type == "rect"]
    written = [box.what for box in boxes.labels(figure)]
    single = written[written.index("Single funds and programmes") :]
    assert "$27 million" in single
    assert not any("trillion" in words for words in single)


@pytest.mark.parametrize("width", [720, 1120])
def test_amounts_of_a_column_end_at_one_edge_and_their_words_begin_at_one(width):
    words = boxes.figure(exhibits.get("money"), "en", width).to_plotly_json()["layout"][
        "annotations"
    ]
    ends = {said["x"] for said in words if said["xanchor"] == "right"}
    starts = {said["x"] for said in words if said["xanchor"] == "left" and said.get("name")}
    assert len(ends) == len(starts) == (1 if width == 720 else 2)


def wholes(figure):
    """The outlines of whole scales, from the top down: one behind each bar."""
    return [s for s in figure.layout.shapes if s.type == "rect" and s.layer == "below"]


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_beside_a_bar_never_lies_over_the_end_of_its_whole(language, width):
    figure = boxes.figure(exhibits.get("shares"), language, width)
    refs = {f"figure/{own}" for own in exhibits.get("shares").frame()["figure_id"]}
    values = [box for box in boxes.labels(figure) if box.ref in refs and box.bottom - box.top < 16]
    assert len(values) >= len(refs)
    for box in values:
        middle = (box.top + box.bottom) / 2
        own = [whole.x1 for whole in wholes(figure) if whole.y0 < middle < whole.y1]
        assert not any(box.left < end < box.right for end in own)


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_behind_each_share_is_seen_and_takes_the_width(language, width):
    """As a fill of 1.1 to 1 it was none, and the picture one of bars without a whole."""
    drawn = wholes(boxes.figure(exhibits.get("shares"), language, width))
    assert len(drawn) == exhibits.get("shares").frame().height
    assert {whole.line.color for whole in drawn} == {tokens.LIGHT["ctx"]}
    assert "ctx" in tokens.MARKS, "at least 3 to 1, as a test measures"
    assert min(whole.x1 - whole.x0 for whole in drawn) > width - 2


def test_the_note_names_the_words_of_what_is_not_exact():
    frame = exhibits.get("shares").frame()
    note = exhibits.get("shares").told("en")
    for row in frame.filter(pl.col("qualifier") != "exact").iter_rows(named=True):
        assert f"“{names.qualifier(row, 'en')}”" in note
    exact = frame.filter((pl.col("qualifier") == "exact") & ~pl.col("figure_id").is_in([*EARLY]))
    assert "faint" not in exhibits.get("shares").told("en", exact)


@pytest.mark.parametrize("width", WIDTHS.values())
def test_ilo_budgets_stand_on_one_scale(width):
    exhibit = exhibits.get("ilo-budgets")
    long = {bar.ref: bar.right - bar.left for bar in boxes.bars(boxes.figure(exhibit, "en", width))}
    whole, part = (
        long[f"figure/p047-ilo-{own}-2012-2013"] for own in ("regular-budget", "extrabudgetary-ssc")
    )
    assert whole / part == pytest.approx(861.6 / 13.8, rel=0.1)


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_small_share_is_enlarged_and_the_lens_says_from_where(language, width):
    """The same on every sheet: one chart has one enlargement."""
    figure = boxes.figure(exhibits.get("shares"), language, width)
    written = [label.what.replace(" ", "") for label in boxes.labels(figure)]
    assert "100%" in written
    assert "5%" in written
    ends = {}
    for bar in boxes.bars(figure):
        ends[bar.ref] = max(ends.get(bar.ref, 0), bar.right)
    half = ends["figure/p047-ilo-extrabudgetary-ssc-share-2012-2013"]
    assert half / wholes(figure)[-1].x1 == pytest.approx(2.78 / 5, rel=0.01)
    finds = ends["figure/p057-africa-discovery-share"]
    assert finds / wholes(figure)[0].x1 == pytest.approx(1 / 3, rel=0.01)


@pytest.mark.parametrize(("language", "said"), [("en", "may be reached"), ("zh", "可能达到")])
def test_what_is_only_possible_says_so_once_and_is_no_forecast(language, said):
    figure = boxes.figure(exhibits.get("money"), language, 1120)
    [words] = [b.what for b in boxes.labels(figure) if b.ref == "figure/p001-consumption-2025" and said in b.what.replace("<br>", "")]  # fmt: skip
    assert "·" not in words


@pytest.mark.parametrize(
    ("own", "ahead"),
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
def test_money_planned_or_for_a_time_that_ends_after_the_report_is_dashed(own, ahead):
    """In each chart of money in which it stands; other money is filled, what has begun faint."""
    assert is_ahead(figure_row(own)) is ahead
    for chart in ("cooperation-sums", "ilo-budgets", "cooperation-amounts"):
        figure = boxes.figure(exhibits.get(chart), "en", 1120)
        mine = [s for s in figure.layout.shapes if s.name == f"figure/{own}" and s.type == "rect"]
        bars = [bar for bar in boxes.bars(figure) if bar.ref == f"figure/{own}"]
        begun = (
            ["paper"] if own == "p050-unossc-fundraising-goal" else ["ctx-2", "accent-t", "plum-t"]
        )
        inside = [tokens.LIGHT[name] for name in begun]
        hollow = [s for s in mine if s.fillcolor in inside and s.line.width]
        if mine or bars:
            assert bool(hollow) is ahead
            words = [b.what for b in boxes.labels(figure) if b.ref == f"figure/{own}"]
            tags = (" · planned", " · ends after the report")
            assert any(one in said for said in words for one in tags) is ahead


def test_what_is_asked_or_planned_is_not_filled():
    figure = boxes.figure(exhibits.get("shares"), "en", 720)
    drawn = {bar.ref for bar in boxes.bars(figure)}
    assert "figure/p018-core-budget-minimum" not in drawn
    assert "figure/p047-ilo-regular-ssc-share-2012-2013" in drawn
    planned = next(
        s for s in boxes.figure(exhibits.get("cooperation-sums"), "en", 720).layout.shapes
        if s.name == "figure/p050-unossc-fundraising-goal"
    )  # fmt: skip
    assert planned.line.dash


def figure_row(own):
    return tables.load("figures").row(by_predicate=pl.col("figure_id") == own, named=True)


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ("p018-core-budget-minimum", "at least 0.5%"),
        ("p003-social-sector-share", "more than a third"),
        ("p001-developing-share-world-gdp-2012", "nearly half"),
        ("p057-africa-discovery-share", "a third"),
    ],
)
def test_shares_stay_as_the_report_words_them(own, words):
    assert shares.said(figure_row(own), "en") == words
    assert "33" not in names.figure_value(figure_row(own), "en")


def test_amounts_keep_their_qualifiers_and_ranges():
    assert money.bare(figure_row("p003-ssc-value-2011"), "en").endswith(
        "$16.1 billion to $19 billion"
    )
    assert money.bare(figure_row("p002-south-trade-since-2011"), "en") == "more than $4 trillion"
    assert money.bare(figure_row("p003-ssc-value-2011"), "zh").endswith("161亿至190亿美元")


@pytest.mark.parametrize(
    ("chart", "row"),
    [
        ("money", "p003-ssc-value-2011"),
        ("shares", "p002-fdi-share-2013"),
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
    assert exhibit.heading("en", without) == exhibit.subject("en")


def test_a_chart_that_is_no_more_names_its_successor():
    assert set(exhibits.GONE.values()) <= set(exhibits.EXHIBITS)
    assert not set(exhibits.GONE) & set(exhibits.EXHIBITS)
    with pytest.raises(UnknownFact):
        exhibits.get("undp-years")


@pytest.mark.parametrize("chart", ["money", "shares", "ilo-budgets"])
def test_a_doubted_figure_has_its_mark(chart):
    """And only it: the small print says what the mark means."""
    exhibit = exhibits.get(chart)
    marked = {b.ref for b in boxes.labels(boxes.figure(exhibit, "en", 720)) if "?" in b.what}
    doubted = exhibit.frame().filter("doubted")["figure_id"]
    assert marked == {f"figure/{own}" for own in doubted}


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_a_whole_is_equally_long_on_both_scales(language, width):
    figure = boxes.figure(exhibits.get("shares"), language, width)
    band = tokens.LIGHT["band"]
    ends = {s.x1 for s in figure.layout.shapes if s.type == "rect" and s.fillcolor == band}
    assert len(ends) == 1


def test_a_share_that_is_not_exact_has_a_pale_end_on_the_side_of_the_true_one():
    exhibit = exhibits.get("shares")
    frame, figure = exhibit.frame(), boxes.figure(exhibit, "en", 720)
    track = max(
        s.x1 for s in figure.layout.shapes if s.type == "rect" and s.layer == "below" and s.y0 < 300
    )
    lines = [s for s in figure.layout.shapes if s.type == "line" and s.line.width == 1.5]
    pieces = {}
    for bar in boxes.bars(figure):
        pieces.setdefault(bar.ref.removeprefix("figure/"), []).append((bar.left, bar.right))
    for row in frame.filter(pl.col("value") >= 5).iter_rows(named=True):
        exact, value = row["value"] / 100 * track, pieces[row["figure_id"]]
        first, last = min(value)[1], max(value)[1]
        wanted = {
            "exact": (exact, exact), "nearly": (exact - 9, exact), "more_than": (exact, exact + 9),
            "approximately": (exact - 9, exact + 9),
        }["approximately" if row["figure_id"] in EARLY else row["qualifier"]]  # fmt: skip
        assert (first, last) == pytest.approx(wanted, abs=1), row["figure_id"]
        [bar, *_] = [b for b in boxes.bars(figure) if b.ref.endswith(row["figure_id"])]
        at = [s for s in lines if abs(s.x0 - exact) < 1 and abs(s.y0 - bar.top) < 2]
        unsure = row["qualifier"] != "exact" or row["figure_id"] in EARLY
        assert bool(at) == unsure, "a line stands at the number given"
    around = [
        s for s in figure.layout.shapes
        if s.type == "rect" and s.layer == "above" and not s.name and s.line.width and s.x1 - s.x0 < 19
    ]  # fmt: skip
    unsure = frame.filter((pl.col("qualifier") != "exact") | pl.col("figure_id").is_in([*EARLY]))
    assert len(around) == unsure.height, "a tint alone is not seen"


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_in_doubt_of_the_shares_of_the_headline_stands_below_their_bars(language, width):
    """“Both in doubt” said neither of what nor where."""
    exhibit = exhibits.get("shares")
    said = {"en": ("investment of 2013: an early estimate, of January 2014", "nearly half of GDP: market rates or purchasing power not stated"),
            "zh": ("2013年投资：2014年1月的早期估计", "近一半国内生产总值：未说明按汇率还是购买力平价计")}[language]  # fmt: skip
    written = {
        box.ref: box.what for box in boxes.labels(boxes.figure(exhibit, language, width))
        if box.what.startswith("? ")
    }  # fmt: skip
    assert written == {
        f"figure/{own}": f"? {words}"
        for own, words in zip((shares.FLOWS, shares.OUTPUT), said, strict=True)
    }


def test_early_estimates_and_lower_bounds_are_those_of_the_caveats():
    pointing = dict(tables.load("caveats").select("caveat_id", "row_ids").iter_rows())
    for caveat, ids in (("p002-early-estimate", EARLY), ("p003-range-is-floor", FLOORS)):
        figures = [own for own in pointing[caveat].split(";") if own.startswith("figures:")]
        assert {own.removeprefix("figures:") for own in figures} == ids
    for language, words in (("en", "at least that"), ("zh", "至少此数")):
        said = [
            b.what
            for b in boxes.labels(boxes.figure(exhibits.get("money"), language, 720))
            if words in b.what
        ]
        assert len(said) == len(FLOORS)


def test_the_associate_member_in_doubt_is_dashed_at_the_end_of_its_bar():
    exhibit = exhibits.get("commission-sizes")
    figure = boxes.figure(exhibit, "en", 720)
    [dotted] = [s for s in figure.layout.shapes if s.line.dash and s.name == "commission/ECLAC"]
    whole = max(bar.right for bar in boxes.bars(figure) if bar.ref == "commission/ECE")
    assert dotted.x1 - dotted.x0 == pytest.approx(whole / 56, abs=3)
    assert "1 of these in doubt" in [box.what for box in boxes.labels(figure)]
    sure = exhibit.frame().with_columns(applied=pl.lit(0))
    assert not [s for s in exhibit.figure("en", 720, sure).layout.shapes if s.line.dash]
    key = [
        box.what
        for box in boxes.labels(boxes.figure(exhibits.get("commission-members-eclac"), "en", 720))
    ]
    assert "13 associate members (1 in doubt, dashed)" in key


@pytest.mark.parametrize("width", WIDTHS.values())
def test_what_is_too_short_to_be_drawn_is_a_line_and_is_said_to_be(width):
    """No two amounts have bars of one length that seem to scale."""
    exhibit = exhibits.get("ilo-budgets")
    figure, frame = boxes.figure(exhibit, "en", width), exhibit.frame()
    long = {bar.ref.removeprefix("figure/"): bar.right - bar.left for bar in boxes.bars(figure)}
    lines = {
        s.name.removeprefix("figure/") for s in figure.layout.shapes if s.type == "line" and s.name
    }
    scale = long["p047-ilo-regular-budget-2012-2013"] / 861.6e6
    short = {
        own for own, value in frame.select("figure_id", "value").iter_rows() if value * scale < 2.5
    }
    assert lines == short
    assert not lines & set(long)
    words = " ".join(box.what for box in boxes.labels(figure))
    said = "A thin line (dashed: ends after the report): on this scale" in words
    assert said == bool(short)
    given = frame.filter(~pl.col("figure_id").str.contains("2014-2015"))
    words = " ".join(box.what for box in boxes.labels(exhibit.figure("en", width, given)))
    assert "A thin line: on this scale" in words


def test_the_alternative_text_of_one_sum_has_no_range_and_no_group_that_is_not_drawn():
    table = exhibits.get("money")
    query = table.asked([("q", "Expo")])
    said = table.described("en", table.frame(query), query)
    assert said.endswith("Table of 1 amount in US dollars, 300,000, under “Single funds and programmes”.")  # fmt: skip
    assert "从" not in table.described("zh", table.frame(query), query)
    whole = table.described("en")
    assert "from 20,000 to 30 trillion" in whole
    assert whole.index("as a whole”") < whole.index("“Single funds and programmes”")
    links = exhibits.get("cooperation-amounts")
    one = links.frame().head(1)
    assert "from" not in links.described("en", one)


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("p001-household-income-line-2025", ""),  # a line that incomes may cross
        ("p001-consumption-2025", ""),  # its own words say that it may be reached
        ("p050-unossc-fundraising-goal", "planned"),
        ("p050-undp-total-funding", "ends after the report"),
        ("p052-ilo-child-labour-funding", "ends after the report"),
    ],
)
def test_what_had_not_come_is_called_by_its_own_word(own, said):
    assert money.planned(figure_row(own), "en") == said


@pytest.mark.parametrize(
    ("qualifier", "said"),
    [
        ("projected", "forecast"),
        ("possible", ""),
        ("intended", "planned"),
        ("more_than", ""),
        ("exact", ""),
    ],
)
def test_of_a_later_time_only_the_qualifier_says_what_an_amount_is(qualifier, said):
    row = {"qualifier": qualifier, "period": "2025", "as_printed": "2万美元"}
    assert money.planned(row, "en") == said
