"""Whether the row that a number token points at stands where the token stands and prints it."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import polars as pl

from southsouth.numbers import Place, passages
from southsouth.quantities import dates, expressions, number
from southsouth.report import MARKS, Report, plain, squash
from southsouth.tables import by_id
from southsouth.verification.values import TOLERANCE
from southsouth.verification.words import other_paragraphs

Row = Mapping[str, Any]
_DATES = ("start", "end", "period")
_PRINTED = ("as_printed", "date_as_printed", "place_as_printed", "symbol", "aliases")
_OURS = ("title_zh", "name_zh", "title_en", "name_en")


class Evidence:
    """The text by place and the tables' rows by table:id, to hold tokens against."""

    def __init__(self, report: Report, frames: Mapping[str, pl.DataFrame]) -> None:
        self._report = report
        self._text = {
            (paragraph, footnote, part): squash(text)
            for paragraph, footnote, part, text in passages(report)
        }
        self._rows = by_id(frames)

    def failures(self, place: Place, audited: Row) -> Iterator[tuple[str, str]]:
        """Rules that a token's row breaks, each with a message."""
        token, disposition = audited["token"], audited["disposition"]
        for row_id in (audited["row_id"] or "").split(";"):
            table, _, own = row_id.partition(":")
            row = self._rows.get((table, own)) if table != "number_audit" else None
            if row is None:
                if row_id:
                    yield "row_id_points_at_rows", f"{token!r}: {row_id} is no row of any table"
            elif not self._stands_there(place, row_id, row):
                yield "the_row_stands_there", f"{token!r}: {row_id} is recorded elsewhere"
            elif not self._prints(place, token, disposition, row_id, row):
                yield "the_row_prints_the_token", f"{token!r} is not a {disposition} of {row_id}"

    def _stands_there(self, place: Place, row_id: str, row: Row) -> bool:
        """Same paragraph and footnote; bodies and paragraphs may be named anywhere."""
        if row_id.startswith(("organisations:", "paragraphs:")):
            return True
        if place.paragraph in other_paragraphs(row):
            return True
        return (row["paragraph"], row.get("footnote") or 0) == (place.paragraph, place.footnote)

    def _prints(self, place: Place, token: str, disposition: str, row_id: str, row: Row) -> bool:
        if row_id.startswith("paragraphs:"):
            return self._refers(place, token, row["paragraph"])
        checks: dict[str, Callable[[Place, str, Row], bool]] = {
            "figure": self._counts,
            "date": self._dates,
            "ordinal": self._orders,
            "reference": lambda *_: True,
        }
        return checks.get(disposition, self._names)(place, token, row)

    def _refers(self, place: Place, token: str, target: int) -> bool:
        """A paragraph's number, a footnote's mark (of the paragraph that cites it), or a letter of
        a section (of the first paragraph below its heading)."""
        if token in MARKS:
            return self._report.cited.get(MARKS.index(token) + 1) == target
        if token.isdecimal():
            return int(token) == target
        return any(
            line.startswith(f"{token}.")
            for line in self._report.headings.get(target, "").splitlines()
        )

    def _counts(self, place: Place, token: str, figure: Row) -> bool:
        """The token stands in the figure's words, in an expression that reads as its value."""
        values = [figure["value"], figure["value_high"]]
        return any(
            start <= at < end and any(q.is_near(v, TOLERANCE) for q in found for v in values if v)
            for at in self._within(place, token, figure["as_printed"])
            for start, end, found in expressions(plain(figure["as_printed"]))
        )

    def _dates(self, place: Place, token: str, row: Row) -> bool:
        """The token is the year, month or day of the row's date (of its words, where it has no
        date), and stands in its date's words where the row gives them for this paragraph."""
        said = [date for date in map(row.get, _DATES) if date] or dates(row["as_printed"])
        if number(token) not in {float(part) for date in said for part in re.findall(r"\d+", date)}:
            return False
        # 2012 和 2013 年 prints the 年 of both years once.
        printed = plain(row.get("date_as_printed") or "").removesuffix("年")
        elsewhere = row["paragraph"] != place.paragraph
        return not printed or elsewhere or bool([*self._within(place, token, printed)])

    def _orders(self, place: Place, token: str, row: Row) -> bool:
        """A recommendation has the token as its number; anything else stands in the same words."""
        if "source" in row and "number" in row:
            return row["number"] == number(token)
        return (
            token in MARKS or token.isascii() and token.isalpha() or self._names(place, token, row)
        )

    def _names(self, place: Place, token: str, row: Row) -> bool:
        """The token stands in the row's words as printed, or in our name or title of it."""
        printed = [
            words
            for column in _PRINTED
            for words in (row.get(column) or "").split(";")
            if words
        ]  # fmt: skip
        if any([*self._within(place, token, words)] for words in printed):
            return True
        return any(token in squash(row.get(column) or "") for column in _OURS)

    def _within(self, place: Place, token: str, printed: str) -> Iterator[int]:
        """Where the token begins in the printed words, for each time they stand around it."""
        text = self._text[place.paragraph, place.footnote, place.part]
        words, whole = plain(printed), plain(text)
        here = len(plain(text[: place.offset]))
        begin = whole.find(words)
        while begin != -1:
            if begin <= here and here + len(token) <= begin + len(words):
                yield here - begin
            begin = whole.find(words, begin + 1)
