"""Imports point backwards only; Streamlit is spoken in one module of the package."""

import ast
from functools import cache

import pytest

from southsouth import paths

ORDER = [
    "paths", "chinese", "folding", "characters", "errors", "environment", "turns", "live", "furniture", "hypertext", "layout", "transfer", "wrapping", "damage", "decoding", "release", "kept", "resource", "tokens", "assets", "dates", "language", "counts", "vocabulary", "menu",
    "citation", "address", "schemas", "keys", "proof", "wholes", "tables", "linebreaks", "glossary", "names", "synonyms", "datapackage", "report", "quantities", "numbers", "amounts", "signs",
    "anchors", "verification", "arithmetic", "measures", "filters", "geography", "cards", "view", "markup", "reading", "downloads", "samples", "charts", "exhibits", "stills", "embeds", "blocks", "stories", "search", "permanent", "controls", "pages", "html", "publish", "start", "web", "cli", "__main__", "ui",
]  # fmt: skip
MODULES = sorted(paths.PACKAGE.rglob("*.py"))


def layer(path) -> str:
    parts = path.relative_to(paths.PACKAGE).with_suffix("").parts
    return parts[0]


@cache
def imported(path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return names


def test_imports_point_backwards():
    for path in MODULES:
        here = layer(path)
        if here == "__init__":
            continue
        ours = {name.split(".")[1] for name in imported(path) if name.startswith("southsouth.")}
        later = [name for name in ours if ORDER.index(name) > ORDER.index(here)]
        assert later == [], path.relative_to(paths.PACKAGE)


def test_every_module_has_its_place_in_the_order():
    assert {layer(path) for path in MODULES} - {"__init__"} == set(ORDER)


@pytest.mark.parametrize("library", ["streamlit", "plotly", "geopandas"])
def test_libraries_stay_in_their_layers(library):
    allowed = {
        "streamlit": {"ui", "live"},
        "plotly": {"charts", "exhibits", "stills", "embeds"},
        "geopandas": {"geography"},
    }  # fmt: skip
    users = {
        layer(path)
        for path in MODULES
        if any(name == library or name.startswith(f"{library}.") for name in imported(path))
    }
    assert users <= allowed[library]
