"""Pages that stay: readable without script, in both languages, and by machines."""

import json
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from itertools import product
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import published
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from southsouth import assets, cards, permanent, release
from southsouth.language import LANGUAGES, in_language
from southsouth.pages.pasted import meant
from southsouth.permanent import dataset, facts, linked_data, sitemap
from southsouth.permanent.addresses import page_address
from southsouth.resource import Host
from southsouth.view import in_language_of
from southsouth.web.facts import routes

HOST = Host("https://example.org")
FACTS = [(kind, cards.ids(kind)[0]) for kind in cards.KINDS] + [("paragraph", "48")]


class Outline(HTMLParser):
    """Elements with their attributes, and the text outside script."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def script(page: bytes) -> dict:
    found = re.search(rb'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "fact_id"), FACTS)
def test_a_page_says_its_fact_and_its_languages(kind, fact_id, language):
    outline = Outline(facts.page(kind, fact_id, language, HOST))
    card = cards.card(kind, fact_id, language)
    assert outline.all("html")[0]["lang"] == language
    assert len(outline.all("h1")) == 1
    assert card.headline in "".join(outline.words)
    hreflang = {
        link.get("hreflang"): link["href"] for link in outline.all("link") if link.get("hreflang")
    }
    assert set(hreflang) == {*LANGUAGES, "x-default"}
    canonical = next(link["href"] for link in outline.all("link") if link.get("rel") == "canonical")
    assert canonical == hreflang[language] == HOST.url(page_address(kind, fact_id, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_has_its_page_and_is_a_neighbour_of_another(language):
    """Nothing is found by its address alone."""
    host = published.HOST  # its pages are made once for all tests of them
    wanted = {
        host.url(page_address(kind, fact_id, language))
        for kind in cards.KINDS
        for fact_id in cards.ids(kind)
    }
    reached = set()
    for kind in cards.KINDS:
        for fact_id in cards.ids(kind):
            page = facts.page(kind, fact_id, language, host)
            assert script(page)["@context"] == "https://schema.org"
            own = host.url(page_address(kind, fact_id, language))
            reached |= {*re.findall(r'<a [^>]*href="([^"]+)"', page.decode())} - {own}
    assert wanted - reached == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "fact_id"), FACTS)
def test_a_page_says_where_to_ask_for_its_embed(kind, fact_id, language):
    outline = Outline(facts.page(kind, fact_id, language, HOST))
    listed = [
        link["href"]
        for link in outline.all("link")
        if link.get("type") == "application/json+oembed"
    ]
    (found,) = listed
    asked = parse_qs(urlsplit(found).query)["url"][0]
    assert meant(asked, HOST) == meant(HOST.url(page_address(kind, fact_id, language)), HOST)
    assert meant(asked, HOST) is not None


@pytest.mark.parametrize(
    ("kind", "own", "language", "called"),
    [
        ("document", "south-south-trade-monitor-p002-fn1", "en", "South-South Trade Monitor, No. 2 · para. 2, footnote 1"),
        ("document", "south-south-trade-monitor-p002-fn1", "zh", "《南南贸易监测》第2号 · 第2段，脚注1"),
        ("caveat", "p001-gdp-measure", "en", "Nearly half of GDP: market rates or purchasing power not stated · para. 1"),
        ("caveat", "p002-trade-since-when", "zh", "贸易额：一年、每年还是合计，不明 · 第2段"),
        ("event", "unossc-renamed-2013", "zh", "特设局升级为联合国南南合作办公室"),
    ],
)  # fmt: skip
def test_a_page_is_called_as_no_other_is(kind, own, language, called):
    """Sixty doubts bore the name of their kind, and two documents in two paragraphs the same."""
    page = facts.page(kind, own, language, HOST)
    outline = Outline(page)
    titles = [one["content"] for one in outline.all("meta") if one.get("property") == "og:title"]
    titles += [str(one["title"]) for one in outline.all("link") if "oembed" in str(one.get("type"))]
    assert titles == [called, called]
    text = page.decode()
    assert f"<title>{called} · " in text
    [cited] = re.findall(r'<p class="note ref">APA</p><p data-copy>(.*?)</p>', text)
    assert called in cited


@pytest.mark.parametrize(
    ("language", "said"), [("en", "“and” stands so in the report"), ("zh", "“and”")]
)
def test_a_word_of_english_in_a_quotation_is_told_to_stand_so(language, said):
    stray, plain = (
        facts.page("cooperation", own, language, HOST).decode()
        for own in ("p046-uclg-moz", "p043-bra-ago")
    )
    assert re.search(rf"</q> <small>[^<]*{said}", stray)
    assert "</q> <small>" not in plain


@pytest.mark.parametrize(
    ("symbol", "said"), [("", "its symbol is not confirmed"), ("X/1", "as the United Nations cites it")]
)  # fmt: skip
def test_a_reference_to_the_report_says_whether_its_symbol_is_there(monkeypatch, symbol, said):
    monkeypatch.setenv("SOUTHSOUTH_SYMBOL", symbol)
    host = Host(f"https://of-{len(symbol)}.example.org")  # pages are kept by their host
    assert said in facts.page(*FACTS[0], "en", host).decode()


def test_nothing_on_a_page_is_loaded_from_another_host():
    for kind, fact_id in FACTS:
        outline = Outline(facts.page(kind, fact_id, "en", HOST))
        loaded = [link["href"] for link in outline.all("link") if link.get("rel") == "stylesheet"]
        loaded += [
            one["src"] for one in (*outline.all("script"), *outline.all("img")) if one.get("src")
        ]
        assert loaded
        assert all(address.startswith("/assets/") for address in loaded)


def test_a_closing_tag_in_a_text_cannot_end_the_script():
    assert linked_data.script({"name": "</script><b>&"}) == (
        '{"name":"\\u003c/script\\u003e\\u003cb\\u003e\\u0026"}'
    )


def test_a_dated_event_is_an_event_and_a_figure_a_claim():
    event = script(facts.page("event", "bali-high-level-meeting-2012", "en", HOST))
    assert (event["@type"], event["startDate"]) == ("Event", "2012")
    assert "endDate" not in event
    assert event["location"]["name"] == "Bali"
    assert event["subjectOf"][0]["@type"] == "Quotation"
    figure = script(facts.page("figure", cards.ids("figure")[0], "en", HOST))
    assert figure["@type"] == "Claim"
    quotation, source = figure["appearance"]
    assert (quotation["@type"], source["@type"]) == ("Quotation", "Report")
    assert "reportNumber" not in source


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "fact_id"), FACTS)
def test_a_page_quotes_in_chinese_and_says_of_itself_a_line_and_the_readers_day(
    kind, fact_id, language
):
    outline = Outline(facts.page(kind, fact_id, language, HOST))
    assert [quoted for quoted in outline.all("q") if quoted.get("lang") != "zh"] == []
    card = cards.card(kind, fact_id, language)
    said = next(
        meta["content"] for meta in outline.all("meta") if meta.get("name") == "description"
    )
    assert said is not None
    assert card.headline in said
    assert len(said) <= 300
    if not card.lead and card.facts:
        assert card.facts[0][1] in said
    dated = {link["href"] for link in outline.all("a") if "data-accessed" in link}
    here = HOST.url(page_address(kind, fact_id, language))
    assert dated == {f"{here}/{name}" for name in facts.REFERENCES}
    asked = [link["href"] or "" for link in outline.all("a") if "?" in (link["href"] or "")]
    assert asked
    assert all(address.endswith(f"&lang={language}") for address in asked)


def test_where_files_alone_answer_no_citation_promises_the_readers_day():
    assert b"data-accessed" not in facts.page("paragraph", "1", "en", Host(static=True))


@pytest.mark.parametrize("kind", ["country", "place", "paragraph", "document"])
def test_where_files_alone_answer_a_fact_without_a_row_leads_to_none(kind):
    shown = facts._shown_on(cards.card(kind, cards.ids(kind)[0], "en"), Host(static=True))
    assert [address for address in shown if "#" in address] == []


def test_no_description_of_a_fact_is_longer_than_a_search_engine_shows():
    own = cards.ids("paragraph")
    long = {len(facts.described(cards.card("paragraph", one, "en"))) for one in own}
    assert max(long) == 300


@pytest.mark.parametrize("name", ["citation.bib", "citation.ris", "citation.csl.json"])
def test_a_citation_is_a_file_beside_the_page(name):
    body, media_type = facts.file("figure", cards.ids("figure")[0], "zh", name, HOST)
    assert "南南合作情况" in body.decode()
    assert media_type.startswith("application/")


def test_a_file_of_a_fact_is_kept_for_its_host_alone_and_never_with_a_readers_day():
    asked = ("event", "bali-high-level-meeting-2012", "zh", "citation.ris")
    plain, _ = facts.file(*asked, HOST)
    dated, _ = facts.file(*asked, HOST, date(2026, 11, 26))
    assert (b"2026/11/26" in dated, b"2026/11/26" in plain) == (True, False)
    assert facts.file(*asked, HOST)[0] == plain
    elsewhere, _ = facts.file(*asked, Host("https://elsewhere.example"))
    assert (b"elsewhere.example" in elsewhere, HOST.base.encode() in elsewhere) == (True, False)


def test_the_dataset_is_described_for_a_search_engine():
    described = script(dataset.page("en", HOST))
    assert described["@type"] == "Dataset"
    assert 50 <= len(described["description"]) <= 5000
    assert described["license"].startswith("https://creativecommons.org/")
    files = {file["contentUrl"] for file in described["distribution"]}
    assert {HOST.url("/download/events.csv"), HOST.url("/download/southsouth.zip")} <= files


def test_a_sitemap_of_too_many_addresses_is_a_list_of_parts_with_each_address_once(monkeypatch):
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"

    def listed(body: bytes) -> list[str]:
        return [loc.text or "" for loc in ElementTree.fromstring(body).iter(name)]

    whole = listed(sitemap.xml(HOST))
    monkeypatch.setattr(sitemap, "MOST", 500)
    parts = {HOST.url(sitemap.address(n)): listed(sitemap.part(HOST, n)) for n in range(1, sitemap.count() + 1)}  # fmt: skip
    assert listed(sitemap.xml(HOST)) == list(parts)
    assert max(map(len, parts.values())) == 500
    assert [address for part in parts.values() for address in part] == whole
    client = TestClient(Starlette(routes=list(routes())))
    assert listed(client.get("/sitemap-2.xml").content)[0].endswith(urlsplit(parts[HOST.url("/sitemap-2.xml")][0]).path)  # fmt: skip
    assert client.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404


def test_the_sitemap_lists_every_fact_in_each_language():
    root = ElementTree.fromstring(sitemap.xml(HOST))
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [location.text for location in root.iter(f"{space}loc")]
    assert len(listed) == len(set(listed)) < 50_000
    for kind in cards.KINDS:
        for fact_id in cards.ids(kind):
            for language in LANGUAGES:
                assert HOST.url(page_address(kind, fact_id, language)) in listed
    assert HOST.url("/map/zh") in listed


def test_an_entry_of_the_sitemap_names_its_day_and_its_languages():
    entries = dict(re.findall(r"<url><loc>(.*?)</loc>(.*?)</url>", sitemap.xml(HOST).decode()))
    bare = ["/", "/map", "/download", "/stories", "/paragraph/1"]
    for address, code in product(bare, LANGUAGES):
        said = entries[HOST.url(in_language_of(address, code))]
        assert said.startswith(f"<lastmod>{release.RELEASED}</lastmod>")
        for other in (*LANGUAGES, "x-default"):
            there = HOST.url(in_language_of(address, "en" if other == "x-default" else other))
            assert f'<xhtml:link rel="alternate" hreflang="{other}" href="{there}"/>' in said


def test_a_sitemap_that_is_one_file_has_no_parts():
    client = TestClient(Starlette(routes=list(routes())))
    assert (client.get("/sitemap.xml").status_code, client.get("/sitemap-1.xml").status_code) == (200, 404)  # fmt: skip


def test_the_script_of_a_page_is_that_of_its_host():
    served, static = (facts.page("paragraph", "1", "en", Host(static=one)) for one in (False, True))
    assert assets.address("site.js").encode() in served
    assert assets.address("files.js").encode() in static
    for name in ("site.js", "files.js"):
        assert b"data-copy" in assets.body(name)
        # Its lines lose their indents on the way: no text may go on over the end of a line.
        assert all(line.count(b"`") % 2 == 0 for line in assets.body(name).splitlines())
        assert len(assets.body(name)) <= 6_000


def test_no_two_permanent_files_want_one_address():
    addresses = [resource.address for resource in permanent.resources(HOST)]
    assert len(addresses) == len(set(addresses)) > 1500
    assert in_language("/paragraph/1", "zh") in addresses


def test_publishing_in_order_a_second_time_makes_nothing_anew(monkeypatch):
    """Every page and file of every fact, each as short as can be: it is counted how often one is made."""
    host, made = Host("https://example.net", static=True), Counter()

    def short(*of: object) -> bytes:
        made[of] += 1
        return b"short"

    monkeypatch.setattr(cards, "card", lambda *of: of)
    monkeypatch.setattr(facts, "_page", short)
    monkeypatch.setattr(facts, "_file", short)
    for _ in range(2):
        for one in facts.resources(host):
            if one.media_type != "image/png":
                one.body()
    assert len(made) > 6000
    assert {*made.values()} == {1}
