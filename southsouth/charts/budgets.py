"""ILO's money: two wholes and how little of each went to South-South cooperation, enlarged."""

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import money, rowbars
from southsouth.charts.sheet import Sheet, strong
from southsouth.language import N_, translate

WHOLE = 1e8  # dollars: from here on an amount is a whole budget


def ilo(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Whole budgets as bars; below, on a scale of their own, what of them is for the cooperation.

    Columns: those of data/figures.csv, and doubted.
    """
    wholes, parts = (frame.filter(pl.col("value") >= WHOLE), frame.filter(pl.col("value") < WHOLE))
    y = 0.0
    for words, rows, style in (
        (N_("Whole budgets"), wholes, "ctx"),
        (N_("For South-South cooperation, on a scale of its own"), parts, "accent"),
    ):
        if rows.is_empty():
            continue
        sheet.line(0, y + 1, sheet.width, y + 1, edge="ink")
        sheet.text(0, y + 19, strong(translate(words, sheet.language)), size=15)
        drawn = [money.row_of(row, sheet.language, style) for row in rows.iter_rows(named=True)]
        y = rowbars.placed(sheet, drawn, y + 42) + 20
    return sheet.figure(y - 18)
