"""`southsouth audit`: intervals, the room of printed digits, verdicts, and the report's relations."""

import math

import polars as pl
import pytest
from typer.testing import CliRunner

from southsouth import arithmetic, keys, tables
from southsouth.arithmetic import BrokenRelation
from southsouth.arithmetic.interval import Interval
from southsouth.arithmetic.lines import lines
from southsouth.arithmetic.operations import Part, Share, Sum
from southsouth.arithmetic.precision import interval
from southsouth.arithmetic.relation import Relation
from southsouth.arithmetic.terms import Figure, Listed, Moment, Span
from southsouth.cli import app
from southsouth.schemas import SCHEMAS
from southsouth.vocabulary import RELATION_KINDS, UNITS, VERDICTS


def figure(as_printed: str, value: float, qualifier: str = "exact", unit: str = "USD") -> Interval:
    return interval(
        {
            "as_printed": as_printed, "value": value, "value_high": None, "qualifier": qualifier,
            "unit": unit,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        (("8.616 亿美元", 861.6e6), 861.55e6, 861.65e6),
        (("1 380 万美元", 13.8e6), 13.795e6, 13.805e6),
        (("0.12%", 0.12, "exact", "percent"), 0.115, 0.125),
        (("约 100 万美元", 1e6, "approximately"), 950_000, 1_050_000),
        (("约 1 234 万美元", 12.34e6, "approximately"), 11.84e6, 12.84e6),
        (("约 4 万亿美元", 4e12, "approximately"), 3.5e12, 4.5e12),
        (("约 0.25%", 0.25, "approximately", "percent"), 0.245, 0.255),
        (("约 1.25%", 1.25, "approximately", "percent"), 1.2, 1.3),
        (("约 0 美元", 0, "approximately"), -0.5, 0.5),
        (("约 0.0%", 0, "approximately", "percent"), -0.05, 0.05),
        (("4 000 美元", 4000, "projected"), 3999.5, 4000.5),
        (("4 000 美元", 9000), 9000, 9000),  # no words of a number that is near
        (("近 6 亿人", 6e8, "nearly", "people"), 5.5e8, 6e8),
        (("近 1 234 万美元", 12.34e6, "nearly"), 7.34e6, 12.34e6),
        (("近 9 个", 9, "nearly", "centres"), 8.5, 9),
        (("超过 800 个", 800, "more_than", "institutions"), 800, math.inf),
        (("不少于0.5%", 0.5, "at_least", "percent"), 0.5, math.inf),
        (("至多 9 个", 9, "up_to", "centres"), 0, 9),
        (("不到 9 个", 9, "less_than", "centres"), 0, 9),
        (("49 个国家中心", 49, "exact", "centres"), 49, 49),
        (("三分之一", 33.3333, "exact", "percent"), 33.3333, 33.3333),
    ],
)
def test_printed_digits_and_qualifiers_leave_their_room(printed, low, high):
    found = figure(*printed)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


def test_a_range_reaches_from_its_low_end_to_its_high():
    row = tables.load("figures").row(
        by_predicate=pl.col("figure_id") == "p003-ssc-value-2011", named=True
    )
    found = interval(row)
    assert (found.low, found.high) == (16.05e9, 19.05e9)


@pytest.mark.parametrize(
    ("unit", "parts"),
    [
        ("USD", {"p048-expo-contribution-2013": "p048-fao-china-commitment"}),
        (
            "projects",
            {"p064-ss-gate-matched": "p064-ss-gate-listed", "p064-ss-gate-implemented": "p064-ss-gate-matched"},
        ),
        ("fields", {"p057-new-fields-africa-2012": "p057-new-fields-2012"}),
        ("people", {}),
    ],
)  # fmt: skip
def test_a_figure_is_part_of_another_of_its_unit_only_where_a_relation_says_so(unit, parts):
    assert arithmetic.wholes(unit) == parts


