"""Sums given for links: each once, as a bar, and below it the links whose amount it is."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth import counts
from southsouth.charts import lettering, money, parties, rowbars, ways
from southsouth.charts.sheet import Sheet, doubt, plain
from southsouth.language import N_, counted, translate
from southsouth.measures.figures import is_planned
from southsouth.names import figure_value

_SIZE, _SMALL, _ROW, _GAP = 13, 12, 20, 14
_STACK = 9  # pixels between the marks of links that share an amount
_MARKS = 12  # of more links that share one their number alone is said


def amounts(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A bar for each amount in US dollars, largest first, with its links by name.

    Columns: those of `measures.cooperation.amounts`; `kinds`, the kinds of its links in the order of
    `links`; `shared_by`; doubted.
    """
    few = [pl.col(name).list.head(_MARKS) for name in ("links", "kinds")]
    rows = frame.with_columns(few).to_dicts()
    bars = [_bar(row, place == 0, sheet.language) for place, row in enumerate(rows)]
    wholes = {row["figure_id"]: row for row in rows}
    bottom = rowbars.placed(
        sheet, bars, 0, below=lambda place, y: _links(sheet, rows[place], wholes, y + 5) + 8
    )
    return sheet.figure(bottom)


def _bar(row: Mapping[str, Any], first: bool, language: str) -> rowbars.Row:  # noqa: FBT001
    planned = is_planned(row)
    return rowbars.Row(
        label=plain(row[f"subject_{language}"]) + (doubt() if row["doubted"] else ""),
        value=row["value"], said=money.said(row, language) + money.planned_in_words(row, language), until=row["value_high"],
        look="planned" if planned else "accent" if first else "ctx",
        ref=f"figure/{row['figure_id']}",
        name=_told(row, language),
    )  # fmt: skip


def _links(
    sheet: Sheet, row: Mapping[str, Any], wholes: Mapping[str, Mapping[str, Any]], y: float
) -> float:
    """Who provides, a mark for each link, and whom for; how many share the amount; the height reached."""
    stacked = max(len(row["links"]) - 2, 0) * _STACK / 2
    x, middle = _names(sheet, row, "provider", 0, y + _ROW / 2 + stacked)
    first = plain(parties.called(row["partner"][0], row["partner_kind"][0], sheet.language))
    if x + ways.LONG + 6 + lettering.width(first, _SIZE) > sheet.width:
        x, middle = 0.0, middle + max(_ROW, 2 * stacked)
    top = middle - (len(row["links"]) - 1) * _STACK / 2
    for place, (own, kind) in enumerate(zip(row["links"], row["kinds"], strict=True)):
        ref, name = f"cooperation/{own}", _told(row, sheet.language)
        ways.mark(sheet, kind, x, top + place * _STACK, "graphite", ref=ref, name=name)
    _, middle = _names(sheet, row, "partner", x + ways.LONG + 6, middle)
    return _shared(sheet, row, wholes, middle + _ROW / 2 + stacked)


def _told(row: Mapping[str, Any], language: str) -> str:
    return f"{plain(row[f'subject_{language}'])}: {plain(figure_value(row, language))}"


def _names(
    sheet: Sheet, row: Mapping[str, Any], end: str, x: float, y: float
) -> tuple[float, float]:
    """The parties of one end in lines; where the next word would stand."""
    named: Sequence[tuple[str, str]] = list(zip(row[end], row[f"{end}_kind"], strict=True))
    for place, (party, kind) in enumerate(named):
        words = parties.called(party, kind, sheet.language)
        words += _comma(sheet.language) if place < len(named) - 1 else ""
        wide = lettering.width(plain(words), _SIZE)
        if x and x + wide > sheet.width:
            x, y = 0.0, y + _ROW
        ref = f"{kind}/{party}" if kind in ("country", "organisation") else ""
        ref = ref or f"cooperation/{row['links'][0]}"
        sheet.text(x, y, plain(words), size=_SIZE, colour="ink-2", ref=ref)
        x += wide + (0 if sheet.language == "zh" else 4)
    return x + 6, y


def _comma(language: str) -> str:
    return "、" if language == "zh" else ","


def _shared(
    sheet: Sheet, row: Mapping[str, Any], wholes: Mapping[str, Mapping[str, Any]], y: float
) -> float:  # fmt: skip
    """What the amount is not: each link's own, or money beside the amount it is part of (`wholes`)."""
    said = []
    if row["shared_by"] > 1:
        words = N_("One sum for {cases} together, not for each of them.")
        cases = counted(counts.CASES, row["shared_by"], sheet.language)
        said.append(translate(words, sheet.language, cases=cases))
    if row["part_of"] in wholes:
        whole = wholes[row["part_of"]]
        words = N_("Part of the {amount} above “{subject}”, not added to it.")
        values = {
            "amount": money.bare(whole, sheet.language), "subject": whole[f"subject_{sheet.language}"]
        }  # fmt: skip
        said.append(translate(words, sheet.language, **values))
    for words in said:
        for line in lettering.wrapped(words, _SMALL, sheet.width):
            sheet.text(0, y + 8, plain(line), size=_SMALL, colour="ink-3")
            y += 17
    return y
