"""Quantities and dates as the report prints them, in digits or in Chinese words."""

import re
from dataclasses import dataclass

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
_SCALES = {"万亿": 1e12, "亿": 1e8, "万": 1e4, "": 1.0}
_NUMERAL = "零一二两三四五六七八九十百千"
_FRACTION = re.compile(rf"([{_NUMERAL}\d]+)分之([{_NUMERAL}\d]+)")
_NUMBER = re.compile(rf"(\d+(?:\.\d+)?|[{_NUMERAL}]+)(万亿|亿|万)?(%)?")
_QUALIFIERS = {
    "more_than": ("超过", "多", "以上"),
    "nearly": ("近",),
    "approximately": ("约", "大约", "估计"),
    "at_least": ("至少", "不少于"),
}


@dataclass(frozen=True)
class Quantity:
    """One number of some words, in base units; `share` where it is a percentage or a fraction."""

    value: float
    share: bool


def quantities(printed: str) -> list[Quantity]:
    """Every quantity of printed words, spaces aside: 7 590亿 is 759,000,000,000, 三分之一 is 33.3."""
    text = squash(printed)
    found: list[Quantity] = []
    for match in _FRACTION.finditer(text):
        found.append(Quantity(100 * _number(match[2]) / _number(match[1]), share=True))
    text = _FRACTION.sub(" ", text)
    if "半" in text:
        found.append(Quantity(50.0, share=True))
    for match in _NUMBER.finditer(text):
        value = _number(match[1]) * _SCALES[match[2] or ""]
        found.append(Quantity(value, share=bool(match[3])))
    return found


def _number(words: str) -> float:
    """Digits or a Chinese numeral as a number: 十五 is 15, 两 is 2."""
    if words[0].isascii():
        return float(words)
    total, digit = 0, 0
    for character in words:
        if character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return float(total + digit)


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
    text = _LISTED_YEAR.sub(r"\1年", squash(printed))
    found: list[str] = []
    for match in _YEARS.finditer(text):
        found += [match[1], match[2]]
    year, month = "", ""
    for match in _DATE.finditer(_YEARS.sub(" ", text)):
        if not match[0]:
            continue
        year, month = match[1] or year, match[2] or ("" if match[1] else month)
        if year:
            found.append("-".join(_padded(part) for part in (year, month, match[3]) if part))
    if not found:
        found = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    return found


def _padded(part: str) -> str:
    return part if len(part) == 4 else part.zfill(2)
