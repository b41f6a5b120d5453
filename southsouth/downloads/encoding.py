"""Rows as CSV, XLSX, JSON, Parquet or GeoJSON. The same rows give the same bytes."""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache

import polars as pl

from southsouth import citation, release
from southsouth.downloads import features, rows
from southsouth.downloads.workbook import workbook_of_rows

BOM = b"\xef\xbb\xbf"
"""The mark by which a spreadsheet knows UTF-8, so that Chinese opens intact."""


def csv(frame: pl.DataFrame) -> bytes:
    """Comma-separated, with a header; lists within a cell are separated by `;`."""
    flat = frame.with_columns(
        pl.col(name).list.eval(pl.element().cast(pl.String)).list.join(";")
        for name, dtype in frame.schema.items()
        if isinstance(dtype, pl.List)
    )
    return BOM + flat.write_csv().encode()


def array(frame: pl.DataFrame) -> bytes:
    """A JSON array of objects with real numbers, booleans and nulls, a line each."""
    return _bracketed(_lines(frame))


def parquet(frame: pl.DataFrame) -> bytes:
    """Parquet, with licence and source in the file's own metadata.

    Snappy packs less than what is usual with Polars, and is what every reader knows, also in a page.
    """
    buffer = io.BytesIO()
    told = {
        "license": release.LICENCE_URL,
        "source": citation.text("en"),
        "version": release.RELEASE,
    }
    frame.write_parquet(buffer, metadata=told, compression="snappy")
    return buffer.getvalue()


def _lines(frame: pl.DataFrame) -> list[str]:
    return [json.dumps(row, ensure_ascii=False, default=str) for row in frame.iter_rows(named=True)]


def _bracketed(lines: Sequence[str]) -> bytes:
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


_OF_FRAMES: Mapping[str, Callable[[pl.DataFrame], bytes]] = {
    "csv": csv, "json": array, "parquet": parquet,
}  # fmt: skip


def encode(frame: pl.DataFrame, extension: str) -> bytes:
    """Any frame as `csv`, `json` or `parquet`: the rows of a chart, the answer to a question.

    Raises:
        KeyError: the extension is none of the three.
    """
    return _OF_FRAMES[extension](frame)


def encode_rows(table: str, positions: Sequence[int], extension: str) -> bytes:
    """Some rows of a table as `csv`, `xlsx`, `json`, `parquet`; where it has geometry, `geojson`.

    Raises:
        KeyError: no table has that name, or it is not given in that format.
    """
    if extension == "geojson":
        return features.geojson(table, positions)
    if extension == "xlsx":
        return workbook_of_rows(table, positions)
    if extension == "json":  # asked a thousand times a second by programs: the lines are kept
        lines = _lines_of(table)
        return _bracketed([lines[position] for position in positions])
    return encode(rows.table(table)[list(positions)], extension)


@cache
def _lines_of(table: str) -> tuple[str, ...]:
    return tuple(_lines(rows.table(table)))
