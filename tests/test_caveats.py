"""A caveat changes what a careful reader may conclude, and says the same in both languages."""

import re

import polars as pl
import pytest

from southsouth import paths, tables
from southsouth.exhibits import doubts
from southsouth.measures import caveats as measures
from southsouth.schemas import outside
from southsouth.vocabulary import CAVEAT_KINDS

YEAR_OR_SHARE = re.compile(r"\b(?:19|20)\d\d(?!\d)|\d+(?:\.\d+)?%", re.ASCII)
READINGS = paths.DATA.parent / "docs" / "readings.md"


def caveats() -> list[dict]:
    return tables.load("caveats").to_dicts()


def test_every_kind_of_caveat_is_used():
    assert set(tables.load("caveats")["kind"]) == set(CAVEAT_KINDS)


def test_no_caveat_says_here_for_it_stands_on_the_pages_of_other_paragraphs_too():
    """On the page of recommendation 7 此处 meant a paragraph that was not there."""
    for caveat in caveats():
        assert not re.search("此处|彼处|本段", caveat["note_zh"]), caveat["caveat_id"]
        assert not re.search(r"\b(?i:here|this paragraph)\b", caveat["note_en"]), caveat[
            "caveat_id"
        ]


@pytest.mark.parametrize("caveat", caveats(), ids=lambda row: row["caveat_id"])
def test_paragraphs_that_a_caveat_cites_are_the_same_in_both_languages(caveat):
    english = {
        number
        for cited in re.findall(
            r"(?i:\bparagraphs?) ([\d]+(?:(?:, | and | to )\d+)*)", caveat["note_en"]
        )
        for number in re.findall(r"\d+", cited)
    }
    chinese = {
        number
        for cited in re.findall(r"第([\d、和至]+)段", caveat["note_zh"])
        for number in re.findall(r"\d+", cited)
    }
    assert english == chinese


@pytest.mark.parametrize("caveat", caveats(), ids=lambda row: row["caveat_id"])
def test_years_and_shares_of_a_caveat_are_the_same_in_both_languages(caveat):
    english, chinese = (
        set(YEAR_OR_SHARE.findall(caveat[f"note_{language}"].replace(" per cent", "%")))
        for language in ("en", "zh")
    )
    assert english == chinese


def test_a_retired_caveat_is_told_with_its_reason():
    told = READINGS.read_text("utf-8")
    assert [name for name in sorted(outside.RETIRED_CAVEATS) if f"`{name}`" not in told] == []


def test_a_retired_caveat_is_gone():
    assert set(tables.load("caveats")["caveat_id"]).isdisjoint(outside.RETIRED_CAVEATS)


def test_investment_of_2013_is_of_developing_economies_wherever_it_came_from():
    doubted = pl.col("figure_id").str.starts_with("p002-fdi-")
    for row in tables.load("figures").filter(doubted).iter_rows(named=True):
        assert "developing econom" in row["note_en"].lower()
        assert "only those from the South" not in row["note_en"]
        assert "流向发展中经济体的全部投资" in row["note_zh"]


@pytest.mark.parametrize(
    "exhibit",
    [f"cooperation-{name}" for name in ("map", "matrix", "ends", "givers", "through")],
)
def test_a_case_of_cooperation_is_in_doubt_in_charts_where_it_is_in_lists(exhibit):
    links = tables.load("cooperation")
    listed = measures.doubted_at(links, "cooperation", tables.load("caveats"))["doubted_case"]
    assert listed.any()
    assert not listed.all()
    assert doubts.marked(links, "cooperation", exhibit)["doubted"].to_list() == listed.to_list()
    assert doubts.links_in_doubt(links)["doubted"].to_list() == listed.to_list()


def test_whether_two_passages_mean_one_project_is_a_doubt_about_its_amount_alone():
    """Paragraph 51 itself names whom WIPO's project is for; only its cost is that of paragraph 49."""
    own, every = tables.load("caveats"), pl.col("link_id").str.starts_with("p051-wipo-")
    links = tables.load("cooperation").filter(every)
    assert links.height == 2
    assert not measures.doubted_at(links, "cooperation", own)["doubted_case"].any()
    given = tables.load("figures").filter(pl.col("figure_id").is_in(links["figure_id"].implode()))
    assert measures.doubted_at(given, "figures", own)["doubted_value"].all()
