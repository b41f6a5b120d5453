"""Figures that may be compared with each other, and no others."""

import polars as pl


def money(figures: pl.DataFrame) -> pl.DataFrame:
    """Amounts in US dollars, largest first."""
    return figures.filter(pl.col("unit") == "USD").sort(
        "value", "figure_id", descending=[True, False]
    )


def shares(figures: pl.DataFrame) -> pl.DataFrame:
    """Percentages, largest first."""
    return figures.filter(pl.col("unit") == "percent").sort(
        "value", "figure_id", descending=[True, False]
    )


def ilo_budgets(figures: pl.DataFrame) -> pl.DataFrame:
    """ILO's amounts in paragraph 47, in the order printed."""
    return _all_of(figures, paragraph=47, unit="USD", expected=5)


def ss_gate_funnel(figures: pl.DataFrame) -> pl.DataFrame:
    """The exchange's projects in paragraph 64: listed, funded, implemented; those that are left."""
    rows = figures.filter((pl.col("paragraph") == 64) & (pl.col("unit") == "projects"))
    return rows.sort("value", descending=True)


def undp_years(figures: pl.DataFrame) -> pl.DataFrame:
    """UNDP's funding of the Office, paragraph 50: a row a year, from the yearly amount.

    Columns: year, value, figure_id, paragraph, as_printed, total (the total printed).
    """
    rows = figures.filter(
        (pl.col("paragraph") == 50)
        & (pl.col("unit") == "USD")
        & (pl.col("topic") == "undp_funding")
    )
    yearly, total = _one(rows, 3_500_000), _one(rows, 14_000_000)
    first, last = (yearly["period"] or total["period"] or "2014/2017").split("/")
    return pl.DataFrame(
        {
            "year": list(range(int(first), int(last) + 1)),
            "value": yearly["value"],
            "figure_id": yearly["figure_id"],
            "paragraph": yearly["paragraph"],
            "as_printed": yearly["as_printed"],
            "total": total["value"],
        }
    )


def _one(rows: pl.DataFrame, value: float) -> dict:
    found = rows.filter(pl.col("value") == value)
    if found.height != 1:
        raise LookupError(
            f"data/figures.csv: expected one row of paragraph 50 with {value:,.0f} USD, found {found.height}"
        )
    return found.row(0, named=True)


def _all_of(figures: pl.DataFrame, *, paragraph: int, unit: str, expected: int) -> pl.DataFrame:
    rows = figures.filter((pl.col("paragraph") == paragraph) & (pl.col("unit") == unit))
    if rows.height != expected:
        raise LookupError(
            f"data/figures.csv: expected {expected} rows in {unit} of paragraph {paragraph}, found {rows.height}"
        )
    return rows


def search(figures: pl.DataFrame, words: str) -> pl.DataFrame:
    """Figures whose subject, printed words or id hold every word; white space in print aside."""
    found = figures
    squashed = pl.col("as_printed").str.replace_all(r"\s", "")
    for word in words.lower().split():
        found = found.filter(
            pl.any_horizontal(
                pl.col("subject_en").str.to_lowercase().str.contains(word, literal=True),
                pl.col("subject_zh").str.contains(word, literal=True),
                pl.col("figure_id").str.contains(word, literal=True),
                squashed.str.contains(word, literal=True),
            )
        )
    return found
