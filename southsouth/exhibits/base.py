"""What an exhibit is: one chart, declared once, for the page, the embed, the image and the table."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import plotly.graph_objects as go
import polars as pl

from southsouth import citation, counts, filters, geography, keys, names, tables
from southsouth.charts import nothing
from southsouth.charts.drawing import Drawing
from southsouth.charts.sheet import WIDTHS, Sheet, doubt, strong
from southsouth.exhibits import doubts
from southsouth.filters import wording
from southsouth.kept import Same
from southsouth.language import (
    N_,
    Plural,
    comma,
    compact,
    counted,
    number,
    semicolon,
    sentences,
    translate,
    upper_first,
)
from southsouth.measures import recommendations

_TAG = re.compile(r"<[^>]*>")
_OUTSIDE = frozenset({"commissions", "commission_members"})
#: What the rows of a table are called where a query leaves some of them.
_NOUNS: Mapping[str, Plural] = {
    "events": counts.EVENTS, "figures": counts.NUMBERS, "cooperation": counts.LINKS,
    "organisations": counts.NAMED, "recommendations": counts.RECOMMENDED,
    "paragraphs": counts.PARAGRAPHS,
}  # fmt: skip

Said = Callable[[pl.DataFrame, str], str]
Draw = Callable[[pl.DataFrame, Sheet], go.Figure]


@dataclass(frozen=True)
class Part:
    """What a title adds where a picture holds only a part of what a query leaves, or nothing of it.

    Each is a message with `{left}`, what the query leaves; `some` has `{drawn}`, how many are drawn.
    """

    some: str = N_("{left}, {drawn} of them drawn here")
    none: str = N_("{left}, none drawn here")


MOST = 150
"""Rows that are drawn one by one: of more, no mark could be named or pointed at."""


def silent(frame: pl.DataFrame, language: str) -> str:
    """What an exhibit says where it has nothing to say."""
    return ""


def ranging(values: Sequence[float], language: str) -> str:
    """Between what some sums lie, as alternative texts say it: from 300,000 to 5 million; of one
    or of equal ones the sum itself."""
    low, high = compact(min(values), language), compact(max(values), language)
    if low != high:
        return translate(N_("from {low} to {high}"), language, low=low, high=high)
    return low if len(values) == 1 else translate(N_("{amount} each"), language, amount=low)


def _always(frame: pl.DataFrame) -> bool:
    return True


def _unasked(frame: pl.DataFrame, query: filters.Query) -> bool:
    return not query


def of_any(frame: pl.DataFrame, query: filters.Query) -> bool:
    """Of a message on certain rows, which says nothing where these are not among those left."""
    return True


def of_filters(*names: str) -> Callable[[pl.DataFrame, filters.Query], bool]:
    """Whether a query has no filters but some."""
    return lambda _, query: {name for name, _ in query} <= {*names}


class Rows:
    """A frame that equals another of the same content, by SHA-256."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self.frame = frame
        self.digest = sha256(frame.write_ipc(None).getvalue()).digest()

    @classmethod
    def of(cls, frame: pl.DataFrame) -> "Rows":
        """The rows of a frame; of the very same frame they are read once."""
        return _read(Same(frame))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


# Frames of pages are made once and shared, and asked of ten times while one page is written.
@lru_cache(maxsize=512)
def _read(same: Same[pl.DataFrame]) -> Rows:
    return Rows(same.it)


