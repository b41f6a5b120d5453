"""Paragraphs of which a half stands elsewhere, put together again where their hash proves it."""

from dataclasses import replace

import polars as pl

from southsouth.report import Report, sha256
from southsouth.tables import rows
from southsouth.verification.failure import Failure
from southsouth.verification.order import PLACE


def put_together(report: Report, paragraphs: pl.DataFrame) -> tuple[Report, list[Failure]]:
    """The copy with these paragraphs whole, and a failure for each, as half of it stands elsewhere."""
    failures: list[Failure] = []
    for row_id, row in rows(paragraphs, "paragraphs"):
        text = report.paragraphs.get(row["paragraph"], "")
        if not text or sha256(text) == row["sha256"]:
            continue
        for line in [*report.between]:
            if row["sha256"] in (sha256(text + line), sha256(line + text)):
                whole = text + line if sha256(text + line) == row["sha256"] else line + text
                paragraphs_of = report.paragraphs | {row["paragraph"]: whole}
                report = replace(report.without(line), paragraphs=paragraphs_of)
                message = "this copy has a half of it in another place"
                failures.append(Failure("paragraphs", row_id, PLACE, message))
                break
    return report, failures
