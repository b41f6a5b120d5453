"""Rows that hold what a reader types: in any letter case, width and accent, spaces of print aside."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import polars as pl

from southsouth import signs
from southsouth.folding import folded

# A reader may put words in quotation marks; those of other languages are typed with them.
_QUOTATION = re.compile("[\"“”„‟«»「」『』《》]|(?<!\\w)['‘’]|['‘’](?!\\w)")
_APART = re.compile(
    r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])"
)  # Chinese is written without spaces
# A number and what it counts may be typed apart: 6 亿.
_AT_NUMBER = re.compile(r"(?<=\d)\s+(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\s+(?=\d)")
_STOPS = ",.;:?!&，。；：、？！"
_SHORT = 4  # letters of a word that is no part of another
_BETWEEN = "\n"  # of two cells: no word has it


Holds = Callable[[pl.DataFrame, str], pl.DataFrame]


def asked(rows: pl.DataFrame, columns: Sequence[str], words: str, holds: Holds) -> pl.DataFrame:
    """The rows that a reader's words ask for, their signs read as the search of everything reads them: a minus
    leaves out, OR unites, what is in quotation marks stands so. `holds` tells which rows hold plain words."""
    numbered = rows.with_row_index(_PLACE)
    said = signs.read(words)
    parts = said.parts
    if len(parts) == 1 and signs.are_short(either := signs.alternatives(parts[0])):
        parts = either
    each = [_of_part(numbered, columns, part, holds) for part in parts]
    left = (holds(numbered, signs.plain(one))[_PLACE] for one in said.without)
    out = {place for places in left for place in places}
    kept = {place for places in each for place in places} - out
    return rows.filter(pl.Series([place in kept for place in range(rows.height)], dtype=pl.Boolean))


_PLACE = "place in the table"


def _of_part(rows: pl.DataFrame, columns: Sequence[str], part: str, holds: Holds) -> set[int]:
    """Places of the rows that hold one of the alternatives, its phrases word for word."""
    found = holds(rows, signs.plain(part))
    for phrase in signs.read(part).phrases:
        wanted = _compared(phrase)
        texts = (
            _BETWEEN.join(map(_compared, cells)) for cells in found.select(columns).iter_rows()
        )
        found = found.filter(pl.Series([wanted in text for text in texts], dtype=pl.Boolean))
    return {*found[_PLACE]}


def holding(rows: pl.DataFrame, columns: Sequence[str], words: str) -> pl.DataFrame:
    """The rows of which the columns, taken together, hold every word."""
    typed = _AT_NUMBER.sub("", _QUOTATION.sub(" ", words)).split()
    wanted = [_sought(_compared(word.strip(_STOPS))) for word in typed if word.strip(_STOPS)]
    texts = (_BETWEEN.join(map(_compared, cells)) for cells in rows.select(columns).iter_rows())
    held = [all(word.search(text) for word in wanted) for text in texts]
    return rows.filter(pl.Series(held, dtype=pl.Boolean))


@lru_cache(maxsize=1024)
def _sought(word: str) -> re.Pattern[str]:
    """A word wherever it stands; a short one where one begins, and the shortest whole: “who” is in no “whose”."""
    is_latin = word.isascii() and word.isalnum()
    begins = r"(?<![a-z0-9])" if is_latin and len(word) <= _SHORT else ""
    ends = r"(?:'?s)?(?![a-z0-9])" if is_latin and len(word) < _SHORT else ""
    return re.compile(begins + re.escape(word) + ends)


@lru_cache(maxsize=16_384)
def _compared(text: str | None) -> str:
    return _APART.sub("", folded(text or "")).replace("’", "'")
