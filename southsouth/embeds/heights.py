"""How tall an embed is before any script has measured it: what an iframe's code and oEmbed say.

The picture keeps its proportions, so its height follows from the width; text is estimated by the
width of its characters, rounded up. A frame that is a line too tall is better than a scroll bar.
"""

import math
from collections.abc import Iterable

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
_MARGIN = 1.1  # the reader's fonts are wider than those that charts are lettered in


def chart(embed: Embed, width: int) -> int:
    """Pixels that a chart's embed takes at a width, its rows closed."""
    exhibit, language = get(embed.id), embed.language
    rows = exhibit.frame(embed.filters)
    inner = max(width - _SIDES, 160)
    title, note = exhibit.heading(language, rows), exhibit.told(language, rows)
    text = _block(title, inner, 20, 25) + 6 + (_block(note, inner, 14, 20) + 8 if note else 0)
    if title != exhibit.subject(language):
        text += _block(exhibit.subject(language), inner, 13, 18) + 4
    small = caption_lines(exhibit, language, rows)
    text += sum(_block(line, inner, 12, 18) + 3 for line in small)
    return math.ceil(_ENDS + text + 10 + _CONTROLS + _picture(embed, width, inner))


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


def _picture(embed: Embed, width: int, inner: int) -> float:
    """Pixels of the picture: it is never wider than it was drawn."""
    drawn = WIDTHS["narrow" if width < NARROW_BELOW else "medium"]
    exhibit = get(embed.id)
    figure = exhibit.figure(embed.language, drawn, exhibit.frame(embed.filters))
    return figure.layout.height * min(inner / drawn, 1)  # pyright: ignore[reportAttributeAccessIssue]


def _block(text: str, width: float, font_size: int, line: int) -> int:
    return line * len(lettering.wrapped(text, font_size * _MARGIN, width))


def _width(text: str, font_size: int) -> float:
    return lettering.width(text, font_size) * _MARGIN
