"""The years of a timeline: those that follow each other equally wide, empty decades cut out."""

from collections.abc import Sequence

from southsouth.charts.timescale import Timescale, pieces
from southsouth.language import N_, translate

CUT = 22  # pixels of a break
_LONGEST_EMPTY = 4  # years without an event that are still drawn
_BEFORE = 0.22  # of a year's width, that of a year before a break


def scale(started: Sequence[int], last: int, width: float) -> Timescale:
    """A scale from the first year in which something began to `last`, `width` pixels wide.

    Where nothing began for more than four years, a break stands for them. Years are equally wide, those
    before the last break narrower, for little is told of them.
    """
    began = sorted(set(started) | {last})
    marks: list[tuple[int, bool]] = []  # year a piece begins, whether it is a break
    year = min(started)
    while year <= last:
        following = next((other for other in began if other > year), last + 1)
        marks.append((year, False))
        if following - year - 1 > _LONGEST_EMPTY:
            marks.append((year + 1, True))
            year = following
        else:
            year += 1
    cuts = [year for year, cut in marks if cut]
    full = max(cuts, default=0)
    weights = [_BEFORE if year < full else 1.0 for year, cut in marks if not cut]
    unit = (width - CUT * len(cuts)) / sum(weights)
    return pieces(
        [year for year, _ in marks] + [last + 1],
        [CUT if cut else unit * (_BEFORE if year < full else 1.0) for year, cut in marks],
        cuts=cuts,
    )


def narrower(scale: Timescale, language: str) -> str:
    """Of which years it is said that they are narrower than the others: those before the last break."""
    last = max((piece.first - 1 for piece in scale.pieces if piece.cut), default=None)
    if last is None:
        return ""
    first = scale.pieces[0].first
    words = (
        N_("{first}: drawn narrower") if first == last
        else N_("{first}–{last}: years drawn narrower")
    )  # fmt: skip
    return translate(words, language, first=first, last=last)
