"""What the process serves beside the pages: files, health, real 404s. None of it needs Streamlit."""

from collections.abc import Sequence
from functools import cache

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from southsouth import assets, environment, live
from southsouth.embeds import plotly
from southsouth.permanent import sitemap
from southsouth.publish import components
from southsouth.web import downloads, embeds, facts, frozen, health, openapi, pages, stories
from southsouth.web.answers import Answers
from southsouth.web.host import host_of
from southsouth.web.http import file_response
from southsouth.web.listening import lifespan
from southsouth.web.metrics import Measured
from southsouth.web.middleware import Headers, KnownAddresses
from southsouth.web.missing import not_found
from southsouth.web.packed import PackedScripts
from southsouth.web.serving import Serving
from southsouth.web.sessions import Door

__all__ = ["lifespan", "middleware", "routes"]


def routes() -> Sequence[BaseRoute]:
    """Every address that is a file, and the shell of every page."""
    return [
        *downloads.routes(),  # asked most, so tried first
        *health.routes(),
        *openapi.routes(),
        Route("/robots.txt", robots),
        Route(components.ADDRESS, bill_of_materials),
        Route("/assets/{name}", asset),
        *facts.routes(),
        *embeds.routes(),
        *frozen.routes([*downloads.routes(), *embeds.routes()]),
        *stories.routes(),
        *pages.routes(),
    ]


def middleware() -> Sequence[Middleware]:
    """From outside in: uvicorn's bounds, what is counted, what was answered before, security headers, the
    door to live pages, a real 404 for what is no address, packed scripts."""
    return [
        Middleware(Serving),
        *([Middleware(Measured)] if environment.METRICS.value() else []),
        Middleware(Answers),
        Middleware(Headers),
        Middleware(Door, may_pass=live.may_pass, for_readers=live.for_readers),
        Middleware(KnownAddresses, routes=routes()),
        Middleware(PackedScripts),
    ]


def robots(request: Request) -> Response:
    """Everything may be read, and where the list of it is."""
    return file_response(request, sitemap.robots(host_of(request)), "text/plain; charset=utf-8")


def bill_of_materials(request: Request) -> Response:
    """What the site is made with."""
    made = components.resource()
    return file_response(request, _bill(), made.media_type)


@cache
def _bill() -> bytes:
    return components.bill()


def asset(request: Request) -> Response:
    """A script or style at its hashed address, to be kept for ever."""
    address = request.scope["path"]
    for resource in (*assets.resources(), plotly.resource()):
        if resource.address == address:
            return file_response(request, resource.body(), resource.media_type, immutable=True)
    return not_found(request.scope)
