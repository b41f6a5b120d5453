"""Exhibits on a page: message, picture, source, and the rows behind it."""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256

import polars as pl
import streamlit as st

from southsouth import downloads
from southsouth.charts.sheet import WIDTHS
from southsouth.exhibits.base import Exhibit
from southsouth.filters import Query
from southsouth.language import N_
from southsouth.stills import links, writer
from southsouth.ui import stills
from southsouth.ui.choices import Picked, selection_key
from southsouth.ui.frames import table
from southsouth.ui.view import View, heading


def show(
    view: View,
    exhibit: Exhibit,
    frame: pl.DataFrame | None = None,
    *,
    key: str = "",
    select: str = "",
    level: int = 2,
    asked: Mapping[str, object] | None = None,
) -> Picked:
    """One exhibit: message, topic, note, picture, source, disclaimer on maps, and the rows drawn.

    `level` is that of the heading; `select` is the kind of fact whose marks may be chosen (other marks
    lead to their pages); `asked` are the page's filters that left these rows, which are named. Returns
    the id of the fact whose mark the reader has chosen.
    """
    rows = exhibit.frame() if frame is None else frame
    query = exhibit.asked(_parameters(asked or {}))
    message, topic = exhibit.heading(view.lang, rows), exhibit.subject(view.lang)
    heading(message, anchor=exhibit.id, level=level)
    note = exhibit.told(view.lang, rows, query)
    above = [words for words in (topic if message != topic else "", note) if words]
    if above:
        st.caption("  \n".join(above))
    key = key or f"chart-{exhibit.id}"
    held = _Rows(rows)
    drawn = [_drawn(exhibit, view.lang, WIDTHS[name], held, query) for name in ("narrow", "medium")]
    widget = selection_key(key, [held.digest]) if select else key
    chosen = stills.still(*drawn, key=widget, select=select)
    if not rows.is_empty():
        st.caption(_source(view, exhibit, rows))
        _rows_behind(view, exhibit, rows, key)
    return Picked(widget, [chosen.partition("/")[2]] if chosen else [])


def _parameters(asked: Mapping[str, object]) -> list[tuple[str, str]]:
    """A page's filters as parameters of an address, a pair for each value."""
    return [
        (name, str(value))
        for name, values in asked.items()
        for value in (values if isinstance(values, list) else [values])
        if value is not None
    ]


class _Rows:
    """A frame that equals another of the same content, by SHA-256."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self.frame = frame
        self.digest = sha256(frame.write_ipc(None).getvalue()).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rows) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


# Most readers see the same few views. What is kept is shared by all sessions.
@lru_cache(maxsize=256)
def _drawn(exhibit: Exhibit, language: str, width: int, rows: _Rows, query: Query) -> str:
    frame = rows.frame
    told = exhibit.described(language, frame, query)
    figure = exhibit.figure(language, width, frame)
    message = exhibit.heading(language, frame)
    return writer.svg(figure, message, told, links.to_facts(language), refs=True)


def _source(view: View, exhibit: Exhibit, rows: pl.DataFrame) -> str:
    source = exhibit.source(view.lang, exhibit.paragraphs(rows))
    return " · ".join((source, *exhibit.notes(view.lang, rows)))


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
