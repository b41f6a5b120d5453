"""Search finds everything in both languages, best first, and answers anything quickly."""

import re

import polars as pl
import pycountry
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from southsouth import chinese, search, tables
from southsouth.folding import folded
from southsouth.language import LANGUAGES, country_name
from southsouth.menu import PAGES
from southsouth.search import KINDS, find, spelling
from southsouth.search.text import in_digits, pairs, printable, terms, wanted
from southsouth.stories import STORIES


def first(query: str, language: str = "en") -> tuple[str, str]:
    """Kind and id of the best hit."""
    groups = find(query, language).groups
    kind = next(iter(groups))
    return kind, groups[kind][0].id


def test_the_members_of_a_commission_lead_to_it_and_a_chart_says_on_which_page_it_stands():
    found = find("ESCAP members", "en").groups
    assert [hit.id for hit in found["commission"]] == ["ESCAP"]
    assert {hit.detail for hit in found["chart"]} == {"Regional commissions"}


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_is_found_by_its_title(story, language):
    title = STORIES[story].tell(language).title
    assert first(title, language) == ("story", story)
    assert find(title, language).groups["story"][0].address == f"/story/{story}"


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("UNDP", ("organisation", "undp")),
        ("ＵＮＤＰ", ("organisation", "undp")),
        ("开发署", ("organisation", "undp")),
        ("united nations development programme", ("organisation", "undp")),
        ("ss gate", ("organisation", "ss-gate")),
        ("ESCAP", ("commission", "ESCAP")),
        ("Brazil", ("country", "BRA")),
        ("巴西", ("country", "BRA")),
        ("cote d'ivoire", ("country", "CIV")),
        ("vietnam", ("country", "VNM")),
        ("bali", ("place", "bali")),
        ("48", ("paragraph", "48")),
        ("paragraph 48", ("paragraph", "48")),
        ("第48段", ("paragraph", "48")),
        ("68/230", ("document", "a-res-68-230")),
        ("timeline", ("page", "timeline")),
        ("时间线", ("page", "timeline")),
        ("commission_members", ("table", "commission_members")),
        ("events map", ("chart", "events-map")),
        ("jiu-4", ("recommendation", "jiu-4")),
        ("Bali meeting", ("event", "bali-high-level-meeting-2012")),
        ("巴厘会议", ("event", "bali-high-level-meeting-2012")),
        ("p001-gdp-measure", ("caveat", "p001-gdp-measure")),
    ],
)
def test_what_is_named_in_full_comes_first(query, best):
    assert first(query) == best
    assert first(query, "zh") == best


@pytest.mark.parametrize(
    "query", ["4 trillion", "4万亿美元", "4 000 000 000 000", "4,000,000,000,000", "4000000000000"]
)
def test_a_number_is_found_however_it_is_written(query):
    trade = tables.load("figures").filter(value=4e12)["figure_id"].to_list()
    assert [hit.id for hit in find(query, "en").groups["figure"]] == trade


@pytest.mark.parametrize("query", ["13 000", "13,000", "13000", "１３０００"])
def test_separators_of_thousands_make_no_difference(query):
    assert [hit.paragraph for hit in find(query, "en").groups["figure"]] == [62]


def test_a_number_is_not_the_beginning_of_another():
    """1300 found “more than 13,000 people”, and no note said so."""
    assert 48 not in {hit.paragraph for hit in find("4", "en").groups["paragraph"]}
    assert [find(number, "en").total for number in ("1300", "390", "2130")] == [0, 0, 0]


def test_a_number_before_its_scale_is_found_without_it():
    assert find("1380", "en").total > 0


@pytest.mark.parametrize(
    "query",
    [
        "$900,000", "$350,000", "$200,000", "200,000 dollars", "$600,000", "$140,000", "$27,000", "$800,000",
        "90万美元", "35万美元", "$213 million", "$15 million", "861600", "600000",
    ],
)  # fmt: skip
def test_a_sum_is_answered_by_no_other(query):
    """Those in thousands found sums ten and a thousand times larger, and people."""
    assert find(query, "en").total == 0


