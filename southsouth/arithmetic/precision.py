"""How much room the printed digits and the words around them leave a figure.

An amount (dollars, per cent, people, households) may be off by half a unit of its last printed
digit: 8.616亿 by 50,000. A thing counted is exact, and so is a fraction in words. The qualifier then
widens it:

- approximately (约): half a unit of its second digit, where that is more: 约 100万 by 50,000
- nearly (近): down to half a unit of its first digit: 近 6亿 from 5.5亿 to 6亿
- more_than, at_least: no upper end; less_than, up_to: no lower end but 0
- exact and what had not come yet (projected, possible, intended): nothing
"""

import math
from collections.abc import Mapping
from typing import Any

from southsouth.arithmetic.interval import Interval
from southsouth.quantities import quantities

AMOUNTS = frozenset({"USD", "percent", "people", "households"})
_NEAR = 1e-4


def interval(figure: Mapping[str, Any]) -> Interval:
    """A row of figures with the room it leaves; a range reaches from its low end to its high."""
    value, high = figure["value"], figure["value_high"]
    if high is not None:
        room = half_unit(figure, value)
        return Interval(value, value - room, high + half_unit(figure, high))
    return _widened(figure["qualifier"], value, half_unit(figure, value))


def half_unit(figure: Mapping[str, Any], value: float) -> float:
    """Half a unit of the last printed digit; 0 for what is counted or said in words."""
    if figure["unit"] not in AMOUNTS:
        return 0.0
    steps = [q.step for q in quantities(figure["as_printed"]) if q.is_near(value, _NEAR)]
    return min(steps, default=0.0) / 2


def _widened(qualifier: str, value: float, half: float) -> Interval:
    if qualifier == "approximately":
        half = max(half, _unit_of_digit(value, 2) / 2)
    if qualifier == "nearly":
        return Interval(value, value - _unit_of_digit(value, 1) / 2, value)
    if qualifier in ("more_than", "at_least"):
        return Interval(value, value, math.inf)
    if qualifier in ("less_than", "up_to"):
        return Interval(value, 0.0, value)
    return Interval(value, value - half, value + half)


def _unit_of_digit(value: float, digit: int) -> float:
    """One unit of the first, second, ... significant digit: of 250 the second is worth 10."""
    return 10.0 ** (math.floor(math.log10(value)) - digit + 1) if value > 0 else 0.0
