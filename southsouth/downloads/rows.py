"""The tables as downloads give them: each row with the doubts about it."""

from collections.abc import Mapping
from functools import cache

import polars as pl

from southsouth import keys, tables
from southsouth.datapackage import CAVEATS


@cache
def doubted() -> Mapping[str, Mapping[str, str]]:
    """For each table that a caveat points at: row id to the caveats' ids, separated by `;`."""
    found: dict[str, dict[str, list[str]]] = {}
    pointing = tables.load("caveats").drop_nulls("row_ids").select("caveat_id", "row_ids")
    for caveat, targets in pointing.iter_rows():
        for target in dict.fromkeys(targets.split(";")):
            table, _, row = target.partition(":")
            found.setdefault(table, {}).setdefault(row, []).append(caveat)
    return {
        table: {row: ";".join(caveats) for row, caveats in rows.items()}
        for table, rows in found.items()
    }


@cache
def table(name: str) -> pl.DataFrame:
    """One table with a last column `caveats`, where caveats point at rows of it.

    Raises:
        KeyError: no table has that name.
    """
    frame = tables.load(name)
    doubts = doubted().get(name)
    if not doubts:
        return frame
    of_rows = [doubts.get(row) for row in keys.row_ids(frame, name)]
    return frame.with_columns(pl.Series(CAVEATS, of_rows, dtype=pl.String))
