"""How the tables were made, and what the checks say: computed when the page is opened."""

from functools import lru_cache

import polars as pl
import streamlit as st

from southsouth import exhibits, reading, tables, verification
from southsouth.errors import NotTheReport
from southsouth.language import N_, number
from southsouth.measures import checks
from southsouth.reading import Copy
from southsouth.ui.exhibits import show
from southsouth.ui.frames import table
from southsouth.ui.view import View
from southsouth.verification import Failure


def copy(view: View) -> Copy | None:
    """The configured copy of the report; a note where it cannot be used."""
    try:
        return reading.configured()
    except NotTheReport as refusal:
        st.warning(
            view.text(N_("The copy of the report that is configured cannot be used: {reason}"), reason=refusal),
            icon=":material/info:",
        )  # fmt: skip
        return None


def made(view: View) -> None:
    """How the tables were made, and how much there is."""
    extent = checks.extent(tables.everything())
    metrics(
        view,
        (N_("Tables"), extent["tables"]),
        (N_("Rows"), extent["rows"]),
        (N_("Words as printed"), extent["printed"]),
        (N_("Caveats"), extent["caveats"]),
    )
    st.markdown(
        view.text(N_("The Chinese text of the report, its summary, {paragraphs} paragraphs and footnotes, was read twice. One reader wrote down every fact with its paragraph and the shortest words that print it; a second read the same paragraphs without seeing those rows and wrote down rows of their own. The two were laid side by side, and each difference was settled by the words of the report alone. Where the words carry two readings, the cautious one stands and a caveat says so. `docs/readings.md` in the source tells what each reading found."), paragraphs=extent["paragraphs"])
    )  # fmt: skip
    st.markdown(
        view.text(N_("Titles, subjects and summaries are ours, in both languages. Values are in base units, dates to the precision printed and no finer. What a row says that the report does not print (coordinates, memberships, seats) names its source."))
    )  # fmt: skip


def metrics(view: View, *pairs: tuple[str, int]) -> None:
    """Counts side by side, each under its name."""
    side_by_side = st.container(horizontal=True, gap="large")
    for name, count in pairs:
        side_by_side.metric(view.text(name), number(count, view.lang), width="content")


@lru_cache(maxsize=1)
def _verified(key: tuple[str, int, int]) -> tuple[tuple[Failure, ...], tuple[int, int]]:
    """Failures, and tokens found and accounted for; kept as long as the copy stays as it is."""
    found = reading.configured()
    if found is None or found.key != key:
        raise LookupError("the copy was changed while it was read")
    frames = tables.everything()
    return tuple(verification.failures(found.report, frames)), verification.accounted(
        found.report, frames
    )  # fmt: skip


def verified(view: View, found: Copy | None) -> None:
    """Verification against the copy, or how to run it."""
    st.markdown(
        view.text(N_("Every table is held against a copy of the report: each set of words must stand in its paragraph or footnote, each value and date must be what its words read as, each paragraph must be the one that was read (by its SHA-256), and every number of the text must have its row."))
    )  # fmt: skip
    if found is None:
        st.info(view.text(N_("This needs a copy of the report as a text file, which is not part of the explorer. With one, run `southsouth verify REPORT.txt`, or set {variable} to its path: this page then shows the result."), variable=reading.VARIABLE))  # fmt: skip
        return
    failures, _ = _verified(found.key)
    if not failures:
        words = checks.extent(tables.everything())["printed"]
        st.success(
            view.text(N_("Verified just now against the copy on this server: {words} sets of printed words, no disagreement."), words=number(words, view.lang)),
            icon=":material/check:",
        )  # fmt: skip
        return
    st.error(view.text(N_("{count} rows do not agree with the copy on this server."), count=len(failures)))  # fmt: skip
    rows = pl.DataFrame(
        [(f.table, f.row_id, f.rule, f.message) for f in failures],
        schema=["table", "row", "rule", "message"],
        orient="row",
    )
    table(
        view, rows,
        (("table", N_("Table")), ("row", N_("Row")), ("rule", N_("Rule")), ("message", N_("What is wrong"))),
        key="method-failures",
    )  # fmt: skip


def tokens(view: View, found: Copy | None) -> None:
    """What became of every number of the text, and how many are unaccounted for."""
    audit = tables.load("number_audit")
    st.markdown(
        view.text(N_("Nothing left out: every run of digits and every Chinese numeral of the text, in paragraphs, footnotes and headings, is a row of number_audit that says what became of it."))
    )  # fmt: skip
    listed, accounted = (audit.height, audit.filter(pl.col("disposition").is_not_null()).height)
    if found is not None:
        listed, accounted = _verified(found.key)[1]
    metrics(
        view,
        (N_("Number tokens"), listed),
        (N_("Lead to a row"), audit["row_id"].count()),
        (N_("Unaccounted for"), listed - accounted),
    )
    told = N_("Counted anew in the copy of the report on this server.")
    if found is None:
        told = N_("Counted in the table. Whether the table misses a number is counted anew by `southsouth verify` with a copy of the report.")  # fmt: skip
    st.caption(view.text(told))
    show(view, exhibits.get("number-tokens"), key="method-tokens")
