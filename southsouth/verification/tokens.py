"""Nothing left out: every number token of a copy is a row of number_audit, and each row holds."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from southsouth import numbers
from southsouth.numbers import Place
from southsouth.report import Report
from southsouth.tables import rows
from southsouth.verification.evidence import Evidence
from southsouth.verification.failure import Failure
from southsouth.verification.reach import reach_failures

Audited = dict[Place, Mapping[str, Any]]


def token_failures(report: Report, frames: Mapping[str, pl.DataFrame]) -> Iterator[Failure]:
    """Tokens without a row, rows without a token, rows that point wrongly, rows never reached."""
    audited = _audited(frames["number_audit"])
    found = {token.place: token.token for token in numbers.tokens(report)}
    yield from _unmatched(found, audited)
    evidence = Evidence(report, frames)
    for place, row in audited.items():
        if found.get(place) == row["token"]:
            for rule, message in evidence.failures(place, row):
                yield Failure("number_audit", str(place), rule, message)
    yield from reach_failures(report, frames)


def accounted(report: Report, frames: Mapping[str, pl.DataFrame]) -> tuple[int, int]:
    """How many number tokens a copy has, and how many of them have a row of number_audit."""
    audited = _audited(frames["number_audit"])
    found = numbers.tokens(report)
    return len(found), sum(
        audited.get(token.place, {}).get("token") == token.token for token in found
    )


def _audited(frame: pl.DataFrame) -> Audited:
    return {
        Place(row["paragraph"], row["footnote"] or 0, row["part"], row["offset"]): row
        for _, row in rows(frame, "number_audit")
    }


def _unmatched(found: Mapping[Place, str], audited: Audited) -> Iterator[Failure]:
    for place, token in found.items():
        row = audited.get(place)
        if row is None or row["token"] != token:
            has = "has no row" if row is None else f"has a row for {row['token']!r}"
            yield Failure("number_audit", str(place), "every_token_has_a_row", f"{token!r} {has}")
    for place, row in audited.items():
        if place not in found:
            message = f"no token begins there, the row says {row['token']!r}"
            yield Failure("number_audit", str(place), "every_row_has_its_token", message)
