"""Styles of plotly's SVG as short attributes: a strict CSP refuses style attributes, not these."""

import re
from xml.etree.ElementTree import Element

from southsouth.pictures.colours import hexadecimal, themed

# What a mark may keep, with the value that SVG takes anyway.
_DEFAULTS: dict[str, str] = {
    "opacity": "1",
    "fill": "",
    "fill-opacity": "1",
    "fill-rule": "nonzero",
    "stroke": "none",
    "stroke-opacity": "1",
    "stroke-width": "1",
    "stroke-dasharray": "none",
    "stroke-linecap": "butt",
    "font-size": "",
    "font-weight": "normal",
    "font-style": "normal",
    "text-anchor": "start",
    "stop-color": "",
    "stop-opacity": "1",
}
_GEOMETRY = frozenset({
    "d", "x", "y", "dx", "dy", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width",
    "height", "transform", "id", "clip-path", "viewBox", "points", "offset", "href",
    "gradientUnits", "patternUnits", "patternTransform", "preserveAspectRatio",
})  # fmt: skip
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
_TEXTS = frozenset({"text", "tspan"})
_PIXELS = re.compile(r"(?<=\d)px\b")


def shorten(element: Element) -> None:
    """Leave an element the attributes that are seen, each as short as it can be."""
    values = _values(element)
    crisp = "crisp" in element.get("class", "").split()
    kept = {name: element.attrib[name] for name in element.attrib if name in _GEOMETRY}
    kept |= {name: value for name, value in values.items() if value != _DEFAULTS[name]}
    if "stroke" not in kept:
        kept = {name: value for name, value in kept.items() if not name.startswith("stroke")}
    if crisp:
        kept["shape-rendering"] = "crispEdges"
    element.attrib.clear()
    element.attrib.update({name: _rounded(name, value) for name, value in kept.items()})


def is_hidden(element: Element) -> bool:
    """Whether an element's own style keeps it from being seen."""
    style = _style(element)
    return style.get("display") == "none" or style.get("visibility") == "hidden"


def _style(element: Element) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in element.get("style", "").split(";") if ":" in part)
    return {name.strip(): value.strip() for name, value in pairs}


def _values(element: Element) -> dict[str, str]:
    """Attributes and style together, as numbers without units and colours by theme."""
    given = {name: value for name, value in element.attrib.items() if name in _DEFAULTS}
    given |= {name: value for name, value in _style(element).items() if name in _DEFAULTS}
    values = {name: _PIXELS.sub("", value.replace('"', "")) for name, value in given.items()}
    for paint in ("fill", "stroke", "stop-color"):
        if paint in values:
            _paint(values, paint, element.tag in _TEXTS)
    return values


def _paint(values: dict[str, str], paint: str, on_data: bool) -> None:
    colour, alpha = hexadecimal(values[paint])
    opacity_name = f"{paint.removesuffix('-color')}-opacity"
    opacity = alpha * float(values.get(opacity_name, 1))
    values[paint] = themed(colour, on_data=on_data)
    if opacity < 1:
        values[opacity_name] = f"{opacity:g}"
    if opacity == 0:
        values[paint] = "none"
        values.pop(opacity_name)


def _rounded(name: str, value: str) -> str:
    if name in ("id", "clip-path", "href", "fill", "stroke"):
        return value
    finer = "opacity" in name or "scale" in value
    return number_words(value, 2 if finer else 1)


def number_words(value: str, decimals: int = 1) -> str:
    """The text with each number to so many decimals, and none that says nothing."""

    def short(match: re.Match[str]) -> str:
        return f"{round(float(match[0]), decimals) + 0.0:.{decimals}f}".rstrip("0").rstrip(".")

    return _NUMBER.sub(short, value)
