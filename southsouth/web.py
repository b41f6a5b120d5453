"""What the process serves beside the pages: outlines of maps, downloads, health, real 404s."""

import hashlib
import io
import json
import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import cache

import polars as pl
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from southsouth import datapackage, paths, release, tables
from southsouth.menu import PAGES

_FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
# plotly.js keeps an outline by its name, not its address: two maps with different outlines in one
# page need different resolutions, so United Nations lines go by the name of 50m.
_OUTLINES = {
    ("land", 110): "topojson/world_110m.json",
    ("un", 50): "topojson-un/world_50m.json",
}
_OURS = ("/_stcore", "/static", "/media", "/component", "/favicon")


def routes() -> Sequence[BaseRoute]:
    """Every address that is a file, none of which needs Streamlit."""
    return [
        Route("/healthz", healthz),
        Route("/robots.txt", robots),
        Route("/geo/{kind}/world_{resolution:int}m.json", outline),
        Route("/download/datapackage.json", descriptor),
        Route("/download/{name}.{extension}", download),
    ]


def middleware() -> Sequence[Middleware]:
    """Security headers on every answer; a real 404 for an address that is no page."""
    return [Middleware(Headers), Middleware(KnownAddresses)]


def healthz(request: Request) -> Response:
    """200 and the version of the data."""
    return JSONResponse({"status": "ok", "release": release.RELEASE})


def robots(request: Request) -> Response:
    """Everything may be read."""
    return PlainTextResponse("User-agent: *\nAllow: /\n")


def outline(request: Request) -> Response:
    """Our own topojson for plotly.js: the land silhouette, or United Nations lines."""
    kind = (request.path_params["kind"], request.path_params["resolution"])
    if kind not in _OUTLINES:
        return not_found(request.url.path)
    return _file(request, _outline(kind), "application/json")


@cache
def _outline(kind: tuple[str, int]) -> bytes:
    return (paths.GEO / _OUTLINES[kind]).read_bytes()


def descriptor(request: Request) -> Response:
    """The Data Package's descriptor."""
    return _file(request, datapackage.text().encode(), "application/json")


def download(request: Request) -> Response:
    """One table as CSV, JSON or Parquet."""
    name, extension = request.path_params["name"], request.path_params["extension"]
    if name not in tables.NAMES or extension not in _FORMATS:
        return not_found(request.url.path)
    response = _file(request, _encoded(name, extension), _FORMATS[extension])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{extension}"'
    response.headers["Link"] = ", ".join(
        f'</download/{name}.{other}>; rel="alternate"; type="{kind.split(";")[0]}"'
        for other, kind in _FORMATS.items()
        if other != extension
    )
    return response


@cache
def _encoded(name: str, extension: str) -> bytes:
    return _ENCODERS[extension](tables.load(name))


def _csv(frame: pl.DataFrame) -> bytes:
    """CSV with the mark that makes a spreadsheet read it as UTF-8."""
    return b"\xef\xbb\xbf" + frame.write_csv().encode()


def _json(frame: pl.DataFrame) -> bytes:
    return json.dumps(frame.to_dicts(), ensure_ascii=False).encode()


def _parquet(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()


_ENCODERS: dict[str, Callable[[pl.DataFrame], bytes]] = {
    "csv": _csv, "json": _json, "parquet": _parquet,
}  # fmt: skip


def _file(request: Request, body: bytes, media_type: str) -> Response:
    """A file with a validator: 304 where the reader has it already."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    headers = {
        "ETag": tag,
        "Cache-Control": "public, max-age=3600",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "Link, ETag",
    }
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)


def not_found(path: str) -> Response:
    """A page that says what is here instead, with status 404."""
    links = "".join(f'<li><a href="/{page.address}">{page.title}</a></li>' for page in PAGES)
    body = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Not found</title>'
        '<meta name="viewport" content="width=device-width">'
        "<main><h1>Nothing at this address · 此处没有页面</h1><p>These are the pages · 现有页面：</p>"
        f"<ul>{links}</ul></main></html>"
    )
    return Response(body, status_code=404, media_type="text/html")


class KnownAddresses:
    """Streamlit answers every unknown path with its shell and 200; this answers 404."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let known addresses through."""
        if scope["type"] != "http" or _known(scope["path"]):
            await self.app(scope, receive, send)
            return
        await not_found(scope["path"])(scope, receive, send)


_PAGE_PATHS = frozenset({"/", *(f"/{page.address}" for page in PAGES)})
_FILES = re.compile(r"^/(healthz|robots\.txt|geo/[a-z]+/world_\d+m\.json|download/[\w.-]+)$")


def _known(path: str) -> bool:
    """Pages, our files, and Streamlit's own paths; its probes below a page must keep their 404."""
    return (
        (path.rstrip("/") or "/") in _PAGE_PATHS
        or path.startswith(_OURS)
        or "/_stcore/" in path
        or _FILES.match(path) is not None
    )


class Headers:
    """Adds the security headers that Streamlit leaves out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers to the first message of an answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *security_headers()]
            await send(message)

        await self.app(scope, receive, with_headers)


@cache
def security_headers() -> tuple[tuple[bytes, bytes], ...]:
    """A policy under which nothing can be asked of another host.

    The inline script's hash is computed from the installed Streamlit, never typed.
    """
    policy = (
        f"default-src 'self'; script-src 'self' {_inline_scripts()}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
        "base-uri 'self'; worker-src 'self' blob:; frame-ancestors *"
    )
    return (
        (b"content-security-policy", policy.encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"strict-origin-when-cross-origin"),
    )


def _inline_scripts() -> str:
    from importlib.resources import files

    page = files("streamlit").joinpath("static/index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    hashes = (b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    return " ".join(f"'sha256-{value}'" for value in hashes)
