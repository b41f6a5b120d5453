"""ILO's money on one scale: two wholes and how little of each went to South-South cooperation."""

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import money, rowbars
from southsouth.charts.sheet import Sheet

_WHOLE = 1e8  # dollars: from here on an amount is a whole budget


def ilo(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Each amount as a bar, in the order printed: a whole, then its part, all on one scale.

    Columns: those of data/figures.csv, and doubted.
    """
    drawn = [
        money.row_of(row, sheet.language, "ctx" if row["value"] >= _WHOLE else "accent")
        for row in frame.iter_rows(named=True)
    ]
    return rowbars.draw(sheet, drawn)
