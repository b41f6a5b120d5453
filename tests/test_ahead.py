"""A replica that is told to makes its pages and charts before readers are sent to it."""

import threading
from contextlib import asynccontextmanager

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from southsouth import environment
from southsouth.charts.sheet import WIDTHS
from southsouth.exhibits import EXHIBITS
from southsouth.language import LANGUAGES
from southsouth.menu import PAGES
from southsouth.web import ahead, health


@pytest.fixture
def served(monkeypatch):
    monkeypatch.setattr(health.State, "ending", False)
    monkeypatch.setattr(ahead, "EXHIBITS", {})
    monkeypatch.setattr(ahead.Ahead, "awaited", False)
    return lambda lifespan: TestClient(
        Starlette(routes=health.routes(), lifespan=lifespan), base_url="http://127.0.0.1"
    )


def test_it_is_ready_when_every_page_is_made_and_answers_meanwhile(served, monkeypatch, caplog):
    """One that cannot be made is told and keeps no other from being."""
    asked, go_on, last = [], threading.Event(), threading.Event()

    def page(view, host):
        asked.append((view.page_id, view.lang, host.base))
        assert go_on.wait(60)
        if len(asked) == 2 * len(PAGES):
            last.set()
        if len(asked) == 1:
            raise LookupError("no such thing")

    monkeypatch.setattr(ahead.html, "page", page)
    monkeypatch.setenv(environment.AHEAD.name, "1")
    monkeypatch.setenv("SOUTHSOUTH_URL", "https://example.org")
    with served(lambda app: ahead.made()) as client:
        assert client.get("/readyz").status_code == 503
        assert client.get("/readyz").json()["status"] == "starting"
        assert client.get("/healthz").status_code == 200
        go_on.set()
        assert last.wait(60)
        # Until the last thread has told that it ended.
        assert any(client.get("/readyz").status_code == 200 for _ in range(10_000))
    every = [(page.id, code, "https://example.org") for page in PAGES for code in LANGUAGES]
    assert asked == every
    assert [record.what for record in caplog.records] == ["/"]


def test_a_server_that_ends_meanwhile_makes_no_further_page(served, monkeypatch):
    made, ending = [], threading.Event()

    @asynccontextmanager
    async def lifespan(app):
        async with ahead.made():
            yield
            ending.set()

    monkeypatch.setattr(ahead.html, "page", lambda view, host: made.append(ending.wait(60)))
    monkeypatch.setenv(environment.AHEAD.name, "1")
    with served(lifespan) as client:
        assert client.get("/readyz").status_code == 503
    assert made == [True]


def test_nothing_is_made_ahead_unless_that_is_asked_for(served, monkeypatch):
    monkeypatch.setattr(ahead.html, "page", lambda view, host: pytest.fail("made unasked"))
    monkeypatch.delenv(environment.AHEAD.name, raising=False)
    with served(lambda app: ahead.made()) as client:
        assert client.get("/readyz").status_code == 200


def test_every_chart_is_made_in_every_language_and_width():
    charts = [what for what, _ in ahead._makers()][len(PAGES) * len(LANGUAGES) :]
    filtered = len(ahead._LANDS) * len(WIDTHS)
    assert len(charts) == len(EXHIBITS) * len(LANGUAGES) * len(WIDTHS) + filtered
    exhibit = EXHIBITS["timeline"]
    make = next(make for what, make in ahead._makers() if what == f"timeline {WIDTHS['wide']}")
    assert make() is exhibit.drawn("en", WIDTHS["wide"], exhibit.frame())
