"""In what a paragraph differs, and where: of the report only hashes, lengths and some words are known.

A change is told where putting it back gives the paragraph's hash; where none does, between which words it lies.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice

import polars as pl

from southsouth.kept import Same
from southsouth.language import DEFAULT, N_, NN_, counted, translate
from southsouth.report import MARKS, plain
from southsouth.tables import all_same, rows
from southsouth.verification.copy import footnote_hashes
from southsouth.verification.headings import TITLE
from southsouth.verification.standing import ONE_WIDTH
from southsouth.verification.words import printed_by_passage

_UNKNOWN = "\0"  # stands for a character of the report of which no words are known
_AROUND = 8  # characters of the copy that say where a change is
_SHOWN = 24  # characters that are told of what was changed
_BESIDE = 2  # characters beside what is not known by which it is known what stands there
_SURE = 12  # characters that stand in one place alone
_PROVING = 4  # characters of words that are no accident where they stand
_LONGEST = 2000  # characters of a paragraph to which others were added
_LONGEST_NOTE = 400  # characters of a footnote
_MOST = 0.8  # of a paragraph: a place that large is none
_END = 10  # characters of the end of a paragraph, at least
_OF_NUMBERS = ".,%"
#: A number as it is told: whole.
NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")

_FOR = N_("“{copy}” for “{report}”")
_LEFT_OUT = N_("“{report}” left out")
_ADDED = N_("“{copy}” added")
_BEHIND = N_("{change} behind “{before}”")
_AT_FIRST = N_("{change} at its beginning")
_MORE = NN_("{change}, and {count} change more", "{change}, and {count} changes more")
_BETWEEN = N_("between “{before}” and “{behind}”")
_FROM_FIRST = N_("before “{behind}”")
_TO_LAST = N_("behind “{before}”")
_ONE_OF = NN_(
    "in {count} stretch of which no table has words, {longest}",
    "in one of {count} stretches of which no table has words, the longest {longest}",
)


@dataclass(frozen=True)
class _Change:
    """Characters of a copy, from a first to behind a last one, and what the report has for them."""

    start: int
    end: int
    own: str

    def first(self, copy: str) -> str:
        """Its first character in the copy, and the report's."""
        return copy[self.start : self.end][:1] + self.own[:1]

    def last(self, copy: str) -> str:
        """Its last character in the copy, and the report's."""
        return copy[self.start : self.end][-1:] + self.own[-1:]


@dataclass(frozen=True)
class _Known:
    """A paragraph of the report as far as it is known: its characters or none, its hash, signs it may have."""

    own: str
    wanted: str
    phrases: frozenset[str]
    signs: str

    def is_it(self, whole: str) -> bool:
        return hashlib.sha256(whole.encode()).hexdigest() == self.wanted


def difference(number: int, text: str, frames: Mapping[str, pl.DataFrame], true: str = "") -> str:
    """In what a paragraph of a copy differs, in words for a person; empty where nothing is known of it.

    `true` is the paragraph to the letter, where the copy has that too.
    """
    copy, own = plain(text), plain(true)
    if len(copy) > _LONGEST:
        return ""
    if own:
        return compared(copy, own)
    known = _passages(all_same(frames)).get((number, 0))
    if known is None or not copy or known.is_it(copy):
        return ""
    return _listed(copy, _proven(copy, known)) or _place(copy, known)


def difference_of_name(
    number: int, text: str, names: Iterable[str], frames: Mapping[str, pl.DataFrame]
) -> str:
    """What a paragraph that differs in one of these words alone has for it, as its hash proves; empty for nothing."""
    copy, known = plain(text), _passages(all_same(frames))[number, 0]
    for name in dict.fromkeys(names):
        length = len(name) + len(copy) - len(known.own)
        for at in range(len(copy) - length + 1) if length > 0 else ():
            put = copy[at : at + length]
            if name not in put and known.is_it(f"{copy[:at]}{name}{copy[at + length :]}"):
                return _listed(copy, [_Change(at, at + length, name)])
    return ""


def known_of(
    number: int, frames: Mapping[str, pl.DataFrame], footnote: int = 0
) -> tuple[str | None, ...]:
    """The characters of a paragraph of the report, or of a footnote (paragraph 0), None for each of which no
    words are known."""
    known = _passages(all_same(frames))[number, footnote]
    return tuple(None if sign == _UNKNOWN else sign for sign in known.own)


