"""What programs put around the lines of a text: codes of terminals, times, names of files, JSON.

Each function takes a text and gives it without them, with what they were; empty where there were none.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from itertools import pairwise

_FEWEST = 10  # lines of a text
_MOST = 0.9  # of them that a program set alike
_LONGEST = 80  # characters that it set before or behind each
_LOOKED = 5000  # lines of a longer text that are compared
_LINES = 50  # by which words before all of them are known for such
_WORD = 4  # Chinese characters that say nothing yet
_CODES = re.compile(
    r"(?:\x1b\[|\^\[\[)[0-9;?]*[ -/]*[@-~]|(?:\x1b\]|\^\[\])[!-~ ]{0,300}?(?:\x07|\x1b\\|\^G)"
    r"|\x1b[()][A-Z0-9]|\x1b[=>78]|[^\n]\x08"
)
_TIMED = re.compile(
    r"(?:^WEBVTT[^\S\n]*\n+|^[^\S\n]*(?:\d+[^\S\n]*\n)?(?:\d+:)?\d\d:\d\d[.,]\d{3} --> (?:\d+:)?\d\d:\d\d[.,]\d{3}[^\S\n]*\n)",
    re.MULTILINE,
)
# Who sent what a chat holds, and when: each on a line of its own, or before what was sent.
_DAY = r"\d{1,4}(?:[-/.]\d{1,2}[-/.]\d{1,4}|\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)|\d{1,2}[/月]\d{1,2}日?|[昨前]天|(?:星期|周)[一二三四五六日]"
_SENT = rf"[\[(]?(?:(?:{_DAY})[,，]?\s*)?(?:[上下]午|[AP]M)?\s*\d{{1,2}}:\d\d(?::\d\d)?(?:\s?[AP]M)?[\])]?"
_WHO = r"[^\W\d_][^\n:：,，。；、]{0,30}?"
_HEAD = re.compile(
    rf"^[^\S\n]*(?:(?P<name>{_WHO})[,，:：]?\s*{_SENT}[:：]?[^\S\n]*$|{_SENT}[^\S\n]*[-–]?[^\S\n]*(?P<sender>{_WHO})[:：]?[^\S\n]*$"
    rf"|{_SENT}[^\S\n]*[-–]?[^\S\n]*(?P<speaker>\w{{1,8}})[:：]|(?P<first>\w{{1,8}})[^\S\n]+{_SENT}[:：])",
    re.MULTILINE,
)
_SENDERS = 5  # in a chat that holds one text
_AGAIN = 3
_DENIES = re.compile("[不假非误错勿谣]")  # a word for what follows, not a name
_HAN = re.compile("[\u4e00-\u9fff]+")
_DIGITS = re.compile(r"\d+")
# A date or a time, each number as 0.
_TIME = re.compile(r"0\s*年\s*0\s*月\s*0\s*日|0(?P<dot>[-/.])0(?P=dot)0|0:0(?::0)?(?:[.,]0)?")
# 12. and (12) and 第12段 number paragraphs.
_LABEL = re.compile(r"\W{0,2}第?0(?:\W{0,2}$|[.。、)\]】:：段]\D)")
# What an office sets over a whole paper: of any other word nobody knows that it says nothing.
_WATERMARKS = (
    "绝密",
    "机密",
    "秘密",
    "保密",
    "内部",
    "内部资料",
    "草稿",
    "初稿",
    "草案",
    "副本",
    "样本",
)
_SENDER = re.compile(r"\W*\w{1,8}\W*[:：]\s*")
_NUMBER = re.compile("[0一二两三四五六七八九十百千万亿]")
_NAME = re.compile(
    r"[A-Za-z_ ]{0,20}|[段行页序编]?[号码]|[段行页文注]|段落|[正原全]文|文[本字]|内容|[核校]对|备注"
)  # of a column
_NUMBERED = re.compile(r"\d{1,2}\s*\.(?!\d)")
_PARAGRAPHS = 77  # with the summary
_RULE = re.compile(r"\s*:?-+:?\s*")  # below the names of columns
_TABLES = {
    ",": "CSV",
    ";": "CSV",
    "\t": "TSV",
    "|": "a table of Markdown",
}  # by what parts their cells
_QUOTED = re.compile(r'"(?:[^"]|""|\\")*"')
# Lists, names, and quotation marks as JSON writes them.
_IN_JSON = re.compile(r'\\["nu\\]')
_LATIN = re.compile("[A-Za-z]{4,}")


def without_codes(words: str) -> tuple[str, int]:
    """The text without the codes by which terminals colour it."""
    return _CODES.subn("", words) if any(sign in words for sign in "\x1b\x08^") else (words, 0)


def without_times(words: str) -> tuple[str, int]:
    """The text of subtitles without their numbers and times."""
    return _TIMED.subn("", words) if " --> " in words else (words, 0)


def without_chat(words: str) -> tuple[str, int, str]:
    """The text of a chat without its heads, how many these were, and who sent it."""
    heads = [*_HEAD.finditer(words)] if ":" in words else []
    often = Counter(_sender(head) for head in heads)
    # A line above a time alone is a sender's where it stands there again and again.
    heads = [
        head for head in heads if "\n" not in head[0].strip() or often[_sender(head)] >= _AGAIN
    ]
    senders = dict.fromkeys(map(_sender, heads))
    if len(heads) < _FEWEST or len(senders) > _SENDERS or any(map(_DENIES.search, senders)):
        return words, 0, ""
    ends = [0, *(end for head in heads for end in head.span()), len(words)]
    kept = (words[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))
    return "\n".join(kept), len(heads), ", ".join(f"“{sender}”" for sender in senders)


def _sender(head: re.Match[str]) -> str:
    return next(filter(None, head.groups()))


def strings(words: str) -> tuple[str | None, str]:
    """The strings of a text that a program wrote as data, and as what; None and empty for another."""
    for read, what in _DATA:
        found = read(words)
        if found is not None:
            return found, what
    table, what = from_table(words)
    return table or None, what


def from_json(words: str) -> str | None:
    """The strings of a JSON text, or of one whose lines each are JSON, a line each; None for another."""
    if words.lstrip()[:1] not in ("{", "[", '"'):
        return None
    for whole in ([words], [line for line in words.splitlines() if line.strip()]):
        try:
            return "\n".join(line for one in whole for line in _strings(json.loads(one))) + "\n"
        except (ValueError, RecursionError):
            continue
    return None


def from_quoted_lines(words: str) -> str | None:
    """The text of lines of which each stands in quotation marks, as CSV and JSON both have it; None for another."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    is_quoted = len(lines) >= _FEWEST and all(map(_QUOTED.fullmatch, lines))
    if not is_quoted or any(_IN_JSON.search(line) for line in lines):
        return None
    return "\n".join(line[1:-1].replace('""', '"') for line in lines) + "\n"


