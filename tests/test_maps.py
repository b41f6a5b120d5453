"""Maps that a newspaper would print: what a frame, a leader, a name and a colour on them say is so."""

import itertools
import math
import re
from collections import Counter

import boxes
import numpy as np
import polars as pl
import pytest
import shapely

from southsouth import exhibits, geography, tokens
from southsouth.charts import (
    ground,
    lettering,
    member_places,
    member_spots,
    member_views,
    membership,
    naming,
    placement,
    places_map,
)
from southsouth.charts.projection import Projection
from southsouth.charts.sheet import WIDTHS, Sheet, doubt, plain
from southsouth.language import LANGUAGES, country_name

MEMBERS = [own for own in exhibits.EXHIBITS.values() if own.map_kind == "un"]
each_map = pytest.mark.parametrize("exhibit", MEMBERS, ids=lambda exhibit: exhibit.id)
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_width = pytest.mark.parametrize("width", WIDTHS.values())


def drawn(exhibit, width, language="en"):
    """Each map of members with its names."""
    sheet = Sheet(width, language)
    maps = membership.panels(exhibit.frame(), sheet)
    return list(zip(maps, membership._plans(exhibit.frame(), sheet), strict=True))


def land(panel, iso3):
    """What is seen of a country on a map, in the map's pixels."""
    outline = geography.outline(iso3)
    return shapely.Polygon() if outline is None else panel.projection.drawn(outline, *ground.DRAWN)


@each_map
@each_width
def test_no_two_frames_on_a_map_cross(exhibit, width):
    """In Europe three crossed each other: they may meet in a line."""
    maps = membership.panels(exhibit.frame(), Sheet(width, "en"))
    frames = [shapely.box(*box) for box in member_views.framed(maps[0], maps)]
    for one, other in itertools.combinations(frames, 2):
        both = one.intersection(other)
        left, top, right, bottom = both.bounds if both.area else (0, 0, 0, 0)
        assert min(right - left, bottom - top) < 1.5


@each_width
def test_the_letter_of_a_frame_hides_no_country(width):
    """Kuwait lay under the B of the frame around it."""
    exhibit = exhibits.get("commission-members-escwa")
    first = membership.panels(exhibit.frame(), Sheet(width, "en"))[0]
    kuwait = shapely.transform(land(first, "KWT"), lambda at: at + [first.x, first.y])
    letters = [
        box for box in boxes.labels(boxes.figure(exhibit, "en", width)) if box.what in ("A", "B")
    ]
    assert len(letters) == 2
    for box in letters:
        assert not shapely.box(box.left, box.top, box.right, box.bottom).intersects(kuwait)


@each_map
@each_width
@each_language
def test_a_leader_ends_in_the_body_of_its_land(exhibit, width, language):
    """That of Mozambique ended in its southern tip, by Swaziland; that of Finland on its border."""
    for panel, plan in drawn(exhibit, width, language):
        for label in (*plan.names, *plan.numbers):
            if label.member.small or label.place.on_land:
                continue
            parts = ground.polygons(land(panel, label.member.iso3))
            end = shapely.Point(label.place.start[:2])
            body = max((shapely.maximum_inscribed_circle(part).length for part in parts), default=0)
            off = max((part.exterior.distance(end) for part in parts if part.contains(end)), default=0)  # fmt: skip
            # Counted in whole pixels: of a small land a pixel is much.
            assert off >= min(0.35 * body, body - 3) - 1.4, label.member.iso3


@each_map
@each_width
@each_language
def test_a_name_in_a_land_lies_on_what_is_seen_of_it(exhibit, width, language):
    """The N of Norway stood in a fjord; Cuba ran off its coast."""
    for panel, plan in drawn(exhibit, width, language):
        for label in plan.names:
            if label.place.on_land:
                left, top, right, bottom = label.place.spot.box
                letters = shapely.box(left + 2, top + 4, right - 2, bottom - 4)
                assert land(panel, label.member.iso3).buffer(0.8).contains(letters), label.words


@each_map
@each_width
def test_characters_lie_as_high_as_they_are_on_what_is_seen_of_their_land(exhibit, width):
    """科威特 ran over a bay: characters fill their line, where letters leave room."""
    for panel, plan in drawn(exhibit, width, "zh"):
        for label in plan.names:
            if label.place.on_land:
                left, top, right, bottom = label.place.spot.box
                lines = label.words.count("<br>") + 1
                spare = (1 - 0.95 / lettering.LINE) * (bottom - top - 1) / lines / 2
                words = shapely.box(left + 2, top + spare, right - 2, bottom - 1 - spare)
                assert words.difference(land(panel, label.member.iso3)).area < 0.2, label.words


