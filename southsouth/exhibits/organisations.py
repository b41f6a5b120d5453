"""Exhibits of bodies: whom the report speaks of, and what they do."""

import polars as pl

from southsouth import counts, tables
from southsouth.charts import bodies as charts
from southsouth.charts import labels
from southsouth.citation import by_name
from southsouth.exhibits.base import Exhibit, Part
from southsouth.language import N_, counted, number, sentences, translate
from southsouth.measures import organisations as measures
from southsouth.names import organisation_names
from southsouth.vocabulary import FUNCTIONS, label

FUNCTIONS_AT_LEAST = 1
BODIES, TOGETHER = 40, 2
NAMED = 16  # bodies of the chart of those named most, at least


def by_function(organisations: pl.DataFrame, at_least: int = FUNCTIONS_AT_LEAST) -> pl.DataFrame:
    """A row for each body and function, with `appearances`: how many paragraphs name the body.

    Bodies with fewer than `at_least` functions are left out; the rows have that number too.
    """
    named = measures.appearances(organisations, tables.load("mentions"))
    found = measures.by_function(named.rename({"paragraphs": "appearances"}), at_least)
    return found.with_columns(pl.lit(at_least).alias("at_least"))


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


def most_spoken_of(organisations: pl.DataFrame) -> pl.DataFrame:
    """The bodies that the most paragraphs name, and all that as many name as the last of them.

    Those that one paragraph alone names are left out.
    """
    counted = measures.appearances(organisations, tables.load("mentions"))
    ranked = counted.filter(pl.col("paragraphs") > 1).sort(
        "paragraphs", "times", "paragraph", "organisation_id", descending=[True, True, False, False]
    )
    # Where the body is named first is not where it is named: no paragraphs for the source line.
    ordered = ranked.drop("paragraph")
    single = pl.col("paragraphs").filter(~pl.col("organisation_id").is_in(charts.WHOLE))
    return ordered.filter(pl.col("paragraphs") >= pl.col("paragraphs").head(NAMED).min()).with_columns(
        (~pl.col("organisation_id").is_in(charts.WHOLE) & (pl.col("paragraphs") == single.max()))
        .fill_null(value=False).alias("leads"),
        pl.col("organisation_id").is_in(charts.WHOLE).alias("is_whole"),
    )  # fmt: skip


def _by_function(frame: pl.DataFrame) -> list[tuple[str, int]]:
    found = frame["function"].value_counts().sort("count", "function", descending=[True, False])
    return list(found.iter_rows())


def _message_functions(frame: pl.DataFrame, language: str) -> str:
    """How many bodies do what most do, and how few do what fewest do; nothing without a gap."""
    ends = charts.extremes(_by_function(frame))
    if not ends:
        return ""
    (most, many), (least, few) = ends
    words = (
        N_("Of the {every} with at least {functions}, {many} have to do with {most} and only {few} with {least}")
        if _is_cut(frame)
        else N_("Of the {every} named in the report, {many} have to do with {most} and only {few} with {least}")
    )  # fmt: skip
    return translate(
        words, language, functions=_fewest(frame, language),
        every=counted(counts.OF_ALL_KINDS, frame["organisation_id"].n_unique(), language),
        many=many, most=_lower(label(most, language, FUNCTIONS), language),
        few=few, least=_lower(label(least, language, FUNCTIONS), language),
    )  # fmt: skip


def _lower(words: str, language: str) -> str:
    """Words within a sentence."""
    return words if language == "zh" else words[:1].lower() + words[1:]


def _is_cut(frame: pl.DataFrame) -> bool:
    """Whether bodies with few functions are left out."""
    return frame["at_least"][0] > FUNCTIONS_AT_LEAST


def _fewest(frame: pl.DataFrame, language: str) -> str:
    """How many functions a body that is drawn has at least, with their noun."""
    return counted(counts.FUNCTIONS, frame["at_least"][0], language)


