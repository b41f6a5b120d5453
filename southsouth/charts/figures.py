"""Pictures of numbers: only what is comparable stands in one picture."""

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import style
from southsouth.language import N_, compact, number, translate

_ROW = 46  # pixels: a line of words, and the mark below it


def _label_rows(figure: go.Figure, frame: pl.DataFrame, language: str) -> None:
    """Each row's subject above its mark: labels beside the axis would fill a phone's width."""
    # All at once: add_annotation copies every earlier one each time.
    figure.update_layout(
        annotations=[
            {
                "xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "y": position - 0.38,
                "showarrow": False, "align": "left", "font": {"size": 12},
                "text": _broken(f"{subject} ({paragraph})", language),
            }
            for position, (subject, paragraph) in enumerate(
                frame.select(f"subject_{language}", "paragraph").iter_rows()
            )
        ]
    )  # fmt: skip
    figure.update_yaxes(
        showticklabels=False, showgrid=False, zeroline=False, range=[frame.height - 0.4, -0.8]
    )


def _broken(text: str, language: str) -> str:
    """A label cut to what a phone's width holds; the table beside the chart has it whole."""
    longest = 26 if language == "zh" else 52
    return text if len(text) <= longest else text[: longest - 1] + "…"


def money(frame: pl.DataFrame, language: str) -> go.Figure:
    """Amounts in US dollars on a log axis: a dot each, a bar for a range."""
    figure = style.new_figure(height=80 + _ROW * frame.height)
    positions = list(range(frame.height))
    high = [
        top if top is not None else value
        for value, top in frame.select("value", "value_high").iter_rows()
    ]
    for position, low, top in zip(positions, frame["value"], high, strict=True):
        if top > low:
            figure.add_scatter(
                x=[low, top], y=[position, position], mode="lines", hoverinfo="skip",
                line={"width": 9, "color": style.PALETTE[4]}, showlegend=False,
            )  # fmt: skip
    figure.add_scatter(
        x=frame["value"].to_list(),
        y=positions,
        mode="markers",
        customdata=frame["figure_id"].to_list(),
        text=[f"{compact(value, language)} USD" for value in frame["value"]],
        hovertemplate="%{text}<extra></extra>",
        marker={"size": 9, "color": style.PALETTE[0]},
        showlegend=False,
    )
    _label_rows(figure, frame, language)
    powers = (6, 9, 12)
    figure.update_xaxes(
        type="log",
        range=[4, 14],
        tickvals=[10**power for power in powers],
        ticktext=[compact(10**power, language) for power in powers],
        title=translate(N_("US dollars, each grid line a thousand times the one before"), language),
    )
    return figure


def shares(frame: pl.DataFrame, language: str) -> go.Figure:
    """Percentages on an axis from 0 to 100."""
    figure = style.new_figure(height=80 + _ROW * frame.height)
    figure.add_bar(
        x=frame["value"].to_list(),
        y=list(range(frame.height)),
        orientation="h",
        width=0.35,
        customdata=frame["figure_id"].to_list(),
        text=[f"{number(value, language)}%" for value in frame["value"]],
        textposition="outside",
        cliponaxis=False,
        marker_color=style.PALETTE[0],
        hovertemplate="%{text}<extra></extra>",
    )
    _label_rows(figure, frame, language)
    figure.update_yaxes(type="linear")
    figure.update_xaxes(range=[0, 100], tickvals=[0, 25, 50, 75, 100], ticksuffix="%")
    return figure


def funnel(frame: pl.DataFrame, language: str) -> go.Figure:
    """Projects of the technology exchange by stage, as columns of one scale."""
    figure = style.new_figure(height=80 + 70 * frame.height)
    figure.add_bar(
        x=frame["value"].to_list(),
        y=list(range(frame.height)),
        orientation="h",
        width=0.4,
        customdata=frame["figure_id"].to_list(),
        text=[number(value, language) for value in frame["value"]],
        textposition="auto",
        marker_color=style.PALETTE[2],
        hovertemplate="%{text}<extra></extra>",
    )
    _label_rows(figure, frame, language)
    return figure


def years(frame: pl.DataFrame, language: str) -> go.Figure:
    """A column a year, US dollars from zero."""
    figure = style.new_figure(height=280)
    figure.add_bar(
        x=[str(year) for year in frame["year"]],
        y=frame["value"].to_list(),
        customdata=frame["figure_id"].to_list(),
        text=[compact(value, language) for value in frame["value"]],
        marker_color=style.PALETTE[0],
        hovertemplate="%{x}: %{text}<extra></extra>",
    )
    top = int(frame["value"][0])
    ticks = range(0, top + 1_000_000, 1_000_000)
    figure.update_yaxes(
        tickvals=list(ticks), ticktext=[compact(tick, language) for tick in ticks],
        title=translate(N_("US dollars"), language),
    )  # fmt: skip
    figure.update_xaxes(type="category")
    return figure
