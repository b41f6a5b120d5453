"""From a figure in pixel axes to a small SVG: colours are properties, marks and labels are links.

A figure made with `charts.sheet` is written in some milliseconds. What stands in a figure and is not
known here is refused by its name: a still never shows less than its chart.
"""

import html
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from southsouth import tokens
from southsouth.charts import lettering
from southsouth.charts.drawing import Drawing
from southsouth.language import CHINESE
from southsouth.stills import letters
from southsouth.stills.errors import Undrawable

#: The address of a fact by its ref, or nothing where it has none.
Link = Callable[[str], str | None]

_TOKENS = {value: name for name, value in tokens.LIGHT.items()}
_CLEAR = "rgba(0,0,0,0)"
_SHAPE = {"type", "x0", "x1", "y0", "y1", "path", "line", "layer", "fillcolor", "name"}
_LINE = {"width", "color", "dash"}
_BAR = {
    "type", "orientation", "base", "x", "y", "width", "marker", "customdata", "hovertext",
    "hovertemplate",
}  # fmt: skip
_SCATTER = {
    "type", "mode", "x", "y", "cliponaxis", "marker", "customdata", "hovertext", "hovertemplate",
}  # fmt: skip
_WORDS = {
    "x", "y", "text", "showarrow", "borderpad", "borderwidth", "xanchor", "yanchor", "align", "font", "name",
    "bgcolor",
}  # fmt: skip
_MARKER = {"color", "line", "opacity", "size"}
_ANCHORS = {"left": "", "center": ' text-anchor="middle"', "right": ' text-anchor="end"'}
_BEFORE = {"left": 0, "center": 0.5, "right": 1}  # of the width, what stands before x
_NARROW = 500  # pixels: what is drawn for a phone is narrower
#: What a still says of its size.
BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_CHINESE_OR_MARK = re.compile(r"[\u2e80-\uffef]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def svg(
    figure: go.Figure, title: str, description: str = "", link: Link | None = None, *,
    refs: bool = False,
) -> str:  # fmt: skip
    """The figure as inline SVG: `var(--token)` for colours, no width, an accessible name.

    Args:
        figure: Made by `charts.sheet.Sheet.figure`.
        title: What the picture says, for screen readers.
        description: What it shows, for screen readers.
        link: Where a mark or label leads; without it nothing is a link.
        refs: Whether links carry the ref of their fact (`data-ref`) for a script; what is no link does.

    Raises:
        Undrawable: the figure holds what a still cannot show.
    """
    return written(Drawing.of(figure), title, description, link, refs=refs)


def written(
    drawing: Drawing, title: str, description: str = "", link: Link | None = None, *,
    refs: bool = False, language: str = "zh",
) -> str:  # fmt: skip
    """The same of a figure that was read already: see `svg`.

    `language` is that of the words around; Chinese words in another say that they are.

    Raises:
        Undrawable: the figure holds what a still cannot show.
    """
    layout = drawing.layout
    # A phone has no pointer: there a label tells what its mark is, and a name need not stand twice.
    spoken = _labelled(layout) if layout["width"] < _NARROW else frozenset[str]()
    linked = _Linked(link, _names(layout), spoken, refs=refs)
    parts = [
        *_shapes([s for s in layout.get("shapes", ()) if s.get("layer") == "below"], linked),
        *(mark for trace in drawing.data for mark in _trace(trace, linked)),
        *_shapes([s for s in layout.get("shapes", ()) if s.get("layer") != "below"], linked),
        *(
            words if language == "zh" else _said(words)
            for words in (_words(one, linked) for one in layout.get("annotations", ()))
        ),
    ]
    told = f"<desc>{html.escape(description)}</desc>" if description else ""
    # Of a picture whose parts are links, a screen reader reads the parts.
    role = "group" if linked.any else "img"
    label = html.escape(title, quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {layout["width"]} '
        f'{layout["height"]}" role="{role}" aria-label="{label}" font-size="13" '
        f'font-stretch="semi-condensed" fill="var(--ink)">{told}{"".join(parts)}</svg>'
    )


def box(svg: str) -> tuple[float, float]:
    """Width and height of a still, in the pixels that it is drawn in."""
    found = BOX.search(svg)
    return (float(found[1]), float(found[2])) if found else (1.0, 1.0)


def _labelled(layout: Mapping[str, Any]) -> frozenset[str]:
    """The facts whose first label says what they are: a number alone does not."""
    first: dict[str, str] = {}
    for words in layout.get("annotations", ()):
        first.setdefault(words.get("name", ""), letters.flat(words["text"]))
    return frozenset(ref for ref, said in first.items() if not said.strip().isdigit())


