"""Events in time, each named beside its mark; a mark is as exact as the date that is printed.

A day is a dot, a month a solid bar, a year a pale bar over the whole year; what has no printed end has
a point. The name of a year stands above its bar, so that no edge runs through it.
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import chronicle, families, key, lettering, packing, undated, years
from southsouth.charts.families import LOOKS, Look, shape
from southsouth.charts.sheet import Bar, Dot, Sheet, doubt, plain, strong
from southsouth.charts.timescale import Timescale
from southsouth.language import N_, date, number, translate
from southsouth.measures.events import AS_OF, LAST_YEAR
from southsouth.vocabulary import EVENT_FAMILIES

_BEYOND = 34  # pixels at the right for what ends after the report's year
_SIZE, _ROW, _BAR, _MONTH, _DOT = 12.5, 21, 6, 12, 12
_ABOVE, _BELOW = 2, 8  # pixels from the middle of a row: a name above its bar, and the bar
_TOP, _HEAD, _GAP = 26, 38, 8
_SHORTEST = 11  # pixels of a month


@dataclass(frozen=True)
class _Mark:
    """One event on the sheet: its pixels, its label and where that stands."""

    row: dict[str, Any]
    kind: str
    left: float
    right: float
    label: str
    label_x: float
    anchor: str
    beyond: bool
    planned: float | None  # the pixel from which on it is planned
    again: tuple[float, ...]  # the pixels at which another gathering of the same name begins

    @property
    def ref(self) -> str:
        return f"event/{self.row['event_id']}"

    @property
    def is_under(self) -> bool:
        """Whether it lies under its name."""
        return self.kind == "year" and self.anchor == "left"

    @property
    def extent(self) -> tuple[float, float]:
        """From the left end of mark and label to the right end."""
        wide = lettering.width(self.label, _SIZE)
        if self.anchor == "right":
            return min(self.left, self.label_x - wide), self.right
        return self.left, max(self.right, self.label_x + wide)


def events(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """The events by family, dated ones on the axis, undated ones named below; on a phone by year.

    Columns: those of `measures.events.told`.
    """
    every = frame.to_dicts()
    dated = [row for row in every if row["lower"] is not None]
    if sheet.is_narrow or not dated:
        return chronicle.events(frame, sheet)
    began = [row["lower"].year for row in dated]
    last = min(max(row["upper"].year for row in dated), LAST_YEAR)
    scale = years.scale(began, max(last, *began), sheet.width - _BEYOND)
    groups = [
        (family, _marks(of, scale, sheet))
        for family in EVENT_FAMILIES
        if (of := [row for row in dated if row["family"] == family])
    ]
    without = Counter(row["family"] for row in every if row["lower"] is None)
    packed = [packing.rows([mark.extent for mark in marks]) for _, marks in groups]
    shown = families.exactness(dated, sheet.language)
    axis = key.drawn(sheet, shown, 0) + 8 if shown else 0.0
    tops, y = [], axis + _TOP
    for rows in packed:
        tops.append(y)
        y += _HEAD + (max(rows) + 1) * _ROW + _GAP
    heights = [
        [top + _HEAD + row * _ROW for row in rows] for rows, top in zip(packed, tops, strict=True)
    ]
    taken = [
        (*mark.extent, y)
        for (_, marks), ys in zip(groups, heights, strict=True)
        for mark, y in zip(marks, ys, strict=True)
    ]
    _ground(sheet, scale, axis, y, taken)
    for (family, marks), ys, top in zip(groups, heights, tops, strict=True):
        _group(sheet, family, without[family], marks, ys, top)
    undated_rows = [row for row in every if row["lower"] is None]
    return sheet.figure(undated.listed(sheet, undated_rows, y + 8))


def _marks(part: Sequence[dict[str, Any]], scale: Timescale, sheet: Sheet) -> list[_Mark]:
    """The marks of a family, from the left to the right."""
    made = [_mark(row, scale, sheet) for row in part]
    return sorted(made, key=lambda mark: (mark.extent[0], -mark.right))


def _mark(row: dict[str, Any], scale: Timescale, sheet: Sheet) -> _Mark:
    """An event's mark, its label in it or behind it, or before it at the right edge."""
    beyond = row["upper"].year > LAST_YEAR
    # Whole pixels: an embed pays for every digit.
    left = round(scale.x(row["lower"]))
    end = sheet.width - 12 if beyond else round(scale.end(row["upper"]))
    kind = shape(row)
    right = max(end, left + _SHORTEST) if kind == "month" else end
    if kind == "dot":
        middle = round(min((left + end) / 2, sheet.width - _DOT / 2))
        left, right = middle - _DOT / 2, middle + _DOT / 2
    label = _label(row, sheet.language)
    wide = lettering.width(label, _SIZE)
    start = left + 1 if kind == "year" else right + 5
    anchor = "left"
    if start + wide > sheet.width - 2:
        start, anchor = left - 5, "right"
    planned = min(round(scale.x(AS_OF)), right) if row["planned"] else None
    again = tuple(
        round(scale.x(datetime.date(year, 1, 1))) + 1 for year in families.further_years(row)
    )
    return _Mark(row, kind, left, right, label, start, anchor, beyond, planned, again)


