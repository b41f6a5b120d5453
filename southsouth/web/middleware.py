"""What stands before every answer: security headers, bounds, and a real 404 for what is no address."""

import logging
from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from southsouth.web import policy
from southsouth.web.health import PROBES
from southsouth.web.http import moved, preflight, problem
from southsouth.web.missing import lead, refuse

_FAILED = 1011  # RFC 6455, 7.4.1
_LOG = logging.getLogger(__name__)
_READ = ("GET", "HEAD")
_NEEDED = ("/_stcore/health", "/_stcore/host-config", "/favicon.png")
_NEEDED_BELOW = ("/_stcore/bidi-components/", "/static/", "/media/")
_LONGEST, _LONGEST_PART = 1000, 255  # characters of a path, bytes of a name: file systems' limits
_LONGEST_QUERY, _MOST_PARAMETERS = 8_000, 100


class KnownAddresses:
    """Streamlit answers every unknown path with its shell and 200; this answers 404.

    Known are whatever one of `routes` takes, and those of Streamlit's paths that a page needs, to be
    read. A slash at the end of an address of ours leads to the address without it. What is ours is
    answered here: Streamlit's middleware would pack once more what is packed, or must not be.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self.app = app
        self.routes = routes
        self.ours = Starlette(routes=list(routes))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let known addresses through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        bare = path.rstrip("/") or "/"
        if bare in PROBES:  # which follow no other address
            scope = {**scope, "path": bare}
        if _is_hidden(path):
            await refuse(scope, receive, send)
        elif refusal := _too_much(scope["query_string"]):
            await refusal(scope, receive, send)
        elif self._is_taken(scope, bare):
            await self._own(bare, scope)(scope, receive, send)
        else:
            await self._streamlits(path, scope)(scope, receive, send)

    def _own(self, bare: str, scope: Scope) -> ASGIApp:
        """What answers at an address of ours; `bare` is its path without slashes at the end."""
        if scope["method"] == "OPTIONS":
            return preflight()
        return self.ours if scope["path"] == bare else moved(bare, scope)

    def _streamlits(self, path: str, scope: Scope) -> ASGIApp:
        """What answers at an address that is none of ours.

        A page's script first asks for its server below the page (`/map/_stcore/health`), and goes
        on where that is plainly not found.
        """
        if path in _NEEDED or path.startswith(_NEEDED_BELOW):
            if scope["method"] not in _READ:
                return PlainTextResponse("Method Not Allowed", 405, {"Allow": ", ".join(_READ)})
            return _WithoutShell(self.app)
        if "/_stcore/" in path[1:]:
            return PlainTextResponse("Not Found", 404)
        return lead

    def _is_taken(self, scope: Scope, path: str) -> bool:
        """Whether one of our routes takes the path; the pages are among them."""
        asked = {**scope, "path": path}
        return any(route.matches(asked)[0] is not Match.NONE for route in self.routes)


def _is_hidden(path: str) -> bool:
    """Whether the path is not looked up at all: the operating system raises for what no file can be."""
    parts = path.encode(errors="replace").split(b"/")
    return (
        not path.isprintable()
        or len(path) > _LONGEST
        or any(len(part) > _LONGEST_PART for part in parts)
    )


def _too_much(query: bytes) -> Response | None:
    """A refusal of more parameters than any page has, before anybody reads them."""
    if len(query) > _LONGEST_QUERY:
        return problem(
            414, "Address too long", f"Parameters have {_LONGEST_QUERY} characters at most."
        )
    if query.count(b"&") >= _MOST_PARAMETERS:
        return problem(400, "Too many parameters", f"Give {_MOST_PARAMETERS} at most.")
    return None


class _WithoutShell:
    """Passes on what Streamlit sends, but a 404 where it would send its shell with 200."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Streamlit's answer, or ours."""
        replaced = False

        async def passing(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                kind = dict(message["headers"]).get(b"content-type", b"")
                replaced = message["status"] == 200 and kind.startswith(b"text/html")
                if replaced:
                    await refuse(scope, receive, send)
            if not replaced:
                await send(message)

        await self.app(scope, receive, passing)


class Headers:
    """Adds the security headers to every answer, and answers for what fails inside.

    A failure is logged in a line and told in a sentence: nothing of the program reaches a reader.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers to the first message of an answer, save those it has already."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        begun = False

        async def with_headers(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] in ("http.response.start", "websocket.close")
            if message["type"].endswith("response.start"):
                _add(MutableHeaders(scope=message), scope["path"])
            await send(message)

        try:
            await self.app(scope, receive, with_headers)
        except Exception as error:
            _LOG.error(
                "failed", exc_info=error, extra={"path": scope["path"][:200], "kind": scope["type"]}
            )
            if begun:
                return
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": _FAILED})
            else:
                answer = problem(500, "Internal Server Error", "This address failed; it is logged.")
                await answer(scope, receive, with_headers)


def _add(headers: MutableHeaders, path: str) -> None:
    for name, value in policy.of_path(path):
        headers.setdefault(name.decode(), value.decode())
    anyone = headers.get("access-control-allow-origin") == "*"
    headers.setdefault("cross-origin-resource-policy", "cross-origin" if anyone else "same-origin")