def _names(layout: Mapping[str, Any]) -> dict[str, str]:
    """What each fact is called: by its mark, or else by the letters of its first label."""
    names = {
        words["name"]: letters.flat(words["text"])
        for words in reversed(layout.get("annotations", ()))
        if words.get("name")
    }
    return names | (layout.get("meta") or {}).get("names", {})


class _Linked:
    """Wraps what shows a fact into a link to it, with the fact's name.

    A keyboard and a screen reader come to each fact once: at what is drawn of it first, or of those
    that are `spoken` by their labels at the first label.
    """

    def __init__(
        self, link: Link | None, names: Mapping[str, str], spoken: frozenset[str], *, refs: bool
    ) -> None:
        self._link, self._names, self._spoken, self._refs = link, names, spoken, refs
        self._reached: set[str] = set()

    @property
    def any(self) -> bool:
        """Whether anything is a link."""
        return bool(self._reached)

    def mark(self, drawn: str, ref: str | None, name: str = "") -> str:
        """A mark: its name is a title, shown at the pointer and heard."""
        if not ref:
            return drawn
        if ref in self._spoken:
            return self._around(drawn, ref, apart=True)
        said = (name or self._names.get(ref, "")).replace("<br>", " · ")
        heard = html.unescape(re.sub(r"</?b>", "", said))
        named = f"<title>{html.escape(heard, quote=False)}</title>"
        # The title goes into the mark itself, where the pointer finds it.
        drawn = re.sub(r"^<(\w+)([^>]*)/>$", rf"<\1\2>{_literal(named)}</\1>", drawn)
        return self._around(drawn, ref)

    def label(self, drawn: str, ref: str | None) -> str:
        """A label: its own letters are its name."""
        return self._around(drawn, ref) if ref else drawn

    def _around(self, drawn: str, ref: str, *, apart: bool = False) -> str:
        """`drawn` as a link; one that is `apart` is for a finger alone."""
        address = self._link(ref) if self._link else None
        kept = html.escape(ref, quote=True)
        if not address:
            return f'<g data-ref="{kept}">{drawn}</g>'
        told = f' data-ref="{kept}"' if self._refs else ""
        again = ' tabindex="-1" aria-hidden="true"' if apart or ref in self._reached else ""
        if not apart:
            self._reached.add(ref)
        return f'<a{again} href="{html.escape(address, quote=True)}"{told}>{drawn}</a>'


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\")


def _only(given: Mapping[str, Any], known: set[str], what: str) -> None:
    for name in given:
        if name not in known:
            raise Undrawable(f"{what} with {name}")


def paint(colour: str) -> str:
    """A colour of the light theme as the property that follows the reader's theme.

    Raises:
        Undrawable: no token has that colour.
    """
    if colour == _CLEAR:
        return "none"
    if colour not in _TOKENS:
        raise Undrawable(f"the colour {colour}, which is no token")
    return f"var(--{_TOKENS[colour]})"


def _n(value: float) -> str:
    """A number of pixels, to a tenth, in as few characters as can be."""
    return f"{value:.1f}".removesuffix(".0").replace("-0.", "-.") or "0"


def _edge(line: Mapping[str, Any]) -> str:
    _only(line, _LINE, "a line")
    if not line.get("width") or "color" not in line:
        return ""
    drawn = f' stroke="{paint(line["color"])}"'
    if line["width"] != 1:
        drawn += f' stroke-width="{line["width"]:g}"'
    if line.get("dash"):
        drawn += f' stroke-dasharray="{line["dash"].replace("px", "").replace(",", " ")}"'
    return drawn


def _shapes(shapes: Sequence[Mapping[str, Any]], linked: _Linked) -> Iterator[str]:
    """Shapes in their order; those of no fact that follow each other and look alike as one path."""
    for style, run in groupby(shapes, _alike):
        same = [*run]
        if style and len(same) > 1:
            yield f'<path d="{"".join(_OUTLINES[s["type"]](s) for s in same)}"{style}/>'
        else:
            yield from (_shape(one, linked) for one in same)


def _alike(shape: Mapping[str, Any]) -> str:
    """What a shape has to share with others to be one path with them; nothing where it stays alone.

    An edge that crosses a fill would be painted in another order, and a filled path cut a hole into one.
    """
    style, is_filled = _style(shape), "fillcolor" in shape
    is_joined = not is_filled or shape["type"] == "line" or (
        shape["type"] == "rect" and not (shape.get("line") or {}).get("width")
    )  # fmt: skip
    return style if is_joined and not shape.get("name") and shape["type"] in _OUTLINES else ""


