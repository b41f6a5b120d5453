"""The page of bodies: searched, by function, in pairs, and as a list whose rows open cards."""

import polars as pl
import pytest

from southsouth import pages, tables
from southsouth.blocks import CardBlock, Controls, Files, Fold, Picture, Problems, Table
from southsouth.exhibits import organisations as measured
from southsouth.language import LANGUAGES
from southsouth.measures import caveats
from southsouth.measures import organisations as measures
from southsouth.view import View

BODIES = tables.load("organisations")


def compose(language="en", **parameters):
    return pages.compose(View.of("organisations", language, parameters))


def of(kind, blocks):
    return [block for block in blocks if isinstance(block, kind)]


def ids(blocks):
    (table,) = of(Table, blocks)
    return [row.ref.removeprefix("organisation/") for row in table.rows]


def pictures(blocks):
    return {picture.exhibit.id: picture for picture in of(Picture, blocks)}


def pairs(blocks):
    ((table,),) = (fold.blocks for fold in of(Fold, blocks))
    return table


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_body_stands_in_the_list_by_its_whole_name(language):
    blocks = compose(language)
    names = dict(BODIES.select("organisation_id", f"name_{language}").iter_rows())
    (table,) = of(Table, blocks)
    assert {
        own: row.cells[0].text for own, row in zip(ids(blocks), table.rows, strict=True)
    } == names


def test_the_list_says_what_is_no_body_of_its_own():
    blocks = compose()
    under = dict(
        zip(ids(blocks), (row.cells[0].under for row in of(Table, blocks)[0].rows), strict=True)
    )
    assert under["undp"] == "UNDP"
    assert under["secretary-general"] == "Post held by a person"


def test_a_government_is_not_said_to_be_named_no_times():
    blocks = compose(q="gov-chn")
    named = of(Table, blocks)[0].rows[0].cells[1]
    assert (named.text, named.under) == ("", "named as a country")


@pytest.mark.parametrize("language", LANGUAGES)
def test_filters_narrow_the_list_the_pictures_and_the_files_alike(language):
    blocks = compose(language, kind="fund", function="partnerships")
    kept = measures.doing(BODIES.filter(pl.col("kind") == "fund"), ["partnerships"])
    assert set(ids(blocks)) == set(kept["organisation_id"])
    drawn = pictures(blocks)["organisation-functions"].frame
    assert set(drawn["organisation_id"]) == set(kept["organisation_id"])
    assert all("function=partnerships&kind=fund" in go.address for go in of(Files, blocks)[0].items)


def test_search_finds_names_in_either_language_and_acronyms():
    for words in ("Intellectual Property Organization", "知识产权组织", "wipo"):
        assert "wipo" in ids(compose(q=words))


@pytest.mark.parametrize(
    ("short", "body"), [("世卫组织", "who"), ("世行", "world-bank"), ("非盟", "au")]
)
def test_search_finds_a_body_by_the_short_name_in_use(short, body):
    assert ids(compose(q=short)) == [body]


def test_numbers_of_the_address_make_the_pictures():
    blocks = compose(functions="3", top="10", together="5")
    functions = pictures(blocks)["organisation-functions"]
    assert functions.frame.equals(measured.by_function(BODIES, 3))
    assert len(pairs(blocks).rows) == measured.together(BODIES, 10, 5).height


def test_as_usual_a_picture_is_that_of_the_filters_so_that_its_files_are_offered():
    assert all(picture.rows is None for picture in of(Picture, compose(kind="fund")))
    for name, picture in pictures(compose()).items():
        assert picture.frame.equals(pictures(compose(sort="name"))[name].frame)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pairs_drawn_stand_in_a_table_with_every_paragraph_a_link(language):
    table, drawn = pairs(compose(language)), measured.together(BODIES)
    assert len(table.rows) == drawn.height
    for row, pair in zip(table.rows, drawn.iter_rows(named=True), strict=True):
        assert [cell.text for cell in row.cells[:2]] == [
            pair[f"{end}_{language}"] for end in ("first", "second")
        ]
        assert [go.words for go in row.cells[3].each] == [str(n) for n in pair["paragraphs"]]
        assert all("/paragraph/" in go.address for go in row.cells[3].each)


def test_where_no_two_are_named_together_there_are_no_pairs():
    blocks = compose(q="wipo-green")
    assert not of(Fold, blocks)


ORDERS = {
    "named": lambda body: -body["paragraphs"],
    "name": lambda body: body["name_en"].lower(),
    "paragraph": lambda body: body["paragraph"],
}


@pytest.mark.parametrize("order", ORDERS)
def test_the_list_stands_in_the_order_asked_for(order):
    named = measures.appearances(BODIES, tables.load("mentions"))
    rows = {row["organisation_id"]: row for row in named.iter_rows(named=True)}
    found = [ORDERS[order](rows[own]) for own in ids(compose(sort=order))]
    assert found == sorted(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_opens_its_card_and_is_chosen(language):
    blocks = compose(language, organisation="undp")
    assert [block.card.id for block in of(CardBlock, blocks)] == ["undp"]
    assert [row.ref for row in of(Table, blocks)[0].rows if row.chosen] == ["organisation/undp"]
    assert all(picture.chosen == ("organisation/undp",) for picture in of(Picture, blocks))


def test_a_body_that_is_in_doubt_is_marked_in_the_list():
    """Of 152 rows none was, as the only list; of the regional Expo only the year is in doubt."""
    said = ("party", "count", "meaning", "same", "place")
    named = caveats.pointed(caveats.touching(tables.load("caveats"), said))
    marked = {row.ref for row in of(Table, compose())[0].rows if row.cells[0].doubted}
    listed = {row.ref for row in of(Table, compose())[0].rows}
    wanted = {ref for ref in listed if ref.replace("organisation/", "organisations:") in named}
    assert marked == wanted
    assert len(marked) >= 10


def test_what_cannot_be_used_is_named():
    (problems,) = of(Problems, compose(functions="9", hue="red"))
    notes = "".join(note.words for note in problems.notes)
    assert "functions=9" in notes
    assert "hue" in notes
    assert of(Controls, compose(functions="9"))[0].items[3].values == ("1",)
