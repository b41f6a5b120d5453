"""Events counted by year and family, where there are too many to name each."""

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import key, lettering
from southsouth.charts.families import LOOKS
from southsouth.charts.sheet import Bar, Sheet, plain, strong
from southsouth.language import N_, number, translate
from southsouth.names import entry
from southsouth.vocabulary import EVENT_FAMILIES

_ROW, _THICK, _GAP = 24, 15, 14
_YEAR, _SIZE = 46, 13  # pixels of a year's number; type


def counted(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A bar a year, in parts by family, its number beside; years without an event are left out.

    Columns: family, and year or else lower (the first day, of whose year an event is; null without a
    date).
    """
    year = pl.col("year") if "year" in frame.columns else pl.col("lower").dt.year()
    dated = frame.group_by(year.alias("year"), "family").len("events").drop_nulls("year")
    present = set(dated["family"])
    families = [family for family in EVENT_FAMILIES if family in present]
    y: float = key.drawn(sheet, [_entry(family, sheet.language) for family in families], 0) + 12
    years = dated.group_by("year").agg(pl.col("events").sum()).sort("year")
    if years.is_empty():
        words = translate(N_("Without a date in the report: {count}"), sheet.language, count=number(frame.height, sheet.language))  # fmt: skip
        sheet.text(0, y, plain(words), size=_SIZE)
        return sheet.figure(y + _GAP)
    scale = _scale(years["events"].to_list(), sheet)
    counts = {(row["year"], row["family"]): row["events"] for row in dated.iter_rows(named=True)}
    before = None
    for one, events in years.iter_rows():
        y += _GAP if before is not None and one > before + 1 else 0
        _year(sheet, one, [(f, counts.get((one, f), 0)) for f in families], events, (y, scale))
        y, before = y + _ROW, one
    return sheet.figure(y)


def _entry(family: str, language: str) -> tuple[str, str, str]:
    return "bar", LOOKS[family].mark, translate(EVENT_FAMILIES[family], language)


def _scale(events: list[int], sheet: Sheet) -> float:
    """Pixels of an event."""
    said = max(lettering.width(number(count, sheet.language), _SIZE, bold=True) for count in events)
    return (sheet.width - _YEAR - said - 10) / max(events)


def _year(
    sheet: Sheet, year: int, parts: list[tuple[str, int]], events: int, place: tuple[float, float]
) -> None:
    """One year's number, bar and count, at a height and on a scale."""
    y, scale = place
    sheet.text(0, y, strong(str(year)), size=_SIZE)
    x, bars = float(_YEAR), []
    for family, count in parts:
        said = f"{strong(str(year))}<br>{plain(entry(translate(EVENT_FAMILIES[family], sheet.language), str(count), sheet.language))}"
        bars.append(Bar(x, x + count * scale, y, LOOKS[family].mark, _THICK, name=said))
        x += count * scale
    sheet.bars(bar for bar in bars if bar.x1 > bar.x0)
    sheet.text(x + 6, y, strong(number(events, sheet.language)), size=_SIZE, colour="ink-2")
