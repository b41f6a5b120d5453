"""The page of recommendations: both boards, who is asked, and a list that says what became of each."""

import pytest

from southsouth import cards, exhibits, pages, tables
from southsouth.blocks import CardBlock, Files, Picture, Problems, Table, Text, Title
from southsouth.language import LANGUAGES
from southsouth.measures import recommendations as measures
from southsouth.names import organisation_names
from southsouth.search import find
from southsouth.view import View

EVERY = tables.load("recommendations")


def compose(language="en", **parameters):
    return pages.compose(View.of("recommendations", language, parameters))


def of(kind, blocks):
    return [block for block in blocks if isinstance(block, kind)]


def rows(blocks):
    (table,) = of(Table, blocks)
    return {row.ref.removeprefix("recommendation/"): row for row in table.rows}


def pictures(blocks):
    return {picture.exhibit.id: picture for picture in of(Picture, blocks)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_says_what_is_asked_of_whom_and_what_became_of_it(language):
    found = rows(compose(language))
    assert set(found) == set(EVERY["recommendation_id"])
    for row in EVERY.iter_rows(named=True):
        subject, note, status, words, asked, _ = found[row["recommendation_id"]].cells
        bodies = (row["addressed_to"] or "").split(";")
        assert subject.text == row[f"subject_{language}"]
        assert status.text == measures.how_far(row, language)
        assert words.text == (row["status_as_printed"] or "")
        assert [go.words for go in asked.each] == organisation_names(bodies, language)
        assert all(body in go.address for body, go in zip(bodies, asked.each, strict=True))
        assert note.text == (row[f"note_{language}"] or "")


def test_a_status_that_rests_on_another_paragraph_leads_there_too():
    told = {}
    for row in EVERY.iter_rows(named=True):
        numbers = {row["paragraph"], row["status_paragraph"] or row["paragraph"]}
        told[row["recommendation_id"]] = [f"para.\u00a0{number}" for number in sorted(numbers)]
    found = {own: [go.words for go in row.cells[5].each] for own, row in rows(compose()).items()}
    assert found == told
    assert any(len(numbers) == 2 for numbers in told.values())


def test_both_boards_and_the_duties_are_drawn_and_the_title_is_the_first_of_them():
    blocks = compose()
    assert list(pictures(blocks)) == [
        "jiu-recommendations", "report-recommendations", "recommendation-duties",
    ]  # fmt: skip
    first = pictures(blocks)["jiu-recommendations"]
    assert of(Title, blocks)[0].message == first.exhibit.message(first.frame, "en")
    assert [picture.titled for picture in of(Picture, blocks)] == [True, False, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_filters_narrow_the_list_the_pictures_and_the_files_alike(language):
    blocks = compose(language, source="SG", status="no_information")
    kept = EVERY.filter((EVERY["source"] == "SG") & (EVERY["status"] == "no_information"))
    assert set(rows(blocks)) == set(kept["recommendation_id"])
    assert "jiu-recommendations" not in pictures(blocks)
    board = pictures(blocks)["report-recommendations"].frame
    assert set(board["recommendation_id"]) == set(kept["recommendation_id"])
    assert all("source=SG&status=no_information" in go.address for go in of(Files, blocks)[0].items)


def test_a_body_is_asked_for_by_its_id():
    asked = EVERY.filter(EVERY["addressed_to"].str.split(";").list.contains("undp"))
    assert set(rows(compose(body="undp"))) == set(asked["recommendation_id"])


def test_where_nothing_is_left_the_page_says_so():
    blocks = compose(source="SG", status="implemented")
    assert of(Title, blocks)[0].message.endswith(", Implemented: 0 recommendations and measures")
    assert not of(Picture, blocks)
    assert of(Table, blocks)[0].empty


@pytest.mark.parametrize(
    ("order", "key"),
    [
        ("source", lambda row: (row["source"], row["number"])),
        (
            "status",
            lambda row: (
                list(measures.STANDINGS).index(measures.standing(row)),
                row["source"],
                row["number"],
            ),
        ),
        ("paragraph", lambda row: row["paragraph"]),
    ],
)
def test_the_list_stands_in_the_order_asked_for(order, key):
    every = {row["recommendation_id"]: row for row in EVERY.iter_rows(named=True)}
    found = [key(every[own]) for own in rows(compose(sort=order))]
    assert found == sorted(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_opens_its_card_and_is_chosen_in_list_and_pictures(language):
    blocks = compose(language, recommendation="jiu-4")
    assert [block.card.id for block in of(CardBlock, blocks)] == ["jiu-4"]
    assert [own for own, row in rows(blocks).items() if row.chosen] == ["jiu-4"]
    assert all(picture.chosen == ("recommendation/jiu-4",) for picture in of(Picture, blocks))
    assert rows(blocks)["jiu-4"].cells[0].address.endswith("recommendation=jiu-4#card")


def test_what_cannot_be_used_is_named():
    assert "status=done" in of(Problems, compose(status="done"))[0].notes[0].words
    assert "jiu-40" in str(of(Text, compose(recommendation="jiu-40")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_chart_table_card_and_search_say_alike_how_far_one_came(language):
    listed = {
        row.ref.partition("/")[2]: row.cells[2].text for row in of(Table, compose(language))[0].rows
    }
    board = exhibits.get("report-recommendations")
    marks = board.drawn(language, 720, board.frame()).labels
    for row in EVERY.iter_rows(named=True):
        own, said = row["recommendation_id"], measures.how_far(row, language)
        assert listed[own] == said
        assert cards.card("recommendation", own, language).lead == said
        hits = find(row[f"subject_{language}"], language).groups["recommendation"]
        assert said in next(hit.detail for hit in hits if hit.id == own)
        if row["source"] == "SG":
            assert any(said in label for label in marks)
