"""Shares of a whole, with the words that qualify them; small ones under a lens."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import lettering, rowbars
from southsouth.charts.sheet import Sheet, doubt, plain, strong
from southsouth.language import N_, number, translate
from southsouth.measures.figures import is_early
from southsouth.names import entry, figure_value, fraction, qualified

_SMALL = 5.0  # per cent: below it a share is not seen beside a half
_ENDS = (1.0, 3.0, _SMALL)  # per cent: where an enlarged scale may end
_FULL = 0.7  # of an enlarged scale that its longest bar takes: its value stands beside it
_SMALL_TYPE = 12.5  # pixels of type below a bar
_THIN, _LENS = 9, 26  # pixels: of the whole as a bar, and of the lens below it
#: On which side of the printed share the true one lies; drawn as a faint end.
VAGUE: Mapping[str, str] = {
    "more_than": "more", "at_least": "more", "nearly": "less", "less_than": "less", "up_to": "less",
    "approximately": "about",
}  # fmt: skip
#: Shares of the world that the title speaks of.
FLOWS, OUTPUT = "p002-fdi-share-2013", "p001-developing-share-world-gdp-2012"


def shares(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Bars from 0 to 100 per cent, then those below 5 per cent enlarged; what is asked is hollow.

    Columns: those of data/figures.csv, doubted, and doubt_en and doubt_zh (what is in doubt, in a few words).
    """
    rows = frame.to_dicts()
    large = [row for row in rows if row["value"] >= _SMALL]
    small = [row for row in rows if row["value"] < _SMALL]
    of_all = [row_of(row, sheet.language, (FLOWS, OUTPUT)) for row in large]
    of_part = [row_of(row, sheet.language, ()) for row in small]
    most = _last(of_part)
    # The same whole is equally long on both scales.
    end = min(
        rowbars.reach(sheet, drawn, whole)
        for drawn, whole in ((of_all, 100.0), (of_part, most))
        if drawn
    )
    y = 0.0
    if large:
        y = _head(
            sheet, translate(N_("Shares of a whole: the outline is the whole"), sheet.language), y
        )  # fmt: skip

        def below(place: int, bottom: float) -> float:
            return _doubt(sheet, large[place], bottom)

        y = rowbars.placed(sheet, of_all, y, whole=(100.0, end), below=below) + 24
    if small:
        y = _enlarged(sheet, of_part, y, (most, end)) + 20
    return sheet.figure(y - 10)


def _doubt(sheet: Sheet, row: Mapping[str, Any], y: float) -> float:
    """Below the bar of a share that the title speaks of what is in doubt; the height reached."""
    words = row[f"doubt_{sheet.language}"] if row["figure_id"] in (FLOWS, OUTPUT) else ""
    if not words:
        return y
    for line in lettering.balanced(
        f"? {words}", _SMALL_TYPE, sheet.width, least=lettering.NO_ORPHAN
    ):
        sheet.text(
            0,
            y + 12,
            plain(line),
            size=_SMALL_TYPE,
            colour="ochre-text",
            ref=f"figure/{row['figure_id']}",
        )
        y += _SMALL_TYPE * lettering.LINE
    return y


def _last(rows: Sequence[rowbars.Row]) -> float:
    """The per cent at which an enlarged scale ends: the same in every language and width."""
    most = max((row.value for row in rows), default=0)
    return next((last for last in _ENDS if most <= last * _FULL), _ENDS[-1])


def _head(sheet: Sheet, words: str, y: float) -> float:
    sheet.line(0, y + 1, sheet.width, y + 1, edge="ink")
    lines = lettering.wrapped(words, 15, sheet.width, bold=True)
    for line in lines:
        sheet.text(0, y + 19, strong(line), size=15)
        y += 20
    return y + 22


def _enlarged(
    sheet: Sheet, rows: Sequence[rowbars.Row], y: float, whole: tuple[float, float]
) -> float:
    """Small shares under a lens: all of the whole, and its first per cents drawn out to the same pixel."""
    most, end = whole
    said = _per_cent(most, sheet.language)
    words = N_("Shares of budgets and funds: only the first {share} of the whole, enlarged")
    y = _head(sheet, translate(words, sheet.language, share=said), y)
    part = max(end * most / 100, 2)
    sheet.rect(0.5, y + 0.5, end, y + _THIN - 0.5, fill="band", edge="ctx")
    sheet.rect(0, y, part, y + _THIN, fill="ctx")
    # Above the slanting edge of the lens, and below its foot.
    sheet.text(
        end, y + _THIN + 8, _per_cent(100, sheet.language), size=12, colour="ink-3", anchor="right"
    )
    bottom = y + _THIN + _LENS
    sheet.path(
        f"M 0.5,{y + _THIN} L {part:.1f},{y + _THIN} L {end},{bottom} L 0.5,{bottom} Z",
        fill="paper", edge="ctx", below=True,
    )  # fmt: skip
    sheet.text(end, bottom + 9, said, size=12, colour="ink-3", anchor="right")
    return rowbars.placed(sheet, rows, bottom + 18, whole=whole)


def row_of(row: Mapping[str, Any], language: str, titled: Collection[str]) -> rowbars.Row:
    """A share as a bar under its subject; `titled` are the figures that the title speaks of."""
    words = plain(row[f"subject_{language}"]) + (doubt() if row.get("doubted") else "")
    return rowbars.Row(
        label=words, value=row["value"], said=plain(said(row, language)), look=_look(row, titled),
        ref=f"figure/{row['figure_id']}", vague=_vague(row),
        name=plain(entry(row[f"subject_{language}"], figure_value(row, language), language)),
    )  # fmt: skip


def _vague(row: Mapping[str, Any]) -> str:
    return "about" if is_early(row) else VAGUE.get(row["qualifier"], "")


def said(row: Mapping[str, Any], language: str) -> str:
    """A share beside its bar: at least 0.5%, more than a third, 近一半."""
    words = fraction(row, language) or _per_cent(row["value"], language)
    return qualified(row, words, language)


def _per_cent(value: float, language: str) -> str:
    return f"{number(value, language)}%"


def is_asked(row: Mapping[str, Any]) -> bool:
    """Whether a share is asked for or agreed, and not known to be given."""
    return row["topic"] == "un_funding"


def _look(row: Mapping[str, Any], titled: Collection[str]) -> str:
    """What is asked of bodies is hollow; what the title speaks of has the accent."""
    is_titled = row["figure_id"] in titled
    if is_asked(row):
        return "asked" if is_titled else "asked-ctx"
    return "accent" if is_titled else "ctx"
