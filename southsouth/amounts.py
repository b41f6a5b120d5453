"""Amounts as readers write them: $27 million, US$27m, 27 million dollars, 2,700万美元, 二千七百万."""

import re

from southsouth.folding import folded
from southsouth.quantities import SCALES, number

_CHINESE = {"百万": 1e6, "千万": 1e7, **SCALES}
_ENGLISH = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "mn": 1e6, "mio": 1e6, "m": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12,
}  # fmt: skip
_WORD = {scale: word for word, scale in reversed(_ENGLISH.items()) if len(word) > 3}
_AMOUNT = re.compile(
    r"(?P<before>(?:us ?\$|\busd\b|\$) ?)?"
    r"(?<![\d.])(?P<value>\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+(?=[万亿]))"
    rf"(?: ?(?:(?P<chinese>{'|'.join(_CHINESE)})|(?P<english>{'|'.join(_ENGLISH)})\b))?"
    r"(?P<after> ?(?:us )?dollars?\b| ?usd\b| ?\$| ?(?:美元|美金))?"
)
#: What says of an amount no more than how it is meant.
_ABOUT = re.compile(
    r"\b(?:about|approximately|some|nearly|almost|over|more than|at least|what|is|are|was|the|of)\b"
    "|大约|超过|至少|[约近的]"
)
#: What is counted, where it is only said behind the number.
_COUNTED = re.compile(
    r"\b(?:people|persons|participants|households|countries)\b|国家|[人户个名]|[^\w]"
)


def written(text: str) -> str:
    """A folded text with its amounts of money and large numbers in the spelling of the tables: 27
    million, 2700万美元."""
    return _AMOUNT.sub(_written, text)


def amount(text: str) -> tuple[float, bool] | None:
    """The one amount that a folded text is, and whether it is money; None for a text that says more, and
    for a number that may be that of a paragraph or a year."""
    found = [match for match in _AMOUNT.finditer(text) if _is_amount(match)]
    if len(found) != 1 or _COUNTED.sub("", _ABOUT.sub("", _AMOUNT.sub("", text))):
        return None
    return _value(found[0]), _is_money(found[0])


def without(text: str) -> tuple[tuple[float, ...], str]:
    """The amounts of a text, and what it says beside them, folded."""
    text = folded(text)
    found = tuple(_value(match) for match in _AMOUNT.finditer(text) if _is_amount(match))
    left = _AMOUNT.sub(lambda match: " " if _is_amount(match) else match[0], text)
    return found, _ABOUT.sub(" ", left) if found else left


def _is_money(match: re.Match[str]) -> bool:
    return bool(match["before"] or match["after"])


def _is_amount(match: re.Match[str]) -> bool:
    if not _is_money(match) and match["english"] in ("k", "b"):
        return False  # 59b is a part of a paragraph
    return _is_money(match) or bool(match["chinese"] or match["english"]) or _value(match) >= _LEAST


_LEAST = 10_000
"""From here on a number is that of no paragraph and no year."""


def _value(match: re.Match[str]) -> float:
    value = number(match["value"])
    scale = _CHINESE.get(match["chinese"] or "") or _ENGLISH.get(match["english"] or "") or 1
    return round(value * scale, 2)


def _written(match: re.Match[str]) -> str:
    if not _is_amount(match) or match[0] == match["value"]:
        return match[0]
    if match["english"]:
        word = _WORD[_ENGLISH[match["english"]]]
        return f" {match['value']} {word} "
    if match["chinese"]:
        return (
            f"{number(match['value']):.15g}{match['chinese']}{'美元' if _is_money(match) else ''}"
        )
    return f" {match['value']} "
