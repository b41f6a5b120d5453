"""The card of a regional commission."""

from typing import Any

import polars as pl

from southsouth import tables
from southsouth.cards.base import (
    Card,
    doubts,
    evidence,
    groups,
    links,
    paragraph_links,
    row,
)
from southsouth.language import N_, number, translate
from southsouth.measures import commissions as measures
from southsouth.measures.events import in_region
from southsouth.names import place_name

_OUTSIDE = N_(
    "Seat, year of establishment, website and membership are taken from outside the report; the tables give the source of each."
)


def card(commission_id: str, language: str) -> Card | None:
    """The card of that commission, or None."""
    commission = row("commissions", "commission_id", commission_id)
    if commission is None:
        return None
    activities = tables.load("commission_activities")
    named, described = measures.paragraphs_of(activities, commission_id)
    events = in_region(
        tables.load("events"),
        tables.load("places"),
        tables.load("commission_members"),
        commission_id,
    )
    figures = measures.figures_of(tables.load("figures"), activities, commission_id)
    return Card(
        kind="commission",
        id=commission_id,
        language=language,
        headline=commission[f"name_{language}"],
        lead=_what_it_does(activities, commission_id, language),
        facts=tuple(_facts(commission, language)),
        evidence=evidence(commission),
        note=translate(_OUTSIDE, language),
        doubts=doubts("commissions", commission_id, language),
        groups=groups(
            language,
            (N_("Paragraphs that name it"), paragraph_links(named, language)),
            (
                N_("Paragraphs on its region or on all five commissions"),
                paragraph_links(described, language),
            ),
            (N_("Events in its region"), links(events, "event", "event_id", f"title_{language}")),
            (N_("Figures"), links(figures, "figure", "figure_id", f"subject_{language}")),
        ),
        paragraph=commission["paragraph"],
    )


def _facts(commission: dict[str, Any], language: str) -> list[tuple[str, str]]:
    said = [
        (N_("Seat"), place_name(commission["seat_place_id"], language)),
        (N_("Founded"), commission["founded"]),
        (N_("Members in 2014"), number(commission["members_2014"], language)),
        (N_("Associate members in 2014"), number(commission["associates_2014"], language)),
        (N_("Website"), commission["url"]),
    ]
    return [(translate(name, language), value) for name, value in said if value]


def _what_it_does(activities: pl.DataFrame, commission_id: str, language: str) -> str:
    """What the report says that it does where it names it."""
    own = activities.filter((pl.col("commission_id") == commission_id) & pl.col("named"))
    said = dict.fromkeys(own[f"activity_{language}"])
    return ("；" if language == "zh" else "; ").join(said)
