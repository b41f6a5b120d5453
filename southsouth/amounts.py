"""Amounts as readers write them: $27 million, US$27m, 27 million dollars, 2,700万美元, 二千七百万, one and a
half million, 一亿五千万; and shares: 0.5%, half a per cent, 百分之零点五, a third, 三分之一."""

import re
from collections.abc import Iterator

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
_SHARE = re.compile(
    r"(?P<half>\bhalf (?:of )?(?:an?|one|1) ?per ?cent\b|\bhalf per ?cent\b|百分之半)"
    r"|(?<![\d.])(?P<value>\d+(?:\.\d+)?) ?(?:%|per ?cent\b|个?百分点)"
    r"|百分之(?:(?P<digits>\d+(?:\.\d+)?)|(?P<whole>[零〇]|[一二两三四五六七八九十百]+)(?:点(?P<part>[零〇一二三四五六七八九]+))?)"
)
#: A comma before decimals, as most of the world writes them, where what follows shows that it is one.
_COMMA = re.compile(
    r"(?<=\d),(?=\d{1,2} ?(?:%|per ?cent\b|thousand\b|(?:m|b|tr)illion\b|[mb]n\b|百万|千万|[万亿]))|(?<=\b0),(?=\d)"
)
_SCALE = "thousand|million|billion|trillion"
_ONES = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}  # fmt: skip
_ONE = rf"{'|'.join(sorted(_ONES, key=len, reverse=True))}|\d+"
#: Parts and one of a scale: half a million, two and a half million, a million and a half, a million.
_PARTS = re.compile(
    rf"\b(?:(?:(?P<whole>{_ONE}) and )?(?:an? |one |(?P<three>three )|-)?(?P<part>half|quarters?)(?:[ -](?:of )?an?)?[ -](?P<scale>{_SCALE})"
    rf"|(?P<first>{_ONE}) (?P<scaled>{_SCALE}) and an? (?P<more>half|quarter)|an? (?P<alone>{_SCALE}))\b"
)
_SIGNS = "一二两三四五六七八九十百千"
#: The same in Chinese: 半百万, 一点五亿, 一亿五千万, 一万五千, 两个亿.
_PARTS_ZH = re.compile(
    rf"(?P<half>半个?)(?P<of>百万|千万|[万亿])|(?P<ones>[零一二三四五六七八九十]+)点(?P<point>[零一二三四五六七八九]+)(?P<scale>万亿|百万|千万|[万亿])"
    rf"|(?P<yi>\d+|[{_SIGNS}]+)亿零?(?P<wan>\d+千?|[{_SIGNS}]+)万|(?P<tens>\d+|[{_SIGNS}]+)万(?P<thousands>[1-9一二两三四五六七八九])千(?![{_SIGNS}万])"
    rf"|(?P<many>[{_SIGNS}])个(?P<big>亿)"
)
_IN_TURN = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip
#: A part of a whole: a third, two thirds, half, 1/4, 三分之一, 一半.
_FRACTION = re.compile(
    rf"(?:(?P<of>{'|'.join(_ONES)})[ -](?P<part>{'|'.join(_IN_TURN)})s?|(?P<half>half|一半|半数)|(?P<up>[1-9])[/\u2044](?P<down>[2-9]|10)"
    r"|(?P<below>[二三四五六七八九十])分之(?P<above>[一二两三四五六七八九]))"
)
#: What says of an amount no more than how it is meant, and of a share that is asked for no more than
#: whether it was reached.
_ABOUT = re.compile(
    r"\b(?:about|approximately|some|nearly|almost|over|more than|at least|what|is|are|was|the|of)\b"
    "|大约|超过|至少|[约近的]"
)
_REACHED = re.compile(
    r"\b(?:targets?|goals?|aims?|thresholds?|minimum|meet|met|reach(?:ed)?|achieved?|attained?|fulfilled"
    r"|did|do|does|has|have|had|been|who|which|any|an?|un|by|many|how|agenc(?:y|ies)|bod(?:y|ies)"
    r"|organi[sz]ations?|anyone|anybody|rule|recommendation)\b"
    "|目标|指标|要求|建议|比例|标准|达到|达成|实现|完成|做到|落实|有没有|是否|哪[些个]|机构|组织|[谁没有了吗被]"
)
#: What is counted, where it is only said behind the number.
_COUNTED = re.compile(
    r"\b(?:people|persons|participants|households|countries)\b|国家|[人户个名]|[^\w]"
)


