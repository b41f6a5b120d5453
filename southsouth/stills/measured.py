"""The lines of words in a finished SVG: the runs they are made of, and how wide they are."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from southsouth.charts import lettering
from southsouth.charts.sheet import SIZE, plain

SVG = "{http://www.w3.org/2000/svg}"
ElementTree.register_namespace("", SVG[1:-1])
_SCRIPT = re.compile(r"[\u2e80-\uffef]+|[^\u2e80-\uffef]+")

#: Letters of one script, whether they are bold, and their colour where they have their own.
Run = tuple[str, bool, str]


def lines(text: ElementTree.Element) -> list[ElementTree.Element]:
    """The lines of a text: itself where it has a place, else its parts that have one."""
    return [text] if text.get("x") else [line for line in text if line.get("x")]


def size(text: ElementTree.Element) -> float:
    """Pixels of its letters."""
    return float(text.get("font-size", SIZE))


def runs(text: ElementTree.Element, line: ElementTree.Element) -> list[Run]:
    """The runs of a line of a text, in order."""
    return [*_runs(line, bold=text.get("font-weight") == "700", fill="")]


def _runs(element: ElementTree.Element, *, bold: bool, fill: str) -> Iterator[Run]:
    for letters in _SCRIPT.findall(element.text or ""):
        yield letters, bold, fill
    for child in element:
        heavy = bold or child.get("font-weight") == "700"
        yield from _runs(child, bold=heavy, fill=child.get("fill", fill))
        for letters in _SCRIPT.findall(child.tail or ""):
            yield letters, bold, fill


def width(run: Run, letter_size: float) -> float:
    """Pixels that a run takes in the faces that it was measured in."""
    return lettering.width(plain(run[0]), letter_size, bold=run[1])


def fixed(svg: str) -> str:
    """The picture whose every line says how long it is: another face, where Archivo is missing, is
    made to fit."""
    root = ElementTree.fromstring(svg)
    for text in root.iter(f"{SVG}text"):
        for line in lines(text):
            found = runs(text, line)
            if sum(len(letters) for letters, _, _ in found) > 1:
                line.set("textLength", f"{sum(width(run, size(text)) for run in found):.1f}")
                line.set("lengthAdjust", "spacingAndGlyphs")
    return ElementTree.tostring(root, encoding="unicode")
