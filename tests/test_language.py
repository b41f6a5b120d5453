"""Both languages say everything; numbers and dates read as they should."""

import ast
import re
import sys

import pytest
from babel.messages.pofile import read_po

from southsouth import exhibits, geography, paths, synonyms, tables
from southsouth.language import (
    LANGUAGES,
    comma,
    compact,
    country_name,
    date,
    listed,
    number,
    translate,
)
from southsouth.language import catalogue as gettext_catalogue
from southsouth.names import country_short_name

sys.path.append(str(paths.ROOT / "tools"))
import catalogue  # noqa: E402

PO = paths.LOCALE / "zh" / "LC_MESSAGES" / "southsouth.po"


@pytest.fixture(scope="module")
def chinese():
    """Each message of the catalogue's file, with its Chinese; one that counts, by both forms."""
    with PO.open("rb") as file:
        return {message.id: message.string for message in read_po(file, locale="zh") if message.id}


def test_names_that_hold_an_and_are_parted_by_another_word():
    assert listed(["巴西", "印度"], "zh") == "巴西和印度"
    two = ["工发组织", "世界城市和地方政府联合组织"]
    assert listed(two, "zh") == "工发组织与世界城市和地方政府联合组织"
    assert listed(["开发署", *two], "zh") == "开发署、工发组织与世界城市和地方政府联合组织"
    assert listed(two[1:], "zh") == two[1]
    assert listed(two[::-1], "zh") == "世界城市和地方政府联合组织与工发组织"


def test_what_parts_listed_things_is_said_once_for_each_language():
    """Another language adds its comma to its catalogue, and no line of code."""
    assert (comma("en"), comma("zh"), comma("ru")) == (", ", "、", ", ")
    chosen = [
        f"{path.relative_to(paths.ROOT)}:{node.lineno}"
        for path in sorted((paths.ROOT / "southsouth").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.IfExp)
        and any(isinstance(part, ast.Constant) and part.value == "、" for part in ast.walk(node))
    ]
    assert chosen == []


def test_no_string_is_missing_in_chinese(chinese):
    missing = [text for text in catalogue.messages() if not "".join(chinese.get(text) or "")]
    assert missing == []


#: A column of numbers and a unit: two things that English names alike.
TWO_THINGS = {"organizations", "participants"}


def several_names(messages):
    """English words, full stop and capitals aside, that have more than one Chinese."""
    names = {}
    for english, said in messages.items():
        if isinstance(english, str):
            names.setdefault(english.rstrip(".").lower(), set()).add(said.rstrip("。"))
    return {english: said for english, said in names.items() if len(said) > 1}


def test_one_thing_has_one_name_in_chinese(chinese):
    assert set(several_names(chinese)) == TWO_THINGS
    planted = {"Acronym": "缩写", "Acronym.": "简称。", "Seat": "所在地", "Seat.": "所在地。"}
    assert several_names(planted) == {"acronym": {"缩写", "简称"}}


def test_no_chinese_string_is_left_over(chinese):
    assert sorted(map(str, set(chinese) - set(catalogue.messages()))) == []


def test_the_compiled_catalogue_is_that_of_the_file(chinese):
    compiled = gettext_catalogue("zh")
    for message, text in chinese.items():
        if isinstance(message, tuple):
            assert tuple(compiled.ngettext(*message, count) for count in (2, 0)) == tuple(text)
        else:
            assert compiled.gettext(message) == text


def test_nobody_counts_to_nothing_in_chinese(chinese):
    """A count that a message begins with has words of its own where it is nothing."""
    forms = [text for message, text in chinese.items() if isinstance(message, tuple)]
    begun = [text for text in forms if text[0].startswith("{count}")]
    assert len(begun) > 40
    assert [text for text in begun if not text[1].startswith("没有") or "{count}" in text[1]] == []
    said = {"{count}项活动": "没有活动", "{count}处存疑": "没有存疑之处", "{count}行": "没有"}
    assert said.items() <= dict(begun).items()


def test_places_in_a_message_are_kept(chinese):
    import re

    for message, text in chinese.items():
        forms = message if isinstance(message, tuple) else (message,)
        kept = "".join(text)
        assert set(re.findall(r"{\w+}", forms[-1])) == set(re.findall(r"{\w+}", kept)), message


@pytest.mark.parametrize(
    ("edtf", "english", "zh"),
    [
        ("2013", "2013", "2013年"),
        ("2013-07", "July 2013", "2013年7月"),
        ("2013-07-05", "5 July 2013", "2013年7月5日"),
        ("2010/..", "since 2010", "自2010年起"),
        ("2014/2017", "2014–2017", "2014—2017年"),
        ("2014-01/2014-03", "January–March 2014", "2014年1月至3月"),
        ("2009-06/2015-11", "June 2009 – November 2015", "2009年6月至2015年11月"),
        ("2012-07-05/2012-07-06", "5–6 July 2012", "2012年7月5日至6日"),
        ("2013-06-29/2013-07-01", "29 June – 1 July 2013", "2013年6月29日至7月1日"),
        (None, "date not stated", "未注明日期"),
    ],
)
def test_a_date_is_said_to_its_precision(edtf, english, zh):
    assert (date(edtf, "en"), date(edtf, "zh")) == (english, zh)


