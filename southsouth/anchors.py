"""Where printed words stand in their paragraph: positions, and a few characters around them.

`python -m southsouth.anchors REPORT.txt` writes data/anchors.csv from a copy of the report; with it
every fact's evidence is a W3C Web Annotation although the text itself is not part of the project.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from southsouth import paths, tables
from southsouth.kept import Same
from southsouth.report import Report, plain, read
from southsouth.schemas import Anchors, marked
from southsouth.schemas.columns import FORMULA

#: Characters kept before and after the words: enough to tell one place from another, no sentence.
AROUND = 6
_ANCHORED = ("figures", "events", "commissions", "recommendations", "cooperation", "documents")


def anchors(report: Report, frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Columns of the anchors table: the first place of each row's printed words in its passage.

    Positions count characters of the passage without white space and footnote marks, from 0; `end`
    is the position after the last. Words that do not stand there are left to `southsouth verify`.
    """
    found = [*anchored(report, frames)]
    schema = {name: Anchors.columns()[name].dtype for name in Anchors.columns()}
    return pl.DataFrame(found, schema=schema, orient="row")


def anchored(report: Report, frames: Mapping[str, pl.DataFrame]) -> Iterator[dict[str, Any]]:
    """The rows of the anchors table."""
    for table in _ANCHORED:
        yield from _of_table(report, table, frames[table])


class Printed(NamedTuple):
    """Words that a row gives as printed, in their column; `exact` is without white space and footnote marks."""

    row_id: str
    column: str
    words: str
    exact: str
    paragraph: int
    footnote: int | None

    def passage(self, report: Report) -> str:
        """The text that they must stand in, without white space and footnote marks."""
        if self.footnote:
            return plain(report.footnotes.get(self.footnote, ""))
        return plain(report.paragraphs.get(self.paragraph, ""))


def printed(frame: pl.DataFrame, table: str, mark: str = "as_printed") -> Sequence[Printed]:
    """The words of a table as printed, row by row, of the columns with that mark."""
    return _printed(Same(frame), table, mark)


# One copy of the report after another is held against the same words.
@lru_cache(maxsize=64)
def _printed(same: Same[pl.DataFrame], table: str, mark: str) -> Sequence[Printed]:
    columns = marked(table, mark)
    return tuple(
        Printed(row_id, column, row[column], plain(row[column]), *where(row, column))
        for row_id, row in tables.rows(same.it, table)
        for column in columns
        if row[column]
    )


def where(row: Mapping[str, Any], column: str) -> tuple[int, int | None]:
    """The paragraph and the footnote (None: the paragraph itself) in which a column's words stand.

    The status of a recommendation may rest on another paragraph; the kind of a link is told in the
    paragraph, even where a footnote lists the parties.
    """
    paragraph, footnote = row["paragraph"], row.get("footnote")
    if column == "status_as_printed" and row.get("status_paragraph") is not None:
        paragraph = row["status_paragraph"]
    return paragraph, None if column == "kind_as_printed" else footnote


def _of_table(report: Report, table: str, frame: pl.DataFrame) -> Iterator[dict[str, Any]]:
    for words in printed(frame, table):
        if anchor := _anchor(report, words):
            yield {"row_id": f"{table}:{words.row_id}", "column": words.column, **anchor}


def _anchor(report: Report, words: Printed) -> dict[str, Any] | None:
    text = words.passage(report)
    start = text.find(words.exact)
    if start < 0:
        return None
    end = start + len(words.exact)
    return {
        "paragraph": words.paragraph,
        "footnote": words.footnote,
        "start": start,
        "end": end,
        "prefix": text[max(0, start - AROUND) : start].lstrip(FORMULA) or None,
        "exact": words.exact,
        "suffix": _after(text[end : end + AROUND]),
    }


def _after(suffix: str) -> str | None:
    """The characters after the words; none where a spreadsheet would compute them.

    Words before can lose their first character and still stand before; words after cannot.
    """
    return suffix if suffix and suffix[0] not in FORMULA else None


if __name__ == "__main__":
    made = anchors(read(Path(sys.argv[1])), tables.everything())
    made.write_csv(paths.DATA / "anchors.csv")
    print(f"{made.height} anchors")
