"""Exhibits of links between two parties. Only those with an arrow are drawn (`in_words`: the others)."""

from functools import cache

import polars as pl

from southsouth import arithmetic, counts, geography, tables
from southsouth.charts import arcs
from southsouth.charts import cooperation as charts
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_, NN_, compact, counted, translate
from southsouth.measures import cooperation as measures

COLUMNS = (
    ("link_id", N_("Id")),
    ("link_kind", N_("Kind of link")),
    ("provider", N_("Provider")),
    ("partner", N_("Partner")),
    ("via", N_("Through")),
    ("sector_en", N_("Sector (English)")),
    ("sector_zh", N_("Sector (Chinese)")),
    ("mutual", N_("Mutual")),
    ("paragraph", N_("Paragraph")),
    ("as_printed", N_("As printed")),
    ("kind_as_printed", N_("Words that show the kind")),
)
_AMOUNTS = (
    ("figure_id", N_("Figure")), ("value", N_("Value")), ("qualifier", N_("Qualifier")),
    ("period", N_("Period")), ("subject_en", N_("Subject (English)")),
    ("subject_zh", N_("Subject (Chinese)")), ("shared", N_("Links that share the amount")),
    ("provider", N_("Provider")), ("partner", N_("Partner")),
    ("part_of", N_("Included in the figure")), ("paragraph", N_("Paragraph")),
)  # fmt: skip
PROVIDERS = 14
"""Providers that a matrix has room for on a phone; those with fewer links are in the list."""


@cache
def points() -> pl.DataFrame:
    """Where each party stands on a map: kind, party, lon, lat, and for regions the side of its name.

    Countries at their label point, regions at the point of geo/regions.csv, bodies at their seat.
    Parties without a place are left out.
    """
    countries = geography.label_points().select(
        pl.lit("country").alias("kind"), pl.col("iso3").alias("party"), "lon", "lat"
    )
    regions = geography.regions().select(
        pl.lit("region").alias("kind"), pl.col("region").alias("party"), "lon", "lat", "side"
    )
    seats = (
        tables.load("organisations")
        .join(
            tables.load("places"), left_on="seat_place_id", right_on="place_id", validate="m:1"
        )
        .select(
            pl.lit("organisation").alias("kind"), pl.col("organisation_id").alias("party"),
            "lon", "lat",
        )
    )  # fmt: skip
    return pl.concat([countries, regions, seats], how="diagonal")


def placed(links: pl.DataFrame | None = None) -> pl.DataFrame:
    """Links (all by default) with an arrow, between two places, with their points, as the map
    draws them."""
    return measures.drawn(_located(links))


def unplaced(links: pl.DataFrame | None = None) -> pl.DataFrame:
    """Links (of all by default) with an arrow that the map cannot draw, each with its `reason`."""
    return measures.unplaced(_located(links))


def in_words(links: pl.DataFrame | None = None) -> pl.DataFrame:
    """Links (of all by default) without an arrow, which stand beside map and matrices in words."""
    return measures.in_words(tables.load("cooperation") if links is None else links)


def _located(links: pl.DataFrame | None) -> pl.DataFrame:
    return measures.located(tables.load("cooperation") if links is None else links, points())


def by_countries(links: pl.DataFrame | None = None) -> pl.DataFrame:
    """Links (of all by default), paired, in which a country provides."""
    return _provided(links, ("country",))


def by_others(links: pl.DataFrame | None = None) -> pl.DataFrame:
    """Links (of all by default), paired, in which a body, region or group provides."""
    return _provided(links, ("organisation", "region", "group"))


def _provided(links: pl.DataFrame | None, kinds: tuple[str, ...]) -> pl.DataFrame:
    every = tables.load("cooperation") if links is None else links
    return measures.most_linked(measures.provided_by(every, kinds), PROVIDERS)


def with_amounts(links: pl.DataFrame | None = None) -> pl.DataFrame:
    """Amounts in US dollars printed for links (all by default), a row each with its links."""
    every = tables.load("cooperation") if links is None else links
    return measures.amounts(every, tables.load("figures"), arithmetic.wholes("USD"))


def _alt_map(frame: pl.DataFrame, language: str) -> str:
    words = translate(
        N_("World map with {arcs} for {links} from providers to partners; arrows point to the partner. Not shown, for want of a location: {unplaced}."),
        language,
        arcs=counted(counts.ARCS, frame["pair"].n_unique(), language),
        links=counted(counts.LINKS, frame.height, language),
        unplaced=counted(counts.LINKS, frame["unplaced"][0], language),
    )  # fmt: skip
    return _and_words(words, frame["in_words"][0], language)


def _and_words(said: str, count: int, language: str) -> str:
    """What is said of a picture, with how many links stand beside it without an arrow."""
    if not count:
        return said
    more = counted(
        NN_(
            "{count} link that is the place of a centre, a convening or a proposal has no arrow and is listed in words.",
            "{count} links that are the place of a centre, a convening or a proposal have no arrow and are listed in words.",
        ),
        count,
        language,
    )  # fmt: skip
    return f"{said}{'' if language == 'zh' else ' '}{more}"


def _alt_pairs(frame: pl.DataFrame, language: str) -> str:
    words = translate(
        N_("Matrix of {providers} across and {partners} down, with a mark for each pair that cooperates: {pairs}, {links} in all."),
        language,
        providers=counted(counts.PROVIDERS, frame["provider"].n_unique(), language),
        partners=counted(counts.PARTNERS, frame["partner"].n_unique(), language),
        pairs=counted(counts.PAIRS, frame["pair"].n_unique(), language),
        links=counted(counts.LINKS, frame.height, language),
    )  # fmt: skip
    left_out = frame["left_out"][0]
    if not left_out:
        return words
    more = counted(
        NN_(
            "{count} provider with fewer links is in the list only.",
            "{count} providers with fewer links are in the list only.",
        ),
        left_out,
        language,
    )
    return f"{words}{'' if language == 'zh' else ' '}{more}"


def _alt_amounts(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("Bar chart of {amounts} in US dollars from {low} to {high}, each listed with the links it was given for; {links} in all."),
        language,
        amounts=counted(counts.AMOUNTS, frame["figure_id"].n_unique(), language),
        low=compact(frame["value"].to_list()[-1], language),
        high=compact(frame["value"].to_list()[0], language),
        links=counted(counts.LINKS, int(frame["shared"].sum()), language),
    )  # fmt: skip


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="cooperation-map", topic=N_("Who works with whom, on the map"), alt=_alt_map,
        tables=("cooperation", "places"), rows=placed, draw=arcs.arcs, page="cooperation",
        map_kind="land", columns=COLUMNS,
    ),
    Exhibit(
        id="cooperation-matrix", topic=N_("What countries provide, and to whom"), alt=_alt_pairs,
        tables=("cooperation",), rows=by_countries, draw=charts.pairs, page="cooperation",
        columns=COLUMNS,
    ),
    Exhibit(
        id="cooperation-matrix-bodies",
        topic=N_("What bodies, regions and groups provide, and to whom"), alt=_alt_pairs,
        tables=("cooperation",), rows=by_others, draw=charts.pairs, page="cooperation",
        columns=COLUMNS,
    ),
    Exhibit(
        id="cooperation-amounts", topic=N_("Amounts given for cooperation links"), alt=_alt_amounts,
        tables=("cooperation", "figures"), rows=with_amounts, draw=charts.amounts,
        page="cooperation",
        columns=_AMOUNTS,
    ),
)  # fmt: skip
