"""Bytes of a text that were written as letters to travel: base64, quoted-printable, percent codes, UTF-7, a mail."""

import binascii
import quopri
import re
from base64 import b64decode
from collections.abc import Callable
from email import message_from_bytes, policy
from urllib.parse import unquote_to_bytes

_SURE = 100  # bytes of a text
_LINE = 40  # bytes of a line of base64
_MOST = 0.3  # of it that is written so
_HEAD = re.compile(rb"(?:[A-Z][A-Za-z-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_URI = re.compile(rb"data:[^,\s]{0,80};base64,")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
_QUOTED = re.compile(rb"=[0-9A-F]{2}")
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_SHIFTED = re.compile(rb"\+[A-Za-z0-9+/]{3,}-?")
# Sets that are part of GB18030: programs name one of them and write characters that only the whole one has.
_OF_GB18030 = ("gb", "cp936", "x-gbk", "euc-cn")


def opened(raw: bytes) -> tuple[bytes, str]:
    """The bytes as they were, and in what they were written; as they are, and empty, where in nothing."""
    if raw.isascii() and len(raw) >= _SURE:
        for name, read in _WAYS:
            found = read(raw)
            if found is not None:
                return found, name
    return raw, ""


def _mail(raw: bytes) -> bytes | None:
    """The text of a mail."""
    head = _HEAD.match(raw)
    if not head or b"content-transfer-encoding" not in head[0].lower():
        return None
    body = message_from_bytes(raw, policy=policy.default).get_body(("plain", "html"))
    if body and str(body.get_content_charset()).startswith(_OF_GB18030):
        return bytes(body.get_payload(decode=True) or b"")
    try:
        return str(body.get_content()).encode() if body else None
    except (LookupError, ValueError):
        return None


def _base64(raw: bytes) -> bytes | None:
    lines = _URI.sub(b"", raw, count=1).split()
    one = b"".join(lines)
    is_even = len({len(line) for line in lines[:-1]}) <= 1 and len(lines[0]) >= _LINE
    if not is_even or not _BASE64.fullmatch(one):
        return None
    try:
        return b64decode(one, validate=True)
    except binascii.Error:
        return None


def _quoted(raw: bytes) -> bytes | None:
    return quopri.decodestring(raw) if _share(_QUOTED, raw) > _MOST else None


def _percent(raw: bytes) -> bytes | None:
    if _share(_PERCENT, raw) <= _MOST:
        return None
    # Forms write a space as a plus.
    has_spaces = b" " in raw or b"%20" in raw
    return unquote_to_bytes(raw if has_spaces else raw.replace(b"+", b" "))


def _utf_7(raw: bytes) -> bytes | None:
    try:
        return raw.decode("utf-7").encode() if _share(_SHIFTED, raw) > _MOST else None
    except UnicodeError:
        return None


def _share(written: re.Pattern[bytes], raw: bytes) -> float:
    return sum(len(found[0]) for found in written.finditer(raw)) / len(raw)


_WAYS: tuple[tuple[str, Callable[[bytes], bytes | None]], ...] = (
    ("a mail", _mail),
    ("base64", _base64),
    ("quoted-printable", _quoted),
    ("percent codes", _percent),
    ("UTF-7", _utf_7),
)
