"""Time in pixels, in pieces: each span of years as wide as what happened in it needs."""

import calendar
import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise


@dataclass(frozen=True)
class Piece:
    """Years from `first` to before `last`, between pixels `left` and `right`; a break where `cut`."""

    first: int
    last: int
    left: float
    right: float
    cut: bool = False


@dataclass(frozen=True)
class Timescale:
    """Pieces one after the other, from the left to the right."""

    pieces: Sequence[Piece]

    def moved(self, right: float) -> "Timescale":
        """The same scale so many pixels further right."""
        return Timescale(
            tuple(
                replace(piece, left=piece.left + right, right=piece.right + right)
                for piece in self.pieces
            )
        )

    def x(self, day: datetime.date) -> float:
        """The pixel at which a day begins; what lies beyond an end stands at that end."""
        moment = day.year + (day.timetuple().tm_yday - 1) / (
            366 if calendar.isleap(day.year) else 365
        )
        for piece in self.pieces:
            if moment < piece.last:
                share = (moment - piece.first) / (piece.last - piece.first)
                return piece.left + max(share, 0) * (piece.right - piece.left)
        return self.pieces[-1].right

    def end(self, day: datetime.date) -> float:
        """The pixel at which a day ends, within the piece in which it began."""
        begun = next((p for p in self.pieces if p.first <= day.year < p.last), self.pieces[-1])
        return min(self.x(day + datetime.timedelta(days=1)), begun.right)


def pieces(years: Sequence[int], widths: Sequence[float], cuts: Sequence[int] = ()) -> Timescale:
    """A scale whose pieces begin in `years` (the last number ends it) and are `widths` pixels wide.

    `cuts` are the years at which pieces begin that stand for a break.
    """
    made: list[Piece] = []
    left = 0.0
    for (first, last), wide in zip(pairwise(years), widths, strict=True):
        made.append(Piece(first, last, left, left + wide, cut=first in cuts))
        left += wide
    return Timescale(tuple(made))
