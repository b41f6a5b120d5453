"""Exhibits of what is asked for South-South cooperation, and what is given."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from southsouth import arithmetic, counts, tables
from southsouth.charts import asked as charts
from southsouth.charts import money
from southsouth.exhibits import doubts
from southsouth.exhibits.base import Exhibit, of_any, ranging
from southsouth.exhibits.figures import COLUMNS, EARLY_END, of_two
from southsouth.language import N_, counted, date, number, quoted, semicolon, sentences, translate
from southsouth.measures import asked as measures
from southsouth.measures.caveats import doubted
from southsouth.measures.figures import is_early
from southsouth.names import entry, figure_value, qualifier


def sums(figures: pl.DataFrame) -> pl.DataFrame:
    """`measures.asked.sums` of the report's links, with whether a caveat points at each."""
    caveats = tables.load("caveats")
    unsure = doubted(figures, "figures", caveats.filter(kind="open_base")).filter("doubted")
    found = measures.sums(
        figures, tables.load("cooperation"), arithmetic.wholes("USD"), unsure["figure_id"].to_list()
    )
    return doubts.marked(found, "figures", "cooperation-sums")


def _of_topic(frame: pl.DataFrame, topic: str) -> list[Mapping[str, Any]]:
    return [*frame.filter(pl.col("topic") == topic).to_dicts()]


def _message_shares(frame: pl.DataFrame, language: str) -> str:
    """What is asked, and the smaller share of the one budget told of, with its years: only where all are there."""
    asked, given = (
        frame.filter(pl.col("figure_id") == own).to_dicts()
        for own in (measures.ASKED, measures.GIVEN)
    )
    if not asked or not given or given[0]["value"] >= asked[0]["value"] or not given[0]["period"]:
        return ""
    return translate(
        N_("The Joint Inspection Unit asked UN bodies for {asked} of core budgets for South-South cooperation; ILO, the only one whose share the report gives, set aside {given} of its regular budget in {years}"),
        language, asked=figure_value(asked[0], language), given=figure_value(given[0], language),
        years=date(given[0]["period"], language),
    )  # fmt: skip


def _note_shares(frame: pl.DataFrame, language: str) -> str:
    hollow = measures.ASKED in frame["figure_id"]
    beside = frame.filter(figure_id=measures.BESIDE).to_dicts()
    said = [
        N_("Per cent of the whole that each line names."),
        N_(
            "The two are not shares of the same thing: what is asked is a share of core budgets for South-South cooperation, what was given a share of ILO’s regular budget for South-South and triangular cooperation."
        )
        if hollow and measures.GIVEN in frame["figure_id"]
        else "",
        N_(
            "Hollow: asked for, not known to be given. A line marks the number; the faint end behind it stands for “at least”, its width has no meaning."
        )
        if hollow
        else "",
        N_(
            "Of ILO’s extrabudgetary technical cooperation funds {share} went to South-South and triangular cooperation, given by five countries."
        )
        if beside
        else "",
    ]
    share = figure_value(beside[0], language) if beside else ""
    return sentences(
        language, *(translate(words, language, share=share) for words in said if words)
    )


def _listed(frame: pl.DataFrame, language: str) -> str:
    return semicolon(language).join(
        entry(row[f"subject_{language}"], figure_value(row, language), language)
        for row in frame.iter_rows(named=True)
    )


def _alt_shares(frame: pl.DataFrame, language: str) -> str:
    words = N_(
        "Shares of budgets: what is asked and what was given as bars on one scale, others in words. {list}."
    )
    return translate(words, language, list=_listed(frame, language))


def _message_scale(frame: pl.DataFrame, language: str) -> str:
    """What trade and the cooperation are put at, each with its year: only where both are there.

    No quotient: the one is of several years, the other of one.
    """
    value, around = _of_topic(frame, "ssc_value"), _of_topic(frame, "trade_investment")
    if not value or not around or around[0]["value"] <= value[0]["value"]:
        return ""
    trade, own = around[0], value[0]
    if not (trade["period"] or "").endswith("/..") or not own["period"]:
        return ""
    said = translate(
        N_("According to the report, developing countries have traded {trade} since {since}, and South-South cooperation was worth {value} in {year}, and certainly more"),
        language, since=trade["period"][:4], trade=money.bare(trade, language),
        year=own["period"], value=money.bare(own, language),
    )  # fmt: skip
    return of_two(said, [trade, own], language)


