"""Exhibits of what is asked for the cooperation, and what is given."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from southsouth import arithmetic, counts, tables
from southsouth.charts import asked as charts
from southsouth.charts import money
from southsouth.exhibits.base import Exhibit
from southsouth.exhibits.figures import COLUMNS
from southsouth.language import N_, compact, counted, number, translate
from southsouth.measures import asked as measures
from southsouth.measures.caveats import doubted
from southsouth.names import entry, figure_value


def _doubted(figures: pl.DataFrame) -> pl.DataFrame:
    return doubted(figures, "figures", tables.load("caveats"))


def sums(figures: pl.DataFrame) -> pl.DataFrame:
    """`measures.asked.sums` of the report's links, with whether a caveat points at each."""
    found = measures.sums(figures, tables.load("cooperation"), arithmetic.wholes("USD"))
    return _doubted(found)


def _of_topic(frame: pl.DataFrame, topic: str) -> list[Mapping[str, Any]]:
    return [*frame.filter(pl.col("topic") == topic).to_dicts()]


def _message_shares(frame: pl.DataFrame, language: str) -> str:
    """How much of what is asked the one regular budget told of gives: only where both are there."""
    asked = frame.filter(pl.col("qualifier") == "at_least").to_dicts()
    given = frame.filter(pl.col("topic") == "ilo_budget").sort("value").to_dicts()
    if not asked or not given or given[0]["value"] >= asked[0]["value"]:
        return ""
    return translate(
        N_("The only share of a regular budget that is printed is {part} per cent of what was asked"),
        language, part=number(100 * given[0]["value"] / asked[0]["value"], language, 0),
    )  # fmt: skip


def _note_shares(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("Per cent, each of the whole that its line names: the wholes differ. Hollow: asked for or agreed, not known to be given."),
        language,
    )  # fmt: skip


def _listed(frame: pl.DataFrame, language: str) -> str:
    return ("；" if language == "zh" else "; ").join(
        entry(row[f"subject_{language}"], figure_value(row, language), language)
        for row in frame.iter_rows(named=True)
    )


def _alt_shares(frame: pl.DataFrame, language: str) -> str:
    words = N_("Bars of shares of budgets on one scale. {list}.")
    return translate(words, language, list=_listed(frame, language))


def _message_scale(frame: pl.DataFrame, language: str) -> str:
    """How many times the cooperation the trade is: only where both are there."""
    value, around = _of_topic(frame, "ssc_value"), _of_topic(frame, "trade_investment")
    if not value or not around or value[0]["value_high"] is None:
        return ""
    times = around[0]["value"] / value[0]["value_high"]
    return translate(
        N_("Even multiplied by {times}, the value put on South-South cooperation does not reach the trade of developing countries"),
        language, times=number(times // 10 * 10, language, 0),
    )  # fmt: skip


def _note_scale(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("US dollars as printed, areas in proportion. The sums are of different kinds and years, and none is part of another; the real value of the cooperation, the report says, is certainly higher."),
        language,
    )  # fmt: skip


def _alt_scale(frame: pl.DataFrame, language: str) -> str:
    words = N_("Squares whose areas are sums of money. {list}.")
    return translate(words, language, list=_listed(frame, language))


def _message_sums(frame: pl.DataFrame, language: str) -> str:
    """The largest of the sums, and how many there are."""
    if frame.height < 3 or frame["value"][0] == frame["value"][1]:
        return ""
    return translate(
        N_("The largest of {amounts} that the report names for the cooperation is {amount}"),
        language, amounts=counted(counts.AMOUNTS, frame.height, language),
        amount=money.bare(frame.row(0, named=True), language),
    )  # fmt: skip


def _note_sums(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("US dollars as printed, over periods that differ or are not named: the bars must not be added. Dashed: planned, wholly or in part."),
        language,
    )  # fmt: skip


def _alt_sums(frame: pl.DataFrame, language: str) -> str:
    low, high = frame["value"][-1], frame["value"][0]
    return translate(
        N_("{amounts} in US dollars as bars, from {low} to {high}: {count} from countries, the others a UN body’s own or planned."),
        language, amounts=counted(counts.AMOUNTS, frame.height, language),
        low=compact(low, language), high=compact(high, language),
        count=frame.filter(pl.col("giver") == "countries").height,
    )  # fmt: skip


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="cooperation-scale", topic=N_("The cooperation beside trade and investment"),
        message=_message_scale, note=_note_scale, alt=_alt_scale, tables=("figures",),
        base="figures", rows=lambda figures: _doubted(measures.scale(figures)), draw=charts.scale,
        page="figures", columns=COLUMNS,
    ),
    Exhibit(
        id="asked-given", topic=N_("Shares of budgets: what is asked, what is given"),
        message=_message_shares, note=_note_shares, alt=_alt_shares, tables=("figures",),
        base="figures", rows=lambda figures: _doubted(measures.shares(figures)),
        draw=charts.shares, page="figures", columns=COLUMNS,
    ),
    Exhibit(
        id="cooperation-sums", topic=N_("Sums of money for the cooperation"), message=_message_sums,
        note=_note_sums, alt=_alt_sums, tables=("figures", "cooperation"), base="figures",
        rows=sums, draw=charts.sums, page="figures",
        columns=(*COLUMNS, ("giver", N_("Who gives"))),
    ),
)  # fmt: skip
