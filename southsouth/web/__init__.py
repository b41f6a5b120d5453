"""What the server answers: files, still pages, health, real 404s. None of it needs Streamlit, whose
scripts run in a worker beside it."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import cache

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from southsouth import assets, environment, live
from southsouth.embeds import plotly
from southsouth.permanent import sitemap
from southsouth.publish import components
from southsouth.web import ahead, downloads, embeds, facts, frozen, health, openapi, pages, stories
from southsouth.web.answers import Answers
from southsouth.web.host import host_of
from southsouth.web.http import file_response
from southsouth.web.listening import lifespan
from southsouth.web.metrics import Measured
from southsouth.web.middleware import Headers, KnownAddresses
from southsouth.web.missing import not_found
from southsouth.web.packed import PackedScripts
from southsouth.web.relay import Relay
from southsouth.web.serving import Serving
from southsouth.web.sessions import SESSIONS, Door
from southsouth.web.supervisor import SUPERVISOR

__all__ = ["lifespan", "lifespan_of_server", "middleware", "middleware_of_server", "routes"]


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


def middleware_of_server() -> Sequence[Middleware]:
    """The same before a Streamlit that runs nobody's sessions: they are passed on to the worker."""
    return [*middleware(), Middleware(Relay)]


def lifespan_of_server(
    command: Sequence[str], settings: Mapping[str, str]
) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """What runs with the server: beside its sockets the worker, where there are live sessions at all, and
    the making of pages ahead.

    Args:
        command: What starts the worker.
        settings: Further variables of its environment.
    """

    @asynccontextmanager
    async def running(app: object) -> AsyncIterator[None]:
        spare = bool(environment.SPARE.value())
        worker = (
            SUPERVISOR.supervised(command, settings, spare=spare)
            if SESSIONS.limit
            else nullcontext()
        )
        async with lifespan(app), ahead.made(), worker:
            yield

    return running


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
