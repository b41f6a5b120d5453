"""How programs and people set a text's lines otherwise, put back: numbers, signs of markup, doubled lines.

Each function takes a text and gives it as the report is set, with how much of it was otherwise.
"""

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_MOST = 0.9  # of the lines of a text that a program set alike
_FEWEST = 10  # paragraphs that are numbered: more than the report has headings that are
_FEW = 3  # of them in one form
_ESCAPED = re.compile(
    r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\[nrt\"]"
)
# As in `southsouth.decoding`, what begins a pattern with (?=[…]) are the signs that it can begin with.
_MARKDOWN = re.compile(
    r"(?=[\s#>=\-*_~\\])"
    r"(?:^[^\S\n]*(?:#{1,6}[^\S\n]+|(?:>[^\S\n]?)+)|^[=\-*_~]{3,}[^\S\n]*$|(?<![\d*])\*{1,3}(?![\d*])|\\(?=[^\w\s]))",
    re.MULTILINE,
)
# Beside a number a star says something where no other one belongs to it: 3*50, 350*.
_STARRED = re.compile(r"((?<!\d)\*{1,3}|\*{1,3}(?!\d))([^*\n]+)((?<!\d)\*{1,3}|\*{1,3}(?!\d))")
_OVERLAY = re.compile("[\u0335-\u0338]")  # strokes through the sign before them
_STROKED = re.compile("(?:[^\n\u0335-\u0338][\u0335-\u0338]+)+")
_STRUCK = re.compile(r"~~(?=\S)([^~]{1,400}?)(?<=\S)~~")
_OTHERS = re.compile("[^\x00-\x7f\u4e00-\u9fff]")  # neither of ASCII nor Chinese characters
_LINE = re.compile(r"\s*(\d{1,6})(?:[\s:：.,;|)]|$)\s?(.*)", re.DOTALL)
_ONE_LINE = 3000  # characters: no paragraph has as many
_MARKS = "¹²³⁴⁵⁶⁷⁸⁹"
_FOLLOWING = re.compile(r"[^\S\n]*(\d{1,2})\.(?!\d)")
_RUN_ON = re.compile(rf"(?<=[。.．)）{_MARKS}])[^\S\n]*(\d{{1,2}})\.[^\S\n]*(?=[^\x00-\x7f])")
_COPIES = 5  # that are read one by one
_COPY = 1000  # characters of one, at least
_LONG = 10  # characters of a line that no text has twice in a row
_SIGNS = "①-⓿❶-➓⑴-⒛㉈-㉏㉑-㉟㊱-㊿㈠-㈩"
_LABEL = re.compile(
    r"^[^\S\n]*(?P<before>[^\w\s]{0,2}[^\S\n]?(?:第|[Pp]ara(?:graph)?\.?|[Nn]o\.?|№)?)[^\S\n]?"
    rf"(?P<number>[IVXL]+|\d{{1,3}}|[{_SIGNS}]|[一二三四五六七八九十]{{1,3}})"
    r"(?P<behind>[^\S\n]?[段条款]?[^\S\n]?[.。、,，:：;；)\]】〕}>\-–—·|]{0,2})[^\S\n]*(?=[^\s.])(?P<rest>.*)",
    re.MULTILINE,
)  # fmt: skip
_OWN_LABEL = re.compile(r"^[^\S\n]*\d{1,2}\.[^\S\n]*(?=[^\s\d.])", re.MULTILINE)
_PROBED = (
    1000  # lines, among which a number that counts all of them is higher than any of a paragraph
)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SMALL = f"{_RAISED}₀₁₂₃₄₅₆₇₈₉"
_TWO_SMALL = re.compile(f"[{_SMALL}]{{2}}")
# Letters that programs read for digits: Latin ones, and Greek and Cyrillic ones of their shapes.
_READ = str.maketrans("OoQΟοОоIlΙІіBSZbgq", "000000011111852699")
_BESIDE = "[OoQΟοОоIlΙІіBSZbgq]"
_ALONE = "[OoQΟοОоIlΙІіBSZ]"
# In a word of these letters none is a digit; Greek and Cyrillic ones are another language's.
_LETTER = "A-Za-z\u0370-\u03ff\u0400-\u04ff"
_MISREAD = re.compile(
    # Items of an agenda and of lists have letters: 24(b), 24 b, (B).
    rf"(?={_BESIDE})(?<!项目[\d ]{{2}})(?<!项目[\d (]{{3}})(?<!项目[\d (]{{4}})(?!(?<=[(（])[BSIZ][)）])"
    rf"(?:(?<=\d){_BESIDE}+(?![{_LETTER}])|(?<=\d ){_BESIDE}{{3}}(?![{_LETTER}])|(?<![{_LETTER}]){_BESIDE}+(?=\d)"
    rf"|(?<=[^{_LETTER}\r\n])(?<![{_LETTER}] ){_ALONE}{{1,3}}(?=[^{_LETTER}.:：\r\n])(?! [{_LETTER}])"
    rf"|(?<![{_LETTER}]){_ALONE}(?=\.\d))"
)
# B. is a heading where its line is short; I. and II. are numbers where V. and X. are.
_MISREAD_LABEL = re.compile(
    # A heading may be numbered II, and no paragraph is as short as one.
    rf"^(?!II\.\s.{{0,59}}$)(?:{_ALONE}{{2}}|(?!B){_ALONE})(?=\.\s)|^B(?=\.\s.{{60}})",
    re.MULTILINE,
)
# What is told where letters were read for digits: a word, or a number with its thousands.
_WORD = re.compile(r"(?:\d{1,3} (?=[\dA-Za-z]{3}(?![\dA-Za-z])))?[^\W_]+(?:[./][^\W_]+)*", re.ASCII)
_OF_PLACE = re.compile(rf"\s*(?:(\d{{1,2}})\s*[.．、]|([{_MARKS}]))")
# A row has strokes at both ends, or at one with a space beside it; a rule has nothing else.
_ROW = re.compile(
    r"^[^\S\n]*\|(?:[^\S\n]+|(?=.*\|[^\S\n]*$))(.*?)[^\S\n]*(?:\|[^\S\n]*)?$", re.MULTILINE
)
_RULE = re.compile(r"^[^\S\n]*\|?[^\S\n]*:?-{3,}:?(?:[^\S\n]*\|[^\S\n]*:?-{3,}:?)*[^\S\n]*\|?[^\S\n]*$", re.MULTILINE)  # fmt: skip
_COLUMN = re.compile(r"[^\S\n]*\|[^\S\n]*")
_IN_NUMBER = re.compile(r"\d\|\d")
# Beside a digit, or before what is counted.
_STROKE = re.compile(
    r"(?<=\d)[|!](?=[|!]*[\d.%\u4e00-\u9fff])|(?<=\d)\|+(?=[\s/,)\-]|$)|(?<=\d )\|(?=[\d|]{2}(?![\d|]))|\|(?=[|.]*\d)"
    r"|(?<=[\u4e00-\u9fff(/\-])\|(?=\|*[%)个年月日名项亿万次届所段号国家])|(?<=[\u4e00-\u9fff] )\|(?=\|* [个年月日名项亿万次届所段号国家])|\|(?=[^\S\n]\d{3}(?!\d))"
    r"|(?<=[./])\||(?<=[\u4e00-\u9fff])\|{2}|^[^\S\n]*\|(?=\d?[.、]|\|\.)",
    re.MULTILINE,
)  # fmt: skip
_ROMAN_LABEL = re.compile(r"^[IVXL]*[VX][IVXL]*\.", re.MULTILINE)
_TENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")
_DIGITS = "零一二三四五六七八九"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LAST = 76  # paragraph of the report
_COUNTED = 10  # lines of which a program wrote the numbers: fewer may begin with a year
_MARKED = 18  # small digits that mark footnotes


def unescaped(words: str) -> tuple[str, int]:
    """Characters as themselves that are written as HTML or JSON writes them."""
    found = sum(1 for _ in _ESCAPED.finditer(words))
    if found < _FEWEST:
        return words, 0
    words = _ESCAPED.sub(lambda sign: _character(sign[0]), words)
    # JSON writes one character beyond 65,535 as two halves.
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), found


