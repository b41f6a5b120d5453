"""A text beside a paragraph of the report: which characters agree, and what differs where something is known."""

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher
from itertools import product, takewhile

from southsouth.language import DEFAULT, N_, translate
from southsouth.verification.differences import NUMBER, between, numbers_told, with_changes
from southsouth.verification.standing import ONE_WIDTH

_PROVING = 4  # characters of words that are no accident where they stand
_SURE = 8  # characters in a row beside which others are compared
_SHIFT = 3  # characters that may be left out or added before the last words
_NAME = 24  # characters of a name
_PUT = 13  # characters that may be put for a name, and one more
_APART = 12  # characters in a row that are no accident wherever they stand
_SHARED = 4  # last or first characters that two names may have alike
#: Stands before words of a paragraph of which it is not known where they stand in it.
BREAK = "\n"
_STOPS = ("。", BREAK)
_SIGNS = ",。;:、“”《》()"
_HAN = re.compile("[\u4e00-\u9fff]{2,12}")
# What ends as names of bodies and countries do, and no more than that: no “该组织”, no “在一些国家”.
_OF_BODIES = re.compile(
    "(?![据由从对为与和及在该其本各这那有了的]|.*[第一二三四五六七八九十])[\u4e00-\u9fff]{1,9}"
    "(?:国|洲|署|组织|委员会|会议|银行|基金|局|办公室|处|中心|机构|政府|集团|联盟)"
)
# A few characters of which none says that they are somebody's own words: “他们”, “报告指出”, “的消息”.
_OF_PLACES = re.compile(
    "(?!.*[吗呢了的吧等说称是有道告文悉认为示者友其本该这那他她它我你也并则曾又已还将但而据由从对])"
    "[\u4e00-\u9fff]{2,6}"
)
_OF_NUMBERS = "0123456789.,%"
_FIRST = re.compile(rf"^{NUMBER.pattern}")
_LAST = re.compile(rf"{NUMBER.pattern}$")
_CHINESE_NUMERALS = frozenset("一二两三四五六七八九十百千万亿")
#: Where words that agree begin and end in a text, and how much later they stand in the paragraph.
_Block = tuple[int, int, int]
_NO_NUMBER = N_("“{number}” behind “{before}”, where the report has no number")


