"""Exhibits on a page: message, picture, source, and the rows behind it."""

from functools import lru_cache
from hashlib import sha256

import polars as pl
import streamlit as st

from southsouth import downloads
from southsouth.charts.sheet import WIDTHS
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_
from southsouth.stills import links, writer
from southsouth.ui import stills
from southsouth.ui.frames import table
from southsouth.ui.view import View


def show(
    view: View,
    exhibit: Exhibit,
    frame: pl.DataFrame | None = None,
    *,
    key: str = "",
    select: bool = False,
) -> list[str]:
    """One exhibit: topic, message, note, picture, source, disclaimer on maps, and the rows drawn.

    Returns the id of the fact whose mark the reader has chosen just now, if one was.
    """
    rows = exhibit.frame() if frame is None else frame
    message, topic = exhibit.heading(view.lang, rows), exhibit.subject(view.lang)
    st.subheader(message, anchor=exhibit.id)
    note = exhibit.told(view.lang, rows)
    above = [words for words in (topic if message != topic else "", note) if words]
    if above:
        st.caption("  \n".join(above))
    drawn = [_drawn(exhibit, view.lang, WIDTHS[name], _Rows(rows)) for name in ("narrow", "medium")]
    chosen = stills.still(*drawn, key=key or f"chart-{exhibit.id}", select=select)
    if rows.is_empty():
        return []
    st.caption(_source(view, exhibit, rows))
    _rows_behind(view, exhibit, rows, key)
    return [chosen.partition("/")[2]] if chosen else []


class _Rows:
    """A frame that equals another of the same content, by SHA-256."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self.frame = frame
        self._digest = sha256(frame.write_ipc(None).getvalue()).digest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rows) and self._digest == other._digest

    def __hash__(self) -> int:
        return hash(self._digest)


# Most readers see the same few views. What is kept is shared by all sessions.
@lru_cache(maxsize=256)
def _drawn(exhibit: Exhibit, language: str, width: int, rows: _Rows) -> str:
    frame = rows.frame
    told = exhibit.alt(frame, language) if frame.height else ""
    figure = exhibit.figure(language, width, frame)
    heading = exhibit.heading(language, frame)
    return writer.svg(figure, heading, told, links.to_facts(language), refs=True)


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
