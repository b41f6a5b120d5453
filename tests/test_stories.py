"""Stories: every number from the tables and bound to its fact, charts in steps, both languages, their pages."""

import json
import re
from dataclasses import replace
from html import unescape
from pkgutil import iter_modules
from urllib.parse import parse_qsl, urlsplit

import boxes
import polars as pl
import pytest

from southsouth import cards, exhibits, filters, glossary, markup, paths, stories, tables
from southsouth.blocks import Bound, Go, Heading, Lines, Strong, Walk
from southsouth.errors import UnknownFact
from southsouth.exhibits.base import _rows
from southsouth.html import stories as pages
from southsouth.language import LANGUAGES, in_language
from southsouth.menu import PAGES
from southsouth.permanent import sitemap
from southsouth.publish import catalogue
from southsouth.resource import Host
from southsouth.stories import asked_and_given, telling, who_helps_whom
from southsouth.stories.telling import Counted, Telling

HOST = Host("https://example.org")
IDS = list(stories.STORIES)
each = pytest.mark.parametrize("story_id", IDS)
in_both = pytest.mark.parametrize("language", LANGUAGES)
NUMERALS = {
    "en": re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.IGNORECASE),
    "zh": re.compile(r"\d|[两三四五六七八九十百千万亿](?=[项条国笔个家年美])"),
}  # fmt: skip


def prose(told):
    """The paragraphs of a story, in order."""
    found = [told.standfirst]
    for block in told.blocks:
        if isinstance(block, Walk):
            found += [words for step in block.steps for words in step.words]
        elif isinstance(block, Lines):
            found += block.items
    return found


def plain(words):
    return "".join(part if isinstance(part, str) else part.words for part in words)


def walks(told):
    return [block for block in told.blocks if isinstance(block, Walk)]


@pytest.fixture
def changed(monkeypatch):
    """Puts a value into a row of a table; whatever is asked from then on sees it."""
    frames = dict(tables.everything())
    monkeypatch.setattr(tables, "everything", lambda: frames)

    def change(table, row_id, **values):
        own = pl.col(frames[table].columns[0]) == row_id
        frames[table] = frames[table].with_columns(
            pl.when(own).then(pl.lit(value)).otherwise(pl.col(column)).alias(column)
            for column, value in values.items()
        )
        _rows.cache_clear()

    yield change
    _rows.cache_clear()


def said(story_id, language):
    return " ".join(map(plain, prose(stories.get(story_id).tell(language))))


def test_every_module_of_the_folder_is_a_story():
    files = {name for _, name, _ in iter_modules([str(paths.PACKAGE / "stories")])}
    assert len(stories.STORIES) == len(files - {"base", "telling"}) >= 3


@in_both
@each
def test_a_story_is_as_long_as_it_should_be(story_id, language):
    told = stories.get(story_id).tell(language)
    sums = [
        place
        for place, block in enumerate(told.blocks)
        if getattr(block, "anchor", "") == "worked-out"
    ]
    kept = [block for place, block in enumerate(told.blocks) if place - 1 not in sums]
    text = " ".join(map(plain, prose(replace(told, blocks=tuple(kept)))))
    if language == "zh":
        assert 700 <= len(re.sub(r"\s", "", text)) <= 1200
    else:
        assert 400 <= len(text.split()) <= 700


@in_both
@each
def test_four_charts_build_up_step_by_step(story_id, language):
    found = walks(stories.get(story_id).tell(language))
    assert len({walk.picture.exhibit.id for walk in found}) >= 4
    for walk in found:
        assert len(walk.steps) >= 2
        assert len({step.shown for step in walk.steps}) == len(walk.steps)


@in_both
@each
def test_what_a_step_speaks_of_is_drawn(story_id, language):
    for walk in walks(stories.get(story_id).tell(language)):
        drawn = boxes.refs(walk.picture.exhibit.figure(language, 720, walk.picture.frame))
        for step in walk.steps:
            assert set(step.shown) <= drawn


