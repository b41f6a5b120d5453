"""Sections of links under headings, side by side where there is room; those without an arrow by kind."""

from collections.abc import Callable, Sequence
from functools import partial

from southsouth.charts import lettering, parties, ways
from southsouth.charts.parties import Link
from southsouth.charts.sheet import Sheet, plain, strong
from southsouth.language import number
from southsouth.vocabulary import LINK_KINDS, label

HEAD = 14.5  # pixels of type of headings
_ROW, _GAP = 24, 18  # pixels: of a line, between columns
_COLUMN = 210  # pixels of a column at least
_FEW = 4  # entries of a section that stands beside others
#: Draws links under a heading: given its left and right and where it begins, the height reached.
Section = Callable[[tuple[float, float], float], float]


def heading(
    sheet: Sheet, words: str, y: float, left: float = 0, right: float | None = None
) -> float:
    """A line and words below it, from `y` down; where the next line's middle is."""
    right = sheet.width if right is None else right
    sheet.line(left, y + 1, right, y + 1, edge="ink")
    lines = lettering.wrapped(words, HEAD, right - left, bold=True)
    extra = (len(lines) - 1) * HEAD * lettering.LINE
    sheet.text(left, y + 17 + extra / 2, "<br>".join(map(strong, lines)), size=HEAD)
    return y + 43 + extra


def side_by_side(
    sheet: Sheet, sections: Sequence[Section], y: float, room: tuple[float, float] | None = None
) -> float:
    """Sections from `y` down, in as many columns as there is room for; the height reached."""
    left, right = room or (0.0, float(sheet.width))
    columns = max(min(len(sections), int((right - left) // _COLUMN)), 1)
    wide = (right - left + _GAP) / columns
    tops = [y] * columns
    for section in sections:
        column = tops.index(min(tops))
        start = left + column * wide
        tops[column] = section((start, start + wide - _GAP), tops[column]) + 4
    return max(tops)


def told(sheet: Sheet, links: Sequence[Link], y: float) -> float:
    """Links without an arrow over the whole sheet, kinds of many below those of few; the height reached."""
    kinds = _by_kind(links)
    few = [(kind, here) for kind, here in kinds if len(_alike(here)) <= _FEW]
    y = side_by_side(sheet, [_section(sheet, *of) for of in few], y)
    for of in kinds:
        if of not in few:
            y = _section(sheet, *of)((0.0, float(sheet.width)), y) + 4
    return y


def in_words(sheet: Sheet, links: Sequence[Link]) -> list[Section]:
    """A section for each kind of link that has no arrow; its heading names the kind."""
    return [_section(sheet, kind, here) for kind, here in _by_kind(links)]


def _by_kind(links: Sequence[Link]) -> list[tuple[str, list[Link]]]:
    """The links of each kind that has no arrow."""
    every = ((kind, [link for link in links if link["link_kind"] == kind]) for kind in LINK_KINDS)
    return [(kind, here) for kind, here in every if here and kind not in parties.ARROWS]


def _section(sheet: Sheet, kind: str, links: Sequence[Link]) -> Section:
    return partial(_kind, sheet, label(kind, sheet.language, LINK_KINDS), links)


def _alike(links: Sequence[Link]) -> list[list[Link]]:
    """Links of one party and one field."""
    return parties.grouped(links, "provider", "sector_en")


def _kind(
    sheet: Sheet, words: str, links: Sequence[Link], room: tuple[float, float], y: float
) -> float:
    y = heading(sheet, f"{words} · {number(len(links), sheet.language)}", y, *room)
    entries = [partial(_told, sheet, alike) for alike in _alike(links)]
    return side_by_side(sheet, entries, y, room)


def _told(sheet: Sheet, links: Sequence[Link], room: tuple[float, float], y: float) -> float:
    """One party in bold, of what, then those at the other end; where the next would begin."""
    (left, right), first, lang = room, links[0], sheet.language
    who = strong(parties.name(first, "provider", lang))
    sheet.text(left, y, who, size=parties.SIZE, ref=parties.ref(first, "provider"))
    indent = left + 14
    x = left + lettering.width(who, parties.SIZE) + 10
    for line in lettering.wrapped(first[f"sector_{lang}"], parties.SMALL, right - x):
        sheet.text(x, y, plain(line), size=parties.SMALL, colour="ink-3")
        y += 17
    y, x = y + 3, indent
    for link in links:
        words = parties.said([link], "partner", lang)
        wide = lettering.width(words, parties.SIZE)
        if x > indent and x + wide > right:
            x, y = indent, y + 20
        sheet.text(x, y, words, size=parties.SIZE, colour="ink-2", ref=ways.ref(link))
        x += wide + 14
    return y + 20