@pytest.mark.parametrize(
    ("query", "figure"),
    [
        ("$300,000", "p048-expo-contribution-2013"), ("30万美元", "p048-expo-contribution-2013"),
        ("$20,000", "p001-household-income-line-2025"), ("$700 thousand", "p049-wipo-project-spending"),
        ("$27,000,000", "p056-ibsa-funding"), ("213 000 dollars", "p050-pgtf-yearly-income"),
        ("800,000 people", "p057-household-air-deaths"), ("thirteen thousand experts", "p062-roster-experts"),
    ],
)  # fmt: skip
def test_a_sum_or_number_in_thousands_is_found(query, figure):
    answer = find(query, "en")
    assert figure in {hit.id for hit in answer.groups["figure"]}
    assert not answer.is_partial


@pytest.mark.parametrize(
    ("query", "figure"),
    [
        ("13个国家", "p056-ibsa-partner-countries"), ("十三个国家", "p056-ibsa-partner-countries"),
        ("13 countries", "p056-ibsa-partner-countries"), ("11个国家", "p022-beijing-meeting-countries"), ("五个国家", "p047-ilo-extrabudgetary-ssc-2012-2013"),
        ("三个国家", "p001-countries-outproducing-six-2020"), ("3个国家", "p001-countries-outproducing-six-2020"),
        ("三十二个国家", "p026-wipo-meeting-countries"),
    ],
)  # fmt: skip
def test_a_number_of_countries_finds_the_figure_that_counts_them(query, figure):
    answer = find(query, "zh")
    assert figure in {hit.id for hit in answer.groups["figure"]}
    assert first(query, "zh")[0] == "figure"
    assert (answer.is_partial, answer.instead) == (False, "")


@pytest.mark.parametrize(
    "query",
    ["13个国家", "十三个国家", "十四个国家", "五个国家", "七十八国集团", "13个伙半国家", "十二个项目", "四十三个成员国", "九个区域委员会"],
)  # fmt: skip
def test_no_number_is_respelt(query):
    """十三个国家 was taken for 中三个国家."""
    said = find(query, "zh").instead or query
    assert re.findall("[\\d二三四五六七八九十]+", said) == re.findall(
        "[\\d二三四五六七八九十]+", query
    )


@pytest.mark.parametrize("table", ["figures", "events"])
def test_every_fact_is_found_by_its_words_as_printed(table):
    kind, column = {"figures": ("figure", "figure_id"), "events": ("event", "event_id")}[table]
    for own, printed in tables.load(table).select(column, "as_printed").iter_rows():
        found = {hit.id for hit in find(printed, "en").groups.get(kind, ())}
        assert own in found, printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_can_be_found_by_a_title(language):
    found = set()
    for kind in KINDS:
        entry = next(entry for entry in search.entries() if entry.kind == kind)
        groups = find(entry.text[language], language).groups
        assert any(hit.id == entry.id for hit in groups.get(kind, ())), entry.text
        found.add(kind)
    assert found == set(KINDS)


def test_chinese_without_spaces_is_cut_into_what_is_known():
    answer = find("巴西农业", "zh")
    assert not answer.is_partial
    assert any("巴西" in hit.text for hit in answer.groups["cooperation"])


def test_what_no_row_holds_in_full_is_found_in_part_and_said_so():
    answer = find("UNDP zeppelin", "en")
    assert answer.is_partial
    assert answer.groups["organisation"][0].id == "undp"


def test_what_nothing_holds_finds_what_its_nearest_spelling_finds_and_says_so():
    answer = find("Budgte", "en")
    assert answer.instead == "Budget"
    assert answer.groups == find("budget", "en").groups
    assert answer.query == "Budgte"


@pytest.mark.parametrize(
    ("query", "instead", "best"),
    [
        ("Indonsia", "Indonesia", ("country", "IDN")),
        ("indonesien", "indonesia", ("country", "IDN")),
        ("timline", "timeline", ("page", "timeline")),
        ("印度尼系亚", "印度尼西亚", ("country", "IDN")),
        ("开发属", "开发署", ("organisation", "undp")),
        ("UNDP budgte", "UNDP budget", None),
    ],
)
def test_a_misspelling_is_searched_for_in_its_nearest_spelling(query, instead, best):
    answer = find(query, "en")
    assert answer.instead == instead
    assert best is None or first(query) == best


@pytest.mark.parametrize(
    "query", ['"Indonsia"', "“Indonsia”", "zeppelin", "UNDP", "巴西农业", "南南"]
)
def test_what_is_quoted_found_or_like_nothing_is_searched_for_as_it_is_written(query):
    assert find(query, "en").instead == ""


