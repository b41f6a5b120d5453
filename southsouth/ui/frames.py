"""Frames as tables on a page, and as CSV."""

from collections.abc import Sequence
from typing import Any

import polars as pl
import streamlit as st

from southsouth.language import translate
from southsouth.ui.view import View


def table(
    view: View,
    frame: pl.DataFrame,
    columns: Sequence[tuple[str, str]],
    *,
    key: str,
    selectable: bool = False,
) -> list[int]:
    """Rows with translated headings; returns the positions of the rows chosen."""
    present = [(name, heading) for name, heading in columns if name in frame.columns]
    shown = frame.select(name for name, _ in present).with_columns(pl.col(pl.String).fill_null(""))
    settings = {
        name: _column(translate(heading, view.lang), shown.schema[name])
        for name, heading in present
    }
    options: dict[str, Any] = (
        {"on_select": "rerun", "selection_mode": "single-row"} if selectable else {}
    )
    event: Any = st.dataframe(
        shown,
        column_config=settings,
        hide_index=True,
        width="stretch",
        placeholder="",
        key=key,
        **options,
    )
    if not selectable or not event or "selection" not in event:
        return []
    selection = event["selection"]
    return [int(row) for row in (selection.get("rows", []))]


def _column(heading: str, dtype: pl.DataType) -> Any:
    """How a column is shown: numbers with separators, words as they are."""
    if dtype == pl.Float64:
        return st.column_config.NumberColumn(heading, format="localized")
    return st.column_config.Column(heading)
