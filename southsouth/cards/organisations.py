"""The card of an organisation: where the report speaks of it, and with what."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from southsouth import tables
from southsouth.cards.base import (
    GOVERNMENT,
    Card,
    Group,
    Link,
    acting_in,
    address_of,
    body_links,
    cooperation_links,
    country_links,
    doubts,
    event_links,
    evidence,
    figure_links,
    groups,
    how_often,
    links,
    mentions_of,
    named_in,
    paragraph_links,
    place_links,
    row,
)
from southsouth.language import N_, comma, translate
from southsouth.measures.figures import relating_to
from southsouth.names import organisation_names, place_name, with_acronym
from southsouth.vocabulary import (
    COMMISSIONS,
    FUNCTIONS,
    ORGANISATION_KINDS,
    STANDINGS,
    STATUSES,
    label,
)


def headline(body: Mapping[str, Any], language: str) -> str:
    """What an organisation is called, with its acronym."""
    return with_acronym(body, language)


def card(organisation_id: str, language: str) -> Card | None:
    """The card of that organisation, or None."""
    body = row("organisations", "organisation_id", organisation_id)
    if body is None:
        return None
    told = _told_in(body)
    return Card(
        kind="organisation",
        id=organisation_id,
        language=language,
        headline=headline(body, language),
        lead=_functions(body, language),
        facts=tuple(_facts(body, language)),
        evidence=evidence(body),
        note=body[f"note_{language}"] or "",
        doubts=doubts("organisations", organisation_id, language),
        groups=_groups(body, language),
        paragraph=body["paragraph"],
        footnote=body["footnote"] if len(told) == 1 else None,
        told=told,
        picture=("timeline", (("organiser", organisation_id),))
        if _acting(organisation_id)
        else None,
    )


def _told_in(body: dict[str, Any]) -> tuple[int, ...]:
    """The paragraphs that name it, and those that tell of its events and its cooperation."""
    own = body["organisation_id"]
    named = mentions_of("organisation", own)["paragraph"].to_list() or acting_in(own)
    events = tables.where("event_organisations", organisation_id=own)["paragraph"]
    return tuple(sorted({body["paragraph"], *named, *events, *_cooperation(own)["paragraph"]}))


_FEW = 3  # events: a line of fewer says no more than their list


def _acting(own: str) -> bool:
    """Whether it organized, hosted or supported so many events that a line of them helps."""
    return _led(own).height >= _FEW


def _functions(body: dict[str, Any], language: str) -> str:
    said = [label(f, language, FUNCTIONS) for f in (body["functions"] or "").split(";") if f]
    return comma(language).join(said)


def _facts(body: dict[str, Any], language: str) -> list[tuple[str, str]]:
    said = [
        (N_("Kind"), label(body["kind"], language, ORGANISATION_KINDS)),
        (N_("Standing"), _standing(body, language)),
        (N_("Seat"), place_name(body["seat_place_id"], language)),
        (N_("Part of"), ", ".join(organisation_names(filter(None, [body["parent_id"]]), language))),
        (N_("In the report"), how_often("organisation", body["organisation_id"], language)),
        (N_("Forms in the report"), (body["aliases"] or "").replace(";", " · ")),
    ]
    return [(translate(name, language), value) for name, value in said if value]


def _standing(body: dict[str, Any], language: str) -> str:
    """What it is where it is not simply one body."""
    return label(body["standing"], language, STANDINGS) if body["standing"] != "body" else ""


def _groups(body: dict[str, Any], language: str) -> tuple[Group, ...]:
    own = body["organisation_id"]
    return groups(
        language,
        (N_("Named in"), _named_in(body, language)),
        (N_("Events that it held, hosted or supported"), event_links(_led(own), language)),
        (N_("Events that it took part in"), event_links(_attended(own), language)),
        (N_("Figures"), figure_links(_figures(own), language)),
        (N_("Who works with whom"), cooperation_links(_cooperation(own), language)),
        (N_("Recommendations to it"), _recommendations(own, language)),
        (N_("Regional commission"), _commission(own, language)),
        (N_("Part of"), body_links(filter(None, [body["parent_id"]]), language)),
        (N_("Bodies of it that the report names"), body_links(_parts(own), language)),
        (N_("Country"), _country(own, language)),
        (N_("Seat"), place_links(filter(None, [body["seat_place_id"]]), language)),
    )


def _named_in(body: dict[str, Any], language: str) -> tuple[Link, ...]:
    """The paragraphs that name it; else those that tell of it under another's name."""
    own = body["organisation_id"]
    return named_in("organisation", own, language) or paragraph_links(
        acting_in(own) or [body["paragraph"]], language
    )


def _led(own: str) -> pl.DataFrame:
    """Events that it organized, hosted or supported: those of its line."""
    return _with(own, pl.col("role") != "participant")


def _attended(own: str) -> pl.DataFrame:
    """Events that it only took part in."""
    there = _with(own, pl.col("role") == "participant")
    return there.join(_led(own), on="event_id", how="anti", maintain_order="left")


def _with(own: str, role: pl.Expr) -> pl.DataFrame:
    theirs = tables.where("event_organisations", organisation_id=own).filter(role)
    return tables.load("events").join(
        theirs.select("event_id").unique(), on="event_id", how="semi", maintain_order="left"
    )


def _figures(own: str) -> pl.DataFrame:
    """Figures that relate to it: those that the page of figures leaves for it. One that is given for a link
    stands with that."""
    return tables.load("figures").filter(relating_to([own]))


def _cooperation(own: str) -> pl.DataFrame:
    touching = pl.any_horizontal(pl.col("provider", "partner", "via") == own)
    return tables.load("cooperation").filter(touching)


def _recommendations(own: str, language: str) -> tuple[Link, ...]:
    """Each with what became of it."""
    rows = tables.naming("recommendations", "addressed_to", own)
    said = [
        f"{row[f'subject_{language}']} · {_became(row, language)}".removesuffix(" · ")
        for row in rows.iter_rows(named=True)
    ]
    told = rows.with_columns(told=pl.Series(said, dtype=pl.String))
    return links(told, "recommendation", "recommendation_id", "told")


def _became(row: dict[str, Any], language: str) -> str:
    """Of what the report itself proposes nothing can have become yet."""
    said = label(row["status"], language, STATUSES) if row["source"] == "JIU" else ""
    return said if language == "zh" else said[:1].lower() + said[1:]


def _parts(own: str) -> list[str]:
    return tables.where("organisations", parent_id=own)["organisation_id"].to_list()


def _country(own: str, language: str) -> tuple[Link, ...]:
    """The country whose government it is."""
    code = own.removeprefix(GOVERNMENT)
    return country_links([code.upper()], language) if code != own else ()


def _commission(own: str, language: str) -> tuple[Link, ...]:
    """The regional commission that it is."""
    code = own.upper()
    name = label(code, language, COMMISSIONS)
    return (
        (Link("commission", code, name, address_of("commission", code)),)
        if code in COMMISSIONS
        else ()
    )
