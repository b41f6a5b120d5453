"""Rows that hold what a reader types: in any letter case, width and accent, spaces of print aside."""

import re
from collections.abc import Sequence
from functools import lru_cache

import polars as pl

from southsouth.folding import folded

# A reader may put words in quotation marks; those of other languages are typed with them.
_QUOTATION = re.compile("[\"“”„‟«»「」『』《》]|(?<!\\w)['‘’]|['‘’](?!\\w)")
_APART = re.compile(
    r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])"
)  # Chinese is written without spaces
_BETWEEN = "\n"  # of two cells: no word has it


def holding(rows: pl.DataFrame, columns: Sequence[str], words: str) -> pl.DataFrame:
    """The rows of which the columns, taken together, hold every word."""
    wanted = _QUOTATION.sub(" ", _compared(words)).split()
    texts = (_BETWEEN.join(map(_compared, cells)) for cells in rows.select(columns).iter_rows())
    held = [all(word in text for word in wanted) for text in texts]
    return rows.filter(pl.Series(held, dtype=pl.Boolean))


@lru_cache(maxsize=16_384)
def _compared(text: str | None) -> str:
    return _APART.sub("", folded(text or "")).replace("’", "'")
