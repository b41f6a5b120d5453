"""The overview: three findings bound to their facts, the limits of what is counted, what was checked."""

import polars as pl
import pytest

from southsouth import pages, tables
from southsouth.blocks import Band, Bound, Findings, Numbers, Picture, SearchBox, Text, Title, Ways
from southsouth.language import LANGUAGES
from southsouth.measures.recommendations import by_status, of_source
from southsouth.menu import PAGES
from southsouth.names import figure_value
from southsouth.pages import findings
from southsouth.view import View

every_language = pytest.mark.parametrize("language", LANGUAGES)


def composed(language: str = "en", **parameters: str):
    return pages.compose(View.of("overview", language, parameters))


def of(blocks, kind):
    return [block for block in blocks if isinstance(block, kind)]


def figure(figure_id: str):
    return tables.load("figures").row(by_predicate=pl.col("figure_id") == figure_id, named=True)


@every_language
def test_the_title_says_the_share_that_was_asked_for_as_the_table_has_it(language):
    (title,) = of(composed(language), Title)
    assert figure_value(figure(findings.ASKED), language) in title.message
    assert title.topic


@every_language
def test_each_finding_leads_to_its_fact_and_says_its_doubt(language):
    (found,) = of(composed(language), Findings)
    worth, given, carried_out = found.items
    assert worth.address.startswith(f"/figure/{findings.VALUE}")
    assert worth.doubt == figure(findings.VALUE)[f"note_{language}"]
    assert worth.before  # approximately
    assert given.value == figure_value(figure(findings.GIVEN), language)
    assert given.address.startswith(f"/figure/{findings.GIVEN}")
    asked = [part for part in given.says if isinstance(part, Bound)]
    assert [part.words for part in asked] == [figure_value(figure(findings.ASKED), language)]
    assert "source=JIU" in carried_out.address


def test_what_was_carried_out_is_counted_from_the_recommendations():
    carried_out = of(composed(), Findings)[0].items[2]
    theirs = of_source(tables.load("recommendations"), "JIU")
    count = by_status(theirs)
    assert carried_out.value == f"{count['implemented']} of {theirs.height}"
    assert sum(bar.share for bar in carried_out.bars) == pytest.approx(1)


def test_bars_of_a_finding_are_as_long_as_their_numbers():
    asked, given = of(composed(), Findings)[0].items[1].bars
    rows = figure(findings.ASKED), figure(findings.GIVEN)
    assert given.share / asked.share == pytest.approx(rows[1]["value"] / rows[0]["value"])
    assert (asked.hollow, given.hollow) == (True, False)


@every_language
def test_a_row_that_changes_changes_the_finding(language, monkeypatch):
    raised = tables.load("figures").with_columns(
        pl.when(pl.col("figure_id") == findings.GIVEN).then(0.34).otherwise("value").alias("value")
    )
    every = {**tables.everything(), "figures": raised}
    monkeypatch.setattr(tables, "load", every.__getitem__)
    assert "0.34" in of(composed(language), Findings)[0].items[1].value


def test_every_number_of_the_lead_leads_to_what_it_counts():
    (title,) = of(composed(), Title)
    bound = {part.words: part.address for part in title.lead if isinstance(part, Bound)}
    assert bound[f"{tables.load('events').height} events"] == "/timeline"
    assert bound[f"{tables.load('figures').height} figures"] == "/figures"


def test_the_limits_of_what_is_counted_are_said_and_lead_on():
    info = [block for block in of(composed(), Text) if block.role == "info"]
    assert len(info) == 1
    assert any(getattr(part, "address", "") == "/method#limits" for part in info[0].words)


def test_what_was_checked_is_counted_from_the_tables():
    (band,) = of(composed(), Band)
    numbers = of(band.blocks, Numbers)[0].items
    total = tables.load("number_audit").height
    assert numbers[0].value == f"{total} of {total}"
    assert numbers[-1].value == str(tables.load("caveats").height)


@every_language
def test_places_years_and_commissions_have_their_pictures_and_every_page_its_way(language):
    blocks = composed(language)
    drawn = [picture.exhibit.id for picture in of(blocks, Picture)]
    assert drawn == ["events-map", "timeline-overview", "commission-sizes"]
    (ways,) = of(blocks, Ways)
    assert len(ways.items) == len(PAGES)


@every_language
def test_searches_to_try_are_searches_of_this_page(language):
    (box,) = of(composed(language), SearchBox)
    assert all(go.address.startswith(f"{box.page}?search=") for go in box.tries)
