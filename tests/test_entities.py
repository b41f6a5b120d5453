"""Everything that is named has a page, in both languages, and whatever it is called leads there."""

import html
import re
from collections.abc import Iterator
from urllib.parse import quote

import polars as pl
import pytest
from markupsafe import Markup
from starlette.applications import Starlette
from starlette.testclient import TestClient

from southsouth import cards, exhibits, search, synonyms, tables, web
from southsouth.cards import kinds
from southsouth.embeds import cells, offer, rows
from southsouth.embeds.facts import embed_id
from southsouth.language import LANGUAGES
from southsouth.measures import commissions as measures
from southsouth.names import short_name
from southsouth.permanent.addresses import page_address
from southsouth.release import RELEASE
from southsouth.search import entities
from southsouth.stills import png
from southsouth.stills.links import to_facts
from southsouth.vocabulary import COMMISSIONS

NAMED = [
    (kind, cards.ids(kind)[place])
    for kind in cards.KINDS
    for place in (0, len(cards.ids(kind)) // 2, -1)
]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = Starlette(routes=list(web.routes()))
    with TestClient(app, base_url="https://testserver", follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "fact_id"), NAMED)
def test_a_fact_answers_at_its_address_in_each_language(client, kind, fact_id, language):
    below = client.get(page_address(kind, fact_id, language))
    asked = client.get(cards.address_of(kind, fact_id), params={"lang": language})
    assert (below.status_code, asked.status_code) == (200, 200)
    assert f'<html lang="{language}"' in below.text
    assert below.headers["content-language"] == language
    for code in {*LANGUAGES} - {language}:
        there = f"https://testserver{page_address(kind, fact_id, code)}"
        assert f'<{there}>; rel="alternate"; hreflang="{code}"' in below.headers["link"]
    assert below.text == asked.text
    headline = cards.card(kind, fact_id, language).headline
    assert Markup(re.search(r"<h1>(.*?)</h1>", below.text)[1]).striptags() == headline


@pytest.mark.parametrize("kind", cards.KINDS)
def test_each_form_of_a_fact_is_a_file_beside_its_page(client, kind):
    address = cards.address_of(kind, cards.ids(kind)[0])
    item = client.get(f"{address}/citation.csl.json").json()[0]
    assert item["URL"] == f"https://testserver{address}"
    assert client.get(f"{address}/zh/citation.bib").text.startswith("@techreport{")
    assert client.get(f"{address}/citation.ris").text.startswith("TY  - RPRT")
    assert client.get(f"{address}/annotations.jsonld").json()["type"] == "AnnotationPage"


@pytest.mark.skipif(not png.has_chinese(), reason="no font with Chinese letters")
@pytest.mark.parametrize("kind", cards.KINDS)
@pytest.mark.parametrize("step", ["", "/zh"])
def test_the_image_of_a_fact_of_any_kind_lies_below_its_page_and_its_embed_shows_the_same(
    client, kind, step
):
    own = cards.ids(kind)[-1]
    page, embed = cards.address_of(kind, own) + step, f"/embed/fact/{embed_id(kind, own)}"
    for address in (page, embed + step):
        (image,) = re.findall(r'property="og:image" content="([^"]+)"', client.get(address).text)
        assert image == f"https://testserver{page}/image.png"
    assert client.get("/oembed", params={"url": embed + step}).json()["thumbnail_url"] == image
    answer = client.get(image.removeprefix("https://testserver"))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert answer.content.startswith(b"\x89PNG")
    before = f"{embed}/image-{step[1:] or 'en'}.png"
    for release in ("", f"/v/{RELEASE}"):
        moved = client.get(release + before, follow_redirects=False)
        assert (moved.status_code, moved.headers["location"]) == (308, f"{page}/image.png")