def test_a_figure_is_part_of_what_the_text_makes_it_a_part_of_and_of_nothing_it_leaves_open():
    assert arithmetic.parts() == {
        "p047-ilo-regular-ssc-2012-2013": "p047-ilo-regular-budget-2012-2013",
        "p047-ilo-extrabudgetary-ssc-2012-2013": "p047-ilo-extrabudgetary-2012-2013",
        "p048-expo-contribution-2013": "p048-fao-china-commitment",
        "p050-undp-yearly-funding": "p050-undp-total-funding",
        "p057-new-fields-africa-2012": "p057-new-fields-2012",
    }


def test_the_room_of_a_quotient_is_that_of_its_corners():
    quotient = Interval(10, 9, 11) / Interval(2, 1, 4)
    assert (quotient.value, quotient.low, quotient.high) == (5, 2.25, 11)


def test_the_room_of_a_sum_is_that_of_both():
    total = Interval(1, 0, 3) + Interval(10, 9, 12)
    assert (total.value, total.low, total.high) == (11, 9, 15)


def test_a_percentage_of_a_number_is_its_hundredths():
    """A third part of the budget, and nothing divided twice."""
    frames = tables.everything()
    budget = Figure("p047-ilo-regular-budget-2012-2013")
    share = Figure("p047-ilo-regular-ssc-share-2012-2013")
    part = Part(budget, share).interval(frames)
    assert part.value == pytest.approx(861.6e6 * 0.12 / 100)
    assert (part.low, part.high) == (
        pytest.approx(861.55e6 * 0.115 / 100), pytest.approx(861.65e6 * 0.125 / 100)
    )  # fmt: skip


def test_a_divisor_that_can_be_zero_is_refused():
    for low in (0, -0.5):
        with pytest.raises(ZeroDivisionError, match="divisor"):
            Interval(1, 1, 1) / Interval(0.5, low, 1)


def test_an_open_end_stays_open():
    assert not (Interval(1, 1, math.inf) * Interval(2, 2, 2)).is_bounded
    assert (Interval(1, 1, math.inf) / Interval(2, 2, 2)).low == 0.5


def verdict(compare: str, computed: Interval, printed: Interval | None, *, is_open: bool = False):
    relation = Relation("x", "share", "", "", "", Figure("x"), compare, is_open=is_open)
    return relation.verdict(computed, printed)


@pytest.mark.parametrize(
    ("compare", "computed", "printed", "expected"),
    [
        ("equal", (1, 0.9, 1.1), (1.2, 1.1, 1.3), "agrees"),
        ("equal", (1, 0.9, 1.0), (1.2, 1.1, 1.3), "does_not_agree"),
        ("equal", (5, 5, 5), (3, 3, math.inf), "agrees"),
        ("equal", (3, 3, math.inf), (4, 4, math.inf), "agrees"),
        ("equal", (3, 3, math.inf), (4, 0, 4), "cannot_be_decided"),
        ("at_most", (9, 9, 9), (12, 12, 12), "agrees"),
        ("at_most", (12, 12, 12), (12, 12, 12), "agrees"),
        ("at_most", (13, 13, 13), (12, 12, 12), "does_not_agree"),
        ("at_most", (12, 11, 13), (12, 11, 13), "cannot_be_decided"),
        ("at_most", (12, 12, 13), (12, 11, 12), "cannot_be_decided"),
        ("at_least", (2, 2, 2), (1, 0.9, 1.1), "agrees"),
        ("at_least", (0.5, 0.5, 0.5), (1, 0.9, 1.1), "does_not_agree"),
        ("at_least", (1.5, 1.5, 1.5), (1, 1, math.inf), "cannot_be_decided"),
    ],
)
def test_the_verdict_follows_from_the_room_of_both(compare, computed, printed, expected):
    assert verdict(compare, Interval(*computed), Interval(*printed)) == expected


def test_what_prints_nothing_or_is_left_open_cannot_be_decided():
    one = Interval.exact(1)
    assert verdict("equal", one, None) == "cannot_be_decided"
    assert verdict("equal", one, one, is_open=True) == "cannot_be_decided"


@pytest.fixture(scope="module")
def audited() -> pl.DataFrame:
    return arithmetic.audit(tables.everything())


