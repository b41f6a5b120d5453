"""Time: spans as bars and days as dots in lanes by kind; a strip of all years for context."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import style
from southsouth.language import N_, date, translate
from southsouth.vocabulary import EVENT_KINDS, label

_DAYS_DRAWN_AS_DOT = 7
_MILLISECONDS_A_DAY = 86_400_000


def detail(frame: pl.DataFrame, language: str) -> go.Figure:
    """Dated events with their rows within lanes: bars over what the date can mean, dots for days.

    The axis is the window, `first` to `last`; what runs beyond it is cut at its edge.
    """
    first, last = frame.select("first", "last").row(0)
    present = [kind for kind in EVENT_KINDS if kind in set(frame["kind"])]
    positions, ticks = _positions(frame, present)
    figure = style.new_figure(height=max(320, 60 + 20 * (max(positions.values(), default=0) + 2)))
    for kind in present:
        part = frame.filter(pl.col("kind") == kind)
        is_dot = pl.col("days") <= _DAYS_DRAWN_AS_DOT
        for draw, rows in ((_bars, part.filter(~is_dot)), (_dots, part.filter(is_dot))):
            draw(figure, rows, kind, _common(rows, kind, positions, language))
    figure.update_yaxes(
        tickvals=list(ticks.values()),
        ticktext=[label(kind, language, EVENT_KINDS) for kind in ticks],
        autorange="reversed",
        showgrid=False,
    )
    figure.update_xaxes(
        type="date", dtick="M12" if last - first < 12 else "M60", tickformat="%Y", side="top",
        range=[f"{first}-01-01", f"{last}-12-31"],
    )  # fmt: skip
    figure.update_layout(showlegend=False, barmode="overlay")
    return figure


def _positions(
    frame: pl.DataFrame, kinds: list[str]
) -> tuple[dict[tuple[str, int], int], dict[str, float]]:
    """Where each row of each lane is drawn, and the middle of each lane for its name."""
    positions: dict[tuple[str, int], int] = {}
    ticks: dict[str, float] = {}
    top = 0
    for kind in kinds:
        rows = int(frame.filter(pl.col("kind") == kind)["row"].max() or 0) + 1  # pyright: ignore[reportArgumentType]
        for row in range(rows):
            positions[(kind, row)] = top + row
        ticks[kind] = top + (rows - 1) / 2
        top += rows + 1
    return positions, ticks


def _words(part: pl.DataFrame, language: str) -> list[str]:
    return [
        f"<b>{title}</b><br>{date(edtf, language)}"
        for title, edtf in part.select(f"title_{language}", "date_edtf").iter_rows()
    ]


def _common(
    part: pl.DataFrame, kind: str, positions: dict[tuple[str, int], int], language: str
) -> dict[str, Any]:
    """What a bar and a dot share: the height of the row, the id, the words, the name."""
    return {
        "y": [positions[(kind, row)] for row in part["row"]],
        "customdata": part["event_id"].to_list(),
        "hovertext": _words(part, language),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "name": label(kind, language, EVENT_KINDS),
    }


def _bars(figure: go.Figure, part: pl.DataFrame, kind: str, common: dict[str, Any]) -> None:
    if part.is_empty():
        return
    figure.add_bar(
        orientation="h",
        base=part["lower"].cast(pl.String).to_list(),
        x=[days * _MILLISECONDS_A_DAY for days in part["days"]],
        width=0.7,
        marker={
            "color": style.COLOURS[kind],
            "pattern": {"shape": ["/" if is_open else "" for is_open in part["open_end"]]},
        },
        **common,
    )


def _dots(figure: go.Figure, part: pl.DataFrame, kind: str, common: dict[str, Any]) -> None:
    if part.is_empty():
        return
    figure.add_scatter(
        mode="markers",
        x=part["lower"].cast(pl.String).to_list(),
        marker={"size": 11, "color": style.COLOURS[kind], "line": {"width": 1, "color": "#ffffff"}},
        **common,
    )


def overview(frame: pl.DataFrame, language: str) -> go.Figure:
    """A column a year, 1978-2014; years inside the window (`inside`) in full colour."""
    figure = style.new_figure(height=170)
    figure.add_bar(
        x=frame["year"].to_list(),
        y=frame["count"].to_list(),
        customdata=frame["year"].to_list(),
        marker={"color": [style.PALETTE[0] if inside else "#9aa3b2" for inside in frame["inside"]]},
        hovertemplate="%{x}: %{y}<extra></extra>",
    )
    figure.update_yaxes(title=translate(N_("events in that year"), language), title_font_size=11)
    figure.update_xaxes(dtick=6, tick0=1978)
    figure.update_layout(showlegend=False, bargap=0.15)
    return figure
