"""All tables as one Excel workbook: what it is, the dictionary, then a sheet a table."""

import datetime
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from southsouth import citation, datapackage, release, tables
from southsouth.downloads import features, rows
from southsouth.schemas import SCHEMAS
from southsouth.schemas.columns import ISO_DATE

_WHOLE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
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

    def sheet(self, name: str, frame: pl.DataFrame, dates: frozenset[str] = frozenset()) -> None:
        """A frame as a sheet: frozen heading, filter, widths; whole dates as dates."""
        sheet = self.book.add_worksheet(name)
        for place, (column, series) in enumerate(zip(frame.columns, frame, strict=True)):
            sheet.write_string(0, place, column, self.bold)
            sheet.set_column(place, place, _width(column, series))
            for row, value in enumerate(series, start=1):
                self._cell(sheet, row, place, value, dated=column in dates)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(frame.height, 1), max(frame.width - 1, 0))

    def _cell(self, sheet: Worksheet, row: int, place: int, value: Any, *, dated: bool) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, place, value)
        elif isinstance(value, float):
            sheet.write_number(row, place, value, self.number)
        elif isinstance(value, int):
            sheet.write_number(row, place, value)
        elif dated and _WHOLE_DATE.fullmatch(value):
            sheet.write_datetime(row, place, datetime.datetime.fromisoformat(value), self.date)
        else:
            sheet.write_string(row, place, value)

    def bytes(self) -> bytes:
        """The finished file."""
        self.book.close()
        return self.buffer.getvalue()


def workbook() -> bytes:
    """The bytes of southsouth.xlsx; its only time stamp is the day of the release."""
    made = _Workbook()
    made.sheet("readme", pl.DataFrame(_readme(), schema=["about", "words"], orient="row"))
    made.sheet("dictionary", pl.DataFrame(datapackage.dictionary("en", rows.doubted())))
    for name in tables.NAMES:
        made.sheet(name, rows.table(name), _dates(name))
    return made.bytes()


def _dates(name: str) -> frozenset[str]:
    """Columns of dates to the precision printed: 2013 and 2013-07 stay text, a whole date is one."""
    columns = SCHEMAS[name].columns().items()
    return frozenset(column for column, told in columns if getattr(told, "regex", "") == ISO_DATE)


def _width(column: str, series: pl.Series) -> int:
    """About as wide as the longest value; a Chinese character takes two places."""
    longest = max((len(str(value).encode("gb18030")) for value in series.drop_nulls()), default=0)
    return min(max(longest, len(column) + 3) + 1, _WIDEST)


def _readme() -> Sequence[tuple[str, str]]:
    told: Mapping[str, str] = {
        "title": release.TITLE_EN,
        "release": f"{release.RELEASE}, {release.RELEASED}",
        "licence": f"Our tables and texts: CC BY 4.0, {release.LICENCE_URL}",
        "source": f"{citation.text('en')} The report is the United Nations'; as_printed holds the few characters that print a fact.",
        "coordinates": features.attribution("places"),
        "dates": "Dates stand to the precision printed: 2013 and 2013-07 are text, a whole date is a date cell.",
        "lists": "Several values in one cell are separated by ;",
        "caveats": "The column caveats lists the doubts about a row; the sheet caveats tells them.",
        "sheets": "; ".join(
            f"{name}: {(SCHEMAS[name].__doc__ or '').strip()}" for name in tables.NAMES
        ),
    }
    return list(told.items())
