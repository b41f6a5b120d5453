"""What is asked for the cooperation and what is given: shares, sums, and the world around them."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import key, lettering, money, rowbars
from southsouth.charts import shares as percent
from southsouth.charts.sheet import Sheet, doubt, plain, strong
from southsouth.language import N_, translate
from southsouth.measures.asked import ASKED, GIVEN
from southsouth.names import entry, figure_value

_VALUE, _WORDS, _GAP = 16, 13, 16
_TALLEST, _PHONE = 330, 190  # pixels of the largest square
_LEAST, _RING = 2.0, 6.0  # pixels: of the smallest square, and of the ring around it
_COLUMN = 118.0  # pixels that words need at least
_SEEN = 3.0  # pixels by which the square of a high end is larger, to be seen behind the low one
_PAIR = (ASKED, GIVEN)
_GIVERS: Mapping[str, str] = {"body": "accent", "countries": "ctx", "open": "plum"}


def shares(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Bars of what is asked of whole budgets and given of one; shares of other wholes in words below.

    Columns: those of data/figures.csv, and doubted.
    """
    rows = frame.to_dicts()
    pair = [row for row in rows if row["figure_id"] in _PAIR]
    others = [row for row in rows if row["figure_id"] not in _PAIR]
    y = 0.0
    if pair:
        bars = [percent.row_of(row, sheet.language, _PAIR) for row in pair]
        y = rowbars.placed(sheet, bars, y) + 26
    if others:
        y = _others(sheet, others, y) + 4
    return sheet.figure(y - (22 if not others else 0))


def _others(sheet: Sheet, rows: Sequence[Mapping[str, Any]], y: float) -> float:
    """Shares of other wholes: a bar would ask to be compared with those above. The height reached."""
    sheet.line(0, y, sheet.width, y, edge="ink")
    words = N_("Other shares in the report, each of another whole")
    for line in lettering.wrapped(translate(words, sheet.language), 14, sheet.width, bold=True):
        sheet.text(0, y + 18, strong(line), size=14)
        y += 14 * lettering.LINE
    y += 22
    said = [plain(percent.said(row, sheet.language)) for row in rows]
    left = max(lettering.width(value, 15, bold=True) for value in said) + 14
    for row, value in zip(rows, said, strict=True):
        ref = f"figure/{row['figure_id']}"
        mark = doubt() if row["doubted"] else ""
        room = sheet.width - left - lettering.width(mark, _WORDS)
        lines = lettering.wrapped(row[f"subject_{sheet.language}"], _WORDS, room)
        tall = len(lines) * _WORDS * lettering.LINE
        sheet.text(left - 14, y + 9, value, size=15, bold=True, anchor="right", ref=ref)
        label = "<br>".join(map(plain, lines)) + mark
        sheet.text(left, y + tall / 2 + 1, label, size=_WORDS, colour="ink-2", ref=ref)
        y += tall + 8
    return y


