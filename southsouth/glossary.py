"""The glossary held over texts: forms that data/glossary.csv says not to use, wherever they stand.

English forms are whole words in the case given; Chinese forms are characters in a row. A longer
form that the term allows (`except_en`, `except_zh`) is no slip, nor are words as printed.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import polars as pl

from southsouth import tables
from southsouth.keys import row_ids
from southsouth.schemas import SCHEMAS

#: Columns of these tables list the forms themselves.
_OWN = ("glossary",)


class Term(NamedTuple):
    """A term in one language, the forms not to use, and the longer forms that are correct."""

    term_id: str
    words: str
    forms: tuple[str, ...]
    allowed: tuple[str, ...]


class Slip(NamedTuple):
    """A form that the glossary rules out: where it stands, the form, and what to write."""

    where: str
    form: str
    term: str


def terms(language: str) -> tuple[Term, ...]:
    """The terms of a language that have forms not to use."""
    return _terms(language)


@cache
def _terms(language: str) -> tuple[Term, ...]:
    rows = tables.load("glossary").filter(pl.col(f"not_{language}").is_not_null())
    return tuple(
        Term(
            row["term_id"],
            row[f"term_{language}"],
            _listed(row[f"not_{language}"]),
            _listed(row[f"except_{language}"]),
        )
        for row in rows.iter_rows(named=True)
    )


def _listed(cell: str | None) -> tuple[str, ...]:
    return tuple(part for part in (cell or "").split(";") if part)


def slips(text: str, language: str, where: str = "") -> Iterator[Slip]:
    """Each form not to use that stands in the text, once."""
    for term in terms(language):
        rest = text
        for allowed in term.allowed:
            rest = rest.replace(allowed, "\n")
        for form in term.forms:
            if _pattern(form).search(rest):
                yield Slip(where, form, term.words)


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """English as whole words; Chinese has no spaces, so anywhere."""
    if form.isascii() and form[0].isalnum() and form[-1].isalnum():
        return re.compile(rf"(?<![\w-]){re.escape(form)}(?![\w-])")
    return re.compile(re.escape(form))


def in_tables(frames: Mapping[str, pl.DataFrame]) -> Iterator[Slip]:
    """Slips of every column of text in English or Chinese, as table:row/column."""
    for table, frame in frames.items():
        if table in _OWN:
            continue
        ids = row_ids(frame, table)
        for column, language in text_columns(table):
            for row_id, text in zip(ids, frame[column], strict=True):
                yield from slips(text or "", language, f"{table}:{row_id}/{column}")


def text_columns(table: str) -> tuple[tuple[str, str], ...]:
    """The columns of our own words in a table, with their language; never words as printed."""
    own = (
        name
        for name, column in SCHEMAS[table].columns().items()
        if not (column.metadata or {}).get("as_printed")
    )
    return tuple((name, name[-2:]) for name in own if name.endswith(("_en", "_zh")))


def in_messages(messages: Mapping[str, str]) -> Iterator[Slip]:
    """Slips of a catalogue: of each English message, and of its Chinese."""
    for english, chinese in messages.items():
        yield from slips(english, "en", english)
        yield from slips(chinese, "zh", english)
