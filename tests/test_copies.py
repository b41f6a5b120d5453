"""`southsouth verify` on the copies that people have: it says what a copy is, then what differs."""

import base64
import csv
import html
import importlib
import io
import itertools
import json
import quopri
import re
import textwrap
import unicodedata
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from southsouth import (
    chinese,
    cli,
    decoding,
    furniture,
    hypertext,
    layout,
    report,
    tables,
    verification,
    wrapping,
)
from southsouth.errors import NotTheReport
from southsouth.verification import headings
from southsouth.verification.copy import text_failures
from southsouth.verification.quoting import quotation

#: How what fails is counted, at the end of a pattern.
FAIL = r"(\d[\d,]* \w+ and )?\d[\d,]* (rows?|numbers?) (fails?|cannot be checked)"
MANY = 40  # lines: a person reads them; hundreds for one cause nobody does


@pytest.fixture
def text(report_copy) -> str:
    return report_copy.read_text(encoding="utf-8")


@pytest.fixture
def verified(tmp_path, monkeypatch, capsys):
    """Runs the command on a copy: its exit code and its lines."""

    def run(copy: str | bytes) -> tuple[int, list[str]]:
        path = tmp_path / "copy.txt"
        path.write_bytes(copy if isinstance(copy, bytes) else copy.encode())
        monkeypatch.setattr("sys.argv", ["southsouth", "verify", str(path)])
        with pytest.raises(SystemExit) as ended:
            cli.run()
        said = capsys.readouterr()
        return int(ended.value.code or 0), (said.out + said.err).splitlines()

    return run


def inside_numbers(text: str, signs: str) -> str:
    return re.sub(r"(?<=\d)(?=\d)", signs, text)


def saved_by_a_browser(text: str) -> str:
    """Paragraphs in tags, spaces that do not break, and a script with a number of its own."""
    body = "\n".join(
        f"<p>{html.escape(line).replace(' ', '&nbsp;', 3)}</p>" for line in text.splitlines()
    )
    return f"<!DOCTYPE html>\n<html><head><style>p {{}}</style><script>var a = '1. 1978 年'</script></head><body>{body}</body></html>"


def wrapped(text: str) -> str:
    """Each line broken after 38 characters, wherever that is."""
    return "\n".join("\n".join(textwrap.wrap(line, 38)) for line in text.splitlines())


def broken(text: str, width: int) -> str:
    """Each line broken after so many characters, also within numbers."""
    return re.sub(f"(.{{{width}}})(?=.)", r"\1\n", text)


def between(text: str, *lines: str) -> str:
    """The text with lines between its parts, as far from each other as pages are."""
    parts = text.split("\n\n")
    step = len(parts) // (len(lines) + 1)
    for at, line in enumerate(lines, 1):
        parts[at * step] += f"\n\n{line}"
    return "\n\n".join(parts)


def with_page_heads(text: str, *, between: bool) -> str:
    """The heads and feet of printed pages, between paragraphs or within them."""
    parts = (
        text.split("\n\n") if between else [text[i : i + 3000] for i in range(0, len(text), 3000)]
    )
    step = 12 if between else 1
    pages = ["\n\n".join(parts[i : i + step]) for i in range(0, len(parts), step)]
    heads = [f"\n\nA/69/153\n\n14-58212 (C)\n{n}/17\n" for n in range(1, len(pages) + 1)]
    return "".join(f"{page}{head}" for page, head in zip(pages, heads, strict=True))


def traditional(text: str) -> str:
    return text.translate(
        str.maketrans("发国们与会区开这个对为说时体学实经业员关系机构组织长进来", "發國們與會區開這個對為說時體學實經業員關係機構組織長進來")
    )  # fmt: skip


def in_traditional(text: str) -> str:
    """Each character in its traditional form, as a program would put it without regard to words."""
    forms = {
        line[0]: line[1]
        for line in chinese.CHARACTERS.read_text(encoding="utf-8").split()
        if line[1:]
    }
    return text.translate(str.maketrans(forms))


def renumbered(text: str, form: str, by: int = 0) -> str:
    """Paragraphs numbered in another form, from 41 on with numbers higher by so much."""
    return re.sub(
        r"^(\d+)\. ",
        lambda m: form.format(int(m[1]) + by * (int(m[1]) > 40)),
        text,
        flags=re.MULTILINE,
    )


def unnumbered(text: str) -> str:
    return re.sub(r"^\d+\. ", "", text, flags=re.MULTILINE)


def remarked(text: str, form: str, *, anywhere: bool = True) -> str:
    """Footnote marks in another form; before footnotes alone, or in paragraphs too."""
    marks = "[¹²³⁴⁵⁶⁷⁸⁹]" if anywhere else "^[¹²³⁴⁵⁶⁷⁸⁹]"
    return re.sub(
        marks, lambda m: form.format("¹²³⁴⁵⁶⁷⁸⁹".index(m[0]) + 1), text, flags=re.MULTILINE
    )


def each_line(text: str, times: int) -> str:
    return "\n".join(line for line in text.splitlines() for _ in range(times))