def is_beginning(number: int, text: str, frames: Mapping[str, pl.DataFrame]) -> bool:
    """Whether a text is a paragraph without its end, as far as its words are known: those of the text stand where
    they should, those behind it nowhere, and it does not end as the paragraph may."""
    known = _passages(all_same(frames))[number, 0]
    copy, own = plain(text).translate(ONE_WIDTH), known.own.translate(ONE_WIDTH)
    if len(copy) > len(own) - _END or _until(copy, own, len(copy)) < len(copy):
        return False
    there, behind = own[: len(copy)], own[len(copy) :].split(_UNKNOWN)
    last = re.split("[,。]", copy[:-1])[-1]
    may_end = (
        copy.endswith("。")
        and there.endswith(_UNKNOWN)
        and _until(copy[::-1], own[::-1], len(copy)) > len(last)
    )
    return (
        not may_end
        and len(there) - there.count(_UNKNOWN) >= _PROVING
        and not any(words in copy for words in behind if len(words) >= _PROVING)
    )


def compared(copy: str, own: str) -> str:
    """In what words of a copy differ from the report's, in words for a person; empty where in nothing."""
    return _listed(copy, _changes(copy, own)) if copy != own else ""


def with_changes(copy: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """Changes in words for a person, numbers first: from which to behind which character of a copy, and what the
    report has."""
    whole = _in_whole_numbers(copy, [_Change(*change) for change in changes])
    return _told(copy, sorted(whole, key=lambda one: NUMBER.search(one.own) is None))


def numbers_told(copy: str, changes: Iterable[tuple[int, int, str]]) -> frozenset[str]:
    """The numbers of the report that changes tell of."""
    whole = _in_whole_numbers(copy, [_Change(*change) for change in changes])
    return frozenset(found[0] for change in whole for found in NUMBER.finditer(change.own))


def difference_of_footnote(number: int, text: str, frames: Mapping[str, pl.DataFrame]) -> str:
    """In what a footnote of a copy differs, in words for a person; empty where its hash proves nothing.

    Of a footnote the length is known only where the words of its end are.
    """
    copy, known = plain(text), _passages(all_same(frames)).get((0, number))
    if len(copy) > _LONGEST_NOTE or known is None:
        return ""
    has_end = known.own.endswith("。")
    for more in range(1 if has_end else _END):
        # Each ends with a full stop.
        own = known.own if has_end else f"{known.own}{_UNKNOWN * more}。"
        if changes := _proven(copy, replace(known, own=own)):
            return _listed(copy, changes)
    return ""


def _changes(copy: str, whole: str) -> list[_Change]:
    """What was changed: one thing where that is short."""
    same, behind = _agreeing(copy, whole)
    middle = whole[same : len(whole) - behind]
    is_short = len(middle) <= _SHOWN
    return [_Change(same, len(copy) - behind, middle)] if is_short else [*_compared(copy, whole)]


def with_words(added: Sequence[str]) -> str:
    """That words were added to a paragraph."""
    return translate(_ADDED, DEFAULT, copy=_cut("".join(added)))


def _compared(copy: str, own: str) -> Iterator[_Change]:
    """Every change between a paragraph of a copy and the report's."""
    read = SequenceMatcher(None, copy, own, autojunk=False)
    for kind, start, end, first, last in read.get_opcodes():
        if kind != "equal":
            yield _Change(start, end, own[first:last])


def _proven(copy: str, known: _Known) -> list[_Change]:
    """What was changed, as the hash proves; nothing where it proves nothing."""
    same, behind = _agreeing(copy, known.own)
    middle = known.own[same : len(known.own) - behind]
    whole = f"{copy[:same]}{middle}{copy[len(copy) - behind :]}"
    if _UNKNOWN not in middle and known.is_it(whole):
        return _changes(copy, whole)
    return [*islice(_changes_of_a_sign(copy, known, same), 1)]


def _agreeing(copy: str, own: str) -> tuple[int, int]:
    """How many characters may agree from the beginning, and from the end of the rest."""
    shorter = min(len(copy), len(own))
    same = _until(copy, own, shorter)
    return same, min(_until(copy[::-1], own[::-1], shorter), shorter - same)


def _until(copy: str, own: str, most: int) -> int:
    pairs = zip(copy, own, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if other not in (one, _UNKNOWN)), most)


