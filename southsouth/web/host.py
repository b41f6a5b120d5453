"""Where the reader of a request reads the site."""

from starlette.requests import Request

from southsouth.resource import Host, configured_base

_LONGEST = 200


def host_of(request: Request) -> Host:
    """The configured public address, else the one that the request came to.

    A frozen release is in the request's state where its address begins with `/v/<release>`.
    """
    base = configured_base() or str(request.base_url).rstrip("/")[:_LONGEST]
    return Host(base=base, release=request.scope.get("southsouth.release", ""))