def _style(shape: Mapping[str, Any]) -> str:
    _only(shape, _SHAPE, "a shape")
    fill = f' fill="{paint(shape["fillcolor"])}"' if "fillcolor" in shape else ' fill="none"'
    return ("" if shape["type"] == "line" else fill) + _edge(shape.get("line") or {})


def _shape(shape: Mapping[str, Any], linked: _Linked) -> str:
    style = _style(shape)
    if shape["type"] == "rect":
        drawn = _box(*_sides(shape))
    elif shape["type"] == "circle":
        drawn = _circle(shape)
    elif shape["type"] in _OUTLINES:
        drawn = f'path d="{_OUTLINES[shape["type"]](shape)}"'
    else:
        raise Undrawable(f"a shape of type {shape['type']}")
    return linked.mark(f"<{drawn}{style}/>", shape.get("name"))


def _sides(shape: Mapping[str, Any]) -> tuple[float, float, float, float]:
    """Left, top, width and height of a rectangle."""
    left, right = sorted((shape["x0"], shape["x1"]))
    top, bottom = sorted((shape["y0"], shape["y1"]))
    return left, top, right - left, bottom - top


def _box(x: float, y: float, width: float, height: float) -> str:
    return f'rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'


def _rect(shape: Mapping[str, Any]) -> str:
    x, y, width, height = _sides(shape)
    return f"M{_n(x)} {_n(y)}h{_n(width)}v{_n(height)}h{_n(-width)}z"


def _line(shape: Mapping[str, Any]) -> str:
    x0, y0, x1, y1 = (_n(shape[end]) for end in ("x0", "y0", "x1", "y1"))
    way = f"H{x1}" if y0 == y1 else f"V{y1}" if x0 == x1 else f"L{x1} {y1}"
    return f"M{x0} {y0}{way}"


def _circle(shape: Mapping[str, Any]) -> str:
    x, y = (shape["x0"] + shape["x1"]) / 2, (shape["y0"] + shape["y1"]) / 2
    radius = abs(shape["x1"] - shape["x0"]) / 2
    return f'circle cx="{round(x, 2):g}" cy="{round(y, 2):g}" r="{round(radius, 2):g}"'


def _path(shape: Mapping[str, Any]) -> str:
    return relative(shape["path"])


#: What a path draws of a shape.
_OUTLINES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "rect": _rect, "line": _line, "path": _path,
}  # fmt: skip
_BETWEEN_TAGS = re.compile(r"(?<=>)[^<]+")
_STEP = re.compile(r"([MLZ])\s*(?:(-?[\d.]+)[,\s]+(-?[\d.]+))?")
_STRAIGHT = re.compile(r"[MLZ\d\s.,-]+")


@lru_cache(maxsize=4096)  # outlines of countries are the same on every map of a part of the world
def relative(d: str) -> str:
    """A path of straight lines in steps from point to point, to a tenth of a pixel: a third as long."""
    if not _STRAIGHT.fullmatch(d):
        return d
    parts: list[str] = []
    x = y = start_x = start_y = 0.0
    for command, to_x, to_y in _STEP.findall(d):
        if command == "Z":
            parts.append("z")
            x, y = start_x, start_y
            continue
        new_x, new_y = round(float(to_x), 1), round(float(to_y), 1)
        if command == "M":
            parts.append(f"M{_n(new_x)} {_n(new_y)}")
            start_x, start_y = new_x, new_y
        else:
            parts.append(_step(new_x - x, new_y - y))
        x, y = new_x, new_y
    return "".join(parts)


def _step(dx: float, dy: float) -> str:
    right, down = _n(dx), _n(dy)
    if right in ("0", "-0") and down in ("0", "-0"):
        return ""
    if down in ("0", "-0"):
        return f"h{right}"
    if right in ("0", "-0"):
        return f"v{down}"
    return f"l{right}{'' if down.startswith('-') else ' '}{down}"


def _trace(trace: Mapping[str, Any], linked: _Linked) -> Iterator[str]:
    kind = trace["type"]
    if kind == "bar" and trace.get("orientation") == "h":
        _only(trace, _BAR, "a bar")
        yield from _bars(trace, linked)
    elif kind == "scatter" and trace.get("mode") == "markers":
        _only(trace, _SCATTER, "a marker")
        yield from _dots(trace, linked)
    else:
        raise Undrawable(
            f"a trace of type {kind} ({trace.get('mode') or trace.get('orientation')})"
        )


