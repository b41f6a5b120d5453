"""Numbers, places, colons and amounts are written as an editor of each language writes them.

English: digits with commas below a million (13,000), a word from there on (14 million); a dollar sign
before an amount; per cent in prose, while a value beside a bar keeps its %. Chinese: 万 from 10,000 on in
our prose, commas between thousands in what is counted to the last digit (GB/T 15835-2011), none before
万 and 亿, which group by four; the country before the place; punctuation of full width.
"""

import re
from functools import cache
from html import unescape
from html.parser import HTMLParser

import polars as pl
import pytest
from babel.messages.pofile import read_po

from southsouth import (
    arithmetic,
    cards,
    counts,
    exhibits,
    geography,
    glossary,
    html,
    names,
    paths,
    search,
    stories,
    synonyms,
    tables,
)
from southsouth.blocks import Heading, Lines, Walk
from southsouth.charts import shares
from southsouth.filters import wording
from southsouth.html import stories as story_pages
from southsouth.keys import row_ids
from southsouth.language import compact, counted, country_name, name_in_data
from southsouth.menu import PAGES
from southsouth.permanent import facts
from southsouth.resource import Host
from southsouth.view import View
from southsouth.vocabulary import EVENT_KINDS, label

HOST = Host("https://example.org")
#: What no English text of ours has, and what it should have.
NOT_ENGLISH = {
    r"\d thousand\b": "13,000",
    r"\d ?%": "55 per cent",
    r"\d(?: (?:million|billion|trillion))? (?:US )?dollars?\b": "$27 million",
    r"(?<![\d.,–/-])\d{5,}(?![\d/])": "39,000",
    r"[A-Za-z]'[a-z]": "’",
    # Of one case of cooperation a column may say so.
    r"\b[Tt]he cooperation\b(?! runs| is mutual|; may)": "South-South cooperation",
    r"(?:^|[.!?] )They are \{": "what they are",
}
#: What a note does not begin with: a noun that wants its article.
BARE_NOUN = re.compile(
    r"^(?:Text|Report|Place|Status|Base|Year|Name|Source|Region|Period|Date|Title|Secretary-General)\b"
)
#: Of a whole page: what stands behind Chinese words, not before what is no word (a mark of doubt, a link).
HALF_WIDTH = re.compile(
    r"[㐀-鿿》”」）][:;!](?!//)|[㐀-鿿》”」）],(?!\d)|[㐀-鿿》”」]\s?\((?!\w+\))"
)
_HAN = "[㐀-鿿》”」）]"
#: What no Chinese text of ours has, and what it should have.
NOT_CHINESE = {
    rf"{_HAN}[:,;?!](?!//|标识)|(?<!表)[:,;?!](?=[㐀-鿿《“（])": "punctuation of full width",
    rf"{_HAN} ?\((?![a-zA-Z]+\))|(?<![A-Z])\) ?(?=[㐀-鿿])": "brackets of full width",
    # Four digits are not parted, whatever unit follows, as in 7590亿; five and more are.
    r"(?<![\d.,—–/～A-Za-z-])\d{5,}(?=[多余]?[个名人项行条处字户国])": "13,000个",
    r"(?<![\d.,])\d,\d{3}(?![\d,])(?=[多余]?[个名人项行条处字户国万亿])": "6132个",
    r"\d{2,3},\d{3}(?:多|余)": "3.9万多",
    r"\d[万亿]? ?[-–～] ?\d+(?:\.\d+)?[万亿年]": "161亿至190亿, 2012—2013年",
    r"第\d+段，第\d+段": "第22段、第36段",
    "无法判定|框架既在": "无从判定",
    "价码|小钱罐|头上|最勤|战略框架(?:推进)|借战略框架|任东道方": "as one writes it",
}


def found_in(text, wrong):
    return [
        f"{found[0]!r}: write {better}"
        for form, better in wrong.items()
        for found in re.finditer(form, text)
    ]


