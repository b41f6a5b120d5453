"""Punctuation that a copy has for the report's: other dashes, quotation marks, brackets, commas, signs of a range.

What stands between the words of a passage is put as the printed words that are known of it have it; where
none is known, as makes it the report's to the letter by its hash. Signs are put for others of their kind: no
word for another, no sign is added or taken away, and beside a number stands but the same sign in another form.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, combinations, pairwise, product

from southsouth.numbers import CHINESE
from southsouth.report import MARKS, plain

#: From one number to another: 2000至2015, which is a word to a reader and a sign to a program.
_RANGE = "至"
_UNITS = "%$"  # are told with their number
_DASHES = "-?~～〜∼–—―−‐‑‒─－⸺⸻"
_COMMAS = ",，、､･﹐﹑"
_SEMICOLONS = ";；﹔"
_COLONS = ":：﹕"
_STOPS = ".．。｡!！…‥"
_OPENING = "“「『‘«‹„〝([{（［｛〔【〈《﹙≪＜<"
_CLOSING = "”」』’»›〞)]}）］｝〕】〉》﹚≫＞>"
_STRAIGHT = "\"'＂`"
#: What the report may have for each of these.
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (_DASHES, ("—", "——", "-", _RANGE)),
    (_SEMICOLONS, ("；",)),
    (_COLONS, ("：", ":")),
    (_STOPS, ("。", ".")),
    (_OPENING, ("(", "“", "《", "[")),
    (_CLOSING, (")", "”", "》", "]")),
    (_STRAIGHT, ("“”", "《》")),
)
_OWN = "，、。；：()《》“”—-.,:/[]"  # what the report has
#: The same sign in another width or form; what stands beside a number is no other.
_FORMS = (_DASHES, _COMMAS, _SEMICOLONS, _COLONS, ".．。｡", "/／∕⁄", "[［【〔〖", "]］】〕〗", "(（﹙", ")）﹚", "《〈«‹≪", "》〉»›≫", "“「『‘„〝＂\"'`", "”」』’〞＂\"'`")  # fmt: skip
#: Signs of one kind, which may stand for each other where no number is.
_ALIKE = (_COMMAS + _SEMICOLONS + _COLONS + ".．。｡", _STRAIGHT + "“「『‘«‹„〝《〈≪＜<", _STRAIGHT + "”」』’»›〞》〉≫＞>", "([{（［｛〔【〖﹙", ")]}）］｝〕】〗﹚")  # fmt: skip
_POINTS = "·・•‧∙．.。｡"  # for that of 0.5
_DASHED = re.compile(f"[{_DASHES}]+")
_COUNTED = "年月日元%"  # what a range of numbers may have between them
_TRIED = 40_000  # ways for one passage
_FEW = 14  # commas of which each may be of either kind
_SHOWN = 3  # pairs of signs that are told one by one
_WIDTHS = {("，", ","), (",", "，"), ("：", ":"), (":", "：")}


@dataclass(frozen=True)
class Respelt:
    """A passage with the report's punctuation, and which signs of the copy stood for which."""

    text: str
    signs: Counter[tuple[str, str]]


@dataclass(frozen=True)
class _Words:
    """The words of a text without what stands between them, and that: before the first, between, behind the last."""

    signs: str
    at: Sequence[int]
    gaps: Sequence[str]


def told(signs: Mapping[tuple[str, str], int]) -> tuple[str, ...]:
    """What signs stood for which, in words for a person."""
    if not signs:
        return ()
    pairs = sorted(signs, key=lambda pair: (-signs[pair], pair))
    named = ", ".join(
        f"{f'“{copy}”' if copy else 'nothing'} for {f'“{own}”' if own else 'nothing'}"
        for copy, own in pairs[:_SHOWN]
    )
    more = " and the like" if len(pairs) > _SHOWN else ""
    return (f"with other punctuation: {named}{more} ({sum(signs.values()):,} put right)",)


