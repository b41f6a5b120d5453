"""Answers that were given before, given again by one look into a table.

A page that is kept needs no route, no header, no thread: whoever asks again is answered on the event
loop at once, whatever page scripts and new pages are being made meanwhile.
"""

from cachetools import LRUCache
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from southsouth import environment
from southsouth.resource import configured_base
from southsouth.web.conditions import encodings

_READ = ("GET", "HEAD")
_CONDITIONS = (
    b"if-match", b"if-modified-since", b"if-none-match", b"if-range", b"if-unmodified-since", b"range",
)  # fmt: skip
_OF_A_BODY = (b"content-type", b"content-length", b"content-encoding", b"accept-ranges")
_BYTES = 48_000_000
_LONGEST = 1_000  # characters of parameters: longer ones are nobody's link
_OVERHEAD = 4_000  # bytes of an entry beside its body: headers, key

Answer = tuple[Message, Message]


class Answers:
    """Keeps what everybody may keep, and sends it again to whoever asks the same.

    Addresses without parameters, of which there are only so many, are kept apart: nobody who
    invents parameters drives them out.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.plain: LRUCache[object, Answer] = LRUCache(_BYTES, _weight)
        self.narrowed: LRUCache[object, Answer] = LRUCache(_BYTES, _weight)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The kept answer, or whatever is answered further in."""
        if scope["type"] != "http" or scope["method"] not in _READ:
            await self.app(scope, receive, send)
            return
        asked, conditions = _said(scope)
        key = (scope["method"], scope["path"], scope["query_string"], *asked)
        kept = self.narrowed if scope["query_string"] else self.plain
        found = kept.get(key)
        if found and not conditions:
            await send(found[0])
            await send(found[1])
        elif found and _has_it(conditions, found[0]):
            await send(_unchanged(found[0]))
            await send({"type": "http.response.body", "body": b""})
        else:
            whole = not conditions and len(scope["query_string"]) <= _LONGEST
            await self.app(scope, receive, _keeping(send, kept, key) if whole else send)


def _said(scope: Scope) -> tuple[tuple[object, ...], dict[bytes, bytes]]:
    """What an answer depends on besides its address, and the conditions of a request."""
    host, accepted, conditions = b"", "", {}
    for name, value in scope["headers"]:
        if name == b"accept-encoding":
            accepted += f",{value.decode('latin-1')}"
        elif name == b"host":
            host += b" " + value
        elif name in _CONDITIONS:
            conditions[name] = value
    base = configured_base()
    of_socket = (
        () if base else (host, scope["scheme"], str(scope.get("server")), environment.hosts())
    )
    return (base, encodings(accepted.removeprefix(",")), *of_socket), conditions


def _has_it(conditions: dict[bytes, bytes], start: Message) -> bool:
    """Whether a reader names exactly what is kept; whatever else is asked is weighed further in."""
    if not conditions.keys() <= {b"if-none-match", b"if-modified-since"}:
        return False
    return conditions.get(b"if-none-match") == dict(start["headers"]).get(b"etag", b"")


def _unchanged(start: Message) -> Message:
    headers = [(name, value) for name, value in start["headers"] if name not in _OF_A_BODY]
    return {**start, "status": 304, "headers": headers}


def _keeping(send: Send, kept: LRUCache[object, Answer], key: object) -> Send:
    """Passes an answer on, and keeps it where everybody may; one that comes in parts is not kept."""
    start: Message = {}
    in_parts = False

    async def keeping(message: Message) -> None:
        nonlocal start, in_parts
        in_parts = in_parts or bool(message.get("more_body"))
        if message["type"] == "http.response.start":
            start = message
        elif _is_for_all(start) and not in_parts:
            entry = (start, message)
            if _weight(entry) <= kept.maxsize:
                kept[key] = entry
        await send(message)

    return keeping


def _is_for_all(start: Message) -> bool:
    said = dict(start["headers"]).get(b"cache-control", b"")
    return start["status"] == 200 and said.startswith(b"public")


def _weight(entry: Answer) -> int:
    return _OVERHEAD + len(entry[1].get("body", b""))
