"""Exhibits of recommendations."""

import re
from collections.abc import Callable, Iterator, Mapping

import polars as pl

from southsouth import counts
from southsouth.charts import recommendations as charts
from southsouth.charts.bodies import WHOLE
from southsouth.citation import by_name
from southsouth.exhibits import doubts
from southsouth.exhibits.base import Exhibit, Part, in_doubt, of_filters
from southsouth.language import N_, comma, counted, number, sentences, translate
from southsouth.measures import recommendations as measures
from southsouth.names import organisation_names
from southsouth.vocabulary import label

COLUMNS = (
    ("recommendation_id", N_("Id")),
    ("source", N_("Made by")),
    ("number", N_("Number")),
    ("subject_en", N_("Subject (English)")),
    ("subject_zh", N_("Subject (Chinese)")),
    ("status", N_("Status")),
    ("paragraph", N_("Paragraph")),
    ("as_printed", N_("As printed")),
    ("status_as_printed", N_("Status as printed")),
    ("status_paragraph", N_("Paragraph of the status")),
)


def _of(source: str, exhibit: str) -> Callable[[pl.DataFrame], pl.DataFrame]:
    return lambda recommendations: doubts.marked(
        measures.of_source(recommendations, source), "recommendations", exhibit
    )


def _duties(recommendations: pl.DataFrame) -> pl.DataFrame:
    return doubts.marked(
        measures.duties(recommendations), "recommendations", "recommendation-duties"
    )


def statuses_in_words(frame: pl.DataFrame, language: str) -> str:
    """How many recommendations came how far, in words; what none came to is left out."""
    found = measures.standings(frame).items()
    return counts.tallies(
        ((label(came, language, measures.STANDINGS), count) for came, count in found if count),
        language,
    )


#: What the report says of some of the recommendations, in the order of the picture.
_COUNTED_AS: Mapping[str, str] = {
    "implemented": N_("{count} as implemented"),
    "largely_implemented": N_("{count} as largely implemented"),
    "in_progress": N_("{count} as in progress"),
    "not_implemented": N_("{count} as not implemented"),
}


def _how_far_each(frame: pl.DataFrame, language: str) -> str:
    """How far every recommendation came, so that the numbers add up to all of them."""
    found = measures.by_status(frame)
    told = comma(language).join(
        translate(words, language, count=number(found[status], language))
        for status, words in _COUNTED_AS.items() if found[status]
    )  # fmt: skip
    untold = found["no_information"]
    return translate(
        N_("Of {recommendations} of the Joint Inspection Unit, the report counts {list}; it leaves open what became of {untold}")
        if untold
        else N_("Of {recommendations} of the Joint Inspection Unit, the report counts {list}"),
        language, list=told, untold=number(untold, language),
        recommendations=counted(counts.RECOMMENDATIONS, frame.height, language),
    )  # fmt: skip


def _message_board(frame: pl.DataFrame, language: str) -> str:
    """How far those of the Unit came where some are carried out; of the report's own, how many are begun."""
    if frame.height < 5:
        return ""
    if measures.by_status(frame)["implemented"]:
        said = _how_far_each(frame, language)
        return in_doubt(frame, N_("{said} ({count} in doubt)"), language, said=said) or said
    came = measures.standings(frame)
    begun = came["under_way"]
    unsure = frame.filter((pl.col("status") == "in_progress") & pl.col("doubted")).height
    if begun:
        return translate(
            N_("The report proposes {measures} of its own; {begun} of them, it says, are already under way ({unsure} in doubt)")
            if unsure
            else N_("The report proposes {measures} of its own; {begun} of them, it says, are already under way"),
            language, measures=counted(counts.MEASURES, frame.height, language), begun=begun,
            unsure=number(unsure, language),
        )  # fmt: skip
    return ""


def _note_inspectors(frame: pl.DataFrame, language: str) -> str:
    said = by_name(
        N_("Recommendations of 2011, their status as {site} reads it from this report of 2014."),
        language,
    )  # fmt: skip
    return sentences(language, said, *_short_names(frame, language))


def _note_own(frame: pl.DataFrame, language: str) -> str:
    said = by_name(
        N_("Measures that the Secretary-General proposes in this report of 2014. The numbers are those of {site}, in the order of the report."),
        language,
    )  # fmt: skip
    return sentences(language, said, *_short_names(frame, language))


