"""Months of a text, each as one thing that is found: June 2013 and 2013年6月 are 2013-06, and 6月 of
whichever year -06. Else a month would be found beside the year of another, and 八月 in 第八次 … 月."""

import datetime
import re
from collections.abc import Iterator

from southsouth.signs import MONTHS

_NUMBER = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
_NAME = "|".join(sorted(_NUMBER, key=len, reverse=True))
_DAY = r"(?:\d{1,2} )?"
#: Months of one year with what lies between: 28 October–1 November 2013, 2014年1月至3月.
_OF_YEAR = re.compile(
    rf"\b(?:(?P<first>{_NAME})\.? ?[–—-] ?{_DAY})?(?P<last>{_NAME})\.?,? (?:of )?(?P<year>(?:19|20)\d\d)\b"
    r"|(?<!\d)(?P<year_zh>(?:19|20)\d\d) ?年 ?(?P<first_zh>1[0-2]|0?[1-9]) ?月份?"
    r"(?: ?(?:\d{1,2} ?日)? ?[至到–—-] ?(?P<last_zh>1[0-2]|0?[1-9]) ?月)?"
)
#: Months beside a day alone, or in Chinese, where no other word looks so.
_ANY = re.compile(rf"\b\d{{1,2}} (?P<en>{_NAME})\b|(?<!\d)(?P<zh>1[0-2]|0?[1-9]) ?月(?!份?内)份?")
_ALONE = re.compile(
    rf"(?:(?:in|during|of) )?(?:the month of )?(?P<en>{_NAME})|在?(?P<zh>1[0-2]|0?[1-9])月份?(?:里|间|中)?"
)
#: A month as it is not printed here, in figures or behind its year. A year between two numbers, a day
#: (2012/06/05) and a number with a scale (2012.6 billion) are none, nor is what stands in a symbol (E/2014/6).
_ALONE_HERE = (
    r"(?<![\w./#-])",
    r"(?![a-z\d/-]|\.\d| ?(?:%|per cent|percent|[mbtr]+illion|thousand|usd|dollars|[$万亿百千]))",
)
_UNUSUAL = re.compile(
    rf"{_ALONE_HERE[0]}(?P<year>(?:19|20)\d\d)(?P<sign>[-/.])(?P<month>1[0-2]|0?[1-9]){_ALONE_HERE[1]}"
    rf"|{_ALONE_HERE[0]}(?P<first>1[0-2]|0?[1-9])[-/.](?P<then>(?:19|20)\d\d){_ALONE_HERE[1]}"
    rf"|\b(?P<behind>(?:19|20)\d\d)(?:, ?|[ ./-])(?P<name>{_NAME})\b(?!\.?,? ?(?:\d|be\b|have\b|not\b))"
    rf"|\b(?P<before>{_NAME})(?:(?:[./-]|\.?, ?)(?P<of>(?:19|20)\d\d)|\.?,? ?['’](?P<of_short>\d\d))\b"
    r"|(?<!\d)(?P<short>\d\d)(?: ?年 ?)(?P<zh>1[0-2]|0?[1-9])(?= ?月)"
    r"|(?<!\d)(?P<zh_first>1[0-2]|0?[1-9]) ?月[,， ]*(?P<zh_year>(?:19|20)\d\d) ?年?"
)
#: A day in figures, its month in the middle; where the first two can only be month and day, in that order.
_DAY_IN_FIGURES = re.compile(
    r"(?<![\w./-])(?:(?P<year>(?:19|20)\d\d)(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})"
    r"|(?P<first>\d{1,2})(?P<between>[-/.])(?P<second>\d{1,2})(?P=between)(?P<of>(?:19|20)\d\d))(?![a-z\d/-])"
)
_MONTHS_OF_YEAR = 12
_SPAN = re.compile(
    rf"{_ALONE_HERE[0]}(?P<year>(?:19|20)\d\d)[-/–—](?P<last>[1-9]\d){_ALONE_HERE[1]}"
)
_LONGEST_SPAN = 10
_THIS = 26  # the last year of this century that two figures mean


def usual(text: str) -> str:
    """A folded text with its months as they are usually written: 06/2012, 2012-06, 2012 June and June '12 as
    june 2012, 12年6月 as 2012年6月, 5.6.2012 as 2012-06-05; 2010/11 is a span of years, 2010-2011; 13/2012
    stays."""
    text = _DAY_IN_FIGURES.sub(_usual_day, text)
    text = _SPAN.sub(_usual_span, text)
    return _UNUSUAL.sub(lambda match: _usual(match, text), text)


def _usual_span(match: re.Match[str]) -> str:
    """A span whose last year is in two figures; what may be a month as well is one where it is no later year."""
    year = match["year"]
    is_later = int(year[2:]) < int(match["last"]) <= int(year[2:]) + _LONGEST_SPAN
    return f"{year}-{year[:2]}{match['last']}" if is_later else match[0]


