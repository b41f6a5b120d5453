"""What a picture was drawn from, in one number: it tells whether the picture is still true."""

import hashlib
import json
from functools import cache
from typing import Any

import plotly.graph_objects as go

from southsouth import outlines
from southsouth.exhibits import Exhibit, get
from southsouth.pictures import ground

#: Raise it when the same figure is to be drawn otherwise.
DRAWING = 2


def of(exhibit_id: str, language: str) -> str:
    """SHA-256 over the figure, its words, the outline below it and the way of drawing.

    The same on any machine: numbers count to nine digits, arrays as lists.

    Raises:
        UnknownFact: there is no exhibit of that id.
    """
    return _of(exhibit_id, language)


@cache
def _of(exhibit_id: str, language: str) -> str:
    exhibit = get(exhibit_id)
    frame = exhibit.frame()
    parts: dict[str, Any] = {
        "drawing": DRAWING,
        "figure": figure_json(exhibit.figure(language, frame)),
        "heading": exhibit.heading(language),
        "alt": exhibit.alt(frame, language),
        "outline": _outline(exhibit),
    }
    return hashlib.sha256(_canonical(parts).encode()).hexdigest()


def figure_json(figure: go.Figure) -> Any:
    """The figure as plain lists, numbers and text, without ids that differ from run to run."""
    return _plain(figure.to_plotly_json())


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items() if key != "uid"}
    if hasattr(value, "tolist"):  # numpy's arrays and numbers
        return _plain(value.tolist())
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return float(f"{value:.9g}")
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)


@cache
def _outline(exhibit: Exhibit) -> str:
    if not exhibit.map_kind:
        return ""
    return hashlib.sha256(outlines.body(ground.address(exhibit.map_kind))).hexdigest()