def test_the_audit_has_the_documented_columns(audited):
    assert dict(audited.schema) == dict(arithmetic.COLUMNS)
    assert audited["relation_id"].is_unique().all()
    assert set(audited["kind"]) == set(RELATION_KINDS)
    assert set(audited["verdict"]) <= set(VERDICTS)
    assert set(audited["compare"]) <= {"equal", "at_most", "at_least", "none"}
    assert set(audited["unit"]) | set(audited["printed_unit"].drop_nulls()) <= {*UNITS, "date"}


def test_every_relation_is_told_in_both_languages(audited):
    for column in ("statement_en", "statement_zh"):
        assert audited[column].str.len_chars().min() > 5
    assert audited["note_en"].is_null().equals(audited["note_zh"].is_null())


def row(audited: pl.DataFrame, relation_id: str) -> dict:
    return audited.row(by_predicate=pl.col("relation_id") == relation_id, named=True)


@pytest.mark.parametrize(
    ("relation_id", "computed", "found"),
    [
        ("ilo-regular-share", 0.1160631, "agrees"),
        ("ilo-extrabudgetary-share", 2.7805763, "agrees"),
        ("undp-years-make-the-total", 14e6, "agrees"),
        ("pgtf-yield", 3.55, "cannot_be_decided"),
        ("fdi-world-total-2013", 759e9 / 0.52, "cannot_be_decided"),
        ("beijing-countries-listed", 11, "agrees"),
        ("undp-partnerships-listed", 7, "agrees"),
        ("nine-actions-and-twelve", 9, "agrees"),
        ("no-recommendation-left-out", 12, "agrees"),
        ("household-consumption-above-the-line", 50_000, "agrees"),
        ("forums-and-yearly-expos", 5, "cannot_be_decided"),
        ("africa-fields-share", 75, "cannot_be_decided"),
        ("respectively-in-pairs", 3, "agrees"),
        ("decision-of-the-eighteenth-session", 18, "agrees"),
    ],
)
def test_the_report_computes_to(audited, relation_id, computed, found):
    relation = row(audited, relation_id)
    assert relation["computed"] == pytest.approx(computed, rel=1e-5)
    assert relation["verdict"] == found


def test_the_tolerance_is_half_of_both_rooms_where_equality_is_asked_and_both_are_bounded(audited):
    assert row(audited, "undp-years-make-the-total")["tolerance"] == (40_000 + 10_000) / 2
    ends = ("computed_low", "computed_high", "printed_low", "printed_high")
    for relation in audited.iter_rows(named=True):
        low, high, printed_low, printed_high = (relation[end] for end in ends)
        bounded = None not in (low, high, printed_low, printed_high)
        if relation["compare"] == "equal" and bounded:
            room = (high - low) + (printed_high - printed_low)
            assert relation["tolerance"] == pytest.approx(room / 2)
        else:
            assert relation["tolerance"] is None
    assert audited.filter(pl.col("tolerance") > 0).height > 2
    assert audited.filter(pl.col("printed").is_not_null() & pl.col("tolerance").is_null()).height


def test_figures_and_other_rows_are_told_apart(audited):
    figures = {f"p{n:03}" for n in range(77)}
    for relation in audited.iter_rows(named=True):
        assert {one[:4] for one in filter(None, relation["figures"].split(";"))} <= figures
        assert "figures" not in relation["rows"]
    assert {":" in row for row in audited["rows"] if row} == {True, False}


def test_a_row_is_named_by_its_table_and_id_and_one_without_an_id_by_its_table(audited):
    named = {name for rows in audited["rows"] for name in rows.split(";") if name}
    assert {name.partition(":")[0] for name in named} > {"events", "number_audit"}
    for name in named:
        table, _, own = name.partition(":")
        known = keys.row_ids(tables.load(table), table) if SCHEMAS[table].primary_key() else [""]
        assert own in known, name


def test_what_could_not_be_decided_says_why(audited):
    undecided = audited.filter(pl.col("verdict") == "cannot_be_decided")
    assert undecided["note_en"].null_count() == 0


def figures_of(term) -> list[str]:
    """The ids of the figures that a side consists of: the figure itself, or those it adds up."""
    if isinstance(term, Sum):
        return figures_of(term.first) + figures_of(term.second)
    return [term.row.removeprefix("figures:")] if isinstance(term, Figure) else []


