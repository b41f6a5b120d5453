"""Whether a copy is the text that the tables were made from: each paragraph's hash and length."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from southsouth.report import MARKS, PARAGRAPHS, Report, characters, sha256
from southsouth.verification.failure import Failure, rows

_OTHER = "this copy's paragraph differs from the one the tables were made from"


def text_failures(report: Report, paragraphs: pl.DataFrame) -> Iterator[Failure]:
    """Paragraphs that are missing or differ, rows that are missing, footnotes out of place."""
    for row_id, row in rows(paragraphs, "paragraphs"):
        for rule, message in _row_failures(report, row):
            yield Failure("paragraphs", row_id, rule, message)
    for number in sorted(set(PARAGRAPHS) - set(paragraphs["paragraph"])):
        yield Failure("paragraphs", str(number), "every_paragraph_has_a_row", "add it")
    for number in sorted(set(report.cited) ^ set(report.footnotes)):
        what = "has no text" if number in report.cited else "is cited in no paragraph"
        message = f"{MARKS[number - 1]} {what} in this copy"
        yield Failure("footnotes", str(number), "a_footnote_is_cited_and_there", message)


def differing(report: Report, paragraphs: pl.DataFrame) -> list[int]:
    """Numbers of the paragraphs of a copy that are missing or differ, ascending."""
    return sorted(
        row["paragraph"] for _, row in rows(paragraphs, "paragraphs") if [*_row_failures(report, row)]
    )  # fmt: skip


def _row_failures(report: Report, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    text = report.paragraphs.get(row["paragraph"], "")
    if not text:
        yield "the_paragraph_is_there", "this copy has no such paragraph"
        return
    if sha256(text) != row["sha256"]:
        yield "the_hash_agrees", _OTHER
    if characters(text) != row["characters"]:
        yield (
            "the_length_agrees",
            f"{characters(text)} characters, the row says {row['characters']}",
        )
