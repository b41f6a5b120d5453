"""An address that nobody has leads to what it means, in any spelling; else to a page that helps."""

import html
import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from southsouth import cards, exhibits, release, stories, synonyms, tables, web
from southsouth.embeds import Embed, facts
from southsouth.language import LANGUAGES, in_language, translate
from southsouth.menu import PAGES
from southsouth.schemas import outside
from southsouth.view import page_address
from southsouth.web import astray, missing
from southsouth.web.middleware import Headers, KnownAddresses

CHART = "ss-gate-funnel"
EVENT = "bali-high-level-meeting-2012"
STORY = next(iter(stories.STORIES))
ADDRESSES = [
    *(page_address(page.id, code) for page in PAGES for code in LANGUAGES if page.address or code == "zh"),
    *(f"/{kind}/{cards.ids(kind)[0]}{below}" for kind in cards.KINDS for below in ("", "/zh", "/citation.bib")),
    f"/{'event'}/{EVENT}/zh/citation.ris",
    stories.address(), f"{stories.address()}/zh", stories.address(STORY), f"{stories.address(STORY)}/zh",
    f"{stories.address(STORY)}/image-en.png", f"/embed/{CHART}", f"/embed/{CHART}/zh", f"/embed/{CHART}.svg",
    f"/embed/{CHART}/rows.csv", f"/embed/{CHART}/figure-en-350-dark.json",
    *(f"/embed/fact/{facts.embed_id(kind, cards.ids(kind)[0])}" for kind in facts.KINDS),
    f"/embed/fact/{EVENT}/zh", "/download", "/download/zh", "/download/events.csv", "/download/southsouth.zip",
    "/sitemap.xml", "/openapi.json", "/embed/index.json", "/oembed",
]  # fmt: skip


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = Headers(KnownAddresses(Starlette(), web.routes()))
    with TestClient(app, base_url="https://testserver", follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("spelt", [str.upper, str.title])
def test_an_address_in_any_case_leads_to_it_in_one_step(client, address, spelt):
    other = spelt(address)
    if other == address:
        return
    answer = client.get(quote(f"{other}") + "?lang=zh&x=1")
    assert (answer.status_code, answer.headers["location"]) == (308, f"{address}?lang=zh&x=1")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", cards.ids("commission"))
def test_a_commission_is_found_by_every_name_of_the_body_that_it_is(client, code, language):
    body = tables.where("organisations", organisation_id=code.lower()).row(0, named=True)
    names = [body["acronym"], body[f"name_{language}"], *synonyms.body_short_names(code.lower())]
    for name in filter(None, names):
        for spelt in {name, name.lower()} - {code}:
            answer = client.get(f"/commission/{quote(spelt)}/{language}")
            assert answer.headers["location"] == f"/commission/{code}/{language}", spelt
    assert client.get(f"/commission/{quote('经社会')}").status_code == 404


FROZEN = f"/v/{release.RELEASE}"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("embed/TIMELINE?kind=workshop", "embed/timeline?kind=workshop"),
        ("embed/Timeline.svg?width=640", "embed/timeline.svg?width=640"),
        ("embed/timeline/ZH", "embed/timeline/zh"),
        ("embed/timeline/rows.CSV", "embed/timeline/rows.csv"),
        ("download/EVENTS.csv", "download/events.csv"),
        ("download/figures.CSV?unit=USD", "download/figures.csv?unit=USD"),
        ("download/southsouth.ZIP", "download/southsouth.zip"),
        ("embed/fact/country/indonesia", "embed/fact/country/IDN"),
        ("Embed/timeline", "embed/timeline"),
        ("DOWNLOAD/events.csv", "download/events.csv"),
    ],
)
def test_another_spelling_in_a_frozen_release_leads_to_what_that_release_keeps(
    client, asked, meant
):
    answer = client.get(f"{FROZEN}/{asked}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"{FROZEN}/{meant}")
    assert "immutable" in answer.headers["cache-control"]
    assert client.get(answer.headers["location"]).status_code == 200
    assert client.get(f"{FROZEN.upper()}/{asked}").headers["location"] == f"{FROZEN}/{meant}"


@pytest.mark.parametrize(
    "asked", ["Event/x", "MAP", "embed/zh", "embed/nothing", "healthz", "event/undp"]
)
def test_what_a_release_does_not_keep_leads_nowhere_from_it(client, asked):
    answer = client.get(f"{FROZEN}/{asked}")
    assert answer.status_code == 404
    assert client.get(f"{FROZEN.upper()}/{asked}").headers.get("location") in (
        None,
        f"{FROZEN}/{asked}",
    )


def test_a_way_out_of_a_release_is_not_kept_for_ever(client):
    """Images of facts stood once where embeds are; they have moved to their pages, which are of today."""
    answer = client.get(f"{FROZEN}/embed/fact/{EVENT}/image-en.png")
    assert not answer.headers["location"].startswith("/v/")
    assert "immutable" not in answer.headers.get("cache-control", "")


def test_an_older_release_keeps_its_own_names(client):
    answer = client.get("/V/2020.01.0/embed/TIMELINE")
    assert (answer.status_code, answer.headers["location"]) == (308, "/v/2020.01.0/embed/TIMELINE")
    assert client.get("/v/2020.01.0/embed/TIMELINE").status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_as_it_is_leads_nowhere_else(client, address):
    assert astray.leads_to(address) is None
    assert client.get(address).status_code in (200, 400)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/zh/map", "/map/zh"),
        ("/地图", "/map/zh"),
        ("/organizations", "/organisations"),
        ("/Regional commissions", "/commissions"),
        ("/story", "/stories"),
        ("/events/Bali-High-Level-Meeting-2012", f"/event/{EVENT}"),
        ("/organizations/UNDP/zh", "/organisation/undp/zh"),
        ("/countries/Indonesia", "/country/IDN"),
        ("/embed/fact/event/" + EVENT, f"/embed/fact/{EVENT}"),
        ("/embed/fact/UNDP", "/embed/fact/organisation/undp"),
        ("/embed/fact/country/indonesia/ZH", "/embed/fact/country/IDN/zh"),
        ("/document/A/66/717/Add.1/ZH", "/document/a-66-717-add-1/zh"),
        ("/Embed/Organisation-Network", "/embed/organisation-network"),
        ("/paragraph/07", "/paragraph/7"),
        ("/about", "/method"),
        ("/关于/zh", "/method/zh"),
    ],
)
def test_another_name_for_it_leads_there_too(client, asked, meant):
    answer = client.get(quote(asked))
    assert (answer.status_code, answer.headers["location"]) == (308, quote(meant))


