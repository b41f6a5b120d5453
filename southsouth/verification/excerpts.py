"""What a text takes from the report: it is cut where words begin to stand in another place of the report.

Words are looked for in a row, signs and white space aside, with one sign for each number: so a number that was changed
cuts nothing.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from os.path import commonprefix

from southsouth.report import MARKS

_PROVING = 4  # words in a row that are no accident beside others
_ELSEWHERE = 6  # words in a row that are none in another passage, and as many as make up for it
_APART = 3  # in another place of one passage
_NEAR = 24  # words by which a quotation may be shorter or longer than the report there
_BESIDE = 12  # words beside those in a row that may agree in part
_OFTEN = 4  # places of words that say where others stand
_NUMBER = "#"
#: A character that is not known; where words end of which the place is not known, or a passage does.
_UNKNOWN, _BREAK, _END = "\0\n\r"
_NO_WORDS = (_UNKNOWN, _BREAK, _END)
_WORD = re.compile(
    r"(?P<number>(?<!\d)\d{1,3}(?:[^\S\t\n]\d{3})+(?!\d)(?:[.,]\d+)?%?|\d+(?:[.,]\d+)*%?)"
    rf"|[\0\n\r]|[^\W_{MARKS}]"
)
_LATIN = re.compile("[A-Za-z]")
_HAN = re.compile("[\u4e00-\u9fff]")
_YEAR = re.compile(r"\d{4}")
_QUOTES = re.compile("[“”‘’「」『』«»]")
_OPENS = frozenset("“‘「『«")
# Behind these another quotation may begin.
_STOPS = re.compile("[。！？!?”’」』»]")
_OPENING = re.compile('[“‘「『«"|\t\n]')
# What stands behind or before these is apart.
_OUT_BEHIND = re.compile('[“”‘’「」『』«»"|\t\n]')
_OUT_BEFORE = re.compile(f"{_OUT_BEHIND.pattern}|[:：]")
_ENDED = re.compile(r"%?\s*。?")
# Between words it ends one quotation and begins another.
_BORDER = re.compile(
    rf"[”’」』»](?:[。，；、,;(（—]|[^“‘「『«]*[“‘「『«])|[|\t]|……|[(（]第\d+段[)）]|[{MARKS}]"
    "|。[该他她]?(?:报告|秘书长|专家)?[还又也]?(?:指出|认为|说|称)[，：]"
)
_EDGE = re.compile(f"{_BORDER.pattern}|{_OUT_BEHIND.pattern}")
# What a number stands behind that refers to a place, or is somebody's own.
_REFERS = re.compile(r"[-—–,，(（\[【:：]")
# What joins quotations, or says whose words they are.
_SAYING = (
    "(?:以及|并且|而且|还有|同时|此外|另外|其中|目前|现在|据悉|下同|等等|[和与及而但又等并说称]|"
    "[该据他她]|联合国|秘书长|报告|专家|[还也]?指出|认为)"
)
_JOINS = re.compile(f"(?:{_SAYING}|{_NUMBER})+$")
# That, and what refers to a place.
_REFERRING = re.compile(
    r"[(（【〔\[][^)）】〕\]]*[)）】〕\]]?|[#@]\S+|\d+年\d+月\d+日|\d{4}-\d\d-\d\d"
    r"|第?\s*[\d一二三四五六七八九十]+\s*[段页章节条届](?:会议)?"
    r"|^\s*[-—–,，]+\s*\d{1,3}\s*$"
    rf"|\b[一二三四五六七八九十]{{1,3}}[、.]|{_SAYING}"
)
#: Where words stand in a row in a text: from, to, and how much later they stand in the report.
_Row = tuple[int, int, int]


@dataclass(frozen=True)
class Excerpt:
    """What a text has of one place of the report.

    Attributes:
        text: Its words.
        start: Where they begin in the text.
        end: Where they end.
        beside: Words beside them that may be put for the report's.
        numbers: From which to behind which character a number stands for which the report has another, and that.
    """

    text: str
    start: int
    end: int
    beside: str = ""
    numbers: tuple[tuple[int, int, str], ...] = ()


class _Words:
    """What a text says, sign by sign: each number as one, its punctuation aside."""

    def __init__(self, text: str) -> None:
        found = [*_WORD.finditer(text)]
        self.text = text
        self.said = "".join(_NUMBER if each["number"] else each[0] for each in found)
        self.at = [*(each.start() for each in found), len(text)]
        self.ends = [0, *(each.end() for each in found)]

    def between(self, place: int) -> str:
        """What stands between a word and the one before it."""
        return self.text[self.ends[place] : self.at[place]]

    def number(self, place: int) -> str:
        """A word as it is written, without white space."""
        return "".join(self.text[self.at[place] : self.ends[place + 1]].split())

    def is_of_symbol(self, place: int) -> bool:
        """Whether a word is a number of a symbol or a resolution: 67/226."""
        beside = self.between(place) + self.between(place + 1)
        return self.said[place] == _NUMBER and "/" in beside

    def is_parted(self, place: int, *, is_by_space: bool = False) -> bool:
        """Whether a sign stands between a word and the one before it, or one of them is Latin."""
        pair = self.said[max(place - 1, 0) : place + 1]
        if place in (0, len(self.said)) or _UNKNOWN in pair or _END in pair:
            return True
        between = self.between(place)
        is_spaced = is_by_space and between and _NUMBER not in pair
        is_latin = len({_LATIN.match(sign) is None for sign in pair}) > 1
        return bool(between.strip(" \n") or is_spaced or is_latin)

    def parted_before(self, place: int, least: int, *, is_by_space: bool = False) -> int:
        """The first of the words before a place that no sign parts from it."""
        while place > least and not self.is_parted(place, is_by_space=is_by_space):
            place -= 1
        return place

    def parted_behind(self, place: int, most: int, *, is_by_space: bool = False) -> int:
        """Behind the last of the words from a place on that no sign parts from it."""
        while place < most and not self.is_parted(place, is_by_space=is_by_space):
            place += 1
        return place

    def back(self, at: int, count: int) -> int:
        """Where so many characters begin before one, white space aside."""
        while at and count:
            at -= 1
            count -= not self.text[at].isspace()
        return at

    def on(self, at: int, count: int) -> int:
        """Where so many characters end behind one, white space aside."""
        while at < len(self.text) and count:
            count -= not self.text[at].isspace()
            at += 1
        return at


class Places:
    """The words of all passages of the report, and where each few of them stand in a row."""

    def __init__(self, passages: Mapping[int, str]) -> None:
        self._words = _Words(_END.join(passages.values()))
        said = self._words.said
        self._begins = [0, *(at for at, sign in enumerate(said, 1) if sign == _END)]
        places: dict[str, list[int]] = {}
        for at in range(len(said) - _PROVING + 1):
            run = said[at : at + _PROVING]
            if run.count(_NUMBER) < _PROVING - 1 and not {*run} & {*_NO_WORDS}:
                places.setdefault(run, []).append(at)
        # Of words that stand in many places none says where others stand.
        self._at = {run: at for run, at in places.items() if len(at) <= _OFTEN}

    def excerpts(self, text: str, is_quoted: Callable[[Excerpt], object]) -> list[Excerpt]:
        """What a text has of the report, each place by itself, without what is somebody else's around it."""
        words = _Words(text)
        chains = self._chains(words)
        found = self._cut(words, chains)
        kept = [chain for chain, each in zip(chains, found, strict=True) if is_quoted(each)]
        # What is none leaves its words to those beside it.
        return found if len(kept) == len(chains) else self._cut(words, kept)

    def _of(self, place: int) -> int:
        """The passage in which a word stands."""
        return bisect_right(self._begins, place)

    def _rows(self, words: _Words) -> list[_Row]:
        """Where words of a text stand in a row in the report, as many as do."""
        said, own = words.said, self._words.said
        ends: dict[int, int] = {}
        found: list[_Row] = []
        for at in range(len(said) - _PROVING + 1):
            for place in self._at.get(said[at : at + _PROVING], ()):
                by = place - at
                if (least := ends.get(by, 0)) > at:
                    continue
                start = at - _alike(said[least:at][::-1], own[:place][::-1])
                ends[by] = at + _alike(said[at:], own[place : place + len(said)])
                found.append((start, ends[by], by))
        return sorted(found)

    def _chains(self, words: _Words) -> list[list[_Row]]:
        """The rows that account for most of a text in the fewest places, those of one place together."""
        rows = self._rows(words)
        best = [(0, -1)] * (len(words.said) + 1)
        scores: list[tuple[int, int]] = []
        of_passage: dict[int, list[int]] = {}
        done = 0
        for at, row in enumerate(rows):
            for place in range(done + 1, row[0] + 1):
                best[place] = max(best[place], best[place - 1])
            done = row[0]
            # The first words may be the last ones of what stands before them.
            starts = range(row[0], min(row[0] + 2 * _PROVING, row[1]))
            score, before = max((best[n][0] - n + row[0], best[n][1]) for n in starts)
            beside = of_passage.setdefault(self._of(row[0] + row[2]), [])
            others = ((scores[n][0] + _more(rows[n], row), n) for n in beside[-_NEAR:])
            scores.append(max([(score + row[1] - row[0] - _ELSEWHERE, before), *others]))
            beside.append(at)
            best[row[1]] = max(best[row[1]], (scores[at][0], at))
        path: list[_Row] = []
        at = max(best)[1]
        while at >= 0:
            path.append(rows[at])
            at = scores[at][1]
        return self._joined(
            words, (part for row in reversed(path) for part in self._parts(words, row))
        )

    def _parts(self, words: _Words, row: _Row) -> Iterator[_Row]:
        """Words in a row, cut where a mark parts them that the report has not."""
        start, end, by = row
        for at in range(start + 1, end):
            if self._is_border(words, at, by):
                yield start, at, by
                start = at
        yield start, end, by

    def _joined(self, words: _Words, rows: Iterable[_Row]) -> list[list[_Row]]:
        """Rows of one place together; of those that nothing parts, and are of two passages, the longer alone."""
        chains: list[list[_Row]] = []
        for first, end, by in rows:
            if not chains:
                chains.append([(first, end, by)])
                continue
            last = chains[-1][-1]
            row = max(first, last[1]), end, by
            if self._goes_on(words, last, row):
                chains[-1].append(row)
            elif self._is_parted(words, last, row):
                chains.append([row])
            elif row[1] - row[0] > last[1] - chains[-1][0][0]:
                chains[-1] = [row]
        return chains

    def _goes_on(self, words: _Words, one: _Row, other: _Row) -> bool:
        """Whether rows are of one quotation: of one place, or of one passage and no mark stands between them behind
        which another quotation begins."""
        (_, end, by), (begin, _, there) = one, other
        if self._of(end - 1 + by) != self._of(begin + there):
            return False
        between = words.text[words.ends[end] : words.at[begin]]
        own = self._words.text[self._words.ends[end + by] : self._words.at[begin + there]]
        pattern = _BORDER if by == there else _EDGE
        if pattern.search(between) and not pattern.search(own):
            return False
        is_begun = _STOPS.search(between) and self._words.is_parted(begin + there)
        return abs(by - there) <= _NEAR or not (is_begun or _OPENING.search(between))

    def _is_parted(self, words: _Words, one: _Row, other: _Row) -> bool:
        """Whether something parts two rows: in the text, or where they end or begin in the report."""
        (_, end, by), (begin, _, there) = one, other
        places = (end + by, begin + there) if end == begin else ()
        return (
            any(map(self._words.is_parted, places))
            or any(words.is_parted(at, is_by_space=True) for at in range(end, begin + 1))
            or _JOINS.search(words.said[end:begin]) is not None
        )

    def _cut(self, words: _Words, chains: Sequence[Sequence[_Row]]) -> list[Excerpt]:
        """The words that stand in each place, with those around them that may be put for the report's."""
        edges: list[tuple[_Row, _Row]] = []
        bounds: list[tuple[int, int]] = []
        begins = [*(chain[0][0] for chain in chains[1:]), len(words.said)]
        for chain, most in zip(chains, begins, strict=False):
            bounds.append(self._bounds(words, chain, edges[-1][1][1] if edges else 0, most))
            first, last = self._spread(words, chain, *bounds[-1])
            edges.append((first, self._without_reference(words, last)))
        begins = [*(first[0] for first, _ in edges[1:]), len(words.said)]
        found: list[Excerpt] = []
        least = 0
        for chain, (first, last), (begin, stop), most in zip(
            chains, edges, bounds, begins, strict=False
        ):
            start = max(
                self._begin(words, first, max(least, begin)),
                found[-1].end if found else 0,
                words.at[begin] if begin > least else 0,
            )
            end = self._end(words, last, stop)
            end = min(end, words.ends[stop]) if stop < most else end
            least = last[1]
            # Of a number that was left out signs are left.
            end += len(commonprefix([words.text[end:], self._words.between(last[1] + last[2])]))
            end += len((_ENDED.match(words.text[end:]) or [""])[0])
            numbers = [*self._other_numbers(words, chain, start, end)]
            found.append(Excerpt(words.text[start:end], start, end, numbers=tuple(numbers)))
        return [*self._with_words_beside(words.text, edges, found)]

    def _bounds(
        self, words: _Words, chain: Sequence[_Row], least: int, most: int
    ) -> tuple[int, int]:
        """The places between which words beside rows may be the report's: up to a mark that the report has not."""
        (start, _, by), (_, end, there) = chain[0], chain[-1]
        if enclosed := self._enclosed(words, start, end, least):
            return enclosed[0], min(enclosed[1], most)
        before = (at for at in range(start, least, -1) if self._is_border(words, at, by))
        behind = (at for at in range(end, most) if self._is_border(words, at, there))
        return next(before, least), next(behind, most)

    def _enclosed(self, words: _Words, start: int, end: int, least: int) -> tuple[int, int] | None:
        """The places between the quotation marks that stand around words; None where none do."""
        first = words.at[start]
        opened = [*_QUOTES.finditer(words.text, words.ends[least], first)]
        if not opened or opened[-1][0] not in _OPENS:
            return None
        depth = 1
        for mark in _QUOTES.finditer(words.text, first):
            depth += 1 if mark[0] in _OPENS else -1
            if not depth:
                is_around = mark.start() >= words.ends[end]
                places = (bisect_left(words.at, each.start()) for each in (opened[-1], mark))
                return (next(places), next(places)) if is_around else None
        return None

    def _is_border(self, words: _Words, at: int, by: int) -> bool:
        """Whether what stands before a word ends a quotation, and the report has no such mark there."""
        own = self._words.between(at + by) if 0 < at + by < len(self._words.said) else ""
        return bool(_BORDER.search(words.between(at))) and not _BORDER.search(own)

    def _other_numbers(
        self, words: _Words, chain: Iterable[_Row], start: int, end: int
    ) -> Iterator[tuple[int, int, str]]:
        """Where numbers of symbols stand in an excerpt for which the report has others, and these."""
        for first, last, by in chain:
            for at in range(first, last):
                begin, stop = words.at[at] - start, words.ends[at + 1] - start
                is_within = begin >= 0 and stop <= end - start
                if is_within and words.is_of_symbol(at) and not self._has(words, at):
                    yield begin, stop, self._words.number(at + by)

    def _has(self, words: _Words, at: int) -> bool:
        """Whether the report has a number anywhere between the words beside it."""
        return any(
            self._words.number(place + at - start) == words.number(at)
            for start in range(max(at - _PROVING + 1, 0), at + 1)
            for place in self._at.get(words.said[start : start + _PROVING], ())
        )

    def _spread(
        self, words: _Words, chain: Sequence[_Row], least: int, most: int
    ) -> tuple[_Row, _Row]:
        """The first and the last row, with the words beside them of which more agree than differ."""
        start, end, by = chain[0]
        before = range(start - 1, max(least, start - _BESIDE) - 1, -1)
        start -= self._agreeing(words, before, by)
        begin, last, there = chain[-1]
        more = self._agreeing(words, range(last, min(most, last + _BESIDE)), there)
        return (start, end, by), (begin, last + more, there)

    def _without_reference(self, words: _Words, row: _Row) -> _Row:
        """A row without a number at its end that a sign parts from it, and the report has not there."""
        start, end, by = row
        last = end - 1
        if (
            end - start < 2
            or words.said[last] != _NUMBER
            or words.number(last) == self._words.number(last + by)
        ):
            return row
        signs = _REFERS.findall(words.between(last))
        is_there = signs == _REFERS.findall(self._words.between(last + by))
        is_like = len(words.number(last)) == len(self._words.number(last + by))
        return row if not signs or is_there and is_like else (start, last, by)

    def _agreeing(self, words: _Words, places: Iterable[int], by: int) -> int:
        """Up to how many of these words far more agree than differ."""
        score, best, length = 0, 0, 0
        own = self._words.said
        for n, at in enumerate(places, 1):
            if not 0 <= at + by < len(own) or own[at + by] in _NO_WORDS:
                break
            score += 1 if words.said[at] == own[at + by] else -2
            if score > best:
                best, length = score, n
        return length

    def _begin(self, words: _Words, row: _Row, least: int) -> int:
        """Where a quotation begins: with words that may be put for the report's there, without own ones."""
        start, place = row[0], row[0] + row[2]
        if least == start:
            return words.at[start]
        if (unknown := self._unknown(place, -1)) > 1:
            at = max(words.back(words.at[start], unknown), words.ends[least])
            first = words.parted_before(bisect_left(words.at, at), least)
            return min(at, words.at[first])
        if self._words.said[place - 1 : place] in ("", _END):
            return words.at[start]
        is_free = self._words.is_parted(place)
        first = words.parted_before(start, least, is_by_space=is_free)
        if is_free and _JOINS.search(words.said[first:start]):
            first = start
        is_alone = is_free and first == start
        return words.at[self._clause_before(words, start, place, least) if is_alone else first]

    def _clause_before(self, words: _Words, start: int, place: int, least: int) -> int:
        """Where the clause before a comma begins, where it begins as that of the report; else behind the comma."""
        begin = words.parted_before(max(start - 1, least), least)
        own = self._words.parted_before(max(place - 1, 0), 0)
        said = words.said[begin:start]
        is_alike = said[:1] == self._words.said[own] and _HAN.match(said)
        return begin if is_alike and not _JOINS.fullmatch(said) else start

    def _end(self, words: _Words, row: _Row, most: int) -> int:
        """Where a quotation ends."""
        end, place = row[1], row[1] + row[2]
        if most == end:
            return words.ends[end]
        if (unknown := self._unknown(place, 1)) > 1:
            at = min(words.on(words.ends[end], unknown), words.at[most])
            last = words.parted_behind(bisect_right(words.ends, at) - 1, most)
            return max(at, words.ends[last])
        if self._words.said[place : place + 1] in ("", _END):
            return words.ends[end]
        is_free = self._words.is_parted(place)
        last = words.parted_behind(end, most, is_by_space=is_free)
        own = self._words.between(place)
        if last == end < most and "(" in own and "(" in words.between(end):
            # One bracket for another.
            last = words.parted_behind(end + 1, most)
        joins = _JOINS.search(words.said[end:last])
        return words.ends[last - len(joins[0]) if joins and (is_free or joins.start()) else last]

    def _unknown(self, place: int, step: int) -> int:
        """How many characters of the report are unknown beside a word, signs among them."""
        own = self._words
        begun = at = place - (step < 0)
        while 0 <= at < len(own.said) and own.said[at] == _UNKNOWN:
            at += step
        if at == begun:
            return 0
        return own.at[place] - own.ends[at + 1] if step < 0 else own.at[at] - own.ends[place]

    def _with_words_beside(
        self, text: str, edges: Sequence[tuple[_Row, _Row]], found: Sequence[Excerpt]
    ) -> Iterator[Excerpt]:
        """Each with the words beside it, up to a mark: those between two are told of the first."""
        last = 0
        ends = [*(each.start for each in found[1:]), len(text)]
        for (row, end_row), each, end in zip(edges, found, ends, strict=False):
            *marks, before = _OUT_BEFORE.split(text[last : each.start])
            behind = _OUT_BEHIND.split(text[each.end : end])[0]
            beside = self._put(before, row[0] + row[2]) if marks or not last else ""
            yield replace(each, beside=beside + self._put(behind, end_row[1] + end_row[2]))
            last = each.end

    def _put(self, said: str, place: int) -> str:
        """Words beside a quotation that may be put for what stands there in the report; empty for others."""
        near = self._words.said[max(place - _PROVING, 0) : place + _PROVING]
        others = _REFERRING.sub("", said)
        if not self._words.is_parted(place):
            return said if any(map(str.isalnum, others)) else ""
        is_put = _HAN.search(others) or (_NUMBER in near and _YEAR.search(others))
        return said if is_put else ""


def _alike(one: str, other: str) -> int:
    """With how many of the same signs two texts begin."""
    return len(commonprefix([one, other]))


def _more(one: _Row, other: _Row) -> int:
    """How many words a row adds to another of its passage, less what speaks against both."""
    (_, end, by), (start, last, there) = one, other
    is_behind = start + there >= end + by - _PROVING
    is_near = is_behind and abs(there - by) <= _NEAR
    cost = 1 if is_near else _APART if is_behind else _ELSEWHERE
    more = min(last - start, last - end) - cost
    return more if more > 0 else -last
