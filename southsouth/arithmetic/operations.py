"""Operations on numbers of the tables; each is a number of the tables again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from southsouth.arithmetic.interval import Interval
from southsouth.arithmetic.terms import Term, Used

_HUNDRED = Interval.exact(100.0)


@dataclass(frozen=True)
class _Pair:
    first: Term
    second: Term

    def used(self, frames: Mapping[str, pl.DataFrame]) -> Iterator[Used]:
        """The rows of both."""
        yield from self.first.used(frames)
        yield from self.second.used(frames)

    def _both(self, frames: Mapping[str, pl.DataFrame]) -> tuple[Interval, Interval]:
        return self.first.interval(frames), self.second.interval(frames)


class Sum(_Pair):
    """Two numbers added."""

    def interval(self, frames: Mapping[str, pl.DataFrame]) -> Interval:
        """first + second."""
        first, second = self._both(frames)
        return first + second


class Product(_Pair):
    """Two numbers multiplied."""

    def interval(self, frames: Mapping[str, pl.DataFrame]) -> Interval:
        """first × second."""
        first, second = self._both(frames)
        return first * second


class Quotient(_Pair):
    """One number divided by another."""

    def interval(self, frames: Mapping[str, pl.DataFrame]) -> Interval:
        """first ÷ second."""
        first, second = self._both(frames)
        return first / second


class Share(_Pair):
    """One number as a percentage of another."""

    def interval(self, frames: Mapping[str, pl.DataFrame]) -> Interval:
        """100 × first ÷ second, in per cent."""
        first, second = self._both(frames)
        return _HUNDRED * first / second


class Part(_Pair):
    """A percentage (second) of a number (first)."""

    def interval(self, frames: Mapping[str, pl.DataFrame]) -> Interval:
        """first × second ÷ 100."""
        first, second = self._both(frames)
        return first * second / _HUNDRED


class Whole(_Pair):
    """The number that the first is the second, in per cent, of."""

    def interval(self, frames: Mapping[str, pl.DataFrame]) -> Interval:
        """100 × first ÷ second."""
        return Share(self.first, self.second).interval(frames)


class Years(_Pair):
    """Calendar years from one moment to another, both counted."""

    def interval(self, frames: Mapping[str, pl.DataFrame]) -> Interval:
        """The count, exact."""
        first, last = self._both(frames)
        return Interval.exact(int(last.value) - int(first.value) + 1)
