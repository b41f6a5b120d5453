"""The parts of the world that the map of a commission's members shows, and where they stand on a sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

import numpy as np

from southsouth.charts import ground
from southsouth.charts.projection import Projection
from southsouth.charts.sheet import WIDTHS, Sheet, strong
from southsouth.language import N_, translate

_LISTED, _WORTH = 250, 80  # pixels of width and height that make room for lists under a column
_LETTER = 12.5  # pixels of type of the letter on a frame
_BITE = 12  # square pixels of sea or of land that a letter may hide of a coast
_LARGER = 1.15  # times the first map's scale, from which a map shows a part of it larger
_ON_IT = 0.98  # of a part that lies on the map which has a frame around it
GAP = 20.0  # pixels between columns, and between a map and the next below it
_WHOLE = 1000  # pixels of width at which the proportions of a map are taken
_HEAD, _HEADED = 13.5, 24.0  # pixels: of type, and that a heading takes above its map


@dataclass(frozen=True)
class View:
    """A part of the world: bounds in degrees, its middle meridian, its heading where it has one."""

    west: float
    south: float
    east: float
    north: float
    centre: float
    name: str = ""

    def on(self, width: int) -> Projection:
        """The part on a sheet of that width."""
        return Projection(self.west, self.south, self.east, self.north, width, self.centre)


#: Maps side by side, together as wide as their column and all of one height.
Row = tuple[View, ...]
#: A column of rows of maps with its share of the sheet's width.
Column = tuple[float, tuple[Row, ...]]

_AFRICA = View(-27, -36, 66, 39, 17)
_WEST_AFRICA = View(-21.5, 2, 14.6, 19, -3, N_("Western Africa"))
_MIDDLE_AFRICA = View(14.6, -5.2, 42.2, 11.4, 28, N_("Central Africa"))
_EUROPE = View(-25, 29.3, 50, 75, 14)
# Parts of an overview meet in a line or not at all: frames that cross each other are a tangle.
_MIDDLE_EUROPE = View(1.5, 45.4, 24.2, 53.95, 13, N_("Central Europe"))
_MIDDLE_WITH_BALTIC = View(-0.5, 45.4, 30.2, 60.3, 14, N_("Central Europe and the Baltic"))
# It ends where the parts around it begin.
_EAST_EUROPE = View(24.4, 45.4, 40.3, 52.6, 32, N_("Eastern Europe"))
_BALTIC = View(20.6, 53.95, 28.4, 60, 24, N_("Baltic States"))
_SOUTH_EAST_EUROPE = View(5.6, 34.7, 30.2, 45.4, 19, N_("Southern and South-Eastern Europe"))
_CAUCASUS = View(39.3, 37.2, 52.5, 43.8, 46, N_("Caucasus"))
_CENTRAL_ASIA = View(48.5, 34.6, 82, 52.5, 65, N_("Further east: Central Asia"))
_CAUCASUS_AND_CENTRAL_ASIA = View(
    37.5, 34.6, 82.5, 56.5, 61, N_("Further east: Caucasus and Central Asia")
)
_LATIN = View(-119, -56, -33, 36.5, -76)
_MIDDLE = View(-95, 6.9, -67.4, 27.5, -81, N_("Central America and the Greater Antilles"))
_ANTILLES = View(-67.4, 9.6, -57.5, 20.1, -62.5, N_("Lesser Antilles"))
_ASIA = View(24, -12, 150, 58, 92)
_WEST_OF_ASIA = View(26, 24, 92, 58, 59, N_("Western and Central Asia"))
_MIDDLE_OF_ASIA = View(52, 28, 79.7, 46, 67, N_("Central Asia and Afghanistan"))
_SOUTH_ASIA = View(60, -1, 98, 38.5, 79, N_("Southern Asia"))
_EAST_OF_ASIA = View(86, -12, 144, 55, 115, N_("Eastern and South-Eastern Asia"))
_PACIFIC = View(112, -48, 224, 18, 168, N_("Pacific"))
_ARAB = View(-19, 7, 62, 39, 22)
_NORTH_AFRICA = View(-18, 7.5, 38, 38, 12, N_("North Africa"))
_WEST_ASIA = View(30.5, 11, 61, 38, 46, N_("Western Asia"))
_LEVANT = View(30.9, 29.2, 42.5, 37.6, 37, N_("Eastern Mediterranean"))
_EAST_ARABIA = View(46.4, 21.4, 57, 30.4, 52, N_("Eastern Arabian Peninsula"))

#: The columns of maps of each commission, by the width of the sheet.
COLUMNS: Mapping[str, Mapping[str, tuple[Column, ...]]] = {
    "ECA": {
        "narrow": ((1, (
            (replace(_AFRICA, east=68),),
            (View(-18.5, 3.5, 3.9, 25.6, -7, N_("Western Africa")),), (View(3.9, -5, 28.8, 19, 16, N_("Central Africa")),),
            (View(28.8, -5, 52.5, 19, 40, N_("Eastern Africa")),), (View(11, -35.5, 51.5, -5, 31, N_("Southern Africa")),),
        )),),
        "medium": ((1, ((_AFRICA,),)),),
        "wide": ((0.66, ((_AFRICA,),)), (0.34, ((_WEST_AFRICA,), (_MIDDLE_AFRICA,)))),
    },
    "ECE": {
        "narrow": ((1, (
            (replace(_EUROPE, east=46.5),), (View(5.2, 53.95, 29.5, 60, 19, N_("Baltic Sea")),), (_MIDDLE_EUROPE,),
            (_SOUTH_EAST_EUROPE,), (_EAST_EUROPE,), (replace(_CAUCASUS, west=40.4, south=38.2, east=50.5, name=N_("Further east: Caucasus")),),
            (replace(_CENTRAL_ASIA, west=50.5, south=36.3, east=80.5, north=47.5),),
        )),),
        "medium": ((1, ((_EUROPE,), (_MIDDLE_EUROPE, _SOUTH_EAST_EUROPE), (_BALTIC, replace(_CAUCASUS, west=40.4, south=38.2, east=50.5), replace(_CENTRAL_ASIA, west=50.5, south=35.1, east=80.5, north=46.6)))),),
        "wide": (
            (0.5, ((_EUROPE,), (_CAUCASUS_AND_CENTRAL_ASIA,))),
            (0.5, ((_MIDDLE_WITH_BALTIC,), (_SOUTH_EAST_EUROPE,))),
        ),
    },
    "ECLAC": {
        "narrow": ((1, ((_LATIN,), (replace(_MIDDLE, west=-96),), (_ANTILLES,))),),
        "medium": ((0.54, ((_LATIN,),)), (0.46, ((_MIDDLE,), (_ANTILLES,)))),
        "wide": ((0.36, ((_LATIN,),)), (0.64, ((_MIDDLE, replace(_ANTILLES, north=20.4)),))),
    },
    "ESCAP": {
        "narrow": ((1, ((_WEST_OF_ASIA,), (_MIDDLE_OF_ASIA,), (_SOUTH_ASIA,), (_EAST_OF_ASIA,), (_PACIFIC,))),),
        "medium": ((1, ((_ASIA,), (_PACIFIC, _MIDDLE_OF_ASIA))),),
        "wide": ((0.64, ((_ASIA,),)), (0.36, ((_PACIFIC,), (_MIDDLE_OF_ASIA,)))),
    },
    "ESCWA": {
        "narrow": ((1, ((_WEST_ASIA,), (_LEVANT,), (_EAST_ARABIA,), (_NORTH_AFRICA,))),),
        "medium": ((1, ((_ARAB,), (_LEVANT, _EAST_ARABIA))),),
        "wide": ((0.56, ((_ARAB,),)), (0.44, ((_LEVANT, _EAST_ARABIA),))),
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

    def larger_than(self, first: "Panel") -> float:
        """How many times another's scale it has; 1 where the difference is hardly seen."""
        times = self.scale / first.scale
        return times if times > _LARGER else 1.0

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
    for share, rows in columns:
        last = x + width * share > width - 1
        y, room = top, width * share - (0 if last else GAP)
        for row in rows:
            y += _HEADED if any(view.name for view in row) else 0
            left, reached = x, y
            for view, wide in zip(row, _widths(row, room), strict=True):
                projection = view.on(wide)
                yield Panel(view, projection, round(left), round(y))
                left += wide + GAP
                reached = max(reached, y + projection.height)
            y = reached + GAP
        x += width * share


