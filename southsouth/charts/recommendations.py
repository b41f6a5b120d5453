"""Recommendations by what they ask and how far they came; who must act on which."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import labels, lettering
from southsouth.charts.sheet import Sheet, doubt, plain, strong
from southsouth.language import N_, number, translate
from southsouth.measures.recommendations import (
    STANDINGS,
    addressed_most,
    bodies_in_order,
    how_far,
    standing,
)  # fmt: skip
from southsouth.names import organisation_names, recommendation_name
from southsouth.vocabulary import label

_SIZE, _ROW, _CELL = 13.5, 26, 15
_SMALL = 12
_STEP, _PART = 44.0, 16  # pixels from one of all marks to the next at most, and between two parts
#: Fill, edge and dash of each status: done is filled, open is hollow, not told is dashed.
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "implemented": {"fill": "accent", "edge": "accent"},
    "largely_implemented": {"fill": "accent-t", "edge": "accent"},
    "in_progress": {"fill": "ctx", "edge": "ctx"},
    "not_implemented": {"fill": "paper", "edge": "ink-3"},
    "no_information": {"fill": "paper", "edge": "ink-3", "dash": "dot"},
    "under_way": {"fill": "graphite", "edge": "graphite"},
    "tied": {"fill": "ctx", "edge": "graphite"},
    "proposed": {"fill": "paper", "edge": "accent"},
}
#: What a square among many can tell: how far an earlier recommendation came in four steps, and what is
#: proposed only now and can have come nowhere. The accent is the title's body's.
STEPS: Sequence[tuple[str, tuple[str, ...]]] = (
    (N_("of 2011, implemented, wholly or largely"), ("implemented", "largely_implemented")),
    (N_("of 2011, in progress"), ("in_progress",)),
    (N_("of 2011, not implemented"), ("not_implemented",)),
    (N_("of 2011; no information on progress"), ("no_information",)),
    (N_("proposed in this report, 2014"), ("under_way", "tied", "proposed")),
)


#: Fill, edge, dash and the part of its cell that a square takes, in the order of `STEPS`: full, grey,
#: hollow, dotted, and a small one of another colour, so that it is no lesser degree of the others.
_STEP_LOOKS: Sequence[tuple[str, str, str, float]] = (
    ("graphite", "graphite", "", 1.0), ("ctx", "ctx", "", 1.0), ("paper", "ink-2", "", 1.0),
    ("paper", "ink-2", "dot", 1.0), ("blue", "blue", "", 0.5),
)  # fmt: skip


def board(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """All as marks side by side; then what is asked, under how far it came, a line each with its mark.

    Columns: those of data/recommendations.csv, and doubted.
    """
    y, said = (
        _whole(sheet, frame),
        [_count(row, sheet.language) for row in frame.iter_rows(named=True)],
    )
    beside = 14 + max(lettering.width(words, _SMALL) for words in said)
    for came in STANDINGS:
        rows = [row for row in frame.iter_rows(named=True) if standing(row) == came]
        if not rows:
            continue
        y = _head(sheet, came, len(rows), y)
        for row in rows:
            y = _line(sheet, row, y, beside)
        y += 6
    return sheet.figure(y - 6)


def _whole(sheet: Sheet, frame: pl.DataFrame) -> float:
    """All marks in one line, parted by how far they came, each part with its number; the height reached."""
    groups = [
        [row for row in frame.iter_rows(named=True) if standing(row) == came] for came in STANDINGS
    ]
    present = [rows for rows in groups if rows]
    if len(present) < 2:
        return 0.0
    step = min((sheet.width - _PART * (len(present) - 1)) / frame.height, _STEP)
    x, half = 0.0, step * 0.42
    for rows in present:
        came = standing(rows[0])
        for place, row in enumerate(rows):
            middle = x + place * step + half + 1
            sheet.rect(
                middle - half, 1, middle + half, 1 + 2 * half, edge_width=1.6,
                ref=f"recommendation/{row['recommendation_id']}", name=_name(row, sheet.language),
                **LOOKS[came],
            )  # fmt: skip
        colour = "accent" if "accent" in LOOKS[came]["edge"] else "ink"
        count = strong(number(len(rows), sheet.language))
        sheet.text(x, 2 * half + 15, count, size=15, colour=colour)
        x += len(rows) * step + _PART
    return 2 * half + 34


def _head(sheet: Sheet, came: str, count: int, y: float) -> float:
    """How far they came, and how many."""
    sheet.line(0, y + 1, sheet.width, y + 1, edge="ink")
    colour = "accent" if "accent" in LOOKS[came]["edge"] else "ink"
    lines = lettering.wrapped(
        label(came, sheet.language, STANDINGS), 15, sheet.width - 30, bold=True
    )
    for line in lines:
        sheet.text(0, y + 19, strong(line), size=15, colour=colour)
        y += 20
    wide = lettering.width(plain(lines[-1]), 15, bold=True)
    said = number(count, sheet.language)
    sheet.text(wide + 9, y - 1, strong(said), size=15, colour="ink-3")
    return y + 26


def _line(sheet: Sheet, row: Mapping[str, Any], y: float, beside: float) -> float:
    """A mark, its number in its list, and what is asked; where the next one goes.

    `beside` is how wide the longest number is, in pixels.
    """
    ref, name = f"recommendation/{row['recommendation_id']}", _name(row, sheet.language)
    half = _CELL / 2
    sheet.rect(
        1, y - half, 1 + _CELL, y + half, edge_width=1.4, ref=ref, name=name, **LOOKS[standing(row)]
    )
    left = 26 + beside
    room = sheet.width - left - 14
    lines = lettering.wrapped(row[f"subject_{sheet.language}"], _SIZE, room)
    extra = (len(lines) - 1) * _SIZE * lettering.LINE
    words = "<br>".join(map(plain, lines)) + (doubt() if row["doubted"] else "")
    sheet.text(left, y + extra / 2, words, size=_SIZE, ref=ref)
    sheet.text(26, y, _count(row, sheet.language), size=_SMALL, colour="ink-3")
    return y + extra + _ROW


def _count(row: Mapping[str, Any], language: str) -> str:
    return plain(recommendation_name(row["source"], row["number"], language))


def _name(row: Mapping[str, Any], language: str) -> str:
    status = how_far(row, language)
    return f"{strong(row[f'subject_{language}'])}<br>{plain(status)} · {_count(row, language)}"


def duties(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A row for each body: a mark for every recommendation that it should act on, by status.

    Columns: those of `measures.recommendations.duties`.
    """
    bodies = bodies_in_order(frame)
    words = {body: plain(_called(body, sheet)) for body in bodies}
    left = min(
        max(lettering.width(name, 13, bold=True) for name in words.values()) + 14, sheet.width * 0.5
    )
    most = int(frame["asked"].max() or 1)  # type: ignore
    step = min((sheet.width - left - 34) / most, _CELL + 8)
    cell, first = step * 0.72, addressed_most(frame)
    y = 14.0
    for body in bodies:
        rows = _in_order(frame.filter(pl.col("organisation_id") == body))
        colour = "accent" if body == first else "ink"
        sheet.text(
            left - 12, y, words[body], size=13, anchor="right", ref=f"organisation/{body}",
            bold=body == first, colour=colour,
        )  # fmt: skip
        for place, row in enumerate(rows):
            x = left + place * step + cell / 2
            ref = f"recommendation/{row['recommendation_id']}"
            _cell(sheet, standing(row), x, y, cell, ref=ref, name=_name(row, sheet.language))
        count = number(len(rows), sheet.language)
        grey = colour if body == first else "ink-2"
        sheet.text(left + len(rows) * step + 3, y, strong(count), size=13.5, colour=grey)
        y += 27
    return sheet.figure(_key(sheet, frame, y + 4))