def test_large_numbers_are_said_in_few_characters():
    assert (compact(30e12, "en"), compact(30e12, "zh")) == ("30 trillion", "30万亿")
    assert (compact(213_000, "zh"), compact(857, "en")) == ("21.3万", "857")


NAMES = {row["iso3"]: row for row in geography.groups().iter_rows(named=True)}


def test_countries_have_the_names_the_united_nations_used_in_2014():
    assert country_name("BOL", "zh") == "多民族玻利维亚国"
    assert country_name("TUR", "en") == "Turkey"
    assert country_name("NLD", "zh") == "荷兰"
    assert country_name("BRN", "zh") == "文莱达鲁萨兰国"
    assert country_name("VCT", "en") == "Saint Vincent and the Grenadines"
    with pytest.raises(KeyError):
        country_name("XXX", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_countries_are_those_of_one_table(language):
    """Members, shapes and every other country: no name from elsewhere, none in short."""
    shapes = geography.countries().dropna(subset="iso3")
    drawn = dict(zip(shapes["iso3"], shapes[f"name_{language}"], strict=True))
    members = set(tables.load("commission_members")["iso3"])
    assert members <= set(drawn) <= set(NAMES)
    for code, row in NAMES.items():
        name = row[f"name_{language}"]
        assert country_name(code, language) == name.replace("'", "’")
        assert drawn.get(code, name) == name
        assert not re.search(r"&|\bSt\b|\bUS\b", name), name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ivory Coast", "CIV"), ("Côte d'Ivoire", "CIV"), ("文莱", "BRN"), ("St Lucia", "LCA"),
        ("Bosnia & Herzegovina", "BIH"), ("荷兰王国", "NLD"), ("密克罗尼西亚", "FSM"),
        ("Hong Kong, China", "HKG"), ("中国澳门", "MAC"), ("多米尼加共和国", "DOM"), ("英国", "GBR"),
        ("São Tomé & Príncipe", "STP"), ("US Virgin Islands", "VIR"), ("Vatican City", "VAT"),
    ],
)  # fmt: skip
def test_a_country_is_found_by_its_other_names(name, code):
    assert synonyms.names_alike(name)[0] == code


def test_a_country_is_found_by_its_short_name():
    for code in NAMES:
        short = {language: country_short_name(code, language) for language in LANGUAGES}
        assert short != {language: country_name(code, language) for language in LANGUAGES}, code
        for name in filter(None, short.values()):
            assert synonyms.names_alike(name)[0] == code, name


#: Words that a text was translated or written in haste with: what is odd in each language.
ODD = {
    "en": r"\btold\b|\b(?:tells?|spoken) of\b|\bare sought\b|\bcome nowhere\b|^Else\b|\bof no \w+ that\b|is the word\b",
    "zh": "受助|施助|帮人的一方|受帮助|受援|何方|点名|言明|供受|结伴|大型会议|^联合国办公室$|^集团$",
}


def odd(text):
    return [found[0] for pattern in ODD.values() for found in re.finditer(pattern, text)]


def sentences_of_the_code():
    """Every string of the package that is no docstring and no single word of English."""
    for path in sorted(paths.PACKAGE.rglob("*.py")):
        nodes = [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
        docs = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        for node in nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                is_word = node.value.isascii() and " " not in node.value
                is_pattern = "(?" in node.value  # what readers may ask, in whatever words
                if id(node) not in docs and not is_word and not is_pattern:
                    yield path, node.value


def test_no_sentence_is_in_words_that_an_editor_struck_out(chinese):
    found = [(path.name, text) for path, text in sentences_of_the_code() if odd(text)]
    found += [
        (english, text)
        for english, said in chinese.items()
        for text in ((*english, *said) if isinstance(english, tuple) else (english, said))
        if odd(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "{count} cases told in words alone", "Else {name} has as many as {others}.", "受助于", "面向何方",
        "Words are sought here in what each row shows", "是否点名", "联合国办公室", "Convened is the word.",
    ],
)  # fmt: skip
def test_a_planted_odd_word_is_found(text):
    assert odd(text)


def test_what_is_well_said_is_not_odd():
    assert not odd("联合国南南合作办公室")
    assert not odd("77国集团和中国")


def test_a_message_without_translation_stays_english():
    assert translate("no such message", "zh") == "no such message"


def test_chinese_parts_digits_from_five_on_whatever_unit_follows():
    assert [number(value, "zh") for value in (999, 6132, 20_000)] == ["999", "6132", "20,000"]
    assert [number(value, "en") for value in (999, 6132)] == ["999", "6,132"]
    assert compact(759_000_000_000, "zh") == "7590亿"
    heading = exhibits.get("ss-gate-funnel").heading("zh")
    assert "6132个项目" in heading
