"""Where events took place: every place named, gatherings apart from the rest; on a phone by region."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth import counts
from southsouth.charts import ground, key, labels, lettering, packing, placement
from southsouth.charts.projection import Projection
from southsouth.charts.sheet import Dot, Sheet, doubt, plain, strong
from southsouth.language import N_, counted, date, number, semicolon, translate
from southsouth.names import bracketed, entry
from southsouth.vocabulary import FAMILY_OF

_SIZE = 13
_DOT = {
    1: 10.0,
    2: 15.0,
}  # pixels across, by number of events; more than two as two, and a half more
_MANY = 18.0
#: The world without Antarctica's sea and the empty Pacific, and its three parts on a phone.
WORLD = (-122.0, -44.0, 186.0, 62.0, 11.0)
PARTS: Mapping[str, tuple[tuple[float, float, float, float, float], str]] = {
    "asia_pacific": ((60.0, -24.0, 186.0, 50.0, 115.0), N_("Asia and the Pacific")),
    "middle": ((-34.0, -36.0, 66.0, 58.0, 20.0), N_("Africa, Europe and Western Asia")),
    "americas": ((-104.0, -42.0, -34.0, 46.0, -70.0), N_("Americas")),
}

_BEYOND = 16.0  # degrees shown north and south of what is marked
_APART = 3.0  # pixels between two marks, so that each is seen to be one
_CLEAR = 1.5  # pixels of room around a mark, so that its label does not touch it
# Pixels, about, that a map of one part is high at most on a sheet that is not a phone's: so much that the ground
# of each is painted from outlines as they are.
_TALL = 500
_STEP = 24.0  # degrees: such maps are as small as a multiple of it asks for, so that there are few


@dataclass(frozen=True)
class _Place:
    """One place with its events."""

    id: str
    name: str
    years: str
    lon: float
    lat: float
    country: str
    events: tuple[dict[str, Any], ...]
    gathered: bool
    country_only: bool
    part: str

    @property
    def ref(self) -> str:
        return f"place/{self.id}"

    @property
    def size(self) -> float:
        return _DOT.get(self.count, _MANY)

    @property
    def count(self) -> int:
        """How many events its mark stands for."""
        return len(self.meant)

    @property
    def meant(self) -> list[dict[str, Any]]:
        """The events that its mark stands for: where something gathered, the gatherings alone."""
        return [row for row in self.events if _met(row) or not self.gathered]

    @property
    def sign(self) -> tuple[bool, bool, bool]:
        """What its mark tells, a key of `_SIGNS`."""
        return self.gathered, self.country_only, self.count > 1

    @property
    def inferred(self) -> bool:
        """Whether the report leaves the place of something that its mark stands for to be inferred."""
        return not all(row["place_stated"] for row in self.meant)

    @property
    def called(self) -> str:
        """Its name as it is written."""
        return strong(self.name) if self.gathered else plain(self.name)

    def words(self, *, is_folded: bool = False) -> str:
        """Its name with the years, and the mark of doubt; folded, the years stand below the name."""
        said = (self.called, self.years) if self.years else (self.called,)
        mark = doubt() if any(row["doubted"] for row in self.meant) else ""
        return ("<br>" if is_folded else " ").join(said) + mark


def events(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A mark for each place, red where something gathered, with the years of its gatherings.

    Columns: those of `measures.events.located`, and part (a key of `PARTS`).
    """
    places = _places(frame, sheet.language)
    if not sheet.is_narrow:
        bottom = _map(sheet, places, _shown(places, sheet.width), 0)
        bottom = _counted(sheet, places, bottom + 8)
        return sheet.figure(_explained(sheet, places, bottom + 8))
    y = 0.0
    for part, (bounds, name) in PARTS.items():
        here = [place for place in places if place.part == part]
        if not here:
            continue
        sheet.line(0, y + 1, sheet.width, y + 1, edge="ink")
        head = strong(translate(name, sheet.language))
        sheet.text(0, y + 18, head, size=15)
        if met := _stated(here):
            said = plain(counted(counts.GATHERINGS, met, sheet.language))
            x = lettering.width(head, 15) + 9
            sheet.text(x, y + 18.5, said, size=_SIZE, colour="ink-2")
        y = _map(sheet, here, _around(here, _of_part(bounds, sheet.width)), y + 36) + 14
    return sheet.figure(_explained(sheet, places, _counted(sheet, places, y)))


@dataclass(frozen=True)
class _Shown:
    """What is shown of a map: the box of its pixels that holds what is marked.

    A filter moves the box and not the map, whose land is cut out, simplified and told apart once.
    """

    projection: Projection
    box: tuple[int, int, int, int]

    @classmethod
    def whole(cls, projection: Projection) -> "_Shown":
        """All of a map."""
        return cls(projection, (0, 0, projection.width, projection.height))

    @property
    def is_whole(self) -> bool:
        return self == self.whole(self.projection)

    @property
    def height(self) -> int:
        return self.box[3] - self.box[1]


