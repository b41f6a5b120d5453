"""How this process answers with a file, a refusal or another address: HTTP, and nothing else."""

import datetime
import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from email.utils import format_datetime
from functools import lru_cache, partial
from urllib.parse import quote, urlencode

import brotli
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.types import Scope

from southsouth import release
from southsouth.address import refuse_rest
from southsouth.errors import ReversedYears, UnknownFilter
from southsouth.kept import Kept
from southsouth.web.conditions import CODINGS, asked_part, coding, has_it
from southsouth.web.host import is_claimed

_FOR_ANY_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Accept-Ranges, Content-Disposition, Content-Length, Content-Range, ETag, Link"
    ),
}


def file_response(
    request: Request,
    body: bytes,
    media_type: str,
    *,
    filename: str | None = None,
    shown: bool = False,
    links: Sequence[str] = (),
    immutable: bool = False,
    last_modified: datetime.date | None = None,
) -> Response:
    """A file, whole or in part; 304 where the reader has it already.

    Args:
        request: What was asked; its conditions, range and encodings are honoured.
        body: The bytes. Hand over the same object each time: its hash and packed forms are kept.
        media_type: Content-Type, with the charset of a text.
        filename: Name under which a browser saves it; without one it is shown.
        shown: Whether it is shown all the same, and bears the name where it is saved from there.
        links: Values of the Link header, made with `link`.
        immutable: Whether the address will have these bytes for ever.
        last_modified: Day of the last change; the day of the release where none is given.

    The ETag is the hash of the bytes, with `-br` or `-gzip` on a packed form, so each stays strong.
    """
    changed = _instant(last_modified)
    headers = {
        "Last-Modified": format_datetime(changed, usegmt=True),
        "Cache-Control": _kept_for(request, immutable=immutable),
        "Vary": "Accept-Encoding",
        **_FOR_ANY_ORIGIN,
    }
    if links:
        headers["Link"] = ", ".join(links)
    if filename:
        form = "inline" if shown else "attachment"
        headers["Content-Disposition"] = f'{form}; filename="{filename}"'
    tag = _hash(body)
    part = None
    if request.method == "GET":  # for HEAD a range has no meaning
        part = asked_part(request.headers, f'"{tag}"', changed, len(body))
    packed = coding(request.headers, len(body), media_type) if part is None else ""
    headers["ETag"] = f'"{tag}-{packed}"' if packed else f'"{tag}"'
    if has_it(request.headers, headers["ETag"], changed):
        return Response(status_code=304, headers=headers)
    if packed:
        headers["Content-Encoding"] = packed
        return _sent(request, _packed(body, packed), media_type, headers, 200)
    headers["Accept-Ranges"] = "bytes"  # of the plain form alone
    if part is not None:
        return _partial(request, body, part, media_type, headers)
    return _sent(request, body, media_type, headers, 200)


def streamed_response(
    request: Request,
    pieces: Iterable[bytes],
    media_type: str,
    *,
    filename: str,
    links: Sequence[str],
) -> Response:
    """A file that is sent while it is made: its length is known to nobody, and no part can be asked for.

    A thread makes one piece after the other, each when the one before is sent.
    """
    changed = _instant(None)
    headers = {
        "Last-Modified": format_datetime(changed, usegmt=True),
        "Cache-Control": _kept_for(request, immutable=False),
        "Vary": "Accept-Encoding",
        "Link": ", ".join(links),
        "Content-Disposition": f'attachment; filename="{filename}"',
        **_FOR_ANY_ORIGIN,
    }
    if has_it(request.headers, "", changed):
        return Response(status_code=304, headers=headers)
    packed = coding(request.headers, _SIZE_OF_PIECES, media_type)
    if packed:
        headers["Content-Encoding"] = packed
        pieces = _packed_pieces(pieces, packed)
    if request.method == "HEAD":
        return Response(headers=headers, media_type=media_type)
    return StreamingResponse(pieces, headers=headers, media_type=media_type)


_SIZE_OF_PIECES = 100_000  # bytes at least: whatever comes in pieces is worth the packing


def _packed_pieces(pieces: Iterable[bytes], form: str) -> Iterator[bytes]:
    """The pieces as one packed file; one by gzip says no time."""
    if form == "gzip":
        packing = zlib.compressobj(wbits=31)
        yield from map(packing.compress, pieces)
        yield packing.flush()
    else:
        brotli_packing = brotli.Compressor(quality=_QUALITY)
        yield from map(brotli_packing.process, pieces)
        yield brotli_packing.finish()


