"""Every table against a copy of the report: words, values, dates, hashes and number tokens."""

from collections.abc import Mapping

import polars as pl

from southsouth.report import Report
from southsouth.verification.causes import Cause, causes
from southsouth.verification.copy import differing, text_failures
from southsouth.verification.diagnosis import Diagnosis, diagnosis, is_report
from southsouth.verification.doubled import repeated
from southsouth.verification.failure import Failure
from southsouth.verification.order import Ordered, ordered
from southsouth.verification.positions import position_failures
from southsouth.verification.reading import Reading, reading
from southsouth.verification.restoring import Restored, restored
from southsouth.verification.things import rules, things, told
from southsouth.verification.tokens import accounted, token_failures
from southsouth.verification.values import value_failures
from southsouth.verification.words import word_failures

__all__ = [
    "Cause", "Diagnosis", "Failure", "Ordered", "Reading", "Restored", "accounted", "causes", "diagnosis", "differing", "failures", "is_report", "ordered", "reading", "repeated", "restored", "rules", "things", "told",
]  # fmt: skip


def failures(report: Report, frames: Mapping[str, pl.DataFrame]) -> list[Failure]:
    """Every disagreement between the tables and the report.

    First how the copy differs from the text that the tables were made from, then words that do not
    stand where a row says, values and dates that do not re-parse, number tokens left over,
    and words whose anchor stands elsewhere.
    """
    return [
        *text_failures(report, frames["paragraphs"]),
        *word_failures(report, frames),
        *value_failures(frames),
        *token_failures(report, frames),
        *position_failures(report, frames),
    ]
