"""What a figure in pixel axes draws, as boxes, so that tests can say what touches what."""

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

import plotly.graph_objects as go

from southsouth.charts import lettering
from southsouth.charts.drawing import Drawing
from southsouth.exhibits import Exhibit

_TAG = re.compile(r"<(?!br)[^>]*>")
# Letters do not fill their line: what is counted is from cap height to descent.
_ABOVE, _BELOW = 0.72, 0.21
SLACK = 0.6  # pixels that boxes may share: rounding to whole pixels


@dataclass(frozen=True)
class Box:
    """Left, top, right, bottom in pixels, with what it is and the fact it stands for."""

    left: float
    top: float
    right: float
    bottom: float
    what: str
    ref: str = ""

    def meets(self, other: "Box") -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > SLACK
            and min(self.bottom, other.bottom) - max(self.top, other.top) > SLACK
        )


# One claim after another is made of the same picture.
@lru_cache(maxsize=256)
def figure(exhibit: Exhibit, language: str, width: int) -> go.Figure:
    """The picture of all rows, drawn once for all tests that read it: never to be changed."""
    return exhibit.figure(language, width)


_read: list[tuple[go.Figure, Drawing]] = []


def _raw(figure: go.Figure | Drawing) -> Drawing:
    """A figure as data; that of the last one is kept, as several questions are asked of one figure."""
    if isinstance(figure, Drawing):
        return figure
    if not _read or _read[0][0] is not figure:
        _read[:] = [(figure, Drawing.of(figure))]
    return _read[0][1]


def labels(figure: go.Figure | Drawing) -> list[Box]:
    """The box of every label."""
    return [_label(words) for words in _raw(figure).layout.get("annotations", ())]


def _label(words: dict[str, Any]) -> Box:
    size, text = words["font"]["size"], words["text"]
    wide = lettering.width(text, size)
    count = text.count("<br>")
    left = words["x"] - wide * {"left": 0, "center": 0.5, "right": 1}[words["xanchor"]]
    middle_of_lines = words["y"] - count * size * lettering.LINE / 2
    baseline = middle_of_lines + size * (lettering.ASCENT - lettering.DESCENT) / 2
    top = baseline - size * _ABOVE
    bottom = baseline + size * _BELOW + count * size * lettering.LINE
    return Box(
        left, top, left + wide, bottom, html.unescape(_TAG.sub("", text)), words.get("name", "")
    )


def bars(figure: go.Figure | Drawing) -> list[Box]:
    """The box of every bar."""
    return [
        Box(base, y - thick / 2, base + long, y + thick / 2, f"bar of {ref}", ref)
        for trace in _raw(figure).data
        if trace["type"] == "bar"
        for base, long, y, thick, ref in zip(
            trace["base"], trace["x"], trace["y"], trace["width"], trace["customdata"], strict=True
        )
    ]


def dots(figure: go.Figure | Drawing) -> list[Box]:
    """The box of every marker."""
    return [
        Box(x - size / 2, y - size / 2, x + size / 2, y + size / 2, f"marker of {ref}", ref)
        for trace in _raw(figure).data
        if trace["type"] == "scatter"
        for x, y, size, ref in zip(
            trace["x"], trace["y"], trace["marker"]["size"], trace["customdata"], strict=True
        )
    ]


def refs(figure: go.Figure | Drawing) -> set[str]:
    """The facts that marks, shapes and labels stand for."""
    raw = _raw(figure)
    marks = {ref for trace in raw.data for ref in trace.get("customdata", ())}
    shapes = {shape.get("name", "") for shape in raw.layout.get("shapes", ())}
    words = {words.get("name", "") for words in raw.layout.get("annotations", ())}
    return (marks | shapes | words) - {""}


def _inside(label: Box, mark: Box) -> bool:
    """A number in the middle of a mark, both of no fact: it belongs there, as in a key."""
    apart = abs(label.left + label.right - mark.left - mark.right) / 2
    return (
        not label.ref
        and not mark.ref
        and apart < 1
        and label.right - label.left < mark.right - mark.left
    )


def collisions(figure: go.Figure | Drawing) -> list[str]:
    """Labels that meet a label or another fact's marker, and labels that leave the sheet.

    A label may lie on the bar of its own fact, and on a fill (land, bands) that is no mark.
    """
    written = labels(figure)
    found = [f"{a.what!r} meets {b.what!r}" for a, b in combinations(written, 2) if a.meets(b)]
    marks = dots(figure) + bars(figure)
    found += [
        f"{label.what!r} covers the {mark.what}"
        for label in written
        for mark in marks
        if label.meets(mark)
        and not (label.ref and label.ref == mark.ref)
        and not _inside(label, mark)
    ]
    layout = _raw(figure).layout
    found += [
        f"{label.what!r} leaves the sheet"
        for label in written
        if label.left < -1
        or label.right > layout["width"] + 1
        or label.top < -1
        or label.bottom > layout["height"] + 1
    ]
    return found
