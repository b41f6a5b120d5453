"""Events a year as stacked sheets, one an event, so that a column's height is a number of things.

Of the year that the title speaks of the best known are named, above the lower columns before or after
it; of each other year the first, where there is room above its column.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth import counts
from southsouth.charts import key, lettering, years
from southsouth.charts.sheet import Sheet, plain, strong
from southsouth.charts.time_axis import short_year
from southsouth.charts.timescale import Timescale
from southsouth.language import N_, date, translate
from southsouth.measures.events import LAST_YEAR

_UNIT, _SHEET = 7, 6  # whole pixels from sheet to sheet, and of a sheet: crisp however it is drawn
_SIZE, _APART = 13, 3  # type, and sheets from label to label
_NAMED = 11  # labels at one side
_TOP = 34
_TALL, _RISE, _CLEAR = 17, 5, 6  # pixels of a line of a name, by which one rises, and between two
_FORMS, _HIGHEST = (
    5,
    60,
)  # lines of a name of now at most, and pixels that it stands above its column
_YEAR, _LOWER = 12.5, 15  # type of years, and how much lower those without room stand
_WIDEST, _UNDER = 72.0, 12.5  # pixels of a sheet at most; of type below the years
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


_Box = tuple[float, float, float, float]


def by_year(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A column of sheets for each year; the fullest is the accent, where one alone is. What is in doubt is
    pale with a dotted edge.

    Columns: those of `measures.events.touching`, and doubted.
    """
    stacks = _stacks(frame)
    bottom = _rows(stacks, sheet) if sheet.is_narrow else _columns(stacks, sheet)
    leading = _leading(stacks)
    words = translate(N_("one slice: one event in one year"), sheet.language)
    entries = [("bar", "ctx" if len(stacks) > (leading is not None) else "accent", words)]
    every = frame["event_id"].n_unique()
    entries += key.whole(counts.DATED, every, sheet.language)
    unsure = frame.filter("doubted")["year"]
    if not unsure.is_empty():
        words = translate(
            N_("its year, its duration or how many there were is in doubt"), sheet.language
        )
        marks = key.swatches((_token(year == leading), False) for year in unsure)
        entries.append(("doubted", marks, words))
    return sheet.figure(key.drawn(sheet, entries, bottom + 4))


def _token(leads: bool) -> str:  # noqa: FBT001
    return "accent" if leads else "ctx"


def _stacks(frame: pl.DataFrame) -> dict[int, list[dict[str, Any]]]:
    """The events of each year, those to be named first."""
    found: dict[int, list[dict[str, Any]]] = {}
    for row in frame.iter_rows(named=True):
        found.setdefault(row["year"], []).append(row)
    return {year: sorted(rows, key=_fame) for year, rows in sorted(found.items())}


def _fame(row: dict[str, Any]) -> tuple[int, int, int, str]:
    rank = _RANK.index(row["kind"]) if row["kind"] in _RANK else len(_RANK)
    # What only runs on from an earlier year is named there.
    return (int(row["lower"].year != row["year"]), rank, row["paragraph"], row["event_id"])


def _name(row: Mapping[str, Any], language: str) -> str:
    return f"{strong(row[f'title_{language}'])}<br>{date(row['date_edtf'], language)}"


def _leading(stacks: Mapping[int, list[dict[str, Any]]]) -> int | None:
    """The year with the most events; None where several have as many."""
    most = max(map(len, stacks.values()))
    leading = [year for year, rows in stacks.items() if len(rows) == most]
    return leading[0] if len(leading) == 1 else None


