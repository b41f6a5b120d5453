"""A column that stands beside those of data/: how it is declared and how its values are made."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from southsouth.datapackage import Added
from southsouth.language import LANGUAGES

Row = Mapping[str, Any]
BETWEEN = " | "
"""Between several texts in one cell: unlike the ; between ids, no text holds it."""

_KINDS: Mapping[str, pl.DataType] = {
    "string": pl.String(), "integer": pl.Int64(), "number": pl.Float64(), "date": pl.Date(),
}  # fmt: skip


@dataclass(frozen=True)
class Column(Added):
    """An added column with the way to its value: from a row of the table and its readable id."""

    value: Callable[[Row, str], object] = lambda row, row_id: None

    def series(self, rows: Sequence[tuple[Row, str]]) -> pl.Series:
        """The values of the rows."""
        values = [self.value(row, row_id) for row, row_id in rows]
        return pl.Series(self.name, values, dtype=_KINDS[self.type])


def in_both(
    stem: str, words: Mapping[str, str], value: Callable[[Row, str], str | None]
) -> Iterator[Column]:
    """A column for each language, as `stem_en`; `value` takes the row and the language."""
    for code in LANGUAGES:
        yield Column(
            f"{stem}_{code}",
            "string",
            words[code],
            value=lambda row, _, code=code: value(row, code),
        )


def together(texts: Iterable[str]) -> str | None:
    """Several texts as one cell; None for none."""
    return BETWEEN.join(texts) or None
