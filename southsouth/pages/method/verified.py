"""How the tables were made, and what the checks say when the page is asked for."""

from collections.abc import Iterator
from functools import lru_cache

import polars as pl

from southsouth import counts, exhibits, reading, tables
from southsouth import verification as checking
from southsouth.blocks import Block, Cell, Code, Fold, Number, Numbers, Picture, Row, Table, Text
from southsouth.language import N_, NN_, number
from southsouth.measures import checks
from southsouth.reading import Copy
from southsouth.verification import Failure
from southsouth.view import View

VERIFIED = NN_(
    "Checked just now against the copy on this server: {count} quotation, which agrees.",
    "Checked just now against the copy on this server: {count} quotations, all of which agree.",
)
FAILED = NN_(
    "{count} row does not agree with the copy on this server.",
    "{count} rows do not agree with the copy on this server.",
)


def made(view: View) -> Iterator[Block]:
    """How the tables were made, and how much there is."""
    extent = checks.extent(tables.everything())
    data = view.to("data")
    yield _numbers(
        view,
        (extent["tables"], N_("Tables"), data),
        (extent["rows"], N_("Rows"), data),
        (extent["printed"], N_("Quotations"), f"{view.here()}#verification"),
        (extent["caveats"], N_("Caveats"), f"{view.here()}#caveats"),
    )
    words = N_(
        "The Chinese version of the report was read twice: the summary, {paragraphs} and the footnotes. One reader recorded every fact with its paragraph and the shortest words that state it; a second reader recorded the same paragraphs without seeing those rows. The two sets were compared, and each difference was settled by the words of the report alone. Where the wording allows two readings, the more cautious one was kept and a caveat says so. Later, the rows were held against the text again, several times."
    )
    yield Text((view.text(words, paragraphs=view.counted(counts.PARAGRAPHS, extent["paragraphs"])),))  # fmt: skip
    yield Text((view.text(N_("Titles, subjects and summaries are ours, in both languages. Values are in base units, and dates are no more precise than in the report. For information that is not in the report (coordinates, membership, seats), the source is given.")),))  # fmt: skip


def _numbers(view: View, *counted: tuple[int, str, str]) -> Numbers:
    return Numbers(
        tuple(
            Number(number(count, view.lang), view.text(says), address)
            for count, says, address in counted
        )
    )


@lru_cache(maxsize=1)
def _checked(key: tuple[str, int, int]) -> tuple[tuple[Failure, ...], tuple[int, int]]:
    """Failures, and tokens found and accounted for; kept as long as the copy stays as it is."""
    found = reading.configured()
    if found is None or found.key != key:
        raise LookupError("the copy was changed while it was read")
    frames = tables.everything()
    return (
        tuple(checking.failures(found.report, frames)),
        checking.accounted(found.report, frames),
    )


def verification(view: View, copy: Copy | None, refused: tuple[Block, ...]) -> Iterator[Block]:
    """What the copy says of the tables, or how to run the check."""
    yield Text((view.text(N_("Every table is checked against a copy of the report: every quotation must be found in its paragraph or footnote, every value and date must match the quotation, every paragraph must be the one that was read (by its checksum), and every number in the text must have its row.")),))  # fmt: skip
    yield from refused
    if copy is None:
        words = N_(
            "The check needs a copy of the report as a text file, which this site may not give away. Where the site has been given one, this page shows the result."
        )
        yield Text((view.text(words),), role="info")
        told = N_(
            "Run this command with a copy of your own. What each reading found is recorded beside the source code."
        )
        yield Fold(
            view.text(N_("For developers: run the check yourself")),
            (
                Code("southsouth verify REPORT.txt"),
                Text((view.text(told),), role="small"),
            ),
        )
        return
    failures, _ = _checked(copy.key)
    if not failures:
        printed = checks.extent(tables.everything())["printed"]
        yield Text((view.counted(VERIFIED, printed),), role="good")
        return
    yield Text((view.counted(FAILED, len(failures)),), role="bad")
    headings = (N_("Row"), N_("Table"), N_("Rule"), N_("What is wrong"))
    yield Table(
        "failures", view.counted(counts.FAILURES, len(failures)), tuple(map(view.text, headings)),
        tuple(Row((Cell(f.row_id), Cell(f.table), Cell(f.rule), Cell(f.message))) for f in failures),
        labelled=True,
    )  # fmt: skip


def numbers(view: View, copy: Copy | None) -> Iterator[Block]:
    """What became of every number of the text, and how many are unaccounted for."""
    audit = tables.load("number_audit")
    yield Text((view.text(N_("Nothing is left out: every sequence of digits and every Chinese numeral in the paragraphs, footnotes and headings has a row in the table of numbers that says how it was treated.")),))  # fmt: skip
    listed = audit.height
    accounted = audit.filter(pl.col("disposition").is_not_null()).height
    told = N_("Counted in the table, which was made from the text; only a copy of the report can show that no number is missing.")  # fmt: skip
    if copy is not None:
        listed, accounted = _checked(copy.key)[1]
        told = N_("Recounted in the copy of the report held on this server.")
    rows = view.to("data", table="number_audit")
    yield _numbers(
        view,
        (listed, N_("Numbers in the text"), rows),
        (audit["row_id"].count(), N_("Stated in a row of another table"), rows),
        (
            accounted - audit["row_id"].count(),
            N_("Without a row, as parts of words, names and ordinals"),
            rows,
        ),
        (listed - accounted, N_("Unaccounted for"), rows),
    )
    yield Text((view.text(told),), role="small")
    yield Picture(exhibits.get("number-tokens"), view.here(), level=3)
