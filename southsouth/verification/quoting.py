"""Sentences and paragraphs of the report that a text quotes, and whether they are as printed.

Of a paragraph that is known from its hash; of a sentence as far as tables have its words, and of all its digits:
where the report has a number is known.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from itertools import product

import polars as pl

from southsouth import furniture
from southsouth.kept import Same
from southsouth.language import DEFAULT, N_, NN_, counted, number, translate
from southsouth.report import plain, sha256, spans, squash, unlinked
from southsouth.tables import all_same, rows
from southsouth.verification.alignment import BREAK, Aligned
from southsouth.verification.copy import footnote_hashes
from southsouth.verification.differences import (
    compared,
    difference,
    difference_of_footnote,
    difference_of_name,
    known_of,
    with_changes,
)
from southsouth.verification.excerpts import Excerpt, Places
from southsouth.verification.headings import TITLE, difference_of_heading, titled, unlabelled
from southsouth.verification.naming import named
from southsouth.verification.standing import APART, Rows, bare
from southsouth.verification.words import printed_by_passage

_PROVING = 4  # characters of words that are no accident where they stand
_LONGEST = 20_000  # characters of a text in which quotations are looked for
_LEAST = 12  # characters of a quotation, and how many of them in a row
_SURE = 8  # characters in a row beside which others are compared
_COVERED = 0.4  # of a quotation that is known to be part of a paragraph
_FEW = 0.1  # of one that is as long as the paragraph
_NAME = 12  # characters by which a name may be shorter or longer than another
_LIKELY = 3  # paragraphs that a quotation is held against
_LENGTH = 0.2  # of a paragraph that may be missing or added
_TOLD = 5  # quotations that are told with what differs; of more their numbers are
_WORDS = 6  # characters beside numbers by which a sentence is known
_WORD = 4  # characters of a word
_TITLE = 60  # characters of a line that may be a heading
_LONGER = 16  # characters of a footnote in other words
_SIGNS = " \t\u3000“”\"'「」『』—…·•-*>|"  # around a quotation
_STOPS = "。，；、：！？,.;:"  # at its end
_LABEL = re.compile(r"^\s*[(（第]?(\d{1,2})(?:[.．、)）](?!\d)|段[:：]?)\s*")
_NUMBER = re.compile(r"^\W*\d\W*")  # of a footnote, where its mark was put as a digit
_NUMERALS = re.compile(r"\d+(?:\.\d+)?")
_DATED = re.compile(rf"{_NUMERALS.pattern}[年月日号]?")
#: Not within a number.
_WHOLE = r"(?:(?<!\d)|(?!\d))"
_APART = re.compile('[。！？!?“”‘’「」『』«»"|\t:：]')
# A number alone at the end, behind a sign.
_REFERENCE = re.compile(r"\s*[-—–,，(（]+\s*\d{1,3}\s*[)）]?\s*$")
_SUMMARY = "摘要"
_ABOVE = f"{TITLE}{_SUMMARY}"

_PART = N_("a part of the report{put_right}: {quoted}")
_MAY_BE_PART = N_("perhaps a part of the report{put_right}: {quoted}")
_QUOTES = N_("quotes the report{put_right}: {quoted}")
_AS_PRINTED = N_("{paragraphs}, as printed")
_ALTERED = N_("{paragraphs}, not as printed: {difference}")
_PART_ALTERED = N_("part of {paragraphs}, not as printed: {difference}")
_TOO = N_("{paragraphs} not as printed either")
_PART_PRINTED = NN_("part of {paragraphs}, as printed", "parts of {paragraphs}, as printed")
_KNOWN = NN_(
    "part of {paragraphs}: {agreeing} of {all} characters as printed, the others cannot be compared",
    "parts of {paragraphs}: {agreeing} of {all} characters as printed, the others cannot be compared",
)
_WITH_DIGITS = NN_(
    "part of {paragraphs}: {agreeing} of {all} characters as printed, every digit among them, the others cannot be compared",
    "parts of {paragraphs}: {agreeing} of {all} characters as printed, every digit among them, the others cannot be compared",
)
_NOTES = NN_("footnote {spans}, as printed", "footnotes {spans}, as printed")
_PART_NOTES = NN_("part of footnote {spans}, as printed", "parts of footnotes {spans}, as printed")
_NOTE_PIECES = NN_(
    "part of footnote {number}: {agreeing} of {all} character as printed, the others cannot be compared",
    "part of footnote {number}: {agreeing} of {all} characters as printed, the others cannot be compared",
)
_NOTE_ALTERED = N_("footnote {number}, not as printed: {difference}")
_HEADING_ALTERED = N_("a heading, not as printed: {difference}")
_HEADINGS = NN_(
    "the words of {count} heading, as printed", "the words of {count} headings, as printed"
)
_OTHER_NUMBER = NN_("{paragraphs} under another number", "{paragraphs} under other numbers")
_NO_MORE = NN_(
    "no more than its first {count} character was compared",
    "no more than its first {count} characters were compared",
)
_STRANGE = NN_(
    "{count} line not found in what tables have of it",
    "{count} lines not found in what tables have of it",
)


@dataclass(frozen=True)
class _Quote:
    """A quotation of a paragraph: how many characters it has, how many are known to be the report's, what differs."""

    number: int
    length: int
    agreeing: int
    difference: str = ""
    is_whole: bool = False
    has_digits: bool | None = None
    """Whether each digit in it was held against the paragraph's; None where it has none."""
    is_other: bool = False
    """Whether another number stands before it."""

    @property
    def is_doubtful(self) -> bool:
        """Whether words that cannot be compared, and no number, may be another text's."""
        return not self.difference and self.agreeing < self.length and not self.has_digits

    @property
    def is_printed(self) -> bool:
        """Whether it is a whole paragraph, to the letter."""
        return self.is_whole and not self.difference and self.agreeing == self.length


