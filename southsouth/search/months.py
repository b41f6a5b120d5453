"""Months of a text, each as one thing that is found: June 2013 and 2013年6月 are 2013-06, and 6月 of
whichever year -06. Else a month would be found beside the year of another, and 八月 in 第八次 … 月."""

import datetime
import re
from collections.abc import Iterator

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")  # fmt: skip
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


_ISO = re.compile(r"(?:19|20)\d\d-0[1-9]")
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
    if _ISO.fullmatch(text):
        return text
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
