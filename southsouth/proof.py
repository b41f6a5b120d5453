"""Printed words that prove nothing: those that are names, years or numbers alone.

A country's name shows that the paragraph names the country, not what it did; a year shows no event. Columns declared
`proving` (`southsouth.schemas.columns.printed`) are held to more.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import polars as pl

from southsouth.errors import Violation
from southsouth.keys import row_ids
from southsouth.language import translate
from southsouth.schemas import SCHEMAS, marked
from southsouth.vocabulary import PARTIES

#: What may stand between, around or for names and still says nothing of them: a date, a number.
_BETWEEN = re.compile(
    r"[\s、，,；;：:()（）“”《》·—\-]|政府|国家|各国|以及|和|与|及|或|的|在|由|向|对|从|等"
    r"|[\d%.年月日]|期间"
)


def names(frames: Mapping[str, pl.DataFrame]) -> frozenset[str]:
    """Every form, as printed or in our Chinese, of a country, body, place, region or group."""
    bodies, places = frames["organisations"], frames["places"]
    found: Iterable[str | None] = (
        *frames["mentions"]["as_printed"],
        *bodies["name_zh"],
        *bodies["acronym"],
        *(form for forms in bodies["aliases"].drop_nulls() for form in forms.split(";")),
        *places["name_zh"],
        *(translate(party, "zh") for party in PARTIES),
    )
    return frozenset(_close(name) for name in found if name and name.strip())


def is_only_names(words: str, known: frozenset[str]) -> bool:
    """Whether nothing is left of the words without the known names, numbers and what is between.

    `known` are names as `names` gives them.
    """
    return not _BETWEEN.sub("", _pattern(known).sub("", _close(words)))


def violations(frames: Mapping[str, pl.DataFrame]) -> list[Violation]:
    """Proving words of any table that are names alone.

    A footnote can be a bare list of names: there the row's other words prove the fact.
    """
    known = names(frames)
    return [
        Violation(
            table, number, row_id, f"{column}_is_more_than_a_name",
            f"{words!r} is a name, year or number alone; choose words that say what is done, at most 60 "
            "characters",
        )
        for table in SCHEMAS
        for column in marked(table, "proving")
        for number, row_id, words in _words(table, column, frames[table])
        if is_only_names(words, known)
    ]  # fmt: skip


def _words(table: str, column: str, frame: pl.DataFrame) -> Iterator[tuple[int, str, str]]:
    """Number, id and words of each row whose words stand in a paragraph."""
    listed = zip(row_ids(frame, table), frame.iter_rows(named=True), strict=True)
    for number, (row_id, row) in enumerate(listed, start=1):
        in_footnote = row.get("footnote") and column == "as_printed"
        if row[column] and not in_footnote:
            yield number, str(row_id), row[column]


@lru_cache(maxsize=8)  # of the names of a set of tables
def _pattern(known: frozenset[str]) -> re.Pattern[str]:
    """Any known name; the longest that fits goes first."""
    return re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))) or r"(?!)")


def _close(words: str) -> str:
    return re.sub(r"\s+", "", words)