@dataclass(frozen=True)
class _Quoted:
    """What a text quotes of paragraphs and of footnotes, its headings, and what is not quoted.

    Attributes:
        titles: What differs in headings that are not as printed.
        strange: Passages that quote nothing.
        own: How many characters stand around quotations in their passages.
    """

    quotes: list[_Quote] = field(default_factory=list[_Quote])
    notes: list[_Quote] = field(default_factory=list[_Quote])
    headings: set[str] = field(default_factory=set[str])
    titles: list[str] = field(default_factory=list[str])
    strange: list[str] = field(default_factory=list[str])
    own: int = 0

    @property
    def worth(self) -> int:
        """How many characters it accounts for."""
        titles = sum(map(len, self.headings)) + _LEAST * len(self.titles)
        return _worth(self.quotes) + sum(note.length for note in self.notes) + titles

    @property
    def is_doubtful(self) -> bool:
        """Whether of nothing that it has more is known than that some of its words stand in a paragraph."""
        others = (*self.notes, *self.headings, *self.titles)
        return not others and all(quote.is_doubtful for quote in self.quotes)


@dataclass(frozen=True)
class _Known:
    """What is known of the paragraphs: their hashes and characters, runs of these and the paragraphs that have them."""

    hashes: Mapping[str, int]
    lengths: Sequence[tuple[int, int]]
    """How many characters each paragraph has, and its number."""
    footnotes: Mapping[str, int]
    headings: Mapping[str, str]
    """The number or letter of each heading."""
    own: Mapping[int, tuple[str | None, ...]]
    phrases: Mapping[int, Sequence[str]]
    runs: Mapping[str, frozenset[int]]
    texts: Mapping[int, tuple[str | None, ...]]
    """The characters of each paragraph, and behind them the words of which it is not known where they stand."""
    names: frozenset[str]
    names_of: Mapping[int, Sequence[str]]
    written: Mapping[int, str]
    without_numbers: Mapping[int, str]
    """What is known of each paragraph, with one sign for each number."""
    numbers: Mapping[int, Sequence[str]]
    runs_of_footnotes: Mapping[int, Collection[str]]
    rows: Mapping[int, Rows]
    rows_of_footnotes: Mapping[int, Rows]
    places: Places


