"""Charts of what is asked and given, and of who provides to whom: rows, looks, messages from the rows."""

import re

import boxes
import polars as pl
import pytest

from southsouth import exhibits, tables, tokens
from southsouth.charts import parties
from southsouth.charts.sheet import WIDTHS
from southsouth.language import LANGUAGES, translate
from southsouth.measures import asked, routes

CHARTS = (
    "cooperation-scale", "asked-given", "cooperation-sums", "cooperation-ends",
    "cooperation-givers", "cooperation-through",
)  # fmt: skip
ASKED, GIVEN = "p018-core-budget-minimum", "p047-ilo-regular-ssc-share-2012-2013"
ROUTES = ("cooperation-ends", "cooperation-givers", "cooperation-through")
#: Of the tints of squares in doubt those that a chart has for countries: Angola's is hollow.
PALE = {"cooperation-ends": ("accent-t",), "cooperation-givers": ()}
TRADE, VALUE = "p002-south-trade-since-2011", "p003-ssc-value-2011"


def shapes(figure):
    return figure.to_plotly_json()["layout"]["shapes"]


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart", CHARTS)
def test_every_row_is_drawn_and_nothing_collides(chart, language, width):
    exhibit = exhibits.get(chart)
    frame = exhibit.frame()
    figure = boxes.figure(exhibit, language, width)
    kind, column = ("figure", "figure_id") if exhibit.base == "figures" else ("cooperation", "link_id")  # fmt: skip
    assert {f"{kind}/{own}" for own in frame[column]} <= boxes.refs(figure)
    assert boxes.collisions(figure) == []


def figures(*rows):
    """Figures with the columns that the measures look at."""
    columns = ("figure_id", "unit", "topic", "value", "period", "as_printed")
    frame = pl.DataFrame(rows, schema=list(columns), orient="row")
    return frame.with_columns(pl.lit("exact").alias("qualifier"))


def test_sums_leave_out_whole_budgets_yearly_rates_and_parts():
    found = asked.sums(
        figures(
            ("whole", "USD", "ilo_budget", 8e8, "2012", "8亿"),
            ("rate", "USD", "undp_funding", 3e6, "2014", "每年300万"),
            ("sum", "USD", "fao_funding", 2e6, None, "200万"),
            ("part", "USD", "fao_funding", 3e5, None, "30万"),
            ("own", "USD", "wipo_funding", 7e5, None, "70万"),
            ("people", "people", "funds", 5e5, None, "50万"),
        ),
        pl.DataFrame({"provider_kind": ["country"], "figure_id": ["sum"]}),
        {"part": "sum"},
    )
    assert found.select("figure_id", "giver").rows() == [("sum", "countries"), ("own", "body")]


def test_what_is_still_to_be_raised_is_nobodys_own_yet():
    links = pl.DataFrame({"provider_kind": ["country"], "figure_id": ["other"]})
    goal = figures(("goal", "USD", "undp_funding", 2e7, None, "2000万"))
    goal = goal.with_columns(pl.lit("intended").alias("qualifier"))
    assert asked.sums(goal, links, {})["giver"].to_list() == ["open"]


@pytest.mark.parametrize(
    ("topic", "qualifier", "giver"),
    [
        ("funds", "exact", "open"), ("funds", "possible", "open"), ("undp_funding", "intended", "open"),
        ("fao_funding", "exact", "body"), ("wipo_funding", "exact", "body"), ("ilo_budget", "unclear", "body"),
    ],
)  # fmt: skip
def test_money_is_open_where_it_is_a_funds_or_still_to_be_raised_and_else_a_bodys(
    topic, qualifier, giver
):
    links = pl.DataFrame({"provider_kind": ["organisation"], "figure_id": ["sum"]})
    money = figures(("sum", "USD", topic, 2e7, None, "2000万"))
    money = money.with_columns(pl.lit(qualifier).alias("qualifier"))
    assert asked.sums(money, links, {})["giver"].to_list() == [giver]


def test_a_sum_whose_budget_the_report_leaves_open_is_nobodys_own():
    """ILO’s for 2014–2015 was counted as its own, beside a doubt whether it is."""
    links = pl.DataFrame({"provider_kind": ["organisation"], "figure_id": ["other"]})
    money = figures(("sum", "USD", "ilo_budget", 2e6, None, "200万"))
    assert asked.sums(money, links, {}, ["sum"])["giver"].to_list() == ["open"]
    given = exhibits.get("cooperation-sums").frame().select("figure_id", "giver").rows()
    assert dict(given)["p047-ilo-ssc-budget-2014-2015"] == "open"


