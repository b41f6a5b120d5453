"""The card of an organisation: where the report speaks of it, and with what."""

from typing import Any

import polars as pl

from southsouth import tables
from southsouth.cards.base import (
    Card,
    Link,
    address_of,
    doubts,
    evidence,
    groups,
    links,
    paragraph_links,
    row,
)
from southsouth.language import N_, number, translate
from southsouth.names import link_text, organisation_names, place_name
from southsouth.vocabulary import FUNCTIONS, ORGANISATION_KINDS, STANDINGS, label


def card(organisation_id: str, language: str) -> Card | None:
    """The card of that organisation, or None."""
    body = row("organisations", "organisation_id", organisation_id)
    if body is None:
        return None
    mentions = tables.load("mentions").filter(
        (pl.col("entity_kind") == "organisation") & (pl.col("entity_id") == organisation_id)
    )
    return Card(
        kind="organisation",
        id=organisation_id,
        language=language,
        headline=_headline(body, language),
        lead=_functions(body, language),
        facts=tuple(_facts(body, int(mentions["times"].sum()), language)),
        evidence=evidence(body),
        note="",
        doubts=doubts("organisations", organisation_id, language),
        groups=_groups(body, mentions["paragraph"].to_list(), language),
        paragraph=body["paragraph"],
        footnote=body["footnote"],
    )


def _headline(body: dict[str, Any], language: str) -> str:
    acronym = body["acronym"]
    return body[f"name_{language}"] + (f" ({acronym})" if acronym else "")


def _functions(body: dict[str, Any], language: str) -> str:
    said = [label(f, language, FUNCTIONS) for f in (body["functions"] or "").split(";") if f]
    return ("、" if language == "zh" else "; ").join(said)


def _facts(body: dict[str, Any], times: int, language: str) -> list[tuple[str, str]]:
    said = [
        (N_("Kind"), label(body["kind"], language, ORGANISATION_KINDS)),
        (N_("Standing"), _standing(body, language)),
        (N_("Seat"), place_name(body["seat_place_id"], language)),
        (N_("Part of"), ", ".join(organisation_names(filter(None, [body["parent_id"]]), language))),
        (N_("Times named"), number(times, language)),
        (N_("Forms in the report"), (body["aliases"] or "").replace(";", " · ")),
    ]
    return [(translate(name, language), value) for name, value in said if value]


def _standing(body: dict[str, Any], language: str) -> str:
    """What it is where it is not simply one body."""
    return label(body["standing"], language, STANDINGS) if body["standing"] != "body" else ""


def _groups(body: dict[str, Any], paragraphs: list[int], language: str) -> tuple[Any, ...]:
    own = body["organisation_id"]
    return groups(
        language,
        (N_("Paragraphs"), paragraph_links([*paragraphs, body["paragraph"]], language)),
        (N_("Events"), _events(own, language)),
        (N_("Figures"), _figures(own, language)),
        (N_("Who works with whom"), _cooperation(own, language)),
        (N_("Recommendations to it"), _recommendations(own, language)),
        (N_("Constituent bodies"), _parts(own, language)),
    )


def _events(own: str, language: str) -> tuple[Link, ...]:
    theirs = tables.load("event_organisations").filter(pl.col("organisation_id") == own)
    events = tables.load("events").join(
        theirs.select("event_id").unique(), on="event_id", how="semi"
    )
    return links(events, "event", "event_id", f"title_{language}")


def _figures(own: str, language: str) -> tuple[Link, ...]:
    figures = tables.load("figures").filter(pl.col("organisation_id") == own)
    return links(figures, "figure", "figure_id", f"subject_{language}")


def _cooperation(own: str, language: str) -> tuple[Link, ...]:
    touching = pl.any_horizontal(pl.col("provider", "partner", "via") == own)
    return tuple(
        Link(
            "cooperation",
            link["link_id"],
            link_text(link, language),
            address_of("cooperation", link["link_id"]),
        )
        for link in tables.load("cooperation").filter(touching).iter_rows(named=True)
    )


def _recommendations(own: str, language: str) -> tuple[Link, ...]:
    asked = pl.col("addressed_to").str.split(";").list.contains(own).fill_null(value=False)
    rows = tables.load("recommendations").filter(asked)
    return links(rows, "recommendation", "recommendation_id", f"subject_{language}")


def _parts(own: str, language: str) -> tuple[Link, ...]:
    parts = tables.load("organisations").filter(pl.col("parent_id") == own)
    return tuple(
        Link("organisation", part, name, address_of("organisation", part))
        for part, name in parts.select("organisation_id", f"name_{language}").iter_rows()
    )