def quotation(
    ways: Sequence[Sequence[str]], frames: Mapping[str, pl.DataFrame], put_right: str = ""
) -> str:
    """What passages quote of the report, for a person, read in whichever way more agrees; empty for nothing.

    `put_right` says what had to be to read them.
    """
    cut = [[*_first(passages)] for passages in ways]
    read = [_read(passages, frames) for passages in cut]
    best = _Quoted()
    for way in read:
        # Lines that are put together agree in a few characters more by accident.
        if way.worth > best.worth + (_LEAST if best.quotes else 0):
            best = way
    quotes, strange = best.quotes, best.strange
    if not (quotes or best.notes or best.headings or best.titles):
        return ""
    said = [
        *_altered([quote for quote in quotes if quote.difference]),
        *(
            translate(_NOTE_ALTERED, DEFAULT, number=number, difference=differs)
            for number, differs in sorted(
                {note.number: note.difference for note in best.notes}.items()
            )
            if differs
        ),
        *(
            translate(_HEADING_ALTERED, DEFAULT, difference=differs)
            for differs in best.titles[:_TOLD]
        ),
        *_printed([quote for quote in quotes if not quote.difference]),
        *_beside(best),
    ]
    if others := sorted({quote.number for quote in quotes if quote.is_other}):
        said.append(counted(_OTHER_NUMBER, len(others), DEFAULT, paragraphs=named(others)))
    said += [counted(_STRANGE, len(strange), DEFAULT)] if strange else []
    is_cut = max(map(len, map("".join, ways))) > _LONGEST
    said += [counted(_NO_MORE, _LONGEST, DEFAULT)] if is_cut else []
    quoted = sum(quote.length for quote in (*quotes, *best.notes))
    is_part = not is_cut and sum(map(len, strange)) + best.own <= quoted + sum(
        map(len, best.headings)
    )
    message = _MAY_BE_PART if best.is_doubtful else _PART if is_part else _QUOTES
    return translate(message, DEFAULT, put_right=put_right, quoted="; ".join(said))


def _first(passages: Iterable[str]) -> Iterator[str]:
    """Passages up to so many characters that quotations are looked for in them in a moment."""
    left = _LONGEST
    for passage in passages:
        if left <= 0:
            return
        piece = passage[:left]
        # Half a number or word is none.
        yield piece if len(piece) == len(passage) else piece[: max(map(piece.rfind, _STOPS)) + 1]
        left -= len(passage)


def _beside(found: _Quoted) -> Iterator[str]:
    """The footnotes that a text has as they are printed, and its headings where it has nothing else."""
    altered = {note.number for note in found.notes if note.difference}
    parted = [note for note in found.notes if note.number not in altered and not note.is_whole]
    parts = {note.number for note in parted}
    pieces = {note.number: note for note in parted if note.agreeing < note.length}
    whole = {note.number for note in found.notes} - altered - parts
    for message, of in ((_NOTES, whole), (_PART_NOTES, parts - pieces.keys())):
        if of:
            yield counted(message, len(of), DEFAULT, spans=spans(sorted(of)))
    for note, piece in sorted(pieces.items()):
        yield counted(
            _NOTE_PIECES,
            piece.length,
            DEFAULT,
            number=note,
            agreeing=piece.agreeing,
            all=piece.length,
        )
    if found.headings and not (found.quotes or found.notes):
        yield counted(_HEADINGS, len(found.headings), DEFAULT)


def _read(passages: Sequence[str], frames: Mapping[str, pl.DataFrame]) -> _Quoted:
    known = _known(all_same(frames))
    found = _Quoted()
    own = 0
    for passage in passages:
        if _is_heading(passage, known, found):
            continue
        note = _footnote(passage, known) or _altered_footnote(passage, known, frames)
        note = note or _pieces(passage, known)
        quotes, strange, around = ([], [], 0) if note else _quotes(unlinked(passage), frames)
        found.notes.extend([note] if note else [])
        found.quotes.extend(quotes)
        found.strange.extend(strange)
        own += around
        is_title = furniture.is_title(passage) or squash(passage) == _SUMMARY
        if not (quotes or note or is_title) and any(map(str.isalnum, passage)):
            found.strange.append(passage)
    return replace(found, own=own)


