"""Whether the process lives, and whether it is ready for readers."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from southsouth import release, turns
from southsouth.web.http import unasked
from southsouth.web.sessions import AGAIN, SESSIONS

_NOT_KEPT = {"Cache-Control": "no-store", "Access-Control-Allow-Origin": "*"}


class State:
    """What the process is doing: `ready` between the end of its start and the wish to end it."""

    ready = True


def routes() -> Sequence[BaseRoute]:
    """Liveness and readiness."""
    return [Route("/healthz", healthz), Route("/readyz", readyz)]


async def healthz(request: Request) -> Response:
    """200 and the version of the data: the process lives and answers."""
    return unasked(request) or JSONResponse(
        {"status": "ok", "release": release.RELEASE}, headers=_NOT_KEPT
    )


async def readyz(request: Request) -> Response:
    """200 while readers may be sent here, 503 while the process ends; how busy it is in both.

    A process without room for live sessions is ready: its files and still pages are.
    """
    told = {
        "status": "ready" if State.ready else "ending",
        "release": release.RELEASE,
        "sessions": SESSIONS.open,
        "limit": SESSIONS.limit,
        "room": SESSIONS.room if State.ready else 0,
        "running": turns.SCRIPTS.running,
        "queue": turns.SCRIPTS.waiting,
    }
    again = {} if State.ready and SESSIONS.room else {"Retry-After": str(AGAIN)}
    return unasked(request) or JSONResponse(
        told, 200 if State.ready else 503, headers=_NOT_KEPT | again
    )