def _widths(row: Row, room: float) -> Iterator[int]:
    """How wide each map of a row is, so that they fill the room and end at one height."""
    across = [_WHOLE / view.on(_WHOLE).height for view in row]
    left = room - GAP * (len(row) - 1)
    for one in across:
        yield round(left * one / sum(across))


def headings(sheet: Sheet, maps: Sequence[Panel]) -> None:
    """Write the name of each part that has one above its map."""
    for panel in maps:
        if panel.view.name:
            name = translate(panel.view.name, sheet.language)
            words = strong(f"{panel.letter} · {name}" if panel.letter else name)
            sheet.text(panel.x, panel.y - _HEADED / 2, words, size=_HEAD)


def lists(sheet: Sheet, maps: Sequence[Panel]) -> tuple[tuple[float, float], float]:
    """Left and right of the room for lists, and where they begin: under the shortest column, or below all."""
    bottoms: dict[float, float] = {}
    for panel in maps:
        bottoms[panel.x] = max(bottoms.get(panel.x, 0), panel.bottom)
    last = max(bottoms.values())
    for x, bottom in sorted(bottoms.items(), key=lambda item: item[1]):
        longer = (other - GAP for other in bottoms if other > x and bottoms[other] > bottom + 1)
        right = min(longer, default=float(sheet.width))
        if right - x > _LISTED and bottom + _WORTH < last:
            return (x, right), bottom + GAP
    return (0.0, float(sheet.width)), last + 10


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
    """Whether a map shows larger what stands on the first one; one that goes on beyond it does not."""
    box = _bounds(first, other)
    left, top, right, bottom = _within(box, first)
    part = max(right - left, 0) * max(bottom - top, 0)
    whole = (box[2] - box[0]) * (box[3] - box[1])
    return bool(other.view.name) and other.larger_than(first) > 1 and part > whole * _ON_IT


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


