"""Every parameter of an address is used or named: in a note on pages, in a refusal of all else."""

import html
import json
import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from southsouth import cards, downloads, exhibits, filters, release, stories, tables, web
from southsouth.address import ADDED, is_added
from southsouth.embeds import THEMES, facts
from southsouth.language import LANGUAGES, in_language
from southsouth.menu import PAGES
from southsouth.view import page_address
from southsouth.web.middleware import KnownAddresses

CHART = "ss-gate-funnel"
FACT_PAGES = [f"/{kind}/{cards.ids(kind)[0]}" for kind in cards.KINDS]
STORIES = [stories.address(), *map(stories.address, stories.STORIES)]
STILL = [*(page_address(page.id, "en") for page in PAGES), *FACT_PAGES, *STORIES, "/download"]
FILES = [
    f"/embed/{CHART}", f"/embed/{CHART}/zh", f"/embed/{CHART}.svg", f"/embed/{CHART}.png",
    f"/embed/{CHART}/rows.csv", f"/embed/{CHART}/rows.json", f"/embed/{CHART}/figure-en-350-dark.json",
    f"/embed/{CHART}/picture-zh-dark.svg", f"/embed/{CHART}/image-en.png", "/embed/index.json",
    *(f"/embed/fact/{facts.embed_id(kind, cards.ids(kind)[0])}" for kind in facts.KINDS),
    f"/embed/fact/{facts.ids()[0]}/zh", f"{FACT_PAGES[0]}/image.png",
    f"/oembed/{CHART}-en.json", f"/download/{tables.NAMES[0]}.csv", "/download/datapackage.json",
    f"{FACT_PAGES[0]}/citation.bib", f"{FACT_PAGES[0]}/annotations.jsonld", f"{STORIES[1]}/image-en.png",
]  # fmt: skip
BUSTERS = "utm_source=letter&fbclid=x&gclid=y&mc_cid=z"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = Starlette(routes=list(web.routes()))
    with TestClient(app, base_url="https://testserver", follow_redirects=False) as client:
        yield client


def notes(page: str) -> list[str]:
    found = re.search(r'<div class="[^"]*problems"[^>]*>(.*?)</div>', page, re.DOTALL)
    return [html.unescape(note) for note in re.findall(r"<p>(.*?)</p>", found[1])] if found else []


@pytest.mark.parametrize("address", STILL)
def test_a_page_names_what_it_does_not_know_and_shows_all_else_as_before(client, address):
    whole = client.get(address)
    noted = client.get(f"{address}?knd=x&lang=fr")
    assert noted.status_code == 200
    assert notes(whole.text) == []
    said = " ".join(notes(noted.text))
    assert "“knd”" in said
    assert "“lang=fr”" in said
    assert re.search(r"<h1>.*?</h1>", noted.text)[0] == re.search(r"<h1>.*?</h1>", whole.text)[0]


@pytest.mark.parametrize("address", STILL)
def test_a_note_is_in_the_readers_language_and_never_markup(client, address):
    page = client.get(f"{address}?lang=zh&<b>x=1").text
    assert len(notes(page)) == 1
    assert "“<b>x”" in notes(page)[0]
    assert "<b>x" not in page
    assert re.search(r"[一-鿿]", notes(page)[0])


@pytest.mark.parametrize("address", STILL)
def test_what_others_add_to_a_link_is_told_to_nobody(client, address):
    assert notes(client.get(f"{address}?{BUSTERS}").text) == []


@pytest.mark.parametrize("address", [*FACT_PAGES, *STORIES, "/download", "/map"])
def test_the_language_asked_for_goes_before_that_of_the_path(client, address):
    page = client.get(f"{address}/zh?lang=en")
    assert '<html lang="en"' in page.text
    assert notes(page.text) == []


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("live=2", "“live=2”"),
        ("live=1&live=2", "“live=1,2”"),
        ("embed=yes", "“embed=yes”"),
        ("from=2012&from=2013", "“from=2012,2013” in the address has several values"),
        ("lang=en&lang=zh", "“lang=en,zh” in the address has several values"),
        ("kind=workshop&kind=x", "“kind=x”"),
    ],
)
def test_a_page_names_a_value_that_it_cannot_use_or_not_more_than_one_of(client, query, said):
    answer = client.get(f"/timeline?{query}")
    assert any(said in note for note in notes(answer.text))
    assert "<h1>" in answer.text


