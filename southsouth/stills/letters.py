"""The words of a figure as SVG text: Plotly's few tags become tspans, anything else is refused."""

import html
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from southsouth.charts import lettering
from southsouth.stills.errors import Undrawable

_TAG = re.compile(r'<(?:(b)|(/b)|span style="color:(#[0-9a-f]{6})"|(/span)|(br))>|<[^>]*>')


@dataclass(frozen=True)
class Run:
    """Letters of one weight and colour (hexadecimal; nothing: that of the text) in one line."""

    letters: str
    bold: bool
    colour: str


def lines(words: str) -> list[list[Run]]:
    """The lines of a text, each as runs.

    Raises:
        Undrawable: a tag that is none of those `charts.sheet` writes.
    """
    found: list[list[Run]] = [[]]
    for run in _runs(words):
        if run is None:
            found.append([])
        else:
            found[-1].append(run)
    return found


def flat(words: str) -> str:
    """The letters alone: lines joined, a mark of doubt left out."""
    joined = " ".join("".join(run.letters for run in line) for line in lines(words))
    return " ".join(joined.removesuffix(" ?").split())


def _runs(words: str) -> Iterator[Run | None]:
    bold, colour, place = 0, "", 0
    for tag in _TAG.finditer(words):
        if tag.start() > place:
            yield Run(html.unescape(words[place : tag.start()]), bold > 0, colour)
        place = tag.end()
        if tag[5]:
            yield None
        elif tag[1] or tag[2]:
            bold += 1 if tag[1] else -1
        elif tag[3] or tag[4]:
            colour = tag[3] or ""
        else:
            raise Undrawable(f"the tag {tag[0]} in {words!r}")
    if place < len(words):
        yield Run(html.unescape(words[place:]), bold > 0, colour)


def top(y: float, size: float, count: int) -> tuple[int, int]:
    """Where `count` lines around `y` begin and how tall they are, on whole pixels as Plotly has it."""
    ascent, descent = rounded(size * lettering.ASCENT), rounded(size * lettering.DESCENT)
    tall = rounded(ascent + descent + (count - 1) * size * lettering.LINE)
    return rounded(y - tall / 2), tall


def baseline(y: float, size: float, count: int) -> int:
    """Where the first line stands, for `count` lines around `y`, as Plotly and Chromium place it."""
    return top(y, size, count)[0] + rounded(size * lettering.ASCENT)


def rounded(value: float) -> int:
    """Half a pixel goes up, as in JavaScript; Python's own rounding goes to the even one."""
    return math.floor(value + 0.5)
