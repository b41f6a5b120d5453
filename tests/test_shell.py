"""Streamlit's page speaks the reader's language before it starts, and its scripts arrive packed."""

import gzip
import html
import re

import httpx2 as httpx
import pytest

from southsouth import assets, web
from southsouth.exhibits import EXHIBITS
from southsouth.language import LANGUAGES, translate
from southsouth.menu import PAGES
from southsouth.web import packed


@pytest.fixture(scope="module")
def client(server):
    with httpx.Client(base_url=server, timeout=60) as client:
        yield client


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_has_its_language_title_and_first_words(client, page, language):
    answer = client.get(f"/{page.address}?lang={language}")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    title = translate(page.title, language)
    assert f"<title>{title} · " in answer.text
    assert f"<h1>{title}</h1>" in answer.text
    assert answer.text.count('hreflang="') == len(LANGUAGES)
    assert "<title>Streamlit" not in answer.text
    assert answer.headers["cache-control"] == "no-cache"


def test_a_page_with_a_chart_says_where_to_ask_for_its_embed(client):
    charted = {exhibit.page for exhibit in EXHIBITS.values()}
    for page in PAGES:
        text = client.get(f"/{page.address}?lang=zh").text
        found = re.findall(r'type="application/json\+oembed"[^>]* href="([^"]+)"', text)
        assert len(found) == (page.id in charted)
        for address in found:
            assert "/zh" in client.get(html.unescape(address)).json()["html"]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"), ("zh-TW", "zh"), ("fr, zh;q=0.5, en;q=0.4", "zh"),
        ("en-GB, zh;q=0.9", "en"), ("fr", "en"), ("zh;q=0", "en"), ("zh;q=x, en;q=0.1", "en"),
        ("*", "en"), (",;=", "en"), ("", "en"),
    ],
)  # fmt: skip
def test_without_a_language_in_the_address_the_browsers_choice_is_spoken(
    client, accepted, language
):
    answer = client.get("/map", headers={"Accept-Language": accepted})
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["content-language"] == language
    assert "Accept-Language" in answer.headers["vary"]
    asked = client.get("/map?lang=en", headers={"Accept-Language": accepted})
    assert '<html lang="en">' in asked.text


@pytest.mark.parametrize("locale", ["zh-CN", "fr-FR"])
def test_the_page_speaks_the_language_that_its_shell_says(browser, server, locale):
    page = browser.new_page(locale=locale)
    page.goto(f"{server}/data")
    language = page.locator("html").get_attribute("lang") or ""
    title = translate("Data", language)
    page.get_by_test_id("stApp").get_by_role("heading", name=title, exact=True).first.wait_for(
        timeout=60_000
    )
    page.close()


def test_the_scripts_are_streamlits_and_the_menus_alone_is_added(client):
    ours = re.findall(r"<script[^>]*>", client.get("/map").text)
    theirs = re.findall(r"<script[^>]*>", web.shell._streamlit())
    menu = f'<script defer src="{assets.address("menu.js")}">'
    assert sorted(ours) == sorted([*theirs, menu])
    assert client.get(assets.address("menu.js")).status_code == 200


def test_the_first_page_describes_the_dataset(client):
    assert '"@type":"Dataset"' in client.get("/").text


def test_without_script_a_reader_finds_what_needs_none(client):
    page = client.get("/figures").text
    noscript = page[page.index("<noscript>") : page.index("</noscript>")]
    for address in ("/download", "/paragraph/0", "/paragraph/76"):
        assert f'href="{address}"' in noscript
        assert client.get(address).status_code == 200


def test_an_unknown_language_is_the_default(client):
    assert '<html lang="en">' in client.get("/?lang=<script>").text


def test_a_page_with_a_slash_leads_to_the_page_with_its_query(client):
    answer = client.get("/map/?lang=zh", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "/map?lang=zh")


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
