"""The tables, described, to download whole or narrowed, and to read from other tools."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from southsouth import counts, datapackage, downloads, filters, keys, samples, tables
from southsouth.blocks import (
    SITE,
    TABLE,
    Block,
    Cell,
    Code,
    Go,
    Heading,
    Lines,
    Problems,
    Row,
    Served,
    Steps,
    Table,
    Text,
    Title,
)
from southsouth.cards import KINDS
from southsouth.downloads import features, rows
from southsouth.filters.kinds import Filter
from southsouth.language import DEFAULT, N_, NN_, number
from southsouth.measures import checks
from southsouth.pages import events
from southsouth.schemas import SCHEMAS
from southsouth.synonyms import spelt
from southsouth.view import View

WHOLE = {
    "southsouth.xlsx": N_("Excel: one sheet per table, with the data dictionary"),
    "southsouth.sqlite": N_("SQLite: typed columns, keys, indexes, and link tables for lists"),
    "southsouth.gpkg": N_("GeoPackage for QGIS and other mapping software: four layers with geometry, the rest as attribute tables"),
    "southsouth.zip": N_("Data Package: every CSV with description, licence, citation and checksums"),
    "datapackage.json": N_("Description of every table, column, value list and key"),
}  # fmt: skip
USUAL = "figures"
SHOWN = 50
"""Rows of a table on one page."""
_MANY = 12  # values: a longer list is told by its first ones and its length
#: Tables whose rows are facts of a kind that has a page.
FACTS = {
    "paragraphs": "paragraph", "figures": "figure", "events": "event", "organisations": "organisation",
    "recommendations": "recommendation", "cooperation": "cooperation", "commissions": "commission",
    "places": "place", "caveats": "caveat",
}  # fmt: skip


def compose(view: View) -> Iterator[Block]:
    """What there is, and one table with its rows, filters, samples and columns."""
    name = view.choice("table", tables.NAMES, USUAL, spelt(tables.NAMES).meant) or USUAL
    row_id = view.word("row")
    starts = [str(start) for start in range(1, tables.load(name).height + 1, SHOWN)]
    start = int(view.choice("start", starts, "1", spelt(starts).meant) or 1)
    ids = _ids(name)
    if row_id not in ids:
        view.used.pop("row", None)  # what no row has stands in no address that is given on
    problems = tuple(view.notes())
    extent = checks.extent(tables.everything())
    yield Title(
        view.text(
            N_("{tables} with {rows}, each tied to its source"),
            tables=view.counted(counts.TABLES, extent["tables"]),
            rows=view.counted(counts.ROWS, extent["rows"]),
        ),
        view.text(N_("Data")),
        (view.text(N_("Every row that states a fact from the report gives its paragraph and the words in which it is printed. Our tables and texts may be used freely under CC BY 4.0; copyright in the report belongs to the United Nations.")),),
    )  # fmt: skip
    if problems:
        yield Problems(problems)
    if row_id and row_id not in ids:
        yield Text(tuple(_nowhere(view, name, row_id)), role="info")
    yield Heading(view.text(N_("All tables in one file")), "all")
    yield Lines(
        tuple((Go(file, downloads.address(file)), " · ", view.text(words)) for file, words in WHOLE.items())
    )  # fmt: skip
    yield _every(view, name)
    yield from _one(view, name, ids, row_id, start)
    yield Served(tuple(_filters(view, name)))
    yield from _tools(view, name)
    yield _dictionary(view, name)


def _every(view: View, chosen: str) -> Table:
    """Every table: what a row of it is, and how many there are."""
    listed = tuple(
        Row(
            (
                Cell(name, f"{view.here(table=name, row=None, start=None)}#{name}"),
                Cell(number(tables.load(name).height, view.lang), role="number"),
                Cell(_about(view, name)),
            ),
            ref=f"{TABLE}/{name}",
            chosen=name == chosen,
        )
        for name in tables.NAMES
    )
    headings = (N_("Table"), N_("Rows"), N_("What a row is"))
    return Table("tables", view.text(N_("Every table")), tuple(map(view.text, headings)), listed)


def _about(view: View, name: str) -> str:
    return view.text((SCHEMAS[name].__doc__ or "").strip())


def _one(view: View, name: str, ids: list[str], row_id: str, start: int) -> Iterator[Block]:
    """The table that is chosen: what it is, its files, the row asked for, its rows."""
    yield Heading(name, name)
    yield Text((_about(view, name),))
    yield events.files(view, name, ())
    if name in features.NAMES:
        yield Text((f"GeoJSON: {features.attribution(name, view.lang)}",), role="small")
    if row_id in ids:
        yield from _row(view, name, row_id, rows.table(name).row(ids.index(row_id), named=True))
    yield _rows(view, name, ids, row_id, start)
    if len(ids) > SHOWN:
        yield _steps(view, len(ids), start)


def _ids(name: str) -> list[str]:
    """The ids of the rows of a table."""
    return [str(one) for one in keys.row_ids(tables.load(name), name)]


def _nowhere(view: View, name: str, row_id: str) -> Iterator[str | Go]:
    """That no row has an id, and which other tables have one."""
    said = N_("No row of the table {table} has the id {id}.")
    yield view.text(said, table=name, id=row_id[:60])
    for other in tables.NAMES:
        if other != name and row_id in _ids(other):
            words = N_("The table {table} has one.")
            yield " "
            yield Go(view.text(words, table=other), view.here(table=other, row=row_id))


def _row(view: View, name: str, row_id: str, row: Mapping[str, Any]) -> Iterator[Block]:
    """One row, column by column, with what each column holds."""
    described = {entry["column"]: entry["description"] for entry in _columns(view, name)}
    listed = tuple(
        Row((
            Cell(column),
            Cell(_value(value, view.lang), role=_role(column)),
            Cell(described.get(column, ""), role="quiet"),
        ))
        for column, value in row.items()
        if value is not None
    )  # fmt: skip
    headings = (N_("Column"), N_("Value"), N_("Description"))
    caption = view.text(N_("The row {id}"), id=row_id)
    yield Table("row", caption, tuple(map(view.text, headings)), listed, labelled=True)
    links = [Go(view.text(N_("All rows of the table")), f"{view.here(row=None)}#{name}")]
    if ref := _ref(name, row_id):
        address = view.fact(*ref.split("/", 1))
        links.append(Go(view.text(N_("What the report says of it")), address))
    yield Lines(tuple((link,) for link in links))


def _rows(view: View, name: str, ids: list[str], row_id: str, start: int) -> Table:
    """Rows of the table as they are given away, each a link to itself."""
    frame = rows.table(name)
    if frame[:, 0].cast(pl.String).to_list() == ids:  # the id names the row already
        frame = frame.drop(frame.columns[0])
    shown = frame.slice(start - 1, SHOWN)
    listed = tuple(
        Row(
            (
                Cell(own, f"{view.here(row=own)}#row"),
                *(
                    Cell(_value(value, view.lang), role=_role(column))
                    for column, value in zip(shown.columns, values, strict=True)
                ),
            ),
            ref=_ref(name, own),
            chosen=own == row_id,
        )
        for own, values in zip(ids[start - 1 : start - 1 + SHOWN], shown.iter_rows(), strict=True)
    )
    words = N_("Rows {first} to {last} of {all}")
    last = start - 1 + shown.height
    caption = view.text(
        words, first=min(start, last), last=last, all=number(frame.height, view.lang)
    )
    empty = view.text(N_("This table has no rows."))
    return Table("rows", caption, (view.text(N_("Row")), *frame.columns), listed, empty, labelled=True, cut=True)  # fmt: skip


def _ref(name: str, own: str) -> str:
    """The fact that a row states, where its table is of facts named by their rows."""
    kind = FACTS.get(name, "")
    return f"{kind}/{own}" if kind and own in KINDS[kind].known else ""


def stated(asked: Mapping[str, str]) -> tuple[str, str] | None:
    """The fact that the row states which the parameters of an address ask for: its kind and id."""
    view = View.of("data", DEFAULT, asked)
    name = view.choice("table", tables.NAMES, USUAL, spelt(tables.NAMES).meant) or USUAL
    kind, _, own = _ref(name, view.word("row")).partition("/")
    return (kind, own) if own else None


def _value(value: object, language: str) -> str:
    """A value to be read: the files have numbers without separators."""
    if isinstance(value, float):
        return number(value, language, decimals=6)
    return "" if value is None else str(value)


def _role(column: str) -> str:
    """How the values of a column are set: words as printed as the quotations they are."""
    return "printed" if "as_printed" in column else ""


def _steps(view: View, height: int, start: int) -> Steps:
    def to(first: int, words: str) -> Go | None:
        if not 1 <= first <= height:
            return None
        address = view.here(start=None if first == 1 else str(first), row=None)
        return Go(view.text(words), f"{address}#rows")

    return Steps(
        to(start - SHOWN, N_("Earlier rows")), to(start + SHOWN, N_("Further rows")),
        view.text(N_("Rows of the table")),
    )  # fmt: skip


def _filters(view: View, name: str) -> Iterator[Block]:
    """The parameters by which a download is narrowed."""
    offered = filters.of_table(name)
    if not offered:
        return
    yield Heading(view.text(N_("Selected rows")), "filters")
    yield Text((view.text(N_("Each download address accepts these parameters; several values are separated by commas. An unknown parameter or value is refused, and the accepted ones are listed. For example:")),))  # fmt: skip
    first = next((entry for entry in offered if entry.allowed), offered[0])
    value = (first.allowed() if first.allowed else [""])[-1]
    example = filters.written(((first.name, (value,)),))
    yield Code(f"{SITE}{downloads.address(name)}.csv{example}")
    listed = tuple(
        Row((Cell(entry.name), Cell(view.text(entry.what)), Cell(_allowed(view, entry))))
        for entry in offered
    )
    headings = (N_("Parameter"), N_("Filtered by"), N_("Allowed values"))
    caption = view.text(N_("Parameters of {table}"), table=name)
    yield Table("parameters", caption, tuple(map(view.text, headings)), listed, labelled=True)


def _allowed(view: View, entry: Filter) -> str:
    """The values of a filter, as far as a reader can take them in."""
    if entry.allowed is None:
        return view.text(N_("any text"))
    values = entry.allowed()
    if len(values) <= _MANY:
        return ", ".join(values)
    words = NN_("{first} … ({count} value)", "{first} … ({count} values)")
    return view.counted(words, len(values), first=", ".join(values[:3]))


def _tools(view: View, name: str) -> Iterator[Block]:
    """One line each by which other tools read the table."""
    yield Heading(view.text(N_("Use with other tools")), "tools")
    given = "geojson" in downloads.formats_of(name)
    for sample, line in samples.of(f"{SITE}{downloads.address(name)}", geometry=given):
        yield Code(line, view.text(sample.tool))


def _columns(view: View, name: str) -> list[dict[str, str]]:
    described = datapackage.dictionary(view.lang, rows.added())
    return [entry for entry in described if entry["table"] == name]


def _dictionary(view: View, name: str) -> Table:
    """Each column of the table: what it holds, and what it may hold."""
    columns = ("column", "type", "required", "description", "allowed", "refers_to")
    listed = tuple(
        Row(tuple(Cell(entry[column]) for column in columns)) for entry in _columns(view, name)
    )
    headings = (
        N_("Column"), N_("Type"), N_("Required"), N_("Description"), N_("Allowed values"), N_("Refers to"),
    )  # fmt: skip
    caption = view.text(N_("Data dictionary"))
    return Table("dictionary", caption, tuple(map(view.text, headings)), listed, labelled=True)
