"""Marks of footnotes in paragraphs that are the report's to the letter: lost, changed, and where none belongs.

They are put as the report has them, so that one mark is one failure and not one for each number behind it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import polars as pl

from southsouth.kept import Same
from southsouth.report import MARKS, Report, sha256
from southsouth.tables import rows
from southsouth.verification.failure import Failure

#: The rules of the mark of a footnote, which is lost or another, and of a mark that belongs nowhere.
MARK = "its_mark_stands_in_its_paragraph"
MARKED = "it_has_no_other_marks"
_MARKS = re.compile(f"[{MARKS}]")


def remarked(report: Report, frames: Mapping[str, pl.DataFrame]) -> tuple[Report, list[Failure]]:
    """The copy with the marks of the report in its whole paragraphs, and a failure for each that was otherwise."""
    of = {row["paragraph"]: row["sha256"] for _, row in rows(frames["paragraphs"], "paragraphs")}
    wanted = _wanted(Same(frames["number_audit"]))
    paragraphs = dict(report.paragraphs)
    failures: list[Failure] = []
    added = dict(report.added)
    for number, text in report.paragraphs.items():
        own = wanted.get(number, {})
        if not own and not _MARKS.search(text):
            continue
        bare, found = _with_digits(text, own, added.get(number, ()))
        if added.get(number):
            # The sign of a footnote that stands within a paragraph is no mark in that.
            found = {at: mark for at, mark in found.items() if at in own}
        if found != own and bare and sha256(bare) == of[number]:
            failures += _failures(number, own, found)
            paragraphs[number] = _put(bare, own)
            if found != _found(text):
                added.pop(number, None)
    cited = {
        MARKS.index(mark) + 1: number
        for number, own in wanted.items()
        for mark in own.values()
        if mark in paragraphs.get(number, "")
    }
    return replace(report, paragraphs=paragraphs, cited=report.cited | cited, added=added), failures


# The same table is held against one copy after another.
@lru_cache(maxsize=4)
def _wanted(audit: Same[pl.DataFrame]) -> Mapping[int, Mapping[int, str]]:
    """For each paragraph its marks, by how many characters stand before each."""
    found: dict[int, dict[int, str]] = {}
    for row in audit.it.filter(pl.col("token").is_in([*MARKS]), part="text").sort("offset").iter_rows(named=True):  # fmt: skip
        own = found.setdefault(row["paragraph"], {})
        own[row["offset"] - len(own)] = row["token"]
    return found


def _found(text: str) -> dict[int, str]:
    """The marks in a text, by how many characters stand before each."""
    found: dict[int, str] = {}
    at = 0
    for sign in text:
        if sign in MARKS:
            found[at] = found.get(at, "") + sign
        elif not sign.isspace():
            at += 1
    return found


def _with_digits(
    text: str, own: Mapping[int, str], added: Sequence[str]
) -> tuple[str, dict[int, str]]:
    """A text without the plain digits that stand for its marks, and its marks with these; of digits that were
    told of it as added the place is that of a mark that is lost."""
    kept: list[str] = []
    found = _found(text)
    lost = {at: mark for at, mark in own.items() if mark not in found.get(at, "")}
    if lost and "".join(added).isdecimal() and len(added) == len(lost):
        return text, found | dict(zip(lost, added, strict=True))
    digits: dict[int, str] = {}
    at = 0
    for sign in text:
        if at in lost and at not in digits and sign == str(MARKS.index(lost[at]) + 1):
            digits[at] = sign
            continue
        kept.append(sign)
        at += not (sign.isspace() or sign in MARKS)
    return "".join(kept), found if not digits else _found("".join(kept)) | digits


def _failures(number: int, own: Mapping[int, str], found: Mapping[int, str]) -> Iterator[Failure]:
    for at, mark in own.items():
        if mark not in found.get(at, ""):
            is_now = (
                f"is {found[at]} in this copy" if found.get(at) else "is not there in this copy"
            )
            yield Failure("footnotes", str(MARKS.index(mark) + 1), MARK, f"{mark} in paragraph {number} {is_now}")  # fmt: skip
    for at, marks in found.items():
        others = marks.replace(own.get(at, ""), "", 1)
        if others and (at not in own or own[at] in marks):
            yield Failure("paragraphs", str(number), MARKED, f"{others} is not in the report there")


def _put(text: str, own: Mapping[int, str]) -> str:
    """A text with these marks and no other."""
    kept: list[str] = []
    at = 0
    for sign in text:
        if sign in MARKS:
            continue
        if not sign.isspace():
            kept.append(own.get(at, ""))
            at += 1
        kept.append(sign)
    return "".join([*kept, own.get(at, "")])
