"""What a text says in one language it says in the other, and each as its readers write it."""

import re

import pytest
from babel.messages.pofile import read_po

from southsouth import arithmetic, exhibits, paths, quantities, stories, tables, wholes
from southsouth.blocks import Walk
from southsouth.keys import row_ids
from southsouth.language import LANGUAGES
from southsouth.schemas import SCHEMAS

_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SPELT = {
    **{word: n for n, word in enumerate(_WORDS, 1)},
    **{word: n for n, word in enumerate(_ORDINALS, 1)},
    **{word.lower(): n for n, word in enumerate(_MONTHS, 1)},
    "eighteenth": 18,
    "both": 2,
    "once": 1,
}
_SCALE = "|".join(_SCALES)
#: Both ends of a range are of its scale: 16.1 to 19 billion.
_RANGE = re.compile(rf"(\d[\d.]*)( to \d[\d.]* ({_SCALE}))")
_CHINESE = re.compile(r"[零一二两三四五六七八九十]+")


def english_numbers(text: str) -> tuple[set[float], set[float]]:
    """Numbers in digits, and all of them, those in words and months among them."""
    closed = _RANGE.sub(r"\1 \3\2", re.sub(r"(?<=\d)[ ,  ](?=\d{3}\b)", "", text))
    digits = {
        round(float(found[1]) * _SCALES.get(found[2] or "", 1), 3)
        for found in re.finditer(rf"(\d+(?:\.\d+)?)(?: ({_SCALE})\b)?", closed)
    }
    spelt = {float(_SPELT[w]) for w in re.findall(r"[a-z]+", closed.lower()) if w in _SPELT}
    return digits, digits | spelt


def chinese_numbers(text: str) -> tuple[set[float], set[float]]:
    """Numbers in digits, and all of them, Chinese numerals among them."""
    closed = re.sub(r"(?<=\d)[ ,  ](?=\d{3}(?!\d))", "", text)
    digits = {
        round(float(found[1]) * quantities.SCALES.get(found[2] or "", 1), 3)
        for found in re.finditer(r"(\d+(?:\.\d+)?)(万亿|亿|万)?", closed)
    }
    # 161亿至190亿 says its scale twice; 首 is the first.
    spelt = {quantities.number(word) for word in _CHINESE.findall(closed)} | (
        {1.0} if "首" in text else set()
    )
    return digits, digits | spelt


def unsaid(english: str, chinese: str) -> set[float]:
    """Numbers in digits of one language that the other does not say at all."""
    en, en_all = english_numbers(english)
    zh, zh_all = chinese_numbers(chinese)
    return (en - zh_all) | (zh - en_all)


def paired() -> list[tuple[str, str, str]]:
    """Where each text of the tables stands, and both its languages; the glossary is a list of forms."""
    return [
        (f"{table}:{row_id} {column[:-3]}", english, chinese)
        for table, frame in tables.everything().items()
        if table != "glossary"
        for column in frame.columns
        if column.endswith("_en") and f"{column[:-3]}_zh" in frame.columns
        for row_id, english, chinese in zip(
            row_ids(frame, table), frame[column], frame[f"{column[:-3]}_zh"], strict=True
        )
    ]


def repeated(text: str) -> list[str]:
    """Clauses of six letters or more that a text holds twice."""
    clauses = [part.strip() for part in re.split(r"[，。；：、,.;:()（）|]", text)]
    long = [clause for clause in clauses if len(clause) >= 6]
    return sorted({clause for clause in long if long.count(clause) > 1})


def unlike_ends(english: str, chinese: str) -> bool:
    """Whether one is a sentence with its full stop and the other is not."""
    return english.rstrip("”\"')").endswith(".") != chinese.rstrip("”）").endswith("。")


def test_a_number_in_one_language_is_said_in_the_other():
    missing = {where: unsaid(en, zh) for where, en, zh in paired() if en and zh}
    assert {where: numbers for where, numbers in missing.items() if numbers} == {}


def test_a_text_is_there_in_both_languages_or_in_neither():
    assert [where for where, en, zh in paired() if bool(en) != bool(zh)] == []


def test_no_text_says_a_clause_twice():
    assert {where: repeated(zh) for where, _, zh in paired() if zh and repeated(zh)} == {}
    assert {where: repeated(en) for where, en, _ in paired() if en and repeated(en)} == {}


def test_notes_and_gists_end_alike_in_both_languages():
    ends = [(where, en, zh) for where, en, zh in paired() if where.endswith((" note", " gist"))]
    assert [where for where, en, zh in ends if en and zh and unlike_ends(en, zh)] == []


