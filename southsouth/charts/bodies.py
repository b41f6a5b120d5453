"""Bodies: which of them the report speaks of most, and what they do, by name."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth import counts
from southsouth.charts import lettering, rowbars
from southsouth.charts.sheet import Sheet, plain, strong
from southsouth.language import N_, counted, number, translate
from southsouth.vocabulary import FUNCTIONS, label

_SIZE, _ROW = 13, 21
_NAMED = 3  # bodies by name for each function
_KNOWN = 3  # paragraphs that name a body which is named here, where there are enough


def functions(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A bar for each function with its number of bodies, and three by name.

    Named are, of those that some paragraphs name, the ones that do the least else. Columns: those of `measures.organisations.by_function`, and
    appearances (paragraphs naming it).
    """
    ranked = frame["function"].value_counts().sort("count", "function", descending=[True, False])
    most = ranked["count"][0]
    told = {function for function, _ in extremes([*ranked.iter_rows()])}
    y = 0.0
    for function, count in ranked.iter_rows():
        rows = frame.filter(pl.col("function") == function)
        known = rows.filter(pl.col("appearances") >= _KNOWN)
        rows = (known if known.height >= _NAMED else rows).sort(
            "count", "appearances", "organisation_id", descending=[False, True, False]
        )
        shown = rows.head(_NAMED).to_dicts()
        y = _function(sheet, function, count, most, shown, y, accent=function in told)
    return sheet.figure(y - 14)


def extremes(ranked: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The function of most bodies and that of fewest, as a title tells them: nothing without a gap."""
    if len(ranked) < len(FUNCTIONS) or ranked[0][1] < 2 * ranked[-1][1]:
        return []
    return [ranked[0], ranked[-1]]


def _function(
    sheet: Sheet, function: str, count: int, most: int, shown: Sequence[Mapping[str, Any]], y: float,
    *, accent: bool,
) -> float:  # fmt: skip
    words = label(function, sheet.language, FUNCTIONS)
    sheet.text(0, y + 10, strong(words), size=14.5)
    room = sheet.width - 44
    end = max(room * count / most, 2)
    sheet.rect(0, y + 24, end, y + 36, fill="accent" if accent else "ctx")
    said = strong(number(count, sheet.language))
    sheet.text(end + 8, y + 30, said, size=15, colour="accent" if accent else "ink")
    return _names(sheet, shown, y + 52) + 26


def _names(sheet: Sheet, shown: Sequence[Mapping[str, Any]], y: float) -> float:
    """Names in full, each a link, in as few lines as they take; the last line's middle.

    A dot parts two of one line: at a line's end it would part nothing.
    """
    x, gap = 0.0, 12.0
    for row in shown:
        lines = lettering.wrapped(row[f"name_{sheet.language}"], _SIZE, sheet.width - 4)
        wide = max(lettering.width(plain(line), _SIZE) for line in lines)
        if x and x + gap + wide > sheet.width:
            x, y = 0.0, y + _ROW
        elif x:
            sheet.text(x + gap / 2, y, "·", size=_SIZE, colour="ink-3", anchor="center")
            x += gap
        tall = (len(lines) - 1) * _SIZE * lettering.LINE
        words = "<br>".join(map(plain, lines))
        ref = f"organisation/{row['organisation_id']}"
        sheet.text(x, y + tall / 2, words, size=_SIZE, colour="ink-2", ref=ref)
        x, y = x + wide, y + tall
    return y


def named(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A bar for each body with how many paragraphs name it, in full words, most first.

    Columns: organisation_id, name_en, name_zh, acronym, paragraphs, times, leads (whether it is the
    single body that is named most), is_whole (whether it is all of them together).
    """
    rows = frame.to_dicts()
    return rowbars.draw(
        sheet,
        [
            rowbars.Row(
                label=plain(_in_full(row, sheet.language)), value=row["paragraphs"],
                said=number(row["paragraphs"], sheet.language),
                look="accent" if row["leads"] else "ctx-2" if row["is_whole"] else "ctx",
                ref=f"organisation/{row['organisation_id']}",
                name=f"{strong(row[f'name_{sheet.language}'])}<br>{plain(_counted(row, sheet.language))}",
            )
            for row in rows
        ],
    )  # fmt: skip


def _in_full(row: Mapping[str, Any], language: str) -> str:
    """The name, and the acronym behind it where there is one that the name does not hold."""
    name, acronym = row[f"name_{language}"], row["acronym"]
    if not acronym or acronym in name or language == "zh":
        return name
    return f"{name} ({acronym})"


def _counted(row: Mapping[str, Any], language: str) -> str:
    return translate(
        N_("named {times} in {paragraphs}"), language,
        times=counted(counts.TIMES, row["times"], language),
        paragraphs=counted(counts.PARAGRAPHS, row["paragraphs"], language),
    )  # fmt: skip
