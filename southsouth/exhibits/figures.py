"""Exhibits of numbers."""

from collections.abc import Callable

import polars as pl

from southsouth import counts, tables
from southsouth.charts import figures as charts
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_, compact, counted, number, translate
from southsouth.measures import figures as measures

COLUMNS = (
    ("figure_id", N_("Id")),
    ("subject_en", N_("Subject (English)")),
    ("subject_zh", N_("Subject (Chinese)")),
    ("value", N_("Value")),
    ("value_high", N_("High end")),
    ("unit", N_("Unit")),
    ("qualifier", N_("Qualifier")),
    ("period", N_("Period")),
    ("paragraph", N_("Paragraph")),
    ("as_printed", N_("As printed")),
)
_YEARS = (
    ("year", N_("Year")), ("value", N_("Value")), ("figure_id", N_("Id")),
    ("paragraph", N_("Paragraph")), ("as_printed", N_("As printed")),
)  # fmt: skip


def _of_figures(measure: Callable[[pl.DataFrame], pl.DataFrame]) -> Callable[[], pl.DataFrame]:
    return lambda: measure(tables.load("figures"))


def _alt_amounts(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("{amounts} in US dollars on a logarithmic axis, from {low} to {high}."),
        language,
        amounts=counted(counts.AMOUNTS, frame.height, language),
        low=compact(float(frame["value"].min() or 0), language),  # pyright: ignore[reportArgumentType]
        high=compact(float(frame["value"].max() or 0), language),  # pyright: ignore[reportArgumentType]
    )


def _alt_shares(frame: pl.DataFrame, language: str) -> str:
    listed = ", ".join(f"{number(value, language)}%" for value in frame["value"])
    return translate(N_("Bar chart of percentages from 0 to 100: {list}."), language, list=listed)


def _alt_funnel(frame: pl.DataFrame, language: str) -> str:
    listed = " → ".join(number(value, language) for value in frame["value"])
    return translate(
        N_("Projects on the technology exchange, by stage: {list}."), language, list=listed
    )


def _alt_years(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("UNDP funding of the United Nations Office for South-South Cooperation: {value} US dollars a year from {first} to {last}, {total} in all."),
        language,
        value=compact(frame["value"][0], language),
        first=frame["year"][0],
        last=frame["year"][-1],
        total=compact(frame["total"][0], language),
    )  # fmt: skip


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="money", title=N_("Every amount in US dollars"), alt=_alt_amounts, tables=("figures",),
        rows=_of_figures(measures.money), draw=charts.money, page="figures", columns=COLUMNS,
    ),
    Exhibit(
        id="shares", title=N_("All shares"), alt=_alt_shares, tables=("figures",),
        rows=_of_figures(measures.shares), draw=charts.shares, page="figures", columns=COLUMNS,
    ),
    Exhibit(
        id="ilo-budgets", title=N_("ILO: budgets, and the amounts for South-South cooperation"),
        alt=_alt_amounts, tables=("figures",), rows=_of_figures(measures.ilo_budgets),
        draw=charts.money, page="figures", columns=COLUMNS,
    ),
    Exhibit(
        id="ss-gate-funnel", title=N_("Technology exchange: projects listed, funded and implemented"),
        alt=_alt_funnel, tables=("figures",), rows=_of_figures(measures.ss_gate_funnel),
        draw=charts.funnel, page="figures", columns=COLUMNS,
    ),
    Exhibit(
        id="undp-years", title=N_("UNDP funding of the United Nations Office for South-South Cooperation, by year"), alt=_alt_years,
        tables=("figures",), rows=_of_figures(measures.undp_years), draw=charts.years,
        page="figures", columns=_YEARS,
    ),
)  # fmt: skip