@dataclass(frozen=True)
class Exhibit:
    """One chart with everything that is said of it.

    Attributes:
        id: Kebab-case and permanent: it is an address.
        topic: What it is about: a message of the catalogues.
        message: What the rows drawn say, in a sentence with its numbers from them; empty where the
            rows say nothing, and the topic stands alone.
        speaks: Whether the message is true of the rows that a query leaves: one of the whole report
            ("the body named most") is not, and they are called by what is left.
        note: Unit, period, base and doubt of the rows, in a sentence or two; empty where none need
            saying.
        alt: Says in a sentence or two what the picture shows, from the rows drawn.
        tables: The tables the rows come from, for the source line.
        base: The table whose filters narrow the exhibit.
        is_whole: Whether no filter narrows it: what a filter would leave out of it would be drawn, counted
            or named as what is not so ("not a member", "0").
        rows: The rows behind the picture, from the rows of `base` that are left. It may be given none.
        draw: The picture of given rows (at least one) on a sheet of a width and language.
        map_kind: `land` (silhouette), `un` (United Nations lines) or nothing for a plain chart.
        publishers: Who published what the rows rest on, where that is not the report, in a language.
        on_map: Whether the picture of some rows is a map, of an exhibit with a `map_kind`.
        most: The most rows that are drawn one by one; of more the first are drawn, and the note says so.
            None where a mark stands for all the rows of a place already.
        summary: The picture of more rows than that, where they are counted instead.
        tells: Filters of which the note says itself what they leave.
        phone_list: Whether a list stands for the map on a phone.
        page: The page it stands on.
        choice: The parameter and value by which that page draws it, where it does not without: a fact
            (kind and id) whose own page draws it too.
        story: The story that draws it, where its page never does.
        columns: The columns of the table beside the picture, with their headings.
        part: What tells the rows of `base` that are drawn from those that are not.
        cut: Leaves of the rows behind the picture what a query asks for, where a row of `base` that matches
            has several of them and not all do.
        shows: The rows that the picture of some draws, where it leaves some to the table beside it.
        holds: How many rows of `base` the picture of some rows draws, where that is not the number of
            their ids.
    """

    id: str
    topic: str
    alt: Said
    tables: tuple[str, ...]
    rows: Callable[[pl.DataFrame], pl.DataFrame]
    draw: Draw
    page: str
    base: str
    message: Said = silent
    speaks: Callable[[pl.DataFrame, filters.Query], bool] = _unasked
    note: Said = silent
    map_kind: str | None = None
    publishers: Callable[[str], Iterable[str]] = tuple
    on_map: Callable[[pl.DataFrame], bool] = _always
    most: int | None = MOST
    tells: tuple[str, ...] = ()
    summary: Draw | None = None
    phone_list: bool = False
    columns: tuple[tuple[str, str], ...] = ()
    choice: tuple[str, str] | None = None
    story: str = ""
    part: Part = Part()
    is_whole: bool = False
    cut: Callable[[pl.DataFrame, filters.Query], pl.DataFrame] | None = None
    shows: Callable[[pl.DataFrame], pl.DataFrame] | None = None
    holds: Callable[[pl.DataFrame], int] | None = None

    @property
    def narrowed_by(self) -> tuple[filters.Filter, ...]:
        """The filters that narrow it."""
        return () if self.is_whole else filters.of_table(self.base)

    def asked(self, parameters: Iterable[tuple[str, str]]) -> filters.Query:
        """The parameters of an address as a query of this exhibit.

        Raises:
            UnknownFilter: a parameter or a value is none of those that narrow it.
        """
        return filters.checked(self.base, parameters, self.narrowed_by)

    def frame(self, query: filters.Query = ()) -> pl.DataFrame:
        """The rows that match a query; all of them are made once and shared, so copy to change."""
        return _rows(self, query)

    def figure(self, language: str, width: int, frame: pl.DataFrame | None = None) -> go.Figure:
        """The picture of the frame, or of all rows, on a sheet of one of `charts.sheet.WIDTHS`.

        Of no rows it is a sheet that says so.
        """
        rows = self.frame() if frame is None else frame
        sheet = Sheet(width, language, for_one=rows.height < self.frame().height)
        if rows.is_empty():
            return nothing.said(sheet)
        if not self.is_crowded(rows):
            return self.draw(rows, sheet)
        return (
            self.summary(rows, sheet)
            if self.summary
            else self.draw(rows.head(self.most or MOST), sheet)
        )

    def is_crowded(self, rows: pl.DataFrame) -> bool:
        """Whether there are more rows than are drawn one by one."""
        return self.most is not None and rows.height > self.most

    def drawn(self, language: str, width: int, frame: pl.DataFrame) -> Drawing:
        """The same picture as plain data, made once for all who ask for it: never to be changed."""
        return _drawn(self, language, width, Rows.of(frame))

    def heading(
        self, language: str, frame: pl.DataFrame | None = None, query: filters.Query = ()
    ) -> str:
        """The message of the rows (all of them by default); where it is not true of them, or they say
        nothing, what the query leaves, and without one the topic."""
        rows = self.frame() if frame is None else frame
        said = self._said(language, rows, query)
        return said or self._left(rows, query, language) or self.subject(language)

    def _said(self, language: str, rows: pl.DataFrame, query: filters.Query) -> str:
        return _message(self, language, Rows.of(rows)) if self.speaks(rows, query) else ""

    def _left(self, rows: pl.DataFrame, query: filters.Query, language: str) -> str:
        """What a query leaves, and how much of it is drawn: 36 events of 2013; Evaluation: 7 events, none
        with a place. Nothing without a query."""
        if not query or self.base not in _NOUNS:
            return ""
        kept, drawn = filters.positions(self.base, query), self._held(rows)
        count = len(kept)
        noun = counted(_noun(self.base, kept), count, language)
        left = wording.headed(self.base, noun, query, language)
        if drawn >= count:
            return left
        words = self.part.some if drawn else self.part.none
        return translate(words, language, left=left, drawn=number(drawn, language))

    def _held(self, rows: pl.DataFrame) -> int:
        """How many rows of `base` are in the picture of some rows: one may be drawn several times."""
        return self.holds(rows) if self.holds else keys.row_ids(rows, self.base).n_unique()

    def subject(self, language: str) -> str:
        """The topic in a language."""
        return translate(self.topic, language)

    def told(
        self, language: str, frame: pl.DataFrame | None = None, query: filters.Query = ()
    ) -> str:
        """The note under the message: what the rows are filtered to, unit, period, base and doubt.

        Empty where none need saying.
        """
        rows = self.frame() if frame is None else frame
        note = _note(self, language, Rows.of(rows))
        years = all(name in wording.YEARS for name, _ in query)
        message = self._said(language, rows, query)
        is_told = bool(query) and all(name in self.tells for name, _ in query)
        is_said = is_told or (years and not message and self._left(rows, query, language))
        kept = "" if is_said else self._filtered(query, language)
        through = (
            translate(
                N_("Events that began before or ended after the chosen years are counted too."),
                language,
            )
            if any(name in wording.YEARS for name, _ in query) and not rows.is_empty()
            else ""
        )
        return sentences(language, kept, through, self._crowd(rows, language), note)

    def described(
        self, language: str, frame: pl.DataFrame | None = None, query: filters.Query = ()
    ) -> str:
        """What the picture shows, for who cannot see it, and what it is filtered to."""
        rows = self.frame() if frame is None else frame
        alt = "" if rows.is_empty() else self.alt(rows, language)
        return sentences(
            language, self._filtered(query, language), alt, self._crowd(rows, language)
        )

    def _crowd(self, rows: pl.DataFrame, language: str) -> str:
        """What is drawn of more rows than can be drawn one by one; nothing of fewer."""
        if not self.is_crowded(rows):
            return ""
        words = (
            N_("{all} rows are too many to draw one by one: they are counted by year.")
            if self.summary
            else N_("Of {all} rows the first {shown} are drawn; the files have them all.")
        )
        return translate(
            words, language, all=number(rows.height, language),
            shown=number(self.most or 0, language),
        )  # fmt: skip

    def called(
        self, language: str, frame: pl.DataFrame | None = None, query: filters.Query = ()
    ) -> str:
        """The heading with its filters, for where no line stands under it: a link, a window."""
        rows = self.frame() if frame is None else frame
        message = self._said(language, rows, query)
        said = wording.said(self.base, query, language)
        left = "" if message else self._left(rows, query, language)
        if said and not left:
            return _in_brackets(message or self.subject(language), said, language)
        return self.heading(language, rows, query)

    def _filtered(self, query: filters.Query, language: str) -> str:
        said = wording.said(self.base, query, language)
        return f"{upper_first(said)}{'。' if language == 'zh' else '.'}" if said else ""

    def paragraphs(self, frame: pl.DataFrame) -> tuple[int, ...]:
        """The paragraphs that the rows come from, in order."""
        told = [frame[name] for name in ("paragraph", "status_paragraph") if name in frame.columns]
        return tuple(sorted({place for column in told for place in column.drop_nulls()}))

    def source(
        self, language: str, paragraphs: tuple[int, ...] = (), *, beside_table: bool = False
    ) -> str:
        """Where the rows come from, in a sentence: the report with these paragraphs, or outside it.

        Of a picture that stands beside the table of its rows, it leads to what that table says.
        """
        if not self.outside_report:
            return citation.source_line(language, paragraphs)
        words = N_("Sources: {list}; not from the report.")
        said = translate(words, language, list=comma(language).join(self.publishers(language)))
        if not beside_table:
            return said
        more = translate(N_("The table names the source of each row."), language)
        return sentences(language, said, more)

    @property
    def outside_report(self) -> bool:
        """Whether all rows come from tables that the report does not print."""
        return set(self.tables) <= _OUTSIDE

    def short_names(self, language: str, rows: pl.DataFrame) -> str:
        """What the short names of bodies in the picture and its words stand for, in a sentence."""
        return " ".join(_short_names(self, language, WIDTHS["narrow"], Rows.of(rows)))

    def notes(
        self, language: str, rows: pl.DataFrame, width: int | None = None, *, spelled: bool = True
    ) -> tuple[str, ...]:
        """The small print: the mark of doubt where one is drawn, short names, and a map's notes.

        `width` is that of the one picture that is meant; without it they stand under all its widths.
        Where they are not `spelled`, `short_names` has the short names.
        """
        narrow = WIDTHS["narrow"]  # on a phone most is shortened
        labels = self.drawn(language, width or narrow, rows).labels
        said = [self._doubt(rows, labels, language)]
        is_list = self.phone_list and width == narrow
        return (
            *filter(None, said),
            *(_short_names(self, language, width or narrow, Rows.of(rows)) if spelled else ()),
            *(() if is_list else self.map_notes(language, rows)),
        )

    def notes_at(
        self, language: str, rows: pl.DataFrame, widths: Sequence[int]
    ) -> tuple[tuple[str, frozenset[int]], ...]:
        """The small print under pictures of several widths of which one is seen, each with the widths that it
        is of: what one spells out another may shorten."""
        every = {width: self.notes(language, rows, width) for width in widths}
        place = {note: at for notes in every.values() for at, note in reversed([*enumerate(notes)])}
        return tuple(
            (note, frozenset(width for width in widths if note in every[width]))
            for note in sorted(place, key=lambda note: place[note])
        )

    def unlisted_notes(self, language: str, rows: pl.DataFrame) -> tuple[str, ...]:
        """The notes that are a map's alone where a list stands for it on a phone: there they say nothing."""
        return self.map_notes(language, rows) if self.phone_list else ()

    def _doubt(self, rows: pl.DataFrame, labels: Iterable[str], language: str) -> str:
        """What the report's doubt is, where one is marked; of what is not from it the note says so."""
        if self.id not in doubts.DRAWN or rows.is_empty():
            return ""
        marks = doubt(), strong("?")
        asked = any(marks[0] in label or label == marks[1] for label in labels)
        if not asked and not rows["doubted"].any():
            return ""
        shown = self.shows(rows) if self.shows else rows
        return doubts.told(shown, self.id, language, asked=asked)

    def is_map(self, rows: pl.DataFrame) -> bool:
        """Whether the picture of some rows is a map."""
        return bool(self.map_kind) and not rows.is_empty() and self.on_map(rows)

    def map_notes(self, language: str, rows: pl.DataFrame) -> tuple[str, ...]:
        """What every map carries: the disclaimer, and whose lines it shows. Nothing on a chart."""
        if not self.is_map(rows):
            return ()
        zh = language == "zh"
        credits = [geography.CREDIT_UN if self.map_kind == "un" else geography.CREDIT_LAND]
        if self.map_kind == "un" and "SMR" in rows["iso3"]:
            credits.append(geography.CREDIT_SAN_MARINO)
        if self.map_kind == "un":
            credits += geography.on_status(frozenset(rows["iso3"]))
        return (
            geography.DISCLAIMER_ZH if zh else geography.DISCLAIMER_EN,
            sentences(language, *(translate(credit, language) for credit in credits)),
        )