def _label(row: dict[str, Any], language: str) -> str:
    words = plain(families.until(row, LAST_YEAR, language))
    return words + (doubt() if row["doubted"] else "")


def _ground(
    sheet: Sheet, scale: Timescale, axis: float, bottom: float,
    taken: Sequence[tuple[float, float, float]],
) -> None:  # fmt: skip
    """Bands of years from the height of the axis down, their numbers, the breaks, the report's end.

    `taken` are marks with their labels: left, right, and the height around which they stand.
    """
    top = axis + _TOP
    cut = max((piece.first for piece in scale.pieces if piece.cut), default=0)
    for place, piece in enumerate(scale.pieces):
        if piece.cut:
            for x in (piece.left + 5, piece.right - 5):
                _zigzag(sheet, x, axis, top - 2)
            continue
        # Before a break labels run on over the years: no bands there.
        if piece.first > cut and (len(scale.pieces) - place) % 2:
            sheet.rect(piece.left, top - 6, piece.right, bottom - 6, fill="band", below=True)
        if piece.right - piece.left >= 36:
            sheet.text(piece.left + 4, axis + 10, strong(str(piece.first)), size=13)
        elif piece.right - piece.left >= 22:
            sheet.text(piece.left + 2, axis + 10, _short_year(piece.first), size=12, colour="ink-3")
    if scale.pieces[-1].first == LAST_YEAR:
        _end(sheet, scale, axis, bottom, taken)


def _end(
    sheet: Sheet, scale: Timescale, axis: float, bottom: float,
    taken: Sequence[tuple[float, float, float]],
) -> None:  # fmt: skip
    """Where the report ends: a dotted line that leaves out what it would cross."""
    end = scale.x(AS_OF)
    for start, stop in _free(end, axis + _TOP - 6, bottom - 6, taken):
        sheet.line(end, start, end, stop, edge="ink-3", dash="dot", below=True)
    words = plain(translate(N_("report ends, mid-2014"), sheet.language))
    if sheet.width - lettering.width(words, 11.5) > scale.pieces[-1].left + 40:
        sheet.text(sheet.width, axis + 10, words, size=11.5, colour="ink-2", anchor="right")


def _free(
    x: float, top: float, bottom: float, taken: Sequence[tuple[float, float, float]]
) -> Iterator[tuple[float, float]]:
    """The parts of a line down the sheet that run through no name and no mark."""
    crossed = sorted({y for left, right, y in taken if left - 2 < x < right + 2})
    for middle in crossed:
        if middle - _ROW / 2 - top > _ROW / 2:
            yield top, middle - _ROW / 2
        top = max(top, middle + _ROW / 2)
    if bottom - top > _ROW / 2:
        yield top, bottom