def _kept_for(request: Request, *, immutable: bool) -> str:
    """How long and by whom an answer is kept; one with an address nobody vouches for, by nobody."""
    if is_claimed(request):
        return "private, no-cache"
    return f"public, max-age={31_536_000 if immutable else 3600}{', immutable' * immutable}"


def link(address: str, rel: str, media_type: str = "") -> str:
    """One value of a Link header (RFC 8288)."""
    kind = media_type.partition(";")[0]
    return f'<{address}>; rel="{rel}"' + (f'; type="{kind}"' if kind else "")


def problem(status: int, title: str, detail: str, **members: object) -> Response:
    """A refusal that a program can read (RFC 9457); `members` are its extensions."""
    return JSONResponse(
        {"type": "about:blank", "title": title, "status": status, "detail": detail, **members},
        status_code=status,
        media_type="application/problem+json",
        headers={**_FOR_ANY_ORIGIN, "Cache-Control": "no-store"},
    )


def refused(refusal: UnknownFilter, request: Request | None = None) -> Response:
    """400, with the parameter and what it may be; of years in the wrong order the address of the
    request that exchanges them."""
    members: dict[str, object] = {} if refusal.value is None else {"value": refusal.value}
    title = "Unknown parameter" if refusal.value is None else "Unknown value of a parameter"
    if isinstance(refusal, ReversedYears):
        title = "First year after the last"
        members |= {"exchanged": _exchanged(refusal, request)} if request else {}
    return problem(
        400,
        title,
        str(refusal),
        parameter=refusal.parameter,
        **members,
        allowed=list(refusal.allowed),
    )


def _exchanged(refusal: ReversedYears, request: Request) -> str:
    pairs = request.query_params.multi_items()
    asked = urlencode([(name, refusal.exchanged.get(name, value)) for name, value in pairs])
    return f"{request.url.path}?{asked}"


def unasked(request: Request) -> Response | None:
    """The refusal of parameters at an address that has none; None where none are given."""
    try:
        refuse_rest(request.query_params.multi_items())
    except UnknownFilter as refusal:
        return refused(refusal)
    return None


def moved(path: str, scope: Scope) -> Response:
    """308 to another path of this site, with the query that was asked.

    The location has no host, so that it depends on none; one slash begins it, or it would name one.
    """
    query = scope["query_string"].decode("latin-1")
    location = "/" + quote(path.lstrip("/")) + (f"?{query}" if query else "")
    return RedirectResponse(location, status_code=308, headers={"Access-Control-Allow-Origin": "*"})


def preflight() -> Response:
    """The answer to a browser that asks whether a page of another host may read."""
    return Response(
        status_code=204,
        headers={
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Methods": "GET, HEAD",
            "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since, Range, If-Range",
            "Access-Control-Max-Age": "86400",
        },
    )


_HASHES = Kept(64_000_000)
_QUALITY = 5  # 10 ms for a page; a higher one takes five times as long for a fiftieth less
_PACKED_FORMS = {form: Kept(64_000_000) for form in CODINGS}


def _hash(body: bytes) -> str:
    return _HASHES.get(body, lambda: hashlib.sha256(body).hexdigest()[:32].encode()).decode()


def _packed(body: bytes, form: str) -> bytes:
    return _PACKED_FORMS[form].get(body, lambda: _PACKING[form](body))


_PACKING: Mapping[str, Callable[[bytes], bytes]] = {
    "br": partial(brotli.compress, quality=_QUALITY),
    "gzip": partial(gzip.compress, compresslevel=9, mtime=0),
}


@lru_cache(maxsize=8)
def _instant(day: datetime.date | None) -> datetime.datetime:
    """Midnight of the day, but never later than now: RFC 9110 forbids a change in the future."""
    chosen = day or datetime.date.fromisoformat(release.RELEASED)
    midnight = datetime.datetime.combine(chosen, datetime.time(), datetime.UTC)
    return min(midnight, datetime.datetime.now(datetime.UTC).replace(microsecond=0))


def _partial(
    request: Request, body: bytes, part: tuple[int, int], media_type: str, headers: dict[str, str]
) -> Response:
    first, end = part
    if first >= len(body):
        headers["Content-Range"] = f"bytes */{len(body)}"
        return Response(status_code=416, headers=headers)
    headers["Content-Range"] = f"bytes {first}-{end - 1}/{len(body)}"
    return _sent(request, body[first:end], media_type, headers, 206)


def _sent(
    request: Request, body: bytes, media_type: str, headers: dict[str, str], status: int
) -> Response:
    """The bytes, or for HEAD their length alone."""
    headers["Content-Length"] = str(len(body))
    content = b"" if request.method == "HEAD" else body
    return Response(content, status, headers=headers, media_type=media_type)
