"""The timeline: every event named once beside its mark, marks as exact as dates, nothing collides."""

import datetime

import boxes
import polars as pl
import pytest

from southsouth import exhibits, tables
from southsouth.charts import years
from southsouth.charts.sheet import WIDTHS
from southsouth.language import LANGUAGES

TIMELINE = exhibits.get("timeline")
QUERIES = [(), (("from", "2013"), ("to", "2013")), (("kind", "workshop"),), (("to", "1984"),)]


def rows(query):
    return TIMELINE.frame(TIMELINE.asked(query))


@pytest.mark.parametrize("query", QUERIES, ids=str)
@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryView:
    def test_every_event_has_a_mark_and_a_name(self, language, width, query):
        frame = rows(query)
        figure = TIMELINE.figure(language, width, frame)
        wanted = {f"event/{event}" for event in frame["event_id"]}
        assert {label.ref for label in boxes.labels(figure)} - {""} == wanted
        assert {mark.ref for mark in boxes.bars(figure) + boxes.dots(figure)} == wanted

    def test_no_label_meets_another_label_or_mark(self, language, width, query):
        assert boxes.collisions(TIMELINE.figure(language, width, rows(query))) == []


def test_the_same_rows_give_the_same_figure():
    one, two = (TIMELINE.figure("en", 720, rows(())).to_json() for _ in range(2))
    assert one == two


def mark_of(event_id, width=1120):
    figure = TIMELINE.figure("en", width)
    return next(
        (m, "dot" if m in boxes.dots(figure) else "bar")
        for m in boxes.dots(figure) + boxes.bars(figure)
        if m.ref == f"event/{event_id}"
    )


def test_a_day_is_a_dot_a_month_a_short_bar_a_year_a_long_one():
    events = rows(()).filter(pl.col("lower").dt.year() == 2013)
    by_precision = {
        precision: events.filter(pl.col("precision") == precision)["event_id"][0]
        for precision in ("day", "month", "year")
    }
    (day, shape), (month, _), (year, _) = (
        mark_of(by_precision[p]) for p in ("day", "month", "year")
    )
    assert shape == "dot"
    assert day.right - day.left == 12
    assert 10 < month.right - month.left < 40 < year.right - year.left


def test_empty_decades_are_cut_and_the_cut_is_drawn():
    figure = TIMELINE.figure("en", 1120)
    zigzags = [s for s in figure.layout.shapes if s.type == "path" and s.path.count("L") > 20]
    assert len(zigzags) == 2
    recent = TIMELINE.figure(
        "en",
        1120,
        rows((("from", "2012"), ("to", "2014"))).filter(pl.col("lower").dt.year() >= 2012),
    )
    assert not [s for s in recent.layout.shapes if s.type == "path" and s.path.count("L") > 20]


def test_years_are_as_wide_as_what_began_in_them():
    scale = years.scale([1978, *[2012] * 3, *[2013] * 20], 2014, 1000)
    wide = {piece.first: piece.right - piece.left for piece in scale.pieces}
    assert wide[1979] == pytest.approx(years.CUT)
    assert wide[2013] > wide[2012] > wide[2014]
    assert scale.pieces[-1].right == pytest.approx(1000)
    assert scale.x(datetime.date(2013, 7, 2)) == pytest.approx(
        sum(wide[y] for y in (1978, 1979, 2012)) + wide[2013] / 2, abs=2
    )


def test_the_message_counts_its_rows_and_gives_way_where_it_does_not_hold():
    dated = rows(()).filter(pl.col("lower").is_not_null())
    late = dated.filter(pl.col("upper").dt.year() >= 2012).height
    said = TIMELINE.heading("en")
    assert "1978" in said
    assert f"{late} of the {dated.height} that are dated" in said
    fewer = rows(()).filter(
        ~((pl.col("lower").dt.year() == 2013) & (pl.col("precision") == "month"))
    )
    assert TIMELINE.heading("en", fewer) != said
    only_2013 = rows((("from", "2013"), ("to", "2013")))
    assert TIMELINE.heading("en", only_2013) == TIMELINE.subject("en")
    assert TIMELINE.heading("en", rows((("kind", "summit"),))) == TIMELINE.subject("en")


def test_a_filter_that_leaves_nothing_draws_a_sheet_that_says_so():
    figure = TIMELINE.figure("en", 350, rows(()).head(0))
    assert "Nothing in the report matches" in " ".join(a.text for a in figure.layout.annotations)
    assert boxes.collisions(figure) == []


def test_a_doubted_event_has_its_mark():
    caveats = tables.load("caveats")["row_ids"].drop_nulls().str.split(";").explode()
    doubted = next(c.removeprefix("events:") for c in caveats if c.startswith("events:"))
    label = next(
        b for b in boxes.labels(TIMELINE.figure("en", 1120)) if b.ref == f"event/{doubted}"
    )
    assert label.what.endswith("?")
