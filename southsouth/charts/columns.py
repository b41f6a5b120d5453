"""How entries share a room, by the pixels that each takes."""

from collections.abc import Sequence
from itertools import combinations, pairwise


def over_lines(wide: Sequence[float], room: float, gap: float) -> list[range]:
    """Which entries stand in which line.

    They take no more lines than are needed; of all ways to share them out over these, none stands alone in
    the last line nor, if it can be, in another, and the lines are as even as can be.
    """

    def long(line: range) -> float:
        return sum(wide[own] for own in line) + gap * (len(line) - 1)

    def uneven(way: Sequence[range]) -> tuple[bool, int, float]:
        alone = [len(line) == 1 for line in way]
        return alone[-1], sum(alone), sum(long(line) ** 2 for line in way)

    for breaks in range(len(wide)):
        ways = (
            [range(*ends) for ends in pairwise((0, *between, len(wide)))]
            for between in combinations(range(1, len(wide)), breaks)
        )
        fit = [way for way in ways if all(len(line) == 1 or long(line) <= room for line in way)]
        if fit:
            return min(fit, key=uneven)
    return []


def count(wide: Sequence[float], room: float, least: float, gap: float) -> int:
    """In how many columns of one width entries have room that stand in them line by line.

    No column is narrower than `least`, nor than an entry with the gap behind it; the very last entry, with
    nothing beside it, may go on to the end of the room.
    """

    def fits(columns: int) -> bool:
        column, last = room / columns, len(wide) - 1
        rooms = [
            room - place % columns * column if place == last
            else column - (gap if place % columns < columns - 1 else 0.0)
            for place in range(len(wide))
        ]  # fmt: skip
        return all(own <= held for own, held in zip(wide, rooms, strict=True))

    return next((many for many in range(int(room // least), 1, -1) if fits(many)), 1)
