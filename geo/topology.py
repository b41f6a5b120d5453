"""Writes TopoJSON as plotly.js and d3 read it: shared arcs, small integers, exteriors clockwise.

Format: https://github.com/topojson/topojson-specification. Shapes come on the plane of `shapes.py`
and are whole across the 180th meridian, so that no outline is drawn along it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from shapes import polygons

Point = tuple[int, int]
Ring = list[Point]

STEP = 0.005  # degrees, some 500 m: an integer of the file
TURN = round(360 / STEP)
POLE = -90.0

# d3 knows a polygon by the side its ring turns to: this one, a small triangle under Antarctica's ice
# turned inside out, is the whole globe but for that. A topology can hold no sphere, and d3 takes a
# triangle much smaller than a degree for a point.
OCEAN: Ring = [(36000, 1000), (36200, 1000), (36000, 1200), (36000, 1000)]


@dataclass(frozen=True)
class Feature:
    """A shape with its id and properties; `outline` draws its rings as lines."""

    shape: BaseGeometry
    id: str | None = None
    properties: Mapping[str, Any] = field(default_factory=dict)
    outline: bool = False


def on_grid(ring: shapely.LinearRing) -> Ring:
    """A ring as integers, closed, without repeated points and without the detour to the pole."""
    points: Ring = []
    for longitude, latitude in shapely.get_coordinates(ring):
        if latitude <= POLE:
            continue
        point = (round((longitude + 180) / STEP) % TURN, round((latitude + 90) / STEP))
        if not points or points[-1] != point:
            points.append(point)
    if points and points[0] != points[-1]:
        points.append(points[0])
    return points


def rings_of(shape: BaseGeometry) -> list[list[Ring]]:
    """For each polygon its rings, the exterior clockwise; rings smaller than the grid are left out."""
    clockwise = shapely.orient_polygons(shape, exterior_cw=True)
    found = [
        [ring for ring in map(on_grid, (part.exterior, *part.interiors)) if len(set(ring)) > 2]
        for part in polygons(clockwise)
    ]
    return [rings for rings in found if rings]


def junctions(rings: Iterable[Ring]) -> set[Point]:
    """Points where arcs begin and end: their neighbours are not the same in every ring."""
    neighbours: dict[Point, frozenset[Point]] = {}
    found: set[Point] = set()
    for ring in rings:
        open_ring = ring[:-1]
        for place, point in enumerate(open_ring):
            beside = frozenset((open_ring[place - 1], ring[place + 1]))
            if neighbours.setdefault(point, beside) != beside:
                found.add(point)
    return found


def pieces(ring: Ring, cuts: set[Point]) -> list[Ring]:
    """A ring cut at its junctions; one without any begins at its least point."""
    points = ring[:-1]
    places = [place for place, point in enumerate(points) if point in cuts]
    start = places[0] if places else points.index(min(points))
    turned = [*points[start:], *points[:start], points[start]]
    ends = [place - start for place in places[1:]] + [len(points)]
    return [turned[a : b + 1] for a, b in zip([0, *ends[:-1]], ends, strict=True)]


class Arcs:
    """The arcs of a topology, each kept once whichever way it is walked."""

    def __init__(self, rings: Iterable[Ring]) -> None:
        self.cuts = junctions(rings)
        self.places: dict[tuple[Point, ...], int] = {}

    def of(self, ring: Ring) -> list[int]:
        """The ring as numbers of arcs; an arc walked backwards is the complement of its number."""
        return [self._number(piece) for piece in pieces(ring, self.cuts)]

    def _number(self, piece: Ring) -> int:
        forward, backward = tuple(piece), tuple(reversed(piece))
        if backward in self.places:
            return ~self.places[backward]
        return self.places.setdefault(forward, len(self.places))

    def encoded(self) -> list[list[list[int]]]:
        """Each arc as its first point and the steps from there."""
        return [
            [[x - px, y - py] for (px, py), (x, y) in zip([(0, 0), *arc], arc, strict=False)]
            for arc in self.places
        ]


def geometry(feature: Feature, rings: list[list[Ring]], arcs: Arcs) -> dict[str, Any]:
    """One geometry object of the file."""
    numbered = [[arcs.of(ring) for ring in part] for part in rings]
    if feature.outline:
        drawn = {
            "type": "MultiLineString",
            "arcs": [numbers for part in numbered for numbers in part],
        }
    elif len(numbered) == 1:
        drawn = {"type": "Polygon", "arcs": numbered[0]}
    else:
        drawn = {"type": "MultiPolygon", "arcs": numbered}
    if feature.id is not None:
        drawn["id"] = feature.id
    if feature.properties:
        drawn["properties"] = dict(feature.properties)
    return drawn


def topology(objects: Mapping[str, list[Feature]]) -> dict[str, Any]:
    """The whole file; a feature that vanishes on the grid is refused by name."""
    rings = {name: [rings_of(f.shape) for f in features] for name, features in objects.items()}
    lost = [
        f.id for name in objects for f, r in zip(objects[name], rings[name], strict=True) if not r
    ]
    if lost:
        raise ValueError(f"smaller than the grid of {STEP} degrees: {lost}")
    arcs = Arcs(
        [OCEAN, *(ring for r in rings.values() for parts in r for p in parts for ring in p)]
    )
    written = {
        name: collection([geometry(f, r, arcs) for f, r in zip(features, rings[name], strict=True)])
        for name, features in objects.items()
    }
    written["ocean"] = collection([{"type": "Polygon", "arcs": [arcs.of(OCEAN)]}])
    return {
        "type": "Topology",
        "bbox": [-180, -90, 180, 90],
        "transform": {"scale": [STEP, STEP], "translate": [-180, -90]},
        "objects": written,
        "arcs": arcs.encoded(),
    }


def collection(geometries: list[dict[str, Any]]) -> dict[str, Any]:
    """A GeometryCollection, the only kind of object plotly.js asks for."""
    return {"type": "GeometryCollection", "geometries": geometries}