def from_table(words: str) -> tuple[str, str]:
    """The text of a table of CSV, TSV or Markdown, a line for each row, and what the table is: without its first
    row, where that names its columns, and those that number all rows; empty for another text.

    Cells of CSV are quoted where some had to be; of any other text no cells are known but where a column counts.
    """
    lines = [line for line in words.splitlines() if line.strip()][2:4]
    for sign, what in _TABLES.items():
        if '"' not in words and not all(
            map(re.compile(rf"\|?\s*\d*\s*{re.escape(sign)}").match, lines)
        ):
            continue
        rows = _rows(words, sign)
        width = len(rows[0]) if rows else 0
        # Of one cell each, lines with a comma would be quoted.
        is_table = {*map(len, rows)} == {width} and (width > 1 or sign == ",")
        if len(rows) < _FEWEST or not is_table:
            continue
        names = all(map(_NAME.fullmatch, rows[0]))
        columns = [*zip(*rows[names:], strict=True)]
        kept = [column for column in columns if not _is_index(column, columns)]
        if len(kept) == len(columns) and not _has_quoted(words, sign):
            continue
        index = " with an index column" if len(kept) < len(columns) else ""
        return "\n".join(_of_columns(kept or columns)) + "\n", f"{what}{index}"
    return "", ""


def _rows(words: str, sign: str) -> list[list[str]]:
    """The cells of each row of a table; none for what is no table."""
    if sign == "|":
        lines = (line.strip().removeprefix("|").removesuffix("|") for line in words.splitlines())
        cells = ([cell.strip() for cell in line.split("|")] for line in lines if line.strip())
        return [row for row in cells if not all(map(_RULE.fullmatch, row))]
    try:
        return [row for row in csv.reader(StringIO(words), delimiter=sign, strict=True) if row]
    except csv.Error:
        return []


def _has_quoted(words: str, sign: str) -> bool:
    """Whether cells are quoted that had to be, or all: more than a title that stands between commas."""
    cell = rf'(?:^|{re.escape(sign)})"(?:[^"]|"")*"(?:\r?$|{re.escape(sign)})'
    return re.search(cell, words, re.MULTILINE) is not None


