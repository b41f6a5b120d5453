"""The index: which entries hold a term, and how well each fits."""

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from southsouth.amounts import measured, sums
from southsouth.folding import folded, squashed
from southsouth.search import months, spelling
from southsouth.search.text import (
    ASKING,
    EVERYWHERE,
    PARAGRAPH,
    RUN,
    Term,
    forms,
    known_by,
    pairs,
    terms,
)

# A name said in full comes before everything, then names that begin with what was asked.
_EXACT, _BEGINS, _IN_NAME, _IN_TEXT = 100, 20, 10, 4
_NAME_WHOLE, _NAME_PART, _TEXT_WHOLE, _TEXT_PART = 5, 4, 2, 1
_LONGEST_PIECE = 12
_AROUND = 3  # characters of a run beside a wrong one, by which it is known
_SHORT = (
    4  # letters of a word that, where it stands itself, is not meant as the beginning of others
)
_TINY = 2  # letters of a word that is no beginning of another
_CROWD = 100  # entries, about a tenth, that hold what is said nearly everywhere
_ENOUGH = 0.75  # of what the best entry holds of a question, where none holds it all
_STEP = 1000  # before what is held, how well it is held decides nothing
_SURE = 0.8  # how like a word must be to stand for another unasked


class Field:
    """Texts by entry, with their words, numbers and pairs of characters.

    Args:
        texts: For each entry the texts of this field.
        longer: Runs that stand by chance in longer words, with these: there they are not meant.
    """

    def __init__(
        self, texts: Sequence[Iterable[str]], longer: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._longer = longer
        self._words: dict[str, set[int]] = defaultdict(set)
        self._pairs: dict[str, set[int]] = defaultdict(set)
        self.whole: list[tuple[str, ...]] = []
        read = cache(_read)  # labels and names stand in one entry after the other
        for entry, parts in enumerate(texts):
            each = [read(part) for part in parts if part]
            self.whole.append(tuple(dict.fromkeys(whole for whole, _, _ in each if whole)))
            for _, words, runs in each:
                for word in words:
                    self._words[word].add(entry)
                for pair in runs:
                    self._pairs[pair].add(entry)
        self.vocabulary = sorted(self._words)
        self._holding = lru_cache(maxsize=2048)(self._entries_holding)

    def exactly(self, term: Term) -> set[int]:
        """Entries that hold the whole word, number or run."""
        if term.kind == "run":
            return self._holding(term.text)
        return self._words.get(term.text, set())

    def beginning(self, term: Term) -> set[int]:
        """Entries with a word that begins so; a number is not the beginning of another."""
        exact = self.exactly(term)
        if term.kind == "acronym":
            return exact | self._words.get(f"{term.text}s", set())
        if term.kind != "word":
            return exact
        if len(term.text) <= _TINY:  # EU is not Eurasian
            return exact
        if exact and len(term.text) <= _SHORT:  # expo is not export
            return exact | self._words.get(f"{term.text}s", set())
        first = bisect_left(self.vocabulary, term.text)
        found: set[int] = set()
        for word in self.vocabulary[first:]:
            if not word.startswith(term.text):
                break
            if not word.startswith(self._longer.get(term.text, ())):
                found |= self._words[word]
        return found

    def _entries_holding(self, run: str) -> set[int]:
        """Entries that hold every pair of the run, then those that hold the run itself."""
        if len(run) == 1:
            return self._pairs.get(run, set())
        sides = [self._pairs.get(run[place : place + 2], set()) for place in range(len(run) - 1)]
        sides.sort(key=len)
        left = set(sides[0]).intersection(*sides[1:])
        return {entry for entry in left if any(self._says(run, t) for t in self.whole[entry])}

    def _says(self, run: str, text: str) -> bool:
        for word in self._longer.get(run, ()):
            text = text.replace(word, " ")
        return run in text


_DIGITS = re.compile(r"\d+")


def _read(text: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """A text squashed, its words and numbers, and the pairs of characters of its runs."""
    said = folded(text)
    own = PARAGRAPH.fullmatch(said)
    words: set[str] = {known_by(own)} if own else set()
    runs: set[str] = set()
    for term in terms(_DIGITS.sub(" ", said) if own else said):
        if term.kind == "run":
            runs.update(pairs(term.text))
        else:
            words.add(term.text)
    words.update(measured(said)[0], sums(said), months.held(said))
    return squashed(said), frozenset(words), frozenset(runs)


@dataclass(frozen=True)
class Matches:
    """Entries that match, best first, with their scores; `partial` if none holds every term: then those
    stand first that hold the most telling ones."""

    scores: tuple[tuple[int, int], ...]
    partial: bool


def best_first(scores: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
    """Entries with their scores, the best first; those that are equal in their own order."""
    return tuple(sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])))