def written(text: str) -> str:
    """A folded text with its shares, amounts of money and large numbers in the spelling of the tables:
    0.5%, 27 million, 2700万美元; a sum in digits as 48usd, which is no number of a paragraph or of people."""
    text = _plain(text)
    return _AMOUNT.sub(_written, _SHARE.sub(lambda found: f" {_share(found):.15g}% ", text))


def amount(text: str) -> tuple[float, str] | None:
    """The one amount that a folded text is, and its unit where it says so; None for a text that says
    more, and for a number that may be that of a paragraph or a year."""
    if (
        part := _FRACTION.fullmatch(" ".join(_ABOUT.sub(" ", text).strip(" ?？").split()))
    ) and not _is_all(part):
        return round(_part(part), 4), "percent"
    text = _plain(text)
    shares = [*_SHARE.finditer(text)]
    if len(shares) == 1:
        left = _REACHED.sub("", _ABOUT.sub("", _SHARE.sub("", text)))
        return None if _COUNTED.sub("", left) else (_share(shares[0]), "percent")
    found = [match for match in _AMOUNT.finditer(text) if _is_amount(match)]
    if len(found) != 1 or _COUNTED.sub("", _ABOUT.sub("", _AMOUNT.sub("", text))):
        return None
    return _value(found[0]), "USD" if _is_money(found[0]) else ""


#: A part in figures, which is no date and no symbol, and how it is said.
_IN_FIGURES = re.compile(r"(?<![\w/.-])(?<!\d )(?P<up>[1-9])[/\u2044](?P<down>[2-9]|10)(?![\w/.-])")


def parted(text: str) -> str:
    """A folded text with the parts in it in words, where it says more than such a part: 1/3 is one third."""
    if _IN_FIGURES.fullmatch(text.strip(" ?？")):
        return text
    ones = {value: word for word, value in _ONES.items()}
    parts = {value: word for word, value in _IN_TURN.items() if word != "fourth"}

    def said(match: re.Match[str]) -> str:
        up, down = int(match["up"]), int(match["down"])
        if up >= down:
            return match[0]
        return "half" if (up, down) == (1, 2) else f"{ones[up]} {parts[down]}{'s' * (up > 1)}"

    return _IN_FIGURES.sub(said, text)


_COUNTRIES = re.compile(
    r"(?:(?P<digits>\d{1,3})|(?P<signs>[二两三四五六七八九十][一二三四五六七八九十]*))(?: countries|个国家)"
)


def countries(text: str) -> float | None:
    """How many countries a folded text says there are; None for a text that says more."""
    match = _COUNTRIES.fullmatch(text)
    return float(number((match["digits"] or match["signs"]).replace("两", "二"))) if match else None


_PART_BESIDE = re.compile(rf"(?<![A-Za-z\d/-])(?:{_FRACTION.pattern})(?![A-Za-z\d/-])")


def part(text: str) -> tuple[float, str] | None:
    """The share in per cent that a part in a folded text is, and what the text says beside it; None where it
    says nothing of a part, or of several."""
    found = _only_part(text)
    return found if found and found[1] else None


def _only_part(text: str) -> tuple[float, str] | None:
    """The same, of a text that may say nothing beside it."""
    found = [*_PART_BESIDE.finditer(text)]
    if len(found) != 1 or _is_all(found[0]):
        return None
    return _part(found[0]), " ".join(_ABOUT.sub(" ", _PART_BESIDE.sub(" ", text)).split())


def share(text: str) -> tuple[float, str] | None:
    """The one share of a text in per cent, and what it says beside it, folded; None where it has none, or several."""
    text = parted(folded(text))
    found = [*_SHARE.finditer(text)]
    if len(found) == 1:
        return _share(found[0]), _ABOUT.sub(" ", _SHARE.sub(" ", text))
    return _only_part(text)


