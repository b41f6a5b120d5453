"""Frames as tables on a page, and as CSV."""

from collections.abc import Sequence
from typing import Any

import polars as pl
import streamlit as st

from southsouth.language import translate
from southsouth.ui.choices import Picked, selection_key
from southsouth.ui.view import View


def table(
    view: View,
    frame: pl.DataFrame,
    columns: Sequence[tuple[str, str]],
    *,
    key: str,
    ids: Sequence[str] | None = None,
) -> Picked:
    """Rows with translated headings; returns the ids of those chosen.

    `ids` name the rows, one each, and make them choosable. Streamlit keeps a choice as a position
    under the table's key: the key says which rows there are, or another row would be chosen as
    soon as they change.
    """
    present = [(name, heading) for name, heading in columns if name in frame.columns]
    shown = frame.select(name for name, _ in present).with_columns(pl.col(pl.String).fill_null(""))
    settings = {
        name: _column(translate(heading, view.lang), shown.schema[name])
        for name, heading in present
    }
    options: dict[str, Any] = {}
    if ids is not None:
        key = selection_key(key, ids)
        options = {"on_select": "rerun", "selection_mode": "single-row"}
    event: Any = st.dataframe(
        shown,
        column_config=settings,
        hide_index=True,
        width="stretch",
        placeholder="",
        key=key,
        **options,
    )
    if ids is None or not event or "selection" not in event:
        return Picked(key)
    rows: list[int] = event["selection"].get("rows", [])
    return Picked(key, [ids[row] for row in rows if row < len(ids)])


def _column(heading: str, dtype: pl.DataType) -> Any:
    """How a column is shown: numbers with separators, words as they are."""
    if dtype == pl.Float64:
        return st.column_config.NumberColumn(heading, format="localized")
    return st.column_config.Column(heading)