@each
def test_what_a_step_does_not_speak_of_stands_back(story_id):
    page = pages.page(story_id, "en", HOST).decode()
    stages = iter(re.findall(r'<div class="stride">(.*?)</div>\s*</div>\s*</div>', page, re.DOTALL))
    for walk in walks(stories.get(story_id).tell("en")):
        for step in walk.steps:
            still = next(stages)
            marks = re.findall(r'data-ref="([^"]+)"(?: class="(back|on)")?', still)
            kinds = {ref.partition("/")[0] for ref in step.shown}
            for ref, name in marks:
                told = "on" if ref in step.shown else "back"
                assert name == (told if ref.partition("/")[0] in kinds else "")


@in_both
@each
def test_a_story_ends_with_what_the_report_does_not_say(story_id, language):
    *_, heading, last = stories.get(story_id).tell(language).blocks
    assert isinstance(heading, Heading)
    assert isinstance(last, Lines)
    assert last.role == "open"
    assert len(last.items) >= 3


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("en", "{few} of {many}. On {few} more.", "11 of 67. On eleven more."),
        ("en", "{few:cap} have begun; {many} have not.", "Eleven have begun; 67 have not."),
        ("zh", "{many}项中有{few}项。另{few}项。", "67项中有11项。另十一项。"),
    ],
)
def test_counts_of_one_sentence_are_all_in_words_or_all_in_digits(language, words, said):
    tell = Telling(language)
    assert plain(tell(words, few=Counted(11, "#a"), many=Counted(67, "#b"))) == said


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Twelve. 13. No."), ("zh", "十二。13。零。")]
)
def test_up_to_twelve_a_count_is_a_word(language, said):
    stop = "。" if language == "zh" else ". "
    words = stop.join(["{a:cap}", "{b}", "{c:cap}"]) + stop.strip()
    counts = {name: Counted(value, "#") for name, value in (("a", 12), ("b", 13), ("c", 0))}
    assert plain(Telling(language)(words, **counts)) == said


@pytest.mark.parametrize(
    ("language", "period", "exact", "money"),
    [
        ("en", "2012–2013", "$16.1 billion to $19 billion", "$4.3 million"),
        ("zh", "2012—2013年", "161亿至190亿美元", "430万美元"),
    ],
)
def test_a_number_of_a_story_is_said_as_its_place_asks(language, period, exact, money):
    tell = Telling(language)
    budget, worth = "figure/p047-ilo-regular-budget-2012-2013", "figure/p003-ssc-value-2011"
    assert plain(tell(f"{{{budget}:period}}")) == period
    assert plain(tell(f"{{{worth}:exact}}")) == exact != plain(tell(f"{{{worth}}}"))
    assert tell.money(4_308_000, 1) == money


@in_both
@each
def test_a_doubt_is_marked_once_at_the_number_and_not_above_the_story(story_id, language):
    told = stories.get(story_id).tell(language)
    bound = [part for words in prose(told) for part in words if isinstance(part, Bound)]
    doubted = [part.address for part in bound if part.doubt]
    assert len(doubted) == len(set(doubted))
    assert doubted or story_id == "who-helps-whom"  # of its sums none is in doubt
    assert not any(part.doubt for part in told.standfirst if isinstance(part, Bound))
    worth = "figure/p003-ssc-value-2011"
    period, _, value = Telling(language)(f"{{{worth}:period}} {{{worth}}}")
    assert isinstance(period, Bound)
    assert isinstance(value, Bound)
    assert (period.doubt, bool(value.doubt)) == ("", True)


def test_cents_are_told_as_cents_where_they_are_worked_out():
    tell = Telling("en")
    cents = tell.cents("p047-ilo-regular-ssc-share-2012-2013", "p018-core-budget-minimum")
    assert (cents.words, cents.address) == ("24", "#worked-out")
    (line,) = tell.sums_told()[1].items
    assert isinstance(line[0], Strong)
    assert line[0].words.startswith("24 cents")


