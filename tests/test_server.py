"""A real, cold server: deep links, files, refusals, and no request to another host."""

import json
import urllib.error
import urllib.request

import pytest

from southsouth import paths, tables
from southsouth.language import translate
from southsouth.menu import PAGES

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def fetch(address: str, **headers: str):
    return urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=20)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("entry", PAGES[::-1], ids=lambda entry: entry.id)
def test_a_deep_link_opens_its_page_and_asks_no_other_host(server, browser, entry, language):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    outside: list[str] = []
    page.on(
        "request",
        lambda r: (
            outside.append(r.url) if not r.url.startswith((server, "data:", "blob:")) else None
        ),
    )
    page.goto(f"{server}/{entry.address}?lang={language}")
    page.get_by_role(
        "heading", level=1, name=translate(entry.title, language), exact=True
    ).first.wait_for(timeout=60_000)
    page.wait_for_load_state("networkidle")
    page.close()
    assert outside == []


def test_a_map_is_drawn_from_our_own_outline(server, browser):
    page = browser.new_page()
    with page.expect_response(
        lambda r: r.url.endswith("/geo/land/world_110m.json"), timeout=60_000
    ) as outline:
        page.goto(f"{server}/map?lang=en")
    assert outline.value.status == 200
    page.locator(".scattergeo .point").first.wait_for(state="attached", timeout=60_000)
    page.close()


@pytest.mark.parametrize("name", tables.NAMES)
def test_a_table_downloads_in_three_formats(server, name):
    with fetch(f"{server}/download/{name}.csv") as answer:
        assert answer.headers["Content-Type"].startswith("text/csv")
        assert answer.read().startswith(b"\xef\xbb\xbf")
    with fetch(f"{server}/download/{name}.json") as answer:
        assert len(json.load(answer)) == tables.load(name).height
    with fetch(f"{server}/download/{name}.parquet") as answer:
        assert answer.read(4) == b"PAR1"


def test_a_download_the_reader_has_is_not_sent_again(server):
    with fetch(f"{server}/download/figures.csv") as answer:
        tag = answer.headers["ETag"]
    with pytest.raises(urllib.error.HTTPError) as again:
        fetch(f"{server}/download/figures.csv", **{"If-None-Match": tag})
    assert again.value.code == 304


@pytest.mark.parametrize(
    "path", ["/nothing", "/map/nothing", "/download/nothing.csv", "/geo/mars/world_110m.json"]
)
def test_an_unknown_address_is_a_real_404_that_helps(server, path):
    with pytest.raises(urllib.error.HTTPError) as missing:
        fetch(server + path)
    assert missing.value.code == 404
    assert "/timeline" in missing.value.read().decode()


def test_health_tells_the_release(server):
    with fetch(f"{server}/healthz") as answer:
        assert json.load(answer)["release"]


def test_every_answer_has_a_policy_without_other_hosts(server):
    with fetch(server + "/") as answer:
        policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert "unsafe-eval" not in policy


def test_the_descriptor_is_served(server):
    with fetch(f"{server}/download/datapackage.json") as answer:
        assert answer.read().decode() == (paths.DATA / "datapackage.json").read_text(
            encoding="utf-8"
        )
