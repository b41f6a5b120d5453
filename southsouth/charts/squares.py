"""A square for each link: in rows by who provides or through whom, or in a table of both ends."""

from collections import Counter
from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
import polars as pl

from southsouth import counts
from southsouth.charts import key, labels, lettering, parties
from southsouth.charts.parties import Link
from southsouth.charts.sheet import Sheet, coloured, plain, strong
from southsouth.language import N_, number, translate
from southsouth.measures import routes
from southsouth.names import entry, link_text, organisation_names

_ROW, _STEP, _WORDS = 30, 24.0, 14
_NAMES = 0.5  # of a sheet that whole names of bodies take at most
_LINE = 21  # pixels from squares to names below them
_BESIDE = 240  # pixels beside all squares that are enough to name everybody at the other end
_ENDS: Mapping[str, str] = {
    "country": N_("Countries"),
    "organisation": N_("UN and other bodies"),
    "region": N_("Regions"),
    "group": N_("Groups of countries"),
}
_FROM_WHOM, _TO_WHOM = N_("From whom"), N_("To whom")
_KEY = (
    ("bar", "accent", N_("one country receives")),
    ("hollow", "accent", N_("one country receives, and pays for it")),
    ("bar", "ctx", N_("a region, a group or an organization receives")),
)
#: The second where the first has counted these too.
_AND_PAYS = N_("of these, pays for it itself")
#: By `routes.way`: how a square of it looks, and what it means.
_WAYS: Mapping[str, tuple[str, str, str]] = {
    "through": ("bar", "ctx", N_("through the organization, to another party")),
    "ends": ("bar", "accent", N_("the organization itself receives")),
    "direct": ("hollow", "graphite", N_("no organization between")),
}


