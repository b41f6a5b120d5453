"""A host of files alone: other names lead on, and no list leads to itself; a printed story is drawn once."""

import re
from collections.abc import Mapping
from functools import cache
from html import unescape
from itertools import cycle
from urllib.parse import parse_qsl, quote, unquote, urldefrag, urlsplit

import pytest
from playwright.sync_api import Browser
from starlette.applications import Starlette
from starlette.testclient import TestClient

from southsouth import cards, citation, exhibits, filters, html, stories, tables, web
from southsouth.embeds import Embed, charts
from southsouth.html import nothing
from southsouth.language import CHINESE, LANGUAGES, translate
from southsouth.menu import PAGES
from southsouth.permanent import dataset
from southsouth.publish import catalogue, redirects
from southsouth.resource import Host, Resource
from southsouth.view import View, fact_address, page_address

HOST = Host("https://example.org", static=True)
CLIENT = TestClient(Starlette(middleware=web.middleware()), base_url="http://localhost:8501")


@cache
def files() -> Mapping[str, Resource]:
    """Every file of the site, by its address."""
    return {one.address: one for one in catalogue.resources(HOST)}


@cache
def others() -> Mapping[str, Resource]:
    """The pages at other names of what has a page."""
    return {one.address: one for one in redirects.resources(HOST)}


def opened_from(embed: Embed, host: Host) -> tuple[str, str]:
    """Where "Open on South-South Explorer" leads: an address, and the place on that page."""
    words = citation.by_name("Open on {site}", embed.language)
    page = charts.page(embed, host).decode()
    there = unescape(re.search(rf'<a href="([^"]+)">{words}</a>', page)[1])
    return urldefrag(there)


ASKING = re.compile(r'(/[\w./-]*)\?(\w+=[^"\s<\\#]*)')
OFFERING = [
    address for entry in PAGES for address in (page_address(entry.id, code) for code in LANGUAGES)
] + ["/country/AGO", "/event/bali-high-level-meeting-2012", "/place/bali/zh", "/embed/index.json"]
OFFERING += [f"{stories.address(own)}{step}" for own in stories.STORIES for step in ("", "/zh")]


@pytest.mark.parametrize("address", OFFERING)
def test_where_files_alone_answer_nothing_is_offered_that_drops_its_filter(address):
    """A query leads to a page that narrows its list by each of its parameters."""
    page = unescape(files()[address].body().decode())
    for there, query in ASKING.findall(page.replace("https://example.org", "")):
        listed = files()[there].body().decode()
        for name, _ in parse_qsl(query):
            assert f'data-control="{name}"' in listed, f"{there}?{query}"
            assert f"data-f-{name.replace('_', '-')}=" in listed, f"{there}?{query}"


@pytest.mark.parametrize("chart", ["recommendation-duties", "asked-given"])
def test_of_a_narrowed_chart_no_code_and_no_file_is_published(chart):
    pages = [files()[one].body().decode() for one in OFFERING if one.startswith("/story")]
    figures = [
        found
        for page in pages
        for found in re.findall(
            rf'<figure class="chart[^>]* id="{chart}".*?</figure>', page, re.DOTALL
        )
    ]
    assert figures
    narrowed = chart == "recommendation-duties"
    for figure in figures:
        assert ("<textarea" in figure, "download>" in figure) == (not narrowed, not narrowed)


@pytest.mark.parametrize(
    "kind",
    ["figure", "event", "cooperation", "organisation", "commission", "recommendation", "caveat"],
)
def test_a_published_fact_leads_to_its_row(kind):
    own = cards.ids(kind)[-1]
    page = files()[fact_address(kind, own, "zh")].body().decode()
    there, row = re.search(rf'href="https://example.org([^"#]+)#({kind}-[^"]+)"', page).groups()
    assert f'id="{row}"' in files()[there].body().decode()


# A page is asked for once for all charts that it shows.
@cache
def served(address: str) -> str:
    answer = CLIENT.get(address)
    assert answer.status_code == 200
    return answer.text


@cache
def published(address: str) -> str:
    return files()[address].body().decode()


@pytest.mark.parametrize(("chart", "language"), [*zip(exhibits.EXHIBITS, cycle(LANGUAGES), strict=False)])  # fmt: skip
def test_an_embed_opens_on_the_site_where_its_chart_is_drawn(chart, language):
    embed = Embed(chart, language)
    address, place = opened_from(embed, Host())
    live = served(address)
    address, _ = opened_from(embed, HOST)
    for page in (live, published(address)):
        assert f'<html lang="{language}"' in page
        assert f'id="{place}"' in page


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/country/indonesia", "/country/IDN"),
        ("/country/印度尼西亚", "/country/IDN/zh"),
        ("/organisation/united-nations-development-programme", "/organisation/undp"),
        ("/organisation/开发署", "/organisation/undp/zh"),
        ("/place/巴厘", "/place/bali/zh"),
        ("/organizations", "/organisations"),
        ("/regional-commissions", "/commissions"),
        ("/地图", "/map/zh"),
    ],
)
def test_another_name_has_a_page_that_leads_on(address, there):
    assert address in files()
    page = others()[address].body().decode()
    assert f'<link rel="canonical" href="https://example.org{there}">' in page
    assert f'<meta http-equiv="refresh" content="0;url={there}">' in page
    assert f'<a href="{there}">' in page


def test_every_page_of_another_name_is_published_where_files_alone_answer():
    assert others().keys() <= files().keys()
    assert not others().keys() & {one.address for one in catalogue.resources(Host(HOST.base))}


def test_no_other_name_stands_in_the_place_of_a_page_not_even_where_case_is_not_known():
    own = {
        cards.address_of(kind, fact).casefold() for kind in cards.KINDS for fact in cards.ids(kind)
    }
    assert not own & {address.casefold() for address in others()}
    assert len({address.casefold() for address in others()}) == len(others()) > 500