def _of_part(bounds: Sequence[float], width: int) -> Projection:
    """The whole map of a part of the world."""
    *box, centre = bounds
    return Projection(*box, width, centre)  # type: ignore


def _around(places: Sequence[_Place], projection: Projection) -> _Shown:
    """Of a map as much as its places ask for: one dot has no continent to itself."""
    low, high = _latitudes(places)
    top, bottom = (projection.point(projection.centre, lat)[1] for lat in (high, low))
    rows = max(math.floor(top), 0), min(math.ceil(bottom), projection.height)
    return _Shown(projection, (0, rows[0], projection.width, rows[1]))


def _latitudes(places: Sequence[_Place]) -> tuple[float, float]:
    """Between which places are shown."""
    low, high = (pick(place.lat for place in places) for pick in (min, max))
    return low - _BEYOND, high + _BEYOND


def _stated(places: Sequence[_Place]) -> int:
    """How many gatherings the places stand for whose place the report states, as titles count them."""
    return sum(_met(row) and row["place_stated"] for place in places for row in place.events)


def _counted(sheet: Sheet, places: Sequence[_Place], y: float) -> float:
    """How many gatherings there are, and in each part of the world, where there are several; on a phone each
    part tells its own. The height reached."""
    found = {
        name: _stated([place for place in places if place.part == part])
        for part, (_, name) in PARTS.items()
    }
    said = [
        entry(translate(name, sheet.language), number(count, sheet.language), sheet.language)
        for name, count in sorted(found.items(), key=lambda pair: -pair[1])
        if count
    ]
    if len(said) < 2:
        return y
    words = entry(
        translate(N_("Gatherings whose place the report states"), sheet.language),
        number(sum(found.values()), sheet.language), sheet.language,
    )  # fmt: skip
    if not sheet.is_narrow:
        words = bracketed(words, semicolon(sheet.language).join(said), sheet.language)
    for line in lettering.balanced(words, _SIZE, sheet.width, least=lettering.NO_ORPHAN):
        sheet.text(0, y + 10, plain(line), size=_SIZE, colour="ink-2")
        y += _SIZE * lettering.LINE
    return y + 4


def _shown(places: Sequence[_Place], width: int) -> _Shown:
    """What a sheet that is not a phone's shows: the world, or of the one part in which all lies as much as
    that asks for."""
    parts = {place.part for place in places}
    if len(parts) != 1:
        return _Shown.whole(_of_part(WORLD, width))
    west, south, east, north, centre = PARTS[parts.pop()][0]
    low, high = _latitudes(places)
    degrees = min(high, north) - max(low, south)
    tall = min(math.ceil(degrees / _STEP) * _STEP, north - south)
    more = max(tall * width / _TALL - (east - west), 0) / 2
    return _around(places, _of_part((west - more, south, east + more, north, centre), width))


def _places(frame: pl.DataFrame, language: str) -> list[_Place]:
    made = [
        _place(part.to_dicts(), language)
        for _, part in frame.group_by("place_id", maintain_order=True)
    ]
    return sorted(made, key=lambda place: place.id)


def _place(rows: Sequence[dict[str, Any]], language: str) -> _Place:
    first = rows[0]
    met = [row for row in rows if _met(row)]
    country_only = first["place_kind"] == "country"
    name = (
        labels.country(first["country_iso3"], language)
        if country_only
        else first[f"name_{language}"]
    )
    years = sorted({row["start"][:4] for row in met if row["start"]})
    return _Place(
        first["place_id"], name, " ".join(years), first["lon"], first["lat"], first["country_iso3"],
        tuple(rows), bool(met), country_only, first["part"],
    )  # fmt: skip


def _met(row: Mapping[str, Any]) -> bool:
    return FAMILY_OF[row["kind"]] == "met"


def _map(sheet: Sheet, places: Sequence[_Place], shown: _Shown, top: float) -> float:
    """The land that is shown of a part of the world with its places; the pixel at which it ends."""
    projection, down = shown.projection, top - shown.box[1]
    land = ground.land(projection, None if shown.is_whole else shown.box)
    sheet.path(moved(land, down), fill="land", below=True)
    points = [(*projection.point(place.lon, place.lat), place.size / 2) for place in places]
    parted = packing.apart(points, gap=_APART)
    dots = [(x, y, radius) for (x, y), (_, _, radius) in zip(parted, points, strict=True)]
    sizes = [(lettering.width(place.words(), _SIZE) + 3, _SIZE * 1.25) for place in places]
    folded = [_size_folded(place) for place in places]
    names = [lettering.width(place.called, _SIZE) for place in places]
    roomy = [(x, y, radius + _CLEAR) for x, y, radius in dots]
    homes = [_home(place, dot[:2], projection) for place, dot in zip(places, dots, strict=True)]
    placed = placement.labels(
        roomy, sizes, shown.box, names=names, homes=homes, folded=folded, for_one=sheet.for_one
    )
    for place, (x, y, radius), label in zip(places, dots, placed, strict=True):
        lower = label.lower(down)
        placement.leader(sheet, (x, y + down, radius), lower)
        _mark(sheet, place, x, y + down)
        sheet.text(
            lower.x, lower.y, place.words(is_folded=label.is_folded), size=_SIZE, anchor=lower.anchor, ref=place.ref,
            colour="ink" if place.gathered else "ink-2",
        )  # fmt: skip
    return top + shown.height


