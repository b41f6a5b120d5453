"""Exhibits of numbers."""

from collections.abc import Callable

import polars as pl

from southsouth import tables
from southsouth.charts import figures as charts
from southsouth.charts import technology
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_, compact, number, translate
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
        N_("{count} amounts in US dollars on a logarithmic axis, from {low} to {high}."),
        language,
        count=frame.height,
        low=compact(float(frame["value"].min() or 0), language),  # pyright: ignore[reportArgumentType]
        high=compact(float(frame["value"].max() or 0), language),  # pyright: ignore[reportArgumentType]
    )


def _alt_shares(frame: pl.DataFrame, language: str) -> str:
    listed = ", ".join(f"{number(value, language)}%" for value in frame["value"])
    return translate(N_("Bars of percentages from 0 to 100: {list}."), language, list=listed)


def _alt_funnel(frame: pl.DataFrame, language: str) -> str:
    listed = " → ".join(number(value, language) for value in frame["value"])
    return translate(
        N_("Projects of the technology exchange by stage: {list}."), language, list=listed
    )


def _alt_years(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("UNDP's funding of the Office: {value} US dollars in each year from {first} to {last}, {total} in all."),
        language,
        value=compact(frame["value"][0], language),
        first=frame["year"][0],
        last=frame["year"][-1],
        total=compact(frame["total"][0], language),
    )  # fmt: skip


def _message_funnel(frame: pl.DataFrame, language: str) -> str:
    """How many of the projects listed were carried out: only where all three steps are there."""
    if frame.height != 3:
        return ""
    listed, _, done = frame["value"]
    return translate(
        N_("Of {listed} projects on the exchange, {done} were carried out: one in {ratio}"),
        language,
        listed=number(listed, language),
        done=number(done, language),
        ratio=number(round(listed / done), language),
    )


def _note_funnel(frame: pl.DataFrame, language: str) -> str:
    """The unit, and what is doubtful."""
    return translate(
        N_("Projects of the South-South Global Assets and Technology Exchange. Whether funded means matched with money or paid is open."),
        language,
    )  # fmt: skip


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="money", topic=N_("Every amount in US dollars"), alt=_alt_amounts, tables=("figures",),
        rows=_of_figures(measures.money), draw=charts.money, page="figures", columns=COLUMNS,
    ),
    Exhibit(
        id="shares", topic=N_("Every share"), alt=_alt_shares, tables=("figures",),
        rows=_of_figures(measures.shares), draw=charts.shares, page="figures", columns=COLUMNS,
    ),
    Exhibit(
        id="ilo-budgets", topic=N_("ILO: budgets, and what of them went to South-South cooperation"),
        alt=_alt_amounts, tables=("figures",), rows=_of_figures(measures.ilo_budgets),
        draw=charts.money, page="figures", columns=COLUMNS,
    ),
    Exhibit(
        id="ss-gate-funnel", topic=N_("Technology exchange: projects listed, funded, carried out"),
        alt=_alt_funnel, message=_message_funnel, note=_note_funnel, tables=("figures",),
        base="figures", rows=measures.ss_gate_funnel, draw=technology.steps, page="figures",
        columns=COLUMNS,
    ),
    Exhibit(
        id="undp-years", topic=N_("UNDP's funding of the Office, year by year"), alt=_alt_years,
        tables=("figures",), rows=_of_figures(measures.undp_years), draw=charts.years,
        page="figures", columns=_YEARS,
    ),
)  # fmt: skip