def _columns(stacks: Mapping[int, list[dict[str, Any]]], sheet: Sheet) -> float:
    """Years from left to right, equally wide after the break that stands for the empty decades; the height
    reached."""
    fullest, leading = max(stacks, key=lambda year: (len(stacks[year]), year)), _leading(stacks)
    base = _TOP + max(len(stacks[fullest]), 12) * _UNIT
    right = _room(stacks, sheet, fullest)
    scale = _scale(stacks, sheet.width - right)
    middles = {year: _middle(scale, year) for year in stacks}
    wides = {piece.first: min(piece.right - piece.left - 6, _WIDEST) for piece in scale.pieces}
    wide = max(wides[year] for year in stacks)
    tops = {year: base - len(rows) * _UNIT for year, rows in stacks.items()}
    columns = [
        (x - wides[year] / 2, tops[year] - (24 if year == leading else 18), x + wides[year] / 2, base)
        for year, x in middles.items()
    ]  # fmt: skip
    taken = [*columns, *_labels(sheet, stacks, middles, base, wide, fullest, right)]
    _firsts(sheet, {year: stacks[year] for year in stacks if year != fullest}, middles, tops, taken)
    for year, rows in stacks.items():
        named = _named(stacks, fullest, right) if year == fullest else []
        spread = [row for row, _ in _spread(rows, named)]
        _stack(sheet, spread, middles[year], base, wides[year], year == leading)
        top = tops[year]
        colour, size = ("accent", 19) if year == leading else ("ink-2", 13)
        sheet.text(
            middles[year],
            top - size * 0.6,
            strong(str(len(rows))),
            size=size,
            colour=colour,
            anchor="center",
            ground="paper",
        )
    bottom = _years(sheet, middles, base + 12, wides, fullest, leading)
    bottom = max(bottom, _under(sheet, stacks, scale, middles, base))
    _axis(sheet, scale, base + 0.5)
    return bottom


def _scale(stacks: Mapping[int, list[dict[str, Any]]], width: float) -> Timescale:
    first, last = min(stacks), max(max(stacks), min(stacks) + 5)
    return years.scale([*stacks, first], last, width)


def _middle(scale: Timescale, year: int) -> float:
    piece = next(one for one in scale.pieces if one.first == year)
    return (piece.left + piece.right) / 2


def _axis(sheet: Sheet, scale: Timescale, y: float) -> None:
    """The line that the columns stand on, cut where decades are left out."""
    for piece in scale.pieces:
        if not piece.cut:
            sheet.line(piece.left, y, piece.right, y, edge="ink")
            continue
        for x in (piece.left + 6, piece.right - 6):
            sheet.path(f"M {x - 3},{y + 6} L {x + 3},{y - 6}", edge="ink-3")


def _room(stacks: Mapping[int, list[dict[str, Any]]], sheet: Sheet, fullest: int) -> float:
    """Pixels at the right for names of the fullest year, where they have no room at its left."""
    widest = max((_wide(row, sheet) for row in _named(stacks, fullest, 0)), default=0)
    if widest and widest + 60 < _middle(_scale(stacks, sheet.width), fullest):
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
        # Below its name: the lowest name would stand on the line of the years.
        ordered += [(rest.pop(), False) for _ in range(min(_APART - 1, len(rest)))]
        ordered.append((row, True))
    return [(row, False) for row in rest] + ordered


def _stack(
    sheet: Sheet, rows: Sequence[dict[str, Any]], x: float, base: float, wide: float, full: bool
) -> None:
    """The sheets of a year."""
    left, right = round(x - wide / 2), round(x + wide / 2)
    for place, row in enumerate(rows):
        top = base - (place + 1) * _UNIT + 1
        _one(sheet, row, (left, top, right, top + _SHEET), _token(full))


def _one(sheet: Sheet, row: Mapping[str, Any], box: _Box, token: str) -> None:
    """One event, its edge within its box: sheets stand a pixel apart."""
    style = key.case(token, doubted=row["doubted"])
    inset = style.get("edge_width", 0) / 2
    sheet.rect(
        box[0] + inset, box[1] + inset, box[2] - inset, box[3] - inset,
        ref=f"event/{row['event_id']}", name=_name(row, sheet.language), **style,
    )  # fmt: skip


