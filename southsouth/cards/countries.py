"""The card of a country: where the report names it, what took place there, with whom it works."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import polars as pl

from southsouth import tables
from southsouth.cards.base import (
    GOVERNMENT,
    Card,
    Link,
    address_of,
    body_links,
    event_links,
    explained,
    figure_links,
    groups,
    mentions_of,
    named_in,
    often,
    place_links,
    printed_of,
)
from southsouth.language import (
    N_,
    NN_,
    counted,
    country_name,
    date,
    listed,
    number,
    sentences,
    translate,
)
from southsouth.measures import commissions
from southsouth.names import entry, in_sentence, link_sentence, organisation_names, place_name
from southsouth.synonyms import country_aliases
from southsouth.vocabulary import EVENT_ROLES, MEMBER_STATUSES, label

_OUTSIDE = N_(
    "Memberships and seats are taken from outside the report; the tables give the source of each."
)


@cache
def codes() -> tuple[str, ...]:
    """Countries that the report names, links, or tells of a place or body in (ISO 3166-1 alpha-3)."""
    mentions, links = tables.load("mentions"), tables.load("cooperation")
    named = mentions.filter(pl.col("entity_kind") == "country")["entity_id"]
    sides = [
        links.filter(pl.col(f"{end}_kind") == "country")[end] for end in ("provider", "partner")
    ]
    there = tables.load("places")["country_iso3"].drop_nulls()
    return tuple(pl.concat([named, *sides, there]).unique().sort())


def headline(country: Mapping[str, Any], language: str) -> str:
    """What a country is called."""
    return country_name(country["iso3"], language)


def card(iso3: str, language: str) -> Card | None:
    """The card of that country, or None."""
    if iso3 not in codes():
        return None
    events, theirs = events_in(iso3), acting_for(iso3)
    first, second = _links(iso3, "provider"), _links(iso3, "partner")
    mentions = mentions_of("country", iso3)
    # The country as a place is no place in it.
    places = tables.where("places", country_iso3=iso3).filter(pl.col("kind") != "country")[
        "place_id"
    ]
    told_in = [*mentions["paragraph"], *events["paragraph"], *theirs["paragraph"], *first["paragraph"], *second["paragraph"]]  # fmt: skip
    sums = _sums(iso3, language)
    return Card(
        kind="country",
        id=iso3,
        language=language,
        headline=country_name(iso3, language),
        lead=_lead(iso3, told_in, language),
        facts=tuple(_facts(iso3, events.height, first.height + second.height, language)),
        evidence=printed_of("country", iso3),
        note=translate(_OUTSIDE, language),
        doubts=(),
        groups=groups(
            language,
            (N_("Money that it provides, alone or with others"), sums),
            (
                N_("Its cooperation, in the order of the report"),
                _told(pl.concat([first, second]), language),
            ),
            (
                N_("Events there, or in which its Government or one of its bodies took part"),
                _events(events, theirs, iso3, language),
            ),
            (N_("Figures that name it"), _others(figure_links(_figures(iso3), language), sums)),
            (N_("Named in"), named_in("country", iso3, language)),
            (N_("Places there"), place_links(places, language)),
            (
                N_("Its bodies, and those with their seat there"),
                body_links(_bodies(iso3), language),
            ),
            (N_("Member of, in mid-2014"), _memberships(iso3, language)),
        ),
        told=tuple(sorted({*told_in})),
        picture=("events-map", (("country", iso3),)) if events.height else None,
        narrowed=tuple(
            (page, "country")
            for page, rows in (
                ("cooperation", first.height + second.height),
                ("map", events.height),
            )
            if rows
        ),
        leading=sum(
            (bool(sums), first.height + second.height > 0, events.height + theirs.height > 0)
        ),
    )


def events_in(iso3: str) -> pl.DataFrame:
    """Events whose place lies in the country."""
    there = tables.where("places", country_iso3=iso3)
    return tables.load("events").join(there.select("place_id"), on="place_id", how="semi")


def acting_for(iso3: str) -> pl.DataFrame:
    """What a country's Government and its bodies did at events, wherever: what they do is its own."""
    return tables.load("event_organisations").filter(
        pl.col("organisation_id").is_in(_government(iso3))
    )


def _government(iso3: str) -> list[str]:
    """The Government of a country, and what belongs to it."""
    own, bodies = f"{GOVERNMENT}{iso3.lower()}", tables.load("organisations")
    its = bodies.filter((pl.col("organisation_id") == own) | (pl.col("parent_id") == own))
    return its["organisation_id"].to_list()


def _events(
    there: pl.DataFrame, theirs: pl.DataFrame, iso3: str, language: str
) -> tuple[Link, ...]:
    """Events, each once: where it took place there, and the part that was taken in it by whom."""
    own = there["event_id"].implode(), theirs["event_id"].implode()
    events = tables.load("events").filter(
        pl.col("event_id").is_in(own[0]) | pl.col("event_id").is_in(own[1])
    )
    said: dict[str, list[str]] = {}
    for event_id, place_id in there.select("event_id", "place_id").iter_rows():
        said[event_id] = [place_name(place_id, language) or country_name(iso3, language)]
    for row in theirs.iter_rows(named=True):
        role, body = label(row["role"], language, EVENT_ROLES), row["organisation_id"]
        name = "" if body.startswith(GOVERNMENT) else organisation_names([body], language)[0]
        said.setdefault(row["event_id"], []).append(entry(role, name, language) if name else role)
    return tuple(
        explained(link, " · ".join(said[link.id])) for link in event_links(events, language)
    )


