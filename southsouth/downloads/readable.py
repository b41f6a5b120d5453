"""Rows as a reader reads them: in one language, names and numbers in words, the quotation beside them."""

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl

from southsouth import citation
from southsouth.language import N_, date, translate
from southsouth.measures.recommendations import how_far
from southsouth.measures.routes import between
from southsouth.names import figure_value, recommendation_name
from southsouth.vocabulary import EVENT_KINDS, LINK_KINDS, ORGANISATION_KINDS, label

Row = Mapping[str, Any]
_Say = Callable[[Row, str], Any]
_Columns = tuple[tuple[str, _Say], ...]


def _in(name: str) -> _Say:
    """A column that there is in each language."""
    return lambda row, language: row[f"{name}_{language}"]


def _own(name: str) -> _Say:
    return lambda row, _: row[name]


def _paragraph(row: Row, language: str) -> str:
    """Where the row is cited from: its paragraph or footnote, and the others that tell of it."""
    others = (row.get("other_paragraphs") or "").split(";")
    told = {int(one) for one in (row["paragraph"], row.get("status_paragraph"), *others) if one}
    if row.get("footnote") or len(told) < 2:
        return citation.where(row["paragraph"], language, row.get("footnote"))
    return citation.where(tuple(sorted(told)), language)


def _when(column: str) -> _Say:
    return lambda row, language: date(row[column], language) if row[column] else None


_GROUNDS: _Columns = (
    (N_("Paragraph"), _paragraph),
    (N_("As printed"), _own("as_printed")),
)
_DOUBTS: _Columns = ((N_("Note"), _in("note")), (N_("Doubts"), _in("caveats")))
_COLUMNS: Mapping[str, _Columns] = {
    "figures": (
        (N_("Subject"), _in("subject")),
        (N_("Value"), figure_value),
        (N_("Period"), _when("period")),
        *_GROUNDS, *_DOUBTS,
    ),
    "events": (
        (N_("Event"), _in("title")),
        (N_("Date"), _when("date_edtf")),
        (N_("Place"), _in("place_name")),
        (N_("Country"), _in("country_name")),
        (N_("Kind"), lambda row, language: label(row["kind"], language, EVENT_KINDS)),
        (N_("Organizer"), _in("organisers")),
        (N_("Host"), _in("hosts")),
        (N_("Supporter"), _in("supporters")),
        (N_("Participants"), _own("participants")),
        *_GROUNDS, *_DOUBTS,
    ),
    "cooperation": (
        (N_("Provider"), _in("provider_name")),
        (N_("Partner"), _in("partner_name")),
        (N_("Kind of cooperation"), lambda row, language: label(row["link_kind"], language, LINK_KINDS)),
        (N_("Sector"), _in("sector")),
        (N_("Through"), lambda row, language: row[f"via_name_{language}"] if between(row) else None),
        (N_("Figure given in the report"), _in("number")),
        *_GROUNDS, *_DOUBTS,
    ),
    "recommendations": (
        (N_("Number"), lambda row, language: recommendation_name(row["source"], row["number"], language)),
        (N_("Subject"), _in("subject")),
        (N_("Status"), how_far),
        (N_("Words on the status"), _own("status_as_printed")),
        (N_("Addressed to"), _in("addressed_to_names")),
        *_GROUNDS, *_DOUBTS,
    ),
    "organisations": (
        (N_("Name"), _in("name")),
        (N_("Kind"), lambda row, language: label(row["kind"], language, ORGANISATION_KINDS)),
        (N_("Seat"), _in("seat_place_name")),
        *_GROUNDS,
        (N_("Doubts"), _in("caveats")),
    ),
}  # fmt: skip


def readable(table: str, rows: pl.DataFrame, language: str) -> pl.DataFrame | None:
    """Rows of a table, as downloads give them, for reading; None for tables that are read by programs."""
    columns = _COLUMNS.get(table)
    if columns is None:
        return None
    every = rows.to_dicts()
    return pl.DataFrame([
        pl.Series(translate(heading, language), [_said(say(row, language)) for row in every])
        for heading, say in columns
    ])  # fmt: skip


def _said(value: object) -> str | int | None:
    """What a cell holds: whole numbers as such, nothing where nothing is said."""
    return value if isinstance(value, int) else str(value) if value else None
