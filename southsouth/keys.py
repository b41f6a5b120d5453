"""The keys between tables: what refers to what, and which references lead nowhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from southsouth.errors import Violation
from southsouth.schemas import SCHEMAS


@dataclass(frozen=True)
class ForeignKey:
    """One column whose values are ids of another table."""

    table: str
    column: str
    target_table: str
    target_column: str
    many: bool

    @property
    def rule(self) -> str:
        """The rule's name, as `place_id_stands_in_places`."""
        return f"{self.column}_stands_in_{self.target_table}"


def foreign_keys() -> tuple[ForeignKey, ...]:
    """Every reference that the schemas declare."""
    found: list[ForeignKey] = []
    for table, schema in SCHEMAS.items():
        for name, column in schema.columns().items():
            target = (column.metadata or {}).get("references")
            if target:
                target_table, target_column = target.split(".")
                many = bool((column.metadata or {}).get("many"))
                found.append(ForeignKey(table, name, target_table, target_column, many))
    return tuple(found)


def row_ids(frame: pl.DataFrame, table: str) -> pl.Series:
    """A readable id for each row: the primary key's values joined by /, else the row's number."""
    key = [name for name in SCHEMAS[table].primary_key() if name in frame.columns]
    if not key:
        return pl.Series(
            "id", [str(number) for number in range(1, frame.height + 1)], dtype=pl.String
        )
    if len(key) == 1 and not frame[key[0]].null_count():
        return frame[key[0]].cast(pl.String)
    return frame.select(
        pl.concat_str(
            [pl.col(name).cast(pl.String) for name in key], separator="/", ignore_nulls=True
        )
    ).to_series()


def violations(frames: Mapping[str, pl.DataFrame]) -> list[Violation]:
    """Every reference of the frames that leads nowhere."""
    broken = [v for key in foreign_keys() for v in _dangling(key, frames)]
    broken += _unnamed_bodies(frames)
    broken += _dangling_entities(frames)
    broken += _dangling_row_ids(frames, "caveats", "row_ids")
    broken += _dangling_row_ids(frames, "number_audit", "row_id")
    return broken


def _dangling(key: ForeignKey, frames: Mapping[str, pl.DataFrame]) -> Iterator[Violation]:
    known = {str(value) for value in frames[key.target_table][key.target_column]}
    frame = frames[key.table]
    ids = row_ids(frame, key.table)
    for number, (row_id, value) in enumerate(zip(ids, frame[key.column], strict=True), start=1):
        if value is None:
            continue
        for part in str(value).split(";") if key.many else [str(value)]:
            if part not in known:
                yield Violation(
                    key.table, number, str(row_id), key.rule,
                    f"{part} is not in data/{key.target_table}.csv; add it there or mend {key.column}",
                )  # fmt: skip


def _unnamed_bodies(frames: Mapping[str, pl.DataFrame]) -> list[Violation]:
    """Further bodies of a figure have their words as printed in `mentions`, of the same paragraph."""
    named = set(
        frames["mentions"]
        .filter(entity_kind="organisation")
        .select("paragraph", "entity_id")
        .iter_rows()
    )
    rows = frames["figures"].select("figure_id", "paragraph", "other_organisations").iter_rows()
    return [
        Violation(
            "figures", number, figure, "other_organisations_are_named_in_its_paragraph",
            f"paragraph {paragraph} does not name {body}; take it out, or mend mentions",
        )
        for number, (figure, paragraph, others) in enumerate(rows, start=1)
        for body in (others or "").split(";")
        if body and (paragraph, body) not in named
    ]  # fmt: skip


def _dangling_entities(frames: Mapping[str, pl.DataFrame]) -> list[Violation]:
    """Mentions name a country's code, a body or a place, by their kind."""
    from southsouth.schemas.columns import country_codes

    known = {
        "country": set(country_codes()),
        "organisation": set(frames["organisations"]["organisation_id"]),
        "place": set(frames["places"]["place_id"]),
    }
    rows = frames["mentions"].select("entity_kind", "entity_id").iter_rows()
    return [
        Violation(
            "mentions", number, entity, "entity_id_stands_in_its_table",
            f"no {kind} has this id; add it or mend entity_id",
        )
        for number, (kind, entity) in enumerate(rows, start=1)
        if entity not in known.get(kind, set())
    ]  # fmt: skip


def _dangling_row_ids(
    frames: Mapping[str, pl.DataFrame], table: str, column: str
) -> list[Violation]:
    """Columns that point at rows of any table as table:id."""
    known = {f"{name}:{row}" for name, frame in frames.items() for row in row_ids(frame, name)}
    ids = row_ids(frames[table], table)
    return [
        Violation(
            table, number, str(row_id), f"{column}_points_at_rows",
            f"{part} is no row of any table; mend {column}",
        )
        for number, (row_id, value) in enumerate(zip(ids, frames[table][column], strict=True), start=1)
        if value is not None
        for part in value.split(";")
        if part not in known
    ]  # fmt: skip
