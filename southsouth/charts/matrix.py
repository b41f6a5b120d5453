"""The frame of a matrix: names across the top and down the side, a cell of fixed height for each."""

from collections.abc import Sequence

import plotly.graph_objects as go

from southsouth.charts import style

_LETTER, _CHARACTER = 6.4, 13.5  # pixels along the line of a letter and of a Chinese character
FONT = {"size": 11}


def frame(
    columns: Sequence[str], rows: Sequence[str], language: str, *, pitch: int = 20, below: int = 30
) -> go.Figure:
    """An empty matrix; a mark at (column, row), both from 0, stands in its cell.

    `pitch` is the height of a row in pixels, `below` what is left under it for a legend. Names of
    columns run upwards; Chinese ones are set from top to bottom, a character a line.
    """
    head = _head(columns, language)
    margin = style.MARGIN["t"] + style.MARGIN["b"]
    upright = language == "zh"
    figure = style.new_figure(height=round(margin + head + pitch * max(len(rows), 1) + below))
    # All at once: each update of a layout takes some milliseconds.
    figure.update_layout(
        xaxis={
            "tickvals": list(range(len(columns))),
            "ticktext": ["<br>".join(name) for name in columns] if upright else list(columns),
            "tickangle": 0 if upright else -90, "side": "top", "tickfont": FONT,
            "range": [-0.5, len(columns) - 0.5], "zeroline": False, "ticks": "",
            # plotly gives names at most half of a low figure; what they need is reserved below.
            "automargin": False,
        },
        yaxis={
            "tickvals": list(range(len(rows))), "ticktext": list(rows), "tickfont": FONT,
            "ticklabelstandoff": 4, "range": [len(rows) - 0.5, -0.5], "zeroline": False, "ticks": "",
        },
        margin={"t": style.MARGIN["t"] + head, "b": style.MARGIN["b"] + below},
        legend={"yanchor": "top", "y": -0.01, "x": 0, "itemsizing": "trace", "font": FONT},
    )  # fmt: skip
    return figure


def _head(columns: Sequence[str], language: str) -> float:
    """Pixels that the longest name of a column takes."""
    step = _CHARACTER if language == "zh" else _LETTER
    return 12 + step * max(map(len, columns), default=0)
