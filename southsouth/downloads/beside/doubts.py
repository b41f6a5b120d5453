"""The doubts about a row: ids of caveats, and what they say."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from southsouth import tables
from southsouth.downloads.beside import titles
from southsouth.downloads.beside.column import Column, together
from southsouth.language import LANGUAGES, N_

CAVEATS = "caveats"


def of_rows(table: str) -> Iterator[Column]:
    """The caveats about a row: their ids, and what they say."""
    doubts = doubted().get(table)
    if not doubts:
        return
    yield Column(
        CAVEATS, "string", N_("Ids of the caveats that concern the row, separated by “;”. Added in downloads."),
        "caveats.caveat_id", value=lambda _, row_id: ";".join(doubts.get(row_id, ())) or None,
    )  # fmt: skip
    notes = titles.rows("caveats")
    words = {
        "en": N_("The same caveats in words, English; separated by “|”."),
        "zh": N_("The same caveats in words, Chinese; separated by “|”."),
    }
    for code in LANGUAGES:
        yield Column(
            f"{CAVEATS}_{code}", "string", words[code],
            value=lambda _, row_id, code=code: together(
                notes[caveat][f"note_{code}"] for caveat in doubts.get(row_id, ())
            ),
        )  # fmt: skip


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