def proposals(page: str) -> list[str]:
    found = re.search(r'<ul class="lines">(.*?)</ul>', page, re.DOTALL)
    return re.findall(r'href="([^"]+)"', found[1]) if found else []


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("/event/bali", f"/event/{EVENT}"),
        ("/evnt/bali", f"/event/{EVENT}"),
        ("/place/jakarta", "/country/IDN"),
        ("/place/雅加达/zh", "/country/IDN/zh"),
        ("/country/Indonesien", "/country/IDN"),
        ("/timline", "/timeline"),
        ("/timline/zh", "/timeline/zh"),
        ("/figure/gdp", "/figure/p001-developing-share-world-gdp-2012"),
        ("/story/who-helps", "/story/who-helps-whom"),
        ("/embed/timelin", "/embed/timeline"),
        ("/organisation/unpd", "/organisation/undp"),
    ],
)
def test_what_nobody_has_is_a_404_that_proposes_what_is_like_it(client, asked, near):
    answer = client.get(quote(asked))
    assert answer.status_code == 404
    assert near in proposals(answer.text)[:2]
    for address in proposals(answer.text):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        "/download/nosuch.csv", "/embed/nosuch", "/embed/nosuch/rows.csv", f"/event/{EVENT}/citation.xyz",
        "/event/nosuch/citation.csl.json", "/v/2020.01.0/download/events.csv", "/nosuch",
        f"/v/{release.RELEASE}/embed/nosuch", "/cooperation/p036-jpn-idn/citation.bib",
    ],
)  # fmt: skip
def test_a_page_of_another_host_may_read_that_there_is_nothing(client, asked):
    answer = client.get(asked, headers={"Origin": "https://a.example"})
    assert answer.status_code in (404, 410)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize("retired", ["cooperation/p036-jpn-idn", "caveat/p036-second-of-what"])
@pytest.mark.parametrize(
    "asked", ["/{}", "/{}/zh", "/{}/citation.bib", "/embed/fact/{}", "/embed/fact/{}.svg"]
)
def test_a_fact_that_was_withdrawn_is_gone_and_says_so(client, asked, retired):
    answer = client.get(asked.format(retired), headers={"Accept-Language": "en"})
    said = translate(missing.WITHDRAWN, "zh" if asked.endswith("/zh") else "en")
    assert answer.status_code == 410
    assert said in answer.text
    for address in proposals(answer.text):
        assert client.get(address).status_code == 200


def test_no_fact_that_stands_is_called_withdrawn():
    assert outside.RETIRED.isdisjoint(fact for kind in cards.KINDS for fact in cards.ids(kind))


def test_numbers_with_a_mark_between_them_are_not_read_as_one(client):
    for asked in ("/paragraph/1.0", "/paragraph/1-2", "/paragraph/p7,5", "/recommendation/jiu-1.2"):
        assert client.get(asked).status_code == 404, asked


