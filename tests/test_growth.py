"""Pages and files keep their bounds when the tables grow."""

import gzip
import json
import mimetypes
import re
import subprocess
import sys
from itertools import chain
from typing import Any

import brotli
import pytest
from playwright.sync_api import Route, expect
from starlette.applications import Starlette
from starlette.testclient import TestClient

from southsouth import assets, downloads, paths, tables
from southsouth.downloads import encoding
from southsouth.exhibits import EXHIBITS
from southsouth.exhibits.base import MOST
from southsouth.pages.parts import ROWS, WHOLE
from southsouth.web import downloads as routes

MOST_BYTES = 150_000
ROW = re.compile(r'<tr id="[^"]*" data-ref="([^"]*)"')


@pytest.fixture(scope="module")
def enlarged() -> dict[str, Any]:
    """What `enlarged.py` tells of tables ten times as large."""
    told = subprocess.run(
        [sys.executable, "tests/enlarged.py"],
        cwd=paths.ROOT, env={"PYTHONPATH": str(paths.ROOT), "LANG": "C.UTF-8"}, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    return json.loads(told.stdout)


def test_every_row_of_a_long_list_is_on_exactly_one_page(enlarged):
    for page, pages in enlarged["pages"].items():
        rows = list(chain.from_iterable(one["rows"] for one in pages))
        assert len(rows) == len(set(rows)) == enlarged["whole"][page]


def test_a_page_has_so_many_rows_and_bytes_at_most(enlarged):
    for page, pages in enlarged["pages"].items():
        assert max(len(one["rows"]) for one in pages) == ROWS, page
    for page, sizes in enlarged["bytes"].items():
        assert max(sizes) < MOST_BYTES, page


def test_pages_lead_to_those_before_and_after_and_say_which_rows_they_show(enlarged):
    pages = enlarged["pages"]["timeline"]
    assert pages[0]["says"] == "Rows 1 to 100 of 960"
    assert pages[-1]["says"] == "Rows 901 to 960 of 960"
    assert [one["before"] for one in pages[:3]] == ["", "/timeline#list", "/timeline?page=2#list"]
    assert [one["after"] for one in pages[-2:]] == ["/timeline?page=10#list", ""]


def test_what_is_no_page_of_the_list_is_noted_and_the_first_is_shown(enlarged):
    first = enlarged["pages"]["timeline"][0]["rows"]
    for said, told in enlarged["refused"].items():
        assert told["rows"] == first, said
        assert len(told["notes"]) == 1
        assert "page=" in told["notes"][0]


def test_what_is_chosen_is_shown_on_its_page_unless_another_is_asked_for(enlarged):
    assert enlarged["chosen"]["chosen"] == [f"event/{enlarged['last']}"]
    assert enlarged["kept"]["rows"] == enlarged["pages"]["timeline"][1]["rows"]


def test_where_files_alone_answer_every_row_is_in_one_of_them(enlarged):
    files = enlarged["files"]
    assert len(files) == 10
    rows = [ref for file in files.values() for ref in ROW.findall(file)]
    assert len(rows) == len(set(rows)) == enlarged["whole"]["timeline"]


def test_a_filter_of_a_host_of_files_narrows_the_rows_of_all_parts(browser, enlarged):
    files = {f"https://example.org{address}": file for address, file in enlarged["files"].items()}
    files |= {f"https://example.org{one.address}": one.body() for one in assets.resources()}

    def answer(route: Route) -> None:
        body = files.get(route.request.url.partition("?")[0])
        kind = mimetypes.guess_type(route.request.url)[0] or "text/html"
        route.fulfill(status=200 if body else 404, body=body or "", content_type=kind)

    page = browser.new_page()
    page.route("**/*", answer)
    page.goto("https://example.org/timeline/page/2")
    page.get_by_role("link", name="Further rows").click()
    expect(page).to_have_url("https://example.org/timeline/page/3#list")
    page.goto("https://example.org/timeline/page/2?kind=workshop")
    expect(page).to_have_url("https://example.org/timeline?kind=workshop")
    page.locator(".list .more input").evaluate_all("all => all.forEach((one) => one.click())")
    workshops = 10 * tables.load("events").filter(kind="workshop").height
    expect(page.locator(".list tbody tr:visible")).to_have_count(workshops)
    expect(page.locator(".list h2")).to_have_text(f"{workshops} events")
    page.close()


def test_a_picture_of_many_rows_says_what_it_draws_of_them(enlarged):
    pictures = {**enlarged["pages"]["cooperation"][0]["pictures"], **enlarged["pages"]["timeline"][0]["pictures"]}  # fmt: skip
    drawn = f"the first {MOST} are drawn"
    assert {name: drawn in note for name, (_, note) in pictures.items()} == {
        "cooperation-map": True, "cooperation-matrix": True, "cooperation-amounts": False,
        "timeline": False,
    }  # fmt: skip
    assert "960 rows are too many to draw one by one" in pictures["timeline"][1]


def test_the_reports_own_lists_stand_whole_and_its_charts_draw_every_row():
    assert max(tables.load(name).height for name in ("events", "figures", "cooperation")) <= WHOLE
    assert not [name for name, one in EXHIBITS.items() if one.is_crowded(one.frame())]


@pytest.mark.parametrize("name", tables.NAMES)
def test_a_file_in_pieces_is_the_file_made_at_once(name, monkeypatch):
    monkeypatch.setattr(encoding, "_OF_A_PIECE", 7)
    every = range(tables.load(name).height)
    for extension in set(downloads.formats_of(name)) & set(encoding.IN_PIECES):
        pieces = list(encoding.pieces(name, every, extension))
        assert b"".join(pieces) == encoding.encode_rows(name, every, extension), extension


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Downloads alone, where ninety rows are many."""
    monkeypatch.setattr(downloads, "MANY", 90)
    return TestClient(Starlette(routes=list(routes.routes())))


def test_a_file_of_many_rows_is_sent_while_it_is_made(client):
    answer = client.get("/download/events.csv", headers={"Accept-Encoding": "identity"})
    assert answer.content == encoding.encode_rows("events", range(96), "csv")
    assert "content-length" not in answer.headers
    assert 'filename="events.csv"' in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("form", "unpacked"), [("gzip", gzip.decompress), ("br", brotli.decompress)]
)
def test_it_is_packed_on_the_way_for_who_takes_it(client, form, unpacked):
    with client.stream("GET", "/download/events.json", headers={"Accept-Encoding": form}) as sent:
        packed = b"".join(sent.iter_raw())
    assert sent.headers["content-encoding"] == form
    assert unpacked(packed) == encoding.encode_rows("events", range(96), "json")


def test_its_head_is_empty_and_a_copy_that_is_current_is_not_sent_again(client):
    head = client.head("/download/events.csv")
    assert (head.status_code, head.content) == (200, b"")
    since = {"If-Modified-Since": head.headers["last-modified"]}
    assert client.get("/download/events.csv", headers=since).status_code == 304


def test_few_rows_of_a_long_table_are_a_file_of_known_length(client):
    answer = client.get("/download/events.csv?kind=workshop")
    assert "content-length" in answer.headers
    assert client.get("/download/events.csv?kind=nonsense").status_code == 400
