"""Words as printed stand where their row says, and a row's places agree with each other."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import polars as pl

from southsouth.anchors import printed, where
from southsouth.kept import Same
from southsouth.quantities import HAD_COME, had_come
from southsouth.report import PARAGRAPHS, Report, plain
from southsouth.tables import all_same, rows
from southsouth.verification.failure import Failure
from southsouth.verification.naming import named


def word_failures(report: Report, frames: Mapping[str, pl.DataFrame]) -> Iterator[Failure]:
    """Words and places of every table that do not agree with the report, tables in order."""
    for table, frame in frames.items():
        for words in printed(frame, table):
            if words.exact not in words.passage(report):
                told = f"footnote {words.footnote}" if words.footnote else named([words.paragraph])
                yield Failure(
                    table, words.row_id, f"{words.column}_stands_in_its_paragraph",
                    f"{words.words!r} is not in {told}",
                )  # fmt: skip
        for row_id, row in rows(frame, table):
            if row.get("footnote") or row.get("other_paragraphs"):
                for rule, message in _misplaced(report, row):
                    yield Failure(table, row_id, rule, message)
    yield from _actors_elsewhere(frames)
    yield from _places_in_names(report, frames)
    yield from _cut_words(report, frames)
    yield from _that_it_had_come(report, frames)


def printed_words(report: Report, frames: Mapping[str, pl.DataFrame]) -> Iterator[tuple[str, str]]:
    """Every set of printed words with the passage that it must stand in, both without white space and marks."""
    for table, frame in frames.items():
        for words in printed(frame, table):
            yield words.exact, words.passage(report)


def printed_words_of_footnotes(frames: Mapping[str, pl.DataFrame]) -> dict[int, list[str]]:
    """The printed words of each footnote with what is known to stand around them, white space and
    marks aside."""
    found: dict[int, list[str]] = {}
    for anchor in frames["anchors"].drop_nulls("footnote").iter_rows(named=True):
        around = (anchor["prefix"], anchor["exact"], anchor["suffix"])
        found.setdefault(anchor["footnote"], []).append("".join(filter(None, around)))
    for table, frame in frames.items():
        for own in printed(frame, table):
            if own.footnote:
                found.setdefault(own.footnote, []).append(own.exact)
    return found


def printed_by_passage(
    frames: Mapping[str, pl.DataFrame],
) -> Mapping[tuple[int, int], Collection[str]]:
    """The printed words of each paragraph (footnote 0) and footnote (paragraph 0) with what is known to stand
    around them, white space and marks aside."""
    return _printed_by_passage(all_same(frames))


# The same tables are held against one copy after another.
@lru_cache(maxsize=4)
def _printed_by_passage(
    tables: tuple[tuple[str, Same[pl.DataFrame]], ...],
) -> Mapping[tuple[int, int], Collection[str]]:
    found: dict[tuple[int, int], set[str]] = {}
    for table, same in tables:
        for _, row in rows(same.it, table) if table == "anchors" else ():
            words = "".join(filter(None, (row["prefix"], row["exact"], row["suffix"])))
            footnote = row["footnote"] or 0
            found.setdefault((0 if footnote else row["paragraph"], footnote), set()).add(words)
        for own in printed(same.it, table):
            passage = (0, own.footnote) if own.footnote else (own.paragraph, 0)
            found.setdefault(passage, set()).add(own.exact)
    return found


def _passage(report: Report, row: Mapping[str, Any], column: str) -> str:
    """The text that the column's words must stand in, without white space."""
    paragraph, footnote = where(row, column)
    if footnote:
        return plain(report.footnotes.get(footnote, ""))
    return plain(report.paragraphs.get(paragraph, ""))


