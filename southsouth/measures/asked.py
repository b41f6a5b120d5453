"""What is asked for South-South cooperation, and what is given: shares, and sums of money."""

from collections.abc import Collection, Mapping

import polars as pl

from southsouth.measures.figures import YEARLY
from southsouth.vocabulary import AHEAD

WHOLE = 1e8  # dollars: from here on an amount is a whole budget, not a sum for the cooperation
#: The one share that is asked of whole core budgets, and the one that is known to be given of one.
ASKED, GIVEN = "p018-core-budget-minimum", "p047-ilo-regular-ssc-share-2012-2013"
#: The share of the same body's other funds that countries gave for it.
BESIDE = "p047-ilo-extrabudgetary-ssc-share-2012-2013"
_OF_SUMS = ("ilo_budget", "fao_funding", "wipo_funding", "undp_funding", "funds")


def shares(figures: pl.DataFrame) -> pl.DataFrame:
    """Shares of budgets that are asked for, agreed or given, in the order of the report."""
    return figures.filter(
        (pl.col("unit") == "percent") & pl.col("topic").is_in(["un_funding", "ilo_budget"])
    )


def scale(figures: pl.DataFrame) -> pl.DataFrame:
    """Trade and investment of a known time, the value of the cooperation, and the largest fund.

    Largest first: sums of different kinds, to be seen beside each other and never added.
    """
    money = figures.filter(pl.col("unit") == "USD")
    around = money.filter((pl.col("topic") == "trade_investment") & pl.col("period").is_not_null())
    value = money.filter(pl.col("topic") == "ssc_value")
    fund = _ordered(money.filter(pl.col("topic") == "funds")).head(1)
    return _ordered(pl.concat([around, value, fund]))


def sums(
    figures: pl.DataFrame,
    links: pl.DataFrame,
    wholes: Mapping[str, str],
    unsure: Collection[str] = (),
) -> pl.DataFrame:
    """Sums of money for the cooperation, largest first, none of which is part of another of them.

    What is given (每年) or earned (年收入) a year is no sum. `wholes` names the parts of a sum, part to whole; of those
    that are `unsure` the report leaves open of what budget they are. Adds `giver`: `countries` where a link
    of cooperation says so, `open` where it is unsure, still to be raised or of a fund of which nobody is said to have
    paid it, else `body`.
    """
    found = figures.filter(
        (pl.col("unit") == "USD")
        & pl.col("topic").is_in(_OF_SUMS)
        & (pl.col("value") < WHOLE)
        & ~pl.col("as_printed").str.contains(YEARLY)
    )
    ids = set(found["figure_id"])
    parts = [part for part, whole in wholes.items() if whole in ids]
    linked = links.filter(pl.col("provider_kind") == "country")["figure_id"].drop_nulls()
    countries = pl.col("figure_id").is_in(linked.implode())
    untold = (
        pl.col("qualifier").is_in(AHEAD)
        | (pl.col("topic") == "funds")
        | pl.col("figure_id").is_in([*unsure])
    )
    return _ordered(
        found.filter(~pl.col("figure_id").is_in(parts)).with_columns(
            pl.when(countries)
            .then(pl.lit("countries"))
            .when(untold)
            .then(pl.lit("open"))
            .otherwise(pl.lit("body"))
            .alias("giver")
        )
    )


def _ordered(figures: pl.DataFrame) -> pl.DataFrame:
    return figures.sort("value", "figure_id", descending=[True, False])
