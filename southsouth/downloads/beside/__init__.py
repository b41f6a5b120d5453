"""What stands beside the columns of data/ where a table is given away, so that a row reads alone.

Beside each id stands the name of what it means, in both languages; beside each date its first and
last day; beside an event its place, its organisers and how many bodies took part; beside a row its
doubts. All of it is made from the tables: data/ holds each fact once. The data dictionary and the
Data Package describe these columns from their declaration.
"""

from functools import cache

from southsouth.downloads.beside import doubts, events, figures, names
from southsouth.downloads.beside.column import Column
from southsouth.schemas import SCHEMAS

__all__ = ["Column", "columns"]

_DATED = {"events": "date_edtf", "figures": "period"}


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The added columns of a table, in their order.

    Raises:
        KeyError: no table has that name.
    """
    own = list(names.of_ids(table))
    if table == "events":
        own += events.of_events()
    if table == "cooperation":
        own += figures.of_links()
    if table == "figures":
        own += figures.of_amounts()
    if table in _DATED:
        own += events.days(_DATED[table])
    own += doubts.of_rows(table)
    known = SCHEMAS[table].columns()
    return tuple(column for column in own if column.name not in known)