@each_map
@each_width
def test_no_speck_of_a_members_colour_is_without_a_name(exhibit, width):
    """Guam lay on the map of the Pacific, and was named on that of Asia."""
    maps = [panel for panel, _ in drawn(exhibit, width)]
    for panel, plan in drawn(exhibit, width):
        if list(member_views.framed(panel, maps)):
            continue  # what a frame holds is named where it is shown larger
        shown = {one.iso3: one.small for one in plan.shown}
        for iso3 in exhibit.frame()["iso3"]:
            speck = membership._speck(iso3, shown, is_framed=False)
            least = member_places.SPECK if iso3 not in shown else 6.0 if shown[iso3] else 0.0
            assert speck >= least
            assert membership._outline(panel.projection, iso3, speck).count("M") <= max(
                panel.projection.drawn(geography.outline(iso3), 0.8, least).area / max(least, 0.01), 0
            )  # fmt: skip


@each_map
@each_width
@each_language
def test_the_key_explains_the_mark_of_doubt_where_a_name_has_it(exhibit, width, language):
    said = boxes.labels(boxes.figure(exhibit, language, width))
    marked = any(box.ref and box.what.endswith("?") for box in said)
    explained = [
        box.what for box in said if not box.ref and box.what.startswith(("membership ", "成员身份"))
    ]
    assert len(explained) == marked == exhibit.frame()["applied"].any()
    assert ("?" in [box.what for box in said]) is marked


@each_map
@each_width
def test_one_sign_stands_for_all_members_that_no_source_names(exhibit, width):
    """Some were hatched, others had a “?”: two kinds of inference are one too many for a reader."""
    rows = exhibit.frame()
    inferred = set(rows.filter("counted")["iso3"])
    keys = [box.what for box in boxes.labels(boxes.figure(exhibit, "en", width)) if not box.ref]
    total = rows.filter(pl.col("class") != "associate").height
    words = f"{len(inferred)} inferred: needed to reach the total of {total}"
    assert (words in " ".join(keys).replace("<br>", " ")) == bool(inferred)
    figure = boxes.figure(exhibit, "en", width)
    rings = {
        ref for trace in figure.data if trace.type == "scatter"
        for ref, fill in zip(trace.customdata, trace.marker.color, strict=True)
        if ref and fill == tokens.LIGHT["paper"]
    }  # fmt: skip
    assert rings <= {f"country/{iso3}" for iso3 in inferred}
    assert ("hollow: inferred (dots and lists)" in keys) == bool(
        rings | {s.name for s in figure.layout.shapes if s.name and s.type == "rect" and s.fillcolor == tokens.LIGHT["paper"]}
    )  # fmt: skip


@each_map
@each_width
@each_language
def test_no_name_of_a_member_lies_on_the_land_of_another_country(exhibit, width, language):
    """“Armenia” stood in Iran: there it is read as the name of Iran."""
    for panel, plan in drawn(exhibit, width, language):
        owned = ground.ground(panel.projection, tuple(exhibit.frame()["iso3"]))
        for label in (*plan.names, *plan.numbers):
            left, top, right, bottom = label.place.spot.box
            grey = owned.count(ground.NOBODYS, np.array([label.place.spot.box])).sum()
            assert grey < 0.45 * (right - left) * (bottom - top), label.words


@each_map
@each_width
def test_the_key_speaks_of_dots_where_one_is_drawn_alone(exhibit, width):
    small = any(one.small for _, plan in drawn(exhibit, width) for one in plan.shown)
    said = [box.what for box in boxes.labels(boxes.figure(exhibit, "en", width))]
    assert ("small country or island" in said) == small
    assert "Dots" not in exhibit.told("en")


@each_map
@each_width
def test_the_mark_of_doubt_has_the_colour_of_its_name(exhibit, width):
    """It was ochre beside the land and black or white on it."""
    words = [label["text"] for label in exhibit.drawn("en", width, exhibit.frame()).layout["annotations"]]  # fmt: skip
    assert not any(doubt() in text for text in words)


