"""The report's own arithmetic with its verdicts."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import polars as pl

from southsouth import arithmetic as relations
from southsouth import counts, tables
from southsouth.blocks import Block, Cell, Fold, Go, Row, Table, Tabs, Text
from southsouth.language import N_, comma, compact, date, number
from southsouth.measures import checks
from southsouth.names import bracketed
from southsouth.quantities import dates
from southsouth.view import View
from southsouth.vocabulary import RELATION_KINDS, VERDICTS, label


@cache
def audit() -> pl.DataFrame:
    """Every relation with its verdict; shared, so copy to change."""
    return relations.audit(tables.everything())


def arithmetic(view: View, verdict: str | None) -> Iterator[Block]:
    """The relations with their verdicts, all or those of one verdict."""
    yield Text((view.text(N_("Shares are checked against amounts, annual sums against totals, lists against stated counts, parts against wholes, and events against their order, allowing for rounding and for words such as “about”. All numbers come from the tables.")),))  # fmt: skip
    every = audit()
    found = {"": every.height, **checks.verdicts(every)}
    words = {
        one: counts.tally(label(one, view.lang, VERDICTS) or view.text(N_("All")), count, view.lang)
        for one, count in found.items()
    }
    yield Tabs(
        view.text(N_("Result")),
        tuple(Go(said, f"{view.here(verdict=one)}#arithmetic") for one, said in words.items()),
        words[verdict or ""],
    )
    shown = every.filter(pl.col("verdict") == verdict) if verdict else every
    headings = (
        N_("Relation tested"), N_("Result"), N_("As given"), N_("Computed"), N_("Paragraphs"), N_("Kind"),
        N_("Note"),
    )  # fmt: skip
    said = view.counted(counts.RELATIONS, shown.height)
    table = Table(
        "relations",
        said,
        tuple(map(view.text, headings)),
        tuple(_row(view, one) for one in shown.iter_rows(named=True)),
        view.text(N_("No relation has this result.")),
        labelled=True,
    )
    yield Fold(said, (table,), open=verdict is not None)


def _row(view: View, row: Mapping[str, Any]) -> Row:
    language = view.lang
    return Row((
        Cell(row[f"statement_{language}"]),
        Cell(label(row["verdict"], language, VERDICTS)),
        Cell(_number(row, "printed", "as_printed", "printed_unit", language)),
        Cell(_number(row, "computed", "computed_from", "unit", language)),
        Cell(row["paragraphs"].replace(";", comma(language))),
        Cell(label(row["kind"], language, RELATION_KINDS)),
        Cell(row[f"note_{language}"] or "", role="quiet"),
    ))  # fmt: skip


def _number(row: Mapping[str, Any], name: str, words: str, unit: str, language: str) -> str:
    """A number with its unit and how low and high it can be; a date in words."""
    if row["unit"] == "date":
        return " · ".join(_dated(printed, language) for printed in row[words].split(";"))
    if row[name] is None:
        return ""
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    said = _with_unit(_short(row[name], language), row[name], row[unit], language)
    if low == high == row[name]:
        return said
    ends = [_short(end, language) if end is not None else "…" for end in (low, high)]
    if ends[0] == ends[1]:  # less than one unit of the digits shown
        return said
    return bracketed(said, f"{ends[0]} – {ends[1]}", language)


def _dated(printed: str, language: str) -> str:
    """A date of the report in the reader's language: 2014 年 5 月, May 2014."""
    read = dates(printed)
    return "–".join(date(one, language) for one in read) if read else printed


def _short(value: float, language: str) -> str:
    """A number to four digits: what is worked out from rounded ones has no more."""
    digits = 4 - len(f"{abs(value):.0f}")
    value = round(value, digits)
    return compact(value, language) if value >= 10_000 else number(value, language, max(digits, 0))


def _with_unit(said: str, value: float, unit: str, language: str) -> str:
    return f"{said}%" if unit == "percent" else counts.quantity(said, value, unit, language)