class Aligned:
    """A text beside a paragraph: which of its characters agree, and what differs where something is known."""

    def __init__(
        self,
        copy: str,
        own: Sequence[str | None],
        names: Collection[str] = (),
    ) -> None:
        self._copy, self._names = copy, names
        self._text = copy.translate(ONE_WIDTH)
        self._printed = own
        self._own = [sign and sign.translate(ONE_WIDTH) for sign in own]
        self._against: dict[int, int] = {}
        """The character of the paragraph against which one of the text is held."""
        self._put: list[tuple[int, int, str]] = []
        """Characters of the text, and other ones of the paragraph that are more or fewer."""
        self.place = ""
        blocks = self._blocks()
        for start, end, by in blocks:
            self._beside(start, start + by, end - start)
        for (_, end, by), (start, _, other) in zip(blocks, blocks[1:], strict=False):
            self._within(end, start, end + by, start + other)
        if blocks:
            (start, _, by), (_, end, other) = blocks[0], blocks[-1]
            self._around(start, by, end, other)

    def _blocks(self) -> list[_Block]:
        """Where words that agree begin and end in the text, and how much later they stand in the paragraph: as
        the longest do, as far as the text may be the paragraph's beside these."""
        read = SequenceMatcher(None, self._text, self._own, autojunk=False)
        found = [(at, at + size, by - at) for at, by, size in read.get_matching_blocks() if size >= _PROVING]  # fmt: skip
        longest = max(range(len(found)), key=lambda at: found[at][1] - found[at][0], default=0)
        if not found or found[longest][1] - found[longest][0] < _SURE:
            return []
        kept = found[longest : longest + 1]
        for start, end, by in found[longest + 1 :]:
            begin, last, before = kept[-1]
            if self._may_stand(last, end, before):
                kept[-1] = (begin, end, before)
            else:
                kept.append((start, end, by))
        for start, end, by in reversed(found[:longest]):
            begin, last, behind = kept[0]
            if self._may_stand(start, begin, behind):
                kept[0] = (start, last, behind)
            else:
                kept.insert(0, (start, end, by))
        return _without_accidents(kept)

    def _may_stand(self, start: int, end: int, by: int) -> bool:
        is_within = start + by >= 0 and end + by <= len(self._own)
        return is_within and all(self._may_be(at, at + by) for at in range(start, end))

    @property
    def agreeing(self) -> set[int]:
        """The characters that are those of the paragraph."""
        return {at for at, place in self._against.items() if self._own[place] == self._text[at]}

    @property
    def changes(self) -> list[tuple[int, int, str]]:
        """From which to behind which character of the text it differs, and what the paragraph has there."""
        others = [
            (at, at + 1, f"{self._printed[place]}")
            for at, place in self._against.items()
            if self._own[place] not in (None, self._text[at])
        ]
        found: list[tuple[int, int, str]] = []
        for start, end, own in sorted([*self._put, *others]):
            if found and found[-1][1] == start:
                begin, _, before = found.pop()
                found.append((begin, end, f"{before}{own}"))
            else:
                found.append((start, end, own))
        return found

    @property
    def is_sure(self) -> bool:
        """Whether all that is known to differ is known to the letter."""
        return bool(self.changes) and not self.place

    def said(self) -> str:
        """What differs, for a person; empty where nothing is known to."""
        if changes := self.changes:
            # Where an unknown number was taken for part of another one, no more is known than that it differs.
            if not numbers_told(self._copy, changes) <= self._own_numbers():
                return between(self._copy, *changes[0][:2])
            return with_changes(self._copy, changes)
        unknown = (at for at, place in sorted(self._against.items()) if self._own[place] is None)
        first = next((at for at in unknown if self._text[at].isdecimal()), None)
        if self.place or first is None:
            return self.place
        digits = "".join(takewhile(str.isdecimal, self._copy[first:]))
        before = self._copy[max(first - _SURE, 0) : first]
        return translate(_NO_NUMBER, DEFAULT, number=digits, before=before)

    def _own_numbers(self) -> set[str]:
        known = "".join(sign or BREAK for sign in self._printed)
        return {found[0] for found in NUMBER.finditer(known)}

    def _within(self, start: int, end: int, first: int, last: int) -> None:
        """What stands between words that agree."""
        if BREAK in self._own[first:last]:
            return
        if end - start == last - first:
            self._beside(start, first, end - start)
            return
        begin, stop, by = start, end, last - end
        while start < end and first < last and self._may_be(start, first):
            start, first = start + 1, first + 1
        while start < end and first < last and self._may_be(end - 1, last - 1):
            end, last = end - 1, last - 1
        self._beside(begin, first - (start - begin), start - begin)
        self._beside(end, end + by, stop - end)
        own = self._printed[first:last]
        # Where much more stands in the report, words were taken for another place of it.
        if None in own or len(own) > 2 * (end - start) + _SURE:
            self.place = self.place or between(self._copy, start, end)
        else:
            self._put.append((start, end, "".join(filter(None, own))))

    def _may_be(self, at: int, place: int) -> bool:
        """Whether a character of the text may be that of the paragraph; where it is known, it agrees."""
        own = self._own[place]
        return own == self._text[at] or own is None

    def _around(self, start: int, by: int, end: int, behind_by: int) -> None:
        """What stands before the first words that agree, and behind the last: it may be another's."""
        start, end = self._less_cut_numbers(start, by, end, behind_by)
        first, last = start + by, end + behind_by
        if start and not self._is_renamed_before(start, by):
            said, own = self._other_number(_LAST, slice(0, start), slice(first))
            start, first = start - said, first - own
            before = min(start, _up_to_stop(self._own[:first][::-1]))
            self._at_end(start - before, first - before, before, inner=before - 1)
        stop = len(self._text)
        # A number alone behind a mark refers to something.
        is_apart = self._text[end - 1] in _SIGNS and NUMBER.fullmatch(self._text[end:stop])
        if stop > end and not (
            is_apart
            or self._is_renamed_behind(end, stop, behind_by)
            or self._is_moved(end, stop, last)
        ):
            if self._text[end - 1] not in f"{_SIGNS}/":
                said, own = self._other_number(_FIRST, slice(end, stop), slice(last, None))
                end, last = end + said, last + own
            self._at_end(end, last, min(stop - end, _up_to_stop(self._own[last:])), inner=0)

    def _less_cut_numbers(self, start: int, by: int, end: int, behind_by: int) -> tuple[int, int]:
        """Where words that agree begin and end without a number of which only some digits do."""
        begin, stop, said = start, end, self._text[start:end]
        if self._is_in_number(start, start + by):
            begin += len(said) - len(said.lstrip(_OF_NUMBERS))
        if self._is_in_number(end, end + behind_by):
            stop -= len(said) - len(said.rstrip(_OF_NUMBERS))
        if begin > stop:
            return start, end
        for at in (*range(start, begin), *range(stop, end)):
            self._against.pop(at, None)
        return begin, stop

    def _is_in_number(self, at: int, place: int) -> bool:
        """Whether a place lies between two digits of the text or of the paragraph, beside a digit of the text."""
        pairs = (self._text[max(at - 1, 0) : at + 1], self._own[max(place - 1, 0) : place + 1])
        return any(len(pair) == 2 and all(s and s.isdecimal() for s in pair) for pair in pairs)

    def _other_number(self, pattern: re.Pattern[str], said: slice, own: slice) -> tuple[int, int]:
        """How long a number of the text is beside words that agree, and the other one of the paragraph, where both
        have one there."""
        known = "".join(sign or BREAK for sign in self._own)
        ours, theirs = pattern.search(self._text[said]), pattern.search(known[own])
        if not (ours and theirs) or ours[0] == theirs[0]:
            return 0, 0
        begin = said.start + ours.start()
        self._put.append((begin, begin + len(ours[0]), theirs[0]))
        return len(ours[0]), len(theirs[0])

    def _is_renamed_before(self, start: int, by: int) -> bool:
        """Whether the report has another name before the first words that agree, alone or behind words that agree."""
        place = start + by
        part = self._text.rfind(",", 0, start) + 1
        spans = self._spans(range(max(place - _NAME, 0), place), range(place, place + _SHARED))
        for (first, last), begin in product(spans, {0, part}):
            said, end = self._text[begin : last - by], last - by
            more = range(min(len(said) - 1, first), max(len(said) - _PUT, 0), -1)
            same = next((n for n in more if _may_be(self._own[first - n : first], said[:n], -1)), 0)
            is_first = not first or self._own[first - 1] in _STOPS
            # A word before a comma joins sentences.
            goes_on = is_first and self._text[end] not in _SIGNS and _OF_PLACES.fullmatch(said)
            if self._is_for(said[same:], (first, last), is_between=same > 0 or bool(goes_on)):
                self._put_for(begin, begin + same, end, (first, last))
                return True
        return False

    def _is_renamed_behind(self, end: int, stop: int, by: int) -> bool:
        """Whether the report has another name behind the last words that agree, alone or before words that agree."""
        place = end + by
        part = self._text.find(",", end, stop)
        spans = self._spans(
            range(max(place - _SHARED, by, 0), place + 1), range(place + 1, place + _NAME)
        )
        for (first, last), behind in product(spans, {stop, part if part > 0 else stop}):
            said, start = self._text[first - by : behind], first - by
            more = range(len(said) - 1, max(len(said) - _PUT, 0), -1)
            same = next((n for n in more if _may_be(self._own[last : last + n], said[-n:], 0)), 0)
            other = said[: len(said) - same]
            before = self._own[first - 1] if first else None
            goes_on = before and before not in _SIGNS and _OF_PLACES.fullmatch(other)
            if self._is_for(other, (first, last), is_between=same > 0 or bool(goes_on)):
                self._put_for(start, start, behind - same, (first, last))
                self._beside(behind - same, last, same)
                return True
        return False

    def _spans(self, firsts: Iterable[int], lasts: Iterable[int]) -> list[tuple[int, int]]:
        """Where words without signs stand in the paragraph from one of these places to behind another: names first,
        the longest first."""
        found = [
            (first, last)
            for first, last in product(firsts, lasts)
            if 1 < last - first <= _NAME and self._may_be_put(first, last)
        ]
        return sorted(found, key=lambda span: (not self._is_name(span), span[0] - span[1]))

    def _may_be_put(self, first: int, last: int) -> bool:
        """Whether words of the paragraph are all known, and a name or without signs."""
        own = self._own[first:last]
        if None in own or BREAK in own:
            return False
        return self._is_name((first, last)) or not any(sign in _SIGNS for sign in own if sign)

    def _is_name(self, span: tuple[int, int]) -> bool:
        return "".join(map(str, self._own[slice(*span)])) in self._names

    def _is_for(self, other: str, own: tuple[int, int], *, is_between: bool) -> bool:
        """Whether words may be put for others: one name for another, and between words of the report or words
        for a name and a name for words."""
        is_name = self._is_name(own)
        if other == "".join(map(str, self._own[slice(*own)])):
            return False
        if other in self._names or _OF_BODIES.fullmatch(other):
            return is_name or is_between and len(other) > 1
        return is_name and is_between and bool(_HAN.fullmatch(other))

    def _put_for(self, begin: int, start: int, end: int, own: tuple[int, int]) -> None:
        """A name of the text for one of the paragraph, behind words that agree."""
        self._beside(begin, own[0] - (start - begin), start - begin)
        for at in range(start, end):
            self._against.pop(at, None)
        self._put.append((start, end, "".join(map(str, self._printed[slice(*own)]))))

    def _is_moved(self, start: int, stop: int, first: int) -> bool:
        """Whether the last characters agree where a few before them were left out or added."""
        last = list(self._text[start:stop])
        if all(
            own is None or own == sign for sign, own in zip(last, self._own[first:], strict=False)
        ):
            return False
        for by in range(1, _SHIFT + 1):
            if len(last) > 1 and self._own[first + by : first + by + len(last)] == last:
                self._put.append(
                    (start, start, "".join(filter(None, self._printed[first : first + by])))
                )
                self._beside(start, first + by, len(last))
                return True
            if len(last) > by + 1 and self._own[first : first + len(last) - by] == last[by:]:
                self._put.append((start, start + by, ""))
                self._beside(start + by, first, len(last) - by)
                return True
        return False

    def _at_end(self, start: int, first: int, length: int, *, inner: int) -> None:
        """Characters at an end of the text, of which one stands beside words that agree."""
        known = [at for at in range(length) if self._own[first + at] is not None]
        agree = [at for at in known if self._own[first + at] == self._text[start + at]]
        beside = (self._text[start + inner], self._own[first + inner] or "") if length else ("",)
        is_number = length <= _PROVING and all(map(_is_numeral, beside))
        if 2 * len(agree) >= len(known) or is_number:
            self._beside(start, first, length, is_around=True)

    @property
    def has_digits(self) -> bool | None:
        """Whether each digit of it was held against the paragraph's; None where it has none."""
        digits = {at for at, sign in enumerate(self._copy) if sign.isdecimal()}
        changed = (at for start, end, _ in self._put for at in range(start, end))
        return digits <= {*self._against, *changed} if digits else None

    def _beside(self, start: int, first: int, length: int, *, is_around: bool = False) -> None:
        """Characters of the text each against that of the paragraph; of what stands around words that agree, those
        for which none is known may be another's."""
        for at, place in zip(range(start, start + length), range(first, first + length), strict=True):  # fmt: skip
            if not (is_around and self._own[place] is None):
                self._against[at] = place


