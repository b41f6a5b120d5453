"""All tables as one SQLite database: typed columns, keys, indexes, link tables for lists."""

import sqlite3
from collections.abc import Iterator, Mapping

import dataframely as dy
import polars as pl

from southsouth import citation, keys, release, tables
from southsouth.downloads import rows
from southsouth.downloads.beside.doubts import CAVEATS
from southsouth.keys import ForeignKey
from southsouth.schemas import SCHEMAS

_TYPES: Mapping[type[pl.DataType], str] = {
    pl.Int64: "INTEGER", pl.Float64: "REAL", pl.Boolean: "INTEGER", pl.String: "TEXT",
}  # fmt: skip


def database() -> bytes:
    """The bytes of southsouth.sqlite. Booleans are 0 and 1; dates are ISO 8601 text."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("BEGIN")
        for name in tables.NAMES:
            _add(connection, name)
        for key in keys.foreign_keys():
            if key.many:
                _add_links(connection, key)
        _add_caveats(connection)
        _add_about(connection)
        connection.execute("COMMIT")
        return connection.serialize()
    finally:
        connection.close()


def _add(connection: sqlite3.Connection, name: str) -> None:
    frame = rows.table(name).with_columns(pl.selectors.date().cast(pl.String))
    definitions = [_column(name, column, kind) for column, kind in frame.schema.items()]
    body = ", ".join([*definitions, *_keys(name)])
    connection.execute(f'CREATE TABLE "{name}" ({body})')
    for column in _indexed(name):
        connection.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')
    _fill(connection, name, frame.width, frame.iter_rows())


def _fill(
    connection: sqlite3.Connection, name: str, width: int, values: Iterator[tuple[object, ...]]
) -> None:
    connection.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * width)})', values)


def _column(table: str, column: str, kind: pl.DataType) -> str:
    definition = SCHEMAS[table].columns().get(column)
    parts = [f'"{column}"', _TYPES[type(kind)]]
    if definition is not None and not definition.nullable:
        parts.append("NOT NULL")
    if isinstance(definition, dy.Bool):
        parts.append(f'CHECK ("{column}" IN (0, 1))')
    return " ".join(parts)


def _keys(name: str) -> Iterator[str]:
    primary = SCHEMAS[name].primary_key()
    if primary:
        columns = '", "'.join(primary)
        yield f'PRIMARY KEY ("{columns}")'
    for key in keys.foreign_keys():
        if key.table == name and not key.many:
            yield f'FOREIGN KEY ("{key.column}") REFERENCES "{key.target_table}" ("{key.target_column}")'


def _indexed(name: str) -> Iterator[str]:
    """Columns that refer to another table, or hold a vocabulary: what is joined and filtered by."""
    leading = SCHEMAS[name].primary_key()[:1]
    for column, definition in SCHEMAS[name].columns().items():
        metadata = definition.metadata or {}
        wanted = metadata.get("references") or metadata.get("vocabulary")
        if wanted and not metadata.get("many") and column not in leading:
            yield column


def _add_links(connection: sqlite3.Connection, key: ForeignKey) -> None:
    """The values of a column of lists, a row each: events_other_paragraphs (event_id, paragraph)."""
    own = SCHEMAS[key.table].primary_key()[0]
    link = f"{key.table}_{key.column}"
    frame = tables.load(key.table)
    kinds = (
        _TYPES[type(frame.schema[own])],
        _TYPES[type(tables.load(key.target_table).schema[key.target_column])],
    )
    connection.execute(
        f'CREATE TABLE "{link}" (\n'
        f'  "{own}" {kinds[0]} NOT NULL REFERENCES "{key.table}" ("{own}"),\n'
        f'  "{key.target_column}" {kinds[1]} NOT NULL REFERENCES "{key.target_table}" ("{key.target_column}"),\n'
        f'  PRIMARY KEY ("{own}", "{key.target_column}")\n)'
    )  # fmt: skip
    listed = frame.select(own, key.column).drop_nulls().iter_rows()
    _fill(connection, link, 2, ((row, value) for row, many in listed for value in many.split(";")))


def _add_caveats(connection: sqlite3.Connection) -> None:
    """Which caveat touches which row of which table."""
    connection.execute(
        'CREATE TABLE "caveats_row_ids" (\n'
        '  "caveat_id" TEXT NOT NULL REFERENCES "caveats" ("caveat_id"),\n'
        '  "table" TEXT NOT NULL,\n  "row_id" TEXT NOT NULL,\n'
        '  PRIMARY KEY ("caveat_id", "table", "row_id")\n)'
    )
    pointing = tables.load("caveats").select("caveat_id", "row_ids").drop_nulls().iter_rows()
    _fill(
        connection, "caveats_row_ids", 3,
        ((caveat, *target.split(":", 1)) for caveat, many in pointing for target in many.split(";")),
    )  # fmt: skip


def _add_about(connection: sqlite3.Connection) -> None:
    connection.execute('CREATE TABLE "about" ("name" TEXT PRIMARY KEY, "value" TEXT NOT NULL)')
    told = (
        ("title", release.TITLE_EN),
        ("version", release.RELEASE),
        ("license", release.LICENCE_URL),
        ("source", citation.text("en")),
        (CAVEATS, f"The column {CAVEATS} lists ids of the table caveats; caveats_row_ids joins them."),
    )  # fmt: skip
    _fill(connection, "about", 2, iter(told))
