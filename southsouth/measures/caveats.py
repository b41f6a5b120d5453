"""Which rows of a table a caveat points at, and what kinds of doubt there are."""

from collections.abc import Mapping
from typing import Any

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


def _ids(frame: pl.DataFrame) -> pl.Series:
    column = next(name for name in _ROWS if name in frame.columns)
    return frame[column].map_elements(lambda own: f"{_ROWS[column]}:{own}", return_dtype=pl.String)


def about(frame: pl.DataFrame, caveats: pl.DataFrame) -> pl.DataFrame:
    """The caveats that point at the doubted rows of a frame."""
    ids = _ids(frame.filter("doubted")).to_list()
    rows = pl.col("row_ids").fill_null("").str.split(";")
    return caveats.filter(rows.list.eval(pl.element().is_in(ids)).list.any())


def among(frame: pl.DataFrame, caveat: Mapping[str, Any]) -> pl.DataFrame:
    """The rows of a frame that a caveat points at."""
    return frame.filter(_ids(frame).is_in(caveat["row_ids"].split(";")))


def kinds(frame: pl.DataFrame, caveats: pl.DataFrame) -> list[str]:
    """The kinds of the caveats that point at the doubted rows of a frame, the most frequent first."""
    found = (
        about(frame, caveats)["kind"].value_counts().sort("count", "kind", descending=[True, False])
    )
    return found["kind"].to_list()
