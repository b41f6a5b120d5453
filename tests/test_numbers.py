"""Number tokens: what counts as one, where it stands, and that none of the report is left out."""

import re

import polars as pl
import pytest

from southsouth import numbers, report, tables, verification
from southsouth.numbers import Place
from southsouth.vocabulary import DISPOSITIONS


def text_tokens(text: str) -> list[tuple[int, str]]:
    parsed = report.Report({0: "", 1: text}, {}, {})
    return [
        (token.place.offset, token.token)
        for token in numbers.tokens(parsed)
        if token.place.part == "text"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("超过20 000美元", ["20000"]),
        ("6 132 个项目上市、1 869 个项目", ["6132", "1869"]),
        ("2008-2009年", ["2008", "2009"]),
        ("(E/2014/77，第44段)", ["2014", "77", "44"]),
        ("(A/66/717/Add.1)", ["66", "717", "1"]),
        ("0.12%和8.616 亿", ["0.12", "8.616", "亿"]),
        ("30万亿美元", ["30", "万亿"]),
        ("三分之一以上", ["三", "一"]),
        ("近一半", ["一半"]),
        ("第六十九届会议", ["六十九"]),
        ("统一、几乎、千年", ["一", "几", "千"]),
        ("4万亿美元。¹流向", ["4", "万亿", "¹"]),
        ("(a) 成果；(b) 建议", ["a", "b"]),
        ("如下文 C 小节", ["C"]),
        ("WIPO Re:Search，GREEN，Vision IP", []),
        ("2013 年 12 月 9 日和 10 日", ["2013", "12", "9", "10"]),
    ],
)
def test_a_token_is_found(text, expected):
    assert [token for _, token in text_tokens(text)] == expected


def test_an_offset_counts_characters_without_white_space_and_keeps_marks():
    assert text_tokens("国家⁴的 20 000 人") == [(2, "⁴"), (4, "20000")]


def test_the_printed_number_and_the_headings_are_places_of_their_own():
    lines = "题\n\n一. 引言\n\nA. 框架 2015 年\n\n1. 有6人。¹\n\n¹ 第2号。\n"
    found = numbers.tokens(report.parse_partial(lines))
    assert [(token.place, token.token) for token in found] == [
        (Place(1, 0, "heading", 0), "一"),
        (Place(1, 0, "heading", 4), "A"),
        (Place(1, 0, "heading", 8), "2015"),
        (Place(1, 0, "number", 0), "1"),
        (Place(1, 0, "text", 1), "6"),
        (Place(1, 0, "text", 4), "¹"),
        (Place(1, 1, "number", 0), "¹"),
        (Place(1, 1, "text", 1), "2"),
    ]


def test_every_token_is_the_slice_at_its_offset(report_copy):
    read = report.read(report_copy)
    strings = {
        (paragraph, footnote, part): report.squash(text)
        for paragraph, footnote, part, text in numbers.passages(read)
    }
    for token in numbers.tokens(read):
        place = token.place
        string = strings[place.paragraph, place.footnote, place.part]
        assert string[place.offset : place.offset + len(token.token)] == token.token, place


def test_the_tokens_hold_every_digit_and_numeral_of_the_file(report_copy):
    """Counted on the raw file, past our reading of paragraphs."""
    raw = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", report_copy.read_text(encoding="utf-8"))
    wanted = sorted(re.findall(rf"[\d{numbers.CHINESE}{report.MARKS}]", raw))
    tokens = numbers.tokens(report.read(report_copy))
    held = "".join(token.token for token in tokens)
    assert sorted(re.findall(rf"[\d{numbers.CHINESE}{report.MARKS}]", held)) == wanted


def test_every_token_of_the_report_is_accounted_for(report_copy):
    found, accounted = verification.accounted(report.read(report_copy), tables.everything())
    assert found == accounted == tables.load("number_audit").height
    assert found > 500


def test_the_summary_counts_every_disposition():
    frame = tables.load("number_audit")
    counted = numbers.summary(frame)
    assert counted["disposition"].to_list() == list(DISPOSITIONS)
    assert counted["tokens"].sum() == frame.height
    assert counted["share"].sum() == pytest.approx(100)
    figure = counted.row(by_predicate=pl.col("disposition") == "figure", named=True)
    assert figure["tokens"] == figure["with_row"] > 0


def test_the_summary_of_no_tokens_is_all_zero():
    counted = numbers.summary(tables.load("number_audit").clear())
    assert counted["tokens"].to_list() == [0] * len(DISPOSITIONS)
    assert counted["share"].to_list() == [0] * len(DISPOSITIONS)


def test_a_chinese_numeral_of_plain_vocabulary_says_why():
    unexplained = tables.load("number_audit").filter(
        (pl.col("disposition") == "vocabulary")
        & (pl.col("note_en").is_null() | pl.col("note_zh").is_null())
    )
    assert unexplained.is_empty()
