"""Nothing left out: every number token of a copy is a row of number_audit, and each row holds."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest
from typing import Any

import polars as pl

from southsouth import numbers
from southsouth.kept import Same
from southsouth.numbers import Place, Token
from southsouth.report import Report
from southsouth.tables import rows
from southsouth.verification.copy import differing
from southsouth.verification.evidence import Evidence
from southsouth.verification.failure import Failure
from southsouth.verification.reach import reach_failures

#: The rule of a number of a copy that is no row's.
TOKEN = "every_token_has_a_row"
Audited = Mapping[Place, Mapping[str, Any]]
#: A token of the copy and the place of the row that is its own; one of them where there is only one.
Pair = tuple[Token | None, Place | None]


def token_failures(report: Report, frames: Mapping[str, pl.DataFrame]) -> Iterator[Failure]:
    """Tokens without a row, rows without a token, rows that point wrongly, rows never reached."""
    audited = _audited(Same(frames["number_audit"]))
    pairs = [*_paired(report, frames, audited)]
    yield from _unmatched(pairs, audited)
    evidence = Evidence(report, frames)
    for token, place in pairs:
        row = audited[place] if place else {}
        if token and token.token == row.get("token"):
            for rule, message in evidence.failures(token.place, row):
                yield Failure("number_audit", str(place), rule, message)
    yield from reach_failures(report, frames)


def accounted(report: Report, frames: Mapping[str, pl.DataFrame]) -> tuple[int, int]:
    """How many number tokens a copy has, and how many of them have a row of number_audit."""
    audited = _audited(Same(frames["number_audit"]))
    pairs = [*_paired(report, frames, audited)]
    rows_of = [(token, audited[place] if place else {}) for token, place in pairs if token]
    return len(rows_of), sum(row.get("token") == token.token for token, row in rows_of)


# The same table is held against one copy after another.
@lru_cache(maxsize=4)
def _audited(same: Same[pl.DataFrame]) -> Audited:
    return {
        Place(row["paragraph"], row["footnote"] or 0, row["part"], row["offset"]): row
        for _, row in rows(same.it, "number_audit")
    }


def _paired(report: Report, frames: Mapping[str, pl.DataFrame], audited: Audited) -> Iterator[Pair]:
    """Each token with its row: the one of its place, or in a paragraph that differs, where the places behind other
    words have moved, the one in the same order."""
    differ = {*differing(report, frames["paragraphs"])}
    passages: dict[tuple[int, int, str], tuple[list[Token], list[Place]]] = {}
    for token in numbers.tokens(report):
        passages.setdefault(token.place[:3], ([], []))[0].append(token)
    for place in audited:
        passages.setdefault(place[:3], ([], []))[1].append(place)
    for (paragraph, footnote, _), (tokens, places) in passages.items():
        if paragraph in differ and not footnote:
            yield from _in_order(tokens, sorted(places), audited)
        else:
            left = dict.fromkeys(places)
            for token in tokens:
                here = token.place in left
                left.pop(token.place, None)
                yield token, token.place if here else None
            yield from ((None, place) for place in left)


def _in_order(tokens: Sequence[Token], places: Sequence[Place], audited: Audited) -> Iterator[Pair]:
    said = [audited[place]["token"] for place in places]
    read = SequenceMatcher(None, [token.token for token in tokens], said, autojunk=False)
    for _, first, last, begin, end in read.get_opcodes():
        yield from zip_longest(tokens[first:last], places[begin:end])


def _unmatched(pairs: Sequence[Pair], audited: Audited) -> Iterator[Failure]:
    for token, place in pairs:
        if token and (place is None or audited[place]["token"] != token.token):
            has = f"has a row for {audited[place]['token']!r}" if place else "has no row"
            where = str(place or token.place)
            yield Failure("number_audit", where, TOKEN, f"{token.token!r} {has}")
    for token, place in pairs:
        if place and token is None:
            message = f"no token begins there, the row says {audited[place]['token']!r}"
            yield Failure("number_audit", str(place), "every_row_has_its_token", message)
