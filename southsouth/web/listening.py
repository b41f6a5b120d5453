"""Answers leave at once: the server's sockets do not wait to fill a packet.

Streamlit binds its socket without naming TCP, and asyncio then leaves Nagle's algorithm on (uvicorn
issue 3149): on a connection that is used again each answer waits some 40 ms for the reader's
delayed acknowledgement. An option set on a listening socket is inherited by those it accepts.
"""

import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio import to_thread

from southsouth.web import metrics

_MADE_AT_ONCE = 2  # pages, pictures, tables; more finish no sooner, and keep the event loop waiting
_OPEN_FILES = Path("/dev/fd")  # on Linux and macOS; elsewhere nothing is changed


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """Runs with the app: its sockets are open when it starts, its threads still few."""
    send_at_once()
    to_thread.current_default_thread_limiter().total_tokens = _MADE_AT_ONCE
    close_metrics = metrics.serve()
    yield
    close_metrics()


def send_at_once() -> int:
    """Sets TCP_NODELAY on every listening socket of this process; returns how many there are."""
    count = 0
    for listener in _listeners():
        with listener:
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            count += 1
    return count


def _listeners() -> Iterator[socket.socket]:
    """A copy of each listening TCP socket, to be closed by who takes it."""
    for number in _open_files():
        copy = _as_socket(number)
        if copy is None:
            continue
        if copy.family in {socket.AF_INET, socket.AF_INET6} and copy.getsockopt(
            socket.SOL_SOCKET, socket.SO_ACCEPTCONN
        ):
            yield copy
        else:
            copy.close()


def _open_files() -> list[int]:
    return [int(entry) for entry in os.listdir(_OPEN_FILES)] if _OPEN_FILES.is_dir() else []


def _as_socket(number: int) -> socket.socket | None:
    """A copy of the open file, if it is a socket at all."""
    try:
        copy = os.dup(number)
    except OSError:
        return None
    try:
        return socket.socket(fileno=copy)
    except OSError:
        os.close(copy)
        return None
