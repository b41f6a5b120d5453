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
_FOOT = 12  # below the last bar: what stands there is no part of the chart
_GAP = 14  # between a row and the next
_DASHED = 12  # pixels of a bar on which dashes are seen
_CLEAR = 7  # between a bar and its value
_LEAST = 2.5  # pixels of a bar that is seen beside the line it starts from
_PALE = 9.0  # pixels of the end of a bar whose value is not exact, at each side where it may lie
#: Edge and dash of a bar that is not filled, by its look.
_HOLLOW: Mapping[str, tuple[str, str]] = {
    "asked": ("accent", ""), "asked-ctx": ("ink-3", ""),
    "planned": ("ink-3", "dash"), "planned-accent": ("accent", "dash"), "planned-plum": ("plum", "dash"),
}  # fmt: skip
_ACCENT = ("accent", "accent-t", "asked", "planned-accent")
#: What is faint of a bar, by its look; of others grey.
_TINTS: Mapping[str, str] = {**dict.fromkeys(_ACCENT, "accent-t"), "planned-plum": "plum-t"}
#: What a bar means that is a line, by whether those that are dashed are of a time of which a part was past.
_THIN: Mapping[frozenset[bool], str] = {
    frozenset(): N_("A thin line: on this scale too short to be seen as a bar"),
    frozenset({True}): N_("A thin line (dashed: ends after the report): on this scale too short to be seen as a bar"),
    frozenset({False}): N_("A thin line (dashed: planned): on this scale too short to be seen as a bar"),
    frozenset({True, False}): N_("A thin line (dashed: planned or running on after the report): on this scale too short to be seen as a bar"),
}  # fmt: skip


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
        until: The high end of a range: from value to here the bar is a tint.
        vague: Where the value is not exact, on which side of it the true one lies: `more`, `less` or
            `about`. There the end of the bar is faint; a line stands at the value.
        short: What stands for a bar too short to be seen: a `line`, which a sentence below all rows
            explains; a line that the chart itself has `told`; `none`, but the words alone.
        is_begun: Whether a part of what is planned was past: its dashed bar is faint, not empty.
        unsure: How much of the end of a range is in doubt: it is empty, with a dotted edge.
        floor: Whether the true value is higher than all of the bar: its end is a point.
    """

    label: str
    value: float
    said: str
    look: str = "ctx"
    ref: str = ""
    name: str = ""
    until: float | None = None
    vague: str = ""
    short: str = "line"
    is_begun: bool = False
    unsure: float = 0.0
    floor: bool = False


def draw(sheet: Sheet, rows: Sequence[Row], top: float = 0) -> go.Figure:
    """The rows alone on a sheet, from `top` down."""
    return sheet.figure(placed(sheet, rows, top) + _FOOT)


def placed(
    sheet: Sheet, rows: Sequence[Row], top: float, thick: int = 17,
    below: Callable[[int, float], float] | None = None, whole: tuple[float, float] | None = None,
) -> float:  # fmt: skip
    """The rows from `top` down on one scale from 0; the height reached.

    Args:
        sheet: Where they are drawn, over its whole width.
        rows: At least one.
        top: Where the first one's words begin.
        thick: Pixels of a bar.
        below: Draws what stands below a bar: given its place from 0 and its lower edge, it returns
            the height reached.
        whole: The value at the end of the scale, and the pixel at which it stands: every bar lies in
            an outline so long. By default the longest bar and its value take the width.
    """
    scale = whole[1] / whole[0] if whole else longest(sheet, rows)
    y = top
    for place, row in enumerate(rows):
        lines = _lines(row, sheet.width)
        middle_of_words = y + len(lines) * _LINE / 2
        words = "<br>".join(lines)
        sheet.text(0, middle_of_words, words, size=_WORDS, colour="ink-2", ref=row.ref)
        middle = y + len(lines) * _LINE + thick / 2 + 3
        if whole:
            half = thick / 2 - 0.5
            sheet.rect(
                0.5, middle - half, whole[1], middle + half, fill="band", edge="ctx", below=True
            )
        is_empty = row.short == "none" and _is_short(row, scale)
        end = -_CLEAR if is_empty else _bar(sheet, row, scale, middle, thick)
        if whole and end + _room(row) > whole[1]:  # else the value would lie over the outline
            end = whole[1]
        colour = "accent" if row.look in _ACCENT else "plum" if "plum" in row.look else "ink"
        # Characters as high as the bar would touch its outline.
        size = _VALUE - 1 if whole and lettering.is_square(row.said) else _VALUE
        sheet.text(end + _CLEAR, middle, row.said, size=size, colour=colour, bold=True, ref=row.ref)
        if not is_empty:
            sheet.line(0.5, middle - thick / 2 - 2, 0.5, middle + thick / 2 + 2, edge="ink-3")
        bottom = middle + thick / 2
        y = (below(place, bottom) if below else bottom) + _GAP
    lines_for = [row for row in rows if row.short == "line" and _is_short(row, scale)]
    if lines_for:
        dashed = {row.is_begun for row in lines_for if row.look in _HOLLOW}
        said = translate(_THIN[frozenset(dashed)], sheet.language)
        for line in lettering.balanced(said, 12.5, sheet.width, least=lettering.NO_ORPHAN):
            sheet.text(0, y + 6, plain(line), size=12.5, colour="ink-3")
            y += 17
        y += _GAP - 3
    return y - _GAP


def longest(sheet: Sheet, rows: Sequence[Row]) -> float:
    """Pixels of a unit so that one bar with its value beside it takes the whole width."""
    return min(
        (sheet.width - _room(row)) / (row.until or row.value)
        for row in rows
        if row.until or row.value
    )


def reach(sheet: Sheet, rows: Sequence[Row], most: float) -> float:
    """The pixel at which `most`, the whole of rows, can stand.

    That is the end of the sheet, unless a value has no room beside its bar within the whole.
    """
    end = sheet.width - 0.5
    while without := [row for row in rows if _beside(row, end, most) > end]:
        shorter = sheet.width - max(map(_room, without))
        if shorter >= end:
            break
        end = shorter
    return end


def _beside(row: Row, end: float, most: float) -> float:
    """The pixel at which the value beside a bar ends on a scale that reaches `most` at `end`."""
    return (row.until or row.value) / most * end + _room(row)


def _room(row: Row) -> float:
    """Pixels that the value beside a bar takes, and an end that lies beyond it."""
    beyond = _PALE if row.vague in ("more", "about") else 0.0
    return lettering.width(row.said, _VALUE, bold=True) + _CLEAR + 3 + beyond


def _lines(row: Row, room: float) -> list[str]:
    """The words broken to the room; a mark of doubt stays behind the last one."""
    words, mark, rest = row.label.partition(doubt())
    lines = lettering.balanced(html.unescape(words), _WORDS, room - 14, least=lettering.NO_ORPHAN)
    return [*map(plain, lines[:-1]), plain(lines[-1]) + mark + rest]


def _is_short(row: Row, scale: float) -> bool:
    """Whether a bar would be longer than its value if it were long enough to be seen as one."""
    return 0 < (row.until or row.value) * scale < _LEAST


def _bar(sheet: Sheet, row: Row, scale: float, y: float, thick: int) -> float:
    """Draw one bar; the pixel at which it ends."""
    end = max(row.value * scale, _LEAST)
    top, bottom = y - thick / 2, y + thick / 2
    if _is_short(row, scale):
        colour = "accent" if row.look in _ACCENT else "ink-3"
        x = 2.5  # clear of the line that it starts from, on a whole pixel: else it is pale
        dash = "dash" if row.look in _HOLLOW else ""
        sheet.line(x, top, x, bottom, edge=colour, dash=dash, ref=row.ref, name=row.name)
        return _LEAST
    tint = _TINTS.get(row.look, "ctx-2")
    if row.look in _HOLLOW:
        edge, dash = _HOLLOW[row.look]
        if end < _DASHED:
            dash = ""
        sheet.rect(
            0.75, top + 0.75, end, bottom - 0.75, fill=tint if row.is_begun else "paper",
            edge=edge, edge_width=1.5,
            dash=dash, ref=row.ref, name=row.name,
        )  # fmt: skip
        return _faint(sheet, row, end, (top, bottom), edge, tint)
    solid = _doubtful(row, end)[0] if row.vague else end
    bars = [Bar(0, solid, y, row.look, thick, row.ref, row.name)]
    if row.until:
        sure = (row.until - row.unsure) * scale
        if sure > end:
            bars.append(Bar(end, sure, y, tint, thick, row.ref, row.name))
        framed(sheet, (end, sure), (top, bottom), row.look)
        end = row.until * scale
        _dotted(sheet, row, (sure, end), (top, bottom))
    if row.look == "ctx-2":
        framed(sheet, (0, end), (top, bottom), "ctx")
    if row.vague:
        bars.append(Bar(*_doubtful(row, end), y, tint, thick, row.ref, row.name))
    sheet.bars(bars)
    return _faint(sheet, row, end, (top, bottom), row.look)


def framed(
    sheet: Sheet, xs: tuple[float, float], ys: tuple[float, float], edge: str, fill: str = ""
) -> None:  # fmt: skip
    """The edge around a faint part of a bar: a tint alone is hardly seen in the dark."""
    if xs[1] - xs[0] < _LEAST:  # nothing lies within an edge
        return
    sheet.rect(xs[0] + 0.5, ys[0] + 0.5, xs[1] - 0.5, ys[1] - 0.5, fill=fill, edge=edge)


def _dotted(sheet: Sheet, row: Row, xs: tuple[float, float], ys: tuple[float, float]) -> None:
    """What of the end of a bar is in doubt."""
    if xs[1] - xs[0] >= _LEAST:
        sheet.rect(
            xs[0] + 1, ys[0] + 0.7, xs[1] - 0.7, ys[1] - 0.7, fill="paper",
            edge=row.look, edge_width=1.4, dash="dot", ref=row.ref, name=row.name,
        )  # fmt: skip


def pointed(sheet: Sheet, x: float, ys: tuple[float, float], look: str) -> float:
    """The open end, from pixel x, of a bar whose true value is higher; the pixel at which it ends."""
    top, bottom = ys[0] + 0.5, ys[1] - 0.5
    tip = x + (bottom - top) * 0.7
    sheet.path(
        f"M {x:.1f},{top} L {tip:.1f},{(top + bottom) / 2} L {x:.1f},{bottom}",
        fill=_TINTS.get(look, "ctx-2"), edge=look,
    )  # fmt: skip
    return tip


def _doubtful(row: Row, at: float) -> tuple[float, float]:
    """The pixels between which a bar is faint whose value, at pixel `at`, is not exact."""
    left = at if row.vague == "more" else at - _PALE
    return left, at if row.vague == "less" else at + _PALE


def _faint(
    sheet: Sheet, row: Row, at: float, ends: tuple[float, float], edge: str, tint: str = ""
) -> float:  # fmt: skip
    """The end of a bar whose value, at pixel `at`, is not exact; the pixel at which all of it ends."""
    if not row.vague:
        return at
    top, bottom = ends
    framed(sheet, _doubtful(row, at), ends, edge, tint)
    sheet.line(at, top, at, bottom, edge="ink", edge_width=1.5)
    return _doubtful(row, at)[1]
