"""How this process answers with a file, a refusal or a page that helps: HTTP, and nothing else."""

import datetime
import gzip
import hashlib
import html
import re
from collections.abc import Mapping, Sequence
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache

from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from southsouth import release
from southsouth.kept import Kept
from southsouth.menu import PAGES

_SMALLEST = 500  # bytes: below this Streamlit's middleware leaves an answer as it is, and so do we
_PACKED = tuple(kind.rstrip("*") for kind in DEFAULT_EXCLUDED_CONTENT_TYPES)
_FOR_ANY_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, Content-Range, ETag, Link",
}
_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)


def file_response(
    request: Request,
    body: bytes,
    media_type: str,
    *,
    filename: str | None = None,
    links: Sequence[str] = (),
    immutable: bool = False,
    last_modified: datetime.date | None = None,
) -> Response:
    """A file, whole or in part; 304 where the reader has it already.

    Args:
        request: What was asked; its conditions, range and encodings are honoured.
        body: The bytes. Hand over the same object each time: its hash and its gzip are kept.
        media_type: Content-Type, with the charset of a text.
        filename: Name under which a browser saves it; without one it is shown.
        links: Values of the Link header, made with `link`.
        immutable: Whether the address will have these bytes for ever.
        last_modified: Day of the last change; the day of the release where none is given.

    The ETag is the hash of the bytes, with `-gzip` on the packed form, so both stay strong.
    """
    changed = _instant(last_modified)
    tag = _hash(body)
    headers = {
        "ETag": f'"{tag}"',
        "Last-Modified": format_datetime(changed, usegmt=True),
        "Cache-Control": f"public, max-age={31_536_000 if immutable else 3600}"
        + (", immutable" if immutable else ""),
        "Accept-Ranges": "bytes",
        "Vary": "Accept-Encoding",
        **_FOR_ANY_ORIGIN,
    }
    if links:
        headers["Link"] = ", ".join(links)
    if filename:
        headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    if _has_it(request.headers, tag, changed):
        return Response(status_code=304, headers=headers)
    part = _asked_part(request.headers, tag, changed, len(body))
    if part is not None:
        return _partial(request, body, part, media_type, headers)
    return _whole(request, body, media_type, headers)


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


def not_found(path: str, nearest: Mapping[str, str] | None = None) -> Response:
    """A page in both languages that says what is here instead, with status 404.

    `nearest` are addresses with their titles that come close to what was asked.
    """
    return Response(
        missing_page(path, nearest), status_code=404, media_type="text/html; charset=utf-8"
    )


def missing_page(path: str, nearest: Mapping[str, str] | None = None) -> str:
    """The page for an address at which there is nothing."""
    close = "".join(_item(address, title) for address, title in (nearest or {}).items())
    pages = "".join(_item(f"/{page.address}", page.title) for page in PAGES)
    shown = html.escape(path if len(path) <= 200 else path[:200] + "…")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not found · 没有此页</title>'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        '</head><body><main><h1>Nothing at this address · <span lang="zh">此处没有页面</span></h1>'
        f"<p><code>{shown}</code></p>"
        + (
            f'<p>Close to it · <span lang="zh">相近的地址：</span></p><ul>{close}</ul>'
            if close
            else ""
        )
        + f'<p>These are the pages · <span lang="zh">现有页面：</span></p><ul>{pages}</ul>'
        "</main></body></html>"
    )


def _item(address: str, title: str) -> str:
    return f'<li><a href="{html.escape(address)}">{html.escape(title)}</a></li>'


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
_PACKED_FORMS = Kept(64_000_000)


def _hash(body: bytes) -> str:
    return _HASHES.get(body, lambda: hashlib.sha256(body).hexdigest()[:32].encode()).decode()


def _gzipped(body: bytes) -> bytes:
    return _PACKED_FORMS.get(body, lambda: gzip.compress(body, 6, mtime=0))


@lru_cache(maxsize=8)
def _instant(day: datetime.date | None) -> datetime.datetime:
    """Midnight of the day, but never later than now: RFC 9110 forbids a change in the future."""
    chosen = day or datetime.date.fromisoformat(release.RELEASED)
    midnight = datetime.datetime.combine(chosen, datetime.time(), datetime.UTC)
    return min(midnight, datetime.datetime.now(datetime.UTC).replace(microsecond=0))


def _has_it(headers: Mapping[str, str], tag: str, changed: datetime.datetime) -> bool:
    """Whether the reader's copy is this one (RFC 9110: If-None-Match goes before the date)."""
    wanted = headers.get("if-none-match")
    if wanted is not None:
        return wanted.strip() == "*" or any(
            _bare(candidate) == tag for candidate in wanted.split(",")
        )
    since = _moment(headers.get("if-modified-since"))
    return since is not None and changed <= since


def _bare(candidate: str) -> str:
    """The hash inside a tag, packed or not, weak or strong."""
    return candidate.strip().removeprefix("W/").strip('"').removesuffix("-gzip")


def _moment(text: str | None) -> datetime.datetime | None:
    try:
        moment = parsedate_to_datetime(text) if text else None
    except ValueError:
        return None
    return moment.replace(tzinfo=datetime.UTC) if moment and moment.tzinfo is None else moment


def _asked_part(
    headers: Mapping[str, str], tag: str, changed: datetime.datetime, size: int
) -> tuple[int, int] | None:
    """First and last byte asked for; None for the whole; last before first cannot be met.

    Several ranges at once are answered with the whole, as RFC 9110 allows.
    """
    found = _RANGE.fullmatch(headers.get("range", "").replace(" ", ""))
    condition = headers.get("if-range")
    if condition and condition != f'"{tag}"' and _moment(condition) != changed:
        return None
    if found is None or not any(found.groups()):
        return None
    first, last = (group[:18] for group in found.groups())  # no body has a longer number
    if not first:
        return (max(0, size - int(last)), size - 1) if int(last) else (size, size - 1)
    end = min(int(last), size - 1) if last else size - 1
    if last and int(last) < int(first):
        return None  # not a range at all, and to be ignored
    return int(first), end


def _partial(
    request: Request, body: bytes, part: tuple[int, int], media_type: str, headers: dict[str, str]
) -> Response:
    first, last = part
    if first >= len(body):
        headers["Content-Range"] = f"bytes */{len(body)}"
        return Response(status_code=416, headers=headers)
    headers["Content-Range"] = f"bytes {first}-{last}/{len(body)}"
    return _sent(request, body[first : last + 1], media_type, headers, 206)


def _whole(request: Request, body: bytes, media_type: str, headers: dict[str, str]) -> Response:
    if _wants_gzip(request.headers, body, media_type):
        headers["Content-Encoding"] = "gzip"
        headers["ETag"] = f'"{_hash(body)}-gzip"'
        body = _gzipped(body)
    return _sent(request, body, media_type, headers, 200)


def _wants_gzip(headers: Mapping[str, str], body: bytes, media_type: str) -> bool:
    """Packed here, once, and kept; Streamlit's middleware would pack it anew at every answer."""
    if len(body) < _SMALLEST or media_type.startswith(_PACKED):
        return False
    accepted = headers.get("accept-encoding", "").lower().replace(" ", "")
    return any(
        part.partition(";")[0] == "gzip" and not part.endswith((";q=0", ";q=0.0"))
        for part in accepted.split(",")
    )


def _sent(
    request: Request, body: bytes, media_type: str, headers: dict[str, str], status: int
) -> Response:
    """The bytes, or for HEAD their length alone."""
    headers["Content-Length"] = str(len(body))
    content = b"" if request.method == "HEAD" else body
    return Response(content, status, headers=headers, media_type=media_type)
