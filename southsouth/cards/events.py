"""The card of an event."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from southsouth import counts, tables
from southsouth.cards.base import (
    Card,
    Evidence,
    Link,
    body_links,
    country_links,
    doubts,
    event_links,
    evidence,
    explained,
    figure_links,
    groups,
    paragraph_links,
    place_links,
    row,
)
from southsouth.language import N_, NN_, counted, date, listed, number, semicolon, translate
from southsouth.names import figure_value, organisation_names, place_name, short_name
from southsouth.vocabulary import EVENT_KINDS, EVENT_ROLES, label

_PRINTED = ("as_printed", "date_as_printed", "place_as_printed")


def headline(event: Mapping[str, Any], language: str) -> str:
    """What an event is called."""
    return event[f"title_{language}"]


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
        headline=headline(event, language),
        lead=event[f"summary_{language}"],
        facts=tuple(_facts(event, language)),
        evidence=(*evidence(event, _PRINTED), *_of_who_held_it(event)),
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
        told=tuple(sorted({*told_in})),
    )


def _of_who_held_it(event: dict[str, Any]) -> tuple[Evidence, ...]:
    """The words on who organized, hosted or supported it, where they stand in another paragraph."""
    rows = tables.where("event_organisations", event_id=event["event_id"]).filter(
        pl.col("role").is_in(_HOLDING) & (pl.col("paragraph") != event["paragraph"])
    )
    places = rows.select("as_printed", "paragraph", "footnote").unique(maintain_order=True)
    return tuple(Evidence(*place) for place in places.iter_rows())


def _also(event: dict[str, Any]) -> list[int]:
    return [int(other) for other in (event["other_paragraphs"] or "").split(";") if other]


def _facts(event: dict[str, Any], language: str) -> list[tuple[str, str]]:
    """When, where, who and how many; of what kind it was stands last."""
    where = place_name(event["place_id"], language)
    said = [
        (N_("Date"), date(event["date_edtf"], language)),
        (N_("Place"), where or translate(N_("place not stated"), language)),
        *_bodies(event["event_id"], language),
        (N_("Participants"), _participants(event, language) if event["participants"] else ""),
        (N_("Kind"), label(event["kind"], language, EVENT_KINDS)),
    ]
    return [(translate(name, language), value) for name, value in said if value]


def _participants(event: dict[str, Any], language: str) -> str:
    """How many took part, with the qualifier of the figure that prints it."""
    printed = tables.where("figures", paragraph=event["paragraph"]).filter(
        (pl.col("value") == event["participants"])
        & pl.col("unit").is_in(["participants", "people"])
    )
    if printed.height != 1:
        said = number(event["participants"], language)
        return counts.quantity(said, event["participants"], "participants", language)
    return figure_value(printed.row(0, named=True), language)


def _bodies(event_id: str, language: str) -> list[tuple[str, str]]:
    """Who did what, a line a role; what the words leave open of it stands behind those it is said of."""
    rows = tables.where("event_organisations", event_id=event_id)
    between = semicolon(language)
    return [
        (EVENT_ROLES[str(role)], between.join(_named(group, language)))
        for (role,), group in rows.group_by("role", maintain_order=True)
    ]


def _named(group: pl.DataFrame, language: str) -> Iterator[str]:
    """Bodies together where the same is said of them: JICA, UNDP and World Bank (with Indonesia)."""
    opened, closed = ("（", "）") if language == "zh" else (" (", ")")
    said = pl.col(f"note_{language}").fill_null("")
    for (note,), alike in group.with_columns(said).group_by(said, maintain_order=True):
        names = listed(organisation_names(alike["organisation_id"], language), language)
        yield f"{names}{opened}{_within(str(note))}{closed}" if note else names


def _within(note: str) -> str:
    """A sentence as it stands in brackets: without its stop, and small where it is no short form."""
    said = note.rstrip(".。")
    return said[:1].lower() + said[1:] if said[1:2].islower() else said


def as_told(events: pl.DataFrame, language: str) -> tuple[Link, ...]:
    """Events as neighbours, by date, each with when it was, who held it and how many came."""
    rows = {row["event_id"]: row for row in events.iter_rows(named=True)}
    said = {
        own: (_holding(own, language), row["participants"] and _participants(row, language))
        for own, row in rows.items()
    }
    return tuple(
        explained(link, " · ".join(filter(None, said[link.id])))
        for link in event_links(events, language)
    )


_HOLDING = ("organiser", "host", "supporter")
_MOST_NAMED = 4


def _holding(event_id: str, language: str) -> str:
    """Those who held an event, in short; of many the first, and how many more."""
    rows = tables.where("event_organisations", event_id=event_id).filter(
        pl.col("role").is_in(_HOLDING)
    )
    ids = rows["organisation_id"].unique(maintain_order=True).to_list()
    names = [short_name(own, language) for own in ids[:_MOST_NAMED]]
    more = len(ids) - len(names)
    return listed([*names, *([counted(_MORE, more, language)] if more else [])], language)


_MORE = NN_("{count} more body", "{count} more bodies")


def _acting(event_id: str) -> list[str]:
    return tables.where("event_organisations", event_id=event_id)["organisation_id"].to_list()


def _country(event: dict[str, Any], language: str) -> tuple[Link, ...]:
    if not event["place_id"]:
        return ()
    place = row("places", "place_id", event["place_id"]) or {}
    return country_links([place["country_iso3"]], language)


def figures_in(paragraph: int, language: str) -> tuple[Link, ...]:
    """The figures of a paragraph as neighbours."""
    return figure_links(tables.where("figures", paragraph=paragraph), language)


def _at_the_same_place(event: dict[str, Any], language: str) -> tuple[Link, ...]:
    if not event["place_id"]:
        return ()
    there = tables.where("events", place_id=event["place_id"])
    return event_links(there.filter(pl.col("event_id") != event["event_id"]), language)