@in_both
@each
def test_no_number_is_typed(story_id, language):
    for words in prose(stories.get(story_id).tell(language)):
        for part in words:
            if isinstance(part, str):
                assert not NUMERALS[language].search(part), part


@in_both
@each
def test_every_number_leads_to_its_fact_or_to_the_list_it_was_counted_in(story_id, language):
    bound = [
        part
        for words in prose(stories.get(story_id).tell(language))
        for part in words
        if isinstance(part, Bound | Go)
    ]
    assert sum(isinstance(part, Bound) for part in bound) >= 15
    page = pages.page(story_id, language, HOST).decode()
    for part in bound:
        address = urlsplit(part.address)
        if part.address.startswith("#"):  # how it was worked out, or the chart that it counts
            assert f'id="{address.fragment}"' in page
            continue
        kind, _, rest = address.path.strip("/").partition("/")
        own = rest.removesuffix(language).rstrip("/")
        if own:
            assert cards.known(kind, own)
        else:
            entry = next(entry for entry in PAGES if entry.address == kind)
            query = filters.checked(entry.id, parse_qsl(address.query))
            names = telling._NUMERALS[language]
            told = (
                names.index(part.words.lower()) if part.words.lower() in names else int(part.words)
            )
            assert len(filters.positions(entry.id, query)) == told, part.address


@in_both
@each
def test_the_words_are_those_of_the_glossary(story_id, language):
    text = said(story_id, language)
    left = [slip.form for slip in glossary.slips(text, language, story_id)]
    assert left == []


@in_both
@pytest.mark.parametrize("story_id", ["asked-and-given", "twelve-recommendations"])
def test_a_number_that_no_row_prints_leads_to_how_it_was_worked_out(story_id, language):
    told = stories.get(story_id).tell(language)
    numbers = {
        part.words
        for words in prose(told)
        for part in words
        if isinstance(part, Bound) and part.address == "#worked-out"
    }
    place = next(
        n for n, block in enumerate(told.blocks) if getattr(block, "anchor", "") == "worked-out"
    )
    lines = [plain(words) for words in told.blocks[place + 1].items]
    assert numbers
    for number in numbers:
        assert any(number in line.partition(" = ")[0] for line in lines), number


def test_interest_and_capital_are_not_counted_as_money_of_countries():
    frame = exhibits.get("cooperation-sums").frame()
    theirs = set(frame.filter(frame["giver"] == "countries")["figure_id"])
    assert "p050-pgtf-yearly-income" not in set(frame["figure_id"])
    assert "p050-pgtf-core-capital" not in theirs
    told = stories.get("asked-and-given").tell("en")
    spoken = {ref for walk in walks(told) for step in walk.steps for ref in step.shown}
    assert not any("pgtf" in ref for ref in spoken)


def test_a_changed_figure_changes_the_sentence(changed):
    before = said("asked-and-given", "en"), said("asked-and-given", "zh")
    assert "at least 0.5 per cent of its core budget" in before[0]
    assert "that is 24 cents" in before[0]
    changed("figures", "p018-core-budget-minimum", value=0.8)
    assert "at least 0.8 per cent of its core budget" in said("asked-and-given", "en")
    assert "that is 15 cents" in said("asked-and-given", "en")
    assert "至少0.8%" in said("asked-and-given", "zh")
    assert "到手的是15美分" in said("asked-and-given", "zh")


def test_a_changed_status_changes_the_count_and_the_list(changed):
    assert "Six are under way: recommendations 3, 5" in said("twelve-recommendations", "en")
    changed("recommendations", "jiu-3", status="implemented")
    text = said("twelve-recommendations", "en")
    assert "Five are under way: recommendations 5, 8" in text
    assert "Three are done: recommendations 1, 2 and 3" in text
    assert "正在推进的有五项：建议5、8" in said("twelve-recommendations", "zh")