def pages(text: str, head: str, foot: str) -> str:
    """The text in lines of 40 characters, with a head and a foot around each 30; both may have a number."""
    lines = [
        line[at : at + 40] for line in text.splitlines() for at in range(0, max(len(line), 1), 40)
    ]
    paged = [[head.format(at // 30 + 1), *lines[at : at + 30], foot.format(at // 30 + 1)] for at in range(0, len(lines), 30)]  # fmt: skip
    return "\n".join(line for page in paged for line in page)


def spoilt(text: str, times: int, sign: bytes) -> bytes:
    """The text with a byte that none of its characters has, so many times."""
    raw = text.encode()
    step = len(raw) // (times + 1)
    return sign.join(
        [*(raw[at * step : (at + 1) * step] for at in range(times)), raw[times * step :]]
    )


def body(text, number):
    """The first line of a paragraph, without its number."""
    return paragraph(text, number).partition(". ")[2].strip()


def half(text, number, *, first=False):
    words = body(text, number)
    return words[: len(words) // 2] if first else words[len(words) // 2 :]


def put(text, number, words):
    """The text with other words under a number."""
    return text.replace(paragraph(text, number), f"{number}. {words}\n")


def paragraph(text, number):
    return re.search(rf"^{number}\. .*\n", text, re.MULTILINE)[0]


def footnotes(text):
    return "".join(re.findall(r"^[¹²³⁴⁵⁶⁷⁸⁹] .*\n", text, re.MULTILINE))


def heading(text, label):
    return re.search(rf"^{label}\. .*\n", text, re.MULTILINE)[0]


def exchanged(text, one, other):
    """The text with two paragraphs each in the other's place."""
    first, second = paragraph(text, one), paragraph(text, other)
    return text.replace(first, "\0").replace(second, first).replace("\0", second)


def moved(text, number, before):
    """The text with a paragraph moved before another."""
    own = paragraph(text, number)
    return text.replace(own, "").replace(
        paragraph(text, before), f"{own}\n{paragraph(text, before)}"
    )


def section_moved(text, label, before):
    """The text with a section, its heading with it, moved before another."""
    own = re.search(rf"^{label}.*?(?=^[一二三四五六]\. )", text, re.MULTILINE | re.DOTALL)[0]
    return re.sub(
        rf"^(?={before})", lambda _: own, text.replace(own, ""), count=1, flags=re.MULTILINE
    )


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (lambda t: t.replace("\n", "\r\n"), ": every paragraph agrees"),
        *((lambda t, end=end: t.replace("\n", end), ": every paragraph agrees") for end in "\r\u2028"),
        (lambda t: inside_numbers(t, "\u00ad"), "SOFT HYPHEN)"),
        (lambda t: inside_numbers(t, "\u200b\ufeff"), "ZERO WIDTH NO-BREAK SPACE, "),
        (lambda t: t.replace("2", "\u200e2\u202c"), "LEFT-TO-RIGHT MARK, "),
        (lambda t: t.replace(" ", "\u00a0"), "NO-BREAK SPACE)"),
        (
            lambda t: t.translate({sign: sign + 0xFEE0 for sign in range(ord("0"), ord("9") + 1)}),
            "in full width",
        ),
        (lambda t: t.encode("utf-8-sig"), "in UTF-8 with a byte order mark"),
        (lambda t: t.encode("utf-16"), "in UTF-16"),
        (lambda t: t.encode("gb18030"), "in GB18030"),
        (lambda t: t.encode("utf-16-le"), "in UTF-16"),
        (lambda t: t.encode("utf-32"), "in UTF-32"),
        (lambda t: b"\xfe\xff" + t.encode("utf-16-be"), "in UTF-16"),
        (lambda t: t.encode("utf-32-le"), "in UTF-32"),
        (lambda t: t + "\n\n" + t, "the report twice: "),
        (lambda t: t + t[: t.index("\n60. ")], "the report twice: "),
        (saved_by_a_browser, "taken from an HTML page"),
        (wrapped, "the report: "),
        (lambda t: with_page_heads(t, between=True), "lines that pages add, such as “A/69/153”"),
        (lambda t: with_page_heads(t, between=False), "lines that pages add, such as “A/69/153”"),
        (lambda t: re.sub(r"(?<=\d) (?=\d{3}\b)", ",", t), "with commas in numbers (13)"),
        (lambda t: t.replace("一", "\u2f00").replace("不", "\uf967"), "with signs of older character sets"),
        (lambda t: re.sub(r"^(\d+\.) ", r"**\1** ", t, flags=re.MULTILINE), "with signs of Markdown (152)"),
        (lambda t: re.sub(r"^((?:5|30)\. .*\n)", r"\1\1", t, flags=re.MULTILINE), "with lines that stand several times in a row (2)"),
        (lambda t: t.replace("2013", "2\u034f013", 1), "with invisible characters (1 COMBINING GRAPHEME JOINER)"),
        (lambda t: re.sub("(?<=[一-鿿])", "\U000e0100", t), " VARIATION SELECTOR-17)"),
        (lambda t: inside_numbers(t, "\u2800\u3164"), "BRAILLE PATTERN BLANK, "),
        (lambda t: t.encode()[:3000] + b"\xff" + t.encode()[3000:], "with broken bytes (1, the first at byte 3,000 in paragraph 4)"),
        (lambda t: spoilt(t, 20, b"\xc0"), "with broken bytes (20, the first at byte 2,338 in paragraph 3)"),
        (lambda t: t.replace("，", ",").replace("。", "."), "with punctuation in another width (651)"),
        (lambda t: t.replace(",", "，"), "with punctuation in another width ("),
        (lambda t: unicodedata.normalize("NFKC", t), "with other marks, or none, before footnotes (3), with footnote marks as plain digits (15 put back)"),
        (lambda t: re.sub("[¹²³⁴⁵⁶⁷⁸⁹]", "", t), "with other marks, or none, before footnotes (9), with footnote marks lost (9 put back)"),
        (lambda t: t.translate(dict(zip(map(ord, "¹²³⁴⁵⁶⁷⁸⁹"), "①②③④⑤⑥⑦⑧⑨", strict=True))), "with footnote marks in rings (18)"),
        (lambda t: re.sub("[¹²³⁴⁵⁶⁷⁸⁹]", lambda m: f"[^{'¹²³⁴⁵⁶⁷⁸⁹'.index(m[0]) + 1}]", t), "with footnote marks in brackets (18)"),
        (lambda t: t.replace("《", "<").replace("》", ">"), "with titles in other brackets ("),
        (lambda t: inside_numbers(t, " "), "with spaces between digits ("),
        (lambda t: " ".join(t), "with spaces between characters (18,192)"),
        (lambda t: t.translate({ord("长"): "\u2ed3", ord("见"): "\u2ec5", ord("户"): "\u2f3e"}), "with signs of older character sets ("),
        (lambda t: t.replace("-", "\u2010").replace("—", "\u2015"), "with other hyphens and dashes (34)"),
        (lambda t: re.sub(r"^(\d+)\. ", r"\1．", t, flags=re.MULTILINE), "in full width"),
        (lambda t: f"<!DOCTYPE html>\n<html><head><title>A</title></head><body><pre>{t}</pre></body></html>", "taken from an HTML page"),
        (lambda t: re.sub(r"^(\d+\.)", r"<b>\1</b>", t, flags=re.MULTILINE), "taken from an HTML page"),
        (lambda t: f"{t}\n\n{t}\n\n{t}", "the report three times: "),
        (lambda t: broken(t, 6), "with spaces between digits (3): every"),
        (lambda t: broken(t.replace("，", ",").replace("。", "."), 31), "with punctuation in another width (651): every"),
        (lambda t: t.replace(" ", "  "), "with several spaces for one in numbers (15): every"),
        (lambda t: re.sub("(?m)^([¹²³⁴⁵⁶⁷⁸⁹]) (.*)", r"\1: \2 ↩", t), "with arrows that lead back from footnotes (9): every"),
        (lambda t: t.translate({48 + n: 0x660 + n for n in range(10)}), "with digits of another script (909)"),
        (lambda t: t.replace("8", "B"), "with letters for digits (30, “6B/230” read as “68/230”, “200B” read as “2008” in paragraph 2, “2B” read as “28” in footnote 2 and the like): every"),
        (lambda t: t.replace("SSC/18/3", "SSC/1B/3", 1), "with letters for digits (1, “SSC/1B/3” read as “SSC/18/3” in paragraph 6): every"),
        (lambda t: t.replace("39 000", "39 OOO", 1).replace("Add.1", "Add.l", 1), "with letters for digits (2, “A/66/717/Add.l” read as “A/66/717/Add.1” in paragraph 16, “39 OOO” read as “39 000” in paragraph 56): every"),
        (lambda t: t.encode("hz", "replace"), "the report, in HZ, with other marks, or none, before footnotes (9), "),
        (lambda t: t.encode("gb2312", "replace"), "with footnote marks written as “?” (9 put back), with other punctuation: “??” for “——” (8 put right): every"),
        (lambda t: t.replace(" ", "_"), "the report, with “_” for spaces (464): every"),
        (lambda t: t.replace("\n", "¶"), "the report, with “¶” for line ends (234): every"),
        (lambda t: in_traditional(t), "the report, with traditional characters, compared as simplified ones (6,"),
        (lambda t: base64.encodebytes(t.encode()), "in UTF-8 as base64: every"),
        (lambda t: b"data:text/plain;base64," + base64.b64encode(t.encode()), "in UTF-8 as base64: every"),
        (lambda t: t.encode("utf-7"), "as UTF-7: every"),
        (lambda t: quote(t).encode(), "as percent codes: every"),
        *((lambda t, of=of: b"Content-Type: text/plain; charset=" + of + b"\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(t.encode("gb18030")), "in GB18030 as a mail: every") for of in (b"gbk", b"GB2312")),
        (lambda t: t.replace("，", "，\0"), " NUL): every"),
        (lambda t: t.encode("gb18030") + b"\0" * 512, "in GB18030, with invisible characters (512 NUL): every"),
        (lambda t: b"From: a@b.org\nTo: c@d.org\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(t.encode()), "as a mail: every"),
        # Of lines this short one of the report is all that a head of pages holds: a symbol.
        (lambda t: "\n".join(line[at : at + 8] for line in t.splitlines() for at in range(0, max(len(line), 1), 8)), "every paragraph agrees, and every fact holds"),
        (lambda t: quopri.encodestring(t.encode()), "in UTF-8 as quoted-printable: every"),
        (lambda t: pages(t, "联合国  南南合作情况  {}", "2014 年 7 月 17 日"), "such as “联合国  南南合作情况  1”, “2014 年 7 月 17 日”: every"),
        (lambda t: t + "\nA/69/153\n", "with 1 line that pages add, such as “A/69/153”: every"),
        (lambda t: between(t, "联合国", "大会", "中文", "Chinese", "A/69/153", "United Nations", "General Assembly"), "“United Nations” and the like: every"),
        (lambda t: pages(t, "南南合作促进发展：南南合作情况", "{}/20"), "such as “南南合作促进发展：南南合作情况”, “1/20”: every"),
        # The second half of the title is a line of the report's own where the first stands before it.
        (lambda t: pages(t, "南南合作促进发展", "{}/20"), "with 42 lines that pages add, such as “南南合作促进发展”, “1/20”: every"),
        (lambda t: pages(t.replace("业务活动：", "业务活动：\n"), "南南合作促进发展", "{}/20"), "with 42 lines that pages add, such as “南南合作促进发展”, “1/20”: every"),
        (lambda t: pages(t, "2014.07.17  A/69/153", "69-153.pdf"), "such as “2014.07.17  A/69/153”, “69-153.pdf”: every"),
    ],
)  # fmt: skip
def test_a_copy_in_another_form_is_the_report_and_its_facts_hold(text, verified, damage, named):
    code, lines = verified(damage(text))
    assert "copy.txt: the report" in lines[0]
    assert named in lines[0]
    assert lines[0].endswith("every paragraph agrees, and every fact holds")
    assert (code, lines[-1].rpartition(", ")[2]) == (0, "0 failures")


def test_invisible_characters_are_counted(text, verified):
    _, lines = verified(text.replace("南南合作", "南南\u200b合作", 7))
    assert "with invisible characters (7 ZERO WIDTH SPACE)" in lines[0]


@pytest.mark.parametrize(
    ("damage", "first", "then"),
    [
        (lambda t: t[: t.index("\n60. ")], "paragraphs 60-76 missing", rf"paragraphs 60-76 are missing: {FAIL}"),
        (lambda t: re.sub(r"^12\. .*\n", "", t, flags=re.MULTILINE), "paragraph 12 missing", rf"paragraph 12 is missing: {FAIL}"),
        (lambda t: t.replace("2 700 万美元", "2 800 万美元"), "paragraph 56 differing", rf"paragraph 56 differs .*: {FAIL}"),
        (lambda t: t.replace("的", "之"), "the summary and paragraphs 1-76 differing; none agrees", rf"the summary and paragraphs 1-76 differ: “之” for “的” in paragraphs [\d, -]+: {FAIL}"),
        (lambda t: t.replace("，", ",").replace("869", "969"), "with punctuation in another width (390): paragraph 64 differing; the others agree", rf"paragraph 64 differs .*: {FAIL}"),
        (lambda t: t.encode()[: len(t.encode()) // 2 + 1], "paragraphs 38-76 missing", rf"paragraphs 38-76 are missing: {FAIL}"),
        (lambda t: re.sub(r"^⁴ .*\n", "", t, flags=re.MULTILINE), "every paragraph agrees; footnote 4 missing", rf"footnote 4 is missing: {FAIL}"),
        (lambda t: t.replace("，第2号", "，第3号"), "every paragraph agrees", rf"footnote 1 differs: “3” for “2” behind “.*”: {FAIL}"),
        (lambda t: t.encode("utf-16-le")[:20001], "in UTF-16 that ends within a character", rf"paragraphs 44-76 are missing: {FAIL}"),
        (lambda t: t.encode("gb18030")[:20001], "in GB18030 that ends within a character", rf"paragraphs 45-76 are missing: {FAIL}"),
        (lambda t: t.encode()[:24551], "in UTF-8 that ends within a character (the file is cut off): paragraphs 38-76 missing", rf"of paragraph 37 only the beginning is there: {FAIL}"),
        (lambda t: re.sub("[¹²³⁴⁵⁶⁷⁸⁹]", "", t).replace("869", "969"), "with footnote marks lost (9 put back): paragraph 64", rf"paragraph 64 differs .*: {FAIL}"),
        (lambda t: re.sub("[¹²³⁴⁵⁶⁷⁸⁹]", "", t) + "\n又有99个国家。\n", "with 1 line that is not part of it: every paragraph agrees", r"after paragraph 76 there is 1 line .*“又有99个国家。”: 1 number has no row"),
        (lambda t: t.replace("³", "", 1), "every paragraph agrees", rf"the mark of footnote 3 is missing or another: {FAIL}"),
        (lambda t: t.replace("⁴", "⁵", 1), "agrees; the mark of footnote 4 missing or another", r"the mark of footnote 4 is missing or another: 1 row fails"),
        (lambda t: t.replace("350 万美元(总", "350⁵ 万美元(总"), "agrees; a mark too many in paragraph 50", r"paragraph 50 has a mark of a footnote that the report has not there: 1 row fails"),
        (lambda t: t.replace("\n四. ", "\n").replace("8.616", "8 .616"), "report: paragraph 47 with other spaces in numbers; the others agree; the heading before paragraph 58 missing or differing", rf"paragraph 47 has spaces in other places inside its numbers: {FAIL}"),
        (lambda t: t.replace("2013", "20 13"), "65 with other spaces in numbers; the others agree", rf"paragraphs [\d, -]+ have spaces in other places inside their numbers: {FAIL}"),
        (lambda t: t.replace("\n知识共享\n", ""), "every paragraph agrees", rf"the heading before paragraph 34 is missing or differs: {FAIL}"),
        (lambda t: t.replace("\n政策发展和对话\n", "\n政策发展与对话\n"), "the report: every paragraph agrees; the heading before paragraph 21 missing or differing", rf"the heading before paragraph 21 differs: “与” for “和” behind “政策发展”: {FAIL}"),
        (lambda t: t.replace("\n研究和分析\n", "\n知识共享\n"), "with 1 heading in another place: ", "before paragraph 29 there is 1 heading of another place: “知识共享”"),
        (lambda t: t.replace("三. 联合国支持南南合作的情况", "三. 联合国支持南南合作的状况"), "the report: every paragraph agrees; the heading before paragraph 12 missing or differing", rf"the heading before paragraph 12 differs: “状” for “情” behind “.*”: {FAIL}"),
        (lambda t: t.replace("Kandeh K.", "Kandah K."), "every paragraph agrees; footnote 8 differing", rf"footnote 8 differs: “a” for “e” behind “Kand”: {FAIL}"),
        (lambda t: t.replace("，", ",").replace("³ 正如", "³ 正像"), "with punctuation in another width (390): every paragraph agrees", rf"footnote 3 differs: “像” for “如” behind “正”: {FAIL}"),
        (lambda t: re.sub(r"^⁹ .*", "", t, flags=re.MULTILINE).replace("⁹", ""), "agrees; footnote 9 missing; the mark of footnote 9 missing or another", rf"footnote 9 is missing: {FAIL}"),
        (lambda t: t.replace("\n60. ", "\n编者注：99个国家\n\n60. "), "with 1 line that is not part of it: ", r"before paragraph 60 there is 1 line that is not part of the report: “编者注：99个国家”: 1 number has no row"),
        (lambda t: f"{t}\n\n77. 2015年又有99个国家捐款5亿美元\n", "with 1 line that is not part of it: ", r"after paragraph 76 there is 1 line that is not part of .*: 5 numbers have no row"),
        (lambda t: "\n".join([t, *(f"{n}. Paragraph {n}." for n in range(1, 77))]), "with 76 lines that are not part of it: ", r"after paragraph 76 there are 76 lines .*“1. Paragraph 1.”: 152 numbers have no row"),
        (lambda t: t + t.replace("869", "969"), "the report twice: every paragraph agrees; a later copy of paragraph 64 differing", rf"a later copy of paragraph 64 differs: .*: {FAIL}"),
        (lambda t: t + "\n" + re.findall(r"^64\. .*\n", t, re.MULTILINE)[0].replace("869", "969"), "; paragraph 64 there once more and differing", rf"paragraph 64 stands there once more and differs: .*: {FAIL}"),
        (lambda t: t + t.replace("，第2号", "，第3号"), "; a later copy of paragraph 2 differing", rf"a later copy of paragraph 2 differs: {FAIL}"),
        (lambda t: exchanged(t, 3, 70), ": every paragraph agrees; paragraphs 3, 70 in other places", rf"paragraphs 3, 70 stand in another place: {FAIL}"),
        (lambda t: section_moved(t, "五. ", "四. "), ": every paragraph agrees; paragraphs 65-69 in other places", rf"paragraphs 65-69 stand in another place: {FAIL}"),
        (lambda t: t.replace("869", "969") + t, "the report twice: paragraph 64 differing; the others agree", rf"paragraph 64 differs .*: {FAIL}"),
        (lambda t: moved(t, 60, 5), ": every paragraph agrees; paragraph 60 in another place", rf"paragraph 60 stands in another place: {FAIL}"),
        (lambda t: t + t.replace("20 000美元", "2 0000美元"), "a later copy of paragraph 1 differing", rf"a later copy of paragraph 1 differs: {FAIL}"),
        (lambda t: t + re.sub(r"\n二\. [^\n]*\n", "\n", t), "a later copy of paragraph 7 differing", rf"a later copy of paragraph 7 differs: {FAIL}"),
        (lambda t: t + re.sub(r"\n⁸ [^\n]*\n", "\n", t), "a later copy of paragraph 57 differing", rf"a later copy of paragraph 57 differs: {FAIL}"),
        (lambda t: re.sub(r"\n⁸ [^\n]*\n", "\n", t) + t, "a later copy of paragraph 57 differing", rf"a later copy of paragraph 57 differs: {FAIL}"),
    ],
)  # fmt: skip
def test_a_damaged_copy_names_each_cause_once_with_what_it_touches(
    text, verified, damage, first, then
):
    code, lines = verified(damage(text))
    assert code == 1
    assert ": the report" in lines[0]
    assert first in lines[0]
    assert any(re.fullmatch(then, line) for line in lines[1:])
    assert len(lines) < MANY


def test_paragraphs_that_stand_in_a_copy_twice_are_named_and_no_failure(text, verified):
    code, lines = verified(text + "\n" + paragraph(text, 60) + paragraph(text, 61))
    assert code == 0
    assert "the copy has more than once: paragraphs 60-61" in lines


@pytest.mark.parametrize(
    ("number", "damage", "difference"),
    [
        (50, lambda words: words.replace("213 000", "214 000"), "“214000” for “213000” behind “83年，年收入为”"),
        (12, lambda words: words.replace("近年来", "近年间"), "“间” for “来” behind “和全球框架。近年”"),
        (41, lambda words: words.replace("2011", "2012", 1), "“2012” for “2011” at its beginning"),
        (7, lambda words: words.replace("会员国", "各会员国", 1), "“各” added"),
    ],
)  # fmt: skip
def test_a_true_paragraph_beside_an_altered_one_is_used_and_the_other_told(text, verified, number, damage, difference):  # fmt: skip
    own = paragraph(text, number)
    altered = f"{number}. {damage(body(text, number))}\n"
    for copy in (f"{altered}\n{own}", f"{own}\n{altered}"):
        code, lines = verified(text.replace(own, copy))
        assert lines[0].endswith(f"the report: every paragraph agrees; paragraph {number} there once more and differing")  # fmt: skip
        assert lines[1] == f"the copy has more than once: paragraph {number}"
        assert lines[2].startswith(f"paragraph {number} stands there once more and differs: {difference}")  # fmt: skip
        assert lines[2].endswith(": 1 row fails")
        assert (code, lines[-1].rpartition(", ")[2]) == (1, "1 failure: 1 row")


def test_words_added_in_a_second_copy_are_told(text, verified):
    for copy in (f"{text}\n{paragraph(text, 50).replace('年收入', '平均年收入')}", text + text.replace("秘书长", "原秘书长", 1)):  # fmt: skip
        code, lines = verified(copy)
        assert (code, "fact holds" in lines[0]) == (1, False)
        assert re.search("differs: “(平均|原)” added: 1 row fails$", lines[2])


@pytest.mark.parametrize(
    ("number", "damage", "told"),
    [
        (12, lambda t: t.replace("近年来", "近年间"), "(as many characters as in the report): “间” for “来” behind “和全球框架。近年”"),
        (12, lambda t: t.replace("近年来", "年近来"), "(as many characters as in the report): “年近” for “近年” behind “目标和全球框架。”"),
        (12, lambda t: t.replace("近年来", "近来"), "(1 character fewer than in the report): “年” left out behind “标和全球框架。近”"),
        (47, lambda t: t.replace("8.616", "8.6166"), "(1 character more than in the report): “8.6166” for “8.616” behind “的经常预算总额为”"),
        (47, lambda t: t.replace("8.616", "86.16"), "(as many characters as in the report): “86.16” for “8.616” behind “的经常预算总额为”"),
        (16, lambda t: t.replace("建议 6 尚未", "建议 6 已"), "(1 character fewer than in the report): “已” for “尚未” behind"),
        (67, lambda t: t.replace("极端贫穷", "种种困难"), "(as many characters as in the report): in one of 4 stretches of which no table has words, the longest between “"),
        (23, lambda t: t.replace("推动持续对话", "推动对话"), "(2 characters fewer than in the report): before “的重要举措是20”"),
    ],
)  # fmt: skip
def test_a_paragraph_that_differs_is_told_with_what_or_where(text, verified, number, damage, told):
    assert damage(text) != text
    _, lines = verified(damage(text))
    assert lines[1].startswith(f"paragraph {number} differs {told}")


#: Words quoted from the report, and what is told of them.
QUOTED = [
    (lambda t: body(t, 3), "paragraph 3, as printed"),
    (lambda t: paragraph(t, 3), "paragraph 3, as printed"),
    (lambda t: f"6. {body(t, 3)}", "paragraph 3, as printed; paragraph 3 under another number"),
    (lambda t: wrapped(body(t, 3)), "paragraph 3, as printed"),
    (lambda t: "\n".join(body(t, n) for n in (3, 47)), "paragraphs 3, 47, as printed"),
    (lambda t: paragraph(t, 50).replace("213 000", "214 000"), "paragraph 50, not as printed: “214000” for “213000” behind “83年，年收入为”"),
    (lambda t: f"6. {body(t, 50).replace('213 000', '214 000')}", "paragraph 50, not as printed: “214000” for “213000” behind “83年，年收入为”"),
    (lambda t: paragraph(t, 12).replace("近年来", "近年间"), "paragraph 12, not as printed: “间” for “来” behind “和全球框架。近年”"),
    (lambda t: body(t, 7).replace("会员国", "各会员国", 1), "paragraph 7, not as printed: “各” added behind “合作的支持顺应了”"),
    (lambda t: paragraph(t, 50)[:120], "part of paragraph 50: 75 of 109 characters as printed, every digit among them, the others cannot be compared"),
    (lambda t: "".join(paragraph(t, n).replace("的", "之") for n in (12, 50)), "paragraph 12, not as printed: “之” for “的” behind “宜诺斯艾利斯举行”, and 5 changes more; paragraph 50, not as printed: “之” for “的” behind “获得稳定且可预测”, and 5 changes more"),
    (lambda t: f"我读到：\n{body(t, 3)}\n多么好。", "paragraph 3, as printed; 2 lines not found in what tables have of it"),
    (lambda t: f"我读到：\n{body(t, 3).replace('190', '109')}\n多么好。", "paragraph 3, not as printed: “109” for “190” behind “在161亿美元至”; 2 lines not found in what tables have of it"),
    (lambda t: SENTENCE, "part of paragraph 3, as printed"),
    (lambda t: SENTENCE.replace("55%", "65%"), "part of paragraph 3, not as printed: “65%” for “55%” behind “项目占南南合作的”"),
    (lambda t: f"我在报告里读到：“{SENTENCE}。”这是真的吗？", "part of paragraph 3, as printed"),
    (lambda t: "\n".join(re.findall(".{1,20}", SENTENCE)), "part of paragraph 3, as printed"),
    (lambda t: "\n".join(body(t, n).split("。")[0] for n in (3, 47)), "parts of paragraphs 3, 47: 101 of 105 characters as printed, every digit among them, the others cannot be compared"),
    (lambda t: summary(t), "the summary, as printed"),
    (lambda t: summary(t).replace("68/230", "68/231"), "the summary, not as printed: “231” for “230” behind “依照大会第68/”"),
    (lambda t: t[: t.index("\n12. ")], "the summary and paragraphs 1-11, as printed; footnotes 1-3, as printed"),
    (lambda t: footnotes(t).splitlines()[1], "footnote 2, as printed"),
    (lambda t: t[t.index("\n40. ") : t.index("\n45. ")], "paragraphs 40-44, as printed; footnote 5, as printed"),
    (lambda t: f"{body(t, 3)}此为附言。", "paragraph 3, as printed; 1 line not found in what tables have of it"),
    (lambda t: paragraph(t, 57).replace("⁸", "⁷"), "paragraph 57, as printed; the mark of footnote 8 missing or another"),
    (lambda t: paragraph(t, 47).replace("8.616", "8 .616"), "paragraph 47, as printed; paragraph 47 with other spaces in numbers"),
    (lambda t: SENTENCE.replace("社会部门", "99个社会部门"), "part of paragraph 3, not as printed: “99个” added behind “上的此类合作支持”"),
    (lambda t: paragraph(t, 2) + footnotes(t), "paragraph 2, as printed; footnotes 1-8, as printed"),
    # A few words are enough where nothing but numbers differs.
    (lambda t: "该中心已为 39 000 多人提供年度咨询。", "part of paragraph 56, as printed"),
    (lambda t: "该中心已为 93 000 多人提供年度咨询。", "part of paragraph 56, not as printed: “93000” for “39000” behind “该中心已为”"),
    (lambda t: "年收入为 231 000 美元", "part of paragraph 50, not as printed: “231000” for “213000” behind “年收入为”"),
    (lambda t: "在非洲，近 6 亿人缺电", "part of paragraph 57, as printed"),
    (lambda t: "在非洲，近 9 亿人缺电", "part of paragraph 57, not as printed: “9” for “6” behind “在非洲，近”"),
    (lambda t: "49 个国家的 39 个国家中心", "part of paragraph 64, not as printed: “49” for “39” at its beginning, and 1 change more"),
    (lambda t: f"{SENTENCE}\n该中心已为 93 000 多人提供年度咨询。\n在非洲，近 6 亿人缺电", "part of paragraph 56, not as printed: “93000” for “39000” behind “该中心已为”; parts of paragraphs 3, 57, as printed"),
    (lambda t: f"李四 10:02\n看了，{GRANTS.replace('13', '31')}", "part of paragraph 56, not as printed: “31” for “13” behind “印巴南基金迄今向”; 1 line not found in what tables have of it"),
    (lambda t: "每年约 800 000 人因家庭空气污而早逝。", "part of paragraph 57, not as printed: “染” left out behind “0人因家庭空气污”"),
    (lambda t: "每年约 800 000 人因家庭空气污的染而早逝。", "part of paragraph 57, not as printed: “的” added behind “0人因家庭空气污”"),
    (lambda t: f"“{GRANTS}”", "part of paragraph 56, as printed"),
    (lambda t: footnotes(t).splitlines()[3][1:].replace("卡塔尔", "科威特"), "footnote 4, not as printed: “科威特” for “卡塔尔” behind “尼西亚、墨西哥、”"),
    (lambda t: "\n".join(note.replace("2014年6月", "2014年7月").replace("2014 年 6 月", "2014 年 7 月") for note in footnotes(t).splitlines()), "footnote 8, not as printed: “7” for “6” behind “9期(2014年”; footnotes 1-7, as printed"),
    (lambda t: "2015 年 5 月该办公室的负责人担任南南合作秘书长特使。", "part of paragraph 6, not as printed: “2015” for “2014” at its beginning"),
    (lambda t: "2013 年新发现的 12 个油气田中有 9 个在东非和西非", "part of paragraph 57, not as printed: “2013” for “2012” at its beginning"),
    (lambda t: "知识产权组织参加了 2012 年和 2013 年博览会", "part of paragraph 63, as printed"),
    (lambda t: "⁷" + re.search("区域成员最普遍[^。]*。", t)[0], "part of paragraph 55, as printed"),
    (lambda t: footnotes(t).splitlines()[7].rstrip().rstrip("。"), "part of footnote 8, as printed"),
    (lambda t: "《全球投资趋势监测》", "part of footnote 2, as printed"),
    (lambda t: f"“{GRANTS}”，“在非洲，近9亿人缺电”。", "part of paragraph 57, not as printed: “9” for “6” behind “在非洲，近”; part of paragraph 56, as printed"),
    (lambda t: "三名外部独立评价者评估了知识产权组织题为", "part of paragraph 51, not as printed: “三” for “两” at its beginning"),
    (lambda t: "每年约 4 300 000 人因家庭空气污染而早逝。", "part of paragraph 57, not as printed: “4300000” for “800000” behind “每年约”"),
    (lambda t: body(t, 49).rstrip("。"), "paragraph 49, as printed"),
    (lambda t: f"第49段：{body(t, 49)}", "paragraph 49, as printed"),
    (lambda t: "附件B：每年 30 多个联合国实体和其他多边组织参加该博览会。", "part of paragraph 63, as printed"),
    (lambda t: "二. 加强联合国系统支持南南合作的目的\nA. 政策框架和战略", "the words of 2 headings, as printed"),
]  # fmt: skip
GRANTS = "印巴南基金迄今向 13 个伙伴国家的基金项目提供了 2 700 万美元"
SENTENCE = "据估计，基础设施项目占南南合作的55%，其中三分之一以上的此类合作支持社会部门"


def summary(text):
    return max(text[: text.index("\n1. ")].splitlines(), key=len)


@pytest.mark.parametrize(("quoted", "said"), QUOTED)
def test_what_is_quoted_is_told_as_a_part_of_the_report_and_whether_it_is_as_printed(text, verified, quoted, said):  # fmt: skip
    code, lines = verified(quoted(text))
    assert (code, len(lines)) == (1, 1)
    assert lines[0].endswith(f"copy.txt: a part of the report: {said}")


def test_words_that_no_table_has_are_not_told_as_another_text(text, verified):
    frames = tables.everything()
    sentence = "知识产权组织建立了许多创新性和包容性的伙伴关系"
    assert sentence in text
    for quoted in (sentence, f"4. {sentence}", "77 国集团加中国继续在处理一系列"):
        assert quotation([[quoted]], frames) == ""
        code, lines = verified(quoted)
        assert (code, len(lines)) == (1, 1)
        assert ": not known to be of the report: " in lines[0]
    assert (
        ": not the report: no paragraph"
        in verified("".join(f"某某网站说了{n}次。\n" for n in range(300)))[1][0]
    )


@pytest.mark.parametrize(
    "own",
    ["关于联合国系统行政首长协调理事会的维基百科条目", "2014 年 6 月 19 日和 20 日，我在伊斯坦布尔", "亚洲及太平洋经济社会委员会的网站很慢", "1978年布宜诺斯艾利斯的世界杯", "巴西、中国、印度、印度尼西亚、墨西哥和南非的足球队"],
)  # fmt: skip
def test_no_more_than_names_and_dates_of_the_report_are_no_quotation(own):
    assert quotation([[own]], tables.everything()) == ""


def test_words_that_may_be_another_texts_are_perhaps_a_part_of_the_report(verified):
    for quoted, said in {
        "南南合作和三角合作的预算拨款呈增长趋势": "part of paragraph 47: 9 of 19",
        "非洲、亚洲和拉丁美洲的国家队今晚比赛": "part of paragraph 41: 13 of 18",
    }.items():
        _, lines = verified(quoted)
        assert lines[0].endswith(f"copy.txt: perhaps a part of the report: {said} characters as printed, the others cannot be compared")  # fmt: skip


@pytest.mark.parametrize("number", [5, 11, 28, 61, 68])
def test_a_whole_paragraph_is_found_beside_other_words(text, number):
    frames = tables.everything()
    for beside in (
        "因此，{}",
        "“{}”报告说。",
        f"{{}}{body(text, 75)}",
        f"据报告，{body(text, 11)}{{}}",
    ):
        told = quotation([[beside.format(body(text, number))]], frames)
        said = re.search("paragraphs? ([^:;]*), as printed", told)
        assert said
        assert str(number) in re.split("[ ,]+", said[1])


def chapter(text: str, first: str, last: str) -> str:
    return text[text.index(f"\n{first}. ") : text.index(f"\n{last}. ")]


@pytest.mark.parametrize("joined", ["", " "])
def test_a_chapter_whose_lines_are_joined_keeps_its_footnotes(text, verified, joined):
    for first, last, said in (
        ("一", "二", "paragraphs 1-6, as printed; footnotes 1-2, as printed"),
        ("二", "三", "paragraphs 7-11, as printed; footnote 3, as printed"),
        ("53", "58", "paragraphs 53-57, as printed; footnotes 6-7, as printed"),
    ):
        lines = [line for line in chapter(text, first, last).splitlines() if line.strip()]
        _, told = verified(joined.join(lines[:-1] if lines[-1][0] == "四" else lines))
        assert told[0].endswith(f": {said}")


def test_a_heading_behind_a_paragraph_that_was_changed_is_none_of_its_words(text, verified):
    one_line = "".join(line for line in text.splitlines() if line.strip())
    _, lines = verified(one_line.replace("213 000", "231 000"))
    assert lines[0].endswith(": paragraph 50 differing; the others agree")
    assert "(as many characters as in the report): “231000” for “213000”" in lines[1]


@pytest.mark.parametrize("number", [12, 41, 61, 69])
def test_a_damaged_paragraph_whose_number_has_no_stop_is_there(text, verified, number):
    own = body(text, number)
    damaged = f"{number}{own[:36]}{own[37:]}"
    _, lines = verified(text.replace(paragraph(text, number), damaged))
    assert lines[0].endswith(f": the report: paragraph {number} differing; the others agree")
    assert f"(1 character fewer than in the report): “{own[36]}” left out behind" in lines[1]


def test_another_alphabet_is_no_misread_digit_and_a_column_no_misread_one():
    words = "Доклад Организации Объединённых Наций: «в 2О14 году»"
    assert decoding.cleaned(words).words == words.replace("2О14", "2014")
    rows = "2012|该基金设立于 1983 年|是\n2013|该基金|否"
    assert decoding.cleaned(rows).notes == ("with rows of a table (2)",)
    assert decoding.cleaned("20|4年有|3个国家\n20|2年").words.startswith("2014年有13个国家\n2012年")


def test_what_was_put_right_to_read_a_quotation_is_told(text, verified):
    for quoted, put_right in ((body(text, 3).replace("，", ","), "with punctuation in another width (11)"), (in_traditional(body(text, 3)), "with traditional characters, compared as simplified ones (64)")):  # fmt: skip
        _, lines = verified(quoted)
        assert lines[0].endswith(f"a part of the report, {put_right}: paragraph 3, as printed")


def test_a_sentence_in_traditional_characters_is_compared(verified):
    for quoted, said in ((GRANTS, "as printed"), (GRANTS.replace("13", "31"), "not as printed: “31” for “13” behind “印巴南基金迄今向”")):  # fmt: skip
        _, lines = verified(in_traditional(quoted))
        assert lines[0].endswith(f"a part of the report, with traditional characters, compared as simplified ones (7): part of paragraph 56, {said}")  # fmt: skip


def test_what_a_file_is_is_told_on_standard_output(tmp_path, monkeypatch, capsys):
    path = tmp_path / "copy.txt"
    for copy in ("甲乙", "%PDF-1.7", GRANTS):
        path.write_text(copy, encoding="utf-8")
        monkeypatch.setattr("sys.argv", ["southsouth", "verify", str(path)])
        with pytest.raises(SystemExit):
            cli.run()
        said = capsys.readouterr()
        assert said.out.startswith(f"{path}: ")
        assert said.err == ""


@pytest.mark.parametrize(
    "other",
    ["本公司支出约 900 000 美元", "2014年5月，我们在北京举行会议，有 32 个国家参加", "该中心已为 500 多人提供住宿。", "39个国家的30家公司"],
)  # fmt: skip
def test_what_others_say_in_like_words_is_no_quotation(other):
    assert quotation([[other]], tables.everything()) == ""


def test_a_name_put_for_another_is_told_wherever_it_stands():
    frames = tables.everything()
    told = {
        "粮食署带头评价了 1996-2007 年和 2009-2011 年期间其对南南合作和三角合作的贡献。": "“粮食署” for “开发署” at its beginning",
        "据报道，粮食署带头评价了 1996-2007 年和 2009-2011 年期间其对南南合作和三角合作的贡献。": "“粮食署” for “开发署” at its beginning",
        "在南非，近 6 亿人缺电，每年约 800 000 人因家庭空气污染而早逝。": "“南非” for “非洲” behind “在”",
        "来自 46 个国家的 300 多名与会者齐聚雅加达": "“雅加达” for “巴厘” behind",
        "这次会议是 2014 年 6 月 19 日和 20 日在安卡拉举行的": "“安卡拉” for “伊斯坦布尔” behind",
        "联合国教育、科学及文化组织(粮农组织)": "“粮农组织” for “教科文组织” behind",
        "联合国工业发展组织(粮食署)通过两次重大活动参与政策对话。": "“粮食署” for “工发组织” behind",
        "区域贫穷测绘系统也改变了一项议程，使其更容易概述；": "“区域贫穷测绘系统” for “拉加经委会” at its beginning",
        "就 2026 年后议程进行的磋商显示，缩小这些差距是每个区域高度优先关注的共同关切。": "“2026” for “2015” behind “就”",
        "正在通过该办公室 2014-2017 年战略框架落实关于该办公室需要继续完成其任务授权的建议 510": "“510” for “5” behind",
        # Nothing is known of these two paragraphs but their hashes, their names and their numbers.
        "总之，上述措施加强了粮食署继续支持联合国南南合作办公室并担任其东道机构的承诺，同时为该办公室履行其作为整个联合国系统南南合作协调员的作用提供了途径和空间。": "“粮食署” for “开发署” behind",
        "虽然关于 2026 年后议程的大部分讨论继续关注千年发展目标中的极端贫穷、卫生和教育等主题，但注意调动所需资源以在国家、区域和全球各级落实今后的可持续发展目标同等重要。": "“2026” for “2015” behind",
    }  # fmt: skip
    for quoted, said in told.items():
        assert f"not as printed: {said}" in quotation([[quoted]], frames), quoted


def test_own_words_are_no_name_put_for_the_reports(text):
    frames, quoted = tables.everything(), "带头评价了 1996-2007 年和 2009-2011 年期间其对南南合作和三角合作的贡献"  # fmt: skip
    for own in ("另外，", "他们", "据报道", "报告指出", "网友认为", "原文"):
        for line in (f"{own}{quoted}", f"{own}开发署{quoted}", f"{quoted}，{own}"):
            assert "not as printed" not in quotation([[line]], frames), line
    assert "not as printed" not in quotation([[f"{body(text, 8).rstrip('。')} 他说"]], frames)


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("{a}；{b}；来自 64 个国家的 300 多名与会者齐聚巴厘", "part of paragraph 36, not as printed: “64” for “46” behind “来自”; parts of paragraphs 2, 49, as printed"),
        ("{b}，在非洲，近 9 亿人缺电。", "part of paragraph 57, not as printed: “9” for “6” behind “在非洲，近”; part of paragraph 49, as printed"),
        ("The report states that 在非洲，近 9 亿人缺电 and that 800 000 die. It adds: {b}.", "part of paragraph 57, not as printed: “9” for “6” behind “在非洲，近”; part of paragraph 49, as printed"),
        ("56\t{c}", "part of paragraph 56, not as printed: “93000” for “39000” behind “该中心已为”"),
        ("| 56 | {c} |", "part of paragraph 56, not as printed: “93000” for “39000” behind “该中心已为”"),
        ("56,{c}", "part of paragraph 56, not as printed: “93000” for “39000” behind “该中心已为”"),
        ("@小明 {c} #南南合作# https://a.org/b", "part of paragraph 56, not as printed: “93000” for “39000” behind “该中心已为”"),
    ],
)  # fmt: skip
def test_each_quotation_of_a_line_is_compared_by_itself(quoted, said):
    a, b = "2013年创造了新高，达到了7 590亿美元", "该组织支出约 700 000 美元"
    line = quoted.format(a=a, b=b, c="该中心已为 93 000 多人提供年度咨询")
    assert quotation([[line]], tables.everything()).endswith(f": {said}")


@pytest.mark.parametrize("joined", ["，", "；", "、", " ", "/", "——", " and ", "&", "，而", "；又说，", "；(b) ", "……", "和", " | ", "\t", "’ ‘", "，报告还指出", "。2. "])  # fmt: skip
def test_quotations_that_stand_beside_each_other_are_each_told_as_if_alone(joined):
    power = "在非洲，近 6 亿人缺电"
    spent, built = "该组织支出约 700 000 美元", "基础设施项目占南南合作的55%"
    frames = tables.everything()
    for first, second in ((power, spent), (spent, built), (built, power)):
        wrong = re.sub(r"\d", "9", second)
        told = quotation([[f"{first}{joined}{second}"]], frames)
        assert re.search(r": parts of paragraphs \d+, \d+, as printed$", told)
        told = quotation([[f"{first}{joined}{wrong}"]], frames)
        assert told.count("not as printed: “9") == 1
        assert re.search(r"; part of paragraph \d+, as printed$", told)


@pytest.mark.parametrize(
    "beside",
    ["据悉，{}", "目前{}", "报告称{}。", "{}，该报告说。", "第56段，{}", "{} (第 56 段)", "{}（A/69/153）", "【56】{}", "P57 {}", "一、{}", "※ {}", "2014年7月31日 {}", "{} — A/69/153", "{} 17", "{}等", "{}😢", "The report (para. 57: {}) is clear."],
)  # fmt: skip
def test_a_quotation_with_words_or_a_reference_beside_it_is_told_as_if_alone(beside):
    frames = tables.everything()
    for number, printed in ((57, "在非洲，近 6 亿人缺电"), (49, "该组织支出约 700 000 美元")):
        right = quotation([[beside.format(printed)]], frames)
        assert right.endswith(f": part of paragraph {number}, as printed")
        wrong = quotation([[beside.format(re.sub(r"\d", "9", printed, count=1))]], frames)
        assert f": part of paragraph {number}, not as printed: “9" in wrong


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("如环境署，近 6 亿人缺电，每年约 800 000 人因家庭空气污染而早逝", "27 of 32 characters as printed"),
        ("同样，南南全球技术产权交易所与知识产权组织绿色可持续技术交易市场建立了伙伴关系", "36 of 39 characters as printed"),
        ("基础设施项目占南南合作的%", "12 of 13 characters as printed"),
    ],
)  # fmt: skip
def test_words_that_may_be_put_for_the_reports_beside_a_quotation_are_counted_with_it(quoted, said):
    assert f": {said}" in quotation([[quoted]], tables.everything())


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("在亚洲，近 6 亿人缺电", "not as printed: “亚” for “非” behind “在”"),
        ("在非洲，近 6 亿人缺水", "9 of 10 characters as printed"),
        ("该组织收入约 700 000 美元", "not as printed: “收入” for “支出” behind “该组织”"),
        ("其贸易总额超过了4万亿欧元", "not as printed: “欧” for “美” behind “总额超过了4万亿”"),
        ("以分别获得巴西、日本和中国的专业知识", "not as printed: “日本” for “越南” behind"),
        # Signs aside it stands so in the report.
        ("在非洲近 6 亿人缺电", ", as printed"),
    ],
)  # fmt: skip
def test_a_word_that_was_changed_in_a_short_quotation_is_told(quoted, said):
    assert said in quotation([[quoted]], tables.everything())
    assert quotation([["该组织支出约 70 万欧元"]], tables.everything()) == ""


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u3000", "\t", "\n", "，"])
def test_a_number_is_one_whatever_space_or_wide_comma_stands_in_it(verified, space):
    right = f"该办公室自身打算再额外筹集 2{space}000 万美元"
    assert verified(right)[1][0].endswith(": part of paragraph 50, as printed")
    assert "not as printed: “2" in verified(right.replace("000", "001"))[1][0]


@pytest.mark.parametrize("joined", ["“{}”；“{}”", "“{}”(第57段)；“{}”(第57段)", "« {} » et « {} »", "{}……{}", "{}¹{}²", "| {} | {} |", "{}。报告又称，{}"])  # fmt: skip
def test_two_quotations_of_one_paragraph_are_each_told_as_if_alone(joined):
    frames = tables.everything()
    first, second = "在非洲，近 6 亿人缺电", "每年约 800 000 人因家庭空气污染而早逝"
    told = quotation([[joined.format(first, second)]], frames)
    assert told.endswith(": part of paragraph 57, as printed")
    told = quotation([[joined.format(first, second.replace("8", "9"))]], frames)
    assert ": part of paragraph 57, not as printed: “900000” for “800000” behind “每年约”" in told


@pytest.mark.parametrize(
    "beside", ["“{}。”。例如，巴西。", "“{}”，报告说。", "在2013年，“{}”", "南南合作：“{}”"]
)
def test_what_stands_outside_quotation_marks_is_no_change_of_the_words_in_them(beside):
    frames = tables.everything()
    for printed in (
        "每年 30 多个联合国实体和其他多边组织参加该博览会",
        "根据秘书长最近在其关于采取措施进一步加强该办公室的报告中提出的建议",
        "另一次活动是非洲工业部长会议上关于南南工业合作促进非洲工业化的会外活动",
        "2014 年 5 月该办公室的负责人担任南南合作秘书长特使",
    ):
        told = quotation([[beside.format(printed)]], frames)
        assert told.endswith(", as printed")


@pytest.mark.parametrize("reference", [" —— 36", "，36", "(36)", "[36]", " - 36"])
def test_a_reference_behind_a_quotation_that_stops_before_a_number_is_not_that_number(reference):
    frames = tables.everything()
    printed = "印度尼西亚认识到建立和维护网络知识中心方面的困难"
    told = quotation([[f"{printed}{reference}"]], frames)
    assert told.endswith(": part of paragraph 36, as printed")
    told = quotation([["该基金设立于 1984 年，年收入为 213 000 美元"]], frames)
    assert "not as printed: “1984” for “1983”" in told


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("秘书长在其关于该主题的报告(SSC/19/3)中提出了加强该办公室的途径", "paragraph 16, not as printed: “19” for “18”"),
        ("大会关于联合国系统发展方面业务活动四年度全面政策审查的第 67/233 号决议", "paragraph 12, not as printed: “233” for “226”"),
    ],
)  # fmt: skip
def test_another_symbol_or_resolution_in_a_quotation_is_told(quoted, said):
    assert said in quotation([[quoted]], tables.everything())


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("知识产权组织支出约 700 000 美元", "part of paragraph 49: 13 of 17 characters as printed"),
        ("2012 年 300 多名与会者齐聚巴厘", "part of paragraph 36: 12 of 17 characters as printed"),
        ("任务更加复项议程，使其更容易概述；", "part of paragraph 55: 10 of 16 characters as printed"),
        ("落实关于该办公室需要继续完成其任务授权的建议 。", "part of paragraph 16: 21 of 22 characters as printed"),
        ("贸发会议，《全球投资趋势监测》，第115号(2014年1月28日，日内瓦)。", "footnote 2, not as printed: “115” for “15”"),
        ("经济合作与发展组织，《 年全球发展展望", "part of footnote 9: 9 of 18 characters as printed"),
        ("(E/ESCWA/OES/23/2)", "part of footnote 6: 13 of 18 characters as printed"),
    ],
)  # fmt: skip
def test_pieces_of_one_passage_are_as_printed_together_only_in_a_row(quoted, said):
    assert f": {said}" in quotation([[quoted]], tables.everything())


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("该学院招收了 43 385 多名南方专家，并介绍了千年发展目标所有领域的 300 多条成功经验", "“43385” for “13000” behind “该学院招收了”"),
        ("劳工组织的经常预算总额为 4.963 亿美元", "“4.963” for “8.616” behind “的经常预算总额为”"),
        ("建议 27 呼吁建立机构、机制和协调中心", "“27” for “3” behind “建议”"),
        # Not “for 0”, a digit of another number.
        ("该办公室自身打算再额外筹集 2 000 万美元(见 SSC/18/200)", "between “见SSC/18/” and “0)”"),
        ("II. 联合国支持南南合作的情况", "“II” for “三” at its beginning"),
    ],
)  # fmt: skip
def test_a_number_is_told_whole_for_the_whole_number_of_the_report(quoted, said):
    assert quotation([[decoding.cleaned(quoted).words]], tables.everything()).endswith(said)


