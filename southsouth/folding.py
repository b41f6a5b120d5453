"""Text as it is compared: one width, one case, no diacritics, no marks between letters."""

import re
import unicodedata
from functools import lru_cache

from southsouth.chinese import simplified

_GROUPED = re.compile(r"(?<![\d.])\d{1,3}(?:[\s,'’]\d{3})+(?![\d])")
_SEPARATOR = re.compile(r"[\s,'’]")
_MARKS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """The text as it is compared.

    Compatibility forms are one (NFKC), case is folded, combining marks are dropped, traditional Chinese
    characters are simplified, and the separators between the digits of a number are gone: `１3 000` and
    `13,000` are `13000`.
    Any string may be given, lone surrogates and NUL included.
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    if not text.isascii():
        apart = unicodedata.normalize("NFD", text)
        text = unicodedata.normalize("NFC", "".join(c for c in apart if not _is_mark(c)))
        text = simplified(text)
    return _GROUPED.sub(lambda found: _SEPARATOR.sub("", found[0]), text)


@lru_cache(maxsize=4096)
def _is_mark(character: str) -> bool:
    return unicodedata.category(character) == "Mn"


def squashed(text: str) -> str:
    """Folded text with no marks in it: SS-GATE and ss gate are ssgate.

    Between two numbers one mark stays, whichever it was: 1.0 is not 10, and E/2014/77 is e2014-77.
    """
    return _MARKS.sub(_mark_between, text)


def _mark_between(found: re.Match[str]) -> str:
    start, end = found.span()
    before, after = found.string[max(start - 1, 0) : start], found.string[end : end + 1]
    return "-" if before.isdigit() and after.isdigit() else ""
