"""What whoever watches the site wants to know, for Prometheus, on a port that readers do not reach."""

import time
from collections.abc import Callable

from prometheus_client import Counter, Gauge, Histogram, start_http_server
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from southsouth import environment, turns
from southsouth.menu import PAGES
from southsouth.web.health import State
from southsouth.web.sessions import SESSIONS

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
    ("southsouth_scripts_running", "Page scripts that run", lambda: turns.SCRIPTS.running),
    ("southsouth_scripts_waiting", "Page scripts that wait their turn", lambda: turns.SCRIPTS.waiting),
    ("southsouth_ready", "Whether readers may be sent here", lambda: int(State.ready)),
):  # fmt: skip
    Gauge(_name, _what).set_function(_value)


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