def _told(links: pl.DataFrame, language: str) -> tuple[Link, ...]:
    """Links of cooperation by paragraph, a sentence each, with what is noted of it: that something is inferred.
    What is noted of several that follow each other is told once."""
    ordered = links.unique("link_id", maintain_order=True).sort("paragraph", maintain_order=True)
    notes = [note or "" for note in ordered[f"note_{language}"]]
    told = zip(ordered.iter_rows(named=True), notes, ["", *notes], strict=False)
    return tuple(
        Link(
            "cooperation", own, link_sentence(link, language), address_of("cooperation", own),
            "" if note == before else note,
        )
        for link, note, before in told
        for own in (link["link_id"],)
    )  # fmt: skip


def _others(figures: tuple[Link, ...], sums: tuple[Link, ...]) -> tuple[Link, ...]:
    """Figures without those that stand above among the sums."""
    told = {link.id for link in sums}
    return tuple(link for link in figures if link.id not in told)


def _sums(iso3: str, language: str) -> tuple[Link, ...]:
    """Each sum in dollars that is given for what the country provides, and with whom it provides it."""
    own = _links(iso3, "provider")["figure_id"].drop_nulls()
    figures = tables.load("figures").filter(
        pl.col("figure_id").is_in(own.implode()) & (pl.col("unit") == "USD")
    )
    together = N_("together with {countries}")
    links = []
    for link in figure_links(figures, language):
        givers = tables.where("cooperation", figure_id=link.id)["provider"].unique(
            maintain_order=True
        )
        others = [
            in_sentence(country_name(code, language), "country", language)
            for code in givers if code != iso3
        ]  # fmt: skip
        said = translate(together, language, countries=listed(others, language)) if others else ""
        links.append(explained(link, said))
    return tuple(links)


def _links(iso3: str, end: str) -> pl.DataFrame:
    return tables.where("cooperation", **{end: iso3, f"{end}_kind": "country"})


def _lead(iso3: str, told_in: Iterable[int], language: str) -> str:
    rows = mentions_of("country", iso3)
    country = in_sentence(country_name(iso3, language), "country", language)
    if rows.is_empty():
        words = N_("The report does not name {country} itself, but places or bodies there.")
        return translate(words, language, country=country)
    if rows["times"].sum() == 1:
        words = N_("The report names {country} {often}.")
    else:
        words = N_("The report names {country} {often}, counting its name within those of bodies and groups.")  # fmt: skip
    said = translate(words, language, country=country, often=often(rows, language))
    without = sorted({*told_in} - {*rows["paragraph"]})
    return sentences(language, said, _without_name(without, language) if without else "")


def _without_name(paragraphs: list[int], language: str) -> str:
    """Which paragraphs tell of places or bodies of a country and do not name it."""
    words = NN_(
        "Paragraph {list} names a place or body there, not the country.",
        "Paragraphs {list} name places or bodies there, not the country.",
    )
    names = listed(map(str, paragraphs), language)
    return counted(words, len(paragraphs), language, list=names)


def _facts(iso3: str, events: int, links: int, language: str) -> list[tuple[str, str]]:
    said = [
        (N_("Code (ISO 3166-1 alpha-3)"), iso3),
        (N_("Events there"), number(events, language)),
        (N_("Cases of cooperation"), number(links, language)),
    ]
    return [(translate(name, language), value) for name, value in said]


def _figures(iso3: str) -> pl.DataFrame:
    """Figures whose subject names the country, and those printed for its links."""
    names = [re.escape(name) for name in country_aliases(iso3) if name.isascii() and len(name) > 3]
    named = pl.col("subject_en").str.contains(rf"\b({'|'.join(names)})\b")
    linked = pl.concat([_links(iso3, end)["figure_id"] for end in ("provider", "partner")])
    return tables.load("figures").filter(
        named | pl.col("figure_id").is_in(linked.drop_nulls().implode())
    )


def _bodies(iso3: str) -> list[str]:
    """Its government and what belongs to that, then bodies with their seat in the country."""
    bodies = tables.load("organisations")
    seats = tables.where("places", country_iso3=iso3)["place_id"]
    seated = bodies.filter(pl.col("seat_place_id").is_in(seats.implode()))
    return [*_government(iso3), *seated["organisation_id"]]


def _memberships(iso3: str, language: str) -> tuple[Link, ...]:
    """Commissions with the status of the country, and since when where a source says so."""
    rows = tables.where("commission_members", iso3=iso3, in_2014=True)
    names = dict(tables.load("commissions").select("commission_id", f"name_{language}").iter_rows())
    return tuple(
        _membership(row, names[row["commission_id"]], language)
        for row in rows.iter_rows(named=True)
    )


def _membership(row: dict[str, Any], name: str, language: str) -> Link:
    """A commission, with the mark of doubt where it is inferred that the country belongs to it."""
    own = row["commission_id"]
    why, doubted = commissions.how_known(own, row["iso3"], language)
    status = sentences(
        language, label(row["status"], language, MEMBER_STATUSES), _since(row["joined"], language)
    )
    if why:
        status = translate(N_("{status}; {reason}"), language, status=status, reason=why)
    text = f"{name} ?" if doubted else name
    return explained(Link("commission", own, text, address_of("commission", own)), status)


def _since(joined: int | None, language: str) -> str:
    return translate("since {date}", language, date=date(str(joined), language)) if joined else ""
