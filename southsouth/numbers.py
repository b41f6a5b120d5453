"""Every number token of the report: each digit run, Chinese numeral, footnote mark and list letter.

A token has a place that anyone can find again. `part` says which string it stands in: `text` (the
paragraph or footnote), `number` (the number printed before it: 12 or ¹) or `heading` (the headings
that stand before the paragraph, put one after another); in a copy also `added` (what stands on the
lines of a paragraph and is not part of it) and `rest` (what stands after the last paragraph and is not
part of the report). `offset` counts that string's characters
from 0, white space left out and footnote marks kept, so that
`squash(string)[offset : offset + len(token)] == token`.

What a token is: digits, with the spaces that group thousands (20 000 is 20000) and the decimal
point (0.12) but without 万, 亿 or %; a run of Chinese numeral characters, whatever they mean there
(亿 after 6, 一 in 一致); a footnote mark; a letter that numbers a list's point, (a), or a section,
A. or C 小节.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from southsouth.report import MARKS, Report, squash
from southsouth.vocabulary import DISPOSITIONS

CHINESE = "零〇一二两三四五六七八九十百千万亿半双几"
_DIGITS = r"(?<!\d)\d{1,3}(?:\s\d{3})+(?!\d)|\d+(?:\.\d+)?"
_LETTERS = r"(?<=\()[a-z](?=\))|^[A-Z](?=\s*\.[\s\u4e00-\u9fff])|[A-Z](?=\s*小节)"
_TOKEN = re.compile(rf"{_DIGITS}|[{CHINESE}]+|[{MARKS}]|{_LETTERS}", re.MULTILINE)

_BROKEN = re.compile(r"(?<=\d)\n(?=\d)")


class Place(NamedTuple):
    """Where a token stands; `footnote` is 0 for the paragraph itself."""

    paragraph: int
    footnote: int
    part: str
    offset: int

    def __str__(self) -> str:
        part = "" if self.part == "text" else f" {self.part}"
        if self.footnote and not self.paragraph:
            return f"footnote {self.footnote} that no paragraph cites{part}, offset {self.offset}"
        told = f"paragraph {self.paragraph}" if self.paragraph else "summary"
        if self.part == "rest":
            return f"after {told}, offset {self.offset}"
        note = f" footnote {self.footnote}" if self.footnote else ""
        return f"{told}{note}{part}, offset {self.offset}"


class Token(NamedTuple):
    """A number token and its place."""

    place: Place
    token: str


def passages(report: Report) -> Iterator[tuple[int, int, str, str]]:
    """Every string of the report as paragraph, footnote (0: none), part and text, in its order.

    A footnote follows the paragraph that cites it; one that none cites stands in paragraph 0.
    """
    for number in sorted(report.paragraphs):
        # A copy may break a heading within a number; none ends with one.
        yield number, 0, "heading", _BROKEN.sub("", report.headings.get(number, ""))
        yield number, 0, "number", str(number) if number else ""
        yield number, 0, "text", report.paragraphs[number]
        if number in report.added:
            yield number, 0, "added", "\n".join(report.added[number])
        for footnote in sorted(report.footnotes):
            if report.cited.get(footnote, 0) == number:
                yield number, footnote, "number", MARKS[footnote - 1]
                yield number, footnote, "text", report.footnotes[footnote]
    rest = [line for copy in (report, *report.copies) for line in copy.rest]
    yield max(report.paragraphs), 0, "rest", "\n".join(rest)


def tokens(report: Report) -> list[Token]:
    """Every number token of a report, none left out, in the order of the text."""
    return [
        Token(Place(paragraph, footnote, part, offset), token)
        for paragraph, footnote, part, text in passages(report)
        for offset, token in _found(text)
    ]


# The tokens of a copy are asked for twice, and most strings of one copy are those of another.
@lru_cache(maxsize=512)
def _found(text: str) -> Sequence[tuple[int, str]]:
    """Each token of a string and how many characters stand before it, white space aside."""
    found: list[tuple[int, str]] = []
    offset = read = 0
    for match in _TOKEN.finditer(text):
        offset += len(squash(text[read : match.start()]))
        read = match.start()
        found.append((offset, squash(match[0])))
    return tuple(found)


def summary(frame: pl.DataFrame) -> pl.DataFrame:
    """What became of the tokens of the number_audit table.

    Columns: disposition (in the vocabulary's order, every one of it), tokens, with_row (how many
    point at a row), share (of all tokens, in per cent). The sum of `tokens` is the number of tokens
    accounted for; `southsouth verify` holds it against the text.
    """
    order = pl.DataFrame({"disposition": list(DISPOSITIONS)})
    counted = frame.group_by("disposition").agg(
        tokens=pl.len().cast(pl.Int64), with_row=pl.col("row_id").is_not_null().sum().cast(pl.Int64)
    )
    return order.join(counted, on="disposition", how="left", maintain_order="left").with_columns(
        pl.col("tokens", "with_row").fill_null(0),
        share=(100 * pl.col("tokens").fill_null(0) / max(frame.height, 1)),
    )
