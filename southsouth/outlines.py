"""Our own outlines of the world as plotly.js asks for them: the land alone, or with borders.

plotly.js keeps an outline by its name, not its address: two maps with different outlines in one
page need different resolutions, so United Nations lines go by the name of 50m.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from southsouth import paths
from southsouth.resource import Resource

#: The address of each outline, and its file in geo/.
FILES: Mapping[str, str] = {
    "/geo/land/world_110m.json": "topojson/world_110m.json",
    "/geo/un/world_50m.json": "topojson-un/world_50m.json",
}


@cache
def body(address: str) -> bytes:
    """The bytes of the outline at an address.

    Raises:
        KeyError: there is none.
    """
    return (paths.GEO / FILES[address]).read_bytes()


def resources() -> Iterator[Resource]:
    """Both outlines."""
    for address in FILES:
        yield Resource(address, "application/json", lambda address=address: body(address))
