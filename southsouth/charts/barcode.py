"""Every number of the text as a tick, in reading order; what became of each kind beside its count."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts.sheet import Sheet, plain, strong
from southsouth.language import N_, number, translate
from southsouth.vocabulary import DISPOSITIONS, label

#: Token and height of a tick: figures and dates lead to rows, the rest is explained where it stands.
_LOOKS: Mapping[str, tuple[str, float]] = {"figure": ("accent", 46), "date": ("ink", 34)}
_OTHER = ("ctx", 20.0)
_ROW, _SIZE, _LINE = 62, 13.5, 25


def tokens(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Ticks in rows, then a line for each kind with its number.

    Columns: disposition, tokens, with_row, places (list: which tokens of the text they are, from 0).
    """
    total = max(max(places, default=-1) for places in frame["places"].to_list()) + 1
    rows = 3 if sheet.is_narrow else 2 if sheet.width < 1000 else 1
    per_row = -(-total // rows)
    for row in frame.iter_rows(named=True):
        if row["tokens"]:
            token, tall = _LOOKS.get(row["disposition"], _OTHER)
            sheet.path(_ticks(row["places"], per_row, sheet.width / per_row, tall), fill=token)
    for line in range(rows):
        sheet.line(0, line * _ROW + 50.5, sheet.width, line * _ROW + 50.5, edge="rule", below=True)
    return sheet.figure(
        _kinds(sheet, frame.filter(pl.col("tokens") > 0).to_dicts(), rows * _ROW + 14)
    )


def _ticks(places: Sequence[int], per_row: int, step: float, tall: float) -> str:
    """One path for all ticks of a kind."""
    parts = []
    for place in places:
        row, column = divmod(place, per_row)
        x, bottom, wide = column * step, row * _ROW + 50, step * 0.62
        parts.append(f"M {x:.2f},{bottom - tall} L {x + wide:.2f},{bottom - tall} L {x + wide:.2f},{bottom} L {x:.2f},{bottom} Z")  # fmt: skip
    return " ".join(parts)


def _kinds(sheet: Sheet, rows: Sequence[dict[str, Any]], top: float) -> float:
    """A swatch, the kind and its number; what the grey ones are, beside them or below."""
    lang = sheet.language
    rest = [row for row in rows if row["disposition"] not in _LOOKS]
    heads = [
        (
            label(row["disposition"], lang, DISPOSITIONS),
            _LOOKS[row["disposition"]][0],
            row["tokens"],
        )
        for row in rows
        if row["disposition"] in _LOOKS
    ]
    if rest:
        words = translate(N_("All others, in grey"), lang)
        heads.append((words, _OTHER[0], sum(row["tokens"] for row in rest)))
    wide = min(sheet.width / (1 if sheet.is_narrow else 2), 340.0)
    y = top + 10
    for words, token, count in heads:
        sheet.rect(1, y - 6, 7, y + 6, fill=token)
        sheet.text(16, y, strong(words), size=_SIZE)
        sheet.text(wide - 40, y, strong(number(count, lang)), size=14, anchor="right")
        y += _LINE
    x, below = (0.0, y) if sheet.is_narrow else (wide, top + 10)
    if rest:  # a line of the colour of their ticks holds them together
        sheet.rect(x + 1, below - 9, x + 4, below + (len(rest) - 1) * _LINE + 9, fill=_OTHER[0])
    for row in rest:
        words = label(row["disposition"], lang, DISPOSITIONS)
        sheet.text(x + 16, below, plain(words), size=_SIZE, colour="ink-2")
        count = number(row["tokens"], lang)
        sheet.text(x + wide - 40, below, count, size=13, anchor="right", colour="ink-2")
        below += _LINE
    return max(y, below) - 6
