"""Passes live sessions on to the worker and back: every message whole, in its order, with the end it has."""

import asyncio
import logging
from contextlib import suppress

from starlette.types import ASGIApp, Receive, Scope, Send
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode

from southsouth.web.sessions import refusal
from southsouth.web.supervisor import SUPERVISOR, Supervisor

_PATIENCE = 12  # seconds for a worker that is busy; Streamlit's page waits 15
_HEALTH = "/_stcore/health"
_WHY = "Live pages are being started; the page itself stays."
_LOG = logging.getLogger(__name__)


class Relay:
    """Stands where Streamlit would answer WebSockets, and say whether it can.

    Of a request only its subprotocols go on: the worker sees no header, cookie or address of a reader.
    """

    def __init__(self, app: ASGIApp, supervisor: Supervisor = SUPERVISOR) -> None:
        self.app = app
        self.supervisor = supervisor

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a session on; everything else is answered here. While the worker is away both say so."""
        if scope["type"] == "http" and scope["path"] == _HEALTH and self.supervisor.away:
            await refusal(503, _WHY)(scope, receive, send)
            return
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        with suppress(OSError):  # uvicorn's ClientDisconnected is one: the reader has left
            await self._session(scope, receive, send)

    async def _session(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            worker = await self.supervisor.connect(scope["subprotocols"], _PATIENCE)
        except ConnectionError:
            await refusal(503, _WHY)(scope, receive, send)
            return
        except TimeoutError:
            _LOG.warning("no worker for a session", extra={"waited": _PATIENCE})
            await refusal(503, _WHY)(scope, receive, send)
            return
        async with worker:
            await _pass_on(worker, receive, send)


async def _pass_on(worker: ClientConnection, receive: Receive, send: Send) -> None:
    """Both ways, until one end closes; the other is told with the same code."""
    await receive()  # the wish to connect
    await send({"type": "websocket.accept", "subprotocol": worker.subprotocol})
    there = asyncio.create_task(_to_worker(receive, worker))
    try:
        await _to_reader(worker, send)
    finally:
        there.cancel()
        await asyncio.gather(there, return_exceptions=True)


async def _to_reader(worker: ClientConnection, send: Send) -> None:
    try:
        while True:
            await send({"type": "websocket.send", "bytes": await worker.recv(decode=False)})
    except ConnectionClosed as end:
        reader_has_left = end.rcvd_then_sent is False
        if not reader_has_left:
            await send({"type": "websocket.close", "code": _sent(worker.close_code)})


async def _to_worker(receive: Receive, worker: ClientConnection) -> None:
    while (message := await receive())["type"] == "websocket.receive":
        await worker.send(message["bytes"])
    await worker.close(_sent(message.get("code")))


def _sent(code: int | None) -> int:
    """The code to be sent for one that was received: two only say that none was."""
    if code == CloseCode.NO_STATUS_RCVD:
        return CloseCode.NORMAL_CLOSURE
    if code is None or code == CloseCode.ABNORMAL_CLOSURE:
        return CloseCode.SERVICE_RESTART
    return code
