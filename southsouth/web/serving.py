"""How uvicorn serves: within bounds of time, size and talk, whatever a client does.

`streamlit run` makes the server and leaves it as uvicorn is by default. What is not set there is set
here, once, when the application starts: connections take it over as they are made.
"""

import asyncio
import gc
import logging
import os
import re
import signal
import socket
import struct
import sys
import threading
from http import HTTPStatus
from types import FrameType
from typing import Any

import h11
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets import http11

try:
    import resource
except ImportError:  # Windows has no such bound
    resource = None

from southsouth import environment
from southsouth.web import logs, policy
from southsouth.web.health import State

PATIENCE = 10  # seconds for the line and the headers of a request
#: Seconds in which a reader takes something of what waits: a browser whose page computes, or that lies in
#: the background, takes nothing for a while.
TAKING = 60
SLOWEST = 1_000  # bytes a second that it takes then, or is given up: what waits for it takes memory
LARGEST_HEAD = 16_384  # bytes of the line and the headers of a request
LARGEST_MESSAGE = 262_144  # bytes of one message from a browser
_GIVE_WAY = 0.0001  # seconds after which a thread that computes lets another answer
_COLLECT = (
    50_000,
    20,
    100,
)  # new objects until a look at the young ones; looks until one at older ones
_AT_ONCE = struct.pack("ii", 1, 0)  # a linger of no time
_OTHER_FILES = 200  # files and sockets that are no reader's
_MOST_FILES = 65_536
_WHOLE = re.compile(rb"https?://([^/?#]+)(/[^?]*)?(\?.*)?", re.IGNORECASE)  # a target with its host
_LOG = logging.getLogger(__name__)


class Strict(h11.Connection):
    """HTTP/1.1 as everything between a reader and us reads it: what two could read differently is
    refused (RFC 9112, 6.3 and 2.3), or the end of one request could pass for the start of another."""

    def next_event(self) -> Any:
        """As h11; a request in another version, or of two lengths, raises."""
        event = super().next_event()
        if isinstance(event, h11.Request):
            names = {name for name, _ in event.headers}
            if names >= {b"content-length", b"transfer-encoding"}:
                raise h11.RemoteProtocolError("two lengths")
            if event.http_version not in (b"1.0", b"1.1"):
                raise h11.RemoteProtocolError("no such version", error_status_hint=505)
            return _by_path(event)
        return event


def _by_path(asked: h11.Request) -> h11.Request:
    """A request as if its target were a path: where one begins with a host, as to a proxy, that host
    stands for the Host header (RFC 9112, 3.2.2) and is believed no more than it."""
    whole = _WHOLE.fullmatch(asked.target)
    if whole is None:
        return asked
    host, path, query = whole.groups(b"")
    headers = [(name, host if name == b"host" else value) for name, value in asked.headers]
    return h11.Request(
        method=asked.method,
        headers=headers,
        target=(path or b"/") + query,
        http_version=asked.http_version,
    )