def _note_scale(frame: pl.DataFrame, language: str) -> str:
    said = translate(
        N_("US dollars as the report gives them, on one scale. The sums are of different kinds and times, and none is part of another; the real value of South-South cooperation, the report says, is certainly higher."),
        language,
    )  # fmt: skip
    open_end = frame.filter(pl.col("period").str.ends_with("/..") & pl.col("doubted"))
    more = (
        translate(
            N_("Whether the trade is with each other or with all the world, it leaves open."),
            language,
        ) if open_end.height else ""
    )  # fmt: skip
    least = [
        *dict.fromkeys(
            qualifier(row, language) for row in filter(charts.is_least, frame.to_dicts())
        )
    ]
    early = any(map(is_early, frame.to_dicts()))
    words = (
        (EARLY_END if early else "") if not least
        else N_("Where the report says {words} or has an early estimate, the end of the bar is faint and a line marks the number; the width of the faint part has no meaning.")
        if early
        else N_("Where the report says {words}, the end of the bar is faint and a line marks the number; the width of the faint part has no meaning.")
    )  # fmt: skip
    faint = translate(words, language, words=quoted(least, language)) if words else ""
    return sentences(language, said, more, faint)


def _alt_scale(frame: pl.DataFrame, language: str) -> str:
    words = N_("Bars of sums of money on one scale. {list}.")
    return translate(words, language, list=_listed(frame, language))


def _message_sums(frame: pl.DataFrame, language: str) -> str:
    """How many of the sums UN bodies pay, and how many countries, the largest among these."""
    if frame.height < 3 or frame["value"][0] == frame["value"][1]:
        return ""
    own, theirs, untold = (
        frame.filter(pl.col("giver") == giver).height for giver in ("body", "countries", "open")
    )
    few = 0 < own < theirs and frame["giver"][0] == "countries"
    return translate(
        N_("Of {amounts} for South-South cooperation that can be set side by side, {own} are a UN body’s own money and {theirs} come from countries (among them the largest, {amount}); on {untold} the report names no source")
        if few and untold
        else N_("Of {amounts} for South-South cooperation that can be set side by side, {own} are a UN body’s own money and {theirs} come from countries (among them the largest, {amount})")
        if few
        else N_("Of {amounts} for South-South cooperation that can be set side by side, the largest is {amount}"),
        language, amounts=counted(counts.AMOUNTS, frame.height, language),
        amount=money.bare(frame.row(0, named=True), language), own=number(own, language),
        theirs=number(theirs, language), untold=number(untold, language),
    )  # fmt: skip


def _note_sums(frame: pl.DataFrame, language: str) -> str:
    said = [
        N_("US dollars as the report gives them, over periods that differ or are not named: the bars must not be added. Yearly amounts, and amounts already contained in another bar, are not shown."),
    ]  # fmt: skip
    return sentences(language, *(translate(words, language) for words in said if words))


def _alt_sums(frame: pl.DataFrame, language: str) -> str:
    theirs = frame.filter(pl.col("giver") == "countries").height
    return translate(
        N_("{amounts} in US dollars as bars, {range}: {count} from countries, the others a UN body’s own or from no named giver.")
        if theirs
        else N_("{amounts} in US dollars as bars, {range}: a UN body’s own or from no named giver."),
        language, amounts=counted(counts.AMOUNTS, frame.height, language),
        range=ranging(frame["value"].to_list(), language),
        count=number(theirs, language),
    )  # fmt: skip


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="cooperation-scale", topic=N_("South-South cooperation beside trade and investment"), speaks=of_any,
        message=_message_scale, note=_note_scale, alt=_alt_scale, tables=("figures",),
        base="figures", draw=charts.scale,
        rows=lambda figures: doubts.marked(measures.scale(figures), "figures", "cooperation-scale"),
        page="figures", story="asked-and-given", columns=COLUMNS,
    ),
    Exhibit(
        id="asked-given", topic=N_("Shares of budgets: what is asked, what is given"), speaks=of_any,
        message=_message_shares, note=_note_shares, alt=_alt_shares, tables=("figures",),
        base="figures", rows=lambda figures: doubts.marked(measures.shares(figures), "figures", "asked-given"),
        draw=charts.shares, page="figures", story="asked-and-given", columns=COLUMNS,
    ),
    Exhibit(
        id="cooperation-sums", topic=N_("Sums of money for South-South cooperation"), message=_message_sums,
        note=_note_sums, alt=_alt_sums, tables=("figures", "cooperation"), base="figures",
        rows=sums, draw=charts.sums, page="figures", story="asked-and-given",
        columns=(*COLUMNS, ("giver", N_("Who gives"))),
    ),
)  # fmt: skip
