"""A sheet to draw on: a Plotly figure whose axes are pixels, so that its layout is ours.

x runs from 0 to the width, y from 0 at the top to the height. Colours are named by token. Only what
a still can show too is offered: rectangles, lines, paths, circles, bars, markers, and words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import plotly.graph_objects as go

from southsouth import tokens

#: Widths that charts are drawn for, in pixels: a phone, a column of an article, a whole page.
WIDTHS: Mapping[str, int] = {"narrow": 350, "medium": 720, "wide": 1120}
SIZE = 13  # of letters, in pixels, unless said otherwise
#: `months` are the first days of the months on a track of 96 pixels a year.
DASHES = {"dash": "5px,4px", "dot": "2px,3px", "ring": "3px,2px", "months": "1px,7px"}
# Pixels by which the sides of a square differ at most, and dashes along one at least.
_SQUARE, _FEWEST = 0.1, 2


@cache
def _fitted(dash: str, side: float) -> str:
    """Dashes of which a whole number lies along the side of a square."""
    drawn, left = (float(part.removesuffix("px")) for part in DASHES[dash].split(","))
    whole = max(round(side / (drawn + left)), _FEWEST)
    longer = side / (whole * (drawn + left))
    return f"{drawn * longer:.2f}px,{left * longer:.2f}px"


@dataclass(frozen=True)
class Bar:
    """A horizontal bar: pixels from `x0` to `x1`, around `y`; `ref` is the fact, `name` says it."""

    x0: float
    x1: float
    y: float
    fill: str
    thick: float = 16
    ref: str = ""
    name: str = ""


@dataclass(frozen=True)
class Dot:
    """A marker around a point; `size` is its whole width in pixels."""

    x: float
    y: float
    fill: str
    size: float = 12
    edge: str = "paper"
    edge_width: float = 1.5
    ref: str = ""
    name: str = ""


@dataclass
class Sheet:
    """What is drawn, in the order in which it is drawn.

    Attributes:
        width: Pixels; one of `WIDTHS` for the charts of the registry.
        language: One of `language.LANGUAGES`.
        for_one: Whether only a part of the rows is drawn, as a filter leaves it: there are too many such parts to
            draw them before anybody asks, and a reader waits.
        names: What a fact is called, by its `ref` (`event/bali-2012`): heard, and shown at the pointer.
    """

    width: int
    language: str = "en"
    for_one: bool = False
    names: dict[str, str] = field(default_factory=dict)
    _shapes: list[dict[str, Any]] = field(default_factory=list)
    _marks: list[list[Bar] | list[Dot]] = field(default_factory=list)
    _words: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_narrow(self) -> bool:
        """Whether it is drawn for a phone."""
        return self.width < 500

    @property
    def is_wide(self) -> bool:
        """Whether it is drawn for a whole page: what is short has something beside it there."""
        return self.width > 1000

    def rect(self, x0: float, y0: float, x1: float, y1: float, **style: Any) -> None:
        """A rectangle; `style` as for `path`. Dashes of a square are of a length with which one begins at each corner."""
        if style.get("dash") and abs((x1 - x0) - (y1 - y0)) < _SQUARE:
            style["dash"] = _fitted(style["dash"], round(x1 - x0, 1))
        self._shape({"type": "rect", "x0": x0, "y0": y0, "x1": x1, "y1": y1}, **style)

    def line(self, x0: float, y0: float, x1: float, y1: float, **style: Any) -> None:
        """A straight line; `style` as for `path`, `edge` being its colour."""
        style.setdefault("edge", "rule")
        self._shape({"type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1}, **style)

    def circle(self, x: float, y: float, radius: float, **style: Any) -> None:
        """A circle around a point; `style` as for `path`."""
        box = {"x0": x - radius, "y0": y - radius, "x1": x + radius, "y1": y + radius}
        self._shape({"type": "circle", **box}, **style)

    def path(self, d: str, **style: Any) -> None:
        """A path in SVG's words (M, L, H, V, Q, C, Z; absolute).

        Args:
            d: Its points.
            style: `fill` and `edge` (tokens), `edge_width` (pixels), `dash` (one of `DASHES`, or as they are), `ref`
                and `name` of its fact, `below` (behind the marks).
        """
        self._shape({"type": "path", "path": d}, **style)

    def _shape(
        self, shape: dict[str, Any], fill: str = "", edge: str = "", edge_width: float = 1,
        dash: str = "", ref: str = "", name: str = "", *, below: bool = False,
    ) -> None:  # fmt: skip
        line: dict[str, Any] = {"width": edge_width if edge else 0}
        if edge:
            line["color"] = tokens.LIGHT[edge]
        if dash:
            line["dash"] = DASHES.get(dash, dash)
        shape |= {"line": line, "layer": "below" if below else "above"}
        if fill:
            shape["fillcolor"] = tokens.LIGHT[fill]
        if ref:
            shape["name"] = ref
            self._call(ref, name)
        self._shapes.append(_rounded(shape))

    def bars(self, bars: Iterable[Bar]) -> None:
        """Horizontal bars, each with its fact."""
        self._add([*bars])

    def dots(self, dots: Iterable[Dot]) -> None:
        """Markers, each with its fact."""
        self._add([*dots])

    def _add(self, marks: Any) -> None:
        """Marks after those that are there: of one kind they are one trace, a trace being slow to make."""
        for mark in marks:
            if mark.ref:
                self._call(mark.ref, mark.name)
        if marks and self._marks and type(self._marks[-1][0]) is type(marks[0]):
            self._marks[-1] += marks
        elif marks:
            self._marks.append(marks)

    def _trace(self, drawn: Any) -> dict[str, Any]:
        """Bars or markers that follow each other as Plotly has them."""
        if isinstance(drawn[0], Bar):
            return {
                "type": "bar", "orientation": "h",
                "base": [round(bar.x0, 1) for bar in drawn],
                "x": [round(bar.x1 - bar.x0, 1) for bar in drawn],
                "y": [round(bar.y, 1) for bar in drawn],
                "width": [bar.thick for bar in drawn],
                "marker": {"color": [tokens.LIGHT[bar.fill] for bar in drawn], "line": {"width": 0}},
                **self._said(drawn),
            }  # fmt: skip
        return {
            "type": "scatter", "mode": "markers", "cliponaxis": False,
            "x": [round(dot.x, 1) for dot in drawn],
            "y": [round(dot.y, 1) for dot in drawn],
            "marker": {
                "opacity": 1,  # with sizes in a list Plotly takes 0.7
                "size": [dot.size for dot in drawn],
                "color": [tokens.LIGHT[dot.fill] for dot in drawn],
                "line": {
                    "width": [dot.edge_width for dot in drawn],
                    "color": [tokens.LIGHT[dot.edge] for dot in drawn],
                },
            },
            **self._said(drawn),
        }  # fmt: skip

    def _said(self, marks: Sequence[Bar | Dot]) -> dict[str, Any]:
        """The facts of marks and the words at the pointer."""
        return {
            "customdata": [mark.ref for mark in marks],
            "hovertext": [mark.name or self.names.get(mark.ref, "") for mark in marks],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }

    def _call(self, ref: str, name: str) -> None:
        if name:
            self.names.setdefault(ref, name)

    def text(
        self, x: float, y: float, words: str, *, size: float = SIZE, colour: str = "ink",
        anchor: str = "left", bold: bool = False, ref: str = "", ground: str = "",
    ) -> None:  # fmt: skip
        """Words around the height `y`; `anchor` says which side of them stands at `x`.

        Args:
            words: Made of `plain`, `strong`, `doubt` and `<br>`.
            size: Pixels.
            colour: A token.
            anchor: `left`, `center` or `right`.
            ref: The fact they name: they become a link to it.
            ground: A token laid behind the words, so that lines pass beneath.
        """
        said: dict[str, Any] = {
            "x": round(x), "y": round(y), "text": f"<b>{words}</b>" if bold else words,
            "showarrow": False, "borderpad": 0, "borderwidth": 0, "xanchor": anchor, "yanchor": "middle",
            "align": anchor, "font": {"size": size, "color": tokens.LIGHT[colour]},
        }  # fmt: skip
        if ref:
            said["name"] = ref
        if ground:
            said["bgcolor"] = tokens.LIGHT[ground]
        self._words.append(said)

    def figure(self, height: float) -> go.Figure:
        """The finished figure, `height` pixels high. `layout.meta.names` says what each fact is called."""
        tall = round(height)
        layout = {
            "width": self.width, "height": tall,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
            "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
            "showlegend": False, "barmode": "overlay", "bargap": 0,
            "hovermode": "closest", "dragmode": "pan",
            "font": {"family": tokens.FAMILY, "size": SIZE, "color": tokens.LIGHT["ink"]},
            "xaxis": {"range": [0, self.width], "visible": False},
            "yaxis": {"range": [tall, 0], "visible": False},
            "shapes": _Own(self._shapes), "annotations": _Own(self._words), "meta": {"names": self.names},
            "template": {},
        }  # fmt: skip
        # Checking every property costs ten times what drawing does; a test checks every chart.
        traces = [self._trace(marks) for marks in self._marks]
        return go.Figure(data=traces, layout=layout, _validate=False)


class _Own(list[dict[str, Any]]):
    """What belongs to one figure alone and is not changed any more.

    Plotly copies all that a figure is made of when it is made and when it is read; that takes as long
    as drawing and writing it.
    """

    def __deepcopy__(self, memo: object) -> "_Own":
        return self


def _rounded(shape: dict[str, Any]) -> dict[str, Any]:
    return {
        name: round(value, 1) if name in ("x0", "x1", "y0", "y1") else value
        for name, value in shape.items()
    }


def plain(words: str) -> str:
    """Words as `Sheet.text` takes them: what would be a tag is not one."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def strong(words: str) -> str:
    """Plain words in bold."""
    return f"<b>{plain(words)}</b>"


def coloured(words: str, token: str) -> str:
    """Plain words in bold, in a colour of their own within a line."""
    return f'<b><span style="color:{tokens.LIGHT[token]}">{plain(words)}</span></b>'


def doubt() -> str:
    """The mark of a caveat, to stand behind a label."""
    return " " + coloured("?", "ochre-text")
