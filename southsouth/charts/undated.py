"""Events without a printed date: named below a timeline, in columns; no date is guessed."""

from collections.abc import Sequence
from typing import Any

from southsouth.charts import lettering
from southsouth.charts.families import LOOKS
from southsouth.charts.sheet import Dot, Sheet, doubt, plain, strong
from southsouth.language import N_, number, translate
from southsouth.vocabulary import EVENT_FAMILIES

_SIZE, _ROW, _INDENT, _HEAD = 12.5, 20, 16, 26


def listed(sheet: Sheet, rows: Sequence[dict[str, Any]], top: float) -> float:
    """Names of events without a date by family, each with a hollow mark; the height reached.

    Each row has what `measures.events.told` says of an event.
    """
    if not rows:
        return top
    words = translate(
        N_("Without a date in the report: {count}"),
        sheet.language,
        count=number(len(rows), sheet.language),
    )
    sheet.line(0, top + 1, sheet.width, top + 1, edge="ink")
    sheet.text(0, top + 18, strong(words), size=14)
    count = 1 if sheet.is_narrow else 3
    wide = sheet.width / count
    groups = [[row for row in rows if row["family"] == family] for family in EVENT_FAMILIES]
    entries = [(place == 0, row) for group in groups for place, row in enumerate(group)]
    heights = [_tall(row, sheet, wide - 12) + (_HEAD if first else 0) for first, row in entries]
    each, column, used = sum(heights) / count, 0, 0.0
    y, bottom = top + 40.0, top + 40.0
    for (first, row), tall in zip(entries, heights, strict=True):
        if used and used + tall / 2 > each and column < count - 1:
            column, used, y = column + 1, 0.0, top + 40.0
        x = column * wide
        if first or not used:  # a column that goes on says again of what
            _family(sheet, row["family"], x, y + 4, again=not first)
            y += _HEAD
        y = _entry(sheet, row, x, y, wide - 12)
        used, bottom = used + tall, max(bottom, y)
    return bottom


def _family(sheet: Sheet, family: str, x: float, y: float, *, again: bool) -> None:
    name = translate(EVENT_FAMILIES[family], sheet.language)
    words = strong(
        translate(N_("{family}, continued"), sheet.language, family=name) if again else name
    )
    sheet.text(x, y, words, size=13, colour=LOOKS[family].letters)


def _wrapped(row: dict[str, Any], sheet: Sheet, room: float) -> list[str]:
    return lettering.wrapped(row[f"short_{sheet.language}"], _SIZE, room - _INDENT - 12)


def _tall(row: dict[str, Any], sheet: Sheet, room: float) -> float:
    return _ROW + round((len(_wrapped(row, sheet, room)) - 1) * _SIZE * lettering.LINE)


def _entry(sheet: Sheet, row: dict[str, Any], x: float, y: float, room: float) -> float:
    """One name with its mark; where the next one goes."""
    ref = f"event/{row['event_id']}"
    title = row[f"title_{sheet.language}"]
    undated = translate(N_("date not stated"), sheet.language)
    name = f"<b>{plain(title)}</b><br>{undated}"
    mark = LOOKS[row["family"]].mark
    sheet.dots([Dot(x + 6, y, "paper", 9, edge=mark, edge_width=2, ref=ref, name=name)])
    lines = _wrapped(row, sheet, room)
    words = "<br>".join(plain(line) for line in lines) + (doubt() if row["doubted"] else "")
    extra = (len(lines) - 1) * _SIZE * lettering.LINE
    sheet.text(x + _INDENT, y + extra / 2, words, size=_SIZE, ref=ref)
    return y + round(extra) + _ROW
