"""Amounts in US dollars, each drawn among those it can be compared with.

Billions are squares on one scale; below them bars, every group on a scale of its own, which is said.
"""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import lettering, rowbars
from southsouth.charts.sheet import Sheet, coloured, doubt, plain, strong
from southsouth.language import N_, compact, translate
from southsouth.names import entry, figure_value
from southsouth.vocabulary import QUALIFIERS, label

_SIZE, _HEAD = 13, 15


@dataclass(frozen=True)
class _Group:
    """Amounts of one order: from `least` dollars on, under a heading."""

    least: float
    heading: str


_GROUPS = (
    _Group(1e9, N_("Billions and trillions: areas on one scale")),
    _Group(1e8, N_("Hundreds of millions, on a scale of their own")),
    _Group(1e5, N_("Tens of millions and less, on a scale of their own")),
    _Group(0, N_("For one household")),
)


def amounts(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Every amount with its words; squares for billions, bars for the rest.

    Columns: those of data/figures.csv, and doubted.
    """
    y = 0.0
    for group, rows in _grouped(frame.to_dicts()):
        sheet.line(0, y + 1, sheet.width, y + 1, edge="ink")
        sheet.text(0, y + 19, strong(translate(group.heading, sheet.language)), size=_HEAD)
        y += 44
        y = _squares(sheet, rows, y) if group.least >= 1e9 else _bars(sheet, rows, y)
        y += 22
    return sheet.figure(y - 18)


def _grouped(rows: Sequence[dict[str, Any]]) -> list[tuple[_Group, list[dict[str, Any]]]]:
    most = [float("inf"), *(group.least for group in _GROUPS)]
    return [
        (group, here)
        for group, (above, least) in zip(_GROUPS, pairwise(most), strict=True)
        if (here := [row for row in rows if least <= row["value"] < above])
    ]


def said(row: Mapping[str, Any], language: str) -> str:
    """An amount beside a mark: about $27 million, 约2700万美元."""
    if language == "zh":
        return plain(figure_value(row, language))
    low, high = compact(row["value"], language), row["value_high"]
    words = f"${low}" if high is None else f"${_range(row['value'], high, language)}"
    if row["qualifier"] not in ("exact", "projected"):
        words = f"{label(row['qualifier'], language, QUALIFIERS)} {words}"
    return plain(words)


def _range(low: float, high: float, language: str) -> str:
    """16.1–19 billion: the word once where both ends have it."""
    first, last = compact(low, language), compact(high, language)
    number, _, word = first.partition(" ")
    return f"{number}–{last}" if word and last.endswith(word) else f"{first}–{last}"


def bare(row: Mapping[str, Any], language: str) -> str:
    """An amount within a sentence, as `said` has it, but no tag."""
    return html.unescape(said(row, language))


def look(row: Mapping[str, Any]) -> str:
    """What is planned or forecast is not filled; South-South cooperation itself is the accent."""
    if row["qualifier"] == "projected":
        return "planned"
    return "accent" if row["topic"] == "ssc_value" else "ctx"


def row_of(row: Mapping[str, Any], language: str, style: str = "") -> rowbars.Row:
    """An amount as a bar under its subject."""
    words = plain(row[f"subject_{language}"]) + (doubt() if row.get("doubted") else "")
    return rowbars.Row(
        label=words, value=row["value"], said=said(row, language), look=style or look(row),
        until=row["value_high"], ref=f"figure/{row['figure_id']}",
        name=plain(entry(row[f"subject_{language}"], figure_value(row, language), language)),
    )  # fmt: skip


def _bars(sheet: Sheet, rows: Sequence[dict[str, Any]], top: float) -> float:
    """Bars from the largest to the smallest; the height reached."""
    return rowbars.placed(sheet, [row_of(row, sheet.language) for row in rows], top)


def _squares(sheet: Sheet, rows: Sequence[dict[str, Any]], top: float) -> float:
    """A square for each amount on one ground line where they fit, else one below the other."""
    largest = max(row["value_high"] or row["value"] for row in rows)
    side = (150.0 if sheet.is_narrow else 280.0 if sheet.width > 1000 else 220.0) / largest**0.5
    y = top
    for row in rows:
        y = _square(sheet, row, side, y)
    return y


def _square(sheet: Sheet, row: dict[str, Any], scale: float, y: float) -> float:
    """A square at the left with its words at its right; a range as a square within a square."""
    ref, lang = f"figure/{row['figure_id']}", sheet.language
    name = plain(entry(row[f"subject_{lang}"], figure_value(row, lang), lang))
    side = max(scale * row["value"] ** 0.5, 1.5)
    whole = max(scale * (row["value_high"] or row["value"]) ** 0.5, 1.5)
    style = look(row)
    room = sheet.width - whole - 12
    lines = lettering.wrapped(row[f"subject_{lang}"], _SIZE, room)
    tall = 20 + len(lines) * _SIZE * lettering.LINE
    bottom = y + max(whole, tall)
    if row["value_high"]:
        sheet.rect(0.5, bottom - whole, whole, bottom, fill="accent-t", ref=ref, name=name)
    if style == "planned":
        sheet.rect(
            0.75,
            bottom - side,
            side,
            bottom,
            fill="paper",
            edge="ink-3",
            edge_width=1.5,
            dash="dash",
            ref=ref,
            name=name,
        )
    else:
        sheet.rect(0.5, bottom - side, 0.5 + side, bottom, fill=style, ref=ref, name=name)
    value = said(row, lang) + (doubt() if row.get("doubted") else "")
    if style == "planned" and lang != "zh":  # Chinese says 预计 with the amount
        value += " " + coloured(translate(N_("forecast"), lang), "ink-3")
    colour = "accent" if style == "accent" else "ink"
    sheet.text(whole + 10, bottom - tall + 10, value, size=16, bold=True, colour=colour, ref=ref)
    sheet.text(
        whole + 10, bottom - tall + 20 + (tall - 20) / 2, "<br>".join(map(plain, lines)), size=_SIZE, colour="ink-2", ref=ref,
    )  # fmt: skip
    return bottom + 16