def _years(
    sheet: Sheet, middles: Mapping[int, float], y: float, wides: Mapping[int, float], fullest: int,
    leading: int | None,
) -> float:  # fmt: skip
    """The number of each year under its column, those without room a line lower; the height reached."""
    rows: list[list[tuple[float, float]]] = [[], []]
    reached = y
    # The fullest first, so that it stands at its own column's foot.
    for year in sorted(middles, key=lambda year: (year != fullest, year)):
        words = str(year) if wides[year] > 28 else short_year(year, sheet.language)
        accent = year == leading
        half = lettering.width(words, _YEAR, bold=accent) / 2
        x = max(middles[year], half)
        row = next((row for row in rows if not _meets((x - half, x + half), row)), None)
        if row is None:
            continue
        row.append((x - half, x + half))
        low = y + _LOWER * rows.index(row)
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
) -> list[_Box]:  # fmt: skip
    """Names of the fullest year's events with a line to their sheets; the boxes that they take."""
    now = [middles[year] for year in stacks if year >= _FIRST_OF_NOW]
    found: list[_Box] = []
    for place, (row, is_named) in enumerate(
        _spread(stacks[fullest], _named(stacks, fullest, right))
    ):
        if not is_named:
            continue
        y = base - (place + 1) * _UNIT + 1 + _SHEET / 2
        words, ref = plain(row[f"short_{sheet.language}"]), f"event/{row['event_id']}"
        line = {"edge": "ink-3", "edge_width": 0.9, "below": True}
        x, long = middles[fullest] - wide / 2 - 14, lettering.width(words, _SIZE)
        if right:
            x = max(now) + wide / 2 + 14
            sheet.line(middles[fullest] + wide / 2 + 1, y, x, y, **line)
            sheet.text(x + 3, y, words, size=_SIZE, ref=ref)
        else:
            sheet.line(x + 3, y, middles[fullest] - wide / 2 - 1, y, **line)
            sheet.text(x, y, words, size=_SIZE, anchor="right", ref=ref)
        start = x + 3 if right else x - long
        found.append((start, y - _TALL / 2, start + long, y + _TALL / 2))
    return found


def _firsts(
    sheet: Sheet, stacks: Mapping[int, list[dict[str, Any]]], middles: Mapping[int, float],
    tops: Mapping[int, float], taken: list[_Box],
) -> None:  # fmt: skip
    """The first event of each year by name above its column, where it meets nothing.

    Those of now stand close to their columns, in some lines; then those of the early years in one line
    each, higher the earlier, their lines down beside what stands already.
    """
    early = [middles[year] for year in stacks if year < _FIRST_OF_NOW]
    edge = max(early, default=-_CLEAR - 3) + _CLEAR + 3  # beside the last early line
    now = sorted(set(middles.values()) - set(early))
    slot = min((two - one for one, two in pairwise(now)), default=sheet.width)
    for year in sorted(stacks, reverse=True):
        row, x, foot = stacks[year][0], middles[year], tops[year] - 18
        if row["lower"].year != year:
            continue
        words, is_early = row[f"short_{sheet.language}"], year < _FIRST_OF_NOW
        # Rather some lines above the column than one that takes the place of its neighbours.
        forms = sorted(
            _forms(words, 1 if is_early else _FORMS),
            key=lambda form: (_extent(form)[0] > slot, len(form)),
        )
        boxes = (
            _left_of(form, x, foot, sheet.width) if is_early
            else _around(form, x, foot, (edge, float(sheet.width)))
            for form in forms
        )  # fmt: skip
        found = next(
            (
                (form, box) for form, options in zip(forms, boxes, strict=True) for box in options
                if not any(_crosses(one, other) for one in (box, _down(x, box, foot)) for other in taken)
            ),
            None,
        )  # fmt: skip
        if found is None:
            continue
        lines, box = found
        if foot - box[3] > _RISE:
            sheet.line(x, box[3], x, foot, edge="ink-3", edge_width=0.9, below=True)
        said = "<br>".join(map(plain, lines))
        middle, anchor = (box[0], "left") if is_early else ((box[0] + box[2]) / 2, "center")
        sheet.text(
            middle,
            (box[1] + box[3]) / 2,
            said,
            size=_SIZE,
            anchor=anchor,
            ref=f"event/{row['event_id']}",
        )
        taken += [box, _down(x, box, foot)]


def _forms(words: str, most: int) -> list[list[str]]:
    """A name in one line and in more, up to so many."""
    whole = lettering.width(plain(words), _SIZE)
    every = [lettering.balanced(words, _SIZE, whole / part + _SIZE) for part in range(1, most + 1)]
    return [*{len(form): form for form in every}.values()]


def _extent(lines: Sequence[str]) -> tuple[float, float]:
    """Pixels that lines take across and down."""
    wide = max(lettering.width(plain(line), _SIZE) for line in lines)
    return wide, _TALL + (len(lines) - 1) * _SIZE * lettering.LINE


