"""The addresses of pages, still and live, and what Streamlit's shell says before it starts."""

import gzip
import html
import re

import httpx2 as httpx
import pytest

from southsouth import assets, exhibits, web
from southsouth.language import LANGUAGES, translate
from southsouth.menu import PAGES
from southsouth.ui import widgets
from southsouth.view import page_address
from southsouth.web import packed


@pytest.fixture(scope="module")
def client(server):
    with httpx.Client(base_url=server, timeout=60) as client:
        yield client


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_has_an_address_in_each_language(client, page, language):
    answer = client.get(page_address(page.id, language))
    assert answer.status_code == 200
    assert f'<html lang="{language}" ' in answer.text
    assert answer.headers["content-language"] == language
    asked = client.get(f"/{page.address}?lang={language}")
    assert asked.text == answer.text


def test_the_browsers_wish_changes_no_page(client):
    """An address is one view in every browser; the other language stands beside it."""
    wished = client.get("/map", headers={"Accept-Language": "zh-CN,zh;q=0.9"})
    assert wished.text == client.get("/map").text
    assert 'href="/map/zh" lang="zh"' in wished.text


def test_a_page_says_where_to_ask_for_the_embed_of_its_chart_or_without_one_for_its_link(client):
    drawn = {exhibit.page for exhibit in exhibits.EXHIBITS.values()}
    for page in PAGES:
        text = client.get(page_address(page.id, "zh")).text
        (address,) = re.findall(r'type="application/json\+oembed"[^>]* href="([^"]+)"', text)
        told = client.get(html.unescape(address)).json()
        assert told["type"] == ("rich" if page.id in drawn else "link"), page.id
        assert "/zh" in told.get("html", "/zh")


def test_the_first_page_describes_the_dataset(client):
    assert '"@type":"Dataset"' in client.get("/").text


def test_an_unknown_language_is_the_default_and_is_named(client):
    answer = client.get("/map?lang=<script>")
    assert '<html lang="en" ' in answer.text
    assert "lang=&lt;script&gt;" in answer.text


def test_a_page_with_a_slash_leads_to_the_page_with_its_query(client):
    answer = client.get("/map/zh/?kind=workshop", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "/map/zh?kind=workshop")


def test_a_still_page_is_kept_and_asked_for_anew_by_its_validator(client):
    answer = client.get("/map?kind=workshop")
    again = client.get("/map?kind=workshop", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_live_page_is_streamlits_with_our_head_and_is_not_kept(client, language):
    answer = client.get(f"/map?live=1&lang={language}")
    assert f'<html lang="{language}">' in answer.text
    assert f"<title>{translate('Map', language)} · " in answer.text
    ours, *theirs = re.findall(r"<script[^>]*src=[^>]*>", answer.text)
    assert "/assets/shell-" in ours
    assert theirs == re.findall(r"<script[^>]*src=[^>]*>", web.shell._streamlit())
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_script_the_live_page_leads_to_the_still_one(client, language):
    text = client.get(f"/map?live=1&lang={language}").text
    (said,) = re.findall(r"<noscript>.*?</noscript>", text, re.DOTALL)
    assert f'href="{page_address("map", language)}"' in said
    assert translate("Map", language) in said
    assert "_stcore" not in said
    assert 'rel="service-desc"' not in text


@pytest.mark.parametrize("page", ["", "/map"])
def test_a_live_page_stands_at_one_address_and_says_its_language_there(client, page):
    answer = client.get(f"{page}/zh?live=1&country=IND", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == f"{page or '/'}?live=1&country=IND&lang=zh"


def test_who_runs_no_script_is_led_to_the_same_view(client):
    text = client.get("/map?live=1&lang=zh&from=2013&kind=%22%3Eworkshop").text
    (said,) = re.findall(r"<noscript>.*?</noscript>", text, re.DOTALL)
    assert 'href="/map/zh?from=2013&amp;kind=%22%3Eworkshop"' in said


def test_streamlits_scripts_are_packed_and_kept(client):
    folder = packed._ROOT / "static" / "js"
    script = next(folder.glob("PlotlyChart*.js"))
    answer = client.get(f"/static/js/{script.name}", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.content == script.read_bytes()
    assert len(gzip.compress(answer.content)) < 0.4 * len(answer.content)


@pytest.mark.parametrize(
    "path",
    ["/static/../index.html.js", "/static/js/%2e%2e/%2e%2e/%2e%2e/config.js", "/static/no.js"],
)
def test_nothing_outside_the_folder_is_read(client, path):
    assert client.get(path).status_code in (400, 404)


def test_what_says_how_wide_a_live_field_is_has_nothing_of_a_fold_on_the_page():
    """Both styles hold on a live page: a room called as a fold is had its mark behind the words."""
    rooms = {*(name for _, name in widgets._ROOMS if name), widgets._BEYOND}
    marked = re.findall(r"\.([a-z]+)[^,{} ]*::(?:after|before)", assets.style())
    assert "more" in marked
    assert rooms.isdisjoint(marked)
