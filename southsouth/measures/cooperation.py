"""Links between two parties: narrowed, paired, placed on a map, with their amounts."""

from collections.abc import Collection, Mapping, Sequence

import polars as pl

#: Countries with a link of their own on the page.
SEVEN = ("CHN", "BRA", "IND", "ZAF", "VNM", "TUR", "VEN")
#: Kinds of link in which something goes from one party to the other, or both ways: those alone
#: have an arrow. Where a centre stands, who called a meeting or what was proposed is told in words.
WITH_ARROW = ("provision", "exchange")
_ENDS = ("provider", "partner")


def touching(links: pl.DataFrame, countries: Sequence[str]) -> pl.DataFrame:
    """Links in which one of the countries (ISO3) provides or receives; all where none is named."""
    if not countries:
        return links
    ends = [
        (pl.col(f"{end}_kind") == "country") & pl.col(end).is_in(list(countries)) for end in _ENDS
    ]
    return links.filter(pl.any_horizontal(ends))


def of_values(links: pl.DataFrame, column: str, values: Collection[str]) -> pl.DataFrame:
    """Links whose column holds one of the values; all where none is given."""
    return links.filter(pl.col(column).is_in(list(values))) if values else links


def going_both_ways(links: pl.DataFrame, mutual: bool | None) -> pl.DataFrame:
    """Mutual links, or those that go one way; all where it is not asked."""
    return links if mutual is None else links.filter(pl.col("mutual") == mutual)


def with_arrow(links: pl.DataFrame) -> pl.DataFrame:
    """Links that maps and matrices draw: provisions and exchanges."""
    return links.filter(pl.col("link_kind").is_in(WITH_ARROW))


def in_words(links: pl.DataFrame) -> pl.DataFrame:
    """Links that have no arrow and are told in words, with their kind."""
    return links.filter(~pl.col("link_kind").is_in(WITH_ARROW))


def paired(links: pl.DataFrame) -> pl.DataFrame:
    """The links with `pair` (`BRA>AGO`) and `links`, how many of them share it."""
    pair = pl.concat_str("provider", pl.lit(">"), "partner").alias("pair")
    return links.with_columns(pair).with_columns(pl.len().over("pair").alias("links"))


def provided_by(links: pl.DataFrame, kinds: Collection[str]) -> pl.DataFrame:
    """Links with an arrow, paired, whose provider is of one of the kinds."""
    return paired(with_arrow(links)).filter(pl.col("provider_kind").is_in(list(kinds)))


def in_order(links: pl.DataFrame, end: str) -> list[tuple[str, str]]:
    """The parties at one end (`provider` or `partner`) with their kind: most links first."""
    counted = links.group_by(end, f"{end}_kind").len()
    ordered = counted.sort(pl.col("len"), end, descending=[True, False])
    return list(ordered.select(end, f"{end}_kind").iter_rows())


def located(links: pl.DataFrame, points: pl.DataFrame) -> pl.DataFrame:
    """Links with the points of both ends, or nulls: `provider_lon`, `provider_lat`, and partner's.

    `points` has a row a party: kind, party, lon, lat, and what else is known of the place.
    """
    for end in _ENDS:
        names = {"kind": f"{end}_kind", "party": end}
        there = points.rename(lambda name, end=end, names=names: names.get(name, f"{end}_{name}"))
        links = links.join(
            there, on=[f"{end}_kind", end], how="left", validate="m:1", maintain_order="left"
        )
    return links


def drawn(located_links: pl.DataFrame) -> pl.DataFrame:
    """Links with an arrow and two different places: `pair`, `links`, `nth` within the pair,
    `unplaced`, the number of those without two places, and `in_words`, of those without an arrow."""
    arrows = with_arrow(located_links)
    kept = paired(arrows.filter(_reason().is_null()))
    return kept.with_columns(
        pl.int_range(pl.len()).over("pair").alias("nth"),
        pl.lit(arrows.height - kept.height).alias("unplaced"),
        pl.lit(located_links.height - arrows.height).alias("in_words"),
    )


def unplaced(located_links: pl.DataFrame) -> pl.DataFrame:
    """Links with an arrow that no map can draw, with `reason`: `no_place`, `seat` (not known) or
    `same_place`."""
    return (
        with_arrow(located_links)
        .with_columns(_reason().alias("reason"))
        .filter(pl.col("reason").is_not_null())
    )


def _reason() -> pl.Expr:
    def lost(end: str, kind: str) -> pl.Expr:
        return (pl.col(f"{end}_kind") == kind) & pl.col(f"{end}_lon").is_null()

    without = pl.any_horizontal(pl.col(f"{end}_lon").is_null() for end in _ENDS)
    same = pl.all_horizontal(
        pl.col(f"provider_{axis}") == pl.col(f"partner_{axis}") for axis in ("lon", "lat")
    )
    return (
        pl.when(pl.any_horizontal(lost(end, "organisation") for end in _ENDS))
        .then(pl.lit("seat"))
        .when(without)
        .then(pl.lit("no_place"))
        .when(same)
        .then(pl.lit("same_place"))
    )


def most_linked(links: pl.DataFrame, count: int) -> pl.DataFrame:
    """Links of the providers with the most links, at most so many providers.

    Adds `left_out`, the number of providers whose links are not among them.
    """
    providers = [party for party, _ in in_order(links, "provider")]
    kept = links.filter(pl.col("provider").is_in(providers[:count]))
    return kept.with_columns(pl.lit(max(len(providers) - count, 0)).alias("left_out"))


def amounts(links: pl.DataFrame, figures: pl.DataFrame, wholes: Mapping[str, str]) -> pl.DataFrame:
    """Numbers in US dollars printed for links, a row each: largest first. Value in dollars.

    A number printed once for several links is theirs together and has one row. Adds to figure_id,
    paragraph, value, value_high, qualifier, period, subject_en and subject_zh: `shared`, how many
    links it is printed for, their `links`, `provider`, `provider_kind`, `partner` and
    `partner_kind` as lists (parties once each), and `part_of`, the figure of which it is a part
    (by `wholes`, part to whole), where that is among them. `total` adds them up.
    """
    columns = (
        "paragraph",
        "value",
        "value_high",
        "qualifier",
        "period",
        "subject_en",
        "subject_zh",
    )
    money = figures.filter(pl.col("unit") == "USD").select("figure_id", *columns)
    theirs = links.drop_nulls("figure_id").group_by("figure_id", maintain_order=True)
    found = money.join(
        theirs.agg(pl.len().alias("shared"), pl.col("link_id").alias("links"), *_parties()),
        on="figure_id", how="inner", validate="1:1",
    )  # fmt: skip
    whole = pl.col("figure_id").replace_strict(dict(wholes), default=None, return_dtype=pl.String)
    among = pl.when(whole.is_in(found["figure_id"].to_list())).then(whole)
    return found.with_columns(among.alias("part_of")).sort(
        "value", "figure_id", descending=[True, False]
    )


def _parties() -> list[pl.Expr]:
    """Each party of an end once, in order, and its kind at the same place of a second list."""
    return [
        pl.col(column).filter(pl.col(end).is_first_distinct()).alias(column)
        for end in _ENDS
        for column in (end, f"{end}_kind")
    ]


def total(money: pl.DataFrame) -> float:
    """Sum in US dollars of `amounts`: each number once, and no part beside the whole it is of."""
    return float(money.filter(pl.col("part_of").is_null())["value"].sum())
