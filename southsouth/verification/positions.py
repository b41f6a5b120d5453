"""The anchors table agrees with the copy and with the rows whose words it places."""

from collections.abc import Iterator, Mapping

import polars as pl

from southsouth.anchors import anchored
from southsouth.report import Report
from southsouth.tables import rows
from southsouth.verification.failure import Failure


def position_failures(report: Report, frames: Mapping[str, pl.DataFrame]) -> Iterator[Failure]:
    """Anchors that are missing, left over, or say another place than the copy does."""
    stored = {(row["row_id"], row["column"]): row for _, row in rows(frames["anchors"], "anchors")}
    found = {(row["row_id"], row["column"]): row for row in anchored(report, frames)}
    for key in sorted(stored.keys() | found.keys()):
        if stored.get(key) != found.get(key):
            yield Failure(
                "anchors", "/".join(key), "an_anchor_stands_where_its_words_do",
                "its words stand in another place, or not there",
            )  # fmt: skip
