"""The summary of a copy: where the report's title stands alone, or another one, it is not there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from southsouth import furniture
from southsouth.report import Report, plain, sha256
from southsouth.tables import rows
from southsouth.verification.failure import Failure
from southsouth.verification.headings import TITLE
from southsouth.verification.order import PLACE
from southsouth.verification.words import printed_by_passage

_PROVING = 4  # characters of printed words that stand in the summary
_SURE = 16  # characters of a phrase that stands in it alone
_LIKE = 10  # of its length one part in so many may be gone
_HEAD = "摘要"


def summed_up(
    report: Report, frames: Mapping[str, pl.DataFrame], *, is_first: bool = True
) -> tuple[Report, list[Failure]]:
    """The copy, with nothing for the summary where only titles stand; with a failure where it stands elsewhere."""
    if report.again:
        report = replace(report, again=summed_up(report.again, frames, is_first=False)[0])
    text, row = report.paragraphs.get(0, ""), _row(frames)
    wanted = row["sha256"]
    if is_first and sha256(text) == wanted:
        return _told_again(report), []
    if sha256(text) == wanted or (text and _has_words(text, frames, row["characters"])):
        return report, []
    lines = report.lines.get(0, ())
    title = "".join(filter(furniture.is_title, lines)) or f"{TITLE}{_HEAD}"
    if is_first and (found := _elsewhere(report, title, wanted)):
        return found, [Failure("paragraphs", "0", PLACE, "this copy has it in another place")]
    return (_without(report, lines) if text else report), []


def _elsewhere(report: Report, title: str, wanted: str) -> Report | None:
    """The copy with its summary from between or behind its paragraphs; None where it stands nowhere."""
    found = next((line for line in report.between if sha256(title + line) == wanted), "")
    if not found:
        return None
    return replace(report.without(found), paragraphs=report.paragraphs | {0: title + found})


def _without(report: Report, lines: Sequence[str]) -> Report:
    """The copy without a summary, its lines other than titles before what comes first."""
    strange = [line for line in lines if line.strip() and not furniture.is_title(line)]
    report = replace(report, paragraphs=report.paragraphs | {0: ""})
    first = min((number for number in report.paragraphs if number), default=0)
    if not first:
        return replace(report, rest=(*strange, *report.rest))
    above = "\n".join([*strange, *report.headings.get(first, "").splitlines()])
    return replace(report, headings=report.headings | {first: above} if above else report.headings)


def _told_again(report: Report) -> Report:
    """The copy with its summary, where it stands once more, among what it has a second time."""
    own = {*map(_spaced, report.lines.get(0, ()))}
    longest = max(own, key=len, default="")
    if report.again and report.again.paragraphs.get(0):
        return report
    for number, above in report.headings.items():
        lines = above.splitlines()
        again = [line for line in lines if _spaced(line) in own]
        if longest in map(_spaced, again):
            others = "\n".join(line for line in lines if line not in again)
            kept = {of: head for of, head in report.headings.items() if of != number}
            kept |= {number: others} if others else {}
            return _with_again(replace(report, headings=kept))
    again = [line for line in report.rest if _spaced(line) in own]
    if longest not in map(_spaced, again):
        return report
    rest = tuple(line for line in report.rest if line not in again)
    return _with_again(replace(report, rest=rest))


def _spaced(line: str) -> str:
    return " ".join(line.split())


def _with_again(report: Report) -> Report:
    again = report.again or Report({}, {}, {})
    paragraphs = again.paragraphs | {0: report.paragraphs[0]}
    return replace(report, again=replace(again, paragraphs=paragraphs))


def _row(frames: Mapping[str, pl.DataFrame]) -> Mapping[str, Any]:
    found = (row for _, row in rows(frames["paragraphs"], "paragraphs"))
    return next(row for row in found if row["paragraph"] == 0)


def _has_words(text: str, frames: Mapping[str, pl.DataFrame], length: int) -> bool:
    """Whether words stand in a text that the tables print of the summary, and that are in no title; in one that
    has its length, words beside these will do."""
    whole = plain(text)
    anchors = frames["anchors"].filter(pl.col("footnote").is_null(), paragraph=0)
    proving = {*map(plain, anchors["exact"])}
    if abs(len(whole) - length) <= length // _LIKE:
        proving |= {plain(words) for side in ("prefix", "suffix") for words in anchors[side].drop_nulls()}  # fmt: skip
    phrases = printed_by_passage(frames).get((0, 0), ())
    return any(
        words in whole and words not in TITLE
        for words in [
            *(each for each in proving if len(each) >= _PROVING),
            *(each for each in phrases if len(each) >= _SURE),
        ]
    )
