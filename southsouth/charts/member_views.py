"""The parts of the world that the map of a commission's members shows, and where they stand on a sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from southsouth.charts.projection import Projection
from southsouth.charts.sheet import WIDTHS, Sheet, strong
from southsouth.language import N_, translate

GAP = 20.0  # pixels between columns, and between a map and the next below it
_HEAD, _HEADED = 13.5, 24.0  # pixels: of type, and that a heading takes above its map


@dataclass(frozen=True)
class View:
    """A part of the world: bounds in degrees, its middle meridian, its heading where it has one.

    `share` is the part of its column's width that it takes.
    """

    west: float
    south: float
    east: float
    north: float
    centre: float
    name: str = ""
    share: float = 1.0


#: A column of maps with its share of the sheet's width; lists stand right of the first or below all.
Column = tuple[float, tuple[View, ...]]

_AFRICA = View(-27, -36, 60, 39, 17)
_AFRICA_NARROW = View(-19, -36, 58, 38, 19)
_WEST_AFRICA = View(-25.5, 2, 16, 20, -5, N_("Western Africa"))
_EUROPE = View(-25, 33.5, 50, 71.5, 14)
_WESTERN_EUROPE = View(-10.5, 42.7, 25, 56, 7, N_("Western and Central Europe"))
_SOUTH_EAST_EUROPE = View(12.5, 34.2, 46, 52.6, 29, N_("South-Eastern Europe"))
_CENTRAL_ASIA = View(38, 34, 90, 56, 64, N_("Caucasus and Central Asia"))
_LATIN = View(-119, -56, -33, 34, -76)
_MIDDLE = View(-93, 6.5, -66, 28, -79.5, N_("Central America and the Greater Antilles"))
_ANTILLES = View(-68.5, 9.6, -56.5, 19.2, -62.5, N_("Lesser Antilles"))
_ASIA = View(24, -12, 150, 58, 92)
_WEST_OF_ASIA = View(26, 3, 92, 58, 62, N_("Western, Central and Southern Asia"))
_EAST_OF_ASIA = View(86, -12, 144, 55, 115, N_("Eastern and South-Eastern Asia"))
_PACIFIC = View(112, -48, 229, 23, 170, N_("Pacific"))
_ARAB = View(-19, 7, 62, 39, 22)
_NORTH_AFRICA = View(-18, 7.5, 38, 38, 12, N_("North Africa"))
_WEST_ASIA = View(32.5, 11, 61, 38, 47, N_("Western Asia"))

#: The columns of maps of each commission, by the width of the sheet.
COLUMNS: Mapping[str, Mapping[str, tuple[Column, ...]]] = {
    "ECA": {
        "narrow": ((1, (_AFRICA_NARROW, _WEST_AFRICA)),),
        "medium": ((1, (_AFRICA,)),),
        "wide": ((0.66, (_AFRICA,)),),
    },
    "ECE": {
        "narrow": ((1, (_EUROPE, _WESTERN_EUROPE, _SOUTH_EAST_EUROPE, _CENTRAL_ASIA)),),
        "medium": ((1, (_EUROPE, replace(_CENTRAL_ASIA, share=0.62))),),
        "wide": ((0.66, (_EUROPE,)), (0.34, (_CENTRAL_ASIA,))),
    },
    "ECLAC": {
        "narrow": ((1, (_LATIN, _MIDDLE, _ANTILLES)),),
        "medium": ((0.54, (_LATIN,)), (0.46, (_MIDDLE, _ANTILLES))),
        "wide": ((0.42, (_LATIN,)), (0.3, (_MIDDLE,)), (0.28, (_ANTILLES,))),
    },
    "ESCAP": {
        "narrow": ((1, (_WEST_OF_ASIA, _EAST_OF_ASIA, _PACIFIC)),),
        "medium": ((1, (_ASIA, replace(_PACIFIC, share=0.9))),),
        "wide": ((0.53, (_ASIA,)), (0.47, (_PACIFIC,))),
    },
    "ESCWA": {
        "narrow": ((1, (_WEST_ASIA, _NORTH_AFRICA)),),
        "medium": ((1, (_ARAB,)),),
        "wide": ((0.66, (_ARAB,)),),
    },
}  # fmt: skip


@dataclass(frozen=True)
class Panel:
    """One map on a sheet, its left upper corner at `x` and `y`."""

    view: View
    projection: Projection
    x: float
    y: float

    @property
    def scale(self) -> float:
        """Pixels a degree, where the map is widest."""
        return self.projection.width / (self.view.east - self.view.west)

    @property
    def bottom(self) -> float:
        """The pixel of the sheet at which the map ends."""
        return self.y + self.projection.height


def panels(sheet: Sheet, commission: str, top: float) -> tuple[Panel, ...]:
    """The maps of a commission from `top` down."""
    return tuple(_placed(_columns(sheet, commission), float(sheet.width), top))


def _columns(sheet: Sheet, commission: str) -> tuple[Column, ...]:
    size = max((name for name, wide in WIDTHS.items() if wide <= sheet.width), key=WIDTHS.get)  # pyright: ignore[reportArgumentType, reportCallIssue]
    return COLUMNS[commission][size]


def _placed(columns: Sequence[Column], width: float, top: float) -> Iterator[Panel]:
    x = 0.0
    for share, views in columns:
        y, room = top, width * share - (GAP if share < 1 else 0)
        for view in views:
            box = (view.west, view.south, view.east, view.north)
            projection = Projection(*box, round(room * view.share), view.centre)
            y += _HEADED if view.name else 0
            yield Panel(view, projection, round(x), round(y))
            y += projection.height + GAP
        x += width * share


def headings(sheet: Sheet, maps: Sequence[Panel]) -> None:
    """Write the name of each part that has one above its map."""
    for panel in maps:
        if panel.view.name:
            words = strong(translate(panel.view.name, sheet.language))
            sheet.text(panel.x, panel.y - _HEADED / 2, words, size=_HEAD)


def lists(sheet: Sheet, maps: Sequence[Panel]) -> tuple[tuple[float, float], float]:
    """Left and right of the room for lists, and where they begin: right of the tallest map, or below."""
    first = maps[0]
    others = max((panel.bottom for panel in maps if panel.x > first.x), default=first.y - GAP)
    left = first.x + first.projection.width + GAP
    if sheet.width - left > 250 and others + 120 < first.bottom:
        return (left, float(sheet.width)), others + GAP
    return (0.0, float(sheet.width)), max(panel.bottom for panel in maps) + 10


def framed(panel: Panel, maps: Sequence[Panel]) -> Iterator[tuple[float, float, float, float]]:
    """What the other maps show larger, as boxes on the map of `panel`, where it holds them whole."""
    wide, tall = panel.projection.width, panel.projection.height
    for other in maps:
        view = other.view
        if other is panel or not view.name:
            continue
        corners = [
            panel.projection.point(lon, lat)
            for lon in (view.west, view.east)
            for lat in (view.south, view.north)
        ]
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        top, bottom = min(y for _, y in corners), max(y for _, y in corners)
        if (
            left >= 0
            and top >= 0
            and right <= wide
            and bottom <= tall
            and (right - left) * 1.6 < wide
        ):
            yield left, top, right, bottom
