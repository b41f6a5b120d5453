"""What whoever watches the site wants to know, for Prometheus, on a port that readers do not reach."""

import math
import os
import time
from collections.abc import Callable
from pathlib import Path

from prometheus_client import Counter, Gauge, Histogram, start_http_server
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from southsouth import environment
from southsouth.menu import PAGES
from southsouth.web.health import state
from southsouth.web.sessions import SESSIONS
from southsouth.web.supervisor import SUPERVISOR

_PAGES = frozenset(page.address for page in PAGES)
_KINDS = frozenset({"embed", "download", "assets", "v", "static", "_stcore", "media", "oembed"})
_ANSWERS = Counter("southsouth_answers", "Answers", ["kind", "status"])
_SECONDS = Histogram(
    "southsouth_answer_seconds", "Time from a request to the end of its answer", ["kind"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 5),
)  # fmt: skip
for _name, _what, _value in (
    ("southsouth_sessions", "Live sessions that are open", lambda: SESSIONS.open),
    ("southsouth_sessions_limit", "Live sessions that may be open", lambda: SESSIONS.limit),
    ("southsouth_scripts_running", "Page scripts that run", lambda: SUPERVISOR.running),
    ("southsouth_scripts_waiting", "Page scripts that wait their turn", lambda: SUPERVISOR.waiting),
    ("southsouth_ready", "Whether readers may be sent here", lambda: state() == "ready"),
    ("southsouth_live", "Whether a live session can begin at once", lambda: SUPERVISOR.ready),
    ("southsouth_worker_starts", "How often a worker for live sessions was started", lambda: SUPERVISOR.starts),
):  # fmt: skip
    Gauge(_name, _what).set_function(_value)
_MEMORY = Gauge(
    "southsouth_memory_bytes", "Memory that a process holds, where Linux tells", ["process"]
)
_MEMORY.labels("server").set_function(lambda: memory(os.getpid()))
_MEMORY.labels("worker").set_function(lambda: memory(SUPERVISOR.pids[0]))
_MEMORY.labels("spare").set_function(lambda: memory(SUPERVISOR.pids[1]))


class Measured:
    """Counts answers by the kind of their address and their status, and the time they took."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and look at the clock."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        kind, began = kind_of(scope["path"]), time.perf_counter()

        async def counted(message: Message) -> None:
            if message["type"].endswith("response.start"):
                _ANSWERS.labels(kind, message["status"]).inc()
            await send(message)

        await self.app(scope, receive, counted)
        if scope["type"] == "http":
            _SECONDS.labels(kind).observe(time.perf_counter() - began)


def kind_of(path: str) -> str:
    """The kind of an address: one of a few, whatever is asked."""
    first = path.strip("/").partition("/")[0]
    if first in _PAGES:
        return "page"
    return first if first in _KINDS else "other"


def memory(pid: int) -> float:
    """Bytes that a process holds; not a number where nobody tells, or where there is no such process."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return math.nan
    return float(pages) * os.sysconf("SC_PAGE_SIZE")


def serve() -> Callable[[], None]:
    """Answer on the port that is set; returns what ends it. Without a port, nothing is done."""
    port = environment.METRICS.value()
    if not port:
        return lambda: None
    server, _ = start_http_server(port, environment.metrics_address())

    def close() -> None:
        server.shutdown()
        server.server_close()

    return close