@each_width
@each_language
def test_the_falkland_islands_are_grey_and_named_with_both_their_names(width, language):
    exhibit = exhibits.get("commission-members-eclac")
    named = [
        label for _, plan in drawn(exhibit, width, language) for label in plan.territories
        if label.member.iso3 == "FLK"
    ]  # fmt: skip
    whole = country_name("FLK", language).replace(" ", "")
    assert [label.words.replace("<br>", "").replace(" ", "") for label in named] == [plain(whole)]
    assert "FLK" not in exhibit.frame()["iso3"].to_list()


def test_plain_maps_stand_side_by_side():
    """Four maps of Europe below each other were three times as high as wide."""
    for exhibit in MEMBERS:
        assert boxes.figure(exhibit, "en", 720).layout.height < 1.65 * 720


@pytest.mark.parametrize("width", [682, 720, 1082, 1120])
@each_language
def test_the_name_of_a_country_off_its_dot_does_not_stand_on_anothers_land(width, language):
    """Saudi Arabia was lettered on Ethiopia."""
    exhibit = exhibits.get("country-mentions-map")
    figure = boxes.figure(exhibit, language, width)
    *box, centre = naming.WORLD
    owned = ground.countries(Projection(*box, width, centre))
    dots = {dot.ref: dot for dot in boxes.dots(figure)}
    seen = 0
    for label in boxes.labels(figure):
        if label.ref not in dots:
            continue
        dot = dots[label.ref]
        at = shapely.Point((dot.left + dot.right) / 2, (dot.top + dot.bottom) / 2)
        words = shapely.box(label.left, label.top, label.right, label.bottom)
        seen += 1
        if words.distance(at) - (dot.right - dot.left) / 2 > 24:
            bounds = [words.bounds]
            strange = owned.count(ground.MEMBERS, bounds) - owned.count(
                owned.of(label.ref.removeprefix("country/")), bounds
            )
            assert strange[0] < 0.25 * words.area, label.what
    assert seen == exhibit.frame().height


@pytest.mark.parametrize("width", [682, 720, 1082, 1120])
@each_language
def test_no_leader_to_a_country_runs_through_the_name_of_another(width, language):
    """That of the United Arab Emirates ran through Saudi Arabia's, right below its dot."""
    figure = boxes.figure(exhibits.get("country-mentions-map"), language, width)
    leaders = [
        shapely.LineString([(one.x0, one.y0), (one.x1, one.y1)])
        for one in figure.layout.shapes
        if one.type == "line"
    ]
    assert leaders
    for label in boxes.labels(figure):
        words = shapely.box(label.left, label.top, label.right, label.bottom).buffer(-1)
        assert not any(words.intersects(leader) for leader in leaders), label.what


@each_width
def test_a_place_or_year_that_is_in_doubt_has_its_mark_on_the_map_of_events(width):
    """“Doha 2013” stood there bare; other sources put the Expo in 2014."""
    figure = boxes.figure(exhibits.get("events-map"), "en", width)
    marked = {box.ref for box in boxes.labels(figure) if box.what.endswith("?")}
    assert marked == {"place/doha", "place/maputo", "place/country-mys"}


@pytest.mark.parametrize("width", WIDTHS.values())
@each_language
def test_western_sahara_is_named_on_the_map_of_africa(width, language):
    """On a phone it was a grey gap between Morocco and Mauritania."""
    plans = [plan for _, plan in drawn(exhibits.get("commission-members-eca"), width, language)]
    assert "ESH" in {label.member.iso3 for plan in plans for label in plan.territories}


@pytest.mark.parametrize("wall", [(0, 88, 300, 112), (0, 60, 300, 112), (0, 88, 300, 140)])
def test_a_leader_from_above_or_below_leads_to_the_name_and_not_to_its_year(wall):
    """That of Istanbul ended at its 2014; `wall` keeps the words off the dot, and none has room at its sides."""
    dots, walls = [(150, 100, 5)], [wall, (0, 0, 128, 200)]
    (label,) = placement.labels(dots, [(110, 16)], (0, 0, 250, 200), avoid=walls, names=[40])
    assert label.tail
    assert label.anchor == "center"
    assert label.tail[0] - label.box[0] == pytest.approx(20)


