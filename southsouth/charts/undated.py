"""Events without a printed date: named below a timeline, in columns; no date is guessed."""

from collections.abc import Sequence
from typing import Any

from southsouth.charts import lettering
from southsouth.charts.families import LOOKS
from southsouth.charts.sheet import Dot, Sheet, doubt, plain, strong
from southsouth.language import N_, number, translate

_SIZE, _ROW, _INDENT = 12.5, 20, 16


def listed(sheet: Sheet, rows: Sequence[dict[str, Any]], top: float) -> float:
    """Names of events without a date, each with a hollow mark of its family; the height reached.

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
    longest = -(-len(rows) // count)
    bottom = top + 40.0
    for column in range(count):
        y = top + 42.0
        for row in rows[column * longest : (column + 1) * longest]:
            y = _entry(sheet, row, column * wide, y, wide - 12)
        bottom = max(bottom, y)
    return bottom


def _entry(sheet: Sheet, row: dict[str, Any], x: float, y: float, room: float) -> float:
    """One name with its mark; where the next one goes."""
    ref = f"event/{row['event_id']}"
    title = row[f"title_{sheet.language}"]
    undated = translate(N_("date not stated"), sheet.language)
    name = f"<b>{plain(title)}</b><br>{undated}"
    mark = LOOKS[row["family"]].mark
    sheet.dots([Dot(x + 5, y, "paper", 9, edge=mark, edge_width=2, ref=ref, name=name)])
    lines = lettering.wrapped(row[f"short_{sheet.language}"], _SIZE, room - _INDENT - 12)
    words = "<br>".join(plain(line) for line in lines) + (doubt() if row["doubted"] else "")
    extra = (len(lines) - 1) * _SIZE * lettering.LINE
    sheet.text(x + _INDENT, y + extra / 2, words, size=_SIZE, ref=ref)
    return y + round(extra) + _ROW
