"""Embeds: a page that shows its chart, source and rows without a script, within its bytes."""

import gzip
import io
import json
import re
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit

import pytest
from PIL import Image, ImageColor, ImageDraw
from starlette.applications import Starlette
from starlette.testclient import TestClient

from southsouth import assets, cards, exhibits, geography, html, release, tokens
from southsouth.charts import lettering
from southsouth.embeds import (
    THEMES,
    Embed,
    addresses,
    charts,
    codes,
    fact_pages,
    facts,
    files,
    heights,
    hover,
    images,
    oembed,
    rows,
    wording,
)  # fmt: skip
from southsouth.language import LANGUAGES, in_language, translate
from southsouth.pages import compose
from southsouth.pages.pasted import meant
from southsouth.release import RELEASE
from southsouth.resource import Host
from southsouth.stills import card as still_card
from southsouth.stills import plate, png, typesetting
from southsouth.view import MACHINES, View, page_address
from southsouth.web.embeds import routes

SITE = Host("https://example.org")
ALL = list(exhibits.EXHIBITS.values())
BUDGET = {
    True: 40 * 1024,
    False: 20 * 1024,
}  # bytes, packed by gzip (brotli: a fifth less): a map, a chart
VOID = {"meta", "link", "base", "br", "img", "input", "hr", "wbr"}
each_chart = pytest.mark.parametrize("exhibit", ALL, ids=lambda exhibit: exhibit.id)
each_language = pytest.mark.parametrize("language", LANGUAGES)


