"""The card of a city, an island, or a country where something is placed that has no nearer place."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from southsouth import citation, tables
from southsouth.cards.base import (
    Card,
    body_links,
    country_links,
    doubts,
    groups,
    how_often,
    mentions_of,
    named_in,
    printed_of,
    row,
)
from southsouth.cards.events import as_told
from southsouth.language import N_, NN_, clauses, counted, country_name, number, translate
from southsouth.names import place_name
from southsouth.vocabulary import PLACE_KINDS, label

_OUTSIDE = N_(
    "Seats and coordinates are taken from outside the report; the tables give the source of each."
)


def headline(place: Mapping[str, Any], language: str) -> str:
    """What a place is called."""
    return place_name(place["place_id"], language)


def card(place_id: str, language: str) -> Card | None:
    """The card of that place, or None."""
    place = row("places", "place_id", place_id)
    if place is None:
        return None
    events = tables.where("events", place_id=place_id)
    seats = tables.where("organisations", seat_place_id=place_id)
    named = _named(place)
    told_in = [*mentions_of(*named)["paragraph"], *events["paragraph"]]
    return Card(
        kind="place",
        id=place_id,
        language=language,
        headline=headline(place, language),
        lead="",
        facts=tuple(_facts(place, language)),
        evidence=printed_of(*named),
        note=translate(_OUTSIDE, language),
        doubts=doubts("places", place_id, language),
        groups=groups(
            language,
            (N_("Events there"), as_told(events, language)),
            (N_("Named in"), named_in(*named, language)),
            (N_("Bodies with their seat there"), body_links(seats["organisation_id"], language)),
            (N_("Country"), country_links([place["country_iso3"]], language)),
        ),
        told=tuple(sorted({*told_in})),
        picture=("events-map", (("place", place_id),)) if events.height else None,
        leading=1 if events.height else 0,
        is_placed=True,
    )


def _named(place: Mapping[str, Any]) -> tuple[str, str]:
    """By which kind and id a place is named in the report: a country that stands for one as that country."""
    is_country = place["kind"] == "country"
    return ("country", place["country_iso3"]) if is_country else ("place", place["place_id"])


def _told(place: Mapping[str, Any], language: str) -> str:
    """How often it is named, and which events are placed there of paragraphs that do not name it."""
    named = _named(place)
    often = how_often(*named, language)
    events = tables.where("events", place_id=place["place_id"])
    without = events.filter(~pl.col("paragraph").is_in(mentions_of(*named)["paragraph"].implode()))
    if without.is_empty():
        return often
    where = citation.where(sorted({*without["paragraph"]}), language)
    return counted(_PLACED, without.height, language, often=often, where=where)


_PLACED = NN_(
    "{often}; {count} event of {where} is placed there too",
    "{often}; {count} events of {where} are placed there too",
)


def _facts(place: dict[str, Any], language: str) -> list[tuple[str, str]]:
    named = _named(place)
    told = "" if mentions_of(*named).is_empty() else _told(place, language)
    said = [
        (N_("Country"), country_name(place["country_iso3"], language)),
        (N_("Kind"), label(place["kind"], language, PLACE_KINDS)),
        (N_("In the report"), told),
        (N_("Latitude, longitude"), _coordinates(place["lat"], place["lon"], language)),
        ("GeoNames", f"https://www.geonames.org/{place['geonames_id']}" if place["geonames_id"] else ""),
        (N_("Note"), place[f"note_{language}"] or ""),
    ]  # fmt: skip
    return [(translate(name, language), value) for name, value in said if value]


def _coordinates(lat: float, lon: float, language: str) -> str:
    """Latitude and longitude as they are read: 8.65° S, 115.22° E."""
    words = (
        N_("{degrees}° S") if lat < 0 else N_("{degrees}° N"),
        N_("{degrees}° W") if lon < 0 else N_("{degrees}° E"),
    )
    said = (
        translate(each, language, degrees=number(abs(value), language))
        for each, value in zip(words, (lat, lon), strict=True)
    )
    return clauses(said, language)