def givers(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A row for each country that provides, a square for each link, and who receives: all of them where
    there is room, else the countries.

    Columns: those of data/cooperation.csv, and doubted.
    """
    rows = [
        (labels.country(str(code), sheet.language), f"country/{code}", links)
        for code, links in routes.by(frame, "provider").items()
    ]
    return _rows(sheet, rows)


def through(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A row for each body that links run through, a square for each link; those through none last.
    Who provides is named where there is room.

    Columns: those of data/cooperation.csv, and doubted.
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


def row_named(link: Link, language: str) -> str:
    """The row of `through` in which a link stands, by its short name."""
    if link["via"]:
        return labels.body(str(link["via"]), language)
    return translate(N_("no organization named"), language)


def cell_named(link: Link, language: str) -> str:
    """The cell of `ends` in which a link stands: from whom, to whom."""
    giver, taker = (
        translate(_ENDS[link[f"{end}_kind"]], language) for end in ("provider", "partner")
    )
    return translate(N_("“{giver}” to “{taker}”"), language, giver=giver, taker=taker)


def _rows(
    sheet: Sheet, rows: Sequence[tuple[str, str, list[Link]]], told: str = "partner_kind"
) -> go.Figure:
    """Names at the left, squares from one edge, their number behind them; the key below.

    The looks tell the partner's kind, or the way that a link goes (`via`). Who stands at the other end is
    named beside all squares, where there is no room for that behind the number or below the squares.
    """
    widest = max(lettering.width(plain(words), _WORDS) for words, _, _ in rows)
    left = min(widest + 14, sheet.width * 0.58)
    most = max(len(links) for _, _, links in rows)
    step = min((sheet.width - left - 30) / most, _STEP)
    y, beside = _ROW / 2, left + most * step + 40
    is_beside = sheet.width - beside >= _BESIDE
    if is_beside:  # the names of all rows begin at one edge, below what they are
        words = _FROM_WHOM if told == "via" else _TO_WHOM
        sheet.text(beside, 8, strong(translate(words, sheet.language)), size=12, colour="ink-3")
        y += 14
    for words, ref, links in rows:
        sheet.text(left - 12, y, plain(words), size=_WORDS, anchor="right", ref=ref)
        for place, link in enumerate(_named_first(links)):
            _square(sheet, link, left + place * step, y, step * 0.78, told)
        end = left + len(links) * step + 4
        count = strong(number(len(links), sheet.language))
        sheet.text(end, y, count, size=_WORDS, colour="ink-2")
        if is_beside:
            y = _flowed(sheet, _named_first(links), told, beside, y) + _ROW
        else:
            behind = end + lettering.width(count, _WORDS) + 10
            y = _receivers(sheet, links, told, (left, behind), y) + _ROW
    every = [link for _, _, of in rows for link in of]
    entries = _meanings(sheet, every, told)
    receive = {link["partner"] for link in every if link["partner_kind"] == "country"}
    if told != "via" and receive:
        words = translate(
            N_("name in this colour: a receiving country ({count} in all)"),
            sheet.language,
            count=len(receive),
        )
        entries.append(("words", "accent", words))
    return sheet.figure(key.drawn(sheet, entries, y + 2) if entries else y + 2)


def _named_first(links: Sequence[Link]) -> list[Link]:
    return sorted(
        links,
        key=lambda link: (link["partner_kind"] != "country", link["partner_pays"], link["doubted"]),
    )


def _receivers(
    sheet: Sheet, links: Sequence[Link], told: str, starts: tuple[float, float], y: float
) -> float:  # fmt: skip
    """The countries that receive, in the order of the squares; the middle of the line reached.

    They stand at the second of `starts`; where that has no room, a line lower at the first.
    """
    named = [
        link for link in _named_first(links) if told != "via" and link["partner_kind"] == "country"
    ]
    x = starts[1]
    names = parties.listed(sheet.language, named, "partner", sheet.width - x)
    if x + parties.long(sheet.language, (said for said, _ in names)) > sheet.width:
        x, y = starts[0], y + _LINE
    return _flowed(sheet, named, told, x, y)


def _flowed(sheet: Sheet, links: Sequence[Link], told: str, x: float, y: float) -> float:
    """Who stands at the other end, in lines from `x` on: countries that receive in their colour; the
    middle of the last line."""
    end = "provider" if told == "via" else "partner"
    return parties.flowed(
        sheet, parties.listed(sheet.language, links, end, sheet.width - x), end, x, y,
        lambda link: "accent" if link[f"{end}_kind"] == "country" and end == "partner" else "ink-2",
    )  # fmt: skip


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
    """One link, as `_look` has it: pale with a dotted edge where the report leaves a doubt."""
    look, token, _ = _look(link, told)
    style = key.case(token, hollow=look == "hollow", doubted=link["doubted"])
    inset = style.get("edge_width", 0) / 2  # as large as the others with its edge
    sheet.rect(
        x + inset, y - side / 2 + inset, x + side - inset, y + side / 2 - inset,
        ref=parties.ways.ref(link), name=plain(link_text(link, sheet.language)), **style,
    )  # fmt: skip


def _meanings(
    sheet: Sheet, links: Sequence[Link], told: str = "partner_kind"
) -> list[tuple[str, str, str]]:  # fmt: skip
    """What the looks mean that are there, as a key has it; nothing where grey squares alone say nothing."""
    used = Counter(_look(link, told) for link in links)
    counts_of = dict(used)
    if _KEY[0] in used and _KEY[1] in used:
        counts_of[_KEY[0]] += used[_KEY[1]]  # those that pay are among those that receive
    entries = [
        (sign[0], sign[1], _counted(sign, counts_of, sheet.language))
        for sign in (_WAYS.values() if told == "via" else _KEY)
        if sign in used
    ]
    shown = [] if told == "via" and set(used) == {_WAYS["through"]} else entries
    shown = [*shown, *key.whole(counts.CASES, len(links), sheet.language)]
    if any(link["doubted"] for link in links):
        looks = [_look(link, told) for link in links if link["doubted"]]
        tokens = key.swatches((token, look == "hollow") for look, token, _ in looks)
        shown.append(("doubted", tokens, key.doubts(len(looks), sheet.language)))
    return shown


def _counted(
    sign: tuple[str, str, str], counts_of: Mapping[tuple[str, str, str], int], language: str
) -> str:
    """What a square means, with how many of them there are: a headline's number is found in its picture."""
    among = sign == _KEY[1] and _KEY[0] in counts_of
    words = translate(_AND_PAYS if among else sign[2], language)
    return entry(words, number(counts_of[sign], language), language)


def ends(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Rows by who provides, columns by who receives, a square for each link.

    Columns: those of data/cooperation.csv, and doubted.
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
    lines = dict(zip(givers, _totalled(sheet, sides, size, left - 12), strict=True))
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
    """The names of rows or columns in lines, and below each how many links it holds."""
    return [
        [
            *map(strong, lettering.wrapped(name, size, room, bold=True)),
            coloured(number(total, sheet.language), "ink-3"),
        ]
        for name, total in names
    ]


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
