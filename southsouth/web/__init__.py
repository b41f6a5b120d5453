"""What the process serves beside the pages: files, health, real 404s. None of it needs Streamlit."""

from collections.abc import Sequence
from functools import cache

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from southsouth import assets, paths, release
from southsouth.resource import configured_base
from southsouth.web import downloads, embeds, facts
from southsouth.web.http import file_response, not_found
from southsouth.web.middleware import Headers, KnownAddresses

# plotly.js keeps an outline by its name, not its address: two maps with different outlines in one
# page need different resolutions, so United Nations lines go by the name of 50m.
_OUTLINES = {
    ("land", 110): "topojson/world_110m.json",
    ("un", 50): "topojson-un/world_50m.json",
}


def routes() -> Sequence[BaseRoute]:
    """Every address that is a file."""
    return [
        Route("/healthz", healthz),
        Route("/robots.txt", robots),
        Route("/geo/{kind}/world_{resolution:int}m.json", outline),
        Route("/assets/{name}", asset),
        *downloads.routes(),
        *embeds.routes(),
        *facts.routes(),
    ]


def middleware() -> Sequence[Middleware]:
    """Security headers on every answer; a real 404 for an address that is no page."""
    return [Middleware(Headers), Middleware(KnownAddresses, routes=routes())]


def healthz(request: Request) -> Response:
    """200 and the version of the data."""
    return JSONResponse(
        {"status": "ok", "release": release.RELEASE}, headers={"Cache-Control": "no-store"}
    )


def robots(request: Request) -> Response:
    """Everything may be read, and where the list of it is."""
    # The standard wants a whole address; the request's own host serves where none is configured.
    base = configured_base() or str(request.base_url).rstrip("/")
    body = f"User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml\n".encode()
    return file_response(request, body, "text/plain; charset=utf-8")


def outline(request: Request) -> Response:
    """Our own topojson for plotly.js: the land silhouette, or United Nations lines."""
    kind = (request.path_params["kind"], request.path_params["resolution"])
    if kind not in _OUTLINES:
        return not_found(request.scope["path"])
    return file_response(request, _outline(kind), "application/json")


@cache
def _outline(kind: tuple[str, int]) -> bytes:
    return (paths.GEO / _OUTLINES[kind]).read_bytes()


def asset(request: Request) -> Response:
    """A script or style at its hashed address, to be kept for ever."""
    for resource in assets.resources():
        if resource.address == request.scope["path"]:
            return file_response(request, resource.body(), resource.media_type, immutable=True)
    return not_found(request.scope["path"])
