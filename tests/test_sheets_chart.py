"""Events a year: a sheet an event, numbers on the columns, names beside, nothing collides."""

from collections import Counter

import boxes
import polars as pl
import pytest

from southsouth import exhibits, filters, tokens
from southsouth.charts.sheet import WIDTHS
from southsouth.language import LANGUAGES

YEARS = exhibits.get("timeline-overview")
QUERIES = [(), (("from", "2013"),), (("kind", "conference,summit"),), (("to", "1984"),)]


@pytest.mark.parametrize("query", QUERIES, ids=str)
@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryView:
    def test_a_sheet_for_each_event_and_year_that_it_touches(self, language, width, query):
        frame = YEARS.frame(YEARS.asked(query))
        shapes = YEARS.figure(language, width, frame).layout.shapes
        drawn = Counter(shape.name for shape in shapes if shape.type == "rect" and shape.name)
        assert drawn == Counter(f"event/{event}" for event in frame["event_id"])

    def test_what_is_in_doubt_alone_has_a_dotted_edge(self, language, width, query):
        frame = YEARS.frame(YEARS.asked(query))
        shapes = YEARS.figure(language, width, frame).layout.shapes
        dotted = Counter(shape.name for shape in shapes if shape.name and shape.line.dash)
        assert dotted == Counter(f"event/{event}" for event in frame.filter("doubted")["event_id"])

    def test_nothing_collides(self, language, width, query):
        figure = YEARS.figure(language, width, YEARS.frame(YEARS.asked(query)))
        assert boxes.collisions(figure) == []


def test_half_is_said_only_of_half():
    frame = YEARS.frame()
    total = frame["event_id"].n_unique()
    fullest = frame.filter(pl.col("year") == 2013)
    assert "2013" in YEARS.heading("en")
    fewer = frame.filter(
        (pl.col("year") != 2013) | (pl.col("event_id") < fullest["event_id"].sort()[10])
    )
    assert YEARS.heading("en", fewer) == YEARS.subject("en")
    assert str(total) in YEARS.heading("en")


TIED = [
    ([("from", "1980"), ("to", "1983")], "1 in each of"),
    ([("commission", "ECE")], "2012 and 2014 have the most, 3 each"),
]


@pytest.mark.parametrize(("asked", "said"), TIED, ids=str)
@pytest.mark.parametrize("width", WIDTHS.values())
def test_where_years_have_as_many_none_is_called_the_fullest(width, asked, said):
    query = YEARS.asked(asked)
    frame = YEARS.frame(query)
    figure = YEARS.figure("en", width, frame)
    assert said in YEARS.described("en", frame, query)
    assert tokens.LIGHT["accent"] not in figure.to_json()
    assert tokens.LIGHT["accent"] in YEARS.figure("en", width).to_json()


@pytest.mark.parametrize("width", [720, 1120])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", ["commission", "kind", "country"])
def test_no_name_stands_on_the_line_of_the_years(language, width, entry):
    values = next(one for one in YEARS.narrowed_by if one.name == entry).allowed()
    for value in values:
        frame = YEARS.frame(YEARS.asked([(entry, value)]))
        figure = YEARS.figure(language, width, frame)
        axes = [
            shape.y0 for shape in figure.layout.shapes if shape.line.color == tokens.LIGHT["ink"]
        ]
        names = [label for label in boxes.labels(figure) if label.ref]
        assert all(label.bottom <= max(axes) for label in names), value


def test_the_note_says_what_is_counted_and_that_the_report_looks_back():
    assert "mid-2014" in YEARS.told("en")
    assert "programmes" in YEARS.told("en")


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_each_year_an_event_that_began_in_it_is_named(language, width):
    """An editor saw none for 2009 to 2012 and 2014, where a phone has one a year."""
    frame = YEARS.frame()
    began = {
        f"event/{own}": day.year for own, day in frame.select("event_id", "lower").unique().iter_rows()
    }  # fmt: skip
    figure = boxes.figure(YEARS, language, width)
    named = [label for label in boxes.labels(figure) if label.ref]
    assert {began[label.ref] for label in named} == set(frame["year"])
    if width > 500:
        assert sum(began[label.ref] == 2013 for label in named) >= 4


