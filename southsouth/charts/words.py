"""Text broken into lines by how wide it will be, in a language with spaces or without."""

import re
import unicodedata
from collections.abc import Callable

_WORD = re.compile(r"[ -ÿĀ-ɏ‐-⁯]+?(?:\s+|-|/|$)|.", re.DOTALL)
# What may not begin a line in Chinese typesetting.
_CLOSING = frozenset("，。、；：？！）》」』”’%)")


def width(text: str, size: float, latin: float = 0.56) -> float:
    """Pixels that a text takes in a sans-serif font of that size, a CJK letter as wide as high.

    `latin` is the mean width of other letters by their size: 0.56 holds for the wider fonts.
    """
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return size * (wide + latin * (len(text) - wide))


def wrapped(text: str, room: float, measure: Callable[[str], float]) -> list[str]:
    """The text in lines that measure no more than `room`; a word that is too long stands alone."""
    lines: list[str] = []
    line = ""
    for part in _WORD.findall(text):
        full = measure((line + part).rstrip()) > room
        if line and full and part not in _CLOSING:
            lines.append(line.rstrip())
            line = part.lstrip()
        else:
            line += part
    return [*lines, line.rstrip()] if line.strip() else lines