def test_each_side_of_a_relation_has_the_unit_of_its_figures(audited):
    units = dict(tables.load("figures").select("figure_id", "unit").iter_rows())
    wrong = [
        (relation.relation_id, figure_id)
        for relation in arithmetic.RELATIONS
        for term, unit in ((relation.computed, "unit"), (relation.printed, "printed_unit"))
        for figure_id in figures_of(term)
        if units[figure_id] != row(audited, relation.relation_id)[unit]
    ]
    assert not wrong


def test_a_printed_number_is_told_with_its_own_unit(audited):
    said = "\n".join(lines(audited))
    assert "printed 300 participants (300 to …)" in said
    assert "printed 49 centres" in said


def test_a_relation_names_its_evidence(audited):
    share = row(audited, "ilo-regular-share")
    assert share["paragraphs"] == "47"
    assert share["as_printed"] == "(0.12%)拨付给了南南合作和三角合作"
    assert share["computed_from"] == "其中的约 100 万美元;劳工组织的经常预算总额为 8.616 亿美元"
    assert share["figures"].split(";")[-1] == "p047-ilo-regular-ssc-share-2012-2013"


def changed(table: str, column: str, key: str, row_id: str, value: object) -> dict:
    frames = dict(tables.everything())
    frame = frames[table]
    frames[table] = frame.with_columns(
        pl.when(pl.col(key) == row_id)
        .then(pl.lit(value, dtype=frame.schema[column]))
        .otherwise(pl.col(column))
        .alias(column)
    )
    return frames


def test_a_share_that_does_not_follow_is_found():
    frames = changed(
        "figures", "value", "figure_id", "p047-ilo-regular-budget-2012-2013", 961_600_000.0
    )
    assert row(arithmetic.audit(frames), "ilo-regular-share")["verdict"] == "does_not_agree"


def test_a_total_that_does_not_follow_is_found():
    frames = changed("figures", "value", "figure_id", "p050-undp-total-funding", 15e6)
    assert row(arithmetic.audit(frames), "undp-years-make-the-total")["verdict"] == "does_not_agree"


def test_a_country_left_out_of_a_list_is_found():
    frames = dict(tables.everything())
    frames["mentions"] = frames["mentions"].filter(
        ~((pl.col("entity_id") == "QAT") & (pl.col("footnote") == 4))
    )
    found = row(arithmetic.audit(frames), "beijing-countries-listed")
    assert (found["computed"], found["printed"]) == (10, 11)
    assert found["verdict"] == "does_not_agree"


def test_a_recommendation_left_out_is_found():
    frames = dict(tables.everything())
    frames["recommendations"] = frames["recommendations"].filter(
        pl.col("recommendation_id") != "jiu-5"
    )
    found = row(arithmetic.audit(frames), "no-recommendation-left-out")
    assert found["verdict"] == "does_not_agree"


@pytest.mark.parametrize(
    "term",
    [
        Figure("p001-nothing"),
        Share(Figure("p050-pgtf-yearly-income"), Figure("p001-nothing")),
        Sum(Span("events:nothing"), Span("events:nothing")),
        Moment("events:nothing"),
        Moment("events:beijing-middle-income-meeting"),
        Span("figures:p063-unep-solution-forums"),
        Listed("cooperation", pl.col("paragraph") == 999, "partner"),
    ],
)
def test_a_row_that_is_not_there_is_an_error_that_names_it(term):
    with pytest.raises(BrokenRelation, match=r"nothing|cooperation|a date or an end"):
        term.interval(tables.everything())


@pytest.mark.parametrize(
    ("row_id", "years"),
    [
        ("figures:p050-undp-yearly-funding", 4),
        ("figures:p052-ilo-child-labour-funding", 6.5),
        ("events:fao-southern-partners-2012-2014", 3),
        ("events:pgtf-founded-1983", 1),
    ],
)
def test_a_span_counts_both_ends(row_id, years):
    assert Span(row_id).interval(tables.everything()).value == years


