"""Events a year as stacked sheets, one an event, so that a column's height is a number of things.

The best known of them are named in the empty years beside.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import lettering
from southsouth.charts.sheet import Sheet, plain, strong
from southsouth.language import N_, date, translate

_UNIT, _SHEET = 7.4, 6.2  # pixels from sheet to sheet, and of a sheet
_SIZE, _LABEL = 13, 18  # type, and from label to label
_NAMED = 11  # labels at one side
_AXIS, _TOP = 24, 34
_FIRST_OF_NOW = 2009  # before it years are few and far between
#: Which events are named first: what a reader may have heard of.
_RANK = (
    "summit",
    "conference",
    "exposition",
    "founding",
    "adoption",
    "meeting",
    "decision",
    "publication",
)


def by_year(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A column of sheets for each year; the fullest is the accent.

    Columns: those of `measures.events.touching`.
    """
    stacks = _stacks(frame)
    return _rows(stacks, sheet) if sheet.is_narrow else _columns(stacks, sheet)


def _stacks(frame: pl.DataFrame) -> dict[int, list[dict[str, Any]]]:
    """The events of each year, those to be named first."""
    found: dict[int, list[dict[str, Any]]] = {}
    for row in frame.iter_rows(named=True):
        found.setdefault(row["year"], []).append(row)
    return {year: sorted(rows, key=_fame) for year, rows in sorted(found.items())}


def _fame(row: dict[str, Any]) -> tuple[int, int, str]:
    rank = _RANK.index(row["kind"]) if row["kind"] in _RANK else len(_RANK)
    # What only runs on from an earlier year is named there.
    return (int(row["lower"].year != row["year"]), rank, row["event_id"])


def _name(row: dict[str, Any], language: str) -> str:
    return f"{strong(row[f'title_{language}'])}<br>{date(row['date_edtf'], language)}"


def _columns(stacks: Mapping[int, list[dict[str, Any]]], sheet: Sheet) -> go.Figure:
    """Years from left to right on a linear axis: the emptiness shows."""
    first, last = min(stacks), max(max(stacks), min(stacks) + 5)
    fullest = max(stacks, key=lambda year: (len(stacks[year]), year))
    tallest = len(stacks[fullest])
    base = _TOP + max(tallest, 12) * _UNIT
    right = _room(stacks, sheet, last)
    step = (sheet.width - right) / (last - first + 1)
    wide = min(24.0, step - 2)
    middles = {year: (year - first + 0.5) * step for year in stacks}
    labelled = _labels(sheet, stacks, middles, base, wide, last)
    for year, rows in stacks.items():
        named = _named(stacks, year, last)
        spread = [(row, row["event_id"] in labelled) for row, _ in _spread(rows, named)]
        _stack(sheet, spread, middles[year], base, wide, year == fullest)
        top = base - len(rows) * _UNIT
        colour, size = ("accent", 19) if year == fullest else ("ink-2", 13 if step > 18 else 11)
        sheet.text(
            middles[year],
            top - size * 0.6,
            strong(str(len(rows))),
            size=size,
            colour=colour,
            anchor="center",
            ground="paper",
        )
    _years(sheet, middles, base + 12, step, fullest)
    sheet.line(0, base + 0.5, sheet.width - right, base + 0.5, edge="ink")
    return sheet.figure(base + _AXIS)


def _room(stacks: Mapping[int, list[dict[str, Any]]], sheet: Sheet, last: int) -> float:
    """Pixels at the right for the names of the last year's events."""
    named = _named(stacks, last, last)
    if not named:
        return 0
    return max(lettering.width(plain(row[f"short_{sheet.language}"]), _SIZE) for row in named) + 22


