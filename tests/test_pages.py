"""Every page is composed once, whole in HTML without script, and survives any address."""

import json
import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

import polars as pl
import pytest
from markupsafe import Markup, escape

from southsouth import assets, citation, html, pages, paths, release, tables
from southsouth.blocks import (
    SITE,
    CardBlock,
    Controls,
    Findings,
    Numbers,
    Picture,
    Problems,
    Table,
    Tabs,
    Text,
    Title,
)
from southsouth.exhibits import EXHIBITS
from southsouth.html import shared
from southsouth.language import LANGUAGES, translate
from southsouth.menu import PAGES
from southsouth.pages import parts
from southsouth.resource import Host
from southsouth.view import View, page_address
from southsouth.web import policy

HOST = Host("https://example.org")
IDS = [entry.id for entry in PAGES]
every_page = pytest.mark.parametrize("page_id", IDS)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def shown(page_id: str, language: str = "en", **parameters: str) -> str:
    return html.page(View.of(page_id, language, parameters), HOST).decode()


class Reader(HTMLParser):
    """What a program reads of a page: its elements with their attributes, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_data(self, data):
        self.words.append(data)

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


@lru_cache(maxsize=64)
def parsed(text: str) -> Reader:
    """A page, read once for all that ask what is in it."""
    return Reader(text)


def test_the_menu_equals_the_files_and_the_pages():
    assert set(IDS) == {path.stem for path in paths.PAGES.glob("*.py")} == set(pages.PAGES)


@every_page
def test_a_page_of_streamlit_is_two_lines(page_id):
    lines = (paths.PAGES / f"{page_id}.py").read_text().split("\n")
    assert [line for line in lines if line] == [
        "from southsouth import ui",
        f'ui.show("{page_id}")',
    ]


@every_page
@every_language
def test_a_page_is_whole_without_script(page_id, language):
    text = shown(page_id, language)
    read = parsed(text)
    assert {"lang": language, "dir": "ltr"}.items() <= read.of("html")[0].items()
    assert len(read.of("h1")) == 1
    assert read.of("meta")[2]["name"] == "description"
    assert read.of("meta")[2]["content"]
    links = {(link["rel"], link.get("hreflang", "")): link["href"] for link in read.of("link")}
    assert links["canonical", ""] == HOST.url(page_address(page_id, language))
    for code in LANGUAGES:
        assert links["alternate", code] == HOST.url(page_address(page_id, code))
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert len(ids) == len(set(ids)), sorted(one for one in ids if ids.count(one) > 1)


@every_page
def test_nothing_of_a_page_is_script_within_it_and_its_one_style_is_known_by_its_hash(page_id):
    text = shown(page_id)
    read = parsed(text)
    assert len(read.of("style")) == 1
    known = b64encode(sha256(assets.style("").encode()).digest()).decode()
    assert f"style-src 'self' 'sha256-{known}';" in policy.still(text.encode())
    assert [s for s in read.of("script") if not s.get("src") and "json" not in s["type"]] == []
    assert [tag for tag, attributes in read.elements if "style" in attributes] == []
    handlers = [n for _, attributes in read.elements for n in attributes if n.startswith("on")]
    assert handlers == []


@pytest.mark.parametrize(
    ("page_id", "asked", "said"),
    [
        ("organisations", {"q": "zzz"}, ("0 bodies, groups and other names", "没有机构、国家集团及其他名称")),
        ("cooperation", {"country": "CHN", "link_kind": "connecting"}, ("0 cases of cooperation", "没有合作")),
        ("organisations", {"q": "unctad"}, ("1 body, group or other name, with what it does", "1个机构、国家集团及其他名称，附各自职能")),
    ],
)  # fmt: skip
def test_the_way_to_a_list_says_no_more_of_nothing_than_that(page_id, asked, said):
    for language, words in zip(LANGUAGES, said, strict=True):
        assert f'#list">{words}</a>' in shown(page_id, language, **asked)


@pytest.mark.parametrize(("page_id", "words", "sign"), [("figures", "fund*", "*"), ("organisations", "(", "(")])  # fmt: skip
@pytest.mark.parametrize(
    ("language", "said"), [("en", "does not read: “{}”"), ("zh", "不识别“{}”")]
)
def test_a_sign_in_the_words_of_a_filter_that_is_not_read_is_named(
    page_id, words, sign, language, said
):
    (notes,) = re.findall(
        r'<div class="problems" role="status">(.*?)</div>',
        shown(page_id, language, q=words),
        re.DOTALL,
    )
    assert said.format(sign) in notes
    assert 'class="problems"' not in shown(page_id, language, q="fund -India")


def test_years_that_are_exchanged_are_noted_with_the_way_that_exchanges_them():
    years = {"from": "2014", "to": "2012"}
    for language, end in (("en", ". "), ("zh", "。")):
        text = shown("timeline", language, kind="workshop", hue="red", **years)
        (notes,) = re.findall(r'<div class="problems" role="status">(.*?)</div>', text, re.DOTALL)
        first, _ = re.findall("<p>(.*?)</p>", notes)
        there = f"{page_address('timeline', language)}?kind=workshop&amp;from=2012&amp;to=2014"
        assert f'{end}<a href="{there}">' in first


@every_page
@every_language
def test_a_page_begins_with_a_way_past_its_head_and_marks_in_its_menus_where_the_reader_is(
    page_id, language
):
    links = parsed(shown(page_id, language)).of("a")
    assert (links[0]["class"], links[0]["href"]) == ("skip", "#content")
    here = [link["href"] for link in links if link.get("aria-current") == "page"]
    listed_twice = page_id != "overview"  # which the name of the site leads to
    assert here == [page_address(page_id, language)] * (1 + listed_twice)


@every_page
def test_what_is_typed_ticked_scrolled_or_led_to_on_a_page_has_a_name(page_id):
    read = parsed(shown(page_id))
    ids = {attributes.get("id") for _, attributes in read.elements}
    named = [one["aria-labelledby"] for _, one in read.elements if "aria-labelledby" in one]
    inner = [link["href"][1:] for link in read.of("a") if link["href"].startswith("#")]
    assert {*named, *inner} <= ids
    assert [cell for cell in read.of("th") if cell.get("scope") not in ("col", "row")] == []
    scrolled = [one for one in read.of("div") if one.get("class") == "scroll"]
    assert all("aria-labelledby" in one and one["role"] == "region" for one in scrolled)
    assert all(one["tabindex"] == "0" for one in scrolled)
    assert len(read.of("fieldset")) == len(read.of("legend"))
    asked = [one for one in read.of("input") if one.get("name") == "search"]
    assert asked
    assert all(one["aria-label"] for one in asked)
    assert all(one["title"] for one in read.of("span") if one.get("class") == "cav")


@every_page
@every_language
def test_the_head_of_a_page_tells_screens_and_other_programs_what_they_ask(page_id, language):
    read = parsed(shown(page_id, language))
    said = {one.get("name") or one.get("property", ""): one["content"] for one in read.of("meta") if "content" in one}  # fmt: skip
    assert said["viewport"] == "width=device-width, initial-scale=1"
    assert said["color-scheme"] == "light dark"
    assert said["og:locale"] == {"en": "en_GB", "zh": "zh_CN"}[language]
    assert said["og:url"] == HOST.url(page_address(page_id, language))
    assert said["og:image:alt"] == said["og:title"] != ""
    assert said["twitter:card"] == "summary_large_image"
    links = {(link["rel"], link.get("hreflang", "")): link["href"] for link in read.of("link")}
    assert links["alternate", "x-default"] == HOST.url(page_address(page_id, "en"))
    assert links["license", ""] == release.LICENCE_URL


@every_page
def test_the_pages_that_offer_the_tables_describe_them_and_no_other_does(page_id):
    (described,) = re.findall(r'ld\+json">(.*?)</script>', shown(page_id), re.DOTALL)
    about = json.loads(described).get("mainEntity", {}).get("@type")
    assert about == ("Dataset" if page_id in ("overview", "data") else None)


def test_notes_on_an_address_are_announced_and_what_a_chip_does_is_said():
    text = shown("map", kind="workshop", commission="nowhere")
    assert '<div class="problems" role="status">' in text
    (chip,) = re.findall(r'<a class="chip" [^>]*>(.*?)</a>', text)
    assert '<span class="hidden">Remove: </span>' in chip


@every_page
@every_language
def test_a_printed_page_bears_its_address_and_a_folded_row_its_headings(page_id, language):
    text = shown(page_id, language)
    assert f'<p class="print">{HOST.url(page_address(page_id, language))}</p>' in text
    for table in re.findall(r"<table>.*?</table>", text, re.DOTALL):
        _, *headings = re.findall(r'<th scope="col">(.*?)</th>', table)
        for row in re.findall(r'<tr[^>]*>(?=<th scope="row").*?</tr>', table, re.DOTALL):
            assert re.findall(r'data-head="([^"]*)"', row) == headings


def test_what_is_shown_where_nothing_is_asked_leaves_the_address_of_a_form_short():
    text = shown("paragraphs")
    (offered,) = re.findall(r'<select name="paragraph">.*?</select>', text, re.DOTALL)
    assert offered.count('value=""') == 1
    assert re.search(r'<option value="" selected', offered)


@pytest.mark.parametrize("page_id", ["figures", "organisations"])
def test_a_list_of_nothing_says_so_in_a_sentence(page_id):
    said = "Nothing matches these filters. Widen them to see results."
    assert f'<p class="info">{said}</p>' in shown(page_id, q="zzzzzz")


def test_a_form_shows_what_was_chosen_and_the_way_back_to_everything():
    text = shown("map", kind="workshop", **{"from": "2012"})
    assert re.search(r'name="kind" value="workshop" checked>', text)
    assert '<option value="2012" selected>' in text
    assert '<a class="chip clear" href="/map">Show everything</a>' in text


@every_page
def test_what_is_said_of_a_list_of_a_number_and_of_a_finding_stands_on_the_page(page_id):
    text = shown(page_id)
    for block in pages.compose(View.of(page_id, "en", {})):
        if isinstance(block, Table) and block.rows and block.note:
            assert f'<p class="note">{escape(block.note)}</p>' in text
        elif isinstance(block, Numbers):
            places = [citation.where(item.paragraph, "en") for item in block.items if item.paragraph is not None]  # fmt: skip
            assert places == [] or f"<small>{places[0]}</small>" in text
        elif isinstance(block, Findings):
            doubts = [item.doubt for item in block.items if item.doubt]
            assert all(f'<p class="doubt">{escape(doubt)}</p>' in text for doubt in doubts)
        elif isinstance(block, Tabs) and block.current in [go.words for go in block.items]:
            assert f'aria-current="true">{escape(block.current)}</a>' in text


def test_what_a_search_found_is_announced_and_has_a_name():
    text = shown("overview", search="Bali")
    assert '<section class="hits" id="results" aria-label="Search results">' in text
    assert re.search(r'<span class="hidden" role="status">[^<]+</span>', text)


@pytest.mark.parametrize(
    ("query", "language", "said"),
    [
        ("when was UNDP founded", "en", "The report does not say when this was founded: UNDP."),
        ("开发署何时成立", "zh", "报告没有写明开发署成立于何时。"),
        ("Brazil -Angola", "en", "Left out is what contains “Angola”."),
    ],
)
def test_a_search_says_what_is_not_told_in_place_of_that_no_entry_holds_every_word(
    query, language, said
):
    text = shown("overview", language, search=query)
    assert said in text
    assert "No entry contains all of these words" not in text
    assert "没有条目" not in text


def test_printed_words_in_a_list_are_chinese():
    cells = re.findall(r"<t[dh][^>]* class=\"song\"[^>]*>", shown("figures"))
    assert cells
    assert [cell for cell in cells if 'lang="zh"' not in cell] == []


def test_the_rows_of_a_narrowed_chart_are_downloaded_narrowed():
    files = re.findall(r'<a href="(/embed/[^"]+)" download>([^<]+)</a>', shown("cooperation", country="BRA"))  # fmt: skip
    assert {name for _, name in files} == {"Image (PNG)", "For print (SVG)", "CSV", "JSON"}
    assert [address for address, _ in files if "country=BRA" not in address] == []


#: By page what is opened on it, the parameter that opens it, and a filter with a value that shows it and
#: one that hides it.
OPENED = [
    ("map", "event/urumqi-aquaculture-workshop-2012", "event", "kind", "workshop", "meeting"),
    ("map", "place/urumqi", "place", "kind", "workshop", "founding"),
    ("timeline", "event/urumqi-aquaculture-workshop-2012", "event", "from", "2012", "2013"),
    ("figures", "figure/p003-ssc-value-2011", "figure", "topic", "ssc_value", "ilo_budget"),
    ("cooperation", "cooperation/p010-bra-south", "link", "link_kind", "leading", "exchange"),
    ("organisations", "organisation/unga", "organisation", "kind", "un_organ", "fund"),
    ("recommendations", "recommendation/jiu-1", "recommendation", "source", "JIU", "SG"),
    ("method", "caveat/p001-gdp-measure", "caveat", "kind", "open_base", "place_error"),
]  # fmt: skip
every_opened = pytest.mark.parametrize("case", OPENED, ids=lambda case: f"{case[0]}-{case[2]}")


def set_on(page_id, language="en", **parameters):
    """What a page's form and cards say: what else it keeps, what is open, and what is told instead."""
    blocks = list(pages.compose(View.of(page_id, language, parameters)))
    (form,) = (block for block in blocks if isinstance(block, Controls))
    cards = [f"{b.card.kind}/{b.card.id}" for b in blocks if isinstance(b, CardBlock)]
    told = [
        b.words for b in blocks if isinstance(b, Text) and b.role == "info" and len(b.words) > 1
    ]
    return dict(form.kept), cards, told