def test_a_sum_is_below_a_hundred_million_dollars_and_of_dollars_alone():
    money = figures(
        ("whole", "USD", "fao_funding", 1e8, None, "1亿"),
        ("sum", "USD", "fao_funding", 1e8 - 0.5, None, "近1亿"),
        ("yen", "JPY", "fao_funding", 5.0, None, "5"),
        ("more", "years", "fao_funding", 5.0, None, "5"),
        ("trade", "USD", "trade_investment", 5.0, None, "5"),
    )
    links = pl.DataFrame({"provider_kind": ["country"], "figure_id": [None]})
    assert asked.sums(money, links, {})["figure_id"].to_list() == ["sum"]


def test_equal_sums_are_in_the_order_of_their_ids():
    money = figures(*((own, "USD", "fao_funding", 5.0, None, "5") for own in ("b", "c", "a")))
    links = pl.DataFrame({"provider_kind": ["country"], "figure_id": [None]})
    assert asked.sums(money, links, {})["figure_id"].to_list() == ["a", "b", "c"]


def test_shares_are_per_cent_of_budgets_in_the_order_of_the_report():
    found = asked.shares(
        figures(
            ("asked", "percent", "un_funding", 0.5, None, "0.5%"),
            ("dollars", "USD", "un_funding", 5.0, None, "5"),
            ("years", "years", "ilo_budget", 5.0, None, "5"),
            ("given", "percent", "ilo_budget", 0.12, None, "0.12%"),
            ("growth", "percent", "economy", 5.0, None, "5%"),
        )
    )
    assert found["figure_id"].to_list() == ["asked", "given"]


def test_a_bodys_own_money_has_the_accent_also_where_it_is_planned():
    exhibit = exhibits.get("cooperation-sums")
    accent = tokens.LIGHT["accent"]
    figure = boxes.figure(exhibit, "en", 720)
    written = {words["name"]: words["font"]["color"] for words in figure.to_plotly_json()["layout"]["annotations"] if words["text"].startswith("<b>") and words.get("name")}  # fmt: skip
    own = {f"figure/{row}" for row in exhibit.frame().filter(giver="body")["figure_id"]}
    assert {ref for ref, colour in written.items() if colour == accent} == own
    assert "figure/p050-undp-total-funding" in own


def test_a_part_stays_where_its_whole_is_left_out():
    links = pl.DataFrame({"provider_kind": ["country"], "figure_id": ["part"]})
    rows = figures(("part", "USD", "fao_funding", 3e5, None, "30万"))
    assert asked.sums(rows, links, {"part": "sum"})["figure_id"].to_list() == ["part"]


def test_the_scale_has_no_amount_without_a_time_but_the_largest_fund():
    found = asked.scale(
        figures(
            ("market", "USD", "trade_investment", 5e10, None, "500亿"),
            ("trade", "USD", "trade_investment", 4e12, "2011/..", "4万亿"),
            ("value", "USD", "ssc_value", 1.6e10, "2011", "161亿"),
            ("small", "USD", "funds", 2e5, None, "20万"),
            ("large", "USD", "funds", 3e7, None, "3000万"),
            ("budget", "USD", "un_funding", 9e9, "2012", "90亿"),
            ("given", "USD", "fao_funding", 8e7, None, "8000万"),
            ("people", "people", "trade_investment", 9e9, "2012", "90亿"),
            ("cents", "JPY", "ssc_value", 9e9, "2012", "90亿"),
            ("members", "people", "funds", 9e9, None, "90亿"),
        )
    )
    assert found["figure_id"].to_list() == ["trade", "value", "large"]


def test_links_are_in_order_of_their_number_and_nothing_goes_last():
    """Equal ones stand as the report comes to them, not by their ids, which no reader sees."""
    links = pl.DataFrame({"via": [None, None, None, "b", "a", "c", "c"]})
    assert routes.in_order(links, "via") == ["c", "b", "a", None]


def test_amounts_beside_trade_are_bars_on_one_scale():
    figure = boxes.figure(exhibits.get("cooperation-scale"), "en", 1120)
    first = {}
    for bar in boxes.bars(figure):  # of an amount with an open end the pale end follows
        first.setdefault(bar.ref, bar.right)
    ends = {bar.ref: bar.right for bar in boxes.bars(figure)}
    trade, flows = f"figure/{TRADE}", "figure/p002-fdi-inflow-2013"
    # Of an early estimate the solid part ends nine pixels before the number.
    assert (first[flows] + 9) / first[trade] == pytest.approx(7.59e11 / 4e12, rel=0.02)
    assert ends[trade] > first[trade], "more than four trillion has an open end"


