"""Rows as CSV, XLSX, JSON, Parquet or GeoJSON. The same rows give the same bytes."""

import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

import polars as pl

from southsouth import citation, release
from southsouth.downloads import features, rows
from southsouth.downloads.workbook import workbook_of_rows

BOM = b"\xef\xbb\xbf"
"""The mark by which a spreadsheet knows UTF-8, so that Chinese opens intact."""


IN_PIECES = ("csv", "json", "geojson")
"""Formats that can be sent while they are made."""
_OF_A_PIECE = 500  # rows


def csv(frame: pl.DataFrame) -> bytes:
    """Comma-separated, with a header; lists within a cell are separated by `;`."""
    return BOM + _separated(frame).encode()


def _separated(frame: pl.DataFrame, *, header: bool = True) -> str:
    flat = frame.with_columns(
        pl.col(name).list.eval(pl.element().cast(pl.String)).list.join(";")
        for name, dtype in frame.schema.items()
        if isinstance(dtype, pl.List)
    )
    return flat.write_csv(include_header=header)


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


def encode_rows(table: str, positions: Sequence[int], extension: str, kept: str = "") -> bytes:
    """Some rows of a table as `csv`, `xlsx`, `json`, `parquet`; where it has geometry, `geojson`.

    `kept`: which rows they are, in words, for the formats that tell a reader.

    Raises:
        KeyError: no table has that name, or it is not given in that format.
    """
    if extension == "geojson":
        return features.geojson(table, positions)
    if extension == "xlsx":
        return workbook_of_rows(table, positions, kept)
    if extension == "json":  # asked a thousand times a second by programs: the lines are kept
        lines = _lines_of(table)
        return _bracketed([lines[position] for position in positions])
    return encode(rows.table(table)[list(positions)], extension)


def pieces(table: str, positions: Sequence[int], extension: str) -> Iterator[bytes]:
    """The file that `encode_rows` makes, in pieces of some rows, of which one is held at a time.

    Raises:
        KeyError: the table has no geometry, for `geojson`.
    """
    parts = (
        rows.some(table, positions[first : first + _OF_A_PIECE])
        for first in range(0, len(positions), _OF_A_PIECE)
    )
    if extension == "csv":
        yield csv(rows.some(table, ()))
        for part in parts:
            yield _separated(part, header=False).encode()
        return
    is_map = extension == "geojson"
    yield (features.opening(table) if is_map else "[\n").encode()
    for place, part in enumerate(parts):
        lines = features.of_rows(table, part) if is_map else _lines(part)
        yield ((",\n" if place else "") + ",\n".join(lines)).encode()
    yield (features.CLOSING if is_map else "\n]\n").encode()


@cache
def _lines_of(table: str) -> tuple[str, ...]:
    return tuple(_lines(rows.table(table)))