def messages():
    with (paths.LOCALE / "zh" / "LC_MESSAGES" / "southsouth.po").open("rb") as file:
        for message in read_po(file, locale="zh"):
            if message.id:
                english = [message.id] if isinstance(message.id, str) else message.id
                yield " | ".join(english), "".join(message.string)


def texts(language):
    """Every text of ours in a language, with where it stands: tables, catalogue, stories, arithmetic."""
    for name, frame in tables.everything().items():
        if name == "glossary":  # its columns list forms, and mark them off by ;
            continue
        ids = row_ids(frame, name)
        for column, own in glossary.text_columns(name):
            if own == language and frame[column].dtype == pl.String:
                yield from (
                    (f"{name}:{row}/{column}", text)
                    for row, text in zip(ids, frame[column], strict=True)
                    if text
                )
    for english, chinese in messages():
        yield english, chinese if language == "zh" else english
    for row in arithmetic.audit(tables.everything()).iter_rows(named=True):
        yield row["relation_id"], row[f"statement_{language}"]
        yield row["relation_id"], row[f"note_{language}"] or ""
    for story_id in stories.STORIES:
        yield story_id, told(story_id, language)


def told(story_id, language):
    """The words of a story."""
    story = stories.get(story_id).tell(language)
    parts = [story.title, *story.standfirst]
    for block in story.blocks:
        if isinstance(block, Heading):
            parts.append(f"\n{block.words}\n")
        steps = (
            [words for step in block.steps for words in step.words]
            if isinstance(block, Walk)
            else []
        )
        for words in steps or (block.items if isinstance(block, Lines) else ()):
            parts += ["\n", *words]
    return "".join(part if isinstance(part, str) else part.words for part in parts)


@pytest.mark.parametrize(("language", "wrong"), [("en", NOT_ENGLISH), ("zh", NOT_CHINESE)])
def test_no_text_of_ours_has_a_form_that_editors_do_not_write(language, wrong):
    assert [
        (where, *found) for where, text in texts(language) if (found := found_in(text, wrong))
    ] == []


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        (NOT_ENGLISH, "about 13 thousand people"), (NOT_ENGLISH, "at least 0.5%"), (NOT_ENGLISH, "20,000 dollars"),
        (NOT_ENGLISH, "1 million US dollars"), (NOT_ENGLISH, "39000 people"), (NOT_ENGLISH, "the island's city"),
        (NOT_CHINESE, "下载这些数据: CSV"), (NOT_CHINESE, "第59段(a)至（c）"), (NOT_CHINESE, "上市项目6,132个"), (NOT_CHINESE, "13000个"),
        (NOT_CHINESE, "39,000多人"), (NOT_CHINESE, "161亿～190亿"), (NOT_CHINESE, "2012-2013年"), (NOT_CHINESE, "正借战略框架推进"),
    ],
)  # fmt: skip
def test_a_planted_form_is_found(wrong, text):
    assert found_in(text, wrong)


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        (
            NOT_ENGLISH,
            "13,000 people, $27 million, 0.5 per cent, resolution 68/230, 2012–2013, the island’s",
        ),
        (
            NOT_CHINESE,
            "下载：6132个项目，3.9万多人，1380万美元，161亿至190亿美元，2012—2013年（见 https://example.org）",
        ),
    ],
)
def test_what_editors_write_is_found_right(wrong, text):
    assert found_in(text, wrong) == []


def test_no_note_begins_with_a_noun_that_wants_its_article():
    for frame in tables.everything().values():
        for column in {"note_en", "summary_en", "gist_en"} & set(frame.columns):
            assert [text for text in frame[column] if text and BARE_NOUN.match(text)] == []


