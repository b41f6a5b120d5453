"""A release's files below /v: this one as made here, older ones as published, nothing else."""

import html
import json
import re
from collections.abc import Mapping
from functools import cache

import httpx2 as httpx
import loops
import published
import pytest
from starlette.applications import Starlette

from southsouth import downloads as tables_as_files
from southsouth import release
from southsouth.embeds import Embed, files
from southsouth.publish import catalogue
from southsouth.resource import Host, Resource
from southsouth.web import downloads, embeds, frozen

OLDER = "2020.01.0"


@pytest.fixture
def ask(tmp_path, monkeypatch):
    """Asks an explorer that has a published folder with one older release."""
    kept = tmp_path / "v" / OLDER / "embed" / "timeline"
    kept.mkdir(parents=True)
    (kept / "index.html").write_text("<!doctype html><title>old</title>")
    (tmp_path / "secret.txt").write_text("secret")
    monkeypatch.setenv("SOUTHSOUTH_SITE", str(tmp_path))
    app = Starlette(routes=frozen.routes([*downloads.routes(), *embeds.routes()]))

    def asking(address: str) -> httpx.Response:
        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(app=app)
            async with httpx.AsyncClient(
                transport=transport, base_url="http://localhost"
            ) as client:
                return await client.get(address)

        return loops.run(once())

    return asking


def test_this_release_is_kept_for_ever_and_links_within_itself(ask):
    answer = ask(f"/v/{release.RELEASE}/embed/timeline")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert f"/v/{release.RELEASE}/embed/timeline/" in answer.text


def test_its_downloads_are_those_of_today(ask):
    answer = ask(f"/v/{release.RELEASE}/download/events.csv")
    assert answer.content == tables_as_files.table("events", "csv")


BASE = "https://example.org"


@cache
def of_files() -> Mapping[str, Resource]:
    """What is published of the release, by address; but figures, of which the address alone tells which it is, and
    the list whose parts are compared below."""
    every = catalogue.frozen(Host(BASE, static=True))
    wanted = (one for one in every if "/figure-" not in one.address)
    return {one.address: one for one in wanted if not published.draws_all(one)}


def test_a_server_answers_with_the_bytes_that_are_published(ask, monkeypatch):
    """One file of each sort."""
    monkeypatch.setenv("SOUTHSOUTH_URL", BASE)
    of_each_sort = {published.sort(resource): resource for resource in of_files().values()}
    assert len(of_each_sort) > 50
    for resource in of_each_sort.values():
        answer = ask(resource.address)
        assert answer.status_code == 200, resource.address
        assert answer.content == resource.body(), resource.address
        assert "immutable" in answer.headers["cache-control"], resource.address


def test_the_list_of_charts_of_a_release_is_the_same_on_both_sides():
    hosts = [Host(BASE, static=static, release=release.RELEASE) for static in (True, False)]
    one, two = (files.index(host).parts[0].body() for host in hosts)
    assert one == two


@pytest.mark.parametrize(
    "embed", [Embed("timeline", "zh"), Embed("shares"), Embed("country/IDN", is_fact=True)]
)
def test_who_pastes_a_frozen_embed_gets_the_frozen_one(ask, monkeypatch, embed):
    monkeypatch.setenv("SOUTHSOUTH_URL", BASE)
    below = f"/v/{release.RELEASE}"
    page = of_files()[below + embed.page].body().decode()
    told = re.search(r'type="application/json\+oembed" href="([^"]+)"', page)
    assert told
    assert told[1].startswith(f"{BASE}{below}/oembed/")
    frame = json.loads(of_files()[told[1].removeprefix(BASE)].body())["html"]
    assert f'src="{BASE}{below}{embed.page}"' in html.unescape(frame)
    assert ask(told[1].removeprefix(BASE)).json()["html"] == frame


def test_the_frozen_chart_that_somebody_narrowed_is_pasted_as_it_is(ask, monkeypatch):
    monkeypatch.setenv("SOUTHSOUTH_URL", BASE)
    page = ask(f"/v/{release.RELEASE}/embed/timeline?kind=workshop&theme=dark").text
    assert "embed%2Ftimeline%3Fkind%3Dworkshop%26theme%3Ddark" in page


@pytest.mark.parametrize(
    "rest", ["/oembed/timeline", "/oembed/nosuch.json", "/download/nosuch.csv"]
)
def test_what_a_release_has_not_is_told_on_a_page_that_names_it_as_it_was_asked(ask, rest):
    answer = ask(f"/v/{release.RELEASE}{rest}")
    assert answer.status_code == 404
    assert f"/v/{release.RELEASE}{rest}" in answer.text
    assert answer.headers["access-control-allow-origin"] == "*"


def test_an_older_release_is_served_as_it_was_published(ask):
    for address in (f"/v/{OLDER}/embed/timeline", f"/v/{OLDER}/embed/timeline/"):
        answer = ask(address)
        assert (answer.status_code, "old" in answer.text) == (200, True)
        assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "address",
    [
        "/v/1999/embed/timeline",
        f"/v/{OLDER}/embed/nothing",
        f"/v/{OLDER}/event/x",
        f"/v/{OLDER}/embed/../../../secret.txt",
        f"/v/{OLDER}/embed/..%2f..%2f..%2fsecret.txt",
        f"/v/{release.RELEASE}/healthz",
    ],
)
def test_nothing_else_is_served_below_it(ask, address):
    answer = ask(address)
    assert answer.status_code == 404
    assert "secret" not in answer.text.replace("secret.txt", "")


def test_without_a_published_folder_there_are_no_older_releases(ask, monkeypatch):
    monkeypatch.delenv("SOUTHSOUTH_SITE")
    assert ask(f"/v/{OLDER}/embed/timeline").status_code == 404