@pytest.mark.parametrize(
    "asked",
    [
        "/EVENT/bali-high-level-meeting-2012/evil.example", "/Story/asked-and-given/evil.example",
        "/EMBED/timeline/evil.example", "/Embed/Fact/UNDP/evil.example/x", "/Country/IDN/zh/zh/zh",
    ],
)  # fmt: skip
def test_what_is_nowhere_below_an_address_leads_nowhere(client, asked):
    assert client.get(asked).status_code == 404


@pytest.mark.parametrize("asked", ["/country/Nowhere", "/place/whatever"])
def test_a_text_that_says_a_word_is_not_called_close_to_it(client, asked):
    near = proposals(client.get(asked).text)
    assert not [address for address in near if address.startswith(("/caveat", "/paragraph/"))]


@pytest.mark.parametrize("asked", ["/wp-login.php", "/.env", "/qqqqqq", "/a/b/c/d", "/assets/x.js"])
def test_what_is_like_nothing_proposes_nothing(client, asked):
    answer = client.get(asked)
    assert answer.status_code == 404
    assert proposals(answer.text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_fact_of_a_kind_is_like_it_the_list_of_the_kind_is_proposed(client, language):
    near = proposals(client.get(in_language("/figure/qqqqqq", language)).text)
    assert near[-1] == page_address("figures", language)


@pytest.mark.parametrize(
    ("asked", "wished", "language"),
    [
        ("/nothing", "", "en"),
        ("/nothing", "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("/nothing", "en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("/nothing", "fr", "en"),
        ("/nothing/zh", "en", "zh"),
        ("/nothing/ZH", "en", "zh"),
        ("/zh/nothing", "en", "zh"),
        ("/nothing?lang=zh", "en", "zh"),
        ("/nothing?lang=en", "zh", "en"),
        ("/event/nothing", "zh", "zh"),
        ("/story/nothing", "zh", "zh"),
        ("/embed/nothing", "zh", "zh"),
        ("/download/nothing", "zh", "zh"),
        ("/v/1999.1.0/embed/nothing", "zh", "zh"),
    ],
)
def test_a_404_is_in_the_language_of_the_address_or_the_reader(client, asked, wished, language):
    answer = client.get(asked, headers={"Accept-Language": wished})
    assert answer.status_code == 404
    assert f'<html lang="{language}"' in answer.text
    assert f"<h1>{translate('Nothing at this address', language)}</h1>" in answer.text
    assert answer.headers["content-language"] == language
    assert "Accept-Language" in answer.headers["vary"]
    assert "public" not in answer.headers["cache-control"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_404_has_the_menu_with_stories_and_every_page(client, language):
    page = client.get("/nothing", headers={"Accept-Language": language}).text
    below = "" if language == "en" else f"/{language}"
    menu = page[page.index('<header class="mast"') : page.index("</header>")]
    assert f'href="/stories{below}"' in menu
    assert all(f'href="{page_address(entry.id, language)}"' in menu for entry in PAGES)
    assert 'name="search"' in menu
    assert 'rel="canonical"' not in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_404_shows_what_was_asked_as_words_and_leads_to_no_other_host(client):
    page = client.get("/<b>x</b>//evil.example").text
    assert "<b>x" not in page
    assert html.escape("/<b>x</b>//evil.example") in page
    assert not re.search(r'href="(https?:)?//(?!creativecommons)', page)
    assert "a" * 201 not in client.get("/" + "a" * 250).text
    answer = client.get("/nothing")
    assert "style-src 'self'" in answer.headers["content-security-policy"]
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]


def test_in_a_frame_a_404_is_without_a_menu(client):
    answer = client.get("/embed/nothing")
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert '<header class="mast"' not in answer.text
    assert "<footer" not in answer.text


@pytest.mark.parametrize(
    ("pasted", "name"),
    [
        ("/Embed/Timeline", "timeline"),
        ("/EVENT/Bali-High-Level-Meeting-2012", f"fact/{EVENT}"),
        ("/country/indonesia", "fact/country/IDN"),
        ("/MAP/ZH", f"{exhibits.get('events-map').id}/zh"),
    ],
)
def test_oembed_takes_an_address_in_any_spelling(client, pasted, name):
    answer = client.get("/oembed", params={"url": f"https://testserver{pasted}"})
    assert answer.status_code == 200
    assert f"/embed/{name}" in answer.json()["html"]


def test_every_name_of_an_embedded_fact_leads_to_its_embed():
    for kind in facts.KINDS:
        own = cards.ids(kind)[-1]
        name = Embed(facts.embed_id(kind, own), is_fact=True)
        assert astray.leads_to(f"/Embed/fact/{kind}/{own.swapcase()}") == name.root
