"""In which field who works with whom: a row for each field, a square and the two parties for each link."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from southsouth import counts
from southsouth.charts import key, labels, lettering, parties, ways
from southsouth.charts.parties import Link
from southsouth.charts.sheet import Sheet, plain, strong
from southsouth.language import N_, number, translate, upper_first
from southsouth.measures import cooperation as measures
from southsouth.names import bracketed, entry, link_text

_FIELDS = 168.0  # pixels of the names of fields, with their squares
_SIZE, _LINE = 13, 17  # pixels of type, and of its line
_SIDE, _STEP = 9, 11.0  # pixels of a square, and from square to square
_SMALL, _CELL = 12, 235  # pixels of type of fields of one case, and of their column
_PAD, _SQUARES = 8, 18  # pixels above and below a row, and of its line of squares


def by_field(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Provisions and exchanges of countries by field, most links first; each link stands once.

    Columns: those of data/cooperation.csv, and doubted.
    """
    links = parties.one_way_round(frame.to_dicts())
    accents = first_two(frame)
    fields = sorted(parties.grouped(links, "sector_en"), key=lambda of: -len(of))
    pairs = [pair for of in fields for pair in parties.grouped(of, "provider", "partner")]
    y = parties.key(sheet, links, 0.0, pairs=pairs) - 4
    entries: list[tuple[str, str, str]] = []
    if accents:
        words = N_("{first} or {second} is one of the two")
        first, second = _with_counts(frame, accents, sheet.language)
        theirs = sum(_has(link, accents) for link in links)
        told = (
            (translate(words, sheet.language, first=first, second=second), theirs),
            (translate(N_("neither of them"), sheet.language), len(links) - theirs),
        )
        entries = [
            ("bar", token, entry(said, number(count, sheet.language), sheet.language))
            for token, (said, count) in zip(("accent", "ctx"), told, strict=True)
        ]
        entries += key.whole(counts.CASES, len(links), sheet.language)
    unsure = [link for link in links if link["doubted"]]
    if unsure:
        words = key.doubts(len(unsure), sheet.language)
        marks = ("accent" if _has(link, accents) else "ctx" for link in unsure)
        entries.append(("doubted", key.swatches((mark, False) for mark in marks), words))
    y = key.drawn(sheet, entries, y) if entries else y
    for of in (of for of in fields if len(of) > 1):
        y = _row(sheet, of, y + 4, accents)
    alone = [of[0] for of in fields if len(of) == 1]
    return sheet.figure(_alone(sheet, alone, y + 4, accents) if alone else y)


def _with_counts(frame: pl.DataFrame, codes: Sequence[str], language: str) -> list[str]:
    """Countries with how many of the links have each of them at an end."""
    ranked = dict(
        measures.ranked(measures.from_each_country(frame)).select("provider", "count").iter_rows()
    )
    return [
        bracketed(labels.country(code, language), number(ranked[code], language), language)
        for code in codes
    ]


def first_two(frame: pl.DataFrame) -> tuple[str, ...]:
    """The two countries with most links where a title can name them; none where others are level."""
    ranked = measures.ranked(measures.from_each_country(frame))
    each = ranked["count"].to_list()
    leads = len(each) > 3 and each[1] > each[2]
    return tuple(ranked["provider"][:2]) if leads else ()


def _row(sheet: Sheet, links: Sequence[Link], top: float, accents: Sequence[str]) -> float:
    """A field with its squares, and beside them (on a phone below) who works with whom."""
    sheet.line(0, top, sheet.width, top)
    theirs = [link for link in links if _has(link, accents)]
    others = [link for link in links if link not in theirs]
    ordered = [link for part in (theirs, others) for of in parties.grouped(part, "provider") for link in of]  # fmt: skip
    y = _field(sheet, ordered, top + _PAD, accents)
    left = 0.0 if sheet.is_narrow else _FIELDS
    start = y + 16 if sheet.is_narrow else top + _PAD + _LINE / 2
    end = parties.pairs(sheet, ordered, (left, float(sheet.width)), start, accents)
    return max(y, end + _LINE / 2) + _PAD


def _field(sheet: Sheet, links: Sequence[Link], y: float, accents: Sequence[str]) -> float:
    """The name of a field, and below it a square for each link with their number; the height reached."""
    room = sheet.width if sheet.is_narrow else _FIELDS - 16
    lines = lettering.balanced(
        upper_first(links[0][f"sector_{sheet.language}"]), _SIZE, room, bold=True,
        least=lettering.NO_ORPHAN,
    )  # fmt: skip
    tall = len(lines) * _LINE
    sheet.text(0, y + tall / 2, "<br>".join(map(strong, lines)), size=_SIZE)
    middle = y + tall + _SQUARES / 2
    for place, link in enumerate(links):
        _square(sheet, link, place * _STEP, middle, accents)
    count = strong(number(len(links), sheet.language))
    sheet.text(len(links) * _STEP + 4, middle, count, size=12, colour="ink-3")
    return y + tall + _SQUARES


def _alone(sheet: Sheet, links: Sequence[Link], top: float, accents: Sequence[str]) -> float:
    """Fields of one case each, in columns: its square, who works with whom, and below it the field."""
    sheet.line(0, top, sheet.width, top)
    heading = strong(translate(N_("Other fields, one case each"), sheet.language))
    sheet.text(0, top + _PAD + _LINE / 2, heading, size=_SIZE)
    columns = max(int(sheet.width // _CELL), 1)
    wide, y = sheet.width / columns, top + _PAD + _LINE + 14
    ordered = sorted(links, key=lambda link: not _has(link, accents))
    for start in range(0, len(ordered), columns):
        bottom = y
        for place, link in enumerate(ordered[start : start + columns]):
            x = place * wide
            _square(sheet, link, x, y, accents)
            parties.pairs(sheet, [link], (x + _STEP + 4, x + wide), y, accents)
            lines = lettering.balanced(
                upper_first(link[f"sector_{sheet.language}"]), _SMALL, wide - _STEP - 24,
                least=lettering.NO_ORPHAN,
            )  # fmt: skip
            tall = len(lines) * _SMALL * lettering.LINE
            words = "<br>".join(map(plain, lines))
            sheet.text(
                x + _STEP + 4, y + 10 + tall / 2, words, size=_SMALL, colour="ink-2",
                ref=ways.ref(link),
            )  # fmt: skip
            bottom = max(bottom, y + 10 + tall)
        y = bottom + 18
    return y - 10


def _square(sheet: Sheet, link: Link, x: float, y: float, accents: Sequence[str]) -> None:
    """One link as a square around `y`: dotted where the report leaves a doubt."""
    style = key.case("accent" if _has(link, accents) else "ctx", doubted=link["doubted"])
    inset = style.get("edge_width", 0) / 2  # as large as the others with its edge
    sheet.rect(
        x + inset, y - _SIDE / 2 + inset, x + _SIDE - inset, y + _SIDE / 2 - inset,
        ref=ways.ref(link), name=plain(link_text(link, sheet.language)), **style,
    )  # fmt: skip


def _has(link: Link, accents: Sequence[str]) -> bool:
    """Whether one of the countries stands at an end of a link."""
    return any(
        link[end] in accents for end in ("provider", "partner") if link[f"{end}_kind"] == "country"
    )
