"""Bars in rows, each under its own words, so that the bar's length is free and no label is cut."""

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from southsouth.charts import lettering
from southsouth.charts.sheet import Bar, Sheet, doubt, plain

_WORDS, _VALUE = 13.5, 15  # pixels of type
_LINE = 18
_GAP = 14  # between a row and the next
_DASHED = 12  # pixels of a bar on which dashes are seen
_CLEAR = 7  # between a bar and its value
_LEAST = 2.5  # pixels of a bar that is seen beside the line it starts from
#: Edge and dash of a bar that is not filled, by its look.
_HOLLOW: Mapping[str, tuple[str, str]] = {
    "asked": ("accent", ""), "asked-ctx": ("ink-3", ""),
    "planned": ("ink-3", "dash"), "planned-accent": ("accent", "dash"),
}  # fmt: skip
_ACCENT = ("accent", "accent-t", "asked", "planned-accent")


@dataclass(frozen=True)
class Row:
    """One bar with its words.

    Attributes:
        label: What it is, above the bar: `plain` words, and `doubt` behind them where there is one.
        value: Its length in the unit of the scale.
        said: The value in words, beside the bar (tags allowed).
        look: `accent`, `ctx`, `graphite`, `accent-t` (filled); `asked`, `asked-ctx` (hollow, of what
            the title speaks of and of others); `planned-accent`, `planned` (the same, dashed).
        ref: The fact, and `name` what it is called.
        parts: Values at which the bar is cut by a thin line.
        until: The high end of a range: from value to here the bar is a tint.
    """

    label: str
    value: float
    said: str
    look: str = "ctx"
    ref: str = ""
    name: str = ""
    parts: tuple[float, ...] = ()
    until: float | None = None


def draw(sheet: Sheet, rows: Sequence[Row], most: float | None = None) -> go.Figure:
    """The rows alone on a sheet; `most` is the value at the end of their scale."""
    return sheet.figure(placed(sheet, rows, 0, most) + 4)


def placed(
    sheet: Sheet, rows: Sequence[Row], top: float, most: float | None = None, thick: int = 17,
    below: Callable[[int, float], float] | None = None, track: bool = False,
) -> float:  # fmt: skip
    """The rows from `top` down on one scale from 0; the height reached.

    Args:
        sheet: Where they are drawn, over its whole width.
        rows: At least one.
        top: Where the first one's words begin.
        most: The value at the end of the scale; by default the largest.
        thick: Pixels of a bar.
        below: Draws what stands below a bar: given its place from 0 and its lower edge, it returns
            the height reached.
        track: Whether the whole scale is laid pale behind every bar.
    """
    room = reach(sheet, rows)
    scale = room / (most or max(row.until or row.value for row in rows))
    y = top
    for place, row in enumerate(rows):
        lines = _lines(row, sheet.width)
        middle_of_words = y + len(lines) * _LINE / 2
        words = "<br>".join(lines)
        sheet.text(0, middle_of_words, words, size=_WORDS, colour="ink-2", ref=row.ref)
        middle = y + len(lines) * _LINE + thick / 2 + 3
        if track:
            sheet.rect(0, middle - thick / 2, room, middle + thick / 2, fill="band", below=True)
        end = _bar(sheet, row, scale, middle, thick)
        if track and end + _room(row) > room:  # else the value would lie over the track's end
            end = room
        colour = "accent" if row.look in _ACCENT else "ink"
        sheet.text(
            end + _CLEAR, middle, row.said, size=_VALUE, colour=colour, bold=True, ref=row.ref
        )
        sheet.line(0.5, middle - thick / 2 - 2, 0.5, middle + thick / 2 + 2, edge="ink-3")
        bottom = middle + thick / 2
        y = (below(place, bottom) if below else bottom) + _GAP
    return y - _GAP


def reach(sheet: Sheet, rows: Sequence[Row]) -> float:
    """The pixel at which the scale of `placed` ends."""
    return sheet.width - max(_room(row) for row in rows)


def _room(row: Row) -> float:
    """Pixels that the value beside a bar takes."""
    return lettering.width(row.said, _VALUE, bold=True) + _CLEAR + 3


def _lines(row: Row, room: float) -> list[str]:
    """The words broken to the room; a mark of doubt stays behind the last one."""
    words, mark, rest = row.label.partition(doubt())
    lines = lettering.wrapped(html.unescape(words), _WORDS, room - 14)
    return [*map(plain, lines[:-1]), plain(lines[-1]) + mark + rest]


def _bar(sheet: Sheet, row: Row, scale: float, y: float, thick: int) -> float:
    """Draw one bar; the pixel at which it ends."""
    end = max(row.value * scale, _LEAST)
    top, bottom = y - thick / 2, y + thick / 2
    if row.look in _HOLLOW:
        edge, dash = _HOLLOW[row.look]
        if end < _DASHED:
            dash = ""
        sheet.rect(
            0.75, top + 0.75, end, bottom - 0.75, fill="paper", edge=edge, edge_width=1.5,
            dash=dash, ref=row.ref, name=row.name,
        )  # fmt: skip
        return end
    bars = [Bar(0, end, y, row.look, thick, row.ref, row.name)]
    if row.until:
        tint = "accent-t" if row.look == "accent" else "ctx-2"
        bars.append(Bar(end, row.until * scale, y, tint, thick, row.ref, row.name))
        end = row.until * scale
    sheet.bars(bars)
    for part in row.parts:
        sheet.line(part * scale, top, part * scale, bottom, edge="paper", edge_width=1.5)
    return end