def _around(
    lines: Sequence[str], x: float, foot: float, room: tuple[float, float]
) -> Iterator[_Box]:
    """Where lines may stand that are centred above a point, or as far aside as their room asks, the
    lowest first."""
    wide, tall = _extent(lines)
    for rise in range(0, _HIGHEST, _RISE):
        for middle in (x, x - wide / 3, x + wide / 3):
            left = min(max(middle - wide / 2, room[0]), room[1] - wide - 1)
            if left < x < left + wide and foot - rise - tall >= 0:
                yield left, foot - rise - tall, left + wide, foot - rise


def _left_of(lines: Sequence[str], x: float, foot: float, most: float) -> Iterator[_Box]:
    """Where lines may begin above a point, the lowest first."""
    wide, tall = _extent(lines)
    left = max(min(x - 4, most - wide - 1), 0.0)
    for bottom in range(int(foot - _RISE), int(tall), -_RISE):
        yield left, bottom - tall, left + wide, float(bottom)


def _down(x: float, box: _Box, foot: float) -> _Box:
    """The line from a name down to a point, as a box."""
    return x - 2, box[3], x + 2, foot


def _crosses(one: _Box, other: _Box) -> bool:
    """Whether two boxes overlap, or come within some pixels of each other side by side."""
    return (
        one[0] < other[2] + _CLEAR and other[0] < one[2] + _CLEAR
        and one[1] < other[3] and other[1] < one[3]
    )  # fmt: skip


def _under(
    sheet: Sheet, stacks: Mapping[int, list[dict[str, Any]]], scale: Timescale,
    middles: Mapping[int, float], base: float,
) -> float:  # fmt: skip
    """Below the years which decades are left out, and that of the report's year half is told; the height."""
    y, reached = base + 30, base
    for piece in scale.pieces:
        if piece.cut:
            words = _empty(piece.first, piece.last - 1, sheet.language)
            half = lettering.width(words, _UNDER) / 2
            x = max((piece.left + piece.right) / 2, half)
            sheet.text(x, y, words, size=_UNDER, colour="ink-3", anchor="center")
            reached = y + 10
    if told := years.narrower(scale, sheet.language):
        sheet.text(0, y + _LOWER, plain(told), size=_UNDER, colour="ink-3")
        reached = y + _LOWER + 10
    if LAST_YEAR in stacks:
        words = plain(translate(N_("to mid-year"), sheet.language))
        half = lettering.width(words, _UNDER) / 2
        x = min(middles[LAST_YEAR], sheet.width - half)
        sheet.text(x, y, words, size=_UNDER, colour="ink-3", anchor="center")
        reached = max(reached, y + 10)
    return reached


def _empty(first: int, last: int, language: str) -> str:
    words = N_("{first}–{last}: no dated event")
    return plain(translate(words, language, first=first, last=last))


def _rows(stacks: Mapping[int, list[dict[str, Any]]], sheet: Sheet) -> float:
    """Years from top to bottom, sheets from left to right, the best known event named below; the height
    reached."""
    leading = _leading(stacks)
    left, y, before = 46.0, 0.0, None
    unit = min((sheet.width - left - 34) / max(map(len, stacks.values())), _UNIT)
    for year, rows in stacks.items():
        if before is not None and year - before > 5:
            sheet.text(
                left, y + 8, _empty(before + 1, year - 1, sheet.language), size=12, colour="ink-3"
            )
            y += 26
        accent = year == leading
        sheet.text(0, y + 9, strong(str(year)), size=13.5, colour="accent" if accent else "ink")
        for place, row in enumerate(rows):
            x = left + place * unit
            _one(sheet, row, (x, y + 2, x + unit - 1.2, y + 16), _token(accent))
        sheet.text(
            left + len(rows) * unit + 5,
            y + 9,
            strong(str(len(rows))),
            size=14,
            colour="accent" if accent else "ink-2",
        )
        if year == LAST_YEAR:
            words = plain(translate(N_("to mid-year"), sheet.language))
            x = left + len(rows) * unit + lettering.width(str(len(rows)), 14, bold=True) + 13
            sheet.text(x, y + 9, words, size=_UNDER, colour="ink-3")
        name = plain(rows[0][f"short_{sheet.language}"])
        sheet.text(
            left, y + 26, name, size=12.5, colour="ink-2", ref=f"event/{rows[0]['event_id']}"
        )
        y, before = y + 42, year
    return y - 4