def test_two_changes_in_a_paragraph_of_a_copy_make_no_other_number(text, verified):
    _, lines = verified(text.replace("13 个伙伴", "31 个伙伴").replace("39 000 多", "93 000 多"))
    assert "“31” for “13” behind “印巴南基金迄今向”" in "\n".join(lines)


def test_of_one_long_line_the_beginning_is_compared_and_that_is_told():
    line = "，".join(["在非洲，近 9 亿人缺电", "该组织支出约 700 000 美元"] * 900)
    told = quotation([[line]], tables.everything())
    assert told.startswith("quotes the report: part of paragraph 57, not as printed: “9” for “6” ")
    assert told.endswith("; no more than its first 20,000 characters were compared")
    assert told.count("not as printed") == 1


def test_a_heading_under_another_number_is_not_as_printed(text, verified):
    for heading, said in {"二. 引言": "“二” for “一” at its", "a. 政策框架和战略": "“a” for “A” at its", "五. 2026 年后发展议程背景下的南南合作和三角合作": "“2026” for “2015” at its"}.items():  # fmt: skip
        assert f"a heading, not as printed: {said} beginning" in quotation([[heading]], tables.everything())  # fmt: skip
    assert quotation([["三. 国家政策"]], tables.everything()) == ""
    _, lines = verified(text.replace("\nB. ", "\nb. ").replace("\n一. ", "\n1. "))
    assert "the heading before paragraph 1 differs: “1” for “一” at its beginning: " in lines[1]
    assert "the heading before paragraph 20 differs: “b” for “B” at its beginning: " in lines[2]


