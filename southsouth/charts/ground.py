"""Whose land each pixel of a map is: what a name may stand on, and what its leader runs over."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from southsouth import geography
from southsouth.charts.projection import Projection

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

#: What a pixel is that is no member's; members follow in their order. `MEMBERS` is any of them.
WATER, NOBODYS, DISPUTED, _FIRST, MEMBERS = 0, 1, 2, 3, 255
#: Tolerance and speck with which the land of a member is drawn: words lie on what is seen.
DRAWN = (0.8, 1.5)


class Ground:
    """A map as a grid of pixels: water, land of no member, disputed land, or a member's."""

    def __init__(self, projection: Projection, members: Sequence[str]) -> None:
        self._values = {iso3: _FIRST + i for i, iso3 in enumerate(members)}
        self.owners = self._owned()[_painted(projection)]
        self._sums: dict[int, tuple[int, int, Any]] = {}

    def _owned(self) -> Any:
        """What pixels are on which nothing is painted, and each row of `geography.countries`."""
        table = geography.countries()
        rows = zip(table["iso3"], table["kind"], strict=True)
        values = (
            DISPUTED if kind == "disputed" else self._values.get(iso3, NOBODYS)
            for iso3, kind in rows
        )
        return np.array([WATER, *values], np.uint8)

    def of(self, iso3: str) -> int:
        """The value of a member's pixels."""
        return self._values[iso3]

    def bounds(self, owner: int) -> tuple[int, int, int, int] | None:
        """The box around the pixels of a member; nothing where it has none."""
        return self._around[owner][0] if owner in self._around else None

    def middle(self, owner: int) -> tuple[float, float] | None:
        """The middle of the pixels of a member; nothing where it has none."""
        return self._around[owner][1] if owner in self._around else None

    @cached_property
    def _around(self) -> Mapping[int, tuple[tuple[int, int, int, int], tuple[float, float]]]:
        """Of each member that has pixels the box around them, and their middle."""
        rows, columns = np.nonzero(self.owners >= _FIRST)
        owners = self.owners[rows, columns]
        order = owners.argsort(kind="stable")
        values, firsts = np.unique(owners[order], return_index=True)
        if not len(order):
            return {}
        pixels, counts = np.array([columns, rows])[:, order], np.diff(firsts, append=len(order))
        first, last = (end.reduceat(pixels, firsts, axis=1).T for end in (np.minimum, np.maximum))
        middles = np.add.reduceat(pixels, firsts, axis=1).T / counts[:, None]
        boxes = np.hstack([first, last + 1]).tolist()
        return {
            value: (tuple(box), tuple(middle))
            for value, box, middle in zip(values.tolist(), boxes, middles.tolist(), strict=True)
        }

    def count(self, owner: int, boxes: Any) -> Any:
        """How many pixels of an owner each box holds: rows of left, top, right, bottom."""
        if owner not in self._sums:
            self._sums[owner] = self._summed(owner)
        left, top, sums = self._sums[owner]
        last_y, last_x = (size - 1 for size in sums.shape)
        ends = np.rint(boxes).T.astype(int) - [[left], [top], [left], [top]]
        np.maximum(ends, 0, out=ends)
        x0, y0, x1, y1 = np.minimum(ends, [[last_x], [last_y], [last_x], [last_y]], out=ends)
        return sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]

    def _summed(self, owner: int) -> tuple[int, int, Any]:
        """Where the pixels of an owner begin, and at each from there how many lie before it."""
        tall, wide = self.owners.shape
        whole = (0, 0, wide, tall)
        left, top, right, bottom = self.bounds(owner) or whole
        seen = self.owners[top:bottom, left:right]
        mine = seen >= _FIRST if owner == MEMBERS else seen == owner
        return left, top, np.pad(mine.cumsum(0, dtype=np.int32).cumsum(1), ((1, 0), (1, 0)))

    def at(self, x: Any, y: Any) -> Any:
        """The owners of points; of those outside the map, of its nearest pixel."""
        tall, wide = self.owners.shape
        columns, rows = np.clip(x, 0, wide - 1).astype(int), np.clip(y, 0, tall - 1).astype(int)
        return self.owners[rows, columns]


@lru_cache(maxsize=64)
def land(projection: Projection) -> str:
    """All land of a map as a path, no border in it."""
    return projection.path(geography.land().geometry.iloc[0], speck=3)


def countries(projection: Projection) -> Ground:
    """The ground of a map on which every country and area that is not disputed is told apart."""
    return ground(projection, tuple(geography.countries()["iso3"].dropna()))


@lru_cache(maxsize=64)
def ground(projection: Projection, members: tuple[str, ...]) -> Ground:
    """The ground of a map on which these are the members."""
    return Ground(projection, members)


# Painted once for all who may be members: what is on the sheet does not change with them.
@lru_cache(maxsize=64)
def _painted(projection: Projection) -> Any:
    """Of each pixel the row of `geography.countries` that lies there, counted from one; zero for water."""
    from PIL import Image, ImageDraw

    table = geography.countries()
    rows = zip(table["iso3"], table["kind"], table.geometry, strict=True)
    shapes = [
        # The outline that is drawn too: what is simplified for the one is for the other.
        projection.drawn(shape if kind == "disputed" else geography.outline(iso3), *DRAWN)
        for iso3, kind, shape in rows
    ]
    image = Image.new("I", (projection.width, projection.height), 0)
    brush = ImageDraw.Draw(image)
    # The largest first: what lies within another is painted over it.
    for row, shape in sorted(enumerate(shapes, start=1), key=lambda pair: -pair[1].area):
        for part in polygons(shape):
            brush.polygon(_points(part.exterior), fill=row)
    return np.asarray(image)


def _points(ring: Any) -> list[tuple[float, float]]:
    return [(x, y) for x, y, *_ in ring.coords]


def polygons(shape: "BaseGeometry") -> list[Any]:
    """The islands and mainlands of a shape."""
    import shapely

    parts = shapely.get_parts(shapely.get_parts(shape))
    return [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]
