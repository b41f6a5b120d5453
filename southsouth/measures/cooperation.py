"""Links between two parties: narrowed, placed on a map, with their amounts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

#: Kinds of link in which something goes from one party to the other, or both ways: those alone
#: have an arrow. Where a centre stands, who called a meeting or what was proposed is told in words.
WITH_ARROW = ("provision", "exchange")
_ENDS = ("provider", "partner")
_TURNED = {
    "provider": "partner", "provider_kind": "partner_kind",
    "partner": "provider", "partner_kind": "provider_kind",
}  # fmt: skip


def touching(links: pl.DataFrame, countries: Sequence[str]) -> pl.DataFrame:
    """Links in which one of the countries (ISO3) provides or receives; all where none is named."""
    if not countries:
        return links
    ends = [
        (pl.col(f"{end}_kind") == "country") & pl.col(end).is_in(list(countries)) for end in _ENDS
    ]
    return links.filter(pl.any_horizontal(ends))


def countries(links: pl.DataFrame) -> list[tuple[str, int]]:
    """Every country that provides or receives, with its links: those with most first, then by code."""
    told = Counter(code for ends in _countries(links) for code in dict.fromkeys(ends))
    return sorted(told.items(), key=lambda one: (-one[1], one[0]))


def _countries(links: pl.DataFrame) -> Iterator[tuple[str, ...]]:
    """The countries (ISO3) at the ends of each link, the one that provides first."""
    kinds = (links[f"{end}_kind"] for end in _ENDS)
    for *ends, provides, receives in zip(*(links[end] for end in _ENDS), *kinds, strict=True):
        kept = zip(ends, (provides, receives), strict=True)
        yield tuple(own for own, kind in kept if kind == "country")


def with_arrow(links: pl.DataFrame) -> pl.DataFrame:
    """Links that maps and matrices draw: provisions and exchanges."""
    return links.filter(pl.col("link_kind").is_in(WITH_ARROW))


def of_countries(links: pl.DataFrame) -> pl.DataFrame:
    """Provisions of countries, and exchanges that have a country at either end."""
    giving = pl.col("provider_kind") == "country"
    exchanging = (pl.col("link_kind") == "exchange") & (pl.col("partner_kind") == "country")
    return with_arrow(links).filter(giving | exchanging)


def from_each_country(links: pl.DataFrame) -> pl.DataFrame:
    """The links of `of_countries` as each country has them, it being the `provider`.

    An exchange has no direction: one of two countries is a row of both, and one in which a body is
    named first is turned round. Who is named first is no fact about either.
    """
    numbered = links.with_row_index("place")
    turned = numbered.filter(pl.col("link_kind") == "exchange").rename(_TURNED)
    both = pl.concat([numbered, turned.select(numbered.columns)])
    own = both.filter(pl.col("provider_kind") == "country")
    return own.sort("place", maintain_order=True).drop("place")


def ranked(links: pl.DataFrame) -> pl.DataFrame:
    """Providers by their number of links, most first, equal ones by code or id: provider, count."""
    return (
        links["provider"].value_counts().sort("count", "provider", descending=[True, False])
    )  # fmt: skip


def in_words(links: pl.DataFrame) -> pl.DataFrame:
    """Links that have no arrow and are told in words, with their kind."""
    return links.filter(~pl.col("link_kind").is_in(WITH_ARROW))


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


def amounts(links: pl.DataFrame, figures: pl.DataFrame, wholes: Mapping[str, str]) -> pl.DataFrame:
    """Numbers in US dollars printed for links, a row each: largest first. Value in dollars.

    A number printed once for several links is theirs together and has one row. Adds to figure_id,
    paragraph, value, value_high, qualifier, period, as_printed, subject_en and subject_zh: `shared`, how many
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
        "as_printed",
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


def hub(links: pl.DataFrame) -> str | None:
    """The one country (ISO3) that stands at an end of every link; of two, the one that provides."""
    first, *others = [*_countries(links)] or [()]
    return next((own for own in first if all(own in ends for ends in others)), None)
