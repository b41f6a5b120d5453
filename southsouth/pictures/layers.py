"""The layers of a map drawn once each: land with its coast, countries with their fill."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from southsouth.pictures import simplify
from southsouth.pictures.simplify import Line

_LONG = 400  # characters of a path that are worth the work


def merge(root: Element) -> None:
    """Leave each outline of a map in one path only, in whole steps."""
    for geo in _of_class(root, "geo"):
        layers = {layer.get("class", "").removeprefix("layer "): layer for layer in geo}
        _one_path(layers, "coastlines")
        _fill_countries(layers)
        _leave_out(layers, geo)
        for path in geo.iter("path"):
            if len(path.get("d", "")) > _LONG:
                _compact(path)


def _of_class(root: Element, name: str) -> Iterable[Element]:
    return [element for element in root.iter("g") if name in element.get("class", "").split()]


def _path(layers: dict[str, Element], name: str) -> Element | None:
    return layers[name].find("path") if name in layers else None


def _one_path(layers: dict[str, Element], lines: str) -> None:
    """Land takes the stroke of its coast, which follows the same points."""
    land, coast = _path(layers, "land"), _path(layers, lines)
    if land is None or coast is None:
        return
    fill = land.get("style", "").split("fill:", 1)[1]
    land.set("style", _before(coast.get("style", ""), "fill") + f"fill:{fill}")
    layers[lines].clear()


def _before(style: str, name: str) -> str:
    return "".join(f"{part};" for part in style.split(";") if part.split(":")[0].strip() != name)


def _fill_countries(layers: dict[str, Element]) -> None:
    """Borders take the fill of the land below, so that the land need not be drawn."""
    land, countries = _path(layers, "land"), _path(layers, "countries")
    if land is None or countries is None:
        return
    fill = land.get("style", "").split("fill:", 1)[1]
    countries.set("style", _before(countries.get("style", ""), "fill") + f"fill:{fill}")
    countries.set("fill-rule", "evenodd")
    layers["land"].clear()


def _leave_out(layers: dict[str, Element], geo: Element) -> None:
    """Countries that are drawn in their own colour need no second shape below it."""
    countries = _path(layers, "countries")
    if countries is None:
        return
    drawn = {
        _points(line)
        for path in geo.iter("path")
        if "choroplethlocation" in path.get("class", "")
        for line in simplify.lines_of(path.get("d", ""))
    }
    rings = simplify.closed_rings(simplify.lines_of(countries.get("d", "")))
    left = [ring for ring in rings if _points(ring) not in drawn]
    countries.set("d", _absolute(left))


def _points(line: Line) -> frozenset[tuple[float, float]]:
    return frozenset((round(x, 6), round(y, 6)) for x, y in line[0])


def _absolute(lines: Iterable[Line]) -> str:
    return "".join(
        "M" + "L".join(f"{x},{y}" for x, y in points) + ("Z" if closed else "")
        for points, closed in lines
    )


def _compact(path: Element) -> None:
    lines = simplify.closed_rings(simplify.lines_of(path.get("d", "")))
    path.set("d", simplify.path_of(simplify.without_specks(lines)))
    path.set("transform", f"{path.get('transform', '')} scale({simplify.UNIT})".strip())
    path.set("data-scaled", "1")