@pytest.mark.parametrize(
    ("english", "chinese", "numbers"),
    [
        ("Participants from 32 countries.", "与会者来自各国。", {32}),
        ("In 2013.", "2013年5月。", {5}),
        ("16.1 to 19 billion dollars", "161亿至19亿美元", {19e9, 1.9e9}),
        ("300 000 of it for the Expo", "其中部分用于博览会", {300_000}),
    ],
)
def test_a_planted_number_is_found(english, chinese, numbers):
    assert unsaid(english, chinese) == numbers


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Fifteen years, June 2014", "15年，2014年6月"),
        ("16.1 to 19 billion dollars", "161亿至190亿美元"),
        ("The first of 20,000", "首个，共2万"),
        ("The eighteenth session", "第十八届会议"),
    ],
)
def test_a_number_said_in_words_is_said(english, chinese):
    assert not unsaid(english, chinese)


def test_planted_slips_of_an_editor_are_found():
    assert repeated("通过秘书长提议的措施，经秘书长提议的措施，通过秘书长提议的措施") == [
        "通过秘书长提议的措施"
    ]
    assert unlike_ends("It is told in paragraph 73.", "见第73段")
    assert not unlike_ends("It is told (paragraph 73).", "见第73段。")


def narrow_brackets(chinese: str) -> list[str]:
    """Half-width brackets about or behind Chinese; items of a list, (a), are written so."""
    return re.findall(
        r"(?<=[\u4e00-\u9fff”》])\((?![a-z]\))[^()]*\)|\([^()]*[\u4e00-\u9fff][^()]*\)", chinese
    )


def test_brackets_in_chinese_are_of_full_width():
    assert {where: zh for where, _, zh in paired() if zh and narrow_brackets(zh)} == {}
    assert narrow_brackets("卢拉研究所(巴西)") == ["(巴西)"]
    assert not narrow_brackets("第59段(a)至(c)、E/2014/77（第44段）")


def test_a_column_of_our_own_words_stands_in_both_languages():
    """Names that a source or a standard gives stand once; a correction is told in English."""
    once = {"source", "seat_source", "provider", "partner", "reason", "checked"}
    for name, schema in SCHEMAS.items():
        columns = schema.columns()
        words = {each for each, column in columns.items() if "not_blank" in (column.check or {})}
        stems = {each.removesuffix("_en").removesuffix("_zh") for each in words - once}
        missing = {f"{stem}_{language}" for stem in stems for language in LANGUAGES} - set(columns)
        assert not missing, name


def ilo_messages():
    """Messages of the catalogue that name ILO, with both their languages."""
    with (paths.LOCALE / "zh" / "LC_MESSAGES" / "southsouth.po").open("rb") as file:
        for message in read_po(file, locale="zh"):
            english = message.id if isinstance(message.id, str) else message.id[0]
            if re.search(r"\bILO\b", english):
                yield from ((english, words) for words in (english, "".join(message.string)))


def ilo_relations():
    """Statements on figures of ILO in paragraph 47, and what is said of its chart."""
    for relation in arithmetic.RELATIONS:
        if any("p047-ilo" in used.row_id for used in relation.used(tables.everything())):
            for words in (relation.statement_en, relation.statement_zh):
                yield relation.relation_id, words
    chart = exhibits.get("ilo-budgets")
    for language in LANGUAGES:
        yield chart.id, chart.subject(language)
        yield chart.id, chart.heading(language)
        yield chart.id, chart.described(language)


def ilo_clauses():
    """Clauses of stories that are bound to what ILO gave to the cooperation."""
    own = re.compile(r"figure/p047-ilo-[a-z-]*ssc[a-z0-9-]*")
    blocks = [
        block
        for story in stories.STORIES
        for language in LANGUAGES
        for block in stories.get(story).tell(language).blocks
        if isinstance(block, Walk)
    ]
    for words in (words for block in blocks for step in block.steps for words in step.words):
        told = "".join(
            part if isinstance(part, str) else f"{part.words}§{part.address}§" for part in words
        )
        for clause in re.split(r"(?<=[。；]) ?|(?<=[.;]) ", told):
            if own.search(clause):
                yield "story", re.sub("§[^§]*§", "", clause)


def test_of_ilo_money_of_paragraph_47_triangular_cooperation_is_never_left_out():
    """拨付给了南南合作和三角合作: what the tables keep, no sentence put together from them may drop."""
    every = [*ilo_messages(), *ilo_relations(), *ilo_clauses()]
    found = [(own, part) for own, words in every for part in re.split("[;；]", words)]
    assert len(found) > 20
    told = [
        one
        for one in found
        if not re.search("Inspection Unit asked|asked for|联合检查组建议", one[1])
    ]
    assert [one for one in told if wholes.names_one_of_both(one[1])] == []
    assert wholes.names_one_of_both("ILO put money into South-South cooperation")
