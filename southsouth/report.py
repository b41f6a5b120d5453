"""A copy of the report, read into its paragraphs and footnotes."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from southsouth import decoding
from southsouth.errors import NotTheReport

PARAGRAPHS = range(77)
MARKS = "¹²³⁴⁵⁶⁷⁸⁹"
_NO_MARKS = {ord(mark): None for mark in MARKS}
# An address, and nothing that says anything: text in brackets behind others is the text.
_LINK = re.compile(r"\[([^\[\]]*)\]\s?\(\s?(?:[#/.<]|[A-Za-z][A-Za-z0-9+.-]*:)(?:[!-'*-~]|\n)*\)")
# 2.78% within a paragraph begins none; 12.1978年 and 9.77 国 do, where a copy lost its spaces.
_NUMBERED = re.compile(r"^([0-9]{1,2})\s*\.\s*((?!\d).*|(?<=\s)\d.*|\d+\s*[年国].*)$")
_HEADING = re.compile(r"^([一二三四五六七八九十]+\s*\.|[A-Z]\s*\.[\s\u4e00-\u9fff])")
_LONGER = re.compile(r"\d\s*\d")  # than the number of any footnote
_NOTES = re.compile(r"[脚附尾]?注释?\s*[:：]?")  # stands above all footnotes
_COPIES = 5  # a file that holds more of them holds something else
_BEGINNING = 6  # characters that two copies of a paragraph begin with alike
_COMPARED = 40  # of those that begin otherwise most are alike
_ALIKE = 0.7


@dataclass(frozen=True)
class Report:
    """Paragraphs by number (0 is title and summary), footnotes by number, and who cites them.

    `headings` are the headings that stand before a paragraph, each on its line, by that
    paragraph's number. `again` is what stands in the copy a second time: paragraphs, footnotes and
    headings. `rest` are the lines after the last paragraph that are not part of it. `lines` are a
    paragraph's lines as the copy has them. `added` are words that the copy has in, before or behind a
    paragraph, on its lines, and that are not part of it. `doubled` are the paragraphs before which a
    heading of theirs stands several times.
    """

    paragraphs: dict[int, str]
    footnotes: dict[int, str]
    cited: dict[int, int]
    headings: dict[int, str] = field(default_factory=dict[int, str])
    again: "Report | None" = None
    rest: tuple[str, ...] = ()
    lines: dict[int, tuple[str, ...]] = field(default_factory=dict[int, tuple[str, ...]])
    added: dict[int, tuple[str, ...]] = field(default_factory=dict[int, tuple[str, ...]])
    doubled: tuple[int, ...] = ()

    @property
    def missing(self) -> list[int]:
        """Paragraphs that the report has and this copy has not."""
        return [number for number in PARAGRAPHS if not self.paragraphs.get(number)]

    @property
    def repeated(self) -> list[int]:
        """Paragraphs that stand in the copy a second time, ascending."""
        return sorted(n for n, text in self.again.paragraphs.items() if text) if self.again else []

    @property
    def is_whole(self) -> bool:
        """Whether it is a copy of the report, whole or damaged, and not only a few paragraphs of it."""
        return 4 * len(self.paragraphs) > 3 * len(PARAGRAPHS)

    @property
    def between(self) -> "Iterator[str]":
        """The lines between its paragraphs and behind the last."""
        for above in self.headings.values():
            yield from above.splitlines()
        yield from self.rest

    def without(self, line: str) -> "Report":
        """The copy without a line that stands between its paragraphs or behind the last."""
        headings = {
            number: "\n".join(each for each in above.splitlines() if each != line)
            for number, above in self.headings.items()
        }
        return replace(
            self,
            headings={number: above for number, above in headings.items() if above},
            rest=tuple(each for each in self.rest if each != line),
        )

    @property
    def copies(self) -> "Iterator[Report]":
        """What stands in the copy a second time, a third time and so on."""
        if self.again:
            yield self.again
            yield from self.again.copies


def squash(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())


# A paragraph is compared with the words of each of its rows.
@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The text as it is compared: no white space, no footnote marks."""
    return squash(text).translate(_NO_MARKS)


def characters(text: str) -> int:
    """Characters of a paragraph, white space and footnote marks aside."""
    return len(plain(text))


