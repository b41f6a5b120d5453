"""What a disagreement is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import polars as pl

from southsouth.keys import row_ids
from southsouth.tables import Same


@dataclass(frozen=True)
class Failure:
    """One row that does not agree with the report."""

    table: str
    row_id: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.table} {self.row_id}: {self.rule}: {self.message}"


def rows(frame: pl.DataFrame, table: str) -> Sequence[tuple[str, Mapping[str, Any]]]:
    """Each row of a table with its id."""
    return _rows(Same(frame), table)


# A dozen checks read all tables, for one copy of the report after another.
@lru_cache(maxsize=64)
def _rows(same: Same, table: str) -> Sequence[tuple[str, Mapping[str, Any]]]:
    ids = row_ids(same.frame, table).cast(pl.String)
    return tuple(zip(ids, same.frame.iter_rows(named=True), strict=True))
