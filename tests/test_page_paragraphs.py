"""The paragraphs: the outline, the steps, where somebody is named, and the reader's own copy."""

import polars as pl
import pytest

from southsouth import html, pages, reading, tables
from southsouth.blocks import (
    CardBlock,
    Columns,
    Go,
    Passage,
    Picture,
    Problems,
    Steps,
    Text,
    Title,
)
from southsouth.language import LANGUAGES
from southsouth.measures.paragraphs import entities
from southsouth.resource import Host
from southsouth.view import View

every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(autouse=True)
def without_copy(monkeypatch):
    monkeypatch.delenv(reading.VARIABLE, raising=False)


def composed(language: str = "en", **parameters: str):
    blocks = pages.compose(View.of("paragraphs", language, parameters))
    columns = next(block for block in blocks if isinstance(block, Columns))
    return [*blocks, *(block for part in columns.parts for block in part)]


def of(blocks, kind):
    return [block for block in blocks if isinstance(block, kind)]


@every_language
def test_a_paragraph_has_its_title_its_card_and_its_square_framed(language):
    blocks = composed(language, paragraph="47")
    title = tables.load("paragraphs").filter(pl.col("paragraph") == 47)[f"title_{language}"][0]
    assert of(blocks, Title)[0].message == title
    assert [block.card.id for block in of(blocks, CardBlock)] == ["47"]
    frame = of(blocks, Picture)[0].frame
    assert frame.filter("is_chosen")["paragraph"].to_list() == [47]


@pytest.mark.parametrize(
    ("number", "before", "after"), [("0", None, "1"), ("47", "46", "48"), ("76", "75", None)]
)
def test_the_paragraphs_before_and_after_are_links(number, before, after):
    (steps,) = of(composed(paragraph=number), Steps)
    for go, wanted in ((steps.before, before), (steps.after, after)):
        if wanted is None:
            assert go is None
        else:
            assert go is not None
            assert f"paragraph={wanted}#" in go.address


@every_language
def test_where_a_country_is_named_the_squares_and_the_links_agree(language):
    blocks = composed(language, entity="BRA")
    named = entities(tables.everything()).filter(pl.col("entity") == "BRA")
    where = set(named["paragraph"])
    drawn = of(blocks, Picture)[0].frame
    assert set(drawn.filter(pl.col("count") > 0)["paragraph"]) == where
    linked = [
        part.words for text in of(blocks, Text) for part in text.words
        if isinstance(part, Go) and "entity=BRA" in part.address
    ]  # fmt: skip
    assert len(linked) == len(where)
    assert not [words for words in linked if " " in words]  # its number and how often stay with it
    assert [block.card.id for block in of(blocks, CardBlock)] == [str(min(where))]


def test_what_the_squares_count_is_chosen_by_the_address():
    drawn = of(composed(color="events"), Picture)[0].frame
    assert drawn["counted"].unique().to_list() == ["events"]
    assert drawn["count"].to_list() == drawn["events"].to_list()


def test_wrong_parameters_are_named():
    (problems,) = of(composed(paragraph="99", color="red"), Problems)
    assert [
        name
        for name in ("paragraph=99", "color=red")
        if not any(name in note.words for note in problems.notes)
    ] == []


def test_without_a_copy_the_page_says_where_the_report_is_kept():
    blocks = composed(paragraph="48")
    assert of(blocks, Passage) == []
    linked = {
        part.address for text in of(blocks, Text) for part in text.words if isinstance(part, Go)
    }
    assert "https://documents.un.org/" in linked


def test_a_copy_shows_the_paragraph_whole_with_its_figures_marked(report_copy, monkeypatch):
    monkeypatch.setenv(reading.VARIABLE, str(report_copy))
    (passage,) = of(composed(paragraph="48"), Passage)
    copy = reading.configured()
    assert copy is not None
    assert "".join(piece.text for piece in passage.pieces[0]) == copy.report.paragraphs[48]
    marked = {kind for piece in passage.pieces[0] for kind in piece.kinds}
    assert "figure" in marked
    assert marked <= {kind for kind, _ in passage.legend}
    assert all(piece.says for piece in passage.pieces[0] if piece.kinds)


def test_a_file_that_is_not_the_report_is_said_without_its_path(tmp_path, monkeypatch):
    other = tmp_path / "secret-name.txt"
    other.write_text("1. something else", encoding="utf-8")
    monkeypatch.setenv(reading.VARIABLE, str(other))
    said = [text for text in of(composed(paragraph="48"), Text) if text.role == "bad"]
    assert len(said) == 1
    assert "secret-name" not in str(said)


def test_where_files_alone_answer_a_step_leads_to_the_page_of_its_paragraph():
    static = html.page(View.of("paragraphs", "en", {}), Host(static=True)).decode()
    assert 'rel="next" href="/paragraph/1"' in static
    assert "?paragraph=" not in static


def test_links_that_open_something_keep_what_they_ask_for():
    live = html.page(View.of("paragraphs", "en", {}), Host("https://example.org")).decode()
    assert 'rel="next" href="/paragraphs?paragraph=1#card"' in live
