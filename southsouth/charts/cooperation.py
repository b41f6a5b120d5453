"""Who works with whom: one country's fan, or who provides to whom by name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import plotly.graph_objects as go
import polars as pl

from southsouth import counts
from southsouth.charts import fan, key, lettering, parties, sections, ways
from southsouth.charts.parties import Link
from southsouth.charts.sheet import Sheet, plain, strong
from southsouth.language import N_, NN_, Plural, comma, counted, number, translate
from southsouth.measures.cooperation import hub
from southsouth.names import link_text

_NAME, _ROW, _LINE = 13.5, 24, 18  # pixels: of type of names, of a row, of each further line of it
_INDENT = 14.0  # pixels of what stands below a name on a phone
_GAP = 2.0  # pixels between squares
_NAMED = 5  # cases of a provider that a headline may name, by its short name
_NAMES = 0.3  # of a sheet that names at its left take at most
_KINDS = ("country", "organisation", "region", "group")
_WHO: tuple[tuple[tuple[str, ...], str], ...] = (
    (("country",), N_("Countries that provide")),
    (_KINDS[1:], N_("Bodies and groups that provide")),
)

_TO_WHOM = N_("To whom")
#: Where squares and receivers begin, in pixels.
_Room = tuple[float, float]


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
    leader = _leader([row for _, rows in groups for row in rows])
    top = _key(sheet, [link for _, rows in groups for row in rows for link in row], leader) + 8
    bottom = _tables(sheet, groups, leader, top)
    return sheet.figure(
        _rest(sheet, [link for link in links if link["link_kind"] != drawn], drawn, bottom)
    )


def kind_drawn(links: Iterable[Link]) -> str:
    """The kind of link that a table of providers is of: provisions where there are any, else exchanges.

    It is `words` where there is neither.
    """
    there = {link["link_kind"] for link in links}
    return next((kind for kind in parties.ARROWS if kind in there), "words")


def _by_provider(links: Sequence[Link]) -> list[list[Link]]:
    """The links of each provider, most first, of equal ones as they come; among them those to countries first."""
    rows = sorted(parties.grouped(links, "provider"), key=len, reverse=True)
    return [sorted(row, key=lambda link: _KINDS.index(link["partner_kind"])) for row in rows]


def _leader(rows: Sequence[Sequence[Link]]) -> str:
    """The party that has more links than any other, where there is one."""
    first, *others = sorted(rows, key=len, reverse=True)
    return first[0]["provider"] if others and len(first) > len(others[0]) else ""


def _tables(
    sheet: Sheet, groups: Sequence[tuple[str, list[list[Link]]]], leader: str, top: float
) -> float:
    """The groups below each other; the height reached."""
    headed = [(_heading(sheet, words, rows), rows) for words, rows in groups]
    room, y = _room(sheet, headed), top
    for words, rows in headed:
        y = _table(sheet, words, rows, leader, room, y) + 4
    return y


def _heading(sheet: Sheet, words: str, rows: Sequence[Sequence[Link]]) -> str:
    """What a group is called, with how many links it has."""
    total = counted(counts.CASES, sum(map(len, rows)), sheet.language)
    return f"{translate(words, sheet.language)} · {total}"


def _room(sheet: Sheet, groups: Sequence[tuple[str, list[list[Link]]]]) -> _Room:
    """Where squares and receivers of some groups begin: these behind their headings."""
    if sheet.is_narrow:
        return 0.0, _INDENT
    rows = [row for _, group in groups for row in group]
    heads = max(lettering.width(said, sections.HEAD, bold=True) for said, _ in groups)
    named = max(
        lettering.width(line, _NAME) for row in rows for line in _name(sheet, row)
    )  # fmt: skip
    return named + 10, max(named + 10 + max(map(len, rows)) * _step(sheet) + 30, heads + 14)


def _table(
    sheet: Sheet, words: str, rows: Sequence[Sequence[Link]], leader: str, room: _Room, y: float
) -> float:  # fmt: skip
    """A heading, and a row for each provider; the height reached."""
    if not sheet.is_narrow and rows[0][0]["link_kind"] == "provision":
        whom = strong(translate(_TO_WHOM, sheet.language))
        sheet.text(room[1], y + 17, whom, size=parties.SIZE, colour="ink-2")
    y = sections.heading(sheet, words, y)
    for row in rows:
        y = _row(sheet, row, row[0]["provider"] == leader, room, y)
    return y - 4


def _name(sheet: Sheet, row: Sequence[Link]) -> list[str]:
    """A provider in lines, bold."""
    room = sheet.width if sheet.is_narrow else sheet.width * _NAMES
    spare = int(len(row) >= _NAMED)
    lines = parties.in_full(row[0], "provider", sheet.language, room, _NAME, spare=spare)
    return [strong(line) for line in lines]


def _row(
    sheet: Sheet, row: Sequence[Link], leads: bool, room: _Room, y: float  # noqa: FBT001
) -> float:  # fmt: skip
    """A provider, a square for each link, their number, the receivers; the next row's middle.

    On a phone squares follow the name, and receivers stand below where they have no room beside.
    """
    squares, receivers = room
    lines, colour = _name(sheet, row), "accent" if leads else "ink"
    more = (len(lines) - 1) * _NAME * lettering.LINE
    sheet.text(
        0, y + more / 2, "<br>".join(lines), size=_NAME, colour=colour,
        ref=parties.ref(row[0], "provider"),
    )  # fmt: skip
    many = strong(number(len(row), sheet.language))
    long = len(row) * _step(sheet) + 4 + lettering.width(many, parties.SIZE)
    bottom = y + more
    if sheet.is_narrow:
        squares, y = lettering.width(lines[-1], _NAME) + 9, bottom
        if len(lines) > 1 or squares + long > sheet.width:
            squares, y = _INDENT, y + _LINE
    for place, link in enumerate(row):
        _square(sheet, link, squares + place * _step(sheet), y, "accent" if leads else "ctx")
    sheet.text(
        squares + len(row) * _step(sheet) + 4, y, many, size=parties.SIZE,
        colour="accent" if leads else "ink-3",
    )  # fmt: skip
    wide = sheet.width - (_INDENT if sheet.is_narrow else receivers)
    names = parties.listed(sheet.language, row, "partner", wide, bold=True)
    if sheet.is_narrow:
        receivers = squares + long + 12
        if receivers + parties.long(sheet.language, (words for words, _ in names)) > sheet.width:
            receivers, y = _INDENT, y + _LINE
    return max(parties.flowed(sheet, names, "partner", receivers, y), bottom) + _ROW


def _step(sheet: Sheet) -> float:
    """Pixels from square to square: on a page they are larger, as their names stand farther from them."""
    return 15.0 if sheet.is_wide else 12.0


def _square(sheet: Sheet, link: Link, x: float, y: float, token: str) -> None:
    """One link: hollow where the one who receives pays, dotted where the report leaves a doubt."""
    style = key.case(token, hollow=link["partner_pays"], doubted=link["doubted"])
    inset = style.get("edge_width", 0) / 2  # as large as the others with its edge
    side = _step(sheet) - _GAP
    sheet.rect(
        x + inset, y - side / 2 + inset, x + side - inset, y + side / 2 - inset,
        ref=ways.ref(link), name=plain(link_text(link, sheet.language)),
        **style,
    )  # fmt: skip


def _key(sheet: Sheet, links: Sequence[Link], leader: str) -> float:
    """What squares and bold names mean; the height reached."""
    entries = [("bar", "ctx", N_("one case"))]
    if leader:
        entries.append(("bar", "accent", N_("a case of the leading provider")))
    if any(link["partner_pays"] for link in links):
        entries.append(("hollow", "ctx", N_("one case, in which the receiver pays")))
    if {link["partner_kind"] for link in links} > {"country"}:
        entries.append(("words", "", N_("bold: a country receives")))
    if sheet.is_narrow and links[0]["link_kind"] == "provision":
        entries.append(("words", "", N_("beside or below: to whom")))
    unsure = [link for link in links if link["doubted"]]
    marks = key.swatches(
        ("accent" if link["provider"] == leader else "ctx", link["partner_pays"]) for link in unsure
    )
    told = [(look, token, translate(words, sheet.language)) for look, token, words in entries]
    told[1:1] = key.whole(counts.CASES, len(links), sheet.language)
    if unsure:
        told.append(("doubted", marks, key.doubts(len(unsure), sheet.language)))
    return key.drawn(sheet, told, 0)


#: What links are in which nobody provides, as the foot of the picture counts them.
NOT_DRAWN: Mapping[str, Plural] = {
    "provision": NN_("{count} in which one provides", "{count} in which one provides"),
    "exchange": NN_("{count} exchange between equals", "{count} exchanges between equals"),
    "location": NN_("{count} centre set up in a country", "{count} centres set up in a country"),
    "convening": NN_("{count} in which one convenes others", "{count} in which one convenes others"),
    "leading": NN_("{count} in which one leads a framework", "{count} in which one leads a framework"),
    "connecting": NN_("{count} in which one links others", "{count} in which one links others"),
    "proposal": NN_("{count} proposal", "{count} proposals"),
}  # fmt: skip


def _rest(sheet: Sheet, links: Sequence[Link], drawn: str, y: float) -> float:
    """How many links of other kinds than is `drawn` the rows have, and why they are not there; the height
    reached."""
    if not links:
        return y
    kinds = Counter(link["link_kind"] for link in links)
    told = comma(sheet.language).join(
        counted(NOT_DRAWN[kind], count, sheet.language)
        for kind, count in sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))
    )
    words = translate(
        N_("Not drawn: {cases} ({list})")
        if drawn != "provision"
        else N_("Not drawn, because no one in them provides anything: {cases} ({list})"),
        sheet.language, cases=counted(counts.MORE_CASES, len(links), sheet.language), list=told,
    )  # fmt: skip
    sheet.line(0, y + 1, sheet.width, y + 1, edge="rule")
    for line in lettering.balanced(words, 12.5, sheet.width, least=lettering.NO_ORPHAN):
        sheet.text(0, y + 15, plain(line), size=12.5, colour="ink-3")
        y += 12.5 * lettering.LINE
    return y + 10
