"""Pictures of numbers: only what is comparable stands in one picture."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import style
from southsouth.charts.words import width, wrapped
from southsouth.language import N_, compact, number, translate

_LINE = 16  # pixels of a line of words
_GAP = 16  # pixels between a mark and the words of the next row
_LABEL = 12  # pixels of type
_LATIN = 0.52  # width of its Latin letters by their height
_ROOM = 324  # pixels that a label has on a phone
_SMALL = {"size": 11}
_FAR_RIGHT = 1e11  # US dollars; to the right of it there is no room for words


def labelled_rows(frame: pl.DataFrame, language: str, mark: int) -> tuple[go.Figure, float]:
    """A figure with a row for each row of the frame: its subject in words, and a mark below.

    `mark` is the height of a mark in pixels; returned too is its part of a row. Labels beside the
    axis would fill a phone's width.
    """
    labels = [
        _lines(subject, paragraph)
        for subject, paragraph in frame.select(f"subject_{language}", "paragraph").iter_rows()
    ]
    words = _LINE * max(map(len, labels), default=1)
    row = words + mark + _GAP
    figure = style.new_figure(height=44 + row * frame.height)
    # All at once: add_annotation copies every earlier one each time.
    figure.update_layout(
        annotations=[_label(position, lines, mark) for position, lines in enumerate(labels)]
    )
    figure.update_yaxes(
        showticklabels=False, showgrid=False, zeroline=False,
        range=[frame.height - 1 + (mark / 2 + _GAP) / row, -(words + mark / 2) / row],
    )  # fmt: skip
    return figure, mark / row


def _label(position: int, lines: list[str], mark: int) -> dict[str, Any]:
    """The words of a row, ending just above its mark."""
    return {
        "xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "y": position,
        "yanchor": "bottom", "yshift": mark // 2, "showarrow": False, "align": "left",
        "font": {"size": _LABEL}, "text": "<br>".join(lines),
    }  # fmt: skip


def _lines(subject: str, paragraph: int) -> list[str]:
    """A label on one line or two; the table beside the chart has the subject whole."""
    lines = _broken(f"{subject} ({paragraph})")
    while len(lines) > 2:
        subject = subject[:-1].rstrip()
        lines = _broken(f"{subject}… ({paragraph})")
    return lines


def _broken(text: str) -> list[str]:
    return wrapped(text, _ROOM, lambda line: width(line, _LABEL, _LATIN))


def _amount(low: float, high: float | None, language: str) -> str:
    words = compact(low, language)
    return words if high is None or high <= low else f"{words} – {compact(high, language)}"


def money(frame: pl.DataFrame, language: str) -> go.Figure:
    """Amounts in US dollars on a log axis: a dot each, a bar for a range."""
    figure, _ = labelled_rows(frame, language, mark=10)
    for position, (low, high) in enumerate(frame.select("value", "value_high").iter_rows()):
        if high is not None and high > low:
            figure.add_scatter(
                x=[low, high], y=[position, position], mode="lines", hoverinfo="skip",
                line={"width": 9, "color": style.PALETTE[4]}, showlegend=False,
            )  # fmt: skip
    figure.add_scatter(
        x=frame["value"].to_list(),
        y=list(range(frame.height)),
        mode="markers+text",
        customdata=frame["figure_id"].to_list(),
        text=[
            _amount(low, high, language)
            for low, high in frame.select("value", "value_high").iter_rows()
        ],
        textposition=[
            "middle left" if value > _FAR_RIGHT else "middle right" for value in frame["value"]
        ],
        textfont=_SMALL,
        hovertemplate="%{text}<extra></extra>",
        marker={"size": 9, "color": style.PALETTE[0]},
        showlegend=False,
    )
    powers = (6, 9, 12)
    figure.update_xaxes(
        type="log",
        range=[4, 14],
        tickvals=[10**power for power in powers],
        ticktext=[compact(10**power, language) for power in powers],
        title={
            "text": translate(
                N_("US dollars; each grid line is a thousand times the one before"), language
            ),
            "font": _SMALL,
        },
    )
    return figure


def shares(frame: pl.DataFrame, language: str) -> go.Figure:
    """Percentages on an axis from 0 to 100."""
    figure, thickness = labelled_rows(frame, language, mark=18)
    figure.add_bar(
        x=frame["value"].to_list(),
        y=list(range(frame.height)),
        orientation="h",
        width=thickness,
        customdata=frame["figure_id"].to_list(),
        text=[f"{number(value, language)}%" for value in frame["value"]],
        textposition="outside",
        cliponaxis=False,
        marker_color=style.PALETTE[0],
        hovertemplate="%{text}<extra></extra>",
    )
    ticks = [0, 25, 50, 75, 100]
    figure.update_xaxes(
        range=[0, 100], tickvals=ticks, ticktext=["0", *(f"{tick}%" for tick in ticks[1:])]
    )
    # Half of the last tick's words hangs over the end of the axis.
    figure.update_layout(margin={"r": 24})
    return figure


def funnel(frame: pl.DataFrame, language: str) -> go.Figure:
    """Projects of the technology exchange by stage, as columns of one scale."""
    figure, thickness = labelled_rows(frame, language, mark=26)
    figure.add_bar(
        x=frame["value"].to_list(),
        y=list(range(frame.height)),
        orientation="h",
        width=thickness,
        customdata=frame["figure_id"].to_list(),
        text=[number(value, language) for value in frame["value"]],
        textposition="auto",
        marker_color=style.PALETTE[2],
        hovertemplate="%{text}<extra></extra>",
    )
    figure.update_xaxes(tickformat=",", nticks=5)
    return figure


def years(frame: pl.DataFrame, language: str) -> go.Figure:
    """A column a year, US dollars from zero."""
    figure = style.new_figure(height=280)
    figure.add_bar(
        x=[str(year) for year in frame["year"]],
        y=frame["value"].to_list(),
        customdata=frame["figure_id"].to_list(),
        text=[compact(value, language) for value in frame["value"]],
        textposition="outside",
        textangle=0,
        textfont=_SMALL,
        cliponaxis=False,
        marker_color=style.PALETTE[0],
        hovertemplate="%{x}: %{text}<extra></extra>",
    )
    top = int(frame["value"].max() or 0)  # pyright: ignore[reportArgumentType]
    ticks = range(0, top + 1_000_000, 1_000_000)
    figure.update_yaxes(
        tickvals=list(ticks), ticktext=[compact(tick, language) for tick in ticks],
        title={"text": translate(N_("US dollars"), language), "font": _SMALL},
        range=[0, top * 1.1],
    )  # fmt: skip
    figure.update_xaxes(type="category")
    return figure