def _named(
    stacks: Mapping[int, list[dict[str, Any]]], year: int, last: int
) -> list[dict[str, Any]]:
    """The events that are named beside their sheets: of the last year, and of the fullest before it."""
    if year not in stacks or year < _FIRST_OF_NOW:
        return []
    begun = [row for row in stacks[year] if row["lower"].year == year]
    height = len(stacks[year]) * _UNIT
    if year == last:
        return begun[: int(min(height // _LABEL, 5))]
    # A name passes above every column at its left, and above that column's number.
    taller = max((len(stacks[y]) for y in stacks if y < year), default=0) * _UNIT + 22
    return begun[: max(int(min((height - taller) // _LABEL, _NAMED)), 0)] if height > taller else []


def _spread(
    rows: Sequence[dict[str, Any]], named: Sequence[dict[str, Any]]
) -> list[tuple[dict[str, Any], bool]]:
    """Rows from the bottom to the top, those that are named on top, as far apart as their names."""
    apart = round(_LABEL / _UNIT + 0.5)
    rest = [row for row in rows if row not in named]
    ordered: list[tuple[dict[str, Any], bool]] = []
    for row in reversed(named):
        ordered.append((row, True))
        ordered += [(rest.pop(), False) for _ in range(min(apart - 1, len(rest)))]
    return [(row, False) for row in rest] + ordered


def _stack(
    sheet: Sheet, rows: Sequence[tuple[dict[str, Any], bool]], x: float, base: float, wide: float,
    full: bool,
) -> None:  # fmt: skip
    """The sheets of a year."""
    for place, (row, named) in enumerate(rows):
        top = base - (place + 1) * _UNIT + 1
        fill = "accent" if full else "graphite" if named else "ctx"
        ref = f"event/{row['event_id']}"
        sheet.rect(
            x - wide / 2,
            top,
            x + wide / 2,
            top + _SHEET,
            fill=fill,
            ref=ref,
            name=_name(row, sheet.language),
        )


def _years(sheet: Sheet, middles: Mapping[int, float], y: float, step: float, fullest: int) -> None:
    """The numbers of years under their columns: the fullest first, then those that have room."""
    taken: list[tuple[float, float]] = []
    for year in sorted(
        middles, key=lambda year: (year != fullest, year not in (min(middles), max(middles)), year)
    ):
        words = str(year) if step > 34 else f"’{year % 100:02d}"
        half = lettering.width(words, 12.5, bold=year == fullest) / 2
        x = max(middles[year], half)
        if any(x - half < right + 3 and left - 3 < x + half for left, right in taken):
            continue
        taken.append((x - half, x + half))
        accent = year == fullest
        sheet.text(
            x, y, strong(words) if accent else words, size=12.5, anchor="center",
            colour="accent" if accent else "ink-3",
        )  # fmt: skip


def _labels(
    sheet: Sheet, stacks: Mapping[int, list[dict[str, Any]]], middles: Mapping[int, float],
    base: float, wide: float, last: int,
) -> set[str]:  # fmt: skip
    """Names with a line to their sheet, and what the empty years are; the ids of events so named."""
    found: set[str] = set()
    before = (
        min((middles[year] for year in stacks if year >= _FIRST_OF_NOW), default=0) - wide / 2 - 12
    )
    taken = _early(sheet, stacks, middles, base) + 8
    for year in stacks:
        named = _named(stacks, year, last)
        for place, (row, is_named) in enumerate(_spread(stacks[year], named)):
            if not is_named:
                continue
            y = base - (place + 1) * _UNIT + 1 + _SHEET / 2
            words, ref = plain(row[f"short_{sheet.language}"]), f"event/{row['event_id']}"
            if year == last:
                x = middles[year] + wide / 2
                sheet.line(x + 1, y, x + 14, y, edge="ink-3", edge_width=0.9)
                sheet.text(x + 17, y, words, size=_SIZE, ref=ref)
                found.add(row["event_id"])
            elif before - lettering.width(words, _SIZE) > taken:
                sheet.line(
                    before + 3,
                    y,
                    middles[year] - wide / 2 - 1,
                    y,
                    edge="ink-3",
                    edge_width=0.9,
                    below=True,
                )
                sheet.text(before, y, words, size=_SIZE, anchor="right", ref=ref)
                found.add(row["event_id"])
    _gaps(sheet, stacks, middles, base)
    return found


def _early(
    sheet: Sheet,
    stacks: Mapping[int, list[dict[str, Any]]],
    middles: Mapping[int, float],
    base: float,
) -> float:
    """The first event of each early year by name, higher the earlier, so that none meets the next.

    Returns the pixel at which the names end.
    """
    early = [year for year in stacks if year < _FIRST_OF_NOW]
    end = 0.0
    for place, year in enumerate(early):
        row = stacks[year][0]
        y = base - 48 - 26 * (len(early) - 1 - place)
        top = base - len(stacks[year]) * _UNIT - 16
        sheet.line(
            middles[year], y + 8, middles[year], top, edge="ink-3", edge_width=0.9, below=True
        )
        words = plain(row[f"short_{sheet.language}"])
        wide = lettering.width(words, _SIZE)
        x = max(min(middles[year] - 4, sheet.width - wide - 1), 0)
        sheet.text(x, y, words, size=_SIZE, ref=f"event/{row['event_id']}")
        end = max(end, x + wide)
    return end


def _gaps(
    sheet: Sheet,
    stacks: Mapping[int, list[dict[str, Any]]],
    middles: Mapping[int, float],
    base: float,
) -> None:
    years = list(stacks)
    for one, following in zip(years, years[1:], strict=False):
        if following - one > 5:
            x = (middles[one] + middles[following]) / 2
            sheet.text(
                x,
                base + 12,
                _empty(one + 1, following - 1, sheet.language),
                size=12.5,
                colour="ink-3",
                anchor="center",
            )


def _empty(first: int, last: int, language: str) -> str:
    words = N_("{first}–{last}: no dated event")
    return plain(translate(words, language, first=first, last=last))


def _rows(stacks: Mapping[int, list[dict[str, Any]]], sheet: Sheet) -> go.Figure:
    """Years from top to bottom, sheets from left to right, the best known event named below."""
    fullest = max(stacks, key=lambda year: (len(stacks[year]), year))
    left, y, before = 46.0, 0.0, None
    unit = min((sheet.width - left - 34) / len(stacks[fullest]), _UNIT)
    for year, rows in stacks.items():
        if before is not None and year - before > 5:
            sheet.text(
                left, y + 8, _empty(before + 1, year - 1, sheet.language), size=12, colour="ink-3"
            )
            y += 26
        accent = year == fullest
        sheet.text(0, y + 9, strong(str(year)), size=13.5, colour="accent" if accent else "ink")
        for place, row in enumerate(rows):
            x = left + place * unit
            fill = "accent" if accent else "graphite" if place == 0 else "ctx"
            sheet.rect(
                x,
                y + 2,
                x + unit - 1.2,
                y + 16,
                fill=fill,
                ref=f"event/{row['event_id']}",
                name=_name(row, sheet.language),
            )
        sheet.text(
            left + len(rows) * unit + 5,
            y + 9,
            strong(str(len(rows))),
            size=14,
            colour="accent" if accent else "ink-2",
        )
        name = plain(rows[0][f"short_{sheet.language}"])
        sheet.text(
            left, y + 26, name, size=12.5, colour="ink-2", ref=f"event/{rows[0]['event_id']}"
        )
        y, before = y + 42, year
    return sheet.figure(y - 4)
