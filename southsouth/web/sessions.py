"""The door to live pages: who may open a WebSocket, how many may, and what may pass through.

Refused here, before Streamlit sees it: its own check of a foreign origin asks other hosts for the
address of this machine.
"""

import asyncio
import logging
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from southsouth import environment
from southsouth.web.host import hostname, is_address, is_trusted, same_origin

_LOG = logging.getLogger(__name__)
_STREAM = "/_stcore/stream"
_SPOKEN = "streamlit"
"""The subprotocol of its browsers."""
AGAIN = 10  # seconds after which who found no room may ask again
_APART = 0.02  # seconds between two sessions that begin
_ABNORMAL, _NO_TEXT, _NO_MESSAGE = 1006, 1003, 1002  # RFC 6455, 7.4.1


class Sessions:
    """Live sessions of this process: how many are open, how many may be."""

    def __init__(self) -> None:
        self.open = 0

    @property
    def limit(self) -> int:
        """How many may be open at once."""
        return 0 if environment.live() == "never" else environment.SESSIONS.value()

    @property
    def room(self) -> int:
        """How many more may open now."""
        return max(0, self.limit - self.open)


SESSIONS = Sessions()
"""The sessions of this process."""


def refusal(status: int, why: str) -> JSONResponse:
    """What is answered to a handshake that is refused."""
    again = {"Retry-After": str(AGAIN)} if status == 503 else {}
    return JSONResponse({"status": status, "detail": why}, status, headers=again)


class Door:
    """Lets WebSockets of our own pages through, as many as there is room for.

    Args:
        may_pass: Whether a browser's message goes on; raises ValueError for what is no message.
        for_readers: A message for a browser, without what concerns no reader.
    """

    def __init__(
        self,
        app: ASGIApp,
        may_pass: Callable[[bytes], bool],
        for_readers: Callable[[bytes], bytes],
        sessions: Sessions = SESSIONS,
    ) -> None:
        self.app = app
        self.may_pass = may_pass
        self.for_readers = for_readers
        self.sessions = sessions
        self._one_by_one = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or count the session while it lasts."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        status, why = self._refusal(scope)
        if status:
            _LOG.info("websocket refused", extra={"status": status, "why": why})
            await refusal(status, why)(scope, receive, send)
            return
        self.sessions.open += 1
        try:
            async with self._one_by_one:  # in a crowd the first is served first
                await asyncio.sleep(_APART)
            await self.app(scope, self._filtered(receive, send), self._cleaned(send))
        finally:
            self.sessions.open -= 1

    def _refusal(self, scope: Scope) -> tuple[int, str]:
        headers = Headers(scope=scope)
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        if scope["path"] != _STREAM:
            return 404, "There is no WebSocket at this address."
        if len(hosts) != 1 or not (is_trusted(hosts) or is_address(hostname(hosts[0]))):
            return 403, (
                "This host name is not known as the site's: whoever runs it sets SOUTHSOUTH_URL, or "
                "SOUTHSOUTH_HOSTS for further names."
            )
        if origins and not (len(origins) == 1 and same_origin(origins[0], hosts[0])):
            return 403, "A page of another host may not open a live session."
        # Of several it is the first: the others are what it carries.
        if scope["subprotocols"] and scope["subprotocols"][0] != _SPOKEN:
            return 400, f"A live session speaks {_SPOKEN} and nothing else."
        if not self.sessions.room:
            return 503, "As many readers are live as this server takes; the page itself stays."
        return 0, ""

    def _filtered(self, receive: Receive, send: Send) -> Receive:
        """Passes on what a browser may say; closes where it speaks no language of Streamlit's."""

        async def filtered() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                data = message.get("bytes")
                if data is None:
                    return await _closed(send, _NO_TEXT)
                try:
                    if self.may_pass(data):
                        return message
                except ValueError:
                    return await _closed(send, _NO_MESSAGE)

        return filtered

    def _cleaned(self, send: Send) -> Send:
        async def cleaned(message: Message) -> None:
            if message["type"] == "websocket.send" and message.get("bytes"):
                message = {**message, "bytes": self.for_readers(message["bytes"])}
            await send(message)

        return cleaned


async def _closed(send: Send, code: int) -> Message:
    await send({"type": "websocket.close", "code": code})
    return {"type": "websocket.disconnect", "code": _ABNORMAL}
