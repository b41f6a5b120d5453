"""The technology exchange: how many projects came through each step."""

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import rowbars
from southsouth.charts.sheet import Sheet, doubt, plain
from southsouth.language import number
from southsouth.names import entry, figure_value


def steps(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A bar for each step, from the most projects to the fewest; the last one is the accent.

    Columns: figure_id, value, subject_en, subject_zh, and those of `names.figure_value`, and doubted.
    """
    lang = sheet.language
    rows = [
        rowbars.Row(
            label=plain(row[f"subject_{lang}"]) + (doubt() if row["doubted"] else ""),
            value=row["value"],
            said=_said(row, frame, lang),
            look="accent" if place == frame.height - 1 else "ctx",
            ref=f"figure/{row['figure_id']}",
            name=entry(row[f"subject_{lang}"], figure_value(row, lang), lang),
        )
        for place, row in enumerate(frame.iter_rows(named=True))
    ]
    return rowbars.draw(sheet, rows)


def _said(row: dict, frame: pl.DataFrame, language: str) -> str:
    """The number as qualified in print; behind the first, the others say their share of it."""
    from southsouth.vocabulary import QUALIFIERS, label

    value = number(row["value"], language)
    if row["qualifier"] != "exact":
        gap = "" if language == "zh" else " "
        value = f"{label(row['qualifier'], language, QUALIFIERS)}{gap}{value}"
    return plain(value)