@pytest.mark.parametrize("query", ["malaria", "peace", "inflation", "terrorism", "bond", "carbon"])
def test_a_word_of_its_own_is_not_taken_for_another_one(query):
    assert (find(query, "en").instead, find(query, "en").total) == ("", 0)


def test_of_words_that_look_like_a_misspelling_each_is_listed_and_none_is_printed_here(monkeypatch):
    listed = sorted(spelling.listed())
    assert [word for word in listed if find(word, "en").instead] == []
    monkeypatch.setattr(spelling, "listed", frozenset)
    assert [word for word in listed if not find(word, "en").instead] == []


def test_what_is_quoted_and_not_found_still_names_what_looks_alike():
    answer = find(search.quoted("budgte"), "en")
    assert answer.total == 0
    assert "budget" in answer.nearest


VALUE, SHARE = "p003-ssc-value-2011", "p001-developing-share-world-gdp-2012"


@pytest.mark.parametrize(
    ("query", "figure"),
    [
        ("how much is cooperation worth", VALUE),
        ("How big is South-South cooperation?", VALUE),
        ("南南合作价值多少", VALUE),
        ("南南合作值多少钱？", VALUE),
        ("南南合作规模有多大", VALUE),
        ("南南合作的规模是多少", VALUE),
        ("what share of exports do developing countries have", SHARE),
        ("发展中国家出口占多少", SHARE),
        ("发展中国家的出口占世界多少？", SHARE),
        ("how big is south-south trade", "p002-south-trade-since-2011"),
        ("南南贸易额是多少", "p002-south-trade-since-2011"),
        ("外国直接投资占多少", "p002-fdi-share-2013"),
        ("how many people in Africa lack electricity", "p057-africa-without-electricity"),
        ("非洲有多少人没有电", "p057-africa-without-electricity"),
        ("how many countries came to Bali", "p036-bali-countries-2012"),
        ("多少国家参加了巴厘会议", "p036-bali-countries-2012"),
        ("劳工组织预算多少", "p047-ilo-regular-budget-2012-2013"),
        ("基础设施占多大比例", "p003-infrastructure-share"),
    ],
)
def test_a_question_of_quantity_has_its_figure_first(query, figure):
    assert first(query) == ("figure", figure)
    assert first(query, "zh") == ("figure", figure)


@pytest.mark.parametrize(
    "query", ["how many recommendations are there", "报告有几条建议", "多少", "几内亚"]
)
def test_a_question_that_no_figure_answers_has_none_put_first(query):
    groups = find(query, "en").groups
    assert next(iter(groups), "") != "figure"


@pytest.mark.parametrize("query", ["", " ", "\0", "\ud800", "!?", "👩‍🚀", "‮"])
def test_what_holds_no_letter_or_digit_finds_nothing(query):
    assert find(query, "en").groups == {}


def test_a_long_query_is_cut_and_said_to_be():
    answer = find("UNDP " * 100, "en")
    assert answer.was_cut
    assert len(answer.query) <= search.LONGEST
    assert not find("UNDP", "en").was_cut


@pytest.mark.parametrize(
    ("text", "cut"),
    [("Expo meeting", "Expo"), ("Expo me", "Expo me"), ("Expo abc", "Expo abc"), ("Expo abcd", "Expo"), ("abcdefghi", "abcdefgh"), ("南南合作与三角合作", "南南合作与三角合"), ("南南合作UNDP", "南南合作UNDP"), ("南南合作UNIDO", "南南合作"), ("Expo, in Nairobi", "Expo, in")],
)  # fmt: skip
def test_a_long_text_is_cut_where_a_word_ends(text, cut):
    assert printable(text, 8) == (cut, text != cut)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "cited in: summary"), ("zh", "引用处：摘要")]
)
def test_what_the_summary_cites_is_not_said_to_be_cited_in_a_paragraph_0(language, said):
    (hit,) = find("A/RES/68/230", language).groups["document"]
    assert said in hit.detail


def test_ids_are_unique_within_a_kind():
    keys = [(entry.kind, entry.id) for entry in search.entries()]
    assert len(keys) == len(set(keys))


def test_no_entry_is_empty_or_left_untranslated():
    for entry in search.entries():
        for language in LANGUAGES:
            assert entry.text[language].strip()
            assert "{" not in entry.text[language] + entry.detail[language]


def test_every_address_begins_at_the_root_and_none_names_a_language():
    for entry in search.entries():
        assert entry.address.startswith("/")
        assert "lang=" not in entry.address


