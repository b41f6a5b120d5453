"""Bytes of a text that were written as letters to travel: base64, quoted-printable, percent signs, UTF-7."""

import binascii
import quopri
import re
from base64 import b64decode
from urllib.parse import unquote_to_bytes

_SURE = 100  # bytes of a text
_MOST = 0.3  # of it that is written so
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
_QUOTED = re.compile(rb"=[0-9A-F]{2}")
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_SHIFTED = re.compile(rb"\+[A-Za-z0-9+/]{3,}-?")


def opened(raw: bytes) -> tuple[bytes, str]:
    """The bytes as they were, and in what they were written; as they are, and empty, where in nothing."""
    if not raw.isascii() or len(raw) < _SURE:
        return raw, ""
    lines = raw.split()
    one = b"".join(lines)
    is_even = len({len(line) for line in lines[:-1]}) <= 1
    if is_even and _BASE64.fullmatch(one):
        try:
            return b64decode(one, validate=True), "base64"
        except binascii.Error:
            return raw, ""
    if _share(_QUOTED, raw) > _MOST:
        return quopri.decodestring(raw), "quoted-printable"
    if _share(_PERCENT, raw) > _MOST:
        # Forms write a space as a plus.
        raw = raw if b" " in raw or b"%20" in raw else raw.replace(b"+", b" ")
        return unquote_to_bytes(raw), "percent codes"
    if _share(_SHIFTED, raw) > _MOST:
        try:
            return raw.decode("utf-7").encode(), "UTF-7"
        except UnicodeError:
            return raw, ""
    return raw, ""


def _share(written: re.Pattern[bytes], raw: bytes) -> float:
    return sum(len(found[0]) for found in written.finditer(raw)) / len(raw)
