"""Caveats and corrections."""

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from southsouth import controls, counts, tables
from southsouth.blocks import Block, Cell, Row, Table, Text
from southsouth.controls import Narrowed
from southsouth.language import N_
from southsouth.pages import events, opened, parts
from southsouth.pages.opened import Opened
from southsouth.pages.parts import Part
from southsouth.view import View
from southsouth.vocabulary import CAVEAT_KINDS, label


def ordered(caveats: pl.DataFrame) -> pl.DataFrame:
    """Caveats as in the report."""
    return caveats.sort("paragraph", "caveat_id")


def caveats(
    view: View, found: Narrowed, listed: pl.DataFrame, part: Part, chosen: Opened
) -> Iterator[Block]:
    """The caveats that match, and those that are opened with the rows that they touch."""
    yield Text((view.text(N_("Passages of the report that are doubtful, ambiguous or inconsistent, with the reading that the text itself supports. The cards and downloads of the rows concerned carry the same notes.")),))  # fmt: skip
    form = controls.block(view, found.items)
    yield replace(form, action=f"{form.action}#caveats")
    yield from opened.cards_of(view, chosen, part)
    rows = tuple(
        Row(
            (
                Cell(row[f"note_{view.lang}"], opened.address(view, "caveat", row["caveat_id"])),
                Cell(label(row["kind"], view.lang, CAVEAT_KINDS)),
                Cell(row["as_printed"], role="printed"),
                events.paragraph(view, row["paragraph"]),
            ),
            ref=f"caveat/{row['caveat_id']}",
            chosen=row["caveat_id"] in chosen.ids,
        )
        for row in part.of(listed).iter_rows(named=True)
    )
    headings = (N_("Note"), N_("Kind"), N_("As printed"), N_("Found in"))
    yield Table(
        "doubts", view.counted(counts.CAVEATS, listed.height), tuple(map(view.text, headings)), rows,
        view.text(N_("Nothing matches these filters. Widen them to see results.")),
        of="caveats",
    )  # fmt: skip
    yield from parts.steps(view, part, "doubts")
    yield events.files(view, "caveats", found.query)


def corrections(view: View) -> Iterator[Block]:
    """Values that are used otherwise than printed."""
    rows = tables.load("corrections")
    yield Text((view.text(N_("Any value that differs from the printed one is listed in a table of its own, with the printed value, the value used, the reason and where it was checked.")),))  # fmt: skip
    if rows.is_empty():
        yield Text((view.text(N_("There are none: every value is used as printed, and doubts are listed as caveats.")),), role="good")  # fmt: skip
        return
    columns = ("id", "table", "column", "printed", "used", "reason", "checked")
    headings = (
        N_("Row"), N_("Table"), N_("Column"), N_("As given"), N_("Used"), N_("Why"), N_("Source checked"),
    )  # fmt: skip
    yield Table(
        "corrected", view.counted(counts.ROWS, rows.height), tuple(map(view.text, headings)),
        tuple(Row(tuple(Cell(str(row[one])) for one in columns)) for row in rows.iter_rows(named=True)),
        labelled=True,
    )  # fmt: skip
