"""Words that a copy has within a paragraph and that are not part of it: without them it is the report's to the letter."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, combinations, pairwise

from southsouth.numbers import CHINESE
from southsouth.report import MARKS, plain

_LONGEST = 400  # characters that are looked for
_SENTENCES = 14  # of a paragraph of which each may have been added
_HAN = re.compile("[\u4e00-\u9fff]")
_OF_NUMBERS = ".%,-−±<>~(/"
_ENDS = "。；！？"
_BREAKS = _ENDS + "，、：)”"


def told_apart(
    text: str, lines: Sequence[str], is_it: Callable[[str], bool], length: int | None
) -> tuple[str, tuple[str, ...]] | None:
    """A paragraph without what was added to it, and that; None where it differs in more."""
    at = [place for place, sign in enumerate(text) if not sign.isspace() and sign not in MARKS]
    whole = "".join(text[place] for place in at)
    if length is None or len(whole) <= length:
        return None
    for spans in _ways(whole, lines, len(whole) - length):
        ends = [0, *(end for span in spans for end in span), len(whole)]
        kept = [whole[one:other] for one, other in zip(ends[::2], ends[1::2], strict=True)]
        if is_it("".join(kept)):
            if any(_changes(whole, *span) for span in spans):
                return None
            return _without(text, at, _at_a_break(whole, spans))
    return None


def _changes(whole: str, start: int, end: int) -> bool:
    """Whether what was added says nothing by itself, or makes another number of one beside it."""
    words = whole[start:end]
    if not any(map(str.isalnum, words)):
        return True
    return (start > 0 and _is_of_a_number(whole[start - 1]) and _is_of_a_number(words[0])) or (
        end < len(whole) and _is_of_a_number(words[-1]) and _is_of_a_number(whole[end])
    )


def _is_of_a_number(sign: str) -> bool:
    return sign.isdecimal() or sign in CHINESE or sign in _OF_NUMBERS


def _ways(whole: str, lines: Sequence[str], more: int) -> Iterator[list[tuple[int, int]]]:
    """Where so many characters may have been added: lines that say nothing in Chinese, sentences, a passage."""
    reached = [0, *accumulate(map(len, map(plain, lines)))]
    places = [
        span for line, span in zip(lines, pairwise(reached), strict=True)
        if plain(line) and not _HAN.search(line)
    ]  # fmt: skip
    if reached[-1] == len(whole) and _length(places) == more:
        yield places
    if more <= _LONGEST:
        for start in range(len(whole) - more + 1):
            yield [(start, start + more)]
    ends = [0, *(at + 1 for at, sign in enumerate(whole) if sign in _ENDS)]
    sentences = [*pairwise(ends)] if len(ends) <= _SENTENCES else []
    for count in range(2, len(sentences)):
        yield from ([*some] for some in combinations(sentences, count) if _length(some) == more)


def _length(spans: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)


def _at_a_break(whole: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of one passage that may begin at any of several signs, the one behind the end of a sentence or a part."""
    if len(spans) > 1:
        return spans
    (start, end), size = spans[0], spans[0][1] - spans[0][0]
    begins = [start]
    while end < len(whole) and whole[end] == whole[end - size]:
        end += 1
        begins.append(end - size)
    for breaks in (_ENDS, _BREAKS):
        for begin in begins:
            if begin == 0 or whole[begin - 1] in breaks:
                return [(begin, begin + size)]
    return spans


def _without(
    text: str, at: Sequence[int], spans: Sequence[tuple[int, int]]
) -> tuple[str, tuple[str, ...]]:
    """A text without these characters, the marks of footnotes beside them kept."""
    kept: list[str] = []
    words: list[str] = []
    done = 0
    for start, end in spans:
        kept.append(text[done : at[start]])
        done = at[end - 1] + 1
        words.append(text[at[start] : done])
    return "".join([*kept, text[done:]]), tuple(words)