def _is_heading(passage: str, known: _Known, found: _Quoted) -> bool:
    """Whether a passage is a heading, which is told of what was found."""
    if len(passage) > _TITLE:
        return False
    if differing := difference_of_heading(passage, known.headings):
        found.titles.append(compared(*differing))
        return True
    heading = squash(unlabelled(passage))
    found.headings.update({heading} & known.headings.keys())
    return heading in known.headings


def _of_footnote(passage: str) -> Iterator[str]:
    """A passage as a footnote: without the number that may stand for its mark, and as it is."""
    yield from dict.fromkeys((_NUMBER.sub("", unlinked(passage)), unlinked(passage)))


def _footnote(passage: str, known: _Known) -> _Quote | None:
    """The footnote that a passage is, or is a part of as far as its words are known."""
    texts = [*_of_footnote(passage)]
    for text in texts:
        if note := known.footnotes.get(sha256(text), 0):
            return _Quote(note, len(passage), len(passage), is_whole=True)
    for text in texts:
        part = plain(text).strip(_SIGNS)
        note = known.footnotes.get(sha256(f"{part.rstrip(_STOPS)}。"), 0)
        rows_of = known.rows_of_footnotes.items() if len(part) >= _SURE else ()
        if note := note or next((note for note, own in rows_of if own.have(part)), 0):
            return _Quote(note, len(passage), len(passage))
    return None


def _pieces(passage: str, known: _Known) -> _Quote | None:
    """The footnote of which a passage has all words but not in a row."""
    for text in _of_footnote(passage):
        part = plain(text).strip(_SIGNS)
        for note, runs in known.runs_of_footnotes.items():
            if len(part) >= _SURE and len(_places(part, runs.__contains__)) == len(part):
                agreeing = min(known.rows_of_footnotes[note].most(part), len(part) - 1)
                return _Quote(note, len(part), agreeing)
    return None


def _altered_footnote(
    passage: str, known: _Known, frames: Mapping[str, pl.DataFrame]
) -> _Quote | None:
    """The footnote that a passage is but for what its hash proves to differ."""
    texts = [plain(text) for text in _of_footnote(passage) if len(plain(text)) > _LONGER]
    likely = {
        (note, text): covered
        for text in texts
        for note, runs in known.runs_of_footnotes.items()
        if 2 * (covered := len(_places(text, runs.__contains__))) > max(len(text), len(runs))
    }
    ordered = sorted(likely, key=lambda each: -likely[each])
    differing = (
        _Quote(note, len(passage), likely[note, text], difference_of_footnote(note, text, frames))
        for note, text in ordered
    )
    return next((found for found in differing if found.difference), None)


def _places(text: str, is_known: Callable[[str], object]) -> set[int]:
    """Which characters of a text stand in a row that is known."""
    starts = (at for at in range(len(text)) if is_known(text[at : at + _PROVING]))
    return {at + more for at in starts for more in range(_PROVING)}


