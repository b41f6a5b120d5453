"""The tables to download."""

import io
import json
from collections.abc import Callable, Sequence
from functools import cache

import polars as pl
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from southsouth import datapackage, tables
from southsouth.web.http import file_response, link, not_found

_FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}


def routes() -> Sequence[BaseRoute]:
    """The addresses of downloads."""
    return [
        Route("/download/datapackage.json", descriptor),
        Route("/download/{name}.{extension}", download),
    ]


def descriptor(request: Request) -> Response:
    """The Data Package's descriptor."""
    return file_response(request, _descriptor(), "application/json")


@cache
def _descriptor() -> bytes:
    return datapackage.text().encode()


def download(request: Request) -> Response:
    """One table as CSV, JSON or Parquet."""
    name, extension = request.path_params["name"], request.path_params["extension"]
    if name not in tables.NAMES or extension not in _FORMATS:
        return not_found(request.url.path)
    links = [
        link(f"/download/{name}.{other}", "alternate", kind)
        for other, kind in _FORMATS.items()
        if other != extension
    ]
    return file_response(
        request,
        _encoded(name, extension),
        _FORMATS[extension],
        filename=f"{name}.{extension}",
        links=links,
    )


@cache
def _encoded(name: str, extension: str) -> bytes:
    return _ENCODERS[extension](tables.load(name))


def _csv(frame: pl.DataFrame) -> bytes:
    """CSV with the mark that makes a spreadsheet read it as UTF-8."""
    return b"\xef\xbb\xbf" + frame.write_csv().encode()


def _json(frame: pl.DataFrame) -> bytes:
    return json.dumps(frame.to_dicts(), ensure_ascii=False).encode()


def _parquet(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()


_ENCODERS: dict[str, Callable[[pl.DataFrame], bytes]] = {
    "csv": _csv, "json": _json, "parquet": _parquet,
}  # fmt: skip