@every_opened
def test_an_open_card_stays_where_a_filter_is_chosen_that_shows_what_is_open(case):
    page_id, ref, name, chosen, showing, _ = case
    own = ref.partition("/")[2]
    assert set_on(page_id, **{name: own}) == ({name: own}, [ref], [])
    assert set_on(page_id, **{name: own, chosen: showing}) == ({name: own}, [ref], [])
    text = shown(page_id, **{name: own})
    (form,) = re.findall(r'<form class="controls".*?</form>', text, re.DOTALL)
    assert f'<input type="hidden" name="{name}" value="{own}">' in form


@every_opened
@every_language
def test_a_filter_that_hides_what_is_open_closes_its_card_and_says_so_with_the_way_that_opens_it(
    case, language
):
    page_id, ref, name, chosen, _, hiding = case
    own = ref.partition("/")[2]
    asked = {name: own, chosen: hiding}
    kept, cards, told = set_on(page_id, language, **asked)
    assert (kept, cards) == ({}, [])
    ((said, way),) = told
    assert said.endswith({"en": ". ", "zh": "。"}[language])
    assert way.address == f"{page_address(page_id, language)}?{name}={own}#card"
    links = re.findall(rf'<a href="([^"]*[?;]{name}={own}[^"]*)"( lang)?', shown(page_id, language, **asked))  # fmt: skip
    assert [there for there, is_other in links if not is_other] == [way.address]
    # In the other language too the reader is told of it.
    ((there, _),) = (link for link in links if link[1])
    assert dict(parse_qsl(urlsplit(unescape(there)).query)) == asked