def test_no_sentence_of_the_report_is_told_as_altered_and_each_digit_altered_is(text):
    frames = tables.everything()
    unsaid = unknown = 0
    paragraphs = report.parse(decoding.cleaned(text).words).paragraphs
    sentences = [(number, own) for number, passage in paragraphs.items() for own in re.findall("[^。]+。?", passage)]  # fmt: skip
    for number, sentence in sentences[::2]:  # of two neighbours, which are alike in this, one
        told = quotation([[sentence]], frames)
        assert "not as printed" not in told, (number, sentence)
        for digit in [*re.finditer(r"\d", sentence)][:1]:
            other = str((int(digit[0]) + 1) % 10)
            wrong = quotation([[sentence[: digit.start()] + other + sentence[digit.end() :]]], frames)  # fmt: skip
            assert not wrong or "not as printed" in wrong or "every digit" not in wrong
            unsaid += wrong.endswith("as printed") and "not as printed" not in wrong
            unknown += "as printed" in told and not wrong
    assert unsaid == 0
    assert unknown < 4


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        (lambda t: f"他说：{SENTENCE}", "part of paragraph 3, as printed"),
        (lambda t: f"某某网站的一篇长文章说了很多别的话{SENTENCE}", "39 of 56 characters as printed, every digit"),
        (lambda t: f"{SENTENCE}。另有99个国家在别处做了一些事情。", "39 of 56 characters as printed, the others"),
        (lambda t: body(t, 47).split("。")[0].replace("三角", "三9"), "57 of 58 characters as printed, the others cannot be compared"),
        (lambda t: f"{SENTENCE}。{body(t, 47).split('。')[0]}。另有99个国家在别处做了一些事情。", "96 of 114 characters as printed, the others"),
        (lambda t: f"[2014/7/1 10:00] 张三: {wrapped(body(t, 3)).splitlines()[0]}", " characters as printed, "),
        (lambda t: "¶56 年收入为 213 000 美元", "part of paragraph 50, as printed"),
        (lambda t: "自2011年以来，其贸易总额超过了4万亿美元 17", "part of paragraph 2, as printed"),
        (lambda t: "年收入为 213 000 美元，基础设施项目占南南合作的55%", "parts of paragraphs 3, 50, as printed"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_quotation_is_not_told_as_altered(text, quoted, said):
    told = quotation([[quoted(text)]], tables.everything())
    assert said in told
    assert "” for “" not in told


def test_own_words_beside_a_sentence_are_not_told_as_changes_in_it(text):
    forms = ["第14页 {}", "{} p. 14", "{} [12]", "{}¹", "{} (A/69/153, para. 16)", "{}（第55段）", "他说{}吗"]  # fmt: skip
    frames = tables.everything()
    passages = [*report.parse(decoding.cleaned(text).words).paragraphs.values()][1:]
    sentences = [each for passage in passages for each in re.findall("[^。]{30,}", passage)][::3]
    known = [each for each in sentences if quotation([[each]], frames).endswith(", as printed")]
    assert len(known) > 2 * len(forms)
    beside = [own.format(each) for own, each in zip(itertools.cycle(forms), known)]
    told = [quotation([[decoding.cleaned(each).words]], frames) for each in beside]
    assert [each for each in told if "not as printed" in each] == []


def test_a_number_in_one_message_of_a_chat_is_compared(verified):
    _, lines = verified(
        "[2024/3/1 10:02] 张三: 在非洲，近 9 亿人缺电\n[2024/3/1 10:03] 李四: 真的吗？"
    )
    assert "quotes the report: part of paragraph 57, not as printed: “9” for “6” behind “在非洲，近”" in lines[0]  # fmt: skip


def test_a_year_alone_is_no_quotation(verified):
    code, lines = verified("2013年")
    assert (code, len(lines)) == (1, 1)
    assert "not known to be of the report: no paragraph, heading or sentence" in lines[0]


def test_bytes_that_were_read_as_letters_are_told_with_their_encoding(text, verified):
    for codec, name in (("utf-8", "UTF-8"), ("gb18030", "GB18030")):
        _, lines = verified(text.encode(codec).decode("latin-1"))
        assert (
            f"it is {name} that was read in another encoding; open its source as {name}" in lines[0]
        )


def test_traditional_characters_in_gb18030_are_read(text, verified):
    _, lines = verified(in_traditional(text).encode("gb18030"))
    assert "the report, in GB18030, with traditional characters" in lines[0]


def test_another_text_that_quotes_a_sentence_is_not_called_a_part(verified):
    said = "On 1 July the Secretary-General told the General Assembly"
    _, lines = verified(f"{said}: “{GRANTS}” (para. 56).")
    assert lines[0].endswith("copy.txt: quotes the report, with punctuation in another width (1): part of paragraph 56, as printed")  # fmt: skip
    code, lines = verified(f"{SENTENCE}。\n{'这一段与那份文件没有关系，说的是另一件事情。' * 4}")
    assert lines[0].endswith("copy.txt: quotes the report: part of paragraph 3, as printed; 1 line not found in what tables have of it")  # fmt: skip
    assert (code, len(lines)) == (1, 1)


def test_of_a_copy_without_commas_the_numbers_are_compared(text, verified):
    copy = text.replace("，", "")
    code, lines = verified(copy)
    assert lines[0].endswith("copy.txt: the report without its commas (“，”): put them back, no more than numbers can be compared without them; those of its paragraphs agree")  # fmt: skip
    assert (code, len(lines)) == (1, 1)
    _, lines = verified(copy.replace("161亿", "167亿"))
    assert lines[0].endswith("; paragraph 3, offset 16: '167' has a row for '161'")


@pytest.mark.parametrize(
    ("own", "other", "told"),
    [
        ("尚未", "已经", "paragraphs 16, 48-49, 73, 76 differ: “已经” for “尚未” in paragraphs 16, 48-49, 73, 76: "),
        ("美元", "US$", "differ: “US$” for “美元” in paragraphs 1-3, 32, 47-50, 52, 56: "),
        # Paragraph 48 has 元 as well, which is part of other words.
        ("美元", "元", "differ: “元” for “美元” in paragraphs 1-3, 32, 47, 49-50, 52, 56: "),
        ("编制", "制订", "paragraphs 21, 48, 51, 55, 63, 70, 72 differ: “制订” for “编制” in paragraphs "),
        ("未", "末", "paragraphs 1, 9, 16, 48-49, 73, 76 differ: “末” for “未” in paragraphs 1, 9, 16, 48-49, 73, 76: "),
    ],
)  # fmt: skip
def test_what_was_put_for_what_in_several_paragraphs_is_told(text, verified, own, other, told):
    code, lines = verified(text.replace(own, other))
    assert code == 1
    assert told in lines[1]
    # Where it is all that differs, no row says more.
    assert len(lines) == 3 or other == "元"


def test_other_changes_in_several_paragraphs_are_not_called_one(text, verified):
    copy = text
    for number, words in ((2, "新高"), (16, "尚未"), (37, "2013"), (48, "尚未")):
        copy = copy.replace(paragraph(copy, number), paragraph(copy, number).replace(words, "别的"))
    _, lines = verified(copy)
    assert lines[1].startswith(
        "paragraphs 2, 16, 37, 48 differ: “别的” for “尚未” in paragraphs 16, 48: "
    )
    assert len(lines) == 8


def test_a_line_of_the_title_that_differs_is_told_with_what(text, verified):
    _, lines = verified(text.replace("南南合作情况", "南南合作现状", 1))
    assert "“现状” for “情况” behind “促进发展南南合作”" in lines[1]


def test_what_fails_is_said_first_and_its_rule_behind(text, verified):
    _, lines = verified(text.replace("52%", "53%", 1))
    assert "  glossary per-cent: '52%' is not in paragraph 2 (as_printed_stands_in_its_paragraph)" in lines  # fmt: skip


@pytest.mark.parametrize(
    ("copy", "told"),
    [
        (lambda t: t.replace("亿", "億"), "with traditional characters, compared as simplified ones (10, “億” for “亿”)"),
        (lambda t: t.replace("4万亿", "4万億"), "with traditional characters, compared as simplified ones (1, “億” for “亿”)"),
        (lambda t: t.replace("卫", "衞"), "with traditional characters, compared as simplified ones (2, “衞” for “卫”)"),
        (lambda t: t.replace("国", "國").replace("会议", "會議"), "with traditional characters, compared as simplified ones (377, “會” for “会”, “議” for “议”, “國” for “国”)"),
        (lambda t: in_traditional(t).replace("着", "著").replace("述了", "述瞭"), "with “著” for “着”, “瞭” for “了” (6 put right)"),
    ],
)  # fmt: skip
def test_traditional_characters_are_named_and_read_as_the_simplified(text, verified, copy, told):
    code, lines = verified(copy(text))
    assert f"{told}: every paragraph agrees, and every fact holds" in lines[0]
    assert code == 0
    code, lines = verified(copy(text.replace("161", "167", 1)))
    assert (code, ": paragraph 3 differing; the others agree" in lines[0]) == (1, True)


def test_characters_that_stand_for_others_are_put_right_where_a_hash_proves_it(text, verified):
    code, lines = verified(text.replace("著", "着", 1).replace("基础", "基礎"))
    assert (code, " differing; the others agree" in lines[0]) == (1, True)


@pytest.mark.parametrize(
    ("marks", "numbers", "told"),
    [
        ({"³": "3"}, "footnote 3 missing or another", ["³ in paragraph 7 is 3 in this copy"]),
        ({"³": "4"}, "footnote 3 missing or another", ["³ in paragraph 7 is 4 in this copy"]),
        ({"¹": "1", "²": "2"}, "footnotes 1-2 missing or others", ["¹ in paragraph 2 is 1 in this copy", "² in paragraph 2 is 2 in this copy"]),
    ],
)  # fmt: skip
def test_a_plain_digit_for_the_mark_of_a_footnote_is_told_once(text, verified, marks, numbers, told):  # fmt: skip
    copy = text
    for mark, digit in marks.items():
        copy = copy.replace(mark, digit, 1)
    code, lines = verified(copy)
    assert re.search(f"the report: every paragraph agrees; the marks? of {numbers}$", lines[0])
    assert [line.partition(": ")[2].partition(" (")[0] for line in lines[2:-1]] == told
    assert (code, f"{len(told)} failure" in lines[-1]) == (1, True)


@pytest.mark.parametrize("commas", [lambda t: t, lambda t: re.sub(r"(?<=\d) (?=\d{3}\b)", ",", t)])
def test_a_comma_for_the_point_of_a_number_is_none_of_thousands(text, verified, commas):
    _, lines = verified(commas(text).replace("8.616", "8,616"))
    assert ("with commas in numbers (13)" in lines[0]) == (commas(text) != text)
    assert lines[1].startswith("paragraph 47 differs (as many characters as in the report): “8,616” for “8.616” behind “的经常预算总额为”")  # fmt: skip


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
@pytest.mark.parametrize("bytes_there", [b"\xff", b"", b"?", b"\xff\xff"])
def test_a_broken_byte_spoils_one_character_and_is_told_with_its_paragraph(text, verified, encoding, bytes_there):  # fmt: skip
    before, behind = (part.encode(encoding) for part in text.split("协力工作", 1))
    word = "协力工作".encode(encoding)
    for byte in range(2):  # the first of a character, and one behind it
        spoilt = word[:byte] + bytes_there + word[byte + 1 :]
        code, lines = verified(before + spoilt + behind)
        assert re.search(r"with broken bytes \(1, the first at byte [\d,]+ in paragraph 37\): paragraph 37 differing; the others agree", lines[0])  # fmt: skip
        assert "U+E" not in lines[0]
        assert code == 1


def test_as_many_broken_characters_are_left_out_in_every_encoding(text, verified):
    raw = text.encode("gb18030")
    places = [found.start() for found in re.finditer("国".encode("gb18030"), raw)][4::20][:8]
    for at in reversed(places):
        raw = raw[:at] + b"\xff" + raw[at + 1 :]
    _, lines = verified(raw)
    assert (
        f"in GB18030, with broken bytes ({len(places)}, the first at byte {places[0]:,} in"
        in lines[0]
    )


def as_csv(rows, **how) -> str:
    written = io.StringIO()
    csv.writer(written, **how).writerows(rows)
    return written.getvalue()


@pytest.mark.parametrize(
    ("copy", "of"),
    [
        (lambda t: as_csv([line] for line in t.splitlines()), "CSV"),
        (lambda t: as_csv([[line] for line in t.splitlines()], quoting=csv.QUOTE_ALL), "lines in quotation marks (CSV or JSON)"),
        (lambda t: as_csv(enumerate(t.splitlines())), "CSV with an index column"),
        (lambda t: as_csv([("n", "text"), *enumerate(t.splitlines(), 1)], quoting=csv.QUOTE_ALL, delimiter="\t"), "TSV with an index column"),
        *((lambda t, sign=sign: as_csv([("段", "文"), *enumerate(t.splitlines())], delimiter=sign), f"{of} with an index column") for sign, of in ((",", "CSV"), (";", "CSV"), ("\t", "TSV"))),
        *((lambda t, head=head: head + "\n".join(f"| {at} | {line} |" for at, line in enumerate(filter(None, t.split("\n")))), "a table of Markdown with an index column") for head in ("", "| 段 | 文 |\n|---:|:---|\n")),
        (lambda t: "n|text\n---|---\n" + "\n".join(f"{at} | {line}" for at, line in enumerate(filter(None, t.split("\n")))), "a table of Markdown with an index column"),
        (lambda t: as_csv([re.match(r"(?:(\d+)\. )?(.*)", line).groups("") for line in t.splitlines() if line], quoting=csv.QUOTE_ALL), "CSV"),
        (lambda t: "\n".join(json.dumps(line) for line in t.splitlines()), "JSON"),
        (lambda t: json.dumps([{"n": n, "text": line} for n, line in enumerate(t.splitlines())], ensure_ascii=False, indent=1), "JSON"),
    ],
)  # fmt: skip
def test_a_table_and_a_list_are_called_what_they_are(text, verified, copy, of):
    code, lines = verified(copy(text))
    assert lines[0].endswith(f"the report, taken from {of}: every paragraph agrees, and every fact holds")  # fmt: skip
    assert code == 0


def test_nothing_that_says_anything_is_lost_with_the_cells_of_a_table(text, verified):
    for row in (("99 countries", ""), ("", "又有99个国家"), ("99", "gave 5 million")):
        code, _ = verified(as_csv([row, *enumerate(text.splitlines(), 3)]))
        assert code == 1


def test_a_column_beside_the_text_is_told_and_the_quotes_of_its_table_are_not(text, verified):
    of = [line for line in text.splitlines() if line]
    told = "after paragraph 76 there is 1 line that is not part of the report: “核对：错误”"
    for rows in (
        [("段", "文", "核对"), *((at, line, "核对：错误") for at, line in enumerate(of))],
        [(line, "核对：错误") for line in of],
        [("段", "文", "核对"), *((2 * at, line, "核对：错误") for at, line in enumerate(of))],
        [(at, line, "核对：错误" if at == 40 else "") for at, line in enumerate(of)],
    ):
        code, lines = verified(as_csv(rows))
        assert code == 1
        assert "with 1 line that is not part of it: every paragraph agrees" in lines[0]
        assert lines[1] == told


def test_a_column_of_paragraph_numbers_is_no_index(text, verified):
    rows = [line.split(". ", 1) for line in re.findall(r"^\d+\. .*", text, re.MULTILINE)]
    assert not any(
        "under other numbers" in line for line in verified(as_csv([("n", "text"), *rows]))[1]
    )


def test_a_heading_fails_by_itself_and_nobody_is_told_to_mend_a_table(text, verified):
    _, lines = verified(text.replace("\n二. ", "\n", 1).replace("第 11 段", "第 12 段").replace("在帝力举行", "在雅加达举行"))  # fmt: skip
    assert any(re.match(r"the heading before paragraph 7 .*: 1 number fails", line) for line in lines)  # fmt: skip
    assert not any("place_stated" in line or "heading, offset" in line for line in lines)


def test_every_failure_is_told_on_request(text, tmp_path, monkeypatch, capsys):
    path = tmp_path / "copy.txt"
    path.write_text(text[: text.index("\n60. ")], encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["southsouth", "verify", "--all", str(path)])
    with pytest.raises(SystemExit):
        cli.run()
    lines = capsys.readouterr().out.splitlines()
    said = re.search(r"(\d+) failures: (\d+) rows, (\d+) numbers$", lines[-1])
    assert len(lines) == int(said[1]) + 2
    assert int(said[1]) == int(said[2]) + int(said[3])


def test_a_line_without_a_number_that_is_not_part_of_the_report_is_named(text, verified):
    code, lines = verified(f"{text}\n编者注：许多国家捐款\n")
    assert code == 1
    assert lines[0].endswith("report, with 1 line that is not part of it: every paragraph agrees")
    assert lines[1] == (
        "after paragraph 76 there is 1 line that is not part of the report: “编者注：许多国家捐款”"
    )


@pytest.mark.parametrize(
    "claims",
    [
        ("2015年又有90个国家", "2015年又有91个国家", "2015年又有92个国家"),
        ("A/69/153 又有99国",) * 4,
        ("90", "500", "700"),
        ("又有许多国家参加",) * 3,
    ],
)
def test_claims_are_no_heads_of_pages_however_often_they_stand_there(text, verified, claims):
    code, lines = verified(between(pages(text, "A/69/153", "{}/20"), *claims))
    assert code == 1
    assert f"with {len(claims)} lines that are not part of it: every paragraph" in lines[0]
    assert "fact holds" not in lines[0]


@pytest.mark.parametrize(
    "added",
    [
        lambda t: t.replace("[68/230](#)", "[68/230](又有99个国家)"),
        lambda t: t.replace("³ 正如", "[3](#又有99国) 正如"),
        lambda t: t.replace("¹ 联合国", "¹ mostly false: 联合国"),
        lambda t: "\n".join(f"九十国 {line}" for line in t.splitlines()),
        lambda t: f"00:00:01,000 --> 又有99国\n{t}",
        lambda t: json.dumps({"lines": t.splitlines(), "又有99个国家捐款": ""}, ensure_ascii=False),
    ],
)
def test_nothing_that_says_anything_is_lost_with_what_is_put_right(text, verified, added):
    code, lines = verified(added(text))
    assert code == 1
    assert "fact holds" not in lines[0]


@pytest.mark.parametrize(
    "numbers",
    [
        {40: "40", 42: "41", 44: "42", 46: "43"},  # which begin in the middle
        {2: "1", 20: "9", 45: "30", 70: "60"},  # with pages left out
    ],
)
def test_numbers_that_do_not_go_on_through_the_whole_text_number_no_pages(text, verified, numbers):
    parts = text.split("\n\n")
    for before, number in reversed(numbers.items()):
        parts.insert(before, number)
    code, lines = verified("\n\n".join(parts))
    assert code == 1
    assert "lines that are not part of it" in lines[0]


@pytest.mark.parametrize("address", ["(#)", "(#a-1)", "(/en/doc)", "(../a.html)", "(<b>)", " (https://a.org/b)", "( mailto:a@b.org)", "(https://a.org/\nb)"])  # fmt: skip
def test_a_link_is_read_without_its_address(address):
    assert report.unlinked(f"见[第1]{address}号[又](有)") == "见第1号[又](有)"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("1. 文", 1), ("76.文", 76), ("12 . 1978 年", 12), ("12.1978年", 12), ("9.77 国", 9), ("2.78%", None), ("0. 文", None), ("77. 文", None), ("112. 文", None),
    ],
)  # fmt: skip
def test_a_line_begins_a_paragraph_with_its_number_and_a_stop(line, number):
    assert report.numbered(line) == number