def _of_columns(columns: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of the column with most of the text, behind the numbers of its paragraphs where one has these;
    behind all of them what stands in the others."""
    text = columns.index(max(columns, key=lambda column: sum(map(len, column))))
    others: list[str] = []
    for cells in zip(*columns, strict=True):
        numbers = [cell for cell in cells[:text] if cell.isdecimal()]
        yield " ".join([*(f"{number}." for number in numbers), cells[text]])
        others += (cell for cell in cells if cell not in (cells[text], *numbers))
    yield from others


def _is_index(column: Sequence[str], columns: Sequence[Sequence[str]]) -> bool:
    """Whether a column counts the rows, and does not number paragraphs that have no other number."""
    if not all(cell.isdecimal() for cell in column):
        return False
    # Rows without text may be gone.
    counts = all(int(one) < int(other) for one, other in pairwise(column))
    return counts and (
        int(column[-1]) >= _PARAGRAPHS
        or any(_NUMBERED.match(cell) for each in columns for cell in each)
    )


def _strings(value: object) -> Iterator[str]:
    """Every string of it; names where they are Chinese, and so no names of fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from (name,) if _HAN.search(name) else ()
            yield from _strings(one)


def without_ends(words: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Lines without what almost all of them begin with, and what they end with; and what of that a person said."""
    lines = words.splitlines()
    told: list[str] = []
    said: list[str] = []
    for at, place in ((0, "before all lines"), (-1, "behind all lines")):
        there = [line for line in lines if line.strip()]
        shared = _shared(there, at, _DIGITS)
        whole = "".join(r"\d+" if sign == "0" else re.escape(sign) for sign in shared)
        if not _is_around(shared):
            shared = _said(there, at, shared)
            whole = re.escape(shared)
            said += [shared] if shared else []
        if not shared:
            continue
        found = re.compile(rf"\s*({whole})\s*$" if at else rf"^\s*({whole})")
        ends = [(line, found.search(line)) for line in lines]
        shown = next(end[1] for _, end in ends if end)
        often = sum(end is not None for _, end in ends)
        told.append(f"with “{shown}” {place} ({often:,})")
        lines = [line[: end.start()] + line[end.end() :] if end else line for line, end in ends]
    return ("\n".join(lines) + "\n", tuple(told), tuple(said)) if told else (words, (), ())


def _said(lines: Sequence[str], at: int, shared: str) -> str:
    """Words or a number before or behind almost all lines; nothing where the numbers there are others, and so the
    lines' own."""
    words = _shared(lines, at) if len(lines) >= _LINES else ""
    is_said = any(map(str.isalnum, words)) and len(words) <= _LONGEST
    return words if is_said and _DIGITS.sub("0", words) == shared else ""


def _shared(lines: Sequence[str], at: int, numbers: re.Pattern[str] | None = None) -> str:
    """What almost all lines have at one end; with numbers as 0 where these may be any."""
    # A line that stands there many times is one: what it says is not set around others.
    lines = lines[:: len(lines) // _LOOKED + 1]
    each = dict.fromkeys((numbers.sub("0", "\n".join(lines)).splitlines()) if numbers else lines)
    group = [line[:: -1 if at else 1] for line in each]
    least = max(_FEWEST, _MOST * len(group))
    shared = ""
    while (done := len(shared)) <= _LONGEST:
        sign, often = Counter([line[done : done + 1] for line in group]).most_common(1)[0] if group else ("", 0)  # fmt: skip
        if not sign or often < least:
            break
        group = [line for line in group if line.startswith(sign, done)]
        shared += sign
    shared = shared[:: -1 if at else 1]
    return (shared.rpartition("。")[2] if at else shared.partition("。")[0]).strip()


def _is_around(shared: str) -> bool:
    """Whether a program may have set it, not a person who says something: signs, times, who sent it, a Latin word or two."""
    if not shared.strip():
        return False
    rest = _TIME.sub("", shared)
    says = sum(map(len, _HAN.findall(rest)))
    # 三 in the name of who sent a line counts nothing.
    is_sent = rest != shared and _SENDER.fullmatch(rest) is not None
    is_counted = (
        not is_sent and bool(_NUMBER.search(rest)) and (says > 0 or len(_LATIN.findall(rest)) > 1)
    )
    # 并非 or 不 before all lines turns round what each says.
    is_said = says > 0 and not is_sent and "".join(_HAN.findall(rest)) not in _WATERMARKS
    if is_said or is_counted or len(_LATIN.findall(rest)) > _WORD:
        return False
    return not _LABEL.match(shared)


_DATA: tuple[tuple[Callable[[str], str | None], str], ...] = (
    (from_quoted_lines, "lines in quotation marks (CSV or JSON)"),
    (from_json, "JSON"),
)
