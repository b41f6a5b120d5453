"""Exhibits on a page: picture, source, and the rows behind it."""

from functools import lru_cache
from hashlib import sha256
from typing import Any

import polars as pl
import streamlit as st

from southsouth import downloads
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_
from southsouth.ui.frames import table
from southsouth.ui.view import View, theme


def show(
    view: View,
    exhibit: Exhibit,
    frame: pl.DataFrame | None = None,
    *,
    key: str = "",
    select: bool = False,
    under: Exhibit | None = None,
) -> list[str]:
    """One exhibit: heading, picture, source, disclaimer on maps, and the rows drawn.

    The marks of `under` are drawn beneath, and its rows given as well. Returns the ids (customdata) of the marks that the reader has chosen.
    """
    rows = exhibit.frame() if frame is None else frame
    st.subheader(exhibit.heading(view.lang), anchor=exhibit.id)
    chosen: list[str] = []
    if rows.is_empty():
        st.info(view.text(N_("Nothing matches these filters. Widen them to see results.")))
        return chosen
    options: dict[str, Any] = {"on_select": "rerun", "selection_mode": "points"} if select else {}
    figure = _drawn(exhibit, view.lang, theme(), _Rows(rows))
    if under:
        marks = under.figure(view.lang, None, theme())
        figure = marks.add_traces(figure.data).update_layout(figure.layout)
    event = st.plotly_chart(
        figure,
        theme=None,
        key=key or f"chart-{exhibit.id}",
        config=_config(exhibit),
        alt=exhibit.alt(rows, view.lang),
        **options,
    )
    if select:
        chosen = _chosen(event)
    st.caption(_source(view, exhibit, rows))
    _rows_behind(view, exhibit, rows, key)
    if under:
        st.caption(f"{under.heading(view.lang)}: {under.alt(under.frame(), view.lang)}")
        _rows_behind(view, under, under.frame(), f"{key}-under")
    return chosen


class _Rows:
    """A frame that equals another of the same content, by SHA-256."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self.frame = frame
        self._digest = sha256(frame.write_ipc(None).getvalue()).digest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rows) and self._digest == other._digest

    def __hash__(self) -> int:
        return hash(self._digest)


# Plotly takes tens of milliseconds for a figure, and most readers see the same few views. What
# is kept is shared by all sessions: nobody may change it.
@lru_cache(maxsize=128)
def _drawn(exhibit: Exhibit, language: str, theme: str, rows: _Rows) -> Any:
    return exhibit.figure(language, rows.frame, theme)


def _config(exhibit: Exhibit) -> dict[str, Any]:
    from southsouth.charts import style

    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return style.config(exhibit.map_kind, f"/{base}" if base else "")


def _chosen(event: Any) -> list[str]:
    """The customdata of chosen points; the event is read by key so that a test can plant one."""
    selection = event["selection"] if event and "selection" in event else {}
    found: list[str] = []
    for point in selection.get("points", []):
        data = point.get("customdata", None)
        value = data[0] if isinstance(data, (list, tuple)) and data else data
        if value is not None and str(value) not in found:
            found.append(str(value))
    return found


def _source(view: View, exhibit: Exhibit, rows: pl.DataFrame) -> str:
    source = exhibit.source(view.lang, exhibit.paragraphs(rows))
    return " · ".join((source, *exhibit.map_notes(view.lang)))


def _rows_behind(view: View, exhibit: Exhibit, rows: pl.DataFrame, key: str) -> None:
    columns = exhibit.columns or tuple((name, name) for name in rows.columns)
    with st.expander(view.text(N_("Data behind this chart ({count})"), count=rows.height)):
        table(view, rows, columns, key=f"rows-{key or exhibit.id}")
        present = [name for name, _ in columns if name in rows.columns]
        st.download_button(
            view.text(N_("Download these rows (CSV)")),
            downloads.encode(rows.select(present), "csv"),
            file_name=f"{exhibit.id}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"download-{key or exhibit.id}",
        )
