"""Gaps: what stands beside what without touching."""

import math
from collections.abc import Sequence


def apart(
    dots: Sequence[tuple[float, float, float]], gap: float = 1.5, rounds: int = 400
) -> list[tuple[float, float]]:
    """Centres of dots (x, y, radius) moved until no two overlap, each as little as its neighbours ask.

    Dots of one place are parted along a line that depends on their order alone.
    """
    placed = [[x, y] for x, y, _ in dots]
    for _ in range(rounds):
        moved = False
        for i in range(len(dots)):
            for j in range(i + 1, len(dots)):
                moved |= _part(placed[i], placed[j], dots[i][2] + dots[j][2] + gap)
        if not moved:
            break
    return [(x, y) for x, y in placed]


def _part(one: list[float], other: list[float], need: float) -> bool:
    dx, dy = other[0] - one[0], other[1] - one[1]
    far = math.hypot(dx, dy)
    if far >= need - 1e-6:
        return False
    if far < 1e-9:
        dx, dy, far = 1.0, 0.0, 1.0
        step = need / 2
    else:
        step = (need - far) / 2
    one[0] -= dx / far * step
    one[1] -= dy / far * step
    other[0] += dx / far * step
    other[1] += dy / far * step
    return True
