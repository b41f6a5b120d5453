"""How often each country is named: a map with names and numbers, a ranked list on a phone."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth import counts, tables
from southsouth.charts import ground, key, labels, lettering, packing, parties, placement, rowbars
from southsouth.charts.projection import Projection
from southsouth.charts.sheet import Dot, Sheet, plain, strong
from southsouth.language import N_, comma, counted, in_order, translate
from southsouth.measures.paragraphs import countries_named

_SIZE = 12.5
_LIST, _LINE = 13.5, 24  # pixels of type, and from line to line, of those named once
_NEAR = 24.0  # pixels from its dot up to which a name is plainly its own, with its number behind it
#: Names beside which no other has room on the coast of the Gulf, on maps narrower than this in pixels.
_IN_HEADLINES: Mapping[str, str] = {"ARE": N_("UAE"), "SAU": N_("Saudi Arabia")}
_ROOMY = 1000
_LARGEST = 15  # pixels of the radius of the largest dot
_FEW = 3  # countries named once that are still drawn as bars
#: As far north as the middle of the Russian Federation: west, south, east, north, middle meridian.
WORLD = (-122.0, -44.0, 186.0, 74.0, 11.0)


def countries(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A dot for each country, its area by `times`, with name and number.

    Columns: iso3, times, paragraphs, lon, lat.
    """
    rows = frame.to_dicts()
    if sheet.is_narrow:
        return _list(sheet, rows)
    *box, centre = WORLD
    projection = Projection(*box, sheet.width, centre)  # type: ignore
    land = ground.land(projection)
    sheet.path(land, fill="land", below=True)
    most, least = (pick(row["times"] for row in rows) for pick in (max, min))
    # One scale under every filter: a country named once has a small dot also where none is named twice.
    scale = max(most, _most_of_all())
    points = [
        (*projection.point(row["lon"], row["lat"]), _LARGEST * (row["times"] / scale) ** 0.5)
        for row in rows
    ]
    parted = packing.apart(points)
    dots = [(x, y, radius) for (x, y), (_, _, radius) in zip(parted, points, strict=True)]
    names = [plain(_called(row["iso3"], sheet)) for row in rows]
    words = [f"{name} {strong(str(row['times']))}" for name, row in zip(names, rows, strict=True)]
    sizes = [(lettering.width(said, _SIZE) + 3, _SIZE * 1.25) for said in words]
    placed = placement.labels(
        dots, sizes, (0, 0, sheet.width, projection.height),
        names=[lettering.width(name, _SIZE) for name in names],
        homes=[ground.Home(projection, row["iso3"]) for row in rows], near=_NEAR,
    )  # fmt: skip
    for row, (x, y, radius), label, said in zip(rows, dots, placed, words, strict=True):
        ref = f"country/{row['iso3']}"
        placement.leader(sheet, (x, y, radius), label)
        leads = row["times"] == most and (most > least or len(rows) == 1)
        fill = "accent" if leads else "graphite"
        sheet.dots(
            [Dot(x, y, fill, radius * 2, edge_width=1, ref=ref, name=_name(row, sheet.language))]
        )
        sheet.text(label.x, label.y, said, size=_SIZE, anchor=label.anchor, ref=ref)
    words = translate(N_("The area of a dot shows how often a country is named"), sheet.language)
    told = [("words", "", words), *key.whole(counts.COUNTRIES, len(rows), sheet.language)]
    return sheet.figure(key.drawn(sheet, told, projection.height + 4))


@cache
def _most_of_all() -> int:
    """How often the report names the country that it names most."""
    return int(countries_named(tables.load("mentions"))["times"].max())  # type: ignore


def _called(iso3: str, sheet: Sheet) -> str:
    """A country by its name, or by that which headlines give it where there is too little room around its dot."""
    if sheet.width < _ROOMY and iso3 in _IN_HEADLINES:
        return translate(_IN_HEADLINES[iso3], sheet.language)
    return labels.country(iso3, sheet.language)


def _name(row: Mapping[str, Any], language: str) -> str:
    words = N_("named {times} in {paragraphs}")
    said = translate(
        words, language, times=counted(counts.TIMES, row["times"], language),
        paragraphs=counted(counts.PARAGRAPHS, row["paragraphs"], language),
    )  # fmt: skip
    return f"{strong(labels.country(row['iso3'], language))}<br>{plain(said)}"


def _list(sheet: Sheet, rows: Sequence[Mapping[str, Any]]) -> go.Figure:
    """Bars for countries named more than once; the names alone of those named once."""
    most = max(row["times"] for row in rows)
    rows = _by_times(rows, sheet.language)
    once = [row for row in rows if row["times"] == 1]
    if len(once) == len(rows) or len(once) < _FEW:
        once = []
    bars = [_row(row, most, sheet.language) for row in rows if row not in once]
    y = rowbars.placed(sheet, bars, 0)
    if once:
        y = _named_once(sheet, once, y + 18)
    whole = key.whole(counts.COUNTRIES, len(rows), sheet.language)
    return sheet.figure(key.drawn(sheet, whole, y + 4) if whole else y + 4)


def _by_times(rows: Sequence[Mapping[str, Any]], language: str) -> list[Mapping[str, Any]]:
    """Those named most often first, equal ones in the order of their names."""
    named = {labels.country(row["iso3"], language): row for row in rows}
    return sorted(
        (named[name] for name in in_order(named, language)), key=lambda row: -row["times"]
    )


def _named_once(sheet: Sheet, rows: Sequence[Mapping[str, Any]], top: float) -> float:
    """Names one after the other in lines, each leading to its country; the height reached."""
    words = translate(
        N_("Named once: {countries}"),
        sheet.language,
        countries=counted(counts.COUNTRIES, len(rows), sheet.language),
    )
    sheet.line(0, top + 1, sheet.width, top + 1, edge="ink")
    sheet.text(0, top + 19, strong(words), size=14)
    x, y = 0.0, top + 44
    for place, row in enumerate(rows):
        behind = comma(sheet.language).rstrip() if place < len(rows) - 1 else ""
        said = plain(labels.country(row["iso3"], sheet.language)) + behind
        wide = lettering.width(said, _LIST)
        if x and x + wide > sheet.width:
            x, y = 0.0, y + _LINE
        ref = f"country/{row['iso3']}"
        sheet.names.setdefault(ref, _name(row, sheet.language))
        sheet.text(x, y, said, size=_LIST, ref=ref)
        x = parties.after(x + wide, sheet.language)
    return y + 12


def _row(row: Mapping[str, Any], most: int, language: str) -> rowbars.Row:
    return rowbars.Row(
        label=plain(labels.country(row["iso3"], language)), value=row["times"],
        said=str(row["times"]), look="accent" if row["times"] == most else "ctx",
        ref=f"country/{row['iso3']}", name=_name(row, language),
    )  # fmt: skip
