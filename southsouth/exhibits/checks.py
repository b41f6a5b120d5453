"""Exhibits of the checks."""

import polars as pl

from southsouth import numbers, tables
from southsouth.charts import checks as charts
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_, translate
from southsouth.vocabulary import DISPOSITIONS, label


def _alt(frame: pl.DataFrame, language: str) -> str:
    listed = ", ".join(
        f"{label(name, language, DISPOSITIONS)} {count}"
        for name, count in frame.select("disposition", "tokens").iter_rows()
    )
    said = N_("Bars of {count} number tokens of the report by what became of them: {list}.")
    return translate(said, language, count=frame["tokens"].sum(), list=listed)


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="number-tokens",
        topic=N_("What became of every number of the text"),
        alt=_alt,
        tables=("number_audit",),
        rows=lambda: numbers.summary(tables.load("number_audit")),
        draw=charts.tokens,
        page="method",
        columns=(
            ("disposition", N_("What it is")),
            ("tokens", N_("Number tokens")),
            ("with_row", N_("Lead to a row")),
            ("share", N_("Share, per cent")),
        ),
    ),
)
