"""The paragraphs and footnotes of the report that stand whole in a text, wherever that is.

Each is known by its hash, and where to look for it by the place of its printed words within it; its
number does not matter. So paragraphs that stand elsewhere, inside another one, under another number or
in a second copy of the text are put where they belong, and what stands within or behind one and is not
part of it is never read as if it were.
"""

import hashlib
import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate, islice, pairwise, product

import polars as pl

from southsouth.kept import Same
from southsouth.report import (
    MARKS,
    begin_alike,
    may_mark,
    numbered,
    plain,
    said_before,
    sha256,
    squash,
    unlinked,
)
from southsouth.tables import all_same, rows
from southsouth.verification.copy import footnote_hashes
from southsouth.verification.differences import is_beginning
from southsouth.verification.failure import Failure
from southsouth.verification.headings import headings, told_apart
from southsouth.verification.parts import Part, behead, copies_of, is_whole, tell_moved
from southsouth.verification.punctuation import told as told_signs
from southsouth.verification.standing import ONE_WIDTH

#: The rules of a paragraph that is whole and stands elsewhere: in the first copy of a text, in a later one.
PLACE = "it_stands_in_its_place"
PLACE_AGAIN = "it_stands_in_its_place_again"
#: The rules of a paragraph that is whole and stands in its place, under another number or under none.
NUMBER = "its_number_stands_before_it"
BARE = "a_number_stands_before_it"
_GAP = 60  # lines within a paragraph that are not part of it
_TRIED = 2  # longest words of a paragraph by which it is looked for
_BETWEEN = 2000  # characters beside a paragraph of which no words are known
_PLACES = 50  # where a paragraph is looked for around such lines
_ADDED = 400  # characters on a paragraph's line that are not part of it
_ENDS = ("。", "！", "？", ".")
_NOTE = 200  # characters of a footnote
_SHORTEST = 20  # of one
_LINES = 3  # that one may be broken into
_MARK = 16  # characters that may mark one: (1), [注1], 脚注 1：
_STOP = re.compile("。")
_SIGN_WITHIN = re.compile(rf"(?<=[^\s{MARKS}])[^\S\n]*([{MARKS}])[^\S\n]+")
_COMPARED = re.compile(rf"[^\s{MARKS}]+")
_OF_MARKS = re.compile(r"[^\u4e00-\u9fff。]*(?:[脚附]?注释?)?[^\u4e00-\u9fff。]*")
_NO_MARK = re.compile(r"\d\d\.")  # a paragraph's: no footnote has two digits, or begins so
_MARK_BEHIND = re.compile(rf".{{1,{_MARK}}}$|\s*[{MARKS}][^\S\n]*$", re.MULTILINE)
_LABELS = re.compile(r"^[^\S\n]*(\d{1,2})\s*\.[^\S\n]*", re.MULTILINE)
_LABEL = re.compile(r"(?<!\d)(\d{1,2})\s*[.。]\s*$")
_SHIFTED = 5  # characters by which a damaged paragraph may be shorter before its words
_LIKE = 0.8  # of a paragraph's length
_PROVING = 4  # characters of printed words that tell a damaged paragraph from another text


