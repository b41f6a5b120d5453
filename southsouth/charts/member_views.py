"""The parts of the world that the map of a commission's members shows, and where they stand on a sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from southsouth.charts.projection import Projection
from southsouth.charts.sheet import WIDTHS, Sheet, strong
from southsouth.language import N_, translate

_LETTER = 12.5  # pixels of type of the letter on a frame
_LARGER = 1.15  # times the first map's scale, from which a map shows a part of it larger
GAP = 20.0  # pixels between columns, and between a map and the next below it
_HEAD, _HEADED = 13.5, 24.0  # pixels: of type, and that a heading takes above its map


@dataclass(frozen=True)
class View:
    """A part of the world: bounds in degrees, its middle meridian, its heading where it has one.

    `share` is the part of its column's width that it takes; `beside` one stands right of the one before.
    """

    west: float
    south: float
    east: float
    north: float
    centre: float
    name: str = ""
    share: float = 1.0
    beside: bool = False


#: A column of maps with its share of the sheet's width; lists stand right of the first or below all.
Column = tuple[float, tuple[View, ...]]

_AFRICA = View(-27, -36, 60, 39, 17)
_AFRICA_NARROW = View(-19, -36, 58, 38, 19)
_WEST_AFRICA = View(-25.5, 2, 16, 20, -5, N_("Western Africa"))
_EUROPE = View(-25, 33.5, 50, 71.5, 14)
_WESTERN_EUROPE = View(-10.6, 41.8, 15.5, 58, 3, N_("Western Europe"))
_EASTERN_EUROPE = View(13.2, 34.2, 46, 60, 29, N_("Eastern and South-Eastern Europe"))
_MIDDLE_EUROPE = View(2.4, 39.3, 30.5, 54.4, 16, N_("Western, Central and South-Eastern Europe"))
_CENTRAL_ASIA = View(40, 34, 90, 56, 65, N_("Caucasus and Central Asia"))
_LATIN = View(-119, -56, -33, 36.5, -76)
_MIDDLE = View(-93, 6.5, -66, 28, -79.5, N_("Central America and the Greater Antilles"))
_ANTILLES = View(-68.5, 9.6, -56.5, 19.2, -62.5, N_("Lesser Antilles"))
_ASIA = View(24, -12, 150, 58, 92)
_WEST_OF_ASIA = View(26, 3, 92, 58, 62, N_("Western, Central and Southern Asia"))
_SOUTH_ASIA = View(60, -1, 98, 38.5, 79, N_("Southern Asia"))
_EAST_OF_ASIA = View(86, -12, 144, 55, 115, N_("Eastern and South-Eastern Asia"))
_PACIFIC = View(112, -48, 229, 23, 170, N_("Pacific"))
_ARAB = View(-19, 7, 62, 39, 22)
_NORTH_AFRICA = View(-18, 7.5, 38, 38, 12, N_("North Africa"))
_WEST_ASIA = View(30.5, 11, 61, 38, 46, N_("Western Asia"))
_LEVANT = View(31, 29, 43, 37.6, 37, N_("Eastern Mediterranean"))
_EAST_ARABIA = View(46.3, 19.5, 60, 30.6, 53, N_("Eastern Arabian Peninsula"))

#: The columns of maps of each commission, by the width of the sheet.
COLUMNS: Mapping[str, Mapping[str, tuple[Column, ...]]] = {
    "ECA": {
        "narrow": ((1, (_AFRICA_NARROW, _WEST_AFRICA)),),
        "medium": ((1, (_AFRICA,)),),
        "wide": ((0.66, (_AFRICA,)),),
    },
    "ECE": {
        "narrow": ((1, (_EUROPE, _WESTERN_EUROPE, _EASTERN_EUROPE, _CENTRAL_ASIA)),),
        "medium": ((1, (_EUROPE, _MIDDLE_EUROPE, replace(_CENTRAL_ASIA, share=0.86))),),
        "wide": ((0.46, (_EUROPE, _CENTRAL_ASIA)), (0.54, (_MIDDLE_EUROPE,))),
    },
    "ECLAC": {
        "narrow": ((1, (_LATIN, _MIDDLE, _ANTILLES)),),
        "medium": ((0.54, (_LATIN,)), (0.46, (_MIDDLE, _ANTILLES))),
        "wide": ((0.38, (_LATIN,)), (0.32, (_MIDDLE,)), (0.3, (_ANTILLES,))),
    },
    "ESCAP": {
        "narrow": ((1, (_WEST_OF_ASIA, _SOUTH_ASIA, _EAST_OF_ASIA, _PACIFIC)),),
        "medium": ((1, (_ASIA, replace(_PACIFIC, share=0.9))),),
        "wide": ((0.53, (_ASIA,)), (0.47, (_PACIFIC,))),
    },
    "ESCWA": {
        "narrow": ((1, (_WEST_ASIA, _LEVANT, _EAST_ARABIA, _NORTH_AFRICA)),),
        "medium": (
            (1, (_ARAB, replace(_LEVANT, share=0.46), replace(_EAST_ARABIA, share=0.5, beside=True))),
        ),
        "wide": ((0.44, (_ARAB,)), (0.26, (_LEVANT,)), (0.3, (_EAST_ARABIA,))),
    },
}  # fmt: skip


@dataclass(frozen=True)
class Panel:
    """One map on a sheet, its left upper corner at `x` and `y`."""

    view: View
    projection: Projection
    x: float
    y: float
    letter: str = ""

    @property
    def scale(self) -> float:
        """Pixels a degree, where the map is widest."""
        return self.projection.width / (self.view.east - self.view.west)

    @property
    def bottom(self) -> float:
        """The pixel of the sheet at which the map ends."""
        return self.y + self.projection.height


def panels(sheet: Sheet, commission: str, top: float) -> tuple[Panel, ...]:
    """The maps of a commission from `top` down; those that show a part of the first larger by letter."""
    placed = tuple(_placed(_columns(sheet, commission), float(sheet.width), top))
    larger = [panel for panel in placed[1:] if _seen(placed[0], panel)]
    return tuple(
        replace(panel, letter=ascii_uppercase[larger.index(panel)]) if panel in larger else panel
        for panel in placed
    )


def _columns(sheet: Sheet, commission: str) -> tuple[Column, ...]:
    size = max((name for name, wide in WIDTHS.items() if wide <= sheet.width), key=WIDTHS.get)  # type: ignore[reportArgumentType, reportCallIssue]
    return COLUMNS[commission][size]


def _placed(columns: Sequence[Column], width: float, top: float) -> Iterator[Panel]:
    x = 0.0
    for share, views in columns:
        below, room = top, width * share - (GAP if share < 1 else 0)
        y, left = top, x
        for view in views:
            box = (view.west, view.south, view.east, view.north)
            projection = Projection(*box, round(room * view.share), view.centre)
            if not view.beside:
                y, left = below + (_HEADED if view.name else 0), x
            yield Panel(view, projection, round(left), round(y))
            left += projection.width + GAP
            below = max(below, y + projection.height + GAP)
        x += width * share


def headings(sheet: Sheet, maps: Sequence[Panel]) -> None:
    """Write the name of each part that has one above its map."""
    for panel in maps:
        if panel.view.name:
            name = translate(panel.view.name, sheet.language)
            words = strong(f"{panel.letter} · {name}" if panel.letter else name)
            sheet.text(panel.x, panel.y - _HEADED / 2, words, size=_HEAD)


def lists(sheet: Sheet, maps: Sequence[Panel]) -> tuple[tuple[float, float], float]:
    """Left and right of the room for lists, and where they begin: right of the first column, or below."""
    first = maps[0]
    others = max((panel.bottom for panel in maps if panel.x > first.x), default=first.y - GAP)
    left = first.x + first.projection.width + GAP
    reached = max(panel.bottom for panel in maps if panel.x == first.x)
    if sheet.width - left > 250 and others + 120 < reached:
        return (left, float(sheet.width)), others + GAP
    return (0.0, float(sheet.width)), max(panel.bottom for panel in maps) + 10


Box = tuple[float, float, float, float]


def framed(panel: Panel, maps: Sequence[Panel]) -> Iterator[Box]:
    """What other maps show larger, as boxes on the map of `panel`, as far as they lie on it."""
    for _, box in _frames(panel, maps):
        yield _within(box, panel)


def _frames(panel: Panel, maps: Sequence[Panel]) -> Iterator[tuple[Panel, Box]]:
    """The maps that show a part of the first one larger, each with its bounds there."""
    if panel == maps[0]:
        yield from ((other, _bounds(panel, other)) for other in maps if other.letter)


def _seen(first: Panel, other: Panel) -> bool:
    """Whether a map shows larger what stands on the first one, at least a sixth of it."""
    box = _bounds(first, other)
    left, top, right, bottom = _within(box, first)
    part = max(right - left, 0) * max(bottom - top, 0)
    whole = (box[2] - box[0]) * (box[3] - box[1])
    return bool(other.view.name) and other.scale > first.scale * _LARGER and part > whole / 6


def _bounds(panel: Panel, other: Panel) -> Box:
    """The bounds of another map in pixels of this one, which they may leave."""
    view = other.view
    corners = [
        panel.projection.point(lon, lat)
        for lon in (view.west, view.east)
        for lat in (view.south, view.north)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _within(box: Box, panel: Panel) -> Box:
    left, top, right, bottom = box
    wide, tall = panel.projection.width, panel.projection.height
    return max(left, 0.0), max(top, 0.0), min(right, wide), min(bottom, tall)


def frames(sheet: Sheet, panel: Panel, maps: Sequence[Panel]) -> None:
    """Draw around each part that another map shows larger a frame with that map's letter."""
    for other, box in _frames(panel, maps):
        # On half pixels, where a thin line is one pixel wide however it is drawn.
        left, top, right, bottom = (
            int(at + (panel.x, panel.y)[i % 2]) + 0.5 for i, at in enumerate(_within(box, panel))
        )
        wide, tall = panel.projection.width, panel.projection.height
        sides = (
            (box[1] >= 0, f"M {left},{top} L {right},{top}"),
            (box[2] <= wide, f"M {right},{top} L {right},{bottom}"),
            (box[3] <= tall, f"M {left},{bottom} L {right},{bottom}"),
            (box[0] >= 0, f"M {left},{top} L {left},{bottom}"),
        )
        frame = " ".join(side for there, side in sides if there)
        # On the dark land of a member a thin line is seen by the paper around it.
        sheet.path(frame, edge="paper", edge_width=3, below=True)
        sheet.path(frame, edge="ink-3")
        sheet.text(
            round(left) + 8, round(top) + 10, strong(other.letter), size=_LETTER, anchor="center",
            ground="paper",
        )  # fmt: skip
