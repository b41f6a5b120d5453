"""A copy read: in the report's order, with what only a hash can put right, in whichever way more of it agrees."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from southsouth.decoding import Text
from southsouth.errors import NotTheReport
from southsouth.language import DEFAULT, N_, translate
from southsouth.report import Report, parse_partial
from southsouth.verification.commas import in_one_piece, kept
from southsouth.verification.copy import SAID, SYMBOL, differing
from southsouth.verification.diagnosis import PARAGRAPH, denial, put_right, unreadable
from southsouth.verification.failure import Failure
from southsouth.verification.halves import put_together
from southsouth.verification.headings import headings, sorted_out
from southsouth.verification.marks import remarked
from southsouth.verification.order import may_hold, ordered
from southsouth.verification.quoting import quotation
from southsouth.verification.resembling import quoted
from southsouth.verification.restoring import restored
from southsouth.verification.summary import summed_up

_NOTHING = N_("no paragraph, heading or sentence that is known to be the report’s stands in it")
_NOT_EVERY = N_("{why}; not every sentence is known")
_LONG = 1_000_000  # characters: dozens of copies
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Reading:
    """What a copy holds, its text with all that was put right, and what stood elsewhere in it."""

    report: Report
    text: Text
    failures: tuple[Failure, ...]


def reading(text: Text, frames: Mapping[str, pl.DataFrame], name: str) -> Reading:
    """What a copy holds. Lines that look as if pages repeated them may be pieces of its own, where it
    was broken after a few characters: they stay where more paragraphs agree with them.

    Raises:
        NotTheReport: it has no numbered paragraph at all; the message says what it quotes or looks like.
    """
    if len(text.words) > _LONG and not may_hold(text.words, frames):
        part = replace(text, words=text.words[:_LONG])
        why = unreadable(part) or _without_chinese(text.words) or translate(_NOTHING, DEFAULT)
        raise NotTheReport(f"{name}: {denial(why)}")
    try:
        return _best(text, frames, name)
    except NotTheReport:
        words = in_one_piece(text.words, frames["number_audit"])
        lines = [line for line in words.splitlines() if line.strip()]
        if found := quotation([lines, ["".join(lines)]], frames, put_right(text)):
            raise NotTheReport(f"{name}: {found}") from None
        raise NotTheReport(f"{name}: {_other(text, frames)}") from None


def _other(text: Text, frames: Mapping[str, pl.DataFrame]) -> str:
    """What a text is in which nothing is known to be the report's: of a few sentences of which no table has words
    nobody knows that they are not."""
    if why := unreadable(text):
        return denial(why)
    if like := quoted(text.words, frames):
        return denial(like, of=text.words)
    if why := _without_chinese(text.words):
        return denial(why)
    why = translate(_NOTHING, DEFAULT)
    if len(text.words) <= PARAGRAPH:
        why = translate(_NOT_EVERY, DEFAULT, why=why)
    return denial(why, of=text.words)


def _without_chinese(words: str) -> str:
    return "" if _HAN.search(words) else "it has no Chinese characters"


def _best(text: Text, frames: Mapping[str, pl.DataFrame], name: str) -> Reading:
    found = _read(text, frames, name)
    others = len(differing(found.report, frames["paragraphs"]))
    whole = text.with_heads() if others else None
    if whole is None:
        return found
    again = _read(whole, frames, name)
    return again if len(differing(again.report, frames["paragraphs"])) < others else found


def _read(text: Text, frames: Mapping[str, pl.DataFrame], name: str) -> Reading:
    text = kept(text, frames["number_audit"])
    in_order = ordered(text.words, frames)
    read = parse_partial(in_order.words, name, in_order.ends, in_order.aside)
    read = replace(sorted_out(read, headings(frames["paragraphs"])), added={**in_order.added})
    put_right = restored(read, frames)
    report, halves = put_together(put_right.report, frames["paragraphs"])
    report, elsewhere = summed_up(report, frames)
    report, marks = remarked(report, frames)
    heads = [
        Failure("lines", f"“{symbol}”, {at}", SYMBOL, f"“{symbol}” is another document")
        for symbol, count in text.symbols.items()
        for at in range(1, count + 1)
    ]
    heads += [Failure("lines", f"“{words}”, 1", SAID, f"“{words}” is not") for words in text.said]
    failures = (*in_order.failures, *halves, *elsewhere, *marks, *heads)
    return Reading(report, put_right.told(text, in_order.notes), failures)
