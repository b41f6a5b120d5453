"""The years of a timeline: each as wide as what began in it needs, empty decades cut out."""

from collections.abc import Sequence

from southsouth.charts.timescale import Timescale, pieces

CUT = 24  # pixels of a break
_LONGEST_EMPTY = 4  # years without an event that are still drawn
_EMPTY = 0.8  # weight of a year in which nothing began


def scale(started: Sequence[int], last: int, width: float) -> Timescale:
    """A scale from the first year in which something began to `last`, `width` pixels wide.

    A year's width grows with the number of events that began in it, less than in proportion; where
    nothing began for more than four years, a break stands for them.
    """
    first = min(started)
    began = sorted(set(started) | {last})
    marks: list[tuple[int, float, bool]] = []  # year a piece begins, weight, whether it is a break
    year = first
    while year <= last:
        following = next((other for other in began if other > year), last + 1)
        count = started.count(year)
        marks.append((year, 1 + count**0.8 if count else _EMPTY, False))
        if following - year - 1 > _LONGEST_EMPTY:
            marks.append((year + 1, 0, True))
            year = following
        else:
            year += 1
    free = width - CUT * sum(cut for _, _, cut in marks)
    unit = free / sum(weight for _, weight, _ in marks)
    return pieces(
        [year for year, _, _ in marks] + [last + 1],
        [CUT if cut else weight * unit for _, weight, cut in marks],
        cuts=[year for year, _, cut in marks if cut],
    )
