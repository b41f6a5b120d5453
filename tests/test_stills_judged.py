"""Stills against Plotly, picture by picture, in Chromium; labels measured there touch nothing.

Every chart in every width; with CI=true each width in both languages.
"""

import judge
import programs
import pytest

from southsouth import exhibits, tokens
from southsouth.charts.drawing import Drawing
from southsouth.charts.sheet import Bar, Dot, Sheet, doubt, plain, strong
from southsouth.stills import writer

FEW = (("zh", 350), ("en", 720), ("zh", 1120))
MORE = (("en", 350), ("zh", 720), ("en", 1120)) if programs.in_ci() else ()


@pytest.fixture(scope="module")
def judged(browser):
    found = judge.Judge(browser)
    yield found
    found.close()


@pytest.mark.needs("fonts")
@pytest.mark.parametrize("exhibit", exhibits.EXHIBITS.values(), ids=lambda e: e.id)
def test_a_still_shows_what_plotly_draws_and_its_labels_touch_nothing(judged, exhibit):
    unlike, crowded = {}, {}
    for places in filter(None, (FEW, MORE)):
        drawn = [(exhibit.drawn(*place, exhibit.frame()), place[0]) for place in places]
        looks = [
            (figure, writer.written(figure, exhibit.id), language) for figure, language in drawn
        ]
        for place, seen in zip(places, judged.looks(looks), strict=True):
            unlike[place], crowded[place] = judge.unlike(seen), judge.crowded(seen)
    assert {place: found for place, found in unlike.items() if found} == {}
    assert {place: found for place, found in crowded.items() if found} == {}


def drawn():
    """A sheet with one of everything."""
    sheet = Sheet(350, "en")
    sheet.rect(0, 0, 350, 20, fill="band", below=True)
    sheet.rect(10, 30, 60, 50, fill="accent-t", edge="accent")
    sheet.line(0, 60, 350, 60, dash="dash")
    sheet.line(0, 64.3, 350, 64.3, edge="ink", edge_width=1.5, dash="dot")
    sheet.path("M 10,80 L 40,70 L 60,90 Z", fill="land", edge="ctx")
    sheet.path("M 80,80 Q 100,60 120,80 C 130,90 140,90 150,80", edge="blue", edge_width=2)
    sheet.circle(200, 80, 9, fill="teal-t", edge="teal")
    sheet.bars([Bar(10, 200, 110, "blue"), Bar(10.4, 120.7, 130.5, "ctx", 9)])
    sheet.dots([Dot(20 + 30.3 * i, 160, "plum", 11) for i in range(5)])
    sheet.dots([Dot(200, 160, "paper", 14, edge="ochre", edge_width=2)])
    sheet.text(0, 190, strong("Bold") + plain(" & plain") + doubt())
    sheet.text(350, 190, plain("At the right"), anchor="right", colour="accent")
    sheet.text(175, 215, plain("Two lines<br>in the middle".replace("<br>", " ")) + "<br>第二行", anchor="center")  # fmt: skip
    sheet.line(0, 245, 350, 245, edge="ink")
    sheet.text(100, 245, plain("On its ground"), ground="paper", size=12.5)
    return sheet.figure(260)


@pytest.mark.needs("fonts")
def test_one_of_everything_is_drawn_as_plotly_does(judged):
    figure = drawn()
    assert judge.unlike(judged.look(Drawing.of(figure), writer.svg(figure, "all"), "en")) == []


FAULTS = {
    "a label two pixels lower": ("layout", "annotations", 0, "y", 192),
    "a label two pixels aside": ("layout", "annotations", 1, "x", 348),
    "other words": ("layout", "annotations", 0, "text", "Bold & plane"),
    "other ink": ("layout", "annotations", 1, "font", {"size": 13, "color": tokens.LIGHT["plum"]}),
    "another fill": ("layout", "shapes", 0, "fillcolor", tokens.LIGHT["surface"]),
    "a line undashed": ("layout", "shapes", 3, "line", {"width": 1.5, "color": tokens.LIGHT["ink"]}),
    "a thicker line": ("layout", "shapes", 5, "line", {"width": 3, "color": tokens.LIGHT["blue"]}),
    "a shape behind its neighbour": ("layout", "shapes", 1, "x1", 58),
    "a shorter bar": ("data", 0, "x", [188, 110.3]),
    "bars of other colours": ("data", 0, "marker", {"color": [tokens.LIGHT["ctx"]] * 2, "line": {"width": 0}}),
    "a smaller mark": ("data", 1, "marker", "size", [11, 11, 9, 11, 11, 14]),
    "a mark aside": ("data", 1, "x", [22, 50.3, 80.6, 110.9, 141.2, 200]),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(judged, fault):
    figure, spoiled = drawn(), drawn().to_plotly_json()
    *path, last, value = FAULTS[fault]
    place = spoiled
    for step in path:
        place = place[step]
    place[last] = value
    wrong = writer.svg(type(figure)(spoiled, _validate=False), "spoiled")
    assert judge.unlike(judged.look(Drawing.of(figure), wrong, "en"))


@pytest.mark.parametrize("tag", ["rect", "path", "circle", "text"])
def test_a_missing_mark_is_found(judged, tag):
    figure = drawn()
    whole = writer.svg(figure, "whole")
    start = whole.rindex(f"<{tag}")
    end = whole.index(">", start) + 1 if tag != "text" else whole.index("</text>", start) + 7
    assert judge.unlike(judged.look(Drawing.of(figure), whole[:start] + whole[end:], "en"))


def test_labels_that_touch_or_leave_the_sheet_are_found(judged):
    sheet = Sheet(350, "en")
    sheet.text(10, 20, plain("One label"))
    sheet.text(30, 25, plain("another label"))
    sheet.text(340, 80, plain("half outside"))
    figure = sheet.figure(100)
    seen = judged.look(Drawing.of(figure), writer.svg(figure, "crowded"), "en")
    assert judge.crowded(seen) == [
        "'One label' overlaps 'another label'", "'half outside' leaves the sheet"
    ]  # fmt: skip
