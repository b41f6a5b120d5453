"""What programs may ask, as an OpenAPI description: downloads, embeds, oEmbed, health.

It is made from the same declarations that answer: tables, their formats and filters, charts.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from southsouth import characters, downloads, exhibits, filters, release, tables
from southsouth.address import ADDED, LONGEST_WORD
from southsouth.downloads import FORMATS, WHOLE
from southsouth.embeds import THEMES
from southsouth.filters.kinds import Filter
from southsouth.language import LANGUAGES
from southsouth.stills import plate
from southsouth.web.http import file_response, unasked

ADDRESS = "/openapi.json"
_LET_THROUGH = (
    "A parameter that an address does not have is refused with 400 and the names of those it has. Let "
    "through everywhere, and changing nothing, is what mail programs, social networks and hosts add "
    f"to links: {', '.join(f'{name}*' if name.endswith('_') else name for name in ADDED)}."
)
Described = dict[str, Any]


def routes() -> Sequence[BaseRoute]:
    """The address of the description."""
    return [Route(ADDRESS, answer)]


def answer(request: Request) -> Response:
    """The description."""
    return unasked(request) or file_response(
        request, body(), "application/vnd.oai.openapi+json;version=3.1"
    )


@cache
def body() -> bytes:
    """The description as JSON."""
    return json.dumps(description(), ensure_ascii=False, indent=1).encode()


def description() -> Described:
    """The description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": release.TITLE_EN,
            "description": f"{release.DESCRIPTION} {_LET_THROUGH}",
            "version": release.RELEASE,
            "license": {"name": release.LICENCE, "url": release.LICENCE_URL},
        },
        "paths": {**_tables(), **_whole(), **_embeds(), **_others()},
        "components": {"responses": {"Refused": _refused()}},
    }


def _tables() -> Described:
    return {
        f"/download/{name}.{extension}": _get(
            f"Rows of {name}", FORMATS[extension], [_SAME_ROWS, *_narrowing(filters.of_table(name))]
        )
        for name in tables.NAMES
        for extension in downloads.formats_of(name)
    }


def _whole() -> Described:
    return {
        f"/download/{file}": _get(f"All tables: {file}", kind, []) for file, kind in WHOLE.items()
    }


def _narrowing(offered: Iterable[Filter]) -> list[Described]:
    found: list[Described] = []
    for entry in offered:
        allowed = list(entry.allowed()) if entry.allowed else None
        found.append(_parameter(entry.name, _what(entry), allowed, many=entry.many))
    return found


def _what(entry: Filter) -> str:
    """What a filter keeps, and which of its values stand for several."""
    groups = (f"{value} stands for {', '.join(each)}" for value, each in entry.groups.items())
    return "; ".join((entry.what, *groups))


def _embeds() -> Described:
    shown = [
        _parameter("lang", "Language", list(LANGUAGES)),
        _parameter("theme", "Colours; the reader's own where none are named", list(THEMES)),
    ]
    width = {
        "name": "width", "in": "query", "description": "Pixels",
        "schema": {"type": "integer", "minimum": plate.NARROWEST, "maximum": plate.WIDEST},
    }  # fmt: skip
    found: Described = {
        "/embed/index.json": _get("All charts", "application/json", []),
        "/embed/fact/{id}": _get("One fact as a card", "text/html", shown, missing=True),
    }
    for chart, exhibit in exhibits.EXHIBITS.items():
        taken = {parameter["name"] for parameter in shown}
        narrowing = [one for one in _narrowing(exhibit.narrowed_by) if one["name"] not in taken]
        found[f"/embed/{chart}"] = _get(f"The chart {chart}", "text/html", [*shown, *narrowing])
        rows = [_SAME_ROWS, *narrowing]
        for ending, kind in (("csv", "text/csv"), ("json", "application/json")):
            found[f"/embed/{chart}/rows.{ending}"] = _get(
                f"Its rows as {ending.upper()}", kind, rows
            )
        for ending, kind in (("svg", "image/svg+xml"), ("png", "image/png")):
            found[f"/embed/{chart}.{ending}"] = _get(
                f"Its picture as {ending.upper()}", kind, [*shown, width, *narrowing]
            )
    found["/embed/fact/{id}"]["get"]["parameters"].append(
        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    )
    return found


def _others() -> Described:
    size = {"type": "integer", "minimum": 1, "maximum": 10_000}
    asked = [
        {"name": "url", "in": "query", "required": True, "schema": {"type": "string", "format": "uri-reference", "minLength": 1}},
        _parameter("format", "Form of the answer", ["json"]),
        *({"name": name, "in": "query", "schema": size} for name in ("maxwidth", "maxheight")),
        {"name": "dnt", "in": "query", "description": "Sent by WordPress; changes nothing: no reader is tracked", "schema": {"type": "string"}},
    ]  # fmt: skip
    return {
        "/oembed": _get("oEmbed 1.0 of an embed, a page or a fact", "application/json", asked, missing=True),
        "/healthz": _get("Whether the process lives", "application/json", []),
        "/readyz": _get("Whether it is ready, and how busy", "application/json", []),
    }  # fmt: skip


def _get(what: str, kind: str, parameters: list[Described], *, missing: bool = False) -> Described:
    responses: Described = {
        "200": {"description": what, "content": {kind.partition(";")[0]: {}}},
        "400": {"$ref": "#/components/responses/Refused"},
    }
    if missing:
        responses["404"] = {"description": "There is none of that name; the nearest are named"}
    return {"get": {"summary": what, "parameters": list(parameters), "responses": responses}}


_WORDS = {"maxLength": LONGEST_WORD, "pattern": characters.SEEN}


def _parameter(name: str, what: str, allowed: list[str] | None, *, many: bool = False) -> Described:
    value: Described = {"type": "string", **({"enum": allowed} if allowed else _WORDS)}
    shape: Described = {"schema": value}
    if many:
        listed: Described = {"type": "array", "items": value, "uniqueItems": True}
        shape = {"schema": listed, "style": "form", "explode": False}
    return {"name": name, "in": "query", "description": what, **shape}


_SAME_ROWS = _parameter("lang", "Changes nothing: rows hold both languages", list(LANGUAGES))


def _refused() -> Described:
    return {
        "description": "A parameter is none that is known, or has a value that is not allowed (RFC 9457)",
        "content": {"application/problem+json": {}},
    }