def _plain(text: str) -> str:
    """A folded text with a point before decimals, and its numbers in words that have parts in digits."""
    text = _PARTS.sub(_of_parts, _COMMA.sub(".", text))
    return text if text.isascii() else _PARTS_ZH.sub(_of_parts_zh, text)


def _of_parts(match: re.Match[str]) -> str:
    if match["alone"]:
        return f"1 {match['alone']}"
    said = match["whole"] or match["first"] or ""
    whole = _ONES.get(said) or int(said or 0)
    part = match["part"] or match["more"]
    share = (3 if match["three"] else 1) * (0.5 if part == "half" else 0.25)
    return f"{whole + share:g} {match['scale'] or match['scaled']}"


def _of_parts_zh(match: re.Match[str]) -> str:
    if match["half"]:
        return f"{_CHINESE[match['of']] / 2e4:.15g}万"
    if match["point"]:
        part = "".join(str(_DIGITS[sign]) for sign in match["point"])
        return f"{number(match['ones'].replace('零', '') or '零'):.0f}.{part}{match['scale']}"
    if match["yi"]:
        said = match["wan"]
        thousands = said[0].isdigit() and said.endswith("千")
        more = 1000 * number(said[:-1]) if thousands else number(said)
        return f"{number(match['yi']) + more / 1e4:.15g}亿"
    if match["many"]:
        return f"{number(match['many']):.0f}亿"
    return f"{number(match['tens']) + number(match['thousands']) / 10:.15g}万"


def _is_all(match: re.Match[str]) -> bool:
    """Whether a fraction is no part of one: 4/3."""
    return not 0 < _part(match) < 100  # noqa: PLR2004


def _part(match: re.Match[str]) -> float:
    """The share that a fraction is, in per cent."""
    if match["half"]:
        return 50
    if match["part"]:
        return 100 * _ONES[match["of"]] / _IN_TURN[match["part"]]
    if match["up"]:
        return 100 * int(match["up"]) / int(match["down"])
    return 100 * number(match["above"]) / number(match["below"])


_MEASURED = re.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?) ?(?:(per ?cent\b|%)|(thousand|million|billion|trillion)\b|(万亿|百万|千万|亿|万)|(usd)\b)"
    r"(?: ?(?:美元|美金|(?:us )?dollars?\b|usd\b))?"
)


def measured(text: str) -> tuple[tuple[str, ...], str]:
    """The numbers of a folded text that have a scale or unit, each with it: 0.5%, 16.1billion, 27亿; and
    what the text says beside them."""
    found = (
        match[1] + ("%" if match[2] else match[3] or match[4] or match[5])
        for match in _MEASURED.finditer(text)
    )
    return tuple(found), _MEASURED.sub(" ", text)


def sums(text: str) -> Iterator[str]:
    """The sums of money of a folded text, each in digits with its unit, so that none is found as another
    number: 300000usd."""
    for match in _AMOUNT.finditer(text):
        if _is_money(match):
            yield f"{_value(match):.15g}usd"


def _share(match: re.Match[str]) -> float:
    if match["half"]:
        return 0.5
    if match["whole"]:
        part = "".join(str(_DIGITS[sign]) for sign in match["part"] or "")
        whole = 0 if match["whole"] in "零〇" else number(match["whole"])
        return float(f"{whole:.0f}.{part or 0}")
    return float(match["value"] or match["digits"])


_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}


def without(text: str) -> tuple[tuple[float, ...], str]:
    """The amounts of a text, and what it says beside them, folded."""
    text = _plain(folded(text))
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
    if not match["chinese"] and not match["english"]:
        return f" {number(match['value']):.15g}usd "
    if match["english"] == "thousand" and not _is_money(match):
        return f" {_value(match):.15g} "
    if match["english"]:
        word = _WORD[_ENGLISH[match["english"]]]
        return f" {match['value']} {word} "
    if match["chinese"]:
        return (
            f"{number(match['value']):.15g}{match['chinese']}{'美元' if _is_money(match) else ''}"
        )
    return f" {match['value']} "
