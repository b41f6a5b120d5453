"""The card of a recommendation."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from southsouth import tables
from southsouth.cards.base import (
    Card,
    Evidence,
    Link,
    body_links,
    doubts,
    evidence,
    groups,
    links,
    paragraph_links,
    row,
)
from southsouth.language import N_, number, translate
from southsouth.measures.recommendations import how_far
from southsouth.vocabulary import SOURCES, label


def headline(asked: Mapping[str, Any], language: str) -> str:
    """What a recommendation is called."""
    return asked[f"subject_{language}"]


def card(recommendation_id: str, language: str) -> Card | None:
    """The card of that recommendation, or None."""
    asked = row("recommendations", "recommendation_id", recommendation_id)
    if asked is None:
        return None
    return Card(
        kind="recommendation",
        id=recommendation_id,
        language=language,
        headline=headline(asked, language),
        lead=how_far(asked, language),
        facts=tuple(_facts(asked, language)),
        evidence=(*evidence(asked), *_of_the_status(asked)),
        note=asked[f"note_{language}"] or "",
        doubts=doubts("recommendations", recommendation_id, language),
        groups=groups(
            language,
            (N_("Reported in"), paragraph_links(_told_in(asked), language)),
            (N_("Addressed to"), body_links(_addressed(asked), language)),
            (N_("Previous and next in its list"), _neighbours(asked, language)),
        ),
        paragraph=asked["paragraph"],
        told=tuple(sorted(_told_in(asked))),
        called=translate(N_("Measure that the report proposes"), language)
        if asked["source"] == "SG"
        else "",
    )


def _facts(asked: dict[str, Any], language: str) -> list[tuple[str, str]]:
    said = [
        (N_("Source"), label(asked["source"], language, SOURCES)),
        (N_("Number"), number(asked["number"], language)),
        (N_("Status"), how_far(asked, language)),
    ]
    return [(translate(name, language), value) for name, value in said]


def _told_in(asked: dict[str, Any]) -> set[int]:
    return {asked["paragraph"], *filter(None, [asked["status_paragraph"]])}


def _of_the_status(asked: dict[str, Any]) -> tuple[Evidence, ...]:
    if not asked["status_as_printed"]:
        return ()
    where = asked["paragraph"] if asked["status_paragraph"] is None else asked["status_paragraph"]
    return (Evidence(asked["status_as_printed"], where),)


def _addressed(asked: dict[str, Any]) -> list[str]:
    return [body for body in (asked["addressed_to"] or "").split(";") if body]


def _neighbours(asked: dict[str, Any], language: str) -> tuple[Link, ...]:
    """The recommendations of the same source before and after it."""
    every = tables.load("recommendations").filter(pl.col("source") == asked["source"])
    near = every.filter((pl.col("number") - asked["number"]).abs() == 1)
    return links(near, "recommendation", "recommendation_id", f"subject_{language}")
