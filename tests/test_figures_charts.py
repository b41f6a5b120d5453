import polars as pl
import pytest

from southsouth import exhibits, tables
from southsouth.measures import figures as measures

CHARTS = ("money", "shares", "ilo-budgets", "ss-gate-funnel", "undp-years")


def drawn_ids(figure):
    return [
        mark for trace in figure.data if trace.customdata is not None for mark in trace.customdata
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("exhibit_id", CHARTS)
def test_every_row_is_drawn(exhibit_id, language):
    exhibit = exhibits.get(exhibit_id)
    frame = exhibit.frame()

    assert drawn_ids(exhibit.figure(language)) == frame["figure_id"].to_list()
    assert "{" not in exhibit.alt(frame, language)


@pytest.mark.parametrize(("exhibit_id", "unit"), [("money", "USD"), ("shares", "percent")])
def test_money_and_shares_do_not_mix(exhibit_id, unit):
    assert set(exhibits.get(exhibit_id).frame()["unit"]) == {unit}


def test_axes_suit_their_units():
    assert exhibits.get("money").figure("en").layout.xaxis.type == "log"
    assert exhibits.get("shares").figure("en").layout.xaxis.range == (0, 100)


def test_a_range_is_drawn_from_its_low_to_its_high_end():
    lines = [t for t in exhibits.get("money").figure("en").data if t.mode == "lines"]

    assert [list(line.x) for line in lines] == [[16_100_000_000, 19_000_000_000]]


@pytest.mark.parametrize(
    ("exhibit_id", "values"),
    [
        ("ilo-budgets", [861_600_000, 1_000_000, 496_300_000, 13_800_000, 1_500_000]),
        ("ss-gate-funnel", [6132, 1869, 857]),
        ("undp-years", [3_500_000] * 4),
    ],
)
def test_the_values_are_those_printed(exhibit_id, values):
    assert exhibits.get(exhibit_id).frame()["value"].to_list() == values


def test_four_years_add_up_to_the_total_printed():
    years = exhibits.get("undp-years").frame()

    assert years["value"].sum() == years["total"][0]


@pytest.mark.parametrize(
    ("measure", "paragraph"),
    [(measures.ilo_budgets, 47), (measures.undp_years, 50), (measures.ss_gate_funnel, 64)],
)
def test_a_missing_row_is_an_error_that_names_the_paragraph(measure, paragraph):
    lacking = tables.load("figures").filter(pl.col("paragraph") != paragraph)

    with pytest.raises(LookupError, match=f"paragraph {paragraph}"):
        measure(lacking)


def test_search_wants_every_word():
    figures = tables.load("figures")

    assert 0 < measures.search(figures, "ILO budget").height < figures.height
    assert measures.search(figures, "ILO nosuchword").is_empty()
    assert measures.search(figures, "").height == figures.height
