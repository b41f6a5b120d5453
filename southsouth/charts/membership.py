"""Who belongs to a regional commission: its parts of the world, members named on them or numbered.

The lines are those of UN Geodata; a disputed area is grey, hatched, with a dashed edge, and never a
member's.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth import counts, geography
from southsouth.charts import (
    ground,
    key,
    labels,
    lettering,
    member_places,
    member_spots,
    member_views,
    placement,
)
from southsouth.charts.member_places import Label, Plan, Row
from southsouth.charts.member_spots import Member
from southsouth.charts.member_views import Panel
from southsouth.charts.places_map import moved
from southsouth.charts.projection import Projection
from southsouth.charts.sheet import Dot, Sheet, plain, strong
from southsouth.language import N_, counted, country_name, in_order, translate

CLASSES: Mapping[str, str] = {
    "member": N_("Member"),
    "non_regional": N_("Member from elsewhere"),
    "associate": N_("Associate member"),
}
#: Fill of a class, its edge, and the colour of names on it.
LOOKS: Mapping[str, tuple[str, str, str]] = {
    "member": ("member", "paper", "paper"), "non_regional": ("nonreg", "member", "ink"),
    "associate": ("ochre", "ochre-text", "on-ochre"),
}  # fmt: skip
#: The part of the world that a commission is named after.
HOMES: Mapping[str, str] = {
    "ECA": N_("Africa"),
    "ECE": N_("Europe"),
    "ECLAC": N_("Latin America and the Caribbean"),
    "ESCAP": N_("Asia and the Pacific"),
    "ESCWA": N_("Western Asia"),
}
#: Of the land of the inferred, by class.
_HATCHES: Mapping[str, str] = {
    "member": "nonreg",
    "non_regional": "member",
    "associate": "ochre-text",
}
_LIST = 12.5  # pixels of type in lists
_BY_DOT = 8.0  # square pixels of land drawn beside the dot of a member
_HALO = 1.25  # pixels of paper around an empty dot
_HATCH = 4.0  # pixels between the lines of a disputed area
_LINED = 14.0  # of a member's that no source names: names are read on them
#: Of a member's land that is seen on any map as much as one shows on which it is named at once; else, if
#: there is that much room for its name in square pixels.
_MOST = ((0.75, 0.0), (0.5, 1500.0))


def members(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """The commission's parts of the world with its members by name, or by number where names have no
    room; then those by number and those that lie outside them.

    Columns: those of `measures.commissions.membership`, and lon, lat, small.
    """
    maps = panels(frame, sheet)
    plans = _plans(frame, sheet)
    numbers, written = member_places.numbered(plans)
    member_views.headings(sheet, maps)
    kinds, inferred = dict(frame.select("iso3", "class").iter_rows()), frozenset(_inferred(frame))
    for panel, plan, own in zip(maps, plans, written, strict=True):
        _land(sheet, kinds, inferred, panel, plan, maps)
        member_views.frames(sheet, panel, maps, tuple(kinds))
        _marks(sheet, panel, plan, own, inferred)
    room, y = member_views.lists(sheet, maps)
    bottom = _listed(sheet, frame, plans, numbers, room, y)
    return sheet.figure(max(bottom, *(panel.bottom for panel in maps)))


def panels(frame: pl.DataFrame, sheet: Sheet) -> tuple[Panel, ...]:
    """Draw what the colours mean; the maps below it, where they stand."""
    code = frame["commission_id"][0]
    disputed = any(_disputed(panel.projection)[0] for panel in member_views.panels(sheet, code, 0))
    plans = _plans(frame, sheet)
    dotted = any(one.small for plan in plans for one in plan.shown)
    entries = _key(
        frame, sheet.language, empty=_empty(frame, plans), disputed=disputed, dotted=dotted
    )
    if any(plan.numbers for plan in plans):
        words = N_("numbers: see the list below")
        entries.append(("number", "member", translate(words, sheet.language)))
    top = key.drawn(sheet, entries, 0) + 6
    return member_views.panels(sheet, code, top)


def _plans(frame: pl.DataFrame, sheet: Sheet) -> Sequence[Plan]:
    """Each map with the members that it names, and with territories of nobody's colour: each on one map.

    In pixels of each map, wherever on the sheet that stands.
    """
    columns = ("iso3", "class", "lon", "lat", "small", "applied")
    maps = member_views.panels(sheet, frame["commission_id"][0], 0)
    return _planned(tuple(frame.select(columns).iter_rows()), maps, sheet.language)


# The same few maps are asked for again and again, and finding room for names takes longest.
@lru_cache(maxsize=64)
def _planned(rows: tuple[Row, ...], maps: tuple[Panel, ...], language: str) -> tuple[Plan, ...]:
    members = tuple(row[0] for row in rows)
    shares = _shared(rows, maps)
    others = _shared(
        tuple(
            (iso3, "", lon, lat, False, False)
            for iso3, lon, lat in geography.territories()
            if iso3 not in members
        ),
        maps,
    )

    def planned(panel: Panel, insisted: str = "") -> Plan:
        framed = tuple(member_views.framed(panel, maps))
        return member_places.planned(
            shares[panel], panel.projection, language, framed, members, others[panel], insisted
        )  # fmt: skip

    plans = [planned(panel) for panel in maps]
    if sum(len(plan.numbers) for plan in plans) == 1:
        # For one number a list would be a detour: its name, if that leaves all others a place.
        where, plan = next((i, plan) for i, plan in enumerate(plans) if plan.numbers)
        named = planned(maps[where], plan.numbers[0].member.iso3)
        if not named.unmarked and not named.numbers:
            plans[where] = named
    return tuple(plans)


@lru_cache(maxsize=64)
def _shared(rows: tuple[Row, ...], maps: tuple[Panel, ...]) -> Mapping[Panel, Sequence[Row]]:
    """Who is named on which map: of those that show most of its land on that of the largest scale, the
    first where the scales hardly differ; where none does, where its land has most pixels."""
    shares: dict[Panel, list[Row]] = {panel: [] for panel in maps}
    by_scale = sorted(maps, key=lambda panel: -panel.larger_than(maps[0]))
    for row in rows:
        seen = {panel: _seen(row, panel, maps) for panel in by_scale}
        pixels = {panel: land for panel, land in seen.items() if land}
        if pixels:
            shares[_best(row, pixels)].append(row)
    return shares


def _best(row: Row, pixels: Mapping[Panel, float]) -> Panel:
    """Of the maps with so many square pixels of its land the one to name it on; the largest scale is first."""
    if max(pixels.values()) < member_places.SPECK or geography.outline(row[0]) is None:
        return next(iter(pixels))
    whole = max(member_places.area(panel.projection, row[0]) / panel.scale**2 for panel in pixels)
    for share, room in _MOST:
        for panel, land in pixels.items():
            if land >= room and land / panel.scale**2 >= share * whole:
                return panel
    return max(pixels, key=lambda panel: pixels[panel])


def _seen(row: Row, panel: Panel, maps: tuple[Panel, ...]) -> float:
    """Square pixels of its land on a map outside of frames, at least one where that holds its point;
    nothing where it is not to be named there."""
    framed = tuple(member_views.framed(panel, maps))
    land = member_places.area(panel.projection, row[0], framed)
    if member_places.holds(panel.projection, *row[2:4]):
        return max(land, 1.0)
    return land if land >= member_places.SEEN else 0.0


def _inferred(frame: pl.DataFrame) -> list[str]:
    """Members that no source names: only their number is known to need them."""
    return frame.filter("counted")["iso3"].to_list()


def _empty(frame: pl.DataFrame, plans: Sequence[Plan]) -> bool:
    """Whether one of the inferred has an empty mark instead of hatched land: a dot, or one in a list."""
    inferred = set(_inferred(frame))
    small = {one.iso3 for plan in plans for one in plan.shown if one.small}
    shown = {one.iso3 for plan in plans for one in plan.shown}
    listed = {code for plan in plans for code in plan.unmarked} | {
        label.member.iso3 for plan in plans for label in plan.numbers
    }
    return not inferred.isdisjoint(small | listed | (set(frame["iso3"]) - shown))


def _marks(
    sheet: Sheet, panel: Panel, plan: Plan, written: Sequence[Label], inferred: frozenset[str]
) -> None:  # fmt: skip
    """The dots of small members, empty for the `inferred`, dashed for who may not have joined, and names and numbers with their leaders."""
    ringed = {label.member for label in written if label.place.ringed}
    shown = [one for one in plan.shown if one.small or one in ringed]
    dots = [
        _dot(sheet, panel, one, ringed=one in ringed, hollow=one.iso3 in inferred)
        for one in shown if not one.doubted
    ]  # fmt: skip
    for dot in dots:
        # On land of its own colour the ring alone would be a white disc.
        if dot.fill == "paper" and _is_on_land(panel, dot):
            radius = round((dot.size + dot.edge_width) / 2 + _HALO)
            sheet.circle(dot.x, dot.y, radius, fill="paper", below=True)
    sheet.dots(dots)
    for one in shown:
        if one.doubted:
            _ring(sheet, panel, one)
    for label in written:
        place, one = label.place, label.member
        low, (x, y, radius) = place.placed.moved(panel.x, panel.y), place.start
        placement.leader(sheet, (x + panel.x, y + panel.y, radius), low, "ink", on_dark=True)
        is_hollow = place.ringed and one.iso3 in inferred
        colour = LOOKS[one.kind][2] if place.on_land and not is_hollow else "ink"
        sheet.text(
            low.x, low.y, label.words, size=place.size, anchor=low.anchor, ref=one.ref, colour=colour
        )  # fmt: skip
    for label in plan.territories:
        low, (x, y, radius) = label.place.placed.moved(panel.x, panel.y), label.place.start
        placement.leader(sheet, (x + panel.x, y + panel.y, radius), low, "ink-3")
        sheet.text(
            low.x, low.y, label.words, size=label.place.size, anchor=low.anchor, colour="ink-2"
        )


def _is_on_land(panel: Panel, dot: Dot) -> bool:
    """Whether a dot lies on land of any country, not at sea."""
    return ground.is_land(panel.projection, dot.x - panel.x, dot.y - panel.y)


def _ring(sheet: Sheet, panel: Panel, one: Member) -> None:
    """The dashed mark of who may not have joined."""
    sheet.circle(
        one.x + panel.x, one.y + panel.y, member_spots.DOT / 2, fill="paper",
        edge=LOOKS[one.kind][1], edge_width=1.8, dash="ring", ref=one.ref,
        name=_name(one.iso3, one.kind, sheet.language),
    )  # fmt: skip


def _dot(sheet: Sheet, panel: Panel, one: Member, *, ringed: bool, hollow: bool) -> Dot:
    x, y = one.x + panel.x, one.y + panel.y
    return Dot(
        # A ring between pixels is drawn otherwise by each program.
        round(x) if hollow else x, round(y) if hollow else y,
        size=member_spots.RING if ringed else member_spots.DOT,
        ref=one.ref, name=_name(one.iso3, one.kind, sheet.language),
        **_dotted(one.kind, hollow=hollow),
    )  # fmt: skip


def _dotted(kind: str, *, hollow: bool) -> dict[str, Any]:
    """Fill and edge of a dot or of a mark in a list."""
    fill, edge, _ = LOOKS[kind]
    if hollow:
        return {"fill": "paper", "edge": fill, "edge_width": 2}
    return {"fill": fill, "edge": edge, "edge_width": 1}


@lru_cache(maxsize=2048)
def _outline(projection: Projection, iso3: str, speck: float) -> str:
    """The land of a member on a map, its parts of so many square pixels; nothing where none of it is."""
    outline = geography.outline(iso3)
    return "" if outline is None else projection.path(outline, ground.DRAWN[0], speck)


def _speck(iso3: str, dotted: Mapping[str, bool], *, is_framed: bool) -> float:
    """Square pixels of the parts of a member's land that are drawn, by who is shown and has a dot.

    A dot stands for the specks around it, and a speck whose dot is on another map would have no name here;
    in a frame they belong to the map that shows it larger.
    """
    if dotted.get(iso3):
        return _BY_DOT
    return ground.DRAWN[1] if iso3 in dotted or is_framed else member_places.SPECK


@lru_cache(maxsize=64)
def _rest(projection: Projection, codes: frozenset[str]) -> str:
    """All land of countries and areas that are no members."""
    table = geography.countries()
    others = table[~table["iso3"].isin(list(codes)) & (table["kind"] != "disputed")]
    return projection.path_of_all(others.geometry, 0.9, 2.5)


@lru_cache(maxsize=64)
def _disputed(projection: Projection) -> tuple[str, str]:
    """The areas that belong to no country here, and the lines that hatch them."""
    table = geography.countries()
    areas = table[table["kind"] == "disputed"].geometry
    return projection.path_of_all(areas, 0.5, 2.5), projection.hatches(areas, _HATCH, 2.5, 0.5)


def _land(
    sheet: Sheet, kinds: Mapping[str, str], inferred: frozenset[str], panel: Panel, plan: Plan,
    maps: Sequence[Panel],
) -> None:  # fmt: skip
    """The land of members in the colours of their classes, of the `inferred` hatched, and all other land."""
    rest = _shifted(_rest(panel.projection, frozenset(kinds)), panel.y, panel.x)
    sheet.path(rest, fill="land", below=True)
    dotted = {one.iso3: one.small for one in plan.shown}
    is_framed = any(member_views.framed(panel, maps))
    for iso3, kind in kinds.items():
        path = _outline(panel.projection, iso3, _speck(iso3, dotted, is_framed=is_framed))
        if path:
            fill, edge, _ = LOOKS[kind]
            sheet.path(
                _shifted(path, panel.y, panel.x), fill=fill, edge=edge, edge_width=0.7, below=True,
                ref=f"country/{iso3}", name=_name(iso3, kind, sheet.language),
            )  # fmt: skip
    for kind, edge in _HATCHES.items():
        lined = _lines(
            panel.projection, frozenset(iso3 for iso3 in inferred if kinds[iso3] == kind), tuple(kinds)
        )  # fmt: skip
        if lined:
            path = _shifted(lined, panel.y, panel.x)
            sheet.path(path, edge=edge, edge_width=0.6, below=True)
    disputed, hatches = _disputed(panel.projection)
    if disputed:
        area, lines = (_shifted(path, panel.y, panel.x) for path in (disputed, hatches))
        # The edge lies on the paper's colour: between two members a thin dark line is not seen.
        sheet.path(area, edge="paper", edge_width=2.4, below=True)
        sheet.path(area, fill="land", edge="ink-3", edge_width=0.8, dash="dot", below=True)
        sheet.path(lines, edge="ink-3", edge_width=0.7, below=True)


@lru_cache(maxsize=64)
def _lines(projection: Projection, codes: frozenset[str], order: tuple[str, ...]) -> str:
    """What hatches the land of some members, as far as it is seen of all in their order."""
    own = [_uncovered(iso3, order) for iso3 in codes if geography.outline(iso3) is not None]
    return projection.hatches(own, _LINED, _LINED, ground.DRAWN[0])


@lru_cache(maxsize=1024)
def _uncovered(iso3: str, order: tuple[str, ...]) -> Any:
    """The land of a member on which none is painted that follows: on UN lines Tanzania lies over Malawi."""
    import shapely

    own, later = geography.outline(iso3), map(geography.outline, order[order.index(iso3) + 1 :])
    # All others joined would be the same, and take fifty times as long.
    beside = [one for one in later if one is not None and shapely.intersects(one, own)]
    return shapely.difference(own, shapely.union_all(beside))


_shifted = lru_cache(maxsize=8192)(moved)


def _name(iso3: str, kind: str, language: str) -> str:
    return f"{strong(country_name(iso3, language))}<br>{plain(translate(CLASSES[kind], language))}"


def elsewhere(frame: pl.DataFrame) -> str:
    """The one part of the world, of those in `HOMES`, in which all members from elsewhere lie."""
    outside = frame.filter(pl.col("class") == "non_regional")["iso3"]
    found = geography.groups().filter(pl.col("iso3").is_in(outside.implode()))["region"].unique()
    return next((home for home in HOMES.values() if found.to_list() == [home]), "")


def _key(
    frame: pl.DataFrame, language: str, *, empty: bool, disputed: bool, dotted: bool
) -> list[tuple[str, str, str]]:
    """What the colours mean, then the signs."""
    others = (
        (True, "bar", "land", N_("not a member")),
        (dotted, "dot", "member", N_("small country or island")),
        (disputed, "hatched", "land", N_("disputed area")),
        (bool(frame["applied"].any()), "?", "ink", N_("membership in doubt")),
    )
    members = frame.filter(pl.col("class") != "associate")
    # Where some are inferred their entry says of how many; one class alone is all of them.
    whole = not _inferred(frame) and members["class"].n_unique() > 1
    return [
        *_classes(frame, language),
        *(key.whole(counts.MEMBERS, members.height, language) if whole else ()),
        *_inferred_in_key(frame, language, empty=empty),
        *(
            (look, token, translate(words, language))
            for is_there, look, token, words in others
            if is_there
        ),
    ]


def _classes(frame: pl.DataFrame, language: str) -> Iterator[tuple[str, str, str]]:
    """How many belong to the commission, by class."""
    found = dict(frame["class"].value_counts().iter_rows())
    code = frame["commission_id"][0]
    home = translate(HOMES[code], language)
    if "member" in found:
        own = counted(counts.MEMBERS, found["member"], language)
        yield (
            "bar",
            "member",
            translate(N_("{members} in {home}"), language, members=own, home=home),
        )
    if "non_regional" in found:
        own = counted(counts.MEMBERS, found["non_regional"], language)
        there = elsewhere(frame)
        words = N_("{members} in {home}") if there else N_("{members} elsewhere")
        said = translate(words, language, members=own, home=translate(there, language))
        yield "edged", "nonreg", said
    if "associate" in found:
        said = counted(counts.ASSOCIATES, found["associate"], language)
        if applied := int(frame["applied"].sum()):
            words = N_("{associates} ({count} in doubt, dashed)")
            said = translate(words, language, associates=said, count=applied)
        yield "bar", "ochre", said


def _inferred_in_key(
    frame: pl.DataFrame, language: str, *, empty: bool
) -> Iterator[tuple[str, str, str]]:
    """The one sign of those that no source names: hatched land, or an empty mark."""
    inferred = len(_inferred(frame))
    if not inferred:
        return
    words = N_("{count} inferred: needed to reach the total of {total}")
    total = frame.filter(pl.col("class") != "associate").height
    yield "lined", "member", translate(words, language, count=inferred, total=total)
    if empty:
        yield (
            "ring",
            "member",
            translate(N_("hollow: inferred (dots and lists)"), language),
        )


def _listed(
    sheet: Sheet, frame: pl.DataFrame, plans: Sequence[Plan], numbers: Mapping[str, int],
    room: tuple[float, float], top: float,
) -> float:  # fmt: skip
    """Those that the maps do not name: by number, without one, outside them; the height reached."""
    ringed = {label.member.iso3 for plan in plans for label in plan.numbers if label.place.ringed}
    shown = {one.iso3: one.small or one.iso3 in ringed for plan in plans for one in plan.shown}
    kinds = dict(frame.select("iso3", "class").iter_rows())
    doubted = frozenset(frame.filter("applied")["iso3"])
    unmarked = [code for plan in plans for code in plan.unmarked]
    outside = [code for code in kinds if code not in shown]
    y = top
    for words, codes in (
        (N_("By number on the map"), list(numbers)),
        (N_("On the map without room for a name"), _by_name(unmarked, sheet.language)),
        (N_("Outside the area shown"), _by_name(outside, sheet.language)),
    ):
        if codes:
            sheet.line(room[0], y + 1, room[1], y + 1, edge="ink")
            heading = strong(
                _in_brackets(translate(words, sheet.language), len(codes), sheet.language)
            )
            sheet.text(room[0], y + 18, heading, size=14)
            dotted = frozenset(code for code in codes if shown.get(code))
            those = doubted, dotted, frozenset(_inferred(frame))
            y = _columns(sheet, codes, kinds, those, numbers, room, y + 40) + 8
    return y


def _in_brackets(words: str, count: int, language: str) -> str:
    """A heading with how many stand below it."""
    return f"{words}（{count}）" if language == "zh" else f"{words} ({count})"


def _by_name(codes: Sequence[str], language: str) -> list[str]:
    named = {labels.country(code, language): code for code in codes}
    return [named[name] for name in in_order(named, language)]


def _columns(
    sheet: Sheet, codes: Sequence[str], kinds: Mapping[str, str],
    those: tuple[frozenset[str], ...], numbers: Mapping[str, int],
    room: tuple[float, float], top: float,
) -> float:  # fmt: skip
    """Names in columns, from the top down, each after its number and its class's mark; of `those` the first
    are in doubt, the second have a dot on the map and here, the third an empty mark."""
    (doubted, dotted, inferred), (left, right) = those, room
    columns = max(int((right - left) // 168), 2)
    wide = (right - left) / columns
    longest = -(-len(codes) // columns)
    bottom = top
    for column in range(columns):
        x, y = left + column * wide, top
        for code in codes[column * longest : (column + 1) * longest]:
            number, ref = numbers.get(code), f"country/{code}"
            own: dict[str, Any] = {"ref": ref, "name": _name(code, kinds[code], sheet.language)}
            own |= _dotted(kinds[code], hollow=code in inferred)
            if code in dotted:
                sheet.dots([Dot(x + 5, y, size=8, **own)])
            else:
                sheet.rect(x + 1, y - 4, x + 9, y + 4, **own)
            start = x + 14
            if number:
                sheet.text(x + 29, y, strong(str(number)), size=12, anchor="right", ref=ref)
                start = x + 34
            name = labels.country(code, sheet.language)
            lines = lettering.balanced(
                name, _LIST, x + wide - 18 - start, least=lettering.NO_ORPHAN
            )
            extra = (len(lines) - 1) * _LIST * lettering.LINE
            words = "<br>".join(map(plain, lines)) + (member_spots.DOUBT if code in doubted else "")
            sheet.text(start, y + extra / 2, words, size=_LIST, ref=ref)
            y += 18.5 + extra
        bottom = max(bottom, y)
    return bottom
