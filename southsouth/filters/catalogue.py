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
from southsouth.vocabulary import COMMISSIONS, FUNCTIONS, GATHERING, GATHERINGS


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


def _bodies_of_figures() -> list[str]:
    every = tables.load("figures").iter_rows(named=True)
    return sorted({body for figure in every for body in figures.bodies_of(figure)})


def _sectors() -> list[str]:
    return values_of("cooperation", "sector_en") + values_of("cooperation", "sector_zh")


def _sector(value: str) -> str:
    """A field of cooperation in English, in whichever language an address names it."""
    links = tables.load("cooperation")
    in_english = dict(links.select("sector_zh", "sector_en").unique().iter_rows())
    return in_english.get(value, value)


def _in_sectors(frame: pl.DataFrame, wanted: Sequence[str]) -> pl.DataFrame:
    return frame.filter(pl.col("sector_en").is_in(wanted) | pl.col("sector_zh").is_in(wanted))


_EVENTS = (
    *years_of_events(),
    column("events", "kind", N_("Kind of event"), groups={GATHERING: GATHERINGS}),
    Filter("organiser", N_("Body that organized, hosted or supported it"), _organisers, _acting),
    Filter(
        "commission", N_("Regional commission whose region it took place in"),
        _region, lambda: list(COMMISSIONS), many=False,
    ),
    paragraph(also="other_paragraphs"),
    Filter(
        "place", N_("Place of the event"),
        lambda frame, wanted: frame.filter(pl.col("place_id").is_in(wanted)),
        lambda: values_of("places", "place_id"),
    ),
    Filter(
        "country", N_("Country where it took place (ISO 3166-1 alpha-3 code)"),
        _country_of_event, lambda: values_of("places", "country_iso3"),
    ),
)  # fmt: skip
_FIGURES = (
    words("q", N_("Words in the subject, the printed words or the id"), figures.search),
    column("figures", "topic", N_("Topic under which the figure is shown")),
    column("figures", "unit", N_("What is counted")),
    column("figures", "qualifier", N_("Precision of the figure")),
    paragraph(),
    Filter(
        "organisation", N_("Body to which the figure relates"),
        lambda frame, wanted: frame.filter(figures.relating_to(wanted)), _bodies_of_figures,
    ),
    *years_of_periods(),
)  # fmt: skip
_COOPERATION = (
    column("cooperation", "provider", N_("Who provides")),
    column("cooperation", "partner", N_("Who receives")),
    Filter(
        "country", N_("Country that provides or receives (ISO 3166-1 alpha-3 code)"),
        cooperation.touching, _countries_of_links,
    ),
    column("cooperation", "via", N_("Body through which the cooperation runs"), aliases=("agency",)),
    Filter("sector", N_("Field of cooperation"), _in_sectors, _sectors, same=_sector),
    column("cooperation", "link_kind", N_("Kind of cooperation")),
    column("cooperation", "mutual", N_("Whether the cooperation is mutual")),
    paragraph(),
)  # fmt: skip
_ORGANISATIONS = (
    words("q", N_("Words in a name, acronym, printed form or id"), organisations.search),
    Filter(
        "function", N_("Functions of the body, where the report mentions it"),
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
        column("event_organisations", "role", N_("Role of the body in the event")),
        paragraph(),
    ),
    "places": (
        column("places", "kind", N_("City, island or country")),
        column("places", "country", N_("Country in which it lies (ISO 3166-1 alpha-3 code)"), of="country_iso3"),
    ),
    "organisations": _ORGANISATIONS,
    "mentions": (
        column("mentions", "kind", N_("Kind of entity named"), of="entity_kind", aliases=("entity_kind",)),
        column("mentions", "entity", N_("Code or id of the entity named"), of="entity_id"),
        paragraph(),
    ),
    "recommendations": (
        column("recommendations", "source", N_("Source of the recommendation")),
        column("recommendations", "status", N_("Extent of implementation")),
        Filter(
            "body", N_("Body to which it is addressed"), recommendations.addressed_to, _bodies_asked,
        ),
        paragraph(),
    ),
    "documents": (column("documents", "kind", N_("Kind of document")), paragraph()),
    "cooperation": _COOPERATION,
    "commissions": (column("commissions", "commission", N_("The commission"), of="commission_id"),),
    "commission_members": (
        column("commission_members", "commission", N_("The commission"), of="commission_id"),
        column("commission_members", "status", N_("Member or associate member")),
        column("commission_members", "in_2014", N_("Whether it was a member in mid-2014")),
        column("commission_members", "country", N_("The member (ISO 3166-1 alpha-3 code)"), of="iso3"),
    ),
    "commission_activities": (
        column("commission_activities", "commission", N_("The commission"), of="commission_id"),
        column("commission_activities", "named", N_("Whether the text names this commission itself")),
        paragraph(),
    ),
    "caveats": (column("caveats", "kind", N_("Kind of doubt")), paragraph()),
    "number_audit": (
        column("number_audit", "disposition", N_("Nature of the number token")),
        paragraph(),
    ),
    "anchors": (
        column("anchors", "row", N_("Row to which the words belong, as table:id"), of="row_id"),
        column("anchors", "column", N_("Column that contains the words")),
        paragraph(),
    ),
    "corrections": (),
    "glossary": (column("glossary", "term", N_("Id of the term"), of="term_id"), paragraph()),
}  # fmt: skip