def _misplaced(report: Report, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A footnote of another paragraph, and other paragraphs that are no others."""
    footnote, paragraph = row.get("footnote"), row.get("paragraph")
    citing = report.cited.get(footnote) if footnote else None
    if footnote and citing != paragraph:
        told = f"cited in {named([citing])}" if citing is not None else "cited nowhere"
        yield (
            "the_footnote_is_cited_there",
            f"footnote {footnote} is {told}, the row says {named([paragraph or 0])}",
        )
    others = other_paragraphs(row)
    if others != sorted(set(others) - {paragraph}) or not set(others) <= set(PARAGRAPHS):
        yield (
            "other_paragraphs_are_others",
            f"{row['other_paragraphs']}: list each other paragraph of 0-76 once, ascending, and "
            f"not {paragraph} itself",
        )


def other_paragraphs(row: Mapping[str, Any]) -> list[int]:
    """The other paragraphs that tell of a row, as its cell lists them."""
    return [int(number) for number in (row.get("other_paragraphs") or "").split(";") if number]


def _actors_elsewhere(frames: Mapping[str, pl.DataFrame]) -> Iterator[Failure]:
    """Bodies named for an event in a paragraph that does not tell of it."""
    told = {
        row["event_id"]: {row["paragraph"], *other_paragraphs(row)}
        for _, row in rows(frames["events"], "events")
    }
    for row_id, row in rows(frames["event_organisations"], "event_organisations"):
        if row["paragraph"] not in told.get(row["event_id"], {row["paragraph"]}):
            yield Failure(
                "event_organisations", row_id, "an_actor_stands_where_the_event_is_told",
                f"{named([row['paragraph']])} is none of the event's; mend it, or add it to the "
                "event's other_paragraphs",
            )  # fmt: skip


def _cut_words(report: Report, frames: Mapping[str, pl.DataFrame]) -> Iterator[Failure]:
    """Proving words that begin or end within a name or term that the text prints whole."""
    terms = tuple(
        sorted(map(plain, {*frames["glossary"]["term_zh"], *_aliases(frames), "伙伴关系"}))
    )
    standing: dict[str, Sequence[tuple[int, int]]] = {}
    for table, frame in frames.items():
        for words in printed(frame, table, "proving"):
            passage = words.passage(report)
            if passage not in standing:
                standing[passage] = _standing(terms, passage)
            for term in _cut(standing[passage], passage, words.exact):
                yield Failure(
                    table, words.row_id, f"{words.column}_ends_with_a_whole_word",
                    f"{words.words!r} has only part of {term!r}",
                )  # fmt: skip


def _that_it_had_come(report: Report, frames: Mapping[str, pl.DataFrame]) -> Iterator[Failure]:
    """Figures and events whose clause says that it had come (获得了) where their words leave that out: by
    a time that runs on after the report they would pass for planned."""
    for table in ("figures", "events"):
        for row_id, row in rows(frames[table], table):
            words, passage = plain(row["as_printed"]), _passage(report, row, "as_printed")
            if not had_come(passage):
                continue
            before, found, behind = passage.partition(words)
            clause = re.split("[，。；：]", before)[-1] + words + re.split("[，。；：]", behind)[0]
            if found and had_come(clause) and not had_come(words):
                yield Failure(
                    table, row_id, "that_it_had_come_is_quoted",
                    f"{row['as_printed']!r}: the clause says {'/'.join(HAD_COME)}",
                )  # fmt: skip


# Most passages of one copy are those of another.
@lru_cache(maxsize=256)
def _standing(terms: tuple[str, ...], passage: str) -> Sequence[tuple[int, int]]:
    """Where each of the terms stands in a passage, as often as it does: where it begins and ends."""
    found: list[tuple[int, int]] = []
    for term in terms:
        at = passage.find(term)
        while at >= 0:
            found.append((at, at + len(term)))
            at = passage.find(term, at + 1)
    return tuple(sorted(found))


def _cut(standing: Sequence[tuple[int, int]], passage: str, words: str) -> list[str]:
    """The terms, of those standing in the passage, that begin before words and end within them, or begin
    within them and end after them."""
    start = passage.find(words) if words else -1
    if start < 0:
        return []
    end = start + len(words)
    # They are in the order in which they begin.
    begun = standing[: bisect_left(standing, (end,))]
    return sorted(
        {
            passage[first:last]
            for first, last in begun
            if first < start < last <= end or start <= first and end < last
        }
    )


def _aliases(frames: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    """Every other form of a body's name."""
    for cell in frames["organisations"]["aliases"]:
        yield from cell.split(";") if cell else ()


def _places_in_names(report: Report, frames: Mapping[str, pl.DataFrame]) -> Iterator[Failure]:
    """Places called stated that stand in their passage only inside a title or a body's name."""
    forms = {*map(plain, [*_aliases(frames), *frames["organisations"]["as_printed"]])}
    for row_id, row in rows(frames["events"], "events"):
        if not (place := plain(row["place_as_printed"] or "")):
            continue
        longer = sorted((form for form in forms if place in form and place != form), key=len)
        names = re.compile("|".join([r"《[^》]*》", *map(re.escape, reversed(longer))]))
        passage = _passage(report, row, "place_as_printed")
        if place in passage and place not in names.sub(" ", passage):
            yield Failure(
                "events", row_id, "a_stated_place_is_more_than_part_of_a_name",
                f"{place!r} stands only inside a name there",
            )  # fmt: skip
