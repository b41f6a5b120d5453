"""Exhibits of bodies: what they do, and who appears with whom."""

import polars as pl

from southsouth import counts, tables
from southsouth.charts import organisations as charts
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_, counted, translate
from southsouth.measures import organisations as measures
from southsouth.names import organisation_names

FUNCTIONS_AT_LEAST = 3
BODIES, TOGETHER = 20, 3


def by_function(
    organisations: pl.DataFrame | None = None, at_least: int = FUNCTIONS_AT_LEAST
) -> pl.DataFrame:
    """A row for each body (of all by default) and function, bodies with few functions left out."""
    bodies = tables.load("organisations") if organisations is None else organisations
    return measures.by_function(bodies, at_least)


def together(
    organisations: pl.DataFrame | None = None, bodies: int = BODIES, at_least: int = TOGETHER
) -> pl.DataFrame:
    """Pairs among the most-named bodies (of all by default): first, second, shared, paragraphs,
    the kinds and the names of both."""
    mentions = tables.load("mentions")
    every = tables.load("organisations")
    known = every if organisations is None else organisations
    most = measures.most_named(known, mentions, bodies)
    return named(measures.among(measures.together(mentions), most, at_least))


def named(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs with the kinds and the names, in both languages, of both bodies."""
    every = tables.load("organisations")
    kinds = dict(every.select("organisation_id", "kind").iter_rows())
    return pairs.with_columns(
        *(
            pl.col(end).replace_strict(kinds, return_dtype=pl.String).alias(f"{end}_kind")
            for end in ("first", "second")
        ),
        *(
            pl.Series(f"{end}_{language}", organisation_names(pairs[end], language), pl.String)
            for end in ("first", "second")
            for language in ("en", "zh")
        ),
    )


def _alt_functions(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("Matrix of {bodies} and {functions} in which the report shows them; {marks}."),
        language,
        bodies=counted(counts.BODIES, frame["organisation_id"].n_unique(), language),
        functions=counted(counts.FUNCTIONS, frame["function"].n_unique(), language),
        marks=counted(counts.MARKS, frame.height, language),
    )  # fmt: skip


def _alt_network(frame: pl.DataFrame, language: str) -> str:
    first = frame.sort("shared", "first", descending=[True, False]).row(0, named=True)
    return translate(
        N_("Ring of {bodies}, with {lines} between those named in the same paragraph; most often {first} and {second}, in {paragraphs}."),
        language,
        bodies=counted(counts.BODIES, pl.concat([frame["first"], frame["second"]]).n_unique(), language),
        lines=counted(counts.LINES, frame.height, language),
        first=first[f"first_{language}"],
        second=first[f"second_{language}"],
        paragraphs=counted(counts.PARAGRAPHS, first["shared"], language),
    )  # fmt: skip


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="organisation-functions", title=N_("Functions of bodies, where the report mentions them"),
        alt=_alt_functions, tables=("organisations",), rows=by_function, draw=charts.functions,
        page="organisations",
        columns=(
            ("organisation_id", N_("Id")), ("name_en", N_("Name (English)")),
            ("name_zh", N_("Name (Chinese)")), ("function", N_("Function")),
            ("paragraph", N_("First paragraph")), ("as_printed", N_("As printed")),
        ),
    ),
    Exhibit(
        id="organisation-network", title=N_("Bodies named in the same paragraph"), alt=_alt_network,
        tables=("mentions", "organisations"), rows=together, draw=charts.network,
        page="organisations",
        columns=(
            ("first_en", N_("Body (English)")), ("second_en", N_("Other body (English)")),
            ("first_zh", N_("Body (Chinese)")), ("second_zh", N_("Other body (Chinese)")),
            ("shared", N_("Paragraphs in common")), ("paragraphs", N_("Which paragraphs")),
        ),
    ),
)  # fmt: skip