def test_of_several_that_are_open_a_filter_closes_those_that_it_hides():
    both = {"figure": "p003-ssc-value-2011,p001-southern-households-2025", "topic": "ssc_value"}
    kept, cards, told = set_on("figures", **both)
    assert kept == {"figure": "p003-ssc-value-2011"}
    assert cards == ["figure/p003-ssc-value-2011"]
    ((_, way),) = told
    assert way.address == f"/figures?figure={both['figure']}#card"


def test_what_is_unknown_is_said_to_be_so_and_not_that_filters_hide_it():
    blocks = pages.compose(View.of("figures", "en", {"figure": "nothing", "topic": "ssc_value"}))
    told = [b.words[0] for b in blocks if isinstance(b, Text) and b.role == "info"]
    assert len(told) == 1
    assert told[0].startswith("There is no fact with the id nothing.")


@pytest.mark.parametrize(("count", "end"), [(1, "”. "), (5, "”. "), (6, "” …. ")])
def test_what_a_filter_hides_is_named_in_quotation_marks_no_more_than_five(count, end):
    hidden = tables.load("events").filter(kind="founding")["event_id"].to_list()[:count]
    _, _, [(said, way)] = set_on("timeline", event=",".join(hidden), kind="workshop")
    assert (said.count("“"), said.count("”")) == (min(count, 5), min(count, 5))
    assert said.endswith(end)
    assert way.address == f"/timeline?event={','.join(hidden)}#card"


