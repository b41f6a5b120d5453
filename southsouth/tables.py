"""The tables: read, checked as a whole, corrected, and kept. A broken row stops everything."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import dataframely as dy
import polars as pl

from southsouth import keys, paths, proof, wholes
from southsouth.errors import InvalidTable, Violation
from southsouth.kept import Same
from southsouth.schemas import SCHEMAS, Collection, rule_remedy
from southsouth.schemas.columns import FORMULA

NAMES: tuple[str, ...] = tuple(SCHEMAS)
_TRUTH = {"true": True, "false": False}


def load(name: str) -> pl.DataFrame:
    """One table, typed, with every rule of every table held and corrections applied.

    Raises:
        InvalidTable: any table breaks a rule.
        KeyError: no table has that name.
    """
    return everything()[name]


def where(name: str, **values: object) -> pl.DataFrame:
    """The rows of a table with these values in its columns, in its order.

    They are looked up, not searched: what is read of one fact asks this some twenty times, and a
    query through the tables takes ten times as long.

    Raises:
        KeyError: no table has that name.
        polars.exceptions.ColumnNotFoundError: the table has no such column.
    """
    frame = load(name)
    return _at(frame, _places(Same(frame), tuple(values)).get(tuple(values.values()), []))


def naming(name: str, column: str, value: str) -> pl.DataFrame:
    """The rows of a table whose column lists a value among others, separated by `;`."""
    frame = load(name)
    return _at(frame, _listed(Same(frame), column).get(value, []))


def _at(frame: pl.DataFrame, places: list[int]) -> pl.DataFrame:
    """Rows by their places, which ascend. Most are one row, or follow each other: a part of a table is had in a
    tenth of the time that it takes to gather rows."""
    if not places:
        return frame.clear()
    follow = places[-1] - places[0] < len(places)
    return frame.slice(places[0], len(places)) if follow else frame[places]


def all_same(frames: Mapping[str, pl.DataFrame]) -> tuple[tuple[str, Same[pl.DataFrame]], ...]:
    """Tables by name, so that what is kept of all of them is found again."""
    return tuple((table, Same(frame)) for table, frame in frames.items())


@lru_cache(maxsize=128)
def _places(
    same: Same[pl.DataFrame], columns: tuple[str, ...]
) -> Mapping[tuple[object, ...], list[int]]:
    """The places of the rows with the same values in some columns."""
    found: dict[tuple[object, ...], list[int]] = {}
    for place, values in enumerate(same.it.select(columns).iter_rows()):
        found.setdefault(values, []).append(place)
    return found


@lru_cache(maxsize=128)
def _listed(same: Same[pl.DataFrame], column: str) -> Mapping[str, list[int]]:
    """The places of the rows that list the same value in a column."""
    found: dict[str, list[int]] = {}
    for place, values in enumerate(same.it[column]):
        for value in dict.fromkeys(values.split(";") if values else ()):
            found.setdefault(value, []).append(place)
    return found


def rows(frame: pl.DataFrame, table: str) -> Sequence[tuple[str, Mapping[str, Any]]]:
    """Each row of a table with its id."""
    return _rows(Same(frame), table)


# A dozen checks read all tables, for one copy of the report after another.
@lru_cache(maxsize=64)
def _rows(same: Same[pl.DataFrame], table: str) -> Sequence[tuple[str, Mapping[str, Any]]]:
    ids = keys.row_ids(same.it, table).cast(pl.String)
    return tuple(zip(ids, same.it.iter_rows(named=True), strict=True))


def by_id(frames: Mapping[str, pl.DataFrame]) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    """Every row of all tables, by its table and id."""
    return _by_id(all_same(frames))


@lru_cache(maxsize=4)
def _by_id(
    every: tuple[tuple[str, Same[pl.DataFrame]], ...],
) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    return {(table, row_id): row for table, same in every for row_id, row in _rows(same, table)}


@cache
def everything() -> Mapping[str, pl.DataFrame]:
    """All tables of data/, read and checked once."""
    return read(paths.DATA)


def read(folder: Path) -> dict[str, pl.DataFrame]:
    """All tables of a folder, checked each for itself and all with each other.

    Raises:
        InvalidTable: lists every broken rule with file, row and what to do; nothing is returned.
    """
    raw = {name: _raw(folder / f"{name}.csv", name) for name in NAMES}
    return check(corrected(raw))


def check(raw: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Typed tables from tables of text.

    Raises:
        InvalidTable: lists every broken rule with file, row and what to do.
    """
    broken = [
        v for name in NAMES for find in (_not_boolean, _formulas) for v in find(raw[name], name)
    ]
    if broken:
        raise InvalidTable(broken)
    typed = {name: _with_truth(raw[name], SCHEMAS[name]) for name in NAMES}
    result, failure = Collection.filter(typed, cast=True)
    broken = [v for name in NAMES for v in _violations(name, typed[name], failure[name])]
    if broken:
        raise InvalidTable(broken)
    frames = {name: frame.collect() for name, frame in result.to_dict().items()}
    broken = keys.violations(frames) + proof.violations(frames) + wholes.violations(frames)
    if broken:
        raise InvalidTable(broken)
    return frames


