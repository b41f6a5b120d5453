"""Commas in numbers that part no thousands: 8,616 where the report has 8.616 is another number; and ends of lines and
of cells that part some."""

import re
from dataclasses import replace

import polars as pl

from southsouth.decoding import Text, with_commas

_BROKEN = re.compile(r"(?<!\d)\d{1,3}(?:\s+\d{3})+(?!\d)")


def in_one_piece(words: str, audit: pl.DataFrame) -> str:
    """The text without ends of lines and of cells in numbers of the report; between others they part two numbers."""
    known = {*audit["token"]}

    def whole(found: re.Match[str]) -> str:
        number = "".join(found[0].split())
        return number if number in known else found[0]

    return _BROKEN.sub(whole, words)


def kept(text: Text, audit: pl.DataFrame) -> Text:
    """The text with those commas that stand for the point of a number of the report."""
    known = {*audit["token"]}
    others = [
        number for number in text.commas
        if number.replace(",", "") not in known and number.replace(",", ".") in known
    ]  # fmt: skip
    if not others:
        return text
    words = text.words
    for number in others:
        words = re.sub(rf"(?<![\d.]){number.replace(',', '')}(?![\d.])", number, words)
    before, behind = (with_commas(count) for count in (len(text.commas), len(text.commas) - len(others)))  # fmt: skip
    notes = (behind if note == before else note for note in text.notes)
    return replace(text, words=words, notes=tuple(filter(None, notes)))
