"""Beside an event: its place for a map, its organisers, how many took part; beside a date its days."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import polars as pl

from southsouth import tables
from southsouth.downloads.beside import titles
from southsouth.downloads.beside.column import Column, Row, in_both, together
from southsouth.downloads.beside.names import COUNTRY
from southsouth.language import N_, name_in_data
from southsouth.measures.events import bounds

_BODIES: Mapping[str, Mapping[str, str]] = {
    "organiser": {
        "en": N_("Bodies that organized it, English; separated by “|”."),
        "zh": N_("Bodies that organized it, Chinese; separated by “|”."),
    },
    "host": {
        "en": N_("Bodies that hosted it or at which it was held, English; separated by “|”."),
        "zh": N_("Bodies that hosted it or at which it was held, Chinese; separated by “|”."),
    },
    "supporter": {
        "en": N_("Bodies that supported or funded it, English; separated by “|”."),
        "zh": N_("Bodies that supported or funded it, Chinese; separated by “|”."),
    },
    "participant": {
        "en": N_("Bodies that the report names as taking part, English; separated by “|”."),
        "zh": N_("Bodies that the report names as taking part, Chinese; separated by “|”."),
    },
}


def of_events() -> Iterator[Column]:
    """Where the event was, for maps and tables; who organized, hosted and supported it; how many bodies
    took part, and which."""
    yield Column(
        "country_iso3", "string", N_("Country of the place, as ISO 3166-1 alpha-3 code."),
        value=lambda row, _: _place(row)["country_iso3"],
    )  # fmt: skip
    yield from in_both("country_name", COUNTRY, _country_of_event)
    for name, words in (
        ("lat", N_("Latitude of the place in degrees, WGS 84.")),
        ("lon", N_("Longitude of the place in degrees, WGS 84.")),
    ):
        yield Column(name, "number", words, value=lambda row, _, name=name: _place(row)[name])
    for name, role in (("organisers", "organiser"), ("hosts", "host"), ("supporters", "supporter")):
        yield from in_both(
            name, _BODIES[role], lambda row, code, role=role: _bodies(row, role, code)
        )
    yield Column(
        "participating_bodies", "integer",
        N_("Number of bodies that the report names as taking part, excluding organizers; people are counted in participants."),
        value=lambda row, _: _taking_part().get(row["event_id"], 0),
    )  # fmt: skip
    yield from in_both(
        "participating_names", _BODIES["participant"], lambda row, code: _bodies(row, "participant", code)
    )  # fmt: skip


def _place(event: Row) -> Row:
    return titles.rows("places").get(event["place_id"]) or {
        "country_iso3": None, "lat": None, "lon": None,
    }  # fmt: skip


def _country_of_event(event: Row, language: str) -> str | None:
    country = _place(event)["country_iso3"]
    return name_in_data(country, language) if country else None


@cache
def _roles() -> pl.DataFrame:
    return tables.load("event_organisations").select("event_id", "organisation_id", "role")


def _bodies(event: Row, role: str, language: str) -> str | None:
    """The names of the bodies with a role in an event, in the order of the table."""
    own = _by_role().get((event["event_id"], role), ())
    return together(titles.title("organisations", body, language) for body in own)


@cache
def _by_role() -> Mapping[tuple[str, str], Sequence[str]]:
    bodies = pl.col("organisation_id").unique(maintain_order=True)
    grouped = _roles().group_by("event_id", "role", maintain_order=True).agg(bodies)
    return {(event, role): own for event, role, own in grouped.iter_rows()}


@cache
def _taking_part() -> Mapping[str, int]:
    here = _roles().filter(pl.col("role") == "participant")
    return dict(here.group_by("event_id").agg(pl.col("organisation_id").n_unique()).iter_rows())


def days(column: str) -> Iterator[Column]:
    """The first and last day that the date can mean, as real dates."""

    def day(row: Row, end: int) -> object:
        if not row[column]:
            return None
        found = bounds(row[column])
        return None if end and found[2] else found[end]

    yield Column(
        "earliest", "date", N_("First day that the date, as printed, can mean."),
        value=lambda row, _: day(row, 0),
    )  # fmt: skip
    yield Column(
        "latest", "date", N_("Last day that the date, as printed, can mean; empty where it has no end."),
        value=lambda row, _: day(row, 1),
    )  # fmt: skip
