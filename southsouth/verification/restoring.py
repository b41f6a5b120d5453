"""What only a hash can put right: the width of its commas, other punctuation, marks of footnotes, words added.

The report prints some commas in half width, so no rule tells which of a copy's were printed so; and
a copy without footnote marks has the footnotes within its paragraphs. Whatever is chosen here makes
a paragraph the report's to the letter; where nothing does, the paragraph stays as the copy has it.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations, product
from operator import ne
from typing import Any

import polars as pl

from southsouth.chinese import readings
from southsouth.decoding import Text
from southsouth.report import MARKS, Report, characters, may_mark, plain, sha256
from southsouth.tables import rows
from southsouth.verification import added, punctuation
from southsouth.verification.copy import footnote_hashes
from southsouth.verification.words import printed_by_passage, printed_words_of_footnotes

Row = Mapping[str, Any]
_NARROW = str.maketrans("，：", ",:")
_FULL = str.maketrans(",:", "，：")
#: Commas and colons that may be of either width: those of ASCII in 1,000 and Re:Search are not.
_EITHER = re.compile(r"(?<![A-Za-z0-9])[,:]|[,:](?![A-Za-z0-9])|[，：]")
_COMMAS = 200  # characters of a text for each comma of it
_SEARCHED = 8  # signs of a paragraph of which each may be of either width: 256 ways
_WIDTH = 16  # characters that may stand for a mark: (1), [注1], [脚注 1]
_LINES = 100  # of a paragraph, even of one broken after each few words


@dataclass(frozen=True)
class Restored:
    """A copy with what was put right, and how much that was."""

    report: Report
    widths: int = 0
    notes: tuple[str, ...] = ()
    signs: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])

    def told(self, text: Text, others: Sequence[str] = ()) -> Text:
        """The copy's text with what was put right told beside what was before."""
        notes = (*text.notes, *others, *self.notes, *punctuation.told(self.signs))
        return replace(text, narrow=text.narrow + self.widths, notes=notes)


def restored(report: Report, frames: Mapping[str, pl.DataFrame]) -> Restored:
    """The copy, its second copies too, with the widths and marks that the tables bear out."""
    of = {row["paragraph"]: row for _, row in rows(frames["paragraphs"], "paragraphs")}
    again = restored(report.again, frames) if report.again else None
    report = replace(report, again=again.report) if again else report
    notes: tuple[str, ...] = ()
    known = _Known(frames)
    if not report.cited:
        report, notes = _marked(report, of, frames)
    passages = [
        *(
            _Passage(number, 0, text, of[number]["sha256"], of[number]["characters"])
            for number, text in report.paragraphs.items()
        ),
        *(
            _Passage(0, number, text, known.hashes.get(number, ""))
            for number, text in report.footnotes.items()
        ),
    ]
    put = [_put_right(passage, report, known) for passage in passages]
    paragraphs = {each.number: each.text for each in put if not each.footnote}
    footnotes = {each.footnote: each.text for each in put if each.footnote}
    more = {each.number: (*report.added.get(each.number, ()), *each.added) for each in put if each.added}  # fmt: skip
    signs = sum((each.signs for each in put), again.signs if again else Counter[tuple[str, str]]())
    widths = sum(each.widths for each in put) + punctuation.widths(signs)
    found = replace(
        report, paragraphs=paragraphs, footnotes=footnotes, added={**report.added, **more}
    )
    forms = sum((each.forms for each in put), Counter[tuple[str, str]]())
    if forms:
        pairs = ", ".join(f"“{one}” for “{own}”" for one, own in forms)
        notes = (*notes, f"with {pairs} ({forms.total():,} put right)")
    return Restored(found, widths, notes, signs)


class _Known:
    """What the tables know of the passages, asked for where one differs."""

    def __init__(self, frames: Mapping[str, pl.DataFrame]) -> None:
        self._frames = frames
        self.hashes = footnote_hashes(frames["paragraphs"])

    @cached_property
    def phrases(self) -> Mapping[tuple[int, int], Collection[str]]:
        """The printed words of each."""
        return printed_by_passage(self._frames)