def _short_year(year: int) -> str:
    return f"’{year % 100:02d}"


def _zigzag(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    """A break of the axis, at its height."""
    steps = range(int((bottom - top) / 4) + 1)
    points = " L ".join(f"{x + (3 if step % 2 else -3):.0f},{top + step * 4:.0f}" for step in steps)
    sheet.path(f"M {points}", edge="ink-3", below=True)


def _group(
    sheet: Sheet, family: str, without: int, marks: Sequence[_Mark], ys: Sequence[float], top: float
) -> None:  # fmt: skip
    """One family: its name and number, then its marks."""
    look = LOOKS[family]
    name = translate(EVENT_FAMILIES[family], sheet.language)
    sheet.line(0, top + 1, sheet.width, top + 1, edge=look.letters, edge_width=2)
    sheet.text(0, top + 16, strong(name), size=16, colour=look.letters, ground="paper")
    said = translate(
        N_("{dated} dated, {undated} undated"), sheet.language,
        dated=number(len(marks), sheet.language),
        undated=number(without, sheet.language),
    )  # fmt: skip
    sheet.text(
        lettering.width(name, 16, bold=True) + 10, top + 17, plain(said), size=12, colour="ink-3",
        ground="paper",
    )  # fmt: skip
    dots: list[Dot] = []
    bars: list[Bar] = []
    for mark, y in zip(marks, ys, strict=True):
        drawn = _drawn(sheet, mark, y, look)
        dots += [drawn] if isinstance(drawn, Dot) else []
        bars += [drawn] if isinstance(drawn, Bar) else []
        high = y - _ABOVE if mark.is_under else y
        sheet.text(mark.label_x, high, mark.label, size=_SIZE, anchor=mark.anchor, ref=mark.ref)
    sheet.dots(dots)
    sheet.bars(bars)


def _drawn(sheet: Sheet, mark: _Mark, y: float, look: Look) -> Dot | Bar:
    """A dot, a solid bar, or a pale bar; drawn is its solid edge and, where no end is printed, a point.

    Gatherings of several years are one a year: the bar is cut between them.
    """
    row, name = mark.row, _name(mark.row, sheet.language)
    y += _BELOW if mark.is_under else 0
    if mark.kind == "dot":
        x = (mark.left + mark.right) / 2
        return Dot(x, y, look.mark, _DOT, edge_width=0, ref=mark.ref, name=name)
    if mark.kind == "month":
        bar = Bar(mark.left, mark.right, y, look.mark, _MONTH, mark.ref, name)
    else:
        left = mark.left + 1
        end = mark.right - 1 if mark.planned is None else mark.planned
        bar = Bar(left, end, y, look.tint, _BAR, mark.ref, name)
        for start in (left, *mark.again):
            if start > left:
                sheet.rect(start - 5, y - _BAR / 2 - 1, start, y + _BAR / 2 + 1, fill="paper")
            sheet.rect(start, y - _BAR / 2 - 1, start + 3, y + _BAR / 2, fill=look.mark)
    if mark.planned is not None:
        ends = (mark.planned, mark.right - 1)
        chronicle.after(sheet, ends, y, _BAR, look.mark)
    elif row["open_end"]:
        half = (_MONTH if mark.kind == "month" else _BAR) / 2
        fill = look.mark if mark.kind == "month" else look.tint
        x = mark.right - 1
        sheet.path(f"M {x},{y - half} L {x + 9},{y} L {x},{y + half} Z", fill=fill)
    return bar


def _name(row: dict[str, Any], language: str) -> str:
    """What a mark is called where it is heard or pointed at."""
    return f"<b>{plain(row[f'title_{language}'])}</b><br>{date(row['date_edtf'], language)}"