def sums(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A bar for each sum on one scale, its colour by whose money it is; dashed where it is planned.

    Columns: those of `measures.asked.sums`, and doubted.
    """
    entries = [
        ("bar", "accent", N_("a UN body’s own money")),
        ("bar", "ctx", N_("from countries")),
        ("bar", "plum", N_("whose money is not said")),
        ("planned", "ink-3", N_("dashed: planned, wholly or in part")),
    ]
    there = {_GIVERS[giver] for giver in frame["giver"]} | {"ink-3"}
    told = [
        (look, token, translate(words, sheet.language))
        for look, token, words in entries
        if token in there
    ]
    top = key.drawn(sheet, told, 0) + 12
    rows = [_sum(row, sheet.language) for row in frame.iter_rows(named=True)]
    return sheet.figure(rowbars.placed(sheet, rows, top) + 4)


def _sum(row: Mapping[str, Any], language: str) -> rowbars.Row:
    return money.row_of(row, language, _GIVERS[row["giver"]])


def scale(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Squares on one ground line, areas in proportion; on a phone each with its words beside it.

    Columns: those of data/figures.csv, and doubted.
    """
    rows = frame.to_dicts()
    largest = max(map(_most, rows)) ** 0.5
    if sheet.is_narrow:
        scale = _PHONE / largest
        return sheet.figure(_meanings(sheet, rows, scale, _stacked(sheet, rows, scale)))
    every = (side / largest for side in range(_TALLEST, 0, -10))
    fitting = (scale for scale in every if sum(_wide(sheet, rows, scale)) <= sheet.width)
    scale = next(fitting, _PHONE / largest)
    return sheet.figure(_meanings(sheet, rows, scale, _in_a_row(sheet, rows, scale)))


def _meanings(
    sheet: Sheet, rows: Sequence[Mapping[str, Any]], scale: float, y: float
) -> float:  # fmt: skip
    """What the tint and the ring mean, where there is one; the height reached."""
    entries = []
    if any(_is_range(row, scale) for row in rows):
        entries.append(("tint", "accent-t", N_("between the low and the high estimate")))
    if any(_side(row, scale) == _LEAST for row in rows):
        entries.append(("ring", "ink-3", N_("in the ring: too small to be seen otherwise")))
    told = [(look, token, translate(words, sheet.language)) for look, token, words in entries]
    return key.drawn(sheet, told, y + 10) if told else y


def _side(row: Mapping[str, Any], scale: float) -> float:
    """Pixels of the square of an amount, of a range that of its low end."""
    return max(row["value"] ** 0.5 * scale, _LEAST)


def _is_range(row: Mapping[str, Any], scale: float) -> bool:
    """Whether the square of the high end is seen behind that of the low one."""
    return _most(row) ** 0.5 * scale - _side(row, scale) >= _SEEN


def _high(row: Mapping[str, Any], scale: float) -> float:
    """Pixels that a square takes, with the ring around it where it has one."""
    ring = 2 * _RING + 4 if _side(row, scale) == _LEAST else 0.0
    return max(_most(row) ** 0.5 * scale, ring)


def _clear(row: Mapping[str, Any], scale: float) -> float:
    """Pixels that the ring around a square takes at its left."""
    return _RING if _side(row, scale) == _LEAST else 0.0


def _most(row: Mapping[str, Any]) -> float:
    return row["value_high"] or row["value"]


def _wide(sheet: Sheet, rows: Sequence[Mapping[str, Any]], scale: float) -> list[float]:
    """Pixels of each square with its words and the gap behind it."""
    return [
        max(_most(row) ** 0.5 * scale, lettering.width(value, _VALUE, bold=True), _COLUMN) + _GAP
        for row in rows
        for value, _ in [_said(row, sheet.language, _COLUMN)]
    ]


def _in_a_row(sheet: Sheet, rows: Sequence[Mapping[str, Any]], scale: float) -> float:
    """The squares from left to right, each under its words; the height reached."""
    wide = _wide(sheet, rows, scale)
    said = [_said(row, sheet.language, room - _GAP) for row, room in zip(rows, wide, strict=True)]
    ground = max(
        _high(row, scale) + _tall(lines) for row, (_, lines) in zip(rows, said, strict=True)
    )
    x = 0.0
    for row, room, (value, lines) in zip(rows, wide, said, strict=True):
        whole = _high(row, scale)
        _square(sheet, row, x, ground, scale)
        top = ground - whole - _tall(lines)
        _words(sheet, row, x, top, value, lines)
        x += room
    sheet.line(0, ground + 0.5, sheet.width, ground + 0.5, edge="ink")
    return ground + 4


def _stacked(sheet: Sheet, rows: Sequence[Mapping[str, Any]], scale: float) -> float:
    """The squares one below the other, words beside them; the height reached."""
    y = 0.0
    for row in rows:
        whole = _high(row, scale)
        value, lines = _said(row, sheet.language, sheet.width - whole - 14)
        bottom = y + max(whole, _tall(lines))
        _square(sheet, row, 0, bottom, scale)
        _words(sheet, row, whole + 12, bottom - _tall(lines), value, lines)
        y = bottom + 18
    return y - 14


def _said(row: Mapping[str, Any], language: str, room: float) -> tuple[str, list[str]]:
    """The amount, and what it is in lines of the room."""
    value = money.said(row, language) + (doubt() if row["doubted"] else "")
    return value, lettering.wrapped(row[f"subject_{language}"], _WORDS, room)


def _tall(lines: Sequence[str]) -> float:
    return 24 + len(lines) * _WORDS * lettering.LINE + 6


def _words(
    sheet: Sheet, row: Mapping[str, Any], x: float, top: float, value: str, lines: Sequence[str]
) -> None:
    ref = f"figure/{row['figure_id']}"
    colour = "accent" if row["topic"] == "ssc_value" else "ink"
    sheet.text(x, top + 10, value, size=_VALUE, bold=True, colour=colour, ref=ref)
    middle = top + 22 + len(lines) * _WORDS * lettering.LINE / 2
    sheet.text(x, middle, "<br>".join(map(plain, lines)), size=_WORDS, colour="ink-2", ref=ref)


def _square(sheet: Sheet, row: Mapping[str, Any], x: float, ground: float, scale: float) -> None:
    """A square that stands on the ground; a range is a square within the tint of the larger."""
    ref = f"figure/{row['figure_id']}"
    name = plain(entry(row[f"subject_{sheet.language}"], figure_value(row, sheet.language), sheet.language))  # fmt: skip
    x, own = x + _clear(row, scale), _side(row, scale)
    if _is_range(row, scale):
        whole = row["value_high"] ** 0.5 * scale
        sheet.rect(x, ground - whole, x + whole, ground, fill="accent-t", ref=ref, name=name)
    if own == _LEAST:  # so small that it would be taken for dirt
        ground -= _RING + 1  # the ring stands on the ground, not across it
        sheet.circle(x + own / 2, ground - own / 2, _RING, edge="ink-3", edge_width=1.5)
    fill = {"ssc_value": "accent", "funds": "graphite"}.get(row["topic"], "ctx")
    sheet.rect(x, ground - own, x + own, ground, fill=fill, ref=ref, name=name)
