"""How wide words are, on the very faces that they are shown in.

Latin letters and digits are Archivo, semi-condensed; a Chinese character is as wide as it is high in
every face a reader may have. Kerning is left out where it makes words narrower; beside a digit a dash has
more room. Pages draw with `text-rendering: geometricPrecision`: a letter is else rounded to whole pixels.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from PIL import ImageFont

from southsouth import linebreaks, paths

FOLDER = paths.PACKAGE / "fonts"
FACES = {False: FOLDER / "archivo-label-regular.ttf", True: FOLDER / "archivo-label-bold.ttf"}
#: Of the size: Archivo's own ascent and descent, and Plotly's step from line to line.
ASCENT, DESCENT, LINE = 0.878, 0.210, 1.3
_SHORT = 0.45  # of the room that a line takes at least which ends where a clause does
NO_ORPHAN = 0.25  # of the room that the last line takes at least: more than a lone character
#: Where what stays together in words begins and ends.
Unbroken = Callable[[str], Sequence[tuple[int, int]]]
_UNITS = 1000
_WIDE = 0x2E80  # from here on characters are as wide as high
_TAG = re.compile(r"<(/?)(b|i|span)(?:\s[^>]*)?>|<br>")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_NO_START = set("，。、；：？！）》」』”’%,.;:?!)")
_NO_END = set("（《「『“‘(")
_CLAUSE = re.compile(r"[^，；。：]+[，；。：]*")
_PIECE = re.compile(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+")


@cache
def face(size: float, *, bold: bool) -> ImageFont.FreeTypeFont:
    """Our own face at a size in pixels."""
    return ImageFont.truetype(FACES[bold], size, layout_engine=ImageFont.Layout.BASIC)


class _Advances(dict[str, float]):
    """Of the size, for each character of a face: measured when it is first asked for."""

    def __init__(self, *, bold: bool) -> None:
        super().__init__()
        self._bold = bold

    def __missing__(self, letter: str) -> float:
        is_wide = ord(letter) >= _WIDE
        made = 1.0 if is_wide else face(_UNITS, bold=self._bold).getlength(letter) / _UNITS
        self[letter] = made
        return made


_ADVANCES = {bold: _Advances(bold=bold) for bold in FACES}
#: Between a digit and a dash, and what of the size both faces set there: 16.1–19 billion.
_APART = re.compile(r"(?<=\d)(?=[-–])|(?<=[-–])(?=\d)")
_KERNED = 0.04


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Pixels that words take at a size; of several lines, the widest. Tags of `sheet` count nothing."""
    return max(_line_width(line, size, bold) for line in words.split("<br>"))


def is_square(words: str) -> bool:
    """Whether characters as high as wide are among them, which fill their line."""
    return any(ord(letter) >= _WIDE for letter in words)


@lru_cache(maxsize=16_384)  # a label is measured where it is placed and where it is drawn
def _line_width(line: str, size: float, bold: bool) -> float:  # noqa: FBT001
    more = size * _KERNED * len(_APART.findall(line))
    if "<" not in line and "&" not in line:  # most words have neither tags nor entities
        return more + size * sum(map(_ADVANCES[bold].__getitem__, line))
    return more + size * sum(_ADVANCES[bold or strong][letter] for letter, strong in _letters(line))


def _letters(line: str) -> Iterator[tuple[str, bool]]:
    """Each letter, and whether it stands between <b> and </b>."""
    strong, place = 0, 0  # bold may stand within bold
    for tag in _TAG.finditer(line):
        yield from ((letter, strong > 0) for letter in _plain(line[place : tag.start()]))
        if tag[2] == "b":
            strong += -1 if tag[1] else 1
        place = tag.end()
    yield from ((letter, strong > 0) for letter in _plain(line[place:]))


def _plain(text: str) -> str:
    for entity, letter in _ENTITIES.items():
        text = text.replace(entity, letter)
    return text


def height(words: str, size: float) -> float:
    """Pixels from the top of the first line to the bottom of the last."""
    return size * (ASCENT + DESCENT + words.count("<br>") * LINE)


