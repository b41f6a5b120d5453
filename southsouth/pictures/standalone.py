"""Pictures that leave the site: title, source, paragraphs and disclaimer are inside the file."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from southsouth.charts import words
from southsouth.exhibits import get
from southsouth.pictures import colours, store, svg
from southsouth.pictures.sizes import WIDTHS, drawn_height

_PADDING = 16
_TITLE, _NOTE = 18, 11  # pixels of type
_LEADING = 1.35  # lines of type, from one to the next


def standalone(
    exhibit_id: str, language: str, theme: str = "light", width: str = "wide"
) -> str | None:
    """The picture as a file of its own, in the fixed colours of a theme, or None as `store.svg`.

    Above it the title, below it the source with paragraphs and, on maps, disclaimer and credit.

    Raises:
        UnknownFact: there is no exhibit of that id.
    """
    picture = store.svg(exhibit_id, language, width)
    if picture is None:
        return None
    exhibit = get(exhibit_id)
    paragraphs = exhibit.paragraphs(exhibit.frame())
    notes = (exhibit.source(language, paragraphs), *exhibit.map_notes(language))
    framed = framed_by(picture, exhibit.heading(language), notes, WIDTHS[width])
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + colours.fixed(framed, theme)


def framed_by(picture: str, title: str, notes: tuple[str, ...], width: int) -> str:
    """The picture between its title and its notes, on a ground of the theme's surface."""
    root = ElementTree.fromstring(picture)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    height = drawn_height(picture)
    room = width - 2 * _PADDING
    above = _broken(title, _TITLE, room)
    below = [line for note in notes for line in _broken(note, _NOTE, room)]
    head = _PADDING + len(above) * _TITLE * _LEADING
    foot = head + height + _NOTE
    total = round(foot + len(below) * _NOTE * _LEADING + _PADDING / 2)
    _enclose(root, width, height, round(head), total)
    root.extend(_lines(above, _TITLE, _PADDING, weight="bold"))
    root.extend(_lines(below, _NOTE, foot))
    return ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")


def _broken(text: str, size: int, room: float) -> list[str]:
    return words.wrapped(text, room, lambda line: words.width(line, size))


def _enclose(root: Element, width: int, height: int, head: int, total: int) -> None:
    """Move what is drawn below the title, and lay a ground under all."""
    drawn = [child for child in root if child.tag not in ("title", "desc")]
    for child in drawn:
        root.remove(child)
    group = Element("g", {"transform": f"translate(0,{head})"})
    group.extend(drawn)
    surface = colours.themed(colours.PROPERTIES["surface"]["light"])
    root.append(Element("rect", {"width": str(width), "height": str(total), "fill": surface}))
    root.append(group)
    root.attrib |= {
        "xmlns": svg.NAMESPACE, "viewBox": f"0 0 {width} {total}",
        "width": str(width), "height": str(total),
    }  # fmt: skip


def _lines(lines: list[str], size: int, top: float, weight: str = "") -> list[Element]:
    ink = colours.themed(colours.PROPERTIES["text"]["light"])
    made: list[Element] = []
    for index, line in enumerate(lines):
        y = top + size + index * size * _LEADING
        attributes = {"x": str(_PADDING), "y": f"{y:.0f}", "font-size": str(size), "fill": ink}
        text = Element("text", attributes | ({"font-weight": weight} if weight else {}))
        text.text = line
        made.append(text)
    return made
