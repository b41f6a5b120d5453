"""The looks of events: four families, the only charts in which four hues stand together; three shapes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from southsouth import counts
from southsouth.language import N_, counted, translate
from southsouth.measures.events import AS_OF, LAST_YEAR

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


def until(row: dict[str, Any], year: int, language: str) -> str:
    """The short name of an event, and until when, where that is after `year` and not in the name."""
    name, last = row[f"short_{language}"], row["upper"].year
    if row["open_end"] or last <= year or str(last) in name:
        return name
    several = bool(further_years(row))
    words = translate(N_("and {year}") if several else N_("until {year}"), language, year=last)
    return f"{name}（{words}）" if language == "zh" else f"{name} ({words})"


def further_years(row: Mapping[str, Any]) -> range:
    """The years in which another gathering of the same name was held: none lasts for years."""
    first, last = row["lower"].year, row["upper"].year
    return (
        range(first + 1, last + 1) if row["family"] == "met" and not row["open_end"] else range(0)
    )


def cut_off(row: Mapping[str, Any]) -> bool:
    """Whether an event has a printed end in a later year than that in which it began.

    What lies after the report is dashed, a row of gatherings is one a year.
    """
    first = row["lower"].year
    later = row["upper"].year > first and not row["open_end"] and not further_years(row)
    return later and not (row["ends_later"] and first == AS_OF.year)


def exactness(
    dated: Sequence[Mapping[str, Any]], language: str, *, by_year: bool = False
) -> list[tuple[str, str, str]]:
    """The entries of a key for how exact the marks of dated events are: those that are drawn.

    `by_year` is a drawing that shows of each event the year in which it began.
    """
    shapes = {shape(row) for row in dated}
    present = {
        "dot": "dot" in shapes, "bar": "month" in shapes, "year": "year" in shapes,
        "on": by_year and any(cut_off(row) for row in dated),
        "goes": any(row["open_end"] for row in dated), "planned": any(row["ends_later"] for row in dated),
    }  # fmt: skip
    return [
        (look, "ctx", translate(words, language))  # the colour of no family
        for look, words in _EXACTNESS.items()
        if present[look]
    ]


def counted_late(dated: Sequence[Mapping[str, Any]], language: str) -> list[tuple[str, str, str]]:
    """The entry of a key for how many events are dated, and how many of them reach the report's last years."""
    recent = LAST_YEAR - 2
    late = sum(row["upper"].year >= recent for row in dated)
    if not 0 < late < len(dated):
        return []
    words = N_("{dated}, {late} of them in {recent} or later")
    every = counted(counts.DATED, len(dated), language)
    return [("words", "", translate(words, language, dated=every, late=late, recent=recent))]


_EXACTNESS: Mapping[str, str] = {
    "dot": N_("day or days"), "bar": N_("month"), "year": N_("year or years stated: drawn whole"),
    "on": N_("goes on into later years"), "goes": N_("no end stated"), "planned": N_("stated end after the report"),
}  # fmt: skip


def shape(row: Mapping[str, Any]) -> str:
    """How an event is drawn: `dot` for days, `month` (a solid bar), `year` (a pale one)."""
    if row["precision"] == "day" and row["days"] <= _DAYS_OF_A_DOT:
        return "dot"
    # A span of many months is long enough to hold its label: pale, as a year is.
    return "month" if row["precision"] != "year" and row["days"] <= _DAYS_OF_A_BAR else "year"