def test_a_filter_that_is_chosen_on_a_later_part_of_a_list_shows_the_first(monkeypatch):
    monkeypatch.setattr(parts, "WHOLE", 40)
    monkeypatch.setattr(parts, "ROWS", 40)
    view = View.of("figures", "en", {"page": "2"})
    (form,) = (block for block in pages.compose(view) if isinstance(block, Controls))
    assert "page=2" in view.here()
    assert form.kept == ()


def test_words_to_copy_hold_the_public_address_of_this_site():
    codes = re.findall(r"<pre[^>]*><code>(.*?)</code>", shown("data"), re.DOTALL)
    assert codes
    assert all("https://example.org/" in code for code in codes if "http" in code)
    assert any("http" in code for code in codes)
    assert SITE not in shown("data")


def test_in_the_other_language_the_same_is_searched_for():
    assert 'href="/zh?search=Bali" lang="zh"' in shown("overview", search="Bali")


def test_a_chart_of_one_paragraph_is_cited_by_it_and_of_several_as_the_report():
    one, several = (
        shared.about(Picture(exhibit, "/"), "en", HOST)["cite"]
        for exhibit in (EXHIBITS["ss-gate-funnel"], EXHIBITS["timeline"])
    )
    assert "para. " in one
    assert "para. " not in several


@every_language
def test_a_picture_is_shared_at_its_place_and_taken_wide_in_the_language_of_the_page(language):
    text = shown("cooperation", language, country="BRA")
    (own, *_) = [own for own in re.findall(r'<figure class="chart(?: tall)?" id="([^"]+)"', text) if f'#{own}"' in text]  # fmt: skip
    here = f"{HOST.url(page_address('cooperation', language))}?country=BRA"
    assert f'<input readonly data-copy value="{here}#{own}">' in text
    assert re.search(rf'href="/embed/[\w-]+\.png\?[^"]*lang={language}&amp;width=1200"', text)


