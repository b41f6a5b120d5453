"""The year that a question asks of, and how near the periods of figures are to it."""

import re
from collections.abc import Mapping
from typing import Any

from southsouth.language import N_, date, translate
from southsouth.measures.events import bounds
from southsouth.search import months

_YEAR = re.compile(
    r"(?<![\d/.—–-])(?P<year>(?:19|20)\d\d)(?![\d/.]|\s?[—–-]\s?\d|\s?年?(?:代|以来|之?后|之?前|起))"
)
#: Words before a year that say no more than that it is one; others (since 2011) mean no one year.
_BEFORE = r"(?:\b(?:back )?(?:in|for|during|of|as of|by)(?: the)?(?: year)? |在)?"
_SINCE = re.compile(r"\b(?:since|after|before|until|till|from|between|and|to|自从?|从|到)\s?$")
#: No period at all is farther than any.
_FAR = 10_000


def asked_of(text: str) -> tuple[str, str] | None:
    """The one year of which a folded text asks, and the text without it; None where it asks of none, or
    of a month."""
    found = [*_YEAR.finditer(text)]
    if len(found) != 1 or months.read(text)[0] or _SINCE.search(text[: found[0].start()]):
        return None
    year = found[0]["year"]
    rest = re.sub(rf"{_BEFORE}{year}年?[的里中间]?", " ", text)
    rest = " ".join(rest.split()).strip(" ?？,，")
    return (year, rest) if re.search(r"[^\W\d_]", rest) else None


_ALONE = re.compile(
    r"(?:(?:in|during|of|the|year) |在)*(?P<year>(?:19|20)\d\d) ?(?:年(?:度|份|[里间中内])?)?"
)
_TENS = "一二三四五六七八九"
_DECADE = re.compile(
    r"(?:(?:in|during|of|the) |在)*(?:(?P<year>(?:19|20)\d0)(?: ?['’]?s| ?年代)"
    rf"|(?:(?P<twenty>20|二十)世纪|(?P<next>21|二十一)世纪)?(?P<tens>\d0|[{_TENS}]十)年代)"
)


def years_of(text: str) -> tuple[int, int] | None:
    """The first and last year that a folded text is: of a year, or of a decade, which is one of the
    twentieth century where none is named; None where it says more."""
    if alone := _ALONE.fullmatch(text):
        return int(alone["year"]), int(alone["year"])
    if not (decade := _DECADE.fullmatch(text)):
        return None
    tens = decade["tens"] or ""
    into = int(tens) if tens.isdigit() else 10 * (1 + _TENS.find(tens[:1]))
    first = int(decade["year"] or (2000 if decade["next"] else 1900) + into)
    return first, first + 9


_YEAR_HERE = r"(?:19|20)\d\d"
_SPAN_ALONE = re.compile(
    rf"(?:after|later than|since|from|before|prior to|earlier than|until|till|up to) {_YEAR_HERE}(?: on(?:wards?)?)?|(?:between|from) {_YEAR_HERE} (?:and|to|until|through) {_YEAR_HERE}"
    rf"|(?:自从?|从)?{_YEAR_HERE} ?年?(?:之后|以后|后|以来|起|至今|之前|以前|前)|(?:截至|到){_YEAR_HERE} ?年?(?:为止)?|从?{_YEAR_HERE} ?年?[到至]{_YEAR_HERE} ?年?(?:之?间|期间)"
)


def is_span(text: str) -> bool:
    """Whether a folded text is the years before or after one, or between two, and says no more."""
    return bool(_SPAN_ALONE.fullmatch(text.strip(" ?？.。")))


#: Words before years that say no more than that they are some.
_IN_TIMES = r"(?:\b(?:in|over|during|for|of|within)(?: the)?(?: (?:years?|periods?|time|decades?))?(?: (?:of|from))? )?"
#: A year, and no number of anything.
_NO_COUNT = r"(?![\d/.]|\s?(?:%|(?:us )?dollars?|usd|people|persons|participants|countries|members|projects|美元|[万亿个名位人户]))"
_YEAR_EN, _YEAR_ZH = rf"(?:19|20)\d\d{_NO_COUNT}", rf"(?:19|20)\d\d ?年?{_NO_COUNT}"
_SPAN_WITHIN = re.compile(
    rf"(?<![\d/.$—–-])(?:{_IN_TIMES}(?:\b(?:between|from) )?(?P<low>{_YEAR_EN}) ?(?:and|to|through|until|till|[—–-]) ?(?P<high>{_YEAR_EN})"
    rf"|\b(?:after|later than) (?P<after>{_YEAR_EN})|\b(?:since|from) (?P<since>{_YEAR_EN})(?: on(?:wards?)?\b)?"
    rf"|\b(?:before|prior to|earlier than) (?P<before>{_YEAR_EN})|\b(?:until|till) (?P<until>{_YEAR_EN})"
    rf"|{_IN_TIMES}(?P<decade>(?:19|20)\d0) ?['’]?s\b"
    rf"|[从自在]?(?P<first>{_YEAR_ZH})[到至—–-](?P<last>{_YEAR_ZH})(?:之?间|期间)?的?"
    rf"|(?:自从?|从)?(?:(?P<later>{_YEAR_ZH})(?:之后|以后|后)|(?P<begun>{_YEAR_ZH})(?:以来|起|至今))的?"
    rf"|(?P<earlier>{_YEAR_ZH})(?:之前|以前|前)的?|(?:截至|到)(?P<ended>{_YEAR_ZH})(?:为止)?的?"
    r"|(?:在)?(?P<tens>(?:19|20)\d0) ?年代的?)"
)
_NEVER = 9998


def span_within(text: str) -> tuple[int, int, str] | None:
    """The first and last year of the one span of years in a folded text, and the text without it; None where it
    has none, or says nothing more."""
    found = [*_SPAN_WITHIN.finditer(text)]
    if len(found) != 1 or months.read(text)[0]:
        return None
    said = {name: int(year[:4]) for name, year in found[0].groupdict().items() if year}
    decade = said.get("decade", said.get("tens"))
    if decade:
        first, last = decade, decade + 9
    else:
        first = said.get("low") or said.get("first") or said.get("since") or said.get("begun")
        first = first or 1 + (said.get("after") or said.get("later") or -1)
        last = said.get("high") or said.get("last") or said.get("until") or said.get("ended")
        last = last or (said.get("before") or said.get("earlier") or _NEVER + 1) - 1
    rest = " ".join(_SPAN_WITHIN.sub(" ", text).split()).strip(" ?？,，")
    return (first, last, rest) if first <= last and re.search(r"[^\W\d_]", rest) else None


def distance(period: str | None, year: str) -> int:
    """How many years a period is from a year: below nought where it is of this year alone, nought where
    it goes beyond it."""
    if not period:
        return _FAR
    first, last, is_open = bounds(period)
    asked = int(year)
    if first.year <= asked <= last.year or (is_open and first.year <= asked):
        return -1 if first.year == last.year and not is_open else 0
    return min(abs(first.year - asked), abs(last.year - asked))


def told(figure: Mapping[str, Any], year: str, language: str) -> str:
    """That a figure is not that of the year that was asked, and of when it is."""
    off = distance(figure["period"], year)
    if off == _FAR:
        said = N_(
            "The report gives no figure of this for {year}; the nearest one it gives names no year."
        )
    elif off:
        said = N_(
            "The report gives no figure of this for {year}; period of the nearest one: {period}."
        )
    else:
        said = N_("The report gives no figure of this for {year} alone; period of the nearest one: {period}.")  # fmt: skip
    return translate(said, language, year=year, period=date(figure["period"], language))
