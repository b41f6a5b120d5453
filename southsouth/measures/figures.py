"""Figures that may be compared with each other, and no others."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from southsouth import amounts
from southsouth.folding import folded
from southsouth.measures.events import reaches_beyond
from southsouth.measures.words import asked, holding
from southsouth.vocabulary import AHEAD

_EARNED = "收入"
YEARLY = f"每年|年{_EARNED}"  # words of what is given or earned each year


def bodies_of(figure: Mapping[str, Any]) -> list[str]:
    """Every body to which a figure relates, that of which it is first."""
    others = (figure["other_organisations"] or "").split(";")
    return [*filter(None, (figure["organisation_id"], *others))]


def relating_to(bodies: Sequence[str]) -> pl.Expr:
    """Whether a figure relates to one of the bodies."""
    others = pl.col("other_organisations").str.split(";").list.eval(pl.element().is_in(bodies))
    return pl.any_horizontal(pl.col("organisation_id").is_in(bodies), others.list.any()).fill_null(
        value=False
    )


def money(figures: pl.DataFrame) -> pl.DataFrame:
    """Amounts in US dollars, largest first."""
    return figures.filter(pl.col("unit") == "USD").sort(
        "value", "figure_id", descending=[True, False]
    )


def shares(figures: pl.DataFrame) -> pl.DataFrame:
    """Percentages, largest first."""
    return figures.filter(pl.col("unit") == "percent").sort(
        "value", "figure_id", descending=[True, False]
    )


def incomes(figures: pl.DataFrame) -> pl.DataFrame:
    """Amounts of which the report prints that somebody earns them, largest first."""
    return money(figures).filter(pl.col("as_printed").str.contains(_EARNED))


def ilo_budgets(figures: pl.DataFrame) -> pl.DataFrame:
    """ILO's amounts in paragraph 47, in the order printed; those that are left."""
    return figures.filter((pl.col("paragraph") == 47) & (pl.col("unit") == "USD"))


def ss_gate_funnel(figures: pl.DataFrame) -> pl.DataFrame:
    """The exchange's projects in paragraph 64: listed, funded, implemented; those that are left."""
    rows = figures.filter((pl.col("paragraph") == 64) & (pl.col("unit") == "projects"))
    return rows.sort("value", descending=True)


#: Amounts of which the report itself says, in the sentence after them, that the real value is higher
#: (the caveat p003-range-is-floor).
FLOORS = frozenset({"p003-ssc-value-2011"})
#: Numbers printed as final that come from an early estimate (the caveat p002-early-estimate).
EARLY = frozenset({"p002-fdi-inflow-2013", "p002-fdi-share-2013"})


def is_early(figure: Mapping[str, Any]) -> bool:
    """Whether a number is an early estimate: in every chart the end of its bar is faint on both sides."""
    return figure["figure_id"] in EARLY


def is_ahead(figure: Mapping[str, Any]) -> bool:
    """Whether an amount is, all or in part, of a time after the report: a forecast, a goal, or for a period
    that reaches beyond it, as of events. In every chart it is dashed."""
    period = figure["period"]
    return figure["qualifier"] in AHEAD or (bool(period) and reaches_beyond(period))


def is_yearly(figure: Mapping[str, Any]) -> bool:
    """Whether an amount is printed as that of each year."""
    return re.search(YEARLY, figure["as_printed"]) is not None


_COLUMNS = ("subject_en", "subject_zh", "as_printed", "figure_id")


def search(figures: pl.DataFrame, words: str) -> pl.DataFrame:
    """Figures whose subject, printed words or id hold every word, as the signs among them want it; an amount, a
    share or a number of countries among the words is the figure's value in whichever spelling."""
    return asked(figures, _COLUMNS, words, _holding)


def _holding(figures: pl.DataFrame, words: str) -> pl.DataFrame:
    own = {*holding(figures, _COLUMNS, words)["figure_id"]}
    for alike, left in _valued(figures, words):
        own |= {*holding(alike, _COLUMNS, left)["figure_id"]}
    return figures.filter(pl.col("figure_id").is_in(own))


def of_share(figures: pl.DataFrame, share: float) -> pl.DataFrame:
    """Figures of a share in per cent: a third is 33.33, too."""
    return figures.filter((pl.col("value") - share).abs() < _ROUNDED, unit="percent")


def _valued(figures: pl.DataFrame, words: str) -> Iterator[tuple[pl.DataFrame, str]]:
    """The figures of an amount, a share and a number of countries that words name, and what they say beside it."""
    said, left = amounts.without(words)
    if said:
        value = pl.col("value").is_in(said) | pl.col("value_high").is_in(said)
        yield figures.filter(value), left
    if share := amounts.share(words):
        yield of_share(figures, share[0]), share[1]
    if count := amounts.countries(folded(words)):
        yield figures.filter(unit="countries", value=count), ""


_ROUNDED = 0.01  # of a part in per cent
