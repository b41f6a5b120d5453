"""Live pages: Streamlit runs each, its widgets and the address are in step both ways."""

from collections.abc import Iterator
from functools import cache
from unittest import mock

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from southsouth import html, paths, tokens
from southsouth.language import LANGUAGES
from southsouth.menu import PAGES
from southsouth.resource import Host
from southsouth.ui.show import origin
from southsouth.view import View

WORKSHOP = "urumqi-aquaculture-workshop-2012"


@pytest.fixture(autouse=True, scope="module")
def _components_are_sought_once() -> Iterator[None]:
    """With each run Streamlit asks all that is installed whether it brings a component."""
    found = cache(manifest_scanner.scan_component_manifests)
    with mock.patch.object(manifest_scanner, "scan_component_manifests", found):
        yield


def opened(page_id: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(paths.PACKAGE / "ui" / "front.py"), default_timeout=60)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    if page_id != "overview":
        app.switch_page(f"../../pages/{page_id}.py")
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
    return app


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page_id", [entry.id for entry in PAGES])
def test_a_page_runs_and_shows_every_part_of_the_still_page(page_id, language):
    app = opened(page_id, lang=language)
    assert not app.exception
    parts, _ = html.parts(View.of(page_id, language, {}), Host())
    assert len(app.get("bidi_component")) == sum(isinstance(part, str) for part in parts)


@pytest.mark.parametrize("page_id", ["timeline", "embeds"])
def test_what_is_taken_away_from_a_live_page_names_the_site_it_was_taken_from(page_id, monkeypatch):
    monkeypatch.delenv("SOUTHSOUTH_URL", raising=False)
    with mock.patch("streamlit.context", mock.Mock(url="http://127.0.0.1:8765/timeline?live=1")):
        text = taken(page_id)
    assert "http://127.0.0.1:8765/" in text
    assert "src=&#34;/" not in text
    assert "href=&#34;/" not in text
    monkeypatch.setenv("SOUTHSOUTH_URL", "https://example.org")
    with mock.patch("streamlit.context", mock.Mock(url="http://elsewhere.test/")):
        text = taken(page_id)
    assert "https://example.org/" in text
    assert "elsewhere.test" not in text


def taken(page_id: str) -> str:
    """The HTML of all parts of a live page."""
    app = opened(page_id, lang="en")
    assert not app.exception
    return " ".join(str(part.proto) for part in app.get("bidi_component"))


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://example.org/zh/map?live=1", "https://example.org"),
        ("http://[::1]:8501", "http://[::1]:8501"),
        ("http://name@example.org/", ""),
        ('http://example.org"><b>/', ""),
        ("javascript:alert(1)//http://example.org/", ""),
        ("", ""),
    ],
)
def test_of_an_address_that_a_session_tells_only_an_origin_is_taken(url, found):
    assert origin(url) == found


def test_widgets_show_what_the_address_asks_for():
    app = opened("map", lang="en", kind="workshop", **{"from": "2012"})
    kinds = app.multiselect(key="map-kind")
    assert kinds.value == ["workshop"]
    assert kinds.proto.select_all == 0, "Streamlit's own words for all are English alone"
    assert app.selectbox(key="map-from").value == "2012"


def test_a_widget_that_is_touched_writes_the_address_and_keeps_the_rest():
    app = opened("map", lang="en", kind="workshop", event=WORKSHOP)
    app.selectbox(key="map-from").select("2012").run()
    assert dict(app.query_params) == {
        "lang": "en", "event": WORKSHOP, "kind": "workshop", "from": "2012"
    }  # fmt: skip
    app.multiselect(key="map-kind").set_value([]).run()
    assert "kind" not in app.query_params


def test_of_a_card_that_a_widget_closed_the_next_choice_knows_nothing():
    app = opened("timeline", lang="en", event=WORKSHOP)
    app.multiselect(key="timeline-kind").set_value(["meeting"]).run()
    app.selectbox(key="timeline-from").select("2012").run()
    assert dict(app.query_params) == {"lang": "en", "kind": "meeting", "from": "2012"}


def test_an_address_gone_back_to_sets_the_widgets():
    app = opened("map", lang="en", kind="workshop")
    del app.query_params["kind"]
    app.run()
    assert app.multiselect(key="map-kind").value == []


def test_streamlits_theme_has_the_colours_of_the_tokens():
    import tomllib

    theme = tomllib.loads((paths.ROOT / ".streamlit" / "config.toml").read_text())["theme"]
    names = {
        "primaryColor": "accent", "backgroundColor": "paper", "secondaryBackgroundColor": "band",
        "textColor": "ink", "linkColor": "ink", "borderColor": "ctx",
    }  # fmt: skip
    for kind, colours in tokens.THEMES.items():
        assert theme[kind] == {key: colours[token] for key, token in names.items()}
