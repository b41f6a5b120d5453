"""How tall an embed is before any script has measured it: what an iframe's code and oEmbed say.

The picture keeps its proportions, so its height follows from the width; text is estimated by the
width of its characters, rounded up. A frame that is a line too tall is better than a scroll bar.
"""

import math
from collections.abc import Iterable
from functools import lru_cache

from southsouth.cards import Card
from southsouth.charts import lettering
from southsouth.charts.sheet import WIDTHS
from southsouth.embeds.addresses import Embed
from southsouth.embeds.wording import caption_lines, fact_licence
from southsouth.exhibits import get

# Pixels; the same numbers stand in templates/embed.css.
NARROW_BELOW = 600
_SIDES, _ENDS = 24, 24
_CONTROLS = 44 + 28  # the button's row, and the closed disclosure
_MARGIN = (
    1.2  # Latin letters are set in the full width of the face that charts are lettered in condensed
)
_SQUARE = 1.03  # a Chinese character is as wide as high in both, but more of them stay together
_WORD = 1.5  # characters that a line of a headline is shorter where the next word has no room in it
#: Of the size of letters: a line of a title, and of text.
_TITLE = {"en": 1.25, "zh": 1.35}
_TEXT = {"en": 1.45, "zh": 1.7}
_AROUND = " — As printed (paragraph 000, footnote 0)"  # stands around the printed words


def chart(embed: Embed, width: int) -> int:
    """Pixels that a chart's embed takes at a width, its rows closed."""
    exhibit, language = get(embed.id), embed.language
    rows = exhibit.frame(embed.filters)
    inner = _inner(width)
    title = exhibit.heading(language, rows, embed.filters)
    note = exhibit.told(language, rows, embed.filters)
    text = _headline(title, inner, 20, language)
    text += _block(note, inner, 14, 20) + 8 if note else 0
    if title != exhibit.subject(language):
        text += _block(exhibit.subject(language), inner, 13, 18, bold=True) + 4
    small = caption_lines(exhibit, language, rows, _drawn(width))
    text += sum(_block(line, inner, 12, 18) + 3 for line in small)
    return math.ceil(_ENDS + text + 18 + _CONTROLS + _picture(embed, width, inner))


def fact(card: Card, width: int) -> int:
    """Pixels that a fact's embed takes at a width."""
    inner, of_size = _inner(width), _TEXT[card.language]
    headline = 26 if card.kind == "figure" else 20
    text = _headline(card.headline, inner, headline, card.language)
    leads = filter(None, (card.lead, *card.happened, card.note))
    text += sum(_block(words, inner, 15, 15 * of_size) + 8 for words in leads)
    text += _properties(card.facts, inner, 13 * of_size)
    text += sum(
        _block(words.printed + _AROUND, inner - 13, 14, 14 * of_size) + 20
        for words in card.evidence
    )
    text += 26 if card.paragraph is not None and not card.evidence else 0
    text += sum(_block(d.kind + d.note, inner - 24, 13, 13 * of_size) + 20 for d in card.doubts)
    small = (card.citation, fact_licence(card.language))
    text += sum(_block(words, inner, 12, 18) + 3 for words in small)
    return math.ceil(_ENDS + text + 50)


def _headline(text: str, inner: int, size: int, language: str) -> float:
    """A headline with the room below it; of Chinese a line ends between words alone."""
    room = inner - _WORD * size if language == "zh" else inner
    return _block(text, room, size, size * _TITLE[language], bold=True) + 6


def _inner(width: int) -> int:
    """Pixels of a line: as wide as the frame between its sides, and no wider than a picture."""
    return min(max(width - _SIDES, 160), WIDTHS["medium"])


def _properties(facts: Iterable[tuple[str, str]], inner: int, line: float) -> float:
    """The list of labels and values, in two columns: that of labels takes half of the room at most."""
    pairs = list(facts)
    if not pairs:
        return 0
    labels = min(max(_width(name, 13) for name, _ in pairs), inner / 2)
    rooms = labels, inner - labels - 12
    return 8 + sum(
        max(_block(words, room, 13, line) for words, room in zip(pair, rooms, strict=True)) + 2
        for pair in pairs
    )


def _drawn(width: int) -> int:
    """How wide the picture is drawn that a frame shows."""
    return WIDTHS["narrow" if width < NARROW_BELOW else "medium"]


def _picture(embed: Embed, width: int, inner: int) -> float:
    """Pixels of the picture: it is never wider than it was drawn."""
    drawn = _drawn(width)
    exhibit = get(embed.id)
    picture = exhibit.drawn(embed.language, drawn, exhibit.frame(embed.filters))
    return picture.height * min(inner / drawn, 1)


# The same words stand in the embed, in its code and in the answers that tell of it.
@lru_cache(maxsize=8192)
def _block(text: str, width: float, font_size: int, line: float, *, bold: bool = False) -> float:
    size = font_size * _margin(text)
    return line * len(lettering.wrapped(text, size, width, bold=bold))


def _width(text: str, font_size: int) -> float:
    return lettering.width(text, font_size) * _margin(text)


def _margin(text: str) -> float:
    """By how much words are wider in a page than in a chart: as much as Latin letters are among them."""
    latin = lettering.width("".join(own for own in text if not lettering.is_square(own)), 1)
    whole = lettering.width(text, 1)
    return _SQUARE + (_MARGIN - _SQUARE) * (latin / whole if whole else 1)
