"""What docs/readings.md decided from the words holds in the tables."""

import re
from datetime import datetime

import polars as pl
import pytest

from southsouth import cards, paths, tables
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


def test_a_body_stands_in_a_paragraph_that_names_it():
    """Words and paragraph of a body are those of a mention, where the text names it at all."""
    mentions = tables.load("mentions").filter(pl.col("entity_kind") == "organisation")
    naming = dict(mentions.group_by("entity_id").agg("paragraph").iter_rows())
    bodies = tables.load("organisations").select("organisation_id", "paragraph")
    elsewhere = [
        own
        for own, paragraph in bodies.iter_rows()
        if paragraph not in naming.get(own, [paragraph])
    ]
    assert elsewhere == []


#: Quotations before 的 that were read again: what follows changes nothing of what they prove.
BEFORE_DE = {
    "figures:p022-beijing-meeting-countries", "figures:p036-bali-countries-2012", "figures:p056-ibsa-regions",
    "figures:p064-ss-gate-countries", "events:china-technology-fair-2013",
    "cooperation:p056-ind-least-developed-countries", "cooperation:p056-bra-least-developed-countries",
    "cooperation:p056-zaf-least-developed-countries",
}  # fmt: skip


def test_no_quotation_ends_before_the_noun_that_it_only_describes():
    """更新…议事规则 is not what paragraph 73 says: 更新…议事规则的指南 is."""
    proving = pl.col("row_id").str.contains("^(figures|events|cooperation|recommendations):")
    anchors = tables.load("anchors").filter(
        proving & pl.col("column").is_in(["as_printed", "kind_as_printed", "status_as_printed"])
    )
    cut = anchors.filter(pl.col("suffix").str.starts_with("的"))["row_id"]
    assert set(cut) == BEFORE_DE


def test_a_source_of_later_than_mid_2014_says_so():
    members = tables.load("commission_members").filter("in_2014")
    noted = 0
    for row in members.iter_rows(named=True):
        days = re.findall(r"\d{1,2} [A-Z][a-z]+ 20\d\d", row["source"])
        later = [day for day in days if datetime.strptime(day, "%d %B %Y") > datetime(2014, 6, 30)]
        assert bool(later) == ((row["source_date"] or "") > "2014-06-30"), row
        assert bool(later) == ("later than mid-2014" in (row["note_en"] or "")), row
        noted += bool(later)
    assert noted == 20


def test_money_for_a_programme_of_a_body_goes_to_that_body():
    """47 and 52 alike: what the text says to have received it is ILO's, whatever region it is for."""
    links = tables.load("cooperation").filter(
        pl.col("paragraph").is_in([47, 52]) & (pl.col("link_kind") == "provision")
    )
    assert links.height == 6
    assert set(links["partner"]) == {"ilo"}


def test_a_body_whose_name_rests_on_a_slip_has_that_doubt():
    """秘书处 stands in 57 alone, where 秘书长 is meant."""
    doubts = cards.card("organisation", "un-secretariat", "en").doubts
    assert [doubt.caveat_id for doubt in doubts] == ["p057-secretariat-envoy"]


def test_the_words_on_who_hosted_stand_with_an_event_of_another_paragraph():
    words = cards.card("event", "global-ssd-expo-2013", "zh").evidence
    assert any("主办了 2013 年博览会" in each.printed and each.paragraph == 63 for each in words)
