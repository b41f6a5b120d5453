"""What a filter is, and the kinds of filter that tables share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from southsouth import tables
from southsouth.address import LONGEST_WORD
from southsouth.language import N_
from southsouth.measures import events
from southsouth.schemas import SCHEMAS

Keep = Callable[[pl.DataFrame, Sequence[str]], pl.DataFrame]


@dataclass(frozen=True)
class Filter:
    """One parameter of an address that narrows a table.

    Attributes:
        name: The parameter, as the pages' addresses have it.
        what: Which rows are kept, in words for readers (a message to translate).
        keep: Rows of a frame of the table that match one of the values.
        allowed: Makes the values that are allowed; None where any words are.
        many: Whether several values may be given, separated by commas.
        aliases: Other names of the parameter.
        same: The form of a value that options have, where several forms are allowed.
        groups: Values that stand for several others, each with those.
    """

    name: str
    what: str
    keep: Keep
    allowed: Callable[[], Sequence[str]] | None
    many: bool = True
    aliases: tuple[str, ...] = ()
    same: Callable[[str], str] = str
    groups: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])


def column(
    table: str,
    name: str,
    what: str,
    *,
    of: str = "",
    aliases: tuple[str, ...] = (),
    groups: Mapping[str, Sequence[str]] | None = None,
) -> Filter:
    """Rows whose column (`of`, or the parameter's own name) holds one of the values.

    Allowed are the values of the column's vocabulary, else those that the table holds, and before
    them the groups that stand for several.
    """
    source, known = of or name, groups or {}
    return Filter(
        name,
        what,
        _one_of(source, known),
        lambda: [*known, *values_of(table, source)],
        aliases=aliases,
        groups=known,
    )


def _one_of(source: str, groups: Mapping[str, Sequence[str]]) -> Keep:
    def keep(frame: pl.DataFrame, wanted: Sequence[str]) -> pl.DataFrame:
        values = [one for value in wanted for one in groups.get(value, (value,))]
        return frame.filter(pl.col(source).cast(pl.String).is_in(values))

    return keep


def values_of(table: str, source: str) -> list[str]:
    """The vocabulary of a column, else the values that stand in it, in order."""
    vocabulary = (SCHEMAS[table].columns()[source].metadata or {}).get("vocabulary")
    if vocabulary:
        return list(vocabulary)
    frame = tables.load(table)
    if frame.schema[source] == pl.Boolean:
        return ["true", "false"]
    return [str(value) for value in frame[source].drop_nulls().unique().sort()]


def paragraph(*, also: str = "") -> Filter:
    """Rows of some paragraphs; `also` is a column that lists further ones."""

    def keep(frame: pl.DataFrame, wanted: Sequence[str]) -> pl.DataFrame:
        here = pl.col("paragraph").cast(pl.String).is_in(wanted)
        if also:
            here = here | listing(also, wanted)
        return frame.filter(here)

    return Filter(
        "paragraph", N_("Paragraph of the report; 0 stands for the summary"), keep, _paragraphs
    )


def _paragraphs() -> list[str]:
    return [str(number) for number in tables.load("paragraphs")["paragraph"]]


def listing(source: str, wanted: Sequence[str]) -> pl.Expr:
    """Whether a column that lists values, separated by `;`, has one of those wanted."""
    any_of = pl.col(source).str.split(";").list.eval(pl.element().is_in(wanted)).list.any()
    return any_of.fill_null(False)


def words(name: str, what: str, search: Callable[[pl.DataFrame, str], pl.DataFrame]) -> Filter:
    """Rows in which every word is found, by a table's own search."""
    return Filter(name, what, lambda frame, wanted: search(frame, wanted[0]), None, many=False)


LONGEST = LONGEST_WORD


def years_of_events() -> tuple[Filter, Filter]:
    """Events that touch the years; undated ones drop out."""
    years = _listed(events.FIRST_YEAR, events.LAST_YEAR)
    return (
        Filter(
            "from", N_("First year of the events wanted"),
            lambda frame, wanted: events.within(frame, int(wanted[0]), events.LAST_YEAR),
            years, many=False,
        ),
        Filter(
            "to", N_("Last year of the events wanted"),
            lambda frame, wanted: events.within(frame, events.FIRST_YEAR, int(wanted[0])),
            years, many=False,
        ),
    )  # fmt: skip


def years_of_periods() -> tuple[Filter, Filter]:
    """Figures whose printed period touches the years; those without a period drop out."""
    return (
        Filter(
            "from", N_("First year of the period to which the figure relates"),
            lambda frame, wanted: _periods(frame, int(wanted[0]), 9999),
            _years_printed, many=False,
        ),
        Filter(
            "to", N_("Last year of the period to which the figure relates"),
            lambda frame, wanted: _periods(frame, 0, int(wanted[0])),
            _years_printed, many=False,
        ),
    )  # fmt: skip


def _periods(frame: pl.DataFrame, first: int, last: int) -> pl.DataFrame:
    spans = [events.bounds(period) if period else None for period in frame["period"]]
    touching = [
        span is not None and span[0].year <= last and span[1].year >= first for span in spans
    ]
    return frame.filter(pl.Series(touching, dtype=pl.Boolean))


def _years_printed() -> list[str]:
    spans = [events.bounds(period) for period in tables.load("figures")["period"].drop_nulls()]
    return _listed(min(s[0].year for s in spans), max(s[1].year for s in spans))()


def _listed(first: int, last: int) -> Callable[[], list[str]]:
    return lambda: [str(year) for year in range(first, last + 1)]
