"""Who belongs to a regional commission: its part of the world, members named on it and listed below.

The lines are those of UN Geodata; a disputed area is land like any other and never a member's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import plotly.graph_objects as go
import polars as pl

from southsouth import geography
from southsouth.charts import key, labels, lettering, packing, placement
from southsouth.charts.projection import Projection
from southsouth.charts.sheet import Dot, Sheet, plain, strong
from southsouth.counts import tally
from southsouth.language import N_, country_name, translate

CLASSES: Mapping[str, tuple[str, str]] = {
    "member": (N_("Member"), "member"),
    "non_regional": (N_("Member from outside the region"), "nonreg"),
    "associate": (N_("Associate member"), "ochre"),
}
#: West, south, east, north and the middle meridian of each commission's part of the world.
VIEWS: Mapping[str, tuple[float, float, float, float, float]] = {
    "ECA": (-27.0, -36.0, 60.0, 39.0, 17.0),
    "ECE": (-26.0, 34.0, 92.0, 72.0, 30.0),
    "ECLAC": (-119.0, -56.0, -33.0, 34.0, -76.0),
    "ESCAP": (38.0, -49.0, 230.0, 58.0, 134.0),
    "ESCWA": (-19.0, 7.0, 62.0, 39.0, 22.0),
}
_SIZE, _DOT = 12.0, 7.5
_NAMED_FROM = 1000  # pixels of width: on a smaller sheet the names are below the map alone
_LIST = 12.5


@dataclass(frozen=True)
class _Member:
    """One member on the sheet: where its name goes and how much room its land has."""

    iso3: str
    kind: str
    x: float
    y: float
    area: float
    small: bool


def members(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """The commission's part of the world with its members, then all of them by name.

    Columns: those of `measures.commissions.membership`, and lon, lat, small.
    """
    code = frame["commission_id"][0]
    projection = Projection(*VIEWS[code][:4], sheet.width, VIEWS[code][4])
    shown = list(_on_the_sheet(frame, projection))
    _land(sheet, frame, projection)
    _dots(sheet, [member for member in shown if member.small])
    if sheet.width >= _NAMED_FROM:
        _names(sheet, shown, projection.height)
    y = key.drawn(sheet, _key(frame, sheet.language), projection.height + 8)
    outside = set(frame["iso3"]) - {member.iso3 for member in shown}
    return sheet.figure(_listed(sheet, frame, outside, y + 10))


def _on_the_sheet(frame: pl.DataFrame, projection: Projection) -> Iterator[_Member]:
    for row in frame.iter_rows(named=True):
        x, y = projection.point(row["lon"], row["lat"])
        if 2 < x < projection.width - 2 and 2 < y < projection.height - 2:
            area = _area(projection, row["iso3"])
            yield _Member(row["iso3"], row["class"], x, y, area, row["small"] or area < 14)


@lru_cache(maxsize=2048)
def _area(projection: Projection, iso3: str) -> float:
    """Square pixels of a country on the sheet."""
    outline = geography.outline(iso3)
    return 0.0 if outline is None else float(projection.shape(outline).area)


@lru_cache(maxsize=64)
def _rest(projection: Projection, codes: frozenset[str]) -> str:
    """All land that no member has, disputed areas with it."""
    import shapely

    table = geography.countries()
    others = table[~table["iso3"].isin(list(codes)) | (table["kind"] == "disputed")]
    return projection.path(shapely.union_all(others.geometry.to_numpy()), 0.6, 2.5)


def _land(sheet: Sheet, frame: pl.DataFrame, projection: Projection) -> None:
    codes = frozenset(frame["iso3"])
    sheet.path(_rest(projection, codes), fill="land", below=True)
    for iso3, kind in frame.select("iso3", "class").iter_rows():
        outline = geography.outline(iso3)
        path = "" if outline is None else projection.path(outline, 0.5, 0.6)
        if path:
            sheet.path(
                path, fill=CLASSES[kind][1], edge="paper", edge_width=0.6, below=True,
                ref=f"country/{iso3}", name=_name(iso3, kind, sheet.language),
            )  # fmt: skip


def _name(iso3: str, kind: str, language: str) -> str:
    return (
        f"{strong(country_name(iso3, language))}<br>{plain(translate(CLASSES[kind][0], language))}"
    )


def _dots(sheet: Sheet, small: Sequence[_Member]) -> None:
    """Members too small to see as dots, moved apart where they would cover each other."""
    placed = packing.apart([(member.x, member.y, _DOT / 2) for member in small], gap=1)
    sheet.dots(
        Dot(
            x, y, CLASSES[member.kind][1], _DOT, edge_width=1, ref=f"country/{member.iso3}",
            name=_name(member.iso3, member.kind, sheet.language),
        )
        for member, (x, y) in zip(small, placed, strict=True)
    )  # fmt: skip


def _names(sheet: Sheet, shown: Sequence[_Member], height: float) -> None:
    """Names in the land where it has room, else beside it; one without room is in the list alone."""
    words = {member.iso3: plain(labels.country(member.iso3, sheet.language)) for member in shown}
    inside = [m for m in shown if not m.small and _fits(m, words[m.iso3])]
    boxes = []
    for member in inside:
        wide = lettering.width(words[member.iso3], _SIZE)
        box = (member.x - wide / 2 - 2, member.y - 8, member.x + wide / 2 + 2, member.y + 8)
        if any(_meet(box, other) for other in boxes) or box[0] < 1 or box[2] > sheet.width - 1:
            continue
        boxes.append(box)
        sheet.text(
            member.x,
            member.y,
            words[member.iso3],
            size=_SIZE,
            anchor="center",
            ref=f"country/{member.iso3}",
        )
    beside = [member for member in shown if member not in inside]
    dots = [(m.x, m.y, _DOT / 2 if m.small else 1.0) for m in beside]
    sizes = [(lettering.width(words[m.iso3], _SIZE) + 3, _SIZE * 1.2) for m in beside]
    found = placement.labels(dots, sizes, (sheet.width, height), boxes)
    for member, dot, label in zip(beside, dots, found, strict=True):
        # A name far from its land would be read as that of the land it stands on.
        far = label.tail is not None and not member.small
        if far or any(_meet(label.box, box) for box in boxes):
            continue
        boxes.append(label.box)
        placement.leader(sheet, dot, label)
        sheet.text(
            label.x,
            label.y,
            words[member.iso3],
            size=_SIZE,
            anchor=label.anchor,
            ref=f"country/{member.iso3}",
        )


def _fits(member: _Member, words: str) -> bool:
    return member.area > 800 and lettering.width(words, _SIZE) < member.area**0.5 * 1.25


def _meet(one: placement.Box, other: placement.Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _key(frame: pl.DataFrame, language: str) -> list[tuple[str, str, str]]:
    counts = dict(frame["class"].value_counts().iter_rows())
    return [
        ("bar", token, tally(translate(words, language), counts[kind], language))
        for kind, (words, token) in CLASSES.items()
        if kind in counts
    ]


def _listed(sheet: Sheet, frame: pl.DataFrame, outside: set[str], top: float) -> float:
    """Every member by name, class after class; those that lie outside the map are marked by a ring."""
    columns = max(int(sheet.width // 175), 2)
    wide, y = sheet.width / columns, top
    for kind, (words, token) in CLASSES.items():
        codes = frame.filter(pl.col("class") == kind)["iso3"].to_list()
        if not codes:
            continue
        sheet.line(0, y + 1, sheet.width, y + 1, edge="ink")
        sheet.text(0, y + 18, strong(f"{translate(words, sheet.language)} · {len(codes)}"), size=14)
        names = sorted((labels.country(code, sheet.language), code) for code in codes)
        y = _columns(sheet, names, kind, token, outside, (y + 40, wide, columns)) + 8
    if outside:
        said = translate(N_("Ring: outside the area shown."), sheet.language)
        sheet.text(0, y + 6, plain(said), size=12, colour="ink-3")
        y += 18
    return y


def _columns(
    sheet: Sheet, names: Sequence[tuple[str, str]], kind: str, token: str, outside: set[str],
    frame: tuple[float, float, int],
) -> float:  # fmt: skip
    """Names in columns, from the top down; the height reached."""
    top, wide, columns = frame
    longest = -(-len(names) // columns)
    bottom = top
    for column in range(columns):
        y = top
        for name, code in names[column * longest : (column + 1) * longest]:
            ring = code in outside
            sheet.dots([
                Dot(column * wide + 5, y, "paper" if ring else token, 7 if ring else 8, edge=token, edge_width=1.6 if ring else 0, ref=f"country/{code}", name=_name(code, kind, sheet.language))
            ])  # fmt: skip
            lines = lettering.wrapped(name, _LIST, wide - 22)
            extra = (len(lines) - 1) * _LIST * lettering.LINE
            sheet.text(
                column * wide + 14,
                y + extra / 2,
                "<br>".join(map(plain, lines)),
                size=_LIST,
                ref=f"country/{code}",
            )
            y += 18.5 + extra
        bottom = max(bottom, y)
    return bottom
