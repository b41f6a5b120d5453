"""A release's files below /v: this one as made here, older ones as published, nothing else."""

import html
import json
import re

import httpx2 as httpx
import loops
import published
import pytest
from starlette.applications import Starlette

from southsouth import downloads as tables_as_files
from southsouth import release
from southsouth.embeds import Embed, files
from southsouth.publish import catalogue
from southsouth.resource import Host
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
PUBLISHED = {
    resource.address: resource
    for resource in catalogue.frozen(Host(BASE, static=True))
    if "/figure-" not in resource.address and not published.draws_all(resource)
}  # of figures the address alone tells which it is, and of the list below its parts
OF_EACH_SORT = {published.sort(resource): address for address, resource in PUBLISHED.items()}


@pytest.mark.parametrize("address", OF_EACH_SORT.values())
def test_a_server_answers_with_the_bytes_that_are_published(ask, monkeypatch, address):
    monkeypatch.setenv("SOUTHSOUTH_URL", BASE)
    answer = ask(address)
    assert answer.status_code == 200
    assert answer.content == PUBLISHED[address].body()
    assert "immutable" in answer.headers["cache-control"]


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
    page = PUBLISHED[below + embed.page].body().decode()
    told = re.search(r'type="application/json\+oembed" href="([^"]+)"', page)
    assert told
    assert told[1].startswith(f"{BASE}{below}/oembed/")
    frame = json.loads(PUBLISHED[told[1].removeprefix(BASE)].body())["html"]
    assert f'src="{BASE}{below}{embed.page}"' in html.unescape(frame)
    assert ask(told[1].removeprefix(BASE)).json()["html"] == frame


def test_the_frozen_chart_that_somebody_narrowed_is_pasted_as_it_is(ask, monkeypatch):
    monkeypatch.setenv("SOUTHSOUTH_URL", BASE)
    page = ask(f"/v/{release.RELEASE}/embed/timeline?kind=workshop&theme=dark").text
    assert "embed%2Ftimeline%3Fkind%3Dworkshop%26theme%3Ddark" in page


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