class _Words(HTMLParser):
    """The words of a page of which its language is ours: none of the report, of code or of a picture."""

    _LEFT = ("script", "style", "code", "pre", "svg", "q")
    _VOID = ("meta", "link", "br", "img", "input", "hr", "path", "rect", "source", "wbr")

    def __init__(self, text):
        super().__init__()
        self.words, self._open = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag not in self._VOID:
            known = dict(attrs)
            quoted = known.get("lang") == "zh" and tag != "html"
            quoted |= (known.get("data-head") or "").endswith("_en")
            self._open.append((tag, tag in self._LEFT or quoted or known.get("class") == "cav"))
            if tag in ("p", "li", "td", "th", "h1", "h2", "h3", "dt", "dd", "option", "summary"):
                self.words.append("\n")

    def handle_endtag(self, tag):
        while self._open and tag not in self._VOID and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not any(left for _, left in self._open):
            self.words.append(data)


def words_of(page: bytes) -> str:
    return "".join(_Words(page.decode()).words)


@cache
def rendered() -> list[tuple[str, str]]:
    """The words of pages in Chinese: of every page of the menu, every story, and a fact of each kind."""
    every = [
        *((one.id, html.page(View.of(one.id, "zh", {}), HOST)) for one in PAGES),
        *((own, story_pages.page(own, "zh", HOST)) for own in stories.STORIES),
        *((f"{kind}/{own}", facts.page(kind, own, "zh", HOST)) for kind, own in FACTS.items()),
    ]
    return [(where, words_of(page)) for where, page in every]


FACTS = {
    "event": "hangzhou-poverty-conference-2013", "figure": "p003-infrastructure-share", "country": "BRA",
    "place": "hangzhou", "organisation": "ilo", "commission": "ESCAP", "recommendation": "jiu-5",
    "document": "e-2014-77", "cooperation": "p056-ind-bdi", "caveat": "p003-shares-year", "paragraph": "64",
}  # fmt: skip


def test_pages_in_chinese_have_its_punctuation():
    left = []
    for where, words in rendered():
        left += [
            (where, words[max(0, at.start() - 25) : at.end() + 15])
            for at in HALF_WIDTH.finditer(words)
        ]
    assert left == []


def test_pages_in_chinese_list_paragraphs_as_lists_and_count_nothing_in_words():
    left = []
    views = [
        ("timeline", {"country": "CHL"}), ("figures", {"q": "zzzz"}), ("cooperation", {"paragraph": "0"}),
        ("cooperation", {"provider": "KWT"}), ("organisations", {"paragraph": "1"}),
        ("recommendations", {"source": "SG"}), ("timeline", {"from": "2014"}),
    ]  # fmt: skip
    more = [(f"{one}{asked}", html.page(View.of(one, "zh", asked), HOST)) for one, asked in views]
    more += [
        (body, facts.page("organisation", body, "zh", HOST))
        for body in ("gov-ago", "gov-ind", "gov-tur", "gov-idn")
    ]
    for where, words in [*rendered(), *((where, words_of(page)) for where, page in more)]:
        wrong = re.findall(
            r".{0,20}(?<![\d.,])0[个项次条处段笔].{0,10}|.{0,10}第\d+段，第\d+段.{0,5}", words
        )
        left += [(where, one) for one in wrong]
    assert left == []


def test_a_count_of_nothing_is_words_in_chinese():
    assert counted(counts.EVENTS, 0, "zh") == "没有活动"
    assert counted(counts.COUNTRIES, 0, "zh") == "没有国家"
    assert counted(counts.EVENTS, 10, "zh") == "10项活动"
    assert counted(counts.EVENTS, 0, "en") == "0 events"


def test_names_of_countries_have_one_apostrophe_in_text_and_the_united_nations_in_data():
    for code, data, shown in (
        ("CIV", "Côte d'Ivoire", "Côte d’Ivoire"),
        ("LAO", "Lao People's Democratic Republic", "Lao People’s Democratic Republic"),
    ):
        assert geography.groups().filter(iso3=code)["name_en"].to_list() == [data]
        assert name_in_data(code, "en") == data
        assert country_name(code, "en") == shown
        page = facts.page("commission", {"CIV": "ECA", "LAO": "ESCAP"}[code], "en", HOST).decode()
        assert shown in page
        assert data not in unescape(re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))