def test_every_fact_of_the_tables_is_an_entry():
    counted = {kind: sum(e.kind == kind for e in search.entries()) for kind in KINDS}
    for kind, table in {
        "figure": "figures", "event": "events", "paragraph": "paragraphs", "caveat": "caveats",
        "organisation": "organisations", "recommendation": "recommendations",
        "cooperation": "cooperation", "commission": "commissions",
    }.items():  # fmt: skip
        assert counted[kind] == tables.load(table).height
    assert counted["page"] == len(PAGES)
    assert counted["document"] == tables.load("documents")["work_id"].n_unique()


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=260))
def test_any_text_is_answered_with_text_that_can_be_sent(query):
    answer = find(query, "zh")
    answer.query.encode()
    assert len(answer.query) <= search.LONGEST
    assert all(hits for hits in answer.groups.values())


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_folding_twice_is_folding_once(text):
    once = folded(text)
    assert terms(folded(once)) == terms(once)


@pytest.mark.parametrize(
    ("traditional", "usual"),
    [
        ("中國", "中国"),
        ("聯合國", "联合国"),
        ("中國 巴西", "中国 巴西"),
        ("發展中國家", "发展中国家"),
    ],
)
def test_traditional_characters_find_what_the_simplified_ones_find(traditional, usual):
    found = find(traditional, "zh")
    assert found.groups == find(usual, "zh").groups
    assert found.groups


@pytest.mark.parametrize(
    ("query", "language"), [("核心预算的0.5%", "zh"), ("core budget 0.5%", "en")]
)
def test_a_share_and_what_it_is_of_find_the_recommendation_and_the_figure(query, language):
    found = find(query, language).groups
    assert [hit.id for hit in found["recommendation"]] == ["jiu-9"]
    assert "p018-core-budget-minimum" in {hit.id for hit in found["figure"]}


def test_every_character_of_a_name_has_its_place_in_the_order_of_sound():
    names = "".join(country_name(country.alpha_3, "zh") for country in pycountry.countries)
    known = {line[0] for line in chinese.CHARACTERS.read_text(encoding="utf-8").split()}
    assert {sign for sign in names if "一" <= sign <= "龥"} <= known


def test_a_run_has_every_two_neighbours():
    assert pairs("南南合作") == {"南", "合", "作", "南南", "南合", "合作"}


def test_words_that_stand_everywhere_count_only_alone():
    assert [term.text for term in wanted("state of the art")] == ["state", "art"]
    assert [term.text for term in wanted("of the")] == ["of", "the"]


def test_what_cannot_be_shown_becomes_a_space():
    assert printable("a\0b\ud800c", 10) == ("a b c", False)


NAMED = {
    code: set(map(str, rows["paragraph"]))
    for (code,), rows in tables.load("mentions")
    .filter(pl.col("entity_kind") == "country")
    .group_by("entity_id", maintain_order=True)
}


@pytest.mark.parametrize("code", sorted(NAMED))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_paragraphs_that_name_a_country_come_first(code, language):
    found = search.find(country_name(code, language), language).groups["paragraph"]
    assert {hit.id for hit in found[: len(NAMED[code])]} == NAMED[code]
    assert language == "en" or len(found) == len(NAMED[code])


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Republic of Korea", ["Korea", "South Korea", "韩国", "大韩民国", "南韩"]),
        ("Turkey", ["Türkiye", "土耳其"]),
        ("Viet Nam", ["Vietnam", "越南"]),
        ("United Kingdom", ["UK", "Britain", "英国", "联合王国"]),
        ("United States of America", ["USA", "US", "美国", "美利坚合众国"]),
        ("Indonesia", ["印尼", "印度尼西亚"]),
        ("Brazil", ["brasil", "巴西"]),
        ("South Africa", ["南非"]),
        ("Côte d'Ivoire", ["Ivory Coast", "象牙海岸", "科特迪瓦"]),
        ("ECE", ["UNECE", "欧洲经委会", "欧洲经济委员会", "Economic Commission for Europe"]),
        ("ECA", ["非洲经委会", "Economic Commission for Africa"]),
        ("ECLAC", ["拉加经委会", "拉丁美洲和加勒比经济委员会"]),
        ("ESCAP", ["UNESCAP", "亚太经社会"]),
        ("ESCWA", ["西亚经社会", "西亚经济社会委员会"]),
    ],
)
def test_every_name_of_one_finds_the_same(name, others):
    found = find(name, "en").groups
    assert found
    assert {other for other in others if find(other, "en").groups != found} == set()


