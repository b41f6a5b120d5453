"""No line ends between a number and its unit, and nothing but spans on a page says so."""

import itertools
import re

import pytest
from markupsafe import Markup

from southsouth import cards, exhibits, linebreaks, markup, stories
from southsouth.blocks import Cell, Row, Table
from southsouth.charts import lettering
from southsouth.html.page import Shown
from southsouth.language import LANGUAGES
from southsouth.resource import Host


@pytest.mark.parametrize(
    ("said", "together"),
    [
        ("about $16.1–19 billion in 2011", ["$16.1–19 billion"]),
        ("the 3,034 rows of 17 tables", ["3,034 rows", "17 tables"]),
        ("up to 23% of 1,000 people", ["23%", "1,000 people"]),
        ("from 2012–2014 on", ["2012–2014"]),
        ("2011年约161亿～190亿美元", ["2011年", "161亿～190亿美元"]),
        ("11次会议，71项活动，3,034行", ["11次", "71项", "3,034行"]),
        ("第6项措施和60多个国家", ["第6项", "60多个"]),
        ("listed on SS-GATE by UN-Women", ["SS-GATE"]),
        ("ahead of Brazil (14) and India (7)", ["Brazil (14)", "India (7)"]),
    ],
)
def test_a_number_and_its_unit_are_one_word(said, together):
    assert linebreaks.UNBROKEN.findall(said) == together


@pytest.mark.parametrize(
    "said", ["A/69/153", "26 of them", "held in 2011", "sheet A4 paper", "the South&#39;s"]
)
def test_what_has_no_unit_is_left_alone(said):
    assert linebreaks.UNBROKEN.findall(said) == []


@pytest.mark.parametrize(
    ("number", "text", "unit"),
    [("12", "项建议", "项"), ("12", " recommendations of 2011", " recommendations"),
     ("161", "亿美元", "亿美元"), ("十二", "项建议", ""), ("12", ", and more", "")],
)  # fmt: skip
def test_the_unit_behind_a_bound_number_is_found(number, text, unit):
    assert linebreaks.unit_after(number, text) == unit


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_heading_is_bound_and_reads_as_before(language):
    headline = cards.card("figure", "p003-ssc-value-2011", language).headline
    bound = markup.bound(headline)
    amount = re.search(r'<span class="nb">([^<]*)</span>', str(bound))
    assert amount is not None
    assert amount[1] == {"en": "$16.1 billion", "zh": "161亿至190亿美元"}[language]
    assert Markup(bound).striptags() == headline


def test_a_name_that_a_hyphen_joins_stays_on_one_line():
    for name in ("High-level", "Secretary-General", "UN-Women", "South-South", "Pérez-Guerrero"):
        bound = f'<span class="nb">{name}</span>'
        assert bound in markup.bound(f"Working of the {name} Committee")
        assert bound in markup._linked(f"Working of the {name} Committee")
    assert markup.bound("a follow-up") == "a follow-up"


def test_what_is_bound_is_escaped():
    assert str(markup.bound("<b>3 rows</b>")) == '&lt;b&gt;<span class="nb">3 rows</span>&lt;/b&gt;'


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "与联合国、津巴布韦和粮农组织共得100万美元",
            ["联合国", "津巴布韦", "粮农组织", "100万美元"],
        ),
        ("committed $27 million to 3,034 rows", ["$27 million", "3,034 rows"]),
        ("不在表内的字词", []),
    ],
)
def test_names_of_the_tables_and_numbers_with_units_are_kept_in_one_line_of_a_chart(said, kept):
    assert [said[start:end] for start, end in linebreaks.unbroken(said)] == kept
    for room in range(90, 240, 7):
        lines = lettering.wrapped(said, 13, room)
        assert all(any(name in line for line in lines) for name in kept), room


def test_a_name_that_ends_its_text_is_kept_whole_too():
    assert linebreaks.unbroken("支助津巴布韦") == [(0, 2), (2, 6)]
    assert linebreaks.unbroken("津巴布韦") == [(0, 4)]


def test_a_name_wider_than_its_line_is_broken_and_stays_on_the_sheet():
    lines = lettering.wrapped("前往津巴布韦", 13, 30)
    assert all(lettering.width(line, 13) <= 30 for line in lines)
    assert "".join(lines) == "前往津巴布韦"


def test_a_chinese_title_ends_its_lines_where_clauses_end_if_that_takes_no_line_more():
    said = "报告有62处说到一方向另一方提供支持，受方为一个国家的仅9处，其中3处由受方出资"
    assert lettering.balanced(said, 20, 680, bold=True)[0].endswith("仅9处，")
    assert len(lettering.balanced(said, 20, 350, bold=True)) == len(
        lettering.wrapped(said, 20, 310, bold=True)
    )


@pytest.mark.parametrize(
    ("said", "pieces"),
    [
        ("会议和博览会中", ["会议", "和博览会中"]),
        ("印度尼西亚的报告", ["印度尼西亚的", "报告"]),
        ("大部分落实，另有1项", ["大部分", "落实，", "另有1项"]),
        ("和中国提供支持", ["和中国", "提供支持"]),
        ("涉及全部五个委员会", ["涉及", "全部五个委员会"]),
        ("写明为受方的", ["写明为", "受方的"]),
    ],
)
def test_a_line_of_chinese_ends_between_words(said, pieces):
    places = [0, *linebreaks.ends(said), len(said)]
    assert [said[start:end] for start, end in itertools.pairwise(places)] == pieces


