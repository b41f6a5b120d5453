"""Events in time, one a line, each named beside its mark; a mark is as exact as the date that is printed.

A day is a dot, a month a solid bar, a year a pale bar from its first day to its last; what has no printed
end has a point. A name stands before its mark, or behind it where there is room only there, never on it; on
a page families stand in two columns.
"""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import chronicle, families, key, lettering, time_axis, undated, years
from southsouth.charts.families import LOOKS, Look, shape
from southsouth.charts.sheet import SIZE, Bar, Dot, Sheet, doubt, plain, strong
from southsouth.charts.timescale import Timescale
from southsouth.language import N_, date, number, translate
from southsouth.measures.events import AS_OF, LAST_YEAR
from southsouth.vocabulary import EVENT_FAMILIES

_BEYOND = 22  # pixels at the right for what ends after the report's year
_SIZE, _LINE, _ROW, _CLEAR = 12.5, 16, 20, 5  # of type, a line of it, a row; a name from its mark
_THICK, _DOT, _SHORTEST = 11, 11, 8  # of bars, of dots; of a month at least
_HEAD, _GAP = 36, 10  # of a family's heading, and between families
_BETWEEN = 36  # pixels between two columns
_NAMES = 0.36  # of a column that names before its first year take at most
_SPARED = 0.06  # of a column that its years are moved for a name to stand in one line
_HALF = 0.6  # of a name, what the longer of its two lines takes at most
_POINT = 9  # pixels of the point of a bar without a printed end

Row = dict[str, Any]
_Group = tuple[str, list["_Mark"]]


@dataclass(frozen=True)
class _Mark:
    """One event: its pixels, and its name in lines that end before it or begin behind it."""

    row: Row
    kind: str
    left: float
    right: float
    lines: tuple[str, ...]
    is_behind: bool
    later: float | None  # the pixel from which on it lies after the report
    again: tuple[float, ...]  # the pixels at which another gathering of the same name begins

    @property
    def ref(self) -> str:
        return f"event/{self.row['event_id']}"

    @property
    def tall(self) -> int:
        """Pixels of its row."""
        return _ROW + (len(self.lines) - 1) * _LINE

    @property
    def extent(self) -> tuple[float, float]:
        """The pixels between which it stands with its name."""
        end, long = _end(self.row, self.right), lettering.width("<br>".join(self.lines), _SIZE)
        if self.is_behind:
            return self.left, end + _CLEAR + long
        return self.left - _CLEAR - long, end