def _quotes(line: str, frames: Mapping[str, pl.DataFrame]) -> tuple[list[_Quote], list[str], int]:
    """The quotation that a line is, or those that stand in it; words beside whole paragraphs, and how many characters
    stand around all these."""
    whole = _quote(line, frames)
    if whole and whole.is_printed:
        return [whole], [], 0
    if found := _whole_within(line, _known(all_same(frames))):
        quote, beside = found
        read = [_quotes(words, frames) if plain(words) else ([], [], 0) for words in beside]
        unknown = [
            words
            for words, (quotes, strange, _) in zip(beside, read, strict=True)
            if not (quotes or strange) and sum(map(str.isalnum, words)) >= _WORD
        ]
        return (
            [quote, *(each for quotes, _, _ in read for each in quotes)],
            [*unknown, *(words for _, strange, _ in read for words in strange)],
            sum(around for _, _, around in read),
        )
    quoted = cache(partial(_quote, frames=frames))
    with_numbers = cache(partial(_but_for_its_numbers, quoted=quoted))
    excerpts = _known(all_same(frames)).places.excerpts(line, with_numbers)
    ends, begins = (
        [0, *(each.end for each in excerpts)],
        [*(each.start for each in excerpts), len(line)],
    )
    around = [line[end:begin] for end, begin in zip(ends, begins, strict=True)]
    # Of some paragraphs no more is known than what they are as a whole.
    pieces = (_REFERENCE.sub("", piece) for words in around for piece in _APART.split(words))
    quotes = [quote for piece in pieces if len(piece) >= _LEAST and (quote := quoted(piece))]
    strange: list[str] = []
    for excerpt in excerpts:
        quote = with_numbers(excerpt)
        if quote and quote.is_printed:
            quotes.append(quote)
            strange += [excerpt.beside] if excerpt.beside else []
        elif quote:
            quotes.append(_with_beside(quote, excerpt.beside))
    if whole and whole.is_whole and not any(quote.is_printed for quote in quotes):
        return [whole], [], 0
    told = sum(quote.length for quote in quotes) + sum(len(plain(words)) for words in strange)
    return quotes, strange, max(len(plain(line)) - told, 0)


def _whole_within(line: str, known: _Known) -> tuple[_Quote, tuple[str, str]] | None:
    """A paragraph that stands whole in a line, and what stands before and behind it; None for none."""
    at = [place for place, sign in enumerate(line) if plain(sign)]
    copy = "".join(line[place] for place in at)
    begins = [0, *(end for end, sign in enumerate(copy, 1) if not sign.isalnum())]
    ends = {end for end, sign in enumerate(copy, 1) if sign == "。"}
    ends |= {end for end, sign in enumerate([*copy, ""]) if not sign.isalnum()}
    for begin, (length, paragraph) in product(begins, known.lengths):
        end = begin + length
        if end in ends and known.hashes.get(sha256(copy[begin:end])) == paragraph:
            quote = _Quote(paragraph, length, length, is_whole=True)
            return quote, (line[: at[begin]], line[at[end - 1] + 1 :])
    return None


def _but_for_its_numbers(excerpt: Excerpt, quoted: Callable[[str], _Quote | None]) -> _Quote | None:
    """The quotation that an excerpt is, with other numbers than the report's where it is none without."""
    text = right = excerpt.text
    if (quote := quoted(text)) or not excerpt.numbers:
        return quote
    for start, end, own in reversed(excerpt.numbers):
        right = f"{right[:start]}{own}{right[end:]}"
    quote = quoted(right)
    if quote is None or quote.difference:
        return None
    changes = [
        (len(plain(text[:start])), len(plain(text[:end])), own)
        for start, end, own in excerpt.numbers
    ]
    return replace(quote, difference=with_changes(plain(text), changes))


def _with_beside(quote: _Quote, beside: str) -> _Quote:
    """A quotation with words beside it that may be part of it."""
    has_digits = False if any(map(str.isdecimal, beside)) else quote.has_digits
    return replace(quote, length=quote.length + len(plain(beside)), has_digits=has_digits)


def _worth(quotes: Sequence[_Quote]) -> int:
    """How well a reading accounts for a text; what differs in one alone may not be a quotation."""
    return sum(quote.agreeing - (_PROVING if quote.difference else 0) for quote in quotes)


