"""The same words put for others in several paragraphs: what was put for what, as the paragraphs' hashes prove."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product

import polars as pl

from southsouth.language import DEFAULT, N_, translate
from southsouth.report import plain
from southsouth.tables import rows
from southsouth.verification.differences import known_of
from southsouth.verification.naming import named
from southsouth.verification.words import printed_by_passage

_PROVING = 4  # characters of printed words that are no accident where they stand
_BEGUN = 2  # of these that stand before what was put for others
_LONGEST = 12  # characters that were put for others
_TRIED = 24  # pairs of words, those met most often
# What programs and people put where they know no character.
_BLANKS = "?？口□■◻◼▯▢囗〇○●*＊_〓�×"
_FEWEST = 5  # of these
_PUNCTUATION = (
    "。",
    "、",
    "；",
    "：",
    "“”",
    "《》",
    "()",
    "%",
)  # that may be left out of a whole text
_LONG = 1000  # characters of paragraphs that differ, by which that is known
_MOST = 0.8  # of what differs
_KEPT = "\0"  # stands for words of the report that the copy has as well

_FOR = N_("“{copy}” for “{report}” in {paragraphs}")


@dataclass(frozen=True)
class Substitution:
    """Words of a copy, the report's for them, and the paragraphs that are the report's with these."""

    copy: str
    report: str
    numbers: tuple[int, ...]

    def __str__(self) -> str:
        return translate(
            _FOR, DEFAULT, copy=self.copy, report=self.report, paragraphs=named(self.numbers)
        )


def substitutions(
    texts: Mapping[int, str], frames: Mapping[str, pl.DataFrame]
) -> list[Substitution]:
    """What was put for what in at least two of these paragraphs, each paragraph with the first that proves it."""
    wanted = {row["paragraph"]: row["sha256"] for _, row in rows(frames["paragraphs"], "paragraphs")}  # fmt: skip
    printed = printed_by_passage(frames)
    left = {number: plain(text) for number, text in texts.items()}
    met = Counter(
        pair
        for number, text in left.items()
        for pair in dict.fromkeys(_pairs(text, printed.get((number, 0), ())))
    )
    tried = [pair for pair, _ in met.most_common(_TRIED)]
    found: list[Substitution] = []
    while proven := [of for pair in tried if len((of := _proven(*pair, left, wanted)).numbers) > 1]:
        most = max(proven, key=lambda one: (len(one.numbers), -len(one.copy)))
        found.append(most)
        left = {number: text for number, text in left.items() if number not in most.numbers}
    return found


def lost(texts: Mapping[int, str], frames: Mapping[str, pl.DataFrame]) -> str:
    """The sign that stands for almost all characters that these paragraphs have lost; empty where they differ in
    other ways."""
    put: Counter[str] = Counter()
    for number, text in texts.items():
        copy, own = plain(text), known_of(number, frames)
        if len(copy) == len(own):
            put.update(
                sign for sign, known in zip(copy, own, strict=True) if known not in (sign, None)
            )
    sign, often = put.most_common(1)[0] if put else ("", 0)
    return sign if sign in _BLANKS and often >= max(_FEWEST, _MOST * put.total()) else ""


def left_out(texts: Mapping[int, str], frames: Mapping[str, pl.DataFrame]) -> tuple[str, list[int]]:
    """The punctuation that none of these paragraphs has, and those of them that lack known words also without it;
    empty where no sign is left out of all."""
    whole = "".join(texts.values())
    known = printed_by_passage(frames)
    phrases = {number: known.get((number, 0), ()) for number in texts}
    for signs in _PUNCTUATION if len(whole) > _LONG else ():
        without = str.maketrans("", "", signs)
        lacking = [
            (
                number,
                [words for words in of if words.translate(without) not in plain(texts[number])],
            )
            for number, of in phrases.items()
        ]
        is_gone = not any(sign in whole for sign in signs)
        has = sum(any(sign in words for sign in signs for words in of) for of in phrases.values())
        more = [number for number, words in lacking if words]
        if is_gone and has >= _FEWEST and 2 * len(more) < len(texts):
            return signs, more
    return "", []


def _proven(
    copy: str, report: str, texts: Mapping[int, str], wanted: Mapping[int, str]
) -> Substitution:
    """The paragraphs that are the report's where its words are put back."""
    numbers = (n for n, text in texts.items() if _with(text, copy, report) == wanted[n])
    return Substitution(copy, report, tuple(sorted(numbers)))


def _with(text: str, copy: str, report: str) -> str:
    """SHA-256 of a paragraph with the report's words put back."""
    whole = text.replace(report, _KEPT).replace(copy, report).replace(_KEPT, report)
    return hashlib.sha256(whole.encode()).hexdigest()


def _pairs(text: str, phrases: Collection[str]) -> Iterator[tuple[str, str]]:
    """Words of a copy and those for which they may stand: where printed words begin and go on otherwise."""
    for words in sorted(phrases):
        if len(words) < _PROVING or words in text:
            continue
        begun = next((n for n in range(len(words) - 1, _BEGUN - 1, -1) if words[:n] in text), 0)
        if begun:
            at = text.index(words[:begun])
            yield from _changed(text[at : at + len(words) + _LONGEST], words)


def _changed(here: str, words: str) -> Iterator[tuple[str, str]]:
    """The first change of a passage: alone, with the sign before or behind it, with a second one near by."""
    read = SequenceMatcher(None, here, words, autojunk=False).get_opcodes()
    changes = [code for code in read if code[0] != "equal" and code[3] < len(words)]
    for (_, start, _, first, _), (_, _, end, _, last) in product(changes[:1], changes[:2]):
        for before, behind in ((0, 0), (0, 1), (1, 0)):
            copy = here[max(start - before, 0) : end + behind]
            report = words[max(first - before, 0) : last + behind]
            if copy and report and copy != report and max(len(copy), len(report)) <= _LONGEST:
                yield copy, report
