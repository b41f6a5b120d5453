"""The Data Package (v2) and the data dictionary, generated from the schemas.

Run `python -m southsouth.datapackage` to write data/datapackage.json anew.
"""

import json
from collections.abc import Mapping
from typing import Any

import dataframely as dy

from southsouth import citation, keys, paths, release
from southsouth.language import translate
from southsouth.schemas import SCHEMAS

FILE = "datapackage.json"


def descriptor() -> dict[str, Any]:
    """The descriptor of data/: every table with columns, vocabularies and keys."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "southsouth",
        "title": release.TITLE_EN,
        "description": release.DESCRIPTION,
        "version": release.RELEASE,
        "licenses": [{"name": release.LICENCE, "path": release.LICENCE_URL}],
        "sources": [{"title": citation.text("en")}],
        "contributors": [{"title": "South-South Explorer maintainers", "roles": ["creator"]}],
        "citation": citation.text("en"),
        "resources": [resource(name) for name in SCHEMAS],
    }


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


def dictionary(language: str = "en") -> list[dict[str, str]]:
    """The data dictionary: a row a column, with table, type, words and allowed values."""
    rows: list[dict[str, str]] = []
    for name, schema in SCHEMAS.items():
        for column, definition in schema.columns().items():
            described = field(column, definition)
            constraints = described.get("constraints", {})
            rows.append({
                "table": name,
                "column": column,
                "type": described["type"],
                "required": "yes" if constraints.get("required") else "no",
                "description": translate(described["description"], language),
                "allowed": "; ".join(constraints.get("enum", [])),
                "refers_to": (definition.metadata or {}).get("references", ""),
            })  # fmt: skip
    return rows


def text() -> str:
    """The descriptor as the file holds it."""
    return json.dumps(descriptor(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    (paths.DATA / FILE).write_text(text(), encoding="utf-8")