def test_every_other_name_leads_to_a_fact_or_page_that_there_is():
    for one in others().values():
        there = re.search(r'<a href="([^"]+)">', one.body().decode())[1].removesuffix("/zh")
        kind, _, fact = there.strip("/").partition("/")
        assert not fact or cards.known(kind, fact)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_list_of_tables_of_a_published_data_page_leads_to_each_table(language):
    page = html.page(View.of("data", language, {}), HOST).decode()
    main = page[page.index("<main") : page.index("</main>")]
    listed = dataset.page(language, HOST).decode()
    below = "" if language == "en" else f"/{language}"
    for name in tables.NAMES:
        assert f'href="/download{below}#{name}"' in main
        assert f'id="{name}"' in listed
    assert not re.search(rf'<a [^>]*href="/data{below}(#[^"]*)?"', main)


@pytest.fixture(scope="module")
def opened(browser: Browser):
    """Opens a published page; its files come from what would be written."""
    context = browser.new_context()
    page = context.new_page()

    def answer(route):
        found = files().get(urlsplit(unquote(route.request.url)).path)
        if found is None:
            route.fulfill(status=404, body="")
        else:
            route.fulfill(body=found.body(), content_type=found.media_type)

    page.route("**/*", answer)

    def opened(address: str):
        page.goto(HOST.base + address)
        return page

    yield opened
    context.close()


def _left(page) -> int:
    return page.locator(".list[data-of] tbody tr:not([hidden])").count()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("country=Indonesia", "country=IDN"), ("kind=Workshop", "kind=workshop"),
        ("kind=WORKSHOP,meeting", "kind=workshop,meeting"), ("commission=eca", "commission=ECA"),
        ("from=２０１３", "from=2013"), ("kind=workshop,zzz", "kind=workshop"),
        ("kind=zzz", ""), ("kind=,", ""), ("from=2014&to=2013", ""), ("commission=ECA,ECE", ""),
        ("event=x", ""), ("from=<b>x", ""),
    ],
)  # fmt: skip
def test_a_published_list_reads_an_address_as_the_server_does_or_says_that_it_does_not(
    opened, written, meant
):
    rows = filters.positions("events", filters.checked("events", parse_qsl(meant)))
    page = opened(f"/timeline?{quote(written, safe='=&,')}")
    assert _left(page) == len(rows)
    refused = not meant or "zzz" in written
    assert (
        page.locator(".problems").count() == 1
        if refused
        else page.locator(".problems").count() == 0
    )


@pytest.mark.parametrize("base", ["https://example.org", "https://example.org/un/report"])
def test_the_page_for_an_address_without_one_leads_in_each_language_to_every_page_at_any_depth(
    base,
):
    page = nothing.resource(Host(base, static=True)).body().decode()
    root = urlsplit(base).path
    assert set(re.findall(r'<section class="wrap page" id="(\w+)" lang="(\w+)">', page)) == {
        (c, c) for c in LANGUAGES
    }
    for code in LANGUAGES:
        part = re.search(rf'<section [^>]*id="{code}".*?</section>', page, re.DOTALL)[0]
        ways = re.findall(r'href="([^"]+)"', part)
        pages = [page_address(entry.id, code) for entry in PAGES]
        below = "" if code == "en" else f"/{code}"
        assert ways == [f"{root}{one}" for one in (*pages, f"{stories.address()}{below}")]
        assert translate("Nothing at this address", code) in part
        titles = re.findall(r'<a href="[^"]+">([^<]+)</a>', part)
        assert titles == [
            translate(title, code) for title in (*(e.title for e in PAGES), "Stories")
        ]
        assert bool(CHINESE.search(re.search("<p>(.*?)</p>", part)[1])) == (code == "zh")
    loaded = re.findall(r'(?:href|src)="([^"#]+)"', page)
    ours = [one.removeprefix(root) for one in loaded if not one.startswith(("data:", "https:"))]
    assert all(one.startswith(f"{root}/") for one in loaded if one.removeprefix(root) in ours)
    assert [one for one in ours if one not in files()] == []
    assert '<meta name="robots" content="noindex">' in page
    assert 'rel="canonical"' not in page


def test_where_a_live_site_searches_the_page_for_an_address_without_one_leads_to_it():
    host = Host(HOST.base, static=True, explorer="https://live.example")
    page = nothing.resource(host).body().decode()
    assert '<a href="https://live.example/">Search everything</a>' in page
    assert '<a href="https://live.example/zh">' in page
    assert "live.example" not in files()[nothing.ADDRESS].body().decode()


def test_a_published_list_says_in_which_words_it_seeks(opened):
    assert (
        "words that each row shows" in opened("/figures?q=trade").locator(".problems").inner_text()
    )


def test_where_files_alone_answer_nothing_offers_to_search():
    assert 'name="search"' not in html.page(View.of("overview", "en", {}), HOST).decode()
    assert 'name="search"' in html.page(View.of("overview", "en", {}), Host()).decode()


def test_a_printed_story_shows_each_chart_once_in_its_last_state(browser: Browser, server: str):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(server + stories.address(next(iter(stories.STORIES))))
    shown = "all => all.map(one => [...one.querySelectorAll('.stage')].map(stage => stage.checkVisibility()))"
    page.emulate_media(media="print")
    walks = page.locator(".strides").evaluate_all(shown)
    assert len(walks) >= 4
    for steps in walks:
        assert steps[-1]
        assert not any(steps[:-1])
    assert page.locator(".tell").evaluate_all("all => all.every(one => one.checkVisibility())")
    context.close()
