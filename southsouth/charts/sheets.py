"""Events a year as stacked sheets, one an event, so that a column's height is a number of things.

Of the year that the title speaks of the best known are named, in the empty years beside or above those
that follow; of the few early years the first.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import lettering
from southsouth.charts.sheet import Sheet, plain, strong
from southsouth.language import N_, date, translate

_UNIT, _SHEET = 7.4, 6.2  # pixels from sheet to sheet, and of a sheet
_SIZE, _APART = 13, 3  # type, and sheets from label to label
_NAMED = 11  # labels at one side
_TOP = 34
_YEAR, _LOWER = 12.5, 15  # type of years, and how much lower those without room stand
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
    right = _room(stacks, sheet, fullest)
    step = (sheet.width - right) / (last - first + 1)
    wide = min(24.0, step - 2)
    middles = {year: (year - first + 0.5) * step for year in stacks}
    _labels(sheet, stacks, middles, base, wide, fullest, right)
    for year, rows in stacks.items():
        named = _named(stacks, fullest, right) if year == fullest else []
        spread = [row for row, _ in _spread(rows, named)]
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
    bottom = _years(sheet, middles, base + 12, step, fullest)
    sheet.line(0, base + 0.5, sheet.width - right, base + 0.5, edge="ink")
    return sheet.figure(bottom)


def _room(stacks: Mapping[int, list[dict[str, Any]]], sheet: Sheet, fullest: int) -> float:
    """Pixels at the right for names of the fullest year, where they have no room at its left."""
    early = [row for year in stacks if year < _FIRST_OF_NOW for row in stacks[year][:1]]
    widest = max((_wide(row, sheet) for row in _named(stacks, fullest, 0)), default=0)
    taken = max((_wide(row, sheet) for row in early), default=0)
    free = sheet.width * (_FIRST_OF_NOW - min(stacks)) / (max(stacks) - min(stacks) + 1)
    if widest and taken + widest + 60 < free:
        return 0
    widest = max((_wide(row, sheet) for row in _named(stacks, fullest, 1)), default=0)
    return widest + 22 if widest else 0


def _wide(row: Mapping[str, Any], sheet: Sheet) -> float:
    return lettering.width(plain(row[f"short_{sheet.language}"]), _SIZE)


def _named(
    stacks: Mapping[int, list[dict[str, Any]]], year: int, right: float
) -> list[dict[str, Any]]:
    """The events of a year that are named beside it: as many as pass above the columns of that side."""
    if year < _FIRST_OF_NOW:
        return []
    begun = [row for row in stacks[year] if row["lower"].year == year]
    height = len(stacks[year]) * _UNIT
    beside = [len(rows) for y, rows in stacks.items() if (y > year if right else y < year)]
    # A name passes above every column of its side, and above that column's number.
    taller = max(beside, default=0) * _UNIT + (22 if beside else 0)
    return begun[: max(int(min((height - taller) // (_APART * _UNIT), _NAMED)), 0)]


def _spread(
    rows: Sequence[dict[str, Any]], named: Sequence[dict[str, Any]]
) -> list[tuple[dict[str, Any], bool]]:
    """Rows from the bottom to the top, those that are named on top, as far apart as their names."""
    rest = [row for row in rows if row not in named]
    ordered: list[tuple[dict[str, Any], bool]] = []
    for row in reversed(named):
        ordered.append((row, True))
        ordered += [(rest.pop(), False) for _ in range(min(_APART - 1, len(rest)))]
    return [(row, False) for row in rest] + ordered


def _stack(
    sheet: Sheet, rows: Sequence[dict[str, Any]], x: float, base: float, wide: float, full: bool
) -> None:
    """The sheets of a year."""
    for place, row in enumerate(rows):
        top = base - (place + 1) * _UNIT + 1
        ref = f"event/{row['event_id']}"
        sheet.rect(
            x - wide / 2, top, x + wide / 2, top + _SHEET, fill="accent" if full else "ctx",
            ref=ref, name=_name(row, sheet.language),
        )  # fmt: skip


def _years(
    sheet: Sheet, middles: Mapping[int, float], y: float, step: float, fullest: int
) -> float:  # fmt: skip
    """The number of each year under its column, those without room a line lower; the height reached."""
    rows: list[list[tuple[float, float]]] = [[], []]
    reached = y
    # The fullest first, so that it stands at its own column's foot.
    for year in sorted(middles, key=lambda year: (year != fullest, year)):
        words = str(year) if step > 34 else f"’{year % 100:02d}"
        accent = year == fullest
        half = lettering.width(words, _YEAR, bold=accent) / 2
        x = max(middles[year], half)
        row = next((row for row in rows if not _meets((x - half, x + half), row)), None)
        if row is None:
            continue
        row.append((x - half, x + half))
        low = y + _LOWER * rows.index(row)
        if low > y:
            sheet.line(x, y - 8, x, low - 8, edge="rule", below=True)
        sheet.text(
            x, low, strong(words) if accent else words, size=_YEAR, anchor="center",
            colour="accent" if accent else "ink-3",
        )  # fmt: skip
        reached = max(reached, low)
    return reached + 12


def _meets(extent: tuple[float, float], row: Sequence[tuple[float, float]]) -> bool:
    """Whether an extent comes within three pixels of one of a row."""
    return any(extent[0] < right + 3 and left - 3 < extent[1] for left, right in row)


def _labels(
    sheet: Sheet, stacks: Mapping[int, list[dict[str, Any]]], middles: Mapping[int, float],
    base: float, wide: float, fullest: int, right: float,
) -> None:  # fmt: skip
    """Names of the fullest year's events with a line to their sheets, those of early years, and what the
    empty years are."""
    now = [middles[year] for year in stacks if year >= _FIRST_OF_NOW]
    taken = _early(sheet, stacks, middles, base) + 8
    for place, (row, is_named) in enumerate(
        _spread(stacks[fullest], _named(stacks, fullest, right))
    ):
        y = base - (place + 1) * _UNIT + 1 + _SHEET / 2
        words, ref = plain(row[f"short_{sheet.language}"]), f"event/{row['event_id']}"
        line = {"edge": "ink-3", "edge_width": 0.9, "below": True}
        if is_named and right:
            x = max(now) + wide / 2 + 14
            sheet.line(middles[fullest] + wide / 2 + 1, y, x, y, **line)
            sheet.text(x + 3, y, words, size=_SIZE, ref=ref)
        elif is_named and (x := min(now) - wide / 2 - 12) - _wide(row, sheet) > taken:
            sheet.line(x + 3, y, middles[fullest] - wide / 2 - 1, y, **line)
            sheet.text(x, y, words, size=_SIZE, anchor="right", ref=ref)
    _gaps(sheet, stacks, middles, base)


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
            fill = "accent" if accent else "ctx"
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