FREE = [
    (name, entry.name)
    for name in tables.NAMES
    for entry in filters.of_table(name)
    if not entry.allowed
]
UNSEEN = ["%00", "%01", "%1F", "x%0By", "%EF%BF%BE", "%E2%80%AEabc", "%E2%80%8B", "%20"]


@pytest.mark.parametrize("value", UNSEEN)
@pytest.mark.parametrize(("table", "name"), FREE)
def test_a_file_refuses_words_of_which_something_is_not_seen(client, table, name, value):
    charts = [chart for chart, exhibit in exhibits.EXHIBITS.items() if exhibit.base == table]
    embeds = [
        f"/embed/{chart}{form}" for chart in charts for form in ("", ".svg", ".png", "/rows.csv")
    ]
    pasted = [
        f"/oembed?url=https://testserver/embed/{chart}%3F{name}%3D{quote(value)}"
        for chart in charts
    ]
    narrowed = [f"{file}?{name}={value}" for file in (*embeds, f"/download/{table}.csv")]
    for address in (*narrowed, *pasted):
        refused = client.get(address)
        assert (refused.status_code, refused.json()["parameter"]) == (400, name), address
        assert unquote(value).strip("xyabc ") not in refused.text or value == "%20"


@pytest.mark.parametrize("value", UNSEEN[:-1])
@pytest.mark.parametrize(
    "asked",
    ["timeline?kind", "timeline?event", "figures?q", "data?row", "map?knd", "?search", "map?place"],
)
def test_a_page_names_a_character_that_nobody_sees_and_never_shows_it(client, asked, value):
    page = client.get(f"/{asked}={value}").text
    (sign,) = unquote(value).strip("xyabc")
    told = [note for note in notes(page) if f"U+{ord(sign):04X}" in note]
    assert sign not in page
    assert len(told) == 1 or "knd" in asked


LISTS = [
    ("timeline", "events", "kind"), ("timeline", "events", "country"), ("figures", "figures", "topic"),
    ("cooperation", "cooperation", "link_kind"), ("organisations", "organisations", "function"),
    ("recommendations", "recommendations", "body"), ("method", "caveats", "kind"),
]  # fmt: skip


@pytest.mark.parametrize("value", [",", ",,,"])
@pytest.mark.parametrize(("page", "table", "name"), LISTS)
def test_a_list_of_separators_is_refused_by_files_and_named_by_pages(
    client, page, table, name, value
):
    charts = [chart for chart, exhibit in exhibits.EXHIBITS.items() if exhibit.base == table]
    embeds = [f"/embed/{chart}{form}" for chart in charts[:1] for form in ("", ".svg")]
    for file in (f"/download/{table}.csv", *embeds):
        refused = client.get(f"{file}?{name}={value}")
        assert (refused.status_code, refused.json()["parameter"]) == (400, name)
    (note,) = notes(client.get(f"/{page}?{name}={value}").text)
    assert f"“{name}={value}”" in note


REVERSED = [
    ("timeline", "kind=workshop&from=2014&to=2010", "kind=workshop&from=2010&to=2014"),
    ("map", "from=2013&to=2012&knd=x", "from=2012&to=2013"),
]


@pytest.mark.parametrize(("page", "query", "exchanged"), REVERSED)
@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "lies after the last"), ("zh", "晚于截止年份")],
)
def test_years_in_the_wrong_order_are_told_in_words_with_a_way_that_exchanges_them(
    client, page, query, exchanged, language, words
):
    said = notes(client.get(f"{page_address(page, language)}?{query}").text)
    [note] = [note for note in said if words in note]
    assert "not recognized" not in note
    assert "无法识别" not in note
    [address] = re.findall(r'href="([^"]+)"', note)
    path, _, asked = html.unescape(address).partition("?")
    assert (path, set(asked.split("&"))) == (
        page_address(page, language),
        set(exchanged.split("&")),
    )
    assert notes(client.get(f"{path}?{asked}").text) == []


