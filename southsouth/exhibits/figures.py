"""Exhibits of numbers."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl

from southsouth import counts, tables
from southsouth.charts import budgets, labels, money, shares, technology
from southsouth.exhibits import doubts
from southsouth.exhibits.base import Exhibit, of_any, ranging
from southsouth.language import (
    N_,
    counted,
    date,
    listed,
    number,
    quoted,
    semicolon,
    sentences,
    translate,
)
from southsouth.measures import figures as measures
from southsouth.names import entry, figure_value, qualifier
from southsouth.vocabulary import QUALIFIERS

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
# Rows that messages speak of: without them the message gives way.
_REGULAR, _OWN, _FROM_FIVE = (
    "p047-ilo-regular-budget-2012-2013", "p047-ilo-regular-ssc-2012-2013",
    "p047-ilo-extrabudgetary-ssc-2012-2013",
)  # fmt: skip


def _of_figures(
    measure: Callable[[pl.DataFrame], pl.DataFrame], exhibit: str
) -> Callable[[pl.DataFrame], pl.DataFrame]:
    """The rows of a measure, with whether a doubt touches what the exhibit draws of each."""
    return lambda figures: doubts.marked(measure(figures), "figures", exhibit)


def _shares(figures: pl.DataFrame) -> pl.DataFrame:
    return doubts.worded(measures.shares(figures), "figures", "shares")


def _named(frame: pl.DataFrame, *ids: str) -> list[Mapping[str, Any]]:
    """The rows with these ids; none at all where one of them is not there."""
    rows = {row["figure_id"]: row for row in frame.iter_rows(named=True)}
    return [rows[name] for name in ids] if all(name in rows for name in ids) else []


def of_two(said: str, rows: Sequence[Mapping[str, Any]], language: str) -> str:
    """A headline on two figures, with how many of them the report leaves in doubt."""
    unsure = sum(bool(row["doubted"]) for row in rows)
    if not unsure:
        return said
    words = N_("{said} (both in doubt)") if unsure == len(rows) else N_("{said} (one in doubt)")
    return translate(words, language, said=said)


def _message_money(frame: pl.DataFrame, language: str) -> str:
    """That one amount alone is of the cooperation as a whole: where it is among many."""
    whole = frame.filter(pl.col("topic") == "ssc_value")
    if frame.height < 6 or whole.height != 1:
        return ""
    row = whole.row(0, named=True)
    words = (
        N_("Of {amounts} in US dollars in the report, only one is for South-South cooperation as a whole: {value} in {year}, and the report says the real value is higher")
        if row["figure_id"] in measures.FLOORS and row["period"]
        else N_("Of {amounts} in US dollars in the report, only one is for South-South cooperation as a whole: {value}")
    )  # fmt: skip
    return translate(
        words, language, amounts=counted(counts.AMOUNTS, frame.height, language),
        value=money.bare(row, language), year=row["period"],
    )  # fmt: skip


def _note_money(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("US dollars as the report gives them, for different years and purposes: they must not be added, for some are part of others."),
        language,
    )  # fmt: skip


def _alt_money(frame: pl.DataFrame, language: str) -> str:
    return _alt_amounts(
        N_("Table of {amounts} in US dollars, {range}, under {groups}."),
        frame, language, money.groups(frame, language),
    )  # fmt: skip


def _alt_budgets(frame: pl.DataFrame, language: str) -> str:
    return _alt_amounts(
        N_("Bars of ILO budgets: {amounts} in US dollars, {range}; whole budgets and, on the same scale, what went to South-South and triangular cooperation."),
        frame, language,
    )  # fmt: skip


def _alt_amounts(words: str, frame: pl.DataFrame, language: str, groups: str = "") -> str:
    return translate(
        words,
        language,
        amounts=counted(counts.AMOUNTS, frame.height, language),
        range=ranging(frame["value"].to_list(), language),
        groups=groups,
    )  # fmt: skip


#: What the faint end of a bar means where no other is faint.
EARLY_END = N_(
    "Of an early estimate the end of the bar is faint and a line marks the number; the width of the faint part has no meaning."
)


def _message_shares(frame: pl.DataFrame, language: str) -> str:
    """Two shares of the world: only where both are there."""
    rows = _named(frame, shares.FLOWS, shares.OUTPUT)
    if not rows:
        return ""
    flows, output = rows
    unsure = flows["doubted"] and output["doubted"] and measures.is_early(flows)
    said = translate(
        N_("Developing economies received {flows} of world foreign direct investment in {year}, by an early estimate; developing countries produced {output} of world GDP in {earlier} (how measured is not stated)")
        if unsure else
        N_("Developing economies received {flows} of world foreign direct investment in {year}; developing countries produced {output} of world GDP in {earlier}"),
        language,
        flows=figure_value(flows, language), year=flows["period"],
        output=figure_value(output, language), earlier=output["period"],
    )  # fmt: skip
    return said if unsure else of_two(said, rows, language)


def _note_shares(frame: pl.DataFrame, language: str) -> str:
    rows = [row for row in frame.to_dicts() if row["qualifier"] in shares.VAGUE]
    rows.sort(key=lambda row: [*QUALIFIERS].index(row["qualifier"]))
    vague = [*dict.fromkeys(qualifier(row, language) for row in rows)]
    early = any(map(measures.is_early, frame.to_dicts()))
    faint = (
        EARLY_END if not vague else
        N_("Where the report gives no exact share ({words}) or an early estimate, the end of the bar is faint and a line marks the number; the width of the faint part has no meaning.")
        if early else
        N_("Where the report gives no exact share ({words}), the end of the bar is faint and a line marks the number; the width of the faint part has no meaning.")
    )  # fmt: skip
    said = [
        N_("Per cent of the whole that each line names; fractions stay as the report words them."),
        faint if vague or early else "",
        N_("Hollow: asked for or agreed, not known to be given.")
        if any(map(shares.is_asked, frame.iter_rows(named=True))) else "",
    ]  # fmt: skip
    named = quoted(vague, language)
    return sentences(
        language, *(translate(words, language, words=named) for words in said if words)
    )


def _alt_shares(frame: pl.DataFrame, language: str) -> str:
    said = semicolon(language).join(
        entry(row[f"subject_{language}"], figure_value(row, language), language)
        for row in frame.iter_rows(named=True)
    )
    return translate(N_("Bars of shares. {list}."), language, list=said)


def _message_budgets(frame: pl.DataFrame, language: str) -> str:
    rows = _named(frame, _REGULAR, _OWN, _FROM_FIVE)
    if not rows:
        return ""
    if len({row["period"] for row in rows}) > 1 or not rows[0]["period"]:
        return ""
    regular, own, five = (money.bare(row, language) for row in rows)
    return translate(
        N_("ILO put {own} of its {regular} regular budget for {years} into South-South and triangular cooperation; five countries gave {five} on top"),
        language,
        regular=regular, own=own, five=five, years=date(rows[0]["period"], language),
    )  # fmt: skip


def _note_budgets(frame: pl.DataFrame, language: str) -> str:
    said = translate(N_("US dollars, in two-year budgets, all on one scale."), language)
    if not _named(frame, _FROM_FIVE):
        return said
    givers = (
        tables.load("cooperation")
        .filter(figure_id=_FROM_FIVE)["provider"]
        .unique(maintain_order=True)
    )
    more = translate(
        N_("The five countries are {list}; the report gives only what they gave together, which is part of the extrabudgetary funds."),
        language, list=listed([labels.country_in_sentence(code, language) for code in givers], language),
    )  # fmt: skip
    return sentences(language, said, more)


def _message_funnel(frame: pl.DataFrame, language: str) -> str:
    """How many of the projects listed were carried out: only where all three steps are there."""
    if frame.height != 3:
        return ""
    listed, _, done = frame["value"]
    return translate(
        N_("The technology exchange SS-GATE listed {projects} and saw {done} carried out"),
        language,
        projects=counted(counts.PROJECTS, int(listed), language),
        done=number(done, language),
    )


def _note_funnel(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("Projects of the South-South Global Assets and Technology Exchange (SS-GATE) from its founding to the report of mid-2014, which does not say whether the three numbers count the same projects."),
        language,
    )  # fmt: skip


def _alt_funnel(frame: pl.DataFrame, language: str) -> str:
    said = semicolon(language).join(
        entry(row[f"subject_{language}"], number(row["value"], language), language)
        for row in frame.iter_rows(named=True)
    )
    return translate(N_("Bars of the exchange’s projects: {list}."), language, list=said)


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="money", topic=N_("Amounts in US dollars"), message=_message_money,
        note=_note_money, alt=_alt_money, tables=("figures",), base="figures",
        rows=_of_figures(measures.money, "money"), draw=money.amounts, page="figures", columns=COLUMNS,
    ),
    Exhibit(
        id="shares", topic=N_("Shares"), message=_message_shares, note=_note_shares,
        alt=_alt_shares, tables=("figures",), base="figures", rows=_shares,
        draw=shares.shares, page="figures", columns=COLUMNS,
    ),
    Exhibit(
        id="ilo-budgets", topic=N_("ILO: budgets, and what of them went to South-South and triangular cooperation"), speaks=of_any,
        message=_message_budgets, note=_note_budgets, alt=_alt_budgets, tables=("figures",),
        base="figures", rows=_of_figures(measures.ilo_budgets, "ilo-budgets"), draw=budgets.ilo, page="figures",
        columns=COLUMNS,
    ),
    Exhibit(
        id="ss-gate-funnel", topic=N_("Technology exchange: projects listed, funded, carried out"), speaks=of_any,
        message=_message_funnel, note=_note_funnel, alt=_alt_funnel, tables=("figures",),
        base="figures", rows=_of_figures(measures.ss_gate_funnel, "ss-gate-funnel"), draw=technology.steps,
        page="figures", columns=COLUMNS,
    ),
)  # fmt: skip
