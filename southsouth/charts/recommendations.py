"""Recommendations by what they ask and how far they came; who must act on which."""

import math
import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from os.path import commonprefix
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import key, labels, lettering
from southsouth.charts.sheet import Sheet, doubt, plain, strong
from southsouth.language import N_, number, translate
from southsouth.measures.recommendations import (
    STANDINGS,
    addressed_most,
    bodies_in_order,
    how_far,
    noun,
    standing,
)  # fmt: skip
from southsouth.names import organisation_names, recommendations_named
from southsouth.vocabulary import label

_SIZE, _ROW, _CELL = 13.5, 26, 15
_SMALL = 12
_WIDE_STEP = 32.0  # pixels from mark to mark in the rows of a page
_IN_MARK = 11  # pixels of the number in a mark
# Of a step what a mark takes; pixels of a step whose mark holds its number.
_OF_STEP, _LEAST_STEP = 0.72, 26.4
_BETWEEN = 36  # pixels between two columns
_WORDS = 78.0  # pixels of a line of words below the fewest marks
_STEP, _PART = 44.0, 16  # pixels from one of all marks to the next at most, and between two parts
#: Fill, edge and dash of each status: done is filled, open is hollow, not told is dashed.
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "implemented": {"fill": "accent", "edge": "accent"},
    "largely_implemented": {"fill": "accent-t", "edge": "accent"},
    "in_progress": {"fill": "ctx", "edge": "ctx"},
    "not_implemented": {"fill": "paper", "edge": "ink-3"},
    "no_information": {"fill": "paper", "edge": "ink-3", "dash": "dot"},
    "under_way": {"fill": "graphite", "edge": "graphite"},
    "proposed": {"fill": "paper", "edge": "graphite"},
}
#: What a square among many can tell: how far an earlier recommendation came in four steps, and what is
#: proposed only now and can have come nowhere. The accent is the title's body's.
STEPS: Sequence[tuple[str, tuple[str, ...]]] = (
    (N_("of 2011, implemented wholly or largely"), ("implemented", "largely_implemented")),
    (N_("of 2011, in progress"), ("in_progress",)),
    (N_("of 2011, not implemented"), ("not_implemented",)),
    (N_("of 2011, no information on progress"), ("no_information",)),
    (N_("2014: proposed in this report"), ("under_way", "proposed")),
)


#: Fill, edge and dash of a mark in the order of `STEPS`: full, grey, hollow, dotted, and one of another
#: colour that is round, so that it is no lesser degree of the others.
_STEP_LOOKS: Sequence[tuple[str, str, str]] = (
    ("graphite", "graphite", ""), ("ctx", "ctx", ""), ("paper", "ink-2", ""),
    ("paper", "ink-2", "dot"), ("blue", "blue", ""),
)  # fmt: skip
_PALE = ("paper", "accent-t", "ctx")  # fills on which ink is read
_ROUND = 1.128  # width of a circle as large as a square of 1


def _doubted(frame: pl.DataFrame) -> int:
    """Of how many recommendations something is in doubt."""
    return frame.filter("doubted")["recommendation_id"].n_unique()


