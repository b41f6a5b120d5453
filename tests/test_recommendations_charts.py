"""Charts of recommendations: what is asked stands in words, status is drawn, messages are counted."""

import itertools
import re

import boxes
import polars as pl
import pytest

from southsouth import exhibits, names, tokens
from southsouth.charts.recommendations import _STEP_LOOKS, LOOKS, STANDINGS, STEPS
from southsouth.charts.sheet import WIDTHS
from southsouth.language import LANGUAGES, translate
from southsouth.measures.recommendations import PROPOSED, standing
from southsouth.vocabulary import STATUSES, label


@pytest.mark.parametrize("chart", ["jiu-recommendations", "report-recommendations"])
def test_each_is_named_by_what_it_asks(chart):
    exhibit = exhibits.get(chart)
    written = " ".join(label.what for label in boxes.labels(boxes.figure(exhibit, "en", 1120)))
    for subject in exhibit.frame()["subject_en"]:
        assert subject.split(" (")[0][:30] in written


@pytest.mark.parametrize("chart", ["jiu-recommendations", "report-recommendations"])
@pytest.mark.parametrize("width", [720, 1120])
def test_how_far_all_came_is_seen_in_one_line_of_marks(chart, width):
    """Each once in the first line, those of one standing together with their number below."""
    exhibit = exhibits.get(chart)
    figure, frame = boxes.figure(exhibit, "en", width), exhibit.frame()
    line = [s for s in figure.layout.shapes if s.type == "rect" and s.name and s.y0 == 1]
    order = [row.name.partition("/")[2] for row in sorted(line, key=lambda s: s.x0)]
    assert sorted(order) == sorted(frame["recommendation_id"])
    came = {row["recommendation_id"]: standing(row) for row in frame.iter_rows(named=True)}
    parts = [(own, len([*of])) for own, of in itertools.groupby(order, key=came.get)]
    assert len({own for own, _ in parts}) == len(parts)
    below = min(s.y1 for s in line)
    counts = [box for box in boxes.labels(figure) if box.what.isdigit() and below < box.top < below + 24]  # fmt: skip
    assert [int(box.what) for box in sorted(counts, key=lambda box: box.left)] == [
        count for _, count in parts
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_where_words_have_no_room_below_each_part_has_its_line_with_its_words(language):
    exhibit = exhibits.get("jiu-recommendations")
    figure = boxes.figure(exhibit, language, 350)
    written = boxes.labels(figure)
    for came, row in zip(STANDINGS, ["jiu-1", "jiu-7", "jiu-3", "jiu-4", "jiu-12"], strict=False):
        mark = min(
            (s for s in figure.layout.shapes if s.name == f"recommendation/{row}"),
            key=lambda s: s.y0,
        )
        beside = [box.what for box in written if box.top < (mark.y0 + mark.y1) / 2 < box.bottom]
        assert label(came, language, STANDINGS) in beside


@pytest.mark.parametrize("chart", ["jiu-recommendations", "report-recommendations"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_no_large_empty_corner(chart, language):
    """Two measures stood in the left column beside nine in the right one."""
    exhibit = exhibits.get(chart)
    figure = boxes.figure(exhibit, language, 1120)
    written = [box for box in boxes.labels(figure) if box.ref]
    bottoms = [
        max(box.bottom for box in written if (box.left > 560) == side) for side in (False, True)
    ]
    assert abs(bottoms[0] - bottoms[1]) < figure.layout.height / 2


def test_no_two_statuses_look_alike():
    assert set(LOOKS) == set(STANDINGS)
    assert len({tuple(sorted(look.items())) for look in LOOKS.values()}) == len(LOOKS)


def test_what_is_proposed_has_the_colour_of_no_status_in_either_theme():
    [(proposed, own)] = [
        (look, steps) for look, (_, steps) in zip(_STEP_LOOKS, STEPS, strict=True) if "proposed" in steps
    ]  # fmt: skip
    assert own == tuple(PROPOSED)
    for theme in tokens.THEMES.values():
        others = {theme[fill] for fill, *_ in _STEP_LOOKS if fill != proposed[0]}
        assert len(others) == 3
        assert theme[proposed[0]] not in others


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_report_itself_proposes_is_new_and_bears_no_status(language):
    exhibit = exhibits.get("report-recommendations")
    assert {standing(row) for row in exhibit.frame().iter_rows(named=True)} <= set(PROPOSED)
    statuses = {translate(words, language) for words in STATUSES.values()}
    written = [label.what for label in boxes.labels(boxes.figure(exhibit, language, 720))]
    assert not statuses & set(written)
    inspectors = exhibits.get("jiu-recommendations").frame().iter_rows(named=True)
    assert all(standing(row) == row["status"] for row in inspectors)


def test_bodies_are_named_in_full_where_there_is_room():
    exhibit = exhibits.get("recommendation-duties")
    written = {label.what for label in boxes.labels(boxes.figure(exhibit, "en", 720))}
    assert "United Nations Office for South-South Cooperation" in written
    narrow = " ".join(exhibit.notes("en", exhibit.frame()))
    assert "UNOSSC: United Nations Office for South-South Cooperation" in narrow


def test_the_message_tells_of_every_recommendation_and_gives_way_where_none_was_carried_out():
    exhibit = exhibits.get("jiu-recommendations")
    frame = exhibit.frame()
    for language in LANGUAGES:
        every, *each, _ = map(int, re.findall(r"\d+", exhibit.heading(language)))
        assert every == sum(each) == frame.height
        assert sorted(each) == sorted(frame["status"].value_counts()["count"])
    fewer = frame.filter(~pl.col("status").is_in(["largely_implemented", "no_information"]))
    assert exhibit.heading("en", fewer).startswith(
        "Of 10 recommendations of the Joint Inspection Unit, the report counts 2 as implemented, 6 as in progress, 2 as not implemented ("
    )
    assert exhibit.heading(
        "en", frame.filter(pl.col("status") != "implemented")
    ) == exhibit.subject("en")


def test_doubts_on_recommendations_are_told_by_number_each_recommendation_once():
    exhibit = exhibits.get("jiu-recommendations")
    told = exhibit.notes("en", exhibit.frame(), 720)
    doubts = next(note for note in told if note.startswith("?: "))
    names = re.findall(r"(?:: |; )recommendations? ([\d and]+) –", doubts)
    assert names == ["3", "4 and 7", "9", "12"]


def test_who_is_asked_most_is_said_only_where_one_is():
    exhibit = exhibits.get("recommendation-duties")
    frame = exhibit.frame()
    assert str(frame["asked"].max()) in exhibit.heading("en")
    equal = frame.with_columns(pl.lit(2).alias("asked"))
    assert exhibit.heading("en", equal) == exhibit.subject("en")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("chart", "source", "words"),
    [("jiu-recommendations", "JIU", ("recommendation 6", "建议6")),
     ("report-recommendations", "SG", ("measure 6", "措施6"))],
)  # fmt: skip
def test_a_chart_calls_what_it_lists_as_stories_do(chart, source, words, language):
    exhibit = exhibits.get(chart)
    said = words[language == "zh"]
    assert names.recommendation_name(source, 6, language) == said
    assert said in exhibit.drawn(language, 350, exhibit.frame()).labels


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart", ["jiu-recommendations", "report-recommendations"])
def test_the_note_explains_the_short_names_that_the_list_uses_and_no_other(chart, language):
    exhibit = exhibits.get(chart)
    listed = " ".join(exhibit.frame()[f"subject_{language}"]).lower()
    named = re.findall("[“](?:The )?([^”]*)[”]", exhibit.told(language))
    used = [name for name in named if re.search("office|committee|办公室|委员会", name.lower())]
    assert used
    assert all(name.lower() in listed for name in used)


def test_rows_add_up_to_more_only_where_one_stands_in_several():
    exhibit = exhibits.get("recommendation-duties")
    assert "add up to more" in exhibit.told("en")
    one = exhibit.asked([("status", "implemented")])
    rows = exhibit.frame(one)
    assert rows.height == rows["recommendation_id"].n_unique()
    assert "add up" not in exhibit.told("en", rows, one)


def test_doubts_about_whoever_must_act_are_counted():
    duties = exhibits.get("recommendation-duties")
    said = "In 7 of the 23 recommendations and measures the report leaves a doubt."
    assert said in duties.told("en")
    sure = duties.frame().filter(pl.col("recommendation_id") == "jiu-1")
    assert "leaves a doubt" not in duties.told("en", sure)
    assert "Each doubt named" not in duties.told("en", sure)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [350, 720, 1120])
def test_a_mark_bears_the_number_by_which_its_doubt_is_told(language, width):
    """Below the picture stood “recommendation 9”, and no mark had a number."""
    duties = exhibits.get("recommendation-duties")
    for row in duties.frame().iter_rows(named=True):
        [said] = {
            box.what
            for box in boxes.labels(boxes.figure(duties, language, width))
            if box.ref == f"recommendation/{row['recommendation_id']}"
        }
        assert said == str(row["number"]) + ("?" if row["doubted"] else "")
    key = [box.what for box in boxes.labels(boxes.figure(duties, "en", width))]
    assert "in a mark: its number in the list of 2011 or 2014" in key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [720, 1120])
