"""The tables, described, to download whole or narrowed, and to read from other tools."""

from urllib.parse import urlsplit

import polars as pl
import streamlit as st

from southsouth import datapackage, downloads, filters, keys, samples, tables, ui
from southsouth.downloads import features, rows
from southsouth.language import N_, NN_
from southsouth.resource import Host, configured_base
from southsouth.schemas import SCHEMAS

WHOLE = {
    "southsouth.xlsx": N_("Excel: one sheet per table, with the data dictionary"),
    "southsouth.sqlite": N_("SQLite: typed columns, keys, indexes, and link tables for lists"),
    "southsouth.gpkg": N_("GeoPackage for QGIS and other mapping software: four layers with geometry, the rest as attribute tables"),
    "southsouth.zip": N_("Data Package: every CSV with description, licence, citation and checksums"),
    "datapackage.json": N_("Description of every table, column, value list and key"),
}  # fmt: skip
MANY = 12  # values: a longer list is told by its first ones and its length


def host() -> Host:
    """The site as configured, else as the reader has opened this page."""
    here = urlsplit(st.context.url or "")
    opened = here._replace(path=here.path.rstrip("/").removesuffix("/data"), query="", fragment="")
    return Host(configured_base() or opened.geturl())


def allowed(entry: filters.Filter) -> str:
    """The values of a filter, as far as a reader can take them in."""
    if entry.allowed is None:
        return _(N_("any text"))
    values = entry.allowed()
    if len(values) <= MANY:
        return ", ".join(values)
    return view.counted(
        NN_("{first} … ({count} value)", "{first} … ({count} values)"),
        len(values),
        first=", ".join(values[:3]),
    )


def one_row(frame: pl.DataFrame, name: str, row_id: str) -> None:
    """The row that the address names, column by column, above its table."""
    ids = keys.row_ids(tables.load(name), name).to_list()
    if row_id not in ids:
        st.info(_(N_("No row of this table has the id {id}."), id=ui.code(row_id[:60])))
        return
    row = frame.row(ids.index(row_id), named=True)
    st.markdown(_(N_("The row {id}"), id=ui.code(row_id)))
    told = [(column, str(value)) for column, value in row.items() if value is not None]
    ui.table(
        view,
        pl.DataFrame(told, schema=["column", "value"], orient="row"),
        (("column", N_("Column")), ("value", N_("Value"))),
        key=f"data-row-{name}-{row_id}",
    )


view = ui.begin("data")
_ = view.text
chosen = view.choice("table", tables.NAMES, "figures") or "figures"
asked_row = view.word("row")
ui.follow(view, table=chosen)
view.notes()
site = host()

st.markdown(
    _(N_("Every row that states a fact from the report gives its paragraph and the words in which it is printed. Our tables and texts may be used freely under CC BY 4.0; copyright in the report belongs to the United Nations."))
)  # fmt: skip

ui.heading(_(N_("All tables in one file")), anchor="all")
st.markdown(
    "\n".join(
        f"- [{file}]({site.path(downloads.address(file))}): {_(words)}"
        for file, words in WHOLE.items()
    )
)

name = st.selectbox(
    _(N_("Table")),
    tables.NAMES,
    format_func=lambda table: f"{table} ({tables.load(table).height})",
    key="data-table",
)
row_id = asked_row if name == chosen else ""
ui.remember(view, table=None if name == "figures" else name, row=row_id)

frame = rows.table(name)
address = downloads.address(name)
ui.heading(name, anchor=name)
st.markdown(_((SCHEMAS[name].__doc__ or "").strip()))
formats = " · ".join(
    f"[{extension.upper()}]({site.path(f'{address}.{extension}')})"
    for extension in downloads.formats_of(name)
)
st.markdown(_(N_("Download: {formats}"), formats=formats))
if name in features.NAMES:
    st.caption(f"GeoJSON: {features.attribution(name, view.lang)}")
if row_id:
    one_row(frame, name, row_id)
ui.table(view, frame, [(column, column) for column in frame.columns], key=f"data-{name}")

offered = filters.of_table(name)
if offered:
    ui.heading(_(N_("Selected rows")), anchor="filters")
    first = offered[0] if offered[0].allowed else offered[1]
    value = (first.allowed() if first.allowed else [""])[-1]
    example = filters.written(((first.name, (value,)),))
    st.markdown(
        _(N_("Each download address accepts these parameters; several values are separated by commas. An unknown parameter or value is refused, and the accepted ones are listed. For example:"))
    )  # fmt: skip
    st.code(site.url(f"{address}.csv{example}"), language=None, wrap_lines=True)
    ui.table(
        view,
        pl.DataFrame({
            "parameter": [entry.name for entry in offered],
            "keeps": [_(entry.what) for entry in offered],
            "allowed": [allowed(entry) for entry in offered],
        }),
        (("parameter", N_("Parameter")), ("keeps", N_("Filtered by")), ("allowed", N_("Allowed values"))),
        key=f"filters-{name}",
    )  # fmt: skip

ui.heading(_(N_("Use with other tools")), anchor="tools")
given = "geojson" in downloads.formats_of(name)
for sample, line in samples.of(site.url(address), geometry=given):
    st.caption(_(sample.tool))
    st.code(line, language=sample.syntax or None, wrap_lines=True)

ui.heading(_(N_("Data dictionary")), anchor="dictionary")
described = pl.DataFrame(datapackage.dictionary(view.lang, rows.added()))
ui.table(
    view,
    described.filter(pl.col("table") == name),
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