@every_page
@every_language
def test_headings_never_skip_a_level(page_id, language):
    levels = [int(n) for n in re.findall(r"<h([1-6])[ >]", shown(page_id, language))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


@every_page
@every_language
def test_every_picture_has_links_with_names(page_id, language):
    view = View.of(page_id, language, {})
    drawn = [block for block in pages.compose(view) if isinstance(block, Picture)]
    text = shown(page_id, language)
    for picture in drawn:
        figure = text[text.index(f' id="{picture.exhibit.id}"') :]
        figure = figure[: figure.index("</figure>")]
        assert figure.count("<svg ") == 3
        assert re.search(r'<svg [^>]*aria-label="[^"]+"', figure)


@every_page
@every_language
def test_the_live_page_has_the_same_blocks_in_the_same_order_with_the_same_words(page_id, language):
    still = blocks_of(shown(page_id, language))
    parts, title = html.parts(View.of(page_id, language, {}), HOST)
    live = blocks_of("".join(part for part in parts if isinstance(part, str)))
    controls = [str(n) for n, block in enumerate(pages.compose(View.of(page_id, language, {}))) if isinstance(block, Controls)]  # fmt: skip
    assert {number: words for number, words in still.items() if number not in controls} == live
    assert list(live) == sorted(live, key=int)
    assert f"<title>{title}</title>" in shown(page_id, language).replace("&#39;", "'").replace("&amp;", "&")  # fmt: skip


def blocks_of(text: str) -> dict[str, str]:
    """The words of each block by its number; how one comes to the live page, and leaves it, aside."""
    text = re.sub(r'<(p|div) class="live">.*?</\1>', "", text, flags=re.DOTALL)
    starts = [(m.start(), m[1]) for m in re.finditer(r'<div class="block [^>]*data-block="(\d+)"', text)]  # fmt: skip
    ends = [start for start, _ in starts[1:]] + [text.find("</main>") if "</main>" in text else len(text)]  # fmt: skip
    return {
        number: " ".join(unescape(re.sub("<[^>]*>", "", text[start:end])).split())
        for (start, number), end in zip(starts, ends, strict=True)
    }


# Every parameter of a page at once; what each may hold is the claim of test_address.py.
MALFORMED = {
    "map": {"kind": "<script>", "from": "9999", "to": "-1", "organiser": "a" * 500},
    "timeline": {"kind": "未知", "from": "20x2"},
    "commissions": {"commission": "NATO"},
    "figures": {"topic": "<script>", "q": "a" * 500},
    "data": {"table": "../nothing"},
    "cooperation": {
        "country": "<script>", "provider": "未知", "partner": "a," * 2000, "agency": "%00",
        "sector": "<b>", "mutual": "maybe",
    },
    "organisations": {"kind": "<script>", "function": "未知", "functions": "-1", "top": "a" * 500, "together": "0"},
    "recommendations": {"source": "<script>", "status": "未知", "body": "a" * 500},
    "paragraphs": {"paragraph": "九九", "color": "red", "entity": "<b>"},
    "method": {"kind": "no", "paragraph": "77", "verdict": "<b>", "caveat": "x" * 400},
}  # fmt: skip


@pytest.mark.parametrize("page_id", MALFORMED)
def test_a_malformed_address_is_the_default_view_with_a_note_for_each_parameter(page_id):
    bad = MALFORMED[page_id]
    notes = notes_of(page_id, **bad)
    assert [name for name in bad if not any(f"{name}=" in note for note in notes)] == []
    assert title(page_id, **bad) == title(page_id)
    assert "<script>" not in shown(page_id, **bad).replace("<script defer", "")


def notes_of(page_id: str, **parameters: str) -> tuple[str, ...]:
    blocks = pages.compose(View.of(page_id, "en", parameters))
    notes = next((b.notes for b in blocks if isinstance(b, Problems)), ())
    return tuple(note.words for note in notes)


def title(page_id: str, **parameters: str) -> str:
    blocks = pages.compose(View.of(page_id, "en", parameters))
    return next(block.message for block in blocks if isinstance(block, Title))


# What each page's address may carry beside the language and the search.
KNOWN = {
    "overview": {}, "map": {"kind": "workshop", "named": "1", "place": "bali", "event": "x"},
    "timeline": {"from": "2012", "organiser": "undp", "event": "x"},
    "commissions": {"commission": "ECE", "event": "x"},
    "figures": {"q": "x", "topic": "funds", "unit": "USD", "paragraph": "48"},
    "cooperation": {"country": "BRA", "mutual": "true", "link": "x"},
    "organisations": {"q": "x", "top": "10", "organisation": "undp"},
    "recommendations": {"source": "JIU", "recommendation": "jiu-4"},
    "paragraphs": {"paragraph": "48", "color": "figures", "entity": "BRA"},
    "data": {"table": "documents", "row": "x"},
    "method": {"kind": "contradiction", "verdict": "agrees"},
    "embeds": {"chart": "timeline", "in": "zh", "theme": "dark"},
}  # fmt: skip


@every_page
def test_a_parameter_that_a_page_does_not_know_is_noted_and_its_own_are_not(page_id):
    notes = notes_of(page_id, knd="workshop", utm_source="letter", live="1", **KNOWN[page_id])
    noted = " ".join(notes)
    assert "no parameter “knd”" in noted
    assert "utm_source" not in noted
    unknown, known = noted.split("; it has ")
    assert "live" not in known
    for name in KNOWN[page_id]:
        assert f"{name}=" not in unknown


@pytest.mark.parametrize(
    ("page_id", "name", "value"),
    [("map", "place", "atlantis"), ("map", "event", "e" * 300), ("map", "named", "yes"),
     ("figures", "figure", "f" * 300), ("figures", "q", "q" * 300), ("embeds", "in", "fr")],
)  # fmt: skip
def test_a_value_that_a_page_does_not_know_is_noted(page_id, name, value):
    assert any(f"{name}={value[:10]}" in note for note in notes_of(page_id, **{name: value}))


@pytest.mark.parametrize(
    "value", ["[Sign in](https://evil.example)", "<b>x</b>", '"><svg onload=x>']
)
def test_words_of_the_address_are_shown_and_never_rendered(value):
    text = shown("commissions", commission=value, event=value, search=value)
    assert "<b>x" not in text
    assert "<svg onload" not in text
    assert 'href="https://evil' not in text


@every_page
def test_each_choice_of_a_control_is_read_back(page_id):
    """The form of a page speaks the language of its address: what it offers, the page understands."""
    blocks = pages.compose(View.of(page_id, "en", {}))
    for controls in [block for block in blocks if isinstance(block, Controls)]:
        offered = {
            item.name: item.options[-1].value if item.options else "bali"
            for item in controls.items
            if item.name not in ("from", "to")
        }
        assert notes_of(page_id, **offered) == ()
        again = pages.compose(View.of(page_id, "en", offered))
        items = next(block for block in again if isinstance(block, Controls)).items
        for item in items:
            if item.name in offered:
                assert item.values == (offered[item.name],)


FILTERED = [
    ("map", {"kind": "workshop", "from": "2012", "to": "2012"}), ("timeline", {"organiser": "undp"}),
    ("figures", {"unit": "percent"}), ("cooperation", {"country": "BRA"}),
    ("organisations", {"function": "research"}), ("recommendations", {"status": "implemented"}),
]  # fmt: skip


@pytest.mark.parametrize(("page_id", "parameters"), FILTERED)
def test_list_files_and_chips_are_of_the_filtered_view(page_id, parameters):
    every = listed(page_id)
    some = listed(page_id, **parameters)
    assert set(some) < set(every)
    assert some
    text = shown(page_id, **parameters)
    query = "&amp;".join(f"{name}={value}" for name, value in sorted(parameters.items()))
    files = re.findall(r'href="/download/[a-z_]+\.csv\?([^"]+)"', text)
    assert any(set(found.split("&amp;")) == set(query.split("&amp;")) for found in files)
    is_one_year = parameters.get("from", "-") == parameters.get("to")
    assert text.count('class="chip"') == len(parameters) - is_one_year


@pytest.mark.parametrize(("page_id", "parameters"), FILTERED)
def test_the_first_picture_and_the_title_are_of_the_filtered_view(page_id, parameters):
    blocks = pages.compose(View.of(page_id, "en", parameters))
    picture = next(block for block in blocks if isinstance(block, Picture))
    assert dict(picture.query) == {name: (value,) for name, value in parameters.items()}
    title = next(block for block in blocks if isinstance(block, Title))
    whole = next(b for b in pages.compose(View.of(page_id, "en", {})) if isinstance(b, Title))
    assert title.message != whole.message
    # Who shares it shares it so.
    text = shown(page_id, **parameters)
    url = re.search('<meta property="og:url" content="([^"]+)"', text)[1]
    assert unescape(url).partition("?")[0] == HOST.url(page_address(page_id, "en"))
    assert dict(parse_qsl(urlsplit(unescape(url)).query)) == parameters
    assert f'<link rel="canonical" href="{HOST.url(page_address(page_id, "en"))}">' in text


def test_a_view_that_was_shown_is_never_shown_for_another():
    texts = [
        shown("timeline"),
        shown("timeline", kind="workshop"),
        shown("timeline", kind="meeting"),
    ]
    assert len(set(texts)) == 3
    assert [text.count('class="chip"') for text in texts] == [0, 1, 1]


def test_events_without_a_place_are_counted_among_those_that_match():
    events = tables.load("events")
    for kind in ("programme", "publication"):
        of_kind = events.filter(pl.col("kind") == kind)
        without = of_kind["place_id"].null_count()
        assert without > 0
        said = re.findall(
            r"(\d+) events? ha(?:s|ve) no place here",
            Markup(shown("map", kind=kind)).striptags(),
        )
        assert said == [str(without)]


def listed(page_id: str, **parameters: str) -> list[str]:
    blocks = pages.compose(View.of(page_id, "en", parameters))
    return [row.ref for b in blocks if isinstance(b, Table) and b.of for row in b.rows]


def test_an_event_in_the_address_opens_its_card_and_marks_its_row():
    text = shown("timeline", event="bali-high-level-meeting-2012")
    assert '<aside class="card" data-ref="event/bali-high-level-meeting-2012"' in text
    assert '<tr id="event-bali-high-level-meeting-2012" data-ref="event/bali-high-level-meeting-2012" class="on">' in text  # fmt: skip
    assert '<svg class="chosen"' in text
    assert 'class="close" href="/timeline"' in text


def test_an_unknown_event_is_said_to_be_unknown():
    assert "no-such-event" in shown("timeline", event="no-such-event")


def test_a_row_in_the_address_is_shown_and_an_unknown_one_said_to_be_none():
    document = tables.load("documents")["document_id"][3]
    assert document in shown("data", table="documents", row=document)
    assert "nothing-of-this" in shown("data", table="documents", row="nothing-of-this")


@every_language
def test_a_search_has_a_page_of_its_own_with_the_question_and_a_way_back(language):
    view = View.of("map", language, {"search": "Bali", "from": "2013"})
    top, box, found = pages.compose(view)
    assert isinstance(top, Title)
    assert "Bali" in top.message
    assert (box.asked, dict(box.kept)) == ("Bali", {"from": "2013"})
    assert found.closed.address == view.here() == f"{page_address('map', language)}?from=2013"


@every_language
def test_a_search_shows_what_it_found_and_no_chart(language):
    text = shown("map", language, search="Bali")
    hits = text[text.index('class="hits"') : text.index("</section>", text.index('class="hits"'))]
    assert "bali" in hits
    assert "<figure" not in text
    assert f'value="Bali" aria-label="{translate("Search everything", language)}"' in text


@every_language
def test_a_misspelt_search_shows_what_its_nearest_spelling_finds_and_a_way_back(language):
    text = shown("map", language, search="Indonsia")
    hits = text[text.index('class="hits"') : text.index("</section>", text.index('class="hits"'))]
    assert "/country/IDN" in hits
    said = translate("Showing results for “{instead}”.", language, instead="Indonesia")
    assert f"{said}{'' if language == 'zh' else ' '}<a" in hits
    assert "search=%22Indonsia%22" in hits
    exact = shown("map", language, search='"Indonsia"')
    assert "/country/IDN" not in exact
    assert re.search(r'search=[^"]*indonesia', exact)


@every_language
def test_the_tab_says_what_was_searched_for(language):
    text = shown("map", language, search="Bali")
    assert "Bali" in re.search("<title>(.*?)</title>", text)[1]
    assert "Bali" in re.search("<h1[^>]*>(.*?)</h1>", text, re.DOTALL)[1]


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", "\0", "\u202e", "👩\u200d🚀" * 90, "a" * 5000])  # fmt: skip
def test_nonsense_is_searched_for_and_never_markup(query):
    assert "<script>alert" not in shown("map", search=query)


def test_a_host_of_files_has_no_link_to_a_query_that_it_cannot_answer():
    static = html.page(View.of("map", "en", {}), Host("https://example.org", static=True)).decode()
    assert 'href="/map?' not in static
    assert "data-f-kind=" in static
    assert "<button" not in static[static.index("<main") :] or "data-page" not in static


def test_a_static_page_leads_to_a_live_one_where_it_is_told_of_it():
    host = Host("https://example.org", static=True, explorer="https://live.example.org")
    assert 'href="https://live.example.org/map"' in html.page(View.of("map", "en", {}), host).decode()  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Summit: 1 event"), ("zh", "首脑会议：1项活动")]
)
def test_a_heading_with_nothing_to_say_names_what_is_left_and_the_filter(language, said):
    message = pages.compose(View.of("timeline", language, {"kind": "summit"}))[0].message
    assert said in message


