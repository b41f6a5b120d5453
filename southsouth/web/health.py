"""Whether the process lives, and whether it is ready for readers.

Parameters and a slash at the end change nothing here: who probes adds some, and any other answer would
read as death.
"""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from southsouth import release
from southsouth.web.ahead import Ahead
from southsouth.web.sessions import AGAIN, SESSIONS
from southsouth.web.supervisor import SUPERVISOR

PROBES = ("/healthz", "/readyz")
_NOT_KEPT = {"Cache-Control": "no-store", "Access-Control-Allow-Origin": "*"}


class State:
    """What the process is doing: `ending` from the wish to end it on."""

    ending = False


def state() -> str:
    """`ready` while readers may be sent here: not before the first worker is and what is made ahead, nor
    once it ends.

    A worker that dies later is replaced, and files are answered meanwhile: that is ready too.
    """
    if State.ending:
        return "ending"
    return "starting" if SUPERVISOR.awaited or Ahead.awaited else "ready"


def routes() -> Sequence[BaseRoute]:
    """Liveness and readiness."""
    return [
        Route(address, answer) for address, answer in zip(PROBES, (healthz, readyz), strict=True)
    ]


async def healthz(request: Request) -> Response:
    """200 and the version of the data: the process lives and answers."""
    return JSONResponse({"status": "ok", "release": release.RELEASE}, headers=_NOT_KEPT)


async def readyz(request: Request) -> Response:
    """200 while readers may be sent here, 503 while the process starts or ends; how busy it is in all.

    A process without room for live sessions is ready: its files and still pages are.
    """
    now = state()
    ready = now == "ready"
    room = SESSIONS.room if ready and not SUPERVISOR.away else 0
    told = {
        "status": now,
        "release": release.RELEASE,
        "live": SUPERVISOR.ready,
        "spare": SUPERVISOR.followed,
        "sessions": SESSIONS.open,
        "limit": SESSIONS.limit,
        "room": room,
        "running": SUPERVISOR.running,
        "queue": SUPERVISOR.waiting,
    }
    again = {} if room else {"Retry-After": str(AGAIN)}
    return JSONResponse(told, 200 if ready else 503, headers=_NOT_KEPT | again)
