"""The card of a regional commission."""

from typing import Any

import polars as pl

from southsouth import tables
from southsouth.cards.base import (
    Card,
    Link,
    body_links,
    cooperation_links,
    country_links,
    doubts,
    event_links,
    evidence,
    figure_links,
    groups,
    paragraph_links,
    place_links,
    row,
)
from southsouth.cards.countries import codes
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
            (N_("Events in its region"), event_links(events, language)),
            (N_("Figures"), figure_links(figures, language)),
            (N_("Who works with whom"), cooperation_links(_links(commission_id), language)),
            (N_("Members in mid-2014 that the report tells of"), _members(commission_id, language)),
            (N_("Organization"), body_links([commission_id.lower()], language)),
            (N_("Seat"), place_links([commission["seat_place_id"]], language)),
        ),
        paragraph=commission["paragraph"],
        picture=("events-map", (("commission", commission_id),)) if events.height else None,
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


def _links(commission_id: str) -> pl.DataFrame:
    touching = pl.any_horizontal(pl.col("provider", "partner", "via") == commission_id.lower())
    return tables.load("cooperation").filter(touching)


def _members(commission_id: str, language: str) -> tuple[Link, ...]:
    """Members whose page there is: those that the report names, or tells of a place or body in."""
    rows = tables.load("commission_members").filter(
        (pl.col("commission_id") == commission_id) & pl.col("in_2014")
    )
    return country_links([code for code in rows["iso3"] if code in codes()], language)


def _what_it_does(activities: pl.DataFrame, commission_id: str, language: str) -> str:
    """What the report says that it does where it names it."""
    own = activities.filter((pl.col("commission_id") == commission_id) & pl.col("named"))
    said = dict.fromkeys(own[f"activity_{language}"])
    return ("；" if language == "zh" else "; ").join(said)