def test_a_changed_link_changes_who_leads(changed):
    assert "A country stands at the receiving end of eleven" in said("who-helps-whom", "en")
    changed("cooperation", "p043-vnm-tcd", partner="Africa", partner_kind="region")
    text = said("who-helps-whom", "en")
    assert "A country stands at the receiving end of ten" in text
    assert "A price tag is rare." in text
    assert "Chad" not in text
    assert "乍得" not in said("who-helps-whom", "zh")


def test_a_missing_row_is_named(changed):
    changed("figures", "p056-ibsa-funding", figure_id="something-else")
    with pytest.raises(KeyError, match="figures has no row p056-ibsa-funding"):
        stories.get("asked-and-given").tell("en")


@in_both
@each
def test_a_page_says_what_it_is_in_both_languages(story_id, language):
    page = pages.page(story_id, language, HOST).decode()
    told = stories.get(story_id).tell(language)
    here = HOST.url(in_language(f"/story/{story_id}", language))
    assert f"<h1>{markup.heading(told.title)}</h1>" in page
    assert f'<link rel="canonical" href="{here}">' in page
    for code in LANGUAGES:
        other = HOST.url(in_language(f"/story/{story_id}", code))
        assert f'<link rel="alternate" hreflang="{code}" href="{other}">' in page
    [described] = re.findall(r'ld\+json">(.*?)</script>', page, re.DOTALL)
    article = json.loads(described)
    assert (article["@type"], article["headline"], article["url"]) == ("Article", told.title, here)
    assert article["isBasedOn"]["@type"] == "Report"


@in_both
@each
def test_a_page_says_how_its_numbers_are_marked_and_leads_to_the_other_stories(story_id, language):
    page = pages.page(story_id, language, HOST).decode()
    (marked,) = re.findall(r'<div class="block block-text"[^>]*>\s*<p class="note">(.*?)</p>', page)
    assert "“?”" in marked
    (others,) = re.findall(r'<nav class="next".*?</nav>', page, re.DOTALL)
    there = [in_language(f"/story/{own}", language) for own in IDS if own != story_id]
    assert re.findall(r'href="([^"]+)"', others) == there
    kinds = [re.findall(r'og:type" content="(\w+)"', one) for one in (page, pages.listing(language, HOST).decode())]  # fmt: skip
    assert kinds == [["article"], ["website"]]


@in_both
@each
def test_without_script_every_step_stands_beside_its_words(story_id, language):
    page = pages.page(story_id, language, HOST).decode()
    steps = [step for walk in walks(stories.get(story_id).tell(language)) for step in walk.steps]
    assert page.count('<div class="stride">') == len(steps)
    assert page.count('<div class="medium"><svg') == page.count('<div class="narrow"><svg') == len(steps)  # fmt: skip
    own = re.sub(r"<textarea.*?</textarea>", "", page, flags=re.DOTALL)  # codes for other pages
    # The one sheet that the policy names by its hash stands in the head.
    own = re.sub(r"<style>.*?</style>", "", own, count=1, flags=re.DOTALL)
    assert not re.search(r"\sstyle=|<style|\son\w+=", own)
    assert re.findall(r"<script(?![^>]*(?:src=|ld\+json))", page) == []


def test_only_a_screen_that_welcomes_motion_hides_a_step():
    style = (paths.STATIC / "site.css").read_text(encoding="utf-8")
    moving = (
        "@media screen and (min-width:1024px) and (prefers-reduced-motion:no-preference){.walking{"
    )
    before, _, rest = style.partition(moving)
    inside, _, after = rest.partition("\n")
    assert "visibility:hidden" in inside
    phone = "@media screen and (max-width:639.9px) and (prefers-reduced-motion:no-preference){.short .walking{"
    assert after.startswith(phone)
    _, _, after = after.partition("\n")
    assert ".walking" not in before + after
    assert len((paths.STATIC / "story.js").read_bytes()) <= 2400


