"""The tables, described and to download."""

import polars as pl
import streamlit as st

from southsouth import datapackage, tables, ui
from southsouth.language import N_
from southsouth.schemas import SCHEMAS

view = ui.begin("data")
_ = view.text
chosen = view.choice("table", tables.NAMES, "figures") or "figures"
view.notes()

st.markdown(
    _(N_("Every row that states a fact of the report carries its paragraph and the words as printed. Our tables and texts are free to use under CC BY 4.0; the report is the United Nations'."))
)  # fmt: skip
name = st.selectbox(
    _(N_("Table")),
    tables.NAMES,
    index=tables.NAMES.index(chosen),
    format_func=lambda table: f"{table} ({tables.load(table).height})",
    key="data-table",
)
view.remember(table=None if name == "figures" else name)

frame = tables.load(name)
st.subheader(name, anchor=name)
st.markdown(_((SCHEMAS[name].__doc__ or "").strip()))
st.markdown(
    " · ".join(
        f"[{extension.upper()}](/download/{name}.{extension})"
        for extension in ("csv", "json", "parquet")
    )
    + " · [datapackage.json](/download/datapackage.json)"
)
ui.table(view, frame, [(column, column) for column in frame.columns], key=f"data-{name}")

st.subheader(_(N_("Data dictionary")), anchor="dictionary")
rows = pl.DataFrame(datapackage.dictionary(view.lang)).filter(pl.col("table") == name)
ui.table(
    view,
    rows,
    (
        ("column", N_("Column")),
        ("type", N_("Type")),
        ("required", N_("Required")),
        ("description", N_("Description")),
        ("allowed", N_("Allowed values")),
        ("refers_to", N_("Refers to")),
    ),
    key=f"dictionary-{name}",
)