@dataclass(frozen=True)
class Ordered:
    """A text in the report's order, and what of it stood elsewhere.

    Attributes:
        words: The text, one copy of the report after the other.
        ends: Its lines that surely end a paragraph: what follows is not part of it.
        aside: Its lines that are numbered as paragraphs are and are none.
        moved: Paragraphs that stood elsewhere in the first copy.
        moved_again: Those that stood elsewhere, or under another number or none, in a later copy.
        renumbered: Paragraphs that stood in their place under another number.
        bare: Those that stood there under none.
        marked: How many footnotes had another mark before them, or none.
        stops: How many footnotes had no full stop.
        added: Words on the lines of a paragraph that are not part of it, by its number.
    """

    words: str
    ends: frozenset[int] = frozenset()
    aside: frozenset[int] = frozenset()
    moved: tuple[int, ...] = ()
    moved_again: tuple[int, ...] = ()
    renumbered: tuple[int, ...] = ()
    bare: tuple[int, ...] = ()
    marked: int = 0
    stops: int = 0
    added: Mapping[int, tuple[str, ...]] = field(default_factory=dict[int, tuple[str, ...]])

    @property
    def failures(self) -> list[Failure]:
        """One for each paragraph that stood elsewhere or without its number."""
        told = (
            (self.moved, PLACE, "this copy has it in another place"),
            (
                self.moved_again,
                PLACE_AGAIN,
                "a later copy has it in another place or under another number",
            ),
            (self.renumbered, NUMBER, "this copy has it under another number"),
            (self.bare, BARE, "this copy has it without its number"),
        )
        return [
            Failure("paragraphs", str(number), rule, message)
            for numbers, rule, message in told
            for number in numbers
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        """What was put right, in words for a person."""
        marked = f"with other marks, or none, before footnotes ({self.marked:,})"
        return (
            *((marked,) if self.marked else ()),
            *told_signs(+Counter({("", "。"): self.stops})),
        )


def ordered(words: str, frames: Mapping[str, pl.DataFrame]) -> Ordered:
    """The text with every whole paragraph where it belongs; as it is where none is whole."""
    known = _known(all_same(frames))
    text = unlinked(words)
    if not known.may_stand_in(text):
        return Ordered(words)
    text = _with_notes_apart(_with_headings_apart(text, known), known)
    text, marked, stops = _with_marks(text, known)
    parts = _parts(text, known)
    copies = copies_of(parts)
    for at, copy in enumerate(copies):
        if at == 0 or is_whole(copy):
            tell_moved(copy)
    for part in (part for copy in copies[1:] for part in copy):
        part.added, part.tail = [], part.added + part.tail
    behead(parts, copies, known.headings)
    lines: list[str] = []
    ends, aside = set[int](), set[int]()
    for part in (part for copy in copies for part in sorted(copy, key=lambda part: part.number)):
        ends |= {len(lines) - 1} if part.head else set()
        lines += [*part.head, *part.lines]
        ends |= {len(lines) - 1} if part.is_whole else set()
        aside |= {at for at, line in enumerate(part.tail, len(lines)) if numbered(line) is not None}
        lines += part.tail
    moved, *again = ({part.number for part in copy if part.is_moved} for copy in copies)
    # A few paragraphs that stand there twice may stand anywhere.
    renumbered, *others = (
        {part.number for part in copy if part.is_renumbered and (at == 0 or is_whole(copy))}
        for at, copy in enumerate(copies)
    )
    bare = {part.number for part in copies[0] if part.number in renumbered and part.label is None}
    return Ordered(
        "\n".join(lines) + "\n",
        frozenset(ends),
        frozenset(aside),
        tuple(sorted(moved - renumbered)),
        tuple(sorted(set[int]().union(*again, *others))),
        tuple(sorted(renumbered - bare)),
        tuple(sorted(bare)),
        marked,
        # Where none is left, that is told of the whole.
        stops if "。" in words else 0,
        {part.number: tuple(part.added) for part in copies[0] if part.added},
    )


def may_hold(words: str, frames: Mapping[str, pl.DataFrame]) -> bool:
    """Whether words of the report stand in a text."""
    return _known(all_same(frames)).may_stand_in(words)


class _Known:
    """What the tables know of paragraphs and footnotes: hashes, lengths, where words stand in them."""

    def __init__(self, frames: Mapping[str, pl.DataFrame]) -> None:
        self._frames = frames
        paragraphs = frames["paragraphs"]
        self.rows: list[tuple[int, int, str]] = [
            (row["paragraph"], row["characters"], row["sha256"])
            for _, row in rows(paragraphs, "paragraphs")
        ]
        self.footnotes = {wanted: n for n, wanted in footnote_hashes(paragraphs).items()}
        self.headings = headings(paragraphs)
        self.all_headings = frozenset[str]().union(*self.headings.values())
        #: A heading behind the end of a sentence, where a line ends.
        self.run_on = re.compile(
            rf"(?<=。)[^\S\n]*({'|'.join(_spaced(heading) for heading in self.all_headings)})(?=[^\S\n]*$)",
            re.MULTILINE,
        )
        self.lengths = {number: length for number, length, _ in self.rows}
        #: Paragraphs behind whose last character a footnote's mark stands.
        self.marked = {
            row["paragraph"]
            for _, row in rows(frames["number_audit"], "number_audit")
            if row["part"] == "text" and row["token"] in [*MARKS]
            if row["offset"] >= self.lengths[row["paragraph"]]
        }
        self.words: dict[int, list[tuple[int, str]]] = {}
        for _, row in rows(frames["anchors"], "anchors"):
            if not row["footnote"]:
                self.words.setdefault(row["paragraph"], []).append((row["start"], row["exact"]))
        for found in self.words.values():
            found.sort()
        #: The same as damaged paragraphs are compared.
        self.compared = {
            number: [(start, _compared(words)) for start, words in found]
            for number, found in self.words.items()
        }

    def may_stand_in(self, text: str) -> bool:
        """Whether words of any paragraph stand in the text."""
        whole = _compared(text)
        signs = {*whole}
        return any(
            len(words) >= _PROVING and signs.issuperset(words) and words in whole
            for found in self.compared.values()
            for _, words in found
        )

    def may_be(self, number: int, text: str) -> bool:
        """Whether a text may be a paragraph, damaged: words of it stand there; of unknown ones as many."""
        whole = _compared(text)
        if number not in self.words:
            return len(whole) >= _LIKE * self.lengths[number]
        return self._proves(number, whole)

    def is_like(self, number: int, text: str) -> bool:
        """Whether a text is a paragraph, damaged, also where that stands elsewhere: most words of it stand there."""
        whole, words = _compared(text), self.compared.get(number, [])
        there = sum(each in whole for _, each in words)
        is_longer = _LIKE * len(whole) > self.lengths[number]
        return (
            self.may_be(number, text) and 2 * there >= len(words) and (there > 0 or not is_longer)
        )

    def is_most_of(self, number: int, text: str) -> bool:
        """Whether a text is most of a paragraph and little else."""
        return abs(len(plain(text)) - self.lengths[number]) <= (1 - _LIKE) * self.lengths[
            number
        ] and self.is_like(number, text)

    def begins(self, number: int, text: str) -> bool:
        """Whether a text is the beginning of a paragraph."""
        return is_beginning(number, text, self._frames)

    def goes_on(self, number: int, begun: str, text: str) -> bool:
        """Whether a text may be the end of a damaged paragraph: it has its length with it, or words of it."""
        before, behind = (_compared(_LABELS.sub("", each, count=1)) for each in (begun, text))
        return abs(len(before) + len(behind) - self.lengths[number]) <= _SHIFTED or any(
            len(words) >= _PROVING and words in behind and words not in before
            for _, words in self.compared.get(number, ())
        )

    def _proves(self, number: int, whole: str) -> bool:
        return any(len(words) >= _PROVING and words in whole for _, words in self.compared[number])


# The same tables are held against one copy after another.
@lru_cache(maxsize=4)
def _known(tables: tuple[tuple[str, Same[pl.DataFrame]], ...]) -> _Known:
    return _Known({table: same.it for table, same in tables})


class _Signs:
    """The characters of a text as they are compared, and where each stands in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [found.span() for found in _COMPARED.finditer(text)]
        self.at = [at for span in spans for at in range(*span)]
        self.signs = "".join([text[start:end] for start, end in spans])

    @cached_property
    def starts(self) -> list[int]:
        """Where lines begin, ascending."""
        begins = [0, *(found.end() for found in re.finditer("\n", self.text))]
        return sorted({bisect_left(self.at, begin) for begin in begins} - {len(self.at)})

    def ends(self, start: int, last: int) -> Iterator[int]:
        """Where lines end behind a character, up to a last one."""
        for at in range(bisect_right(self.starts, start), len(self.starts)):
            if self.starts[at] > last:
                return
            yield self.starts[at]
        if len(self.signs) <= last:
            yield len(self.signs)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a passage stands in the text, with the marks behind it."""
        behind = self.at[end - 1] + 1
        while self.text[behind : behind + 1] and self.text[behind] in MARKS:
            behind += 1
        return self.at[start], behind

    def places(self, words: str) -> Iterator[int]:
        """Where words stand, each time they do."""
        place = self.signs.find(words)
        while place >= 0:
            yield place
            place = self.signs.find(words, place + 1)

    def notes(self, begins: range, *, is_marked: bool) -> Iterator[tuple[int, int, str]]:
        """Where a footnote may begin and end, and what it lacks there: to a full stop, or behind its mark to where
        a line ends without one."""
        start = begins.start
        stops = [stop.end() for stop in _STOP.finditer(self.signs, start, start + _NOTE)]
        yield from ((at, end, "") for at, end in product(begins, stops))
        lines = islice(self.ends(start, start + _NOTE), _LINES) if is_marked else ()
        lacking = (end for end in lines if end >= start + _SHORTEST and end not in stops)
        yield from ((start, end, "。") for end in lacking)

    def hashed(self, start: int, end: int, begin: int = 0, last: int = 0, stop: str = "") -> str:
        """SHA-256 of a passage, and of another one or a sign behind it."""
        passage = self.signs[start:end] + self.signs[begin:last] + stop
        return hashlib.sha256(passage.encode()).hexdigest()


# Most texts have the marks of their footnotes in their place: then it is the same one again.
@lru_cache(maxsize=1)
def _signs(text: str) -> _Signs:
    return _Signs(text)


def _with_headings_apart(text: str, known: _Known) -> str:
    """The text with each heading that stands at the end of a paragraph's line in a line of its own."""
    return known.run_on.sub(r"\n\1", text)


def _with_notes_apart(text: str, known: _Known) -> str:
    """The text with each whole footnote that stands behind other words on their line in a line of its own."""
    kept: list[str] = []
    done = 0
    for sign in _SIGN_WITHIN.finditer(text):
        note = text[sign.end() : sign.end() + 2 * _NOTE].partition("\n")[0]
        wanted = MARKS.index(sign[1]) + 1
        ends = [stop.end() for stop in _STOP.finditer(note)] if sign.start() >= done else []
        end = next((end for end in ends if known.footnotes.get(sha256(note[:end])) == wanted), 0)
        if end:
            kept += [text[done : sign.start()], f"{sign[0]}{note[:end]}"]
            done = sign.end() + end
    return "\n".join([*kept, text[done:]])


def _with_marks(text: str, known: _Known) -> tuple[str, int, int]:
    """The text with each whole footnote in a line of its own, its mark before it; how many had another, and how
    many had no full stop."""
    signs = _signs(text)
    kept: list[str] = []
    done = others = stops = 0
    for start in signs.starts:
        begin = text.rfind("\n", 0, signs.at[start]) + 1
        if begin < done or _NO_MARK.match(signs.signs, start):
            continue
        label = _OF_MARKS.match(signs.signs, start, start + _MARK)
        begins = range(start, label.end() + 1 if label else start + 1)
        is_marked = not {*text[begin : signs.at[start]]}.isdisjoint(MARKS)
        for at, end, stop in signs.notes(begins, is_marked=is_marked):
            if not (number := known.footnotes.get(signs.hashed(at, end, stop=stop), 0)):
                continue
            first, last = signs.at[at], signs.at[end - 1] + 1
            # A mark may stand in a line of its own.
            before = text[signs.at[start - 1] : first].partition("\n")[2] if start else text[:first]
            if may_mark(before, number):
                mark = MARKS[number - 1]
                own = f"{mark} {said_before(before, mark)}{_joined(text[first:last])}{stop}\n"
                kept += [text[done : first - len(before)], own]
                done, others, stops = last, others + (mark not in before), stops + len(stop)
                break
    return "".join([*kept, text[done:]]), others, stops


class _Whole:
    """The whole paragraphs of a text, none of them where another one stands."""

    def __init__(self, signs: _Signs, known: _Known) -> None:
        self._signs, self._known = signs, known
        self._taken: list[tuple[int, int]] = []
        self._parts: list[Part] = []

    def parts(self) -> list[Part]:
        """Each of them each time it stands there, in the order of the text."""
        begins = self._begins()
        for number, length, wanted in self._known.rows:
            self._take(number, length, wanted, begins[number])
        # Lines that are not part of it may stand within one.
        for number, length, wanted in self._known.rows:
            words = self._known.words.get(number, [])
            for begin in sorted(begins[number])[:_PLACES]:
                if not self._is_taken(begin, begin + 1):
                    spans = _around(self._signs, begin, length, wanted, words)
                    self._keep(number, *spans)
        # Those of which the tables know no words may stand without a number between the others.
        for number, length, wanted in self._known.rows:
            if number not in self._known.words:
                self._take(number, length, wanted, [*self._free(length)])
        return sorted(self._parts, key=lambda part: part.spans)

    def _begins(self) -> dict[int, set[int]]:
        """Where each paragraph may begin: behind its number, so far before words that stand in it."""
        begins: dict[int, set[int]] = {number: set() for number, _, _ in self._known.rows}
        for found in _LABELS.finditer(self._signs.text):
            begins.get(int(found[1]), set()).add(bisect_left(self._signs.at, found.end()))
        for number, words in self._known.words.items():
            for start, each in sorted(words, key=lambda word: -len(word[1]))[:_TRIED]:
                begins[number] |= {at - start for at in self._signs.places(each) if at >= start}
        return begins

    def _take(self, number: int, length: int, wanted: str, begins: Collection[int]) -> None:
        for begin in begins:
            if self._signs.hashed(begin, begin + length) == wanted:
                self._keep(number, (begin, begin + length))

    def _keep(self, number: int, *spans: tuple[int, int]) -> None:
        """A paragraph that stands in these spans; nothing where there is none, or one is taken."""
        if spans and not any(self._is_taken(*span) for span in spans):
            for span in spans:
                insort(self._taken, span)
            self._parts.append(Part(number, tuple(self._signs.span(*span) for span in spans), True))

    def _is_taken(self, start: int, end: int) -> bool:
        """Whether one stands in part of a span already."""
        at = bisect_left(self._taken, (end, 0))
        return at > 0 and self._taken[at - 1][1] > start

    def _free(self, length: int) -> Iterator[int]:
        """Where a passage of that length may begin between others, as far as little else stands there."""
        end = len(self._signs.signs)
        for (_, first), (last, _) in pairwise([(0, 0), *self._taken, (end, end)]):
            if length <= last - first <= length + _BETWEEN:
                yield from range(first, last - length + 1)


def _around(
    signs: _Signs, begin: int, length: int, wanted: str, words: Sequence[tuple[int, str]]
) -> list[tuple[int, int]]:
    """Where a paragraph stands around lines that are not part of it; nowhere if no such lines make it whole."""
    last, proof = words[-1] if words else (0, "")
    for end in signs.ends(begin, begin + length - 1):
        at = bisect_right(signs.starts, end)
        for again in signs.starts[at : at + _GAP]:
            behind = again + length - (end - begin)
            proven = again + last - (end - begin)
            if proven >= again and not signs.signs.startswith(proof, proven):
                continue
            if signs.hashed(begin, end, again, behind) == wanted:
                return [(begin, end), (again, behind)]
    return []


def _parts(text: str, known: _Known) -> list[Part]:
    """The paragraphs of a text in its order, each with the lines behind it that are not part of it."""
    whole = _Whole(_signs(text), known).parts()
    front = Part(0, (), is_whole=False)
    parts = [front]
    done, carried = 0, ""
    numbers = {
        part.number: squash("".join(text[slice(*span)] for span in part.spans)) for part in whole
    }
    in_order = _in_order(whole)
    begins = [*(start for (start, _), _ in in_order), len(text)]
    for at, ((start, end), part) in enumerate(in_order):
        rest = _line(text, end)
        mark = _MARK_BEHIND.match(text, end) if text[end - 1] not in MARKS else None
        if part.number in known.marked and mark and _OF_MARKS.fullmatch(mark[0]):
            end = mark.end()
        between, done = carried + text[done:start], end
        carried = ""
        if part.lines:  # its second piece
            parts += _told_between(between, parts[-1], known, numbers)
            part.lines[0] += _joined(text[start:end])
            done = _take_added(text, end, begins[at + 1], part, known, numbers)
            continue
        label = _LABEL.search(between) if part.number else None
        between = between[: label.start()] if label else between
        part.label = int(label[1]) if label else None
        if label and part.label != part.number and rest.strip():
            # The number is that of the paragraph within which it stands.
            carried, part.label = label[0], None
        between = between if label else _without_added(between, part)
        parts += _told_between(between, parts[-1], known, numbers)
        is_within = bool(between.rpartition("\n")[2].strip()) and part.label is None
        if len(part.spans) == 1 and not (is_within or carried):
            done = _take_added(text, end, begins[at + 1], part, known, numbers)
        # What follows it goes on with the damaged paragraph within which it stands.
        parts.insert(
            len(parts) - (is_within and not parts[-1].is_whole and parts[-1].number > 0), part
        )
        passage = text[start:end]
        part.lines = (
            [f"{part.number}. {_joined(passage)}"] if part.number else [*_lines_of(passage)]
        )
    parts += _told_between(carried + text[done:], parts[-1], known, numbers)
    missing = known.lengths.keys() - {part.number for part in parts}
    parts = [each for part in parts for each in (part, *_unnumbered(part, missing, known))]
    title = next((part for part in parts if part.is_whole and part.number == 0), None)
    if title and not (front.tail and known.may_be(0, "".join(front.tail))):
        title.tail = [*front.tail, *title.tail]
        return parts[1:]
    front.lines, front.tail = front.tail, []
    return parts


def _without_added(between: str, part: Part) -> str:
    """What stands before a paragraph, without the words between its number and itself; they are told of it."""
    before, _, line = between.rpartition("\n")
    label = _LABELS.match(line)
    is_own = int(label[1]) == part.number if label else part.number == 0
    if not (line.strip() and is_own):
        return between
    part.label = part.number or None
    part.added.append((line[label.end() :] if label else line).strip())
    return f"{before}\n" if before else ""


def _take_added(
    text: str, end: int, last: int, part: Part, known: _Known, whole: Collection[int]
) -> int:
    """Where the words end that stand on a paragraph's line behind it; they are told of it, save where they are
    a damaged paragraph without a number."""
    is_wrapped = "\n" in text[part.spans[-1][0] : end]
    stop = end
    while stop < last and _line(text, end).strip():
        stop += len(_line(text, stop))
        words = text[end:stop].strip()
        following = _line(text, stop + 1)
        is_own = following.strip() and following.lstrip()[0] not in MARKS
        if not is_wrapped or not is_own or words.endswith(_ENDS) or _LABELS.match(following):
            break
        stop += 1
    words = text[end:stop].strip()
    is_heading = not told_apart([words], known.all_headings)[1]
    if stop > last or not 0 < len(words) <= _ADDED or is_heading or _LABELS.match(words):
        return end
    if any(known.is_most_of(number, words) for number in known.words.keys() - whole):
        return end
    part.added.append(_joined(words))
    return stop


def _in_order(parts: Sequence[Part]) -> list[tuple[tuple[int, int], Part]]:
    """The pieces of paragraphs as they follow in the text."""
    pieces = [(span, part) for part in parts for span in part.spans]
    return sorted(pieces, key=lambda piece: piece[0])


def _told_between(text: str, before: Part, known: _Known, whole: Mapping[int, str]) -> list[Part]:
    """Damaged paragraphs in what stands between whole ones; lines before the first go to the part before."""
    found: list[Part] = []
    labels = [label for label in _LABELS.finditer(text) if _number(text, label)]
    begins = [*(label.start() for label in labels), len(text)]
    damaged = before if before.number and not before.is_whole else None
    begun = damaged.lines if damaged else before.tail
    begun += _lines_of(text[: begins[0]])
    for label, end in zip(labels, begins[1:], strict=True):
        number, passage = int(label[1]), text[label.start() : end]
        is_again = number in whole and begin_alike(whole[number], squash(text[label.end() : end]))
        if number not in whole or is_again or known.is_like(number, passage):
            damaged = Part(number, (), is_whole=False, label=number)
            found.append(damaged)
            begun = damaged.lines
        elif damaged and known.goes_on(damaged.number, "".join(damaged.lines), passage):
            # Somebody cut it in two and gave its end a number.
            passage = passage[label.end() - label.start() :]
            damaged.added.append(f"{number}.")
        elif damaged:
            begun = damaged.tail
        begun += _lines_of(passage)
    return found


def _unnumbered(part: Part, missing: Collection[int], known: _Known) -> list[Part]:
    """Damaged paragraphs without a number in the lines behind another one: most of their words stand there, or
    a line is the beginning of one."""
    numbers = known.words.keys() & missing
    places = [0, *accumulate(len(_compared(line)) for line in part.tail if numbers)]
    text = "".join(map(_compared, part.tail)) if numbers else ""
    begins: dict[int, int] = {}
    for number in numbers if text else ():
        words = known.compared[number]
        found = [at - start for start, each in words if (at := text.find(each)) >= 0]
        begin = Counter(found).most_common(1)[0][0] if found else len(text)
        at = max(bisect_right(places, begin + _SHIFTED) - 1, 0)
        is_most = 2 * len(found) >= len(words) and -_SHIFTED <= begin <= len(text) - _LIKE * known.lengths[number]  # fmt: skip
        if at < len(part.tail) and (
            is_most or begin in places[:-1] and known.begins(number, part.tail[at])
        ):
            begins.setdefault(at, number)
    begins |= _under_bare_number(part, missing, known)
    ends = [*sorted(begins), len(part.tail)]
    found_parts = [_unnumbered_part(begins[at], part.tail[at:end], known) for at, end in pairwise(ends)]  # fmt: skip
    part.tail = part.tail[: ends[0]]
    return found_parts


def _under_bare_number(part: Part, missing: Collection[int], known: _Known) -> dict[int, int]:
    """The line that is the next paragraph, damaged, under its number without a sign behind it; none for none."""
    number = part.number + 1
    if number not in missing:
        return {}
    lines = (
        at
        for at, line in enumerate(part.tail)
        if line.startswith(str(number)) and known.may_be(number, line)
    )
    return dict.fromkeys(lines, number)


def _unnumbered_part(number: int, lines: Sequence[str], known: _Known) -> Part:
    """A paragraph in lines of which the first is its beginning; the others are its own where they go on with it."""
    first, *others = lines
    # Its number may stand there without what parts it from its words.
    own = first.removeprefix(str(number))
    label = number if own != first else None
    begun = Part(number, (), is_whole=False, label=label, lines=[f"{number}. {own}"])
    goes_on = known.may_be(number, "".join(others)) or not known.begins(number, first)
    (begun.lines if goes_on else begun.tail).extend(others)
    return begun


def _number(text: str, label: re.Match[str]) -> int | None:
    return numbered(_line(text, label.start()).strip())


def _line(text: str, start: int) -> str:
    """The rest of a line."""
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def _lines_of(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


# The words of all tables are compared with one text after another.
@lru_cache(maxsize=2048)
def _compared(text: str) -> str:
    """A text as damaged paragraphs are compared: commas and colons in one width."""
    return plain(text).translate(ONE_WIDTH)


def _spaced(heading: str) -> str:
    """A pattern of a heading wherever white space stands in it."""
    return r"\s*".join(map(re.escape, heading))


def _joined(text: str) -> str:
    return "".join(_lines_of(text))
