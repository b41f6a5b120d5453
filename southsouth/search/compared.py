"""Figures above, below or between amounts: over $10 million, less than 5%, 100万到500万美元."""

import re

import polars as pl

from southsouth import amounts, tables
from southsouth.language import N_, compact, quoted, translate
from southsouth.search import known
from southsouth.search.known import Found
from southsouth.search.text import in_digits

_THINGS = r"(?:(?:all|the|any|which|what|list of|show|figures?|amounts?|sums?|numbers?|contributions?|payments?|shares?|money|is|are|there) )*"
_THINGS_ZH = "(?:的?(?:数字|金额|款项|数额|资金|供资|捐款|份额|比例)(?:有哪些)?)?"
_OVER = re.compile(
    rf"{_THINGS}(?:over|above|more than|greater than|larger than|bigger than|higher than|at least|exceeding|>) ?(?P<en>.+)"
    rf"|(?:超过|大于|高于|多于|至少|不少于|不低于)(?P<zh>.+?){_THINGS_ZH}|(?P<up>.+?)以上{_THINGS_ZH}"
)
_UNDER = re.compile(
    rf"{_THINGS}(?:under|below|less than|fewer than|smaller than|lower than|at most|up to|<) ?(?P<en>.+)"
    rf"|(?:低于|小于|少于|不到|不足|至多|不超过)(?P<zh>.+?){_THINGS_ZH}|(?P<down>.+?)(?:以下|以内){_THINGS_ZH}"
)
_BETWEEN = re.compile(
    rf"{_THINGS}(?:between|from) (?P<low>.+?) (?:and|to) (?P<high>.+)|(?P<first>.+?)[到至](?P<last>.+?)(?:之?间)?{_THINGS_ZH}"
)
_UP, _DOWN, _FROM_TO = (
    N_("Figures of {amount} or more, the nearest first."),
    N_("Figures of {amount} or less, the nearest first."),
    N_("Figures from {low} to {high}, the smallest first."),
)
_NONE = N_("No figure here is in this range: {amount}.")
#: How figures are meant that are printed with the words that ask for more or less.
_MORE, _LESS = ("more_than", "at_least"), ("less_than", "up_to", "nearly")


def bounded(text: str) -> Found | None:
    """The figures above, below or between the amounts that a folded text asks for; None where it asks for
    none, and where a figure is printed with those very words."""
    text = text.strip(" ?？.。")
    low = high = None
    if match := _BETWEEN.fullmatch(text):
        first, last = match["low"] or match["first"], match["high"] or match["last"]
        high = _amount(last)
        low = _amount(first) or _amount(f"{first} {re.sub(r'^[^a-z%万亿]*', '', last)}")
    elif match := _OVER.fullmatch(text):
        low = _amount(match["en"] or match["zh"] or match["up"])
    elif match := _UNDER.fullmatch(text):
        high = _amount(match["en"] or match["zh"] or match["down"])
    if match is None or (low is None and high is None) or (match.re is _BETWEEN and not (low and high)):  # fmt: skip
        return None
    return _within(match.re, low, high, next(filter(None, match.groups())), text)


def _amount(text: str) -> tuple[float, str] | None:
    return amounts.amount(in_digits(text))


def _within(
    kind: re.Pattern[str],
    low: tuple[float, str] | None,
    high: tuple[float, str] | None,
    said: str,
    text: str,
) -> Found | None:
    figures = tables.load("figures")
    unit = next((one[1] for one in (high, low) if one and one[1]), "")
    figures = figures.filter(pl.col("unit") == unit if unit else pl.col("unit") != "percent")
    only = low or high or (0, "")
    exact = figures.filter((pl.col("value") - only[0]).abs() < 1e-9 * only[0])
    own, other = (_LESS, _MORE) if kind is _UNDER else (_MORE, _LESS)
    if kind is not _BETWEEN and exact["qualifier"].is_in(own).any():
        return None
    least, most = low[0] if low else 0, high[0] if high else float("inf")
    inside = figures.filter(pl.col("value") >= least, pl.col("value") <= most)
    if kind is not _BETWEEN:
        beyond = (pl.col("value") == only[0]) & pl.col("qualifier").is_in(other)
        inside = inside.filter(~beyond)  # nearly half is not more than half
    if not unit and high:
        inside = inside.filter(unit="USD")
    inside = inside.sort("value", descending=kind is _UNDER, maintain_order=True)
    places = [known.places()["figure", own] for own in inside["figure_id"]]
    if not places:
        return Found(
            says=(lambda la: translate(_NONE, la, amount=quoted([text], la)),), is_told=True
        )
    if kind is _BETWEEN and low and high:
        return Found(places, says=(lambda la: translate(_FROM_TO, la, low=_said(low, la), high=_said(high, la)),))  # fmt: skip
    sentence = _DOWN if kind is _UNDER else _UP
    return Found(places, says=(lambda la: translate(sentence, la, amount=quoted([said], la)),))


def _said(amount: tuple[float, str], language: str) -> str:
    return compact(amount[0], language) + ("%" if amount[1] == "percent" else "")
