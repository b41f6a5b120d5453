"""Every page runs from the entry script, in both languages, and survives any address."""

import re
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from southsouth import paths, tables
from southsouth.language import LANGUAGES, translate
from southsouth.menu import PAGES

CHARTS = {
    "overview": 2, "map": 1, "timeline": 2, "commissions": 3, "figures": 4,
    "cooperation": 3,
    "organisations": 2,
    "recommendations": 3,
    "paragraphs": 1,
    "data": 0, "method": 1,
    "embeds": 0,
}  # fmt: skip


def opened(page_id: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(paths.ROOT / "streamlit_app.py"), default_timeout=60)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    if page_id != "overview":
        app.switch_page(f"pages/{page_id}.py")
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
    return app


def test_the_menu_equals_the_files():
    assert {entry.id for entry in PAGES} == {path.stem for path in paths.PAGES.glob("*.py")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page_id", [entry.id for entry in PAGES])
def test_a_page_runs_with_its_title_and_charts(page_id, language):
    app = opened(page_id, lang=language)
    title = next(entry.title for entry in PAGES if entry.id == page_id)
    assert not app.exception
    assert [heading.value for heading in app.title] == [translate(title, language)]
    assert len(app.get("bidi_component")) == CHARTS[page_id]


# Every parameter of a page at once; what each may hold is the claim of test_address.py.
MALFORMED = {
    "map": {"kind": "<script>", "from": "9999", "to": "-1", "organiser": "a" * 500},
    "timeline": {"kind": "未知", "from": "２０１２"},
    "commissions": {"commission": "NATO"},
    "figures": {"topic": "<script>", "q": "a" * 500},
    "data": {"table": "../figures"},
    "cooperation": {
        "country": "<script>", "provider": "未知", "partner": "a," * 200, "agency": "%00", "sector": "<b>",
        "mutual": "maybe",
    },
    "organisations": {"kind": "<script>", "function": "未知", "functions": "-1", "top": "a" * 500, "together": "0"},
    "recommendations": {"source": "<script>", "status": "未知", "body": "a" * 500},
    "paragraphs": {"paragraph": "９", "color": "red", "entity": "<b>"},
    "method": {"kind": "no", "paragraph": "77", "verdict": "<b>", "caveat": "x" * 400},
}  # fmt: skip


@pytest.mark.parametrize("page_id", MALFORMED)
def test_a_malformed_address_is_the_default_view_with_a_note_for_each_parameter(page_id):
    bad = MALFORMED[page_id]
    app = opened(page_id, lang="en", **bad)
    assert not app.exception
    notes = [note.value for note in app.warning]
    assert all("in the address is not recognized" in note for note in notes)
    assert [name for name in bad if not any(f"`{name}=" in note for note in notes)] == []
    # Writing it anew would be a step that Back has to undo.
    assert bad.keys() <= app.query_params.keys()


# What each page's address may carry beside the language and the search.
KNOWN = {
    "overview": {}, "map": {"kind": "workshop", "named": "1", "place": "bali", "event": "x"},
    "timeline": {"from": "2012", "organiser": "undp", "event": "x"},
    "commissions": {"commission": "ECE", "event": "x"},
    "figures": {"q": "x", "topic": "funds", "unit": "USD", "paragraph": "48"},
    "cooperation": {"country": "BRA", "mutual": "true", "link": "x"},
    "organisations": {"q": "x", "top": "10", "organisation": "undp"},
    "recommendations": {"source": "JIU", "recommendation": "jiu-4"},
    "paragraphs": {"paragraph": "48", "color": "figures", "entity": "BRA"},
    "data": {"table": "documents", "row": "x"},
    "method": {"kind": "contradiction", "verdict": "agrees"},
    "embeds": {"chart": "timeline", "in": "zh", "theme": "dark"},
}  # fmt: skip


@pytest.mark.parametrize("page_id", KNOWN)
def test_a_parameter_that_a_page_does_not_know_is_noted_and_its_own_are_not(page_id):
    app = opened(page_id, lang="en", knd="workshop", utm_source="letter", **KNOWN[page_id])
    assert not app.exception
    assert [note.value for note in app.warning if "in the address" not in note.value] != []
    noted = " ".join(note.value for note in app.warning)
    assert "no parameter `knd`" in noted
    assert "utm_source" not in noted
    unknown, known = noted.split("; it has ")
    for name in KNOWN[page_id]:
        assert f"`{name}`" in known
        assert f"{name}=" not in unknown


@pytest.mark.parametrize(
    ("page_id", "name", "value"),
    [("map", "named", "yes"), ("map", "place", "atlantis"), ("map", "event", "e" * 300),
     ("figures", "figure", "nothing"), ("figures", "q", "q" * 300), ("embeds", "in", "fr")],
)  # fmt: skip
def test_a_value_that_a_page_does_not_know_is_noted(page_id, name, value):
    app = opened(page_id, lang="en", **{name: value})
    assert not app.exception
    assert any(f"`{name}={value[:10]}" in note.value for note in app.warning)


@pytest.mark.parametrize(
    "value",
    [
        "[Sign in](https://evil.example)",
        "![](//evil.example/x)",
        "`` ` <b> :red[x] $y$",
        "\u202e\n# x",
    ],
)
def test_words_of_the_address_are_shown_and_never_rendered(value):
    app = opened("commissions", lang="en", commission=value, event=value)
    shown = [note.value for note in app.warning] + [note.value for note in app.info]
    about = [text for text in shown if "address" in text or "no fact" in text]
    assert len(about) == 2
    for text in about:
        outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)
        assert not set(outside) & set("[]<>$#\u202e\n`")


