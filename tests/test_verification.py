"""`southsouth verify`: what it finds, what it refuses, and that our tables pass."""

import polars as pl
import pytest
from typer.testing import CliRunner

from southsouth import report, tables, verification
from southsouth.cli import app
from southsouth.errors import NotTheReport
from southsouth.quantities import dates, quantities

TEXT = "标题 摘要[68/230](#)\n\n一. 引言\n\n" + "\n\n".join(
    f"{number}. 第{number}段的文字。" for number in range(1, 77)
)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("30万亿美元", 30e12), ("7 590亿美元", 759e9), ("1 380 万美元", 13_800_000), ("8.616 亿美元", 861_600_000),
        ("213 000 美元", 213_000), ("52%", 52), ("0.12%", 0.12), ("近一半", 50), ("三分之一以上", 100 / 3),
        ("五所农业研究所", 5), ("两名外部独立评价者", 2), ("十五年", 15), ("39 000 多人", 39_000),
    ],
)  # fmt: skip
def test_a_quantity_reparses(printed, value):
    assert any(abs(found.value - value) < 1e-6 * max(1, value) for found in quantities(printed))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2013 年 6 月 29 日至 7 月 1 日", ["2013-06-29", "2013-07-01"]),
        ("2014-2017 年", ["2014", "2017"]),
        ("2009 年 6 月至 2015 年 11 月", ["2009-06", "2015-11"]),
        ("2014年1月28日", ["2014-01-28"]),
        ("2012 和 2013 年", ["2012", "2013"]),
        ("自 2010 年以来", ["2010"]),
    ],
)
def test_a_date_reparses(printed, expected):
    assert dates(printed) == expected


def test_a_paragraph_goes_on_after_a_page_end_and_a_footnote():
    broken = TEXT.replace(
        "5. 第5段的文字。", "5. 第5段没有\n\n¹ 脚注的文字。\n\n说完的话。¹\n\n小标题"
    )
    read = report.parse(broken)
    assert read.paragraphs[5] == "第5段没有说完的话。¹"
    assert read.footnotes == {1: "脚注的文字。"}
    assert read.cited == {1: 5}


def test_links_are_unwrapped():
    assert "68/230" in report.parse(TEXT).paragraphs[0]
    assert "#" not in report.parse(TEXT).paragraphs[0]


def test_missing_paragraphs_are_named():
    with pytest.raises(NotTheReport, match="paragraphs missing: 75, 76"):
        report.parse(TEXT.split("75. ")[0])


def test_a_wrong_encoding_is_refused(tmp_path):
    (tmp_path / "copy.txt").write_bytes("报告".encode("gb18030"))
    with pytest.raises(NotTheReport, match="UTF-8"):
        report.read(tmp_path / "copy.txt")


def planted(report_copy, table: str, changes: dict[str, object]) -> set[str]:
    frames = dict(tables.everything())
    frame = frames[table]
    schema = frame.schema
    first = frame.head(1).with_columns(
        pl.lit(value, dtype=schema[name]).alias(name) for name, value in changes.items()
    )
    frames[table] = pl.concat([first, frame.tail(-1)])
    return {failure.rule for failure in verification.failures(report.read(report_copy), frames)}


@pytest.mark.parametrize(
    ("table", "changes", "rule"),
    [
        ("figures", {"as_printed": "不在文中"}, "as_printed_stands_in_its_paragraph"),
        ("figures", {"value": 49.0}, "value_reparses"),
        ("figures", {"value": 50.0, "value_high": 60.0}, "value_high_reparses"),
        ("figures", {"qualifier": "exact"}, "the_qualifier_is_kept"),
        ("figures", {"qualifier": "more_than"}, "the_qualifier_is_kept"),
        (
            "figures",
            {"paragraph": 3, "as_printed": "161亿美元至190亿美元", "value": 16.1e9},
            "a_range_keeps_both_ends",
        ),
        ("events", {"date_as_printed": "2008-2009年", "end": None}, "an_interval_keeps_both_ends"),
        ("events", {"start": "2013-07-19", "date_as_printed": "2013年7月"}, "start_reparses"),
        ("figures", {"unit": "USD"}, "dollars_are_printed"),
        ("events", {"start": "1999", "date_as_printed": "2013年7月"}, "start_reparses"),
        ("paragraphs", {"sha256": "0" * 64}, "the_hash_agrees"),
        ("paragraphs", {"characters": 1}, "the_length_agrees"),
        ("paragraphs", {"paragraph": 1}, "every_paragraph_has_a_row"),
        ("anchors", {"start": 1, "end": 4}, "an_anchor_stands_where_its_words_do"),
        ("figures", {"as_printed": "6亿个住户"}, "an_anchor_stands_where_its_words_do"),
    ],
)
def test_a_planted_disagreement_is_found(report_copy, table, changes, rule):
    assert rule in planted(report_copy, table, changes)


def test_our_tables_agree_with_the_report(report_copy):
    result = CliRunner().invoke(app, ["verify", str(report_copy)])
    assert result.exit_code == 0, result.output[-3000:]
    assert "0 failures" in result.output


def test_another_text_fails_line_by_line(tmp_path):
    (tmp_path / "other.txt").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(app, ["verify", str(tmp_path / "other.txt")])
    assert result.exit_code == 1
    assert "paragraphs 1: the_hash_agrees" in result.output


def test_no_text_of_ours_copies_a_sentence_of_the_report(report_copy):
    """Runs of the report in our words are names at most: never thirty characters."""
    text = "".join(report.plain(words) for words in report.read(report_copy).paragraphs.values())
    for name in tables.NAMES:
        frame = tables.load(name)
        for column in (
            c
            for c in frame.columns
            if c.endswith("_zh") and not c.startswith(("heading", "name", "title"))
        ):
            for words in frame[column].drop_nulls():
                plain = report.plain(words)
                runs = (plain[start : start + 30] for start in range(len(plain) - 29))
                assert not any(run in text for run in runs), (name, column, words)
