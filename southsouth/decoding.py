"""A copy's file as text: in whatever encoding a person has it, without what nobody sees in it.

What is put right here is put right once, for `southsouth verify`, the reader's own copy on a page
and the tests: signs that have no shape, and digits, letters and brackets printed in full width. The
report as published has neither, so nothing of it is lost.
"""

import codecs
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from southsouth.errors import NotTheReport

# First bytes of files that hold no plain text, and what such a file is.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, as Word writes one"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
)
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# Full-width signs that the report itself prints so; all others stand for those of ASCII.
_OWN = "，：；！？"
_WIDE = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F) if chr(sign) not in _OWN}
_LINES = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")  # white space to every reader


@dataclass(frozen=True)
class Text:
    """The text of a copy.

    Attributes:
        words: The text, with invisible characters left out and full-width digits, letters and
            brackets in the width of the report.
        encoding: Name of the encoding it was in.
        invisible: What was left out: Unicode name to how often.
        wide: How many full-width signs were narrowed.
    """

    words: str
    encoding: str
    invisible: Mapping[str, int] = field(default_factory=dict[str, int])
    wide: int = 0


def read(path: Path) -> Text:
    """The text of a file.

    Raises:
        NotTheReport: it cannot be read, or is no text; the message says what it is and what to do.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise NotTheReport(f"{path}: cannot be read ({error.strerror})") from None
    if not raw.strip(b" \t\r\n\v\f\0"):
        raise NotTheReport(f"{path}: the file is empty")
    for signature, what in _SIGNATURES:
        if raw.startswith(signature):
            raise NotTheReport(f"{path}: not text: {what}; save its text as UTF-8")
    words, encoding = _decoded(raw, path)
    if "\0" in words:
        at = words.index("\0")
        raise NotTheReport(f"{path}: not text: it holds NUL at character {at}")
    return cleaned(words, encoding)


def _decoded(raw: bytes, path: Path) -> tuple[str, str]:
    """The text and its encoding: as marked, else UTF-8, else GB18030 where that reads as Chinese."""
    codec, encoding = next(
        ((codec, name) for mark, codec, name in _MARKED if raw.startswith(mark)),
        ("utf-8", "UTF-8"),
    )
    try:
        return raw.decode(codec), encoding
    except UnicodeDecodeError as error:
        words = _chinese(raw) if codec == "utf-8" else None
        if words is None:
            raise NotTheReport(
                f"{path}: not text: not {encoding} at byte {error.start}; save it as UTF-8"
            ) from None
    return words, "GB18030"


def _chinese(raw: bytes) -> str | None:
    """The text in GB18030, which decodes almost anything: only where most of it is Chinese."""
    try:
        words = raw.decode("gb18030")
    except UnicodeDecodeError:
        return None
    signs = [sign for sign in words if not sign.isspace() and not sign.isascii()]
    common = sum(_is_common(sign) for sign in signs)
    return words if common > 0.9 * len(signs) else None


def _is_common(sign: str) -> bool:
    """Ideographs and signs of the first Chinese standard, which is what a Chinese text is made of."""
    try:
        return len(sign.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def cleaned(words: str, encoding: str = "UTF-8") -> Text:
    """The text without what has no shape, in the width in which the report prints."""
    found = Counter(_name(sign) for sign in words if _is_invisible(sign))
    wide = sum(ord(sign) in _WIDE for sign in words)
    kept = "".join(sign for sign in words if not _is_removed(sign)).translate(_WIDE)
    return Text(kept, encoding, dict(sorted(found.items())), wide)


def _is_invisible(sign: str) -> bool:
    """Whether a reader cannot see the sign, or not tell it from a space."""
    return _is_removed(sign) or (unicodedata.category(sign) == "Zs" and sign not in " \u3000")


def _is_removed(sign: str) -> bool:
    """Format characters, controls, variation selectors: they stand for nothing. Spaces stay."""
    if sign.isascii() and sign.isprintable() or sign in _LINES:
        return False
    return unicodedata.category(sign) in ("Cf", "Cc", "Co") or "\ufe00" <= sign <= "\ufe0f"


def _name(sign: str) -> str:
    return unicodedata.name(sign, f"U+{ord(sign):04X}")
