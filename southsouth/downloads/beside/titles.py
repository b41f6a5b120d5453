"""What any row of any table is called, in a language: as a title, not as a card."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from southsouth import keys, tables
from southsouth.language import name_in_data
from southsouth.names import link_text, party_name, place_name

Row = Mapping[str, Any]

_COLUMN: Mapping[str, str] = {
    "paragraphs": "title",
    "figures": "subject",
    "events": "title",
    "organisations": "name",
    "recommendations": "subject",
    "documents": "title",
    "commissions": "name",
    "commission_activities": "activity",
    "caveats": "note",
}
_MADE: Mapping[str, Callable[[Row, str], str]] = {
    "places": lambda row, language: place_name(row["place_id"], language),
    "cooperation": lambda row, language: link_text(row, language),
    "event_organisations": lambda row, language: _joined(
        title("events", row["event_id"], language),
        title("organisations", row["organisation_id"], language),
    ),
    "mentions": lambda row, language: (
        title("places", row["entity_id"], language)
        if row["entity_kind"] == "place"
        else party_name(row["entity_id"], row["entity_kind"], language)
    ),
    "commission_members": lambda row, language: _joined(
        title("commissions", row["commission_id"], language), name_in_data(row["iso3"], language)
    ),
}


@cache
def title(table: str, row_id: str, language: str) -> str:
    """What the row is called; its id where its table gives rows no name.

    Raises:
        KeyError: the table has no row of that id.
    """
    row = rows(table)[row_id]
    if table in _MADE:
        return _MADE[table](row, language)
    return row[f"{_COLUMN[table]}_{language}"] if table in _COLUMN else row_id


@cache
def rows(table: str) -> Mapping[str, Row]:
    """The rows of a table by their readable id."""
    frame = tables.load(table)
    return dict(zip(keys.row_ids(frame, table), frame.iter_rows(named=True), strict=True))


def _joined(*parts: str) -> str:
    return " · ".join(parts)
