"""Caveats and corrections."""

from collections.abc import Iterator, Sequence

import polars as pl
import streamlit as st

from southsouth import tables
from southsouth.cards import address_of, kinds
from southsouth.language import N_, NN_
from southsouth.measures import checks
from southsouth.ui.cards import paragraph_link, with_language
from southsouth.ui.choices import Picked
from southsouth.ui.frames import table
from southsouth.ui.view import View, code
from southsouth.vocabulary import CAVEAT_KINDS, label


def caveats(view: View, kinds: Sequence[str], paragraph: str | None) -> Picked:
    """The caveats of these kinds and this paragraph as a table; returns the id of the one chosen."""
    found = checks.caveats(
        tables.load("caveats"), list(kinds), int(paragraph) if paragraph else None
    )
    said = NN_(
        "{count} caveat. Select a row to see it with the rows concerned.",
        "{count} caveats. Select a row to see it with the rows concerned.",
    )
    st.caption(view.counted(said, found.height))
    doubts = [label(one, view.lang, CAVEAT_KINDS) for one in found["kind"]]
    return table(
        view,
        found.with_columns(pl.Series("doubt", doubts, pl.String)),
        (
            ("paragraph", N_("Paragraph")), ("doubt", N_("Kind")), ("as_printed", N_("As printed")),
            (f"note_{view.lang}", N_("Note")),
        ),
        key="method-caveats",
        ids=found["caveat_id"].to_list(),
    )  # fmt: skip


def caveat(view: View, caveat_id: str, *, level: int = 3) -> None:
    """One caveat with the words it is about and the rows it touches; `level` is its heading's."""
    row = tables.load("caveats").row(by_predicate=pl.col("caveat_id") == caveat_id, named=True)
    with st.container(border=True):
        st.markdown(f"{'#' * level} {label(row['kind'], view.lang, CAVEAT_KINDS)}")
        st.markdown(row[f"note_{view.lang}"])
        where = paragraph_link(view, row["paragraph"], row["footnote"])
        printed = view.text(N_("As printed"))
        st.markdown(f"{printed}: 「{row['as_printed']}」 ({where})")
        if row["needs_outside"]:
            st.markdown(
                view.text(N_("It can be settled only with information from outside the text."))
            )
        touched = " · ".join(_touched(row["row_ids"], view.lang))
        if touched:
            heading = view.text(N_("Rows concerned"))
            st.markdown(f"{heading}: {touched}")
        st.caption(f"`{caveat_id}`")


def _touched(row_ids: str | None, language: str) -> Iterator[str]:
    """The rows as links where they have a page, else by their ids."""
    for named in filter(None, (row_ids or "").split(";")):
        found = kinds.of_row(named)
        if found is None:
            yield code(named)
        else:
            kind, own = found
            yield f"[{own}]({with_language(address_of(kind.id, own), language)})"


def corrections(view: View) -> None:
    """Values that are used otherwise than printed."""
    rows = tables.load("corrections")
    st.markdown(
        view.text(N_("Any value that differs from the printed one is listed in a table of its own, with the printed value, the value used, the reason and where it was checked."))
    )  # fmt: skip
    if rows.is_empty():
        st.info(view.text(N_("There are none: every value is used as printed, and doubts are listed as caveats.")))  # fmt: skip
        return
    table(
        view, rows,
        (
            ("table", N_("Table")), ("id", N_("Row")), ("column", N_("Column")),
            ("printed", N_("As given")), ("used", N_("Used")), ("reason", N_("Why")),
            ("checked", N_("Source checked")),
        ),
        key="method-corrections",
    )  # fmt: skip
