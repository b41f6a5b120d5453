"""Excel: all tables as one workbook, or the rows of one table. Every column is of one type."""

import datetime
import io
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from southsouth import citation, datapackage, release, tables
from southsouth.downloads import features, rows
from southsouth.downloads.readable import readable
from southsouth.language import DEFAULT, LANGUAGES
from southsouth.schemas import SCHEMAS

_WIDEST = 60


class _Workbook:
    """A workbook in memory with its formats."""

    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        # Nothing is guessed from text: not a formula from "=", not a link from "https".
        self.book = xlsxwriter.Workbook(
            self.buffer,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
        )
        self.book.set_properties({
            "title": release.TITLE_EN,
            "comments": f"{citation.text('en')} {release.LICENCE_URL}",
            "created": datetime.datetime.fromisoformat(release.RELEASED),
        })  # fmt: skip
        self.bold = self.book.add_format({"bold": True})
        self.date = self.book.add_format({"num_format": "yyyy-mm-dd"})
        self.number = self.book.add_format({"num_format": "#,##0.##########"})

    def sheet(self, name: str, frame: pl.DataFrame, *, is_opened: bool = False) -> None:
        """A frame as a sheet: frozen heading, filter, widths; days as date cells.

        `is_opened`: whether a reader sees it first, wherever it stands.
        """
        sheet = self.book.add_worksheet(name)
        if is_opened:
            sheet.activate()
        for place, (column, series) in enumerate(zip(frame.columns, frame, strict=True)):
            sheet.write_string(0, place, column, self.bold)
            sheet.set_column(place, place, _width(column, series))
            for row, value in enumerate(series, start=1):
                self._cell(sheet, row, place, value)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(frame.height, 1), max(frame.width - 1, 0))

    def _cell(self, sheet: Worksheet, row: int, place: int, value: Any) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, place, value)
        elif isinstance(value, float):
            sheet.write_number(row, place, value, self.number)
        elif isinstance(value, int):
            sheet.write_number(row, place, value)
        elif isinstance(value, datetime.date):
            midnight = datetime.datetime.combine(value, datetime.time())
            sheet.write_datetime(row, place, midnight, self.date)
        else:
            sheet.write_string(row, place, value)

    def bytes(self) -> bytes:
        """The finished file."""
        self.book.close()
        return self.buffer.getvalue()


def workbook() -> bytes:
    """The bytes of southsouth.xlsx; its only time stamp is the day of the release."""
    made = _Workbook()
    made.sheet("readme", _about(_readme()))
    made.sheet("dictionary", pl.DataFrame(datapackage.dictionary("en", rows.added())))
    for name in tables.NAMES:
        made.sheet(name, rows.table(name))
    return made.bytes()


def workbook_of_rows(table: str, positions: Sequence[int], kept: str = "") -> bytes:
    """Some rows of one table as a workbook: the rows first, as programs read them; then as a reader
    does, in each language, where it opens; then the columns, then what it is.

    `kept`: which rows they are, in words.
    """
    made = _Workbook()
    frame = rows.table(table)
    shown = frame[list(positions)]
    made.sheet(table, shown)
    for language, name in LANGUAGES.items():
        told = readable(table, shown, language)
        if told is not None:
            made.sheet(name, told, is_opened=language == DEFAULT)
    described = pl.DataFrame(datapackage.dictionary("en", rows.added()))
    made.sheet("dictionary", described.filter(pl.col("table") == table))
    about = _readme()
    about["sheets"] = f"{table}: {(SCHEMAS[table].__doc__ or '').strip()}"
    about["rows"] = f"{len(positions)} of the {frame.height} rows of the table"
    if kept:
        about["rows"] += f", {kept}"
    made.sheet("readme", _about(about))
    return made.bytes()


def _about(told: Mapping[str, str]) -> pl.DataFrame:
    return pl.DataFrame(list(told.items()), schema=["about", "words"], orient="row")


def _width(column: str, series: pl.Series) -> int:
    """About as wide as the longest value; a Chinese character takes two places."""
    longest = max((len(str(value).encode("gb18030")) for value in series.drop_nulls()), default=0)
    return min(max(longest, len(column) + 3) + 1, _WIDEST)


def _readme() -> dict[str, str]:
    return {
        "title": release.TITLE_EN,
        "release": f"{release.RELEASE}, {release.RELEASED}",
        "licence": f"Tables and texts of {citation.SITE}: CC BY 4.0, {release.LICENCE_URL}",
        "source": f"{citation.text('en')} The report is the United Nations'; as_printed holds the few characters that print a fact.",
        "coordinates": features.attribution("places"),
        "dates": "Dates stand as text to the precision printed: 2013, 2013-07; earliest and latest are the days they can mean, as date cells.",
        "lists": "Several ids in one cell are separated by ; and several texts by |",
        "names": "Beside each id stands the name of what it means.",
        "caveats": "The column caveats lists the doubts about a row; caveats_en and caveats_zh give them in words.",
        "sheets": "; ".join(
            f"{name}: {(SCHEMAS[name].__doc__ or '').strip()}" for name in tables.NAMES
        ),
    }
