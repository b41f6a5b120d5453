"""Amounts in US dollars as squares, each in the frame of those it can be compared with.

Trillions and billions have one scale, millions another, which is said; a household's income has none.
"""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import lettering, rowbars
from southsouth.charts.sheet import Sheet, coloured, doubt, plain, strong
from southsouth.language import N_, compact, translate
from southsouth.measures.events import AS_OF, bounds
from southsouth.measures.figures import is_planned
from southsouth.names import entry, figure_value, span
from southsouth.vocabulary import QUALIFIERS, label

_SIZE, _HEAD, _PAD = 13, 15, 16
_SMALLEST = 1.5  # pixels of a square's side
_TWO_COLUMNS = 1000  # pixels of a sheet from which on squares stand in two columns


@dataclass(frozen=True)
class _Group:
    """Amounts of one order: from `least` dollars on, in a frame under a heading."""

    least: float
    heading: str


#: Dollars from which on an amount stands in the frame of the largest.
BILLION = 1e9
_GROUPS = (
    _Group(BILLION, N_("A billion and more: areas on one scale")),
    _Group(1e5, N_("Below a billion, much enlarged: areas on a scale of their own")),
    _Group(0, N_("For one household: not drawn to scale")),
)


def amounts(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Every amount as a square with its words, in a frame for each scale.

    Columns: those of data/figures.csv, and doubted.
    """
    y = 1.0
    groups = _grouped(frame.to_dicts())
    for place, (group, rows) in enumerate(groups):
        top = y
        below = groups[place + 1][1][0] if place + 1 < len(groups) else None
        words = translate(group.heading, sheet.language)
        for line in lettering.wrapped(words, _HEAD, sheet.width - 2 * _PAD, bold=True):
            sheet.text(_PAD, y + 20, strong(line), size=_HEAD)
            y += 20
        y -= 20
        y = _squares(sheet, rows, y + 46, below) if group.least else _words(sheet, rows, y + 42)
        y += _PAD - 8
        sheet.path(
            f"M 0.5,{top} L {sheet.width - 0.5},{top} L {sheet.width - 0.5},{y} L 0.5,{y} Z",
            edge="ctx", below=True,
        )  # fmt: skip
        y += 18
    return sheet.figure(y - 16)


def _grouped(rows: Sequence[dict[str, Any]]) -> list[tuple[_Group, list[dict[str, Any]]]]:
    most = [float("inf"), *(group.least for group in _GROUPS)]
    return [
        (group, here)
        for group, (above, least) in zip(_GROUPS, pairwise(most), strict=True)
        if (here := [row for row in rows if least <= row["value"] < above])
    ]


def said(row: Mapping[str, Any], language: str) -> str:
    """An amount beside a mark: about $27 million, 约2700万美元."""
    if language == "zh":
        return plain(figure_value(row, language))
    low, high = compact(row["value"], language), row["value_high"]
    words = f"${low}" if high is None else f"${span(row['value'], high, language)}"
    if row["qualifier"] not in ("exact", "projected"):
        words = f"{label(row['qualifier'], language, QUALIFIERS)} {words}"
    return plain(words)


def bare(row: Mapping[str, Any], language: str) -> str:
    """An amount within a sentence, as `said` has it, but no tag."""
    return html.unescape(said(row, language))


def look(row: Mapping[str, Any]) -> str:
    """What is planned or forecast is not filled; South-South cooperation itself is the accent."""
    if is_planned(row):
        return "planned"
    return "accent" if row["topic"] == "ssc_value" else "ctx"


def row_of(row: Mapping[str, Any], language: str, style: str) -> rowbars.Row:
    """An amount as a bar under its subject; planned ones say so."""
    words = plain(row[f"subject_{language}"]) + (doubt() if row.get("doubted") else "")
    return rowbars.Row(
        label=words, value=row["value"], said=said(row, language) + planned_in_words(row, language),
        look="planned" if is_planned(row) else style, until=row["value_high"],
        ref=f"figure/{row['figure_id']}", name=_name(row, language),
    )  # fmt: skip


def _name(row: Mapping[str, Any], language: str) -> str:
    return plain(entry(row[f"subject_{language}"], figure_value(row, language), language))


def planned_in_words(row: Mapping[str, Any], language: str) -> str:
    """Behind an amount that is not money spent: forecast, or planned. Chinese says 预计 with a forecast."""
    if not is_planned(row) or (language == "zh" and row["qualifier"] == "projected"):
        return ""
    began = bounds(row["period"])[0].year if row["period"] else AS_OF.year
    words = N_("planned")
    if began != AS_OF.year:
        words = N_("forecast") if began > AS_OF.year else N_("planned in part")
    words = translate(words, language)
    return " " + coloured(words, "ink-3")


def _squares(
    sheet: Sheet, rows: Sequence[dict[str, Any]], top: float, below: Mapping[str, Any] | None
) -> float:
    """A square for each amount, one below the other, in two columns where there is room.

    `below` is the largest amount of the next frame, which is said to be a dot in this one.
    """
    largest = max(row["value_high"] or row["value"] for row in rows)
    side = (
        72.0 if sheet.is_narrow else 240.0 if sheet.width > _TWO_COLUMNS else 200.0
    ) / largest**0.5
    columns = 2 if sheet.width > _TWO_COLUMNS and len(rows) > 2 else 1
    room = (sheet.width - _PAD) / columns - _PAD
    edge = max(_side(row, side) for row in rows)
    heights = [_tall(row, side, room - edge, sheet.language) for row in rows]
    cut = _even(heights) if columns == 2 else len(rows)
    reached = [top]
    for column, part in enumerate((rows[:cut], rows[cut:])):
        y = top
        for row in part:
            y = _square(sheet, row, side, _PAD + column * (room + _PAD) + edge, y, room - edge)
        reached.append(y)
    y = max(reached)
    if below is not None and below["value"] >= _GROUPS[1].least:
        words = translate(
            N_("Drawn here, the largest amount of the next frame, {amount}, is this dot:"),
            sheet.language, amount=bare(below, sheet.language),
        )  # fmt: skip
        lines = lettering.wrapped(words, _SIZE, sheet.width - 2 * _PAD - 12)
        for line in lines:
            sheet.text(_PAD, y + 4, plain(line), size=_SIZE, colour="ink-2")
            y += _SIZE * lettering.LINE
        dot = max(side * below["value"] ** 0.5, _SMALLEST)
        x = _PAD + lettering.width(plain(lines[-1]), _SIZE) + 6
        sheet.rect(x, y - 13, x + dot, y - 13 + dot, fill="ink")
        y += 8
    return y


def _even(heights: Sequence[float]) -> int:
    """After how many of them a first column ends, so that the taller one is as short as can be."""
    return min(range(1, len(heights)), key=lambda cut: max(sum(heights[:cut]), sum(heights[cut:])))


def _side(row: Mapping[str, Any], scale: float) -> float:
    """Pixels of the whole square of an amount."""
    return max(scale * (row["value_high"] or row["value"]) ** 0.5, _SMALLEST)


def _lines(row: Mapping[str, Any], room: float, language: str) -> list[str]:
    return lettering.wrapped(row[f"subject_{language}"], _SIZE, room - 12)


def _tall(row: Mapping[str, Any], scale: float, room: float, language: str) -> float:
    words = 20 + len(_lines(row, room, language)) * _SIZE * lettering.LINE
    return max(_side(row, scale), words) + 16


def _square(
    sheet: Sheet, row: dict[str, Any], scale: float, edge: float, y: float, room: float
) -> float:
    """A square that ends at `edge`, its words in the room behind; a range as a square within a square."""
    ref, name, style = f"figure/{row['figure_id']}", _name(row, sheet.language), look(row)
    side = max(scale * row["value"] ** 0.5, _SMALLEST)
    whole = _side(row, scale)
    x = edge - whole
    bottom = y + _tall(row, scale, room, sheet.language) - 16
    if row["value_high"]:
        sheet.rect(x, bottom - whole, x + whole, bottom, fill="accent-t", ref=ref, name=name)
    how = (
        {"fill": "paper", "edge": "ink-3", "edge_width": 1.5, "dash": "dash"}
        if style == "planned"
        else {"fill": style}
    )
    sheet.rect(x, bottom - side, x + side, bottom, ref=ref, name=name, **how)
    _beside(sheet, row, edge + 10, bottom, _lines(row, room, sheet.language))
    return bottom + 16


def _beside(
    sheet: Sheet, row: Mapping[str, Any], x: float, bottom: float, lines: Sequence[str]
) -> None:
    """The amount in large letters over what it is, both ending at `bottom`."""
    lang, ref, under = (
        sheet.language,
        f"figure/{row['figure_id']}",
        len(lines) * _SIZE * lettering.LINE,
    )
    value = said(row, lang) + (doubt() if row.get("doubted") else "") + planned_in_words(row, lang)
    colour = "accent" if look(row) == "accent" else "ink"
    size = 14 if sheet.is_narrow else 16
    sheet.text(x, bottom - under - 10, value, size=size, bold=True, colour=colour, ref=ref)
    words = "<br>".join(map(plain, lines))
    sheet.text(x, bottom - under / 2, words, size=_SIZE, colour="ink-2", ref=ref)


def _words(sheet: Sheet, rows: Sequence[dict[str, Any]], y: float) -> float:
    """Amounts in words alone: a square of one household would say nothing beside none."""
    for row in rows:
        lines = _lines(row, sheet.width - 2 * _PAD, sheet.language)
        y += 20 + len(lines) * _SIZE * lettering.LINE
        _beside(sheet, row, _PAD, y, lines)
        y += 14
    return y
