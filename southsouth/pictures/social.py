"""The card that a link to a fact shows: 1200 by 630, drawn with Pillow, no browser needed."""

from collections.abc import Sequence

from PIL import Image, ImageDraw

from southsouth.charts import style
from southsouth.charts.words import wrapped
from southsouth.language import N_, translate
from southsouth.pictures import fonts, kept, palette

WIDTH, HEIGHT = 1200, 630
_MAKING = "1"  # raise it when the same words are to be laid out otherwise
_LEFT, _TOP, _BOTTOM = 84, 64, 590
_ROOM = WIDTH - _LEFT - 64
_HEADLINES = (92, 72, 56, 44)  # pixels of type, the largest that fits is taken
_MOST_LINES = 3
_LEADING = 1.4  # lines of type, from one to the next
_INK, _PALE = style.TEXT["light"], "#5b6072"
_ACCENT, _PAPER = style.PALETTE[0], style.SURFACE["light"]


def social_card(
    kind_label: str, headline: str, lines: Sequence[str], source: str, language: str
) -> bytes:
    """A fact as a PNG with a palette: its kind, its number or name, what it is, where it stands.

    The same words give the same bytes on one machine; a card made before is read from
    build/pictures/.

    Raises:
        NoFont: no font here has the letters; the message says what to install.
    """
    words = (kind_label, headline, *lines, source)
    fonts.require("".join(words), language)
    return kept.made(
        lambda: _drawn(kind_label, headline, lines, source, language),
        "card", _MAKING, language, *words,
    )  # fmt: skip


class _Sheet:
    """Paper with a layer for each ink, and the words that are put on it."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.layers = {ink: Image.new("L", (WIDTH, HEIGHT)) for ink in (_INK, _PALE, _ACCENT)}
        ImageDraw.Draw(self.layers[_ACCENT]).rectangle((0, 0, 23, HEIGHT), fill=255)

    def write(
        self, lines: Sequence[str], top: float, size: int, ink: str, *, bold: bool = False
    ) -> float:
        """Lines of type from `top` down; where the next may begin."""
        pen = ImageDraw.Draw(self.layers[ink])
        face = fonts.font(self.language, size, bold=bold)
        for line in lines:
            pen.text((_LEFT, top + size), line, fill=255, font=face, anchor="ls")
            top += size * _LEADING
        return top

    def write_right(self, line: str, top: float, size: int, ink: str) -> None:
        """One bold line that ends at the right margin."""
        face = fonts.font(self.language, size, bold=True)
        pen = ImageDraw.Draw(self.layers[ink])
        pen.text((_LEFT + _ROOM, top + size), line, fill=255, font=face, anchor="rs")


def _drawn(
    kind_label: str, headline: str, lines: Sequence[str], source: str, language: str
) -> bytes:
    sheet = _Sheet(language)
    sheet.write_right(translate(N_("South-South Explorer"), language), _TOP, 26, _PALE)
    y = sheet.write([kind_label], _TOP, 30, _ACCENT, bold=True) + 18
    foot = _cut(_wrapped(source, 22, language), 3)
    last = _BOTTOM - len(foot) * 22 * _LEADING
    sheet.write(foot, last, 22, _PALE)
    size, headlines = _headline(headline, language)
    y = sheet.write(headlines, y, size, _INK, bold=True) + 22
    for line in lines:
        left = int((last - 16 - y) // (34 * _LEADING))
        y = sheet.write(_cut(_wrapped(line, 34, language), min(left, 3)), y, 34, _INK) + 8
    return palette.inked(sheet.layers, _PAPER)


def _headline(text: str, language: str) -> tuple[int, list[str]]:
    """The largest size at which the headline has room, and its lines."""
    for size in _HEADLINES:
        lines = _wrapped(text, size, language, bold=True)
        if len(lines) <= (1 if size == _HEADLINES[0] else 2):
            return size, lines
    smallest = _HEADLINES[-1]
    return smallest, _cut(_wrapped(text, smallest, language, bold=True), _MOST_LINES)


def _wrapped(text: str, size: int, language: str, *, bold: bool = False) -> list[str]:
    face = fonts.font(language, size, bold=bold)
    return wrapped(text, _ROOM, face.getlength)


def _cut(lines: list[str], most: int) -> list[str]:
    """At most so many lines; an ellipsis where something is left out."""
    if len(lines) <= most:
        return lines
    if most < 1:
        return []
    return [*lines[: most - 1], lines[most - 1].rstrip("，。,. ") + "…"]
