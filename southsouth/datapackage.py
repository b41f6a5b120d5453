"""The Data Package (v2) and the data dictionary, generated from the schemas.

Run `python -m southsouth.datapackage` to write data/datapackage.json anew.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import dataframely as dy

from southsouth import citation, keys, paths, release
from southsouth.language import N_, translate
from southsouth.schemas import SCHEMAS

FILE = "datapackage.json"


@dataclass(frozen=True)
class Added:
    """A column that a table has only where it is given away.

    Attributes:
        name: Its name in every format.
        type: Its type in the terms of the Data Package: string, integer, number, date.
        description: What it holds (a message to translate).
        refers_to: The column whose ids it holds, as `table.column`; empty for none.
    """

    name: str
    type: str
    description: str
    refers_to: str = ""

    def field(self) -> dict[str, Any]:
        """Its descriptor."""
        return {"name": self.name, "type": self.type, "description": self.description}


AddedColumns = Mapping[str, Sequence[Added]]
"""The added columns of each table that has any."""

_SOURCES = (
    {"title": citation.text("en")},
    {"title": "GeoNames (CC BY 4.0): coordinates and ids of places", "path": "https://www.geonames.org"},
    {"title": "Memberships of the regional commissions: the column source of each row"},
)  # fmt: skip


def descriptor() -> dict[str, Any]:
    """The descriptor of data/: every table with columns, vocabularies and keys."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "southsouth",
        "title": release.TITLE_EN,
        "description": release.DESCRIPTION,
        "version": release.RELEASE,
        "licenses": [{"name": release.LICENCE, "path": release.LICENCE_URL}],
        "sources": list(_SOURCES),
        "contributors": [{"title": "South-South Explorer maintainers", "roles": ["creator"]}],
        "citation": citation.text("en"),
        "resources": [resource(name) for name in SCHEMAS],
    }


def packaged(files: Mapping[str, bytes], added: AddedColumns) -> dict[str, Any]:
    """The descriptor of the tables as they are given away.

    Args:
        files: The bytes of each table's CSV, by the table's name.
        added: The columns that the files have beyond those of data/, by table.
    """
    described: dict[str, Any] = descriptor() | {"created": f"{release.RELEASED}T00:00:00Z"}
    for entry, (name, body) in zip(described["resources"], files.items(), strict=True):
        entry["bytes"] = len(body)
        entry["hash"] = f"sha256:{hashlib.sha256(body).hexdigest()}"
        entry["schema"]["fields"] += [column.field() for column in added.get(name, ())]
    return described


def resource(name: str) -> dict[str, Any]:
    """The descriptor of one table."""
    schema = SCHEMAS[name]
    return {
        "name": name.replace("_", "-"),
        "type": "table",
        "path": f"{name}.csv",
        "title": name.replace("_", " ").capitalize(),
        "description": (schema.__doc__ or "").strip(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _table_schema(name, schema),
    }


def _table_schema(name: str, schema: type[dy.Schema]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "fields": [field(column, definition) for column, definition in schema.columns().items()],
        "missingValues": [""],
    }
    if schema.primary_key():
        described["primaryKey"] = list(schema.primary_key())
    foreign = [
        _foreign_key(key) for key in keys.foreign_keys() if key.table == name and not key.many
    ]
    if foreign:
        described["foreignKeys"] = foreign
    return described


def _foreign_key(key: keys.ForeignKey) -> dict[str, Any]:
    target = "" if key.target_table == key.table else key.target_table.replace("_", "-")
    return {
        "fields": [key.column],
        "reference": {"resource": target, "fields": [key.target_column]},
    }


_TYPES: Mapping[type[dy.Column], str] = {
    dy.Integer: "integer",
    dy.Float: "number",
    dy.Bool: "boolean",
    dy.String: "string",
}


def field(name: str, column: dy.Column) -> dict[str, Any]:
    """The descriptor of one column."""
    metadata = column.metadata or {}
    constraints: dict[str, Any] = {}
    if not column.nullable:
        constraints["required"] = True
    if metadata.get("vocabulary"):
        constraints["enum"] = metadata["vocabulary"]
    for bound, key in (("min", "minimum"), ("max", "maximum")):
        if getattr(column, bound, None) is not None:
            constraints[key] = getattr(column, bound)
    pattern = getattr(column, "regex", None)
    if pattern:
        constraints["pattern"] = str(pattern).removeprefix("^").removesuffix("$")
    described: dict[str, Any] = {
        "name": name,
        "type": _TYPES[type(column)],
        "description": column.description or "",
    }
    if isinstance(column, dy.Bool):
        described |= {"trueValues": ["true"], "falseValues": ["false"]}
    if constraints:
        described["constraints"] = constraints
    return described


def dictionary(
    language: str = "en", added: AddedColumns = MappingProxyType({})
) -> list[dict[str, str]]:
    """The data dictionary: a row a column, with table, type, words and allowed values.

    `added` are the columns that tables have beyond those of data/ where they are given away.
    """
    rows: list[dict[str, str]] = []
    for name, schema in SCHEMAS.items():
        for column, definition in schema.columns().items():
            target = (definition.metadata or {}).get("references", "")
            rows.append(_entry(name, field(column, definition), target, language))
        rows += [
            _entry(name, column.field(), column.refers_to, language)
            for column in added.get(name, ())
        ]
    return rows


_REQUIRED = (N_("no"), N_("yes"))


def _entry(table: str, described: Mapping[str, Any], target: str, language: str) -> dict[str, str]:
    constraints = described.get("constraints", {})
    return {
        "table": table,
        "column": described["name"],
        "type": described["type"],
        "required": translate(_REQUIRED[bool(constraints.get("required"))], language),
        "description": translate(described["description"], language),
        "allowed": "; ".join(constraints.get("enum", [])),
        "refers_to": target,
    }


def text(described: Mapping[str, Any] | None = None) -> str:
    """A descriptor as its file holds it; that of data/ where none is given."""
    chosen = descriptor() if described is None else described
    return json.dumps(chosen, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    (paths.DATA / FILE).write_text(text(), encoding="utf-8")
