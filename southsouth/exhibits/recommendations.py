"""Exhibits of recommendations."""

from collections.abc import Callable

import polars as pl

from southsouth import counts, tables
from southsouth.charts import recommendations as charts
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_, counted, translate
from southsouth.measures import recommendations as measures
from southsouth.vocabulary import STATUSES, label

COLUMNS = (
    ("recommendation_id", N_("Id")),
    ("source", N_("Source")),
    ("number", N_("Number")),
    ("subject_en", N_("Subject (English)")),
    ("subject_zh", N_("Subject (Chinese)")),
    ("status", N_("Status")),
    ("paragraph", N_("Paragraph")),
    ("as_printed", N_("As printed")),
    ("status_as_printed", N_("Words on the status")),
    ("status_paragraph", N_("Paragraph on which the status rests")),
)


def _of(source: str) -> Callable[[], pl.DataFrame]:
    return lambda: measures.of_source(tables.load("recommendations"), source)


def duties(recommendations: pl.DataFrame | None = None) -> pl.DataFrame:
    """A row for each recommendation (of all by default) and body that should act."""
    every = tables.load("recommendations") if recommendations is None else recommendations
    return measures.duties(every)


def statuses_in_words(frame: pl.DataFrame, language: str) -> str:
    """How many recommendations have each status, in words; those that none has are left out."""
    comma = "，" if language == "zh" else ", "
    found = measures.by_status(frame).items()
    return comma.join(
        f"{label(status, language, STATUSES)} {count}" for status, count in found if count
    )


def _alt_board(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("Grid of {recommendations}, one cell each, with number and status: {list}."),
        language,
        recommendations=counted(counts.RECOMMENDATIONS, frame.height, language),
        list=statuses_in_words(frame, language),
    )


def _alt_duties(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("Matrix of {recommendations} and the bodies to which they are addressed, {bodies}; {marks}, by status."),
        language,
        recommendations=counted(counts.RECOMMENDATIONS, frame["recommendation_id"].n_unique(), language),
        bodies=counted(counts.BODIES, frame["organisation_id"].n_unique(), language),
        marks=counted(counts.MARKS, frame.height, language),
    )  # fmt: skip


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="jiu-recommendations", title=N_("Recommendations of the Joint Inspection Unit and their status"),
        alt=_alt_board, tables=("recommendations",), rows=_of("JIU"), draw=charts.board,
        page="recommendations", columns=COLUMNS,
    ),
    Exhibit(
        id="report-recommendations",
        title=N_("The report's own recommendations and their status"),
        alt=_alt_board, tables=("recommendations",), rows=_of("SG"), draw=charts.board,
        page="recommendations", columns=COLUMNS,
    ),
    Exhibit(
        id="recommendation-duties", title=N_("Recommendations and those to which they are addressed"),
        alt=_alt_duties, tables=("recommendations",), rows=duties, draw=charts.duties,
        page="recommendations", columns=(*COLUMNS, ("organisation_id", N_("Body"))),
    ),
)  # fmt: skip
