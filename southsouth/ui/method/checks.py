"""How the tables were made, and what the checks say: computed when the page is opened."""

from functools import lru_cache

import polars as pl
import streamlit as st

from southsouth import exhibits, reading, tables, verification
from southsouth.errors import NotTheReport
from southsouth.language import N_, NN_, number
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
            view.text(N_("The configured copy of the report cannot be used: {reason}"), reason=refusal),
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
        (N_("Quotations"), extent["printed"]),
        (N_("Caveats"), extent["caveats"]),
    )
    st.markdown(
        view.text(N_("The Chinese version of the report was read twice: the summary, {paragraphs} and the footnotes. One reader recorded every fact with its paragraph and the shortest words that state it; a second reader recorded the same paragraphs without seeing those rows. The two sets were compared, and each difference was settled by the words of the report alone. Where the wording allows two readings, the more cautious one was kept and a caveat says so. `docs/readings.md` in the source code describes what each reading found."), paragraphs=extent["paragraphs"])
    )  # fmt: skip
    st.markdown(
        view.text(N_("Titles, subjects and summaries are ours, in both languages. Values are in base units, and dates are no more precise than in the report. For information that is not in the report (coordinates, membership, seats), the source is given."))
    )  # fmt: skip


def metrics(view: View, *pairs: tuple[str, int]) -> None:
    """Counts side by side, each under its name."""
    side_by_side = st.container(horizontal=True, gap="large")
    for name, count in pairs:
        side_by_side.metric(view.text(name), number(count, view.lang), width="content")


VERIFIED = NN_(
    "Checked just now against the copy on this server: {count} quotation, which agrees.",
    "Checked just now against the copy on this server: {count} quotations, all of which agree.",
)
FAILED = NN_(
    "{count} row does not agree with the copy on this server.",
    "{count} rows do not agree with the copy on this server.",
)


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
        view.text(N_("Every table is checked against a copy of the report: every quotation must be found in its paragraph or footnote, every value and date must match the quotation, every paragraph must be the one that was read (by its SHA-256), and every number in the text must have its row."))
    )  # fmt: skip
    if found is None:
        st.info(view.text(N_("This requires a copy of the report as a text file, which is not part of this site. With a copy, run `southsouth verify REPORT.txt`, or set {variable} to its path, and this page will show the result."), variable=reading.VARIABLE))  # fmt: skip
        return
    failures, _ = _verified(found.key)
    if not failures:
        words = checks.extent(tables.everything())["printed"]
        st.success(
            view.counted(VERIFIED, words),
            icon=":material/check:",
        )  # fmt: skip
        return
    st.error(view.counted(FAILED, len(failures)))
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
        view.text(N_("Nothing is left out: every sequence of digits and every Chinese numeral in the paragraphs, footnotes and headings has a row in number_audit that says how it was treated."))
    )  # fmt: skip
    listed, accounted = (audit.height, audit.filter(pl.col("disposition").is_not_null()).height)
    if found is not None:
        listed, accounted = _verified(found.key)[1]
    metrics(
        view,
        (N_("Number tokens"), listed),
        (N_("Linked to a row"), audit["row_id"].count()),
        (N_("Unaccounted for"), listed - accounted),
    )
    told = N_("Recounted in the copy of the report held on this server.")
    if found is None:
        told = N_("Counted in the table. To check whether the table misses a number, run `southsouth verify` with a copy of the report.")  # fmt: skip
    st.caption(view.text(told))
    show(view, exhibits.get("number-tokens"), key="method-tokens")
