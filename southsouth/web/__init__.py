"""What the process serves beside the pages: files, health, real 404s. None of it needs Streamlit."""

from collections.abc import Sequence

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from southsouth import assets, release
from southsouth.embeds import plotly
from southsouth.permanent import sitemap
from southsouth.web import downloads, embeds, facts, frozen, pages
from southsouth.web.host import host_of
from southsouth.web.http import file_response, not_found
from southsouth.web.listening import lifespan
from southsouth.web.middleware import Headers, KnownAddresses
from southsouth.web.packed import PackedScripts

__all__ = ["lifespan", "middleware", "routes"]


def routes() -> Sequence[BaseRoute]:
    """Every address that is a file, and the shell of every page."""
    return [
        *downloads.routes(),  # asked most, so tried first
        Route("/healthz", healthz),
        Route("/robots.txt", robots),
        Route("/assets/{name}", asset),
        *facts.routes(),
        *embeds.routes(),
        *frozen.routes([*downloads.routes(), *embeds.routes()]),
        *pages.routes(),
    ]


def middleware() -> Sequence[Middleware]:
    """Security headers on every answer; packed scripts; a real 404 for what is no address."""
    return [
        Middleware(Headers),
        Middleware(KnownAddresses, routes=routes()),
        Middleware(PackedScripts),
    ]


def healthz(request: Request) -> Response:
    """200 and the version of the data."""
    return JSONResponse(
        {"status": "ok", "release": release.RELEASE}, headers={"Cache-Control": "no-store"}
    )


def robots(request: Request) -> Response:
    """Everything may be read, and where the list of it is."""
    return file_response(request, sitemap.robots(host_of(request)), "text/plain; charset=utf-8")


def asset(request: Request) -> Response:
    """A script or style at its hashed address, to be kept for ever."""
    address = request.scope["path"]
    for resource in (*assets.resources(), plotly.resource()):
        if resource.address == address:
            return file_response(request, resource.body(), resource.media_type, immutable=True)
    return not_found(address)
