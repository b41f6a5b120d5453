"""The report's own arithmetic, recomputed from the tables: `audit`.

Relations are data (southsouth/arithmetic/relations/); their numbers come from the tables by id or by
a condition on rows, and none is typed. How much room printed digits leave is told in
southsouth/arithmetic/precision.py; the room of a result follows from that of its operands.
"""

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

import polars as pl

from southsouth.arithmetic.interval import Interval
from southsouth.arithmetic.operations import Product, Share
from southsouth.arithmetic.relation import Relation
from southsouth.arithmetic.relations import RELATIONS
from southsouth.arithmetic.terms import BrokenRelation, Figure, Term

__all__ = ["COLUMNS", "RELATIONS", "BrokenRelation", "audit", "parts", "wholes"]

COLUMNS: Mapping[str, type[pl.DataType]] = {
    "relation_id": pl.String, "kind": pl.String, "paragraphs": pl.String, "figures": pl.String,
    "rows": pl.String, "statement_en": pl.String, "statement_zh": pl.String, "compare": pl.String,
    "as_printed": pl.String, "computed_from": pl.String,
    "unit": pl.String, "printed_unit": pl.String,
    "printed": pl.Float64, "printed_low": pl.Float64, "printed_high": pl.Float64,
    "computed": pl.Float64, "computed_low": pl.Float64, "computed_high": pl.Float64,
    "tolerance": pl.Float64, "verdict": pl.String, "note_en": pl.String, "note_zh": pl.String,
}  # fmt: skip
"""Columns of the audit.

relation_id; kind (vocabulary RELATION_KINDS); paragraphs, figures (ids) and rows (other rows,
table:id), each separated by ; ; statement_en, statement_zh: what must hold; compare: how computed
must stand to printed (equal, at_most, at_least, none); as_printed: the words it is held against,
computed_from: the words it is computed from, both separated by ; ; unit of the
computed number (of figures; date: years and their parts as a number), printed_unit: that of the
printed one (empty: nothing is printed);
printed and computed with the lowest and highest they can be (empty: no bound); tolerance: how far
computed may lie from printed where they must be equal, half the widths of both together (empty: no bound,
another comparison, or nothing is printed); verdict (vocabulary VERDICTS); note_en, note_zh: what to know (empty: nothing).
"""


def audit(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Every relation with its verdict, in the order of the registry. Columns: COLUMNS.

    Raises:
        BrokenRelation: the tables lack a row that a relation needs.
    """
    return pl.DataFrame([_row(relation, frames) for relation in RELATIONS], schema=dict(COLUMNS))


@cache
def wholes(unit: str) -> Mapping[str, str]:
    """Figures of a unit that are part of another: id of the part to id of the whole."""
    return {
        _figure(relation.computed): _figure(relation.printed)
        for relation in RELATIONS
        if relation.kind == "part_of_whole" and relation.unit == unit
        if isinstance(relation.computed, Figure) and isinstance(relation.printed, Figure)
    }


@cache
def parts() -> Mapping[str, str]:
    """Figures that the text makes part of another, of any unit: id of the part to id of the whole.

    Those that a relation puts within a whole without reserve, those of which the text gives the share
    of a whole, and the sum of a year of which the text gives the total.
    """
    return {
        _figure(term): _figure(whole)
        for relation in RELATIONS
        if not relation.note_en or relation.kind == "share"
        for term, whole in (_part(relation),)
        if isinstance(term, Figure) and isinstance(whole, Figure)
    }


def _part(relation: Relation) -> tuple[Term | None, Term | None]:
    """What is the part and what the whole in a relation; None where it tells of no such thing."""
    term = relation.computed
    if relation.kind == "part_of_whole":
        return term, relation.printed
    if relation.kind == "share" and isinstance(term, Share):
        return term.first, term.second
    if relation.kind == "product" and isinstance(term, Product):
        return term.first, relation.printed
    return None, None


def _figure(term: Figure) -> str:
    return term.row.removeprefix("figures:")


def _row(relation: Relation, frames: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    computed = relation.computed.interval(frames)
    printed = relation.printed.interval(frames) if relation.printed else None
    return {
        "relation_id": relation.relation_id,
        "kind": relation.kind,
        **_places(relation, frames),
        "statement_en": relation.statement_en,
        "statement_zh": relation.statement_zh,
        "compare": relation.compare,
        "as_printed": _words(relation.printed, frames),
        "computed_from": _words(relation.computed, frames),
        "unit": relation.unit,
        "printed_unit": (relation.printed_unit or relation.unit) if printed else None,
        **_bounds("printed", printed),
        **_bounds("computed", computed),
        "tolerance": _tolerance(relation, computed, printed),
        "verdict": relation.verdict(computed, printed),
        "note_en": relation.note_en or None,
        "note_zh": relation.note_zh or None,
    }


def _places(relation: Relation, frames: Mapping[str, pl.DataFrame]) -> dict[str, str]:
    """Paragraphs, figures and other rows that a relation rests on, each once."""
    used = list(relation.used(frames))
    paragraphs = sorted({u.row["paragraph"] for u in used if "paragraph" in u.row})
    figures = dict.fromkeys(u.row_id for u in used if u.table == "figures")
    others = dict.fromkeys(
        f"{u.table}:{u.row_id}" if u.row_id else u.table for u in used if u.table != "figures"
    )
    return {
        "paragraphs": ";".join(map(str, paragraphs)),
        "figures": ";".join(figures),
        "rows": ";".join(others),
    }


def _words(term: Term | None, frames: Mapping[str, pl.DataFrame]) -> str:
    """Words as printed, or tokens, of the rows that a term rests on, each once."""
    if term is None:
        return ""
    words = [used.words for used in term.used(frames)]
    return ";".join(dict.fromkeys(filter(None, words)))


def _bounds(name: str, interval: Interval | None) -> dict[str, float | None]:
    ends = (interval.value, interval.low, interval.high) if interval else (None, None, None)
    finite = [_clean(end) if end is not None and math.isfinite(end) else None for end in ends]
    return dict(zip((name, f"{name}_low", f"{name}_high"), finite, strict=True))


def _tolerance(relation: Relation, computed: Interval, printed: Interval | None) -> float | None:
    if printed is None or relation.compare != "equal":
        return None
    width = computed.high - computed.low + printed.high - printed.low
    return _clean(width / 2) if math.isfinite(width) else None


def _clean(number: float) -> float:
    """Fifteen digits: what binary fractions add to 0.125 is not the report's."""
    return float(f"{number:.15g}")