def test_lists_mark_with_a_dot_who_has_one_on_the_map_and_nobody_else():
    """The key says that a dot is a small country or an island: Canada is neither."""
    listed, dotted = {}, {}
    for code in ("eclac", "escap"):
        figure = boxes.figure(
            exhibits.get(f"commission-members-{code}"), "en", 350
        ).to_plotly_json()
        listed[code] = {
            shape.get("name") for shape in figure["layout"]["shapes"] if shape["type"] == "rect"
        }
        dots = Counter(
            ref for trace in figure["data"] for ref in trace.get("customdata", ()) if ref
        )
        dotted[code] = {ref for ref, count in dots.items() if count > 1}
    assert {"country/CAN", "country/JPN"} <= listed["eclac"]
    assert dotted["eclac"] == set()
    assert "country/SGP" in dotted["escap"] - listed["escap"]
    # The number of Azerbaijan stands in a ring on the map: so it does in the list.
    assert "country/AZE" in dotted["escap"] - listed["escap"]
    assert "country/NPL" in listed["escap"]


@each_width
def test_the_letter_of_a_frame_bites_no_coast(width):
    """The A around Central Asia took a square out of the shore of the Caspian Sea."""
    exhibit = exhibits.get("commission-members-escap")
    members = tuple(exhibit.frame()["iso3"])
    first = membership.panels(exhibit.frame(), Sheet(width, "en"))[0]
    (letter,) = (box for box in boxes.labels(exhibit.figure("en", width)) if box.what == "A")
    patch = (
        np.array([[letter.left, letter.top, letter.right, letter.bottom]]) - [first.x, first.y] * 2
    )
    hidden = ground.ground(first.projection, members).count(ground.MEMBERS, patch)[0]
    assert hidden < 15 or hidden > ground.cells(patch)[0] - 15


@each_language
def test_ukraine_and_uzbekistan_are_named_on_a_phone(language):
    """Ukraine was a number beside the ring of Moldova, which stood on its land."""
    plans = [plan for _, plan in drawn(exhibits.get("commission-members-ece"), 350, language)]
    named = {label.member.iso3 for plan in plans for label in plan.names}
    assert {"UKR", "UZB", "KGZ"} <= named
    assert not any(label.place.ringed for plan in plans for label in plan.numbers if label.member.iso3 == "MDA")  # fmt: skip


def placed_on_maps(language, width, monkeypatch):
    """Each name of a place, as a box on its map, with the projection and the place."""
    maps, drawn = [], places_map._map

    def seen(sheet, places, shown, top):
        maps.append((shown.projection, places, top - shown.box[1]))
        return drawn(sheet, places, shown, top)

    monkeypatch.setattr(places_map, "_map", seen)
    exhibit = exhibits.get("events-map")
    figure = exhibit.draw(exhibit.frame(), Sheet(width, language))
    names = {box.ref: box for box in boxes.labels(figure) if box.ref and not box.what.isdigit()}
    for projection, places, top in maps:
        for place in places:
            box = names[place.ref]
            words = shapely.box(box.left, box.top - top, box.right, box.bottom - top)
            yield projection, place, words


def other_land(projection, place):
    """All land that is drawn but that on which the name of a place belongs."""
    own = ground.polygons(projection.drawn(geography.outline(place.country), *ground.DRAWN))
    if not place.country_only:
        point = shapely.Point(projection.point(place.lon, place.lat))
        own = [min(own, key=point.distance)]
    land = projection.drawn(geography.land().geometry.iloc[0], 0.7, 3.0)
    # Outlines of two sources: a strip of coast on the one is water on the other.
    return land.difference(shapely.union_all(own).buffer(4))


@each_language
@each_width
def test_a_name_of_a_place_on_land_of_another_country_begins_at_its_dot(
    language, width, monkeypatch
):
    """“斯里兰卡” lay across India, “Singapore” on Borneo, “Republic of Korea” on Japan."""
    for projection, place, words in placed_on_maps(language, width, monkeypatch):
        part = words.intersection(other_land(projection, place)).area / words.area
        dot = shapely.Point(projection.point(place.lon, place.lat))
        # Turkey's dot is moved off that of Istanbul.
        if words.distance(dot) - place.size / 2 > 8:
            assert part < 0.08, place.name


#: Filters of the two maps under which names once stood far from their dots.
FAR = [
    ("events-map", query)
    for query in ((), (("commission", ("ECE",)),), (("commission", ("ESCAP",)),), (("country", ("TUR",)),), (("from", ("2013",)), ("to", ("2013",))), (("from", ("2014",)), ("to", ("2014",))))
] + [("country-mentions-map", ()), ("country-mentions-map", (("paragraph", ("47",)),))]  # fmt: skip


