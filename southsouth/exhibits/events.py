"""Exhibits of events: where and when."""

import polars as pl

from southsouth import counts, geography, tables
from southsouth.charts import maps, timeline
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_, counted, country_name, translate
from southsouth.measures import events as measures

COLUMNS = (
    ("event_id", N_("Id")),
    ("date_edtf", N_("Date")),
    ("title_en", N_("Title (English)")),
    ("title_zh", N_("Title (Chinese)")),
    ("kind", N_("Kind")),
    ("place_id", N_("Place")),
    ("paragraph", N_("Paragraph")),
    ("as_printed", N_("As printed")),
)


def located() -> pl.DataFrame:
    """All events that have a place, with its point."""
    return measures.located(tables.load("events"), tables.load("places"))


def on_the_timeline(first: int = 2009, last: int = measures.LAST_YEAR) -> pl.DataFrame:
    """Dated events that touch the years, packed into lanes."""
    return laid_out(measures.within(tables.load("events"), first, last), first, last)


def laid_out(events: pl.DataFrame, first: int, last: int) -> pl.DataFrame:
    """Events as the timeline draws them: dated, with lanes, and the years of the window."""
    # A dot is some eleven pixels; on a phone's three hundred that is a thirtieth of the window.
    gap = 365 * (last - first + 1) // 30
    return measures.lanes(measures.spans(events), gap).with_columns(
        pl.lit(first).alias("first"), pl.lit(last).alias("last")
    )


def by_year(first: int = 2009, last: int = measures.LAST_YEAR) -> pl.DataFrame:
    """Events touching each year, with the window marked."""
    return measures.per_year(tables.load("events")).with_columns(
        pl.col("year").is_between(first, last).alias("inside")
    )


def named_countries() -> pl.DataFrame:
    """Countries by how often the report names them: iso3, times, paragraphs, name, lat, lon."""
    totals = (
        tables.load("mentions")
        .filter(pl.col("entity_kind") == "country")
        .group_by("entity_id")
        .agg(pl.col("times").sum(), pl.col("paragraph").n_unique().alias("paragraphs"))
        .rename({"entity_id": "iso3"})
    )
    points = geography.label_points().select("iso3", "lon", "lat")
    geography.locate(totals)
    joined = totals.join(points, on="iso3", how="inner", validate="1:1")
    names = pl.Series(
        "name", [country_name(code, "en") for code in joined["iso3"]], dtype=pl.String
    )
    return joined.with_columns(names).sort("times", "iso3", descending=[True, False])


def _alt_map(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_(
            "World map with {places} where events mentioned in the report took place; {events} in all."
        ),
        language,
        places=counted(counts.PLACES, frame["place_id"].n_unique(), language),
        events=counted(counts.EVENTS, frame.height, language),
    )


def _alt_timeline(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_(
            "Timeline of {events} with a date, in lanes by kind; a year or a month is drawn as a span."
        ),
        language,
        events=counted(counts.EVENTS, frame.height, language),
    )


def _alt_years(frame: pl.DataFrame, language: str) -> str:
    peak = frame.sort("count", "year", descending=[True, False]).row(0, named=True)
    return translate(
        N_("Column chart of events per year, 1978 to 2014; the highest is {year}, with {events}."),
        language,
        events=counted(counts.EVENTS, peak["count"], language),
        year=peak["year"],
    )


def _alt_mentions(frame: pl.DataFrame, language: str) -> str:
    first = frame.row(0, named=True)
    return translate(
        N_("World map with a circle for each country that the report names: {countries}; most often {name}, {times}."),
        language,
        countries=counted(counts.COUNTRIES, frame.height, language),
        name=country_name(first["iso3"], language),
        times=counted(counts.TIMES, first["times"], language),
    )  # fmt: skip


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="events-map",
        title=N_("Where events took place"),
        alt=_alt_map,
        tables=("events", "places"),
        rows=located,
        draw=maps.events,
        page="map",
        map_kind="land",
        columns=COLUMNS,
    ),
    Exhibit(
        id="country-mentions-map",
        title=N_("How often the report names each country"),
        alt=_alt_mentions,
        tables=("mentions",),
        rows=named_countries,
        draw=maps.mentions,
        page="map",
        map_kind="land",
        columns=(
            ("iso3", N_("Country code")),
            ("name", N_("Country")),
            ("times", N_("Times named")),
            ("paragraphs", N_("Paragraphs that name it")),
        ),
    ),
    Exhibit(
        id="timeline",
        title=N_("What happened when"),
        alt=_alt_timeline,
        tables=("events",),
        rows=on_the_timeline,
        draw=timeline.detail,
        page="timeline",
        columns=COLUMNS,
    ),
    Exhibit(
        id="timeline-overview",
        title=N_("Events per year, 1978-2014"),
        alt=_alt_years,
        tables=("events",),
        rows=by_year,
        draw=timeline.overview,
        page="timeline",
        columns=(("year", N_("Year")), ("count", N_("Events"))),
    ),
)