@pytest.mark.parametrize("width", WIDTHS.values())
def test_a_range_too_short_to_be_seen_is_drawn_once_more_enlarged_and_says_how_much(width):
    exhibit = exhibits.get("cooperation-scale")
    figure = boxes.figure(exhibit, "en", width)
    high = [bar for bar in boxes.bars(figure) if bar.ref == f"figure/{VALUE}"][-1]
    [low] = [
        s for s in shapes(figure) if s.get("name") == f"figure/{VALUE}" and s["type"] == "rect"
    ]
    assert high.right / low["x1"] == pytest.approx(19 / 16.1, rel=0.02)
    assert low["fillcolor"] == tokens.LIGHT["paper"], (
        "a full bar is compared with those of the other scale"
    )
    written = " ".join(box.what for box in boxes.labels(figure))
    times = int(re.search(r"enlarged (\d+) times", written)[1])
    trade = next(bar for bar in boxes.bars(figure) if bar.ref == f"figure/{TRADE}")
    assert high.right / times == pytest.approx(trade.right * 19e9 / 4e12, rel=0.05)
    alone = exhibit.figure("en", width, exhibit.frame().filter(figure_id=VALUE))
    assert "enlarged" not in " ".join(box.what for box in boxes.labels(alone))


def test_a_chart_is_enlarged_by_one_number_on_every_sheet():
    exhibit = exhibits.get("cooperation-scale")
    said = {
        re.search(r"(?:enlarged |放大)(\d+)", box.what)[1]
        for language in LANGUAGES
        for width in WIDTHS.values()
        for box in boxes.labels(boxes.figure(exhibit, language, width))
        if re.search(r"enlarged \d|放大\d", box.what)
    }
    assert len(said) == 1


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("language", LANGUAGES)
def test_sums_far_apart_are_not_drawn_as_equal_lines(language, width):
    """The one of 27 million was the same line as that of 16 to 19 billion, some 600 times as much."""
    exhibit = exhibits.get("cooperation-scale")
    figure, frame = boxes.figure(exhibit, language, width), exhibit.frame()
    least = f"figure/{frame.sort('value')['figure_id'][0]}"
    marks = [s for s in figure.layout.shapes if s.name == least]
    assert marks + [bar for bar in boxes.bars(figure) if bar.ref == least] == []
    value = next(box for box in boxes.labels(figure) if box.ref == least and "27" in box.what)
    assert value.left < 1
    words = translate("too small to be drawn on this scale, even enlarged {times} times", language, times=100)  # fmt: skip
    assert " ".join(box.what for box in boxes.labels(figure)).count(words) == 1


@pytest.mark.parametrize("width", WIDTHS.values())
def test_what_is_enlarged_has_an_edge_in_both_themes(width):
    """Its wedge and what lies between two estimates were a tint that the dark hides."""
    figure = boxes.figure(exhibits.get("cooperation-scale"), "en", width)
    wedge = next(s for s in shapes(figure) if s["type"] == "path")
    assert wedge["line"]["color"] == tokens.LIGHT["ctx"]
    high = [bar for bar in boxes.bars(figure) if bar.ref == f"figure/{VALUE}"][-1]
    # Its end is open: the report says that the real value is higher.
    [*_, point] = [s for s in shapes(figure) if s["type"] == "path"]
    xs = [float(x) for x in re.findall(r"[ML] ([\d.]+),", point["path"])]
    assert (xs[0], xs[2]) == pytest.approx((high.right, high.right), abs=1)
    assert xs[1] > high.right + 8
    assert "Z" not in point["path"]
    assert point["line"]["color"] == tokens.LIGHT["accent"]
    said = " ".join(box.what.replace("<br>", " ") for box in boxes.labels(figure) if not box.ref)
    assert "pointed: the report says that the real value is higher" in said


def test_every_amount_beside_trade_says_of_what_time_it_is():
    figure = boxes.figure(exhibits.get("cooperation-scale"), "en", 1120)
    written = [box.what for box in boxes.labels(figure)]
    assert "since 2011: of each year or of all together, the report does not say" in written
    assert {"in one year, 2013", "in one year, 2011"} <= set(written)
    assert "over a time that the report does not state" in written


