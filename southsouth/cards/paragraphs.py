"""The card of a paragraph: our gist and everything taken from it."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from southsouth import counts, tables
from southsouth.cards import documents
from southsouth.cards.base import (
    Card,
    Link,
    address_of,
    cooperation_links,
    doubts_in,
    groups,
    links,
    paragraph_links,
    row,
)
from southsouth.cards.events import figures_in
from southsouth.cards.figures import events_in
from southsouth.language import N_, counted, country_name, translate
from southsouth.names import organisation_names, place_name
from southsouth.vocabulary import SECTIONS, THEMES, label


def headline(here: Mapping[str, Any], language: str) -> str:
    """What a paragraph is called."""
    return f"{_where(here, language)} · {here[f'title_{language}']}"


def card(paragraph: str, language: str) -> Card | None:
    """The card of that paragraph, by its number as text; None when there is none."""
    if not (paragraph.isascii() and paragraph.isdigit() and len(paragraph) <= 2):
        return None
    here = row("paragraphs", "paragraph", int(paragraph))
    if here is None or str(here["paragraph"]) != paragraph:
        return None
    return Card(
        kind="paragraph",
        id=paragraph,
        language=language,
        headline=headline(here, language),
        lead=here[f"gist_{language}"],
        facts=tuple(_facts(here, language)),
        evidence=(),
        note="",
        doubts=doubts_in(here["paragraph"], language),
        groups=_groups(here["paragraph"], language),
        paragraph=here["paragraph"],
    )


def _where(here: Mapping[str, Any], language: str) -> str:
    if here["paragraph"] == 0:
        return translate(N_("Title and summary"), language)
    return translate(N_("Paragraph {number}"), language, number=here["paragraph"])


def _facts(here: dict[str, Any], language: str) -> list[tuple[str, str]]:
    section, heading = label(here["section"], language, SECTIONS), here[f"heading_{language}"]
    said = [
        (N_("Section"), section),
        *([(N_("Heading"), heading)] if heading != section else []),
        (N_("Theme"), label(here["theme"], language, THEMES)),
        (N_("Length"), counted(counts.CHINESE_CHARACTERS, here["characters"], language)),
    ]
    return [(translate(name, language), value) for name, value in said]


def _groups(paragraph: int, language: str) -> tuple[Any, ...]:
    return groups(
        language,
        (N_("Figures"), figures_in(paragraph, language)),
        (N_("Events"), events_in(paragraph, language)),
        (N_("Organizations"), _mentioned(paragraph, "organisation", language)),
        (N_("Countries"), _mentioned(paragraph, "country", language)),
        (N_("Places"), _mentioned(paragraph, "place", language)),
        (N_("Who works with whom"), cooperation_links(_in("cooperation", paragraph), language)),
        (N_("Recommendations"), recommendations_in(paragraph, language)),
        (N_("Documents"), documents.links(_in("documents", paragraph), language)),
        (N_("Previous and next paragraphs"), _neighbours(paragraph, language)),
    )


def _in(table: str, paragraph: int) -> pl.DataFrame:
    return tables.where(table, paragraph=paragraph)


def _mentioned(paragraph: int, kind: str, language: str) -> tuple[Link, ...]:
    """Entities named there, with how often."""
    rows = tables.where("mentions", paragraph=paragraph, entity_kind=kind)
    counted = rows.group_by("entity_id", maintain_order=True).agg(pl.col("times").sum())
    return tuple(
        Link(kind, entity, _times(_name(kind, entity, language), times), address_of(kind, entity))
        for entity, times in counted.iter_rows()
    )


def _times(name: str, times: int) -> str:
    return name if times == 1 else f"{name} × {times}"


def _name(kind: str, entity: str, language: str) -> str:
    if kind == "country":
        return country_name(entity, language)
    if kind == "place":
        return place_name(entity, language)
    return organisation_names([entity], language)[0]


def recommendations_in(paragraph: int, language: str) -> tuple[Link, ...]:
    """The recommendations that a paragraph states, as neighbours."""
    return links(
        _in("recommendations", paragraph),
        "recommendation",
        "recommendation_id",
        f"subject_{language}",
    )


def _neighbours(paragraph: int, language: str) -> tuple[Link, ...]:
    known = set(tables.load("paragraphs")["paragraph"])
    return paragraph_links({paragraph - 1, paragraph + 1} & known, language)
