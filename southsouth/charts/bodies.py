"""Bodies: what they do, by name, and which of them the same paragraphs name."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import labels, lettering
from southsouth.charts.sheet import Sheet, plain, strong
from southsouth.language import N_, number, translate
from southsouth.vocabulary import FUNCTIONS, label

_SIZE, _ROW = 13, 21
_NAMED = 12  # bodies by name for each function, those that most paragraphs name
_PAIRS = 16


def functions(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A bar for each function with its number of bodies, and the best known of them by name.

    Columns: those of `measures.organisations.by_function`, and appearances (paragraphs naming it).
    """
    counted = frame["function"].value_counts().sort("count", "function", descending=[True, False])
    most = counted["count"][0]
    y = 0.0
    for function, count in counted.iter_rows():
        rows = frame.filter(pl.col("function") == function)
        rows = rows.sort("appearances", "organisation_id", descending=[True, False])
        y = _function(sheet, function, count, count / most, rows.to_dicts(), y)
    return sheet.figure(y - 10)


def _function(
    sheet: Sheet, function: str, count: int, share: float, rows: Sequence[Mapping[str, Any]], y: float
) -> float:  # fmt: skip
    words = label(function, sheet.language, FUNCTIONS)
    sheet.text(0, y + 10, strong(words), size=14.5)
    room = sheet.width - 44
    full = share == 1
    sheet.rect(0, y + 24, max(room * share, 2), y + 36, fill="accent" if full else "ctx")
    said = strong(number(count, sheet.language))
    sheet.text(room * share + 8, y + 30, said, size=15, colour="accent" if full else "ink")
    return _names(sheet, rows, y + 52) + 22


def _names(sheet: Sheet, rows: Sequence[Mapping[str, Any]], y: float) -> float:
    """Names in lines, each a link; how many more there are, at the end."""
    x, gap = 0.0, 14.0
    for row in rows[:_NAMED]:
        name = plain(labels.body(row["organisation_id"], sheet.language))
        wide = lettering.width(name, _SIZE)
        if x and x + wide > sheet.width:
            x, y = 0.0, y + _ROW
        sheet.text(
            x, y, name, size=_SIZE, colour="ink-2", ref=f"organisation/{row['organisation_id']}"
        )
        x += wide + gap
    more = len(rows) - _NAMED
    if more > 0:
        words = plain(translate(N_("and {count} more"), sheet.language, count=more))
        if x + lettering.width(words, 12) > sheet.width:
            x, y = 0.0, y + _ROW
        sheet.text(x, y, words, size=12, colour="ink-3")
    return y


def pairs(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """The pairs that most paragraphs name together: a square for each paragraph, with its number.

    Columns: first, second, shared, paragraphs (list).
    """
    rows = (
        frame.sort("shared", "first", "second", descending=[True, False, False])
        .head(_PAIRS)
        .to_dicts()
    )
    cell = 24.0
    y = 0.0
    for place, row in enumerate(rows):
        top = place == 0
        first, second = (labels.body(row[end], sheet.language) for end in ("first", "second"))
        joined = f"{first}与{second}" if sheet.language == "zh" else f"{first} and {second}"
        sheet.text(0, y + 9, plain(joined), size=13.5, ref=f"organisation/{row['first']}")
        wide = lettering.width(plain(joined), 13.5)
        said = strong(number(row["shared"], sheet.language))
        sheet.text(wide + 10, y + 9, said, size=14.5, colour="accent" if top else "ink-2")
        y = _cells(sheet, row["paragraphs"], y + 22, cell, accent=top) + 12
    return sheet.figure(y - 8)


def _cells(
    sheet: Sheet, paragraphs: Sequence[int], y: float, cell: float, *, accent: bool
) -> float:
    """A square for each paragraph, with its number in it."""
    x = 0.0
    for paragraph in paragraphs:
        if x + cell > sheet.width:
            x, y = 0.0, y + 20
        ref = f"paragraph/{paragraph}"
        words = translate(N_("para. {number}"), sheet.language, number=paragraph)
        sheet.rect(
            x,
            y,
            x + cell - 2,
            y + 18,
            fill="accent-t" if accent else "graphite-t",
            ref=ref,
            name=plain(words),
        )
        sheet.text(x + cell / 2 - 1, y + 9, str(paragraph), size=12, anchor="center", ref=ref)
        x += cell
    return y + 18
