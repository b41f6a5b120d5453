"""What a text takes from the report: it is cut where words begin to stand in another place of the report.

Words are looked for in a row, signs and white space aside, with one sign for each number: so a number that was changed
cuts nothing.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from southsouth.report import MARKS

#: Signs of one meaning in two widths, as they are compared.
NARROW = str.maketrans("，：；（）", ",:;()")
_PROVING = 4  # words in a row that are no accident beside others
_ELSEWHERE = 6  # words in a row that are none in another passage, and as many as make up for it
_APART = 3  # in another place of one passage
_NEAR = 24  # words by which a quotation may be shorter or longer than the report there
_BESIDE = 12  # words beside those in a row that may agree in part
_NUMBER = "#"
_OFTEN = 4  # places of words that say where others stand
#: A character that is not known; where words end of which the place is not known, or a passage does.
_UNKNOWN, _BREAK, _END = "\0\n\r"
_NO_WORDS = (_UNKNOWN, _BREAK, _END)
_WORD = re.compile(
    rf"(?P<number>\d{{1,3}}(?: \d{{3}})+(?!\d)(?:[.,]\d+)?%?|\d+(?:[.,]\d+)*%?)|[\0\n\r]|[^\W_{MARKS}]"
)
_STOPS = re.compile("[。！？!?”’」』»]")
_OPENING = re.compile("[“‘「『«\"|\t\n]")
_ENDED = re.compile(r"%?\s*。?")
_LATIN = re.compile("[A-Za-z]")
# What joins quotations, or says whose words they are.
_SAYING = (
    "(?:以及|并且|而且|还有|同时|此外|另外|其中|目前|现在|据悉|下同|等等|[和与及而但又等并说称]|"
    "[该据他她]|联合国|秘书长|报告|专家|[还也]?指出|认为)"
)
_JOINS = re.compile(f"(?:{_SAYING}|{_NUMBER})+$")
_YEAR = re.compile(r"\d{4}")
# What refers to a place, or to who says it.
_REFERRING = re.compile(
    r"[(（【〔\[][^)）】〕\]]*[)）】〕\]]?|第?\s*[\d一二三四五六七八九十]+\s*[段页章节条届](?:会议)?|[#@]\S+"
    rf"|\d+年\d+月\d+日|\d{{4}}-\d\d-\d\d|\b[一二三四五六七八九十]{{1,3}}[、.]|{_SAYING}"
)
_HAN = re.compile("[\u4e00-\u9fff]")
# What stands behind or before one of these is apart.
_OUT_BEHIND = re.compile("[“”‘’「」『』«»\"|\t\n]")
_OUT_BEFORE = re.compile("[“”‘’「」『』«»\"|\t\n:：]")
#: Where words stand in a row in a text and in the report: from, to, and how much later there.
_Row = tuple[int, int, int]


class Words:
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

    def is_parted(self, place: int, *, is_by_space: bool = False) -> bool:
        """Whether a sign stands between a word and the one before it, or one of them is Latin."""
        if place in (0, len(self.said)) or {_UNKNOWN, _END} & {*(pair := self.said[place - 1 : place + 1])}:
            return True
        between = self.between(place)
        is_spaced = is_by_space and between and _NUMBER not in pair
        return bool(
            between.strip(" \n") or is_spaced or len({*map(bool, map(_LATIN.match, pair))}) > 1
        )

    def back_to_sign(self, place: int, least: int, *, is_by_space: bool = False) -> int:
        """The first of the words before a place that no sign parts from it."""
        while place > least and not self.is_parted(place, is_by_space=is_by_space):
            place -= 1
        return place

    def on_to_sign(self, place: int, most: int, *, is_by_space: bool = False) -> int:
        """Behind the last of the words behind a place that no sign parts from it."""
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


@dataclass(frozen=True)
class Excerpt:
    """What a text has of one place.

    Attributes:
        text: Its words.
        start: Where they begin in the text.
        end: Where they end.
        beside: Words beside them that may be put for the report's.
    """

    text: str
    start: int
    end: int
    beside: str = ""


@dataclass
class _Chain:
    """Words that stand in one place of the report."""

    rows: list[_Row] = field(default_factory=list[_Row])

    @property
    def start(self) -> int:
        return self.rows[0][0]

    @property
    def end(self) -> int:
        return self.rows[-1][1]


class Places:
    """The words of all passages of the report, and where each few of them stand in a row."""

    def __init__(self, passages: Mapping[int, str]) -> None:
        self._words = Words(_END.join(passages.values()))
        said = self._words.said
        self._begins = [0]
        for text in passages.values():
            self._begins.append(self._begins[-1] + len(Words(text).said) + 1)
        self._at: dict[str, list[int]] = {}
        for at in range(len(said) - _PROVING + 1):
            run = said[at : at + _PROVING]
            if run.count(_NUMBER) < _PROVING - 1 and not {*run} & {*_NO_WORDS}:
                self._at.setdefault(run, []).append(at)
        # Of words that stand in many places none says where others stand.
        self._at = {run: at for run, at in self._at.items() if len(at) <= _OFTEN}

    def excerpts(self, text: str, is_quoted: Callable[[str], object]) -> list[Excerpt]:
        """What a text has of the report, each place by itself, without what is somebody else's around it."""
        words = Words(text)
        chains = self._chains(words)
        found = self._cut(words, chains)
        kept = [chain for chain, each in zip(chains, found, strict=True) if is_quoted(each.text)]
        # What is none leaves its words to those beside it.
        return found if len(kept) == len(chains) else self._cut(words, kept)

    def _cut(self, words: Words, chains: Sequence[_Chain]) -> list[Excerpt]:
        spread: list[_Chain] = []
        for at, chain in enumerate(chains):
            least = spread[-1].end if spread else 0
            most = chains[at + 1].start if at + 1 < len(chains) else len(words.said)
            spread.append(self._spread(words, chain, least, most))
        ends = [0, *(chain.end for chain in spread)]
        begins = [*(chain.start for chain in spread[1:]), len(words.said)]
        found: list[Excerpt] = []
        for chain, least, most in zip(spread, ends, begins, strict=False):
            start = max(self._begin(words, chain, least), found[-1].end if found else 0)
            end = self._end(words, chain, most)
            # A number may be left out behind a stroke, or before a stop.
            end += words.text[end : end + 1] == "/" and "/" in self._words.between(chain.end + chain.rows[-1][2])
            end += len(_ENDED.match(words.text[end:])[0])
            found.append(Excerpt(words.text[start:end], start, end))
        return [*self._with_what_is_beside(words, spread, found)]

    def _with_what_is_beside(
        self, words: Words, chains: Sequence[_Chain], found: Sequence[Excerpt]
    ) -> Iterator[Excerpt]:
        last = 0
        for at, (chain, each) in enumerate(zip(chains, found, strict=True)):
            before, behind = words.text[last : each.start], words.text[each.end :]
            if at + 1 < len(found):
                behind = words.text[each.end : found[at + 1].start]
            (start, _, by), (_, end, by_end) = chain.rows[0], chain.rows[-1]
            beside = self._beside(_OUT_BEFORE.split(before)[-1], start + by) if not at or before != taken else ""
            taken = _OUT_BEHIND.split(behind)[0]
            beside += self._beside(taken, end + by_end)
            yield replace(each, beside=beside)
            last = each.end

    def _beside(self, said: str, place: int) -> str:
        """What stands beside a quotation, where that may be put for what stands there in the report."""
        is_bracket = "(" in self._words.between(place) and said.startswith("(")
        others = said if is_bracket else _REFERRING.sub("", said)
        if is_bracket or not self._words.is_parted(place):
            is_put = any(map(str.isalnum, others))
        else:
            has_number = _NUMBER in self._words.said[place - _PROVING : place + _PROVING]
            is_put = bool(_HAN.search(others) or has_number and _YEAR.search(others))
        return said if is_put else ""

    def _rows(self, words: Words) -> list[_Row]:
        """Where words of a text stand in a row in the report, as many as do."""
        said, own = words.said, self._words.said
        ends: dict[int, int] = {}
        found: list[_Row] = []
        for start in range(len(said) - _PROVING + 1):
            for place in self._at.get(said[start : start + _PROVING], ()):
                by = place - start
                if ends.get(by, 0) > start:
                    continue
                begin, end = start, start + _PROVING
                while begin > ends.get(by, 0) and place > by and said[begin - 1] == own[begin - 1 + by]:
                    begin -= 1
                while end < len(said) and end + by < len(own) and said[end] == own[end + by]:
                    end += 1
                ends[by] = end
                found.append((begin, end, by))
        return sorted(found)

    def _chains(self, words: Words) -> list[_Chain]:
        """The rows that account for most of a text in the fewest places, those of one place together."""
        rows = self._rows(words)
        scores, before = [0] * len(rows), [-1] * len(rows)
        best = [(0, -1)] * (len(words.said) + 1)
        beside: dict[int, list[int]] = {}
        done = 0
        for at, (start, end, by) in enumerate(rows):
            while done < start:
                done += 1
                best[done] = max(best[done], best[done - 1])
            size = end - start
            scores[at], before[at] = best[start][0] + size - _ELSEWHERE, best[start][1]
            near = beside.setdefault(bisect_right(self._begins, start + by), [])
            for other in near[-_NEAR:]:
                _, last, there = rows[other]
                is_behind = start + by >= last + there - _PROVING
                more = min(size, end - last) - (1 if is_behind and abs(by - there) <= _NEAR else _APART if is_behind else _ELSEWHERE)
                if more > 0 and scores[other] + more > scores[at]:
                    scores[at], before[at] = scores[other] + more, other
            near.append(at)
            best[end] = max(best[end], (scores[at], at))
        at = max(best)[1]
        path: list[_Row] = []
        while at >= 0:
            path.append(rows[at])
            at = before[at]
        return self._joined(words, reversed(path))

    def _joined(self, words: Words, rows: Iterable[_Row]) -> list[_Chain]:
        """Rows of one place together; of those that nothing parts, and are of two passages, the longer alone."""
        chains: list[_Chain] = []
        for row in rows:
            last = chains[-1] if chains else _Chain([(0, 0, 0)])
            start, end, by = max(row[0], last.end), row[1], row[2]
            if chains and self._go_on(words, last.rows[-1], (start, end, by)):
                last.rows.append((start, end, by))
            elif not chains or self._is_cut(words, last.rows[-1], (start, end, by)):
                chains.append(_Chain([(start, end, by)]))
            elif end - start > last.end - last.start:
                chains[-1] = _Chain([(start, end, by)])
        return chains

    def _go_on(self, words: Words, one: _Row, other: _Row) -> bool:
        """Whether rows are of one quotation: of one place, or of one passage and no mark stands between them behind
        which another quotation begins."""
        (_, end, by), (begin, _, there) = one, other
        if bisect_right(self._begins, end - 1 + by) != bisect_right(self._begins, begin + there):
            return False
        between = words.text[words.ends[end] : words.at[begin]]
        is_begun = _STOPS.search(between) and self._words.is_parted(begin + there)
        return abs(by - there) <= _NEAR or not (is_begun or _OPENING.search(between))

    def _is_cut(self, words: Words, one: _Row, other: _Row) -> bool:
        """Whether something parts two rows: in the text, or where they end or begin in the report."""
        (_, end, by), (begin, _, there) = one, other
        own = self._words
        if end == begin and (own.is_parted(end + by) or own.is_parted(begin + there)):
            return True
        is_parted = any(words.is_parted(at, is_by_space=True) for at in range(end, begin + 1))
        return is_parted or _JOINS.search(words.said[end:begin]) is not None

    def _spread(self, words: Words, chain: _Chain, least: int, most: int) -> _Chain:
        """A chain with the words beside it of which more agree than differ."""
        rows = [*chain.rows]
        start, end, by = rows[0]
        before = range(start - 1, max(least, start - _BESIDE) - 1, -1)
        rows[0] = (start - self._agreeing(words, before, by), end, by)
        start, end, by = rows[-1]
        behind = range(end, min(most, end + _BESIDE))
        rows[-1] = (start, end + self._agreeing(words, behind, by), by)
        return _Chain(rows)

    def _agreeing(self, words: Words, places: Iterable[int], by: int) -> int:
        """Up to how many of these words more agree than differ."""
        score, best, length = 0, 0, 0
        own = self._words.said
        for n, at in enumerate(places, 1):
            if not 0 <= at + by < len(own) or own[at + by] in _NO_WORDS:
                break
            score += 1 if words.said[at] == own[at + by] else -1
            if score > best:
                best, length = score, n
        return length

    def _begin(self, words: Words, chain: _Chain, least: int) -> int:
        """Where a quotation begins: with words that may be put for the report's there, without own ones."""
        start, _, by = chain.rows[0]
        if (unknown := self._unknown(start + by, -1)) > 1:
            at = max(words.back(words.at[start], unknown), words.ends[least])
            first = words.back_to_sign(bisect_left(words.at, at), least)
            return min(at, words.at[first])
        is_free = self._words.is_parted(start + by)
        first = words.back_to_sign(start, least, is_by_space=is_free)
        return words.at[start if is_free and _JOINS.search(words.said[first:start]) else first]

    def _end(self, words: Words, chain: _Chain, most: int) -> int:
        """Where a quotation ends."""
        _, end, by = chain.rows[-1]
        if (unknown := self._unknown(end + by, 1)) > 1:
            at = min(words.on(words.ends[end], unknown), words.at[most])
            last = words.on_to_sign(bisect_right(words.ends, at) - 1, most)
            return max(at, words.ends[last])
        is_free = self._words.is_parted(end + by)
        last = words.on_to_sign(end, most, is_by_space=is_free)
        joins = _JOINS.search(words.said[end:last])
        return words.ends[last - len(joins[0]) if joins and (is_free or joins.start()) else last]

    def _unknown(self, place: int, step: int) -> int:
        """How many characters of the report are unknown beside a word, signs among them."""
        own, at = self._words, place - (step < 0)
        while 0 <= at < len(own.said) and own.said[at] == _UNKNOWN:
            at += step
        if at == place - (step < 0):
            return 0
        return own.at[place] - own.ends[at + 1] if step < 0 else own.at[at] - own.ends[place]
