"""`southsouth verify`: what it finds, what it refuses, and that our tables pass."""

import re

import polars as pl
import pytest
from typer.testing import CliRunner

from southsouth import cli, numbers, report, tables, verification
from southsouth.cli import app
from southsouth.errors import NotTheReport
from southsouth.quantities import dates, expressions, number, quantities

TEXT = "标题 摘要[68/230](#)\n\n一. 引言\n\n" + "\n\n".join(
    f"{number}. 第{number}段的文字。" for number in range(1, 77)
)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("30万亿美元", 30e12), ("7 590亿美元", 759e9), ("1 380 万美元", 13_800_000), ("8.616 亿美元", 861_600_000),
        ("213 000 美元", 213_000), ("52%", 52), ("0.12%", 0.12), ("近一半", 50), ("三分之一以上", 100 / 3), ("10-20万", 100_000), ("10-20万", 200_000),
        ("5至10%", 5), ("半年", 0.5), ("两年半", 2.5), ("第二笔付款，金额为 200 万美元", 2_000_000),
        ("五所农业研究所", 5), ("两名外部独立评价者", 2), ("十五年", 15), ("39 000 多人", 39_000),
    ],
)  # fmt: skip
def test_a_quantity_reparses(printed, value):
    assert any(abs(found.value - value) < 1e-6 * max(1, value) for found in quantities(printed))


@pytest.mark.parametrize("printed", ["第二次会议", "第 60 段", "第十八届"])
def test_an_ordinal_is_no_quantity(printed):
    assert quantities(printed) == []


@pytest.mark.parametrize(
    ("printed", "share"), [("半年", False), ("近一半", True), ("5至10%", True), ("10-20万", False)]
)
def test_a_share_is_told_from_half_a_year(printed, share):
    assert {quantity.share for quantity in quantities(printed)} == {share}


@pytest.mark.parametrize(
    ("printed", "step"),
    [("8.616 亿美元", 1e5), ("1 380 万美元", 1e4), ("0.12%", 0.01), ("五所", 1)],
)
def test_the_last_printed_digit_is_worth(printed, step):
    assert [quantity.step for quantity in quantities(printed)] == [pytest.approx(step)]


@pytest.mark.parametrize(
    ("printed", "spans"),
    [
        ("12 个油气田中有 9 个", [(0, 2), (8, 9)]),
        ("三分之一以上", [(0, 4)]),
        ("第二笔 200 万美元", [(1, 2), (3, 7)]),
    ],
)
def test_an_expression_keeps_its_multiplier_and_fraction(printed, spans):
    assert [(start, end) for start, end, _ in expressions(printed)] == spans


@pytest.mark.parametrize("words", ["", "许多", "20a"])
def test_words_that_are_no_number_are_refused(words):
    with pytest.raises(ValueError, match="could not convert|is no number"):
        number(words)


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
    with pytest.raises(NotTheReport, match="paragraphs missing: 75-76"):
        report.parse(TEXT.split("75. ")[0])


def test_a_wrong_encoding_is_refused(tmp_path):
    (tmp_path / "copy.txt").write_bytes("报告€".encode("cp1252", "ignore") + b"\xff")
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
        ("figures", {"footnote": 1}, "the_footnote_is_cited_there"),
        ("figures", {"footnote": 4}, "the_footnote_is_cited_there"),
        ("events", {"other_paragraphs": "2;31"}, "other_paragraphs_are_others"),
        ("events", {"other_paragraphs": "31;31"}, "other_paragraphs_are_others"),
        ("events", {"other_paragraphs": "75;31"}, "other_paragraphs_are_others"),
        ("events", {"other_paragraphs": "77"}, "other_paragraphs_are_others"),
        ("event_organisations", {"paragraph": 40}, "an_actor_stands_where_the_event_is_told"),
        (
            "events",
            {"as_printed": "自2011年以来", "date_edtf": "2011"},
            "what_only_begins_is_left_open",
        ),
        (
            "events",
            {"as_printed": "开始拨付", "date_edtf": "2014/2015"},
            "what_only_begins_is_left_open",
        ),
        (
            "figures",
            {"as_printed": "自2011年以来", "period": "2011"},
            "what_only_begins_is_left_open",
        ),
        (
            "events",
            {"paragraph": 38, "footnote": None, "place_as_printed": "布宜诺斯艾利斯"},
            "a_stated_place_is_more_than_part_of_a_name",
        ),
        (
            "events",
            {"paragraph": 64, "footnote": None, "as_printed": "绿色可持续技术交易市场建立了伙伴"},
            "as_printed_ends_with_a_whole_word",
        ),
        (
            "figures",
            {"paragraph": 51, "footnote": None, "as_printed": "产权组织题为“增进发展"},
            "as_printed_ends_with_a_whole_word",
        ),
        (
            "events",
            {"paragraph": 41, "footnote": None, "place_as_printed": "巴西"},
            "a_stated_place_is_more_than_part_of_a_name",
        ),
        (
            "figures",
            {"paragraph": 52, "footnote": None, "as_printed": "约900万美元的供资"},
            "that_it_had_come_is_quoted",
        ),
        (
            "events",
            {"paragraph": 42, "footnote": None, "as_printed": "进行的持续互动"},
            "that_it_had_come_is_quoted",
        ),
    ],
)
def test_a_planted_disagreement_is_found(report_copy, table, changes, rule):
    assert rule in planted(report_copy, table, changes)


