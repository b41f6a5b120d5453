"""A square for each link: in rows by who provides or through whom, or in a table of both ends."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import key, labels, lettering
from southsouth.charts.sheet import Sheet, coloured, plain, strong
from southsouth.language import N_, number, translate
from southsouth.measures import routes
from southsouth.names import link_text, organisation_names

Link = Mapping[str, Any]
_ROW, _STEP, _WORDS = 30, 24.0, 14
_WIDE_STEP, _ASIDE = 34.0, 360  # on a page: from square to square, and what a key beside them needs
_NAMES = 0.5  # of a sheet that whole names of bodies take at most
_SMALL = 12.5  # pixels of type of the countries that receive
_SPACE = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"  # a total stands apart from the name of its row
_ENDS: Mapping[str, str] = {
    "country": N_("Countries"),
    "organisation": N_("UN and other bodies"),
    "region": N_("Regions"),
    "group": N_("Groups of countries"),
}
_KEY = (
    ("bar", "accent", N_("one country receives")),
    ("hollow", "accent", N_("one country receives, and pays for it")),
    ("bar", "ctx", N_("a region, a group or an organization receives")),
)
#: By `routes.way`: how a square of it looks, and what it means.
_WAYS: Mapping[str, tuple[str, str, str]] = {
    "through": ("bar", "ctx", N_("through the organization")),
    "ends": ("bar", "accent", N_("the organization is itself the receiver")),
    "direct": ("hollow", "graphite", N_("no organization between")),
}


def givers(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A row for each country that provides, a square for each link, and which countries receive.

    Columns: those of data/cooperation.csv.
    """
    rows = [
        (labels.country(str(code), sheet.language), f"country/{code}", links)
        for code, links in routes.by(frame, "provider").items()
    ]
    return _rows(sheet, rows)


