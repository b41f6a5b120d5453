"""Exhibits on a page: picture, source, and the rows behind it."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from typing import Any

import polars as pl
import streamlit as st

from southsouth import downloads
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_
from southsouth.ui.choices import Picked, selection_key
from southsouth.ui.frames import table
from southsouth.ui.view import View, heading, theme


def show(
    view: View,
    exhibit: Exhibit,
    frame: pl.DataFrame | None = None,
    *,
    key: str = "",
    select: bool = False,
    under: Exhibit | None = None,
    level: int = 2,
) -> Picked:
    """One exhibit: heading, picture, source, disclaimer on maps, and the rows drawn.

    The marks of `under` are drawn beneath, and its rows given as well. `level` is that of the
    heading. Returns the ids (customdata) of the marks that the reader has chosen.
    """
    rows = exhibit.frame() if frame is None else frame
    heading(exhibit.heading(view.lang), anchor=exhibit.id, level=level)
    if rows.is_empty():
        st.info(view.text(N_("Nothing matches these filters. Widen them to see results.")))
        return Picked(key)
    options: dict[str, Any] = {"on_select": "rerun", "selection_mode": "points"} if select else {}
    figure = _drawn(exhibit, view.lang, theme(), _Rows(rows))
    if under:
        marks = under.figure(view.lang, None, theme())
        figure = marks.add_traces(figure.data).update_layout(figure.layout)
    key = key or f"chart-{exhibit.id}"
    widget = selection_key(key, [*_marks(figure), under.id if under else ""]) if select else key
    event = st.plotly_chart(
        figure,
        theme=None,
        key=widget,
        config=_config(exhibit),
        alt=exhibit.alt(rows, view.lang),
        **options,
    )
    chosen = Picked(widget, _chosen(event) if select else ())
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


def _marks(figure: Any) -> Iterator[str]:
    """The ids of every mark, as they are drawn."""
    for trace in figure.data:
        yield from (str(own) for own in (trace.customdata if trace.customdata is not None else ()))


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
        table(view, rows, columns, key=f"rows-{key}")
        present = [name for name, _ in columns if name in rows.columns]
        st.download_button(
            view.text(N_("Download these rows (CSV)")),
            downloads.encode(rows.select(present), "csv"),
            file_name=f"{exhibit.id}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"download-{key}",
        )