@pytest.mark.parametrize(
    ("copy", "holds"),
    [
        ("1. 文\n一 .节\nA.节\nB. 节\n2. 文。", {"paragraphs": {0: "", 1: "文", 2: "文。"}, "headings": {2: "一 .节\nA.节\nB. 节"}}),
        ("1. 文¹。\n¹ 注未\n完。\n又。\n2. 又。", {"footnotes": {1: "注未完。"}, "paragraphs": {0: "", 1: "文¹。又。", 2: "又。"}, "cited": {1: 1}}),
        ("1. 文¹。\n¹ 注未完\n一. 节\n2. 又。", {"footnotes": {1: "注未完"}, "headings": {2: "一. 节"}}),
        ("1. 文¹。\n¹ 注未完\n2. 又。", {"footnotes": {1: "注未完"}, "paragraphs": {0: "", 1: "文¹。", 2: "又。"}}),
        ("1. 文¹。\n¹ 注未完\n2. 又。\n节\n3. 再。\n另一行。", {"footnotes": {1: "注未完"}, "headings": {3: "节"}, "lines": {0: (), 1: ("文¹。",), 2: ("又。",), 3: ("再。", "另一行。")}}),
        ("1. 文¹。\n¹ 注未完\nA. 节\n研究\n2. 又。", {"footnotes": {1: "注未完"}, "headings": {2: "A. 节\n研究"}}),
        ("¹注。\n1. 文¹。", {"footnotes": {1: "注。"}, "paragraphs": {0: "", 1: "文¹。"}}),
        ("1. 文¹又\n¹注。", {"footnotes": {1: "注。"}, "paragraphs": {0: "", 1: "文¹又"}}),
        ("1. 文\n¹又。", {"footnotes": {}, "paragraphs": {0: "", 1: "文¹又。"}}),
        ("1. 文\n一. 节\n¹注。\n2. 又。", {"footnotes": {1: "注。"}, "headings": {2: "一. 节"}}),
        *((f"1. 文¹。\n¹{behind}注。", {"footnotes": {1: "注。"}}) for behind in (": ", "：", ". ", "。", ") ", "] ", " ")),
        ("1. 文。\n又一行\n再一行。", {"paragraphs": {0: "", 1: "文。又一行再一行。"}, "lines": {0: (), 1: ("文。", "又一行", "再一行。")}}),
        ("76. 文。\n77. 又。", {"paragraphs": {0: "", 76: "文。"}, "rest": ("77. 又。",)}),
        ("1. 文。\n1.\n2. 又。", {"again": None, "headings": {2: "1."}}),
        ("5. 联合国大会。\n6. 又。\n5. 联络人。", {"again": None}),
        ("题\n5. 文\n许多国家。\n76. 完。\n许多国家。", {"again": None}),
        ("题\n76. 未完\n题", {"again": None, "paragraphs": {0: "题", 76: "未完题"}}),
    ],
)  # fmt: skip
def test_lines_are_read_as_what_they_are(copy, holds):
    read = report.parse_partial(copy)
    assert {name: getattr(read, name) for name in holds} == holds


@pytest.mark.parametrize(
    ("copy", "first", "second"),
    [
        ("5. 联合国大会通过了决议一。\n5. 联合国大会通过了决议二。", {"paragraphs": {0: "", 5: "联合国大会通过了决议一。"}}, {"paragraphs": {0: "", 5: "联合国大会通过了决议二。"}}),
        *((f"题\n76. {end}\n题\n1. 文。", {"paragraphs": {0: "题", 76: end.partition("\n")[0]}}, {"paragraphs": {0: "题", 1: "文。"}}) for end in ("完。", "(完。)", "完。¹", "未完\nA. 附")),
        ("1. 文¹。\n¹ 注。\n¹ 又注。\n又在此。", {"paragraphs": {0: "", 1: "文¹。又在此。"}, "footnotes": {1: "注。"}}, {"footnotes": {1: "又注。"}}),
        ("1. 文。\n2. 又。\n¹ 注未完\n1. 文。\n续文。", {"footnotes": {1: "注未完"}}, {"paragraphs": {0: "", 1: "文。续文。"}}),
        ("1. 文。\n1. 文。\n一. 节\n2. 又\n续。", {"paragraphs": {0: "", 1: "文。", 2: "又续。"}, "headings": {2: "一. 节"}, "repeated": [1]}, {"paragraphs": {0: "", 1: "文。"}, "rest": ()}),
    ],
)  # fmt: skip
def test_what_stands_there_again_is_read_as_a_second_copy(copy, first, second):
    read = report.parse_partial(copy)
    assert {name: getattr(read, name) for name in first} == first
    assert {name: getattr(read.again, name) for name in second} == second


def test_of_more_copies_than_a_file_may_hold_the_rest_is_told_as_such():
    read = report.parse_partial("1. 文。\n" * 7)
    assert [copy.paragraphs for copy in read.copies] == [{0: "", 1: "文。"}] * 4
    assert [*read.copies][-1].rest == ("1. 文。", "1. 文。")


@pytest.mark.parametrize(
    "copies",
    [["页头"] * 40, [f"页头\n{'文' * 1000}{n}" for n in range(9)], ["页头\n" + "文" * 1000] * 5],
)
def test_pages_under_one_head_and_a_few_copies_are_left_as_they_are(copies):
    words = "\n".join(copies) + "\n"
    assert layout.without_copies(words) == (words, 0)


@pytest.mark.parametrize(
    "words",
    [
        "并非{}",
        "不{}",
        "假的：{}",
        "{}（此说不实）",
        "{}错误",
        "1{}",
        "2014年{}",
        "3. {}",
        "{} 2015 年",
        "{}[1]",
    ],
)
def test_words_before_or_behind_all_lines_that_say_something_are_no_frame(text, verified, words):
    code, lines = verified(re.sub(r"^(?=.)(.*)$", words.format(r"\1"), text, flags=re.MULTILINE))
    assert code == 1
    assert re.search(
        r"the report, .*with “(.+)” (before|behind) all lines \(115\): every paragraph agrees; “\1” before or behind its lines is not part of it$",
        lines[0],
    )
    assert lines[1].startswith(
        "before or behind all lines stand words that are not part of the report: “"
    )


def test_what_lines_have_of_their_own_is_said_by_nobody(text, verified):
    tens = "".join(paragraph(text, number) for number in range(10, 20))
    assert "part of the report: paragraphs 10-19, as printed" in verified(tens)[1][0]
    alike = [f"联合国{at}。" for at in range(40)]
    assert wrapping.without_ends("\n".join(alike))[2] == ()


def test_a_text_without_commas_is_the_report_where_its_words_stand_there_alone(text, verified):
    invented = "".join(f"{at}. 我们认为{at}个国家参加了会议讨论发展问题并且提出了建议。\n" for at in range(1, 60))  # fmt: skip
    _, lines = verified(invented)
    assert ": not the report: 0 of its 77 paragraphs agree" in lines[0]
    _, lines = verified(text[: text.index("\n40. ")].replace("，", ""))
    assert "the report without its commas" in lines[0]
    assert "paragraphs 40-76 missing" in lines[0]


@pytest.mark.parametrize("line", ["x y z", "x y z {}", "> ok"])
def test_a_line_that_is_added_many_times_is_nothing_around_the_reports(text, verified, line):
    added = "".join(f"{line.format(at)}\n" for at in range(3000))
    code, lines = verified(f"{text}\n{added}")
    assert code == 1
    assert "before all lines" not in lines[0]
    assert "not part of it" in lines[0]


def test_two_digits_exchanged_in_a_later_copy_are_told_as_one_number(text, verified):
    _, lines = verified(text + text.replace("6 132", "6 123"))
    assert "a later copy of paragraph 64 differs: “6123” for “6132” behind " in lines[2]
    assert "more" not in lines[2]


@pytest.mark.parametrize("errors", ["replace", "ignore"])
def test_utf8_read_as_gbk_is_called_that_whatever_became_of_the_rest(text, verified, errors):
    _, lines = verified(text.encode().decode("gbk", errors))
    assert ": not the report: it is UTF-8 that was read as GBK; " in lines[0]


def test_of_what_differs_in_a_quotation_a_number_is_told_first(text, verified):
    sentence = body(text, 3).partition("。")[0]
    _, lines = verified(f"{sentence.replace('价值估', '数额估').replace('190', '109')}。")
    assert "“109” for “190” behind “在161亿美元至”, and 1 change more" in lines[0]


def test_lines_around_a_quotation_are_no_part_of_what_differs_in_it(text, verified):
    sentence = body(text, 3).partition("。")[0].replace("161", "167")
    _, lines = verified(f"我今天读到联合国报告。\n{sentence}。\n真有意思。\n")
    assert lines[0].endswith(
        "“167” for “161” behind “合作的价值估计在”; 2 lines not found in what tables have of it"
    )


def test_what_is_known_to_end_a_paragraph_ends_it_in_every_copy():
    read = report.parse_partial("题\n1. 文\n又。\n1. 文\n再。", ends={0, 1, 3})
    assert (read.paragraphs, read.again.paragraphs) == ({0: "题", 1: "文"}, {0: "", 1: "文"})
    assert report.parse_partial("题", ends={0}).paragraphs == {0: "题"}