def wrapped(words: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Plain words in lines no wider than `room` pixels: between words, or between Chinese phrases.

    What `linebreaks.phrases` finds stays in one line where it fits one, else what `linebreaks.unbroken` does.
    A line does not begin with a closing mark nor end with an opening one; a word wider than the room has a
    line of its own.
    """
    return [*_wrapped(words, size, room, bold)]


# Filters leave the same words in the same rooms.
@lru_cache(maxsize=8192)
def _wrapped(words: str, size: float, room: float, bold: bool) -> tuple[str, ...]:  # noqa: FBT001
    lines, line, taken = list[str](), "", 0.0
    for piece in _fitting(words, size, room, bold):
        if line.strip() and taken + width(piece.rstrip(), size, bold=bold) > room:
            lines.append(line.strip())
            line, taken = "", 0.0
        line += piece
        taken += width(piece, size, bold=bold)
    return (*lines, line.strip()) if line.strip() else tuple(lines) or ("",)


def balanced(
    words: str,
    size: float,
    room: float,
    *,
    bold: bool = False,
    least: float = 1.0,
) -> list[str]:
    """The lines of `wrapped`, no more of them, but the last no lone word.

    They are made narrower until the last one is as long as `least` of the room says; with 1 they
    become as even as can be, and end where Chinese clauses end if that takes no line more.
    """
    return [*_balanced(words, size, room, bold, least)]


@lru_cache(maxsize=8192)
def _balanced(
    words: str,
    size: float,
    room: float,
    bold: bool,  # noqa: FBT001
    least: float,
) -> Sequence[str]:
    best = wrapped(words, size, room, bold=bold)
    if len(best) == 1:
        return best
    clauses = _by_clause(words, size, room, bold)
    if least == 1 and len(clauses) == len(best) > 1 and _are_long(clauses, size, room, bold):
        return clauses
    pieces = _fitting(words, size, room, bold)
    least_room = max(room / 2, *(width(piece.strip(), size, bold=bold) for piece in pieces))
    narrower = room
    while width(best[-1], size, bold=bold) < least * narrower:
        narrower -= size
        lines = wrapped(words, size, narrower, bold=bold)
        if narrower < least_room or len(lines) > len(best):  # narrower, a piece would be cut
            break
        best = lines
    return best


def _are_long(lines: Sequence[str], size: float, room: float, bold: bool) -> bool:  # noqa: FBT001
    """Whether no line but the last is so short that it stands there like a heading."""
    return all(width(line, size, bold=bold) >= room * _SHORT for line in lines[:-1])


def _by_clause(words: str, size: float, room: float, bold: bool) -> list[str]:  # noqa: FBT001
    """Lines that end where a Chinese clause ends; none where one clause is wider than a line."""
    lines: list[str] = []
    for clause in _CLAUSE.findall(words):
        if width(clause, size, bold=bold) > room:
            return []
        if lines and width(lines[-1] + clause, size, bold=bold) <= room:
            lines[-1] += clause
        else:
            lines.append(clause)
    return lines


def _fitting(
    words: str,
    size: float,
    room: float,
    bold: bool,  # noqa: FBT001
) -> Iterator[str]:
    """The pieces of words; what stays together but is wider than a line comes in smaller ones: a phrase
    in its names, a name in its words, a word in its characters."""
    ways = (linebreaks.held, linebreaks.unbroken, _words, _characters)
    return _smaller(words, size, room, bold, ways)


def _smaller(
    words: str,
    size: float,
    room: float,
    bold: bool,
    ways: Sequence[Unbroken],  # noqa: FBT001
) -> Iterator[str]:
    for piece in _pieces(words, ways[0]):
        if len(ways) == 1 or width(piece.rstrip(), size, bold=bold) <= room:
            yield piece
        else:
            yield from _smaller(piece, size, room, bold, ways[1:])


def _words(words: str) -> Sequence[tuple[int, int]]:
    return linebreaks.unbroken(words, names=False)


def _characters(_: str) -> Sequence[tuple[int, int]]:
    return ()


@lru_cache(maxsize=8192)
def _pieces(words: str, unbroken: Unbroken) -> tuple[str, ...]:
    """What stays together: a word, a Chinese character with the marks that open and follow it, and
    where `unbroken` says it, more."""
    inside = set[int]()
    for start, end in unbroken(words):
        inside.update(range(start + 1, end))
    found, held = list[str](), ""
    for match in _PIECE.finditer(words):
        piece = match[0]
        bound = match.start() in inside or held[-1:] in _NO_END
        if held and not (piece.isspace() or piece[0] in _NO_START or bound):
            found.append(held)
            held = ""
        held += piece
    return (*found, held) if held else tuple(found)
