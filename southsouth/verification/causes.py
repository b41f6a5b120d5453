"""Failures by what caused them: a paragraph that is missing or differs fails for every row it tells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from southsouth import counts
from southsouth.language import DEFAULT, N_, NN_, Plural, counted, translate
from southsouth.report import MARKS, Report, characters, spans
from southsouth.tables import rows
from southsouth.verification.copy import ADDED, AGAIN, FOOTNOTE, HEADING, shown
from southsouth.verification.diagnosis import Diagnosis
from southsouth.verification.extras import Extra
from southsouth.verification.failure import Failure
from southsouth.verification.naming import named
from southsouth.verification.order import NUMBER, PLACE, PLACE_AGAIN
from southsouth.verification.things import LINES, things, told
from southsouth.verification.words import other_paragraphs

_PLACE = re.compile(r"(?:paragraph (\d+)|summary)( heading| added)?")
_BEFORE_PLACE = re.compile(r"before paragraph (\d+)")
_BEHIND = re.compile(r"after (?:paragraph (\d+)|summary)")
_TARGET = re.compile(r"\bparagraphs:(\d+)")
_FOOTNOTE = re.compile(r"footnote (\d+)")
_LISTED = 5  # failures that are told of one paragraph
_FOLLOWING = (
    "anchors",
    "paragraphs",
    LINES,
)  # these fail wherever a letter changed, and say no more
_PLACES = 3  # paragraphs, footnotes, places that are told one by one; more in one line
_END = -1  # the place behind the last paragraph
# Rules of tokens that a copy may break; what else fails is the tables' fault.
_OF_COPIES = ("every_token_has_a_row", "every_row_has_its_token")
# Rules that say what caused their failure, and what that is.
_CAUSES = {
    AGAIN: "second", ADDED: "added", PLACE: "place", PLACE_AGAIN: "place again", NUMBER: "number", HEADING: "heading",
}  # fmt: skip

_MISSING = NN_("{paragraphs} is missing", "{paragraphs} are missing")
_DIFFERING = NN_("{paragraphs} differs", "{paragraphs} differ")
_MOVED = NN_("{paragraphs} stands in another place", "{paragraphs} stand in another place")
_MOVED_AGAIN = NN_(
    "the second copy of {paragraphs} stands in another place, or under another number or none",
    "the second copies of {paragraphs} stand in another place, or under another number or none",
)
_RENUMBERED = NN_(
    "{paragraphs} stands under another number or none",
    "{paragraphs} stand under another number or none",
)
_SECOND = NN_(
    "the second copy of {paragraphs} differs",
    "the second copies of {paragraphs} differ",
)
_NOTES_MISSING = NN_("footnote {spans} is missing", "footnotes {spans} are missing")
_NOTES_DIFFERING = NN_("footnote {spans} differs", "footnotes {spans} differ")
_MARKS_LOST = NN_(
    "the mark of footnote {spans} is missing", "the marks of footnotes {spans} are missing"
)
_HEADINGS = NN_(
    "the heading before {paragraphs} is missing or differs",
    "the headings before {paragraphs} are missing or differ",
)
_SPACES = NN_(
    "{paragraphs} has spaces in other places inside its numbers",
    "{paragraphs} have spaces in other places inside their numbers",
)
_BEFORE = NN_(
    "before {paragraphs} there is {count} line that is not part of the report: {shown}",
    "before {paragraphs} there are {count} lines that are not part of the report, the first: {shown}",
)
_AFTER = NN_(
    "after {paragraphs} there is {count} line that is not part of the report: {shown}",
    "after {paragraphs} there are {count} lines that are not part of the report, the first: {shown}",
)
_BEFORE_HEADINGS = NN_(
    "before {paragraphs} there is {count} heading of another place: {shown}",
    "before {paragraphs} there are {count} headings of other places, the first: {shown}",
)
_AFTER_HEADINGS = NN_(
    "after {paragraphs} there is {count} heading of another place: {shown}",
    "after {paragraphs} there are {count} headings of other places, the first: {shown}",
)
_ADDED = NN_(
    "{paragraphs} has words that are not part of it ({characters}): {shown}",
    "{paragraphs} have words that are not part of them ({characters}), the first: {shown}",
)
_FEWER = NN_(
    "{count} character fewer than in the report", "{count} characters fewer than in the report"
)
_MORE = NN_(
    "{count} character more than in the report", "{count} characters more than in the report"
)
_AS_MANY = N_("as many characters as in the report")
_AND = N_("{one} and {other}")
_FAIL = NN_("{things} fails", "{things} fail")
_UNCHECKED = NN_("{things} cannot be checked", "{things} cannot be checked")
_NO_ROW = NN_("{things} has no row", "{things} have no row")


@dataclass(frozen=True)
class Cause:
    """What went wrong once, and the failures that follow from it."""

    told: str
    failures: tuple[Failure, ...]
    listed: int = 0
    outcome: Plural = _FAIL

    def lines(self) -> Iterator[str]:
        """The cause with how many rows and numbers it touches, and the first where they say more."""
        touched = told(self.failures, but_lines=True)
        if touched:
            said = touched[0]
            if touched[1:]:
                said = translate(_AND, DEFAULT, one=said, other=touched[1])
            count = len([1 for table, _ in things(self.failures) if table != LINES])
            yield f"{self.told}: {counted(self.outcome, count, DEFAULT, things=said)}"
        else:
            yield self.told
        telling = [failure for failure in self.failures if failure.table not in _FOLLOWING]
        for failure in telling[: self.listed]:
            yield f"  {failure}"


def causes(
    failures: Sequence[Failure],
    report: Report,
    found: Diagnosis,
    frames: Mapping[str, pl.DataFrame],
) -> tuple[list[Cause], list[Failure]]:
    """Failures under what caused them, and those that have no such cause."""
    if not failures:
        return [], []
    told_in = _Places(frames, report, found)
    grouped: dict[tuple[str, int], list[Failure]] = {}
    for failure in failures:
        grouped.setdefault(told_in.cause(failure), []).append(failure)
    of: dict[str, dict[int, list[Failure]]] = {}
    for (kind, number), caused in sorted(grouped.items()):
        of.setdefault(kind, {})[number] = caused
    lengths = {row["paragraph"]: row["characters"] for _, row in rows(frames["paragraphs"], "paragraphs")}  # fmt: skip
    grouped_causes = [
        *_missing(found.missing, of.get("paragraph", {})),
        *_differing(found.differing, of.get("paragraph", {}), report, lengths),
        *_added(report, of.get("added", {})),
        *_together(_MOVED, of.get("place", {})),
        *_together(_RENUMBERED, of.get("number", {})),
        *_together(_MOVED_AGAIN, of.get("place again", {})),
        *_together(_SECOND, of.get("second", {}), _LISTED),
        *_extras(found.extras, of.get("extra", {})),
        *_together(_HEADINGS, of.get("heading", {})),
        *_footnotes(of.get("footnote", {}), report),
        *_together(_MARKS_LOST, of.get("mark", {})),
        *_together(_SPACES, of.get("spaces", {}), _LISTED),
    ]
    seen: set[tuple[str, str]] = set()
    return [_once(cause, seen) for cause in grouped_causes], [
        failure for failure in of.get("", {}).get(0, []) if _thing(failure) not in seen
    ]


def _once(cause: Cause, seen: set[tuple[str, str]]) -> Cause:
    """A cause with what no other one before it touched, so that all of them add up."""
    mine = tuple(failure for failure in cause.failures if _thing(failure) not in seen)
    seen |= {*map(_thing, mine)}
    return replace(cause, failures=mine)


def _thing(failure: Failure) -> tuple[str, str]:
    return failure.table, failure.row_id


def _spanned(message: Plural, numbers: Sequence[int]) -> str:
    return counted(message, len(numbers), DEFAULT, spans=spans(numbers), paragraphs=named(numbers))


def _together(
    message: Plural, found: Mapping[int, list[Failure]], listed: int = 0
) -> Iterator[Cause]:
    if found:
        failures = tuple(failure for caused in found.values() for failure in caused)
        yield Cause(_spanned(message, sorted(found)), failures, listed)


def _extras(found: Sequence[Extra], caused: Mapping[int, list[Failure]]) -> Iterator[Cause]:
    headings = [extra for extra in found if extra.are_headings]
    others = [extra for extra in found if not extra.are_headings]
    yield from _of_places(others, caused, _BEFORE, _AFTER)
    yield from _of_places(headings, caused, _BEFORE_HEADINGS, _AFTER_HEADINGS)


def _of_places(
    found: Sequence[Extra], caused: Mapping[int, list[Failure]], before: Plural, after: Plural
) -> Iterator[Cause]:
    places: dict[int, list[str]] = {}
    last = 0
    for extra in found:
        places.setdefault(_END if extra.before is None else extra.before, []).extend(extra.lines)
        last = max(last, extra.behind)
    behind = places.pop(_END, [])
    if len(places) > _PLACES:
        lines = [line for each in places.values() for line in each]
        failures = tuple(failure for place in places for failure in caused.get(place, ()))
        yield _of_lines(before, lines, sorted(places), failures)
    else:
        for place, lines in places.items():
            yield _of_lines(before, lines, [place], tuple(caused.get(place, ())))
    if behind:
        yield _of_lines(after, behind, [last], tuple(caused.get(_END, ())))


def _of_lines(
    message: Plural, lines: Sequence[str], places: Sequence[int], failures: tuple[Failure, ...]
) -> Cause:
    said = counted(message, len(lines), DEFAULT, paragraphs=named(places), shown=shown(lines))
    return Cause(said, failures, outcome=_NO_ROW)


def _added(report: Report, found: Mapping[int, list[Failure]]) -> Iterator[Cause]:
    numbers = sorted(found)
    for some in [numbers] if len(numbers) > _PLACES else [[number] for number in numbers]:
        words = [each for number in some for each in report.added.get(number, ())]
        count = counted(counts.CHARACTERS, sum(map(characters, words)), DEFAULT)
        said = counted(_ADDED, len(some), DEFAULT, paragraphs=named(some), characters=count, shown=shown(words))  # fmt: skip
        yield Cause(said, tuple(failure for number in some for failure in found[number]))


def _missing(numbers: Sequence[int], found: Mapping[int, list[Failure]]) -> Iterator[Cause]:
    for run in _runs(numbers):
        failures = tuple(failure for number in run for failure in found.get(number, ()))
        yield Cause(_spanned(_MISSING, run), failures, outcome=_UNCHECKED)


def _differing(
    numbers: Sequence[int],
    found: Mapping[int, list[Failure]],
    report: Report,
    lengths: Mapping[int, int],
) -> Iterator[Cause]:
    """A cause for each paragraph that differs, with by how much; where there are many, one for all."""
    causes = [*_each(_DIFFERING, {number: found[number] for number in numbers})]
    for number, cause in zip(numbers, causes, strict=False):
        more = characters(report.paragraphs[number]) - lengths[number]
        said = counted(_MORE if more > 0 else _FEWER, abs(more), DEFAULT)
        length = said if more else translate(_AS_MANY, DEFAULT)
        is_one = len(causes) == len(numbers)
        yield replace(cause, told=f"{cause.told} ({length})") if is_one else cause


def _footnotes(found: Mapping[int, list[Failure]], report: Report) -> Iterator[Cause]:
    for run in _runs([number for number in found if number not in report.footnotes]):
        failures = tuple(failure for number in run for failure in found[number])
        yield Cause(_spanned(_NOTES_MISSING, run), failures, outcome=_UNCHECKED)
    there = {number: failures for number, failures in found.items() if number in report.footnotes}
    yield from _each(_NOTES_DIFFERING, there)


def _each(message: Plural, found: Mapping[int, list[Failure]]) -> Iterator[Cause]:
    """A cause for each paragraph or footnote; where there are many, one for all."""
    if len(found) > _PLACES:
        yield from _together(message, found, _LISTED)
        return
    for number, failures in found.items():
        yield Cause(_spanned(message, [number]), tuple(failures), _LISTED // len(found))


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Ascending numbers in runs without a gap; where these are many, all numbers in one."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [[*numbers]] if len(runs) > _PLACES else runs


class _Places:
    """In which paragraphs and in which footnote a failing row is told."""

    def __init__(
        self, frames: Mapping[str, pl.DataFrame], report: Report, found: Diagnosis
    ) -> None:
        self._rows: dict[tuple[str, str], Mapping[str, Any]] = {}
        self._footnotes: dict[str, int] = {}
        self._missing = {*found.missing}
        self._damaged = {*found.missing, *found.differing}
        self._extra = {extra.before for extra in found.extras}
        self._lost = _lost_marks(frames["number_audit"], report)
        for table, frame in frames.items():
            for row_id, row in rows(frame, table):
                self._rows[table, row_id] = row
                if row.get("footnote"):
                    self._footnotes[str(row["footnote"])] = row["paragraph"]

    def cause(self, failure: Failure) -> tuple[str, int]:
        """What caused a failure, and the paragraph or footnote where that is; empty for nothing."""
        if failure.table == LINES:
            before = _BEFORE_PLACE.match(failure.row_id)
            return "extra", int(before[1]) if before else _END
        if failure.rule in _CAUSES:
            return _CAUSES[failure.rule], int(failure.row_id)
        if failure.rule == FOOTNOTE and self._footnotes.get(failure.row_id) not in self._missing:
            return "footnote", int(failure.row_id)
        # A row told in two paragraphs fails for the one that is damaged.
        places = [*self.of(failure), *map(int, _TARGET.findall(failure.message))]
        damaged = next((number for number in places if number in self._damaged), None)
        if damaged is not None:
            return "paragraph", damaged
        footnote = self._footnote(failure)
        citing = self._footnotes.get(str(footnote))
        if citing in self._missing:
            return "paragraph", citing
        if footnote:
            is_unmarked = footnote in self._lost.values()
            return "mark" if is_unmarked else "footnote", footnote
        return self._of_token(failure) if failure.table == "number_audit" else ("", 0)

    def _of_token(self, failure: Failure) -> tuple[str, int]:
        """What caused a token to fail in a paragraph whose letters agree: other than these there are
        only headings, footnote marks and spaces."""
        if _BEHIND.match(failure.row_id):
            return "extra", _END
        found = _PLACE.match(failure.row_id)
        if not found or failure.rule not in _OF_COPIES:
            return "", 0
        number = int(found[1] or 0)
        if found[2] == " added":
            return "added", number
        if found[2]:
            return "extra" if number in self._extra else "heading", number
        if number in self._lost:
            return "mark", self._lost[number]
        return "spaces", number

    def _footnote(self, failure: Failure) -> int:
        """The footnote that a row is told in, 0 for none."""
        named = _FOOTNOTE.search(failure.row_id) if failure.table == "number_audit" else None
        if named or failure.table == "footnotes":
            return int(named[1] if named else failure.row_id)
        return self._rows.get((failure.table, failure.row_id), {}).get("footnote") or 0

    def of(self, failure: Failure) -> list[int]:
        """Paragraph numbers, the row's own first; none where the row is not of one paragraph."""
        behind = _BEHIND.match(failure.row_id) if failure.table == "number_audit" else None
        if behind:
            return [int(behind[1] or 0) + 1]
        found = _PLACE.match(failure.row_id) if failure.table == "number_audit" else None
        if found:
            # A heading goes with the paragraph below it; where that is missing, with the next one.
            number = int(found[1] or 0)
            return [number, number - 1] if found[2] == " heading" else [number]
        if failure.table == "footnotes":
            number = self._footnotes.get(failure.row_id)
            return [] if number is None else [number]
        if failure.table == "paragraphs":
            return [int(failure.row_id)]
        row = self._rows.get((failure.table, failure.row_id), {})
        told = [row.get("paragraph"), row.get("status_paragraph"), *other_paragraphs(row)]
        return [number for number in told if number is not None]


def _lost_marks(audit: pl.DataFrame, report: Report) -> dict[int, int]:
    """By paragraph, the first footnote whose mark should stand there and does not."""
    lost: dict[int, int] = {}
    for _, row in rows(audit, "number_audit"):
        is_mark = row["token"] in [*MARKS] and row["part"] == "text"
        if is_mark and row["token"] not in report.paragraphs.get(row["paragraph"], ""):
            lost.setdefault(row["paragraph"], MARKS.index(row["token"]) + 1)
    return lost