def test_of_two_amounts_of_different_years_no_quotient_is_told():
    exhibit = exhibits.get("cooperation-scale")
    said = exhibit.heading("en")
    assert "have traded more than $4 trillion since 2011" in said
    assert "worth an estimated $16.1 billion to $19 billion in 2011, and certainly more" in said
    assert exhibit.heading("zh").startswith("据报告，")
    assert "times" not in said
    frame = exhibit.frame()
    assert exhibit.heading("en", frame.filter(figure_id=VALUE)) == exhibit.subject("en")


@pytest.mark.parametrize("width", WIDTHS.values())
def test_shares_of_other_wholes_are_told_in_words_apart_from_the_two_that_compare(width):
    figure = boxes.figure(exhibits.get("asked-given"), "en", width)
    marks = {s["name"] for s in shapes(figure) if s.get("name")} | {b.ref for b in boxes.bars(figure)}  # fmt: skip
    assert marks == {f"figure/{ASKED}", f"figure/{GIVEN}"}
    written = boxes.labels(figure)
    head = next(box for box in written if box.what.startswith("Other shares"))
    lower = {box.ref for box in written if box.ref and box.top > head.bottom}
    assert lower == {f"figure/{own}" for own in exhibits.get("asked-given").frame()["figure_id"]} - marks  # fmt: skip


def test_no_two_charts_have_one_title():
    for language in LANGUAGES:
        titles = [exhibit.heading(language) for exhibit in exhibits.EXHIBITS.values()]
        assert len(set(titles)) == len(titles)


def test_what_is_asked_is_hollow_and_what_is_given_filled():
    filled = {bar.ref for bar in boxes.bars(boxes.figure(exhibits.get("asked-given"), "en", 720))}
    assert f"figure/{GIVEN}" in filled
    assert f"figure/{ASKED}" not in filled


def test_what_was_asked_and_what_was_given_is_said_from_the_rows():
    exhibit = exhibits.get("asked-given")
    frame = exhibit.frame()
    assert (
        "Joint Inspection Unit asked UN bodies for at least 0.5 per cent of core budgets"
        in exhibit.heading("en", frame)
    )
    assert exhibit.heading("en", frame).endswith(
        "set aside 0.12 per cent of its regular budget in 2012–2013"
    )
    timeless = frame.with_columns(period=pl.lit(None, pl.String))
    assert exhibit.heading("en", timeless) == exhibit.subject("en")
    doubled = frame.with_columns(
        pl.when(pl.col("figure_id") == GIVEN).then(0.25).otherwise(pl.col("value")).alias("value")
    )
    assert "set aside 0.25 per cent of" in exhibit.heading("en", doubled)
    met = frame.with_columns(
        pl.when(pl.col("figure_id") == GIVEN).then(0.6).otherwise(pl.col("value")).alias("value")
    )
    assert exhibit.heading("en", met) == exhibit.subject("en")


@pytest.mark.parametrize("chart", ["cooperation-ends", "cooperation-givers"])
def test_only_links_to_a_named_country_have_the_accent(chart):
    exhibit = exhibits.get(chart)
    kinds = dict(exhibit.frame().select("link_id", "partner_kind").iter_rows())
    colours = {"country": set(), "other": set()}
    for shape in shapes(boxes.figure(exhibit, "en", 720)):
        kind, _, own = shape.get("name", "").partition("/")
        if kind == "cooperation":
            colours["country" if kinds[own] == "country" else "other"].add(shape["fillcolor"])
    assert colours == {
        "country": {tokens.LIGHT[own] for own in ("accent", "paper") + PALE[chart]},
        "other": {tokens.LIGHT["ctx"], tokens.LIGHT["ctx-2"]},
    }


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("chart", ROUTES)
def test_a_square_whose_case_is_in_doubt_is_pale_or_hollow_with_a_dotted_edge(chart, width):
    frame = exhibits.get(chart).frame()
    figure = boxes.figure(exhibits.get(chart), "en", width)
    dotted = {
        shape["name"].partition("/")[2]: shape["fillcolor"]
        for shape in shapes(figure)
        if shape.get("name") and shape["line"].get("dash")
    }
    assert set(dotted) == set(frame.filter("doubted")["link_id"])
    solid = {tokens.LIGHT[token] for token in ("accent", "ctx", "graphite")}
    assert not solid & set(dotted.values())
    said = f"unclear in the report: {len(dotted)}"
    assert said in [box.what for box in boxes.labels(figure)]
    sure = exhibits.get(chart).figure("en", width, frame.filter(~pl.col("doubted")))
    assert not any("unclear in the report" in box.what for box in boxes.labels(sure))


