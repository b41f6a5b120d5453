"""Every page runs from the entry script, in both languages, and survives any address."""

import pytest
from streamlit.testing.v1 import AppTest

from southsouth import paths
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
    assert [name for name in bad if not any(f"“{name}=" in note for note in notes)] == []
    assert bad.keys() & app.query_params.keys() == set()


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
    assert any(heading.value.startswith("0 ") for heading in app.subheader)


def test_countries_named_are_a_map_of_their_own():
    app = opened("map", lang="en", named="1")
    assert not app.exception
    assert len(app.get("bidi_component")) == CHARTS["map"] + 1
