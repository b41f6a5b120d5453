"""A copy of the report, read into its paragraphs and footnotes."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from southsouth.errors import NotTheReport

PARAGRAPHS = range(77)
MARKS = "¹²³⁴⁵⁶⁷⁸⁹"
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_NUMBERED = re.compile(r"^(\d+)\.\s+(.*)$")
_HEADING = re.compile(r"^([一二三四五六七八九十]+|[A-Z])\.\s")


@dataclass(frozen=True)
class Report:
    """Paragraphs by number (0 is title and summary), footnotes by number, and who cites them."""

    paragraphs: dict[int, str]
    footnotes: dict[int, str]
    cited: dict[int, int]


def squash(text: str) -> str:
    """The text without any white space."""
    return re.sub(r"\s+", "", text)


def plain(text: str) -> str:
    """The text as it is compared: no white space, no footnote marks."""
    return squash(text).translate({ord(mark): None for mark in MARKS})


def characters(text: str) -> int:
    """Characters of a paragraph, white space and footnote marks aside."""
    return len(plain(text))


def sha256(text: str) -> str:
    """SHA-256 (hex) of a paragraph without white space and footnote marks, in UTF-8."""
    return hashlib.sha256(plain(text).encode()).hexdigest()


def read(path: Path) -> Report:
    """The report of a text file.

    Raises:
        NotTheReport: the file is missing, not UTF-8, or lacks paragraphs, which are named.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise NotTheReport(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise NotTheReport(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    return parse(text, str(path))


def parse(text: str, name: str = "the text") -> Report:
    """The report of a text.

    Raises:
        NotTheReport: paragraphs are missing; they are named.
    """
    paragraphs, footnotes = _collect(_LINK.sub(r"\1", text).splitlines())
    missing = [number for number in PARAGRAPHS if not paragraphs.get(number)]
    if missing:
        listed = ", ".join(map(str, missing[:20])) + ("…" if len(missing) > 20 else "")
        raise NotTheReport(f"{name}: paragraphs missing: {listed}; is this the report?")
    cited = {
        MARKS.index(mark) + 1: number
        for number, paragraph in paragraphs.items()
        for mark in paragraph
        if mark in MARKS
    }
    return Report(paragraphs, footnotes, cited)


def _collect(lines: Iterable[str]) -> tuple[dict[int, str], dict[int, str]]:
    """Lines to paragraphs: one broken by a page end or by footnotes goes on after them."""
    paragraphs: dict[int, str] = {0: ""}
    footnotes: dict[int, str] = {}
    current, is_open = 0, True
    for line in filter(None, (line.strip() for line in lines)):
        numbered = _NUMBERED.match(line)
        if line[0] in MARKS:
            footnotes[MARKS.index(line[0]) + 1] = line[1:].strip()
        elif numbered and int(numbered[1]) == current + 1:
            current, is_open = current + 1, True
            paragraphs[current] = numbered[2]
        elif _HEADING.match(line):
            is_open = False
        elif is_open and _continues(paragraphs[current], line, current):
            paragraphs[current] += line
    return paragraphs, footnotes


def _continues(so_far: str, line: str, number: int) -> bool:
    """Whether a line goes on with the paragraph, or is a sub-heading after a finished one."""
    if number == 0:
        return True
    finished = so_far.rstrip(MARKS).endswith(("。", "。)"))
    return not finished or "。" in line