class Index:
    """Names and texts of entries.

    Args:
        names: For each entry what it is called.
        texts: For each entry what else is said of it.
        longer: As for a `Field`.
        foreign: Words that no other word is corrected to.
    """

    def __init__(
        self,
        names: Sequence[Iterable[str]],
        texts: Sequence[Iterable[str]],
        longer: Mapping[str, tuple[str, ...]],
        foreign: Collection[str] = frozenset(),
    ) -> None:
        self._entries = len(names)
        self._names = Field(names, longer)
        self._texts = Field(texts, longer)
        self._both = sorted(
            {*self._names.vocabulary, *self._texts.vocabulary}.difference(
                foreign, EVERYWHERE, ASKING, {"than", "then", "this", "these"}
            )
        )

    def find(self, query: str, asked: Sequence[Term]) -> Matches:
        """Entries that hold every term of a folded query, or else nearly as much of it as any does."""
        asked = self._in_pieces(asked)
        is_number = len(asked) == 1 and asked[0].kind == "number"  # it may be that of a paragraph
        held: dict[int, int] = defaultdict(int)
        told: dict[int, int] = defaultdict(int)
        scores: dict[int, int] = defaultdict(int)
        for term in asked:
            scored = self._scored(term)
            if is_number:
                own = Term("paragraph", f"¶{term.text}")
                called = dict.fromkeys(self._names.exactly(own), _EXACT)
                scored = self._scored(own) | scored | called
            for entry, score in scored.items():
                held[entry] += 1
                told[entry] += self._weight(len(scored))
                scores[entry] += score
        if not held:
            return Matches((), partial=False)
        phrase = squashed(query)
        partial = max(held.values()) < len(asked)
        least = _ENOUGH * max(told.values()) if partial else max(told.values())
        found = {
            entry: _STEP * told[entry] * partial
            + scores[entry]
            + self._said(phrase, len(asked), entry)
            for entry, weight in told.items()
            if weight >= least
        }
        return Matches(best_first(found), partial)

    def _weight(self, held: int) -> int:
        """How much a term tells: the more the fewer entries hold it."""
        return round(100 * math.log(1 + self._entries / held))

    def _in_pieces(self, asked: Sequence[Term]) -> tuple[Term, ...]:
        """The terms; a run that no entry holds is cut into the longest pieces that some hold."""
        found: dict[Term, None] = {}
        for term in asked:
            is_whole = term.kind != "run" or self._is_held(term.text)
            found |= dict.fromkeys([term] if is_whole else self._pieces(term.text))
        return tuple(found)

    def _pieces(self, run: str) -> list[Term]:
        """Pieces of two characters and more, from the left, each as long as it can be; and the run
        itself, which nothing holds, where they leave characters over. Then what stands in a crowd of
        entries (国家 in 金砖国家) tells nothing of it."""
        pieces: list[Term] = []
        first = 0
        while first < len(run) - 1:
            last = first + 2
            while last <= min(len(run), first + _LONGEST_PIECE) and self._is_held(run[first:last]):
                last += 1
            if last > first + 2:
                pieces.append(Term("run", run[first : last - 1]))
            first = max(last - 1, first + 1)
        is_covered = sum(len(piece.text) for piece in pieces) == len(run)
        if is_covered:
            return pieces
        return [*(piece for piece in pieces if self._is_telling(piece)), Term("run", run)]

    def _is_telling(self, term: Term) -> bool:
        return len(self._names.exactly(term) | self._texts.exactly(term)) < _CROWD

    def _is_held(self, run: str) -> bool:
        term = Term("run", run)
        return bool(self._names.exactly(term) or self._texts.exactly(term))

    def _scored(self, term: Term) -> dict[int, int]:
        """How well each entry holds one term; a whole word in a name counts most."""
        scored: dict[int, int] = {}
        for entries, score in sorted(self._tiers(term), key=lambda tier: tier[1]):
            scored |= dict.fromkeys(entries, score)
        return scored

    def _tiers(self, term: Term) -> list[tuple[set[int], int]]:
        return [
            tier
            for form in (forms(term.text) if term.kind == "word" else (term.text,))
            for tier in self._tiers_of(Term(term.kind, form))
        ]

    def _tiers_of(self, term: Term) -> list[tuple[set[int], int]]:
        names, texts = self._names, self._texts
        whole = [(texts.exactly(term), _TEXT_WHOLE), (names.exactly(term), _NAME_WHOLE)]
        if term.kind == "number" and any(entries for entries, _ in whole):
            return whole
        parts = [(texts.beginning(term), _TEXT_PART), (names.beginning(term), _NAME_PART)]
        return parts + whole

    def _said(self, phrase: str, terms: int, entry: int) -> int:
        """What the whole query, said as it stands, adds: the more the more terms it has, as those
        might be found apart."""
        names = self._names.whole[entry]
        if phrase in names:
            return _EXACT
        if any(name.startswith(phrase) for name in names):
            return _BEGINS
        if any(phrase in name for name in names):
            return _IN_NAME
        is_said = any(phrase in text for text in self._texts.whole[entry])
        return min(_IN_TEXT * terms, _IN_NAME) if is_said else 0

    def unknown(self, asked: Sequence[Term]) -> tuple[str, ...]:
        """Words and numbers of what is asked that nothing holds."""
        said = (term for term in asked if term.kind in ("word", "acronym", "number"))
        return tuple(term.text for term in said if not self._scored(term))

    def nearest(self, asked: Sequence[Term]) -> tuple[str, ...]:
        """Words of the index that look like those asked for and not found, at most three each."""
        found: dict[str, None] = {}
        for term in asked[:5]:
            is_word = term.kind in ("word", "acronym") and 3 <= len(term.text) <= 20
            if is_word and not self._scored(term):
                near = get_close_matches(term.text, self._alike(term.text), 3, 0.7)
                found |= dict.fromkeys(word for word in near if _is_as_long(word, term.text))
        return tuple(found)

    def respelt(self, asked: Sequence[Term]) -> dict[str, str]:
        """What nothing holds of what is asked, each with the one thing that is spelt nearly so."""
        found: dict[str, str] = {}
        for term in asked[:5]:
            if term.kind == "run":
                found |= {} if self._is_held(term.text) else self._run_alike(term.text)
            elif _is_spelt(term) and not self._scored(term):
                near = get_close_matches(term.text, self._alike(term.text), 1, _SURE)
                is_meant = near and spelling.may_be(term.text, near[0])
                found |= {term.text: near[0]} if is_meant else {}
        return found

    def _run_alike(self, run: str) -> dict[str, str]:
        """The one name that differs from the run in a character; else what is said most often so."""
        names = {name for each in self._names.whole for name in each}
        near = [name for name in names if _is_near(run, name)]
        if len(near) == 1:
            return {run: near[0]}
        if not _AROUND < len(run) <= _LONGEST_PIECE or self._is_covered(run):
            return {}
        said = self._said_nearly(run)
        likely = [other for other in said if self._is_alone(run, other)]
        found = max(likely, key=lambda other: (said[other], other), default="")
        return {run: found} if found and self._is_covered(found) else {}

    def _is_alone(self, run: str, other: str) -> bool:
        """Whether a run that differs in its first or last character alone has what always stands there:
        where others may (南南贸易额, 南南贸易监), that character is one more and not a wrong one."""
        if run[:-1] == other[:-1]:
            rest, side = run[-1 - _AROUND : -1], "{}(.|$)"
        elif run[1:] == other[1:]:
            rest, side = run[1 : 1 + _AROUND], "(.|^){}"
        else:
            return True
        beside = re.compile(side.format(re.escape(rest)))
        return len({sign for text in self._holding([rest]) for sign in beside.findall(text)}) == 1

    def _is_covered(self, run: str) -> bool:
        """Whether a run is made of pieces that entries hold."""
        return self._is_held(run) or Term("run", run) not in self._pieces(run)

    def _said_nearly(self, run: str) -> Counter[str]:
        """Runs that differ in a character, and how often what stands around it is said with another."""
        found: Counter[str] = Counter()
        for place in range(len(run)):
            beside = (run[max(place - 1, 0) : place + 1], run[place : place + 2])
            if all(len(pair) < 2 or self._is_held(pair) for pair in beside):
                continue
            first = min(max(place - _AROUND, 0), len(run) - _AROUND - 1)
            around = (run[first:place], run[place + 1 : max(place + 1, first + _AROUND + 1)])
            said = re.compile(f"{re.escape(around[0])}([{RUN}]){re.escape(around[1])}")
            for text in self._holding(around):
                for right in said.findall(text):
                    found[run[:place] + right + run[place + 1 :]] += 1
        del found[run]
        return found

    def _holding(self, parts: Sequence[str]) -> Iterator[str]:
        """Names and texts of the entries that hold every part."""
        every = [
            self._names.exactly(term) | self._texts.exactly(term)
            for term in (Term("run", part) for part in parts if part)
        ]
        for entry in sorted(set.intersection(*every)):
            yield from self._names.whole[entry]
            yield from self._texts.whole[entry]

    def _alike(self, word: str) -> list[str]:
        """Words of the same first letter and about the same length: comparing is dear."""
        first = bisect_left(self._both, word[0])
        last = bisect_left(self._both, word[0] + "\U0010ffff")
        return [other for other in self._both[first:last] if abs(len(other) - len(word)) <= 3]


def _is_spelt(term: Term) -> bool:
    return term.kind in ("word", "acronym") and 4 <= len(term.text) <= 20


def _is_as_long(word: str, asked: str) -> bool:
    """Whether a word has so nearly as many letters as one that was asked that it can be meant by it."""
    return abs(len(word) - len(asked)) <= max(len(asked) // 4, 1)


def _is_near(run: str, name: str) -> bool:
    """Whether a run of characters is a name with one of them wrong."""
    if not 3 <= len(run) == len(name):
        return False
    return sum(one != other for one, other in zip(run, name, strict=True)) == 1
