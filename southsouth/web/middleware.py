"""What stands before every answer: security headers, and a real 404 for what is no address."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from southsouth.web.http import moved, not_found, preflight

_STREAMLIT = ("/_stcore", "/static/", "/media/", "/component/", "/favicon.png")
_LONGEST, _LONGEST_PART = 1000, 255  # characters of a path, bytes of a name: file systems' limits


class KnownAddresses:
    """Streamlit answers every unknown path with its shell and 200; this answers 404.

    Known are Streamlit's own paths and whatever one of `routes` takes. A slash at the end of an
    address of ours leads to the address without it (Streamlit redirects its own). What is ours is
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
        if _is_hidden(path):
            await not_found(path)(scope, receive, send)
        elif self._is_taken(scope, bare):
            await self._own(bare, scope)(scope, receive, send)
        elif path.startswith("/component/"):
            await self.app(scope, receive, send)
        elif path.startswith(_STREAMLIT) or "/_stcore/" in path:
            await self.app(scope, receive, _without_shell(scope, receive, send))
        else:
            await not_found(path)(scope, receive, send)

    def _own(self, bare: str, scope: Scope) -> ASGIApp:
        """What answers at an address of ours; `bare` is its path without slashes at the end."""
        if scope["method"] == "OPTIONS":
            return preflight()
        return self.ours if scope["path"] == bare else moved(bare, scope)

    def _is_taken(self, scope: Scope, path: str) -> bool:
        """Whether one of our routes takes the path; the pages are among them."""
        asked = {**scope, "path": path}
        return any(route.matches(asked)[0] is not Match.NONE for route in self.routes)


def _is_hidden(path: str) -> bool:
    """Whether the path is not looked up at all.

    How busy the process is concerns no reader; and the operating system raises for a path that no
    file can have.
    """
    parts = path.encode(errors="replace").split(b"/")
    return (
        path.rstrip("/").endswith("/_stcore/metrics")
        or not path.isprintable()
        or len(path) > _LONGEST
        or any(len(part) > _LONGEST_PART for part in parts)
    )


def _without_shell(scope: Scope, receive: Receive, send: Send) -> Send:
    """Passes on what Streamlit sends, but a 404 where it would send its shell with 200.

    Its probes below a page (`/map/_stcore/health`) keep their own 404: the page waits for it.
    """
    replaced = False

    async def passing(message: Message) -> None:
        nonlocal replaced
        if message["type"] == "http.response.start":
            kind = dict(message["headers"]).get(b"content-type", b"")
            replaced = message["status"] == 200 and kind.startswith(b"text/html")
            if replaced:
                await not_found(scope["path"])(scope, receive, send)
        if not replaced:
            await send(message)

    return passing


class Headers:
    """Adds the security headers that Streamlit leaves out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers to the first message of an answer, save those it has already."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(header for header in security_headers() if header[0] not in present),
                ]
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