def corrected(raw: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The tables with data/corrections.csv applied.

    Raises:
        InvalidTable: a correction names a row or value that is not there (any more).
    """
    frames = dict(raw)
    for number, correction in enumerate(raw["corrections"].iter_rows(named=True), start=1):
        frames[correction["table"]] = _apply(frames, correction, number)
    return frames


def _apply(
    frames: Mapping[str, pl.DataFrame], correction: dict[str, str], number: int
) -> pl.DataFrame:
    table, column = correction["table"], correction["column"]
    frame = frames.get(table)
    if frame is not None and column in frame.columns:
        here = (keys.row_ids(frame, table) == correction["id"]) & (
            frame[column].eq_missing(pl.Series([correction["printed"]], dtype=pl.String))
        )
        if here.sum() == 1:
            value = pl.when(pl.lit(here)).then(pl.lit(correction["used"])).otherwise(pl.col(column))
            return frame.with_columns(value.alias(column))
    raise InvalidTable([
        Violation(
            "corrections", number, f"{table}/{correction['id']}/{column}", "a_correction_still_matches",
            f"no row holds {correction['printed']!r} there any more; remove the correction or mend it",
        )
    ])  # fmt: skip


def _raw(path: Path, name: str) -> pl.DataFrame:
    """A file as text columns, with exactly the columns of its schema."""
    wanted = list(SCHEMAS[name].columns())
    try:
        frame = pl.read_csv(path, infer_schema=False, encoding="utf8", raise_if_empty=True)
    except FileNotFoundError:
        raise _broken_file(name, "the_file_is_there", f"put {path.name} back") from None
    except pl.exceptions.NoDataError:
        raise _broken_file(name, "the_file_has_a_header", "the file is empty") from None
    except pl.exceptions.ComputeError as error:
        reason = str(error).splitlines()[0]
        rule = "the_file_is_utf8" if "utf" in reason.lower() else "the_file_is_csv"
        raise _broken_file(name, rule, f"save it as UTF-8 CSV ({reason})") from None
    if set(frame.columns) != set(wanted):
        missing = ", ".join(c for c in wanted if c not in frame.columns) or "none"
        extra = ", ".join(c for c in frame.columns if c not in wanted) or "none"
        raise _broken_file(
            name, "the_columns_are_those_of_the_schema", f"missing: {missing}; unknown: {extra}"
        )
    return frame.select(wanted)


def _broken_file(name: str, rule: str, remedy: str) -> InvalidTable:
    return InvalidTable([Violation(name, 0, "", rule, remedy)])


def _boolean_columns(schema: type[dy.Schema]) -> list[str]:
    return [name for name, column in schema.columns().items() if isinstance(column, dy.Bool)]


def _not_boolean(frame: pl.DataFrame, name: str) -> list[Violation]:
    columns = _boolean_columns(SCHEMAS[name])
    ids = keys.row_ids(frame, name) if columns else ()
    return [
        Violation(name, number, str(row_id), f"{column}|boolean", f"{column}: write true or false")
        for column in columns
        for number, (row_id, value) in enumerate(zip(ids, frame[column], strict=True), start=1)
        if value is not None and value not in _TRUTH
    ]


def _formulas(frame: pl.DataFrame, name: str) -> Iterator[Violation]:
    """Texts that a spreadsheet would compute instead of showing."""
    texts = [n for n, column in SCHEMAS[name].columns().items() if isinstance(column, dy.String)]
    begins = frame.select(pl.col(texts).str.slice(0, 1).is_in(list(FORMULA)))
    if not begins.select(pl.any_horizontal(pl.all().any())).item():
        return
    ids = keys.row_ids(frame, name)
    for column in texts:
        for place in begins[column].arg_true():
            yield Violation(
                name, place + 1, str(ids[place]), f"{column}|no_formula",
                f"{column}: begin the text otherwise; a spreadsheet computes what begins so",
            )  # fmt: skip


def _with_truth(frame: pl.DataFrame, schema: type[dy.Schema]) -> pl.DataFrame:
    """true and false as Booleans: Polars does not cast text to Boolean."""
    columns = _boolean_columns(schema)
    return frame.with_columns(
        pl.col(columns).replace_strict(_TRUTH, default=None, return_dtype=pl.Boolean)
    ) if columns else frame  # fmt: skip


def _violations(name: str, frame: pl.DataFrame, failure: dy.FailureInfo) -> list[Violation]:
    """One violation for each broken rule of each row, with the row's place in its file."""
    if not failure.counts():
        return []
    columns = frame.columns
    details = failure.details()
    numbered = frame.with_row_index("_row", offset=1)
    places = details.with_row_index("_failed").join(
        numbered, on=columns, nulls_equal=True, how="left"
    )
    ids = keys.row_ids(details, name)
    rules = [column for column in details.columns if column not in columns]
    found: list[Violation] = []
    for place in places.unique("_row", keep="first", maintain_order=True).iter_rows(named=True):
        for rule in rules:
            if place[rule] == "invalid":
                row_id = str(ids[place["_failed"]])
                found.append(
                    Violation(name, place["_row"], row_id, rule, rule_remedy(SCHEMAS[name], rule))
                )
    return found