@every_language
def test_many_paragraphs_and_short_names_stand_behind_a_line_that_opens_them(language):
    text = shown("map", language)
    chart = text[text.index('id="events-map"') : text.index("</figure>")]
    line, _, rest = chart[chart.index('<p class="src">') :].partition("</p>")
    folded = rest[: rest.index("</details>")]
    assert 'href="/paragraph/' not in line
    assert folded.count('href="/paragraph/') > 6
    assert re.search(r"<summary>\D*\d+", folded)


#: Words of a message on the whole report, which are false of a part of it.
_OF_ALL = re.compile(
    r"report names|puts a sum|named most|the report’s|more than any other|reach back|whose place the report states|"
    r"提及最多|只有\d+处写明|出现最多|多于其他|最早|报告注明地点"
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "asked", "left"),
    [
        ("organisations", {"kind": "un_office"}, ("United Nations office, unit or post", "联合国办事机构或职位")),
        ("organisations", {"q": "zzz"}, ("“zzz”: 0 bodies", "“zzz”：没有机构")),
        ("cooperation", {"country": "AGO"}, ("Angola: 2 cases of cooperation", "安哥拉：2处合作")),
        ("cooperation", {"partner": "BRA"}, ("Brazil: 3 cases of cooperation", "巴西：3处合作")),
        ("cooperation", {"country": "AGO,BRA"}, ("Angola or Brazil", "安哥拉或巴西")),
        ("timeline", {"organiser": "undp"}, ("United Nations Development Programme: 20", "联合国开发计划署：20")),
        ("map", {"commission": "ECE"}, ("Region of the Economic Commission for Europe: ", "欧洲经济委员会的区域：")),
        ("map", {"to": "2012"}, ("up to 2012", "截至2012年")),
        ("recommendations", {"body": "un-system"}, ("12 recommendations and measures, 6 of them of the Joint Inspection Unit", "联合国系统：12项建议和措施，其中6项由联合检查组提出")),
        ("figures", {"topic": "economy"}, ("3 numbers", "3个数字")),
        ("figures", {"organisation": "undp"}, ("United Nations Development Programme", "联合国开发计划署")),
    ],
)  # fmt: skip
def test_a_part_of_the_report_is_called_by_what_was_asked_and_no_title_of_the_whole_stands_over_it(
    page, asked, left, language
):
    blocks = pages.compose(View.of(page, language, asked))
    title = next(block for block in blocks if isinstance(block, Title)).message
    assert left[language == "zh"] in title
    pictures = [block for block in blocks if isinstance(block, Picture) and block.query]
    titles = [p.exhibit.heading(language, p.frame, p.query) for p in pictures]
    assert [said for said in (title, *titles) if _OF_ALL.search(said)] == []


