"""The numbers shown first, taken from the figures table and never typed."""

import polars as pl

# Paragraph and words as printed: they find the row whatever its id.
HEADLINES: tuple[tuple[int, str], ...] = (
    (1, "近一半"),
    (2, "4万亿美元"),
    (2, "7 590亿美元"),
    (3, "161亿美元至190亿美元"),
    (3, "55%"),
    (47, "0.12%"),
    (50, "1 400 万美元"),
    (56, "2 700 万美元"),
    (57, "近 6 亿人"),
    (62, "13 000 多名"),
    (64, "49 个国家中心"),
    (64, "857 个项目"),
)


def headlines(figures: pl.DataFrame) -> pl.DataFrame:
    """The headline rows of the figures table, in the order above, all columns.

    Raises:
        LookupError: a headline matches no row, or more than one.
    """
    return pl.concat([_one(figures, paragraph, printed) for paragraph, printed in HEADLINES])


def _one(figures: pl.DataFrame, paragraph: int, printed: str) -> pl.DataFrame:
    squashed = pl.col("as_printed").str.replace_all(r"\s", "")
    there = figures.filter(pl.col("paragraph") == paragraph)
    rows = there.filter(squashed.str.contains(printed.replace(" ", ""), literal=True))
    if rows.height != 1:
        raise LookupError(
            f"headline {printed!r} of paragraph {paragraph} matches {rows.height} rows of data/figures.csv; "
            "mend HEADLINES in southsouth/measures/headlines.py"
        )
    return rows