class Page(HTMLParser):
    """The elements of a page with their attributes; says what is not closed in order: `parsed`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.heading = ""
        self.feed(html)
        self.wrong += self.open

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(f"</{tag}>")

    def handle_data(self, data):
        if "h1" in self.open:
            self.heading += data
        if self.open:
            self.text.setdefault(self.open[-1], []).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]

    def meta(self, name: str) -> list[str | None]:
        return [
            meta.get("content")
            for meta in self.all("meta")
            if name in (meta.get("name"), meta.get("property"))
        ]

    def links(self, rel: str) -> list[dict[str, str | None]]:
        return [link for link in self.all("link") if link.get("rel") == rel]


@lru_cache(maxsize=256)
def parsed(html: str) -> Page:
    """A page, read once for all that ask what is in it."""
    return Page(html)


def html_of(exhibit, language: str, theme: str | None = None) -> str:
    return charts.page(Embed(exhibit.id, language, theme), SITE).decode()


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=list(routes())), base_url="https://testserver") as client:
        yield client


@each_language
@each_chart
def test_a_chart_is_seen_and_read_without_a_script(exhibit, language):
    html = html_of(exhibit, language)
    page = parsed(html)
    alt = exhibit.alt(exhibit.frame(), language)
    assert page.wrong == []
    stills = [d for d in page.all("div") if "still" in (d.get("class") or "")]
    assert [still["class"] for still in stills] == ["still narrow", "still medium"]
    assert [still["data-width"] for still in stills] == ["350", "720"]
    heading = exhibit.heading(language)
    assert [svg["aria-label"] for svg in page.all("svg")] == [heading, heading]
    assert page.text["desc"] == [alt, alt]
    (live,) = [d for d in page.all("div") if d.get("class") == "live"]
    assert (live["role"], live["aria-label"]) == ("img", alt)
    assert {"role": "status"} in page.all("span")
    assert page.heading == exhibit.heading(language)
    assert page.meta("description") == page.meta("og:description") == [alt]
    assert page.all("html")[0]["lang"] == language


@each_language
@each_chart
def test_the_rows_of_a_chart_stand_in_a_real_table(exhibit, language):
    page = parsed(html_of(exhibit, language))
    rows = [th for th in page.all("th") if th.get("scope") == "row"]
    columns = [th for th in page.all("th") if th.get("scope") == "col"]
    assert len(rows) == exhibit.frame().height
    assert len(page.all("td")) == len(rows) * (len(columns) - 1)
    assert page.text["caption"] == [exhibit.alt(exhibit.frame(), language)]
    assert len(page.all("details")) == 1


@each_language
@each_chart
def test_a_chart_names_its_source_and_a_map_its_lines(exhibit, language):
    page = parsed(html_of(exhibit, language))
    hrefs = [a["href"] or "" for a in page.all("a")]
    step = "" if language == "en" else f"/{language}"
    for paragraph in exhibit.paragraphs(exhibit.frame()):
        assert exhibit.outside_report or f"/paragraph/{paragraph}{step}" in hrefs
    said = "".join(page.text["p"])
    assert exhibit.source(language) in said
    disclaimer = geography.DISCLAIMER_ZH if language == "zh" else geography.DISCLAIMER_EN
    assert (disclaimer in said) == exhibit.is_map(exhibit.frame())
    assert any(href.endswith(f"#{exhibit.id}") for href in hrefs)
    assert release.LICENCE_URL in hrefs


@each_language
@each_chart
def test_a_chart_keeps_to_its_bytes(exhibit, language):
    packed = len(gzip.compress(html_of(exhibit, language).encode(), 9))
    assert 1000 < packed <= BUDGET[bool(exhibit.map_kind)]


@each_language
@each_chart
def test_a_chart_loads_nothing_from_another_host_and_has_no_inline_script(exhibit, language):
    page = parsed(html_of(exhibit, language))
    loaded = [script.get("src") for script in page.all("script")]
    loaded += [link["href"] for link in page.links("stylesheet")]
    loaded += [image.get("src") for image in page.all("img")]
    stage = next(d for d in page.all("div") if (d.get("class") or "").startswith("stage"))
    loaded += [stage["data-figure"], stage["data-plotly"]]
    loaded += re.findall(r"url\(([^)]*)\)", "".join(page.text["style"]))
    assert loaded[0] == assets.address("embed-page.js")
    assert all(address and re.match(r"/[^/]", address) for address in loaded)
    assert "".join(page.text.get("script", [])) == ""
    assert not [name for _, attributes in page.found for name in attributes if name[:2] == "on"]
    assert "url(http" not in "".join(page.text["style"])
    assert "@import" not in "".join(page.text["style"])


@each_language
@each_chart
def test_the_head_tells_other_programs_what_the_page_is(exhibit, language):
    page = parsed(html_of(exhibit, language))
    embed = Embed(exhibit.id, language)
    (canonical,) = page.links("canonical")
    assert canonical["href"] == f"https://example.org{embed.page}"
    alternates = {link.get("hreflang"): link["href"] for link in page.links("alternate")}
    assert {*LANGUAGES, "x-default"} <= set(alternates)
    (discovered,) = [
        link for link in page.links("alternate") if link.get("type") == "application/json+oembed"
    ]
    assert discovered["href"] == (
        f"https://example.org/oembed?url={quote(str(canonical['href']), safe='')}&format=json"
    )
    assert page.meta("og:title") == [exhibit.heading(language)]
    assert page.meta("og:url") == [canonical["href"]]
    assert len(page.meta("twitter:card")) == 1
    assert page.all("base") == [{"target": "_blank"}]  # no link opens in the frame


@each_language
def test_the_embed_of_a_fact_quotes_in_chinese(language):
    embed = Embed("p003-ssc-value-2011", language, is_fact=True)
    quoted = parsed(fact_pages.page(embed, SITE).decode()).all("q")
    assert quoted == [{"lang": "zh"}] * len(quoted) != []


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_that_is_asked_for_holds_for_the_whole_page(theme):
    assert parsed(html_of(ALL[0], "en", theme)).all("html")[0]["data-theme"] == theme
    assert "data-theme" not in parsed(html_of(ALL[0], "en")).all("html")[0]


def test_an_image_for_links_is_named_only_where_it_was_drawn(monkeypatch):
    embed = Embed("timeline", "zh")
    monkeypatch.setattr(images, "exists", lambda _: False)
    assert not parsed(charts.page.__wrapped__(embed, SITE).decode()).meta("og:image")
    assert "thumbnail_url" not in oembed.answer(SITE, embed)
    monkeypatch.setattr(images, "exists", lambda _: True)
    page = parsed(charts.page.__wrapped__(embed, SITE).decode())
    address = "https://example.org/embed/timeline/image-zh.png"
    assert page.meta("og:image") == [address]
    assert page.meta("og:image:width") == ["1200"]
    assert page.meta("og:image:alt") == page.meta("description")
    assert oembed.answer(SITE, embed)["thumbnail_url"] == address
    assert "thumbnail_url" not in oembed.answer(SITE, embed, max_width=640)
    assert "thumbnail_url" not in oembed.answer(SITE, embed, max_height=400)


@pytest.mark.parametrize("kind", cards.KINDS)
def test_the_image_of_a_fact_says_what_it_is(monkeypatch, kind):
    """Its lines, of every fourth: published.py draws one of forty."""
    lines: list[str] = []
    monkeypatch.setattr(
        typesetting, "paint", lambda _drawing, line, *_where, **_how: lines.append(line)
    )
    monkeypatch.setattr(still_card._Sheet, "png", lambda _sheet: b"")
    for fact_id in list(cards.ids(kind))[::4]:
        for language in LANGUAGES:
            fact = cards.card(kind, fact_id, language)
            lines.clear()
            images.preview.__wrapped__(fact)
            name, headline, *others = lines
            assert name == (fact.called or cards.kind_name(kind, language))
            assert fact.headline.startswith(headline[:8])
            assert any(fact.citation.startswith(line[:20]) for line in others)


@pytest.fixture
def painted(monkeypatch) -> list[tuple[str, float, float, float]]:
    """Each line of an image with where it begins, what it stands on, and its size; none is drawn."""
    lines: list[tuple[str, float, float, float]] = []
    monkeypatch.setattr(
        typesetting, "paint",
        lambda _drawing, line, x, y, size, *_ink, **_how: lines.append((line, x, y, size)),
    )  # fmt: skip
    monkeypatch.setattr(still_card._Sheet, "png", lambda _sheet: b"")
    monkeypatch.setattr(still_card._Sheet, "picture", lambda *_of: None)
    return lines


@pytest.mark.parametrize("exhibit_id", exhibits.EXHIBITS)
def test_the_image_of_a_chart_says_its_message_to_the_end(painted, exhibit_id):
    for language in LANGUAGES:
        painted.clear()
        still_card.chart.__wrapped__(exhibit_id, language)
        heading = exhibits.get(exhibit_id).heading(language)
        said = "".join(line for line, *_ in painted).replace(" ", "")
        assert heading.replace(" ", "") in said


def test_what_is_said_of_a_fact_ends_above_its_source(painted):
    words = "as the report words it, here and in the paragraphs that follow it. " * 6
    still_card.fact("Organization", "A name of one line", [words] * 5, "para. 1", "en")
    source = min(y for _, _, y, size in painted if size == 17)
    below = [line for line, _, y, size in painted if size > 21 and y > source - 12]
    assert below == []
    painted.clear()
    images.preview.__wrapped__(cards.card("organisation", "undp", "en"))
    assert any("main decision-making entity" in line for line, *_ in painted)


@pytest.mark.parametrize("size", [17, 25, 26, 34])
def test_a_line_of_an_image_keeps_its_measured_width(size):
    words = "Minimum share of core budget that the JIU asks UN organizations to set aside"
    paper = Image.new("L", (1400, 60))
    typesetting.paint(ImageDraw.Draw(paper), words, 0, 45, size, 255)
    box = paper.getbbox()
    assert box
    assert box[2] <= lettering.width(words, size) + 2


def test_a_chart_that_is_too_tall_is_parted_between_its_rows():
    picture = Image.new("RGB", (300, 200), "white")
    for top in (10, 60, 110, 160):
        ImageDraw.Draw(picture).rectangle((0, top, 200, top + 30), "black")
    ImageDraw.Draw(picture).line((250, 0, 250, 200), "grey")  # what runs through parts nothing
    assert 91 <= still_card._end_of_row(picture, 120) <= 110  # not in the bar that ends at 140
    assert 141 <= still_card._end_of_row(picture, 155) <= 155


def test_an_image_says_nothing_twice_and_what_its_numbers_are():
    of_figure = images._words(cards.card("figure", "p003-ssc-value-2011", "en"))
    assert of_figure[3:5] == [
        "Value of South-South cooperation in 2011", "As printed: “估计在161亿美元至190亿美元之间”"
    ]  # fmt: skip
    of_doubt = images._words(cards.card("caveat", "p001-gdp-measure", "zh"))
    assert sum("基数不明" in said for said in of_doubt) == 1
    of_commission = images._words(cards.card("commission", "ESCAP", "zh"))
    assert "泰国曼谷 · 设立年份：1947" in of_commission


def test_every_letter_of_the_images_of_facts_has_a_face():
    facts_of_both = (
        cards.card(kind, fact_id, language)
        for kind in cards.KINDS for fact_id in cards.ids(kind) for language in LANGUAGES
    )  # fmt: skip
    letters = {letter for fact in facts_of_both for said in images._words(fact) for letter in said}
    assert {"\N{RIGHTWARDS ARROW}", "\N{CJK UNIFIED IDEOGRAPH-4E2D}", "A"} <= letters
    boxes = {bytes(typesetting.face_of("\uffff", 40, bold=False).getmask("\uffff"))}
    boxes.add(bytes(typesetting.face_of("A", 40, bold=False).getmask("\uffff")))
    drawn = {
        letter: bytes(typesetting.face_of(letter, 40, bold=False).getmask(letter))
        for letter in letters if not letter.isspace()
    }  # fmt: skip
    assert [letter for letter, mask in drawn.items() if mask in boxes] == []


FIGURES = [(exhibit, width) for exhibit in ALL for width in (350, 720)]


@pytest.mark.parametrize("theme", THEMES)
def test_a_figure_is_in_the_colours_of_its_theme_and_asks_no_host(theme):
    other = tokens.DARK if theme == "light" else tokens.LIGHT
    for exhibit, width in FIGURES:
        text = charts.figure(exhibit.id, "en", width, theme).decode()
        figure = json.loads(text)
        assert figure["data"] or figure["layout"]["shapes"]
        assert figure["layout"]["width"] == width
        assert tokens.THEMES[theme]["ink"] in text
        assert other["ink"] not in text
        assert "topojson" not in text
        assert {trace["type"] for trace in figure["data"]} <= {"bar", "scatter"}


def test_words_at_the_pointer_fit_a_phone():
    for exhibit, width in FIGURES:
        for language in LANGUAGES:
            traces = json.loads(charts.figure(exhibit.id, language, width, "light"))["data"]
            words = [w for trace in traces for w in trace.get("hovertext", []) if w]
            lines = [re.sub("<.*?>", "", line) for w in words for line in w.split("<br>")]
            assert max(map(len, lines), default=0) <= 40


@pytest.mark.parametrize(
    "suffix",
    ["", ".svg", ".png", "/image-en.png", "/rows.csv", "/rows.json", "/figure-en-350-light.json"],
)
def test_a_filtered_view_has_its_own_files_and_a_wrong_filter_is_refused_as_downloads_refuse(
    client, suffix
):
    whole = client.get(f"/embed/timeline{suffix}")
    narrowed = client.get(f"/embed/timeline{suffix}?from=2013&to=2013")
    assert whole.status_code == narrowed.status_code == 200
    assert whole.content != narrowed.content
    for wrong, named in (
        ("from=1900", "from"),
        ("knd=workshop", "knd"),
        ("from=2014&to=2012", "to"),
    ):
        refused = client.get(f"/embed/timeline{suffix}?{wrong}")
        assert refused.status_code == 400
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["parameter"] == named


def test_a_filtered_embed_keeps_its_filters_in_all_that_it_links_to(client):
    html = client.get("/embed/timeline?from=2013&to=2013").text
    page = parsed(html)
    hrefs = [a["href"] or "" for a in page.all("a")]
    assert "/embed/timeline/rows.csv?from=2013&to=2013" in hrefs
    assert any(h.startswith("/timeline?lang=en&from=2013&to=2013#") for h in hrefs)
    stage = next(d for d in page.all("div") if d.get("class") == "stage")
    assert stage["data-filters"] == "?from=2013&to=2013"
    rows = [th for th in page.all("th") if th.get("scope") == "row"]
    timeline = exhibits.get("timeline")
    assert len(rows) == timeline.frame(timeline.asked([("from", "2013"), ("to", "2013")])).height


@pytest.mark.parametrize(
    "pasted",
    [
        "/embed/timeline?from=2013&to=2013",
        "/timeline?lang=en&from=2013&to=2013&page=2&utm_source=x#timeline",
    ],
)
def test_oembed_keeps_the_filters_of_an_embed_or_a_page(client, pasted):
    answer = client.get("/oembed", params={"url": f"https://testserver{pasted}"})
    assert answer.status_code == 200
    assert "/embed/timeline?from=2013&amp;to=2013" in answer.json()["html"]
    refused = client.get(
        "/oembed", params={"url": f"https://testserver{pasted.replace('2013', '1900')}"}
    )
    assert refused.status_code == 400


@pytest.mark.parametrize(
    "pasted",
    [
        "/timeline?knd=workshop",
        "/map?kind=workshop&topic=economy",
        "/figures?kind=workshop",
        "/timeline?verdict=agrees",
        f"/timeline?event={cards.ids('event')[0]}&knd=x",
        f"/event/{cards.ids('event')[0]}?knd=x",
        "/embed/timeline?knd=workshop",
        "/stories?knd=1",
        "/?search=brazil&knd=1",
    ],
)
def test_oembed_refuses_a_filter_that_neither_page_nor_embed_has(client, pasted):
    refused = client.get("/oembed", params={"url": f"https://testserver{pasted}"})
    assert refused.status_code == 400
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["parameter"] == re.split("[?&=]", pasted)[-2]
    assert "lang" in refused.json()["allowed"]


class Noted(dict[str, str]):
    """Parameters of an address that note which of them are read."""

    read: set[str] = set()

    def get(self, key, default=None):
        self.read.add(key)
        return super().get(key, default)


@pytest.mark.parametrize("page", sorted({exhibit.page for exhibit in ALL}))
def test_oembed_takes_whatever_a_page_itself_knows(client, page):
    asked = Noted()
    asked.read = set()
    compose(View.of(page, "en", asked))
    assert len(asked.read) > len(MACHINES)
    for name in sorted(asked.read):
        url = f"https://testserver{page_address(page, 'en')}?{name}=nothing"
        told = client.get("/oembed", params={"url": url}).json()
        assert told.get("status") != 400 or "value" in told, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_a_phone_has_a_list_for_a_map_the_words_of_the_map_stand_back(client, language):
    said = geography.DISCLAIMER_ZH if language == "zh" else geography.DISCLAIMER_EN
    listed = [exhibit for exhibit in ALL if exhibit.phone_list]
    assert [exhibit.id for exhibit in listed] == ["country-mentions-map"]
    embed = client.get(in_language("/embed/country-mentions-map", language)).text
    page = html.page(View.of("map", language, {}), SITE).decode()
    assert re.search(rf'class="?ofmap"?>{said[:20]}', embed)
    assert re.search(r"@media\(max-width:599px\)\{[^}]*\.ofmap\{display:none", embed)
    # The page has a map of events before, which is one on a phone too.
    assert page.count(said) == 2
    assert len(re.findall(rf'class="?ofmap"?>{said[:20]}', page)) == 1
    assert "ofmap" not in client.get(in_language("/embed/events-map", language)).text.replace(
        ".ofmap", ""
    )
    style = assets.body("site.css").decode()
    assert re.search(r"max-width: ?639\.9px\) ?\{ ?\.ofmap ?\{ ?display: ?none", style)


def test_a_filtered_embed_names_its_filter_in_words(client):
    said = "Filtered to kind: Workshop."
    page = parsed(client.get("/embed/timeline?kind=workshop").text)
    notes = [words for words in page.text["p"] if words.startswith(said)]
    assert len(notes) == 1
    assert page.meta("og:title") == ["Workshop: 2 events"]
    assert page.meta("og:description")[0].startswith(said)
    assert said.rstrip(".") in client.get("/embed/timeline.svg?kind=workshop").text
    pasted = "https://testserver/embed/timeline?kind=workshop"
    body = client.get("/oembed", params={"url": pasted}).json()
    assert body["title"] == page.meta("og:title")[0]


def test_the_image_of_a_filtered_embed_shows_what_is_left_as_large_as_links_show_it(client):
    pasted = "https://testserver/embed/timeline?from=2013&to=2013"
    answer = client.get("/oembed", params={"url": pasted}).json()
    address = answer["thumbnail_url"].removeprefix("https://testserver")
    assert address == "/embed/timeline/image-en.png?from=2013&to=2013"
    drawn = Image.open(io.BytesIO(client.get(address).content))
    assert drawn.size == (answer["thumbnail_width"], answer["thumbnail_height"]) == (1200, 630)
    assert [address] == [
        named.removeprefix("https://testserver")
        for named in parsed(client.get(pasted).text).meta("og:image")
    ]


def test_filters_that_leave_nothing_are_said_in_the_picture(client):
    html = client.get("/embed/ss-gate-funnel?paragraph=3").text
    assert "These filters leave nothing to draw here" in html


@pytest.mark.parametrize(
    ("width", "status"),
    [("320", 200), ("2400", 200), ("319", 400), ("2401", 400), ("wide", 400), ("-5", 400)],
)
def test_a_picture_has_the_width_asked_for_within_bounds(client, width, status):
    answer = client.get(f"/embed/ss-gate-funnel.svg?width={width}")
    assert answer.status_code == status
    if status == 200:
        assert f'width="{width}"' in answer.text


def test_pictures_follow_language_and_theme(client):
    chinese = client.get("/embed/ss-gate-funnel.svg?lang=zh&theme=dark").text
    assert exhibits.get("ss-gate-funnel").heading("zh")[:6] in chinese
    assert tokens.DARK["paper"] in chinese


@pytest.mark.skipif(not png.has_chinese(), reason="no font with Chinese letters")
def test_a_png_has_the_language_theme_and_width_that_were_asked_for(client):
    def drawn(asked: str) -> Image.Image:
        answer = client.get(f"/embed/ss-gate-funnel.png?{asked}")
        return Image.open(io.BytesIO(answer.content)).convert("RGB")

    plain, chinese, dark, wide = map(drawn, ("", "lang=zh", "theme=dark", "width=400"))
    top = (0, 0, plain.width, 60)  # the foot bears the address, which says its language anyway
    assert plain.crop(top).tobytes() != chinese.crop(top).tobytes()
    for picture, theme in ((plain, tokens.LIGHT), (dark, tokens.DARK)):
        assert picture.getpixel((1, 1)) == ImageColor.getrgb(theme["paper"])
    assert (plain.width, wide.width) == (files.PICTURE, 400)


@pytest.mark.parametrize(("old", "new"), exhibits.GONE.items())
@pytest.mark.parametrize("suffix", ["", ".svg", ".png", "/rows.csv", "/zh"])
def test_a_chart_that_is_no_more_answers_410_and_names_its_successor(client, old, new, suffix):
    answer = client.get(f"/embed/{old}{suffix}")
    assert answer.status_code == 410
    assert f"/embed/{new}" in answer.text
    assert f"/embed/{new}" in answer.headers["link"]


def test_long_words_break_outside_their_marks():
    assert hover.broken("<b>one two</b><br>three", "en") == "<b>one two</b><br>three"
    assert hover.broken("<b>" + "南" * 25 + "</b>", "zh") == f"<b>{'南' * 21}<br>{'南' * 4}</b>"


@each_language
@pytest.mark.parametrize("fact_id", facts.ids()[::9])
def test_a_fact_is_read_without_a_script(fact_id, language):
    fact = facts.card(fact_id, language)
    html = fact_pages.page(Embed(fact_id, language, is_fact=True), SITE).decode()
    page = parsed(html)
    step = "" if language == "en" else f"/{language}"
    hrefs = [a["href"] for a in page.all("a")]
    assert page.wrong == []
    assert page.heading == fact.headline
    assert page.text.get("q", []) == [words.printed for words in fact.evidence]
    assert fact.paragraph is None or f"/paragraph/{fact.paragraph}{step}" in hrefs
    assert f"{fact.address}{step}" in hrefs
    said = unescape(re.sub(r"</?span[^>]*>", "", html))  # Chinese words say that they are
    assert all(doubt.note in said for doubt in fact.doubts)
    assert fact.citation in "".join(page.text["p"]).replace("\xa0", " ")
    assert len(gzip.compress(html.encode(), 9)) < 10_000


def test_scripts_are_small():
    assert len(assets.body("embed.js")) < 2_400
    assert len(assets.body("embed-page.js")) < 5_400


def test_the_index_lists_the_registry_and_nothing_else():
    listed = json.loads(files.index(SITE).body())["charts"]
    assert [entry["id"] for entry in listed] == list(exhibits.EXHIBITS)
    for entry in listed:
        exhibit = exhibits.get(entry["id"])
        assert (entry["kind"] == "map") == exhibit.is_map(exhibit.frame())
        for language in LANGUAGES:
            said = entry[language]
            assert said["title"] == exhibits.get(entry["id"]).heading(language)
            assert said["embed"].startswith("https://example.org/embed/")
            assert set(said["height"]) == {"320", "640", "1000"}
    timeline = next(entry for entry in listed if entry["id"] == "timeline")
    for width, height in timeline["zh"]["height"].items():
        assert height == heights.chart(Embed("timeline", "zh"), int(width))


def test_where_files_alone_answer_the_index_names_no_address_that_asks():
    assert "?" not in json.dumps([
        json.loads(files._entry(Host("https://example.org", static=True), exhibit))[code][kind]
        for exhibit in ALL[:1] for code in LANGUAGES for kind in ("svg", "embed", "explorer")
    ])  # fmt: skip


@each_language
@each_chart
def test_a_row_begins_with_its_name_and_says_no_name_twice(exhibit, language):
    frame = exhibit.frame()
    shown = rows.table(exhibit, language, "", frame)
    naming = [f"{word}_{language}" for word in ("title", "subject", "name")]
    held = [name for name, _ in rows._columns(exhibit, frame) if name in naming]
    for name in held:
        assert [row[0].text for row in shown.rows] == frame[name].to_list()
    plain = rows._plain(exhibit, ()).columns
    assert not {f"name_{language}", f"organisation_name_{language}"} <= {*plain}


@each_language
def test_the_summary_is_a_source_by_its_name_and_never_a_paragraph_0(language):
    for exhibit in ALL:
        numbers = exhibit.paragraphs(exhibit.frame())
        source = wording.source(exhibit, language, "", exhibit.frame())
        assert source.count("/paragraph/0") == (0 in numbers and not exhibit.outside_report)


@each_language
@pytest.mark.parametrize("theme", THEMES)
def test_a_picture_of_a_language_is_in_it(client, language, theme):
    told = client.get(f"/embed/money/picture-{language}-{theme}.svg").text
    assert exhibits.get("money").heading(language) in unescape(told)


@pytest.mark.parametrize(
    ("pasted", "embed"),
    [
        ("/commissions?commission=ECA&event=nothing", ("commission/ECA", ())),
        (
            "/timeline?event=urumqi-aquaculture-workshop-2012&kind=workshop",
            ("urumqi-aquaculture-workshop-2012", ()),
        ),
        (
            "/timeline?event=urumqi-aquaculture-workshop-2012&kind=meeting",
            ("timeline", (("kind", ("meeting",)),)),
        ),
        ("/cooperation?agency=undp", ("cooperation-map", (("via", ("undp",)),))),
    ],
)
def test_a_page_that_is_pasted_means_the_fact_that_there_is_and_filters_by_any_name(pasted, embed):
    found = meant(f"https://example.org{pasted}", SITE)
    assert found is not None
    assert (found[0].id, found[0].filters) == embed


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_that_is_pasted_with_a_theme_means_the_embed_in_it(theme):
    found = meant(f"https://example.org/timeline?theme={theme}", SITE)
    assert found is not None
    assert found[0].theme == theme


def test_every_file_has_an_address_of_its_own():
    found = list(files.resources(Host("https://example.org", static=True)))
    addresses_ = [resource.address for resource in found]
    assert len(set(addresses_)) == len(addresses_)
    for exhibit in ALL:
        for language in LANGUAGES:
            assert Embed(exhibit.id, language).page in addresses_


def test_a_static_site_points_at_the_file_that_answers_oembed():
    static = Host("https://example.org", static=True)
    found = {resource.address: resource for resource in files.resources(static)}
    for embed in (Embed("timeline", "zh"), Embed(facts.ids()[0], is_fact=True)):
        address = urlsplit(addresses.discovery(static, embed)).path
        assert json.loads(found[address].body())["type"] == "rich"


def test_a_frozen_release_loads_and_links_its_own_files():
    frozen = Host("https://example.org", release=release.RELEASE)
    page = parsed(charts.page(Embed("timeline"), frozen).decode())
    stage = next(d for d in page.all("div") if "data-figure" in d)
    assert str(stage["data-figure"]).startswith(f"/v/{release.RELEASE}/embed/timeline/")
    assert str(page.links("canonical")[0]["href"]).startswith(
        f"https://example.org/v/{release.RELEASE}/embed/"
    )


def test_the_iframe_has_a_name_and_a_height_and_nothing_gets_out_of_its_attributes():
    code = str(codes.iframe(SITE, Embed("timeline", "zh", "dark"), '"><script>', 480))
    page = parsed(code)
    (frame,) = page.all("iframe")
    assert frame["src"] == "https://example.org/embed/timeline/zh?theme=dark"
    assert frame["title"] == '"><script>'
    assert frame["height"] == "480"
    assert not page.all("script")


HTML_ALLOWS = {"src", "title", "width", "height", "style", "loading"}  # and data-*, of an iframe


@pytest.mark.parametrize("width", [None, 400])
def test_the_iframe_is_valid_html_and_keeps_its_size_without_style(width):
    """What the Nu checker asks: only attributes of HTML, sizes as whole numbers."""
    (frame,) = parsed(str(codes.iframe(SITE, Embed("timeline"), "Title", 480, width))).all("iframe")
    own = {name for name in frame if not name.startswith("data-")}
    assert own == HTML_ALLOWS
    assert frame["width"] == str(width or 640)
    assert re.fullmatch(r"[1-9]\d*", frame["height"] or "")
    style = frame["style"] or ""
    assert "width:100%" in style
    assert ("max-width:400px" in style) == (width == 400)
    assert "height" not in style


def test_the_script_code_works_as_a_link_without_scripts():
    page = parsed(str(codes.script(SITE, Embed("timeline", "zh", "dark"), "标题", 480)))
    (place,) = page.all("div")
    assert (place["data-southsouth"], place["data-lang"], place["data-theme"]) == (
        "timeline", "zh", "dark",
    )  # fmt: skip
    assert [a["href"] for a in page.all("a")] == [
        "https://example.org/embed/timeline/zh?theme=dark"
    ]
    assert page.all("script")[0]["src"] == "https://example.org/embed.js"


@each_language
def test_oembed_answers_for_a_chart_and_keeps_language_and_theme(client, language):
    url = f"https://testserver/embed/timeline?lang={language}&theme=dark"
    answer = client.get("/oembed", params={"url": url, "maxwidth": "400", "maxheight": "300"})
    body = answer.json()
    assert answer.headers["content-type"].startswith("application/json")
    assert (body["version"], body["type"]) == ("1.0", "rich")
    assert (body["width"], body["height"]) == (400, 300)
    (frame,) = parsed(body["html"]).all("iframe")
    assert frame["src"] == f"https://testserver{Embed('timeline', language, 'dark').address}"
    assert (frame["width"], frame["height"]) == ("400", "300")
    assert body["title"] == exhibits.get("timeline").heading(language)
    assert (
        body["provider_name"]
        == {"en": "South-South Explorer", "zh": "南南合作报告数据站"}[language]
    )
    assert (body["provider_url"], body["cache_age"]) == ("https://testserver/", 86_400)


@pytest.mark.parametrize("name", ["timeline", f"fact/{facts.ids()[0]}"])
@pytest.mark.parametrize(("most", "width"), [("", 720), ("312", 312), ("2000", 720)])
def test_oembed_answers_with_the_height_that_suits_the_width(client, name, most, width):
    """No wider than it is read well, whatever the place would hold."""
    asked = {"url": f"https://testserver/embed/{name}"} | ({"maxwidth": most} if most else {})
    body = client.get("/oembed", params=asked).json()
    (frame,) = parsed(body["html"]).all("iframe")
    embed = Embed(facts.ids()[0], is_fact=True) if "/" in name else Embed(name)
    fact = facts.card(embed.id, "en") if embed.is_fact else None
    height = heights.fact(fact, width) if fact else heights.chart(embed, width)
    assert (body["width"], body["height"]) == (width, height)
    assert (frame["width"], frame["height"]) == (str(width), str(height))


#: What WordPress's wp_filter_oembed_result looks for when it has stripped attributes that it does not know.
WORDPRESS = re.compile(r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", re.DOTALL)


def test_a_quotation_that_nobody_sees_stands_in_where_the_frame_is_stripped(client):
    url = "https://testserver/embed/timeline?from=2013"
    page = parsed(html := client.get("/oembed", params={"url": url}).json()["html"])
    assert "hidden" in page.all("blockquote")[0]
    assert page.all("a")[0]["href"] == page.all("iframe")[0]["src"] == url
    stripped = html.replace("<blockquote hidden>", "<blockquote>")
    assert all(WORDPRESS.match(stripped).groups())


@each_language
def test_a_static_hosts_answer_is_in_the_language_of_its_name(client, language):
    body = client.get(f"/oembed/timeline-{language}.json").json()
    assert body["title"] == exhibits.get("timeline").heading(language)
    (frame,) = parsed(body["html"]).all("iframe")
    assert frame["src"] == f"https://testserver{in_language('/embed/timeline', language)}"


def test_theme_and_filters_stand_side_by_side_in_an_address(client):
    url = "https://testserver/embed/timeline?from=2013&to=2013&theme=dark"
    (frame,) = parsed(client.get("/oembed", params={"url": url}).json()["html"]).all("iframe")
    assert frame["src"] == url
    assert parsed(client.get(url).text).all("html")[0]["data-theme"] == "dark"


def test_oembed_answers_for_a_fact_and_a_frozen_chart(client):
    for address in (f"/embed/fact/{facts.ids()[0]}/zh", f"/v/{release.RELEASE}/embed/timeline"):
        body = client.get("/oembed", params={"url": f"https://testserver{address}"}).json()
        (frame,) = parsed(body["html"]).all("iframe")
        assert frame["src"] == f"https://testserver{address}"


EVENT = "bali-high-level-meeting-2012"


@pytest.mark.parametrize(
    ("pasted", "wanted"),
    [
        ("/timeline", "/embed/timeline"),
        ("/timeline/", "/embed/timeline"),
        ("/timeline/zh", "/embed/timeline/zh"),
        ("/timeline?lang=zh&from=2012", "/embed/timeline/zh?from=2012"),
        ("/timeline#timeline-overview", "/embed/timeline-overview"),
        ("/timeline?lang=zh#timeline", "/embed/timeline/zh"),
        ("/map", "/embed/events-map"),
        (f"/event/{EVENT}", f"/embed/fact/{EVENT}"),
        (f"/event/{EVENT}/", f"/embed/fact/{EVENT}"),
        (f"/event/{EVENT}/zh", f"/embed/fact/{EVENT}/zh"),
        (f"/event/{EVENT}?lang=zh", f"/embed/fact/{EVENT}/zh"),
        (f"/timeline?event={EVENT}&lang=zh", f"/embed/fact/{EVENT}/zh"),
        (f"/timeline?event={EVENT},jiu-review-ssc-2011", f"/embed/fact/{EVENT}"),
        (f"/data?table=events&row={EVENT}", f"/embed/fact/{EVENT}"),
        ("/data/zh?table=paragraphs&row=48", "/embed/fact/paragraph/48/zh"),
        ("/paragraph/48", "/embed/fact/paragraph/48"),
        ("/paragraph/48/zh", "/embed/fact/paragraph/48/zh"),
        ("/commission/ECA", "/embed/fact/commission/ECA"),
        ("/embed/fact/paragraph/48/zh?theme=dark", "/embed/fact/paragraph/48/zh?theme=dark"),
    ],
)
def test_oembed_answers_for_the_address_of_a_page_or_a_fact(client, pasted, wanted):
    body = client.get("/oembed", params={"url": f"https://testserver{pasted}"}).json()
    (frame,) = parsed(body["html"]).all("iframe")
    assert frame["src"] == f"https://testserver{wanted}"
    assert client.get(wanted).status_code == 200


def test_oembed_answers_for_every_page_with_a_chart_and_every_fact(client):
    pages = {f"/{exhibit.page}" for exhibit in ALL}
    permanent = [f"/{kind}/{fact}" for kind in facts.KINDS for fact in cards.ids(kind)]
    for address in (*pages, *permanent):
        for language in LANGUAGES:
            for form in (in_language(address, language), in_language(address, language) + "/"):
                embed, _ = meant(f"https://example.org{form}", SITE)
                assert embed.language == language
                assert embed.is_fact == (address in permanent)
                assert oembed.title(embed)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_oembed_takes_http_and_https_for_the_same_site(client, scheme):
    url = f"{scheme}://TestServer/embed/timeline"
    body = client.get("/oembed", params={"url": url}).json()
    (frame,) = parsed(body["html"]).all("iframe")
    assert frame["src"] == "https://testserver/embed/timeline"


def test_a_site_below_a_path_takes_only_what_is_below_it():
    below = Host("https://example.org/explorer")
    assert meant("https://example.org/explorer/embed/timeline", below)
    assert meant("https://example.org/explorer/map", below)
    assert meant("https://example.org/map", below) is None
    assert meant("https://example.org/explorer-other/map", below) is None


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 400),
        ({"url": "https://testserver/embed/timeline", "format": "xml"}, 501),
        ({"url": "https://testserver/embed/timeline", "maxwidth": "wide"}, 400),
        ({"url": "https://testserver/embed/timeline", "maxwidth": "0"}, 400),
        ({"url": "https://testserver/embed/timeline", "maxheight": "-3"}, 400),
        ({"url": "https://testserver/embed/timeline", "maxheight": "9" * 30}, 400),
        ({"url": "https://testserver/embed/timeline", "maxheight": "٣"}, 400),
        ({"url": "https://elsewhere.example/embed/timeline"}, 404),
        ({"url": "https://testserver.evil.example/embed/timeline"}, 404),
        ({"url": "//elsewhere.example/embed/timeline"}, 404),
        ({"url": "https://testserver/story/nothing"}, 404),
        ({"url": "https://elsewhere.example/data"}, 404),
        ({"url": "https://testserver/timelin"}, 404),
        ({"url": "https://testserver/figures?figure=nothing"}, 404),
        ({"url": "https://testserver/map?event=nothing"}, 404),
        ({"url": "https://testserver/event/nothing"}, 404),
        ({"url": "https://testserver/paragraph/77"}, 404),
        ({"url": "ftp://testserver/embed/timeline"}, 404),
        ({"url": "https:/embed/timeline"}, 404),
        ({"url": "https://testserver/embed/nothing"}, 404),
        ({"url": "https://testserver/embed/fact/nothing"}, 404),
        ({"url": "https://testserver/v/1999.01.0/embed/timeline"}, 404),
        ({"url": "http://["}, 404),
        ({"url": "\0"}, 404),
        ({"url": "https://testserver/map\0"}, 404),
        ({"url": "https://testserver/map%00"}, 404),
    ],
)
def test_oembed_refuses_with_a_reason(client, query, status):
    answer = client.get("/oembed", params=query)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_who_asks_oembed_for_nothing_is_told_which_parameter_is_missing(client):
    assert client.get("/oembed").json()["parameter"] == "url"


def test_oembed_names_the_nearest(client):
    answer = client.get("/oembed", params={"url": "https://testserver/embed/timelin"})
    assert "https://testserver/embed/timeline" in answer.json()["nearest"]


@each_language
@pytest.mark.parametrize("address", ["/embed/timeline", f"/embed/fact/{facts.ids()[0]}"])
def test_an_embed_says_its_language_and_where_the_others_are(client, address, language):
    headers = client.get(in_language(address, language)).headers
    assert headers["content-language"] == language
    for code in LANGUAGES:
        there = f"https://testserver{in_language(address, code)}"
        told = f'<{there}>; rel="alternate"; hreflang="{code}"; type="text/html"'
        assert told in headers["link"]


@pytest.mark.parametrize("path", ["/embed/timeline", f"/embed/fact/{facts.ids()[0]}"])
def test_an_embed_may_be_framed_and_run_only_our_own_script(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    said = answer.headers["content-security-policy"]
    assert "frame-ancestors *" in said
    assert "script-src 'self';" in said
    assert "unsafe" not in said


@pytest.mark.parametrize("query", ["lang=zh", "lang=zh&theme=dark"])
def test_the_query_is_the_same_page_as_the_step(client, query):
    asked = client.get(f"/embed/timeline?{query}").text
    step = client.get(f"/embed/timeline/zh?{query.removeprefix('lang=zh').lstrip('&')}").text
    assert asked == step


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/embed/timelin", "/embed/timeline"),
        ("/embed/timeline/fr", ""),
        ("/embed/timeline/figure-en-pink.json", ""),
        ("/embed/timeline/figure-en-721-light.json", ""),
        ("/embed/timeline/picture-fr-light.svg", ""),
        ("/embed/nothing/rows.csv", ""),
        ("/embed/fact/nothing", ""),
        (f"/embed/fact/{facts.ids()[0][:-2]}", f"/embed/fact/{facts.ids()[0]}"),
        ("/oembed/nothing-en.json", ""),
    ],
)
def test_an_unknown_embed_is_a_404_that_names_the_nearest(client, path, near):
    answer = client.get(path)
    assert answer.status_code == 404
    assert f'href="{near}"' in answer.text or not near


def test_rows_are_given_as_the_tables_hold_them(client):
    for exhibit in ALL:
        csv = client.get(f"/embed/{exhibit.id}/rows.csv")
        listed = client.get(f"/embed/{exhibit.id}/rows.json").json()
        assert csv.content.startswith(b"\xef\xbb\xbf")
        assert "attachment" in csv.headers["content-disposition"]
        assert len(listed) == exhibit.frame().height


def test_rows_have_names_beside_their_codes(client):
    link = client.get("/embed/cooperation-map/rows.json", params={"country": "BRA"}).json()[0]
    assert (link["provider"], link["provider_name_en"], link["provider_name_zh"]) == (
        "BRA", "Brazil", "巴西",
    )  # fmt: skip
    sums = client.get("/embed/cooperation-amounts/rows.json").json()
    several = [row for row in sums if ";" in row["partner"]]
    assert several
    for row in several:
        assert row["partner_name_en"].count(" | ") == row["partner"].count(";")


@each_language
def test_a_picture_bears_its_address_its_release_and_its_licence(client, language):
    asked = {"lang": language, "country": "BRA", "width": "800"}
    svg = client.get("/embed/cooperation-map.svg", params=asked).text
    said = "".join(re.findall(r"<text[^>]*>([^<]*)", svg))
    step = "" if language == "en" else f"/{language}"
    assert f"/embed/cooperation-map{step}?country=BRA" in said
    assert RELEASE in said
    assert "CC BY 4.0" in said


@each_chart
def test_short_names_are_spelled_out_under_the_picture_that_has_them_alone(exhibit):
    """Of the two pictures of an embed one is seen."""
    html = html_of(exhibit, "en")
    stills = {name: unescape(re.search(rf'<div class="still {name}".*?</svg>', html, re.DOTALL)[0]) for name in ("narrow", "medium")}  # fmt: skip
    said = re.search(r"<figcaption>(.*?)</figcaption>", html, re.DOTALL)[1]
    head = unescape(html.partition("<figure")[2].partition('<div class="stage')[0])
    for kind, entries in re.findall(r'<p(?: class="?(of\w+)"?)?>([^<]*; [^<]*|[A-Z-]{3,9}: [^<]*)</p>', said):  # fmt: skip
        for short in re.findall(r"(?:^|; )([A-Z]{2}[\w-]*): ", unescape(entries)):
            for name in {"": stills, "oflist": ["narrow"], "ofmap": ["medium"]}[kind]:
                drawn = re.sub(r"<[^>]*>", " ", stills[name])
                assert re.search(rf"(?<!\w){short}s?(?!\w)", drawn + head), (short, name)


@each_language
@each_chart
def test_what_stands_on_another_site_says_whose_it_is_by_name(language, exhibit):
    """“Here”, “ours” and “this site” would be that other site's."""
    html = charts.page(Embed(exhibit.id, language), SITE).decode()
    page = parsed(html)
    name = translate("South-South Explorer", language)
    licence = re.search(r"<figcaption>(.*?)</figcaption>", html, re.DOTALL)[1].split("<p>")[-1]
    assert f"{name}{'，' if language == 'zh' else ', '}" in licence
    said = re.sub(r"<[^>]*>", " ", html.partition("<body")[2])
    assert not re.search(r"本站|\b(?:ours?|the site|this site|by us)\b", said)
    assert page.meta("og:site_name") == [name]
    drawn = plate.svg(exhibit.id, language, 800, foot=wording.imprint(SITE, Embed(exhibit.id, language)))  # fmt: skip
    assert name in drawn
    assert not re.search(r"本站|\b(?:ours?|the site|this site)\b", drawn)