def _note_functions(frame: pl.DataFrame, language: str) -> str:
    cut = (
        translate(
            N_("Shown are those with at least {functions}."), language,
            functions=_fewest(frame, language),
        ) if _is_cut(frame) else ""
    )  # fmt: skip
    every = frame["organisation_id"].n_unique()
    standing = frame.filter(pl.col("standing") == "body")["organisation_id"].n_unique()
    several = translate(
        N_("One that does several things counts in each bar, so the bars add up to {sum}."), language,
        sum=number(frame.height, language),
    ) if frame.height > every else ""  # fmt: skip
    kinds = translate(
        N_("Bodies proper: {standing} of all {count}; the others are groups, meetings, programmes, posts or proposals."),
        language, count=number(every, language), standing=number(standing, language),
    ) if 0 < standing < every else ""  # fmt: skip
    said = by_name(
        N_("What each body does where the report speaks of it, as {site} reads the section and the words."),
        language,
    )  # fmt: skip
    return sentences(language, cut, said, several, kinds)


def _alt_functions(frame: pl.DataFrame, language: str) -> str:
    listed = counts.tallies(
        ((label(function, language, FUNCTIONS), count) for function, count in _by_function(frame)),
        language,
    )
    return translate(
        N_("Bars of how many bodies, meetings and posts have to do with what, of {bodies} in all: {list}."), language,
        bodies=counted(counts.NAMED, frame["organisation_id"].n_unique(), language), list=listed,
    )  # fmt: skip


def _message_named(frame: pl.DataFrame, language: str) -> str:
    """Which single body the most paragraphs name, after the system as a whole where that leads."""
    single = frame.filter(~pl.col("organisation_id").is_in(charts.WHOLE))
    if single.height < 3 or single["paragraphs"][0] == single["paragraphs"][1]:
        return ""
    every = tables.load("paragraphs")
    numbered = every.filter(pl.col("paragraph") > 0).height
    return translate(
        N_("Of {paragraphs} and the summary, {named} name {body}, more than any other single body"), language,
        body=labels.body(single["organisation_id"][0], language), named=single["paragraphs"][0],
        paragraphs=counted(counts.PARAGRAPHS, numbered, language),
    )  # fmt: skip


def _note_named(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("Paragraphs that name each body, the summary counted as one, footnotes with the paragraph that cites them; shown are those named in {least} or more. Faint: the United Nations or its system as a whole. Being named often does not mean doing much."),
        language, least=number(frame["paragraphs"].min() or 0, language),  # type: ignore
    )  # fmt: skip


def _alt_named(frame: pl.DataFrame, language: str) -> str:
    listed = counts.tallies(
        zip(frame[f"name_{language}"].head(5), frame["paragraphs"].head(5), strict=True), language
    )
    return translate(
        N_("Bars of how many paragraphs name each of {bodies}; most often: {list}."), language,
        bodies=counted(counts.NAMED, frame.height, language), list=listed,
    )  # fmt: skip


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="organisation-mentions", topic=N_("Which bodies the report speaks of most"),
        message=_message_named, note=_note_named, alt=_alt_named,
        tables=("mentions", "organisations"), base="organisations", rows=most_spoken_of,
        draw=charts.named, page="organisations",
        part=Part(none=N_("{left}, none named in more than one paragraph")),
        columns=(
            ("organisation_id", N_("Id")), ("name_en", N_("Name (English)")),
            ("name_zh", N_("Name (Chinese)")), ("acronym", N_("Acronym")),
            ("paragraphs", N_("Paragraphs that name it")), ("times", N_("Times named")),
        ),
    ),
    Exhibit(
        id="organisation-functions", topic=N_("What bodies do, where the report speaks of them"),
        message=_message_functions, note=_note_functions, alt=_alt_functions,
        tables=("organisations",), base="organisations", rows=by_function, draw=charts.functions,
        most=300,  # small squares, a row of them a body
        page="organisations",
        columns=(
            ("organisation_id", N_("Id")), ("name_en", N_("Name (English)")),
            ("name_zh", N_("Name (Chinese)")), ("function", N_("Function")),
            ("paragraph", N_("First paragraph")), ("as_printed", N_("As printed")),
        ),
    ),
)  # fmt: skip
