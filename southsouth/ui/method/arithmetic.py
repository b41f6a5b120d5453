"""The report's own arithmetic with its verdicts."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import polars as pl
import streamlit as st

from southsouth import arithmetic, counts, tables
from southsouth.language import N_, compact, number
from southsouth.measures import checks
from southsouth.ui.frames import table
from southsouth.ui.method.checks import metrics
from southsouth.ui.view import View
from southsouth.vocabulary import RELATION_KINDS, VERDICTS, label


@cache
def _audited() -> pl.DataFrame:
    return arithmetic.audit(tables.everything())


def arithmetics(view: View, verdict: str | None) -> None:
    """The report's arithmetic with its verdicts, all or those of one verdict."""
    audited = _audited()
    st.markdown(
        view.text(N_("Shares are checked against amounts, annual sums against totals, lists against stated counts, parts against wholes, and events against their order, allowing for rounding and for words such as “about”. All numbers come from the tables."))
    )  # fmt: skip
    counted = checks.verdicts(audited)
    metrics(view, *((VERDICTS[name], count) for name, count in counted.items()))
    shown = audited.filter(pl.col("verdict") == verdict) if verdict else audited
    if shown.is_empty():
        st.info(view.text(N_("No relation has this result.")))
        return
    table(
        view,
        _readable(shown, view.lang),
        (
            ("verdict", N_("Result")),
            ("statement", N_("Relation tested")),
            ("printed", N_("As given")),
            ("computed", N_("Computed")),
            ("paragraphs", N_("Paragraphs")),
            ("kind", N_("Kind")),
            ("note", N_("Note")),
        ),
        key="method-audit",
    )


def _readable(audited: pl.DataFrame, language: str) -> pl.DataFrame:
    """Relations in the words of a language."""
    rows = list(audited.iter_rows(named=True))
    return pl.DataFrame(
        {
            "verdict": [label(row["verdict"], language, VERDICTS) for row in rows],
            "statement": [row[f"statement_{language}"] for row in rows],
            "printed": [_number(row, "printed", "as_printed", language) for row in rows],
            "computed": [_number(row, "computed", "computed_from", language) for row in rows],
            "paragraphs": [row["paragraphs"].replace(";", ", ") for row in rows],
            "kind": [label(row["kind"], language, RELATION_KINDS) for row in rows],
            "note": [row[f"note_{language}"] or "" for row in rows],
        }
    )


def _number(row: Mapping[str, Any], name: str, words: str, language: str) -> str:
    """A number with its unit and how low and high it can be; a date as its words."""
    if row["unit"] == "date":
        return row[words].replace(";", " · ")
    if row[name] is None:
        return ""
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    said = _with_unit(_short(row[name], language), row[name], row["unit"], language)
    if low == high == row[name]:
        return said
    ends = [_short(end, language) if end is not None else "…" for end in (low, high)]
    return f"{said} ({ends[0]} – {ends[1]})"


def _short(value: float, language: str) -> str:
    return compact(value, language) if value >= 10_000 else number(value, language, 3)


def _with_unit(said: str, value: float, unit: str, language: str) -> str:
    return f"{said}%" if unit == "percent" else counts.quantity(said, value, unit, language)
