"""The rows behind a chart: as a table to read, and as CSV and JSON to compute with."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import polars as pl

from southsouth.cards import address_of
from southsouth.charts.commissions import CLASSES
from southsouth.embeds.addresses import in_language
from southsouth.exhibits import Exhibit
from southsouth.language import LANGUAGES, N_, country_name, date, number, translate
from southsouth.names import place_name
from southsouth.vocabulary import label

_CODES = frozenset(
    {"kind", "unit", "qualifier", "topic", "status", "class", "place_kind", "commission_id",
     "provider_kind", "partner_kind", "source_kind", "theme", "section"}
)  # fmt: skip
_DATES = frozenset({"date_edtf", "period"})
_COUNTRIES = frozenset({"iso3", "country_iso3"})
#: Whole numbers that name something: no separators between their digits.
_NAMES = frozenset({"year", "founded", "joined", "left", "footnote"})
#: Columns that identify a fact with an address of its own, and its kind.
_FACTS: Mapping[str, str] = {
    "event_id": "event", "figure_id": "figure", "commission_id": "commission",
    "organisation_id": "organisation", "recommendation_id": "recommendation",
}  # fmt: skip
_CLASSES = {code: words for code, (words, _) in CLASSES.items()}


@dataclass(frozen=True)
class Cell:
    """One cell: its words, where they lead, in which language they are if not the page's."""

    text: str
    href: str = ""
    lang: str = ""
    number: bool = False


@dataclass(frozen=True)
class Table:
    """Headings and rows of cells in one language; the first cell of a row names it."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(exhibit: Exhibit, language: str, prefix: str = "") -> Table:
    """The rows of an exhibit as readers see them; `prefix` stands before every address.

    Codes become words, ids become links; columns in another language are left out.
    """
    frame = exhibit.frame()
    columns = _readable(exhibit, frame, language)
    return Table(
        tuple(translate(heading, language) for _, heading in columns),
        tuple(
            _row(row, [name for name, _ in columns], language, prefix)
            for row in frame.iter_rows(named=True)
        ),
    )


@cache
def csv(exhibit: Exhibit) -> bytes:
    """The rows as CSV in UTF-8, with the mark that makes a spreadsheet read it so."""
    return b"\xef\xbb\xbf" + _plain(exhibit).write_csv().encode()


@cache
def json_bytes(exhibit: Exhibit) -> bytes:
    """The rows as a JSON array of objects; dates as in ISO 8601."""
    return json.dumps(_plain(exhibit).to_dicts(), ensure_ascii=False, default=_iso).encode()


def _iso(value: Any) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")


def _plain(exhibit: Exhibit) -> pl.DataFrame:
    """The declared columns as the tables hold them; lists joined by semicolons."""
    frame = exhibit.frame()
    present = [name for name, _ in _columns(exhibit, frame)]
    return frame.select(present).with_columns(
        pl.col(name).list.eval(pl.element().cast(pl.String)).list.join(";")
        for name in present
        if isinstance(frame.schema[name], pl.List)
    )


def _columns(exhibit: Exhibit, frame: pl.DataFrame) -> list[tuple[str, str]]:
    declared = exhibit.columns or tuple((name, name) for name in frame.columns)
    return [pair for pair in declared if pair[0] in frame.columns]


def _readable(exhibit: Exhibit, frame: pl.DataFrame, language: str) -> list[tuple[str, str]]:
    """The columns for a reader of one language, what names the row first."""
    present = _columns(exhibit, frame)
    names = {name for name, _ in present}
    shown = [pair for pair in present if _is_for(pair[0], names, language)]
    naming = f"title_{language}", f"subject_{language}"
    return sorted(
        ((name, _heading(name, heading)) for name, heading in shown),
        key=lambda pair: pair[0] not in naming,
    )


def _is_for(name: str, present: set[str], language: str) -> bool:
    others = tuple(f"_{code}" for code in LANGUAGES if code != language)
    if name.endswith(others):
        return False
    if name in ("event_id", "figure_id"):  # their rows are named by title or subject, and linked
        return False
    return not (name == "name" and present & _COUNTRIES)  # an English name beside the code


def _heading(name: str, heading: str) -> str:
    if name.startswith("title_"):
        return N_("Title")
    if name.startswith("subject_"):
        return N_("Subject")
    return N_("Country") if name in _COUNTRIES else heading


def _row(row: dict[str, Any], columns: list[str], language: str, prefix: str) -> tuple[Cell, ...]:
    first, *others = columns
    return (
        Cell(_words(first, row[first], language), _address(row, language, prefix)),
        *(_cell(name, row[name], language, prefix) for name in others),
    )


def _address(row: Mapping[str, Any], language: str, prefix: str) -> str:
    """The page of the fact that the row is about, if it has one."""
    for column, kind in _FACTS.items():
        if row.get(column):
            return prefix + _said_in(address_of(kind, row[column]), language)
    return ""


def _said_in(address: str, language: str) -> str:
    """A fact's address in a language: its page has one below it, the explorer reads `lang`."""
    if "?" in address:
        return f"{address}&lang={language}"
    return in_language(address, language)


def _cell(name: str, value: Any, language: str, prefix: str) -> Cell:
    words = _words(name, value, language)
    if name == "paragraph" and value is not None:
        return Cell(words, prefix + _said_in(address_of("paragraph", str(value)), language))
    return Cell(
        words,
        lang="zh" if name.endswith("as_printed") and language != "zh" else "",
        number=isinstance(value, (int, float)) and name not in _NAMES,
    )


def _words(name: str, value: Any, language: str) -> str:
    """A value as readers see it."""
    if value is None:
        return ""
    if name in _DATES:
        return date(value, language)
    if name in _COUNTRIES:
        return country_name(value, language)
    if name == "place_id":
        return place_name(value, language)
    if name in _CODES:
        return label(value, language, _CLASSES if value in _CLASSES else None)
    return _plainly(name, value, language)


def _plainly(name: str, value: Any, language: str) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(str(one) for one in value)
    if isinstance(value, (int, float)) and name not in _NAMES and not isinstance(value, bool):
        return number(value, language)
    return str(value)
