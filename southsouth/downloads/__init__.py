"""Everything that can be downloaded: each table in each format, and all tables in one file."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from threading import Lock

from southsouth import filters, tables
from southsouth.downloads import encoding, features
from southsouth.downloads.database import database
from southsouth.downloads.encoding import IN_PIECES, encode, encode_rows
from southsouth.downloads.geopackage import geopackage
from southsouth.downloads.package import descriptor, package
from southsouth.downloads.workbook import workbook
from southsouth.filters import wording
from southsouth.kept import Kept
from southsouth.language import DEFAULT
from southsouth.resource import Host, Resource

__all__ = [
    "FORMATS",
    "WHOLE",
    "address",
    "encode",
    "formats_of",
    "pieces",
    "resources",
    "table",
    "whole",
]

FORMATS: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
}
"""Media types of one table's formats; only tables with geometry have the last."""

WHOLE: Mapping[str, str] = {
    "southsouth.xlsx": FORMATS["xlsx"],
    "southsouth.gpkg": "application/geopackage+sqlite3",
    "southsouth.sqlite": "application/vnd.sqlite3",
    "southsouth.zip": "application/zip",
    "datapackage.json": "application/json; charset=utf-8",
}
"""Media types of the files that hold all tables."""

_MAKERS: Mapping[str, Callable[[], bytes]] = {
    "southsouth.xlsx": workbook,
    "southsouth.gpkg": geopackage,
    "southsouth.sqlite": database,
    "southsouth.zip": package,
    "datapackage.json": descriptor,
}
MANY = 2_000
"""Rows from which on a file is sent while it is made, and not held whole."""
_ANSWERS = Kept(32_000_000)
_MADE: dict[str, bytes] = {}
_MAKING = {name: Lock() for name in WHOLE}


def formats_of(name: str) -> tuple[str, ...]:
    """The formats that a table is given in."""
    return tuple(kind for kind in FORMATS if kind != "geojson" or name in features.NAMES)


def address(file: str) -> str:
    """Where a file is downloaded: `/download/events.csv`."""
    return f"/download/{file}"


def table(name: str, extension: str, query: filters.Query = ()) -> bytes:
    """One table, narrowed by a query of `southsouth.filters`, in one of its formats.

    Raises:
        KeyError: no table has that name, or it is not given in that format.
    """
    return _ANSWERS.get(
        (name, extension, query),
        lambda: encode_rows(
            name, filters.positions(name, query), extension, wording.said(name, query, DEFAULT)
        ),
    )


def pieces(name: str, extension: str, query: filters.Query = ()) -> Iterator[bytes] | None:
    """The bytes of `table` made while they are sent: of many rows, in a format that can be; else None.

    Raises:
        KeyError: no table has that name, or it is not given in that format.
    """
    if extension not in IN_PIECES or tables.load(name).height <= MANY:
        return None
    positions = filters.positions(name, query)
    return encoding.pieces(name, positions, extension) if len(positions) > MANY else None


def whole(file: str) -> bytes:
    """A file that holds all tables, made when it is first asked for and then kept.

    Raises:
        KeyError: there is none of that name.
    """
    with _MAKING[file]:  # a slow one is not made twice at once
        if file not in _MADE:
            _MADE[file] = _MAKERS[file]()
        return _MADE[file]


def resources(host: Host) -> Iterator[Resource]:
    """Every unfiltered download as a file of the site."""
    for name in tables.NAMES:
        for extension in formats_of(name):
            body = partial(table, name, extension)
            yield Resource(address(f"{name}.{extension}"), FORMATS[extension], body)
    for file, media_type in WHOLE.items():
        yield Resource(address(file), media_type, partial(whole, file))
