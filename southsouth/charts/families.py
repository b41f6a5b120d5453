"""The looks of events: four families, the only charts in which four hues stand together; three shapes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_DAYS_OF_A_DOT, _DAYS_OF_A_BAR = 14, 95


@dataclass(frozen=True)
class Look:
    """Tokens: of a mark, of a mark that is less exact, and of letters."""

    mark: str
    tint: str
    letters: str


LOOKS: Mapping[str, Look] = {
    "met": Look("accent", "accent-t", "accent"),
    "decided": Look("blue", "blue-t", "blue"),
    "published": Look("graphite", "graphite-t", "graphite"),
    "ran": Look("teal", "teal-t", "teal-text"),
}


def shape(row: dict[str, Any]) -> str:
    """How an event is drawn: `dot` for days, `month` (a solid bar), `year` (a pale one)."""
    if row["precision"] == "day" and row["days"] <= _DAYS_OF_A_DOT:
        return "dot"
    # A span of many months is long enough to hold its label: pale, as a year is.
    return "month" if row["precision"] != "year" and row["days"] <= _DAYS_OF_A_BAR else "year"