def respelt(
    text: str, is_it: Callable[[str], bool], phrases: Iterable[str], length: int | None = None
) -> Respelt | None:
    """A passage with the punctuation that makes it the report's; where it differs in more, with that of the
    words that are known. None where it has that.

    `phrases` are printed words that stand in it, `length` is how many characters it has.
    """
    words = _words(text)
    gaps: list[str | None] = [None] * len(words.gaps)
    is_here = True
    for phrase in sorted(map(_words, {*phrases}), key=lambda phrase: -len(phrase.signs)):
        begin = words.signs.find(phrase.signs)
        is_here &= begin >= 0
        if begin >= 0 and words.signs.find(phrase.signs, begin + 1) < 0:
            for at, gap in enumerate(phrase.gaps[1:-1], begin + 1):
                gaps[at] = gap if gaps[at] is None else gaps[at]
    for at, gap in enumerate(gaps):
        if gap is not None and not _may_stand_for(words, at, gap):
            gaps[at], is_here = None, False
    known = [own if own is not None else copy for own, copy in zip(gaps, words.gaps, strict=True)]
    for tried in _ways(words, gaps, length) if is_here else ():
        if is_it(tried):
            known = [
                own if _may_stand_for(words, at, own) else words.gaps[at]
                for at, own in enumerate(_words(tried).gaps)
            ]
            break
    return _put(text, words, known) if known != words.gaps else None


def _is_word(sign: str) -> bool:
    return (sign.isalnum() or sign in _UNITS) and sign not in MARKS and sign != _RANGE


# The printed words are the same for one copy after another.
@lru_cache(maxsize=4096)
def _words(text: str) -> _Words:
    at = [place for place, sign in enumerate(text) if _is_word(sign)]
    ends = [-1, *at, len(text)]
    gaps = [plain(text[one + 1 : other]) for one, other in zip(ends, ends[1:], strict=False)]
    return _Words("".join(text[place] for place in at), at, gaps)


def _may_stand_for(words: _Words, at: int, own: str) -> bool:
    """Whether what a copy has in a gap may stand for what the report has there."""
    copy = words.gaps[at]
    if copy == own:
        return True
    before, behind = words.signs[at - 1 : at] if at else "", words.signs[at : at + 1]
    if _RANGE in copy or _RANGE in own:
        is_range = _number(behind) and (_number(before) or before in _COUNTED)
        return own == _RANGE and _are(copy, _DASHES) and is_range
    is_between = _number(before) and _number(behind)
    if is_between and own == ".":
        return len(copy) == 1 and copy in _POINTS
    is_beside = _number(before) or _number(behind)
    if is_beside and not is_between and _DASHED.search(copy + own):
        return False
    signs, others = _DASHED.sub("-", copy), _DASHED.sub("-", own)
    kinds = _FORMS if is_beside else (*_FORMS, *_ALIKE)
    return len(signs) == len(others) and all(
        one == other or any(one in kind and other in kind for kind in kinds)
        for one, other in zip(signs, others, strict=True)
    )


def _are(signs: str, of: str) -> bool:
    return bool(signs) and all(sign in of for sign in signs)


def _number(sign: str) -> bool:
    return bool(sign) and (sign.isdecimal() or sign in CHINESE or sign in _UNITS)


def _ways(words: _Words, known: Sequence[str | None], length: int | None) -> Iterator[str]:
    """The text with what may stand in its gaps: as the copy has it; each kind of sign as the report may have it,
    first those that the report has nowhere; each comma of either kind; a sign or two of any kind."""
    gaps = [own if own is not None else copy for own, copy in zip(known, words.gaps, strict=True)]
    yield _together(words.signs, gaps)
    free = [at for at, own in enumerate(known) if own is None and words.gaps[at]]
    signs = {sign for at in free for sign in words.gaps[at]}
    present = [kind for kind in _KINDS if signs & {*kind[0]}]
    foreign = [kind for kind in _KINDS if (signs - {*_OWN}) & {*kind[0]}]
    yield from _with_few_others(words.signs, gaps, free, 1)
    tries = 0
    for is_each, kinds in product((False, True), (foreign, present)):
        as_is = () if kinds is foreign else (None,)
        for choice in product(*((*as_is, *own) for _, own in kinds)):
            chosen = {of: own for (of, _), own in zip(kinds, choice, strict=True) if own}
            kept = [*gaps]
            for at in free:
                kept[at] = _of_kinds(words.gaps, at, chosen)
            if length is not None and len(words.signs) + sum(map(len, kept)) != length:
                continue
            for tried in (
                _with_commas(words.signs, kept, free)
                if is_each
                else (_together(words.signs, kept),)
            ):
                yield tried
                tries += 1
            if tries > _TRIED:
                return
    if len(free) <= _FEW:
        yield from _with_few_others(words.signs, gaps, free, 2)