def test_a_meeting_is_called_one_and_told_from_a_conference_where_one_chooses():
    assert label("meeting", "zh", EVENT_KINDS) == "会议"
    offered = wording.offered("events", "kind", "zh")
    assert len(set(offered.values())) == len(offered)
    assert offered["meeting"].startswith("会议（")


def test_chinese_says_the_country_before_the_place():
    for place in tables.load("places").iter_rows(named=True):
        said = names.place_name(place["place_id"], "zh")
        assert said.startswith(country_name(place["country_iso3"], "zh"))
        assert "，" not in said
    assert names.place_name("hangzhou", "zh") == "中国杭州"
    assert names.place_name("hangzhou", "en") == "Hangzhou, China"


@pytest.mark.parametrize(
    "asked", ["中国杭州", "杭州，中国", "杭州 中国", "Hangzhou, China", "杭州"]
)
def test_a_place_is_found_in_either_order(asked):
    assert synonyms.PLACES.meant(asked) == "hangzhou"
    assert search.find(asked, "zh").groups["place"][0].id == "hangzhou"


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (6132, "6,132", "6132"), (13_000, "13,000", "1.3万"), (700_000, "700,000", "70万"),
        (14e6, "14 million", "1400万"), (30e12, "30 trillion", "30万亿"),
    ],
)  # fmt: skip
def test_large_numbers_are_said_one_way(value, english, chinese):
    assert (compact(value, "en"), compact(value, "zh")) == (english, chinese)


@pytest.mark.parametrize(
    ("own", "english", "chinese"),
    [
        (
            "p003-ssc-value-2011",
            "an estimated $16.1 billion to $19 billion",
            "估计161亿至190亿美元",
        ),
        ("p003-infrastructure-share", "an estimated 55 per cent", "估计55%"),
        ("p049-wipo-project-spending", "approximately $700,000", "约70万美元"),
        ("p056-burundi-counselling", "more than 39,000 people", "超过3.9万人"),
    ],
)
def test_what_the_text_calls_an_estimate_is_called_one(own, english, chinese):
    row = tables.where("figures", figure_id=own).row(0, named=True)
    assert (names.figure_value(row, "en"), names.figure_value(row, "zh")) == (english, chinese)
    title = cards.card("figure", own, "en").headline
    assert title == english[:1].upper() + english[1:]


def test_prose_says_per_cent_and_a_value_beside_a_bar_keeps_its_sign():
    row = tables.where("figures", figure_id="p018-core-budget-minimum").row(0, named=True)
    assert names.figure_value(row, "en") == "at least 0.5 per cent"
    assert shares.said(row, "en") == "at least 0.5%"


#: Of a filter without a vocabulary so many values are tried.
TRIED = 4
#: What a picture says in Chinese where it has counted nothing: 0个, 共0项, and 另有没有准成员.
NOTHING_COUNTED = re.compile(r"(?<![\d.,])0[个项次条处段笔国]|另有没有|共没有|最多，为0")


def queries(exhibit):
    """No filter, and values of each filter that leave something to draw."""
    yield ()
    for one in exhibit.narrowed_by:
        if one.allowed:
            allowed = list(map(str, one.allowed()))
            step = 1 if len(allowed) <= 12 else len(allowed) // TRIED
            yield from (exhibit.asked([(one.name, value)]) for value in allowed[::step])


@pytest.mark.parametrize("exhibit", exhibits.EXHIBITS.values(), ids=lambda one: one.id)
def test_a_picture_counts_nothing_as_a_number(exhibit):
    for query in queries(exhibit):
        frame = exhibit.frame(query)
        if not frame.is_empty():
            words = [
                exhibit.heading("zh", frame, query), exhibit.told("zh", frame, query),
                exhibit.described("zh", frame, query),
            ]  # fmt: skip
            assert not NOTHING_COUNTED.search(" ".join(words)), (query, words)


def test_a_commission_without_associate_members_is_told_without_a_count():
    said = exhibits.get("commission-members-eca").described("zh")
    assert said.endswith("非洲有54个成员，其他区域没有；没有准成员。")
    assert "0" not in exhibits.get("commission-members-eca").described("en").replace("2014", "")