def test_a_row_in_the_address_is_shown_and_an_unknown_one_said_to_be_none():
    document = tables.load("documents")["document_id"][3]
    app = opened("data", lang="en", table="documents", row=document)
    assert not app.exception
    told = next(frame.value for frame in app.dataframe if "column" in frame.value.columns)
    assert document in list(told["value"])
    app = opened("data", lang="en", table="documents", row="nothing")
    assert any("`nothing`" in note.value for note in app.info)


@pytest.mark.parametrize("page_id", [entry.id for entry in PAGES])
def test_headings_never_skip_a_level(page_id):
    opens = {
        "map": {"event": "bali-high-level-meeting-2012"},
        "commissions": {"event": "bali-high-level-meeting-2012"},
        "figures": {"figure": tables.load("figures")["figure_id"][2]},
        "cooperation": {"link": tables.load("cooperation")["link_id"][0]},
        "organisations": {"organisation": "undp"},
        "recommendations": {"recommendation": "jiu-4"},
        "method": {"caveat": "p001-gdp-measure"},
    }
    app = opened(page_id, lang="en", search="Bali", **opens.get(page_id, {}))
    levels = [level for element in app.main for level in levels_of(element)]
    # What was searched for stands above the title, under a heading of its own.
    levels = levels[levels.index(1) :]
    assert levels.count(1) == 1
    assert len(levels) > 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def levels_of(element) -> list[int]:
    if hasattr(element, "tag"):
        return [int(element.tag[1])]
    if element.type == "markdown":
        return [len(signs) for signs in re.findall(r"^(#+) ", element.value, re.MULTILINE)]
    if element.type == "html":
        return [int(level) for level in re.findall(r"<h([1-6])", element.proto.body)]
    return []


def test_filters_come_from_the_address():
    app = opened("map", lang="en", kind="workshop", **{"from": "2012", "to": "2012"})
    assert not app.exception
    assert app.multiselect(key="map-kind").value == ["workshop"]
    assert app.slider(key="map-years").value == (2012, 2012)


def test_an_event_in_the_address_opens_its_card():
    app = opened("timeline", lang="en", event="bali-high-level-meeting-2012")
    assert any("46" in text.value or "Bali" in text.value for text in app.markdown)
    assert not app.exception


def test_an_unknown_event_is_said_to_be_unknown():
    app = opened("timeline", lang="en", event="no-such-event")
    assert any("no-such-event" in note.value for note in app.info)
    assert not app.exception


def test_a_search_narrows_the_figures():
    app = opened("figures", lang="en", q="zzzz-nothing")
    assert not app.exception
    assert any(heading.value.startswith("0 ") for heading in app.header)


def test_countries_named_are_a_map_of_their_own():
    app = opened("map", lang="en", named="1")
    assert not app.exception
    assert len(app.get("bidi_component")) == CHARTS["map"] + 1