def _of_kinds(gaps: Sequence[str], at: int, chosen: Mapping[str, str]) -> str:
    """What stands in a gap, each of its signs as its kind has it; a run of dashes is one, straight marks go in pairs."""
    gap = gaps[at]
    if _are(gap, _DASHES):
        return chosen.get(_DASHES, gap)
    if _STRAIGHT in chosen and not {*gap}.isdisjoint(_STRAIGHT):
        behind = sum(sign in _STRAIGHT for each in gaps[:at] for sign in each)
        pair = chosen[_STRAIGHT]
        marks = (pair[(behind + n) % 2] for n in range(len(gap)))
        gap = "".join(next(marks) if sign in _STRAIGHT else sign for sign in gap)
    for of, own in chosen.items():
        if of not in (_DASHES, _STRAIGHT):
            gap = "".join(own if sign in of else sign for sign in gap)
    return gap


def _with_commas(signs: str, gaps: Sequence[str], free: Sequence[int]) -> Iterator[str]:
    """The text with each comma of either kind, where these are few."""
    places = [at for at in free if any(sign in _COMMAS for sign in gaps[at])]
    if not 0 < len(places) <= _FEW:
        return
    # What stands between the commas is put together once.
    ends = [0, *places, len(gaps)]
    parts = [
        "".join(gap + sign for gap, sign in zip(gaps[one:other], signs[one:other], strict=False))
        for one, other in zip([0, *(at + 1 for at in places)], ends[1:], strict=True)
    ]
    behind = [signs[at : at + 1] for at in places]
    last = gaps[-1] if places[-1] != len(gaps) - 1 else ""
    own = "，、," if len(places) <= _FEW // 2 else "，、"
    ways = [[re.sub(f"[{_COMMAS}]", comma, gaps[at]) for comma in own] for at in places]
    for choice in product(*ways):
        tried = [parts[0]]
        for gap, sign, part in zip(choice, behind, parts[1:], strict=True):
            tried += [gap, sign, part]
        yield "".join([*tried, last])


def _with_few_others(
    signs: str, gaps: Sequence[str], free: Sequence[int], count: int
) -> Iterator[str]:
    """The text with so many signs put for others."""
    text = _together(signs, gaps)
    ends = [at + length for at, length in enumerate(accumulate(map(len, gaps)))]
    for places in combinations([ends[at] - 1 for at in free if gaps[at]], count):
        parts = [text[one + 1 : other] for one, other in pairwise((-1, *places, len(text)))]
        for choice in product("，、。；：,", repeat=count):
            yield parts[0] + "".join(map("".join, zip(choice, parts[1:], strict=True)))


def _together(signs: str, gaps: Sequence[str]) -> str:
    return gaps[0] + "".join(map("".join, zip(signs, gaps[1:], strict=True)))


def _put(text: str, words: _Words, own: Sequence[str]) -> Respelt:
    """The text with these gaps, its spaces and the marks of footnotes where they were."""
    ends = [-1, *words.at, len(text)]
    kept: list[str] = []
    signs: Counter[tuple[str, str]] = Counter()
    for at, (one, other) in enumerate(zip(ends, ends[1:], strict=False)):
        written = text[one + 1 : other]
        if own[at] != words.gaps[at]:
            signs.update(_pairs(words.gaps[at], own[at]))
            written = _written(written, words.gaps[at], own[at])
        kept += [written, text[other : other + 1]]
    return Respelt("".join(kept), signs)


def _pairs(copy: str, own: str) -> Iterator[tuple[str, str]]:
    if len(copy) != len(own) or _are(copy, _DASHES):
        yield copy, own
        return
    yield from ((one, other) for one, other in zip(copy, own, strict=True) if one != other)


def _written(written: str, copy: str, own: str) -> str:
    if len(copy) == len(own):
        signs = iter(own)
        return "".join(sign if sign.isspace() or sign in MARKS else next(signs) for sign in written)
    marks = [sign for sign in written if sign in MARKS]
    begins = written.lstrip()[:1] in MARKS if written.strip() else False
    return "".join([*marks, own] if begins else [own, *marks])


def widths(signs: Counter[tuple[str, str]]) -> int:
    """How many of the signs differ in their width alone; they are taken out."""
    return sum(signs.pop(pair, 0) for pair in _WIDTHS)
