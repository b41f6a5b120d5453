"""Values and dates re-parse from the words that print them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from southsouth.quantities import Quantity, dates, qualifiers, quantities
from southsouth.tables import rows
from southsouth.verification.failure import Failure

# Thirds are kept to four places.
TOLERANCE = 1e-4
_GOES_ON = re.compile("以来|开始")
"""Words that print a beginning and no end."""


def value_failures(frames: Mapping[str, pl.DataFrame]) -> Iterator[Failure]:
    """Figures and events whose numbers are not those of their words."""
    for row_id, row in rows(frames["figures"], "figures"):
        for rule, message in (*_unread(row), *_unsaid(row), *_closed(row, "period")):
            yield Failure("figures", row_id, rule, message)
    for row_id, row in rows(frames["events"], "events"):
        for rule, message in (*_date_failures(row), *_closed(row, "date_edtf")):
            yield Failure("events", row_id, rule, message)


def _unread(figure: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A value that the words do not read as, or an end of a range left out."""
    printed = figure["as_printed"]
    found = quantities(printed)
    for column in ("value", "value_high"):
        value = figure[column]
        near = [q for q in found if value is not None and q.is_near(value, TOLERANCE)]
        if value is not None and not near:
            yield (
                f"{column}_reparses",
                f"{value:g} is not what {printed!r} reads as ({_told(found)})",
            )
        elif near and figure["unit"] == "percent" and not any(q.share for q in near):
            yield "a_percentage_is_printed_as_one", f"{printed!r} prints no %, 分之 or 半"
    if figure["value_high"] is None and len(found) == 2 and "至" in printed:
        yield "a_range_keeps_both_ends", f"{printed!r} prints two ends, the row has one"


def _told(found: list[Quantity]) -> str:
    return ", ".join(f"{quantity.value:g}" for quantity in found) or "nothing"


def _unsaid(figure: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A unit or a qualifier that the words do not bear out."""
    printed = figure["as_printed"]
    if figure["unit"] == "USD" and "美元" not in printed:
        yield "dollars_are_printed", f"{printed!r} prints no 美元"
    said = qualifiers(printed)
    if said and figure["qualifier"] not in said:
        yield (
            "the_qualifier_is_kept",
            f"{printed!r} says {', '.join(sorted(said))}, the row says {figure['qualifier']}",
        )


def _date_failures(event: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Where the date's words are given, they re-parse to start and end."""
    printed = event["date_as_printed"]
    if not printed:
        return
    read = dates(printed)
    for column in ("start", "end"):
        value = event[column]
        if value and value not in read:
            listed = ", ".join(read) or "no date"
            yield f"{column}_reparses", f"{value} is not what {printed!r} reads as ({listed})"
    if len(read) == 2 and not event["end"]:
        yield "an_interval_keeps_both_ends", f"{printed!r} prints two dates, the row has one"


def _closed(row: Mapping[str, Any], column: str) -> Iterator[tuple[str, str]]:
    """A time that only begins in the words and yet has an end, or is a single date, in the row."""
    printed, said = row["as_printed"], row[column]
    if said and _GOES_ON.search(printed) and not said.endswith("/.."):
        yield (
            "what_only_begins_is_left_open",
            f"{printed!r} prints no end; write {column} as {said[:4]}/..",
        )
