"""What is asked for the cooperation and what is given: shares, sums, and the world around them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth import counts
from southsouth.charts import key, lettering, money, rowbars
from southsouth.charts import shares as percent
from southsouth.charts.sheet import Bar, Sheet, doubt, plain, strong
from southsouth.language import N_, number, translate
from southsouth.measures.asked import ASKED, GIVEN
from southsouth.measures.figures import FLOORS, is_ahead, is_early
from southsouth.names import entry

_WORDS, _SMALL, _THICK = 13, 12.5, 17
_SEEN = 4.0  # pixels of a range from which it is seen on its bar
_TIMES = (10, 20, 50, 100, 150, 200, 300, 500, 1000)  # how much larger a range is drawn
_LENS = 0.5  # of the longest bar that an enlarged one takes at most
_LEAST = 1.0  # pixels of a bar that is seen even enlarged
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
        ("bar", "plum", N_("source of the money not stated")),
        ("planned", "ink-3", N_("dashed: planned")),
        ("begun", "ink-3", N_("dashed, faint inside: begun, ends after the report")),
    ]
    planned = [row for row in frame.iter_rows(named=True) if is_ahead(row)]
    there = {
        *(_GIVERS[giver] for giver in frame["giver"]),
        *("begun" if money.is_begun(row) else "planned" for row in planned),
    }
    givers = Counter(_GIVERS[giver] for giver in frame["giver"])
    told = [
        (look, token, _counted(translate(words, sheet.language), givers[token], sheet.language))
        for look, token, words in entries
        if there & {token, look}
    ]
    told[len(givers) : len(givers)] = key.whole(counts.AMOUNTS, frame.height, sheet.language)
    top = key.drawn(sheet, told, 0) + 12
    rows = [_sum(row, sheet.language) for row in frame.iter_rows(named=True)]
    return sheet.figure(rowbars.placed(sheet, rows, top) + 12)


def _counted(words: str, count: int, language: str) -> str:
    """What a colour means, with how many have it; a dash has one of these."""
    return entry(words, number(count, language), language) if count else words


def _sum(row: Mapping[str, Any], language: str) -> rowbars.Row:
    return money.row_of(row, language, _GIVERS[row["giver"]])


def scale(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A bar for each amount on one scale, largest first, and of what time it is.

    A range too short to be seen as one is drawn once more below its bar, enlarged.

    Columns: those of data/figures.csv, and doubted.
    """
    every = frame.to_dicts()
    rows = [_compared(row, sheet.language) for row in every]
    pixels, times = rowbars.longest(sheet, rows), _times(rows)
    seen = [replace(row, short=_short(row, pixels, times)) for row in rows]

    def below(place: int, y: float) -> float:
        row = seen[place]
        y = _said(sheet, _time(every[place], sheet.language), y)
        if row.short == "none":
            words = N_("too small to be drawn on this scale, even enlarged {times} times")
            y = _said(sheet, translate(words, sheet.language, times=times), y)
        return _enlarged(sheet, row, (pixels, times), y + 5)

    return sheet.figure(rowbars.placed(sheet, seen, 0, below=below) + 4)


def _short(row: rowbars.Row, pixels: float, times: int) -> str:
    """What stands for a bar too short to be seen: where others are enlarged, nothing for what would not
    be seen even then. A line for either would draw two sums far apart as if they were equal."""
    if times and row.value * pixels * times < _LEAST:
        return "none"
    return "told" if times and _is_range(row, pixels) else "line"


def _times(rows: Sequence[rowbars.Row]) -> int:
    """How much larger a range is drawn once more, the same on every sheet; 0 without a range."""
    longest, ends = max(row.value for row in rows), [row.until for row in rows if row.until]
    if not ends:
        return 0
    return max((times for times in _TIMES if max(ends) * times <= longest * _LENS), default=0)


def _is_range(row: rowbars.Row, pixels: float) -> bool:
    """Whether it is a range that is no longer than some pixels."""
    return row.until is not None and (row.until - row.value) * pixels < _SEEN


def _compared(row: Mapping[str, Any], language: str) -> rowbars.Row:
    look = {"ssc_value": "accent", "funds": "graphite"}.get(row["topic"], "ctx")
    own = money.row_of(row, language, look)
    return replace(own, vague=_vague(row), floor=row["figure_id"] in FLOORS)


def _vague(row: Mapping[str, Any]) -> str:
    if is_early(row):
        return "about"
    return "more" if is_least(row) else ""


def is_least(row: Mapping[str, Any]) -> bool:
    """Whether a sum is told as the least that it can be: then the end of its bar is faint."""
    return row["qualifier"] in ("more_than", "at_least")


def _time(row: Mapping[str, Any], language: str) -> str:
    """Of what time an amount is: sums of different times are no parts of a whole."""
    period = row["period"] or ""
    words = N_("in one year, {year}")
    if not period:
        words = N_("over a time that the report does not state")
    elif period.endswith("/.."):
        words = (
            N_("since {year}: of each year or of all together, the report does not say")
            if row["doubted"] else N_("since {year}")
        )  # fmt: skip
    return translate(words, language, year=period[:4])


def _said(sheet: Sheet, words: str, y: float) -> float:
    """Words below a bar; the height reached."""
    for line in lettering.balanced(words, _SMALL, sheet.width, least=lettering.NO_ORPHAN):
        sheet.text(0, y + 12, plain(line), size=_SMALL, colour="ink-3")
        y += _SMALL * lettering.LINE
    return y


def _enlarged(sheet: Sheet, row: rowbars.Row, drawn: tuple[float, int], y: float) -> float:
    """A range that is too short, so many times larger; the height reached."""
    pixels, times = drawn
    if not times or row.until is None or not _is_range(row, pixels):
        return y
    low, high = (round(end * pixels * times, 1) for end in (row.value, row.until))
    top, bottom = y + 3, y + 25
    sheet.path(
        f"M 0,{top} L {row.until * pixels:.1f},{top} L {high},{bottom} L 0,{bottom} Z",
        edge="ctx", below=True,
    )  # fmt: skip
    middle = bottom + _THICK / 2
    # Hollow: a full bar would be compared with those of the other scale.
    sheet.rect(
        0.75, bottom + 0.75, low, bottom + _THICK - 0.75, fill="paper", edge=row.look, edge_width=1.5,
        ref=row.ref, name=row.name,
    )  # fmt: skip
    sheet.bars([Bar(low, high, middle, f"{row.look}-t", _THICK, row.ref, row.name)])
    if row.floor:
        tip = rowbars.pointed(sheet, high, (bottom, bottom + _THICK), row.look)
        words = N_(
            "the same, enlarged {times} times; outlined: up to the low estimate; faint: from there to the high one; pointed: the report says that the real value is higher"
        )
    else:
        rowbars.framed(sheet, (low, high), (bottom, bottom + _THICK), row.look)
        tip = high
        words = N_(
            "the same, enlarged {times} times; outlined: up to the low estimate; faint: from there to the high one"
        )
    said = translate(words, sheet.language, times=times)
    x, lines = tip + 8, lettering.balanced(said, _SMALL, sheet.width - tip - 10)
    tall = len(lines) * _SMALL * lettering.LINE
    for place, line in enumerate(lines):
        at = middle - tall / 2 + (place + 0.5) * _SMALL * lettering.LINE
        sheet.text(x, at, plain(line), size=_SMALL, colour="ink-3")
    return max(bottom + _THICK, middle + tall / 2) + 6
