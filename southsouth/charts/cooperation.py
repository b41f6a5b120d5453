"""Who works with whom: one country's fan, or who provides to whom by name."""

from collections.abc import Iterable, Sequence
from itertools import count

import plotly.graph_objects as go
import polars as pl

from southsouth import counts
from southsouth.charts import fan, key, lettering, parties, sections, ways
from southsouth.charts.parties import Link
from southsouth.charts.sheet import Sheet, doubt, plain, strong
from southsouth.language import N_, number, translate
from southsouth.measures.cooperation import hub
from southsouth.names import link_text
from southsouth.vocabulary import LINK_KINDS, label

_NAME, _ROW, _LINE = 13.5, 24, 18  # pixels: of type of names, of a row, of each further line of it
_SIDE, _STEP = 8, 10.0  # pixels of a square, and from square to square
_LONGEST = 190.0  # pixels of names at the left
_TWO_COLUMNS = 1000  # pixels of a sheet from which bodies stand beside countries
_KINDS = ("country", "organisation", "region", "group")
_WHO: tuple[tuple[tuple[str, ...], str], ...] = (
    (("country",), N_("Countries that provide")),
    (_KINDS[1:], N_("Bodies and groups that provide")),
)

#: Where names, squares and receivers begin, and where a row ends.
_Room = tuple[float, float, float, float]