def frames(
    sheet: Sheet, panel: Panel, maps: Sequence[Panel], members: tuple[str, ...]
) -> None:  # fmt: skip
    """Draw around each part that another map shows larger a frame with that map's letter.

    `members` are all whose land is a member's, as their codes.
    """
    for other, box in _frames(panel, maps):
        # On half pixels, where a thin line is one pixel wide however it is drawn.
        left, top, right, bottom = (
            int(at + (panel.x, panel.y)[i % 2]) + 0.5 for i, at in enumerate(_within(box, panel))
        )
        wide, tall = panel.projection.width, panel.projection.height
        there = (box[0] >= 0, box[1] >= 0, box[2] <= wide, box[3] <= tall)
        # On the dark land of a member a thin line is seen by the paper within it: of whole pixels, for where
        # two frames meet in a line half ones would be laid over each other.
        inner = (left + 0.5, top + 0.5, right - 0.5, bottom - 0.5)
        sheet.path(_sides(inner, there), edge="paper", edge_width=2, below=True)
        sheet.path(_sides((left, top, right, bottom), there), edge="ink-3")
        sheet.text(
            *_corner(panel, (left, top, right, bottom), members), strong(other.letter), size=_LETTER,
            anchor="center", ground="paper",
        )  # fmt: skip


def _sides(frame: Box, there: Sequence[bool]) -> str:
    """The left, top, right and bottom of a frame, as far as they are there, as a path."""
    left, top, right, bottom = frame
    sides = (
        f"M {left},{top} L {left},{bottom}", f"M {left},{top} L {right},{top}",
        f"M {right},{top} L {right},{bottom}", f"M {left},{bottom} L {right},{bottom}",
    )  # fmt: skip
    return " ".join(side for side, is_there in zip(sides, there, strict=True) if is_there)


def _corner(panel: Panel, frame: Box, members: tuple[str, ...]) -> tuple[int, int]:
    """Where in a frame its letter hides no coast: the first of its corners that is all sea or all land, sea
    rather."""
    left, top, right, bottom = map(round, frame)
    corners = [(x, y) for y in (top + 10, bottom - 10) for x in (left + 8, right - 9)]
    boxes = [
        (x - panel.x - 8, y - panel.y - 9, x - panel.x + 8, y - panel.y + 9) for x, y in corners
    ]
    rows = np.array(boxes)
    land = ground.ground(panel.projection, members).count(ground.MEMBERS, rows)
    # On its patch of paper a coast has a square bite.
    coast = np.minimum(land, ground.cells(rows) - land)
    return corners[int(np.lexsort((land, coast > _BITE))[0])]
