"""Which filters each table has: the pages' own, under the names their addresses use."""

from collections.abc import Mapping, Sequence

import polars as pl

from southsouth import tables
from southsouth.filters.kinds import (
    Filter,
    column,
    paragraph,
    values_of,
    words,
    years_of_events,
    years_of_periods,
)
from southsouth.language import N_
from southsouth.measures import cooperation, events, figures, organisations, recommendations
from southsouth.vocabulary import COMMISSIONS, FUNCTIONS


def _organisers(frame: pl.DataFrame, wanted: Sequence[str]) -> pl.DataFrame:
    return events.organised_by(frame, tables.load("event_organisations"), list(wanted))


def _acting() -> list[str]:
    bodies = tables.load("event_organisations").filter(pl.col("role") != "participant")
    return bodies["organisation_id"].unique().sort().to_list()


def _region(frame: pl.DataFrame, wanted: Sequence[str]) -> pl.DataFrame:
    return events.in_region(
        frame, tables.load("places"), tables.load("commission_members"), wanted[0]
    )


def _country_of_event(frame: pl.DataFrame, wanted: Sequence[str]) -> pl.DataFrame:
    there = tables.load("places").filter(pl.col("country_iso3").is_in(wanted))
    return frame.filter(pl.col("place_id").is_in(there["place_id"].implode()))


def _countries_of_links() -> list[str]:
    links = tables.load("cooperation")
    ends = [
        links.filter(pl.col(f"{end}_kind") == "country")[end] for end in ("provider", "partner")
    ]
    return pl.concat(ends).unique().sort().to_list()


def _bodies_asked() -> list[str]:
    asked = tables.load("recommendations")["addressed_to"].drop_nulls().str.split(";")
    return asked.explode().unique().sort().to_list()


def _sectors() -> list[str]:
    return values_of("cooperation", "sector_en") + values_of("cooperation", "sector_zh")


def _in_sectors(frame: pl.DataFrame, wanted: Sequence[str]) -> pl.DataFrame:
    return frame.filter(pl.col("sector_en").is_in(wanted) | pl.col("sector_zh").is_in(wanted))


_EVENTS = (
    *years_of_events(),
    column("events", "kind", N_("Kind of event")),
    Filter("organiser", N_("Body that organised, hosted or supported it"), _organisers, _acting),
    Filter(
        "commission", N_("Regional commission in whose region it took place"),
        _region, lambda: list(COMMISSIONS), many=False,
    ),
    paragraph(also="other_paragraphs"),
    Filter(
        "place", N_("Place where it was"),
        lambda frame, wanted: frame.filter(pl.col("place_id").is_in(wanted)),
        lambda: values_of("places", "place_id"),
    ),
    Filter(
        "country", N_("Country where it was, as ISO 3166-1 alpha-3 code"),
        _country_of_event, lambda: values_of("places", "country_iso3"),
    ),
)  # fmt: skip
_FIGURES = (
    words("q", N_("Words of the subject, of what was printed, or of the id"), figures.search),
    column("figures", "topic", N_("Group the number is shown in")),
    column("figures", "unit", N_("What is counted")),
    column("figures", "qualifier", N_("How firm the number is")),
    paragraph(),
    column("figures", "organisation", N_("Body the number is about"), of="organisation_id"),
    *years_of_periods(),
)
_COOPERATION = (
    column("cooperation", "provider", N_("Who provides")),
    column("cooperation", "partner", N_("Who receives")),
    Filter(
        "country", N_("Country that provides or receives, as ISO 3166-1 alpha-3 code"),
        cooperation.touching, _countries_of_links,
    ),
    column("cooperation", "via", N_("Body the link runs through"), aliases=("agency",)),
    Filter("sector", N_("Subject of the cooperation"), _in_sectors, _sectors),
    column("cooperation", "mutual", N_("Whether the help goes both ways")),
    paragraph(),
)  # fmt: skip
_ORGANISATIONS = (
    words("q", N_("Words of a name, acronym, printed form or id"), organisations.search),
    Filter(
        "function", N_("What the body does where the report speaks of it"),
        organisations.doing, lambda: list(FUNCTIONS),
    ),
    column("organisations", "kind", N_("Kind of body")),
    paragraph(),
)  # fmt: skip

FILTERS: Mapping[str, tuple[Filter, ...]] = {
    "paragraphs": (
        paragraph(),
        column("paragraphs", "section", N_("Section of the report")),
        column("paragraphs", "theme", N_("Theme of the paragraph")),
    ),
    "figures": _FIGURES,
    "events": _EVENTS,
    "event_organisations": (
        column("event_organisations", "event", N_("The event"), of="event_id"),
        column("event_organisations", "organisation", N_("The body"), of="organisation_id"),
        column("event_organisations", "role", N_("What the body did there")),
        paragraph(),
    ),
    "places": (
        column("places", "kind", N_("City, island or country")),
        column("places", "country", N_("Country it lies in, as ISO 3166-1 alpha-3 code"), of="country_iso3"),
    ),
    "organisations": _ORGANISATIONS,
    "mentions": (
        column("mentions", "kind", N_("Kind of what is named"), of="entity_kind", aliases=("entity_kind",)),
        column("mentions", "entity", N_("Code or id of what is named"), of="entity_id"),
        paragraph(),
    ),
    "recommendations": (
        column("recommendations", "source", N_("Who recommends")),
        column("recommendations", "status", N_("How far it was carried out")),
        Filter(
            "body", N_("Body that should act"), recommendations.addressed_to, _bodies_asked,
        ),
        paragraph(),
    ),
    "documents": (column("documents", "kind", N_("Kind of document")), paragraph()),
    "cooperation": _COOPERATION,
    "commissions": (column("commissions", "commission", N_("The commission"), of="commission_id"),),
    "commission_members": (
        column("commission_members", "commission", N_("The commission"), of="commission_id"),
        column("commission_members", "status", N_("Member or associate member")),
        column("commission_members", "in_2014", N_("Whether it belonged in mid-2014")),
        column("commission_members", "country", N_("The member, as ISO 3166-1 alpha-3 code"), of="iso3"),
    ),
    "commission_activities": (
        column("commission_activities", "commission", N_("The commission"), of="commission_id"),
        column("commission_activities", "named", N_("Whether the text names this commission itself")),
        paragraph(),
    ),
    "caveats": (column("caveats", "kind", N_("Kind of doubt")), paragraph()),
    "number_audit": (
        column("number_audit", "disposition", N_("What the number token is")),
        paragraph(),
    ),
    "anchors": (
        column("anchors", "row", N_("Row whose words they are, as table:id"), of="row_id"),
        column("anchors", "column", N_("Column that holds the words")),
        paragraph(),
    ),
    "corrections": (),
}  # fmt: skip
