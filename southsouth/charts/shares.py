"""Shares of a whole, with the words that qualify them; small ones on a scale of their own."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import rowbars
from southsouth.charts.sheet import Sheet, doubt, plain, strong
from southsouth.language import N_, number, translate
from southsouth.names import entry, figure_value, fraction
from southsouth.vocabulary import QUALIFIERS, label

_SMALL = 5.0  # per cent: below it a share is not seen beside a half


def shares(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Bars from 0 to 100 per cent, then those below 5 per cent enlarged; what is asked is hollow.

    Columns: those of data/figures.csv, and doubted.
    """
    rows = frame.to_dicts()
    large = [row for row in rows if row["value"] >= _SMALL]
    small = [row for row in rows if row["value"] < _SMALL]
    y = 0.0
    if large:
        words = translate(N_("Shares of a whole"), sheet.language)
        y = _part(sheet, words, large, y, 100.0) + 20
    if small:
        words = translate(N_("Shares of budgets and funds, enlarged"), sheet.language)
        y = _part(sheet, words, small, y, None) + 20
    return sheet.figure(y - 18)


def _part(
    sheet: Sheet, words: str, rows: Sequence[Mapping[str, Any]], y: float, most: float | None
) -> float:
    sheet.line(0, y + 1, sheet.width, y + 1, edge="ink")
    sheet.text(0, y + 19, strong(words), size=15)
    return rowbars.placed(sheet, [_row(row, sheet.language) for row in rows], y + 42, most)


def _row(row: Mapping[str, Any], language: str) -> rowbars.Row:
    words = plain(row[f"subject_{language}"]) + (doubt() if row.get("doubted") else "")
    return rowbars.Row(
        label=words, value=row["value"], said=plain(said(row, language)), look=_look(row),
        ref=f"figure/{row['figure_id']}",
        name=plain(entry(row[f"subject_{language}"], figure_value(row, language), language)),
    )  # fmt: skip


def said(row: Mapping[str, Any], language: str) -> str:
    """A share beside its bar: at least 0.5 %, more than a third, 近一半."""
    words = fraction(row, language) or _per_cent(row["value"], language)
    if row["qualifier"] == "exact":
        return words
    gap = "" if language == "zh" else " "
    return f"{label(row['qualifier'], language, QUALIFIERS)}{gap}{words}"


def _per_cent(value: float, language: str) -> str:
    return f"{number(value, language)}{'' if language == 'zh' else ' '}%"


def _look(row: Mapping[str, Any]) -> str:
    """What is asked of bodies is hollow; what the one body gave is the accent."""
    if row["topic"] == "un_funding":
        return "asked"
    return "accent" if row["figure_id"] == "p047-ilo-regular-ssc-share-2012-2013" else "ctx"