@pytest.mark.parametrize(
    "address",
    ["/download/events.csv", "/download/figures.json", "/embed/timeline", "/embed/timeline.svg",
     "/embed/timeline/zh", "/embed/timeline/rows.csv", "/embed/money"],
)  # fmt: skip
def test_a_file_tells_years_in_the_wrong_order_with_the_address_that_exchanges_them(
    client, address
):
    refused = client.get(f"{address}?from=2014&to=2011")
    told = refused.json()
    assert (refused.status_code, told["parameter"]) == (400, "to")
    assert told["title"] == "First year after the last"
    assert "from=2014, lies after the last, to=2011" in told["detail"]
    assert told["exchanged"] == f"{address}?from=2011&to=2014"
    assert client.get(told["exchanged"]).status_code == 200


def test_oembed_tells_years_in_the_wrong_order(client):
    told = client.get(f"{OEMBED}/timeline%3Ffrom%3D2014%26to%3D2011").json()
    assert "lies after the last" in told["detail"]


@pytest.mark.parametrize("query", ["search=a&search=b", "q=a&q=b"])
def test_of_two_free_texts_a_page_takes_none_and_says_so(client, query):
    (note,) = notes(client.get(f"/figures?{query}").text)
    assert "has several values" in note


def test_the_same_value_given_twice_is_that_value(client):
    once, twice = (client.get(f"/timeline?{'&'.join(['from=2012'] * n)}").text for n in (1, 2))
    assert once == twice


@pytest.mark.parametrize("address", FILES)
def test_a_file_refuses_a_parameter_that_it_does_not_have(client, address):
    assert client.get(address).status_code == 200
    refused = client.get(f"{address}?knd=x")
    assert refused.status_code == 400
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["parameter"] == "knd"
    assert isinstance(refused.json()["allowed"], list)
    assert client.get(f"{address}?{BUSTERS}").content == client.get(address).content


@pytest.mark.parametrize(
    ("address", "query", "name", "allowed"),
    [
        (f"/embed/{CHART}", "theme=pink", "theme", THEMES),
        (f"/embed/{CHART}", "lang=fr", "lang", LANGUAGES),
        (f"/embed/{CHART}", "theme=dark&theme=light", "theme", ["one value only"]),
        (f"/embed/{CHART}", "width=100", "width", None),
        (f"/embed/{CHART}/rows.csv", "theme=dark", "theme", None),
        (f"/embed/{CHART}/figure-en-350-dark.json", "lang=zh", "lang", None),
        (f"/embed/{CHART}.svg", "theme=pink", "theme", THEMES),
        (f"/embed/{CHART}.png", "lang=fr", "lang", LANGUAGES),
        (f"/embed/fact/{facts.ids()[0]}", "theme=pink", "theme", THEMES),
        (f"/embed/fact/{facts.ids()[0]}", "lang=fr", "lang", LANGUAGES),
        (f"/embed/fact/{facts.ids()[0]}", "width=100", "width", ["lang", "theme"]),
        ("/download/southsouth.zip", "lang=fr", "lang", LANGUAGES),
    ],
)
def test_a_file_refuses_a_value_with_those_that_are_allowed(client, address, query, name, allowed):
    refused = client.get(f"{address}?{query}")
    assert refused.status_code == 400
    assert refused.json()["parameter"] == name
    assert allowed is None or refused.json()["allowed"] == list(allowed)


def test_an_embed_names_its_own_parameters_and_its_filters(client):
    named = client.get("/embed/timeline?knd=x").json()["allowed"]
    assert named[:2] == ["lang", "theme"]
    assert {"from", "to", "kind"} <= set(named)
    assert "width" in client.get("/embed/timeline.svg?knd=x").json()["allowed"]


@pytest.mark.parametrize("name", ["citation.bib", "citation.ris", "citation.csl.json"])
def test_a_reference_takes_the_day_of_access_and_nothing_else(client, name):
    address = f"{FACT_PAGES[0]}/{name}"
    assert re.search(
        r"2026.{0,12}11.{0,12}26", client.get(f"{address}?accessed=2026-11-26").text, re.DOTALL
    )
    assert client.get(address).text == client.get(f"{address}?accessed=").text
    refused = client.get(f"{address}?accessed=today")
    assert (refused.status_code, refused.json()["parameter"]) == (400, "accessed")
    assert client.get(f"{address}?day=1").json()["allowed"] == ["accessed"]
    assert client.get(f"{FACT_PAGES[0]}/annotations.jsonld?accessed=2026-11-26").status_code == 400


