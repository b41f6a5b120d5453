"""Streamlit's scripts, packed: it sends them as they are, 7 MB for a page with a chart.

Its file names carry a hash of the content, so what is packed once may be kept for ever.
"""

import mimetypes
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from southsouth.web.http import file_response

_FOLDER = "/static/"
_ROOT = Path(str(files("streamlit"))) / "static"
_PACKABLE = (".js", ".css", ".svg", ".json")


class PackedScripts:
    """Answers for Streamlit's own scripts and styles; everything else goes on to it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A script packed, or whatever Streamlit answers."""
        path = scope.get("path", "")
        if scope["type"] == "http" and path.startswith(_FOLDER) and path.endswith(_PACKABLE):
            body = await run_in_threadpool(_body, path)
            if body is not None:
                kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
                request = Request(scope)
                answer = await run_in_threadpool(file_response, request, body, kind, immutable=True)
                await answer(scope, receive, send)
                return
        await self.app(scope, receive, send)


@lru_cache(maxsize=512)
def _body(path: str) -> bytes | None:
    """The file, if it is one of Streamlit's: nothing outside its folder is ever read."""
    found = (_ROOT / path.removeprefix("/")).resolve()
    if not found.is_relative_to(_ROOT / "static") or not found.is_file():
        return None
    return found.read_bytes()