def through(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A row for each body that links run through, a square for each link; those through none last.

    Columns: those of data/cooperation.csv.
    """
    rows: list[tuple[str, str, list[Link]]] = []
    for body, links in routes.by(frame, "via").items():
        words = (
            _called(sheet, str(body))
            if body else translate(N_("no organization named"), sheet.language)
        )  # fmt: skip
        rows.append((words, f"organisation/{body}" if body else "", links))
    return _rows(sheet, rows, "via")


def _called(sheet: Sheet, body: str) -> str:
    """A body by its whole name where a page has room for it."""
    whole = organisation_names([body], sheet.language)[0]
    fits = lettering.width(plain(whole), _WORDS) < sheet.width * _NAMES
    return whole if fits and not sheet.is_narrow else labels.body(body, sheet.language)


def _rows(
    sheet: Sheet, rows: Sequence[tuple[str, str, list[Link]]], told: str = "partner_kind"
) -> go.Figure:
    """Names at the left, squares from one edge, their number behind them; the key below.

    The looks tell the partner's kind, or the way that a link goes (`via`). Countries that receive are
    named behind the number, or below the squares where there is no room.
    """
    widest = max(lettering.width(plain(words), _WORDS) for words, _, _ in rows)
    left = min(widest + 14, sheet.width * 0.58)
    most = max(len(links) for _, _, links in rows)
    step = min((sheet.width - left - 30) / most, _WIDE_STEP if sheet.is_wide else _STEP)
    tall = max(_ROW, step + 6)
    y, reached = tall / 2, 0.0
    for words, ref, links in rows:
        sheet.text(left - 12, y, plain(words), size=_WORDS, anchor="right", ref=ref)
        for place, link in enumerate(_named_first(links)):
            _square(sheet, link, left + place * step, y, step * 0.78, told)
        end = left + len(links) * step + 4
        count = strong(number(len(links), sheet.language))
        sheet.text(end, y, count, size=_WORDS, colour="ink-2")
        reached = max(reached, end + lettering.width(count, _WORDS))
        if told == "partner_kind":
            starts = (left, end + lettering.width(count, _WORDS) + 10)
            y, x = _receivers(sheet, links, starts, y)
            reached = max(reached, x)
        y += tall
    entries = _meanings(sheet, [link for _, _, of in rows for link in of], told)
    if sheet.is_wide and reached + _ASIDE < sheet.width:
        key.aside(sheet, entries, sheet.width - _ASIDE + 40, tall / 2 - 11)
        return sheet.figure(y - tall / 2)
    return sheet.figure(key.drawn(sheet, entries, y + 2) if entries else y + 2)


def _named_first(links: Sequence[Link]) -> list[Link]:
    return sorted(links, key=lambda link: (link["partner_kind"] != "country", link["partner_pays"]))


def _receivers(
    sheet: Sheet, links: Sequence[Link], starts: tuple[float, float], y: float
) -> tuple[float, float]:  # fmt: skip
    """The countries that receive, in the order of their squares; the middle of the line reached, and the
    pixel.

    They stand at the second of `starts`; a line lower, at the first, where that has no room.
    """
    named = [link for link in _named_first(links) if link["partner_kind"] == "country"]
    x, last = starts[1], len(named) - 1
    names = [labels.country(link["partner"], sheet.language) for link in named]
    if named and x + lettering.width(plain(", ".join(names)), _SMALL) > sheet.width:
        x, y = starts[0], y + 21
    for place, (link, name) in enumerate(zip(named, names, strict=True)):
        comma = ("、" if sheet.language == "zh" else ",") if place < last else ""
        words = plain(name + comma)
        ref = f"cooperation/{link['link_id']}"
        sheet.text(x, y, words, size=_SMALL, colour="accent", ref=ref)
        x += lettering.width(words, _SMALL) + (0 if sheet.language == "zh" else 4)
    return y, x


def _look(link: Link, told: str) -> tuple[str, str, str]:
    """How a link is drawn, and what that means."""
    if told == "via":
        return _WAYS[routes.way(link)]
    if link["partner_kind"] != "country":
        return _KEY[2]
    return _KEY[1] if link["partner_pays"] else _KEY[0]


def _square(
    sheet: Sheet, link: Link, x: float, y: float, side: float, told: str = "partner_kind"
) -> None:
    """One link, as `_look` has it."""
    look, token, _ = _look(link, told)
    style = (
        {"fill": token} if look == "bar" else {"fill": "paper", "edge": token, "edge_width": 1.5}
    )
    sheet.rect(
        x, y - side / 2, x + side, y + side / 2, ref=f"cooperation/{link['link_id']}",
        name=plain(link_text(link, sheet.language)), **style,
    )  # fmt: skip


def _meanings(
    sheet: Sheet, links: Sequence[Link], told: str = "partner_kind"
) -> list[tuple[str, str, str]]:  # fmt: skip
    """What the looks mean that are there, as a key has it; nothing where one alone says nothing."""
    used = {_look(link, told) for link in links}
    entries = [
        (look, token, translate(words, sheet.language))
        for look, token, words in (_WAYS.values() if told == "via" else _KEY)
        if (look, token, words) in used
    ]
    return entries if told != "via" or len(entries) > 1 else []


def ends(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Rows by who provides, columns by who receives, a square for each link.

    Columns: those of data/cooperation.csv.
    """
    links = frame.to_dicts()
    givers = [kind for kind in _ENDS if any(link["provider_kind"] == kind for link in links)]
    takers = [kind for kind in _ENDS if any(link["partner_kind"] == kind for link in links)]
    names = {kind: translate(_ENDS[kind], sheet.language) for kind in _ENDS}
    totals = {
        end: Counter(link[f"{end}_kind"] for link in links) for end in ("provider", "partner")
    }
    size = 12 if sheet.is_narrow else 13.5
    left = 74.0 if sheet.is_narrow else 150.0
    wide = (sheet.width - left) / len(takers)
    heads = [(names[kind], totals["partner"][kind]) for kind in takers]
    y = _heads(sheet, heads, left, wide, size)
    sides = [(names[kind], totals["provider"][kind]) for kind in givers]
    lines = dict(zip(givers, _totalled(sheet, sides, size, left - 8), strict=True))
    for giver in givers:
        sheet.line(0, y, sheet.width, y)
        cells = [
            [
                link for link in links
                if (link["provider_kind"], link["partner_kind"]) == (giver, taker)
            ]
            for taker in takers
        ]  # fmt: skip
        words = lines[giver]
        tall = len(words) * size * lettering.LINE
        sheet.text(0, y + 10 + tall / 2, "<br>".join(words), size=size)
        y = max(y + tall + 20, *(
            _cell(sheet, cell, left + place * wide, y + 10, wide - 12)
            for place, cell in enumerate(cells)
        ))  # fmt: skip
    sheet.line(0, y, sheet.width, y)
    return sheet.figure(key.drawn(sheet, _meanings(sheet, links), y + 8))


def _totalled(
    sheet: Sheet, names: Sequence[tuple[str, int]], size: float, room: float
) -> list[list[str]]:
    """The names of rows or columns in lines, each with how many links it holds: behind the name, or below
    every name where one has no room."""
    every = [
        ([*map(strong, lettering.wrapped(name, size, room, bold=True))],
         coloured(number(total, sheet.language), "ink-3"))
        for name, total in names
    ]  # fmt: skip
    if any(lettering.width(f"{lines[-1]}{_SPACE}{count}", size) > room for lines, count in every):
        return [[*lines, count] for lines, count in every]
    return [[*lines[:-1], f"{lines[-1]}{_SPACE}{count}"] for lines, count in every]


def _heads(
    sheet: Sheet, names: Sequence[tuple[str, int]], left: float, wide: float, size: float
) -> float:  # fmt: skip
    """The names of the columns with what they hold, under what they say; the height reached."""
    sheet.text(0, 9, strong(translate(N_("From"), sheet.language)), size=12, colour="ink-3")
    sheet.text(left, 9, strong(translate(N_("To"), sheet.language)), size=12, colour="ink-3")
    every = _totalled(sheet, names, size, wide - 8)
    tall = max(map(len, every)) * size * lettering.LINE
    for place, lines in enumerate(every):
        middle = 22 + len(lines) * size * lettering.LINE / 2
        sheet.text(left + place * wide, middle, "<br>".join(lines), size=size)
    return 22 + tall + 8


def _cell(sheet: Sheet, links: Sequence[Link], x: float, y: float, room: float) -> float:
    """How many links, and their squares below, as many in a line as fit; the height reached."""
    if not links:
        sheet.text(x, y + 8, number(0, sheet.language), size=15, colour="ink-3")
        return y
    step = 14.0 if sheet.is_narrow else 20.0
    across = max(int((room + step * 0.22) / step), 1)
    count = strong(number(len(links), sheet.language))
    sheet.text(x, y + 8, count, size=15, colour="ink-2")
    top = y + 22
    for place, link in enumerate(_named_first(links)):
        down, along = divmod(place, across)
        side = step * 0.78
        _square(sheet, link, x + along * step, top + down * step + side / 2, side)
    return top + ((len(links) - 1) // across + 1) * step + 8