OEMBED = "/oembed?url=https://testserver"


def announced(client, address: str) -> str:
    """Where a page says that its oEmbed answer is."""
    page = client.get(address).text
    [found] = re.findall(r'<link[^>]*json\+oembed"?[^>]* href="([^"]+)"', page)
    return html.unescape(found)


@pytest.mark.parametrize("path", [page_address(page.id, "zh") for page in PAGES])
def test_a_page_announces_the_answer_that_its_own_address_has(client, path):
    own, found = client.get("/oembed", params={"url": path}), client.get(announced(client, path))
    assert (found.status_code, found.json()) == (200, own.json())


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/map?country=CHN", "/embed/events-map?country=CHN"),
        ("/timeline/zh?from=2013&to=2013", "/embed/timeline/zh?from=2013&to=2013"),
        ("/cooperation?country=BRA", "/embed/cooperation-map?country=BRA"),
        ("/recommendations?status=in_progress", "?status=in_progress"),
    ],
)
def test_a_page_of_a_part_announces_the_picture_of_that_part(client, address, kept):
    found = client.get(announced(client, address))
    assert kept in html.unescape(found.json()["html"])
    page = client.get(address).text
    assert kept.partition("?")[2] in html.unescape(re.search(r'"?og:image"? content="?([^" >]+)', page)[1])  # fmt: skip


@pytest.mark.parametrize(
    "query",
    [
        "&format=json",
        "&maxwidth=500&maxheight=400",
        "&dnt=1",
        f"&{BUSTERS}",
        "%3F" + "utm_source%3Dx",
    ],
)
@pytest.mark.parametrize("pasted", [f"/embed/{CHART}", f"/embed/fact/{facts.ids()[0]}"])
def test_oembed_takes_what_its_consumers_send(client, pasted, query):
    assert client.get(f"{OEMBED}{pasted}{query}").status_code == 200


def test_the_secret_of_wordpress_is_no_parameter(client):
    asked = client.get("/oembed", params={"url": f"https://testserver/embed/{CHART}#?secret=Ab1"})
    assert asked.status_code == 200
    assert (
        client.get("/oembed", params={"url": "https://testserver/map#?secret=Ab1"}).status_code
        == 200
    )


@pytest.mark.parametrize(
    ("query", "name"),
    [
        (f"{OEMBED}/embed/{CHART}&theme=dark", "theme"),
        (f"{OEMBED}/embed/{CHART}&url=/map", "url"),
        (f"{OEMBED}/embed/{CHART}%3Ftheme%3Dpink", "theme"),
        (f"{OEMBED}/embed/{CHART}%3Flang%3Dfr", "lang"),
        (f"{OEMBED}/embed/{CHART}%3Fwidth%3D100", "width"),
        (f"{OEMBED}/embed/fact/{facts.ids()[0]}%3Fknd%3Dx", "knd"),
    ],
)  # fmt: skip
def test_oembed_refuses_what_neither_it_nor_the_embed_has(client, query, name):
    refused = client.get(query)
    assert refused.status_code == 400
    assert refused.json()["parameter"] == name
    assert refused.json()["allowed"]


@pytest.mark.parametrize(
    "query", ["theme=pink", "lang=fr", "width=100", "theme=pink&lang=zh&lang=fr"]
)
@pytest.mark.parametrize("name", [CHART, f"fact/{facts.ids()[0]}"])
def test_a_frozen_release_answers_as_when_it_was_published(client, name, query):
    frozen = f"/v/{release.RELEASE}/embed/{name}"
    shown = client.get(f"{frozen}/zh" if "zh" in query else frozen)
    assert client.get(f"{frozen}?{query}").content == shown.content


def test_a_frozen_chart_still_refuses_a_wrong_filter(client):
    assert client.get(f"/v/{release.RELEASE}/embed/{CHART}?knd=x").status_code == 400


def test_what_is_let_through_is_described(client):
    described = json.loads(client.get("/openapi.json").content)
    assert all(name in described["info"]["description"] for name in ADDED)
    asked = {one["name"] for one in described["paths"]["/oembed"]["get"]["parameters"]}
    assert asked == {"url", "format", "maxwidth", "maxheight", "dnt"}
    rows = described["paths"][f"/embed/{CHART}/rows.csv"]["get"]["parameters"]
    assert "theme" not in {one["name"] for one in rows}


