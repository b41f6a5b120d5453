"""Which rows of a table a caveat points at, and what of them it touches."""

from collections.abc import Collection, Mapping
from functools import lru_cache

import polars as pl

from southsouth import keys
from southsouth.kept import Same


def pointed(caveats: pl.DataFrame) -> frozenset[str]:
    """Every row that a caveat names, as `table:id`; its column row_ids separates them by `;`."""
    return _pointed(Same(caveats))


# Lists, cards and pictures ask the same of the same caveats, one after another.
@lru_cache(maxsize=64)
def _pointed(same: Same[pl.DataFrame]) -> frozenset[str]:
    return frozenset(same.it["row_ids"].drop_nulls().str.split(";").explode())


def touching(caveats: pl.DataFrame, drawn: Collection[str]) -> pl.DataFrame:
    """The caveats that touch one of what is `drawn` (keys of `vocabulary.TOUCHED`)."""
    return _touching(Same(caveats), frozenset(drawn))


@lru_cache(maxsize=64)
def _touching(same: Same[pl.DataFrame], drawn: Collection[str]) -> pl.DataFrame:
    touched = pl.col("touches").str.split(";")
    return same.it.filter(touched.list.eval(pl.element().is_in([*drawn])).list.any())


def doubted(
    frame: pl.DataFrame, table: str, caveats: pl.DataFrame, drawn: Collection[str] | None = None
) -> pl.DataFrame:
    """The rows of a table with `doubted`: whether a caveat names the row, and touches what is `drawn`
    where that is told; a list or a page of a fact tells of every doubt."""
    named = pointed(caveats if drawn is None else touching(caveats, drawn))
    is_named = [f"{table}:{own}" in named for own in keys.row_ids(frame, table)]
    return frame.with_columns(pl.Series("doubted", is_named, dtype=pl.Boolean))


#: What of a row a mark of doubt stands at, with what must be touched for it to stand there: one rule for
#: pictures, lists and prose. A doubt about the years of a programme is none about its money.
AT: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("figures", "value"): ("amount", "count"),
    ("figures", "subject"): ("party", "meaning", "place", "same"),
    ("events", "title"): ("count", "same", "party", "title", "meaning"),
    ("events", "date"): ("year", "day"),
    ("events", "place"): ("place",),
    # Not "same": that two passages mean one project bears on the amount given for a case, not on the case.
    ("cooperation", "case"): ("party", "count", "meaning", "place"),
    ("recommendations", "subject"): ("meaning",),
    ("recommendations", "status"): ("status",),
    ("recommendations", "addressed"): ("party",),
    ("organisations", "name"): ("party", "count", "meaning", "same", "place"),
}


def said_of(table: str) -> frozenset[str]:
    """What a line about a row of a table says that can be touched by a doubt."""
    return frozenset(one for (of, _), touched in AT.items() if of == table for one in touched)


def doubted_at(frame: pl.DataFrame, table: str, caveats: pl.DataFrame) -> pl.DataFrame:
    """The rows of a table with a column for each place of `AT`, as `doubted_value`: whether a mark stands there."""
    places = [place for of, place in AT if of == table]
    return frame.with_columns(
        doubted(frame, table, caveats, AT[table, place])["doubted"].alias(f"doubted_{place}")
        for place in places
    )


#: Tables that caveats point at, by the column that tells whose rows a frame has: of links with their
#: figures it is the links.
_ROWS: Mapping[str, str] = {
    "link_id": "cooperation", "event_id": "events", "recommendation_id": "recommendations",
    "figure_id": "figures",
}  # fmt: skip


def pointing(frame: pl.DataFrame, caveats: pl.DataFrame, drawn: Collection[str]) -> pl.DataFrame:
    """The caveats that point at the doubted rows of a frame and touch what is drawn."""
    column = next(name for name in _ROWS if name in frame.columns)
    ids = {f"{_ROWS[column]}:{own}" for own in frame.filter("doubted")[column]}
    near = touching(caveats, drawn)
    points = [not ids.isdisjoint((row_ids or "").split(";")) for row_ids in near["row_ids"]]
    return near.filter(pl.Series(points, dtype=pl.Boolean))
