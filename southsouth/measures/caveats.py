"""Which rows of a table a caveat points at."""

import polars as pl

from southsouth import keys


def doubted(frame: pl.DataFrame, table: str, caveats: pl.DataFrame) -> pl.DataFrame:
    """The rows of a table with `doubted`: whether a caveat names the row.

    `caveats` has a column row_ids: `table:id`, separated by `;`.
    """
    pointed = set(caveats["row_ids"].drop_nulls().str.split(";").explode())
    named = [f"{table}:{own}" in pointed for own in keys.row_ids(frame, table)]
    return frame.with_columns(pl.Series("doubted", named, dtype=pl.Boolean))
