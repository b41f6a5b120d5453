"""What each paragraph holds, and which paragraphs name somebody."""

from collections.abc import Mapping

import polars as pl

_ENTITIES = {"country": "countries", "organisation": "organisations", "place": "places"}
_TABLES = ("figures", "cooperation", "recommendations", "documents", "caveats")
#: What is counted for each paragraph: facts of a table, or who is named.
COUNTS = ("figures", "events", *_ENTITIES.values(), *_TABLES[1:])


def outline(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """A row a paragraph, in order, with how much of everything it holds.

    Columns: paragraph, section, theme, title_en, title_zh, and one of whole numbers for each of
    COUNTS. An event counts in every paragraph that tells of it, a name once a paragraph.
    """
    rows = frames["paragraphs"].select("paragraph", "section", "theme", "title_en", "title_zh")
    counted = {table: frames[table].select("paragraph") for table in _TABLES}
    counted["events"] = _told(frames["events"])
    counted |= _naming(frames["mentions"])
    for name in COUNTS:
        counts = counted[name].group_by("paragraph").agg(pl.len().cast(pl.Int64).alias(name))
        rows = rows.join(counts, on="paragraph", how="left", maintain_order="left")
    return rows.with_columns(pl.col(COUNTS).fill_null(0)).sort("paragraph")


def countries_named(mentions: pl.DataFrame) -> pl.DataFrame:
    """Countries that the report names. Columns: iso3, times (in all), paragraphs (that name it)."""
    return (
        mentions.filter(pl.col("entity_kind") == "country")
        .group_by("entity_id")
        .agg(pl.col("times").sum(), pl.col("paragraph").n_unique().alias("paragraphs"))
        .rename({"entity_id": "iso3"})
    )


def _told(events: pl.DataFrame) -> pl.DataFrame:
    """A row for each paragraph that tells of each event."""
    others = events.select(pl.col("other_paragraphs").str.split(";").explode().drop_nulls())
    numbers = others.to_series().filter(others.to_series() != "").cast(pl.Int64)
    return pl.DataFrame({"paragraph": pl.concat([events["paragraph"], numbers])})


def _naming(mentions: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """For each kind of name, a row for each name in each paragraph."""
    once = mentions.select("paragraph", "entity_kind", "entity_id").unique()
    return {
        name: once.filter(pl.col("entity_kind") == kind).select("paragraph")
        for kind, name in _ENTITIES.items()
    }


def entities(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Everybody and everything that paragraphs name or cite: entity, kind, paragraph, times.

    Kinds are country, organisation, place, and document for a cited work; a row for each paragraph.
    """
    named = frames["mentions"].select(
        pl.col("entity_id").alias("entity"), pl.col("entity_kind").cast(pl.String).alias("kind"), "paragraph",
        pl.col("times").cast(pl.Int64),
    )  # fmt: skip
    cited = frames["documents"].select(
        pl.col("work_id").alias("entity"), pl.lit("document").alias("kind"), "paragraph",
        pl.lit(1, pl.Int64).alias("times"),
    )  # fmt: skip
    together = pl.concat([named, cited])
    return together.group_by("entity", "kind", "paragraph").agg(pl.col("times").sum()).sort(
        "kind", "entity", "paragraph"
    )  # fmt: skip
