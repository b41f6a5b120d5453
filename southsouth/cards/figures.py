"""The card of a figure."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from southsouth import tables
from southsouth.cards.base import (
    Card,
    Link,
    body_links,
    cooperation_links,
    doubts,
    event_links,
    evidence,
    figure_links,
    groups,
    paragraph_links,
    row,
)
from southsouth.language import N_, date, translate, upper_first
from southsouth.measures.figures import bodies_of
from southsouth.names import figure_value, qualifier
from southsouth.vocabulary import TOPICS, UNITS, label


def headline(figure: Mapping[str, Any], language: str) -> str:
    """What a figure is called, as a heading: More than 39,000 people."""
    said = figure_value(figure, language)
    return upper_first(said)


def card(figure_id: str, language: str) -> Card | None:
    """The card of that figure, or None."""
    figure = row("figures", "figure_id", figure_id)
    if figure is None:
        return None
    return Card(
        kind="figure",
        id=figure_id,
        language=language,
        headline=headline(figure, language),
        lead=figure[f"subject_{language}"],
        facts=tuple(_facts(figure, language)),
        evidence=evidence(figure),
        note=figure[f"note_{language}"] or "",
        doubts=doubts("figures", figure_id, language),
        groups=groups(
            language,
            (N_("Reported in"), paragraph_links([figure["paragraph"]], language)),
            (N_("Body"), body_links(bodies_of(figure), language)),
            (N_("Cases that it is given for"), cooperation_links(_links(figure_id), language)),
            (N_("Other figures in the same paragraph"), _others(figure, language)),
            (N_("Events in the same paragraph"), events_in(figure["paragraph"], language)),
        ),
        paragraph=figure["paragraph"],
        footnote=figure["footnote"],
    )


def _facts(figure: dict[str, Any], language: str) -> list[tuple[str, str]]:
    said = [
        (N_("Topic"), label(figure["topic"], language, TOPICS)),
        (N_("Unit"), label(figure["unit"], language, UNITS)),
        (N_("Qualifier"), qualifier(figure, language)),
    ]
    if figure["period"]:
        said.append((N_("Period"), date(figure["period"], language)))
    return [(translate(name, language), value) for name, value in said]


def _links(figure_id: str) -> pl.DataFrame:
    return tables.where("cooperation", figure_id=figure_id)


def _others(figure: dict[str, Any], language: str) -> tuple[Link, ...]:
    here = tables.where("figures", paragraph=figure["paragraph"])
    return figure_links(here.filter(pl.col("figure_id") != figure["figure_id"]), language)


def events_in(paragraph: int, language: str) -> tuple[Link, ...]:
    """The events that a paragraph tells of, as neighbours."""
    also = pl.col("other_paragraphs").str.split(";").list.contains(str(paragraph))
    here = tables.load("events").filter(
        (pl.col("paragraph") == paragraph) | also.fill_null(value=False)
    )
    return event_links(here, language)