@dataclass(frozen=True)
class _Passage:
    """A paragraph or footnote of a copy, its hash and length in the report, and what was put right in it."""

    number: int
    footnote: int
    text: str
    wanted: str
    length: int | None = None
    widths: int = 0
    signs: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    added: tuple[str, ...] = ()
    forms: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])

    def is_it(self, whole: str) -> bool:
        """Whether a text without white space and marks is the report's."""
        return hashlib.sha256(whole.encode()).hexdigest() == self.wanted

    def widened(self, text: str) -> "_Passage":
        """The same with commas and colons in other widths."""
        widths = sum(one != other for one, other in zip(self.text, text, strict=True))
        return replace(self, text=text, widths=widths)


def _put_right(passage: _Passage, report: Report, known: _Known) -> _Passage:
    """A passage as the report has it, where no more than its punctuation differs or words were added."""
    if not passage.text or sha256(passage.text) == passage.wanted:
        return passage
    has_length = passage.length in (None, characters(passage.text))
    for read in readings(passage.text) if has_length else ():
        if (widened := _hashed(read, passage.wanted)) is not None:
            forms = Counter(pair for pair in zip(passage.text, read, strict=True) if ne(*pair))
            return replace(passage, text=read, forms=forms).widened(widened)
    phrases = known.phrases.get((passage.number, passage.footnote), ())
    respelt = punctuation.respelt(passage.text, passage.is_it, phrases, passage.length)
    if respelt and sha256(respelt.text) == passage.wanted:
        return replace(passage, text=respelt.text, signs=respelt.signs)
    in_full = passage.widened(_fallback(passage.text, report))
    if in_full.widths:
        respelt = punctuation.respelt(in_full.text, lambda _: False, phrases, 0)
    for tried in (passage, in_full) if in_full.widths else (passage,):
        lines = report.lines.get(passage.number, ()) if not passage.footnote else ()
        told = added.told_apart(tried.text, lines, tried.is_it, tried.length)
        if told:
            return replace(tried, text=told[0], added=told[1])
    return replace(in_full, text=respelt.text, signs=respelt.signs) if respelt else in_full


def _widened(text: str, row: Row) -> str | None:
    """The text with commas and colons in the widths that make it the report's, if any do."""
    return _hashed(text, row["sha256"]) if characters(text) == row["characters"] else None


def _hashed(text: str, wanted: str) -> str | None:
    """The text with commas and colons in the widths that give this hash, if any do."""
    return next((tried for tried in _widths(text) if sha256(tried) == wanted), None)


def _widths(text: str) -> Iterator[str]:
    """The text as it is, all in full width, all in half width, and where signs are few all ways."""
    yield text
    yield _EITHER.sub(lambda sign: sign[0].translate(_FULL), text)
    yield _EITHER.sub(lambda sign: sign[0].translate(_NARROW), text)
    places = [sign.start() for sign in _EITHER.finditer(text)]
    if len(places) > _SEARCHED:
        return
    both = [(text[at].translate(_FULL), text[at].translate(_NARROW)) for at in places]
    for signs in product(*both):
        tried = [*text]
        for at, sign in zip(places, signs, strict=True):
            tried[at] = sign
        yield "".join(tried)


def _fallback(text: str, report: Report) -> str:
    """A paragraph or footnote that differs anyway, of a copy without any comma in full width: in full width."""
    whole = "".join(report.paragraphs.values())
    # Of a few commas in half width, where there are no others, the report has as many.
    if "，" in whole or whole.count(",") < len(whole) // _COMMAS:
        return text
    return _EITHER.sub(lambda sign: sign[0].translate(_FULL), text)


