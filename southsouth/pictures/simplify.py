"""Outlines of maps made small: what a screen cannot show is left out, steps are whole numbers.

plotly.js writes every point of a coast with thirteen decimals: a map of countries is 2.5 MB.
"""

import re
from collections.abc import Iterable, Sequence

import shapely

UNIT = 0.25  # pixels a step
TOLERANCE = 0.35  # pixels that a simplified line may stray
SPECK = 0.2  # square pixels below which an island cannot be seen

Point = tuple[float, float]
Line = tuple[Sequence[Point], bool]

_STEP = re.compile(r"([MLZ])(?:(-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?))?")


def lines_of(path: str) -> list[Line]:
    """The lines of an SVG path that knows only M, L and Z: the points, and whether it is closed."""
    lines: list[Line] = []
    points: list[Point] = []
    for command, x, y in _STEP.findall(path):
        if command != "L" and points:
            lines.append((points, command == "Z"))
            points = []
        if command != "Z":
            points.append((float(x), float(y)))
    if points:
        lines.append((points, False))
    return lines


def path_of(lines: Iterable[Line]) -> str:
    """The lines as a path in relative steps of `UNIT`; draw it under `scale(UNIT)`."""
    words: list[str] = []
    at = (0, 0)
    for points, closed in lines:
        steps = _on_grid(_simplified(points, closed), closed)
        if len(steps) < (3 if closed else 2):
            continue
        words.append(_written(steps, at) + ("z" if closed else ""))
        at = steps[0] if closed else steps[-1]
    return "".join(words)


def closed_rings(lines: Iterable[Line]) -> list[Line]:
    """Lines that end where they began, as rings."""
    return [
        (points[:-1], True) if not closed and points[0] == points[-1] else (points, closed)
        for points, closed in lines
    ]


def without_specks(lines: Iterable[Line]) -> list[Line]:
    """The lines without rings too small to be seen; open lines all stay."""
    return [line for line in lines if not line[1] or _area(line[0]) >= SPECK]


def _area(points: Sequence[Point]) -> float:
    return shapely.Polygon(points).area if len(points) > 2 else 0.0


def _simplified(points: Sequence[Point], closed: bool) -> Sequence[Point]:
    if len(points) < 3:
        return points
    line = shapely.LineString([*points, points[0]] if closed else points)
    kept = [(x, y) for x, y in line.simplify(TOLERANCE).coords]
    return kept[:-1] if closed else kept


def _on_grid(points: Sequence[Point], closed: bool) -> list[tuple[int, int]]:
    """The points in whole steps, none twice in a row."""
    steps: list[tuple[int, int]] = []
    for x, y in points:
        step = (round(x / UNIT), round(y / UNIT))
        if not steps or steps[-1] != step:
            steps.append(step)
    if closed and len(steps) > 1 and steps[0] == steps[-1]:
        steps.pop()
    return steps


def _written(steps: Sequence[tuple[int, int]], at: tuple[int, int]) -> str:
    numbers: list[str] = []
    for x, y in steps:
        for step in (x - at[0], y - at[1]):
            numbers.append(f"{step}" if step < 0 or not numbers else f" {step}")
        at = (x, y)
    return "m" + "".join(numbers)
