"""Events by year for a narrow sheet: beside each name a track of twelve months."""

import datetime
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import families, key, lettering, undated
from southsouth.charts.families import LOOKS, shape
from southsouth.charts.sheet import Bar, Dot, Sheet, doubt, plain, strong
from southsouth.language import N_, date, translate
from southsouth.measures.events import AS_OF
from southsouth.vocabulary import EVENT_FAMILIES

_TRACK, _NAMES = 96, 112  # pixels: the months, and where names begin
_SIZE, _ROW, _DOT = 12.5, 21, 10
_HEAD = 42  # from the line above a year to the middle of its first event


def events(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Dated events under the year in which they began, undated ones at the end.

    Columns: those of `measures.events.told`.
    """
    rows = frame.to_dicts()
    dated = [row for row in rows if row["lower"] is not None]
    present = {row["family"] for row in rows}
    shown = [
        ("bar", LOOKS[f].mark, translate(EVENT_FAMILIES[f], sheet.language))
        for f in EVENT_FAMILIES
        if f in present
    ]
    y = key.drawn(sheet, shown, 0) + 2
    signs = families.exactness(dated, sheet.language, by_year=True)
    y = key.drawn(sheet, [*signs, *families.counted_late(dated, sheet.language)], y) + 10
    before, tracks = None, list[tuple[float, float]]()
    for year, part in groupby(dated, key=lambda row: row["lower"].year):
        if before is not None and year - before > 5:
            y = _gap(sheet, before + 1, year - 1, y)
        top = y
        y = _year(sheet, year, [*part], y, told=before is None)
        tracks.append((top + _HEAD - 11, y - 18))
        before = year
    # The twelve months as a band: a line for each event would be a tenth of the still.
    for top, bottom in tracks:
        sheet.rect(0, top, _TRACK, bottom, fill="band", below=True)
    for top, _ in tracks:
        sheet.line(0, top, _TRACK, top, edge="ink-3", edge_width=4, dash="months", below=True)
    undated_rows = [row for row in rows if row["lower"] is None]
    return sheet.figure(undated.listed(sheet, undated_rows, y + 4) + 4)


def _gap(sheet: Sheet, first: int, last: int, y: float) -> float:
    steps = range(sheet.width // 8 + 1)
    points = " L ".join(f"{step * 8},{y + 8 + (3 if step % 2 else -3):.0f}" for step in steps)
    sheet.path(f"M {points}", edge="ctx")
    words = translate(N_("{first}–{last}: no dated event"), sheet.language, first=first, last=last)
    sheet.text(0, y + 26, plain(words), size=12, colour="ink-2")
    return y + 44


def _year(
    sheet: Sheet, year: int, part: Sequence[dict[str, Any]], y: float, *, told: bool
) -> float:  # fmt: skip
    """The events of a year below its number, and where it is the first what its track is; the height."""
    sheet.line(0, y + 1, sheet.width, y + 1, edge="ink")
    sheet.text(0, y + 18, strong(str(year)), size=16)
    if told:
        words = translate(N_("each track: January to December, a tick a month"), sheet.language)
        sheet.text(_NAMES, y + 19, plain(words), size=12, colour="ink-2")
    y += _HEAD
    dots: list[Dot] = []
    bars: list[Bar] = []
    for row in part:
        mark, y = _event(sheet, row, year, y)
        dots += [mark] if isinstance(mark, Dot) else []
        bars += [mark] if isinstance(mark, Bar) else []
    sheet.dots(dots)
    sheet.bars(bars)
    return y + 6


def edged(
    sheet: Sheet, ends: tuple[float, float], y: float, thick: float, edge: str, *, whole: bool
) -> None:  # fmt: skip
    """The edge of a pale bar: around it; where it is not `whole`, at all sides but its end."""
    left, right = ends
    half = (thick - 1) / 2
    if whole:
        sheet.rect(left + 0.5, y - half, right - 0.5, y + half, edge=edge)
    else:
        begin = left + 0.5
        sheet.path(
            f"M {right},{y - half} L {begin},{y - half} L {begin},{y + half} L {right},{y + half}",
            edge=edge, edge_width=1,
        )  # fmt: skip


def point(
    sheet: Sheet, x: float, far: float, y: float, thick: float, fill: str, edge: str
) -> None:  # fmt: skip
    """What stands at the end of a bar of which no end is printed, edged as the bar is."""
    half = (thick - 1) / 2
    d = f"M {x},{y - half} L {x + far},{y} L {x},{y + half}"
    sheet.path(d, fill=fill, edge=edge, edge_width=1)


def _event(
    sheet: Sheet, row: dict[str, Any], year: int, y: float
) -> tuple[Dot | Bar, float]:  # fmt: skip
    """One event: its mark on the track of months, its name drawn beside; where the next one goes."""
    ref, language = f"event/{row['event_id']}", sheet.language
    name = f"<b>{plain(row[f'title_{language}'])}</b><br>{date(row['date_edtf'], language)}"
    look = LOOKS[row["family"]]
    left, right = _at(row["lower"], year), _at(row["upper"] + datetime.timedelta(days=1), year)
    kind = shape(row)
    if kind == "dot":
        x = round(min(max((left + right) / 2, _DOT / 2), _TRACK - _DOT / 2))
        mark: Dot | Bar = Dot(x, y, look.mark, _DOT, edge_width=0, ref=ref, name=name)
    else:
        solid = kind == "month"
        fill, thick = (look.mark, 10) if solid else (look.tint, 12)
        later = row["ends_later"] and year == AS_OF.year
        end = _at(AS_OF, year) if later else max(right, left + 7)
        mark = Bar(left, end, y, fill, thick, ref, name)
        if later:
            after(sheet, (end, _TRACK), y, thick, look.mark, closed=row["upper"].year == year)
        if not solid:
            goes_on = later or row["open_end"] or families.cut_off(row)
            edged(sheet, (left, end), y, thick, look.mark, whole=not goes_on)
        if families.cut_off(row):
            for start in (end + 2, end + 6):
                sheet.rect(start, y - thick / 2, start + 2, y + thick / 2, fill=look.mark)
        if row["open_end"]:
            point(sheet, end, 7, y, thick, fill, "" if solid else look.mark)
    told, room = families.until(row, year, language), sheet.width - _NAMES - 12
    lines = lettering.balanced(told, _SIZE, room, least=lettering.NO_ORPHAN)
    words = "<br>".join(map(plain, lines)) + (doubt() if row["doubted"] else "")
    extra = (len(lines) - 1) * _SIZE * lettering.LINE
    sheet.text(_NAMES, y + extra / 2, words, size=_SIZE, ref=ref)
    return mark, y + round(extra) + _ROW + 2  # whole pixels: an embed pays for every digit


def after(
    sheet: Sheet, ends: tuple[float, float], y: float, thick: float, edge: str, *, closed: bool
) -> None:
    """What of a bar lies after the report: dashed and not filled.

    Where it ends beyond the sheet it is not closed; a point would say that no end is printed.
    """
    (left, right), half = ends, thick / 2 - 1
    turn = "L" if closed else "M"
    sheet.path(
        f"M {left},{y - half} L {right},{y - half} {turn} {right},{y + half} L {left},{y + half}",
        edge=edge, edge_width=1.2, dash="dash",
    )  # fmt: skip


def _at(day: datetime.date, year: int) -> float:
    """The pixel of a day on the track of a year; what lies beyond stands at an end."""
    if day.year > year:
        return _TRACK
    return round(_TRACK * (day.timetuple().tm_yday - 1) / 366)
