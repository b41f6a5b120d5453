"""How tall an embed is before any script has measured it: what an iframe's code and oEmbed say.

The picture keeps its proportions, so its height follows from the width; text is estimated by the
width of its characters, rounded up. A frame that is a line too tall is better than a scroll bar.
"""

import math
import re
import unicodedata
from collections.abc import Iterable

from southsouth.cards import Card
from southsouth.embeds import drawn
from southsouth.embeds.wording import caption_lines, fact_licence
from southsouth.exhibits import Exhibit

# Pixels; the same numbers stand in templates/embed.css.
NARROW_BELOW = 600
WIDEST_CHART = 760  # a map fills any width, a chart would only grow letters
_SIDES, _ENDS = 24, 20
_CONTROLS = 44 + 28  # the button's row, and the closed disclosure
_ASCII, _WIDE = 0.57, 1.0  # of the font's size
_MARGIN = 1.04  # letters of a heading are a little wider
_PIECE = re.compile(r"[^\s\u2e80-\uffef]+\s*|[\u2e80-\uffef]|\s+")


def chart(exhibit: Exhibit, language: str, width: int) -> int:
    """Pixels that a chart's embed takes at a width, its rows closed."""
    inner = max(width - _SIDES, 160)
    text = _block(exhibit.heading(language), inner, 18, 24) + 6
    text += sum(_block(line, inner, 12, 18) + 3 for line in caption_lines(exhibit, language))
    return math.ceil(_ENDS + text + 6 + _CONTROLS + _picture(exhibit, language, width, inner))


def fact(card: Card, width: int) -> int:
    """Pixels that a fact's embed takes at a width."""
    inner = max(width - _SIDES, 160)
    headline, line = (26, 34) if card.kind == "figure" else (18, 24)
    text = _block(card.headline, inner, headline, line) + 6
    text += sum(_block(words, inner, 15, 22) + 8 for words in filter(None, (card.lead, card.note)))
    text += _properties(card.facts, inner)
    text += sum(
        _block(words.printed + " " * 34, inner - 13, 14, 21) + 20 for words in card.evidence
    )
    text += sum(_block(d.kind + d.note, inner - 24, 13, 19) + 20 for d in card.doubts)
    small = (card.citation, fact_licence(card.language))
    text += sum(_block(words, inner, 12, 18) + 3 for words in small)
    return math.ceil(_ENDS + text + 46)


def _properties(facts: Iterable[tuple[str, str]], inner: int) -> float:
    """The list of labels and values, in two columns."""
    pairs = list(facts)
    if not pairs:
        return 0
    labels = max(_width(name, 13) for name, _ in pairs) + 12
    return 8 + sum(_block(value, max(inner - labels, 80), 13, 19) + 2 for _, value in pairs)


def _picture(exhibit: Exhibit, language: str, width: int, inner: int) -> float:
    box = drawn.size(
        drawn.still(exhibit.id, language, "narrow" if width < NARROW_BELOW else "wide")
    )
    if box is None:
        return exhibit.figure(language).layout.height or 420
    shown = inner if exhibit.map_kind else min(inner, WIDEST_CHART)
    return shown * box[1] / box[0]


def _block(text: str, width: float, font_size: int, line: int) -> int:
    return line * _lines(text, width, font_size)


def _lines(text: str, width: float, font_size: int) -> int:
    """Lines that a text breaks into: between words, and between any two Chinese characters."""
    lines, used = 1, 0.0
    for piece in _PIECE.findall(text):
        wide = _width(piece, font_size) * _MARGIN
        if used and used + wide > width:
            lines, used = lines + 1, 0.0
        used += wide
        over = int(used // width)  # a word longer than a line is broken
        lines, used = lines + over, used - over * width
    return lines


def _width(text: str, font_size: int) -> float:
    return font_size * sum(
        _WIDE if unicodedata.east_asian_width(character) in "WF" else _ASCII for character in text
    )
