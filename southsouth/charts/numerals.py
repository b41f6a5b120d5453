"""What the numbers of the text are: a bar for each kind with its count and one of them."""

from collections.abc import Mapping

import plotly.graph_objects as go
import polars as pl

from southsouth import counts
from southsouth.charts import key, lettering
from southsouth.charts.sheet import Bar, Sheet, plain, strong
from southsouth.language import N_, number, translate
from southsouth.vocabulary import DISPOSITIONS, label

_NAME, _COUNT, _WORDS = 13.5, 15, 13  # pixels of type
_ROW, _THICK, _GAP = 32, 17, 16
_EXAMPLES = 0.62  # of the sheet, at which the examples begin where they stand beside the bars

#: One number of each kind: its paragraph, the tokens that it is written with, and what it is.
EXAMPLES: Mapping[str, tuple[int, tuple[str, ...], str]] = {
    "figure": (2, ("7590", "亿"), N_("7590亿美元, $759 billion of investment")),
    "date": (2, ("2013",), N_("2013年, the year 2013")),
    "vocabulary": (14, ("两",), N_("两级, “at both levels”")),
    "reference": (2, ("¹",), N_("a superscript 1, the mark of footnote 1")),
    "ordinal": (0, ("六十九",), N_("第六十九届, the sixty-ninth session")),
    "symbol": (0, ("68", "230"), N_("68/230, the number of a resolution")),
    "name": (9, ("77",), N_("77, in the name of the Group of 77 and China")),
}


def kinds(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A bar for each kind of number, most first; those that measure are the accent.

    Columns: disposition, tokens, has_example (whether that of `EXAMPLES` is among the tokens).
    """
    rows = frame.filter(pl.col("tokens") > 0).sort("tokens", descending=True, maintain_order=True)
    every = rows.to_dicts()
    names = [label(row["disposition"], sheet.language, DISPOSITIONS) for row in every]
    left = 0.0 if sheet.is_narrow else _widest(names) + _GAP
    end = sheet.width - _GAP if sheet.is_narrow else sheet.width * _EXAMPLES
    scale = (end - left - 44) / every[0]["tokens"]
    y = 0.0
    for row, name in zip(every, names, strict=True):
        y = _kind(sheet, row, name, left, scale, y)
    total = int(frame["tokens"].sum())
    return sheet.figure(key.drawn(sheet, key.whole(counts.NUMBERS, total, sheet.language), y) - 4)


def _widest(names: list[str]) -> float:
    return max(lettering.width(name, _NAME, bold=True) for name in names)


def _kind(
    sheet: Sheet, row: Mapping[str, object], name: str, left: float, scale: float, y: float
) -> float:  # fmt: skip
    """One kind's name, bar, count and example; on a phone below each other. The height reached."""
    kind, count = str(row["disposition"]), int(str(row["tokens"]))
    measures = kind == "figure"
    sheet.text(0, y + 10, strong(name), size=_NAME)
    middle = y + (32 if sheet.is_narrow else 10)
    right = left + count * scale
    sheet.bars([Bar(left, right, middle, "accent" if measures else "ctx", _THICK)])
    said = strong(number(count, sheet.language))
    colour = "accent" if measures else "ink"
    sheet.text(right + 7, middle, said, size=_COUNT, colour=colour)
    words = translate(EXAMPLES[kind][2], sheet.language) if row["has_example"] else ""
    if sheet.is_narrow:
        sheet.text(0, middle + 20, plain(words), size=_WORDS, colour="ink-2")
        return middle + (44 if words else 24)
    sheet.text(sheet.width * _EXAMPLES, middle, plain(words), size=_WORDS, colour="ink-2")
    return y + _ROW