def test_how_far_they_came_stands_below_the_marks_of_all(language, width):
    """The row had numbers alone; what red, grey and dotted are stood in the list under it."""
    exhibit = exhibits.get("jiu-recommendations")
    said = boxes.labels(boxes.figure(exhibit, language, width))
    top = min(
        shape["y1"]
        for shape in exhibit.drawn(language, width, exhibit.frame()).layout["shapes"]
        if shape["type"] == "line"
    )
    above = "".join(box.what for box in said if box.bottom < top).replace(" ", "")
    for status in exhibit.frame()["status"].unique():
        assert label(status, language, STANDINGS).replace(" ", "") in above


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_report_says_the_same_of_stands_in_one_line_with_a_mark_each(language, width):
    exhibit = exhibits.get("jiu-recommendations")
    figure = boxes.figure(exhibit, language, width)
    written = [label.what for label in boxes.labels(figure)]
    assert {"en": "recommendations 1 and 2", "zh": "建议1和2"}[language] in written
    shown = {"en": "Framework of operational guidelines, definitions included", "zh": "业务准则框架，包括定义"}[language]  # fmt: skip
    break_ = {"en": " ", "zh": ""}[language]
    assert " ".join(written).replace("<br>", break_).count(shown) == 1
    marks = [s.name for s in figure.layout.shapes if s.name in ("recommendation/jiu-1", "recommendation/jiu-2")]  # fmt: skip
    assert sorted(marks) == sorted(["recommendation/jiu-1", "recommendation/jiu-2"] * 2)
    frame = exhibit.frame()
    other = frame.with_columns(as_printed=pl.concat_str("as_printed", "recommendation_id"))
    apart = [label.what for label in boxes.labels(exhibit.figure(language, width, other))]
    assert {"en": "recommendation 2", "zh": "建议2"}[language] in apart


def test_what_the_secretary_general_argues_against_says_so_where_its_note_does():
    frame = exhibits.get("jiu-recommendations").frame()
    refused = frame.filter(pl.col("subject_en").str.contains("gives reasons against it"))
    assert refused.select("recommendation_id", "status").row(0) == ("jiu-6", "not_implemented")
    assert refused["note_en"].to_list() == ["The Secretary-General gives reasons against it."]
    assert "说明了不宜调动的理由" in refused["subject_zh"][0]
    assert "yet" not in STATUSES["not_implemented"]


def test_a_measure_under_way_that_is_in_doubt_is_counted_in_the_message():
    exhibit = exhibits.get("report-recommendations")
    assert exhibit.heading("en").endswith("are already under way (1 in doubt)")
    sure = exhibit.frame().with_columns(doubted=pl.lit(value=False))
    assert exhibit.heading("en", sure).endswith("are already under way")


def test_what_is_new_in_the_report_is_not_drawn_as_a_failure():
    assert "accent" not in LOOKS["proposed"].values()
    assert PROPOSED["proposed"] == "Not yet begun, or not stated"
