"""Web Annotations resolve on their source, as a client resolves them: in the page as it is served."""

import json
import re
from functools import cache
from pathlib import Path

import httpx2 as httpx
import polars as pl
import published
import pytest
from lxml import html

from southsouth import anchors, cards, tables
from southsouth.language import LANGUAGES
from southsouth.permanent.addresses import page_address
from southsouth.report import Report

HOST = published.HOST
PAGES = {
    HOST.url(page_address(kind, fact_id, language)): language
    for kind in cards.KINDS
    for fact_id in cards.ids(kind)
    for language in LANGUAGES
}


class Site:
    """The pages and annotations of a published site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opened = cache(self._opened)

    def annotations(self, source: str) -> list[dict]:
        """Those of the page at an address."""
        return json.loads(self._file(source, "annotations.jsonld"))["items"]

    def every(self, language: str, of: int = 1) -> list[dict]:
        """Those of all pages in a language, or of one of so many."""
        sources = [source for source, own in PAGES.items() if own == language]
        sources = sources[[*LANGUAGES].index(language) % of :: of]
        return [item for source in sources for item in self.annotations(source)]

    def _opened(self, source: str):
        """The body of the page that a client opens at the source, and its text."""
        body = html.document_fromstring(self._file(source, "index.html")).body
        return body, str(body.text_content())

    def _file(self, source: str, name: str) -> str:
        place = self.folder / source.removeprefix(HOST.base + "/") / name
        return place.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site(whole) -> Site:
    return Site(whole[0])


def selector(annotation: dict, kind: str) -> dict:
    return next(s for s in annotation["target"]["selector"] if s["type"] == kind)


def anchored(text: str, quote: dict) -> int:
    """Where a client finds a quote: of all places of the words, the one that what is around fits best."""
    places = [found.start() for found in re.finditer(re.escape(quote["exact"]), text)]
    prefix, suffix = quote.get("prefix", ""), quote.get("suffix", "")

    def fits(place: int) -> int:
        end = place + len(quote["exact"])
        return text.endswith(prefix, 0, place) + text.startswith(suffix, end)

    best = [place for place in places if fits(place) == 2]
    assert len(best) == 1, quote
    return best[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_annotation_resolves_on_its_source_by_each_selector(site, language):
    # Pages take turns: of neighbours one in each language.
    found = site.every(language, of=len(LANGUAGES))
    assert len(found) > 400
    for annotation in found:
        (said,) = (body for body in annotation["body"] if "purpose" not in body)
        assert said["language"] == language
        page, text = site.opened(annotation["target"]["source"])
        quote = selector(annotation, "TextQuoteSelector")
        position = selector(annotation, "TextPositionSelector")
        fragment = selector(annotation, "FragmentSelector")
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert anchored(text, quote) == position["start"]
        element = page.get_element_by_id(fragment["value"])
        assert element.text_content() == fragment["refinedBy"]["exact"] == quote["exact"]


def test_a_quote_is_the_printed_words_of_the_cell_that_it_names(site):
    frames: dict[str, pl.DataFrame] = {}
    for annotation in site.every("en"):
        cell = next(b["value"] for b in annotation["body"] if b.get("purpose") == "identifying")
        row_id, column = cell.rsplit(" ", 1)
        table = row_id.partition(":")[0]
        printed = frames.setdefault(table, tables.load(table))[column]
        assert selector(annotation, "TextQuoteSelector")["exact"] in set(printed)
    spaced = [s for s in tables.load("figures")["as_printed"] if " " in s]
    quotes = {selector(one, "TextQuoteSelector")["exact"] for one in site.every("en")}
    assert spaced
    assert set(spaced) <= quotes


def test_every_anchored_cell_is_annotated_on_the_page_of_its_paragraph(site):
    anchors = tables.load("anchors")
    for number in anchors["paragraph"].unique():
        wanted = anchors.filter(pl.col("paragraph") == number)
        named = {
            body["value"]
            for item in site.annotations(HOST.url(page_address("paragraph", str(number), "en")))
            for body in item["body"]
            if body.get("purpose") == "identifying"
        }
        cells = zip(wanted["row_id"], wanted["column"], strict=True)
        assert named == {f"{row_id} {column}" for row_id, column in cells}


@pytest.mark.parametrize(
    ("text", "prefix", "suffix"),
    [
        ("甲-乙十丙+丁", "甲-乙", "丙+丁"), ("=甲十+丙", "甲", None), ("十", None, None),
        ("-十丙", None, "丙"), ("一二三四五六七十一二三四五六七", "二三四五六七", "一二三四五六"),
    ],
)  # fmt: skip
def test_what_stands_around_words_is_six_characters_at_most_and_nothing_that_is_computed(
    text, prefix, suffix
):
    words = anchors.Printed("row", "as_printed", "十", "十", 1, None)
    found = anchors._anchor(Report({1: text}, {}, {}), words)
    assert found is not None
    assert (found["prefix"], found["exact"], found["suffix"]) == (prefix, "十", suffix)


def test_nothing_is_null_or_empty_and_no_two_annotations_share_an_id(site):
    def walk(value) -> None:
        assert value not in (None, "", [], {})
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():  # fmt: skip
            walk(inner)

    ids = []
    for source in PAGES:
        for item in site.annotations(source):
            walk(item)
            ids.append(item["id"])
    assert len(set(ids)) == len(ids)


def test_a_browser_counts_the_same_characters(browser, server):
    page = browser.new_page()
    for address in ("/paragraph/48", "/paragraph/48/zh", "/event/bali-high-level-meeting-2012"):
        page.goto(server + address)
        text = page.evaluate("document.body.textContent")
        items = httpx.get(f"{server}{address}/annotations.jsonld").json()["items"]
        assert items
        for annotation in items:
            position = selector(annotation, "TextPositionSelector")
            exact = selector(annotation, "TextQuoteSelector")["exact"]
            assert text[position["start"] : position["end"]] == exact
    page.close()