def _character(written: str) -> str:
    if written[0] == "&":
        return html.unescape(written)
    if written[1] in "ux":
        return chr(int(written[2:], 16))
    return {"n": "\n", "r": "", "t": "\t", '"': '"'}[written[1]]


def without_line_numbers(words: str) -> tuple[str, int]:
    """Lines without the numbers that count all of them."""
    lines = words.splitlines()
    first = (_LINE.match(line) for line in lines[:_PROBED])
    if max((int(line[1]) for line in first if line), default=0) <= _LAST:
        return words, 0
    found = [_LINE.match(line) for line in lines]
    numbers = [int(line[1]) for line in found if line]
    follow = sum(after == before + 1 for before, after in zip(numbers, numbers[1:], strict=False))
    there = sum(bool(line.strip()) for line in lines)
    if (
        max(numbers, default=0) <= _LAST
        or len(numbers) < max(_COUNTED, _MOST * there)
        or follow < _MOST * (len(numbers) - 1)
    ):
        return words, 0
    kept = (line[2] if line else lines[at] for at, line in enumerate(found))
    return "\n".join(kept) + "\n", len(numbers)


def apart(words: str) -> tuple[str, int]:
    """A text that is one line, in a line for each paragraph, footnote and heading with a number; any other with
    a line for the paragraph that follows on the line of the one before it."""
    if max(map(len, words.splitlines()), default=0) < _ONE_LINE:
        return _followed(words)
    before = r"[^\S\n]" if re.search(rf"[^\S\n][{_MARKS}][^\S\n]", words) else ""
    beginning = rf"(?:(?<!\d)\d{{1,2}}\.|[一二三四五六七八九十]\.|(?<![A-Za-z])[A-C]\.|(?<={before})[{_MARKS}])[^\S\n]"
    return re.subn(rf"(?<![^\S\n])[^\S\n]*(?={beginning})", "\n", words)


