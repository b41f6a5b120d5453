"""Ways between two points of the globe, in degrees of longitude and latitude."""

import math
from collections.abc import Callable
from functools import cache

Point = tuple[float, float]
_NORTHERNMOST = 72.0  # degrees; further on, a flat map tears a great circle apart
_BULGE = 0.1  # degrees of latitude a flat way rises for each degree of longitude it crosses
_STEPS = 24


def way(start: Point, end: Point) -> list[Point]:
    """Points along the way from one point to another, both included; between two of them a map
    draws a great circle."""
    if _chosen(start, end) is great_circle:
        return [start, end]
    return [_flat(start, end, step / _STEPS) for step in range(_STEPS + 1)]


def place(start: Point, end: Point, part: float) -> Point:
    """The point at a part (0 to 1) of the way: the great circle, save where that nears a pole.

    There a flat way stands in: even in longitude, rising a little above the straight line.

    Raises:
        ValueError: the points are the same, or opposite each other: no one great circle joins them.
    """
    return _chosen(start, end)(start, end, part)


@cache
def _chosen(start: Point, end: Point) -> Callable[[Point, Point, float], Point]:
    highest = max(abs(great_circle(start, end, step / _STEPS)[1]) for step in range(_STEPS + 1))
    return _flat if highest > max(_NORTHERNMOST, abs(start[1]), abs(end[1])) else great_circle


def great_circle(start: Point, end: Point, part: float) -> Point:
    """The point at a part (0 to 1) of the great circle between two points.

    Spherical interpolation of the two directions (Shoemake 1985).

    Raises:
        ValueError: the points are the same, or opposite each other: no one great circle joins them.
    """
    a, b = _direction(*start), _direction(*end)
    angle = math.acos(max(-1.0, min(1.0, sum(p * q for p, q in zip(a, b, strict=True)))))
    if math.sin(angle) < 1e-9:
        raise ValueError(f"no single great circle joins {start} and {end}")
    near, far = (math.sin(share * angle) / math.sin(angle) for share in (1 - part, part))
    x, y, z = (near * p + far * q for p, q in zip(a, b, strict=True))
    return math.degrees(math.atan2(y, x)), math.degrees(math.asin(max(-1.0, min(1.0, z))))


def _direction(lon: float, lat: float) -> tuple[float, float, float]:
    east, north = math.radians(lon), math.radians(lat)
    flat = math.cos(north)
    return flat * math.cos(east), flat * math.sin(east), math.sin(north)


def _flat(start: Point, end: Point, part: float) -> Point:
    (x1, y1), (x2, y2) = start, end
    bulge = _BULGE * abs(x2 - x1) * math.sin(math.pi * part)
    return x1 + (x2 - x1) * part, y1 + (y2 - y1) * part + bulge