def test_what_is_let_through_is_no_filter_of_any_table_and_no_parameter_of_a_page(client):
    for name in tables.NAMES:
        assert not [entry.name for entry in filters.of_table(name) if is_added(entry.name)]
    assert downloads.WHOLE
    assert exhibits.EXHIBITS


@pytest.mark.parametrize(
    ("asked", "own"),
    [
        ("timeline?country=印度尼西亚", "timeline?country=IDN"), ("map?place=Bali", "map?place=bali"),
        ("map?place=巴厘", "map?place=bali"), ("commissions?commission=eca", "commissions?commission=ECA"),
        ("paragraphs?entity=UNDP", "paragraphs?entity=undp"),
        ("paragraphs?paragraph=summary", "paragraphs?paragraph=0"),
        ("embeds?chart=Timeline", "embeds?chart=timeline"), ("data?table=Events", "data?table=events"),
        ("data?table=events&start=５１", "data?table=events&start=51"),
        ("timeline?event=UN_TCDC_Conference 1978", "timeline?event=un-tcdc-conference-1978"),
    ],
)  # fmt: skip
def test_other_words_for_a_value_mean_it_on_every_page(client, asked, own):
    meant, known = client.get(f"/{asked}"), client.get(f"/{own}")
    assert notes(meant.text) == []
    assert meant.text == known.text


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("timeline", "event"), ("map", "event"), ("commissions", "event"), ("figures", "figure"),
        ("cooperation", "link"), ("organisations", "organisation"), ("recommendations", "recommendation"),
        ("data", "row"),
    ],
)  # fmt: skip
def test_what_nobody_has_is_named_and_stands_in_no_address_that_is_given_on(client, page, name):
    told = client.get(f"/{page}?{name}=nobody-has-it").text
    assert "nobody-has-it" in told
    assert f"{name}=nobody-has-it" not in told


def test_what_describes_the_site_has_no_parameters(client):
    refused = client.get("/openapi.json?knd=x")
    assert (refused.status_code, refused.json()["parameter"]) == (400, "knd")
    assert client.get("/openapi.json?utm_source=x").status_code == 200


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("below", ["?x=1", "?_=17&_=18", "/", "/?x=1"])
@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_a_probe_is_answered_whatever_it_adds(client, method, below, address):
    app = KnownAddresses(Starlette(), web.routes())
    with TestClient(app, base_url="https://testserver", follow_redirects=False) as probe:
        assert probe.request(method, address + below).status_code == client.get(address).status_code
        assert probe.get(address + below).json() == client.get(address).json()


SAME = [
    ("/timeline", "lang=zh", ("lang=ZH", "lang=zh-CN", "lang=zh_Hans", "lang=中文", "lang=zh&lang=ZH", "lang=zh,Zh")),
    (FACT_PAGES[1], "lang=zh", ("lang=ZH", "lang=zh-Hans-CN")), (STORIES[1], "lang=zh", ("lang=ZH",)),
    ("/download", "lang=zh", ("lang=ZH",)), ("/embeds", "theme=dark&in=zh", ("theme=DARK&in=ZH",)),
    ("/timeline", "commission=ESCAP", ("commission=ESCAP,escap", "commission=escap&commission=ESCAP", "commission=亚太经社会")),
    ("/timeline", "from=2013", ("from=２０１３", "from=2013&from=2013")), ("/timeline", "page=1", ("page=１",)),
    ("/nowhere", "lang=zh", ("lang=ZH",)),
    (f"/embed/{CHART}", "lang=zh&theme=dark", ("lang=ZH&theme=DARK", "theme=Dark&lang=zh&lang=ZH", "theme=dark,DARK&lang=zh-CN")),
    (f"/embed/{CHART}.svg", "lang=zh&theme=dark", ("lang=ZH&theme=DARK",)),
    (f"/embed/{CHART}/rows.csv", "lang=zh", ("lang=ZH",)),
    (f"/embed/fact/{facts.ids()[0]}", "lang=zh&theme=dark", ("lang=ZH&theme=DARK",)),
    ("/embed/timeline", "commission=ESCAP", ("commission=ESCAP,escap", "commission=Escap&commission=UNESCAP")),
    ("/download/events.csv", "commission=ESCAP&lang=zh", ("commission=ESCAP,escap&lang=ZH", "commission=escap&commission=ESCAP")),
    (f"/v/{release.RELEASE}/embed/{CHART}", "lang=zh&theme=dark", ("lang=ZH&theme=DARK",)),
    ("/oembed", "url=/embed/timeline?lang=zh%26theme=dark", (
        "url=/embed/timeline?lang=ZH%26theme=DARK", "url=/timeline?lang=Zh%26theme=DARK",
        "url=/embed/timeline/zh?theme=dark&format=JSON",
    )),
    ("/oembed", f"url=/event/{cards.ids('event')[0]}", (f"url=/timeline?event={cards.ids('event')[0].upper()}",)),
]  # fmt: skip


