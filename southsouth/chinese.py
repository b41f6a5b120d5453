"""Chinese characters: their order in a list, and the simplified form of a traditional one.

Both are read from a list of the characters of GB 2312 (tools/chinese_characters.py).
"""

from collections.abc import Mapping
from functools import cache
from operator import ne

from southsouth import paths

CHARACTERS = paths.LOCALE / "zh" / "characters.txt"
"""A character a line, ordered by sound, its traditional forms behind it."""

_FEW = 1  # characters, by which nothing is told of a text
_OFTEN = "的和在国有"
_COMMON = 0.02  # of the characters of any Chinese text that is so long
_LONG = 500
_TRADITIONAL = (
    0.1  # of the characters of a text in traditional ones, which are in simplified ones others
)


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
    """The text in simplified characters where it is in traditional ones, and how many of it were."""
    signs = sum("\u4e00" <= sign <= "\u9fff" for sign in text)
    kept = simplified(text) if signs else text
    others = sum(map(ne, text, kept)) if kept != text else 0
    if signs > _LONG and sum(map(kept.count, _OFTEN)) < _COMMON * signs:
        return (
            text,
            0,
        )  # what was read in another encoding has characters of all kinds, and few of these
    return (kept, others) if others > max(_FEW, _TRADITIONAL * signs) else (text, 0)


@cache
def _places() -> Mapping[str, int]:
    return {line[0]: place for place, line in enumerate(_lines())}


@cache
def _forms() -> Mapping[int, str]:
    return {ord(other): line[0] for line in _lines() for other in line[1:]}


def _lines() -> list[str]:
    return CHARACTERS.read_text(encoding="utf-8").split()
