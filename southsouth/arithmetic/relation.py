"""One relation between numbers of the report, and the verdict on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from southsouth.arithmetic.interval import Interval
from southsouth.arithmetic.terms import Term, Used


@dataclass(frozen=True)
class Relation:
    """What is computed, from what, and what it is held against.

    `compare` says how the computed number must stand to the printed one: equal, at_most or at_least;
    none where nothing is printed. `unit` is that of both, unless the printed number has another
    (`printed_unit`): countries are no more than participants. `is_open` marks a relation that the words leave open whatever the
    numbers say; the note tells why.
    """

    relation_id: str
    kind: str
    statement_en: str
    statement_zh: str
    unit: str
    computed: Term
    compare: str = "none"
    printed: Term | None = None
    note_en: str = "The report gives no number to compare this with."
    note_zh: str = "报告没有可资对照的数字。"
    is_open: bool = False
    printed_unit: str = ""

    def used(self, frames: Mapping[str, pl.DataFrame]) -> Iterator[Used]:
        """Every row that the relation rests on."""
        yield from self.computed.used(frames)
        if self.printed:
            yield from self.printed.used(frames)

    def verdict(self, computed: Interval, printed: Interval | None) -> str:
        """agrees, does_not_agree or cannot_be_decided."""
        if printed is None or self.is_open:
            return "cannot_be_decided"
        return _COMPARISONS[self.compare](computed, printed)


def _equal(computed: Interval, printed: Interval) -> str:
    """Some number fits both; where an end is open, one has to hold all of the other."""
    if not computed.overlaps(printed):
        return "does_not_agree"
    bounded = computed.is_bounded and printed.is_bounded
    if bounded or computed.lies_in(printed) or printed.lies_in(computed):
        return "agrees"
    return "cannot_be_decided"


def _at_most(computed: Interval, printed: Interval) -> str:
    """Even the highest computed is no more than the lowest printed, or never is."""
    if computed.high <= printed.low:
        return "agrees"
    return "does_not_agree" if computed.low > printed.high else "cannot_be_decided"


def _at_least(computed: Interval, printed: Interval) -> str:
    return _at_most(printed, computed)


_COMPARISONS = {"equal": _equal, "at_most": _at_most, "at_least": _at_least}