@pytest.mark.parametrize("suffix", ["/rows.csv", "/rows.json", ".svg", ".png"])
def test_a_filtered_file_says_so_in_its_name(client, suffix):
    extension = suffix.rpartition(".")[2]
    whole = client.get(f"/embed/timeline{suffix}").headers.get("content-disposition", "")
    answer = client.get(f"/embed/timeline{suffix}", params={"kind": "workshop"})
    form = "attachment" if extension == "csv" else "inline"
    said = f'{form}; filename="timeline-filtered-kind-workshop.{extension}"'
    assert answer.headers["content-disposition"] == said
    assert "filtered" not in whole


@pytest.mark.parametrize(
    "url",
    ["", "/embed/", "/embed/a/b/c", "ftp:", "/embed/../etc", "http://[", "\x00"],
)
def test_what_is_no_embed_is_not_parsed_as_one(url):
    assert addresses.parse(url) is None


@pytest.mark.parametrize("address", ["/paragraphs?theme=economy", "/paragraphs/zh?theme=partnerships_funding", "/figures?topic=economy", "/timeline?from=2013&to=2013"])  # fmt: skip
def test_what_oembed_offers_for_a_filtered_page_is_there(client, address):
    told = client.get("/oembed", params={"url": f"http://testserver{address}"}).json()
    frame = unescape(re.search(r'<iframe[^>]* src="([^"]+)"', told["html"])[1])
    for offered in (frame, told["thumbnail_url"]):
        assert client.get(offered).status_code == 200, offered
