"""Exhibits of bodies: what they do, and who appears with whom."""

import polars as pl

from southsouth import counts, tables
from southsouth.charts import bodies as charts
from southsouth.charts import labels
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_, counted, translate
from southsouth.measures import organisations as measures
from southsouth.names import organisation_names
from southsouth.vocabulary import FUNCTIONS, label

FUNCTIONS_AT_LEAST = 1
BODIES, TOGETHER = 40, 2


def by_function(organisations: pl.DataFrame, at_least: int = FUNCTIONS_AT_LEAST) -> pl.DataFrame:
    """A row for each body and function, with `appearances`: how many paragraphs name the body."""
    named = measures.appearances(organisations, tables.load("mentions"))
    return measures.by_function(named.rename({"paragraphs": "appearances"}), at_least)


def together(
    organisations: pl.DataFrame, bodies: int = BODIES, at_least: int = TOGETHER
) -> pl.DataFrame:
    """Pairs among the most-named of some bodies: first, second, shared, paragraphs, kinds, names."""
    mentions = tables.load("mentions")
    most = measures.most_named(organisations, mentions, bodies)
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


def _message_functions(frame: pl.DataFrame, language: str) -> str:
    """What most bodies do, where one function leads."""
    found = frame["function"].value_counts().sort("count", "function", descending=[True, False])
    if found.height < 3 or found["count"][0] == found["count"][1]:
        return ""
    return translate(
        N_("More bodies work on {function} than on anything else: {count} of {bodies}"), language,
        function=_lower(label(found["function"][0], language, FUNCTIONS), language),
        count=found["count"][0], bodies=frame["organisation_id"].n_unique(),
    )  # fmt: skip


def _lower(words: str, language: str) -> str:
    """Words within a sentence."""
    return words if language == "zh" else words[:1].lower() + words[1:]


def _note_functions(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("What each body does where the report speaks of it, by our reading; a body that does several things counts in each. Those in the most paragraphs are named."),
        language,
    )  # fmt: skip


def _alt_functions(frame: pl.DataFrame, language: str) -> str:
    found = frame["function"].value_counts().sort("count", "function", descending=[True, False])
    listed = counts.tallies(
        ((label(function, language, FUNCTIONS), count) for function, count in found.iter_rows()),
        language,
    )
    return translate(
        N_("Bars of how many bodies work on what, of {bodies} in all: {list}."), language,
        bodies=counted(counts.BODIES, frame["organisation_id"].n_unique(), language), list=listed,
    )  # fmt: skip


def _message_pairs(frame: pl.DataFrame, language: str) -> str:
    """The pair that most paragraphs name together, where one leads."""
    if frame.height < 2 or frame["shared"][0] == frame["shared"][1]:
        return ""
    first, second, shared = frame.select("first", "second", "shared").row(0)
    return translate(
        N_("{first} and {second} are named together most often, in {paragraphs}"), language,
        first=labels.body(first, language), second=labels.body(second, language),
        paragraphs=counted(counts.PARAGRAPHS, shared, language),
    )  # fmt: skip


def _note_pairs(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("Each square is a paragraph that names both; to be named together is not to work together. Only the pairs with the most paragraphs in common are shown."),
        language,
    )  # fmt: skip


def _alt_pairs(frame: pl.DataFrame, language: str) -> str:
    first = frame.row(0, named=True)
    return translate(
        N_("Pairs of bodies with a square for each paragraph that names both; most often {first} and {second}, in {shared}."),
        language,
        first=first[f"first_{language}"],
        second=first[f"second_{language}"],
        shared=counted(counts.PARAGRAPHS, first["shared"], language),
    )  # fmt: skip


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="organisation-functions", topic=N_("What bodies do, where the report speaks of them"),
        message=_message_functions, note=_note_functions, alt=_alt_functions,
        tables=("organisations",), base="organisations", rows=by_function, draw=charts.functions,
        page="organisations",
        columns=(
            ("organisation_id", N_("Id")), ("name_en", N_("Name (English)")),
            ("name_zh", N_("Name (Chinese)")), ("function", N_("Function")),
            ("paragraph", N_("First paragraph")), ("as_printed", N_("As printed")),
        ),
    ),
    Exhibit(
        id="organisation-network", topic=N_("Who is named with whom"), message=_message_pairs,
        note=_note_pairs, alt=_alt_pairs, tables=("mentions", "organisations"),
        base="organisations", rows=together, draw=charts.pairs, page="organisations",
        columns=(
            ("first_en", N_("Body (English)")), ("second_en", N_("Other body (English)")),
            ("first_zh", N_("Body (Chinese)")), ("second_zh", N_("Other body (Chinese)")),
            ("shared", N_("Paragraphs in common")), ("paragraphs", N_("Which paragraphs")),
        ),
    ),
)  # fmt: skip
