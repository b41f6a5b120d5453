"""The rows behind a chart: as a table to read, and as CSV and JSON to compute with."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from southsouth import downloads
from southsouth.downloads.beside.column import together
from southsouth.embeds import cells
from southsouth.exhibits import Exhibit
from southsouth.filters import Query
from southsouth.language import LANGUAGES


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
    language: str

    @property
    def quoted(self) -> bool:
        """Whether some cell is in another language: words as printed."""
        return any(cell.lang not in ("", self.language) for row in self.rows for cell in row)


def table(exhibit: Exhibit, language: str, prefix: str, frame: pl.DataFrame) -> Table:
    """Rows of an exhibit as readers see them; `prefix` stands before every address.

    Codes become words, ids become links; columns in another language are left out.
    """
    columns = _readable(exhibit, frame, language)
    names = [name for name, _ in columns]
    return Table(
        tuple(cells.heading(name, heading, language) for name, heading in columns),
        tuple(_row(row, names, language, prefix) for row in frame.iter_rows(named=True)),
        language,
    )


@lru_cache(maxsize=256)
def csv(exhibit: Exhibit, query: Query = ()) -> bytes:
    """The rows as CSV in UTF-8, with the mark that makes a spreadsheet read it so."""
    return downloads.encode(_plain(exhibit, query), "csv")


@lru_cache(maxsize=256)
def json_bytes(exhibit: Exhibit, query: Query = ()) -> bytes:
    """The rows as a JSON array of objects."""
    plain = _plain(exhibit, query).to_dicts()
    return json.dumps(plain, ensure_ascii=False).encode()


def _plain(exhibit: Exhibit, query: Query) -> pl.DataFrame:
    """The declared columns as the tables hold them, names beside codes; lists joined by semicolons."""
    frame = exhibit.frame(query)
    present = [name for name, _ in _columns(exhibit, frame)]
    return (
        frame.select(present)
        .with_columns(_names(frame, present))
        .with_columns(
            pl.col(name).list.eval(pl.element().cast(pl.String)).list.join(";")
            for name in present
            if isinstance(frame.schema[name], pl.List)
        )
    )


#: What stands beside a column of codes, as in the downloads of tables: `via` has `via_name_en`.
_NAMED = {
    "provider": "provider_name", "partner": "partner_name", "via": "via_name",
    "place_id": "place_name", "iso3": "country_name", "organisation_id": "organisation_name",
    "commission_id": "commission_name",
}  # fmt: skip


def _names(frame: pl.DataFrame, present: Sequence[str]) -> Iterator[pl.Series]:
    """Names in each language for the codes of some rows; a body with its own name has it already."""
    for column, stem in _NAMED.items():
        if column not in present or (column == "organisation_id" and "name_en" in present):
            continue
        for code in LANGUAGES:
            said = [_name(row, column, code) for row in frame.iter_rows(named=True)]
            yield pl.Series(f"{stem}_{code}", said, dtype=pl.String)


def _name(row: cells.Row, column: str, language: str) -> str | None:
    """The name of a code; of several, all of them, between what no name holds."""
    value, kind = row[column], f"{column}_kind"
    if not isinstance(value, list):
        return cells.words(row, column, language) or None
    each = zip(value, row[kind], strict=True)
    return together(cells.words({column: one, kind: its}, column, language) for one, its in each)


def _columns(exhibit: Exhibit, frame: pl.DataFrame) -> list[tuple[str, str]]:
    declared = exhibit.columns or tuple((name, name) for name in frame.columns)
    return [pair for pair in declared if pair[0] in frame.columns]


def _readable(exhibit: Exhibit, frame: pl.DataFrame, language: str) -> list[tuple[str, str]]:
    """The columns for a reader of one language, what names the row first."""
    present = _columns(exhibit, frame)
    names = {name for name, _ in present}
    naming = tuple(f"{word}_{language}" for word in ("title", "subject", "name"))
    shown = [pair for pair in present if cells.is_for(pair[0], names, language)]
    return sorted(shown, key=lambda pair: pair[0] not in naming)


def _row(row: cells.Row, columns: list[str], language: str, prefix: str) -> tuple[Cell, ...]:
    first, *others = columns
    about = cells.fact(row, language) or cells.named(row, first, language)
    return (
        Cell(cells.words(row, first, language), prefix + about if about else ""),
        *(_cell(row, name, language, prefix) for name in others),
    )


def _cell(row: cells.Row, name: str, language: str, prefix: str) -> Cell:
    address = cells.named(row, name, language)
    return Cell(
        cells.words(row, name, language),
        prefix + address if address else "",
        "zh" if name.endswith("as_printed") and language != "zh" else "",
        cells.is_number(name, row[name]),
    )
