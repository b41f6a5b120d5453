"""Which rows of a table a caveat points at, and what kinds of doubt there are."""

from collections.abc import Mapping

import polars as pl

from southsouth import keys


def pointed(caveats: pl.DataFrame) -> frozenset[str]:
    """Every row that a caveat names, as `table:id`; its column row_ids separates them by `;`."""
    return frozenset(caveats["row_ids"].drop_nulls().str.split(";").explode())


def doubted(frame: pl.DataFrame, table: str, caveats: pl.DataFrame) -> pl.DataFrame:
    """The rows of a table with `doubted`: whether a caveat names the row."""
    named = pointed(caveats)
    is_named = [f"{table}:{own}" in named for own in keys.row_ids(frame, table)]
    return frame.with_columns(pl.Series("doubted", is_named, dtype=pl.Boolean))


#: Tables that caveats point at, by the column that tells whose rows a frame has: of links with their
#: figures it is the links.
_ROWS: Mapping[str, str] = {
    "link_id": "cooperation", "event_id": "events", "recommendation_id": "recommendations",
    "figure_id": "figures",
}  # fmt: skip


def kinds(frame: pl.DataFrame, caveats: pl.DataFrame) -> list[str]:
    """The kinds of the caveats that point at the doubted rows of a frame, the most frequent first."""
    column = next(name for name in _ROWS if name in frame.columns)
    ids = [f"{_ROWS[column]}:{own}" for own in frame.filter("doubted")[column]]
    pointing = caveats.filter(
        pl.col("row_ids").fill_null("").str.split(";").list.eval(pl.element().is_in(ids)).list.any()
    )
    found = pointing["kind"].value_counts().sort("count", "kind", descending=[True, False])
    return found["kind"].to_list()
