"""Chinese characters: their order in a list, and the simplified form of a traditional one.

Both are read from a list of the characters of GB 2312 (tools/chinese_characters.py).
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from operator import ne

from southsouth import paths

CHARACTERS = paths.LOCALE / "zh" / "characters.txt"
"""A character a line, ordered by sound, its traditional forms behind it."""

_OFTEN = "的和在国有"
_COMMON = 0.02  # of the characters of any Chinese text that is so long
_LONG = 500
_SHOWN = 3  # pairs of characters that are told one by one
_TRIED = 8  # characters of a paragraph of which each may be read in two ways
# Simplified characters of their own that converters set for others: 瞭 is 了 in 明瞭, and itself in 瞭望.
_DOUBTFUL = {"瞭": "了", "著": "着", "藉": "借", "覆": "复"}


def by_sound(name: str) -> tuple[tuple[int, int], ...]:
    """A key that sorts names as a Chinese dictionary does; what the list does not have comes last."""
    places = _places()
    return tuple(
        (1, places[sign]) if sign in places else (0 if sign < "一" else 2, ord(sign))
        for sign in name
    )


def simplified(text: str) -> str:
    """The text with each traditional character in its simplified form: 聯合國 is 联合国."""
    return text.translate(_forms())


def in_simplified(text: str) -> tuple[str, int]:
    """The text in simplified characters, and how many of it were traditional."""
    kept = text if text.isascii() else simplified(text)
    if kept == text:
        return text, 0
    signs = sum("\u4e00" <= sign <= "\u9fff" for sign in text)
    if signs > _LONG and not is_chinese(kept):
        # What was read in another encoding has characters of all kinds, and few of these.
        return text, 0
    return kept, sum(map(ne, text, kept))


def is_chinese(text: str) -> bool:
    """Whether the characters of a text are those of Chinese, of which a few stand everywhere."""
    kept = simplified(text)
    signs = sum("\u4e00" <= sign <= "\u9fff" for sign in kept)
    return signs > 0 and sum(map(kept.count, _OFTEN)) >= _COMMON * signs


def named_forms(text: str, kept: str) -> str:
    """Which characters of a text were put for which, for a person; empty where these are many."""
    pairs = dict.fromkeys(pair for pair in zip(text, kept, strict=True) if pair[0] != pair[1])
    return ", ".join(f"“{one}” for “{own}”" for one, own in pairs) if len(pairs) <= _SHOWN else ""


def readings(text: str) -> Iterator[str]:
    """The text, and where characters of it stand for others in a traditional text, each way of reading these."""
    places = [at for at, sign in enumerate(text) if sign in _DOUBTFUL]
    for signs in product(*((text[at], _DOUBTFUL[text[at]]) for at in places[:_TRIED])):
        tried = [*text]
        for at, sign in zip(places, signs, strict=False):
            tried[at] = sign
        yield "".join(tried)


@cache
def _places() -> Mapping[str, int]:
    return {line[0]: place for place, line in enumerate(_lines())}


@cache
def _forms() -> Mapping[int, str]:
    return {ord(other): line[0] for line in _lines() for other in line[1:]}


def _lines() -> list[str]:
    return CHARACTERS.read_text(encoding="utf-8").split()
