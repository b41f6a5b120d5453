"""Bodies: how often they are named, what they do, and who appears with whom."""

from collections.abc import Collection, Mapping
from itertools import combinations

import polars as pl

from southsouth.measures.words import asked, holding
from southsouth.synonyms import body_short_names

_TOGETHER: Mapping[str, pl.DataType] = {
    "first": pl.String(), "second": pl.String(), "shared": pl.Int64(),
    "paragraphs": pl.List(pl.Int64()),
}  # fmt: skip


def appearances(organisations: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """The bodies with `times` (named in all) and `paragraphs` (how many name it), from 0."""
    counted = _of_bodies(mentions).group_by("organisation_id").agg(
        pl.col("times").sum(), pl.col("paragraph").n_unique().cast(pl.Int64).alias("paragraphs")
    )  # fmt: skip
    return organisations.join(
        counted, on="organisation_id", how="left", validate="1:1", maintain_order="left"
    ).with_columns(pl.col("times", "paragraphs").fill_null(0))


def _of_bodies(mentions: pl.DataFrame) -> pl.DataFrame:
    named = mentions.filter(pl.col("entity_kind") == "organisation")
    return named.rename({"entity_id": "organisation_id"})


def doing(organisations: pl.DataFrame, functions: Collection[str]) -> pl.DataFrame:
    """Bodies that do one of the functions; all where none is named."""
    if not functions:
        return organisations
    said = pl.col("functions").fill_null("").str.split(";")
    return organisations.filter(said.list.eval(pl.element().is_in(list(functions))).list.any())


def search(organisations: pl.DataFrame, words: str) -> pl.DataFrame:
    """Bodies whose names, acronym, printed and other short forms or id hold every word, as the signs among them
    want it."""
    columns = ("organisation_id", "acronym", "name_en", "name_zh", "aliases", "as_printed", "short")
    short = [";".join(body_short_names(own)) for own in organisations["organisation_id"]]
    named = organisations.with_columns(pl.Series("short", short, dtype=pl.String))
    return asked(named, columns, words, lambda rows, said: holding(rows, columns, said)).drop(
        "short"
    )


def by_function(organisations: pl.DataFrame, at_least: int = 1) -> pl.DataFrame:
    """A row for each body and function; bodies with fewer than `at_least` functions left out.

    Adds `function` and `count`, the body's number of functions; most first, then by name.
    """
    said = organisations.filter(pl.col("functions").is_not_null()).with_columns(
        pl.col("functions").str.split(";").alias("function")
    )
    counted = said.with_columns(pl.col("function").list.len().cast(pl.Int64).alias("count"))
    return (
        counted.filter(pl.col("count") >= at_least)
        .sort("count", "name_en", descending=[True, False])
        .explode("function")
    )


def together(mentions: pl.DataFrame) -> pl.DataFrame:
    """Every two bodies that one paragraph names: `first`, `second`, `shared`, `paragraphs`.

    A footnote counts with the paragraph that cites it. Most shared paragraphs first.
    """
    per_paragraph = _of_bodies(mentions).group_by("paragraph").agg(
        pl.col("organisation_id").unique().sort()
    ).sort("paragraph")  # fmt: skip
    found: dict[tuple[str, str], list[int]] = {}
    for paragraph, bodies in per_paragraph.iter_rows():
        for pair in combinations(bodies, 2):
            found.setdefault(pair, []).append(paragraph)
    rows = [(first, second, len(where), where) for (first, second), where in found.items()]
    return pl.DataFrame(rows, schema=_TOGETHER, orient="row").sort(
        "shared", "first", "second", descending=[True, False, False]
    )


def most_named(organisations: pl.DataFrame, mentions: pl.DataFrame, count: int) -> list[str]:
    """The ids of the bodies that the most paragraphs name; equal ones by times, then id."""
    named = appearances(organisations, mentions).filter(pl.col("paragraphs") > 0)
    order = named.sort("paragraphs", "times", "organisation_id", descending=[True, True, False])
    return order["organisation_id"].head(count).to_list()


def among(pairs: pl.DataFrame, bodies: Collection[str], at_least: int) -> pl.DataFrame:
    """Pairs of these bodies with at least so many paragraphs in common."""
    both = pl.all_horizontal(pl.col(end).is_in(list(bodies)) for end in ("first", "second"))
    return pairs.filter(both & (pl.col("shared") >= at_least))