def _quote(text: str, frames: Mapping[str, pl.DataFrame]) -> _Quote | None:
    label = _LABEL.match(text)
    copy = plain(text[label.end() if label else 0 :].strip(_SIGNS))
    known = _known(all_same(frames))
    ended = f"{copy.rstrip(_STOPS)}。"
    hashes = map(sha256, (copy, ended, f"{TITLE}{copy}", f"{_ABOVE}{copy}"))
    whole = next((known.hashes[of] for of in hashes if of in known.hashes), None)
    if whole is not None:
        is_other = label is not None and int(label[1]) != whole
        return _Quote(whole, len(copy), len(copy), is_whole=True, is_other=is_other)
    runs = (known.runs.get(copy[at : at + _PROVING], ()) for at in range(len(copy)))
    often = Counter(paragraph for run in runs for paragraph in run)
    held = [_held(n, copy, known, frames) for n, _ in often.most_common(_LIKELY)]
    best = max(filter(None, held), key=lambda quote: quote.agreeing, default=None)
    is_known = best and (best.difference or best.agreeing == best.length)
    if is_known:
        return best
    return (
        _but_for_numbers(copy, known)
        or _but_for_a_name(ended, known, frames)
        or best
        or next(
            filter(
                None,
                (
                    _but_for_a_word(n, copy.rstrip(_STOPS), known)
                    for n, _ in often.most_common(_LIKELY)
                ),
            ),
            None,
        )
    )


def _but_for_numbers(copy: str, known: _Known) -> _Quote | None:
    """A text that stands in one paragraph where every number may be another; None where it is too short for that."""
    sought = bare(_NUMERALS.sub("#", copy.rstrip(_STOPS)))
    if "#" not in sought or len(_DATED.sub("", copy)) < _WORDS:
        return None
    there = [number for number, own in known.without_numbers.items() if sought in own]
    if len(there) != 1:
        return None
    own = known.without_numbers[there[0]]
    first = own[: own.index(sought)].count("#")
    printed = known.numbers[there[0]][first:]
    pairs = zip(_NUMERALS.finditer(copy), printed, strict=False)
    changes = [(read.start(), read.end(), number) for read, number in pairs if read[0] != number]
    if not changes and not known.rows[there[0]].have(copy):
        return None
    said = with_changes(copy, changes) if changes else ""
    length = len(copy.rstrip(_STOPS))
    differing = sum(end - start for start, end, _ in changes)
    return _Quote(there[0], length, length - differing, said, has_digits=True)


