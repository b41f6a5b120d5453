"""Bars in rows, each under its own words, so that the bar's length is free and no label is cut."""

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from southsouth.charts import lettering
from southsouth.charts.sheet import Bar, Sheet, doubt, plain
from southsouth.language import N_, translate

_WORDS, _VALUE = 13.5, 15  # pixels of type
_LINE = 18
_GAP = 14  # between a row and the next
_DASHED = 12  # pixels of a bar on which dashes are seen
_CLEAR = 7  # between a bar and its value
_LEAST = 2.5  # pixels of a bar that is seen beside the line it starts from
_PALE, _OPEN = 9.0, 14.0  # pixels of the end of a bar whose value is not exact: filled, hollow
#: Edge and dash of a bar that is not filled, by its look.
_HOLLOW: Mapping[str, tuple[str, str]] = {
    "asked": ("accent", ""), "asked-ctx": ("ink-3", ""),
    "planned": ("ink-3", "dash"), "planned-accent": ("accent", "dash"), "planned-plum": ("plum", "dash"),
}  # fmt: skip
_ACCENT = ("accent", "accent-t", "asked", "planned-accent")


@dataclass(frozen=True)
class Row:
    """One bar with its words.

    Attributes:
        label: What it is, above the bar: `plain` words, and `doubt` behind them where there is one.
        value: Its length in the unit of the scale.
        said: The value in words, beside the bar (tags allowed).
        look: `accent`, `ctx`, `graphite`, `accent-t`, `plum` (filled); `asked`, `asked-ctx` (hollow, of
            what the title speaks of and of others); `planned-accent`, `planned`, `planned-plum` (the
            same, dashed).
        ref: The fact, and `name` what it is called.
        parts: Values at which the bar is cut by a thin line.
        until: The high end of a range: from value to here the bar is a tint.
        vague: Where the value is not exact, on which side of it the true one lies: `more`, `less` or
            `about`. Where it can lie the bar is pale; a line stands at the value.
    """

    label: str
    value: float
    said: str
    look: str = "ctx"
    ref: str = ""
    name: str = ""
    parts: tuple[float, ...] = ()
    until: float | None = None
    vague: str = ""


def draw(sheet: Sheet, rows: Sequence[Row], most: float | None = None) -> go.Figure:
    """The rows alone on a sheet; `most` is the value at the end of their scale."""
    return sheet.figure(placed(sheet, rows, 0, most) + 4)


def placed(
    sheet: Sheet, rows: Sequence[Row], top: float, most: float | None = None, thick: int = 17,
    below: Callable[[int, float], float] | None = None, track: bool = False, room: float = 0,
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
        room: The pixel at which the scale ends, where other rows share it; by default as far as it can.
    """
    if room or most or track:
        room = room or reach(sheet, rows)
        scale = room / (most or max(row.until or row.value for row in rows))
    else:
        scale = longest(sheet, rows)
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
    if any(_is_short(row, scale) for row in rows):
        words = plain(
            translate(
                N_("A thin line: on this scale too short to be seen as a bar"), sheet.language
            )
        )
        sheet.text(0, y + 6, words, size=12.5, colour="ink-3")
        y += 14 + _GAP
    return y - _GAP


def longest(sheet: Sheet, rows: Sequence[Row]) -> float:
    """Pixels of a unit so that one bar with its value beside it takes the whole width."""
    return min(
        (sheet.width - _room(row)) / (row.until or row.value)
        for row in rows
        if row.until or row.value
    )


def reach(sheet: Sheet, rows: Sequence[Row]) -> float:
    """The pixel at which the scale of `placed` ends."""
    return sheet.width - max(_room(row) for row in rows)


def _room(row: Row) -> float:
    """Pixels that the value beside a bar takes, and an end that lies beyond it."""
    beyond = (_OPEN if row.look in _HOLLOW else _PALE) if row.vague in ("more", "about") else 0.0
    return lettering.width(row.said, _VALUE, bold=True) + _CLEAR + 3 + beyond


def _lines(row: Row, room: float) -> list[str]:
    """The words broken to the room; a mark of doubt stays behind the last one."""
    words, mark, rest = row.label.partition(doubt())
    lines = lettering.balanced(html.unescape(words), _WORDS, room - 14, least=lettering.NO_ORPHAN)
    return [*map(plain, lines[:-1]), plain(lines[-1]) + mark + rest]


def _is_short(row: Row, scale: float) -> bool:
    """Whether a bar would be longer than its value if it were long enough to be seen as one."""
    return 0 < (row.until or row.value) * scale < _LEAST


def _open(sheet: Sheet, row: Row, end: float, y: float, thick: float) -> bool:
    """The open end of a hollow bar whose true value may be more: drawn if it is such a one."""
    if row.vague != "more":
        return False
    half = thick / 2 - 0.75
    edge, _ = _HOLLOW[row.look]
    sheet.path(
        f"M {end},{y - half} L {end + _OPEN},{y - half} M {end},{y + half} L {end + _OPEN},{y + half}",
        edge=edge, edge_width=1.5, dash="dash",
    )  # fmt: skip
    return True


def _bar(sheet: Sheet, row: Row, scale: float, y: float, thick: int) -> float:
    """Draw one bar; the pixel at which it ends."""
    end = max(row.value * scale, _LEAST)
    top, bottom = y - thick / 2, y + thick / 2
    if _is_short(row, scale):
        colour = "accent" if row.look in _ACCENT else "ink-3"
        x = 2.0  # clear of the line that it starts from
        sheet.line(x, top, x, bottom, edge=colour, ref=row.ref, name=row.name)
        return _LEAST
    if row.look in _HOLLOW:
        edge, dash = _HOLLOW[row.look]
        if end < _DASHED:
            dash = ""
        sheet.rect(
            0.75, top + 0.75, end, bottom - 0.75, fill="paper", edge=edge, edge_width=1.5,
            dash=dash, ref=row.ref, name=row.name,
        )  # fmt: skip
        return end + (_OPEN if _open(sheet, row, end, y, thick) else 0)
    bars = [Bar(0, end, y, row.look, thick, row.ref, row.name)]
    if row.until:
        tint = "accent-t" if row.look == "accent" else "ctx-2"
        bars.append(Bar(end, row.until * scale, y, tint, thick, row.ref, row.name))
        end = row.until * scale
    if row.vague:
        tint = "accent-t" if row.look == "accent" else "ctx-2"
        start = end - (0 if row.vague == "more" else _PALE)
        end = end + (0 if row.vague == "less" else _PALE)
        bars = [
            Bar(0, start, y, row.look, thick, row.ref, row.name),
            Bar(start, end, y, tint, thick, row.ref, row.name),
        ]
        sheet.bars(bars)
        at = row.value * scale
        sheet.line(at, top, at, bottom, edge="ink", edge_width=1.5)
        return end
    sheet.bars(bars)
    for part in row.parts:
        sheet.line(part * scale, top, part * scale, bottom, edge="paper", edge_width=1.5)
    return end
