"""Every table against a copy of the report: words, values, dates and hashes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from southsouth import report as reports
from southsouth.keys import row_ids
from southsouth.quantities import dates, qualifiers, quantities
from southsouth.report import Report, plain
from southsouth.schemas import SCHEMAS

# Thirds are kept to four places.
TOLERANCE = 1e-4


@dataclass(frozen=True)
class Failure:
    """One row that does not agree with the report."""

    table: str
    row_id: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.table} {self.row_id}: {self.rule}: {self.message}"


def failures(report: Report, frames: Mapping[str, pl.DataFrame]) -> list[Failure]:
    """Every disagreement between the tables and the report, tables in their order."""
    found: list[Failure] = []
    for name in frames:
        found += _misprinted(report, name, frames[name])
    checks: dict[str, Callable[[dict[str, Any]], Iterator[tuple[str, str]]]] = {
        "figures": _value_failures,
        "events": _date_failures,
        "paragraphs": lambda row: _paragraph_failures(report, row),
    }
    for name, check in checks.items():
        ids = row_ids(frames[name], name)
        for row_id, row in zip(ids, frames[name].iter_rows(named=True), strict=True):
            found += [Failure(name, str(row_id), rule, message) for rule, message in check(row)]
    present = set(frames["paragraphs"]["paragraph"])
    for number in reports.PARAGRAPHS:
        if number not in present:
            found.append(Failure("paragraphs", str(number), "every_paragraph_has_a_row", "add it"))
    return found


def _printed_columns(table: str) -> list[str]:
    columns = SCHEMAS[table].columns()
    return [name for name, column in columns.items() if (column.metadata or {}).get("as_printed")]


def _misprinted(report: Report, table: str, frame: pl.DataFrame) -> Iterator[Failure]:
    """Words that do not stand where the row says."""
    ids = row_ids(frame, table)
    for row_id, row in zip(ids, frame.iter_rows(named=True), strict=True):
        for column in _printed_columns(table):
            words = row[column]
            if words and plain(words) not in _passage(report, row, column):
                where = (
                    f"footnote {row['footnote']}"
                    if row.get("footnote")
                    else f"paragraph {row['paragraph']}"
                )
                yield Failure(
                    table,
                    str(row_id),
                    f"{column}_stands_in_its_paragraph",
                    f"{words!r} is not in {where}",
                )


def _passage(report: Report, row: Mapping[str, Any], column: str) -> str:
    """The text that the column's words must stand in, without white space."""
    if row.get("footnote"):
        return plain(report.footnotes.get(row["footnote"], ""))
    paragraph = row["paragraph"]
    if column == "status_as_printed" and row.get("status_paragraph") is not None:
        paragraph = row["status_paragraph"]
    return plain(report.paragraphs.get(paragraph, ""))


def _value_failures(figure: dict[str, Any]) -> Iterator[tuple[str, str]]:
    printed = figure["as_printed"]
    found = quantities(printed)
    for column in ("value", "value_high"):
        value = figure[column]
        if value is None:
            continue
        near = [q for q in found if abs(q.value - value) <= TOLERANCE * max(1.0, abs(value))]
        if not near:
            read = ", ".join(f"{q.value:g}" for q in found) or "nothing"
            yield f"{column}_reparses", f"{value:g} is not what {printed!r} reads as ({read})"
        elif figure["unit"] == "percent" and not any(q.share for q in near):
            yield "a_percentage_is_printed_as_one", f"{printed!r} prints no %, 分之 or 半"
    if figure["unit"] == "USD" and "美元" not in printed:
        yield "dollars_are_printed", f"{printed!r} prints no 美元"
    if figure["value_high"] is None and len(found) == 2 and "至" in printed:
        yield "a_range_keeps_both_ends", f"{printed!r} prints two ends, the row has one"
    said = qualifiers(printed)
    if said and figure["qualifier"] not in said | {"projected"}:
        yield (
            "the_qualifier_is_kept",
            f"{printed!r} says {', '.join(sorted(said))}, the row says {figure['qualifier']}",
        )


def _date_failures(event: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Where the date's words are given, they re-parse to start and end."""
    if not event["date_as_printed"]:
        return
    read = dates(event["date_as_printed"])
    for column in ("start", "end"):
        value = event[column]
        if value and value not in read:
            listed = ", ".join(read) or "no date"
            yield (
                f"{column}_reparses",
                f"{value} is not what {event['date_as_printed']!r} reads as ({listed})",
            )
    if len(read) == 2 and not event["end"]:
        yield (
            "an_interval_keeps_both_ends",
            f"{event['date_as_printed']!r} prints two dates, the row has one",
        )


def _paragraph_failures(report: Report, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    text = report.paragraphs.get(row["paragraph"], "")
    if reports.sha256(text) != row["sha256"]:
        yield (
            "the_hash_agrees",
            "this copy's paragraph differs from the one the tables were made from",
        )
    if reports.characters(text) != row["characters"]:
        yield (
            "the_length_agrees",
            f"{reports.characters(text)} characters, the row says {row['characters']}",
        )
