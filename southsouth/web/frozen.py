"""Frozen releases: this one as this process makes it, older ones from the folder they were published in.

`SOUTHSOUTH_SITE` names a folder that `southsouth publish` has written.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, Router
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from southsouth import release
from southsouth.resource import FROZEN
from southsouth.web.missing import lead, refuse

_FOR_EVER = "public, max-age=31536000, immutable"


def routes(frozen: Sequence[BaseRoute]) -> Sequence[BaseRoute]:
    """`/v/<release>/…`; `frozen` are the routes whose answers a release keeps."""
    return [Route("/v/{release}/{rest:path}", Frozen(frozen))]


class Frozen:
    """Answers below a release as the routes would above it, to be kept for ever."""

    def __init__(self, frozen: Sequence[BaseRoute]) -> None:
        self.today = Router(routes=list(frozen), redirect_slashes=False, default=lead)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The file of the release, the way to it from another spelling, or 404."""
        asked, rest = scope["path_params"]["release"], "/" + scope["path_params"]["rest"]
        app: ASGIApp | None = None
        if rest.startswith(FROZEN) and asked == release.RELEASE:
            app = self.today
            scope = {**scope, "path": rest, "raw_path": rest.encode(), "southsouth.release": asked}
        elif rest.startswith(FROZEN) and ".." not in (asked, *rest.split("/")):
            app = await _older(scope, f"v/{asked}{rest}")
        astray = lead if asked == release.RELEASE else refuse
        await (app or astray)(scope, receive, _for_ever(send))


async def _older(scope: Scope, path: str) -> Response | None:
    """A file of an older release, where its folder is at hand."""
    folder = os.environ.get("SOUTHSOUTH_SITE", "").strip()
    if not folder or not Path(folder).is_dir():
        return None
    files = StaticFiles(directory=folder)
    for candidate in (path, f"{path.rstrip('/')}/index.html"):
        found, stat = files.lookup_path(candidate)
        if stat is not None and Path(found).is_file():
            return files.file_response(found, stat, scope)
    return None


def _for_ever(send: Send) -> Send:
    async def kept(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] < 400:
            headers = MutableHeaders(scope=message)
            if not (_is_private(headers) or _leads_out(headers)):
                headers["Cache-Control"] = _FOR_EVER
            headers["Access-Control-Allow-Origin"] = "*"
        await send(message)

    return kept


def _is_private(headers: MutableHeaders) -> bool:
    return headers.get("Cache-Control", "").startswith("private")


def _leads_out(headers: MutableHeaders) -> bool:
    """Whether what is told is the way to something outside, which another release may move."""
    return not headers.get("Location", "/v/").startswith("/v/")
