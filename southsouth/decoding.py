"""A copy's file as text: in whatever encoding a person has it, without what nobody sees in it.

What is put right here is put right once, for `southsouth verify`, the reader's own copy on a page
and the tests: signs that have no shape, digits, letters and brackets printed in full width, the
tags of a saved page, what each page of print repeats. The report as published has none of these, so
nothing of it is lost.
"""

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from southsouth import furniture, hypertext
from southsouth.errors import NotTheReport

# First bytes of files that hold no plain text, and what such a file is.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, as Word writes one"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # begins as UTF-16 does, so it goes first
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# Full-width signs that the report itself prints so; all others stand for those of ASCII.
_OWN = "，：；！？"
_WIDE = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F) if chr(sign) not in _OWN}
#: Signs that Unicode keeps for older sets, each the same to a reader as one in common use.
_TWINS = re.compile("[\u2f00-\u2fdf\uf900-\ufaff]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
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
        notes: What else was put right, each in words for a person.
    """

    words: str
    encoding: str
    invisible: Mapping[str, int] = field(default_factory=dict[str, int])
    wide: int = 0
    notes: tuple[str, ...] = ()


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
    """The text and its encoding: as marked, else UTF-8, else what reads as Chinese."""
    codec, encoding = next(
        ((codec, name) for mark, codec, name in _MARKED if raw.startswith(mark)),
        ("utf-8", "UTF-8"),
    )
    unmarked = codec == "utf-8" and b"\0" in raw
    try:
        words = None if unmarked else raw.decode(codec)
    except UnicodeDecodeError as error:
        if codec == "utf-8" and error.reason == "unexpected end of data":
            cut = raw[: error.start].decode(codec)
            return cut, "UTF-8 that ends within a character (the file is cut off)"
        guessed = _chinese(raw, ("gb18030", "GB18030")) if codec == "utf-8" else None
        if guessed is None:
            raise NotTheReport(
                f"{path}: not text: not {encoding} at byte {error.start}; save it as UTF-8"
            ) from None
        return guessed
    if words is None:
        wide = ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32-le", "UTF-32")
        return _chinese(raw, *wide) or (raw.decode("utf-8", "replace"), "UTF-8")
    return words, encoding


def _chinese(raw: bytes, *codecs_named: tuple[str, str]) -> tuple[str, str] | None:
    """The text in the first codec in which most of it is Chinese; each decodes almost anything."""
    for codec, name in codecs_named:
        try:
            words = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        signs = [sign for sign in words if not sign.isspace() and not sign.isascii()]
        common = sum(_is_common(sign) for sign in signs)
        if "\0" not in words and common > 0.9 * len(signs):
            return words, name
    return None


def _is_common(sign: str) -> bool:
    """Ideographs and signs of the first Chinese standard, which is what a Chinese text is made of."""
    try:
        return len(sign.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def cleaned(words: str, encoding: str = "UTF-8") -> Text:
    """The text without what has no shape and what is none of it, in the width of the report."""
    is_page = hypertext.is_page(words)
    words = hypertext.lines(words) if is_page else words
    found = Counter(_name(sign) for sign in words if _is_invisible(sign))
    wide = sum(ord(sign) in _WIDE for sign in words)
    kept = "".join(sign for sign in words if not _is_removed(sign)).translate(_WIDE)
    kept, twins = _TWINS.subn(lambda twin: unicodedata.normalize("NFKC", twin[0]), kept)
    kept, commas = _THOUSANDS.subn("", kept)
    lines = kept.splitlines()
    repeated = furniture.found(lines)
    if repeated:
        kept = "\n".join(line for at, line in enumerate(lines) if at not in set(repeated))
    notes = [
        (is_page, "taken from an HTML page"),
        (twins, f"with signs of older character sets ({twins})"),
        (commas, f"with commas in numbers ({commas})"),
        (repeated, f"with {len(repeated)} lines that its pages repeat, such as {_example(lines, repeated)}"),
    ]  # fmt: skip
    told = tuple(note for happened, note in notes if happened)
    return Text(kept, encoding, dict(sorted(found.items())), wide, told)


def _example(lines: list[str], repeated: list[int]) -> str:
    return f"“{lines[repeated[0]].strip()}”" if repeated else ""


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