@pytest.mark.parametrize("width", [720, 1120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_stands_over_its_column_and_no_line_runs_through_another(language, width):
    figure = boxes.figure(YEARS, language, width)
    frame = YEARS.frame()
    labels = [label for label in boxes.labels(figure) if label.ref]
    sheets = {s.name: s for s in figure.layout.shapes if s.type == "rect"}
    for label in labels:
        own = sheets[label.ref]
        if frame.filter(event_id=label.ref.partition("/")[2], year=2013).is_empty():
            assert label.left - 2 < (own.x0 + own.x1) / 2 < label.right + 2
    lines = [s for s in figure.layout.shapes if s.type == "line" and s.x0 == s.x1]
    assert lines
    for line in lines:
        low, high = sorted((line.y0, line.y1))
        assert not [n.what for n in labels if n.left < line.x0 < n.right and n.top + 1 < high and low < n.bottom - 3]  # fmt: skip


@pytest.mark.parametrize("width", [720, 1120])
def test_that_early_years_are_narrower_is_said_where_they_are(width):
    said = "1978–1983: years drawn narrower"
    assert said in [box.what for box in boxes.labels(boxes.figure(YEARS, "en", width))]
    late = YEARS.frame(YEARS.asked([("from", "2009")]))
    assert not [
        box for box in boxes.labels(YEARS.figure("en", width, late)) if "narrower" in box.what
    ]


@pytest.mark.parametrize("width", [720, 1120])
@pytest.mark.parametrize("query", [(), (("from", "2009"),)], ids=str)
def test_every_year_has_its_number_below_its_column(width, query):
    frame = YEARS.frame(YEARS.asked(query))
    written = {label.what for label in boxes.labels(YEARS.figure("en", width, frame))}
    for year in frame["year"].unique():
        assert {str(year), f"’{year % 100:02d}"} & written


def test_names_stand_above_later_columns_where_the_left_has_no_room():
    """Of a year that none stands before."""
    frame = YEARS.frame().filter(pl.col("year") >= 2013)
    figure = YEARS.figure("en", 720, frame)
    column = max(s.x1 for s in figure.layout.shapes if s.type == "rect" and s.name)
    of = {f"event/{own}" for own in frame.filter(year=2013)["event_id"]}
    named = [label for label in boxes.labels(figure) if label.ref in of]
    assert len(named) > 3
    assert all(label.left > column for label in named)


@pytest.mark.parametrize("width", WIDTHS.values())
def test_that_the_reports_own_year_is_half_told_stands_by_it_alone(width):
    def said(query):
        return [box.what for box in boxes.labels(YEARS.figure("en", width, YEARS.frame(YEARS.asked(query))))]  # fmt: skip

    assert said(()).count("to mid-year") == 1
    assert "to mid-year" not in said((("to", "1984"),))


@pytest.mark.parametrize("width", [720, 1120])
def test_years_after_the_break_are_equally_far_apart_and_what_is_left_out_is_said(width):
    figure = boxes.figure(YEARS, "en", width)
    labels = {box.what: (box.left + box.right) / 2 for box in boxes.labels(figure)}
    steps = [labels[str(year + 1)] - labels[str(year)] for year in range(2009, 2014)]
    assert max(steps) - min(steps) < 1.5
    assert min(steps) > width / 9, "the empty decades no longer take half of the sheet"
    assert "1984–2008: no dated event" in labels
    assert len([s for s in figure.layout.shapes if s.type == "path"]) == 2


@pytest.mark.parametrize(
    "asked", [{"to": "2009"}, {"from": "2013"}, {"from": "2012", "to": "2013"}]
)
def test_only_the_years_asked_for_are_drawn_counted_and_told(asked):
    query = YEARS.asked(asked.items())
    rows = YEARS.frame(query)
    first, last = int(asked.get("from", 1978)), int(asked.get("to", 2014))
    assert rows["year"].is_between(first, last).all()
    whole = YEARS.frame()
    assert rows["event_id"].unique().len() == len(filters.positions("events", query))
    assert rows.height == whole.filter(whole["year"].is_between(first, last)).height
    note = YEARS.told("en", rows, query)
    assert f"in every year asked for over which it extends: {rows.height} in all" in note


def test_doubts_about_the_events_of_the_years_are_counted():
    assert (
        "In 5 of the 71 events the report leaves in doubt the year, the duration or how many there were."
        in YEARS.told("en")
    )
    assert "71项活动中有5项，报告所述年份、期间或次数存疑。" in YEARS.told("zh")
    sure = YEARS.frame().filter(pl.col("event_id") == "bali-high-level-meeting-2012")
    assert sure.height == 1
    assert "in doubt" not in YEARS.told("en", sure)


@pytest.mark.parametrize("width", WIDTHS.values())
def test_the_key_says_what_a_slice_is_whether_there_are_doubts_or_not(width):
    sure = YEARS.frame().filter(~pl.col("doubted"))
    for rows in (YEARS.frame(), sure):
        said = [box.what for box in boxes.labels(YEARS.figure("en", width, rows))]
        assert "one slice: one event in one year" in said
        told = "its year, its duration or how many there were is in doubt" in said
        assert told == rows["doubted"].any()