#: What lists call by a part of its name, as the list has it in a language, and what that stands for.
_CALLED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (r"\bOffice\b", N_("“The Office” is the UN Office for South-South Cooperation.")),
        (r"(?<!High-level )\bCommittee\b", N_("“The Committee” is the High-level Committee on South-South Cooperation.")),
        (r"High-level Committee", N_("“The High-level Committee” is that on South-South Cooperation.")),
    ),
    "zh": (
        (r"(?<!联合国)南南合作办公室", N_("“The Office” is the UN Office for South-South Cooperation.")),
        (r"(?<!高级别)(?<!区域)委员会", N_("“The Committee” is the High-level Committee on South-South Cooperation.")),
        (r"高级别委员会", N_("“The High-level Committee” is that on South-South Cooperation.")),
    ),
}  # fmt: skip


def _short_names(frame: pl.DataFrame, language: str) -> Iterator[str]:
    """What short names in the list stand for: those that it uses."""
    listed = " · ".join(frame[f"subject_{language}"])
    for pattern, words in _CALLED[language]:
        if re.search(pattern, listed):
            yield translate(words, language)


def _alt_board(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("List of {recommendations}, each by what it asks, grouped by status: {list}."),
        language,
        recommendations=counted(measures.noun(frame), frame.height, language),
        list=statuses_in_words(frame, language),
    )


def _message_duties(frame: pl.DataFrame, language: str) -> str:
    """Who is asked most, where one body is asked more than any other."""
    first = measures.addressed_most(frame)
    if first is None:
        return ""
    asked = dict(frame.select("organisation_id", "asked").unique().iter_rows())
    return translate(
        N_("{body} is addressed most often: in {asked} of {recommendations}")
        if first not in WHOLE
        else N_("The {body} as a whole is addressed most often: in {asked} of {recommendations}"),
        language, body=organisation_names([first], language)[0], asked=asked[first],
        recommendations=counted(
            measures.noun(frame), frame["recommendation_id"].n_unique(), language
        ),
    )  # fmt: skip


def _note_duties(frame: pl.DataFrame, language: str) -> str:
    every = frame.unique("recommendation_id")
    jiu, own = every.filter(source="JIU").height, every.filter(source="SG").height
    if jiu and own:
        words = N_("From the Joint Inspection Unit in 2011: {jiu}; proposed in this report: {own}.")
    else:
        words = (
            N_("Only what the Joint Inspection Unit recommended in 2011: {jiu}.")
            if jiu
            else N_("Only what this report proposes: {own}.")
        )
    said = translate(words, language, jiu=number(jiu, language), own=number(own, language))
    more = N_(
        "Each stands in the row of every body it is addressed to, so the rows add up to more."
    )
    unsure = in_doubt(
        doubts.marked(every, "recommendations", "recommendation-duties"),
        N_("In {count} of the {recommendations} the report leaves a doubt."), language,
        recommendations=counted(measures.noun(frame), every.height, language),
    )  # fmt: skip
    numbered = N_(
        "Each doubt named has the number of its recommendation of 2011 or its measure of 2014."
    )
    return sentences(
        language, said, translate(more, language) if frame.height > every.height else "", unsure,
        translate(numbered, language) if unsure else "",
    )  # fmt: skip


def _alt_duties(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("Rows of marks by status for {bodies}: those that each should act on, out of {recommendations}."),
        language,
        recommendations=counted(
            measures.noun(frame), frame["recommendation_id"].n_unique(), language
        ),
        bodies=counted(counts.BODIES, frame["organisation_id"].n_unique(), language),
    )  # fmt: skip


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="jiu-recommendations", topic=N_("Recommendations of the Joint Inspection Unit and their status"),
        message=_message_board, note=_note_inspectors, alt=_alt_board, tables=("recommendations",),
        base="recommendations", rows=_of("JIU", "jiu-recommendations"), draw=charts.board, page="recommendations",
        speaks=of_filters("source"),
        columns=COLUMNS,
        part=Part(
            N_("{left}, {drawn} of them of the Joint Inspection Unit"),
            N_("{left}, none of the Joint Inspection Unit"),
        ),
    ),
    Exhibit(
        id="report-recommendations", topic=N_("What the report itself proposes"),
        message=_message_board, note=_note_own, alt=_alt_board, tables=("recommendations",),
        base="recommendations", rows=_of("SG", "report-recommendations"), draw=charts.board, page="recommendations",
        speaks=of_filters("source"),
        columns=COLUMNS,
        part=Part(
            N_("{left}, {drawn} of them proposed by this report"),
            N_("{left}, none proposed by this report"),
        ),
    ),
    Exhibit(
        id="recommendation-duties", topic=N_("To whom each recommendation or measure is addressed"),
        message=_message_duties, note=_note_duties, alt=_alt_duties, tables=("recommendations",),
        base="recommendations", rows=_duties, draw=charts.duties, page="recommendations",
        speaks=of_filters("source"),
        columns=(*COLUMNS, ("organisation_id", N_("Body"))),
        tells=("source",),
    ),
)  # fmt: skip
