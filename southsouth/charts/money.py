"""Amounts in US dollars as a table: by what they are of, each in large figures beside its subject.

From a household's income to the consumption of half the world they differ by nine orders, and in kind:
no length and no area would be honest for all of them, and each frame of its own scale drew a budget as
large as the trade of the South.
"""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth import counts
from southsouth.charts import key, lettering, rowbars
from southsouth.charts.sheet import Sheet, coloured, doubt, plain, strong
from southsouth.language import N_, compact, quoted, translate
from southsouth.measures.asked import WHOLE
from southsouth.measures.events import AS_OF, bounds
from southsouth.measures.figures import FLOORS, is_ahead
from southsouth.names import entry, figure_value, qualified, span
from southsouth.vocabulary import AHEAD

_SIZE, _HEAD, _LINE = 13, 14, 13 * lettering.LINE
_VALUE = 15  # pixels of type of an amount
_GAP = 16  # between an amount and what it is
_AROUND = ("economy", "income", "trade_investment")
#: What amounts are of, in the order in which they stand.
_GROUPS: Mapping[str, str] = {
    "value": N_("South-South cooperation as a whole"),
    "around": N_("Economies, markets and incomes"),
    "whole": N_("Budgets of which a part is for South-South cooperation"),
    "single": N_("Single funds and programmes"),
}
#: What is said of an amount of a time that had not begun, by the words before it.
_AHEAD: Mapping[str, str] = {
    "projected": N_("forecast"), "intended": N_("planned"),
}  # fmt: skip
_PLANNED: Mapping[str, str] = {"accent": "planned-accent", "plum": "planned-plum"}