def board(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """All as marks side by side; then what is asked, under how far it came, a line each with its mark.

    Columns: those of data/recommendations.csv, and doubted.
    """
    every = frame.to_dicts()
    groups = [(came, rows) for came in STANDINGS if (rows := [row for row in every if standing(row) == came])]  # fmt: skip
    top = _whole(sheet, groups)
    told = key.whole(noun(frame), len(every), sheet.language)
    if unsure := _doubted(frame):
        told.append(("?", "ink", key.doubts(unsure, sheet.language)))
    if top and told:
        top = key.drawn(sheet, told, top + 4) + 8
    beside = 14 + max(_wide([row], sheet.language) for row in every)
    halves = _halves(sheet)
    if len(halves) == 1 or not groups:
        return sheet.figure(_groups(sheet, groups, halves, top, beside) - 6)
    columns = _columns(groups)
    beside_each_other = max(_lines_of(column, 1) for column in columns)
    if _lines_of(groups, 2) < beside_each_other:
        return sheet.figure(_groups(sheet, groups, halves, top, beside) - 6)
    bottoms = [
        _groups(sheet, column, [half], top, beside)
        for half, column in zip(halves, columns, strict=True)
    ]
    return sheet.figure(max(bottoms) - 6)


_Rows = Sequence[Mapping[str, Any]]
_GroupsOf = Sequence[tuple[str, _Rows]]
_Ends = tuple[float, float]


def _halves(sheet: Sheet) -> list[_Ends]:
    """Left and right of each column of rows: on a page two."""
    if not sheet.is_wide:
        return [(0.0, float(sheet.width))]
    middle = sheet.width / 2
    return [(0.0, middle - _BETWEEN / 2), (middle + _BETWEEN / 2, float(sheet.width))]


def _lines_of(groups: _GroupsOf, columns: int) -> int:
    """How many lines groups take below each other, the rows of each in so many columns."""
    return sum(2 + math.ceil(len(_together(rows)) / columns) for _, rows in groups)


def _columns(groups: _GroupsOf) -> tuple[_GroupsOf, _GroupsOf]:
    """Groups in two columns as even as can be; of two ways as even the first is the longer."""
    at = min(
        range(1, max(len(groups), 2)),
        key=lambda at: (max(_lines_of(groups[:at], 1), _lines_of(groups[at:], 1)), -at),
    )
    return groups[:at], groups[at:]


def _groups(
    sheet: Sheet, groups: _GroupsOf, columns: Sequence[_Ends], y: float, beside: float
) -> float:  # fmt: skip
    """Groups below each other over all columns, each filling one column after the other; the height reached."""
    for came, rows in groups:
        y = _head(sheet, came, len(rows), (columns[0][0], columns[-1][1]), y)
        together = _together(rows)
        each = math.ceil(len(together) / len(columns))
        y = 6 + max(
            _rows(sheet, together[at * each : (at + 1) * each], ends, y, beside)
            for at, ends in enumerate(columns)
        )
    return y


def _rows(
    sheet: Sheet, together: Sequence[_Rows], ends: _Ends, y: float, beside: float
) -> float:  # fmt: skip
    for same in together:
        y = _line(sheet, same, ends, y, beside)
    return y


def _whole(sheet: Sheet, groups: _GroupsOf) -> float:
    """All marks in one line, parted by how far they came, each part with its number; the height reached."""
    if len(groups) < 2:
        return 0.0
    marks = sum(len(rows) for _, rows in groups)
    step = min((sheet.width - _PART * (len(groups) - 1)) / marks, _STEP)
    words = _words_below(sheet, groups, step)
    if not words:
        return _stacked(sheet, groups)
    x, half = 0.0, step * 0.42
    for came, rows in groups:
        for place, row in enumerate(rows):
            _mark(sheet, row, (x + place * step + half + 1, 1 + half), half)
        colour = "accent" if "accent" in LOOKS[came]["edge"] else "ink"
        count = strong(number(len(rows), sheet.language))
        sheet.text(x, 2 * half + 15, count, size=15, colour=colour)
        lines = words.get(came, ())
        for place, line in enumerate(lines):
            sheet.text(x, 2 * half + 33 + place * 15, plain(line), size=_SMALL, colour="ink-2")
        x += max(len(rows) * step, _longest(lines)) + _PART
    return 2 * half + 34 + 15 * max((len(lines) for lines in words.values()), default=0)


def _stacked(sheet: Sheet, groups: _GroupsOf) -> float:
    """The same where words have no room below: each part in a line of its own, its number and words behind
    it. The height reached."""
    step, y = _CELL + 4.0, 10.0
    left = max(len(rows) for _, rows in groups) * step + 8
    for came, rows in groups:
        for place, row in enumerate(rows):
            _mark(sheet, row, (1 + _CELL / 2 + place * step, y), _CELL / 2)
        colour = "accent" if "accent" in LOOKS[came]["edge"] else "ink"
        count = strong(number(len(rows), sheet.language))
        sheet.text(left, y, count, size=15, colour=colour)
        beside = left + lettering.width(count, 15) + 8
        said = label(came, sheet.language, STANDINGS)
        lines = lettering.wrapped(said, _SIZE, sheet.width - beside)
        more = (len(lines) - 1) * _SIZE * lettering.LINE
        words = "<br>".join(map(plain, lines))
        sheet.text(beside, y + more / 2, words, size=_SIZE, colour="ink-2")
        y += more + _CELL + 7
    return y + 6


def _mark(sheet: Sheet, row: Mapping[str, Any], middle: tuple[float, float], half: float) -> None:
    """One of all as a square around a point, with its doubt."""
    (x, y), look = middle, LOOKS[standing(row)]
    sheet.rect(
        x - half, y - half, x + half, y + half, edge_width=1.6, ref=_ref(row),
        name=_name(row, sheet.language), **look,
    )  # fmt: skip
    _unsure(sheet, row, x, y, 2 * half, look["fill"])


def _longest(lines: Sequence[str]) -> float:
    return max((lettering.width(plain(line), _SMALL) for line in lines), default=0.0)


def _words_below(sheet: Sheet, groups: _GroupsOf, step: float) -> Mapping[str, Sequence[str]]:
    """How far each part of the line came, in short lines; nothing where they have no room below it."""
    found, wide = dict[str, Sequence[str]](), 0.0
    for came, rows in groups:
        room = max(len(rows) * step, _WORDS)
        found[came] = lettering.wrapped(label(came, sheet.language, STANDINGS), _SMALL, room)
        wide += max(len(rows) * step, _longest(found[came])) + _PART
    return found if wide - _PART <= sheet.width else {}


def _head(sheet: Sheet, came: str, count: int, room: _Ends, y: float) -> float:
    """How far they came, and how many."""
    left, right = room
    sheet.line(left, y + 1, right, y + 1, edge="ink")
    colour = "accent" if "accent" in LOOKS[came]["edge"] else "ink"
    lines = lettering.wrapped(
        label(came, sheet.language, STANDINGS), 15, right - left - 30, bold=True
    )
    for line in lines:
        sheet.text(left, y + 19, strong(line), size=15, colour=colour)
        y += 20
    wide = lettering.width(plain(lines[-1]), 15, bold=True)
    said = number(count, sheet.language)
    sheet.text(left + wide + 9, y - 1, strong(said), size=15, colour="ink-3")
    return y + 26


def _line(
    sheet: Sheet, rows: _Rows, ends: _Ends, y: float, beside: float
) -> float:  # fmt: skip
    """A mark for each of some that the report says the same of, their number in their list, and what is
    asked; where the next one goes.

    `beside` is how wide the longest number is, in pixels.
    """
    half, step = _CELL / 2, _CELL + 4
    for place, row in enumerate(rows):
        x = ends[0] + 1 + place * step
        sheet.rect(
            x, y - half, x + _CELL, y + half, edge_width=1.4, ref=_ref(row),
            name=_name(row, sheet.language), **LOOKS[standing(row)],
        )  # fmt: skip
    start = ends[0] + 26 + (len(rows) - 1) * step
    left = max(ends[0] + 26 + beside, start + 14 + _wide(rows, sheet.language))
    room = ends[1] - left - 14
    lines = lettering.balanced(_asked(rows, sheet.language), _SIZE, room, least=lettering.NO_ORPHAN)
    extra = (len(lines) - 1) * _SIZE * lettering.LINE
    unsure = doubt() if any(row["doubted"] for row in rows) else ""
    words = "<br>".join(map(plain, lines)) + unsure
    sheet.text(left, y + extra / 2, words, size=_SIZE, ref=_ref(rows[0]))
    sheet.text(start, y, _count(rows, sheet.language), size=_SMALL, colour="ink-3")
    return y + extra + _ROW


def _ref(row: Mapping[str, Any]) -> str:
    return f"recommendation/{row['recommendation_id']}"


def _wide(rows: _Rows, language: str) -> float:
    return lettering.width(_count(rows, language), _SMALL)


def _asked(rows: _Rows, language: str) -> str:
    """What some ask; of several what all of them do, without what each has of its own in brackets."""
    each = [row[f"subject_{language}"] for row in rows]
    return each[0] if len(each) == 1 else re.split(r" ?[(（]", commonprefix(each))[0]


def _together(rows: _Rows) -> list[_Rows]:
    """Those that the report tells of in the very same words, side by side: one line for all of them."""
    return [
        [*same] for _, same in groupby(rows, key=lambda row: (row["paragraph"], row["as_printed"]))
    ]


def _count(rows: _Rows, language: str) -> str:
    """Their place in their list: recommendation 6, recommendations 1 and 2."""
    numbers = [row["number"] for row in rows]
    return plain(recommendations_named(rows[0]["source"], numbers, language))


def _name(row: Mapping[str, Any], language: str) -> str:
    status = how_far(row, language)
    return f"{strong(row[f'subject_{language}'])}<br>{plain(status)} · {_count([row], language)}"


def duties(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A row for each body: a mark for every recommendation that it should act on, by status.

    Columns: those of `measures.recommendations.duties`, and doubted.
    """
    bodies = bodies_in_order(frame)
    words = {body: plain(_called(body, sheet)) for body in bodies}
    left = min(
        max(lettering.width(name, 13, bold=True) for name in words.values()) + 14, sheet.width * 0.5
    )
    most = int(frame["asked"].max() or 1)  # type: ignore
    room = sheet.width - left - 34
    step = min(room / most, _WIDE_STEP)
    # Marks without their number would leave nothing by which the words below tell of doubts.
    step = max(step, _LEAST_STEP)
    across = min(int(room / step), most)
    cell, first = step * _OF_STEP, addressed_most(frame)
    y, beside, every = 14.0, left + across * step + 74, frame.to_dicts()
    for body in bodies:
        rows = _in_order([row for row in every if row["organisation_id"] == body])
        colour = "accent" if body == first else "ink"
        sheet.text(
            left - 12, y, words[body], size=13, anchor="right", ref=f"organisation/{body}",
            bold=body == first, colour=colour,
        )  # fmt: skip
        for place, row in enumerate(rows):
            down, along = divmod(place, across)
            x, middle = left + along * step + cell / 2, y + down * step
            ref = f"recommendation/{row['recommendation_id']}"
            _cell(sheet, standing(row), x, middle, cell, ref=ref, name=_name(row, sheet.language))
            _numbered(sheet, row, x, middle, _step_look(standing(row))[0][0])
        lines = -(-len(rows) // across)
        last = len(rows) - (lines - 1) * across
        y += (lines - 1) * step
        count = number(len(rows), sheet.language)
        grey = colour if body == first else "ink-2"
        sheet.text(left + last * step + 3, y, strong(count), size=13.5, colour=grey)
        y += max(27, cell + 12)
    if sheet.is_wide:
        _key(sheet, frame, (beside, 4.0))
        return sheet.figure(y - 13)
    return sheet.figure(_key(sheet, frame, (0.0, y + 4)))


def _cell(sheet: Sheet, came: str, x: float, y: float, cell: float, **fact: str) -> None:
    """A mark around a point that tells how far one came: of one size, for each is one case."""
    (fill, edge, dash), is_round = _step_look(came)
    style = {"fill": fill, "edge": edge, "edge_width": 1.4, "dash": dash, **fact}
    if is_round:
        sheet.circle(x, y, cell * _ROUND / 2, **style)
        return
    half = cell / 2
    sheet.rect(x - half, y - half, x + half, y + half, **style)


def _step_look(came: str) -> tuple[tuple[str, str, str], bool]:
    """How a mark that came so far looks, and whether it is round."""
    return next(
        (look, among == STEPS[-1][1])
        for look, (_, among) in zip(_STEP_LOOKS, STEPS, strict=True)
        if came in among
    )


def _unsure(
    sheet: Sheet, row: Mapping[str, Any], x: float, y: float, side: float, fill: str
) -> None:  # fmt: skip
    """A question mark in a mark whose recommendation the report leaves in doubt: edge and fill tell how far it
    came."""
    if row["doubted"]:
        size = min(max(side * 0.75, 10), 18)
        colour = "ink" if fill in _PALE else "paper"
        ref = f"recommendation/{row['recommendation_id']}"
        sheet.text(x, y, strong("?"), size=size, colour=colour, anchor="center", ref=ref)


def _numbered(sheet: Sheet, row: Mapping[str, Any], x: float, y: float, fill: str) -> None:
    """The number of a recommendation in its mark, with its doubt: by it the words below tell of doubts."""
    said = str(row["number"]) + ("?" if row["doubted"] else "")
    colour = "ink" if fill in _PALE else "paper"
    ref = f"recommendation/{row['recommendation_id']}"
    sheet.text(x, y, strong(said), size=_IN_MARK, colour=colour, anchor="center", ref=ref)


def _called(body: str, sheet: Sheet) -> str:
    """A body's whole name where there is room for it."""
    whole = organisation_names([body], sheet.language)[0]
    fits = lettering.width(plain(whole), 13) <= sheet.width * 0.5 - 14
    return whole if fits and not sheet.is_narrow else labels.body(body, sheet.language)


def _in_order(rows: _Rows) -> _Rows:
    """By how far they came, then by source and number."""
    order = [came for _, among in STEPS for came in among]
    return sorted(rows, key=lambda row: (order.index(standing(row)), row["source"], row["number"]))


def _key(sheet: Sheet, frame: pl.DataFrame, start: tuple[float, float]) -> float:
    """What the marks mean from a point on, below each other where they stand beside the rows; the height
    reached."""
    present = {standing(row) for row in frame.iter_rows(named=True)}
    left, x, y = start[0], start[0], start[1] + 10
    for said, among in STEPS:
        if present.isdisjoint(among):
            continue
        words = plain(translate(said, sheet.language))
        wide = 18 + lettering.width(words, 12.5)
        if x > left and (left or x + wide > sheet.width):
            x, y = left, y + 22
        _cell(sheet, among[0], x + 6.5, y, 11)
        sheet.text(x + 18, y, words, size=12.5, colour="ink-2")
        x += wide + 18
    if unsure := _doubted(frame):
        words = plain(
            translate(
                N_("unclear in the report: {count} of the {all}"), sheet.language,
                count=number(unsure, sheet.language),
                all=number(frame["recommendation_id"].n_unique(), sheet.language),
            )
        )  # fmt: skip
        wide = 18 + lettering.width(words, 12.5)
        x, y = (left, y + 22) if left or x + wide > sheet.width else (x, y)
        sheet.text(x + 6.5, y, strong("?"), size=12.5, anchor="center")
        sheet.text(x + 18, y, words, size=12.5, colour="ink-2")
        x += wide + 18
    every = frame["recommendation_id"].n_unique()
    bare = [words for _, _, words in key.whole(noun(frame), every, sheet.language)]
    bare.append(translate(N_("in a mark: its number in the list of 2011 or 2014"), sheet.language))
    for words in bare:
        is_next = left or x + lettering.width(plain(words), 12.5) > sheet.width
        x, y = (left, y + 22) if is_next else (x, y)
        sheet.text(x, y, plain(words), size=12.5, colour="ink-2")
        x += lettering.width(plain(words), 12.5) + 18
    return y + 14