@pytest.mark.parametrize(
    "before", ["bali-high-level-meeting-2012/image-fr.png", "nothing/image-en.png"]
)
def test_where_no_image_of_a_fact_ever_stood_there_is_none(client, before):
    assert client.get(f"/embed/fact/{before}").status_code == 404


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/country/idn", "/country/IDN"),
        ("/country/Indonesia", "/country/IDN"),
        ("/country/ID", "/country/IDN"),
        ("/country/印度尼西亚", "/country/IDN"),
        ("/country/russia/zh", "/country/RUS/zh"),
        ("/country/idn/citation.bib", "/country/IDN/citation.bib"),
        ("/organisation/UNDP", "/organisation/undp"),
        ("/organisation/开发署", "/organisation/undp"),
        ("/organisation/United Nations Development Programme", "/organisation/undp"),
        ("/commission/eca", "/commission/ECA"),
        ("/commission/Eclac/zh", "/commission/ECLAC/zh"),
        ("/place/Bali", "/place/bali"),
        ("/place/巴厘", "/place/bali"),
        ("/recommendation/JIU-4", "/recommendation/jiu-4"),
        ("/recommendation/JIU 4", "/recommendation/jiu-4"),
        ("/paragraph/047", "/paragraph/47"),
        ("/paragraph/p47", "/paragraph/47"),
        ("/document/E-2014-77", "/document/e-2014-77"),
        ("/document/E/2014/77", "/document/e-2014-77"),
        ("/document/E/2014/77/zh", "/document/e-2014-77/zh"),
        ("/cooperation/P022-UNDP-BRA", "/cooperation/p022-undp-bra"),
        ("/caveat/P001-gdp-measure", "/caveat/p001-gdp-measure"),
        ("/event/Bali-High-Level-Meeting-2012", "/event/bali-high-level-meeting-2012"),
        ("/figure/P048-FAO-China-commitment", "/figure/p048-fao-china-commitment"),
    ],
)
def test_another_name_leads_to_the_page_with_its_query(client, asked, meant):
    answer = client.get(f"{quote(asked)}?lang=zh&x=1")
    assert (answer.status_code, answer.headers["location"]) == (308, f"{meant}?lang=zh&x=1")
    assert client.get(meant).status_code == 200


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("/country/indonesai", "/country/IDN"),
        ("/organisation/undpp", "/organisation/undp"),
        ("/place/balli", "/place/bali"),
        ("/recommendation/jiu-44", "/recommendation/jiu-4"),
        ("/document/e-2014-7", "/document/e-2014-77"),
        ("/cooperation/p022-undp-br", "/cooperation/p022-undp-bra"),
        ("/caveat/p001-gdp", "/caveat/p001-gdp-measure"),
        ("/commission/ecax", "/commission/ECA"),
        ("/paragraph/477", "/paragraph/47"),
    ],
)
def test_what_nobody_has_is_a_404_with_the_nearest(client, asked, near):
    answer = client.get(asked)
    assert answer.status_code == 404
    assert f'href="{near}"' in answer.text


@pytest.mark.parametrize("asked", ["/country/ISL", "/country/iceland", "/country/冰岛"])
def test_a_country_that_the_report_does_not_name_is_told_so(client, asked):
    answer = client.get(quote(asked))
    assert answer.status_code == 404
    assert "The report does not name Iceland" in answer.text
    assert "报告没有提及冰岛" in client.get(quote(f"{asked}/zh")).text


def test_the_language_of_a_page_is_no_link_of_cooperation(client):
    matched = [route for route in web.routes() if route.matches(_scope("/cooperation/zh"))[0].value]
    assert all(
        getattr(route, "name", "") != "cooperation" or "own" not in route.path for route in matched
    )
    assert client.get("/cooperation/p022-undp-bra/zh").status_code == 200


def _scope(path: str) -> dict:
    return {"type": "http", "method": "GET", "path": path, "headers": []}


def test_a_name_that_two_things_have_means_neither():
    two = synonyms.Synonyms(lambda: ["a", "b"], lambda: iter([("same", "a"), ("same", "b")]))
    assert two.meant("same") is None
    assert two.meant("A") == "a"
    assert synonyms.PARAGRAPHS.meant("-1") is None


@pytest.mark.parametrize("iso3", ["BRA", "CHN", "IDN"])
def test_a_country_tells_everything_that_the_tables_say_of_it(iso3):
    card = cards.card("country", iso3, "en")
    linked = {(link.kind, link.id) for group in card.groups for link in group.links}
    mentions = tables.load("mentions").filter(entity_kind="country", entity_id=iso3)
    assert {("paragraph", str(n)) for n in mentions["paragraph"]} <= linked
    links = tables.load("cooperation").filter(
        ((pl.col("provider") == iso3) & (pl.col("provider_kind") == "country"))
        | ((pl.col("partner") == iso3) & (pl.col("partner_kind") == "country"))
    )
    assert links.height > 0
    assert {("cooperation", own) for own in links["link_id"]} <= linked
    there = tables.load("events").join(
        tables.load("places").filter(country_iso3=iso3), on="place_id", how="semi"
    )
    assert {("event", own) for own in there["event_id"]} <= linked
    members = tables.load("commission_members").filter(iso3=iso3, in_2014=True)
    assert {("commission", own) for own in members["commission_id"]} <= linked
    assert "outside the report" in card.note


