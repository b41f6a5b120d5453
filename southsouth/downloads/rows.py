"""The tables as downloads give them: what data/ holds, and beside it what lets a row read alone."""

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
    frame = tables.load(name)
    numbered = list(zip(frame.iter_rows(named=True), keys.row_ids(frame, name), strict=True))
    return frame.with_columns(column.series(numbered) for column in beside.columns(name))


@cache
def added() -> AddedColumns:
    """The columns that each table has beyond those of data/."""
    return {name: beside.columns(name) for name in tables.NAMES}