@pytest.mark.parametrize(("address", "plain", "other"), [(a, p, o) for a, p, every in SAME for o in every])  # fmt: skip
def test_a_value_in_another_case_or_given_twice_is_the_same_everywhere(
    client, address, plain, other
):
    one, two = (client.get(f"{address}?{query}") for query in (plain, other))
    assert one.status_code == two.status_code
    assert one.status_code in (200, 404)
    assert notes(one.text) == notes(two.text) == []
    assert two.content == one.content


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (f"/embed/{CHART}?lang=en,zh", "lang"), (f"/embed/{CHART}?theme=light&theme=DARK", "theme"),
        ("/embed/timeline?commission=escap,ECA", "commission"), ("/embed/timeline?lang=中", "lang"),
        ("/download/events.csv?commission=ESCAP&commission=eca", "commission"),
        ("/download/events.csv?commission=ESCAP,x", "commission"),
        ("/oembed?url=/embed/timeline?lang=en,ZH", "lang"), ("/download/events.csv?lang=zhx", "lang"),
    ],
)  # fmt: skip
def test_two_meanings_or_none_stay_refused(client, address, name):
    refused = client.get(address)
    assert (refused.status_code, refused.json()["parameter"]) == (400, name)


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/search?q=trade", "/?search=trade"), ("/search?query=南南&lang=zh", "/?search=%E5%8D%97%E5%8D%97&lang=zh"),
        ("/search/zh?s=trade", "/zh?search=trade"), ("/search", "/"),
    ],
)  # fmt: skip
def test_a_search_at_an_address_of_its_own_leads_to_what_it_finds(client, asked, led):
    moved = client.get(asked)
    assert (moved.status_code, moved.headers["location"]) == (308, led)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "address", [*FACT_PAGES, "/download", "/timeline", STORIES[1], f"/embed/{CHART}"]
)
def test_every_page_says_its_language_in_its_headers(client, address, language):
    assert client.get(f"{address}?lang={language}").headers["content-language"] == language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", [*FACT_PAGES, "/timeline", STORIES[1], f"/embed/{CHART}"])
def test_every_page_names_the_other_language_in_its_headers(client, address, language):
    (other,) = {*LANGUAGES} - {language}
    there = f"https://testserver{in_language(address, other)}"
    said = client.get(in_language(address, language)).headers["link"]
    assert f'<{there}>; rel="alternate"; hreflang="{other}"; type="text/html"' in said


@pytest.mark.parametrize(
    ("wished", "language"),
    [
        ("zh-CN,en;q=0.5", "zh"), ("zh-TW,en;q=0.1", "zh"), ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB,zh;q=0.9", "en"), ("fr,zh;q=0.5,en;q=0.4", "zh"), ("zh;q=0,fr", "en"), ("*", "en"), ("", "en"),
    ],
)  # fmt: skip
def test_who_finds_nothing_is_told_so_in_the_first_language_that_is_ours(client, wished, language):
    told = client.get("/event/nobody-has-it", headers={"Accept-Language": wished})
    assert (told.status_code, told.headers["content-language"]) == (404, language)


@pytest.mark.parametrize(
    "query", ["trade", "ｔｒａｄｅ", "“trade”", "TRADE", "'trade'", "《trade》"]
)
def test_width_case_and_quotation_marks_change_no_words(client, query):
    rows = client.get("/download/figures.csv", params={"q": query}).text
    assert rows == client.get("/download/figures.csv?q=trade").text
    assert rows.count("\n") > 1
