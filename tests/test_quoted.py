"""On English pages Chinese words say that they are Chinese, and quotations, once, that they are the report's."""

import re
from html.parser import HTMLParser

import pytest

from southsouth import cards, exhibits, html
from southsouth.citation import by_name
from southsouth.embeds import Embed, charts, fact_pages
from southsouth.embeds.facts import embed_id
from southsouth.html import stories as stories_html
from southsouth.menu import PAGES
from southsouth.pages.quoted import SAID
from southsouth.permanent import facts
from southsouth.resource import Host
from southsouth.stories import STORIES
from southsouth.view import View

HOST = Host("https://example.org")
HAN = re.compile(r"[㐀-鿿]")
VOID = ("meta", "link", "base", "br", "img", "input", "hr", "wbr")
VIEWS = [
    *((page.id, {}) for page in PAGES),
    ("map", {"event": "bali-high-level-meeting-2012"}),
    ("data", {"table": "events", "row": "bali-high-level-meeting-2012"}),
    ("paragraphs", {"paragraph": "48"}),
]
FACTS = [(kind, own) for kind in cards.KINDS for own in cards.ids(kind)[::12]]


class Letters(HTMLParser):
    """Chinese words of a page that do not say that they are, and quotations."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.bare: list[str] = []
        self.quoted = 0
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        before = self.open[-1][1] if self.open else ""
        told = dict(attrs)
        if tag not in VOID:
            self.open.append((tag, told.get("lang") or before))
        quotes = tag == "q" or {"printed", "song", "passage"} & {*(told.get("class") or "").split()}
        self.quoted += bool(quotes)

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tag, language = self.open[-1] if self.open else ("", "")
        if HAN.search(data) and not language.startswith("zh") and tag not in ("script", "style"):
            self.bare.append(data)


def said(page: bytes, language: str = "en") -> int:
    text = re.sub('<span class="nb">(.*?)</span>', r"\1", page.decode())
    return text.replace("&#39;", "'").count(by_name(SAID, language))


def holds(page: bytes) -> None:
    found = Letters(page)
    assert [words for words in found.bare if words != "中文"] == []  # a language by its own name
    assert said(page) == (1 if found.quoted else 0)


@pytest.mark.parametrize(("page_id", "asked"), VIEWS)
def test_a_page_of_the_explorer_says_whose_words_its_quotations_are(page_id, asked):
    holds(html.page(View.of(page_id, "en", asked), HOST))
    assert said(html.page(View.of(page_id, "zh", asked), HOST), "zh") == 0


@pytest.mark.parametrize(("kind", "own"), FACTS)
def test_a_page_of_a_fact_says_whose_words_its_quotations_are(kind, own):
    holds(facts.page(kind, own, "en", HOST))
    assert said(facts.page(kind, own, "zh", HOST), "zh") == 0


@pytest.mark.parametrize("story", STORIES)
def test_a_story_says_whose_words_its_quotations_are(story):
    holds(stories_html.page(story, "en", HOST))


def test_embeds_say_it_too():
    for kind in cards.KINDS:
        own = cards.ids(kind)[0]
        page = fact_pages.page(Embed(embed_id(kind, own), is_fact=True), HOST)
        assert Letters(page).bare == []
        assert "quotations are the report’s own Chinese text".encode() in page
    for chart in exhibits.EXHIBITS:
        page = charts.page(Embed(chart), HOST)
        found = Letters(page)
        assert found.bare == []
        quotes = 'lang="zh"' in page.decode()[page.decode().index("<details>") :]
        assert said(page) == (1 if quotes else 0)
