"""From an exhibit to its picture."""

from southsouth.exhibits import get
from southsouth.pictures import sizes, svg
from southsouth.pictures.drawing import Drawing


def draw(drawing: Drawing, exhibit_id: str, language: str, width: str) -> str:
    """The exhibit with all its rows, as clean SVG of one of `sizes.WIDTHS`.

    Raises:
        UnknownFact: there is no exhibit of that id.
    """
    exhibit = get(exhibit_id)
    frame = exhibit.frame()
    figure = exhibit.figure(language, frame)
    pixels = sizes.WIDTHS[width]
    height = sizes.height(figure, pixels, exhibit.map_kind)
    raw = drawing.svg(figure, pixels, height, exhibit.map_kind)
    legend = sizes.legend_height(raw)
    if exhibit.map_kind and legend:
        # The legend took its room from the map: draw once more with room for both.
        height = sizes.height(figure, pixels, exhibit.map_kind, legend)
        raw = drawing.svg(figure, pixels, height, exhibit.map_kind)
    heading, alt = exhibit.heading(language), exhibit.alt(frame, language)
    return svg.clean(raw, f"{exhibit_id}-{width[0]}", heading, alt)
