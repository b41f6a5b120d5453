"""In which paragraphs and in which footnote a failing row is told, and so what caused it."""

import re
from collections.abc import Collection, Mapping, Sequence

import polars as pl

from southsouth.tables import by_id
from southsouth.verification.copy import ADDED, AGAIN, FOOTNOTE, HEADING, SAID, SYMBOL
from southsouth.verification.extras import Extra
from southsouth.verification.failure import Failure
from southsouth.verification.marks import MARK, MARKED
from southsouth.verification.order import BARE, NUMBER, PLACE, PLACE_AGAIN
from southsouth.verification.things import LINES
from southsouth.verification.words import other_paragraphs

#: Failures by what caused them, and by the paragraph or footnote where that is.
Grouped = Mapping[str, Mapping[int, list[Failure]]]
_PLACE = re.compile(r"(?:paragraph (\d+)|summary)( heading| added)?")
_BEFORE_PLACE = re.compile(r"before paragraph (\d+)")
_BEHIND = re.compile(r"after (?:paragraph (\d+)|summary)")
_TARGET = re.compile(r"\bparagraphs:(\d+)")
_FOOTNOTE = re.compile(r"footnote (\d+)")
END = -1  # the place behind the last paragraph
# Rules of tokens that a copy may break; what else fails is the tables' fault.
_OF_COPIES = ("every_token_has_a_row", "every_row_has_its_token")
# Rules that say what caused their failure, and what that is.
_CAUSES = {
    AGAIN: "second", ADDED: "added", PLACE: "place", PLACE_AGAIN: "place again", NUMBER: "number", BARE: "bare", HEADING: "heading", MARK: "mark", MARKED: "marked",
}  # fmt: skip


def grouped(
    failures: Sequence[Failure],
    frames: Mapping[str, pl.DataFrame],
    missing: Sequence[int],
    differing: Sequence[int],
    extras: Sequence[Extra],
) -> Grouped:
    """Every failure under what caused it."""
    of: dict[str, dict[int, list[Failure]]] = {}
    if failures:
        altered = {int(failure.row_id) for failure in failures if failure.rule == FOOTNOTE}
        told_in = Places(frames, missing, differing, extras, altered)
        for failure in failures:
            kind, number = told_in.cause(failure)
            of.setdefault(kind, {}).setdefault(number, []).append(failure)
    return {kind: dict(sorted(found.items())) for kind, found in of.items()}


class Places:
    """In which paragraphs and in which footnote a failing row is told."""

    def __init__(
        self,
        frames: Mapping[str, pl.DataFrame],
        missing: Sequence[int],
        differing: Sequence[int],
        extras: Sequence[Extra],
        altered: Collection[int],
    ) -> None:
        self._rows = by_id(frames)
        self._footnotes = {
            str(row["footnote"]): row["paragraph"]
            for row in self._rows.values()
            if row.get("footnote")
        }
        self._missing = {*missing}
        self._damaged = {*missing, *differing}
        self._altered = altered
        self._extra = {extra.before for extra in extras}

    def cause(self, failure: Failure) -> tuple[str, int]:
        """What caused a failure, and the paragraph or footnote where that is; empty for nothing."""
        if failure.table == LINES:
            return _of_line(failure)
        if failure.rule in _CAUSES:
            return _CAUSES[failure.rule], int(failure.row_id)
        if failure.rule == FOOTNOTE and self._footnotes.get(failure.row_id) not in self._missing:
            return "footnote", int(failure.row_id)
        if heading := self._heading(failure):
            return heading
        # A row told in two paragraphs fails for the one that is damaged.
        places = [*self.of(failure), *map(int, _TARGET.findall(failure.message))]
        damaged = next((number for number in places if number in self._damaged), None)
        if damaged is not None:
            return "paragraph", damaged
        footnote = self._footnote(failure)
        citing = self._footnotes.get(str(footnote))
        is_own = footnote in self._altered
        if citing in self._missing or (citing in self._damaged and not is_own):
            return "paragraph", citing
        if footnote:
            return "footnote", footnote
        return self._of_token(failure) if failure.table == "number_audit" else ("", 0)

    def _heading(self, failure: Failure) -> tuple[str, int] | None:
        """What caused a token of a heading to fail; where paragraphs around it are missing, these did."""
        found = _PLACE.match(failure.row_id) if failure.table == "number_audit" else None
        number = int(found[1] or 0) if found and found[2] == " heading" else 0
        if not number or not self._missing.isdisjoint((number, number - 1)):
            return None
        return "extra" if number in self._extra else "heading", number

    def _of_token(self, failure: Failure) -> tuple[str, int]:
        """What caused a token to fail in a paragraph whose letters agree: other than these there are
        only headings and spaces."""
        if _BEHIND.match(failure.row_id):
            return "extra", END
        found = _PLACE.match(failure.row_id)
        if not found or failure.rule not in _OF_COPIES:
            return "", 0
        number = int(found[1] or 0)
        if found[2] == " added":
            return "added", number
        if found[2]:
            return "extra" if number in self._extra else "heading", number
        return "spaces", number

    def _footnote(self, failure: Failure) -> int:
        """The footnote that a row is told in, 0 for none."""
        named = _FOOTNOTE.search(failure.row_id) if failure.table == "number_audit" else None
        if named or failure.table == "footnotes":
            return int(named[1] if named else failure.row_id)
        return self._rows.get((failure.table, failure.row_id), {}).get("footnote") or 0

    def of(self, failure: Failure) -> list[int]:
        """Paragraph numbers, the row's own first; none where the row is not of one paragraph."""
        behind = _BEHIND.match(failure.row_id) if failure.table == "number_audit" else None
        if behind:
            return [int(behind[1] or 0) + 1]
        found = _PLACE.match(failure.row_id) if failure.table == "number_audit" else None
        if found:
            # A heading goes with the paragraph below it; where that is missing, with the next one.
            number = int(found[1] or 0)
            return [number, number - 1] if found[2] == " heading" else [number]
        if failure.table == "footnotes":
            number = self._footnotes.get(failure.row_id)
            return [] if number is None else [number]
        if failure.table == "paragraphs":
            return [int(failure.row_id)]
        row = self._rows.get((failure.table, failure.row_id), {})
        told = [row.get("paragraph"), row.get("status_paragraph"), *other_paragraphs(row)]
        return [number for number in told if number is not None]


def _of_line(failure: Failure) -> tuple[str, int]:
    """The place of a line that is not part of the report; heads of pages have none."""
    if failure.rule == SYMBOL:
        return "symbol", 0
    if failure.rule == SAID:
        return "said", 0
    before = _BEFORE_PLACE.match(failure.row_id)
    return "extra", int(before[1]) if before else END
