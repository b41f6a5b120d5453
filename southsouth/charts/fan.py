"""The links of one country as a fan: on a map where partners have a place, in words beside it where not."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import combinations

import plotly.graph_objects as go

from southsouth.charts import (
    ground,
    labels,
    lettering,
    packing,
    parties,
    placement,
    sections,
    ways,
)
from southsouth.charts.parties import Link
from southsouth.charts.places_map import WORLD, moved
from southsouth.charts.projection import Projection
from southsouth.charts.settling import Box
from southsouth.charts.sheet import Dot, Sheet, doubt, plain, strong
from southsouth.language import N_, number, translate

_SIZE, _DOT, _HUB = 12.5, 5.0, 7.5  # letters, and radius of dots, in pixels
_LIST = 330  # pixels of the list beside a map on a page
_Dot = tuple[float, float, float]
_ROOMS = (165, 240, 0)  # pixels of a line of words on the map: the first with which no labels meet
_NORTH = 74.0  # degrees: room for words above the cities of Europe
_COLOURS = {"partner": "accent", "provider": "graphite"}  # of arrows, by who is at the other end
#: What a country is to the other end, by kind of link and the end at which it stands.
_WAYS: Mapping[tuple[str, str], str] = {
    ("provision", "provider"): N_("Provides to"),
    ("provision", "partner"): N_("Receives from"),
    ("exchange", "provider"): N_("Exchanges with"),
    ("exchange", "partner"): N_("Exchanges with"),
}


def drawn(links: Sequence[Link], hub: str, sheet: Sheet) -> go.Figure:
    """The links of a country. Columns: as `charts.cooperation.partners` has them."""
    mapped = [] if sheet.is_narrow else [link for link in links if has_places(link)]
    told = [link for link in links if link not in mapped]
    lined = [link for link in told if link["link_kind"] in parties.ARROWS]
    top = parties.key(sheet, mapped + lined, 0.0, "accent") + 2 if mapped or lined else 0.0
    beside = bool(lined) and bool(mapped) and sheet.is_wide
    wide = sheet.width - (_LIST + 24 if beside else 0)
    bottom = _map(sheet, mapped, hub, wide, top) + 12 if mapped else top
    told_in_words = sections.in_words(sheet, told)
    if not beside:
        bottom = _reason(sheet, (0.0, sheet.width), bottom) if mapped and lined else bottom
        shown = [*_sections(sheet, lined, hub), *told_in_words]
        return sheet.figure(sections.side_by_side(sheet, shown, bottom))
    right = (wide + 24.0, float(sheet.width))
    listed = _reason(sheet, right, top)
    listed = sections.side_by_side(sheet, _sections(sheet, lined, hub), listed, right)
    below = sections.side_by_side(sheet, told_in_words, bottom, (0.0, float(wide)))
    return sheet.figure(max(listed, below))


def has_places(link: Link) -> bool:
    """Whether it has a line and its two ends have places of their own, not the same."""
    ends = [(link[f"{end}_lon"], link[f"{end}_lat"]) for end in ("provider", "partner")]
    known = all(lon is not None for lon, _ in ends) and ends[0] != ends[1]
    exact = all(
        link[f"{end}_kind"] in ("country", "organisation") for end in ("provider", "partner")
    )
    return link["link_kind"] in parties.ARROWS and known and exact


def _map(sheet: Sheet, links: Sequence[Link], hub: str, wide: int, top: float) -> float:
    """The world with the country, its partners named and a way for each link; the height reached."""
    west, south, east, _, centre = WORLD
    projection = Projection(west, south, east, _NORTH, wide, centre)
    land = ground.land(projection)
    sheet.path(moved(land, top), fill="land", below=True)
    of_party = parties.grouped(
        [{**link, "_at": link[parties.other(hub, link)]} for link in links], "_at"
    )
    first = of_party[0][0]
    own = "provider" if first["provider"] == hub else "partner"
    points = [(*_point(projection, first, own), _HUB)]
    points += [(*_point(projection, of[0], parties.other(hub, of[0])), _DOT) for of in of_party]
    spots = packing.apart(points, 3)
    dots = [(x, y, point[2]) for (x, y), point in zip(spots, points, strict=True)]
    ways_of = [
        (link, _way(link, hub, dots[0], dot, nth))
        for dot, of in zip(dots[1:], of_party, strict=True)
        for nth, link in enumerate(of)
    ]
    for link, way in ways_of:
        ways.along(sheet, link, way.lower(top), _COLOURS[parties.other(hub, link)])
    bounds = (0, 0, wide, projection.height)
    _label(sheet, dots, of_party, hub, [way for _, way in ways_of], bounds, top)
    return top + projection.height


def _point(projection: Projection, link: Link, end: str) -> tuple[float, float]:
    return projection.point(link[f"{end}_lon"], link[f"{end}_lat"])


def _way(link: Link, hub: str, at: _Dot, other: _Dot, nth: int) -> ways.Curve:
    """The way of a link between the country and a partner, from the one that provides."""
    start, end = (at, other) if link["provider"] == hub else (other, at)
    return ways.curve(start[:2], end[:2], nth, (start[2] + 2, end[2] + 3))


def _named(links: Sequence[Link], hub: str, language: str, room: float) -> tuple[str, str]:
    """A partner in bold, below it (if there is room) what the links are of; and the fact that it is."""
    sectors = list(dict.fromkeys(link[f"sector_{language}"] for link in links)) if room else []
    lines = [line for words in sectors for line in lettering.wrapped(words, _SIZE, room)]
    mark = doubt() if any(link["doubted"] for link in links) else ""
    end = parties.other(hub, links[0])
    name = strong(parties.name(links[0], end, language)) + mark
    return "<br>".join([name, *map(plain, lines)]), parties.ref(links[0], end)


def _labels(
    dots: Sequence[_Dot], words: Sequence[str], curves: Sequence[ways.Curve],
    bounds: Box,
) -> list[placement.Placed]:  # fmt: skip
    """Where labels stand on the map: off the dots, and off the ways where that can be."""
    sizes = [
        (lettering.width(said, _SIZE) + 4, lettering.height(said, _SIZE) + 3) for said in words
    ]
    others = [*dots, *((x, y, 2.0) for way in curves for x, y in way.points())]
    return placement.labels(dots, sizes, bounds, (), others, for_one=True)


def _meet(placed: Sequence[placement.Placed]) -> bool:
    """Whether two labels share a pixel."""
    return any(
        a.box[0] < b.box[2] and b.box[0] < a.box[2] and a.box[1] < b.box[3] and b.box[1] < a.box[3]
        for a, b in combinations(placed, 2)
    )


def _label(
    sheet: Sheet, dots: Sequence[_Dot], of_party: Sequence[Sequence[Link]], hub: str,
    curves: Sequence[ways.Curve], bounds: Box, top: float,
) -> None:  # fmt: skip
    """Dots with their names, and what the links are of as far as no two labels meet for it."""
    own = (strong(labels.country(hub, sheet.language)), f"country/{hub}")
    named, placed = [], []
    for room in _ROOMS:
        named = [own, *(_named(of, hub, sheet.language, room) for of in of_party)]
        placed = _labels(dots, [said for said, _ in named], curves, bounds)
        if not _meet(placed):
            break
    for place, (dot, (said, ref), label) in enumerate(zip(dots, named, placed, strict=True)):
        low = label.lower(top)
        colour, fill = ("ink", "graphite") if place else ("accent", "accent")
        x, y, radius = dot[0], dot[1] + top, dot[2]
        placement.leader(sheet, (x, y, radius), low)
        name = said.partition("<br>")[0]
        sheet.dots([Dot(x, y, fill, radius * 2, edge_width=1.2, ref=ref, name=name)])
        sheet.text(low.x, low.y, said, size=_SIZE, anchor=low.anchor, ref=ref, colour=colour)


def _reason(sheet: Sheet, room: tuple[float, float], y: float) -> float:
    """Why some links are not on the map; the height reached."""
    left, right = room
    words = translate(N_("Not on the map: these partners are not one place"), sheet.language)
    for line in lettering.wrapped(words, parties.SMALL, right - left):
        sheet.text(left, y + 8, plain(line), size=parties.SMALL, colour="ink-3")
        y += 17
    return y + 4


def _sections(sheet: Sheet, links: Sequence[Link], hub: str) -> list[sections.Section]:
    """Links that are not on the map, by what the country is to the other end."""
    return [
        partial(_section, sheet, words, here, hub)
        for words in dict.fromkeys(_WAYS.values())
        if (here := [link for link in links if _WAYS[link["link_kind"], _own(hub, link)] == words])
    ]


def _section(
    sheet: Sheet, words: str, links: Sequence[Link], hub: str, room: tuple[float, float], y: float
) -> float:  # fmt: skip
    said = f"{translate(words, sheet.language)} · {number(len(links), sheet.language)}"
    y = sections.heading(sheet, said, y, *room) - 9
    ends = [parties.other(hub, link) for link in links]
    return parties.entries(sheet, links, ends, room, y, _COLOURS)


def _own(hub: str, link: Link) -> str:
    return "provider" if link["provider"] == hub else "partner"