def amounts(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Every amount beside what it is, in groups under headings, the largest of each first.

    Columns: those of data/figures.csv, and doubted.
    """
    every = [(words, here) for kind, words in _GROUPS.items() if (here := _of(frame, kind))]
    whole = key.whole(counts.AMOUNTS, frame.height, sheet.language)
    if not sheet.is_wide or len(every) < 2:
        bottom = _table(sheet, every, (0.0, float(sheet.width)))
        return sheet.figure(key.drawn(sheet, whole, bottom) if whole else bottom)
    middle = sheet.width * 0.45  # the last group is the longest, in rows and in words
    left = _table(sheet, every[:-1], (0.0, middle - 18))
    left = key.drawn(sheet, whole, left) if whole else left
    return sheet.figure(max(left, _table(sheet, every[-1:], (middle + 18, float(sheet.width)))))


def groups(frame: pl.DataFrame, language: str) -> str:
    """The headings under which the amounts stand, in quotation marks."""
    there = {_kind(row) for row in frame.iter_rows(named=True)}
    said = (translate(words, language) for kind, words in _GROUPS.items() if kind in there)
    return quoted(said, language)


def _of(frame: pl.DataFrame, kind: str) -> list[dict[str, Any]]:
    rows = [row for row in frame.iter_rows(named=True) if _kind(row) == kind]
    return sorted(rows, key=lambda row: -row["value"])


def _kind(row: Mapping[str, Any]) -> str:
    if row["topic"] == "ssc_value":
        return "value"
    if row["topic"] in _AROUND:
        return "around"
    return "whole" if row["value"] >= WHOLE else "single"


def _table(
    sheet: Sheet, groups: Sequence[tuple[str, Sequence[Mapping[str, Any]]]], room: tuple[float, float]
) -> float:  # fmt: skip
    """Groups from the top down, their amounts ending at one edge; the height reached."""
    left, right = room
    values = [said(row, sheet.language) for _, rows in groups for row in rows]
    edge = left + max(lettering.width(value, _VALUE, bold=True) for value in values)
    y = 0.0
    for words, rows in groups:
        sheet.line(left, y + 1, right, y + 1, edge="ink")
        sheet.text(left, y + 17, strong(translate(words, sheet.language)), size=_HEAD)
        y += 34
        for row in rows:
            y = _amount(sheet, row, left, edge, right, y)
        y += 12
    return y - 8


def _amount(
    sheet: Sheet, row: Mapping[str, Any], left: float, edge: float, right: float, y: float
) -> float:
    """The amount, its subject beside it, or on a phone below it; the height reached."""
    ref, value = f"figure/{row['figure_id']}", said(row, sheet.language)
    colour = "accent" if row["topic"] == "ssc_value" else "ink"
    after = (doubt() if row.get("doubted") else "") + planned_in_words(row, sheet.language)
    if row["figure_id"] in FLOORS:
        words = translate(N_("at least that"), sheet.language)
        after += " · " + coloured(words, "ink-3")
    x = left if sheet.is_narrow else edge + _GAP
    if sheet.is_narrow:
        sheet.text(left, y + 9, value, size=_VALUE, bold=True, colour=colour, ref=ref)
        y += 20
    else:
        sheet.text(
            edge, y + 9, value, size=_VALUE, bold=True, colour=colour, anchor="right", ref=ref
        )
    lines = _wrapped(row[f"subject_{sheet.language}"], right - x - 4, lettering.width(after, _SIZE))
    tall = len(lines) * _LINE
    words = "<br>".join(map(plain, lines)) + after
    sheet.text(x, y + tall / 2 + 1, words, size=_SIZE, colour="ink-2", ref=ref)
    return y + tall + (10 if sheet.is_narrow else 8)


def _wrapped(words: str, room: float, after: float) -> list[str]:
    """Lines of the room, the last with so many pixels left for what stands after it."""
    lines = lettering.balanced(words, _SIZE, room, least=lettering.NO_ORPHAN)
    if lettering.width(plain(lines[-1]), _SIZE) + after <= room:
        return lines
    return lettering.balanced(words, _SIZE, room - after, least=lettering.NO_ORPHAN)


def said(row: Mapping[str, Any], language: str) -> str:
    """An amount beside a mark: about $27 million, 约2700万美元."""
    if language == "zh":
        return plain(figure_value({**row, "qualifier": _plain(row)}, language))
    low, high = compact(row["value"], language), row["value_high"]
    words = f"${low}" if high is None else f"${span(row['value'], high, language)}"
    return plain(qualified({**row, "qualifier": _plain(row)}, words, language))


def _plain(row: Mapping[str, Any]) -> str:
    """The qualifier that stands with an amount: of one that had not come `planned` speaks behind it."""
    return "exact" if row["qualifier"] in AHEAD else row["qualifier"]


def bare(row: Mapping[str, Any], language: str) -> str:
    """An amount within a sentence: about what `said` has beside a mark, but no tag."""
    return figure_value({**row, "qualifier": _plain(row)}, language)


def row_of(row: Mapping[str, Any], language: str, style: str) -> rowbars.Row:
    """An amount as a bar under its subject; planned ones say so."""
    words = plain(row[f"subject_{language}"]) + (doubt() if row.get("doubted") else "")
    return rowbars.Row(
        label=words, value=row["value"], said=said(row, language) + planned_in_words(row, language),
        look=_PLANNED.get(style, "planned") if is_ahead(row) else style, until=row["value_high"],
        ref=f"figure/{row['figure_id']}", name=_name(row, language), is_begun=is_begun(row),
    )  # fmt: skip


def _name(row: Mapping[str, Any], language: str) -> str:
    return plain(entry(row[f"subject_{language}"], figure_value(row, language), language))


def planned_in_words(row: Mapping[str, Any], language: str) -> str:
    """Behind an amount what `planned` says of it."""
    words = planned(row, language)
    return " · " + coloured(words, "ink-3") if words else ""


def planned(row: Mapping[str, Any], language: str) -> str:
    """Of an amount that is ahead (`is_ahead`): forecast, planned, or that its time runs on. What may come says so
    in its own words, and nobody foresaw or planned it."""
    if not is_ahead(row):
        return ""
    words = N_("ends after the report") if is_begun(row) else N_("planned")
    if _began(row) > AS_OF:
        words = _AHEAD.get(row["qualifier"], "")
    return translate(words, language)


def is_begun(row: Mapping[str, Any]) -> bool:
    """Whether a planned amount is of a time of which a part was past."""
    return is_ahead(row) and _began(row) < AS_OF


def _began(row: Mapping[str, Any]) -> datetime.date:
    """The day on which the time of an amount begins; of one without a time that of the report."""
    return bounds(row["period"])[0] if row["period"] else AS_OF
