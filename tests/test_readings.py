"""What docs/readings.md decided from the words holds in the tables."""

import polars as pl
import pytest

from southsouth import paths, tables
from southsouth.schemas import outside

READINGS = paths.DATA.parent / "docs" / "readings.md"
EXPOS = ("global-ssd-expo-2010", "global-ssd-expo-2012", "global-ssd-expo-2013")


def test_a_retired_link_is_told_with_its_reason_and_gone():
    told = READINGS.read_text("utf-8")
    assert [name for name in sorted(outside.RETIRED_LINKS) if f"`{name}`" not in told] == []
    assert set(tables.load("cooperation")["link_id"]).isdisjoint(outside.RETIRED_LINKS)


def test_words_that_name_no_year_give_a_role_at_every_expo():
    """年度, 继续, 一直, 自2009年以来 hold for one Expo as for another; a body that hosts is there too."""
    at_expos = tables.load("event_organisations").filter(pl.col("event_id").is_in(EXPOS))
    without_year = at_expos.filter(
        pl.col("note_en").str.contains("names? no year|no year is named|not at which Expos")
    )
    assert without_year["organisation_id"].n_unique() == 4
    for body in without_year["organisation_id"].unique():
        there = at_expos.filter(pl.col("organisation_id") == body)["event_id"]
        assert set(there) == set(EXPOS), body


def test_the_counts_of_links_that_readings_tell_are_those_of_the_table():
    kinds = dict(tables.load("cooperation")["link_kind"].value_counts().iter_rows())
    named = tables.load("commission_members").filter(pl.col("evidence") == "named").height
    told = READINGS.read_text("utf-8")
    assert (
        f"Links are {sum(kinds.values())}: {kinds['provision']} provisions, "
        f"{kinds['exchange']} exchanges, {kinds['convening']} convenings"
    ) in told
    assert f"{named} of {tables.load('commission_members').height} are named" in told


@pytest.mark.parametrize(
    ("event", "receiver"),
    [
        ("ilo-child-labour-americas-2009-2015", "ilo"),
        ("ilo-extrabudgetary-ssc-2012-2013", "ilo"),
        ("undp-funding-mechanism-2014-2017", "unossc"),
    ],
)
def test_who_receives_money_takes_part_and_does_not_organize_what_others_give(event, receiver):
    roles = tables.load("event_organisations").filter(event_id=event, organisation_id=receiver)
    assert roles["role"].to_list() == ["participant"]


TOGETHER = {
    "p026": {"wipo", "BRA", "EGY"},
    "p035": {"unwto", "retosa"},
    "p041": {"wfp", "BRA"},
    "p042": {"fao", "card", "JPN"},
    "p046": {"unido", "uclg"},
}


@pytest.mark.parametrize("paragraph", TOGETHER)
def test_of_those_who_act_together_each_has_a_row(paragraph):
    """合作, 协作, 伙伴关系: none of them acts alone, so none stands alone in the table."""
    links = tables.load("cooperation").filter(
        pl.col("link_id").str.starts_with(paragraph)
        & pl.col("link_kind").is_in(["provision", "convening"])
    )
    partners = dict(links.group_by("provider").agg(pl.col("partner").unique()).iter_rows())
    assert TOGETHER[paragraph] <= set(partners)


def test_who_organized_the_meeting_of_bali_convened_it():
    links = tables.load("cooperation").filter(partner="Participating countries")
    assert set(links["provider"]) == {"IDN", "JPN", "undp", "world-bank"}