@pytest.mark.parametrize(("chart", "place"), [
    ("cooperation-through", "UNESCO 1"), ("cooperation-through", "IBSA Fund 6"),
    ("cooperation-ends", "“Countries” to “Groups of countries” 6"),
    ("cooperation-ends", "“UN and other bodies” to “Countries” 4"),
])  # fmt: skip
def test_a_doubt_says_where_its_squares_stand_and_how_many_they_are(chart, place):
    """The parties that it names are not in every picture."""
    exhibit = exhibits.get(chart)
    told = exhibit.notes("en", exhibit.frame(), 720)
    assert any(f"({place})" in note for note in told)


def test_of_like_squares_those_in_doubt_come_last():
    exhibit = exhibits.get("cooperation-givers")
    links = {link["link_id"]: link for link in exhibit.frame().to_dicts()}
    rows: dict[tuple, list[tuple[float, bool]]] = {}
    for shape in shapes(boxes.figure(exhibit, "en", 720)):
        if shape.get("name", "").startswith("cooperation/"):
            link = links[shape["name"].partition("/")[2]]
            like = (link["provider"], link["partner_kind"] == "country", link["partner_pays"])
            rows.setdefault(like, []).append((shape["x0"], link["doubted"]))
    doubts = [[doubted for _, doubted in sorted(row)] for row in rows.values()]
    assert any(len({*row}) > 1 for row in doubts)
    assert all(row == sorted(row) for row in doubts)


def test_the_note_counts_all_doubts_of_the_picture_and_those_about_countries_that_receive():
    """It counted 5 where the picture of 67 cases had 14 dotted squares."""
    ends = exhibits.get("cooperation-ends")
    frame = ends.frame()
    said = "In 14 of the 67 cases the report leaves a doubt, among them 5 of the 11 with one country as receiver."
    assert said in ends.told("en", frame)
    said = "67处中，有14处的说法存疑；受方为一国的11处中，有5处存疑。"
    assert said in ends.told("zh", frame)
    assert "a doubt" not in ends.told("en", frame.with_columns(doubted=pl.lit(value=False)))
    groups = frame.filter(pl.col("partner_kind") != "country")
    count = int(groups["doubted"].sum())
    assert 0 < count < 14
    assert f"In {count} of the {groups.height} cases" in ends.told("en", groups)
    assert "one country as receiver" not in ends.told("en", groups)


@pytest.mark.parametrize(
    ("chart", "named"),
    [("cooperation-map", True), ("cooperation-matrix", True), ("cooperation-ends", False)],
)
def test_who_is_only_inferred_is_told_where_the_picture_names_it(chart, named):
    """“The report does not name Mozambique” stood below the one chart that names no country."""
    assert ("does not name Mozambique" in exhibits.get(chart).told("en")) is named