@pytest.mark.parametrize(
    ("table", "changes", "rule"),
    [
        ("events", {"as_printed": "自2011年以来", "date_edtf": "2011/.."}, "what_only_begins_is_left_open"),
        ("events", {"as_printed": "自2011年以来", "date_edtf": None}, "what_only_begins_is_left_open"),
        ("events", {"as_printed": "2011年", "date_edtf": "2011"}, "what_only_begins_is_left_open"),
        (
            "events",
            {"paragraph": 12, "footnote": None, "place_as_printed": "布宜诺斯艾利斯"},
            "a_stated_place_is_more_than_part_of_a_name",
        ),
        (
            "events",
            {"paragraph": 24, "footnote": None, "place_as_printed": "日内瓦"},
            "a_stated_place_is_more_than_part_of_a_name",
        ),
        (
            "figures",
            {"paragraph": 52, "footnote": None, "as_printed": "获得了约900万美元的供资"},
            "that_it_had_come_is_quoted",
        ),
    ],
)  # fmt: skip
def test_what_the_words_bear_out_is_no_disagreement(report_copy, table, changes, rule):
    assert rule not in planted(report_copy, table, changes)


def audited(report_copy, paragraph: int, token: str, changes: dict[str, object]) -> set[str]:
    """Rules broken once the first row of that token in that paragraph's text is changed."""
    frames = dict(tables.everything())
    frame = frames["number_audit"].with_row_index("n")
    first = frame.filter(
        (pl.col("paragraph") == paragraph) & (pl.col("token") == token) & (pl.col("part") == "text")
    )["n"][0]
    frames["number_audit"] = frame.with_columns(
        pl.when(pl.col("n") == first)
        .then(pl.lit(value, dtype=frame.schema[name]))
        .otherwise(pl.col(name))
        .alias(name)
        for name, value in changes.items()
    ).drop("n")
    return {failure.rule for failure in verification.failures(report.read(report_copy), frames)}


@pytest.mark.parametrize(
    ("paragraph", "token", "changes", "rules"),
    [
        (47, "8.616", {"offset": 88}, {"every_token_has_a_row", "every_row_has_its_token"}),
        (47, "8.616", {"token": "8.617"}, {"every_token_has_a_row"}),
        (47, "8.616", {"paragraph": 49}, {"every_token_has_a_row", "every_row_has_its_token"}),
        (47, "8.616", {"part": "heading"}, {"every_token_has_a_row", "every_row_has_its_token"}),
        (47, "0.12", {"row_id": "figures:p047-nothing"}, {"row_id_points_at_rows"}),
        (47, "0.12", {"row_id": "figures:p018-core-budget-minimum"}, {"the_row_stands_there"}),
        (
            47, "0.12", {"row_id": "figures:p047-ilo-regular-ssc-2012-2013"},
            {"the_row_prints_the_token"},
        ),
        (47, "100", {"row_id": "figures:p047-ilo-ssc-budget-2014-2015"}, {"the_row_prints_the_token"}),
        (57, "三", {"row_id": "figures:p057-discovery-span"}, {"the_row_prints_the_token"}),
        (48, "2013", {"row_id": "events:fao-china-second-payment-2014"}, {"the_row_prints_the_token"}),
        (48, "2013", {"row_id": "events:global-ssd-expo-2012"}, {"the_row_stands_there"}),
        (58, "18", {"row_id": "documents:hlc-18-decisions"}, {"the_row_stands_there"}),
        (16, "18", {"row_id": "documents:a-66-717-add-1"}, {"the_row_prints_the_token"}),
        (16, "4", {"row_id": "recommendations:jiu-5"}, {"the_row_prints_the_token"}),
        (15, "60", {"row_id": "paragraphs:59"}, {"the_row_prints_the_token"}),
        (33, "C", {"row_id": "paragraphs:20"}, {"the_row_prints_the_token"}),
        (7, "³", {"row_id": "paragraphs:8"}, {"the_row_prints_the_token"}),
        (9, "77", {"row_id": "organisations:undp"}, {"the_row_prints_the_token"}),
        (64, "857", {"disposition": "ordinal", "row_id": None}, {"a_token_of_kind_figure_reaches_it"}),
        (50, "1983", {"disposition": "ordinal", "row_id": None}, {"a_token_of_kind_date_reaches_it"}),
        (17, "8", {"row_id": None}, {"a_token_of_kind_ordinal_reaches_it"}),
        (10, "18", {"disposition": "ordinal", "row_id": None}, {"its_symbol_tokens_point_at_it"}),
        (47, "亿", {"disposition": "vocabulary", "row_id": None}, {"its_figure_tokens_point_at_it"}),
        (48, "28", {"disposition": "ordinal", "row_id": None}, {"its_date_tokens_point_at_it"}),
        (57, "一", {"disposition": "figure", "row_id": "figures:p057-africa-discovery-share"}, {"the_row_prints_the_token"}),
    ],
)  # fmt: skip
def test_a_number_token_gone_wrong_is_found(report_copy, paragraph, token, changes, rules):
    assert rules <= audited(report_copy, paragraph, token, changes)