def _followed(words: str) -> tuple[str, int]:
    if not _RUN_ON.search(words):
        return words, 0
    lines = words.splitlines()
    found = [_FOLLOWING.match(line) for line in lines]
    begun = {int(label[1]) for label in found if label}
    kept: list[str] = []
    last = 0
    for line, label in zip(lines, found, strict=True):
        last = int(label[1]) if label else last
        rest = line
        while (
            last
            and last + 1 not in begun
            and (here := next((h for h in _RUN_ON.finditer(rest) if int(h[1]) == last + 1), None))
        ):
            kept.append(rest[: here.start()])
            rest, last = rest[here.start() :].lstrip(), last + 1
        kept.append(rest)
    count = len(kept) - len(lines)
    return ("\n".join(kept) + "\n", count) if count else (words, 0)


def without_struck(words: str) -> tuple[str, tuple[str, ...]]:
    """The text without what Markdown or strokes through its signs strike out, and that."""
    struck: list[str] = []
    if "~~" in words:
        struck += _STRUCK.findall(words)
        words = _STRUCK.sub("", words)
    if _OVERLAY.search(words):
        struck += (_OVERLAY.sub("", found[0]) for found in _STROKED.finditer(words))
        words = _STROKED.sub("", words)
    return words, tuple(struck)


def without_markdown(words: str) -> tuple[str, int]:
    """The text without the signs of Markdown: of headings, quotations, rules and stress."""
    words, pairs = _STARRED.subn(r"\2", words) if "*" in words else (words, 0)
    words, signs = _MARKDOWN.subn("", words)
    return words, 2 * pairs + signs


def without_copies(words: str) -> tuple[str, int]:
    """A text that is in a file more often than a few times once, and each other state of it once."""
    first = next((line for line in words.splitlines() if line.strip()), "")
    if not first or words.count(first) <= _COPIES:
        return words, 0
    begins = [found.start() for found in re.finditer(rf"^{re.escape(first)}$", words, re.MULTILINE)]
    if len(begins) <= _COPIES:
        return words, 0
    copies = [words[start:end].strip() for start, end in pairwise([*begins, len(words)])]
    own = [*dict.fromkeys(copies)]
    if len(own) > _COPIES or min(map(len, own)) < _COPY:
        return words, 0
    return "\n".join(own) + "\n", len(copies) - len(own)


