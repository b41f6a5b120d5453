"""The card of an event."""

from typing import Any

import polars as pl

from southsouth import tables
from southsouth.cards.base import (
    Card,
    Link,
    body_links,
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
from southsouth.language import N_, date, number, translate
from southsouth.names import figure_value, organisation_names, place_name
from southsouth.vocabulary import EVENT_KINDS, EVENT_ROLES, label

_PRINTED = ("as_printed", "date_as_printed", "place_as_printed")


def card(event_id: str, language: str) -> Card | None:
    """The card of that event, or None."""
    event = row("events", "event_id", event_id)
    if event is None:
        return None
    told_in = [event["paragraph"], *_also(event)]
    return Card(
        kind="event",
        id=event_id,
        language=language,
        headline=event[f"title_{language}"],
        lead=event[f"summary_{language}"],
        facts=(*_when_and_where(event, language), *_bodies(event_id, language)),
        evidence=evidence(event, _PRINTED),
        note=event[f"note_{language}"] or "",
        doubts=doubts("events", event_id, language),
        groups=groups(
            language,
            (N_("Reported in"), paragraph_links(told_in, language)),
            (N_("Bodies"), body_links(_acting(event_id), language)),
            (N_("Figures in the same paragraph"), figures_in(event["paragraph"], language)),
            (N_("Place"), place_links(filter(None, [event["place_id"]]), language)),
            (N_("Country"), _country(event, language)),
            (N_("At the same place"), _at_the_same_place(event, language)),
        ),
        paragraph=event["paragraph"],
        footnote=event["footnote"],
    )


def _also(event: dict[str, Any]) -> list[int]:
    return [int(other) for other in (event["other_paragraphs"] or "").split(";") if other]


def _when_and_where(event: dict[str, Any], language: str) -> list[tuple[str, str]]:
    said = [
        (N_("Kind"), label(event["kind"], language, EVENT_KINDS)),
        (N_("Date"), date(event["date_edtf"], language)),
        (
            N_("Place"),
            place_name(event["place_id"], language) or translate(N_("place not stated"), language),
        ),
    ]
    if event["participants"]:
        said.append((N_("Participants"), _participants(event, language)))
    return [(translate(name, language), value) for name, value in said]


def _participants(event: dict[str, Any], language: str) -> str:
    """How many took part, with the qualifier of the figure that prints it."""
    printed = tables.load("figures").filter(
        (pl.col("paragraph") == event["paragraph"])
        & (pl.col("value") == event["participants"])
        & pl.col("unit").is_in(["participants", "people"])
    )
    if printed.height != 1:
        return number(event["participants"], language)
    return figure_value(printed.row(0, named=True), language)


def _bodies(event_id: str, language: str) -> list[tuple[str, str]]:
    """Who did what, a line a role; what the words leave open of a role stands behind the name."""
    rows = tables.load("event_organisations").filter(pl.col("event_id") == event_id)
    joint = "、" if language == "zh" else "; "
    return [
        (label(str(role), language, EVENT_ROLES), joint.join(_named(group, language)))
        for (role,), group in rows.group_by("role", maintain_order=True)
    ]


def _named(group: pl.DataFrame, language: str) -> list[str]:
    names = organisation_names(group["organisation_id"], language)
    opened, closed = ("（", "）") if language == "zh" else (" (", ")")
    return [
        f"{name}{opened}{note.rstrip('.。')}{closed}" if note else name
        for name, note in zip(names, group[f"note_{language}"], strict=True)
    ]


def _acting(event_id: str) -> list[str]:
    rows = tables.load("event_organisations").filter(pl.col("event_id") == event_id)
    return rows["organisation_id"].to_list()


def _country(event: dict[str, Any], language: str) -> tuple[Link, ...]:
    if not event["place_id"]:
        return ()
    place = row("places", "place_id", event["place_id"]) or {}
    return country_links([place["country_iso3"]], language)


def figures_in(paragraph: int, language: str) -> tuple[Link, ...]:
    """The figures of a paragraph as neighbours."""
    here = tables.load("figures").filter(pl.col("paragraph") == paragraph)
    return figure_links(here, language)


def _at_the_same_place(event: dict[str, Any], language: str) -> tuple[Link, ...]:
    if not event["place_id"]:
        return ()
    there = tables.load("events").filter(
        (pl.col("place_id") == event["place_id"]) & (pl.col("event_id") != event["event_id"])
    )
    return event_links(there, language)
