"""Failures by what caused them: a paragraph that is missing or differs fails for every row it tells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from southsouth import counts
from southsouth.language import DEFAULT, N_, NN_, Plural, counted, translate
from southsouth.report import Report, characters, spans, squash
from southsouth.tables import rows
from southsouth.verification.copy import shown, symbols
from southsouth.verification.diagnosis import Diagnosis
from southsouth.verification.differences import (
    compared,
    difference,
    difference_of_footnote,
    with_words,
)
from southsouth.verification.extras import Extra, Kind
from southsouth.verification.failure import Failure
from southsouth.verification.headings import altered, headings, labels, relabelled, unlabelled
from southsouth.verification.naming import named
from southsouth.verification.places import END
from southsouth.verification.substituted import left_out, substitutions
from southsouth.verification.things import LINES, things, told

_LISTED = 5  # failures that are told of one paragraph
_FOLLOWING = (
    "anchors",
    "paragraphs",
    LINES,
)  # these fail wherever a letter changed, and say no more
_PLACES = 3  # paragraphs, footnotes, places that are told one by one; more in one line

_MISSING = NN_("{paragraphs} is missing", "{paragraphs} are missing")
_BEGUN = NN_(
    "of {paragraphs} only the beginning is there", "of {paragraphs} only the beginnings are there"
)
_DIFFERING = NN_("{paragraphs} differs", "{paragraphs} differ")
_MOVED = NN_("{paragraphs} stands in another place", "{paragraphs} stand in another place")
_MOVED_AGAIN = NN_(
    "a later copy of {paragraphs} stands in another place, or under another number or none",
    "later copies of {paragraphs} stand in another place, or under another number or none",
)
_RENUMBERED = NN_(
    "{paragraphs} stands under another number", "{paragraphs} stand under other numbers"
)
_BARE = NN_("{paragraphs} stands without its number", "{paragraphs} stand without their numbers")
_SECOND = NN_(
    "a later copy of {paragraphs} differs",
    "later copies of {paragraphs} differ",
)
_ONCE_MORE = NN_(
    "{paragraphs} stands there once more and differs",
    "{paragraphs} stand there once more and differ",
)
_NOTES_MISSING = NN_("footnote {spans} is missing", "footnotes {spans} are missing")
_NOTES_DIFFERING = NN_("footnote {spans} differs", "footnotes {spans} differ")
_MARKS_LOST = NN_(
    "the mark of footnote {spans} is missing or another",
    "the marks of footnotes {spans} are missing or others",
)
_MARKED = NN_(
    "{paragraphs} has a mark of a footnote that the report has not there",
    "{paragraphs} have marks of footnotes that the report has not there",
)
_HEADINGS = NN_(
    "the heading before {paragraphs} is missing or differs",
    "the headings before {paragraphs} are missing or differ",
)
_HEADINGS_DIFFER = NN_(
    "the heading before {paragraphs} differs", "the headings before {paragraphs} differ"
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
_END_OF = NN_(
    "before {paragraphs} there is {count} line that may be the end of {missing}: {shown}",
    "before {paragraphs} there are {count} lines that may be the end of {missing}, the first: {shown}",
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
_SYMBOLS = NN_(
    "{count} head of a page names another document: {shown}",
    "{count} heads of pages name another document: {shown}",
)
_SAID = N_("before or behind all lines stand words that are not part of the report: {words}")
_FEWER = NN_(
    "{count} character fewer than in the report", "{count} characters fewer than in the report"
)
_MORE = NN_(
    "{count} character more than in the report", "{count} characters more than in the report"
)
_LEFT_OUT = N_("every “{signs}” left out")
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
    of = found.grouped
    lengths = {row["paragraph"]: row["characters"] for _, row in rows(frames["paragraphs"], "paragraphs")}  # fmt: skip
    grouped_causes = [
        *_missing(_MISSING, found.missing, of.get("paragraph", {})),
        *_missing(_BEGUN, found.begun, of.get("paragraph", {})),
        *_differing(found.differing, of.get("paragraph", {}), report, lengths, frames),
        *_added(report, of.get("added", {})),
        *_together(_MOVED, of.get("place", {})),
        *_together(_RENUMBERED, of.get("number", {})),
        *_together(_BARE, of.get("bare", {})),
        *_together(_MOVED_AGAIN, of.get("place again", {})),
        *_again(of.get("second", {}), report, frames),
        *_said(of.get("said", {}).get(0, ())),
        *_symbols(of.get("symbol", {}).get(0, ())),
        *_extras(found.extras, of.get("extra", {})),
        *_headings(of.get("heading", {}), report, frames),
        *_footnotes(of.get("footnote", {}), report, frames),
        *_together(_MARKS_LOST, of.get("mark", {}), _LISTED),
        *_together(_MARKED, of.get("marked", {})),
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


def _said(failures: Sequence[Failure]) -> Iterator[Cause]:
    if failures:
        said = translate(_SAID, DEFAULT, words=symbols(failures))
        yield Cause(said, tuple(failures))


def _symbols(failures: Sequence[Failure]) -> Iterator[Cause]:
    if failures:
        said = counted(_SYMBOLS, len(failures), DEFAULT, shown=symbols(failures))
        yield Cause(said, tuple(failures))


def _extras(found: Sequence[Extra], caused: Mapping[int, list[Failure]]) -> Iterator[Cause]:
    of: dict[Kind, list[Extra]] = {}
    for extra in found:
        of.setdefault(extra.kind, []).append(extra)
    for extra in of.get("end", ()):
        said = counted(
            _END_OF,
            len(extra.lines),
            DEFAULT,
            paragraphs=named([extra.behind + 1]),
            missing=named([extra.behind]),
            shown=shown(extra.lines),
        )
        yield Cause(said, tuple(caused.get(extra.behind + 1, ())), outcome=_NO_ROW)
    yield from _of_places(of.get("", ()), caused, _BEFORE, _AFTER)
    yield from _of_places(of.get("heading", ()), caused, _BEFORE_HEADINGS, _AFTER_HEADINGS)


def _of_places(
    found: Sequence[Extra], caused: Mapping[int, list[Failure]], before: Plural, after: Plural
) -> Iterator[Cause]:
    places: dict[int, list[str]] = {}
    last = 0
    for extra in found:
        places.setdefault(END if extra.before is None else extra.before, []).extend(extra.lines)
        last = max(last, extra.behind)
    behind = places.pop(END, [])
    if len(places) > _PLACES:
        lines = [line for each in places.values() for line in each]
        failures = tuple(failure for place in places for failure in caused.get(place, ()))
        yield _of_lines(before, lines, sorted(places), failures)
    else:
        for place, lines in places.items():
            yield _of_lines(before, lines, [place], tuple(caused.get(place, ())))
    if behind:
        yield _of_lines(after, behind, [last], tuple(caused.get(END, ())))


def _of_lines(
    message: Plural, lines: Sequence[str], places: Sequence[int], failures: tuple[Failure, ...]
) -> Cause:
    said = counted(message, len(lines), DEFAULT, paragraphs=named(places), shown=shown(lines))
    return Cause(said, failures, outcome=_NO_ROW)


def _headings(
    found: Mapping[int, list[Failure]], report: Report, frames: Mapping[str, pl.DataFrame]
) -> Iterator[Cause]:
    """A cause for each heading that the copy has in other words, with these; one for the others."""
    wanted, numbers = headings(frames["paragraphs"]), labels(frames["number_audit"])
    others = {*found}
    for number, failures in found.items():
        lines = report.headings.get(number, "").splitlines()
        own = wanted.get(number, frozenset())
        for pair in _pairs(lines, own, numbers.get(number, ())) if len(found) <= _PLACES else ():
            others.discard(number)
            said = compared(*pair)
            yield Cause(_with(_spanned(_HEADINGS_DIFFER, [number]), said), tuple(failures))
    yield from _together(_HEADINGS, {number: found[number] for number in sorted(others)})


def _pairs(
    lines: Sequence[str], wanted: frozenset[str], numbers: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """The headings that the copy has in other words or under another number, each with its own."""
    if numbers and (pair := relabelled(lines, wanted, numbers)):
        yield pair
        return
    for heading, line in altered(lines, wanted).items():
        yield squash(unlabelled(line)), heading


def _added(report: Report, found: Mapping[int, list[Failure]]) -> Iterator[Cause]:
    numbers = sorted(found)
    for some in [numbers] if len(numbers) > _PLACES else [[number] for number in numbers]:
        words = [each for number in some for each in report.added.get(number, ())]
        count = counted(counts.CHARACTERS, sum(map(characters, words)), DEFAULT)
        said = counted(_ADDED, len(some), DEFAULT, paragraphs=named(some), characters=count, shown=shown(words))  # fmt: skip
        yield Cause(said, tuple(failure for number in some for failure in found[number]))


def _missing(
    message: Plural, numbers: Sequence[int], found: Mapping[int, list[Failure]]
) -> Iterator[Cause]:
    for run in _runs(numbers):
        failures = tuple(failure for number in run for failure in found.get(number, ()))
        yield Cause(_spanned(message, run), failures, outcome=_UNCHECKED)


def _differing(
    numbers: Sequence[int],
    found: Mapping[int, list[Failure]],
    report: Report,
    lengths: Mapping[int, int],
    frames: Mapping[str, pl.DataFrame],
) -> Iterator[Cause]:
    """A cause for each paragraph that differs, with by how much and in what; where there are many, one for all,
    with what was put for what in several, and one for those from which no more than a sign was left out."""
    texts = {number: report.paragraphs[number] for number in numbers}
    signs, more = left_out(texts, frames)
    if signs:
        alike = [number for number in numbers if number not in more]
        failures = tuple(failure for number in alike for failure in found[number])
        gone = translate(_LEFT_OUT, DEFAULT, signs=signs)
        yield Cause(_with(_spanned(_DIFFERING, alike), gone), failures)
        yield from _differing(more, found, report, lengths, frames)
        return
    causes = [*_each(_DIFFERING, {number: found[number] for number in numbers})]
    if len(causes) < len(numbers):
        put = substitutions(texts, frames)
        is_all = sum(len(each.numbers) for each in put) == len(numbers)
        told_of = _with(causes[0].told, ", ".join(map(str, put)))
        yield replace(causes[0], told=told_of, listed=0 if is_all else _LISTED)
        return
    for number, cause in zip(numbers, causes, strict=True):
        more = characters(report.paragraphs[number]) - lengths[number]
        said = counted(_MORE if more > 0 else _FEWER, abs(more), DEFAULT)
        length = said if more else translate(_AS_MANY, DEFAULT)
        where = difference(number, report.paragraphs[number], frames)
        yield replace(cause, told=_with(f"{cause.told} ({length})", where))


def _with(said: str, where: str) -> str:
    return f"{said}: {where}" if where else said


def _again(
    found: Mapping[int, list[Failure]], report: Report, frames: Mapping[str, pl.DataFrame]
) -> Iterator[Cause]:
    """A cause for each paragraph that stands there again and differs, with in what; where there are many, one."""
    message = _SECOND if any(copy.is_whole for copy in report.copies) else _ONCE_MORE
    causes = [*_each(message, found)]
    for number, cause in zip(found, causes, strict=False):
        where = (_of_copy(copy, number, report, frames) for copy in report.copies)
        is_one = len(causes) == len(found)
        yield replace(cause, told=_with(cause.told, next(filter(None, where), ""))) if is_one else cause  # fmt: skip


def _of_copy(copy: Report, number: int, report: Report, frames: Mapping[str, pl.DataFrame]) -> str:
    """In what a paragraph that stands there again differs."""
    if words := copy.added.get(number):
        return with_words(words)
    text, first = copy.paragraphs.get(number, ""), report.paragraphs.get(number, "")
    return difference(number, text, frames, first) if text else ""


def _footnotes(
    found: Mapping[int, list[Failure]], report: Report, frames: Mapping[str, pl.DataFrame]
) -> Iterator[Cause]:
    """A cause for each run of footnotes that are missing, and for each that differs, with in what."""
    for run in _runs([number for number in found if number not in report.footnotes]):
        failures = tuple(failure for number in run for failure in found[number])
        yield Cause(_spanned(_NOTES_MISSING, run), failures, outcome=_UNCHECKED)
    there = {number: failures for number, failures in found.items() if number in report.footnotes}
    causes = [*_each(_NOTES_DIFFERING, there)]
    for number, cause in zip(there, causes, strict=False):
        is_one = len(causes) == len(there)
        where = difference_of_footnote(number, report.footnotes[number], frames) if is_one else ""
        yield replace(cause, told=_with(cause.told, where))


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