def once(words: str) -> tuple[str, int]:
    """Each line once where it stands several times in a row; short ones only where most lines do."""
    lines = words.splitlines()
    there = [(at, line.strip()) for at, line in enumerate(lines) if line.strip()]
    again = [
        (at, line) for (_, before), (at, line) in zip(there, there[1:], strict=False) if line == before
    ]  # fmt: skip
    are_most = 2.2 * len(again) >= len(there)
    left_out = {at for at, line in again if are_most or len(line) >= _LONG}
    if not left_out:
        return words, 0
    return "\n".join(line for at, line in enumerate(lines) if at not in left_out) + "\n", len(
        left_out
    )


@dataclass(frozen=True)
class _Label:
    """A number with which a line begins, and in what form: 1. or (1) or 第1段."""

    number: int
    form: str
    found: re.Match[str]


def with_own_digits(words: str) -> tuple[str, int]:
    """The text with ASCII's digits for those of other scripts, small ones too where it has few others."""
    others = {sign for sign in _OTHERS.findall(words) if sign.isdigit()}
    small = {sign for sign in others if sign in _SMALL}
    others_there = sum(map(words.count, "0123456789"))
    # One that stands alone marks a footnote.
    least = 0 if _TWO_SMALL.search(words) else _MARKED
    if small and sum(map(words.count, small)) <= max(least, others_there):
        others -= small
    others -= {sign for sign in others if not sign.isdecimal() and sign not in _SMALL}
    digits = {ord(sign): str(unicodedata.digit(sign)) for sign in others}
    return (words.translate(digits), sum(map(words.count, others))) if others else (words, 0)


def with_line_ends(words: str) -> tuple[str, int]:
    """The text with an end of a line for each sign that a word processor shows for it, where it has few others."""
    signs = words.count("¶")
    is_shown = signs >= _FEWEST and 2 * words.count("\n") < signs
    return (words.replace("¶", "\n"), signs) if is_shown else (words, 0)


def with_spaces(words: str) -> tuple[str, int]:
    """The text with a space for each underscore, where it has few others."""
    signs = words.count("_")
    is_other = signs >= _FEWEST and 2 * words.count(" ") < signs
    return (words.replace("_", " "), signs) if is_other else (words, 0)


def without_tables(words: str) -> tuple[str, int]:
    """The text without the strokes around the rows of a table of Markdown, and its rules."""
    if "|" not in words:
        return words, 0
    words, rules = _RULE.subn("", words)
    words, rows = _ROW.subn(r"\1", words)
    lines = [line for line in words.splitlines() if line.strip()]
    if _are_rows(lines) and not _IN_NUMBER.search(words):
        words, rows = _COLUMN.sub(" | ", words), max(rows, len(lines))
    return words, rules + rows


def _are_rows(lines: Sequence[str]) -> bool:
    """Whether each of several lines has as many strokes as the others, and not one alone."""
    strokes = {line.count("|") for line in lines}
    return len(lines) > 1 and len(strokes) == 1 and max(strokes) > 1


def with_ones(words: str) -> tuple[str, int]:
    """The text with 1 for the strokes that a program read for it: 20|4, |978."""
    if "|" not in words and "!" not in words:
        return words, 0
    words, first = _STROKE.subn(_ones, words)
    # 2||3 has a digit before its second stroke only now.
    words, then = _STROKE.subn(_ones, words)
    return words, first + then


def _ones(strokes: re.Match[str]) -> str:
    return re.sub(r"\S", "1", strokes[0])


def with_digits(words: str) -> tuple[str, int]:
    """The text with digits for the letters that a program read for them: 2O14, l978."""
    words, first = _MISREAD.subn(lambda letters: letters[0].translate(_READ), words)
    # 2O OOO has a digit before its thousands only now.
    words, then = _MISREAD.subn(lambda letters: letters[0].translate(_READ), words)
    if _ROMAN_LABEL.search(words):
        return words, first + then
    words, labels = _MISREAD_LABEL.subn(lambda letters: letters[0].translate(_READ), words)
    return words, first + then + labels


