"""Exhibits of the checks."""

import polars as pl

from southsouth import counts, numbers
from southsouth.charts import numerals
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_, counted, number, translate
from southsouth.vocabulary import DISPOSITIONS, label


def tokens(audit: pl.DataFrame) -> pl.DataFrame:
    """What became of the tokens, a row a disposition: those of `numbers.summary`, facts, has_example.

    `facts` counts the rows that they lead to, each once; `has_example` says whether the one that the
    chart shows of the kind is among them.
    """
    summary = numbers.summary(audit)
    facts = audit.group_by("disposition").agg(
        pl.col("row_id").drop_nulls().n_unique().cast(pl.Int64).alias("facts")
    )
    there = set(audit.select("disposition", "paragraph", "token").iter_rows())
    found = [
        all((kind, paragraph, token) in there for token in written)
        for kind in summary["disposition"]
        for paragraph, written, _ in [numerals.EXAMPLES[kind]]
    ]
    joined = summary.join(facts, on="disposition", how="left", maintain_order="left")
    counted = joined.with_columns(
        pl.col("facts").fill_null(0), pl.Series("has_example", found, pl.Boolean)
    )
    return counted.head(0) if audit.is_empty() else counted


def _message(frame: pl.DataFrame, language: str) -> str:
    """How few of the numbers measure something: where most do not."""
    total = int(frame["tokens"].sum())
    measuring = int(frame.filter(pl.col("disposition") == "figure")["tokens"].sum())
    if not 0 < measuring * 2 < total:
        return ""
    return translate(
        N_("Of {numbers} in the report’s Chinese text, only {count} measure something: amounts, shares, counts"),
        language, numbers=counted(counts.NUMBERS, total, language), count=number(measuring, language),
    )  # fmt: skip


def _note(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("Numbers in the Chinese text of the report, in digits or in words, by what they do there, with one example of each kind."),
        language,
    ) + _several(frame, language) + _in_words(frame, language)  # fmt: skip


def _in_words(frame: pl.DataFrame, language: str) -> str:
    """How an ordinary word can hold a number, where some do: no reader of English would guess it."""
    if not frame.filter((pl.col("disposition") == "vocabulary") & (pl.col("tokens") > 0)).height:
        return ""
    said = translate(
        N_("Ordinary Chinese words hold numerals too: 两级, “at both levels”."), language
    )
    return said if language == "zh" else f" {said}"


def _several(frame: pl.DataFrame, language: str) -> str:
    """Why there are more numbers of figures than figures, where there are."""
    found = frame.filter(pl.col("disposition") == "figure")
    if found.is_empty() or found["tokens"][0] <= found["facts"][0]:
        return ""
    said = translate(
        N_("The {numbers} that measure make {figures} figures: 1400万 (14 million), for one, is written with two numerals."),
        language, numbers=counted(counts.NUMBERS, found["tokens"][0], language),
        figures=number(found["facts"][0], language),
    )  # fmt: skip
    return said if language == "zh" else f" {said}"


def _alt(frame: pl.DataFrame, language: str) -> str:
    listed = counts.tallies(
        (
            (label(name, language, DISPOSITIONS), count)
            for name, count in frame.select("disposition", "tokens").iter_rows()
            if count
        ),
        language,
    )
    tokens = counted(counts.TOKENS, int(frame["tokens"].sum()), language)
    return translate(
        N_("Bars of the kinds of numbers in the report’s Chinese text, {tokens} in all: {list}."),
        language, tokens=tokens, list=listed,
    )  # fmt: skip


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="number-tokens",
        topic=N_("How each number in the text was treated"),
        message=_message,
        note=_note,
        alt=_alt,
        tables=("number_audit",),
        base="number_audit",
        rows=tokens,
        draw=numerals.kinds,
        page="method",
        columns=(
            ("disposition", N_("What it is")),
            ("tokens", N_("Number tokens")),
            ("with_row", N_("Lead to a row")),
            ("share", N_("Share, per cent")),
        ),
    ),
)
