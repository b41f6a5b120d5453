"""The exhibit of the whole report: its outline."""

import polars as pl

from southsouth import counts, tables
from southsouth.charts import outline as charts
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_, counted, number, sentences, translate
from southsouth.measures import paragraphs as measures


class _Whole(Exhibit):
    """An exhibit of every paragraph: the source line lists none."""

    def paragraphs(self, frame: pl.DataFrame) -> tuple[int, ...]:
        """No paragraphs: it is the whole report."""
        return ()


def outlined(
    paragraphs: pl.DataFrame,
    counted: str = "figures",
    paragraph: int | None = None,
    entity: str | None = None,
) -> pl.DataFrame:
    """The outline of some paragraphs, shaded by a count, or by how often each names somebody.

    Args:
        paragraphs: Rows of data/paragraphs.csv.
        counted: A key of southsouth.charts.outline.COUNTED.
        paragraph: The one chosen.
        entity: Country, body, place or document; where given, it decides the shades.
    """
    rows = measures.outline(tables.everything())
    rows = rows.join(paragraphs.select("paragraph"), on="paragraph", how="semi")
    if entity:
        counted = "named"
        rows = rows.join(_naming(entity), on="paragraph", how="left", maintain_order="left")
    return rows.with_columns(
        pl.lit(counted).alias("counted"),
        pl.col(counted).fill_null(0).alias("count"),
        (pl.col("paragraph") == pl.lit(paragraph, pl.Int64))
        .fill_null(value=False)
        .alias("is_chosen"),
    )


def _naming(entity: str) -> pl.DataFrame:
    named = measures.entities(tables.everything()).filter(pl.col("entity") == entity)
    return named.select("paragraph", pl.col("times").alias("named"))


def _half(frame: pl.DataFrame) -> int:
    """In how few paragraphs half of everything counted stands."""
    counts = frame["count"].sort(descending=True)
    return int((counts.cum_sum() * 2 < counts.sum()).sum()) + 1


def _message(frame: pl.DataFrame, language: str) -> str:
    """How crowded the numbers are: where half of them stand in a quarter of the paragraphs."""
    total, few = int(frame["count"].sum()), _half(frame)
    if frame["counted"][0] != "figures" or total < 10 or few * 4 > frame.height:
        return ""
    held = int(frame["count"].sort(descending=True).head(few).sum())
    return translate(
        N_("More than half of the report’s amounts, shares and counts stand in {few} of its {paragraphs}")
        if held * 2 > total
        else N_("Half of the report’s amounts, shares and counts stand in {few} of its {paragraphs}"),
        language, few=few,
        paragraphs=counted(counts.PARAGRAPHS, frame.filter(pl.col("paragraph") > 0).height, language),
    )  # fmt: skip


def _note(frame: pl.DataFrame, language: str) -> str:
    """What a square is; of figures, what counts as one."""
    words = (
        N_("A square is a paragraph and bears its number; the one without a number is the summary. The stronger the colour, the more the paragraph holds.")
        if 0 in frame["paragraph"]
        else N_("A square is a paragraph and bears its number. The stronger the colour, the more the paragraph holds.")
    )  # fmt: skip
    said = translate(words, language)
    if frame["counted"][0] != "figures":
        return said
    every = int(frame["count"].sum())
    more = translate(
        N_("Counted are amounts, shares and counts, not dates or numbering: {count} in all, by chance as many as there are paragraphs, {held} of them in {paragraphs} alone.")
        if every == frame.filter(pl.col("paragraph") > 0).height > 1
        else N_("Counted are amounts, shares and counts, not dates or numbering: {count} in all, {held} of them in {paragraphs} alone.")
        if every and frame.height > 1
        else N_("Counted are amounts, shares and counts, not dates or numbering."),
        language, count=number(every, language),
        paragraphs=counted(counts.PARAGRAPHS, _half(frame), language),
        held=int(frame["count"].sort(descending=True).head(_half(frame)).sum()),
    )  # fmt: skip
    return sentences(language, said, more)


def _alt(frame: pl.DataFrame, language: str) -> str:
    most = frame.sort("count", "paragraph", descending=[True, False]).row(0, named=True)
    numbered = frame.filter(pl.col("paragraph") > 0)
    if numbered.is_empty():
        numbered = frame
    none = numbered.filter(pl.col("count") == 0).height
    said = translate(
        N_("Squares for {paragraphs} in {sections}, darker the more a paragraph holds. Counted: {by}.")
        if numbered.height == frame.height
        else N_("Squares for the summary and {paragraphs} in {sections}, darker the more a paragraph holds. Counted: {by}."),
        language,
        paragraphs=counted(counts.PARAGRAPHS, numbered.height, language),
        sections=counted(counts.SECTIONS, numbered["section"].n_unique(), language),
        by=translate(charts.COUNTED.get(frame["counted"][0], charts.NAMED), language),
    )  # fmt: skip
    words = (
        N_("No paragraph has any.")
        if not most["count"]
        else N_("Paragraph {number} has the most, {most}; paragraphs with none: {none}.")
        if none
        else N_("Paragraph {number} has the most, {most}; none is without.")
    )
    more = translate(words, language, most=most["count"], number=most["paragraph"], none=none)
    return sentences(language, said, more)


EXHIBITS: tuple[Exhibit, ...] = (
    _Whole(
        id="paragraph-strip",
        topic=N_("The outline of the report"),
        message=_message,
        note=_note,
        alt=_alt,
        tables=("paragraphs",),
        base="paragraphs",
        rows=outlined,
        draw=charts.squares,
        page="paragraphs",
        columns=(
            ("paragraph", N_("Paragraph")),
            ("section", N_("Section")),
            ("theme", N_("Theme")),
            ("title_en", N_("Title (English)")),
            ("title_zh", N_("Title (Chinese)")),
            *charts.COUNTED.items(),
            ("named", charts.NAMED),
        ),
    ),
)