def _changes_of_a_sign(copy: str, known: _Known, same: int) -> Iterator[_Change]:
    """The change of one sign, or of the order of two, that gives the report's paragraph."""
    more = len(copy) - len(known.own)
    if abs(more) > 1:
        return
    # It can stand no later than where words differ from the beginning, and no earlier than from the end.
    behind = _until(copy[::-1], known.own[::-1], min(len(copy), len(known.own)))
    first = max(len(copy) - behind - (2 if more < 1 else 1), 0)
    for at in range(first, min(same + 1, len(copy))):
        length, put = (1, "") if more else (2, copy[at : at + 2][::-1])
        if more >= 0 and known.is_it(copy[:at] + put + copy[at + length :]):
            yield _Change(at, at + length, put)
    if more < 1:
        places = range(first, min(same + 1, len(known.own)))
        unknown = (at for at in places if known.own[at] == _UNKNOWN or at == same)
        yield from _put(copy, unknown, 1 + more, known)


def _put(copy: str, places: Iterator[int], length: int, known: _Known) -> Iterator[_Change]:
    """Each sign in each place, for one of the copy or for none; what stands before is hashed once."""
    signs = [(sign, sign.encode()) for sign in known.signs]
    for at in places:
        before, rest = hashlib.sha256(copy[:at].encode()), copy[at + length :].encode()
        for sign, written in signs:
            tried = before.copy()
            tried.update(written + rest)
            if tried.hexdigest() == known.wanted:
                yield _Change(at, at + length, sign)


def _place(copy: str, known: _Known) -> str:
    """Between which words the copy differs: known ones before and behind, or around what nothing is known of."""
    same, behind = _agreeing(copy, known.own)
    if len(copy) == len(known.own) == same:
        return _of_stretches(copy, known)
    start, end = same, len(copy) - behind
    start -= _length_of_unknown(known.own[:same][::-1])
    end += _length_of_unknown(known.own[len(known.own) - behind :]) if behind else 0
    return between(copy, start, end)


def _length_of_unknown(words: str) -> int:
    return len(words) - len(words.lstrip(_UNKNOWN))


def _of_stretches(copy: str, known: _Known) -> str:
    """Where it may differ though all known words stand where they should."""
    own = [*known.own]
    for words in known.phrases:
        at = copy.find(words)
        while at >= 0:
            own[at : at + len(words)] = words
            at = copy.find(words, at + 1)
    ends = [-1, *(at for at, sign in enumerate(own) if sign != _UNKNOWN), len(own)]
    stretches = [(one + 1, other) for one, other in zip(ends, ends[1:], strict=False) if other > one + 1]  # fmt: skip
    if not stretches:
        return ""
    longest = between(copy, *max(stretches, key=lambda span: span[1] - span[0]))
    return counted(_ONE_OF, len(stretches), DEFAULT, longest=longest) if longest else ""


def between(copy: str, start: int, end: int) -> str:
    """A place in a copy in words for a person: what stands around it; empty where it is most of the copy."""
    if end - start > _MOST * len(copy):
        return ""
    before, behind = copy[max(start - _AROUND, 0) : max(start, 0)], copy[end : end + _AROUND]
    message = _BETWEEN if before and behind else _TO_LAST if before else _FROM_FIRST
    return translate(message, DEFAULT, before=before, behind=behind)


def _listed(copy: str, changes: Sequence[_Change]) -> str:
    """The first change, and how many more there are."""
    return _told(copy, _in_whole_numbers(copy, changes))


def _told(copy: str, changes: Sequence[_Change]) -> str:
    if not changes:
        return ""
    first = changes[0]
    message = _FOR if first.own and first.end > first.start else _LEFT_OUT if first.own else _ADDED
    said = translate(message, DEFAULT, copy=_cut(copy[first.start : first.end]), report=_cut(first.own))  # fmt: skip
    before = copy[max(first.start - _AROUND, 0) : first.start]
    said = translate(_BEHIND if before else _AT_FIRST, DEFAULT, change=said, before=before)
    more = len(changes) - 1
    return counted(_MORE, more, DEFAULT, change=said) if more else said


def _in_whole_numbers(copy: str, changes: Iterable[_Change]) -> list[_Change]:
    """Changes in the order of a copy, those of digits with the whole number that they stand in, as one where that
    has several."""
    whole: list[_Change] = []
    for change in sorted(changes, key=lambda one: (one.start, one.end)):
        before = whole[-1] if whole else None
        same = copy[before.end : change.start] if before else ""
        if before and all(map(_is_of_a_number, same + before.last(copy) + change.first(copy))):
            whole[-1] = _Change(before.start, change.end, f"{before.own}{same}{change.own}")
        else:
            whole.append(change)
    numbers = [found.span() for found in NUMBER.finditer(copy)]
    return [_with_its_number(copy, change, numbers) for change in whole]


