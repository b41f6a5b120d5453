"""Titles over a part of the report: how much was asked for, and how much of it the picture draws."""

import re

import boxes
import polars as pl
import pytest

from southsouth import exhibits, pages, tables
from southsouth.blocks import Picture, Title
from southsouth.language import LANGUAGES
from southsouth.view import View


def heading(name, asked, language="en"):
    exhibit = exhibits.get(name)
    query = exhibit.asked(asked)
    return exhibit.heading(language, exhibit.frame(query), query)


def title(page, language="en", **asked):
    blocks = pages.compose(View.of(page, language, asked))
    return next(block for block in blocks if isinstance(block, Title)).message


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("events-map", [("kind", "evaluation")], ("Evaluation: 7 events, none with a place", "评价：7项活动，无地点")),
        ("timeline-overview", [("country", "BDI")], ("Burundi: 1 event, none with a date", "布隆迪：1项活动，无日期")),
        ("money", [("organisation", "who")], ("World Health Organization: 1 number, none drawn here", "世界卫生组织：1个数字（未画入图中）")),
        ("jiu-recommendations", [("source", "SG")], ("Secretary-General: 11 measures, none of the Joint Inspection Unit", "秘书长：11项措施，非联合检查组提出")),
        ("cooperation-amounts", [("link_kind", "convening")], ("Convening: 12 cases of cooperation, none with a sum in dollars", "召集：12处合作，未述及美元金额")),
        ("organisation-mentions", [("kind", "partnership")], ("Partnership: 12 bodies, groups and other names, none named in more than one paragraph", "伙伴关系：12个机构、国家集团及其他名称，未在一个以上的段落中述及")),
    ],
)  # fmt: skip
def test_over_a_picture_that_can_draw_nothing_of_what_matches_the_title_says_why(name, asked, said):
    exhibit = exhibits.get(name)
    assert exhibit.frame(exhibit.asked(asked)).is_empty()
    assert tuple(heading(name, asked, language) for language in LANGUAGES) == said


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ([("country", "BRA"), ("country", "CHN")], 28),
        ([("partner", "Africa")], 13),
        ([("via", "fao")], 14),
        ([("link_kind", "provision"), ("link_kind", "exchange")], 92),
    ],
)
def test_the_title_of_links_counts_the_squares_and_not_what_is_named_as_not_drawn(asked, count):
    exhibit = exhibits.get("cooperation-map")
    figure = exhibit.figure("en", 1120, exhibit.frame(exhibit.asked(asked)))
    squares = {ref for ref in boxes.refs(figure) if ref.startswith("cooperation/")}
    said = heading("cooperation-map", asked)
    assert f"{count} cases of cooperation, {len(squares)} of them drawn here" in said
    assert 0 < len(squares) < count


@pytest.mark.parametrize(
    ("name", "asked", "said", "unsaid"),
    [
        ("events-map", [("commission", "ESCAP")], "A session within a larger gathering counts for itself.", "{"),
        ("events-map", [("kind", "conference")], "8 of 13 items", "A session within"),
        ("commission-members-ece", [], "43 members in Europe, 13 elsewhere; it has no associate members.", "and no"),
        ("commission-members-escap", [], "4 elsewhere, and 9 associate members.", "it has no"),
        ("cooperation-sums", [("organisation", "unossc")], "2 amounts in US dollars as bars, from 14 million to 20 million: a UN body’s own or from no named giver.", "from countries"),
    ],
)  # fmt: skip
def test_small_print_and_descriptions_speak_of_what_is_drawn(name, asked, said, unsaid):
    exhibit = exhibits.get(name)
    rows = exhibit.frame(exhibit.asked(asked))
    words = f"{exhibit.note(rows, 'en')} {exhibit.alt(rows, 'en')}"
    assert said in words
    assert unsaid not in words


def test_what_is_drawn_several_times_is_counted_once():
    exhibit = exhibits.get("timeline-overview")
    rows = exhibit.frame(exhibit.asked([("kind", "programme")]))
    assert rows.height > 16 > rows["event_id"].n_unique()
    assert heading("timeline-overview", [("kind", "programme")]) == (
        f"Programme: 16 events, {rows['event_id'].n_unique()} of them with a date"
    )
    assert heading("recommendation-duties", [("status", "in_progress")]).endswith(
        ": 8 recommendations and measures"
    )


def test_of_recommendations_the_title_says_how_many_there_are_and_whose_are_drawn():
    assert title("recommendations", status="in_progress") == (
        "In progress: 8 recommendations and measures, 6 of them of the Joint Inspection Unit"
    )
    assert title("recommendations", "zh", status="in_progress") == (
        "正在落实：8项建议和措施，其中6项由联合检查组提出"
    )


@pytest.mark.parametrize("page", ["map", "timeline"])
def test_events_in_the_region_of_a_commission_are_not_called_those_of_the_commission(page):
    assert title(page, commission="ECA").startswith(
        "Region of the Economic Commission for Africa: "
    )
    assert title(page, "zh", commission="ECA").startswith("非洲经济委员会的区域：")


def functions(language="en", **asked):
    blocks = pages.compose(View.of("organisations", language, asked))
    return next(
        block
        for block in blocks
        if isinstance(block, Picture) and block.exhibit.id == "organisation-functions"
    )


def test_a_chart_of_bodies_with_many_functions_does_not_speak_of_all_bodies():
    for language, few, every in (
        ("en", "with at least 4 functions", "bodies, meetings and posts named in the report"),
        ("zh", "至少有4类职能", "报告述及的"),
    ):
        part, whole = functions(language, functions="4"), functions(language)
        exhibit = part.exhibit
        assert few in exhibit.heading(language, part.frame, part.query)
        assert every not in exhibit.heading(language, part.frame, part.query)
        assert few in exhibit.told(language, part.frame, part.query)
        assert every in exhibit.heading(language, whole.frame, whole.query)


def test_a_chart_of_bodies_with_many_functions_keeps_the_filters_in_its_title():
    part = functions(function="monitoring", functions="3")
    kept = part.frame["organisation_id"].n_unique()
    assert part.exhibit.heading("en", part.frame, part.query) == (
        f"Monitoring and evaluation: 10 bodies, groups and other names, {kept} of them drawn here"
    )
    assert "at least 3 functions" in part.exhibit.told("en", part.frame, part.query)


def test_a_work_has_the_same_title_as_an_event_and_as_a_document():
    """The report of the Task Team was called after its subject among the events."""
    titles = {}
    for row in tables.load("documents").iter_rows(named=True):
        for printed in re.findall("《([^》]+)》", row["as_printed"]):
            own = re.sub(r" \(.*?\)|, No\. \d+$", "", row["title_en"])
            titles.setdefault(re.sub(r"\s|\d{4}年", "", printed), own)
    seen = 0
    works = (pl.col("kind") == "publication") & ~pl.col("as_printed").str.contains(
        "“"
    )  # no article
    for event in tables.load("events").filter(works).iter_rows(named=True):
        for printed in re.findall("《([^》]+)》", event["as_printed"]):
            title = titles.get(re.sub(r"\s|\d{4}年", "", printed))
            if title:
                seen += 1
                assert title in event["title_en"], event["event_id"]
    assert seen >= 8
