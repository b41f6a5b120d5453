"""What countries provide and to whom: a row for each country, a column for each kind of partner."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import lettering, parties, sections
from southsouth.charts.parties import Link
from southsouth.charts.sheet import Sheet, strong
from southsouth.language import N_, number, translate

COLUMNS: Mapping[str, str] = {
    "country": N_("Countries"),
    "organisation": N_("UN and other bodies"),
    "region": N_("Regions"),
    "group": N_("Groups of countries"),
}
_NAMES = 132.0  # pixels of the countries' names
_CLEAR = 12  # pixels between columns
_SMALL = 12


def providers(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Provisions and exchanges by country, most links first; below, in words, what has no arrow.

    Columns: those of data/cooperation.csv, and doubted.
    """
    links = frame.to_dicts()
    lined = [link for link in links if link["link_kind"] in parties.ARROWS]
    y = parties.key(sheet, lined, 0.0) if lined else 0.0
    rows = sorted(parties.grouped(lined, "provider"), key=lambda of: (-len(of), of[0]["provider"]))
    if rows:
        y = _list(sheet, rows, y) if sheet.is_narrow else _table(sheet, rows, y)
    y = sections.side_by_side(sheet, sections.in_words(sheet, links), y + 6)
    return sheet.figure(y)


def _table(sheet: Sheet, rows: Sequence[Sequence[Link]], y: float) -> float:
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
        bottom = _head(sheet, of, y, accent=_leads(rows, place))
        for column, kind in enumerate(columns):
            here = [link for link in of if link["partner_kind"] == kind]
            left = _NAMES + column * wide
            bottom = max(bottom, _entries(sheet, here, left, left + wide - _CLEAR, y + 7))
        y = bottom + 3
    return y


def _list(sheet: Sheet, rows: Sequence[Sequence[Link]], y: float) -> float:
    """On a phone each country is a heading with its partners below it; the height reached."""
    for place, of in enumerate(rows):
        sheet.line(0, y, sheet.width, y)
        y = _head(sheet, of, y, accent=_leads(rows, place)) + 2
        y = _entries(sheet, of, 14, sheet.width, y) + 6
    return y


def _leads(rows: Sequence[Sequence[Link]], place: int) -> bool:
    """Whether it is the first row, with more links than any other."""
    return place == 0 and len(rows) > 1 and len(rows[0]) > len(rows[1])


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