class Reading(asyncio.Protocol):
    """Gives up a connection whose reader does not take what is written for it.

    Looked at each `TAKING` seconds while more waits than the socket takes: was less taken than
    `SLOWEST` a second, what waits is thrown away with the connection.
    """

    loop: asyncio.AbstractEventLoop
    transport: asyncio.Transport
    _look: asyncio.TimerHandle | None = None

    def pause_writing(self) -> None:
        """More waits than the socket takes."""
        super().pause_writing()
        self._look_later()

    def resume_writing(self) -> None:
        """It was taken."""
        super().resume_writing()
        self._look_no_more()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there any more."""
        self._look_no_more()
        super().connection_lost(exc)

    def _look_later(self) -> None:
        self._look_no_more()
        waiting = self.transport.get_write_buffer_size()
        self._look = self.loop.call_later(TAKING, self._was_taken, waiting)

    def _was_taken(self, before: int) -> None:
        if before - self.transport.get_write_buffer_size() < SLOWEST * TAKING:
            # What the kernel holds is thrown away too: it would wait for the reader for minutes.
            self.transport.get_extra_info("socket").setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE
            )
            self.transport.abort()
        else:
            self._look_later()

    def _look_no_more(self) -> None:
        if self._look is not None:
            self._look.cancel()
            self._look = None


class Bounded(Reading, H11Protocol):
    """HTTP/1.1 for clients that finish what they begin, and take what they asked for."""

    most = sys.maxsize
    """Connections at once: beyond, the process could open no file any more."""
    _deadline: asyncio.TimerHandle | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conn = Strict(h11.SERVER, self.config.h11_max_incomplete_event_size or LARGEST_HEAD)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a first request; beyond what the process may open, not even that."""
        super().connection_made(transport)
        if len(self.connections) > self.most:
            transport.abort()
        else:
            self._expect()

    def data_received(self, data: bytes) -> None:
        """Stop waiting when the head of a request is whole."""
        self._expect()
        super().data_received(data)
        if self.conn.their_state not in (h11.IDLE, h11.ERROR):
            self._stop()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the deadline."""
        self._stop()
        super().connection_lost(exc)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Refuse a head whose lines are longer, or more, than the library of WebSockets reads: it would
        answer nothing."""
        most = http11.MAX_LINE_LENGTH - len(b"GET  HTTP/1.1\r\n")
        if len(event.target) > most:
            self._refuse(HTTPStatus.REQUEST_URI_TOO_LONG)
        elif len(self.headers) > http11.MAX_NUM_HEADERS or any(
            len(name) + len(value) > most for name, value in self.headers
        ):
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        else:
            super().handle_websocket_upgrade(event)

    def send_400_response(self, msg: str) -> None:
        """The parser's refusal, with the headers of every other; after an answer, the end."""
        self._refuse(HTTPStatus.BAD_REQUEST, msg)

    def _refuse(self, status: HTTPStatus, msg: str = "") -> None:
        if self.cycle is not None:
            self.cycle.disconnected = True  # who still makes an answer to it need not
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            headers = [
                (b"content-type", b"text/plain; charset=utf-8"),
                (b"connection", b"close"),
                *policy.refusal(),
            ]
            for event in (
                h11.Response(status_code=status, headers=headers, reason=status.phrase.encode()),
                h11.Data(data=(msg or f"{status.phrase}.").encode("ascii")),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _unset_keepalive_if_required(self) -> None:
        """What still comes of a request that is answered does not keep its connection open."""
        if (self.conn.our_state, self.conn.their_state) != (h11.DONE, h11.SEND_BODY):
            super()._unset_keepalive_if_required()

    def _expect(self) -> None:
        if self._deadline is None and self.conn.their_state is h11.IDLE:
            self._deadline = self.loop.call_later(PATIENCE, self.transport.abort)

    def _stop(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class BoundedSocket(Reading, WebSocketsSansIOProtocol):
    """WebSockets whose refusals carry the headers of every other, for readers that read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accept, reject = self.conn.accept, self.conn.reject
        self.conn.accept = lambda request: _headed(accept(request))
        self.conn.reject = lambda status, text: _headed(reject(status, text))

    async def send(self, message: Any) -> None:
        """As uvicorn; a refusal in words is a handshake that has ended, and no fault to be logged."""
        await super().send(message)
        self.handshake_complete |= self.initial_response is not None and self.close_sent


def _headed(response: Any) -> Any:
    for name, value in policy.refusal() if response.status_code != 101 else ():
        if name.decode() not in response.headers:
            response.headers[name.decode()] = value.decode()
    return response


class Serving:
    """Sets the bounds when the application starts; stands outside of everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Find uvicorn's settings by the one who asks the application to start."""
        if scope["type"] == "lifespan":
            found = getattr(getattr(receive, "__self__", None), "config", None)
            if isinstance(found, uvicorn.Config):
                bound(found)
        await self.app(scope, receive, send)


def bound(config: uvicorn.Config) -> None:
    """Bound a server that has not yet accepted a connection."""
    config.http_protocol_class = Bounded
    config.ws_protocol_class = BoundedSocket
    config.h11_max_incomplete_event_size = LARGEST_HEAD
    config.ws_max_size = LARGEST_MESSAGE
    config.timeout_graceful_shutdown = max(1, environment.SHUTDOWN.value() // 2)
    config.encoded_headers = []  # no name of the server
    Bounded.most = _open_files() - _OTHER_FILES
    if isinstance(config.loaded_app, ProxyHeadersMiddleware) and not _proxies_are_named():
        config.loaded_app = config.loaded_app.app
    logs.as_json()
    _pause_less()
    _end_in_time()


def _open_files() -> int:
    """How many files and sockets the process may open: as many as it is let, asked for at once."""
    if resource is None:
        return sys.maxsize
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if resource.RLIM_INFINITY not in (soft, hard) and soft < hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft := min(hard, _MOST_FILES), hard))
    return sys.maxsize if soft == resource.RLIM_INFINITY else soft


def _pause_less() -> None:
    """Threads give way sooner, and modules and tables, which stay for good, are not walked to find
    what may be thrown away: while either goes on, nobody is answered."""
    sys.setswitchinterval(_GIVE_WAY)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT)


def _proxies_are_named() -> bool:
    """Whether whoever runs the site says whose X-Forwarded headers are to be believed (uvicorn's
    own variable)."""
    return bool(os.environ.get("FORWARDED_ALLOW_IPS", "").strip())


def _end_in_time() -> None:
    """After SIGTERM or SIGINT the process ends within the time set, whatever clients do."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)

        def ending(sig: int, frame: FrameType | None, before: Any = before) -> None:
            if not State.ending:
                State.ending = True
                limit = threading.Timer(environment.SHUTDOWN.value(), _end, [sig])
                limit.daemon = True
                limit.start()
            if callable(before):
                before(sig, frame)

        signal.signal(number, ending)


def _end(sig: int) -> None:
    _LOG.warning("ended by force", extra={"after": environment.SHUTDOWN.value()})
    os._exit(128 + sig)
