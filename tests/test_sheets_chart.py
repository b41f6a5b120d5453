"""Events a year: a sheet an event, numbers on the columns, names beside, nothing collides."""

from collections import Counter

import boxes
import polars as pl
import pytest

from southsouth import exhibits, tokens
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
        drawn = Counter(shape.name for shape in shapes if shape.type == "rect")
        assert drawn == Counter(f"event/{event}" for event in frame["event_id"])

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


def test_the_note_says_what_is_counted_and_that_the_report_looks_back():
    assert "mid-2014" in YEARS.told("en")
    assert "programmes" in YEARS.told("en")


@pytest.mark.parametrize("width", [720, 1120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_only_a_sheet_that_is_named_is_set_off(language, width):
    """What is darker than the rest has its name beside it."""
    figure = YEARS.figure(language, width)
    dark = {
        shape.name
        for shape in figure.layout.shapes
        if shape.type == "rect" and shape.fillcolor == tokens.LIGHT["graphite"]
    }
    assert dark
    assert dark <= {label.ref for label in boxes.labels(figure)}