def _but_for_a_word(number: int, copy: str, known: _Known) -> _Quote | None:
    """A text that stands in a paragraph but for a word; None where it is too short for that."""
    own = known.written[number]
    # From one end or the other, whichever the word is farther from.
    sure = max(len(copy) // 2 - _WORD, 0)
    if copy in own or not (copy[:sure] in own or copy[len(copy) - sure :] in own):
        return None
    for length, start in product(range(_WORD + 1), range(len(copy) + 1)):
        before, said, behind = copy[:start], copy[start : start + length], copy[start + length :]
        has_digits = any(map(str.isdecimal, before + behind)) or None
        if len(before) + len(behind) < (_SURE if has_digits else _LEAST):
            continue
        if before not in own or behind not in own:
            continue
        other = rf"([^\0{BREAK}\d]{{0,{_WORD}}}?)"
        found = re.search(_WHOLE.join(("", re.escape(before), other, re.escape(behind), "")), own)
        # Signs are put for signs by who goes on in words of another place.
        if (
            found
            and (said + found[1]).isalnum()
            and found[1] != said
            and not _NUMERALS.search(said)
        ):
            is_within = before and behind
            differs = with_changes(copy, [(start, start + length, found[1])]) if is_within else ""
            agreeing = len(before) + len(behind)
            return _Quote(number, len(copy), agreeing, differs, has_digits=has_digits)
    return None


def _but_for_a_name(copy: str, known: _Known, frames: Mapping[str, pl.DataFrame]) -> _Quote | None:
    """A text that is a paragraph but for a name or a number, as its hash proves."""
    for paragraph, own in known.own.items():
        names = known.names_of[paragraph]
        if abs(len(own) - len(copy)) > _NAME or 2 * sum(name in copy for name in names) < len(
            names
        ):
            continue
        if said := difference_of_name(paragraph, copy, [*names, *known.numbers[paragraph]], frames):
            return _Quote(paragraph, len(copy), len(copy) - _PROVING, said, is_whole=True)
    return None


def _held(
    number: int, copy: str, known: _Known, frames: Mapping[str, pl.DataFrame]
) -> _Quote | None:
    """A text as a quotation of a paragraph; None where too little of it is known to be."""
    own = known.own[number]
    if not number and abs(len(own) - len(copy) - len(_ABOVE)) <= 1:
        copy = f"{_ABOVE}{copy}"
    # A sentence that goes on in the report may end in a quotation.
    part = copy.rstrip(_STOPS)
    aligned = _aligned(part, own, known.texts[number], known.names)
    agreeing = aligned.agreeing | _standing(part, known.phrases[number])
    there = agreeing | _places(part, lambda run: number in known.runs.get(run, ()))
    runs = "".join("1" if at in there else " " for at in range(len(part))).split()
    more = abs(len(copy) - len(own))
    covered = _FEW if more <= 1 else _COVERED
    if max(map(len, runs), default=0) < _LEAST or len(there) < covered * len(part):
        return None
    if len(there) < len(part) and more > 1 and _says_little(part, there, known.names):
        return None
    said = aligned.said()
    is_whole = more <= (_LENGTH * len(own) if said else 1)
    if is_whole and not aligned.is_sure:
        said = difference(number, copy, frames) or said
    return _Quote(
        number, len(part), _in_a_row(copy, len(agreeing), said, known.rows[number]), said, is_whole,
        aligned.has_digits,
    )  # fmt: skip


def _says_little(part: str, there: Collection[int], names: Collection[str]) -> bool:
    """Whether no more than names and dates of a text, which anybody writes, stand in a paragraph, and other words
    of it do not."""
    own = {at for at, sign in enumerate(part) if sign.isalnum()}
    for name in (name for name in names if name in part):
        own -= {at for each in re.finditer(re.escape(name), part) for at in range(*each.span())}
    own -= {at for each in _DATED.finditer(part) for at in range(*each.span())}
    return len(own.intersection(there)) < _WORDS and not own.issubset(there)


def _in_a_row(copy: str, agreeing: int, said: str, own: Rows) -> int:
    """How many characters of a text are as printed: all only where they stand in a row."""
    part = copy.rstrip(_STOPS)
    if said or agreeing < len(part) or own.have(copy):
        return agreeing
    return min(own.most(part), len(part) - 1)


def _aligned(
    part: str,
    own: Sequence[str | None],
    text: Sequence[str | None],
    names: Collection[str],
) -> Aligned:
    """A text beside what is known of a paragraph, or where that says less, beside its other words as well."""
    aligned = Aligned(part, own, names)
    if aligned.changes or len(aligned.agreeing) == len(part):
        return aligned
    other = Aligned(part, text, names)
    says_more = other.changes or len(other.agreeing) > len(aligned.agreeing)
    return other if says_more else aligned


def _standing(copy: str, phrases: Iterable[str]) -> set[int]:
    found: set[int] = set()
    for words in phrases:
        at = copy.find(words)
        found |= {*range(at, at + len(words))} if at >= 0 else set()
    return found


def _altered(quotes: Sequence[_Quote]) -> Iterator[str]:
    alike = {(quote.number, quote.is_whole, quote.difference): quote for quote in quotes}
    told = [*alike.values()]
    for quote in told[:_TOLD]:
        message = _ALTERED if quote.is_whole else _PART_ALTERED
        yield translate(message, DEFAULT, paragraphs=named([quote.number]), difference=quote.difference)  # fmt: skip
    if others := {quote.number for quote in told[_TOLD:]}:
        yield translate(_TOO, DEFAULT, paragraphs=named(sorted(others)))


def _printed(quotes: Sequence[_Quote]) -> Iterator[str]:
    wholes = {quote.number for quote in quotes if quote.is_whole and quote.agreeing == quote.length}
    if wholes:
        yield translate(_AS_PRINTED, DEFAULT, paragraphs=named(sorted(wholes)))
    parts = [quote for quote in quotes if quote.number not in wholes]
    if not parts:
        return
    numbers = sorted({quote.number for quote in parts})
    length, agreeing = (sum(counts) for counts in zip(*((q.length, q.agreeing) for q in parts), strict=True))  # fmt: skip
    held = {quote.has_digits for quote in parts} - {None}
    has_digits = held == {True}
    message = _PART_PRINTED if length == agreeing else _WITH_DIGITS if has_digits else _KNOWN
    yield counted(
        message, len(numbers), DEFAULT,
        paragraphs=named(numbers), agreeing=number(agreeing, DEFAULT), all=number(length, DEFAULT),
    )  # fmt: skip


# The same tables are held against one text after another.
@lru_cache(maxsize=4)
def _known(tables: tuple[tuple[str, Same[pl.DataFrame]], ...]) -> _Known:
    frames = {table: same.it for table, same in tables}
    printed = printed_by_passage(frames)
    paragraphs = [row for _, row in rows(frames["paragraphs"], "paragraphs")]
    own = {row["paragraph"]: known_of(row["paragraph"], frames) for row in paragraphs}
    phrases = {
        number: [words for words in printed.get((number, 0), ()) if len(words) >= _PROVING]
        for number in own
    }
    runs: dict[str, set[int]] = {}
    for paragraph, signs in own.items():
        known = "".join(sign or "\0" for sign in signs).split("\0")
        for run in _runs((*known, *phrases[paragraph])):
            runs.setdefault(run, set()).add(paragraph)
    hashes = {row["sha256"]: row["paragraph"] for row in paragraphs}
    notes = {of: note for note, of in footnote_hashes(frames["paragraphs"]).items()}
    above = titled(frames["paragraphs"], frames["number_audit"])
    texts = {number: _with_phrases(signs, phrases[number]) for number, signs in own.items()}
    names = _names(frames)
    written = {number: "".join(sign or "\0" for sign in signs) for number, signs in texts.items()}
    return _Known(
        hashes, [(row["characters"], row["paragraph"]) for row in paragraphs], notes, above, own, phrases, {run: frozenset(of) for run, of in runs.items()},
        texts,
        names,
        {number: [words for words in printed.get((number, 0), ()) if words in names] for number in own},
        written,
        {number: bare(_NUMERALS.sub("#", text)) for number, text in written.items()},
        {number: _NUMERALS.findall(text) for number, text in written.items()},
        {note: frozenset(_runs(printed.get((0, note), ()))) for note in notes.values()},
        {number: _rows(signs, phrases[number]) for number, signs in own.items()},
        {
            note: _rows(known_of(0, frames, note), printed.get((0, note), ()))
            for note in notes.values()
        },
        Places(written),
    )  # fmt: skip


def _rows(signs: Iterable[str | None], phrases: Iterable[str]) -> Rows:
    return Rows(("".join(sign or APART for sign in signs), *phrases))


def _runs(phrases: Iterable[str]) -> Iterator[str]:
    """So many characters in a row as they stand in words."""
    for words in phrases:
        yield from (words[at : at + _PROVING] for at in range(len(words) - _PROVING + 1))


def _with_phrases(own: Sequence[str | None], phrases: Iterable[str]) -> tuple[str | None, ...]:
    """What is known of a paragraph, and behind it its words of which it is not known where they stand."""
    text = "".join(sign or "\0" for sign in own)
    others = [words for words in phrases if len(words) >= _LEAST and words not in text]
    return (*own, *"".join(BREAK + words for words in sorted(others)))


def _names(frames: Mapping[str, pl.DataFrame]) -> frozenset[str]:
    """The names of bodies, countries and places as the report prints them, or may."""
    cells = [
        *frames["mentions"]["as_printed"],
        *frames["organisations"]["as_printed"],
        *frames["organisations"]["aliases"],
        *frames["places"]["name_zh"],
        *frames["events"]["place_as_printed"],
    ]
    names = {plain(name) for cell in cells if cell for name in cell.split(";")}
    return frozenset(name for name in names if len(name) > 1)
