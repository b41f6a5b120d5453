"""What a request asks of a file besides its address: conditions, a range, an encoding (RFC 9110).

Werkzeug reads the headers. What it cannot read is as if it had not been sent: a malformed condition
is none, a malformed range is the whole, and neither is ever an error.
"""

import datetime
from collections.abc import Mapping
from functools import lru_cache

from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES
from werkzeug.datastructures import Accept
from werkzeug.http import is_resource_modified, parse_accept_header, parse_range_header

_SMALLEST = 500  # bytes: a smaller answer is not worth the packing
_PACKED = tuple(kind.rstrip("*") for kind in DEFAULT_EXCLUDED_CONTENT_TYPES)
CODINGS = ("br", "gzip")  # of two that are liked alike the first: a page is a tenth smaller by it
READ_BY_RANGE = (
    "application/vnd.apache.parquet",
    "application/geopackage+sqlite3",
    "application/vnd.sqlite3",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/zip",
)
"""Types that clients read in parts: never encoded, so that every length counts the same bytes."""


def coding(headers: Mapping[str, str], size: int, media_type: str) -> str:
    """How a body is packed for this reader: br, gzip, or not at all where it is not worth the packing."""
    if media_type.startswith((*_PACKED, *READ_BY_RANGE)):
        return ""
    liked, plain_refused = encodings(headers.get("accept-encoding", ""))
    return liked if plain_refused or size >= _SMALLEST else ""


@lru_cache(maxsize=256)
def encodings(accepted: str) -> tuple[str, bool]:
    """What an Accept-Encoding header means here: the packed form that is liked best, if as well as
    the plain one, and whether the plain one is refused."""
    liked = parse_accept_header(accepted, Accept)
    plain = liked.quality("identity")
    best = max(CODINGS, key=liked.quality)
    is_liked = 0 < liked.quality(best) >= plain
    return best if is_liked else "", not plain and liked.find("identity") >= 0


def has_it(headers: Mapping[str, str], tag: str, changed: datetime.datetime) -> bool:
    """Whether the reader's copy is the one that would be sent; a tag goes before a date."""
    return _is_current(headers, ("if-none-match", "if-modified-since"), tag, changed)


def asked_part(
    headers: Mapping[str, str], tag: str, changed: datetime.datetime, size: int
) -> tuple[int, int] | None:
    """First byte asked for and the one behind the last; None for the whole.

    A first byte at or behind the end cannot be met. Several ranges at once are answered with the
    whole, as RFC 9110 allows, and so is a part of what is no longer this file.
    """
    asked = parse_range_header(headers.get("range"))
    if asked is None or asked.units != "bytes" or len(asked.ranges) != 1:
        return None
    if headers.get("if-range", "").startswith("W/"):  # compares strongly: RFC 9110, 13.1.5
        return None
    if "if-range" in headers and not _is_current(headers, ("range", "if-range"), tag, changed):
        return None
    first, end = asked.ranges[0]
    return (first if first >= 0 else max(0, size + first)), min(size, end or size)


def _is_current(
    headers: Mapping[str, str], names: tuple[str, ...], tag: str, changed: datetime.datetime
) -> bool:
    environ = {
        f"HTTP_{name.upper().replace('-', '_')}": headers[name] for name in names if name in headers
    }
    try:
        return not is_resource_modified(
            environ, tag, last_modified=changed, ignore_if_range="range" not in names
        )
    except OverflowError:  # of email.utils: a date beyond every calendar
        return False