@each
def test_marks_are_links_once_at_each_width(story_id):
    """In the last step; on a phone, which folds the later ones, in the first."""
    page = pages.page(story_id, "en", HOST).decode()
    for walk in re.findall(r'<div class="strides">(.*?)<p class="src">', page, re.DOTALL):
        for width, at in (("narrow", 0), ("medium", -1)):
            drawn = re.findall(rf'<div class="{width}">(<svg.*?</svg>)', walk, re.DOTALL)
            linked = ["<a " in svg for svg in drawn]
            assert linked[at]
            assert sum(linked) == 1


@in_both
def test_the_list_has_every_story(language):
    page = pages.listing(language, HOST).decode()
    for story_id in IDS:
        assert f'href="{in_language(f"/story/{story_id}", language)}"' in page
    assert page.count("<svg xmlns") == page.count('<div class="glance" aria-hidden="true"><svg') == len(IDS)  # fmt: skip


def test_search_engines_and_a_published_site_have_every_story():
    listed = sitemap.xml(HOST).decode()
    made = {resource.address for resource in catalogue.resources(Host(images=False, static=True))}
    for language in LANGUAGES:
        for address in ("/stories", *(f"/story/{own}" for own in IDS)):
            assert f"<loc>{HOST.url(in_language(address, language))}</loc>" in listed
            assert in_language(address, language) in made


@pytest.mark.needs("fonts")
@in_both
@each
def test_a_link_shows_a_picture_of_the_story(story_id, language):
    drawn = pages.image(story_id, language)
    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(drawn[16:20]), int.from_bytes(drawn[20:24])) == (1200, 630)
    page = pages.page(story_id, language, HOST).decode()
    assert HOST.url(f"/story/{story_id}/image-{language}.png") in page


def test_an_unknown_story_is_told_with_the_nearest():
    with pytest.raises(UnknownFact, match="who-helps-whom"):
        stories.get("who-helps-who")


def test_stories_are_served_with_their_languages_and_a_real_404():
    from starlette.applications import Starlette
    from starlette.testclient import TestClient

    from southsouth.web import stories as served

    client = TestClient(Starlette(routes=list(served.routes())))
    for address, language in (
        ("/stories", "en"), ("/stories/zh", "zh"), ("/story/who-helps-whom", "en"),
        ("/story/who-helps-whom/zh", "zh"), ("/story/who-helps-whom?lang=zh", "zh"),
    ):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-language"] == language
        assert f'<html lang="{language}"' in answer.text
        assert 'rel="alternate"' in answer.headers["link"]
        allowed = answer.headers["content-security-policy"]
        assert "script-src 'self'; style-src 'self'" in allowed
        assert "unsafe-inline" not in allowed
    for address in ("/story/nothing", "/story/who-helps-whom/xx", "/story/nothing/image-en.png"):
        refused = client.get(address)
        assert refused.status_code == 404
        assert "/story/who-helps-whom" in refused.text


def test_charts_of_a_story_are_those_of_the_registry():
    for story in stories.STORIES.values():
        assert story.image in exhibits.EXHIBITS


@pytest.fixture(scope="module")
def client():
    from starlette.applications import Starlette
    from starlette.testclient import TestClient

    from southsouth import web

    with TestClient(Starlette(routes=list(web.routes())), base_url="https://testserver") as client:
        yield client


@pytest.mark.parametrize(
    ("address", "image"),
    [
        ("/story/who-helps-whom", "/story/who-helps-whom/image-en.png"),
        ("/story/who-helps-whom/zh", "/story/who-helps-whom/image-zh.png"),
        ("/stories", "image-en.png"), ("/", "events-map"), ("/zh", "events-map"), ("/data", "events-map"),
        ("/download", "events-map"), ("/download/zh", "events-map"),
    ],
)  # fmt: skip
def test_oembed_links_to_what_is_not_one_chart_by_its_title_and_image(client, address, image):
    asked = {"url": f"https://testserver{address}"}
    body = client.get("/oembed", params=asked).json()
    assert (body["type"], body["version"]) == ("link", "1.0")
    page = client.get(address).text
    assert body["title"] == unescape(re.search('og:title" content="([^"]*)"', page)[1])
    assert image in body["thumbnail_url"]
    assert not {"html", "url", "width", "height"} & set(body)
    for most in ({"maxwidth": "300"}, {"maxheight": "300"}):
        assert "thumbnail_url" not in client.get("/oembed", params={**asked, **most}).json()


