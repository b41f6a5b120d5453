"""Caveats and corrections."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import polars as pl

from southsouth import citation, controls, counts, tables
from southsouth.blocks import Block, Cell, Go, Heading, Lines, Printed, Row, Table, Text, Words
from southsouth.controls import Narrowed
from southsouth.language import N_
from southsouth.pages import events
from southsouth.pages.data import FACTS
from southsouth.pages.prose import listed
from southsouth.view import View
from southsouth.vocabulary import CAVEAT_KINDS, label


def ids() -> list[str]:
    """The ids of all caveats."""
    return tables.load("caveats")["caveat_id"].to_list()


def caveats(view: View, found: Narrowed, chosen: Sequence[str]) -> Iterator[Block]:
    """The caveats that match, and those that are opened with the rows that they touch."""
    yield Text((view.text(N_("Passages of the report that are doubtful, ambiguous or inconsistent, with the reading that the text itself supports. The cards and downloads of the rows concerned carry the same notes.")),))  # fmt: skip
    form = controls.block(view, found.items, kept=("verdict",))
    yield replace(form, action=f"{form.action}#caveats")
    for caveat_id in chosen:
        yield from _opened(view, caveat_id)
    rows = found.rows.sort("paragraph", "caveat_id")
    listed = tuple(
        Row(
            (
                Cell(
                    row[f"note_{view.lang}"],
                    f"{view.here(caveat=row['caveat_id'])}#{row['caveat_id']}",
                ),
                Cell(label(row["kind"], view.lang, CAVEAT_KINDS)),
                Cell(row["as_printed"], role="printed"),
                events.paragraph(view, row["paragraph"]),
            ),
            chosen=row["caveat_id"] in chosen,
        )
        for row in rows.iter_rows(named=True)
    )
    headings = (N_("Note"), N_("Kind"), N_("As printed"), N_("Paragraph"))
    yield Table(
        "doubts", view.counted(counts.CAVEATS, rows.height), tuple(map(view.text, headings)), listed,
        view.text(N_("Nothing matches these filters. Widen them to see results.")),
    )  # fmt: skip
    yield events.files(view, "caveats", found.query)


def _opened(view: View, caveat_id: str) -> Iterator[Block]:
    """One caveat with the words that it is about and the rows that it touches."""
    row = tables.load("caveats").row(by_predicate=pl.col("caveat_id") == caveat_id, named=True)
    yield Heading(label(row["kind"], view.lang, CAVEAT_KINDS), caveat_id, 3)
    yield Text((row[f"note_{view.lang}"],), role="info")
    where = citation.where(row["paragraph"], view.lang, row["footnote"])
    colon = "：" if view.lang == "zh" else ": "
    lines: list[Words] = [
        (view.text(N_("As printed")), colon, Printed(row["as_printed"]), " ",
         Go(where, view.fact("paragraph", str(row["paragraph"]))))
    ]  # fmt: skip
    if row["needs_outside"]:
        lines.append((view.text(N_("It can be settled only with information from outside the text.")),))  # fmt: skip
    touched = tuple(_touched(view, row["row_ids"] or ""))
    if touched:
        lines.append((view.text(N_("Rows concerned")), colon, *listed(touched)))
    yield Lines(tuple(lines))


def _touched(view: View, row_ids: str) -> Iterator[Go]:
    """The rows, each a link to its fact, else to where the table shows it."""
    for named in filter(None, row_ids.split(";")):
        name, own = named.split(":", 1)
        if name in FACTS and name != "cooperation":
            yield Go(own, view.fact(FACTS[name], own))
        else:
            yield Go(own, view.to("data", table=name, row=own) + "#row")


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