def test_what_stands_beside_the_mark_of_a_footnote_is_said_or_a_sign():
    assert report.said_before("* ¹ 见", "¹") == "*  见"
    assert [report.said_before(signs, "¹") for signs in ("¹ *", "又见 ", "(1)")] == ["", "", ""]


def test_each_heading_and_footnote_is_the_reports_though_no_fact_is_told_in_it(text, verified):
    """One at a time, so that none is held by its neighbours: dropped, altered by a letter."""
    read = report.parse(text)
    known = headings.headings(tables.load("paragraphs"))
    assert sum(map(len, known.values())) == 15
    assert {*read.footnotes} == {*range(1, 10)}
    paragraphs = tables.load("paragraphs")
    for number, heading in read.headings.items():
        for words in ("", heading[:-1] + "哦"):
            altered = replace(read, headings=read.headings | {number: words})
            broken = {
                (failure.row_id, failure.rule) for failure in text_failures(altered, paragraphs)
            }
            assert broken == {(str(number), "its_headings_stand_before_it")}
    for number, words in read.footnotes.items():
        altered = replace(read, footnotes=read.footnotes | {number: words[:-2] + "哦" + words[-1:]})
        broken = {(failure.row_id, failure.rule) for failure in text_failures(altered, paragraphs)}
        assert broken == {(str(number), "the_footnote_agrees")}


def test_every_character_that_unicode_shows_as_nothing_is_left_out_and_named():
    ignorable = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180f\u200b\u2065\u206f\u3164\ufe0f\ufeff\uffa0\ufff0\U0001bca0\U0001d173\U000e0001\U000e01ef\U000e0fff"
    blank = "\u0600\u2800\U0001d159\U00016fe4\ufffc\ufffe\ue000\x00\x1b"
    cleaned = decoding.cleaned(f"2{ignorable}0{blank}13年 3\u3000日")
    assert cleaned.words == "2013年 3\u3000日"
    assert sum(cleaned.invisible.values()) == len(ignorable + blank)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("一｡二､三｢四｣五;六﹐七﹑八﹔九﹕十︐一︑二︒三︓四︔五", "一。二、三「四」五；六，七、八；九：十，一、二。三：四；五"),
        ("0﹒5 亿美元", "0.5 亿美元"),
        ("  12. 文.\n 一. 节.\n B. 节.\n十二.节.", "  12. 文。\n 一. 节。\n B. 节。\n十二.节。"),
        ("增加 5%.又(见[甲]).又[乙].又见 Add.1.后 WIPO. ", "增加 5%。又(见[甲])。又[乙]。又见 Add.1。后 WIPO。 "),
        ("增加 5%.\n12. 又见 Add.\n1 又", "增加 5%。\n12. 又见 Add.\n1 又"),
        ("增加 5%\n.又见(甲)\n.又见[乙]\n.又见丙\n.又见 A\n.5", "增加 5%\n。又见(甲)\n。又见[乙]\n。又见丙\n。又见 A\n.5"),
        ('他说"南南合作促进发展的情况"，"好"。', "他说“南南合作促进发展的情况”，“好”。"),
        ('他说"好"，“又”说"好"。', '他说"好"，“又”说"好"。'),
        ("2‐3‑4‒5–6−7﹣8年―─﹘", "2-3-4-5-6-7-8年———"),
        ("文[1](#fn-1)二[[2]](#cite_note-2)三^3^四^4五^56[^7]六", "文¹二²三³四⁴五^56⁷六"),
        ("<<文件>>、<文件>、<Add.1>", "《文件》、《文件》、<Add.1>"),
        ("\U0002f800\uf900\u2f00", "丽岂一"),
        ("自2  0  1  3 年和2\u00a00\u20091\u202f3 年以来，这些国家有13 8 0个，又有3 80 万个，其中一些又有许多。", "自2013 年和2013 年以来，这些国家有13 8 0个，又有3 80 万个，其中一些又有许多。"),
        ("自1  380 万以来，有1  3800个，有2  12 年。", "自1 380 万以来，有1  3800个，有2  12 年。"),
        ("文 ↩\n文[↑]\n文 (↵)\n文⏎\n文⮌ \n文⤴\n文↩↩\n文 ↩(#fnref-1)", "文" + "\n文" * 7),
        ("1234年\n^ ¹ 文\n↑ ² 文\n↩ ³ 文", "1234年\n¹ 文\n² 文\n³ 文"),
        ("1'380、1’380、1_380、1'3800、2·78%、2‧78%、2∙78%", "1380、1380、1380、1'3800、2.78%、2.78%、2.78%"),
        ("1,380 万，1,3800", "1380 万，1,3800"),
        *((f"甲{sign}乙",) * 2 for sign in "\t\n\f\x1c\x1d\x1e"),
        *((f"甲{sign}乙", "甲\n乙") for sign in "\v\r\x85\u2028\u2029"),
        *((sign.join("联合国大会"), "联合国大会") for sign in " \u00a0\u2002\u2003\u2009\u202f\u3000"),
    ],
)  # fmt: skip
def test_signs_and_spaces_of_other_kinds_are_read_as_the_reports(written, read):
    assert decoding.cleaned(written).words == read