def _without_accidents(blocks: Sequence[_Block]) -> list[_Block]:
    """Words that agree without those that are few, and far from the others in the text or in the paragraph."""
    longest = max(range(len(blocks)), key=lambda at: blocks[at][1] - blocks[at][0])
    kept = [blocks[longest]]
    for block in blocks[longest + 1 :]:
        kept += [block] if _may_follow(kept[-1], block, block) else []
    for block in reversed(blocks[:longest]):
        kept = [block, *kept] if _may_follow(block, kept[0], block) else kept
    return kept


def _may_follow(one: _Block, other: _Block, fewer: _Block) -> bool:
    """Whether words may stand behind others, of which one are fewer."""
    (_, end, by), (start, _, behind_by), size = one, other, fewer[1] - fewer[0]
    between = min(start - end, start + behind_by - end - by)
    return size >= _APART or (size >= between and abs(behind_by - by) <= _NAME)


def _up_to_stop(signs: Sequence[str | None]) -> int:
    """How many characters stand before the end of a sentence."""
    return next((at for at, sign in enumerate(signs) if sign in _STOPS), len(signs))


def _may_be(own: Sequence[str | None], said: str, sure: int) -> bool:
    """Whether words may be those of a paragraph, one of them surely."""
    pairs = zip(own, said, strict=False)
    return own[sure:][:1] == [said[sure]] and all(one in (None, other) for one, other in pairs)


def _is_numeral(sign: str) -> bool:
    return sign.isdecimal() or sign in _CHINESE_NUMERALS