@pytest.mark.parametrize(("chart", "query"), FAR)
def test_no_name_stands_at_the_end_of_a_leader_across_several_lands(chart, query):
    """“Turkey” stood off Somalia, “土耳其” in the Atlantic, each on a leader of 90 to 142 pixels."""
    exhibit = exhibits.get(chart)
    for language, width in itertools.product(("en", "zh"), WIDTHS.values()):
        figure = exhibit.figure(language, width, exhibit.frame(query))
        leaders = [
            math.dist((one.x0, one.y0), (one.x1, one.y1))
            for one in figure.layout.shapes
            if one.type == "line" and one.line.width < 1
        ]
        assert max(leaders, default=0) <= 70, (language, width)


@each_language
def test_saudi_arabia_is_not_named_on_egypt(language):
    """Its name lay on Egypt and the Sudan, right above the dot of Chad."""
    figure = exhibits.get("country-mentions-map").figure(language, 720)
    (name,) = (label for label in boxes.labels(figure) if label.ref == "country/SAU")
    dots = {dot.ref: dot for dot in boxes.dots(figure)}
    assert name.left > dots["country/EGY"].right
    assert name.left > dots["country/TCD"].right


@each_language
@each_width
def test_no_name_of_a_place_hides_the_island_of_taiwan(language, width, monkeypatch):
    """“Hangzhou 2013” covered it: it seemed to be missing."""
    for projection, _, words in placed_on_maps(language, width, monkeypatch):
        island = shapely.LineString([projection.point(120.8, lat) for lat in (22.5, 24.8)])
        assert words.distance(island) > 1


@each_width
def test_a_filter_moves_what_is_shown_of_land_that_is_made_once(width):
    """Each map had its own land, cut out, simplified and told apart while a reader waited."""
    exhibit = exhibits.get("events-map")
    made, outlines = [], set()
    for country in ("CHN", "IDN", "IND"):
        figure = exhibit.figure("en", width, exhibit.frame((("country", (country,)),)))
        land = next(shape["path"] for shape in figure.layout.shapes if shape["type"] == "path")
        ends = [float(y) for y in re.findall(r",([\d.-]+)", land)]
        assert 0 <= min(ends) <= max(ends) <= figure.layout.height
        assert not boxes.collisions(figure)
        outlines.add(land)
        made.append((ground.countries.cache_info().misses, ground._drawn.cache_info().misses))
    assert len(outlines) == 3
    assert made[2] == made[1] == made[0]


@each_width
def test_panama_is_one_land(width):
    """The source draws the Canal as wide as a strait: on the map of Central America it was a tear."""
    seen = 0
    for panel, _ in drawn(exhibits.get("commission-members-eclac"), width):
        sides = [shapely.Point(panel.projection.point(*at)) for at in ((-80.4, 8.6), (-79.0, 9.2))]
        if all(map(panel.projection.sheet.buffer(-9).contains, sides)):
            parts = ground.polygons(land(panel, "PAN"))
            assert any(all(part.buffer(1).contains(side) for side in sides) for part in parts)
            seen += 1
    assert seen


@each_map
@each_width
def test_the_mark_of_the_inferred_is_a_ring_with_or_without_a_number(exhibit, width):
    """Liechtenstein’s was full as it bore a 4; Andorra’s, blue on blue, was a white disc."""
    figure = boxes.figure(exhibit, "en", width)
    inferred = {f"country/{iso3}" for iso3 in exhibit.frame().filter("counted")["iso3"]}
    rounds = [
        (one.x0, one.y0, one.x1, one.y1)
        for one in figure.layout.shapes if one.type == "circle" and one.fillcolor == tokens.LIGHT["paper"]
    ]  # fmt: skip
    for trace in figure.data:
        marker = trace.marker
        for ref, fill, x, y, size in zip(
            trace.customdata, marker.color, trace.x, trace.y, marker.size, strict=True
        ):
            if not ref or size == 8:  # those of the list stand on paper
                continue
            assert (fill == tokens.LIGHT["paper"]) == (ref in inferred), ref
            if ref in ("country/AND", "country/LIE", "country/SMR"):
                assert any(
                    x0 <= x - size / 2 - 2 and x + size / 2 + 2 <= x1 and y0 < y < y1
                    for x0, y0, x1, y1 in rounds
                )