def misread(written: str, read: str) -> str:
    """What of a text was read for what, where letters were read for digits, for a person; the first of them."""
    said: list[str] = []
    done = 0
    for sign in re.finditer(_WORD, written):
        start, end = sign.span()
        if start < done or written[start:end] == read[start:end]:
            continue
        told = f"“{written[start:end]}” read as “{read[start:end]}”{_place(read, start)}"
        said, done = [*said, told], end
    return ", ".join(said[:_FEW]) + (" and the like" if len(said) > _FEW else "")


def _place(words: str, at: int) -> str:
    """Where a character stands, by the number or mark with which its own lines begin; empty for none."""
    lines = re.split(r"\n\s*\n", words[:at])[-1].splitlines()
    for line in reversed(lines):
        if found := _OF_PLACE.match(line):
            note = _MARKS.find(found[2] or " ") + 1
            return f" in footnote {note}" if note else f" in paragraph {found[1]}"
    return ""


def numbered(words: str) -> tuple[str, int]:
    """Paragraphs numbered as 1. that are numbered in another form: 1、 or (1) or 第1段 or ①.

    A form numbers paragraphs where what it numbers goes on by one from line to line; and where some
    are numbered as the report's are, between those.
    """
    begun = [*_LABEL.finditer(words)]
    if len(begun) == len(_OWN_LABEL.findall(words)):
        return words, 0
    labels = [label for found in begun if (label := _label(found))]
    own = "#."
    kept: list[_Label] = []
    for form in sorted({label.form for label in labels} - {own}):
        both = [label for label in labels if label.form in (form, own)]
        going_on = [
            label
            for at, label in enumerate(both)
            if (at and both[at - 1].number == label.number - 1)
            or (at + 1 < len(both) and both[at + 1].number == label.number + 1)
        ]
        mine = [label for label in going_on if label.form == form]
        there = sum(each.form == form for each in both)
        if len(going_on) >= _FEWEST and len(mine) >= max(_FEW, 0.8 * there):
            kept += mine
    text: list[str] = []
    done = 0
    for label in sorted(kept, key=lambda label: label.found.start()):
        text += [words[done : label.found.start()], f"{label.number}. "]
        done = label.found.start("rest")
    return "".join([*text, words[done:]]), len(kept)


def _label(found: re.Match[str]) -> _Label | None:
    written, behind = found["number"], "".join(found["behind"].split())
    kind, number = _read(written)
    before = "".join(found["before"].split())
    is_apart = found.string[found.start("rest") - 1].isspace()
    goes_on = (
        kind in "#O"
        and not is_apart
        and found["rest"][0].isdigit()
        and behind[-1:] in ("", *".,-:")
    )
    is_bare = not behind and not (
        kind == "①" or kind == "#" and (is_apart or _is_han(found["rest"][0]))
    )
    is_heading = kind == "一" and behind == "."
    is_page = before.endswith("第") and not behind
    if not 0 < number <= _LAST or goes_on or is_bare or is_heading or is_page:
        return None
    return _Label(number, f"{before}{kind}{behind}", found)


def _is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"


def _read(written: str) -> tuple[str, int]:
    """In what kind of signs a number is written, and which it is; 0 for none."""
    if written.isdecimal():
        return "#", int(written)
    if re.fullmatch(r"[IVXL]+", written):
        values = [_ROMAN[sign] for sign in written]
        less = (2 * a for a, b in zip(values, values[1:], strict=False) if a < b)
        return "I", sum(values) - sum(less)
    if len(written) == 1 and not _is_han(written):
        return "①", int(unicodedata.numeric(written, 0))
    tens = _TENS.fullmatch(written)
    if tens:
        return "一", 10 * (_DIGITS.find(tens[1]) if tens[1] else 1) + max(
            _DIGITS.find(tens[2] or "零"), 0
        )
    return "一", _DIGITS.find(written) if len(written) == 1 else 0
