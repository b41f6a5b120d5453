"""Pictures of numbers: only what is comparable stands in one picture."""

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import style
from southsouth.language import N_, compact, number, translate


def _subjects(frame: pl.DataFrame, language: str, longest: int = 46) -> list[str]:
    """Subjects short enough for an axis; a paragraph number keeps two alike apart."""
    return [
        f"{subject if len(subject) <= longest else subject[: longest - 1] + '…'} ({paragraph})"
        for subject, paragraph in frame.select(f"subject_{language}", "paragraph").iter_rows()
    ]


def money(frame: pl.DataFrame, language: str) -> go.Figure:
    """Amounts in US dollars on a log axis: a dot each, a bar for a range."""
    figure = style.new_figure(height=80 + 26 * frame.height)
    positions = list(range(frame.height))
    high = [
        top if top is not None else value
        for value, top in frame.select("value", "value_high").iter_rows()
    ]
    for position, low, top in zip(positions, frame["value"], high, strict=True):
        if top > low:
            figure.add_scatter(
                x=[low, top], y=[position, position], mode="lines", hoverinfo="skip",
                line={"width": 7, "color": style.PALETTE[5]}, showlegend=False,
            )  # fmt: skip
    figure.add_scatter(
        x=frame["value"].to_list(),
        y=positions,
        mode="markers",
        customdata=frame["figure_id"].to_list(),
        text=[f"{compact(value, language)} USD" for value in frame["value"]],
        hovertemplate="%{text}<extra></extra>",
        marker={"size": 11, "color": style.PALETTE[0]},
        showlegend=False,
    )
    figure.update_yaxes(
        tickvals=positions,
        ticktext=_subjects(frame, language),
        autorange="reversed",
        showgrid=False,
    )
    powers = range(4, 15)
    figure.update_xaxes(
        type="log",
        tickvals=[10**power for power in powers],
        ticktext=[compact(10**power, language) for power in powers],
        title=translate(N_("US dollars, each grid line ten times the one before"), language),
    )
    return figure


def shares(frame: pl.DataFrame, language: str) -> go.Figure:
    """Percentages on an axis from 0 to 100."""
    figure = style.new_figure(height=80 + 30 * frame.height)
    figure.add_bar(
        x=frame["value"].to_list(),
        y=list(range(frame.height)),
        orientation="h",
        customdata=frame["figure_id"].to_list(),
        text=[f"{number(value, language)}%" for value in frame["value"]],
        textposition="outside",
        cliponaxis=False,
        marker_color=style.PALETTE[0],
        hovertemplate="%{text}<extra></extra>",
    )
    figure.update_yaxes(
        tickvals=list(range(frame.height)),
        ticktext=_subjects(frame, language),
        autorange="reversed",
    )
    figure.update_xaxes(range=[0, 100], ticksuffix="%")
    return figure


def ilo_budgets(frame: pl.DataFrame, language: str) -> go.Figure:
    """ILO's totals and what of them went to South-South cooperation, on a log axis."""
    return money(frame, language)


def funnel(frame: pl.DataFrame, language: str) -> go.Figure:
    """Projects of the technology exchange by stage, as columns of one scale."""
    figure = style.new_figure(height=260)
    figure.add_bar(
        x=frame["value"].to_list(),
        y=_subjects(frame, language),
        orientation="h",
        customdata=frame["figure_id"].to_list(),
        text=[number(value, language) for value in frame["value"]],
        textposition="auto",
        marker_color=style.PALETTE[2],
        hovertemplate="%{text}<extra></extra>",
    )
    figure.update_yaxes(autorange="reversed")
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
    figure.update_yaxes(rangemode="tozero", title=translate(N_("US dollars"), language))
    figure.update_xaxes(type="category")
    return figure