def _noun(base: str, kept: Sequence[int]) -> Plural:
    """What the rows of a table that a query keeps are called."""
    return (
        recommendations.noun(tables.load(base)[kept]) if base == "recommendations" else _NOUNS[base]
    )


def in_doubt(rows: pl.DataFrame, words: str, language: str, **of: str) -> str:
    """In how many of some rows there is a doubt, in `words` of `count` and `of`; nothing where in none."""
    count = int(rows["doubted"].sum())
    return translate(words, language, count=number(count, language), **of) if count else ""


def _in_brackets(said: str, more: str, language: str) -> str:
    return f"{said}（{more}）" if language == "zh" else f"{said} ({more})"


# A page, its pictures, its files and its heights ask for the same rows again and again.
@lru_cache(maxsize=512)
def _rows(exhibit: Exhibit, query: filters.Query) -> pl.DataFrame:
    every = tables.load(exhibit.base)
    if not query:
        return exhibit.rows(every)
    rows = exhibit.rows(every[filters.positions(exhibit.base, query)])
    return exhibit.cut(rows, query) if exhibit.cut else rows


# A page asks for one picture as an SVG, for its height in a frame and for the short names in it.
@lru_cache(maxsize=256)
def _drawn(exhibit: Exhibit, language: str, width: int, rows: Rows) -> Drawing:
    return Drawing.of(exhibit.figure(language, width, rows.frame))


