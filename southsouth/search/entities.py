"""Entries of those whom the report names: bodies, commissions, countries, places."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import polars as pl

from southsouth import counts, tables
from southsouth.cards import address_of, known
from southsouth.cards.base import acting_in, how_often
from southsouth.language import LANGUAGES, N_, NN_, counted, country_name, listed, translate
from southsouth.measures import commissions as measures
from southsouth.names import (
    bracketed,
    organisation_names,
    place_name,
    place_names,
    short_name,
    with_acronym,
)
from southsouth.search.entry import Entry, both, dotted, located, standing, texts
from southsouth.synonyms import body_aliases, country_aliases, names_elsewhere
from southsouth.vocabulary import COMMISSIONS, ORGANISATION_KINDS, PLACE_KINDS, label


def entries() -> Iterator[Entry]:
    """Every body, commission, country and place of the tables."""
    yield from map(_organisation, _rows("organisations"))
    yield from map(_commission, _rows("commissions"))
    yield from map(_country, _countries())
    yield from (_place(place) for place in _rows("places") if place["kind"] != "country")


def _rows(table: str) -> Iterator[dict[str, Any]]:
    return tables.load(table).iter_rows(named=True)


@cache
def _named() -> Mapping[str, list[dict[str, Any]]]:
    """The rows of mentions by the entity they name."""
    by_entity: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _rows("mentions"):
        by_entity[row["entity_id"]].append(row)
    return by_entity


def _printed(entity: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["as_printed"] for row in _named().get(entity, ())))


def _first_paragraph(entity: str) -> int | None:
    return min((row["paragraph"] for row in _named().get(entity, ())), default=None)


def _where(body: Mapping[str, Any], language: str) -> str:
    """How often a body is named; the one place where it is told of under another's name."""
    own = body["organisation_id"]
    return (
        how_often("organisation", own, language)
        if own in _named() or acting_in(own)
        else located(body, language)
    )


def _organisation(body: Mapping[str, Any]) -> Entry:
    own = body["organisation_id"]
    return Entry(
        "organisation",
        own,
        both(lambda language: with_acronym(body, language)),
        both(
            lambda language: dotted(
                (label(body["kind"], language, ORGANISATION_KINDS), _where(body, language))
            )
        ),
        address_of("organisation", own),
        body["paragraph"],
        names=(
            own,
            *texts(body, "acronym", "name", "as_printed"),
            *body_aliases(own),
            *_printed(own),
        ),
        words=(
            *standing(body),
            *both(lambda la: label(body["kind"], la, ORGANISATION_KINDS)).values(),
        ),
    )


def _commission(commission: Mapping[str, Any]) -> Entry:
    code = commission["commission_id"]
    done = tables.load("commission_activities").filter(pl.col("commission_id") == code)
    said = both(lambda language: _members(commission, language))
    return Entry(
        "commission",
        code,
        both(lambda language: bracketed(commission[f"name_{language}"], code, language)),
        said,
        address_of("commission", code),
        commission["paragraph"],
        names=(code, *texts(commission, "name", "as_printed")),
        words=(
            *said.values(),
            *(
                words
                for row in done.iter_rows(named=True)
                for words in texts(row, "activity", "as_printed")
            ),
        ),
    )


def _members(commission: Mapping[str, Any], language: str) -> str:
    """53 members and 9 associate members in mid-2014."""
    kinds = ((counts.MEMBERS, "members_2014"), (counts.ASSOCIATES, "associates_2014"))
    each = [counted(kind, commission[of], language) for kind, of in kinds if commission[of]]
    return translate(N_("{members} in mid-2014"), language, members=listed(each, language))


def _countries() -> list[str]:
    """Every country that any table knows."""
    mentioned = tables.load("mentions").filter(pl.col("entity_kind") == "country")["entity_id"]
    members, places = tables.load("commission_members")["iso3"], tables.load("places")
    return sorted({*mentioned, *members, *places["country_iso3"].drop_nulls()})


def _country(iso3: str) -> Entry:
    memberships = _memberships().get(iso3, {})
    commissions = [*memberships]
    member = f"/commissions?commission={commissions[0]}" if commissions else "/map"
    return Entry(
        "country",
        iso3,
        both(lambda language: country_name(iso3, language)),
        both(
            lambda language: dotted(
                (
                    how_often("country", iso3, language),
                    listed(
                        (
                            short_name(code.lower(), language) + " ?" * doubted
                            for code, doubted in memberships.items()
                        ),
                        language,
                    ),
                )
            )
        ),
        address_of("country", iso3) if known("country", iso3) else member,
        _first_paragraph(iso3),
        names=(iso3, *country_aliases(iso3), *names_elsewhere(iso3), *_printed(iso3)),
        words=tuple(label(code, la, COMMISSIONS) for code in commissions for la in LANGUAGES),
    )


@cache
def _memberships() -> Mapping[str, Mapping[str, bool]]:
    """The commissions of each country, and whether it is in doubt that it belongs to one."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for code in COMMISSIONS:
        members = measures.membership(tables.load("commission_members"), code)
        for iso3, doubted in members.select("iso3", "doubted").iter_rows():
            found[iso3][code] = doubted
    return found


def _place(place: Mapping[str, Any]) -> Entry:
    own = place["place_id"]
    events = tables.load("events").filter(pl.col("place_id") == own)
    seats = tables.load("organisations").filter(pl.col("seat_place_id") == own)
    seat = NN_("seat of {count} body", "seat of {count} bodies")
    return Entry(
        "place",
        own,
        both(lambda language: place_name(own, language)),
        both(
            lambda language: dotted(
                (
                    label(place["kind"], language, PLACE_KINDS),
                    counted(counts.EVENTS, events.height, language) if events.height else "",
                    counted(seat, seats.height, language) if seats.height else "",
                )
            )
        ),
        address_of("place", own),
        _first_paragraph(own),
        names=(own, *texts(place, "name"), *_printed(own)),
        words=(
            *place_names(own),
            *events["title_en"],
            *events["title_zh"],
            *both(lambda la: " ".join(organisation_names(seats["organisation_id"], la))).values(),
        ),
    )
