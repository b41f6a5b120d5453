"""The year that a question asks of, and how near the periods of figures are to it."""

import re
from collections.abc import Mapping
from typing import Any

from southsouth.language import N_, date, translate
from southsouth.measures.events import bounds

_YEAR = re.compile(
    r"(?<![\d/.—–-])(?P<year>(?:19|20)\d\d)(?![\d/.]|\s?[—–-]\s?\d|\s?年?(?:代|以来|之?后|之?前|起))"
)
#: Words before a year that say no more than that it is one; others (since 2011) mean no one year.
_BEFORE = r"(?:\b(?:back )?(?:in|for|during|of|as of|by)(?: the)?(?: year)? |在)?"
_SINCE = re.compile(r"\b(?:since|after|before|until|till|from|between|and|to|自从?|从|到)\s?$")
#: No period at all is farther than any.
_FAR = 10_000


def asked_of(text: str) -> tuple[str, str] | None:
    """The one year of which a folded text asks, and the text without it; None where it asks of none."""
    found = [*_YEAR.finditer(text)]
    if len(found) != 1 or _SINCE.search(text[: found[0].start()]):
        return None
    year = found[0]["year"]
    rest = re.sub(rf"{_BEFORE}{year}年?[的里中间]?", " ", text)
    rest = " ".join(rest.split()).strip(" ?？,，")
    return (year, rest) if re.search(r"[^\W\d_]", rest) else None


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
