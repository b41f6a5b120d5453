"""The worker: the process in which Streamlit runs the scripts of live sessions, for one server.

It answers its server alone, tells it where it listens and how busy it is, and ends with it.
"""

import asyncio
import hmac
import json
import logging
import os
import signal
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from southsouth import environment, live, turns
from southsouth.web.serving import Serving
from southsouth.web.supervisor import SECRET

_TOLD_EVERY = 0.5  # seconds
_READ, _PRINTED, _LOGGED = 0, 1, 2  # file descriptors


class ForServer:
    """Lets the server's WebSockets through and nothing else: a port of this machine is open to whoever
    else is on it, and to pages in their browsers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what carries the secret."""
        if scope["type"] == "lifespan" or (scope["type"] == "websocket" and _is_servers(scope)):
            await self.app(scope, receive, send)
        else:
            await PlainTextResponse("Forbidden", 403)(scope, receive, send)


def _is_servers(scope: Scope) -> bool:
    said, secret = Headers(scope=scope).get(SECRET, ""), environment.worker()
    return bool(secret) and hmac.compare_digest(said.encode(), secret.encode())


def middleware() -> Sequence[Middleware]:
    """From outside in: uvicorn's bounds, the server's secret."""
    return [Middleware(Serving), Middleware(ForServer)]


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """Runs with the app of a worker, from when it takes sessions."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal's is the server's to take
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)  # the server logs who comes
    threading.Thread(target=_end_with_server, daemon=True).start()
    telling = asyncio.create_task(_tell(_own_line()))
    yield
    telling.cancel()


def _own_line() -> int:
    """The line to the server, for nothing else: what is printed goes where logs go."""
    line = os.dup(_PRINTED)
    os.dup2(_LOGGED, _PRINTED)
    return line


async def _tell(line: int) -> None:
    """Say again and again where to come and what is going on: who says nothing more hangs."""
    while True:
        scripts = turns.SCRIPTS
        told = {"port": live.port(), "running": scripts.running, "waiting": scripts.waiting}
        os.write(line, json.dumps(told).encode() + b"\n")
        await asyncio.sleep(_TOLD_EVERY)


def _end_with_server() -> None:
    """The server's end of the line closes when it ends, however it ends."""
    while os.read(_READ, 1):
        pass
    os._exit(0)
