"""The card of a recommendation."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

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
from southsouth.names import recommendation_name
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
            (N_("Previous in its list"), _neighbour(asked, -1, language)),
            (N_("Next in its list"), _neighbour(asked, 1, language)),
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


def _neighbour(asked: dict[str, Any], step: int, language: str) -> tuple[Link, ...]:
    """The recommendation of the same source before or after it, with its number."""
    near = tables.where("recommendations", source=asked["source"], number=asked["number"] + step)
    return tuple(
        replace(
            link,
            text=f"{recommendation_name(asked['source'], asked['number'] + step, language)} · {link.text}",
        )
        for link in links(near, "recommendation", "recommendation_id", f"subject_{language}")
    )
