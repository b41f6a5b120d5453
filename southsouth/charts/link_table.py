"""What countries provide and to whom: a row for each of the first countries, one for all the others."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import lettering, parties
from southsouth.charts.parties import Link
from southsouth.charts.sheet import Sheet, strong
from southsouth.language import N_, number, translate
from southsouth.measures import cooperation as measures

COLUMNS: Mapping[str, str] = {
    "country": N_("Countries"),
    "organisation": N_("UN and other bodies"),
    "region": N_("Regions"),
    "group": N_("Groups of countries"),
}
_NAMES = 132.0  # pixels of the countries' names
_CLEAR = 12  # pixels between columns
_SMALL = 12
_FIRST = 5  # countries that have a row of their own


def providers(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Provisions and exchanges by country, most links first; below, in one row, the other countries.

    An exchange between two countries stands with both.

    Columns: those of data/cooperation.csv, and doubted.
    """
    links = measures.from_each_country(frame).to_dicts()
    y = parties.key(sheet, links, 0.0)
    rows = sorted(parties.grouped(links, "provider"), key=lambda of: (-len(of), of[0]["provider"]))
    first = len(rows) if len(rows) <= _FIRST + 1 else _FIRST
    accents = leading([len(of) for of in rows])
    drawn = _list if sheet.is_narrow else _table
    y = drawn(sheet, rows[:first], y, accents)
    return sheet.figure(_others(sheet, rows[first:], y) if first < len(rows) else y)


def leading(counts: Sequence[int]) -> int:
    """How many countries a title can name as those that lead: two, or none where others are level."""
    return 2 if len(counts) > 3 and counts[1] > counts[2] else 0


def _others(sheet: Sheet, rows: Sequence[Sequence[Link]], y: float) -> float:
    """The other countries, each with its partners, in as few lines as they take; the height reached."""
    sheet.line(0, y, sheet.width, y, edge="ink")
    words = strong(translate(N_("The other countries"), sheet.language))
    sheet.text(0, y + 17, words, size=14)
    wide = lettering.width(words, 14) + 8
    count = strong(number(sum(map(len, rows)), sheet.language))
    sheet.text(wide, y + 17, count, size=14, colour="ink-3")
    return parties.pairs(sheet, [link for of in rows for link in of], y + 44) + 16


def _table(
    sheet: Sheet, rows: Sequence[Sequence[Link]], y: float, accents: int
) -> float:  # fmt: skip
    """The heads of columns that have a partner, and the rows; the height reached."""
    used = {link["partner_kind"] for of in rows for link in of}
    columns = [kind for kind in COLUMNS if kind in used]
    wide = (sheet.width - _NAMES) / len(columns)
    sheet.line(0, y + 1, sheet.width, y + 1, edge="ink")
    for place, kind in enumerate(columns):
        words = strong(translate(COLUMNS[kind], sheet.language))
        sheet.text(_NAMES + place * wide, y + 15, words, size=_SMALL, colour="ink-3")
    y += 28
    for place, of in enumerate(rows):
        sheet.line(0, y, sheet.width, y)
        bottom = _head(sheet, of, y, accent=place < accents)
        for column, kind in enumerate(columns):
            here = [link for link in of if link["partner_kind"] == kind]
            left = _NAMES + column * wide
            bottom = max(bottom, _entries(sheet, here, left, left + wide - _CLEAR, y + 7))
        y = bottom + 3
    return y


def _list(sheet: Sheet, rows: Sequence[Sequence[Link]], y: float, accents: int) -> float:
    """On a phone each country is a heading, its partners below it by kind; the height reached."""
    for place, of in enumerate(rows):
        sheet.line(0, y, sheet.width, y)
        y = _head(sheet, of, y, accent=place < accents) + 2
        ordered = sorted(of, key=lambda link: [*COLUMNS].index(link["partner_kind"]))
        y = _entries(sheet, ordered, 14, sheet.width, y) + 6
    return y


def _head(sheet: Sheet, links: Sequence[Link], y: float, *, accent: bool) -> float:
    """The country's name and how many links it has; the height reached."""
    room = sheet.width if sheet.is_narrow else _NAMES - 34
    lines = lettering.wrapped(
        parties.name(links[0], "provider", sheet.language), 14, room, bold=True
    )
    tall = len(lines) * 18
    colour, ref = "accent" if accent else "ink", parties.ref(links[0], "provider")
    words = "<br>".join(map(strong, lines))
    sheet.text(0, y + 7 + tall / 2, words, size=14, colour=colour, ref=ref)
    count = strong(number(len(links), sheet.language))
    wide = lettering.width(strong(lines[-1]), 14) + 8
    grey = colour if accent else "ink-3"
    sheet.text(wide, y + 7 + tall - 9, count, size=14, colour=grey)
    return y + tall + 12


def _entries(sheet: Sheet, links: Sequence[Link], left: float, right: float, y: float) -> float:
    """Partners with what the links are of; the height reached."""
    ends = ["partner"] * len(links)
    return parties.entries(sheet, links, ends, (left, right), y, {"partner": "graphite"})
