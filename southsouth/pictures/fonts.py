"""Fonts for cards, found by fontconfig; a card is never drawn with boxes in place of letters."""

import shutil
import subprocess
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from southsouth.errors import SouthSouthError

_WANTED = {"en": "Noto Sans CJK SC:lang=en", "zh": "Noto Sans CJK SC:lang=zh-cn"}
_LANGUAGE = {"en": "en", "zh": "zh-cn"}
_NOWHERE = "\U0010ffff"  # no font has a letter for it: it is drawn as the font's box


class NoFont(SouthSouthError):
    """No font on this machine has the letters of a language; cards in it are not drawn."""

    def __init__(self, language: str, letters: str = "") -> None:
        self.language = language
        lacking = f" (it lacks {letters})" if letters else ""
        super().__init__(
            f"no font for cards in {language}{lacking}: links to facts show no image. "
            "Install one: apt-get install fonts-noto-cjk fontconfig"
        )


@cache
def find(language: str, *, bold: bool = False) -> tuple[str, int]:
    """The file of a sans-serif font that has the language's letters, and its place in the file.

    Raises:
        NoFont: there is no fontconfig, or no font of the language.
    """
    command = shutil.which("fc-match")
    if command is None:
        raise NoFont(language)
    wanted = _WANTED.get(language, _WANTED["en"]) + (":bold" if bold else "")
    answer = subprocess.run(
        [command, "-f", "%{file}\t%{index}\t%{lang}", wanted],
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    file, index, languages = (answer.stdout.split("\t") + ["", "", ""])[:3]
    if _LANGUAGE.get(language, language) not in languages.split("|"):
        raise NoFont(language)
    return file, int(index or 0)


@cache
def font(language: str, size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The font at a size in pixels.

    Raises:
        NoFont: there is none for the language.
    """
    file, index = find(language, bold=bold)
    return ImageFont.truetype(file, size, index=index)


def require(text: str, language: str) -> None:
    """Refuse a text that the font of its language cannot draw.

    Raises:
        NoFont: the letters that would be boxes are named.
    """
    lacking = sorted({letter for letter in text if not _has(letter, language)})
    if lacking:
        raise NoFont(language, " ".join(lacking))


@cache
def _has(letter: str, language: str) -> bool:
    if letter.isspace():
        return True
    return _shape(letter, language) != _shape(_NOWHERE, language)


def _shape(letter: str, language: str) -> bytes:
    image = Image.new("L", (64, 64))
    ImageDraw.Draw(image).text((4, 4), letter, fill=255, font=font(language, 32))
    return image.tobytes()