def events(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """The events by family, dated ones on the axis, undated ones named below; on a phone by year.

    Columns: those of `measures.events.told`.
    """
    every = frame.to_dicts()
    dated = [row for row in every if row["lower"] is not None]
    if sheet.is_narrow or not dated:
        return chronicle.events(frame, sheet)
    shown = families.exactness(dated, sheet.language)
    if max(row["upper"].year for row in dated) >= LAST_YEAR:
        shown += [("ends", "ink-3", translate(N_("the report ends, mid-2014"), sheet.language))]
    parted = _parted(dated, sheet)
    wide = (sheet.width + _BETWEEN) / len(parted)
    rooms = [(place * wide, (place + 1) * wide - _BETWEEN) for place in range(len(parted))]
    scales = [_scale(dated, room, sheet) for room in rooms]
    if told := years.narrower(scales[0], sheet.language):
        shown += [("words", "", told)]
    shown += families.counted_late(dated, sheet.language)
    axis = key.drawn(sheet, shown, 0) + 8 if shown else 0.0
    without = Counter(row["family"] for row in every if row["lower"] is None)
    bottom = max(
        _column(sheet, rows, scale, room, axis, without)
        for rows, scale, room in zip(parted, scales, rooms, strict=True)
    )
    undated_rows = [row for row in every if row["lower"] is None]
    return sheet.figure(undated.listed(sheet, undated_rows, bottom + 8))


def _parted(dated: Sequence[Row], sheet: Sheet) -> list[list[Row]]:
    """The events in one column or two: families stay together, in their order, as even as can be."""
    order = [*EVENT_FAMILIES]
    rows = sorted(dated, key=lambda row: (order.index(row["family"]), row["lower"], row["upper"]))
    present = list(dict.fromkeys(row["family"] for row in rows))
    if not sheet.is_wide or len(present) < 2:
        return [rows]
    lengths = [sum(row["family"] == family for row in rows) + 2 for family in present]
    half = min(
        range(1, len(present)), key=lambda at: max(sum(lengths[:at]), sum(lengths[at:]))
    )  # fmt: skip
    first = present[:half]
    return [
        [row for row in rows if row["family"] in first],
        [row for row in rows if row["family"] not in first],
    ]


def _scale(dated: Sequence[Row], room: tuple[float, float], sheet: Sheet) -> Timescale:
    """The years of a column: as wide as it is, but for what names need that have no room beside their marks.

    These stand before them, in two lines where one would take too much.
    """
    began = [row["lower"].year for row in dated]
    last = max(min(max(row["upper"].year for row in dated), LAST_YEAR), *began)
    wide = room[1] - room[0] - _BEYOND
    # A pixel of a day grows evenly with the width of the scale: two widths tell all others.
    one, other = (years.scale(began, last, wide * part) for part in (1, 0.5))
    names = _before_break(one)
    for row in dated:
        long = lettering.width(_label(row, sheet.language), _SIZE)
        here, half = one.x(row["lower"]), other.x(row["lower"])
        _, _, right = _place(row, one, wide + _BEYOND)
        if long + _CLEAR <= here or _end(row, right) + _CLEAR + long <= wide + _BEYOND:
            continue
        share = 1 - (here - half) / (wide / 2)
        whole, two_lines = ((part + _CLEAR - here) / share for part in (long, long * _HALF))
        names = max(names, whole if whole < wide * _SPARED else two_lines)
    names = round(min(names, wide * _NAMES))
    scale = years.scale(began, last, wide - names)
    return scale.moved(room[0] + names)


def _before_break(scale: Timescale) -> float:
    """Pixels by which the years before the first break are less than the number of one."""
    cut = next((piece for piece in scale.pieces if piece.cut), None)
    need = lettering.width(str(LAST_YEAR), SIZE, bold=True) + 1
    return max(need - cut.left, 0.0) if cut else 0.0


def _column(
    sheet: Sheet, rows: Sequence[Row], scale: Timescale, room: tuple[float, float], axis: float,
    without: Counter[str],
) -> float:  # fmt: skip
    """The families of some events, each below an axis; the height reached.

    Each has its own: on paper the next one stands on another sheet.
    """
    groups: list[_Group] = [
        (
            family,
            [_mark(row, scale, room, sheet.language) for row in rows if row["family"] == family],
        )
        for family in dict.fromkeys(row["family"] for row in rows)
    ]
    y = axis
    placed: list[tuple[_Mark, float]] = []
    tops, axes = list[float](), list[float]()
    for _, marks in groups:
        axes.append(y)
        y += time_axis.TALL
        tops.append(y)
        y += _HEAD
        for mark in marks:
            placed.append((mark, y + mark.tall / 2))
            y += mark.tall
        y += _GAP
    taken = [(*mark.extent, middle, mark.tall) for mark, middle in placed]
    time_axis.drawn(sheet, scale, axes, room[0], y, taken)
    for (family, marks), top in zip(groups, tops, strict=True):
        _heading(sheet, family, (len(marks), without[family]), room, top)
    _marks(sheet, placed)
    return y


def _mark(row: Row, scale: Timescale, room: tuple[float, float], language: str) -> _Mark:
    """An event's mark, and its name before it, or behind it where one line has room only there."""
    kind, left, right = _place(row, scale, room[1])
    later = min(round(scale.x(AS_OF)), right) if row["ends_later"] else None
    again = tuple(
        round(scale.x(datetime.date(year, 1, 1))) + 1 for year in families.further_years(row)
    )
    long = lettering.width(_label(row, language), _SIZE)
    before, behind = left - _CLEAR - room[0], room[1] - _end(row, right) - _CLEAR
    is_behind = before < long <= behind
    lines = _lines(row, behind if is_behind else before, language)
    return _Mark(row, kind, left, right, lines, is_behind, later, again)


def _place(row: Row, scale: Timescale, most: float) -> tuple[str, float, float]:
    """The kind of an event's mark, and the pixels between which it stands, `most` being the last."""
    beyond = row["upper"].year > LAST_YEAR
    # Whole pixels: an embed pays for every digit.
    left = round(scale.x(row["lower"]))
    end = round(most) if beyond else round(scale.end(row["upper"]))
    kind = shape(row)
    right = max(end, left + _SHORTEST) if kind == "month" else end
    if kind == "dot":
        middle = round((left + end) / 2)
        left, right = middle - _DOT / 2, middle + _DOT / 2
    return kind, left, right


def _end(row: Row, right: float) -> float:
    """The pixel at which all of a mark ends that stands to `right`: with its point, where it has one."""
    return right + _POINT if row["open_end"] else right


def _label(row: Row, language: str) -> str:
    words = plain(families.until(row, LAST_YEAR, language))
    return words + (doubt() if row["doubted"] else "")


def _lines(row: Row, room: float, language: str) -> tuple[str, ...]:
    """The name in one line, or in more where it has no room for one."""
    mark = doubt() if row["doubted"] else ""
    words = families.until(row, LAST_YEAR, language)
    lines = lettering.balanced(words, _SIZE, room - lettering.width(mark, _SIZE))
    return (*map(plain, lines[:-1]), plain(lines[-1]) + mark)


def _heading(
    sheet: Sheet, family: str, counts: tuple[int, int], room: tuple[float, float], top: float
) -> None:
    """A family's name, and how many of its events are dated and undated."""
    look = LOOKS[family]
    name = translate(EVENT_FAMILIES[family], sheet.language)
    sheet.line(room[0], top + 1, room[1], top + 1, edge=look.letters, edge_width=2)
    sheet.text(room[0], top + 17, strong(name), size=16, colour=look.letters)
    said = translate(
        N_("{dated} dated, {undated} undated") if counts[1] else N_("{dated} dated"), sheet.language,
        dated=number(counts[0], sheet.language), undated=number(counts[1], sheet.language),
    )  # fmt: skip
    x = room[0] + lettering.width(name, 16, bold=True) + 10
    sheet.text(x, top + 18, plain(said), size=12, colour="ink-3")


def _marks(sheet: Sheet, placed: Sequence[tuple[_Mark, float]]) -> None:
    """Every event's name and mark."""
    drawn = [_drawn(sheet, mark, y, LOOKS[mark.row["family"]]) for mark, y in placed]
    for mark, y in placed:
        words = "<br>".join(mark.lines)
        x = _end(mark.row, mark.right) + _CLEAR if mark.is_behind else mark.left - _CLEAR
        anchor = "left" if mark.is_behind else "right"
        sheet.text(x, y, words, size=_SIZE, anchor=anchor, ref=mark.ref)
    sheet.dots([one for one in drawn if isinstance(one, Dot)])
    sheet.bars([one for one in drawn if isinstance(one, Bar)])


def _drawn(sheet: Sheet, mark: _Mark, y: float, look: Look) -> Dot | Bar:
    """A dot, a solid bar, or a pale bar with an edge around it; where no end is printed, a point.

    Gatherings of several years are one a year: the bar is cut between them.
    """
    row, name = mark.row, _name(mark.row, sheet.language)
    if mark.kind == "dot":
        x = (mark.left + mark.right) / 2
        return Dot(x, y, look.mark, _DOT, edge_width=0, ref=mark.ref, name=name)
    half = _THICK / 2
    if mark.kind == "month":
        bar = Bar(mark.left, mark.right, y, look.mark, _THICK, mark.ref, name)
    else:
        end = mark.right - 1 if mark.later is None else mark.later
        bar = Bar(mark.left, end, y, look.tint, _THICK, mark.ref, name)
        for start in mark.again:
            sheet.rect(start - 5, y - half - 1, start, y + half + 1, fill="paper")
        starts, ends = (mark.left, *mark.again), (*(start - 5 for start in mark.again), end)
        for left, right in zip(starts, ends, strict=True):
            chronicle.edged(sheet, (left, right), y, _THICK, look.mark, whole=_is_whole(mark))
    if mark.later is not None:
        ends = (mark.later, mark.right - 1)
        chronicle.after(sheet, ends, y, _THICK, look.mark, closed=row["upper"].year <= LAST_YEAR)
    elif row["open_end"]:
        fill, edge = (look.mark, "") if mark.kind == "month" else (look.tint, look.mark)
        chronicle.point(sheet, mark.right - 1, _POINT, y, _THICK, fill, edge)
    return bar


def _is_whole(mark: _Mark) -> bool:
    """Whether a bar ends where the event does: it does not end after the report, nor is it open."""
    return mark.later is None and not mark.row["open_end"]


def _name(row: Row, language: str) -> str:
    """What a mark is called where it is heard or pointed at."""
    return f"<b>{plain(row[f'title_{language}'])}</b><br>{date(row['date_edtf'], language)}"
