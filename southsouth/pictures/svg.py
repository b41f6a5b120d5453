"""plotly's SVG made small, repeatable and readable: `clean`."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from southsouth.pictures import attributes, layers, simplify

NAMESPACE = "http://www.w3.org/2000/svg"
FONT_SIZE = "13"
FONT = "'Noto Sans','Noto Sans CJK SC',system-ui,sans-serif"
_SHAPES = frozenset({"path", "rect", "circle", "line", "polygon", "polyline", "ellipse"})
_INHERITED = (
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "font-size", "font-weight",
    "text-anchor", "shape-rendering",
)  # fmt: skip
_REFERENCE = re.compile(r"url\([\"']?#([^)\"']+)[\"']?\)")
_CIRCLE = re.compile(
    r"M([\d.]+),0A\1,\1 0 1,1 0,-\1A\1,\1 0 0,1 \1,0Z"
)  # how plotly.js draws a round marker
_TRANSLATED = re.compile(r"translate\((-?[\d.]+),\s*(-?[\d.]+)\)")


def clean(raw: str, prefix: str, title: str, description: str) -> str:
    """The picture as it is served inline: no fixed size, colours by theme, ids by `prefix`.

    Only what is seen remains, to a tenth of a pixel (outlines of maps: a quarter). The same
    drawing gives the same text, whatever ids plotly.js made up.
    """
    root = _parsed(raw)
    width, height = root.get("width", "0"), root.get("height", "0")
    layers.merge(root)
    _solid_legends(root)
    _unclip_legends(root)
    _prune(root)
    for element in root.iter():
        _circle(element)
        _unscaled_stroke(element)
        attributes.shorten(element)
    _prune_unseen(root)
    _name(root, prefix)
    _hoist(root)
    _flatten(root)
    _frame(root, width, height, prefix, title, description)
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=True).replace(
        " />", "/>"
    )


def _parsed(raw: str) -> Element:
    """The tree without namespaces, and without elements that nobody sees."""
    root = ElementTree.fromstring(raw)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        for name in [name for name in element.attrib if "}" in name]:
            element.attrib[name.rpartition("}")[2]] = element.attrib.pop(name)
    return root


def _solid_legends(root: Element) -> None:
    """A gradient between one colour and itself is that colour."""
    solid: dict[str, str] = {}
    for gradient in root.iter("linearGradient"):
        colours = {stop.get("stop-color", "") for stop in gradient}
        if len(colours) == 1:
            solid[gradient.get("id", "")] = colours.pop()
    for element in root.iter():
        match = _REFERENCE.search(element.get("style", ""))
        if match and match[1] in solid:
            style = element.get("style", "")
            element.set("style", style.replace(match[0], solid[match[1]]))


def _unclip_legends(root: Element) -> None:
    """The reader's font may be wider than ours: a legend is not cut off."""
    for element in root.iter():
        if element.get("class", "") in ("legend", "scrollbox"):
            element.attrib.pop("clip-path", None)


def _prune(element: Element) -> None:
    """Take out what is hidden and what draws nothing."""
    for child in list(element):
        _prune(child)
        if attributes.is_hidden(child) or _draws_nothing(child):
            element.remove(child)


def _draws_nothing(element: Element) -> bool:
    if element.tag == "path":
        return element.get("d", "") in ("", "M0,0Z")
    return element.tag in ("g", "defs", "text") and not len(element) and not element.text


def _circle(element: Element) -> None:
    match = _CIRCLE.fullmatch(element.get("d", "")) if element.tag == "path" else None
    at = _TRANSLATED.fullmatch(element.get("transform", ""))
    if match and at:
        element.tag = "circle"
        element.attrib.pop("d")
        element.attrib.pop("transform")
        element.attrib |= {"cx": at[1], "cy": at[2], "r": match[1]}


def _unscaled_stroke(element: Element) -> None:
    """Under `scale` a line would be as thin as the steps: its width and dashes are given in steps."""
    if not element.attrib.pop("data-scaled", ""):
        return
    in_steps = re.sub(
        r"stroke-(?:width|dasharray):[^;]+",
        lambda found: re.sub(r"[\d.]+", lambda m: f"{float(m[0]) / simplify.UNIT:g}", found[0]),
        element.get("style", ""),
    )
    element.set("style", in_steps)


def _prune_unseen(element: Element) -> None:
    """Take out shapes without fill and stroke, then groups that are left empty."""
    for child in list(element):
        if child.tag in ("clipPath", "pattern", "linearGradient"):
            continue
        _prune_unseen(child)
        if _is_unseen(child) or (child.tag in ("g", "defs") and not len(child)):
            element.remove(child)


def _is_unseen(element: Element) -> bool:
    painted = element.get("fill", "black") != "none" or "stroke" in element.attrib
    return element.tag in _SHAPES and (not painted or element.get("opacity") == "0")


def _references(root: Element) -> Iterator[tuple[Element, str, str]]:
    for element in root.iter():
        for name, value in element.attrib.items():
            match = _REFERENCE.fullmatch(value)
            if match:
                yield element, name, match[1]


def _name(root: Element, prefix: str) -> None:
    """Short ids in the order of use; definitions that nobody uses go."""
    names: dict[str, str] = {}
    for element, attribute, old in list(_references(root)):
        names.setdefault(old, f"{prefix}{len(names)}")
        element.set(attribute, f"url(#{names[old]})")
    for parent in list(root.iter()):
        for child in list(parent):
            old = child.attrib.pop("id", None)
            if old in names:
                child.set("id", names[old])
            elif child.tag in ("clipPath", "linearGradient", "pattern"):
                parent.remove(child)


def _hoist(element: Element) -> None:
    """What all children of a group share is said once, by the group."""
    for child in element:
        _hoist(child)
    if element.tag != "g" or len(element) == 0:
        return
    for name in _INHERITED:
        values = {child.get(name) for child in element}
        if len(values) == 1 and None not in values and name not in element.attrib:
            element.set(name, element[0].get(name, ""))
            for child in element:
                child.attrib.pop(name)


def _flatten(element: Element) -> None:
    """A group that says nothing gives way to its children."""
    for index, child in reversed(list(enumerate(element))):
        _flatten(child)
        if child.tag in ("g", "defs") and not len(child):
            element.remove(child)
        elif child.tag == "g" and not child.attrib:
            element[index : index + 1] = list(child)


def _frame(
    root: Element, width: str, height: str, prefix: str, title: str, description: str
) -> None:
    root.attrib.clear()
    root.attrib |= {
        "xmlns": NAMESPACE,
        "viewBox": f"0 0 {width} {height}",
        "role": "img",
        "aria-labelledby": f"{prefix}t {prefix}d",
        "font-family": FONT,
        "font-size": FONT_SIZE,
    }
    for index, (tag, words) in enumerate((("title", title), ("desc", description))):
        said = Element(tag, {"id": f"{prefix}{tag[0]}"})
        said.text = words
        root.insert(index, said)
