"""How often each country is named: a map with names and numbers, a ranked list on a phone."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth import counts, geography
from southsouth.charts import labels, lettering, packing, placement, rowbars
from southsouth.charts.projection import Projection
from southsouth.charts.sheet import Dot, Sheet, plain, strong
from southsouth.language import N_, counted, translate

_SIZE = 12.5
#: As far north as the middle of the Russian Federation: west, south, east, north, middle meridian.
WORLD = (-122.0, -44.0, 186.0, 74.0, 11.0)


def countries(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A dot for each country, its area by `times`, with name and number.

    Columns: iso3, times, paragraphs, lon, lat.
    """
    rows = frame.to_dicts()
    if sheet.is_narrow:
        return rowbars.draw(sheet, [_row(row, frame, sheet.language) for row in rows])
    *box, centre = WORLD
    projection = Projection(*box, sheet.width, centre)  # pyright: ignore[reportCallIssue]
    land = projection.path(geography.land().geometry.iloc[0], speck=2)
    sheet.path(land, fill="land", below=True)
    most = max(row["times"] for row in rows)
    points = [
        (*projection.point(row["lon"], row["lat"]), 3 + 11 * (row["times"] / most) ** 0.5)
        for row in rows
    ]
    parted = packing.apart(points)
    dots = [(x, y, radius) for (x, y), (_, _, radius) in zip(parted, points, strict=True)]
    words = [_words(row, sheet.language) for row in rows]
    sizes = [(lettering.width(said, _SIZE) + 3, _SIZE * 1.25) for said in words]
    placed = placement.labels(dots, sizes, (sheet.width, projection.height))
    for row, (x, y, radius), label, said in zip(rows, dots, placed, words, strict=True):
        ref = f"country/{row['iso3']}"
        placement.leader(sheet, (x, y, radius), label)
        fill = "accent" if row["times"] == most else "graphite"
        sheet.dots(
            [Dot(x, y, fill, radius * 2, edge_width=1, ref=ref, name=_name(row, sheet.language))]
        )
        sheet.text(label.x, label.y, said, size=_SIZE, anchor=label.anchor, ref=ref)
    return sheet.figure(projection.height)


def _words(row: Mapping[str, Any], language: str) -> str:
    return f"{plain(labels.country(row['iso3'], language))} {strong(str(row['times']))}"


def _name(row: Mapping[str, Any], language: str) -> str:
    words = N_("named {times} in {paragraphs}")
    said = translate(
        words, language, times=counted(counts.TIMES, row["times"], language),
        paragraphs=counted(counts.PARAGRAPHS, row["paragraphs"], language),
    )  # fmt: skip
    return f"{strong(labels.country(row['iso3'], language))}<br>{plain(said)}"


def _row(row: Mapping[str, Any], frame: pl.DataFrame, language: str) -> rowbars.Row:
    return rowbars.Row(
        label=plain(labels.country(row["iso3"], language)), value=row["times"],
        said=str(row["times"]), look="accent" if row["times"] == frame["times"].max() else "ctx",
        ref=f"country/{row['iso3']}", name=_name(row, language),
    )  # fmt: skip