def test_a_chinese_title_has_no_line_of_a_few_letters_before_its_last():
    said = "报告自身提出11项措施：2项已在进行，1项旨在落实此前的建议，8项为新提"
    lines = lettering.balanced(said, 20, 350, bold=True)
    assert "".join(lines) == said
    assert min(lettering.width(line, 20, bold=True) for line in lines[:-1]) > 350 * 0.45


@pytest.mark.parametrize(
    ("said", "room", "whole"),
    [("联合国及其他机构", 13 * 5, "其他"), ("环境署解决方案交流论坛", 13 * 6, "方案")],
)
def test_a_head_is_broken_within_no_word(said, room, whole):
    """The first word from the left is not always one; a name wider than its line ends it at its words."""
    lines = lettering.wrapped(said, 13, room)
    assert len(lines) > 1
    assert any(whole in line for line in lines)
    assert "".join(lines) == said


def test_a_chinese_heading_says_where_a_line_may_end_and_is_read_as_it_was():
    said = "报告注明地点的23次会议"
    marked = markup.heading(said)
    assert "报告<wbr>注明" in marked
    assert Markup(marked).striptags() == said
    assert markup.heading("In 2011, 12 recommendations") == markup.bound(
        "In 2011, 12 recommendations"
    )


def headlines(language):
    """Of charts, with their topics, and of stories."""
    for exhibit in exhibits.EXHIBITS.values():
        yield from (exhibit.heading(language), exhibit.subject(language))
    for story in stories.STORIES.values():
        yield story.tell(language).title


#: What an editor would not let a line of a headline begin with, by what stands before it.
ILL = (
    r"[\d百千万亿多余][个项笔次处段国种类家]$:[\u4e00-\u9fff]",  # 17个|成员
    r"[某这那每各两一][个项处国]$:[\u4e00-\u9fff]", r"某$:个",
    r"拉丁美洲$:和", r"亚洲$:及", r"联合国$:机构", r"拟议$:机构", r"美元$:数额", r"发展中$:国家",
    r".$:[（，。、；：？！）”》的]", r"[（“《]$:.", r"(^|[，；：])(据|为|在|从|以|经|其中)$:.",
    r"(^|[，；])\d{4}年$:[\u4e00-\u9fff]", r"）$:中",
)  # fmt: skip


@pytest.mark.parametrize("room", [335, 350, 720])
def test_no_headline_is_broken_within_what_is_read_as_one(room):
    """In pictures, whose lines we set; on pages a line ends where one of these phrases does."""
    for said in headlines("zh"):
        phrases = linebreaks.phrases(said)
        assert "".join(phrases) == said
        lines = lettering.balanced(said, 20, room, bold=True)
        ends = itertools.accumulate(map(len, phrases))
        assert {*itertools.accumulate(map(len, lines))} <= {*ends}, lines
        for parts in (phrases, lines):
            for number, (before, after) in enumerate(itertools.pairwise(parts)):
                so_far = "".join(parts[: number + 1])
                for rule in ILL:
                    end, begin = rule.rsplit("$:", 1)
                    is_ill = re.search(end + "$", so_far) and re.match(begin, after)
                    assert not is_ill, (rule, before, after)
        assert all(lettering.width(phrase, 1, bold=True) <= 16 for phrase in phrases), phrases


def test_a_phrase_is_marked_on_a_page_at_its_brackets_and_read_as_it_was():
    said = "（均存疑）中，巴西9处（其中3处存疑），共有（两国的）6,132个项目"
    marked = str(markup.heading(said))
    assert re.search(r'<span class="nb">9处（</span>', marked)
    assert re.search(r'<span class="nb">）中</span>', marked)
    assert Markup(marked).striptags() == said
    assert "&lt;b&gt;" in str(markup.heading("<b>报告</b>"))


@pytest.mark.parametrize("said", ["South-South cooperation", "members in mid-2014, all"])
def test_words_with_a_hyphen_that_the_report_is_about_end_no_line_at_it(said):
    marked = str(markup.heading(said))
    held = said.split(" cooperation")[0].split("in ")[-1].split(",")[0]
    assert f'<span class="nb">{held}</span>' in marked
    assert Markup(marked).striptags() == said


def test_every_word_of_the_list_is_one_of_our_texts():
    words = linebreaks.WORDS.read_text(encoding="utf-8").split()
    assert words == sorted(set(words))
    assert all(re.fullmatch("[一-鿿]{2,4}", word) for word in words)
    assert {"报告", "博览会", "大部分", "提供"} <= set(words)


def test_a_dot_begins_no_line_and_a_paragraph_keeps_its_number():
    kept = markup.bound("Africa · para. 54 · × 5")
    assert kept == 'Africa<span class="nb"> ·</span> <span class="nb">para. 54</span><span class="nb"> ·</span> <span class="nb">× 5</span>'  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "width"), [(["对等合作", "提供"], "w2"), (["Exchange between equals"], "m2"), (["a" * 60], "")]
)  # fmt: skip
def test_a_column_of_short_words_breaks_none_of_them(cells, width):
    rows = tuple(Row((Cell("name"), Cell(cell))) for cell in cells)
    table = Table("list", "All", ("Name", "Kind"), rows)
    assert Shown("zh", Host()).widths(table)[1] == width
