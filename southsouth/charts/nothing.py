"""A sheet for filters that leave nothing: it says so, and what to do."""

import plotly.graph_objects as go

from southsouth.charts import lettering
from southsouth.charts.sheet import SIZE, Sheet, plain
from southsouth.language import N_, translate


def said(sheet: Sheet) -> go.Figure:
    """Words in the middle of an empty sheet."""
    words = translate(
        N_("These filters leave nothing to draw here. Take one away, or widen it."),
        sheet.language,
    )
    lines = lettering.wrapped(words, SIZE + 2, sheet.width - 48)
    height = 120 + 20 * len(lines)
    sheet.rect(0.5, 0.5, sheet.width - 0.5, height - 0.5, edge="rule", dash="dash")
    sheet.text(
        sheet.width / 2, height / 2, "<br>".join(map(plain, lines)),
        size=SIZE + 2, colour="ink-2", anchor="center",
    )  # fmt: skip
    return sheet.figure(height)
