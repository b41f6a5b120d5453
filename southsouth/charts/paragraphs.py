"""The outline of the report as a strip: a square a paragraph, in blocks by section."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import style
from southsouth.language import N_, translate
from southsouth.measures.paragraphs import classes
from southsouth.vocabulary import SECTIONS, THEMES, label

_ACROSS = 11  # squares in a row: as many as a phone's width holds
_SQUARE, _ROW, _GAP = 25, 31, 24  # pixels: a square, a row of them, a section's name
_LEGEND = {True: 150, False: 80}  # pixels: of themes, two in a line; of classes
_CHOSEN, _EDGE = "#C2185B", "#7f8794"
_THEME_COLOURS: Mapping[str, str] = dict(
    zip(THEMES, (*style.PALETTE[:8], "#F0E442", *style.PALETTE[9:], "#B3DE69"), strict=True)
)
_CLASSES = (
    ("rgba(0,0,0,0)", N_("none")), ("#CFE3F3", "1"), ("#7FB6DD", "2–3"), ("#2E7FBC", "4–6"),
    ("#0B4F8A", N_("7 and more")),
)  # fmt: skip
#: What a strip can be coloured by, with the words for it.
COLOURS: Mapping[str, str] = {
    "theme": N_("Theme"),
    "figures": N_("Figures"),
    "events": N_("Events"),
    "countries": N_("Countries"),
    "organisations": N_("Organizations"),
    "places": N_("Places"),
    "cooperation": N_("Who works with whom"),
    "recommendations": N_("Recommendations"),
    "documents": N_("Documents"),
    "caveats": N_("Caveats"),
}
NAMED = N_("Times named")


def strip(frame: pl.DataFrame, language: str) -> go.Figure:
    """Squares with their numbers, coloured by theme or by how much a paragraph holds.

    Args:
        frame: Columns paragraph, section, theme, title_en, title_zh; `color`, the same in every
            row: a key of COLOURS, or `named`; `count` (of what colours it; null for theme);
            `is_chosen`.
        language: Of the words.
    """
    places = _placed(frame["section"].to_list())
    figure = style.new_figure(height=int(_LEGEND[_by_theme(frame)] + places.height))
    placed = frame.with_columns(
        pl.Series("x", places.columns, dtype=pl.Int64),
        pl.Series("y", places.rows, dtype=pl.Float64),
        pl.Series("words", list(_hover(frame, language)), dtype=pl.String),
    )
    for name, colour, group in _groups(placed, language):
        figure.add_trace(_squares(group, name, colour))
    _frame_chosen(figure, placed.filter("is_chosen"))
    _set_axes(figure, places, language)
    _set_legend(figure, by_theme=_by_theme(frame))
    return figure


@dataclass(frozen=True)
class _Places:
    """Where squares and sections' names go: columns, and pixels from the top."""

    columns: list[int]
    rows: list[float]
    names: list[tuple[str, float]]
    height: float


def _placed(sections: Sequence[str]) -> _Places:
    """Each section begins a new row under its name."""
    places = _Places([], [], [], 0.0)
    top = 0.0
    for section, group in groupby(sections):
        count = len(list(group))
        places.names.append((section, top + _GAP / 2))
        top += _GAP
        places.columns.extend(number % _ACROSS for number in range(count))
        places.rows.extend(top + _ROW * (number // _ACROSS + 0.5) for number in range(count))
        top += _ROW * math.ceil(count / _ACROSS)
    return replace(places, height=top)


def _hover(frame: pl.DataFrame, language: str) -> Iterator[str]:
    color = frame["color"][0] if frame.height else "theme"
    counted = translate(COLOURS.get(color, NAMED), language)
    for row in frame.iter_rows(named=True):
        where = translate(N_("Paragraph {number}"), language, number=row["paragraph"])
        said = label(row["theme"], language, THEMES) if color == "theme" else row["count"]
        yield f"{where} · {row[f'title_{language}']}<br>{counted}: {said}"


def _groups(placed: pl.DataFrame, language: str) -> Iterator[tuple[str, str, pl.DataFrame]]:
    """Squares of one colour with its name, in the order of the legend."""
    if _by_theme(placed):
        for theme, colour in _THEME_COLOURS.items():
            yield label(theme, language, THEMES), colour, placed.filter(pl.col("theme") == theme)
        return
    classed = placed.with_columns(classes(placed["count"]).alias("class"))
    for number, (colour, name) in enumerate(_CLASSES):
        yield translate(name, language), colour, classed.filter(pl.col("class") == number)


def _squares(group: pl.DataFrame, name: str, colour: str) -> go.Scatter:
    font: dict[str, Any] = {"size": 11}
    if colour.startswith("#"):
        font["color"] = _ink(colour)
    return go.Scatter(
        x=group["x"].to_list(),
        y=group["y"].to_list(),
        mode="markers+text",
        name=name,
        text=[str(number) for number in group["paragraph"]],
        textposition="middle center",
        textfont=font,
        hovertext=group["words"].to_list(),
        hovertemplate="%{hovertext}<extra></extra>",
        customdata=group["paragraph"].to_list(),
        marker={
            "symbol": "square", "size": _SQUARE, "color": colour,
            "line": {"width": 1, "color": _EDGE},
        },
        # A chosen square is framed; the others need not fade.
        unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def _ink(colour: str) -> str:
    """Black or white, whichever stands out more on the colour (WCAG 2 relative luminance)."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = sum(
        weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )  # fmt: skip
    return "#000000" if luminance > 0.179 else "#ffffff"


def _frame_chosen(figure: go.Figure, chosen: pl.DataFrame) -> None:
    if chosen.is_empty():
        return
    figure.add_scatter(
        x=chosen["x"].to_list(), y=chosen["y"].to_list(), mode="markers", hoverinfo="skip",
        showlegend=False,
        marker={"symbol": "square-open", "size": _SQUARE + 5, "color": _CHOSEN, "line": {"width": 3}},
    )  # fmt: skip


def _set_axes(figure: go.Figure, places: _Places, language: str) -> None:
    """Sections' names above their squares; no axes."""
    figure.update_layout(
        annotations=[
            {
                "xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "y": top,
                "yanchor": "middle", "showarrow": False, "font": {"size": 12},
                "text": label(section, language, SECTIONS),
            }
            for section, top in places.names
        ],
    )  # fmt: skip
    figure.update_xaxes(visible=False, range=[-0.5, _ACROSS - 0.5])
    figure.update_yaxes(visible=False, range=[places.height, 0])


def _set_legend(figure: go.Figure, *, by_theme: bool) -> None:
    """Below the squares; themes two in a line, so that a phone needs no more room than a screen."""
    figure.update_layout(
        legend={"y": -0.01, "yanchor": "top", "itemclick": False, "itemdoubleclick": False}
    )
    if by_theme:
        figure.update_layout(
            legend={"entrywidth": 0.49, "entrywidthmode": "fraction", "font": {"size": 10}}
        )


def _by_theme(frame: pl.DataFrame) -> bool:
    return frame.is_empty() or frame["color"][0] == "theme"
