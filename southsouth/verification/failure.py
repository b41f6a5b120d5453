"""What a disagreement is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from southsouth.keys import row_ids


@dataclass(frozen=True)
class Failure:
    """One row that does not agree with the report."""

    table: str
    row_id: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.table} {self.row_id}: {self.rule}: {self.message}"


def rows(frame: pl.DataFrame, table: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row of a table with its id."""
    ids = row_ids(frame, table)
    for row_id, row in zip(ids, frame.iter_rows(named=True), strict=True):
        yield str(row_id), row
