"""The doubts about a row: ids of caveats, and what they say."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from southsouth import tables
from southsouth.downloads.beside import titles
from southsouth.downloads.beside.column import Column, Row, together
from southsouth.language import LANGUAGES, N_

CAVEATS = "caveats"


def of_rows(table: str) -> Iterator[Column]:
    """The caveats about a row: their ids, and what they say."""
    if table not in doubted():
        return
    yield Column(
        CAVEATS, "string", N_("Ids of the caveats that concern the row, separated by “;”. Added in downloads."),
        "caveats.caveat_id", value=lambda row, row_id: ";".join(_concerning(table, row, row_id)) or None,
    )  # fmt: skip
    notes = titles.rows("caveats")
    words = {
        "en": N_("The same caveats in words, English; separated by “|”."),
        "zh": N_("The same caveats in words, Chinese; separated by “|”."),
    }
    for code in LANGUAGES:
        yield Column(
            f"{CAVEATS}_{code}", "string", words[code],
            value=lambda row, row_id, code=code: together(
                notes[caveat][f"note_{code}"] for caveat in _concerning(table, row, row_id)
            ),
        )  # fmt: skip


def _concerning(table: str, row: Row, row_id: str) -> list[str]:
    """The caveats about a row, and those about the figure that a link gives."""
    own = doubted()[table].get(row_id, ())
    given = doubted()["figures"].get(row.get("figure_id") or "", ())
    return list(dict.fromkeys((*own, *given)))


@cache
def doubted() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """For each table that a caveat points at: row id to the caveats' ids."""
    found: dict[str, dict[str, list[str]]] = {}
    pointing = tables.load("caveats").drop_nulls("row_ids").select("caveat_id", "row_ids")
    for caveat, targets in pointing.iter_rows():
        for target in dict.fromkeys(targets.split(";")):
            table, _, row = target.partition(":")
            found.setdefault(table, {}).setdefault(row, []).append(caveat)
    return found
