"""Quantities and dates as the report prints them, in digits or in Chinese words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from southsouth.report import squash

_DIGITS = {
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_TENS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万亿": 1e12, "亿": 1e8, "万": 1e4}
_NUMERAL = "零一二两三四五六七八九十百千"
_ONE = rf"(?:\d+(?:\.\d+)?|[{_NUMERAL}]+)"
_SCALE = "万亿|亿|万"
_ORDINAL = re.compile(rf"第(?:\d+|[{_NUMERAL}]+)")
_FRACTION = re.compile(rf"({_ONE})分之({_ONE})")
# 一半 and 半数 are halves of something; 半年 and 半天 are half a unit, 两年半 is two and a half.
_AND_A_HALF = re.compile(rf"({_ONE})([年天日月个小时]+)半")
_HALF_SHARE = re.compile(r"一半|半数|过半|大半")
_HALF_UNIT = re.compile(r"半(?=[年天日月个小时])")
# The multiplier of 10-20万 and the % of 5至10% belong to both ends.
_SHARED = re.compile(rf"({_ONE})([-–—~至到])({_ONE})({_SCALE})?(%)?")
_NUMBER = re.compile(rf"({_ONE})({_SCALE})?(%)?")
# One number expression, its fraction, range, multiplier and % with it.
_EXPRESSION = re.compile(
    "|".join(p.pattern for p in (_FRACTION, _AND_A_HALF, _HALF_SHARE, _HALF_UNIT))
    + rf"|{_ONE}(?:[-–—~至到]{_ONE})?(?:{_SCALE})?%?"
)
_QUALIFIERS = {
    "more_than": ("超过", "多", "以上"),
    "nearly": ("近",),
    "approximately": ("约", "大约", "估计"),
    "at_least": ("至少", "不少于"),
    "projected": ("预计",),
    "possible": ("可能",),
    "intended": ("打算",),
}

#: Words by which the report says that something had come, whatever end of its time is printed with it:
#: it was received (获得了), they took part (参与了).
HAD_COME: tuple[str, ...] = ("获得了", "参与了")


@dataclass(frozen=True)
class Quantity:
    """One number of some words, in base units; `share` where it is a percentage or a fraction.

    `step` is one unit of the last printed digit: 8.616亿 has the step 100,000.
    """

    value: float
    share: bool
    step: float

    def is_near(self, value: float, tolerance: float) -> bool:
        """Whether a table's value is this quantity, to a relative tolerance."""
        return abs(self.value - value) <= tolerance * max(1.0, abs(value))


def quantities(printed: str) -> list[Quantity]:
    """Every quantity of printed words, spaces aside: 7 590亿 is 759,000,000,000, 三分之一 is 33.3.

    An ordinal (第二) is no quantity, a half is a share only of something (一半), and a range's
    multiplier or % counts for both ends (10-20万).
    """
    return [*_read(squash(printed))]


# The words of all tables are read once for all copies.
@lru_cache(maxsize=1024)
def _read(text: str) -> Sequence[Quantity]:
    text = _SHARED.sub(r"\1\4\5\2\3\4\5", _ORDINAL.sub(" ", text))
    found: list[Quantity] = []
    for pattern, quantity in _SPECIAL:
        found += [quantity(match) for match in pattern.finditer(text)]
        text = pattern.sub(" ", text)
    return (*found, *map(_plain, _NUMBER.finditer(text)))


# The words of a figure are read once for each of its tokens.
@lru_cache(maxsize=1024)
def expressions(printed: str) -> Sequence[tuple[int, int, Sequence[Quantity]]]:
    """Each number expression of printed words: where it starts and ends, spaces aside, and what it
    reads as (nothing for an ordinal)."""
    text = squash(printed)
    return tuple(
        (match.start(), match.end(), [] if text.endswith("第", 0, match.start()) else quantities(match[0]))
        for match in _EXPRESSION.finditer(text)
    )  # fmt: skip


def _fraction(match: re.Match[str]) -> Quantity:
    return Quantity(100 * number(match[2]) / number(match[1]), share=True, step=0.0)


def _plain(match: re.Match[str]) -> Quantity:
    scale = SCALES.get(match[2] or "", 1.0)
    return Quantity(number(match[1]) * scale, bool(match[3]), _step(match[1]) * scale)


def _step(words: str) -> float:
    """One unit of the last digit of a number as printed: 8.616 has 0.001."""
    return 10.0 ** -len(words.partition(".")[2])


_SPECIAL: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Quantity]], ...] = (
    (_FRACTION, _fraction),
    (_AND_A_HALF, lambda match: Quantity(number(match[1]) + 0.5, share=False, step=0.5)),
    (_HALF_SHARE, lambda _: Quantity(50.0, share=True, step=0.0)),
    (_HALF_UNIT, lambda _: Quantity(0.5, share=False, step=0.5)),
)


def number(words: str) -> float:
    """Digits or a Chinese numeral as a number: 十五 is 15, 两 is 2, 20 000 is 20000.

    Raises:
        ValueError: the words are neither.
    """
    words = squash(words)
    if words[:1].isdecimal():
        return float(words)
    if not words or set(words) - set(_NUMERAL):
        raise ValueError(f"{words!r} is no number")
    total, digit = 0, 0
    for character in words:
        if character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return float(total + digit)


def had_come(printed: str) -> bool:
    """Whether printed words say that it had come, though their time may run on."""
    return any(words in printed for words in HAD_COME)


def qualifiers(printed: str) -> set[str]:
    """Qualifiers that printed words allow; empty where no such word stands there."""
    text = squash(printed)
    return {name for name, words in _QUALIFIERS.items() if any(word in text for word in words)}


_YEARS = re.compile(r"(\d{4})[-–](\d{4})年?")
# The first of 2012 和 2013 年 prints no 年 of its own.
_LISTED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=[和、至])")
_DATE = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(?:(\d{1,2})日)?")


def dates(printed: str) -> list[str]:
    """ISO 8601 dates of printed words, in order, each to the precision printed.

    A part left out is taken from the date before: 2013年6月29日至7月1日. 2014-2017年 is two years.
    """
    return [*_dated(squash(printed))]


@lru_cache(maxsize=1024)
def _dated(text: str) -> Sequence[str]:
    text = _LISTED_YEAR.sub(r"\1年", text)
    found: list[str] = []
    for match in _YEARS.finditer(text):
        found += [match[1], match[2]]
    year, month = "", ""
    for match in _DATE.finditer(_YEARS.sub(" ", text)):
        if not match[0]:
            continue
        year, month = match[1] or year, match[2] or ("" if match[1] else month)
        if year:
            found.append("-".join(part.zfill(2) for part in (year, month, match[3]) if part))
    if not found:
        found = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    return tuple(found)
