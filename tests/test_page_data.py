"""The data page: every table with its rows, files, filters and columns; one row by its address."""

import re
from urllib.parse import parse_qsl

import pytest

from southsouth import downloads, filters, html, keys, pages, tables
from southsouth.blocks import SITE, Code, Files, Go, Problems, Steps, Table, Text, Title
from southsouth.language import LANGUAGES, number
from southsouth.pages.data import SHOWN
from southsouth.permanent import facts
from southsouth.resource import Host
from southsouth.view import View

every_table = pytest.mark.parametrize("name", tables.NAMES)


def composed(language: str = "en", **parameters: str):
    return pages.compose(View.of("data", language, parameters))


def of(blocks, kind):
    return [block for block in blocks if isinstance(block, kind)]


def table(blocks, name: str) -> Table:
    return next(block for block in of(blocks, Table) if block.id == name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_is_listed_with_its_rows(language):
    blocks = composed(language)
    rows = table(blocks, "tables").rows
    assert [row.cells[0].text for row in rows] == list(tables.NAMES)
    assert [row.cells[1].text for row in rows] == [str(tables.load(n).height) for n in tables.NAMES]
    total = number(sum(tables.load(name).height for name in tables.NAMES), language)
    assert total in of(blocks, Title)[0].message


@every_table
def test_a_table_has_its_files_its_filters_and_its_columns(name):
    blocks = composed(table=name)
    (files,) = of(blocks, Files)
    assert [go.address for go in files.items] == [
        downloads.address(f"{name}.{kind}") for kind in downloads.formats_of(name)
    ]
    offered = filters.of_table(name)
    if offered:
        assert [row.cells[0].text for row in table(blocks, "parameters").rows] == [
            entry.name for entry in offered
        ]
    described = {row.cells[0].text for row in table(blocks, "dictionary").rows}
    assert set(tables.load(name).columns) <= described


@every_table
def test_the_example_of_a_filter_is_one_that_downloads_accept(name):
    codes = [block.text for block in of(composed(table=name), Code)]
    if filters.of_table(name):
        query = codes[0].partition("?")[2]
        assert filters.checked(name, parse_qsl(query, strict_parsing=True))
    assert all(SITE in code for code in codes)


def test_a_long_table_is_read_in_steps_that_leave_nothing_out():
    height = tables.load("number_audit").height
    seen: list[str] = []
    for start in range(1, height + 1, SHOWN):
        blocks = composed(table="number_audit", start=str(start))
        seen += [row.cells[0].text for row in table(blocks, "rows").rows]
        (steps,) = of(blocks, Steps)
        assert (steps.before is None) == (start == 1)
        assert (steps.after is None) == (start + SHOWN > height)
    assert seen == [str(one) for one in keys.row_ids(tables.load("number_audit"), "number_audit")]


@every_table
def test_a_row_is_shown_column_by_column(name):
    ids = [str(one) for one in keys.row_ids(tables.load(name), name)]
    for row_id in ids[-1:]:
        shown = table(composed(table=name, row=row_id), "row")
        columns = {row.cells[0].text: row.cells[1].text for row in shown.rows}
        last = tables.load(name).row(-1, named=True)
        assert {k: _read(v) for k, v in last.items() if v is not None}.items() <= columns.items()


def _read(value: object) -> str:
    """A value as a reader of English writes it: 30,000,000,000,000 and not 30000000000000.0."""
    return f"{value:,}".removesuffix(".0") if isinstance(value, float) else str(value)


@pytest.mark.parametrize(("lang", "said"), [("en", "30,000,000,000,000"), ("zh", "20,000")])
def test_numbers_of_a_table_are_written_to_be_read(lang, said):
    shown = table(composed(lang), "rows")
    texts = {cell.text for row in shown.rows for cell in row.cells}
    assert said in texts
    assert not any(re.fullmatch(r"\d+\.0|\d{5,}", text) for text in texts)


def test_a_row_that_does_not_exist_is_said_before_anything_else():
    blocks = composed(table="events", row="nowhere-1999")
    (said,) = (text for text in of(blocks, Text) if text.role == "info")
    assert said.words == ("No row of the table events has the id nowhere-1999.",)
    assert [type(one) for one in blocks[: blocks.index(said)]] == [Title]


def test_a_row_that_another_table_has_is_named_with_the_way_to_it():
    (said,) = (t for t in of(composed(row="jiu-review-ssc-2011"), Text) if t.role == "info")
    [way] = [word for word in said.words if isinstance(word, Go)]
    assert said.words[0] == "No row of the table figures has the id jiu-review-ssc-2011."
    assert way.words == "The table events has one."
    assert way.address == "/data?table=events&row=jiu-review-ssc-2011"


def _told(page: bytes) -> dict[str, str]:
    """What the head of a page tells those who link to it."""
    return dict(
        re.findall(
            r'<meta property="(og:(?:title|description|image))" content="([^"]*)"', page.decode()
        )
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_a_row_tells_of_the_fact_that_it_states(language):
    host, event = Host("https://example.org"), "bali-high-level-meeting-2012"
    page = html.page(View.of("data", language, {"table": "events", "row": event}), host)
    told = _told(facts.page("event", event, language, host))
    assert len(told) == 3
    assert _told(page) == told
    assert re.search(rf'json\+oembed"[^>]*{event}', page.decode())


@pytest.mark.parametrize("asked", [{}, {"row": "nowhere-1999"}, {"table": "documents", "row": "2"}])
def test_a_link_to_what_states_no_fact_tells_of_the_page(asked):
    page = html.page(View.of("data", "en", asked), Host("https://example.org"))
    assert "tables" in _told(page)["og:title"]


def test_wrong_parameters_are_named():
    (problems,) = of(composed(table="../nothing", start="7"), Problems)
    assert [
        name
        for name in ("table=../nothing", "start=7")
        if not any(name in note.words for note in problems.notes)
    ] == []
