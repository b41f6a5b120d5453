"""Which paragraphs a text resembles that is no quotation of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import polars as pl

from southsouth.language import DEFAULT, N_, translate
from southsouth.report import PARAGRAPHS, Report, plain
from southsouth.tables import rows
from southsouth.verification.naming import named
from southsouth.verification.words import printed_by_passage

_PROVING = 4  # characters of words that are no accident where they stand
_LONGEST = 2000  # characters of a text that may be a paragraph
_QUOTED = 20_000  # characters of a text in which sentences are looked for
_COVERED = 0.4  # of a text that is part of a paragraph
_FEW = 0.1  # of a text that is as long as a paragraph
_LENGTH = 0.2  # of a paragraph that may be missing or added

_LIKE = N_("it looks like {paragraphs}")
_PART = N_("it looks like part of {paragraphs}")


def resembled(report: Report, frames: Mapping[str, pl.DataFrame]) -> str:
    """What a text that is not the report looks like, for a person; empty for nothing."""
    lengths = {row["paragraph"]: row["characters"] for _, row in rows(frames["paragraphs"], "paragraphs")}  # fmt: skip
    found = dict(_found(report, lengths, frames))
    wholes = {number for number, text in found.items() if _is_as_long(text, lengths[number])}
    if 0 not in report.paragraphs:
        # Without its titles the summary is a part of what is told as it.
        wholes.discard(0)
    told = ((_LIKE, wholes), (_PART, found.keys() - wholes))
    return "; ".join(
        translate(message, DEFAULT, paragraphs=named(sorted(numbers))) for message, numbers in told if numbers
    )  # fmt: skip


def quoted(words: str, frames: Mapping[str, pl.DataFrame]) -> str:
    """What a text without numbers looks like, which may be a few sentences of the report; empty for nothing."""
    if not 2 * _PROVING <= len(plain(words)) <= _QUOTED:
        return ""
    lines = [line for line in words.splitlines() if line.strip()]
    return next(filter(None, (_of_lines(each, frames) for each in (lines, ["".join(lines)]))), "")


def _of_lines(lines: Sequence[str], frames: Mapping[str, pl.DataFrame]) -> str:
    # They have no numbers, so they stand under such as no paragraph has.
    passages = dict(enumerate(lines, PARAGRAPHS[-1] + 1))
    return resembled(Report(passages, {}, {}), frames)


def _is_as_long(text: str, length: int) -> bool:
    return abs(len(text) - length) <= _LENGTH * length


def _found(
    report: Report, lengths: Mapping[int, int], frames: Mapping[str, pl.DataFrame]
) -> Iterator[tuple[int, str]]:
    """Each passage of a text with the paragraph whose words stand in most of it, or, where few are known, in
    some of it that is as long."""
    phrases = {
        number: {words for words in printed if len(words) >= _PROVING}
        for (number, footnote), printed in printed_by_passage(frames).items()
        if not footnote
    }
    passages = ((label, plain(passage)) for label, passage in report.paragraphs.items())
    for label, text in passages:
        if len(text) > _LONGEST:
            continue
        covered = {number: _covered(text, words) for number, words in phrases.items()}
        if covered.get(label) and _is_as_long(text, lengths[label]):
            yield label, text
            continue
        best = max(covered, key=lambda number: covered[number])
        of = _FEW if _is_as_long(text, lengths[best]) else _COVERED
        if text and covered[best] >= of * len(text):
            yield best, text


def _covered(text: str, phrases: Collection[str]) -> int:
    """How many characters of a text stand in one of these phrases."""
    there = bytearray(len(text))
    for words in phrases:
        at = text.find(words)
        if at >= 0:
            there[at : at + len(words)] = b"\1" * len(words)
    return sum(there)