@pytest.mark.parametrize(
    ("chart", "said"),
    [
        ("cooperation-through", ("through the organization, to another party: 23", "In all: 28 cases")),
        ("cooperation-givers", ("one country receives: 6", "of these, pays for it itself: 3", "In all: 28 cases", "name in this colour: a receiving country (4 in all)")),
        ("cooperation-ends", ("one country receives: 11", "of these, pays for it itself: 3", "In all: 67 cases")),
        ("cooperation-map", ("In all: 67 cases",)),
        ("cooperation-matrix", ("Brazil (13) or China (10) is one of the two: 23", "In all: 46 cases")),
        ("timeline", ("71 dated events, 62 of them in 2012 or later",)),
        ("timeline-overview", ("In all: 71 dated events",)),
        ("paragraph-strip", ("Amounts, shares and counts: the 8 paragraphs with most hold 41 of 76",)),
        ("number-tokens", ("In all: 578 numbers",)),
        ("recommendation-duties", ("In all: 23 recommendations and measures",)),
        ("money", ("In all: 22 amounts",)),
        ("commission-activities", ("In all: 21 statements",)),
        ("cooperation-sums", ("a UN body’s own money: 3", "from countries: 5", "source of the money not stated: 3", "In all: 11 amounts")),
        ("cooperation-amounts", ("a sum is given: 15", "In all: 116 cases")),
        ("events-map", ("Gatherings whose place the report states: 23",)),
        ("country-mentions-map", ("In all: 36 countries",)),
        ("commission-members-escwa", ("In all: 17 members",)),
        ("jiu-recommendations", ("In all: 12 recommendations",)),
        ("report-recommendations", ("In all: 11 measures",)),
        # Not numbers of its headline, but what they are of, and why the longest bar is not in it.
        ("organisation-mentions", ("A bar: how many paragraphs name it", "faint: the United Nations as a whole, no single body")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("width", WIDTHS.values())
def test_a_number_of_the_headline_stands_in_the_picture(chart, said, width):
    """A reader had to count squares, or to add up rows."""
    labels = boxes.labels(boxes.figure(exhibits.get(chart), "en", width))
    written = " ".join(box.what.replace("<br>", " ") for box in labels)
    assert not [words for words in said if not re.search(rf"{re.escape(words)}(?!\d)", written)]


@pytest.mark.parametrize("chart", ["cooperation-ends", "cooperation-givers"])
@pytest.mark.parametrize("width", WIDTHS.values())
def test_who_pays_for_what_is_received_has_a_hollow_square_that_the_key_explains(chart, width):
    figure = boxes.figure(exhibits.get(chart), "en", width)
    hollow = {
        shape["name"].partition("/")[2]
        for shape in shapes(figure)
        if shape.get("name") and shape.get("fillcolor") == tokens.LIGHT["paper"]
    }
    paid = tables.load("cooperation").filter("partner_pays")
    assert set(paid["partner"]) == {"AGO", "TCD", "NGA"}
    assert hollow == set(paid["link_id"])
    assert any("of these, pays for it itself" in box.what for box in boxes.labels(figure))


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_that_receives_is_named_in_the_row_of_its_square(language, width):
    figure = boxes.figure(exhibits.get("cooperation-givers"), language, width)
    assert boxes.collisions(figure) == []
    named = [box for box in boxes.labels(figure) if box.ref.startswith("country/")]
    left = {shape["name"].partition("/")[2]: shape for shape in shapes(figure) if shape.get("name")}
    for link in (
        exhibits.get("cooperation-givers").frame().filter(partner_kind="country").to_dicts()
    ):
        square = left[link["link_id"]]
        beside = [
            box for box in named
            if box.ref == f"country/{link['partner']}" and -4 < box.top - square["y0"] < 26
        ]  # fmt: skip
        assert len(beside) == 1, link["link_id"]
        assert ("?" in beside[0].what) is link["doubted"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_is_room_all_who_stand_at_the_other_end_are_named_under_what_they_are(language):
    for chart, width, less, end, head in (
        ("cooperation-givers", 720, 350, "partner", "To whom"),
        ("cooperation-givers", 1120, 350, "partner", "To whom"),
        ("cooperation-through", 1120, 720, "provider", "From whom"),
    ):
        exhibit = exhibits.get(chart)
        figure = boxes.figure(exhibit, language, width)
        assert boxes.collisions(figure) == []
        [above] = [b for b in boxes.labels(figure) if b.what == translate(head, language)]
        named = [b for b in boxes.labels(figure) if b.ref and b.left >= above.left]
        assert min(box.left for box in named) == above.left
        assert {box.ref for box in named} == {
            parties.ref(link, end) for link in exhibit.frame().unique(end).to_dicts()
            if link[f"{end}_kind"] in ("country", "organisation")
        } | {box.ref for box in named if box.ref.startswith("cooperation/")}  # fmt: skip
        smaller = boxes.labels(boxes.figure(exhibit, language, less))
        assert translate(head, language) not in [box.what for box in smaller]
        # Without the words above them names beside squares are those of countries that receive.
        left = [box for box in smaller if (box.ref or "").startswith("country/")]
        assert bool(left) is (end == "partner")


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_beside_squares_without_a_head_are_explained_by_the_key(language):
    exhibit = exhibits.get("cooperation-givers")
    words = "name in this colour: a receiving country ({count} in all)"
    said = translate(words, language, count=4)
    bodies = exhibit.frame().filter(pl.col("partner_kind") != "country")
    for width, frame, there in ((350, None, True), (350, bodies, False), (720, None, True)):
        figure = exhibit.figure(language, width, frame)
        colours = [own.font.color for own in figure.layout.annotations if own.text == said]
        assert colours == ([tokens.LIGHT["accent"]] if there else [])


@pytest.mark.parametrize(
    ("country", "words"),
    [("KWT", ["the organization itself receives: 1"]), ("JPN", []), ("CHN", ["through the organization, to another party: 5", "the organization itself receives: 1"])],
)  # fmt: skip
def test_one_look_of_squares_alone_is_explained_unless_it_is_grey(country, words):
    exhibit = exhibits.get("cooperation-through")
    figure = exhibit.figure("en", 720, exhibit.frame(exhibit.asked([("country", country)])))
    said = [box.what for box in boxes.labels(figure)]
    assert [own for own in said if "the organization" in own] == words


def test_a_square_stands_for_each_link_in_the_row_of_its_provider():
    figure = boxes.figure(exhibits.get("cooperation-givers"), "en", 720)
    heights = {box.ref: (box.top + box.bottom) / 2 for box in boxes.labels(figure) if box.ref}
    links = tables.load("cooperation").filter(link_kind="provision", provider_kind="country")
    provider = dict(links.select("link_id", "provider").iter_rows())
    for shape in shapes(figure):
        kind, _, own = shape.get("name", "").partition("/")
        if kind == "cooperation":
            row = heights[f"country/{provider[own]}"]
            assert (shape["y0"] + shape["y1"]) / 2 == pytest.approx(row, abs=6)


def test_a_body_that_receives_is_no_go_between_and_who_gives_through_nobody_is_hollow():
    exhibit = exhibits.get("cooperation-through")
    first = exhibit.frame()["link_id"][0]
    direct = exhibit.frame().with_columns(
        pl.when(pl.col("link_id") == first).then(None).otherwise("via").alias("via")
    )
    fills = {
        shape["name"].partition("/")[2]: shape["fillcolor"]
        for shape in shapes(exhibit.figure("en", 720, direct))
        if shape.get("name", "").startswith("cooperation/")
    }
    ends = set(direct.filter(pl.col("via") == pl.col("partner"))["link_id"])
    assert len(ends) == 5
    assert {fills[own] for own in ends} == {tokens.LIGHT["accent"]}
    assert fills[first] == tokens.LIGHT["paper"]
    through = {colour for own, colour in fills.items() if own not in {*ends, first}}
    assert through == {tokens.LIGHT["ctx"], tokens.LIGHT["ctx-2"]}


def test_messages_count_the_links_that_are_there():
    exhibit = exhibits.get("cooperation-ends")
    frame = exhibit.frame()
    assert exhibit.heading("en", frame) == (
        "Of 67 cases of support, only 11 have one country as receiver, and in 3 of those it pays for the support itself (1 in doubt)"
    )
    sure = frame.with_columns(doubted=pl.lit(value=False))
    assert exhibit.heading("en", sure).endswith(
        ", and in 3 of those it pays for the support itself"
    )
    unpaid = frame.with_columns(partner_pays=pl.lit(value=False))
    assert "pays" not in exhibit.heading("en", unpaid)
    assert exhibit.heading("en", frame.filter(partner_kind="country")) == exhibit.subject("en")
    givers = exhibits.get("cooperation-givers")
    assert givers.heading("en").startswith(
        "Of 28 cases in which a country gives support, Brazil is the giver in 9"
    )
    assert givers.heading("en").endswith(
        "only 4 countries are named as receivers, and 3 of them pay (1 in doubt)"
    )
    assert (
        "One and the same support stands in 3 of the squares: India, Brazil and South Africa give it to Burundi"
        in givers.told("en")
    )
    one = givers.frame().filter((pl.col("partner") != "BDI") | (pl.col("provider") == "IND"))
    assert "same support" not in givers.told("en", one)
    named = givers.frame().with_columns(partner_kind=pl.lit("country"))
    assert "receivers" not in givers.heading("en", named)
    through = exhibits.get("cooperation-through")
    assert "In 9 of the 28 cases the report leaves a doubt." in through.told("en")
    assert "as receiver" not in through.told("en")
    said = through.heading("en")
    assert said.startswith("Of 28 cases in which a country provides, 23 run through a fund")
    assert said.endswith("in the other 5 the only organization named is itself the receiver")
    ways = [routes.way(link) for link in through.frame().iter_rows(named=True)]
    assert (ways.count("through"), ways.count("ends"), len(ways)) == (23, 5, 28)
    first = pl.int_range(pl.len()) == 0
    some = through.frame().with_columns(pl.when(~first).then("via").alias("via"))
    assert "in 5 more the only organization" in through.heading("en", some)
    others = through.frame().filter(pl.col("via") != pl.col("partner"))
    assert "receiver" not in through.heading("en", others)
    direct = through.frame().with_columns(pl.lit(None, pl.String).alias("via"))
    assert through.heading("en", direct) == through.subject("en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS.values())
def test_totals_of_rows_and_columns_stand_apart_from_their_names(language, width):
    exhibit = exhibits.get("cooperation-ends")
    figure = exhibit.figure(language, width, exhibit.frame())
    totals = [words.text for words in figure.layout.annotations if "<span" in words.text]
    assert len(totals) == 7
    # A space within a span is dropped where a picture is painted.
    assert not [words for words in totals if re.search(r"<span[^>]*>\s", words)]
    parted = [re.search(r"(\s{2}|<br>)<b><span[^>]*>\d+</span></b>$", words) for words in totals]
    assert all(parted), totals


def test_the_report_sums_are_those_counted_by_hand():
    found = exhibits.get("cooperation-sums").frame()
    untold = found.filter(giver="open")["figure_id"].to_list()
    assert untold == [
        "p050-unossc-fundraising-goal", "p050-pgtf-core-capital", "p047-ilo-ssc-budget-2014-2015",
    ]  # fmt: skip
    assert (found.height, found.filter(giver="countries").height) == (11, 5)
    said = exhibits.get("cooperation-sums").heading("en")
    assert "Of 11 amounts" in said
    assert (
        "3 are a UN body’s own money and 5 come from countries (among them the largest, $27 million)"
        in said
    )
    assert found["giver"][0] == "countries"
    level = found.with_columns(giver=pl.lit("body"))
    assert "countries" not in exhibits.get("cooperation-sums").heading("en", level)
    assert found.filter(giver="body").height == 3
    assert "p050-undp-yearly-funding" not in found["figure_id"].to_list()


def test_of_a_trade_total_of_unknown_span_the_note_says_so():
    exhibit = exhibits.get("cooperation-scale")
    words = "Whether the trade is with each other or with all the world, it leaves open."
    assert words in exhibit.told("en")
    sure = exhibit.frame().with_columns(doubted=pl.lit(value=False))
    assert words not in exhibit.told("en", sure)
    written = [box.what for box in boxes.labels(exhibit.figure("en", 720, sure))]
    assert "since 2011" in written


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (["p050-unossc-fundraising-goal"], ["$20 million · planned", "dashed: planned"]),
        (
            ["p050-undp-total-funding"],
            [
                "$14 million · ends after the report",
                "dashed, faint inside: begun, ends after the report",
            ],
        ),
        (["p056-ibsa-funding"], []),
    ],
)
def test_the_key_tells_of_plans_and_of_those_that_have_begun_where_they_are_drawn(drawn, said):
    exhibit = exhibits.get("cooperation-sums")
    frame = exhibit.frame().filter(pl.col("figure_id").is_in(drawn))
    figure = exhibit.figure("en", 720, frame)
    labels = [box.what for box in boxes.labels(figure)]
    assert sorted(words for words in labels if re.search("planned|ends after", words)) == said
    faint = [s for s in shapes(figure) if s.get("fillcolor") == tokens.LIGHT["ctx-2"]]
    assert bool(faint) == ("faint" in str(said))


def test_money_of_which_no_giver_is_named_has_a_colour_of_its_own_that_the_key_tells():
    exhibit = exhibits.get("cooperation-sums")
    figure = boxes.figure(exhibit, "en", 720)
    plum = {
        s["name"]
        for s in shapes(figure)
        if s.get("name") and s["line"].get("color") == tokens.LIGHT["plum"]
    }
    assert plum == {"figure/p050-unossc-fundraising-goal", "figure/p047-ilo-ssc-budget-2014-2015"}
    inside = {s["name"]: s["fillcolor"] for s in shapes(figure) if s.get("name") in plum}
    assert inside == {
        "figure/p050-unossc-fundraising-goal": tokens.LIGHT["paper"],
        "figure/p047-ilo-ssc-budget-2014-2015": tokens.LIGHT["plum-t"],
    }
    assert "source of the money not stated: 3" in [box.what for box in boxes.labels(figure)]
    amount = next(w for w in figure.layout.annotations if w.name in plum and "million" in w.text)
    assert amount.font.color == tokens.LIGHT["plum"]
    told = exhibit.frame().filter(pl.col("giver") != "open")
    rest = boxes.labels(exhibit.figure("en", 720, told))
    assert not any("source of the money not stated" in box.what for box in rest)