def test_a_caveat_leads_to_every_fact_that_it_touches():
    for caveat_id, row_ids in tables.load("caveats").select("caveat_id", "row_ids").iter_rows():
        card = cards.card("caveat", caveat_id, "en")
        linked = {(link.kind, link.id) for group in card.groups for link in group.links}
        rows = [named.partition(":") for named in (row_ids or "").split(";") if named]
        touched = {(kinds.of_table(table), own) for table, _, own in rows}
        assert {(kind.id, own) for kind, own in touched if kind and own in kind.known} <= linked


@pytest.mark.parametrize("kind", cards.KINDS)
def test_every_fact_is_a_hit_of_the_search_that_leads_to_its_page(kind):
    listed = {entry.address for entry in search.entries() if entry.kind == kind}
    pages = {cards.address_of(kind, own) for own in cards.ids(kind)}
    if kind == "document":  # a work is one hit, that leads to its first citation
        works = tables.load("documents")["work_id"].n_unique()
        assert len(listed) == works
        assert listed <= pages
        return
    # A place that is a country is found as the country.
    pages -= {f"/place/{own}" for own in tables.load("places").filter(kind="country")["place_id"]}
    assert pages <= listed


@pytest.mark.parametrize("kind", cards.KINDS)
def test_a_mark_leads_to_the_page_of_its_fact(kind):
    own = cards.ids(kind)[0]
    assert to_facts("zh", "/x")(f"{kind}/{own}") == f"/x{page_address(kind, own, 'zh')}"
    assert to_facts("en")(f"{kind}/no-such") is None


def test_names_in_the_rows_of_a_chart_lead_to_their_pages():
    link = tables.load("cooperation").filter(link_id="p022-undp-bra").row(0, named=True)
    assert cells.fact(link, "zh") == "/cooperation/p022-undp-bra/zh"
    assert cells.named(link, "provider", "en") == "/organisation/undp"
    assert cells.named(link, "partner", "zh") == "/country/BRA/zh"
    assert cells.named({"place_id": "bali"}, "place_id", "en") == "/place/bali"
    assert cells.named({"provider": "Africa", "provider_kind": "region"}, "provider", "en") == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", cards.KINDS)
def test_a_fact_of_each_kind_has_an_embed_that_oembed_finds_and_the_embeds_page_offers(
    client, kind, language
):
    own = cards.ids(kind)[0]
    embed = client.get(f"/embed/fact/{embed_id(kind, own)}/{language}".removesuffix("/en"))
    assert embed.status_code == 200
    assert html.escape(cards.card(kind, own, language).headline, quote=False) in html.unescape(
        embed.text
    )
    page = client.get(page_address(kind, own, language)).text
    found = re.search(
        r'type="application/json\+oembed"[^>]* href="https://testserver([^"]+)"', page
    )
    answer = client.get(html.unescape(found[1])).json()
    assert answer["type"] == "rich"
    assert f"/embed/fact/{embed_id(kind, own)}" in answer["html"]
    offered = {each.name for each in offer.every()}
    assert f"fact/{embed_id(kind, own)}" in offered


@pytest.mark.parametrize("said", ["Indonesia", "idn", "ID", "印度尼西亚"])
def test_a_download_and_an_embed_take_a_country_by_any_name_and_show_its_code(client, said):
    rows = client.get("/download/events.csv", params={"country": said})
    assert rows.status_code == 200
    assert rows.content == client.get("/download/events.csv?country=IDN").content
    embed = client.get("/embed/events-map", params={"country": said})
    assert embed.status_code == 200
    assert "country=IDN" in embed.text
    assert f"country={said}&" not in embed.text


@pytest.mark.parametrize(("language", "said"), [("en", "do not imply"), ("zh", "并不意味着")])
def test_a_map_on_a_page_carries_the_disclaimer(client, language, said):
    page = client.get(page_address("country", "BRA", language)).text
    assert "<svg" in page
    assert said in page