# What is said of a picture stands in its title, its code, its link and its preview.
@lru_cache(maxsize=1024)
def _message(exhibit: Exhibit, language: str, rows: Rows) -> str:
    return "" if rows.frame.is_empty() else exhibit.message(rows.frame, language)


@lru_cache(maxsize=1024)
def _note(exhibit: Exhibit, language: str, rows: Rows) -> str:
    return "" if rows.frame.is_empty() else exhibit.note(rows.frame, language)


@lru_cache(maxsize=1024)
def _short_names(exhibit: Exhibit, language: str, width: int, rows: Rows) -> tuple[str, ...]:
    """What the short names in picture, message and note stand for, in a sentence; if there are any."""
    labels = exhibit.drawn(language, width, rows.frame).labels
    heading, note = exhibit.heading(language, rows.frame), exhibit.told(language, rows.frame)
    # A name in several lines is the name: no line of Chinese ends with a space.
    gap = "" if language == "zh" else " "
    told = (" ".join(_TAG.sub(gap, label).split()) for label in labels)
    text = " ".join((*told, heading, note))
    # A headline is read before the picture, or without it; what an acronym is, the picture may say.
    first = (own for own in names.abbreviations(heading, language) if not own[0].isascii())
    found = sorted({*names.abbreviations(text, language), *first})
    if not found:
        return ()
    listed = semicolon(language).join(names.entry(short, name, language) for short, name in found)
    return (f"{listed}{'。' if language == 'zh' else '.'}",)


def width_for(pixels: int) -> int:
    """The width, of those that charts are drawn for, whose letters suit a place of so many pixels."""
    fitting = [width for width in WIDTHS.values() if width <= pixels * 1.15]
    return max(fitting, default=min(WIDTHS.values()))
