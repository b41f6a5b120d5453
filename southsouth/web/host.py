"""Where the reader of a request reads the site."""

from ipaddress import ip_address

from starlette.requests import Request

from southsouth.resource import Host, configured_base

_LONGEST = 200
_CLAIMED = "southsouth.claimed-host"


def host_of(request: Request) -> Host:
    """The configured public address, else the one that the request came to.

    The Host header is whatever a client writes. Where it names this machine itself nobody else is
    misled; any other name is used for this one answer, which then must not be kept for others
    (`is_claimed`). A frozen release is in the request's state where its address begins with
    `/v/<release>`.
    """
    base = configured_base()
    if not base:
        base = str(request.base_url).rstrip("/")[:_LONGEST]
        request.scope[_CLAIMED] = not _is_loopback(request.base_url.hostname or "")
    return Host(base=base, release=request.scope.get("southsouth.release", ""))


def is_claimed(request: Request) -> bool:
    """Whether the answer holds an address that only the request's Host header claims is ours."""
    return bool(request.scope.get(_CLAIMED))


def _is_loopback(hostname: str) -> bool:
    """Names of the machine itself (RFC 6761, RFC 1122)."""
    if hostname == "localhost" or hostname.endswith(".localhost"):
        return True
    try:
        return ip_address(hostname.strip("[]")).is_loopback
    except ValueError:
        return False
