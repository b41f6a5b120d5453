"""The audit in lines of plain English, for the command line."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from southsouth import counts
from southsouth.language import DEFAULT, NN_, counted, translate
from southsouth.verification.naming import SUMMARY

_VERDICTS = {
    "agrees": "agrees",
    "does_not_agree": "does not agree",
    "cannot_be_decided": "cannot be decided",
}
_AGREE = NN_("{count} agrees", "{count} agree")
_DO_NOT = NN_("{count} does not agree", "{count} do not agree")
_PARAGRAPHS = NN_("paragraph {list}", "paragraphs {list}")
_WIDEST = max(map(len, _VERDICTS.values()))


def lines(audited: pl.DataFrame) -> Iterator[str]:
    """A line for each relation, and a last one that counts the verdicts."""
    for row in audited.iter_rows(named=True):
        yield _line(row)
    agree, do_not, open_ones = (int((audited["verdict"] == verdict).sum()) for verdict in _VERDICTS)
    yield (
        f"{counted(counts.RELATIONS, audited.height, DEFAULT)}: {counted(_AGREE, agree, DEFAULT)}, "
        f"{counted(_DO_NOT, do_not, DEFAULT)}, {open_ones} cannot be decided"
    )


def _line(row: Mapping[str, Any]) -> str:
    head = f"{_VERDICTS[row['verdict']]:{_WIDEST}}  {row['relation_id']} ({_where(row)})"
    note = f" [{row['note_en']}]" if row["note_en"] else ""
    return f"{head}: {row['statement_en']}: {_numbers(row)}{note}"


def _where(row: Mapping[str, Any]) -> str:
    paragraphs = row["paragraphs"].split(";")
    if paragraphs == ["0"]:
        return translate(SUMMARY, DEFAULT)
    return counted(_PARAGRAPHS, len(paragraphs), DEFAULT, list=", ".join(paragraphs))


def _numbers(row: Mapping[str, Any]) -> str:
    """What was computed and what is printed: numbers, or dates in the report's words."""
    if row["unit"] == "date":
        return f"{row['computed_from']}; then {row['as_printed']}"
    computed = f"computed {_said(row, 'computed', row['unit'])}"
    if row["printed"] is None:
        return computed
    return f"{computed}; printed {_said(row, 'printed', row['printed_unit'])}"


def _said(row: Mapping[str, Any], name: str, unit: str) -> str:
    """A number with its unit, and in brackets how low and high it can be."""
    value, low, high = (row[key] for key in (name, f"{name}_low", f"{name}_high"))
    said = counts.quantity(_figures(value), value, unit, DEFAULT)
    if low == high:
        return said
    ends = [_figures(end) if end is not None else "…" for end in (low, high)]
    return f"{said} ({ends[0]} to {ends[1]})"


def _figures(value: float) -> str:
    """Large amounts in full, smaller numbers to five digits."""
    if value >= 10_000:
        return f"{value:,.0f}"
    return f"{value:.5g}"