def test_one_country_in_every_link_and_the_recommendations_of_one_source_have_a_message():
    asked = {"cooperation": {"country": "BRA"}, "recommendations": {"source": "JIU"}}
    for page, parameters in asked.items():
        title = next(
            b for b in pages.compose(View.of(page, "en", parameters)) if isinstance(b, Title)
        )
        assert title.message.startswith(
            (
                "In 16 cases, Brazil is one of the two parties",
                "Of 12 recommendations of the Joint Inspection Unit",
            )
        )


def test_an_address_that_names_an_event_and_a_place_opens_both():
    """The place was dropped without a word."""
    view = View.of("map", "en", {"event": "bali-high-level-meeting-2012", "place": "lima"})
    blocks = list(pages.compose(view))
    assert [block.card.id for block in blocks if isinstance(block, CardBlock)] == [
        "bali-high-level-meeting-2012", "lima",
    ]  # fmt: skip
    [picture] = [b for b in blocks if isinstance(b, Picture) and b.exhibit.id == "events-map"]
    assert set(picture.chosen) == {"place/lima", "place/bali"}
    [listed] = [b for b in blocks if isinstance(b, Table) and b.id == "list"]
    there = tables.load("events").filter(place_id="lima")["event_id"]
    marked = {row.ref for row in listed.rows if row.chosen}
    assert marked == {f"event/{own}" for own in ("bali-high-level-meeting-2012", *there)}


def test_a_word_of_english_on_a_card_is_told_to_stand_so():
    told = r'<p class="printed">[^\n]*<small>“and” stands so in the report · <a'
    assert re.search(told, shown("cooperation", link="p046-uclg-moz"))
    assert "stands so in the report" not in shown("cooperation", link="p043-bra-ago")


@pytest.mark.parametrize("page_id", ["map", "timeline"])
def test_an_event_in_doubt_has_its_mark_in_the_list(page_id):
    """The chart above marked it, the list did not; of Doha it is the year that is in doubt."""
    view = View.of(page_id, "en", {"from": "2013", "to": "2013"})
    [listed] = [b for b in pages.compose(view) if isinstance(b, Table) and b.id == "list"]
    marks = {row.ref: row.cells[1].doubted for row in listed.rows}
    assert marks["event/doha-regional-expo-2013"]
    assert not all(marks.values())
