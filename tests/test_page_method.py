"""The method page: what the checks say is computed, caveats are found, nothing of it is typed."""

import re

import polars as pl
import pytest

from southsouth import arithmetic, pages, reading, tables
from southsouth.blocks import (
    CardBlock,
    Fold,
    Heading,
    Numbers,
    Picture,
    Problems,
    Table,
    Tabs,
    Text,
    Title,
)
from southsouth.language import CHINESE, LANGUAGES
from southsouth.measures import checks
from southsouth.pages.method import SECTIONS
from southsouth.pages.method import audited as audited_page
from southsouth.view import View
from southsouth.vocabulary import VERDICTS

every_language = pytest.mark.parametrize("language", LANGUAGES)
CAVEAT = "p001-gdp-measure"


@pytest.fixture(autouse=True)
def without_copy(monkeypatch):
    monkeypatch.delenv(reading.VARIABLE, raising=False)


def composed(language: str = "en", **parameters: str):
    return pages.compose(View.of("method", language, parameters))


def of(blocks, kind):
    return [block for block in blocks if isinstance(block, kind)]


def tables_of(blocks):
    return [one for fold in of(blocks, Fold) for one in fold.blocks if isinstance(one, Table)]


def audited():
    return checks.verdicts(arithmetic.audit(tables.everything()))


@every_language
def test_every_section_has_its_heading_and_a_way_to_it(language):
    blocks = composed(language)
    anchors = [heading.anchor for heading in of(blocks, Heading)]
    assert [anchor for anchor in anchors if anchor in SECTIONS] == list(SECTIONS)
    assert [go.address.partition("#")[2] for go in of(blocks, Tabs)[0].items] == list(SECTIONS)
    assert [picture.exhibit.id for picture in of(blocks, Picture)] == ["number-tokens"]


def test_the_title_says_what_the_arithmetic_says():
    """What cannot be decided was not tested."""
    message = of(composed(), Title)[0].message
    found = audited()
    assert message.startswith(f"All {found['agrees']} relations")
    assert f"{found['cannot_be_decided']} more cannot be decided" in message


def test_the_title_says_what_does_not_agree(monkeypatch):
    every = arithmetic.audit(tables.everything())
    wrong = every["relation_id"][every["verdict"].to_list().index("agrees")]
    verdict = pl.when(pl.col("relation_id") == wrong).then(pl.lit("does_not_agree"))
    changed = every.with_columns(verdict.otherwise(pl.col("verdict")).alias("verdict"))
    monkeypatch.setattr(audited_page, "audit", lambda: changed)
    message = of(composed(), Title)[0].message
    tested = audited()["agrees"]
    assert message.startswith(f"Of {tested} relations within the report that can be tested, 1 do")


def test_the_arithmetic_is_told_in_the_readers_language_and_without_digits_that_nobody_knows():
    (table,) = [one for one in tables_of(composed()) if one.id == "relations"]
    for row in table.rows:
        given, computed = (cell.text for cell in row.cells[2:4])
        assert not CHINESE.search(given + computed)
        for said in (given, computed):
            bounds = re.search(r"\((.*) – (.*)\)", said)
            assert bounds is None or bounds[1] != bounds[2], said
            assert not re.search(r"\d\.\d{4}|\d{2,}\.\d{3}|\d{3}\.\d{2}", said), said
    said = {cell.text for row in table.rows for cell in row.cells[2:4]}
    assert {"0.116% (0.11 – 0.122)", "$14.8 million (14.74 million – 14.86 million)"} <= said


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_narrows_the_relations(verdict):
    blocks = composed(verdict=verdict)
    (fold,) = [one for one in of(blocks, Fold) if one.blocks and isinstance(one.blocks[0], Table)]
    assert len(fold.blocks[0].rows) == audited()[verdict]
    assert fold.open


@every_language
def test_kind_and_paragraph_narrow_the_caveats(language):
    every = tables.load("caveats")
    kind = every["kind"][0]
    (table,) = [
        t for t in of(composed(language, kind=kind, paragraph="1"), Table) if t.id == "doubts"
    ]
    wanted = every.filter((every["kind"] == kind) & (every["paragraph"] == 1))
    assert sorted(row.cells[0].text for row in table.rows) == sorted(wanted[f"note_{language}"])


@every_language
def test_an_opened_caveat_has_its_card_and_its_row_is_chosen(language):
    blocks = composed(language, caveat=CAVEAT)
    assert [(block.card.kind, block.card.id) for block in of(blocks, CardBlock)] == [
        ("caveat", CAVEAT)
    ]
    (table,) = [t for t in of(blocks, Table) if t.id == "doubts"]
    assert [row.ref for row in table.rows if row.chosen] == [f"caveat/{CAVEAT}"]


def test_wrong_parameters_are_named():
    bad = {"kind": "no", "paragraph": "77", "verdict": "maybe"}
    (problems,) = of(composed(**bad), Problems)
    assert [
        name for name in bad if not any(f"{name}=" in note.words for note in problems.notes)
    ] == []


def test_without_a_copy_the_page_says_how_to_check():
    folds = [fold for fold in of(composed(), Fold) if "developers" in fold.summary]
    assert "southsouth verify" in str(folds)
    assert reading.VARIABLE not in str([*composed()]), "a reader has nothing to set"


def test_with_a_copy_the_page_says_that_every_quotation_agrees(report_copy, monkeypatch):
    monkeypatch.setenv(reading.VARIABLE, str(report_copy))
    blocks = composed()
    printed = checks.extent(tables.everything())["printed"]
    good = [text.words[0] for text in of(blocks, Text) if text.role == "good"]
    assert any(f"{printed:,}" in words for words in good)
    unaccounted = of(blocks, Numbers)[1].items[-1]
    assert unaccounted.value == "0"
