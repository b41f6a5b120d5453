"""What was checked: how much the tables hold, and what the checks say of it."""

from collections.abc import Mapping

import polars as pl

from southsouth.schemas import marked
from southsouth.vocabulary import VERDICTS


def extent(frames: Mapping[str, pl.DataFrame]) -> dict[str, int]:
    """How much there is: tables, rows, printed (sets of words as printed), paragraphs, caveats."""
    return {
        "tables": len(frames),
        "rows": sum(frame.height for frame in frames.values()),
        "printed": sum(_printed(name, frame) for name, frame in frames.items()),
        "paragraphs": frames["paragraphs"].height - 1,
        "caveats": frames["caveats"].height,
    }


def _printed(table: str, frame: pl.DataFrame) -> int:
    """Cells of a table that hold words as printed."""
    return sum(frame[name].count() for name in marked(table, "as_printed"))


def verdicts(audited: pl.DataFrame) -> dict[str, int]:
    """Relations by verdict, each verdict of the vocabulary in its order."""
    counted = dict(audited["verdict"].value_counts().iter_rows())
    return {verdict: counted.get(verdict, 0) for verdict in VERDICTS}


def caveats(
    frame: pl.DataFrame, kinds: list[str] | None = None, paragraph: int | None = None
) -> pl.DataFrame:
    """Caveats of these kinds and of this paragraph; all where nothing is asked."""
    found = frame.filter(pl.col("kind").is_in(kinds)) if kinds else frame
    found = found if paragraph is None else found.filter(pl.col("paragraph") == paragraph)
    return found.sort("paragraph", "caveat_id")