@pytest.mark.parametrize("code", tables.load("commissions")["commission_id"])
def test_a_commission_comes_first_then_the_body_its_own_cases_and_the_map_of_its_members(code):
    groups = find(code, "zh").groups
    assert [hit.id for hit in groups["commission"]] == [code]
    assert [*groups][:2] == ["commission", "organisation"]
    assert groups["chart"][0].id == f"commission-members-{code.lower()}"
    assert "53" in {hit.id for hit in groups["paragraph"]}


@pytest.mark.parametrize(
    ("short", "body"),
    [
        ("世卫组织", "who"), ("世旅组织", "unwto"), ("经合组织", "oecd"), ("非盟", "au"),
        ("拉共体", "celac"), ("世行", "world-bank"), ("开发署", "undp"), ("印巴南基金", "ibsa-fund"),
    ],
)  # fmt: skip
def test_a_body_is_found_first_by_the_short_name_that_is_in_use(short, body):
    assert first(short, "zh") == ("organisation", body)


def hits(query: str) -> set[tuple[str, str]]:
    """Kind and id of every hit."""
    groups = find(query, "en").groups
    return {(kind, hit.id) for kind, found in groups.items() for hit in found}


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("organization", ["organizations", "organisation", "organisations"]),
        ("centre", ["center", "centers", "centres"]),
        ("country", ["countries"]),
        ("child", ["children"]),
        ("millennium development goals", ["MDGs"]),
        ("第48段", ["第四十八段"]),
        ("77国集团", ["七十七国集团"]),
    ],
)
def test_a_word_finds_the_same_however_it_is_spelt_and_in_any_number(word, others):
    assert hits(word)
    assert {other for other in others if hits(other) != hits(word)} == set()


@pytest.mark.parametrize("query", ["center", "MDGs", "children", "13 Sept", "chipra", "centru"])
def test_no_word_is_corrected_to_a_code_or_a_foreign_name_of_a_country(query):
    answer = find(query, "en")
    assert {answer.instead.casefold(), *answer.nearest}.isdisjoint(
        {"mdg", "centro", "chipre", "set"}
    )


@pytest.mark.parametrize("query", ["金砖国家", "联合国足球队", "欧佩克国家"])
def test_a_word_that_stands_everywhere_does_not_answer_for_a_name_that_stands_nowhere(query):
    assert find(query, "zh").total == 0


@pytest.mark.parametrize(
    ("written", "number"), [("四", "4"), ("十二", "12"), ("四十八", "48"), ("一百零五", "105")]
)
def test_a_number_written_in_chinese_is_read(written, number):
    assert in_digits(f"第{written}段") == f"第{number}段"


def test_a_country_is_not_found_in_a_longer_word():
    india = search.find("印度", "zh")
    assert {hit.id for hit in india.groups["country"]} == {"IND"}
    assert search.find("印度尼西亚", "zh").groups["country"][0].id == "IDN"
    assert "bali" not in {hit.id for hit in india.groups.get("place", ())}


@pytest.mark.parametrize(
    ("asked", "country"),
    [("Niger", "NER"), ("UK", "GBR"), ("Ivory Coast", "CIV"), ("Holland", "NLD"), ("UAE", "ARE")],
)
def test_a_country_is_found_by_the_name_that_readers_use_and_no_other_beside_it(asked, country):
    assert [hit.id for hit in search.find(asked, "en").groups["country"]] == [country]


def test_a_list_printed_once_for_several_events_names_to_each_only_its_own_country():
    events = [hit.id for hit in search.find("肯尼亚", "zh").groups["event"]]
    assert set(events[:3]) == {
        "undp-policy-centre-kenya",
        "global-ssd-expo-2013",
        "ss-gate-wipo-green-partnership-2013",
    }
    assert "undp-policy-centre-brazil" not in events


@pytest.mark.parametrize("asked", ["which countries does Brazil help", "巴西帮助哪些国家"])
def test_whoever_is_helped_by_name_stands_before_regions(asked):
    language = "en" if asked.isascii() else "zh"
    found = search.find(asked, language).groups["cooperation"]
    assert {hit.id for hit in found[:2]} == {"p043-bra-ago", "p056-bra-bdi"}