def test_what_is_listed_twice_is_counted_once():
    frames = tables.everything()
    units = Listed("figures", pl.lit(value=True), "unit").interval(frames)
    assert units == Interval.exact(frames["figures"]["unit"].n_unique())
    assert units.value < frames["figures"].height


def test_the_command_prints_a_line_for_each_relation_and_ends_with_zero():
    result = CliRunner().invoke(app, ["audit"])
    assert result.exit_code == 0
    printed = result.output.splitlines()
    assert len(printed) == len(arithmetic.RELATIONS) + 1
    assert printed[-1].startswith(f"{len(arithmetic.RELATIONS)} relations: ")
    assert "ilo-regular-share (paragraph 47)" in printed[0]
    assert "office-before-envoy (paragraph 6): The Office was raised" in result.output


def test_a_line_says_numbers_with_their_room_and_its_note_in_brackets(audited):
    said = dict(zip(audited["relation_id"], lines(audited), strict=False))
    assert said["undp-years-make-the-total"].endswith(
        ": computed $14,000,000 (13,980,000 to 14,020,000); "
        "printed $14,000,000 (13,995,000 to 14,005,000)"
    )
    assert "computed 75 per cent; " not in said["africa-fields-share"]
    assert ": computed 75 per cent [" in said["africa-fields-share"]
    assert "(18.167 to …)" in said["social-sectors-of-all-2011"]
    assert "resolution-before-the-report (the summary): " in said["resolution-before-the-report"]
    for relation in audited.iter_rows(named=True):
        note = f" [{relation['note_en']}]" if relation["note_en"] else ""
        assert said[relation["relation_id"]].endswith(note or said[relation["relation_id"]][-1])
        assert ("[" in said[relation["relation_id"]]) == bool(note)


def test_the_last_line_counts_each_verdict(audited):
    verdicts = ["agrees"] * 4 + ["does_not_agree"] * 2 + ["cannot_be_decided"]
    seven = audited.head(7).with_columns(pl.Series("verdict", verdicts))
    assert [*lines(seven)][-1] == "7 relations: 4 agree, 2 do not agree, 1 cannot be decided"


def test_from_ten_thousand_an_amount_is_in_full(audited):
    (said, _) = lines(
        audited.filter(pl.col("relation_id") == "undp-years-make-the-total").with_columns(
            computed=pl.lit(10_000.4), computed_low=pl.lit(9_999.44), computed_high=pl.lit(10_000.0)
        )
    )
    assert "computed $10,000 (9999.4 to 10,000)" in said


def test_the_command_ends_with_zero_where_the_report_disagrees(monkeypatch):
    frames = changed("figures", "value", "figure_id", "p050-undp-total-funding", 15e6)
    monkeypatch.setattr(tables, "everything", lambda: frames)
    result = CliRunner().invoke(app, ["audit"])
    assert result.exit_code == 0
    assert "does not agree     undp-years-make-the-total" in result.output
    assert "1 does not agree, " in result.output


def test_the_command_fails_on_broken_tables(monkeypatch):
    frames = dict(tables.everything())
    frames["figures"] = frames["figures"].clear()
    monkeypatch.setattr(tables, "everything", lambda: frames)
    result = CliRunner().invoke(app, ["audit"])
    assert result.exit_code == 1
    assert isinstance(result.exception, BrokenRelation)


def test_no_relation_adds_figures_of_which_a_caveat_says_that_they_cannot_be_added():
    """/method printed 34 million of what p050-fundraising-period says may not be added up."""
    doubts = tables.load("caveats").filter(pl.col("note_en").str.contains("cannot be added"))
    assert doubts.height
    apart = {
        row for rows in doubts["row_ids"] for row in rows.split(";") if row.startswith("figures:")
    }
    added = {
        f"figures:{used.row_id.removeprefix('figures:')}"
        for relation in arithmetic.RELATIONS
        # A sum that is held against a printed number is a bound, not a finding.
        if isinstance(relation.computed, Sum) and relation.compare == "none"
        for used in relation.computed.used(tables.everything())
        if used.table == "figures"
    }
    assert added
    assert added & apart == set()
