"""The exhibit of the whole report: its outline."""

import polars as pl

from southsouth import counts, tables
from southsouth.charts import paragraphs as charts
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_, counted, translate
from southsouth.measures import paragraphs as measures


class _Whole(Exhibit):
    """An exhibit of every paragraph: the source line lists none."""

    def paragraphs(self, frame: pl.DataFrame) -> tuple[int, ...]:
        """No paragraphs: it is the whole report."""
        return ()


def outlined(
    color: str = "theme", paragraph: int | None = None, entity: str | None = None
) -> pl.DataFrame:
    """The outline, ready to draw: coloured by theme, by a count, or by how often it names somebody.

    Args:
        color: A key of southsouth.charts.paragraphs.COLOURS.
        paragraph: The one chosen.
        entity: Country, body, place or document; where given, it decides the colours.
    """
    rows = measures.outline(tables.everything())
    if entity:
        color = "named"
        rows = rows.join(_naming(entity), on="paragraph", how="left", maintain_order="left")
    counted = rows[color] if color != "theme" else pl.Series([None] * rows.height, dtype=pl.Int64)
    return rows.with_columns(
        pl.lit(color).alias("color"),
        counted.fill_null(0).alias("count") if color != "theme" else counted.alias("count"),
        (pl.col("paragraph") == pl.lit(paragraph, pl.Int64))
        .fill_null(value=False)
        .alias("is_chosen"),
    )


def _naming(entity: str) -> pl.DataFrame:
    named = measures.entities(tables.everything()).filter(pl.col("entity") == entity)
    return named.select("paragraph", pl.col("times").alias("named"))


def _alt(frame: pl.DataFrame, language: str) -> str:
    color = frame["color"][0]
    by = translate(charts.COLOURS.get(color, charts.NAMED), language)
    said = N_("Strip of {squares} in {sections}, one for each paragraph and one for the summary, coloured by: {by}.")  # fmt: skip
    text = translate(
        said,
        language,
        squares=counted(counts.SQUARES, frame.height, language),
        sections=counted(counts.SECTIONS, frame["section"].n_unique(), language),
        by=by,
    )
    if color == "theme":
        return text
    most = frame.sort("count", "paragraph", descending=[True, False]).row(0, named=True)
    peak = N_(
        "The highest number, {count}, is in paragraph {number}; there are none in {paragraphs}."
    )
    return f"{text} " + translate(
        peak,
        language,
        count=most["count"],
        number=most["paragraph"],
        paragraphs=counted(counts.PARAGRAPHS, int((frame["count"] == 0).sum()), language),
    )


EXHIBITS: tuple[Exhibit, ...] = (
    _Whole(
        id="paragraph-strip",
        title=N_("The outline of the report"),
        alt=_alt,
        tables=("paragraphs",),
        rows=outlined,
        draw=charts.strip,
        page="paragraphs",
        columns=(
            ("paragraph", N_("Paragraph")),
            ("section", N_("Section")),
            ("theme", N_("Theme")),
            ("title_en", N_("Title (English)")),
            ("title_zh", N_("Title (Chinese)")),
            *((name, heading) for name, heading in charts.COLOURS.items() if name != "theme"),
            ("named", charts.NAMED),
        ),
    ),
)
