"""Whether a copy is the text that the tables were made from: each paragraph's hash and length."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from southsouth.report import MARKS, PARAGRAPHS, Report, characters, plain, sha256, squash
from southsouth.tables import rows
from southsouth.verification.extras import extras
from southsouth.verification.failure import Failure
from southsouth.verification.headings import headings, told_apart

#: The rule of what stands in a copy a second time.
AGAIN = "it_agrees_where_it_stands_again"
#: The rules of what a copy has and the report has not: words on a paragraph's lines, lines.
ADDED = "nothing_is_added_to_it"
EXTRA = "it_is_part_of_the_report"
#: The rules of headings and of footnotes that no fact may be told in.
HEADING = "its_headings_stand_before_it"
FOOTNOTE = "the_footnote_agrees"
#: The rule of the heads of its pages.
SYMBOL = "its_pages_have_its_symbol"
#: The rule of words before or behind all of its lines.
SAID = "nothing_is_said_around_its_lines"
_SHOWN = 24  # characters of what is not part of the report
_OTHER = "this copy's paragraph differs from the one the tables were made from"


def text_failures(report: Report, paragraphs: pl.DataFrame) -> Iterator[Failure]:
    """Paragraphs that are missing or differ, rows that are missing, footnotes out of place."""
    for row_id, row in rows(paragraphs, "paragraphs"):
        for rule, message in _row_failures(report, row):
            yield Failure("paragraphs", row_id, rule, message)
    for number in sorted(set(PARAGRAPHS) - set(paragraphs["paragraph"])):
        yield Failure("paragraphs", str(number), "every_paragraph_has_a_row", "add it")
    for number in sorted(set(report.cited) ^ set(report.footnotes)):
        what = "has no text" if number in report.cited else "is cited in no paragraph"
        message = f"{MARKS[number - 1]} {what} in this copy"
        yield Failure("footnotes", str(number), "a_footnote_is_cited_and_there", message)
    yield from _footnotes(report, paragraphs)
    yield from _headings(report, paragraphs)
    yield from _more(report, paragraphs)
    for copy in report.copies:
        yield from _again(copy, report, paragraphs)


def _more(report: Report, paragraphs: pl.DataFrame) -> Iterator[Failure]:
    """What the copy has and the report has not: words on the lines of paragraphs, lines."""
    for number, words in sorted(report.added.items()):
        count = sum(map(characters, words))
        message = f"{count:,} character{'s' * (count > 1)} more: {shown(words)}"
        yield Failure("paragraphs", str(number), ADDED, message)
    for extra in extras(report, paragraphs):
        for at, line in enumerate(extra.lines, 1):
            yield Failure("lines", f"{extra.place}, {at}", EXTRA, f"{shown([line])} is not")


def footnote_hashes(paragraphs: pl.DataFrame) -> dict[int, str]:
    """SHA-256 of each footnote by number: they are numbered through the report, from 1."""
    cells = {row["paragraph"]: row["footnotes_sha256"] for _, row in rows(paragraphs, "paragraphs")}
    hashes = (one for _, cell in sorted(cells.items()) if cell for one in cell.split(";"))
    return dict(enumerate(hashes, start=1))


def _footnotes(report: Report, paragraphs: pl.DataFrame) -> Iterator[Failure]:
    """Footnotes whose text differs, and those that the copy neither cites nor has."""
    for number, wanted in footnote_hashes(paragraphs).items():
        text = report.footnotes.get(number)
        if text is None and number not in report.cited:
            message = f"{MARKS[number - 1]} is neither cited nor there in this copy"
            yield Failure("footnotes", str(number), FOOTNOTE, message)
        elif text is not None and sha256(text) != wanted:
            message = "this copy's footnote differs from the one the tables were made from"
            yield Failure("footnotes", str(number), FOOTNOTE, message)


def _headings(report: Report, paragraphs: pl.DataFrame) -> Iterator[Failure]:
    """Headings that do not stand before a paragraph that is there."""
    for number, wanted in headings(paragraphs).items():
        if number in report.paragraphs:
            lines = report.headings.get(number, "").splitlines()
            for heading in sorted(wanted - told_apart(lines, wanted)[0]):
                yield Failure("paragraphs", str(number), HEADING, f"{heading!r} is not there")


def _again(copy: Report, first: Report, paragraphs: pl.DataFrame) -> Iterator[Failure]:
    """Paragraphs and footnotes of a second copy that are not those of the report."""
    for row_id, row in rows(paragraphs, "paragraphs"):
        text = copy.paragraphs.get(row["paragraph"], "")
        is_part_of_title = row["paragraph"] == 0 and plain(text) in plain(first.paragraphs[0])
        is_other = sha256(text) != row["sha256"] and not is_part_of_title
        if text and (is_other or copy.added.get(row["paragraph"])):
            yield Failure("paragraphs", row_id, AGAIN, _OTHER)
        elif text and _is(first, row) and not _stands_in(text, first, row["paragraph"]):
            message = "its numbers are spaced, or its footnotes marked, otherwise than where it stands first"
            yield Failure("paragraphs", row_id, AGAIN, message)
    yield from _around_again(copy, first)


def _is(report: Report, row: Mapping[str, Any]) -> bool:
    """Whether a copy has a paragraph, to the letter."""
    return sha256(report.paragraphs.get(row["paragraph"], "")) == row["sha256"]


def _around_again(copy: Report, first: Report) -> Iterator[Failure]:
    """Headings and footnotes of a second copy that are not those of the report; where only a few
    paragraphs stand there again, they may stand without theirs."""
    headings_of = {
        number
        for number in copy.headings.keys() | first.headings.keys()
        if copy.is_whole and number in copy.paragraphs
    }
    for number in sorted(headings_of):
        heading = copy.headings.get(number, "")
        if squash(heading) != squash(first.headings.get(number, "")):
            message = "what stands before it is not what stands there first"
            yield Failure("paragraphs", str(number), AGAIN, message)
    for number, text in sorted(copy.footnotes.items()):
        if plain(text) != plain(first.footnotes.get(number, text)):
            citing = first.cited.get(number, 0)
            message = f"footnote {number} is not what it is where it stands first"
            yield Failure("paragraphs", str(citing), AGAIN, message)
    for number in sorted(copy.cited.keys() - copy.footnotes.keys()) if copy.is_whole else ():
        message = f"footnote {number} is cited and not there"
        yield Failure("paragraphs", str(copy.cited[number]), AGAIN, message)


def shown(words: Sequence[str]) -> str:
    """The beginning of what a copy has and the report has not."""
    return f"“{words[0][:_SHOWN]}{'…' * (len(words[0]) > _SHOWN)}”"


def _stands_in(text: str, first: Report, number: int) -> bool:
    """Whether a text is the first copy's, with the same spaces in numbers and the same marks; of the title a part."""
    (numbers, signs), (of, others) = _signs(text), _signs(first.paragraphs[number])
    if number:
        return (numbers, signs) == (of, others)
    return signs in others and f",{''.join(f'{each},' for each in numbers)}" in f",{','.join(of)},"


def symbols(failures: Sequence[Failure]) -> str:
    """The symbols of other documents that heads of pages name, each once."""
    return ", ".join(dict.fromkeys(failure.row_id.rpartition(", ")[0] for failure in failures))


def _signs(text: str) -> tuple[list[str], str]:
    """The numbers of a text with the spaces within them, and its characters with the marks of footnotes."""
    return re.findall(r"\d[\d ]*", " ".join(text.split())), squash(text)


def differing(report: Report, paragraphs: pl.DataFrame) -> list[int]:
    """Numbers of the paragraphs of a copy that are missing or differ, ascending."""
    return sorted(
        row["paragraph"] for _, row in rows(paragraphs, "paragraphs") if [*_row_failures(report, row)]
    )  # fmt: skip


def _row_failures(report: Report, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    text = report.paragraphs.get(row["paragraph"], "")
    if not text:
        yield "the_paragraph_is_there", "this copy has no such paragraph"
        return
    if sha256(text) != row["sha256"]:
        yield "the_hash_agrees", _OTHER
    if characters(text) != row["characters"]:
        yield (
            "the_length_agrees",
            f"{characters(text):,} characters, the row says {row['characters']:,}",
        )
