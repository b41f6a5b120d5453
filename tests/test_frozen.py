"""A release's files below /v: this one as made here, older ones as published, nothing else."""

import httpx2 as httpx
import loops
import pytest
from starlette.applications import Starlette

from southsouth import downloads as tables_as_files
from southsouth import release
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