def _usual_day(match: re.Match[str]) -> str:
    if match["year"]:
        year, month, day = match["year"], int(match["month"]), int(match["day"])
    else:
        year, month, day = match["of"], int(match["second"]), int(match["first"])
        if month > _MONTHS_OF_YEAR:
            month, day = day, month
    return f"{year}-{month:02}-{day:02}" if 0 < month <= _MONTHS_OF_YEAR else match[0]


def _usual(match: re.Match[str], text: str) -> str:
    said = match.groupdict()
    short = said["short"] or said["of_short"]
    year = next(
        (said[name] for name in ("year", "then", "behind", "of", "zh_year") if said[name]), ""
    )
    year = year or f"{20 if int(short or 0) <= _THIS else 19}{short}"
    names = ("month", "first", "name", "before", "zh", "zh_first")
    month = _number(next(said[name] for name in names if said[name]))
    if text.isascii() or said["name"] or said["before"]:
        return f"{MONTHS[month - 1]} {year}"
    return f"{year}年{month}" + "月" * (not said["zh"])


_DAY_OF = re.compile(
    rf"(?:on )?(?:the )?(?P<day>\d{{1,2}}) (?:of )?(?P<en>{_NAME})\.?,? (?P<year>(?:19|20)\d\d)"
    rf"|(?:on )?(?P<us>{_NAME})\.? (?P<us_day>\d{{1,2}}),? (?P<us_year>(?:19|20)\d\d)"
    r"|在?(?P<year_zh>(?:19|20)\d\d) ?年 ?(?P<zh>\d{1,2}) ?月 ?(?P<day_zh>\d{1,2}) ?[日号]?"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
)


def day(text: str) -> datetime.date | None:
    """The day that a folded text is; None where it says more, and where there is no such day."""
    if not (match := _DAY_OF.fullmatch(text)):
        return None
    if match["iso"]:
        parts = [int(part) for part in match["iso"].split("-")]
    else:
        month = _number(match["en"] or match["us"] or match["zh"])
        year = match["year"] or match["us_year"] or match["year_zh"]
        parts = [int(year), month, int(match["day"] or match["us_day"] or match["day_zh"])]
    try:
        return datetime.date(*parts)
    except ValueError:
        return None


#: What looks like a month of a year and may be none.
_LIKE_ONE = re.compile(
    r"(?P<month>\d{1,2})[-/](?:19|20)\d\d|(?:19|20)\d\d[-/](?P<then>\d{1,2})|(?:19|20)\d\d ?年 ?(?P<zh>\d{1,2}) ?月份?(?: ?\d{1,2} ?[日号])?"
)


def is_none(text: str) -> bool:
    """Whether a folded text is a day or month that no year has: 31 February 2013, 13/2013."""
    if _DAY_OF.fullmatch(text):
        return day(text) is None
    match = _LIKE_ONE.fullmatch(text)
    return bool(match) and not 0 < int(next(filter(None, match.groups()))) <= _MONTHS_OF_YEAR


def read(text: str) -> tuple[tuple[str, ...], str]:
    """The months of a folded text, and what it says beside them; a day stays where it is."""
    found = [one for match in _OF_YEAR.finditer(text) for one in _each(match)]
    left = _OF_YEAR.sub(" ", text)
    found += [f"-{int(match['zh']):02}" for match in _ANY.finditer(left) if match["zh"]]
    return tuple(dict.fromkeys(found)), _ANY.sub(_beside, left)


def held(text: str) -> Iterator[str]:
    """What a folded text is found by: its months, of their year and of any."""
    for match in _OF_YEAR.finditer(text):
        for one in _each(match):
            yield one
            yield one[4:]
    for match in _ANY.finditer(text):
        yield f"-{_number(match['en'] or match['zh']):02}"


def alone(text: str) -> str:
    """The month that a folded text is, of a year or of any; nothing where it says more."""
    if match := _ALONE.fullmatch(text):
        return f"-{_number(match['en'] or match['zh']):02}"
    said, left = read(text)
    return said[0] if len(said) == 1 and not re.sub(r"\b(?:in|during|of)\b|[在里间中]|\W", "", left) else ""  # fmt: skip


def _each(match: re.Match[str]) -> Iterator[str]:
    last = _number(match["last"] or match["last_zh"] or match["first_zh"])
    first = _number(match["first"] or match["first_zh"] or match["last"])
    for month in range(first, last + 1):
        yield f"{match['year'] or match['year_zh']}-{month:02}"


def _number(name: str) -> int:
    return _NUMBER.get(name) or int(name)


def _beside(match: re.Match[str]) -> str:
    return " " if match["zh"] else match[0]