def _cell(sheet: Sheet, came: str, x: float, y: float, cell: float, **fact: str) -> None:
    """A square around a point that tells how far one came."""
    fill, edge, dash, part = next(
        look for look, (_, among) in zip(_STEP_LOOKS, STEPS, strict=True) if came in among
    )
    half = cell * part / 2
    sheet.rect(
        x - half, y - half, x + half, y + half, fill=fill, edge=edge, edge_width=1.4, dash=dash, **fact
    )  # fmt: skip


def _called(body: str, sheet: Sheet) -> str:
    """A body's whole name where there is room for it."""
    whole = organisation_names([body], sheet.language)[0]
    fits = lettering.width(plain(whole), 13) <= sheet.width * 0.5 - 14
    return whole if fits and not sheet.is_narrow else labels.body(body, sheet.language)


def _in_order(rows: pl.DataFrame) -> list[dict[str, Any]]:
    """By how far they came, then by source and number."""
    order = [came for _, among in STEPS for came in among]
    return sorted(
        rows.iter_rows(named=True),
        key=lambda row: (order.index(standing(row)), row["source"], row["number"]),
    )


def _key(sheet: Sheet, frame: pl.DataFrame, top: float) -> float:
    present = {standing(row) for row in frame.iter_rows(named=True)}
    x, y = 0.0, top + 10
    for said, among in STEPS:
        if present.isdisjoint(among):
            continue
        words = plain(translate(said, sheet.language))
        wide = 18 + lettering.width(words, 12.5)
        if x and x + wide > sheet.width:
            x, y = 0.0, y + 22
        _cell(sheet, among[0], x + 6.5, y, 11)
        sheet.text(x + 18, y, words, size=12.5, colour="ink-2")
        x += wide + 18
    return y + 14
