"""Where the reader of a request reads the site, and whose word is taken for it.

The Host header is whatever a client writes. It is believed where it names this machine itself or a
name that whoever runs the site has set (`SOUTHSOUTH_URL`, `SOUTHSOUTH_HOSTS`); nothing else that a
request says of itself changes an answer.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.types import Scope

from southsouth import environment
from southsouth.resource import Host, configured_base

_CLAIMED = "southsouth.claimed-host"
_PORTS = {"http": 80, "ws": 80, "https": 443, "wss": 443}


def host_of(request: HTTPConnection) -> Host:
    """The configured public address, else the one that the request came to.

    A Host header that nobody vouches for is not believed: the address is then that of the socket,
    which readers elsewhere may not reach, so the answer is not to be kept for them (`is_claimed`).
    A frozen release is in the request's state where its address begins with `/v/<release>`.
    """
    base = configured_base()
    if not base:
        believed = is_trusted(request.headers.getlist("host"))
        request.scope[_CLAIMED] = not believed
        base = str(request.base_url).rstrip("/") if believed else _of_socket(request.scope)
    return Host(base=base, release=request.scope.get("southsouth.release", ""))


def is_claimed(request: HTTPConnection) -> bool:
    """Whether the request came under a name that nobody vouches for."""
    return bool(request.scope.get(_CLAIMED))


def is_trusted(hosts: list[str]) -> bool:
    """Whether the Host headers of a request are one, and name this machine or the site."""
    name = hostname(hosts[0]) if len(hosts) == 1 else ""
    return bool(name) and (_is_this_machine(name) or name in _site())


def hostname(authority: str) -> str:
    """The name in `name:port`, in small letters; nothing where it is none."""
    try:
        parts = urlsplit(f"//{authority}")
        valid = parts.netloc == authority and "@" not in authority and parts.port != 0
        return (parts.hostname or "").rstrip(".") if valid else ""
    except ValueError:
        return ""


def same_origin(origin: str, authority: str) -> bool:
    """Whether a page's Origin header is of the host and port that the Host header names."""
    try:
        parts = urlsplit(origin)
        usual = _PORTS.get(parts.scheme)
        here = urlsplit(f"//{authority}")
        pairs = [(one.hostname, one.port or usual) for one in (parts, here)]
    except ValueError:
        return False
    return (
        usual is not None and pairs[0] == pairs[1] and f"{parts.scheme}://{parts.netloc}" == origin
    )


def _site() -> frozenset[str]:
    configured = urlsplit(configured_base()).hostname
    return environment.hosts() | ({configured} if configured else frozenset())


def _is_this_machine(name: str) -> bool:
    """Names of the machine itself (RFC 6761, RFC 1122)."""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def is_address(name: str) -> bool:
    """Whether a host is named by its number: no name that a stranger holds can lead to it."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _of_socket(scope: Scope) -> str:
    host, port = scope.get("server") or ("localhost", None)
    host = f"[{host}]" if ":" in host else host
    usual = port is None or port == _PORTS.get(scope["scheme"])
    return f"{scope['scheme']}://{host}{'' if usual else f':{port}'}"
