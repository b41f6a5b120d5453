"""The card of a regional commission."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any

import polars as pl

from southsouth import counts, geography, tables
from southsouth.cards.base import (
    Card,
    Group,
    Link,
    address_of,
    body_links,
    cooperation_links,
    doubts,
    event_links,
    evidence,
    explained,
    figure_links,
    groups,
    how_often,
    paragraph_links,
    place_links,
    row,
)
from southsouth.cards.countries import acting_for, codes, events_in
from southsouth.language import (
    N_,
    NN_,
    counted,
    country_name,
    in_order,
    number,
    semicolon,
    sentences,
    translate,
)
from southsouth.measures import commissions as measures
from southsouth.measures.events import in_region
from southsouth.names import place_name

_OUTSIDE = N_(
    "Seat, year of establishment, website and membership are taken from outside the report; the tables give the source of each."
)


def headline(commission: Mapping[str, Any], language: str) -> str:
    """What a commission is called."""
    return commission[f"name_{language}"]


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
    there = _on_map(events)
    return Card(
        kind="commission",
        id=commission_id,
        language=language,
        headline=headline(commission, language),
        lead=_what_it_does(activities, commission_id, language),
        facts=tuple(_facts(commission, language)),
        evidence=evidence(commission),
        note=sentences(
            language,
            translate(_OUTSIDE, language),
            *measures.why_doubted(
                measures.membership(tables.load("commission_members"), commission_id), language
            ),
        ),
        doubts=doubts("commissions", commission_id, language),
        groups=(
            *(_told(group, language) for group in membership(commission_id, language)),
            *groups(
                language,
                (N_("Paragraphs that name it"), paragraph_links(named, language)),
                (
                    N_("Paragraphs on its region or on all five commissions"),
                    paragraph_links(described, language),
                ),
                (N_("Events in its region"), event_links(events, language)),
                (N_("Figures"), figure_links(figures, language)),
                (N_("Who works with whom"), cooperation_links(_links(commission_id), language)),
                (N_("Organization"), body_links([commission_id.lower()], language)),
                (N_("Seat"), place_links([commission["seat_place_id"]], language)),
            ),
        ),
        paragraph=commission["paragraph"],
        chart=f"commission-members-{commission_id.lower()}",
        picture=("events-map", tuple(("country", code) for code in there)) if there else None,
        beyond=_beyond(events, there, language) if there else "",
    )


def _on_map(events: pl.DataFrame) -> Sequence[str]:
    """The countries of the events in the part of the world where most of them are: a few elsewhere would
    each have a map that is all but empty. Those are listed with the rest. Nothing where there are few."""
    parts, places = geography.parts(), tables.load("places")
    countries = events.join(places, on="place_id")["country_iso3"]
    most = Counter(parts[code] for code in countries).most_common(1)
    if not most or most[0][1] < _FEW:
        return ()
    return sorted({code for code in countries if parts[code] == most[0][0]})


_BEYOND = NN_(
    "Not on this map is {count} event counted for its region that has its place elsewhere in the world: {places}.",
    "Not on this map are {count} events counted for its region that have their place elsewhere in the world: {places}.",
)


def _beyond(events: pl.DataFrame, there: Sequence[str], language: str) -> str:
    """The events whose places the map leaves out."""
    placed = events.join(tables.load("places"), on="place_id")
    left = placed.filter(~pl.col("country_iso3").is_in(there))
    if left.is_empty():
        return ""
    named = dict.fromkeys(place_name(own, language) for own in left["place_id"])
    places = semicolon(language).join(named)
    return counted(_BEYOND, left.height, language, places=places)


_FEW = 3  # events: a map of fewer says no more than their list


def membership(commission_id: str, language: str) -> tuple[Group, ...]:
    """All members of mid-2014 under their number, then all associate members, in the order of their names:
    those of whom it is inferred with the mark of doubt; only those that the report tells of have a page."""
    rows = measures.membership(tables.load("commission_members"), commission_id)
    are_associates = pl.col("class") == "associate"
    return tuple(
        Group(counted(noun, part.height, language), tuple(_members(part, language)))
        for noun, part in (
            (counts.MEMBERS_2014, rows.filter(~are_associates)),
            (counts.ASSOCIATES_2014, rows.filter(are_associates)),
        )
        if part.height
    )


def _members(rows: pl.DataFrame, language: str) -> Iterator[Link]:
    named = (
        (country_name(code, language), code, doubted)
        for code, doubted in rows.select("iso3", "doubted").iter_rows()
    )
    for name, code, doubted in in_order(named, language, itemgetter(0)):
        there = address_of("country", code) if code in codes() else ""
        yield Link("country", code, f"{name} ?" if doubted else name, there)


def _told(group: Group, language: str) -> Group:
    """The same members, each with what the report tells of it."""
    links = (
        explained(link, _told_of(link.id, language) if link.address else "") for link in group.links
    )
    return replace(group, links=tuple(links))


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


def _told_of(code: str, language: str) -> str:
    """How much the report tells of a country, in a few words."""
    there, acted = events_in(code).height, acting_for(code)["event_id"].n_unique()
    return _line(
        [
            how_often("country", code, language),
            counted(counts.EVENTS_THERE, there, language) if there else "",
            counted(counts.TOOK_PART, acted, language) if acted else "",
        ]
    )


def _line(parts: Iterable[str]) -> str:
    """Parts of a line, empty ones left out."""
    return " · ".join(filter(None, parts))


#: What the report says that a commission does where it names it, by the end of the statement's id: the
#: table has it in a few words, as charts need it; here it is told.
DOES: Mapping[str, str] = {
    "p053-1": N_("It is one of the five main supports of South-South cooperation in regions and subregions."),
    "p054-5": N_("Together with the other four it published regional views of the post-2015 agenda."),
    "escwa-p055-2": N_("Its coordination mechanism for Arab States is drawing up a regional system to map poverty."),
    "eclac-p055-2": N_("It supports regional and subregional mechanisms, how many is hard to say."),
    "eclac-p055-3": N_("It closely supports the Community of Latin American and Caribbean States."),
    "ece-p055-2": N_("It cooperates technically with the Eurasian customs union and common economic space."),
}  # fmt: skip


def _what_it_does(activities: pl.DataFrame, commission_id: str, language: str) -> str:
    """What the report says that it does where it names it, a sentence each."""
    own = activities.filter((pl.col("commission_id") == commission_id) & pl.col("named"))
    told = (
        DOES.get(one) or DOES.get(one.partition("-")[2], "") for one in own["activity_id"].sort()
    )
    return sentences(language, *(translate(words, language) for words in told))