def partners(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """The fan of the one country that all links have in common; else who provides to whom.

    Columns: those of data/cooperation.csv; provider_lon, provider_lat, partner_lon and partner_lat
    (degrees, nothing where a party has no one place); doubted.
    """
    links = frame.to_dicts()
    country = hub(frame)
    return fan.drawn(links, country, sheet) if country else _ranked(links, sheet)


def _ranked(links: Sequence[Link], sheet: Sheet) -> go.Figure:
    """Who provides, most cases first, and to whom; else who exchanges; else the links in words."""
    drawn = kind_drawn(links)
    if drawn not in parties.ARROWS:
        return sheet.figure(sections.told(sheet, links, 0))
    here = [link for link in links if link["link_kind"] == drawn]
    shown = (
        [
            (words, [link for link in here if link["provider_kind"] in kinds])
            for kinds, words in _WHO
        ] if drawn == "provision"
        else [(N_("Who exchanges, and with whom"), parties.one_way_round(here))]
    )  # fmt: skip
    groups = [(words, rows) for words, of in shown if (rows := _by_provider(of))]
    top = _key(sheet, [link for _, rows in groups for row in rows for link in row]) + 8
    bottom = _tables(sheet, groups, _leader([row for _, rows in groups for row in rows]), top)
    return sheet.figure(
        _rest(sheet, [link for link in links if link["link_kind"] != drawn], bottom)
    )


def kind_drawn(links: Iterable[Link]) -> str:
    """The kind of link that a table of providers is of: provisions where there are any, else exchanges.

    It is `words` where there is neither.
    """
    there = {link["link_kind"] for link in links}
    return next((kind for kind in parties.ARROWS if kind in there), "words")


def _by_provider(links: Sequence[Link]) -> list[list[Link]]:
    """The links of each provider, most first; among them those to countries first."""
    ordered = sorted(links, key=lambda link: _KINDS.index(link["partner_kind"]))
    rows = parties.grouped(ordered, "provider")
    return sorted(rows, key=lambda row: (-len(row), row[0]["provider"]))


def _leader(rows: Sequence[Sequence[Link]]) -> str:
    """The party that has more links than any other, where there is one."""
    first, *others = sorted(rows, key=len, reverse=True)
    return first[0]["provider"] if others and len(first) > len(others[0]) else ""


def _tables(
    sheet: Sheet, groups: Sequence[tuple[str, list[list[Link]]]], leader: str, top: float
) -> float:
    """The groups below each other, or on a page side by side; the height reached."""
    every = [row for _, rows in groups for row in rows]
    if sheet.width < _TWO_COLUMNS:
        room, y = _room(sheet, every, 0.0, float(sheet.width)), top
        for words, rows in groups:
            y = _table(sheet, words, rows, leader, room, y) + 4
        return y
    wide = (sheet.width + 28) / len(groups)
    return max(
        _table(sheet, words, rows, leader, _room(sheet, every, x, x + wide - 28), top)
        for x, (words, rows) in zip(count(0.0, wide), groups)
    )


def _room(sheet: Sheet, rows: Sequence[Sequence[Link]], left: float, right: float) -> _Room:
    """Where names, squares and receivers of some rows begin, and where the rows end."""
    named = max(lettering.width(_name(row, sheet.language), _NAME) for row in rows)
    squares = left + (0.0 if sheet.is_narrow else min(named, _LONGEST) + 10)
    return left, squares, squares + max(map(len, rows)) * _STEP + 30, right


def _table(
    sheet: Sheet, words: str, rows: Sequence[Sequence[Link]], leader: str, room: _Room, y: float
) -> float:  # fmt: skip
    """A heading with how many links there are, and a row for each provider; the height reached."""
    total = number(sum(map(len, rows)), sheet.language)
    said = f"{translate(words, sheet.language)} · {total}"
    y = sections.heading(sheet, said, y, room[0], room[-1])
    for row in rows:
        y = _row(sheet, row, row[0]["provider"] == leader, room, y)
    return y - 4


def _name(row: Sequence[Link], language: str) -> str:
    return strong(parties.name(row[0], "provider", language))


def _row(
    sheet: Sheet, row: Sequence[Link], leads: bool, room: _Room, y: float  # noqa: FBT001
) -> float:  # fmt: skip
    """A provider, a square for each link, their number, the receivers; the next row's middle.

    On a phone squares follow the name, and receivers stand below where they have no room beside.
    """
    left, squares, receivers, right = room
    words, colour = _name(row, sheet.language), "accent" if leads else "ink"
    sheet.text(left, y, words, size=_NAME, colour=colour, ref=parties.ref(row[0], "provider"))
    if sheet.is_narrow:
        squares = left + lettering.width(words, _NAME) + 9
    for place, link in enumerate(row):
        _square(sheet, link, squares + place * _STEP, y, "accent" if leads else "ctx")
    end = squares + len(row) * _STEP + 4
    many = strong(number(len(row), sheet.language))
    sheet.text(end, y, many, size=parties.SIZE, colour="accent" if leads else "ink-3")
    if sheet.is_narrow:
        receivers = end + lettering.width(many, parties.SIZE) + 12
        together = [parties.said([link], "partner", sheet.language) for link in row]
        if receivers + lettering.width(", ".join(together), parties.SIZE) + 4 > right:
            receivers, y = left + 14, y + _LINE
    return _receivers(sheet, row, receivers, right, y) + _ROW


def _square(sheet: Sheet, link: Link, x: float, y: float, token: str) -> None:
    """One link: hollow where the one who receives pays."""
    hollow = {"fill": "paper", "edge": token, "edge_width": 1.5}
    inset = 0.75 if link["partner_pays"] else 0.0  # half of the edge: as large as the others
    sheet.rect(
        x + inset, y - _SIDE / 2 + inset, x + _SIDE - inset, y + _SIDE / 2 - inset,
        ref=ways.ref(link), name=plain(link_text(link, sheet.language)),
        **(hollow if link["partner_pays"] else {"fill": token}),
    )  # fmt: skip


def _receivers(sheet: Sheet, row: Sequence[Link], left: float, right: float, y: float) -> float:
    """Who receives, in lines, countries in bold, and how often where it is more than once."""
    x, receivers = left, parties.grouped(row, "partner")
    for place, of in enumerate(receivers):
        first = of[0]
        name = parties.name(first, "partner", sheet.language)
        words = strong(name) if first["partner_kind"] == "country" else plain(name)
        words += f" ×{len(of)}" if len(of) > 1 else ""
        words += doubt() if any(link["doubted"] for link in of) else ""
        words += ("、" if sheet.language == "zh" else ",") if place < len(receivers) - 1 else ""
        wide = lettering.width(words, parties.SIZE)
        if x > left and x + wide > right:
            x, y = left, y + _LINE
        sheet.text(
            x, y, words, size=parties.SIZE, colour="ink-2", ref=parties.ref(first, "partner")
        )
        x += wide + (1 if sheet.language == "zh" else 4)
    return y


def _key(sheet: Sheet, links: Sequence[Link]) -> float:
    """What squares and bold names mean; the height reached."""
    entries = [("bar", "ctx", N_("one case"))]
    if any(link["partner_pays"] for link in links):
        entries.append(("hollow", "ctx", N_("one case, in which the receiver pays")))
    if {link["partner_kind"] for link in links} > {"country"}:
        entries.append(("words", "", N_("bold: a country receives")))
    told = [(look, token, translate(words, sheet.language)) for look, token, words in entries]
    return key.drawn(sheet, told, 0)


def _rest(sheet: Sheet, links: Sequence[Link], y: float) -> float:
    """How many links of other kinds the rows beside the picture have; the height reached."""
    if not links:
        return y
    kinds = [label(link["link_kind"], sheet.language, LINK_KINDS) for link in links]
    tallied = [
        (kind if sheet.language == "zh" else f"{kind[:1].lower()}{kind[1:]}", kinds.count(kind))
        for kind in sorted(set(kinds), key=lambda kind: (-kinds.count(kind), kind))
    ]
    words = translate(
        N_("Not drawn: {list}"), sheet.language,
        list=counts.tallies(tallied, sheet.language),
    )  # fmt: skip
    sheet.line(0, y + 1, sheet.width, y + 1, edge="rule")
    for line in lettering.balanced(words, 12.5, sheet.width, least=lettering.NO_ORPHAN):
        sheet.text(0, y + 15, plain(line), size=12.5, colour="ink-3")
        y += 12.5 * lettering.LINE
    return y + 10
