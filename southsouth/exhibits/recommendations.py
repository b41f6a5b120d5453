"""Exhibits of recommendations."""

from collections.abc import Callable

import polars as pl

from southsouth import tables
from southsouth.charts import recommendations as charts
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_, translate
from southsouth.measures import recommendations as measures
from southsouth.vocabulary import STATUSES, label

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


def _of(source: str) -> Callable[[], pl.DataFrame]:
    return lambda: measures.of_source(tables.load("recommendations"), source)


def duties(recommendations: pl.DataFrame | None = None) -> pl.DataFrame:
    """A row for each recommendation (of all by default) and body that should act."""
    every = tables.load("recommendations") if recommendations is None else recommendations
    return measures.duties(every)


def counted(frame: pl.DataFrame, language: str) -> str:
    """How many recommendations have each status, in words; those that none has are left out."""
    comma = "，" if language == "zh" else ", "
    found = measures.by_status(frame).items()
    return comma.join(
        f"{label(status, language, STATUSES)} {count}" for status, count in found if count
    )


def _alt_board(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("Board of {count} recommendations, a cell each with its number and status: {list}."),
        language,
        count=frame.height,
        list=counted(frame, language),
    )


def _alt_duties(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("Matrix of {recommendations} recommendations and the {bodies} bodies that should act on them, {marks} marks by status."),
        language,
        recommendations=frame["recommendation_id"].n_unique(),
        bodies=frame["organisation_id"].n_unique(),
        marks=frame.height,
    )  # fmt: skip


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="jiu-recommendations", topic=N_("The inspectors' recommendations and their status"),
        alt=_alt_board, tables=("recommendations",), rows=_of("JIU"), draw=charts.board,
        page="recommendations", columns=COLUMNS,
    ),
    Exhibit(
        id="report-recommendations",
        topic=N_("The report's own recommendations and their status"),
        alt=_alt_board, tables=("recommendations",), rows=_of("SG"), draw=charts.board,
        page="recommendations", columns=COLUMNS,
    ),
    Exhibit(
        id="recommendation-duties", topic=N_("Who must act on which recommendation"),
        alt=_alt_duties, tables=("recommendations",), rows=duties, draw=charts.duties,
        page="recommendations", columns=(*COLUMNS, ("organisation_id", N_("Body"))),
    ),
)  # fmt: skip