@pytest.mark.parametrize(
    ("put_right", "written", "read"),
    [
        ("unescaped", "&#x4e00;&#19968;&amp;\\x41\\n\\t\\r\\\"\\u4e00&lt;", ("一一&A\n\t\"一<", 10)),
        ("unescaped", "&amp;" * 9, ("&amp;" * 9, 0)),
        ("without_markdown", "###### 节\n> > 文\n  ## 节\n---\n***\n___\n~~~\n===\n***文***又\\.", ("节\n文\n节\n\n\n\n\n\n文又.", 11)),
        *(("without_line_numbers", "".join(form.format(n, n) for n in range(1, 78)), ("".join(f"文{n}\n" for n in range(1, 78)), 77)) for form in ("{}: 文{}\n", "{}|文{}\n", "{})文{}\n", "{}：文{}\n", "{}.文{}\n", "  {} 文{}\n")),
        ("without_line_numbers", "".join(f"{n} 文\n\n" for n in range(1, 78)), ("文\n\n" * 77, 77)),
        ("without_line_numbers", "".join(f"{n} 文\n{n + 1}\n" for n in range(1, 78, 2)), ("文\n\n" * 39, 78)),
        *(("without_line_numbers", lines, (lines, 0)) for lines in ("".join(f"{n}. 文\n" for n in range(1, 77)), "".join(f"{n} 文\n又\n" for n in range(1, 78)), "".join(f"{3 * n} 文\n" for n in range(1, 78)))),
        ("apart", f"一. 节 1. {'文' * 3000} A. 节 ¹ 注 12. 有0.5%，见PA. 又² 和 2.7", (f"\n一. 节\n1. {'文' * 3000}\nA. 节\n¹ 注\n12. 有0.5%，见PA. 又² 和 2.7", 5)),
        ("apart", f"1. {'文' * 2900} 2. 文", (f"1. {'文' * 2900} 2. 文", 0)),
        ("once", "文\n文\n一段较长的文字在此\n一段较长的文字在此\n又\n这一段文字有十个字了\n\n这一段文字有十个字了\n甲\n乙", ("文\n文\n一段较长的文字在此\n一段较长的文字在此\n又\n这一段文字有十个字了\n\n甲\n乙\n", 1)),
        ("with_own_digits", "₂₀₁₃年，²⁰¹³年", ("2013年，2013年", 8)),
        ("with_own_digits", "2013年¹ ①", ("2013年¹ ①", 0)),
        ("with_own_digits", "٢٠١٣年①", ("2013年①", 4)),
        ("with_digits", "2O14、2О14、2Ο14、2Q1З、l978、I978、І978、Ι978、1B5S、Z013、3b、3g、3q", ("2014、2014、2014、201З、1978、1978、1978、1978、1855、2013、36、39、39", 14)),
        ("with_digits", "27 OOO 万，2O OOO 个，有 IO 国，有 S 国，O.5%，1B CDE，AB5，UNDP 2", ("27 000 万，20 000 个，有 10 国，有 5 国，0.5%，18 CDE，AB5，UNDP 2", 7)),
        ("with_digits", f"I. 文\nll. 文\nB. 节\nB. {'文' * 60}", (f"1. 文\n11. 文\nB. 节\n8. {'文' * 60}", 3)),
        ("with_digits", "l978 年有 27 OOO\n有 2O OOO\n有 3Build", ("1978 年有 27 000\n有 20 000\n有 3Build", 4)),
        ("numbered", "(1) 甲\n(2) 乙\n(3) 丙\n(4) 丁", ("(1) 甲\n(2) 乙\n(3) 丙\n(4) 丁", 0)),
        ("numbered", "".join(f"{sign}. 文\n" for sign in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XL", "XLI")), ("".join(f"{n}. 文\n" for n in (*range(1, 11), 40, 41)), 12)),
        ("with_digits", "项目 24b，项目24 b，项目 24(B)；(A)、(B)", ("项目 24b，项目24 b，项目 24(B)；(A)、(B)", 0)),
        ("with_digits", "I. 节\nII. 节\nV. 节", ("I. 节\nII. 节\nV. 节", 0)),
    ],
)  # fmt: skip
def test_what_programs_write_for_the_reports_signs_and_lines_is_put_back(put_right, written, read):
    assert getattr(layout, put_right)(written) == read


def test_signs_that_the_report_could_print_stay():
    kept = "2.78%，Add.1，Re:Search，1 380 万，213 000 美元，2012-2013 年——K. Yumkella, “非洲”\n12. 文。\nA. 节\n五. 2015 年"
    cleaned = decoding.cleaned(kept)
    assert (cleaned.words, cleaned.narrow, cleaned.notes) == (kept, 0, ())


@pytest.mark.parametrize(
    ("copy", "said"),
    [
        ("\n".join(f"{n}. 第{n}段的文字。" for n in range(1, 77)), "not the report: 0 of its 77 paragraphs agree, and 0 of "),
        ("1. 1961年联合国。\n2. 又一个报告。", "not known to be of the report: 0 of its 77"),
        ("nonsense", "not the report: it has no Chinese characters"),
        (b"\x1f\x8b\x08\x00", "not text: a gzip archive"),
        (b"\x89PNG\r\n", "not text: a picture"),
        (b"\xff\xd8\xff\xe0", "not text: a picture"),
        (b"\xd0\xcf\x11\xe0\xa1", "not text: an old Word document"),
        (rb"{\rtf1\ansi", "not text: an RTF document"),
        ("\n".join(f"{n}. 第{n}段的文字。" for n in range(1, 77)).encode().decode("latin-1"), "not the report: .* UTF-8 that was read in another encoding"),
        ("\n".join(f"{n}. Developing countries made nearly half of world output in 2012." for n in range(1, 77)), "not the report: 0 of its 77 paragraphs agree"),
        ("<html><body><p>Nothing</p></body></html>", "not the report: it has no Chinese characters"),
        (b"", "the file is empty"),
        ("\ufeff".encode(), "the file is empty|it has no Chinese characters"),
        (b"%PDF-1.7\n%\xe2\xe3", "not text: a PDF; save its text as UTF-8"),
        (b"PK\x03\x04\x14\x00", "not text: a ZIP archive, as Word writes one"),
        (bytes(range(1, 256)), "not text: not UTF-8 at byte 127"),
        (b"\0\1\2\x80" * 50, "not text: not UTF-8 at byte 3, with control characters, as no text has$"),
        ("第一段的文字。\n第二段的文字。\n".encode() + "第三段的文字。\n".encode("gb18030"), "not text: in two encodings, UTF-8 and GB18030, the first change at byte"),
        ("第一段的文字。\n第二段的文字。\n".encode("gb18030") + "第三段的文字。\n".encode(), "not text: in two encodings"),
        *(("\n".join(f"{label}第{n}段的文字。" for n in range(1, 77) for label in (form.format(n),)).encode().decode("gbk", "replace"), "not the report: it is UTF-8 that was read as GBK; open its source as UTF-8") for form in ("{}. ", "")),
        ("国\n".encode() * 5 + "café, Schlüssel\n".encode("latin-1") * 3, "not text: not UTF-8 at byte 23; save it as UTF-8"),
        (b"1. a\0b", "not text: it holds NUL at character 4"),
        (b"\0\0\v\f", "not text: it holds nothing but NUL"),
        (b"a" * 1000, "not the report: it has no Chinese characters"),
        ("进口、出口、口岸和人口", "not known to be of the report: no paragraph, heading or sentence"),
        ("甲乙\n丙", "not known to be of the report: no paragraph, heading or sentence"),
        (b"ab\0" * 1000, "not text: it holds NUL at character 2"),
        (spoilt("1. 国\n" * 500, 21, b"\xff"), "not text: not UTF-8 at byte 157"),
        ("1. a\n".encode("utf-16") + b"\xd8", "not text: not UTF-16"),
        ("1. 国\n".encode("utf-16") + b"\x00\xd8\x00\xd8", "not text: not UTF-16 at byte 12"),
    ],
)  # fmt: skip
def test_what_is_not_the_report_is_told_in_one_line(verified, copy, said):
    code, lines = verified(copy)
    assert code == 1
    assert len(lines) == 1
    assert re.search(said, lines[0])


@pytest.mark.parametrize(
    ("mark", "own", "other", "said"),
    [
        ("⁴", "卡塔尔", "科威特", "“科威特” for “卡塔尔” behind “尼西亚、墨西哥、”"),
        ("⁴", "、卡塔尔", "", "“卡塔尔、” left out behind “尼西亚、墨西哥、”"),
        ("³", "64/222", "64/233", "“233” for “222” behind “文件》(第64/”"),
        ("⁷", "安第斯", "欧洲", "“欧洲” for “安第斯” behind “美洲一体化体系和”"),
        ("⁸", "Kandeh", "Kandah", "“a” for “e” behind “Kand”"),
        ("⁹", "巴黎", "伦敦", "“伦敦” for “巴黎” behind “》(2014年，”"),
    ],
)
def test_of_a_footnote_that_differs_it_is_told_in_what(text, verified, mark, own, other, said):
    note = re.search(rf"^{mark} .*", text, re.MULTILINE)[0]
    _, lines = verified(text.replace(note, note.replace(own, other)))
    number = "¹²³⁴⁵⁶⁷⁸⁹".index(mark) + 1
    assert f"\nfootnote {number} differs: {said}: " in "\n".join(lines)


#: A copy, part of its first line, and how many lines a person may be asked to read.
DAMAGED = [
    (lambda t: unnumbered(t), "the report, without paragraph numbers: every paragraph agrees", 3),
    (lambda t: t.replace("\n", " "), "with lines run together (94): every paragraph agrees, and every fact holds", 2),
    (lambda t: json.dumps({"text": t}, ensure_ascii=False), "the report, taken from JSON: every paragraph agrees, and every fact holds", 2),
    (lambda t: put(t, 41, body(t, 40) + half(t, 41)).replace(paragraph(t, 40), ""), ": paragraph 41 differing; the others agree; paragraph 40 without its number", 9),
    (lambda t: put(t, 41, half(t, 41, first=True) + body(t, 40)).replace(paragraph(t, 40), ""), ": paragraph 41 differing; the others agree; paragraph 40 without its number", 9),
    (lambda t: t + exchanged(t, 15, 16), "twice: every paragraph agrees; a later copy of paragraph 16 elsewhere", 4),
    (lambda t: t + exchanged(t, 3, 70).replace("869", "969"), "twice: every paragraph agrees; later copies of paragraphs 3, 70 elsewhere or under other numbers; a later copy of paragraph 64 differing", 5),
    (lambda t: t + unnumbered(t), "twice: every paragraph agrees; later copies of paragraphs 1-76 elsewhere", 4),
    (lambda t: each_line(t, 2), "with lines that stand several times in a row (115): every paragraph agrees, and every", 2),
    (lambda t: re.sub(r"^(\d+\. .*)$", r"\1\n编者按：写得好。", t, flags=re.MULTILINE), "with 76 lines that are not part of it: every paragraph agrees", 4),
    (lambda t: re.sub(r"^\d*[02468]\. .*\n", "", t, flags=re.MULTILINE), "missing; the others agree", 14),
    (lambda t: "\n".join(reversed(t.splitlines())), "the summary and paragraphs 1-76 in other places", 19),
    (lambda t: pages(t, "内部资料", "{}"), "such as “1”, with 21 lines that are not part of it: every paragraph agrees", 4),
    (lambda t: re.sub(r"(?<=\d)0", "O", t), "with letters for digits (", 2),
    (lambda t: t.replace("已", "己"), "73-74 differing; the others agree", 8),
    (lambda t: remarked(t, "({})"), "with footnote marks written as “(1)” (9 put back): every paragraph agrees, and every fact holds", 2),
    (lambda t: renumbered(remarked(t, "({})"), "({}) "), "with footnote marks written as “(1)” (9 put back): every paragraph agrees, and every fact holds", 2),
    (lambda t: "".join(f"{n}. 又一份文件的第{n}段。\n" for n in range(1, 60)) + t, "with 59 lines that are not part of it: every paragraph agrees", 3),
    (lambda t: re.sub("报告", "报导", t, count=1) + t, "the report twice: the summary differing; the others agree", 5),
    (lambda t: unnumbered(put(t, 62, body(t, 62)[: len(body(t, 62)) * 82 // 100])), "the report, without paragraph numbers: only the beginning of paragraph 62 (its end is missing); the others agree", 9),
    (lambda t: t.replace(paragraph(t, 30), f"{body(t, 30)[:150]}\n编者按：写得好。\n{body(t, 30)[150:]}\n"), "with 1 line that is not part of it: every paragraph agrees; paragraph 30 without its number", 4),
    (lambda t: f"{t}\n4. {body(t, 4)[: len(body(t, 4)) * 9 // 10]}", ": every paragraph agrees; paragraph 4 there once more and differing", 4),
    (lambda t: put(t, 21, f"{body(t, 21)}\n22. 又有肯尼亚。"), "with 1 line that is not part of it: every paragraph agrees", 3),
    (lambda t: unnumbered(put(t, 41, half(t, 41, first=True)[: len(body(t, 41)) // 3])), "the report, without paragraph numbers: paragraph 41 differing; the others agree", 9),
    (lambda t: remarked(t, "[脚注 {}]", anywhere=False), "with other marks, or none, before footnotes (9): every paragraph agrees, and every fact holds", 2),
    (lambda t: re.sub(r"^[¹²³⁴⁵⁶⁷⁸⁹] .*\n", "", remarked(footnotes(t), "({})") + t, flags=re.MULTILINE), "with other marks, or none, before footnotes (8): every paragraph agrees, and every fact holds", 2),
    (lambda t: t.replace("\n41. ", "\n41。"), "the report: every paragraph agrees, and every fact holds", 2),
    (lambda t: t.replace("\n41. ", "\n141. "), "with 1 line that is not part of it: every paragraph agrees; paragraph 41 without its number", 4),
    (lambda t: moved(t, 60, 5).replace("\n60. ", "\n61. "), ": every paragraph agrees; paragraph 60 under another number", 3),
    (lambda t: moved(t, 60, 5).replace("\n60. ", "\n"), ": every paragraph agrees; paragraph 60 in another place", 3),
    (lambda t: re.sub(r"^(\d+\. .*)$", r"\1 又99国", t, flags=re.MULTILINE), "the report: paragraphs 1-76 with words added; the others agree", 3),
    (lambda t: re.sub(r"^(\d+\. .*)$", r"\1\n99", t, flags=re.MULTILINE), "with 76 lines that are not part of it: every paragraph agrees", 4),
    (lambda t: t.replace("\n一. 引言", "\n南南合作促进发展\n\n一. 引言"), "with 1 heading in another place: every paragraph agrees", 3),
    (lambda t: pages(t, "南南合作促进发展使99个国家受益", "{}/20"), "such as “1/20”, with 21 lines that are not part of it: every paragraph agrees", 3),
    (lambda t: t.replace("六. 结论和建议", "六. 结论").replace("\n政策发展和对话", "\n政策发展\n\n政策发展和对话"), "with 1 line that is not part of it: every paragraph agrees; the heading before paragraph 70 missing", 4),
    (lambda t: t.replace("尤其是，报告呼吁", "\n\n33. 尤其是，报告呼吁"), "the report: paragraph 32 with words added; the others agree", 3),
    (lambda t: t.replace(t[t.index("本报告系依照") : t.index("一. 引言")], ""), "the report: the summary missing; the others agree", 3),
    (lambda t: f"{t[: t.index('40. 在其他')]}\n\n{t}", "the report: every paragraph agrees, and every fact holds", 3),
    (lambda t: f"{t}\n第六十八届会议\n南南合作情况\n秘书长的报告\n1. 第一份报告。", "with 2 lines that are not part of it: every paragraph agrees", 4),
    (lambda t: t.replace(t[t.index("本报告系依照") : t.index("一. 引言")], "") + t[t.index("本报告系依照") : t.index("一. 引言")], "the report: every paragraph agrees; the summary in another place", 3),
    (lambda t: t.replace("350 万美元(总", "3 500 万美元(总").replace("三个不同", "十三个不同"), "the report: paragraphs 50, 56 differing; the others agree", 9),
    (lambda t: "\n".join([t] * 5), "the report five times: every paragraph agrees", 4),
    (lambda t: t * 3 + t.replace("161亿", "167亿", 1) + t * 4, "twice, with the same text in it again (6): every paragraph agrees; a later copy of paragraph 3", 4),
]  # fmt: skip


@pytest.mark.parametrize(
    ("damage", "first", "then"),
    [
        (lambda t: t[len(t) // 2 :], "the report, with 1 line that may be the end of a paragraph: the summary and paragraphs 1-37 missing", "before paragraph 38 there is 1 line that may be the end of paragraph 37: “"),
        (lambda t: t[600:], "the report, with 1 line that may be the end of a paragraph: the summary and paragraphs 1-2 missing", "before paragraph 3 there is 1 line that may be the end of paragraph 2: “"),
        # What is no sentence in Chinese, or stands where nothing is missing, is none.
        (lambda t: f"CONFIDENTIAL\n{t[t.index(chr(10) + '38. ') :]}", "the report, with 1 line that is not part of it: the summary and paragraphs 1-37 missing", "before paragraph 38 there is 1 line that is not part of the report: “CONFIDENTIAL”"),
        (lambda t: t.replace("\n38. ", "\n这里多了一句。\n38. "), "with 1 line that is not part of it: ", "before paragraph 38 there is 1 line that is not part of the report: “"),
    ],
)  # fmt: skip
def test_the_end_of_a_paragraph_that_was_cut_off_is_told_as_such(
    text, verified, damage, first, then
):
    code, lines = verified(damage(text))
    assert code == 1
    assert first in lines[0]
    assert any(line.startswith(then) for line in lines)


def test_the_half_of_a_paragraph_that_stands_elsewhere_is_put_back_and_told(text, verified):
    own = body(text, 44)
    half = len(own) // 2
    copy = put(text, 44, own[:half]).replace("\n30. ", f"\n{own[half:]}\n30. ")
    code, lines = verified(copy)
    assert (code, lines[0].rpartition("the report: ")[2]) == (1, "every paragraph agrees; paragraph 44 in another place")  # fmt: skip
    _, lines = verified(copy.replace(own[half:], own[half:-2] + "哦。"))
    assert "with 1 line that is not part of it: only the beginning of paragraph 44" in lines[0]


def test_a_summary_and_lines_of_the_title_elsewhere_are_called_what_they_are(text, verified):
    title, summary = text.split("\n一. 引言", 1)
    _, lines = verified(f"一. 引言{summary}\n{title}")
    assert ": the report: every paragraph agrees; the summary in another place" in lines[0]
    turned = "\n".join(title.splitlines()[::-1])
    _, lines = verified(f"一. 引言{summary}\n{turned}")
    assert "with 6 headings in other places: every paragraph agrees; the summary in" in lines[0]
    assert not any("not part of" in line for line in lines)


@pytest.mark.parametrize(("damage", "first", "most"), DAMAGED)
def test_a_damaged_copy_says_in_a_few_lines_what_is_true_of_it(text, verified, damage, first, most):
    _, lines = verified(damage(text))
    assert ": the report" in lines[0]
    assert first in lines[0]
    assert len(lines) <= most


@pytest.mark.parametrize(
    "damage",
    [
        lambda t: exchanged(t, 3, 70),
        lambda t: section_moved(t, "五. ", "四. "),
        lambda t: put(put(t, 41, body(t, 40)), 40, body(t, 41)),
        lambda t: put(t, 57, body(t, 56) + body(t, 57)).replace(paragraph(t, 56), ""),
        lambda t: t.replace(paragraph(t, 41), f"{body(t, 41)}\n"),
        lambda t: (
            t.replace(heading(t, "二"), "")
            .replace(paragraph(t, 7), f"{body(t, 7)}\n")
            .replace(paragraph(t, 9), heading(t, "二") + paragraph(t, 9))
        ),
        lambda t: renumbered(t, "{}. ", by=1),
        lambda t: wrapped(exchanged(t, 15, 16)),
        lambda t: remarked(t, "注{}：", anywhere=False),
        lambda t: t.replace("。", "。\n"),
    ],
)
def test_whole_paragraphs_and_footnotes_are_put_where_they_belong(text, damage):
    frames = dict(tables.everything())
    found = verification.ordered(damage(text), frames)
    put_back = report.parse_partial(found.words, ends=found.ends, aside=found.aside)
    assert verification.differing(put_back, frames["paragraphs"]) == []
    assert put_back.headings == report.parse(text).headings
    assert {*put_back.footnotes} == {*range(1, 10)}


@pytest.mark.parametrize(
    "form",
    [
        "{}、", "{}) ", "({}) ", "({})", "第{}段 ", "第{}段", "第{}段：", "[{}] ", "【{}】", "{} ", "{}\t", "{}: ", "{} - ", "¶{} ", "§{}. ",
        "- {}. ", "{}.. ", "Para. {} ", "〔{}〕", "#{} ", "“{}. ", "para {}: ", "paragraph {}. ", "Paragraph {} - ", "{}款 ", "第{}条：", "{}；", "{}> ",
        "{{{}}}", "[({})] ", "{}–", "{}—", "{}·", "{}|", "{}，", "{}。",
    ],
)  # fmt: skip
def test_paragraphs_numbered_in_another_form_are_read_so(text, form):
    assert layout.numbered(renumbered(text, form)) == (text, 76)


@pytest.mark.parametrize("form", ["{}、", "({})", "第{}段"])
def test_numbers_of_paragraphs_may_be_chinese_ones(text, form):
    tens = ["", "十", *(f"{sign}十" for sign in "二三四五六七")]
    chinese = [f"{tens[n // 10]}{' 一二三四五六七八九'[n % 10].strip()}" for n in range(77)]
    copy = re.sub(r"^(\d+)\. ", lambda m: form.format(chinese[int(m[1])]), text, flags=re.MULTILINE)
    assert layout.numbered(copy) == (text, 76)


def test_numbers_of_paragraphs_may_be_signs_or_differ_in_form(text):
    def ringed(number: int) -> str:
        first = 0x245F if number <= 20 else 0x323C if number <= 35 else 0x328D
        return chr(first + number) if number <= 50 else f"({number})"

    copy = re.sub(r"^(\d+)\. ", lambda m: ringed(int(m[1])), text, flags=re.MULTILINE)
    assert layout.numbered(copy) == (text, 76)
    half = re.sub(r"^(\d*[13579])\. ", r"\1、", text, flags=re.MULTILINE)
    assert layout.numbered(half) == (text, 38)


def test_codes_of_halves_of_characters_are_read():
    assert layout.unescaped("\\ud83d\\ude00" * 9 + "\\ud83d\\x41") == ("😀" * 9 + "\ufffdA", 20)


def test_a_footnote_with_the_mark_of_another_one_is_told(text, verified):
    first, second = (re.search(rf"^{mark} (.*)$", text, re.MULTILINE)[1] for mark in "¹²")
    copy = text.replace(first, "\0").replace(second, first).replace("\0", second)
    code, lines = verified(copy)
    assert (code, lines[0].rpartition(": ")[2]) == (
        1,
        "every paragraph agrees; footnotes 1-2 differing",
    )
    wrong = remarked(text, "({})").replace("(2)", "(3)")
    code, lines = verified(wrong)
    assert (code, "paragraph 2 differing; the others agree" in lines[0]) == (1, True)


def test_headings_and_page_numbers_number_no_paragraphs(text):
    for copy in (text, wrapped(text), unnumbered(text), pages(text, "A/69/153", "第 {} 页 共 20 页"), pages(text, "A/69/153", "{}/20")):  # fmt: skip
        assert layout.numbered(copy) == (copy, 0)


@pytest.mark.parametrize(
    ("damage", "note"),
    [
        (lambda t: "".join(sign if sign.isascii() else f"&#{ord(sign)};" for sign in t), "characters written as codes"),
        (lambda t: "".join(sign if sign.isascii() else f"\\u{ord(sign):04x}" for sign in t), "characters written as codes"),
        (lambda t: html.escape(f"<p>{t.replace(chr(10), '</p><p>')}</p>"), "taken from an HTML page"),
        (lambda t: "\n".join(f"> {line}" for line in t.splitlines()), "with “>” before all lines (235)"),
        (lambda t: "\n".join(f'"{line}"' for line in t.splitlines()), "taken from lines in quotation marks (CSV or JSON)"),
        (lambda t: "\n".join(f"2026-11-27 12:00:{n % 60:02} INFO {line}" for n, line in enumerate(t.splitlines())), "with “2026-11-27 12:00:00 INFO” before all lines (235)"),
        (lambda t: "\n".join(f"{line} 机密" for line in t.splitlines()), "with “机密” behind all lines (235)"),
        (lambda t: "\n".join(f"\x1b[31m{line}\x1b[0m" for line in t.splitlines()), "with codes of a terminal (470)"),
        (lambda t: "".join(f"{n}\n00:{n // 60:02}:{n % 60:02},000 --> 00:09:00,000\n{line}\n\n" for n, line in enumerate(t.splitlines()) if line), "with times of subtitles (115)"),
        (lambda t: "\n".join(f"{n:4}  {line}" for n, line in enumerate(t.splitlines(), 1)), "numbers before all lines"),
        (lambda t: re.sub(r"^([一二三四五六ABC]\. )", r"## \1", t, flags=re.MULTILINE), "signs of Markdown (9)"),
        (lambda t: re.sub(r"^([一二三四五六]\. .*)", r"\1\n=====", t, flags=re.MULTILINE), "signs of Markdown (6)"),
        (lambda t: re.sub(r"^(\d+)\.", r"\1\\.", t, flags=re.MULTILINE), "signs of Markdown (76)"),
        (lambda t: each_line(wrapped(t), 3), "lines that stand several times in a row"),
        (lambda t: pages(t, "A/69/153", "{}/20"), "lines that pages add"),
    ],
)  # fmt: skip
def test_what_programs_do_to_lines_is_undone_and_told(text, damage, note):
    cleaned = decoding.cleaned(damage(text))
    assert report.squash(cleaned.words) == report.squash(decoding.cleaned(text).words)
    assert any(note in each for each in cleaned.notes)


def test_a_copy_in_traditional_characters_is_compared_with_what_differs_in_it(text, verified):
    code, lines = verified(traditional(text))
    assert (code, "compared as simplified ones (2,122): every paragraph agrees" in lines[0]) == (0, True)  # fmt: skip
    code, lines = verified(in_traditional(text).replace("161億", "167億"))
    assert lines[0].endswith("compared as simplified ones (6,153): paragraph 3 differing; the others agree")  # fmt: skip
    assert "“167” for “161” behind" in lines[1]
    assert code == 1


def test_a_copy_whose_lines_run_through_columns_is_told_as_such(text, verified):
    lines = [line[at : at + 20] for line in text.splitlines() for at in range(0, len(line), 20)]
    half = len(lines) // 2
    columns = zip(lines[:half], lines[half:], strict=False)
    code, said = verified("\n".join(f"{left:<22}    {right}" for left, right in columns))
    assert (code, len(said)) == (1, 1)
    assert "its lines run through columns" in said[0]


@pytest.mark.parametrize(
    "said", ["Déjà vu à la carte, où l'été naît", "Käse, Wärme und Gäste", "én"]
)
def test_latin_text_in_a_chinese_encodings_range_is_not_taken_for_chinese(tmp_path: Path, said):
    path = tmp_path / "copy.txt"
    path.write_bytes(said.encode("latin-1"))
    with pytest.raises(NotTheReport, match="not UTF-8"):
        decoding.read(path)


def test_a_large_file_that_is_not_the_report_is_refused_in_one_line(verified):
    code, lines = verified("1. 报告。\n" * 20_000)
    assert (code, len(lines)) == (1, 1)


def pasted(text, numbers, before):
    """The text with paragraphs, without headings and footnotes, once more before another one."""
    return text.replace(paragraph(text, before), f"{''.join(paragraph(text, n) for n in numbers)}\n{paragraph(text, before)}")  # fmt: skip


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda t: pasted(t, [n for n in range(2, 38) if n not in (31, 36)], 66), "paragraphs 2-30, 32-35, 37"),
        (lambda t: re.sub(r"^([一二]\. .*)$", r"\1\n\n\1", f"{t}\n{footnotes(t)}\n{t[: t.index('一. ')]}", flags=re.MULTILINE), "the summary, footnotes 1-8, the heading before paragraph 1"),
        (lambda t: f"{t}\n{t[t.index('二. ') : t.index('三. ')]}", "paragraphs 7-11, footnote 3"),
        (lambda t: t.replace("一. 引言", f"{t[t.index('摘要') : t.index('一. 引言')]}一. 引言", 1), "the summary"),
        (lambda t: f"{t}\n{t[t.index('摘要') : t.index('一. 引言')]}", "the summary"),
    ],
)  # fmt: skip
def test_what_stands_there_twice_and_is_the_same_is_told_and_no_failure(
    text, verified, damage, said
):
    code, lines = verified(damage(text))
    assert lines[0].endswith("every paragraph agrees, and every fact holds")
    assert lines[1:-1] == [f"the copy has more than once: {said}"]
    assert code == 0


def test_the_help_says_what_its_exit_codes_are():
    said = " ".join((cli.verify.__doc__ or "").split())
    for told in ("GB18030, HZ or Big5", "JSON or CSV", "--all lists every row that fails", "which paragraphs it looks like", "whether they are as printed"):  # fmt: skip
        assert told in said
    assert "Exit code 0 when every fact holds, also in a copy with invisible characters, in another encoding, in traditional characters, with letters read for digits (the first are told with their paragraph) or with other punctuation, and where something of the report stands twice and is the same; 1 when anything disagrees, is missing or was added, so also when the file is a part of the report, not the report or no text" in said  # fmt: skip


@pytest.mark.parametrize(
    ("signs", "named"),
    [
        ({"——": "--", "元至": "元～", "日至": "日～", "、": ",", "“": "「", "”": "」", ":": "："}, "“,” for “、”, “--” for “——”, “「” for ““” and the like (160 put right)"),
        ({"，": ", ", "。": ". ", "、": ", ", "；": "; ", "：": ": ", "“": '"', "”": '"', "—": "-"}, "“,” for “、”, “--” for “——”"),
    ],
)  # fmt: skip
def test_other_punctuation_is_put_right_and_named(text, verified, signs, named):
    bare = text.replace("[68/230](#)", "68/230")
    copy = re.sub("|".join(map(re.escape, signs)), lambda sign: signs[sign[0]], bare)
    code, lines = verified(copy)
    assert f"with other punctuation: {named}" in lines[0] or named in lines[0]
    assert lines[0].endswith("every paragraph agrees, and every fact holds")
    assert (code, len(lines)) == (0, 2)


@pytest.mark.parametrize(
    ("number", "damage"),
    [
        # A sign beside a number, before, behind and inside.
        (50, lambda t: t.replace("年收入为 213 000", "年收入为 \u2212213 000").replace("，", ",").replace("。", ".")),
        (50, lambda t: t.replace("213 000 美元", "(213 000)美元")),
        (2, lambda t: t.replace("7 590亿", "7.590亿").replace("，", ",").replace("。", ".")),
        (2, lambda t: t.replace("流入的52%", "流入的.52%")),
        (47, lambda t: t.replace("2.78%", "2,78%").replace("增至 150", "增-150")),
        (50, lambda t: t.replace("350 万美元(总", "\u202e350\u202c 万美元(总")),
        (50, lambda t: t.replace("350 万美元(总", "3*50 万美元(总")),
        # A question for a statement, and what is struck out.
        (23, lambda t: t.replace("恢复伙伴关系、", "恢复伙伴关系？")),
        (16, lambda t: t.replace("建议 6 尚未得到", "建议 6 ~~尚未~~得到")),
        (16, lambda t: t.replace("建议 6 尚未得到", "建议 6 <del>尚<s>未</s></del>得到")),
        (50, lambda t: t.replace("350 万美元(总", '<b style="text-decoration: line-through">350</b> 万美元(总')),
        (50, lambda t: t.replace("350 万美元(总", '<bdo dir="RTL">350</bdo> 万美元(总')),
    ],
)  # fmt: skip
def test_a_sign_that_changes_a_number_or_a_statement_is_not_put_right(text, verified, number, damage):  # fmt: skip
    code, lines = verified(damage(text))
    assert (code, f": paragraph {number} differing; the others agree" in lines[0]) == (1, True)
    assert ("~~" in (copy := damage(text)) or "<del" in copy) == ("1 struck-out passage left out (“尚未”)" in lines[0])  # fmt: skip


@pytest.mark.parametrize(
    "hiding",
    [
        "<span style='color: red; display: none !important'>{}</span>",
        "<style>b, span.y {{opacity: 0.0}}</style><span class='z y'>{}</span>",
        "<!-- {} -->",
    ],
)  # fmt: skip
def test_what_no_reader_of_a_page_sees_is_no_part_of_it(text, verified, hiding):
    code, lines = verified(text.replace("应将其不少于", f"应将其{hiding.format('不')}少于"))
    assert (code, "with 1 passage not shown, left out (“不”)" in lines[0]) == (1, True)
    assert ": paragraph 18 differing; the others agree" in lines[0]


@pytest.mark.parametrize(
    ("number", "damage"),
    [
        (2, lambda t: t.replace("流入的52%", "流入的5<sup>2</sup>%")),
        (35, lambda t: t.replace("14 个成员国", "<sub>1</sub>4 个成员国")),
    ],
)
def test_raised_digits_are_no_digits_of_a_number(text, verified, number, damage):
    code, lines = verified(damage(text))
    assert lines[0].endswith(f"the report, with tags of HTML (2): paragraph {number} differing; the others agree")  # fmt: skip
    assert code == 1


def test_a_sign_that_turns_a_number_round_is_named(text, verified):
    code, lines = verified(text.replace("52%", "\u202e52\u202c%", 1))
    assert lines[0].endswith("the report, with invisible characters (1 RIGHT-TO-LEFT OVERRIDE): paragraph 2 differing; the others agree")  # fmt: skip
    assert code == 1


def test_a_summary_with_another_digit_differs_and_is_not_missing(text, verified):
    code, lines = verified(text.replace("[68/230](#)", "68/231", 1))
    assert lines[0].endswith("the report: the summary differing; the others agree")
    assert code == 1


def test_paragraphs_that_run_together_are_told_so(text, verified):
    copy = text.replace("\n\n49. ", "49. ", 1)
    code, lines = verified(copy)
    assert (code, lines[0].partition(": ")[2]) == (0, "the report, with lines run together (1): every paragraph agrees, and every fact holds")  # fmt: skip
    code, lines = verified(copy.replace("700 000", "800 000"))
    assert (code, lines[0].partition(": ")[2]) == (1, "the report, with lines run together (1): paragraph 49 differing; the others agree")  # fmt: skip


def test_a_paragraph_without_number_on_the_line_of_another_one_is_not_missing(text, verified):
    copy = text.replace("\n\n49. ", "", 1).replace("700 000", "800 000")
    _, lines = verified(copy)
    assert "missing" not in lines[0]
    assert "paragraph 49 differing" in lines[0]


def test_what_strokes_run_through_is_struck_out(text, verified):
    code, lines = verified(text.replace("不少于0.5%", "不少于0\u0336.\u03365\u0336%\u0336"))
    assert lines[0].endswith("the report, with 1 struck-out passage left out (“0.5%”): paragraph 18 differing; the others agree")  # fmt: skip
    assert code == 1


def test_heads_of_pages_with_another_symbol_are_told(text, verified):
    code, lines = verified(
        with_page_heads(text, between=True).replace("A/69/153\n\n14", "A/69/154\n\n14")
    )
    assert lines[0].endswith("every paragraph agrees; the heads of its pages name another document (“A/69/154”)")  # fmt: skip
    assert re.match(r"\d+ heads of pages name another document: “A/69/154”$", lines[1])
    assert (code, len(lines)) == (1, 3)


def test_styles_hide_what_a_browser_hides():
    page = hypertext.read(
        "<html><style>@media print {.c {display: none}} p.a {visibility: hidden} .b {font-size: 0} .b {font-size: 1em}</style>"
        "<p class=a>1<p class=b>2<p style='opacity: 0.5'>3<p hidden>4<p class=c>5<template>6</template><input hidden><s>7</s><!-- 8 -->"
    )  # fmt: skip
    assert page.words.split() == ["2", "3", "5"]
    assert (page.hidden, page.struck) == (("1", "4", "6", " 8 "), ("7",))


def test_punctuation_makes_no_other_number_or_word(text, verified):
    for number, copy in ((47, text.replace("2.78%", "278%")), (3, text.replace("占南南", "不占南南"))):  # fmt: skip
        code, lines = verified(copy)
        assert (code, f": paragraph {number} " in lines[0]) == (1, True)


@pytest.mark.parametrize(
    "line",
    ["5/21", "14-57883 5/21", "Page 5", "第5页", "第五页", "- 5 -", "5 / 21", "A/69/153 5", "P5", "v", "页 5"],
)  # fmt: skip
def test_a_line_that_can_only_be_the_number_of_a_page_is_one(line):
    lines = ["第六十九届会议", line, "摘要", "1. 文。", line, "2. 文。", "90", "3/2"]
    assert furniture.found(lines) == [1, 4]


@pytest.mark.parametrize(
    ("number", "change"),
    [
        (16, lambda words: f"{words}其他事项不详。"),
        (1, lambda words: f"其他事项不详。{words}"),
        (64, lambda words: f"{words[:40]}其他事项不详。{words[40:]}"),
    ],
)
def test_words_added_to_a_paragraph_are_told_of_it(text, verified, number, change):
    code, lines = verified(put(text, number, change(body(text, number))))
    assert lines[0].endswith(f"the report: paragraph {number} with words added; the others agree")
    assert lines[1] == f"paragraph {number} has words that are not part of it (7 characters): “其他事项不详。”: 1 row fails"  # fmt: skip
    assert lines[2].endswith("578 of 578 number tokens accounted for, 1 failure: 1 row")
    assert (code, len(lines)) == (1, 3)


def test_the_summary_is_called_so_and_what_fails_adds_up(text, verified):
    altered = put(text.replace("摘要", "提要", 1), 22, body(text, 22)[:-9]).replace(
        "\n30. ", "\n90国\n30. "
    )
    _, lines = verified(altered)
    assert "the summary and paragraph 22 differing" in lines[0]
    assert any(line.startswith("paragraph 22 differs (9 characters fewer than in the report)") for line in lines)  # fmt: skip
    assert not any(re.search(r"paragraphs? 0", line) for line in lines)
    told = [line.rpartition(": ")[2] for line in lines[1:-1] if line.endswith((" fail", " fails", "no row"))]  # fmt: skip
    total = int(re.search(r"(\d+) failures", lines[-1])[1])
    assert sum(int(n) for each in told for n in re.findall(r"(\d+) [rn]", each)) + 1 == total
    assert "1 line" in lines[-1]


@pytest.mark.parametrize(
    ("report", "copy", "last"),
    [("尚未", "已", "578 of 578 number tokens accounted for, 11 failures: 11 rows"), ("52%", "153%", "577 of 578 number tokens accounted for, 5 failures: 4 rows, 1 number")],
)  # fmt: skip
def test_numbers_behind_a_word_of_another_length_are_no_failures(
    text, verified, report, copy, last
):
    code, lines = verified(text.replace(report, copy, 1))
    assert (code, lines[-1].partition("checked, ")[2]) == (1, last)


def test_strokes_around_rows_and_for_1_are_put_right():
    rows = "| 1. 文 |\n|---|---|\n| 2. 文\n20|3 年，|978 年，第 18/| 号，建议||，超过 | 000 人\n登录 | 注册"
    words, _ = layout.without_tables(rows)
    assert layout.with_ones(words)[0] == "1. 文\n\n2. 文\n2013 年，1978 年，第 18/1 号，建议11，超过 1 000 人\n登录 | 注册"  # fmt: skip


def test_a_paragraph_without_its_end_is_told_as_its_beginning(text, verified):
    lines = re.findall(r"^\d+\. .*", text, re.MULTILINE)
    bare = [line.partition(" ")[2] for line in lines]
    table = [f"| {number} | {line} |" for number, line in enumerate(lines, 1)]
    forms = (
        json.dumps([{"n": int(line.partition(".")[0]), "text": line} for line in lines], ensure_ascii=False),
        "\n".join(lines), "\n".join(table), "\n".join(bare),
    )  # fmt: skip
    for form in forms:
        code, (first, *others) = verified(form)
        assert code == 1
        assert (
            "only the beginnings of paragraphs 31, 36, 41, 46, 51, 55, 59, 64 (their ends are missing); the others agree"
            in first
        )
        assert not re.search(
            r"paragraphs? [\d, -]+ (missing|differing);|that may be the end|not part of it", first
        )
        assert any(line.startswith("of paragraphs 31, 36, ") for line in others)
    assert (
        "only the beginning of paragraph 64 (its end is missing)"
        in verified("\n".join(bare[59:]))[1][0]
    )


def test_a_paragraph_that_lost_a_part_of_its_middle_is_no_beginning(text, verified):
    _, lines = verified(text.replace("。", "吗？"))
    assert "beginning" not in lines[0]
    for number in (16, 36, 54, 65):
        whole = paragraph(text, number)
        *parts, last = re.findall("[^，。]+[，。]+", whole.strip())
        shorter = "".join([*parts[:-1], last])
        assert (
            f"paragraph {number} differing" in verified(text.replace(whole.strip(), shorter))[1][0]
        )


@pytest.mark.parametrize(
    ("form", "senders"),
    [
        ("张三 2014-7-1 10:{0:02}\n", "“张三”"), ("2014/7/1 10:{0:02} 张三\n", "“张三”"),
        ("张三  2014年7月1日 上午10:{0:02}\n", "“张三”"), ("{1} 2014-07-01 10:22:{0:02}\n", "“李四”, “张三”"),
        ("2014-07-01 10:22:{0:02} {1}(12345678)\n", "“李四(12345678)”, “张三(12345678)”"),
        ("2014-07-01 10:22:{0:02} {1}<a@b.org>\n", "“李四<a@b.org>”, “张三<a@b.org>”"),
        ("[2014/7/1 10:22:{0:02}] {1}:\n", "“李四”, “张三”"), ("[2014/7/1 10:22:{0:02}] {1}: ", "“李四”, “张三”"),
        ("7/1/14, 10:{0:02} AM - {1}: ", "“李四”, “张三”"), ("Li Si  10:{0:02} AM\n", "“Li Si”"), ("李伟 2014年7月1日 10:00：", "“李伟”"), ("[10:00:59] 李四五: ", "“李四五”"), ("张三\n10:{0:02}\n", "“张三”"),
    ],
)  # fmt: skip
def test_heads_of_a_chat_are_called_that_and_no_part_of_what_was_sent(
    text, verified, form, senders
):
    sent = [line for line in text.splitlines() if line]
    chat = [
        form.format(at % 60, "张三" if at % 3 else "李四") + line for at, line in enumerate(sent)
    ]
    code, (first, *_) = verified("\n".join(chat))
    assert first.endswith(
        f"with heads of a chat (115, of {senders}): every paragraph agrees, and every fact holds"
    )
    code, lines = verified(
        "\n".join([*chat, "王五 2014-7-2 9:00", "收到"]).replace("161", "167", 1)
    )
    assert (code, "with 1 line that is not part of it: paragraph 3 differing" in lines[0]) == (
        1,
        True,
    )


def test_a_word_that_denies_sent_no_chat(text, verified):
    sent = [line for line in text.splitlines() if line]
    assert verified("\n".join(f"并非 2014-7-1 10:22\n{line}" for line in sent))[0] == 1
    assert verified("\n".join(f"{at % 9} 假 10:22\n{line}" for at, line in enumerate(sent)))[0] == 1


def test_a_sign_for_characters_that_are_lost_is_named_first(text, verified):
    every = {at for at, sign in enumerate(text) if "一" <= sign <= "鿿" and not at % 150}
    spoilt = "".join("口" if at in every else own for at, own in enumerate(text))
    code, lines = verified(spoilt)
    assert code == 1
    assert (
        "the report, with “口” for characters that are lost: the summary and paragraphs 1"
        in lines[0]
    )
    code, lines = verified(in_traditional(text).replace("為", "爲").encode("big5", "replace"))
    assert (code, "with “?” for characters that are lost: " in lines[0]) == (1, True)
    lost = text.encode("big5", "replace")
    assert "many of its characters are lost, with “?” for them" in verified(lost)[1][0]
    assert "that are lost" not in verified(text.replace("的", "之"))[1][0]


@pytest.mark.parametrize("sign", ["。", "、", "《》"])
def test_punctuation_that_is_left_out_everywhere_is_named_as_the_cause(text, verified, sign):
    copy = text.translate(str.maketrans("", "", sign))
    code, lines = verified(copy)
    assert code == 1
    assert f"the report, without any “{sign}”: " in lines[0]
    assert sum(f"differ: every “{sign}” left out: " in line for line in lines) == 1
    assert not any("paragraph 59 (its end is missing)" in line for line in lines)
    assert sign != "。" or "heading" not in "".join(lines) and "; footnotes" not in lines[0]
    _, lines = verified(copy.replace("35%", "53%").replace("55%", "52%"))
    assert (
        re.search(rf"; paragraphs? (\d+, )*3(, \d+)* in more than “{sign}”", lines[0])
        or sign == "《》"
    )


def test_footnotes_without_their_full_stops_are_kept_apart_from_paragraphs(text):
    read = verification.ordered(text.replace("。\n", "\n"), tables.everything())
    assert read.notes == ("with other punctuation: nothing for “。” (8 put right)",)
    note = re.search("^⁵ .*\n", text, re.MULTILINE)[0]
    assert note in read.words
    bare = report.parse_partial(re.sub("[。，；：、]", "", text)).footnotes
    assert bare[5].endswith("2011年)")
    assert bare[7].endswith("安第斯共同体")


def test_a_long_file_that_holds_nothing_of_the_report_is_told_of_at_once(verified, monkeypatch):
    junk = "\n".join(f"{at % 76 + 1}. 第{at}行" + "胡说八道的文字" * 150 for at in range(1000))
    # Neither its paragraphs nor its lines are looked at one by one.
    reading = importlib.import_module("southsouth.verification.reading")
    monkeypatch.setattr(reading, "ordered", None)
    monkeypatch.setattr(reading, "quotation", None)
    assert "not the report: no paragraph, heading or sentence" in verified(junk)[1][0]
    monkeypatch.setattr("southsouth.decoding._OTHER_FORMS", None)
    assert "not the report: it has no Chinese characters" in verified("a" * 1_000_001)[1][0]
