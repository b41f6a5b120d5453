"""The technology exchange: how many projects were listed, funded and carried out."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import lettering, rowbars
from southsouth.charts.sheet import Sheet, doubt, plain, strong
from southsouth.language import N_, number, translate
from southsouth.names import entry, figure_value, qualified

_HEAD, _LINE = 14, 14 * lettering.LINE
#: What each count is of, beside the heading that says what all of them are of.
_STEPS: Mapping[str, str] = {
    "p064-ss-gate-listed": N_("listed"),
    "p064-ss-gate-matched": N_("with funding completed or matched"),
    "p064-ss-gate-implemented": N_("carried out"),
}


def steps(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A bar for each count of projects, from the most to the fewest; the last one is the accent.

    A doubt about all of them stands in the heading alone. Columns: figure_id, value, subject_en,
    subject_zh, and those of `names.figure_value`, and doubted.
    """
    every = bool(frame["doubted"].all())
    y = _heading(sheet, doubted=every)
    rows = [
        rowbars.Row(
            label=_label(row, sheet.language, marked=not every), value=row["value"],
            said=_said(row, sheet.language), look="accent" if place == frame.height - 1 else "ctx",
            ref=f"figure/{row['figure_id']}",
            name=entry(row[f"subject_{sheet.language}"], figure_value(row, sheet.language), sheet.language),
        )
        for place, row in enumerate(frame.iter_rows(named=True))
    ]  # fmt: skip
    return sheet.figure(rowbars.placed(sheet, rows, y) + 4)


def _heading(sheet: Sheet, *, doubted: bool) -> float:
    """What all counts are of; the height reached."""
    words = N_("Projects on SS-GATE since its establishment")
    lines = lettering.balanced(
        translate(words, sheet.language), _HEAD, sheet.width - 16, bold=True, least=lettering.NO_ORPHAN
    )  # fmt: skip
    for place, line in enumerate(lines):
        last = place == len(lines) - 1
        said = strong(line) + (doubt() if doubted and last else "")
        sheet.text(0, 9 + place * _LINE, said, size=_HEAD)
    return 9 + len(lines) * _LINE


def _label(row: Mapping[str, Any], language: str, *, marked: bool) -> str:
    step = _STEPS.get(row["figure_id"])
    words = translate(step, language) if step else row[f"subject_{language}"]
    return plain(words) + (doubt() if marked and row["doubted"] else "")


def _said(row: Mapping[str, Any], language: str) -> str:
    """The number as qualified in print."""
    return plain(qualified(row, number(row["value"], language), language))