def test_what_a_government_does_belongs_to_its_country():
    acting = tables.load("event_organisations")
    theirs = acting.filter(pl.col("organisation_id").str.starts_with("gov-"))
    assert theirs.height > 15
    for event, body in theirs.select("event_id", "organisation_id").iter_rows():
        card = cards.card("country", body.removeprefix("gov-").upper(), "en")
        assert event in {link.id for group in card.groups for link in group.links}, body


def test_a_government_under_its_countrys_name_says_where():
    card = cards.card("organisation", "gov-idn", "en")
    assert dict(card.facts)["In the report"] == "under its country’s name in para. 22, para. 36"
    assert [link.id for link in card.groups[0].links] == ["22", "36"]


@pytest.mark.parametrize("code", tables.load("commissions")["commission_id"])
def test_a_commission_lists_all_its_members_with_what_is_said_of_each(client, code):
    rows = tables.load("commission_members").filter("in_2014", pl.col("commission_id") == code)
    card = cards.card("commission", code, "en")
    listed = {
        link.id: link for group in card.groups for link in group.links if link.kind == "country"
    }
    assert set(listed) == set(rows["iso3"])
    page = client.get(f"/commission/{code}").text
    for own, link in listed.items():
        assert (f'href="https://testserver/country/{own}"' in page) == bool(link.address)
        assert bool(link.address) == (own in cards.ids("country"))
        if link.address:
            assert " · " in link.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", COMMISSIONS)
def test_a_membership_in_doubt_is_doubted_on_the_card_of_the_country_and_in_search(code, language):
    members = measures.membership(tables.load("commission_members"), code)
    for iso3, doubted in members.select("iso3", "doubted").iter_rows():
        short = short_name(code.lower(), language)
        told = entities._country(iso3).detail[language]
        assert (f"{short} ?" in told, short in told) == (doubted, True), iso3
        if cards.known("country", iso3):
            found = cards.card("country", iso3, language)
            [own] = [link for group in found.groups for link in group.links if (link.kind, link.id) == ("commission", code)]  # fmt: skip
            assert (" ? · " in own.text) == doubted, iso3


def test_rows_behind_a_map_of_members_say_of_whom_it_is_inferred():
    for code in COMMISSIONS:
        text = rows.csv(exhibits.get(f"commission-members-{code.lower()}")).decode("utf-8-sig")
        listed = pl.read_csv(text.encode())
        known = tables.where("commission_members", commission_id=code, in_2014=True)
        assert dict(listed.select("iso3", "evidence").iter_rows()) == dict(known.select("iso3", "evidence").iter_rows())  # fmt: skip


@pytest.mark.parametrize(("language", "stop"), [("en", "."), ("zh", "。")])
@pytest.mark.parametrize("code", tables.load("commissions")["commission_id"])
def test_what_a_commission_does_is_said_in_sentences(code, language, stop):
    named = tables.load("commission_activities").filter("named", commission_id=code)
    lead = cards.card("commission", code, language).lead
    assert lead.endswith(stop)
    assert lead.count(stop) == named.height
    assert not set(lead) & set(";；")


def test_a_page_of_a_fact_says_which_page_it_leads_to(client):
    assert "Show on the page “Regional commissions”" in client.get("/commission/ESCAP").text


def test_the_once_named_are_named_once():
    assert cards.card("country", "FJI", "en").lead == "The report names Fiji once."


def test_the_map_of_a_commission_shows_one_part_of_the_world_and_speaks_of_no_other(client):
    page = client.get("/commission/ESCAP").text
    assert "Western Asia is counted" not in page
    assert ">Asia and the Pacific<" in page
    assert "Africa, Europe and Western Asia" not in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", COMMISSIONS)
def test_the_map_of_a_commission_and_what_it_says_it_leaves_out_are_all_its_events(code, language):
    card = cards.card("commission", code, language)
    listed = next(group for group in card.groups if group.links and group.links[0].kind == "event")
    if card.picture is None:
        return
    chart, wanted = card.picture
    exhibit = exhibits.get(chart)
    drawn = set(exhibit.frame(exhibit.asked(wanted))["event_id"])
    left = [link.id for link in listed.links if link.id not in drawn]
    counted = re.match(r"\D*(\d+)", card.beyond)
    assert (int(counted[1]) if counted else 0) == len(left)