def _with_its_number(copy: str, change: _Change, numbers: Iterable[tuple[int, int]]) -> _Change:
    """A change that begins or ends with a digit, with the number that this stands in."""
    start, end = change.start, change.end
    begins, ends = (any(map(_is_of_a_number, edge(copy))) for edge in (change.first, change.last))
    for first, last in numbers:
        start = first if begins and first < change.start <= last else start
        end = last if ends and first <= change.end < last else end
    return _Change(start, end, f"{copy[start : change.start]}{change.own}{copy[change.end : end]}")


def _is_of_a_number(sign: str) -> bool:
    return sign.isascii() and sign.isdecimal() or sign in _OF_NUMBERS


def _cut(words: str) -> str:
    return f"{words[:_SHOWN]}{'…' * (len(words) > _SHOWN)}"


# The same tables are held against one copy after another.
@lru_cache(maxsize=4)
def _passages(
    tables: tuple[tuple[str, Same[pl.DataFrame]], ...],
) -> Mapping[tuple[int, int], _Known]:
    """The paragraphs (footnote 0) and the footnotes (paragraph 0), these as far as their words reach."""
    frames = {table: same.it for table, same in tables}
    printed = printed_by_passage(frames)
    signs = Counter(sign for phrases in printed.values() for words in phrases for sign in words)
    often = "".join(sign for sign, _ in signs.most_common())
    placed: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for paragraph, footnote, start, words in _placed(frames):
        placed.setdefault((0 if footnote else paragraph, footnote), []).append((start, words))
    wanted = {
        (row["paragraph"], 0): (row["characters"], row["sha256"])
        for _, row in rows(frames["paragraphs"], "paragraphs")
    }
    for footnote, of in footnote_hashes(frames["paragraphs"]).items():
        words = placed.get((0, footnote)) or [(0, max(printed.get((0, footnote), ()), key=len, default=""))]  # fmt: skip
        placed[0, footnote] = words
        wanted[0, footnote] = max(start + len(each) for start, each in words), of
    return {
        passage: _Known(
            _with_words(length, placed.get(passage, ()), printed.get(passage, ())),
            of,
            frozenset(words for words in printed.get(passage, ()) if len(words) >= _PROVING),
            often,
        )
        for passage, (length, of) in wanted.items()
    }


def _with_words(length: int, placed: Iterable[tuple[int, str]], phrases: Iterable[str]) -> str:
    """The characters of a passage: words of which it is known where they stand, and those that stand among these."""
    own = [_UNKNOWN] * length
    for start, words in placed:
        if 0 <= start <= length - len(words):
            own[start : start + len(words)] = words
    for words in sorted(phrases, key=len, reverse=True):
        at = _offset(own, words)
        if at is not None:
            own[at : at + len(words)] = words
    return "".join(own)


def _offset(own: Sequence[str], words: str) -> int | None:
    """Where words stand in a passage: many of them are known there, or they fill what is not from end to end."""
    found: list[int] = []
    for at in range(len(own) - len(words) + 1):
        there = own[at : at + len(words)]
        if any(one not in (_UNKNOWN, other) for one, other in zip(there, words, strict=True)):
            continue
        around = [*own[max(at - 1, 0) : at], *own[at + len(words) : at + len(words) + 1]]
        if len(words) - there.count(_UNKNOWN) >= (_SURE if _UNKNOWN in around else _BESIDE):
            found.append(at)
    return found[0] if len(found) == 1 else None


def _placed(frames: Mapping[str, pl.DataFrame]) -> Iterator[tuple[int, int, int, str]]:
    """Words of paragraphs and footnotes of which it is known where they stand: the title's, printed ones, numbers."""
    yield 0, 0, 0, TITLE
    for _, row in rows(frames["anchors"], "anchors"):
        before = row["prefix"] or ""
        words = f"{before}{row['exact']}{row['suffix'] or ''}"
        yield row["paragraph"], row["footnote"] or 0, row["start"] - len(before), words
    marks: Counter[tuple[int, int]] = Counter()
    for row in frames["number_audit"].filter(part="text").sort("offset").iter_rows(named=True):
        passage = row["paragraph"], row["footnote"] or 0
        if row["token"] in MARKS:
            marks[passage] += 1
        else:
            yield *passage, row["offset"] - marks[passage], row["token"]
