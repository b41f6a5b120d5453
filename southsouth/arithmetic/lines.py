"""The audit in lines of plain English, for the command line."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

_VERDICTS = {
    "agrees": "agrees",
    "does_not_agree": "does not agree",
    "cannot_be_decided": "cannot be decided",
}
_WIDEST = max(map(len, _VERDICTS.values()))


def lines(audited: pl.DataFrame) -> Iterator[str]:
    """A line for each relation, and a last one that counts the verdicts."""
    for row in audited.iter_rows(named=True):
        yield _line(row)
    agree, do_not, open_ones = ((audited["verdict"] == verdict).sum() for verdict in _VERDICTS)
    yield (
        f"{audited.height} relations: {agree} agree, {do_not} do not agree, "
        f"{open_ones} cannot be decided"
    )


def _line(row: Mapping[str, Any]) -> str:
    head = f"{_VERDICTS[row['verdict']]:{_WIDEST}}  {row['relation_id']} ({_where(row)})"
    note = f" [{row['note_en']}]" if row["note_en"] else ""
    return f"{head}: {row['statement_en']}: {_numbers(row)}{note}"


def _where(row: Mapping[str, Any]) -> str:
    paragraphs = row["paragraphs"].split(";")
    return f"paragraph{'s' if len(paragraphs) > 1 else ''} {', '.join(paragraphs)}"


def _numbers(row: Mapping[str, Any]) -> str:
    """What was computed and what is printed: numbers, or dates in the report's words."""
    if row["unit"] == "date":
        return f"{row['computed_from']}; then {row['as_printed']}"
    computed = f"computed {_said(row, 'computed')}"
    return computed if row["printed"] is None else f"{computed}; printed {_said(row, 'printed')}"


def _said(row: Mapping[str, Any], name: str) -> str:
    """A number with its unit, and in brackets how low and high it can be."""
    value, low, high = (row[key] for key in (name, f"{name}_low", f"{name}_high"))
    said = f"{_figures(value)} {_UNITS.get(row['unit'], row['unit'])}".strip()
    if low == high:
        return said
    ends = [_figures(end) if end is not None else "…" for end in (low, high)]
    return f"{said} ({ends[0]} to {ends[1]})"


_UNITS = {"percent": "%", "other": ""}


def _figures(value: float) -> str:
    """Large amounts in full, smaller numbers to five digits."""
    if value >= 10_000:
        return f"{value:,.0f}"
    return f"{value:.5g}"