def _marked(
    report: Report, of: Mapping[int, Row], frames: Mapping[str, pl.DataFrame]
) -> tuple[Report, tuple[str, ...]]:
    """A copy without footnote marks: footnotes out of its paragraphs, marks where they belong."""
    marks = _marks(frames["number_audit"])
    paragraphs, cited, found = dict(report.paragraphs), dict(report.cited), list[str]()
    written: set[str] = set()
    for number, lines in sorted(report.lines.items()):
        told = _told_apart(lines, marks.get(number, []), of[number])
        if told is None:
            continue
        paragraphs[number], notes, signs = told
        found += notes
        cited |= {MARKS.index(mark) + 1: number for _, mark in marks.get(number, [])}
        written |= {*map(str.strip, signs)}
    footnotes, others = _numbered(found, frames)
    if not cited or not (footnotes or report.footnotes):
        return report, ()
    restored = replace(
        report,
        paragraphs=paragraphs,
        footnotes=report.footnotes | footnotes,
        cited=cited,
        rest=(*report.rest, *others),
    )
    form = "lost"
    if written:
        is_plain = all(sign.isdecimal() for sign in written)
        form = "as plain digits" if is_plain else f"written as “{min(written)}”"
    return restored, (f"with footnote marks {form} ({len(cited) + len(footnotes):,} put back)",)


def _marks(audit: pl.DataFrame) -> dict[int, list[tuple[int, str]]]:
    """For each paragraph the marks in its text, by where they stand."""
    found: dict[int, list[tuple[int, str]]] = {}
    for row in audit.filter(pl.col("token").is_in([*MARKS]), part="text").iter_rows(named=True):
        found.setdefault(row["paragraph"], []).append((row["offset"], row["token"]))
    return {number: sorted(marks) for number, marks in found.items()}


def _told_apart(
    lines: Sequence[str], marks: Sequence[tuple[int, str]], row: Row
) -> tuple[str, list[str], list[str]] | None:
    """The paragraph with its marks, the lines in it that are footnotes, what stood where its marks should.

    None where no run of lines left out makes the paragraph the report's.
    """
    if len(lines) > _LINES:
        return None
    for start, end in [(0, 0), *combinations(range(len(lines) + 1), 2)]:
        text = "".join([*lines[:start], *lines[end:]])
        width, others = divmod(characters(text) - row["characters"], max(len(marks), 1))
        if others or not 0 <= width <= (_WIDTH if marks else 0):
            continue
        bare, signs = _without(text, marks, width)
        are_marks = all(
            may_mark(sign, MARKS.index(mark) + 1)
            for sign, (_, mark) in zip(signs, marks, strict=False)
        )
        if are_marks and _widened(bare, row) is not None:
            return _with_marks(bare, marks), [*lines[start:end]], signs
    return None


def _without(text: str, marks: Sequence[tuple[int, str]], width: int) -> tuple[str, list[str]]:
    """The text without so many characters wherever a mark should stand, and those characters."""
    signs: list[str] = []
    for before, (offset, _) in enumerate(marks) if width else ():
        first = _at(text, offset - before)
        last = _at(text, offset - before + width)
        signs.append(text[first:last])
        text = text[:first] + text[last:]
    return text, signs


def _with_marks(text: str, marks: Sequence[tuple[int, str]]) -> str:
    for offset, mark in marks:
        at = _at(text, offset)
        text = text[:at] + mark + text[at:]
    return text


def _at(text: str, offset: int) -> int:
    """Where the character stands that has so many before it, white space aside."""
    for at, sign in enumerate(text):
        if not sign.isspace():
            if offset == 0:
                return at
            offset -= 1
    return len(text)


def _numbered(
    lines: Sequence[str], frames: Mapping[str, pl.DataFrame]
) -> tuple[dict[int, str], list[str]]:
    """Footnotes by number, and lines that are none: each ends with a full stop and holds words that
    the tables print of it."""
    footnotes: dict[int, str] = {}
    others: list[str] = []
    printed = printed_words_of_footnotes(frames) if lines else {}
    last = 0
    text = ""
    for at, line in enumerate(lines):
        text += line
        if not text.endswith("。") and at < len(lines) - 1:
            continue
        whole = plain(text)
        standing = {
            number: sum(words in whole for words in of)
            for number, of in sorted(printed.items())
            if number > last
        }
        if any(standing.values()):
            last = max(standing, key=lambda number: standing[number])
            footnotes[last] = text.removeprefix(str(last)).strip()
        else:
            others.append(text)
        text = ""
    return footnotes, others
