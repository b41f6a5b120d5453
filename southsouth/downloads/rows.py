"""The tables as downloads give them: what data/ holds, and beside it what lets a row read alone."""

from collections.abc import Sequence
from functools import cache

import polars as pl

from southsouth import keys, tables
from southsouth.datapackage import AddedColumns
from southsouth.downloads import beside


@cache
def table(name: str) -> pl.DataFrame:
    """One table: the columns of data/ in their order, then those of `beside.columns`.

    Raises:
        KeyError: no table has that name.
    """
    return _widened(name, tables.load(name), _ids(name))


def some(name: str, positions: Sequence[int]) -> pl.DataFrame:
    """Some rows of it, made for who asks and not kept.

    Raises:
        KeyError: no table has that name.
    """
    wanted = list(positions)
    return _widened(name, tables.load(name)[wanted], _ids(name)[wanted])


def _widened(name: str, frame: pl.DataFrame, ids: pl.Series) -> pl.DataFrame:
    numbered = list(zip(frame.iter_rows(named=True), ids, strict=True))
    return frame.with_columns(column.series(numbered) for column in beside.columns(name))


@cache
def _ids(name: str) -> pl.Series:
    """The readable id of each row: its number, where it has no other, is that in the whole table."""
    return keys.row_ids(tables.load(name), name)


@cache
def added() -> AddedColumns:
    """The columns that each table has beyond those of data/."""
    return {name: beside.columns(name) for name in tables.NAMES}