def test_a_story_says_where_its_oembed_answer_is(client):
    page = client.get("/story/who-helps-whom/zh").text
    address = unescape(re.search(r'json[+]oembed"[^>]* href="([^"]*)"', page)[1])
    assert client.get(address).json()["type"] == "link"
    among_files = pages.page("who-helps-whom", "zh", Host("https://example.org", static=True))
    assert b"json+oembed" not in among_files


def test_whether_it_is_mostly_countries_that_pay_follows_from_the_sums(changed):
    """五笔 of 十一笔 stood beside 大多: the word beside a count has to change with it."""
    few, many = (
        "countries put in money: of the eleven sums",
        "mostly countries that fill the pots: of the eight sums",
    )
    assert few in said("asked-and-given", "en")
    assert "别处也有国家出钱：图中十一笔款项，五笔来自国家" in said("asked-and-given", "zh")
    for own in (
        "p049-wipo-project-spending",
        "p050-pgtf-core-capital",
        "p047-ilo-ssc-budget-2014-2015",
    ):
        changed("figures", own, topic="other")
    assert many in said("asked-and-given", "en")
    assert "别处也大多由国家出钱：图中八笔款项，五笔来自国家" in said("asked-and-given", "zh")


@pytest.mark.parametrize(
    ("part", "whole", "is_most", "is_rare"),
    [
        (Counted(6, ""), Counted(11, ""), True, False),
        (Counted(5, ""), Counted(10, ""), False, False),
        (Counted(1, ""), Counted(5, ""), False, False),
        (Counted(3, ""), Counted(16, ""), False, True),
        (Counted(0, ""), Counted(0, ""), False, False),
        ("a few", Counted(16, ""), False, False),
        (Counted(3, ""), "many", False, False),
    ],
)
def test_a_share_is_of_what_is_counted(part, whole, is_most, is_rare):
    share = Telling("en").share(part, whole)
    assert (share > asked_and_given._MOST, share < who_helps_whom._RARE) == (is_most, is_rare)


def test_that_no_country_acts_alone_follows_from_the_links(changed):
    assert "No country is said to act alone. All 28" in said("who-helps-whom", "en")
    assert "28处全都提到" in said("who-helps-whom", "zh")
    changed("cooperation", "p052-bra-americas", via=None)
    assert "In 27 of these 28 cases a fund" in said("who-helps-whom", "en")
    assert "这28处中，27处提到" in said("who-helps-whom", "zh")


def test_a_country_that_receives_and_is_not_named_is_told_as_such(changed):
    assert "does not name Mozambique, only a place there" in said("who-helps-whom", "en")
    assert "其中莫桑比克，报告没有提国名" in said("who-helps-whom", "zh")
    for own in ("p046-unido-moz", "p046-uclg-moz"):
        changed("cooperation", own, partner="ZAF")
    assert "does not name" not in said("who-helps-whom", "en")
    assert "没有提国名" not in said("who-helps-whom", "zh")


def test_a_case_of_cooperation_has_the_name_that_its_charts_give_it():
    assert not re.search(r"\blinks?\b", said("who-helps-whom", "en"))
    assert not re.search(r"项(?=[，。；：]|由|去了|全都|中的)", said("who-helps-whom", "zh"))


@pytest.mark.parametrize(
    ("language", "years"), [("en", "2012–2013"), ("zh", "2012—2013年")], ids=("en", "zh")
)
def test_years_are_not_parted_behind_their_dash_where_a_sum_is_worked_out(language, years):
    told = pages.page("asked-and-given", language, HOST).decode()
    sums = told.partition('id="worked-out"')[2].partition("</ul>")[0]
    assert sums.count(years) > 1
    assert sums.count(f'<span class="nb">{years}</span>') == sums.count(years)