def _home(place: _Place, at: tuple[float, float], projection: Projection) -> ground.Home:
    """Where its name may lie: a country's on all its land, a city's on what holds the city."""
    return ground.Home(projection, place.country, None if place.country_only else at)


def _size_folded(place: _Place) -> tuple[float, float] | None:
    """Width and height of its name with the years below it; nothing where it has none."""
    if not place.years:
        return None
    words = place.words(is_folded=True)
    return lettering.width(words, _SIZE) + 3, _SIZE * (1.25 + lettering.LINE)


def moved(path: str, down: float, right: float = 0.0) -> str:
    """A path of `Projection.path`, so many pixels lower and further right."""
    if not down and not right:
        return path
    far, low = _Moved(right), _Moved(down)
    return "".join(_moved_ring(ring, far, low) for ring in path.split("M")[1:])


class _Moved(dict[str, str]):
    """Pixels in a path, so many further: each is made once, as the points of a map share them."""

    def __init__(self, by: float) -> None:
        super().__init__()
        self._by = by

    def __missing__(self, pixels: str) -> str:
        made = self[pixels] = f"{round(float(pixels) + self._by, 1):g}"
        return made


def _moved_ring(ring: str, across: _Moved, down: _Moved) -> str:
    points = (point.split(",") for point in ring.removesuffix("Z").split("L"))
    return f"M{'L'.join([f'{across[x]},{down[y]}' for x, y in points])}Z"


def _mark(sheet: Sheet, place: _Place, x: float, y: float) -> None:
    """A dot; a ring where only the country is printed, dashed where the place is inferred; the number where
    there are several events."""
    colour = "accent" if place.gathered else "graphite"
    name = _name(place, sheet.language)
    ring = place.country_only or place.inferred
    edge = "paper" if place.inferred or not ring else colour
    sheet.dots([
        Dot(
            x, y, "paper" if ring else colour, place.size - 2 * ring, ref=place.ref, name=name,
            edge=edge, edge_width=2.2 if ring else 1.2,
        )
    ])  # fmt: skip
    if place.inferred:
        radius = place.size / 2 - 1
        sheet.circle(x, y, radius, edge=colour, edge_width=1.8, dash="ring", ref=place.ref)
    if place.count > 1:
        inside = colour if ring else "paper"
        sheet.text(
            x,
            y,
            strong(str(place.count)),
            size=11,
            colour=inside,
            anchor="center",
            ref=place.ref,
        )


def _name(place: _Place, language: str) -> str:
    lines = [strong(place.name)]
    for row in place.events[:8]:
        said = entry(date(row["date_edtf"], language), plain(row[f"title_{language}"]), language)
        if not row["place_stated"]:
            said = translate(N_("{item} (place inferred)"), language, item=said)
        lines.append(said)
    if len(place.events) > 8:
        lines.append(f"+ {len(place.events) - 8}")
    return "<br>".join(lines)


#: Of a sign of the map - whether it is a gathering's, whether only its country is given, whether several
#: share it - its look in the key and what it means.
_SIGNS: Mapping[tuple[bool, bool, bool], tuple[str, str]] = {
    (True, False, False): ("dot", N_("a gathering, with its year")),
    (True, True, False): ("ring", N_("a gathering, only its country given")),
    (False, False, False): ("dot", N_("a centre, programme, decision or publication")),
    (False, True, False): ("ring", N_("a centre, programme, decision or publication; only its country given")),
    (True, False, True): ("number", N_("several gatherings at one place")),
    (True, True, True): ("ringed number", N_("several gatherings, only their country given")),
    (False, False, True): ("number", N_("several centres and the like at one place")),
    (False, True, True): ("ringed number", N_("several centres and the like, only their country given")),
}  # fmt: skip


def _explained(sheet: Sheet, places: Sequence[_Place], top: float) -> float:
    """The key: only the signs that are there."""
    there = {place.sign for place in places if not place.inferred}
    undated = any(place.gathered and not place.years for place in places)
    shown: list[tuple[str, str, str]] = []
    for sign, (look, words) in _SIGNS.items():
        if sign not in there:
            continue
        if sign == (True, False, False) and undated:
            words = N_("a gathering, with its year where the report states it")
        colour = "accent" if sign[0] else "graphite"
        shown.append((look, colour, translate(words, sheet.language)))
    inferred = [place for place in places if place.inferred]
    if inferred:
        words = N_("dashed: the place is inferred")
        if any(place.count > 1 for place in inferred):
            words = N_("dashed: at least one place inferred; number: how many items")
        shown.append(("dashed ring", "graphite", translate(words, sheet.language)))
    return key.drawn(sheet, shown, top)
