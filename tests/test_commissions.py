"""What is told of one commission is its own: its members, its figures, and where it is named."""

import polars as pl
import pytest

from southsouth import cards, pages, tables
from southsouth.blocks import Numbers
from southsouth.measures import commissions as measures
from southsouth.measures.events import in_region
from southsouth.view import View
from southsouth.vocabulary import COMMISSIONS


def activities(*rows: tuple) -> pl.DataFrame:
    """What is said of commissions: paragraph, commission, whether it is named there, partners, words."""
    columns = {
        "paragraph": pl.Int64, "commission_id": pl.String, "named": pl.Boolean, "partners": pl.String,
        "activity_en": pl.String,
    }  # fmt: skip
    frame = pl.DataFrame(rows, schema=columns, orient="row")
    return frame.with_row_index("activity_id")


FIGURES = pl.DataFrame(
    {
        "figure_id": ["before", "first", "shared", "europes", "nobodys", "last", "after"],
        "paragraph": [53, 54, 55, 55, 55, 57, 58],
        "organisation_id": ["ecosoc", "fund", "au", "osce", None, "fund", "au"],
    }
)
SAID = activities(
    (53, "ECA", True, "ecosoc", "a"), (54, "ESCAP", True, None, "b"), (55, "ECA", True, "nepad;au", "c"),
    (55, "ECE", True, "osce", "d"), (55, "ECLAC", False, None, "e"), (57, "ECA", True, None, "f"),
    (58, "ECA", True, "au", "g"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("commission", "its"),
    [
        ("ECA", ["shared", "last"]),
        ("ECE", ["europes"]),
        ("ECLAC", []),
        ("ESCAP", ["first"]),
        ("ESCWA", []),
    ],
)
def test_a_paragraph_of_several_lends_its_figures_only_to_the_one_whose_partner_they_are_of(
    commission, its
):
    found = measures.figures_of(FIGURES, SAID, commission)
    assert found["figure_id"].to_list() == its
    assert found.columns == FIGURES.columns


@pytest.mark.parametrize("commission", COMMISSIONS)
def test_the_years_of_the_african_union_stand_on_the_page_of_africa_alone(commission):
    blocks = pages.compose(View.of("commissions", "en", {"commission": commission}))
    shown = [one.address for block in blocks if isinstance(block, Numbers) for one in block.items]
    groups = {
        group.heading: group.links for group in cards.card("commission", commission, "en").groups
    }
    its = ["p055-au-programme-years"] if commission == "ECA" else []
    assert [there for there in shown if "/figure/" in there] == [f"/figure/{own}" for own in its]
    assert [link.id for link in groups.get("Figures", ())] == its


def test_a_paragraph_that_names_a_commission_is_not_among_those_that_only_describe_its_region():
    said = activities(
        (55, "ECA", True, None, "a"), (55, "ECA", False, None, "b"), (53, "ECA", True, None, "c"),
        (53, "ECA", True, None, "d"), (17, "ECA", False, None, "e"), (16, "ECA", False, None, "f"),
        (54, "ECE", True, None, "g"), (18, "ECE", False, None, "h"),
    )  # fmt: skip
    assert measures.paragraphs_of(said, "ECA") == ([53, 55], [16, 17])
    assert measures.paragraphs_of(said, "ECE") == ([54], [18])


def test_only_what_is_said_of_all_five_is_not_said_of_some_alone():
    told = measures.told_of(tables.load("commission_activities"))
    of = told.group_by("activity_en").agg(pl.col("commission_id").n_unique(), pl.col("alone"))
    assert {len(COMMISSIONS), 1} <= set(of["commission_id"])
    for _, commissions, alone in of.iter_rows():
        assert set(alone) == {commissions < len(COMMISSIONS)}


MEMBERS = pl.DataFrame(
    [
        ("ECE", "FRA", "member", "regional", True, "named", None),
        ("ECE", "ARM", "member", "regional", True, "counted", None),
        ("ECE", "TUR", "member", "regional", True, "counted", "the total"),
        ("ECE", "USA", "member", "non_regional", True, "named", "why"),
        ("ECE", "MAC", "associate_member", "regional", True, "named", None),
        ("ECE", "CUW", "associate_member", "regional", True, "named", "had asked"),
        ("ECE", "NCL", "associate_member", "regional", True, "named", "of June 2015"),
        ("ECE", "XKX", "member", "regional", False, "named", None),
        ("ECA", "AGO", "member", "regional", True, "named", None),
    ],
    schema=["commission_id", "iso3", "status", "region_kind", "in_2014", "evidence", "note_en"],
    orient="row",
).with_columns(
    pl.lit(None, pl.String).alias("joined"),
    pl.lit("list").alias("source"),
    pl.when(pl.col("iso3") == "NCL").then(pl.lit("2015-06-12")).alias("source_date"),
)


def test_members_are_those_of_mid_2014_by_class_with_what_is_doubted_of_them():
    found = measures.membership(MEMBERS, "ECE")
    assert found.select("iso3", "class", "counted", "assumed", "applied", "doubted").rows() == [
        ("CUW", "associate", False, False, True, True),
        ("MAC", "associate", False, False, False, False),
        ("NCL", "associate", False, False, False, False),
        ("ARM", "member", True, False, False, True),
        ("FRA", "member", False, False, False, False),
        ("TUR", "member", True, True, False, True),
        ("USA", "non_regional", False, False, False, False),
    ]
    assert found.filter("later")["iso3"].to_list() == ["NCL"]


@pytest.mark.parametrize(
    ("commission", "country", "said", "doubt"),
    [
        ("ECE", "TUR", "without it the known total is not reached", True),
        ("ESCAP", "FRA", "without it the known total is not reached", True),
        ("ECLAC", "SXM", "had asked to become one", True),
        ("ECLAC", "CUW", "", False),
        ("ECE", "AUT", "named by a source dated after mid-2014", False),
        ("ESCAP", "RUS", "", False),
        (
            "ECA",
            "AGO",
            "counted in as a UN Member State of the region: no United Nations source",
            True,
        ),
    ],
)
def test_how_a_membership_is_known_is_told_of_that_country(commission, country, said, doubt):
    words, doubted = measures.how_known(commission, country, "en")
    assert (said in words, bool(words), doubted) == (True, bool(said), doubt)


def test_the_mark_of_doubt_says_how_many_are_inferred_and_who_had_only_asked():
    both = measures.membership(MEMBERS, "ECE")
    asked = [
        "?: no United Nations source consulted names 2 of the members; they are counted because only with them does the total reach 4. Of these 1 are UN Member States of the region; no source that can be cited was found for the other 1: Turkey.",
        "? at Curaçao: had asked to become an associate member; whether this was granted by mid-2014 could not be established.",
    ]  # fmt: skip
    assert list(measures.why_doubted(both, "en")) == asked
    assert list(measures.why_doubted(both.filter(~pl.col("counted")), "en")) == asked[1:]
    assert list(measures.why_doubted(both.filter(~pl.col("applied")), "en")) == asked[:1]


def test_side_by_side_each_has_the_events_and_the_paragraphs_that_its_own_page_has():
    names = ("commissions", "commission_activities", "events", "places", "commission_members")
    frames = [tables.load(name) for name in names]
    for row in measures.side_by_side(*frames).iter_rows(named=True):
        own = row["commission_id"]
        there = in_region(*frames[2:], own)
        assert row["events"] == there.height > 0
        assert (row["named_in"], row["described_in"]) == measures.paragraphs_of(frames[1], own)