# What a copy has is hashed wherever it is asked whether that agrees.
@lru_cache(maxsize=1024)
def sha256(text: str) -> str:
    """SHA-256 (hex) of a paragraph without white space and footnote marks, in UTF-8."""
    return hashlib.sha256(plain(text).encode()).hexdigest()


def may_mark(signs: str, number: int) -> bool:
    """Whether signs may be the mark of a footnote: they have its number in them, or none."""
    values = {unicodedata.numeric(sign, None) for sign in signs} - {None}
    return values <= {number} and not _LONGER.search(signs)


def said_before(signs: str, mark: str) -> str:
    """What stands before a footnote beside its mark, where it is more than a sign."""
    said = signs.replace(mark, "").strip() if mark in signs else ""
    return said if any(map(str.isalpha, said)) and not _NOTES.fullmatch(said) else ""


def spans(numbers: Iterable[int]) -> str:
    """Ascending numbers for a reader: 1, 2, 3, 7 is `1-3, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def read(path: Path) -> Report:
    """The report of a text file.

    Raises:
        NotTheReport: the file is no readable text, or lacks paragraphs, which are named.
    """
    return parse(decoding.read(path).words, str(path))


def read_partial(path: Path) -> Report:
    """What a text file holds of the report, paragraphs missing or not.

    Raises:
        NotTheReport: the file is no readable text, or has no numbered paragraph at all.
    """
    return parse_partial(decoding.read(path).words, str(path))


def parse(text: str, name: str = "the text") -> Report:
    """The report of a text.

    Raises:
        NotTheReport: paragraphs are missing; they are named.
    """
    found = parse_partial(text, name)
    if found.missing:
        raise NotTheReport(
            f"{name}: paragraphs missing: {spans(found.missing)}; is this the report?"
        )
    return found


def unlinked(text: str) -> str:
    """A text without the addresses of its links."""
    return _LINK.sub(r"\1", text)


def parse_partial(
    text: str,
    name: str = "the text",
    ends: Collection[int] = frozenset(),
    aside: Collection[int] = frozenset(),
) -> Report:
    """What a text holds of the report.

    Of some lines, by position, it is known what they are: `ends` end a paragraph, `aside` are part of none.

    Raises:
        NotTheReport: it has no numbered paragraph at all.
    """
    found = _Lines(has_stops="。" in text)
    for at, line in enumerate(unlinked(text).splitlines()):
        if at in aside:
            found.put_aside(line.strip())
        elif line.strip():
            found.take(line.strip(), is_end=at in ends)
    if set(found.paragraphs) == {0} and not ends:
        raise NotTheReport(
            f"{name}: not the report: no paragraph is numbered as the report's are (1. to 76. at "
            "the start of a line)"
        )
    return found.report()


def numbered(line: str) -> int | None:
    """The number of the paragraph that a line begins; None where it begins none."""
    found = _NUMBERED.match(line)
    return int(found[1]) if found and 0 < int(found[1]) <= PARAGRAPHS[-1] else None


class _Lines:
    """Lines to paragraphs: one broken by a page end or by footnotes goes on after them."""

    def __init__(self, copy: int = 1, *, has_stops: bool = True) -> None:
        self._copy, self._has_stops = copy, has_stops
        self.paragraphs: dict[int, str] = {0: ""}
        self._footnotes: dict[int, str] = {}
        self._headings: dict[int, str] = {}
        self._lines: dict[int, list[str]] = {0: []}
        self._again: _Lines | None = None
        self._front: set[str] = set()
        self._is_repeating = False
        self._footnote = 0
        self._current = 0
        self._is_open = True
        self._pending: list[str] = []

    def report(self) -> Report:
        """What was read."""
        cited = {
            MARKS.index(mark) + 1: number
            for number, paragraph in self.paragraphs.items()
            for mark in paragraph
            if mark in MARKS
        }
        return Report(
            self.paragraphs,
            self._footnotes,
            cited,
            self._headings,
            self._again.report() if self._again else None,
            tuple(self._pending),
            {number: tuple(lines) for number, lines in self._lines.items()},
        )

    def take(self, line: str, *, is_end: bool = False) -> None:
        """One line, white space around it gone; after one that is an end nothing goes on."""
        self._take(line, is_end=is_end)
        self._is_open &= not is_end

    def put_aside(self, line: str) -> None:
        """One line that is part of nothing."""
        self._pending.append(line)

    def _take(self, line: str, *, is_end: bool) -> None:
        numbered = _NUMBERED.match(line)
        if line[0] in MARKS and not self._cites(line):
            self._take_footnote(line)
        elif self._footnote and not (numbered or _HEADING.match(line)) and self._is_unfinished():
            self._footnotes[self._footnote] += line
        elif numbered and self._current < int(numbered[1]) <= PARAGRAPHS[-1]:
            self._begin(int(numbered[1]), numbered[2])
        elif self._is_repeating or self._begins_again(line, numbered):
            self._repeat(line, is_end=is_end)
        elif _HEADING.match(line) or self._is_behind(numbered):
            self._is_open = False
            self._footnote = 0
            self._pending.append(line)
        elif self._is_open and self._continues(line):
            # What looked like a sub-heading was a line of the paragraph: a line that ends a
            # sentence goes on after it.
            self._lines[self._current] += [*self._pending, line]
            self.paragraphs[self._current] += "".join([*self._pending, line])
            self._pending = []
            self._front.update([squash(line)] if self._current == 0 else [])
        else:
            self._pending.append(line)

    def _cites(self, line: str) -> bool:
        """Whether a line that begins with a mark goes on with a paragraph: nothing had the mark yet."""
        is_new = not any(line[0] in text for text in self.paragraphs.values())
        return is_new and self._current > 0 and self._is_open and not line[1:2].isspace()

    def _is_within(self) -> bool:
        """Whether the paragraph has no end yet."""
        text = self.paragraphs[self._current].rstrip(MARKS)
        return self._is_open and not text.endswith(("。", "。)"))

    def _take_footnote(self, line: str) -> None:
        """The first line of a footnote; of one that was there already it goes to the second copy."""
        number = MARKS.index(line[0]) + 1
        if number in self._footnotes:
            self._repeat(line, goes_on=False)
        else:
            self._footnote = number
            # Markdown sets a colon behind the mark.
            self._footnotes[number] = line[1:].lstrip(":：.。)] ").rstrip()

    def _is_unfinished(self) -> bool:
        """Whether the last footnote goes on in the next line: each ends with a full stop, where there are any."""
        return self._has_stops and not self._footnotes[self._footnote].endswith("。")

    def _repeat(self, line: str, *, goes_on: bool = True, is_end: bool = False) -> None:
        """A line that was there already goes to the second copy, which is read as the first is."""
        self._is_repeating |= goes_on
        self._footnote = 0
        if self._copy == _COPIES:
            self._pending.append(line)
            return
        if self._again is None:
            self._again = _Lines(self._copy + 1, has_stops=self._has_stops)
        self._again.take(line, is_end=is_end)

    def _begins_again(self, line: str, numbered: re.Match[str] | None) -> bool:
        """Whether a paragraph that was there begins once more, or behind the last one the title."""
        if numbered:
            here = squash(self.paragraphs.get(int(numbered[1]), "")[: 4 * _COMPARED])
            text = squash(numbered[2][: 4 * _COMPARED])
            begins = bool(text) and here.startswith(text[:_BEGINNING])
            return begins or begin_alike(here, text)
        is_behind = self._current == PARAGRAPHS[-1] and not self._is_within()
        return is_behind and squash(line) in self._front

    def _is_behind(self, numbered: re.Match[str] | None) -> bool:
        """Whether a numbered line after the last paragraph is not part of the report."""
        return self._current == PARAGRAPHS[-1] and bool(numbered)

    def _begin(self, number: int, text: str) -> None:
        if self._is_repeating and self._again:
            # Headings behind a paragraph that stood there twice belong to the next one.
            self._pending += self._again._pending
            self._again._pending = []
        self._current, self._is_open = number, True
        self._footnote = 0
        self._is_repeating = False
        self.paragraphs[number] = text
        self._lines[number] = [text]
        if self._pending:
            self._headings[number] = "\n".join(self._pending)
            self._pending = []

    def _continues(self, line: str) -> bool:
        """Whether a line goes on with the paragraph, or is a sub-heading after a finished one."""
        if self._current == 0:
            return True
        finished = self.paragraphs[self._current].rstrip(MARKS).endswith(("。", "。)"))
        return not finished or "。" in line


def begin_alike(one: str, other: str) -> bool:
    """Whether two long texts without white space have most of their first characters in the same order."""
    if min(len(one), len(other)) < _COMPARED:
        return False
    read = SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False)
    return read.quick_ratio() > _ALIKE and read.ratio() > _ALIKE
