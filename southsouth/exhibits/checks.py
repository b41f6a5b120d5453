"""Exhibits of the checks."""

import polars as pl

from southsouth import counts, numbers, tables
from southsouth.charts import checks as charts
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_, counted, translate
from southsouth.vocabulary import DISPOSITIONS, label


def _alt(frame: pl.DataFrame, language: str) -> str:
    listed = ", ".join(
        f"{label(name, language, DISPOSITIONS)} {count}"
        for name, count in frame.select("disposition", "tokens").iter_rows()
    )
    said = N_("Bar chart of {tokens} in the report, by how each was treated: {list}.")
    return translate(
        said,
        language,
        tokens=counted(counts.TOKENS, int(frame["tokens"].sum()), language),
        list=listed,
    )


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="number-tokens",
        title=N_("How every number in the text was treated"),
        alt=_alt,
        tables=("number_audit",),
        rows=lambda: numbers.summary(tables.load("number_audit")),
        draw=charts.tokens,
        page="method",
        columns=(
            ("disposition", N_("What it is")),
            ("tokens", N_("Number tokens")),
            ("with_row", N_("Linked to a row")),
            ("share", N_("Share, per cent")),
        ),
    ),
)
