"""The Paragraphs page: the outline of the whole report, and each paragraph with what it holds."""

import boxes
import polars as pl
import pytest

from southsouth import cards, exhibits, tables, tokens
from southsouth.charts.outline import COUNTED
from southsouth.exhibits.paragraphs import outlined
from southsouth.measures import paragraphs as measures

PARAGRAPHS = [str(number) for number in range(77)]
WHOLE = tables.load("paragraphs")


def test_the_outline_has_every_paragraph_once_in_order():
    assert outlined(WHOLE)["paragraph"].to_list() == list(range(77))


def test_each_thing_is_counted_under_one_name():
    assert sorted(measures.COUNTS) == [
        "caveats", "cooperation", "countries", "documents", "events", "figures", "organisations", "places",
        "recommendations",
    ]  # fmt: skip


@pytest.mark.parametrize("name", measures.COUNTS)
def test_counts_are_those_of_the_cards(name):
    headings = {
        "figures": "Figures", "events": "Events", "countries": "Countries", "places": "Places",
        "organisations": "Organizations", "cooperation": "Who works with whom",
        "recommendations": "Recommendations", "documents": "Documents",
    }  # fmt: skip
    counts = dict(outlined(WHOLE).select("paragraph", name).iter_rows())
    for number in PARAGRAPHS:
        card = cards.card("paragraph", number, "en")
        groups = {group.heading: len(group.links) for group in card.groups}
        shown = len(card.doubts) if name == "caveats" else groups.get(headings[name], 0)
        assert counts[int(number)] == shown


def test_an_event_told_twice_counts_in_both_paragraphs():
    told = tables.load("events").filter(pl.col("other_paragraphs").is_not_null()).row(0, named=True)
    without = measures.outline(
        {**tables.everything(), "events": tables.load("events").filter(event_id="none")}
    )
    one = measures.outline(
        {
            **tables.everything(),
            "events": tables.load("events").filter(event_id=told["event_id"]),
        }
    )
    others = [int(number) for number in told["other_paragraphs"].split(";")]
    assert without["events"].sum() == 0
    assert one.filter(events=1)["paragraph"].to_list() == sorted({told["paragraph"], *others})


@pytest.mark.parametrize("counted", COUNTED)
def test_an_outline_shaded_by_any_count_draws_every_paragraph(counted):
    exhibit = exhibits.get("paragraph-strip")
    rows = outlined(WHOLE, counted, 48)
    figure = exhibit.figure("zh", 350, rows)
    assert boxes.refs(figure) == {f"paragraph/{number}" for number in range(77)}
    assert "{" not in exhibit.alt(rows, "zh")


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (range(77), "not dates or numbering: 76 in all, by chance as many as there are paragraphs, 41 of them in 8 paragraphs alone."),
        ((0, 1, 2, 56), "not dates or numbering: 13 in all, 10 of them in 2 paragraphs alone."),
        ((25,), "its number. The stronger the colour, the more the paragraph holds. Counted are amounts, shares and counts, not dates or numbering."),
        ((4, 5), "Counted are amounts, shares and counts, not dates or numbering."),
    ],
)  # fmt: skip
def test_of_what_is_counted_the_note_says_how_many_there_are_only_where_there_are_several(
    drawn, said
):
    rows = outlined(WHOLE.filter(pl.col("paragraph").is_in([*drawn])))
    assert exhibits.get("paragraph-strip").note(rows, "en").endswith(said)


def test_the_chosen_square_is_framed_and_no_other():
    shapes = exhibits.get("paragraph-strip").figure("en", 350, outlined(WHOLE, paragraph=48))
    framed = [s.name for s in shapes.layout.shapes if s.name and s.line.width > 1]
    assert framed == ["paragraph/48"]
    whole = boxes.figure(exhibits.get("paragraph-strip"), "en", 350)
    assert not [s for s in whole.layout.shapes if s.name and s.line.width > 1]


def test_the_square_of_the_summary_has_no_number_that_could_be_its_count():
    labels = boxes.labels(boxes.figure(exhibits.get("paragraph-strip"), "en", 350))
    written = {label.what for label in labels if label.ref and label.what.isdigit()}
    assert written == {str(number) for number in range(1, WHOLE.height)}


def test_every_square_has_an_edge_that_is_seen():
    """The fill of one without any is 1.1 to 1 on the ground."""
    whole = boxes.figure(exhibits.get("paragraph-strip"), "en", 720)
    squares = [s for s in whole.layout.shapes if s.name]
    assert len(squares) == WHOLE.height
    assert {s.line.color for s in squares} <= {tokens.LIGHT[mark] for mark in tokens.MARKS}


def test_who_is_named_decides_the_shades():
    rows = outlined(WHOLE, entity="BRA")
    named = tables.load("mentions").filter(entity_kind="country", entity_id="BRA")
    assert rows["count"].sum() == named["times"].sum()
    assert set(rows.filter(pl.col("count") > 0)["paragraph"]) == set(named["paragraph"])


def test_a_cited_work_counts_once_for_each_citation_of_a_paragraph():
    frames = tables.everything()
    cited = measures.entities(frames).filter(pl.col("kind") == "document")
    assert cited["times"].sum() == frames["documents"].height
    assert cited["times"].min() == 1