def _bars(trace: Mapping[str, Any], linked: _Linked) -> Iterator[str]:
    marker = trace["marker"]
    _only(marker, _MARKER, "a marker")
    for i, (base, long, y, thick) in enumerate(
        zip(trace["base"], trace["x"], trace["y"], trace["width"], strict=True)
    ):
        left, right = _crisp(base, base + long)
        top, bottom = _crisp(y - thick / 2, y + thick / 2)
        box = _box(left, top, right - left, bottom - top)
        drawn = f'<{box} fill="{paint(marker["color"][i])}"/>'
        yield linked.mark(drawn, trace["customdata"][i], trace["hovertext"][i])


def _crisp(low: float, high: float) -> tuple[float, float]:
    """The edges of a bar, on whole pixels as Plotly draws it; a thin one keeps its pixel."""
    if high - low >= 2:
        return letters.rounded(low), letters.rounded(high)
    return math.floor(low), math.ceil(high)


def _dots(trace: Mapping[str, Any], linked: _Linked) -> Iterator[str]:
    marker = trace["marker"]
    _only(marker, _MARKER, "a marker")
    for i, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        edge = {"width": marker["line"]["width"][i], "color": marker["line"]["color"][i]}
        outline = f'circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(marker["size"][i] / 2)}"'
        drawn = f'<{outline} fill="{paint(marker["color"][i])}"{_edge(edge)}/>'
        yield linked.mark(drawn, trace["customdata"][i], trace["hovertext"][i])


def _words(words: Mapping[str, Any], linked: _Linked) -> str:
    _only(words, _WORDS, "words")
    font = words["font"]
    lines = letters.lines(words["text"])
    x, size = words["x"], font["size"]
    y = letters.baseline(words["y"], size, len(lines))
    style = _ANCHORS[words["xanchor"]]
    style += f' font-size="{size:g}"' if size != 13 else ""
    colour = paint(font["color"])
    style += f' fill="{colour}"' if colour != "var(--ink)" else ""
    bold = all(run.bold for line in lines for run in line)
    style += ' font-weight="700"' if bold else ""
    inner = "".join(
        (_between(lines[number - 1], line) if number else "")
        + _one_line(line, x, y + number * size * 1.3, bold=bold, alone=len(lines) == 1)
        for number, line in enumerate(lines)
    )
    place = f' x="{_n(x)}" y="{_n(y)}"' if len(lines) == 1 else ""
    ground = _ground(words, len(lines)) if words.get("bgcolor") else ""
    return linked.label(f"{ground}<text{place}{style}>{inner}</text>", words.get("name"))


def _said(drawn: str) -> str:
    """Words in which those in Chinese have their language."""
    if drawn.isascii():
        return drawn
    return _BETWEEN_TAGS.sub(
        lambda found: CHINESE.sub(r'<tspan lang="zh">\g<0></tspan>', found[0]), drawn
    )


def _ground(words: Mapping[str, Any], count: int) -> str:
    """What lies behind words, so that lines pass beneath: as large as Plotly makes it."""
    size = words["font"]["size"]
    top, tall = letters.top(words["y"], size, count)
    wide = letters.rounded(lettering.width(words["text"], size))
    left = letters.rounded(words["x"] - wide * _BEFORE[words["xanchor"]])
    return f'<{_box(left, top, wide, tall)} fill="{paint(words["bgcolor"])}"/>'


def _between(above: Sequence[letters.Run], below: Sequence[letters.Run]) -> str:
    """The space between the words of two lines, for whoever copies or hears them; Chinese has none.

    It has no width, or it would move the line that it ends.
    """
    ends = (above[-1].letters[-1:], below[0].letters[:1]) if above and below else ("", "")
    chinese = any(_CHINESE_OR_MARK.match(letter) for letter in ends)
    return "" if chinese else '<tspan font-size="0"> </tspan>'


def _one_line(line: Sequence[letters.Run], x: float, y: float, *, bold: bool, alone: bool) -> str:
    inner = "".join(_run(run, bold=bold) for run in line)
    return inner if alone else f'<tspan x="{_n(x)}" y="{_n(y)}">{inner}</tspan>'


def _run(run: letters.Run, *, bold: bool) -> str:
    style = ' font-weight="700"' if run.bold and not bold else ""
    style += f' fill="{paint(run.colour)}"' if run.colour else ""
    escaped = html.escape(run.letters, quote=False)
    return f"<tspan{style}>{escaped}</tspan>" if style else escaped
