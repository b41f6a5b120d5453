"""Words painted on an image: each letter in our own face, or where that lacks it in the Chinese one."""

import math
from functools import cache, lru_cache
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from southsouth.charts import lettering
from southsouth.stills import png

_NO_LETTER = "\uffff"
_LARGE = 40  # pixels, at which no two letters look alike
_PARTS = 3  # of a pixel, to which letters are placed: in whole ones small letters stand unevenly
_INDEXES = range(32)  # of the faces that one file holds: Noto's has 10


def paint(
    drawing: ImageDraw.ImageDraw, line: str, x: float, y: float, size: float, colour: str | int, *,
    bold: bool = False,
) -> None:  # fmt: skip
    """One line of words from `x` on, its letters standing on `y`, `size` pixels large.

    Raises:
        NoFont: our own face lacks one of its letters and this machine has no Chinese font.
    """
    for letter in line:
        whole, part = divmod(round(x * _PARTS), _PARTS)
        painted, aside, above, advance = _painted(letter, size, part, bold=bold)
        if painted:
            drawing.bitmap((whole + aside, round(y) + above), painted, fill=colour)
        x += advance


# The same few hundred letters make up all images, and an outline is slow to fill.
@lru_cache(maxsize=8192)
def _painted(
    letter: str, size: float, part: int, *, bold: bool
) -> tuple[Image.Image | None, int, int, float]:
    """A letter as a mask, where that begins from the letter's origin, and how far the next one is; the
    origin is so many parts of a pixel to the right."""
    face = face_of(letter, size, bold=bold)
    # A face rounds what it advances to whole pixels: a line of small letters would outgrow its room.
    advance = (
        lettering.width(letter, size, bold=bold) if _is_ours(letter) else face.getlength(letter)
    )
    found = face.getbbox(letter, anchor="ls")
    left, top, right, bottom = (*map(math.floor, found[:2]), *map(math.ceil, found[2:]))
    if left == right or top == bottom:
        return None, 0, 0, advance
    mask = Image.new("L", (right - left + bool(part), bottom - top))
    ImageDraw.Draw(mask).text(
        (part / _PARTS - left, -top), letter, fill=255, font=face, anchor="ls"
    )
    return mask, left, top, advance


def face_of(letter: str, size: float, *, bold: bool) -> ImageFont.FreeTypeFont:
    """The face in which a letter is painted.

    Raises:
        NoFont: our own lacks it and this machine has no Chinese font.
    """
    return lettering.face(size, bold=bold) if _is_ours(letter) else _chinese(size, bold=bold)


@cache
def _is_ours(letter: str) -> bool:
    face: Any = lettering.face(_LARGE, bold=False)
    drawn, blank = (bytes(face.getmask(one)) for one in (letter, _NO_LETTER))
    return letter.isspace() or drawn != blank


@cache
def _chinese(size: float, *, bold: bool) -> ImageFont.FreeTypeFont:
    file = png.chinese_faces()[-1 if bold else 0]
    faces = (
        ImageFont.truetype(file, size, index, layout_engine=ImageFont.Layout.BASIC)
        for index in _INDEXES
    )
    return next(face for face in faces if face.getname()[0] == png.CHINESE)
