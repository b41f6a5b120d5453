"""Numbers with the room that their printed digits leave, and the four operations on them."""

import math
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Interval:
    """A number as given and the lowest and highest it can be; the ends may be infinite."""

    value: float
    low: float
    high: float

    @classmethod
    def exact(cls, value: float) -> "Interval":
        """A number with no room around it."""
        return cls(value, value, value)

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are known."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    def __add__(self, other: "Interval") -> "Interval":
        return self._with(other, lambda a, b: a + b)

    def __mul__(self, other: "Interval") -> "Interval":
        return self._with(other, lambda a, b: a * b)

    def __truediv__(self, other: "Interval") -> "Interval":
        if other.low <= 0:
            raise ZeroDivisionError("the divisor can be zero")
        return self._with(other, lambda a, b: a / b)

    def overlaps(self, other: "Interval") -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def lies_in(self, other: "Interval") -> bool:
        """Whether the other holds all of it."""
        return other.low <= self.low and self.high <= other.high

    def _with(self, other: "Interval", operation: Callable[[float, float], float]) -> "Interval":
        """Every operation here is monotonic in each operand, so the ends meet at the corners."""
        corners = [
            operation(a, b) for a in (self.low, self.high) for b in (other.low, other.high)
        ]  # fmt: skip
        known = [corner for corner in corners if not math.isnan(corner)]
        return Interval(operation(self.value, other.value), min(known), max(known))