@each_width
@each_language
def test_no_leader_ends_beside_an_islet_that_is_anothers(width, language):
    """“Sint Maarten ?” began beside Barbuda: it read as the name of that."""
    panel, plan = drawn(exhibits.get("commission-members-eclac"), width, language)[-1]
    (name,) = (label for label in plan.names if label.member.iso3 == "SXM")
    end = shapely.Point(name.place.placed.tail or name.member.at)
    assert land(panel, "ATG").distance(end) > 12


@pytest.mark.parametrize("width", [720, 1120])
@each_language
def test_no_name_of_a_country_is_nearer_to_anothers_dot(width, language):
    """“Republic of Korea 2” stood right above the dot of China, “Qatar 1” and “China 24” in one line."""
    figure = boxes.figure(exhibits.get("country-mentions-map"), language, width)
    dots = {dot.ref: dot for dot in boxes.dots(figure)}
    rounds = {
        ref: shapely.Point((dot.left + dot.right) / 2, (dot.top + dot.bottom) / 2).buffer(
            (dot.right - dot.left) / 2
        )
        for ref, dot in dots.items()
    }
    names = [label for label in boxes.labels(figure) if label.ref in rounds]
    for label in names:
        words = shapely.box(label.left, label.top + 3, label.right, label.bottom - 3)
        off = {ref: words.distance(dot) for ref, dot in rounds.items()}
        own = off.pop(label.ref)
        assert own < min(off.values()) or min(off.values()) > 7, label.what
    for one, other in itertools.combinations(names, 2):
        if abs(one.top - other.top) < 6:
            gap = max(one.left - other.right, other.left - one.right)
            assert gap > 12, (one.what, other.what)


@each_width
@each_language
def test_the_name_of_mauritius_stands_clear_of_its_ring(width, language):
    """The sea east of it was narrower than its name, which touched the ring."""
    named = [
        label
        for _, plan in drawn(exhibits.get("commission-members-eca"), width, language)
        for label in plan.names
        if label.member.iso3 == "MUS"
    ]
    for label in named:
        left, top, right, bottom = label.place.spot.box
        letters = shapely.box(left, top + 2, right, bottom - 2)
        assert letters.distance(shapely.Point(label.member.at)) - member_spots.DOT / 2 >= 3


@each_width
def test_lines_that_mark_the_inferred_do_not_run_into_another_country(width):
    """Those of Malawi ran over its lake into Tanzania, which is painted over it; Zambia is over both."""
    exhibit = exhibits.get("commission-members-eca")
    every, inferred = exhibit.frame()["iso3"], exhibit.frame().filter("counted")["iso3"]
    for panel, _ in drawn(exhibit, width):
        path = membership._lines(panel.projection, frozenset(inferred), tuple(every))
        lines = [
            shapely.LineString([tuple(map(float, at.split(","))) for at in line.split("L")])
            for line in path.split("M")[1:]
        ]
        tanzania = land(panel, "TZA").difference(land(panel, "ZMB")).buffer(-1)
        assert not any(tanzania.intersects(line) for line in lines)


@each_map
@each_width
def test_the_key_says_where_numbers_are_told_wherever_there_are_any(exhibit, width):
    """On a phone the map of Africa had four, and no word of them."""
    numbered = any(plan.numbers for _, plan in drawn(exhibit, width, "zh"))
    keys = {box.what for box in boxes.labels(boxes.figure(exhibit, "zh", width))}
    assert ("编号见下方名单" in keys) == numbered


@pytest.mark.parametrize("width", [720, 1120])
def test_a_dot_is_as_large_under_a_filter_as_on_the_whole_map(width):
    """Five countries, each named once, had five of the largest dots, all in the colour of the most."""
    exhibit = exhibits.get("country-mentions-map")
    every, once = (
        {
            ref: (size, colour)
            for trace in exhibit.figure("en", width, exhibit.frame(query)).data
            for ref, size, colour in zip(
                trace.customdata, trace.marker.size, trace.marker.color, strict=True
            )
        }
        for query in ((), (("paragraph", ("47",)),))
    )
    named_once = every["country/KWT"]
    assert len(once) == 5
    assert set(once.values()) == {named_once}
    assert named_once[0] < every["country/CHN"][0] / 4
    assert named_once[1] != every["country/CHN"][1]
