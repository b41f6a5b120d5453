"""Pictures of the checks."""

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import style
from southsouth.language import N_, number, translate
from southsouth.vocabulary import DISPOSITIONS, label


def tokens(frame: pl.DataFrame, language: str) -> go.Figure:
    """A bar for each thing that number tokens became: those with a row of their own, and the rest.

    Columns: disposition, tokens, with_row.
    """
    figure = style.new_figure(height=90 + 34 * frame.height)
    names = [label(one, language, DISPOSITIONS) for one in frame["disposition"]]
    without = frame["tokens"] - frame["with_row"]
    for words, counts, colour, ink in (
        (N_("leads to a row of a table"), frame["with_row"], style.PALETTE[0], "#ffffff"),
        (N_("explained in the audit table"), without, style.PALETTE[4], "#000000"),
    ):
        figure.add_bar(
            x=counts.to_list(), y=names, orientation="h", name=translate(words, language),
            customdata=frame["disposition"].to_list(), marker_color=colour,
            text=[number(count, language) if count else "" for count in counts],
            textposition="inside", insidetextanchor="middle", insidetextfont={"color": ink},
            hovertemplate="%{y}: %{x}<extra>%{fullData.name}</extra>",
        )  # fmt: skip
    figure.update_layout(barmode="stack", legend={"traceorder": "normal"})
    figure.update_yaxes(autorange="reversed")
    figure.update_xaxes(title=translate(N_("number tokens"), language))
    return figure