def test_a_token_without_a_row_is_named_with_its_place(report_copy):
    frames = dict(tables.everything())
    frames["number_audit"] = frames["number_audit"].filter(pl.col("token") != "6132")
    read = report.read(report_copy)
    lines = [str(failure) for failure in verification.failures(read, frames)]
    assert (
        "number_audit paragraph 64, offset 284: '6132' has no row (every_token_has_a_row)" in lines
    )
    found, accounted = verification.accounted(read, frames)
    assert found - accounted == 1
    other = pl.when(pl.col("token") == "6132").then(pl.lit("6133")).otherwise("token")
    frames["number_audit"] = tables.load("number_audit").with_columns(token=other)
    assert verification.accounted(read, frames) == (found, accounted)


def test_our_tables_agree_with_the_report(report_copy):
    result = CliRunner().invoke(app, ["verify", str(report_copy)])
    assert result.exit_code == 0, result.output[-3000:]
    found = len(numbers.tokens(report.read(report_copy)))
    assert result.output.splitlines()[-1].endswith(
        f" {found} of {found} number tokens accounted for, 0 failures"
    )


def run(monkeypatch, capsys, *arguments: str) -> tuple[int, str]:
    """The command as a person runs it: its exit code and all it says."""
    monkeypatch.setattr("sys.argv", ["southsouth", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.run()
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out + said.err


@pytest.mark.parametrize("name", ["", "not-there.txt"])
def test_a_folder_or_no_file_is_refused_in_a_line(tmp_path, monkeypatch, capsys, name):
    code, output = run(monkeypatch, capsys, "verify", str(tmp_path / name))
    assert code == 1
    assert "cannot be read" in output
    assert len(output.splitlines()) == 1


def test_a_paragraph_altered_is_named(report_copy, tmp_path, monkeypatch, capsys):
    text = report_copy.read_text(encoding="utf-8").replace("2 700 万美元", "2 800 万美元")
    (tmp_path / "copy.txt").write_text(text, encoding="utf-8")
    code, output = run(monkeypatch, capsys, "verify", str(tmp_path / "copy.txt"))
    assert code == 1
    assert "the report: paragraph 56 differing" in output
    assert "paragraph 56 differs (as many characters as in the report): " in output
    assert "p056-ibsa-funding" in output


def test_paragraphs_missing_are_named_and_the_others_still_checked(
    report_copy, tmp_path, monkeypatch, capsys
):
    lines = report_copy.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("30. ", "74. ", "75. "))]
    (tmp_path / "copy.txt").write_text("".join(kept), encoding="utf-8")
    code, output = run(monkeypatch, capsys, "verify", str(tmp_path / "copy.txt"))
    assert code == 1
    assert "the report: paragraphs 30, 74-75 missing" in output
    assert "paragraph 30 is missing: " in output
    assert "paragraphs 74-75 are missing: " in output
    assert "paragraphs 31" not in output


def test_a_footnote_altered_or_missing_is_found(report_copy):
    text = report_copy.read_text(encoding="utf-8")
    altered = report.parse(text.replace("第15号", "第16号"))
    rules = {
        (failure.table, failure.rule)
        for failure in verification.failures(altered, tables.everything())
    }
    assert {
        ("documents", "as_printed_stands_in_its_paragraph"),
        ("number_audit", "every_token_has_a_row"),
    } <= rules
    gone = report.parse(re.sub(r"^⁹ .*", "", text, flags=re.MULTILINE))
    found = [str(failure) for failure in verification.failures(gone, tables.everything())]
    assert "footnotes 9: ⁹ has no text in this copy (a_footnote_is_cited_and_there)" in found


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
