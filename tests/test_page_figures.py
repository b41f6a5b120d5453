"""The page of figures: value first, in words; filters, order and chosen rows in list and pictures."""

import pytest

from southsouth import exhibits, pages, tables
from southsouth.blocks import CardBlock, Controls, Files, Picture, Problems, Table, Text, Title
from southsouth.language import LANGUAGES, number
from southsouth.names import figure_value
from southsouth.view import View
from southsouth.vocabulary import TOPICS, UNITS

FIGURES = tables.load("figures")


def compose(language="en", **parameters):
    return pages.compose(View.of("figures", language, parameters))


def of(kind, blocks):
    return [block for block in blocks if isinstance(block, kind)]


def listed(blocks):
    (table,) = of(Table, blocks)
    return table


def ids(table):
    return [row.ref.removeprefix("figure/") for row in table.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_stands_in_the_list_with_its_value_in_words_first(language):
    table = listed(compose(language))
    values = {
        row["figure_id"]: figure_value(row, language) for row in FIGURES.iter_rows(named=True)
    }
    assert {
        own: row.cells[0].text for own, row in zip(ids(table), table.rows, strict=True)
    } == values
    assert number(FIGURES["value"].max(), language) not in str(table)


def test_the_year_and_the_doubt_stand_beside_the_value():
    (row,) = (row for row in listed(compose()).rows if row.ref == "figure/p003-ssc-value-2011")
    assert row.cells[0].text == "an estimated $16.1 billion to $19 billion"
    assert (row.cells[0].under, row.cells[0].doubted) == ("2011", True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_filters_narrow_the_list_the_pictures_and_the_files_alike(language):
    blocks = compose(language, topic="ilo_budget", unit="USD")
    kept = FIGURES.filter((FIGURES["topic"] == "ilo_budget") & (FIGURES["unit"] == "USD"))
    assert set(ids(listed(blocks))) == set(kept["figure_id"])
    for picture in of(Picture, blocks):
        assert set(picture.frame["figure_id"]) <= set(kept["figure_id"])
    assert all("topic=ilo_budget&unit=USD" in go.address for go in of(Files, blocks)[0].items)


@pytest.mark.parametrize("parameters", [{}, {"topic": "ilo_budget"}, {"q": "SS-GATE"}])
def test_the_title_is_the_message_of_the_first_picture(parameters):
    blocks = compose(**parameters)
    (title,), first = of(Title, blocks), of(Picture, blocks)[0]
    assert title.message == first.exhibit.message(first.frame, "en")
    assert [picture.titled for picture in of(Picture, blocks)] == [
        picture is first for picture in of(Picture, blocks)
    ]


def test_without_a_message_the_title_counts():
    blocks = compose(topic="health")
    count = FIGURES.filter(FIGURES["topic"] == "health").height
    assert of(Title, blocks)[0].message == f"Health: {count} numbers"
    assert not of(Picture, blocks)


def test_a_picture_that_would_be_empty_is_left_out():
    drawn = {picture.exhibit.id for picture in of(Picture, compose(unit="percent"))}
    assert drawn == {"shares"}
    assert exhibits.get("money").frame((("unit", ("percent",)),)).is_empty()


ORDERS = {
    "topic": lambda row: list(TOPICS).index(row["topic"]),
    "value": lambda row: (list(UNITS).index(row["unit"]), -(row["value_high"] or row["value"])),
    "paragraph": lambda row: row["paragraph"],
}


@pytest.mark.parametrize("order", ORDERS)
def test_the_list_stands_in_the_order_asked_for(order):
    rows = {row["figure_id"]: row for row in FIGURES.iter_rows(named=True)}
    found = [ORDERS[order](rows[own]) for own in ids(listed(compose(sort=order)))]
    assert found == sorted(found)


def test_the_latest_period_stands_first_and_undated_figures_last():
    periods = dict(FIGURES.select("figure_id", "period").iter_rows())
    found = [periods[own] for own in ids(listed(compose(sort="period")))]
    dated = [period for period in found if period]
    assert dated == sorted(dated, reverse=True)
    assert found[: len(dated)] == dated


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_opens_its_card_and_is_chosen(language):
    address = listed(compose(language, topic="economy")).rows[0].cells[0].address
    assert "topic=economy" in address
    own = ids(listed(compose(language, topic="economy")))[0]
    blocks = compose(language, topic="economy", figure=own)
    assert [block.card.id for block in of(CardBlock, blocks)] == [own]
    assert [row.ref for row in listed(blocks).rows if row.chosen] == [f"figure/{own}"]
    assert all(picture.chosen == (f"figure/{own}",) for picture in of(Picture, blocks))
    assert "figure=" not in of(CardBlock, blocks)[0].closed


def test_what_cannot_be_used_is_named():
    (problems,) = of(Problems, compose(unit="furlongs", colour="red"))
    notes = "".join(note.words for note in problems.notes)
    assert "unit=furlongs" in notes
    assert "colour" in notes
    assert "p003-ssc-value" in str(of(Text, compose(figure="p003-ssc-value-2012")))


def test_a_filter_that_is_seldom_used_is_offered_once_an_address_sets_it():
    names = [[item.name for item in of(Controls, compose(**asked))[0].items]
             for asked in ({}, {"qualifier": "nearly"})]  # fmt: skip
    assert "qualifier" not in names[0]
    assert "qualifier" in names[1]


def test_only_paragraphs_with_figures_are_offered():
    (control,) = (item for item in of(Controls, compose())[0].items if item.name == "paragraph")
    assert [int(option.value) for option in control.options] == sorted(
        FIGURES["paragraph"].unique()
    )


def test_a_mark_of_doubt_stands_at_what_is_doubted_of_a_figure():
    """What a figure counts may be in doubt, and its number not; the years of a programme are no sum."""
    marked = {
        row.ref: (row.cells[0].doubted, row.cells[1].doubted) for row in listed(compose()).rows
    }
    assert marked["figure/p052-ilo-child-labour-funding"] == (False, False)
    assert marked["figure/p003-ssc-value-2011"] == (True, False)
    assert marked["figure/p042-fao-southern-partners"] == (False, True)
    assert marked["figure/p002-fdi-inflow-2013"] == (True, True)
