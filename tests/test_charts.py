"""Charts draw every row they are given at every width, collide nowhere, and say what they show."""

import itertools
import math
import re
import unicodedata

import boxes
import polars as pl
import pytest
import shapely

from southsouth import citation, exhibits, geography, linebreaks, tables, tokens
from southsouth.charts import (
    columns,
    key,
    labels,
    lettering,
    member_views,
    membership,
    numerals,
    rowbars,
)
from southsouth.charts.sheet import WIDTHS, Sheet
from southsouth.embeds.wording import source
from southsouth.errors import UnknownFilter
from southsouth.exhibits import checks, doubts
from southsouth.filters import wording
from southsouth.language import LANGUAGES, in_order, translate
from southsouth.measures import organisations as measures
from southsouth.measures.events import bounds
from southsouth.stills import plate
from southsouth.vocabulary import FAMILY_OF

ALL = list(exhibits.EXHIBITS.values())
MEMBERS = [exhibit for exhibit in ALL if exhibit.map_kind == "un"]
COMPARED = [exhibits.get("commission-sizes"), exhibits.get("commission-activities")]
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_width = pytest.mark.parametrize("width", WIDTHS.values())
each_chart = pytest.mark.parametrize("exhibit", ALL, ids=lambda exhibit: exhibit.id)


# What is drawn of every row: a kind of fact, and the column of its ids.
DRAWN = {
    "events-map": ("place", "place_id"), "country-mentions-map": ("country", "iso3"),
    "timeline": ("event", "event_id"), "timeline-overview": ("event", "event_id"),
    **dict.fromkeys(
        ("money", "shares", "ilo-budgets", "ss-gate-funnel", "cooperation-scale", "cooperation-sums", "asked-given"),
        ("figure", "figure_id"),
    ),
    **dict.fromkeys((exhibit.id for exhibit in MEMBERS), ("country", "iso3")),
    "commission-sizes": ("commission", "commission_id"),
    "commission-activities": ("commission", "commission_id"),
    **dict.fromkeys(
        ("cooperation-map", "cooperation-matrix", "cooperation-ends", "cooperation-through", "cooperation-givers"),
        ("cooperation", "link_id"),
    ),
    "cooperation-amounts": ("figure", "figure_id"),
    "jiu-recommendations": ("recommendation", "recommendation_id"),
    "report-recommendations": ("recommendation", "recommendation_id"),
    "recommendation-duties": ("recommendation", "recommendation_id"),
}  # fmt: skip
# Of many rows only their number is drawn; of a paragraph's rows one square.
COUNTED = {"organisation-functions", "organisation-mentions", "paragraph-strip", "number-tokens"}
FILTERED = {
    "figures": ((("from", "2012"), ("to", "2013")), (("paragraph", "47"),)),
    "recommendations": ((("status", "in_progress"),), (("body", "unossc"),)),
}


@each_width
@each_language
@each_chart
def test_every_row_is_drawn_and_labels_meet_nothing_and_stay_on_the_sheet(exhibit, language, width):
    kind, column = DRAWN.get(exhibit.id, ("", ""))
    for query in ((), *FILTERED.get(exhibit.base, ())):
        frame = exhibit.frame(exhibit.asked(query))
        figure = exhibit.drawn(language, width, frame)
        assert boxes.collisions(figure) == [], query
        if kind:
            refs = {ref for ref in boxes.refs(figure) if ref.startswith(f"{kind}/")}
            if exhibit.id == "cooperation-map":  # its table beside it has the other kinds
                frame = frame.filter(link_kind="provision")
            assert refs == {f"{kind}/{own}" for own in frame[column]}, query


@each_width
@each_language
@each_chart
def test_no_name_is_cut(exhibit, language, width):
    drawn = exhibit.drawn(language, width, exhibit.frame())
    assert not [label.what for label in boxes.labels(drawn) if "…" in label.what]


def test_of_every_chart_it_is_known_what_is_drawn_of_its_rows():
    assert {*DRAWN, *COUNTED} == set(exhibits.EXHIBITS)


@each_language
@each_chart
def test_letters_are_in_the_font_or_chinese(exhibit, language):
    """A letter of another font would be wider than it was measured."""
    face = lettering.face(lettering._UNITS, bold=False)
    missing = face.getmask("\U0010ffff").getbbox()
    written = "".join(
        label.what for label in boxes.labels(exhibit.drawn(language, 720, exhibit.frame()))
    )
    latin = {letter for letter in written if letter.strip() and ord(letter) < 0x2E80}
    absent = {
        letter
        for letter in latin
        if face.getlength(letter) == face.getlength("\U0010ffff")
        and face.getmask(letter).getbbox() == missing
    }
    assert absent == set()


@each_language
@each_chart
def test_an_exhibit_says_what_it_is(exhibit, language):
    frame = exhibit.frame()
    heading, note, alt = (
        exhibit.heading(language), exhibit.told(language), exhibit.alt(frame, language),
    )  # fmt: skip
    assert heading
    assert not heading.endswith((".", "。"))
    assert 20 <= len(alt) <= 1600
    assert not {"{", "}"} & set(heading + note + alt)


@each_chart
def test_most_charts_say_a_message_of_all_their_rows(exhibit):
    assert exhibit.heading("en") != exhibit.subject("en")


@each_chart
def test_of_no_rows_a_chart_says_so_under_its_topic(exhibit):
    none = exhibit.frame().head(0)
    assert exhibit.heading("en", none) == exhibit.subject("en")
    assert exhibit.told("en", none) == ""
    for width in WIDTHS.values():
        assert boxes.collisions(exhibit.figure("zh", width, none)) == []


@each_chart
def test_a_chart_takes_any_part_of_the_rows_of_its_table(exhibit):
    """The first value of every filter of its page: drawn, or said to be nothing."""
    for entry in exhibit.narrowed_by:
        values = list(entry.allowed()) if entry.allowed else ["undp"]
        query = exhibit.asked([(entry.name, str(values[0]))])
        rows = exhibit.frame(query)
        figure = exhibit.drawn("en", 720, rows)
        assert boxes.collisions(figure) == []
        assert exhibit.heading("en", rows)


@each_language
@each_chart
def test_a_filtered_chart_names_its_filters_in_words(exhibit, language):
    """Wherever it is met: in its title or the line under it, in its alternative text, in a link's title."""
    for entry in exhibit.narrowed_by:
        chosen = str(next(iter(entry.allowed()))) if entry.allowed else "undp"
        words = wording.value(exhibit.base, entry.name, chosen, language).casefold()
        query = exhibit.asked([(entry.name, chosen)])
        rows = exhibit.frame(query)
        heading = exhibit.heading(language, rows, query)
        assert words in f"{heading} {exhibit.told(language, rows, query)}".casefold()
        for said in (exhibit.described, exhibit.called):
            assert words in said(language, rows, query).casefold()
    every = exhibit.frame()
    assert exhibit.told(language, every) == exhibit.note(every, language)
    assert exhibit.described(language, every) == exhibit.alt(every, language)
    assert exhibit.called(language, every) == exhibit.heading(language, every)


@pytest.mark.parametrize("exhibit", [*MEMBERS, *COMPARED], ids=lambda exhibit: exhibit.id)
def test_no_filter_makes_a_member_none_or_a_count_nothing(exhibit):
    """Left out by a filter, a member was drawn as "not a member" and a commission as "0"."""
    for name, value in (
        ("country", "KEN"),
        ("commission", "ECA"),
        ("status", "member"),
        ("named", "true"),
    ):
        with pytest.raises(UnknownFilter, match="parameters are: none"):
            exhibit.asked([(name, value)])


@pytest.mark.parametrize("exhibit", MEMBERS, ids=lambda exhibit: exhibit.id)
@each_width
def test_every_member_is_named_and_drawn_or_marked_as_outside(exhibit, width):
    frame = exhibit.frame()
    figure = boxes.figure(exhibit, "en", width)
    members = {f"country/{iso3}" for iso3 in frame["iso3"]}
    assert {label.ref for label in boxes.labels(figure)} - {""} == members
    assert boxes.refs(figure) == members


def test_a_name_lies_in_its_own_land_or_on_none():
    """A name on the land of another would be read as that other's."""
    exhibit = exhibits.get("commission-members-ece")
    figure = boxes.figure(exhibit, "en", 720)
    lands = [(s.name, outline(s.path)) for s in figure.layout.shapes if s.type == "path" and s.name]
    on_map = named_on_maps(exhibit, figure, 720)
    assert len(on_map) > 20
    for label in on_map:
        middle = shapely.Point((label.left + label.right) / 2, (label.top + label.bottom) / 2)
        under = {name for name, shape in lands if shape.buffer(-2).contains(middle)}
        assert under <= {label.ref}


def named_on_maps(exhibit, figure, width):
    """The names and numbers that stand on the maps of a membership, those of the lists left out."""
    bottom = max(panel.bottom for panel in membership.panels(exhibit.frame(), Sheet(width, "en")))
    maps = membership.panels(exhibit.frame(), Sheet(width, "en"))
    return [
        label
        for label in boxes.labels(figure)
        if label.ref
        and label.bottom < bottom
        and any(p.x - 1 <= label.left and label.right <= p.x + p.projection.width + 1 and p.y < label.top and label.bottom < p.bottom for p in maps)
    ]  # fmt: skip


@pytest.mark.parametrize("exhibit", MEMBERS, ids=lambda exhibit: exhibit.id)
@each_width
@each_language
def test_no_leader_strikes_a_name_or_another_leader(exhibit, language, width):
    figure = exhibit.drawn(language, width, exhibit.frame())
    written = named_on_maps(exhibit, figure, width)
    ink = tokens.LIGHT["ink"]  # also over the fill of a member
    leaders = [
        shapely.LineString([(s["x0"], s["y0"]), (s["x1"], s["y1"])])
        for s in figure.layout["shapes"]
        if s["type"] == "line" and s["line"]["color"] == ink and s["layer"] == "below"
    ]
    assert leaders
    for line in leaders:
        struck = [
            label.what
            for label in written
            if line.intersects(shapely.box(label.left + 1, label.top + 1, label.right - 1, label.bottom - 1))
        ]  # fmt: skip
        assert struck == []
    assert not any(a.crosses(b) for a, b in itertools.combinations(leaders, 2))


@pytest.mark.parametrize("code", ["eca", "eclac"])
@each_width
@each_language
def test_no_name_stands_nearer_to_a_dot_than_the_name_of_that_dot(code, language, width):
    """Within the height of a line; in the Pacific there are more dots than room."""

    def off(label, at):
        left, top, right, bottom = label.place.spot.box
        return math.hypot(max(left - at[0], at[0] - right, 0), max(top - at[1], at[1] - bottom, 0))

    for plan in planned(exhibits.get(f"commission-members-{code}"), width, language):
        written = [*plan.names, *plan.numbers]
        for own in (label for label in written if label.member.small):
            at = own.member.at
            assert [
                other.member.iso3
                for other in written
                if other is not own and off(other, at) < 16 and off(other, at) <= off(own, at)
            ] == []


@each_width
@each_language
def test_no_name_of_another_state_stands_beside_the_island_that_bears_none(language, width):
    """“Republic of Korea” stood right beside Taiwan."""
    for plan, panel in zip(
        planned(exhibits.get("commission-members-escap"), width, language),
        membership.panels(exhibits.get("commission-members-escap").frame(), Sheet(width, language)),
        strict=True,
    ):
        left, bottom = panel.projection.point(120.1, 22.0)
        right, top = panel.projection.point(121.9, 25.3)
        for label in (*plan.names, *plan.numbers):
            west, north, east, south = label.place.spot.box
            aside = max(left - east, west - right)
            above = max(top - south, north - bottom)
            of_china = label.member.iso3 in (
                "CHN",
                "HKG",
                "MAC",
            )  # on a phone they have no other room
            assert of_china or aside > 20 or above > 15, label.member.iso3


@pytest.mark.parametrize(
    ("code", "iso3"),
    [("escap", "AZE"), ("eca", "GNB")],
)
@each_width
def test_a_number_on_a_small_country_is_clear_of_its_borders(code, iso3, width):
    """Beside it, in a dot, or with land around its digits: white among white borders it would be one more."""
    frame, sheet = (
        exhibits.get(f"commission-members-{code}").frame(),
        Sheet(width, "en"),
    )
    maps = membership.panels(frame, sheet)
    for panel, plan in zip(maps, membership._plans(frame, sheet), strict=True):
        for label in plan.numbers:
            if label.member.iso3 != iso3 or label.place.ringed or not label.place.on_land:
                continue
            land = panel.projection.shape(geography.outline(iso3))
            placed = label.place.placed
            digits = shapely.box(placed.x - 3.5, placed.y - 4.5, placed.x + 3.5, placed.y + 4.5)
            assert land.intersection(digits).area > 0.85 * digits.area


@pytest.mark.parametrize("exhibit", MEMBERS, ids=lambda exhibit: exhibit.id)
@each_width
def test_every_frame_on_a_map_has_the_letter_of_the_part_that_shows_it_larger(exhibit, width):
    figure = boxes.figure(exhibit, "en", width)
    written = [label.what for label in boxes.labels(figure) if not label.ref]
    maps = membership.panels(exhibit.frame(), Sheet(width, "en"))
    letters = [panel.letter for panel in maps if panel.letter]
    assert letters == list("ABCD"[: len(letters)])
    assert [words for words in written if re.fullmatch("[A-Z]", words)] == letters
    for letter in letters:
        assert sum(words.startswith(f"{letter} · ") for words in written) == 1
    frames = [s for s in figure.layout.shapes if s.type == "path" and not s.name and s.layer == "above"]  # fmt: skip
    assert len(frames) == len(letters)


def test_the_commission_for_asia_says_why_the_russian_federation_is_counted_in():
    exhibit = exhibits.get("commission-members-escap")
    said = "The Russian Federation, which that list puts in Europe, is counted in"
    assert said in exhibit.told("en")
    assert said not in exhibit.told("en", exhibit.frame().filter(pl.col("iso3") != "RUS"))
    groups = geography.groups()
    home = groups.filter(pl.col("region").is_in(["Asia", "Oceania"]))["iso3"]
    members = exhibit.frame().filter(pl.col("class") == "member")["iso3"]
    assert set(members) - set(home) == {"RUS"}


@pytest.mark.parametrize("exhibit", MEMBERS, ids=lambda exhibit: exhibit.id)
@each_width
def test_who_is_listed_as_outside_has_no_land_on_a_map(exhibit, width):
    """A piece of Israel lay nameless at the edge of the map of Europe."""
    frame = exhibit.frame()
    maps = membership.panels(frame, Sheet(width, "en"))
    shown = {one.iso3 for plan in planned(exhibit, width, "en") for one in plan.shown}
    for iso3 in set(frame["iso3"]) - shown:
        land = geography.outline(iso3)
        assert not any(panel.projection.path(land, 0.8, 1.5) for panel in maps), iso3


@each_width
@each_language
@pytest.mark.parametrize(("iso3", "other"), [("PRK", "JPN"), ("NPL", "IND"), ("KHM", "THA")])
def test_no_leader_crosses_a_country_that_its_name_would_seem_to_be_of(
    iso3, other, language, width
):
    """A number is better than the name of one beside the coast of another."""
    exhibit = exhibits.get("commission-members-escap")
    maps = membership.panels(exhibit.frame(), Sheet(width, language))
    for panel, plan in zip(maps, planned(exhibit, width, language), strict=True):
        land = panel.projection.shape(geography.outline(other))
        for label in (one for one in plan.names if one.member.iso3 == iso3):
            x0, y0, x1, y1 = label.place.spot.line
            assert shapely.LineString([(x0, y0), (x1, y1)]).intersection(land).length < 8


def planned(exhibit, width, language):
    """The maps of members as they are drawn, each with its names and numbers."""
    frame = exhibit.frame()
    return membership._plans(frame, Sheet(width, language))


@each_language
def test_large_members_are_named_or_numbered_on_a_phone(language):
    """A country that a reader looks for, and that has land enough for a number."""
    for code, states in (("ece", {"RUS", "BLR", "DNK"}), ("escap", {"NPL", "HKG", "MAC", "CHN"})):
        plans = planned(exhibits.get(f"commission-members-{code}"), 350, language)
        assert not states & {own for plan in plans for own in plan.unmarked}


@pytest.mark.parametrize("exhibit", MEMBERS, ids=lambda exhibit: exhibit.id)
@each_width
@each_language
def test_who_is_on_a_map_of_members_has_a_name_or_number_there(exhibit, language, width):
    plans = planned(exhibit, width, language)
    assert [own for plan in plans for own in plan.unmarked] == []
    numbered = [label for plan in plans for label in plan.numbers]
    assert len(numbered) != 1  # a list of one would be a detour
    names = [label for plan in plans for label in plan.names]
    assert len(names) >= 1.8 * len(numbered)


@pytest.mark.parametrize("exhibit", MEMBERS, ids=lambda exhibit: exhibit.id)
@each_width
@each_language
def test_a_name_on_a_map_is_cut_between_words_alone(exhibit, language, width):
    plans = planned(exhibit, width, language)
    for label in (label for plan in plans for label in plan.names):
        name = labels.country(label.member.iso3, language)
        lines = re.sub(r"<b>.*</b>", "", label.words).replace("&amp;", "&").strip().split("<br>")
        words = [word.strip() for word in linebreaks.words(name)]
        assert "".join(lines).replace(" ", "") == "".join(words).replace(" ", "")
        ends = set(itertools.accumulate(len(word.replace(" ", "")) for word in words))
        ends |= {name.replace(" ", "").find("（")}  # in Chinese no space stands before a bracket
        ends |= {name.find("斯坦")}  # "land": 乌兹别克斯坦 is wider than its own
        assert set(itertools.accumulate(len(line.replace(" ", "")) for line in lines)) <= ends


@pytest.mark.parametrize("exhibit", MEMBERS, ids=lambda exhibit: exhibit.id)
@each_width
@each_language
def test_words_on_a_map_do_not_touch_the_frame_of_a_part_shown_larger(exhibit, language, width):
    maps = membership.panels(exhibit.frame(), Sheet(width, language))
    frames = [shapely.box(*box) for box in member_views.framed(maps[0], maps)]
    plan = planned(exhibit, width, language)[0]
    for label in (*plan.names, *plan.numbers, *plan.territories):
        left, top, right, bottom = label.place.spot.box
        words = shapely.box(left - 3, top + 3, right + 3, bottom - 3)  # the letters
        assert [frame for frame in frames if words.intersects(frame)] == []


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("eca", {"Western Sahara"}), ("escwa", set()),
        ("eclac", {"French Guiana", "Falkland Islands (Malvinas)"}),
    ],
)  # fmt: skip
def test_land_of_no_state_is_named_where_it_lies_between_members(code, named):
    """Among other grey land, as Western Sahara on the map of ESCWA, its name would point to nothing."""
    exhibit = exhibits.get(f"commission-members-{code}")
    plans = planned(exhibit, 1120, "en")
    written = [label.words.replace("<br>", " ") for plan in plans for label in plan.territories]
    assert len(written) == len(named)
    assert set(written) == named
    assert not {label.member.iso3 for plan in plans for label in plan.territories} & set(
        exhibit.frame()["iso3"]
    )


@pytest.mark.parametrize(
    ("code", "sahara", "disputed"),
    [
        ("eca", True, True), ("ece", False, True), ("eclac", False, False),
        ("escap", False, True), ("escwa", True, True),
    ],
)  # fmt: skip
def test_a_map_says_how_its_lines_treat_areas_whose_standing_is_in_dispute(code, sahara, disputed):
    exhibit = exhibits.get(f"commission-members-{code}")
    said = " ".join(exhibit.notes("en", exhibit.frame()))
    assert ("Western Sahara is a unit of its own in UN Geodata." in said) is sahara
    assert ("Disputed areas are those that UN Geodata gives to no country." in said) is disputed


def test_islands_along_a_coast_are_drawn_as_one_where_their_edges_would_be_a_tangle():
    figure = boxes.figure(exhibits.get("commission-members-eclac"), "en", 1120)
    first = next(shape for shape in figure.layout.shapes if (shape.name or "") == "country/CHL")
    assert first.path.count("M") < 8


@each_width
def test_maps_side_by_side_end_at_one_height_and_fill_the_sheet(width):
    for exhibit in MEMBERS:
        maps = membership.panels(exhibit.frame(), Sheet(width, "en"))
        assert max(panel.x + panel.projection.width for panel in maps) >= width - 1
        for top in {panel.y for panel in maps if panel.view.name}:
            row = [panel for panel in maps if panel.y == top and panel.view.name]
            assert max(panel.bottom for panel in row) - min(panel.bottom for panel in row) <= 2


@pytest.mark.parametrize("exhibit", MEMBERS, ids=lambda exhibit: exhibit.id)
@each_width
def test_what_a_frame_holds_is_all_of_the_map_that_shows_it_larger(exhibit, width):
    maps = membership.panels(exhibit.frame(), Sheet(width, "en"))
    boxed = [member_views._bounds(maps[0], panel) for panel in maps if panel.letter]
    for left, top, right, bottom in boxed:
        assert left > -3
        assert top > -3
        assert right < maps[0].projection.width + 3
        assert bottom < maps[0].projection.height + 3


@pytest.mark.parametrize("exhibit", MEMBERS, ids=lambda exhibit: exhibit.id)
def test_of_members_numbers_run_on_through_all_maps_and_lead_to_the_list(exhibit):
    figure = boxes.figure(exhibit, "en", 350)
    written = [label for label in boxes.labels(figure) if label.what.isdigit()]
    numbers = [(label.what, label.ref) for label in written if label.ref]  # the key's has none
    assert {said for said, _ in numbers} == {str(n) for n in range(1, len(numbers) // 2 + 1)}
    assert all(numbers.count(pair) == 2 for pair in numbers)  # on a map, and in the list


def test_of_members_no_source_names_it_is_said_what_is_known():
    exhibit = exhibits.get("commission-members-escap")
    said = exhibit.told("en")
    assert "Hatched: no United Nations source consulted names 17 of the members" in said
    assert "found for the other 4: France, Netherlands, United Kingdom and United States." in said
    assert "encyclop" not in said, "none is named anywhere"
    assert "Hatched" not in exhibit.told("en", exhibit.frame().filter(~pl.col("counted")))


@pytest.mark.parametrize("exhibit", MEMBERS, ids=lambda exhibit: exhibit.id)
def test_every_member_that_no_source_names_is_counted_under_the_map(exhibit):
    """In the headline, the key and the note: one number everywhere."""
    frame, said = exhibit.frame(), exhibit.told("en")
    full = frame.filter(pl.col("class") != "associate")
    inferred = int(full["counted"].sum())
    words = f"names {inferred} of the members; they are counted because only with them does the total reach {full.height}"
    assert (words in said) == bool(inferred)
    assert bool(inferred) == (
        re.search(rf"\({inferred} (of the {full.height} )?inferred\)$", exhibit.heading("en"))
        is not None
    )


def test_who_had_only_asked_to_join_is_marked_and_what_hangs_on_it_is_said():
    exhibit = exhibits.get("commission-members-eclac")
    marked = {box.ref for box in boxes.labels(boxes.figure(exhibit, "en", 720)) if "?" in box.what}
    assert "country/SXM" in marked
    assert "? at Sint Maarten (Dutch part): had asked to become" in exhibit.told("en")
    sizes = exhibits.get("commission-sizes")
    written = [box.what for box in boxes.labels(boxes.figure(sizes, "en", 720))]
    assert "44 + 13 ? = 57" in written
    assert "53 + 9 = 62" in written
    assert "If it was not granted, ECLAC has as many as ECE." in sizes.told("en")
    sure = sizes.frame().with_columns(pl.lit(0).alias("applied"))
    assert "?" not in sizes.told("en", sure)


def test_two_figures_of_one_chart_share_nothing_that_changes():
    """A figure's parts are not copied: each drawing has its own."""
    exhibit = exhibits.get("money")
    one, other = (exhibit.figure("en", 720) for _ in range(2))
    before = other.to_plotly_json()["layout"]["annotations"][0]["text"]
    one.layout.annotations[0].text = "changed"
    assert other.to_plotly_json()["layout"]["annotations"][0]["text"] == before
    assert exhibit.figure("en", 720).to_plotly_json()["layout"]["annotations"][0]["text"] == before


def test_on_a_phone_one_place_has_no_continent_to_itself():
    """In 2013 the report places one city in the Americas: its panel is lower than with all the others."""
    exhibit = exhibits.get("events-map")
    query = exhibit.asked([("from", "2013"), ("to", "2013")])
    heights = {}
    for asked in ((), query):
        rows = exhibit.frame(asked)
        lands = [s for s in exhibit.figure("en", 350, rows).layout.shapes if s.type == "path"]
        left, top, right, bottom = outline(lands[-1].path).bounds
        heights[asked] = bottom - top
    assert heights[query] < heights[()] / 2


@each_width
@each_language
def test_marks_of_events_do_not_touch(language, width):
    figure = boxes.figure(exhibits.get("events-map"), language, width)
    dots = [
        (x, y, size / 2)
        for trace in figure.data
        if trace.marker.size is not None
        for x, y, size in zip(trace.x, trace.y, _each(trace.marker.size, trace.x), strict=True)
    ]
    assert len(dots) > 20
    for one, other in itertools.combinations(set(dots), 2):
        assert math.dist(one[:2], other[:2]) > one[2] + other[2] + 1


def _each(value, like):
    return [value] * len(like) if isinstance(value, (int, float)) else list(value)


def test_on_the_map_of_escap_the_two_koreas_are_not_exchanged():
    """Each has its number nearer to its own land, and the northern one stands further north."""
    for width in WIDTHS.values():
        figure = boxes.figure(exhibits.get("commission-members-escap"), "en", width)
        north, south = (
            next(box for box in boxes.labels(figure) if box.ref == f"country/{code}")
            for code in ("PRK", "KOR")
        )
        assert north.bottom < south.top


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("eca", "belong to the Economic Commission for Africa (11 inferred)"),
        ("ece", "43 lie in Europe, 13 elsewhere (36 of the 56 inferred)"),
        ("eclac", "33 lie in Latin America and the Caribbean, 11 elsewhere (15 of the 44 inferred)"),
        ("escap", "49 lie in Asia and the Pacific, 4 elsewhere (17 of the 53 inferred)"),
        ("escwa", "12 lie in Western Asia, 5 in Africa"),
    ],
)  # fmt: skip
def test_where_members_lie_is_counted_and_withdrawn_where_some_are_filtered_away(code, said):
    exhibit = exhibits.get(f"commission-members-{code}")
    assert said in exhibit.heading("en")
    assert exhibit.heading("en", exhibit.frame()[1:]) == exhibit.subject("en")


def test_san_marino_is_credited_only_where_it_is_drawn():
    credited = {own.id for own in MEMBERS if "San Marino" in " ".join(own.notes("en", own.frame()))}
    assert credited == {"commission-members-ece"}


def test_a_list_that_stands_for_a_map_on_a_phone_says_nothing_of_borders():
    exhibit = exhibits.get("country-mentions-map")
    rows = exhibit.frame()
    assert geography.DISCLAIMER_EN not in exhibit.notes("en", rows, WIDTHS["narrow"])
    assert geography.DISCLAIMER_EN in exhibit.notes("en", rows, WIDTHS["medium"])
    assert geography.DISCLAIMER_EN in exhibit.notes("en", rows)


@each_chart
@each_width
def test_the_mark_of_doubt_is_explained_where_it_is_drawn_and_nowhere_else(exhibit, width):
    rows = exhibit.frame()
    drawn = any(
        "?" in label.what.split() for label in boxes.labels(exhibit.drawn("en", width, rows))
    )
    said = " ".join((*exhibit.notes("en", rows, width), exhibit.told("en")))
    assert drawn == ("?:" in said or "? at" in said)


@pytest.mark.parametrize("exhibit", MEMBERS, ids=lambda exhibit: exhibit.id)
def test_disputed_areas_are_never_coloured(exhibit):
    """The point inside each disputed area lies in no member's path."""
    maps = membership.panels(exhibit.frame(), Sheet(1120, "en"))
    areas = geography.countries().query("kind == 'disputed'")
    drawn = [
        (shape.name, outline(shape.path))
        for shape in boxes.figure(exhibit, "en", 1120).layout.shapes
        if shape.type == "path" and shape.name
    ]
    assert drawn
    for area, panel in itertools.product(areas.geometry, maps):
        inside = shapely.point_on_surface(panel.projection.shape(area))
        if inside.is_empty:
            continue
        there = shapely.Point(inside.x + panel.x, inside.y + panel.y)
        coloured = [name for name, shape in drawn if shape.contains(there)]
        assert coloured == []


@pytest.mark.parametrize("exhibit", MEMBERS, ids=lambda exhibit: exhibit.id)
def test_disputed_areas_have_an_edge_of_their_own_and_a_word_in_the_key_where_they_are_seen(
    exhibit,
):
    figure = boxes.figure(exhibit, "en", 720)
    drawn = [shape for shape in figure.layout.shapes if shape.type == "path" and shape.line.dash]
    said = [label.what for label in boxes.labels(figure)]
    assert bool(drawn) == ("disputed area" in said) == (exhibit.id != "commission-members-eclac")
    assert all(shape.fillcolor == tokens.LIGHT["land"] and not shape.name for shape in drawn)
    assert "not a member" in said
    below = [
        shape
        for shape in figure.layout.shapes
        if shape.type == "path" and not shape.name and shape.layer == "below"
    ]
    hatched = [
        shape
        for shape in below
        if shape.line.color == tokens.LIGHT["ink-3"] and not shape.fillcolor
    ]
    assert bool(hatched) == bool(drawn)


def outline(path):
    """The even area that an SVG path of straight rings fills."""
    rings = [
        shapely.Polygon(
            [tuple(map(float, point.split(","))) for point in ring.rstrip("Z").split("L")]
        )
        for ring in path.split("M")[1:]
    ]
    whole = shapely.Polygon()
    for ring in rings:
        whole = whole.symmetric_difference(shapely.make_valid(ring))
    return whole


def test_an_outlined_country_is_where_it_is():
    """The helper above finds a member in its own path, so that it could find a disputed area too."""
    eca = boxes.figure(exhibits.get("commission-members-eca"), "en", 1120)
    path = next(s.path for s in eca.layout.shapes if s.name == "country/EGY" and s.type == "path")
    rows = exhibits.get("commission-members-eca").frame()
    panel = membership.panels(rows, Sheet(1120, "en"))[0]
    x, y = panel.projection.point(30, 27)
    assert outline(path).contains(shapely.Point(x + panel.x, y + panel.y))


def test_the_largest_and_the_smallest_commission_are_named_from_the_rows():
    exhibit = exhibits.get("commission-sizes")
    rows = exhibit.frame()
    assert (
        "ESCAP (Asia and the Pacific) is the largest UN regional commission, with 62"
        in exhibit.heading("en")
    )
    swapped = rows.with_columns(
        pl.when(pl.col("commission_id") == "ECA")
        .then(99)
        .otherwise("members_2014")
        .alias("members_2014")
    )
    assert "ECA (Africa) is the largest" in exhibit.heading("en", swapped)
    equal = rows.with_columns(pl.lit(9).alias("members_2014"), pl.lit(0).alias("associates_2014"))
    assert exhibit.heading("en", equal) == exhibit.subject("en")


def test_how_much_is_said_of_all_five_and_of_one_alone_is_seen_as_squares():
    exhibit = exhibits.get("commission-activities")
    frame = exhibit.frame()
    alone = frame.filter("alone")
    for width in WIDTHS.values():
        figure = boxes.figure(exhibit, "en", width)
        squares = [s for s in figure.layout.shapes if s.type == "rect" and s.x1 - s.x0 == pytest.approx(s.y1 - s.y0, abs=0.2)]  # fmt: skip
        own = [s for s in squares if s.name]
        named = [s for s in own if s.fillcolor == tokens.LIGHT["accent"]]
        assert len(own) == alone.height
        assert len(named) == alone["named"].sum()
        of_all = [s for s in squares if s.fillcolor == tokens.LIGHT["ctx"]]
        assert len(of_all) == frame.filter(~pl.col("alone"))["activity_en"].n_unique()
        assert len({s.y0 for s in of_all}) == 1


def test_what_is_said_of_one_commission_stands_apart_from_what_is_said_of_all():
    exhibit = exhibits.get("commission-activities")
    frame = exhibit.frame()
    shared = frame.filter(~pl.col("alone"))
    per_activity = shared.group_by("activity_en").agg(pl.col("commission_id").n_unique())
    assert per_activity["commission_id"].to_list() == [5] * per_activity.height
    for width in WIDTHS.values():
        written = [label.what for label in boxes.labels(boxes.figure(exhibit, "en", width))]
        shared_from = next(
            i for i, words in enumerate(written) if words.startswith("About all five at once ·")
        )
        for activity in frame.filter("alone")["activity_en"]:
            assert any(activity[:30] in words for words in written[:shared_from])
        for activity in shared["activity_en"]:
            assert not any(activity[:30] in words for words in written[:shared_from])


@each_language
def test_what_the_report_does_not_say_names_its_sources_and_no_file(language):
    for exhibit in ALL:
        source = exhibit.source(language)
        assert not re.search(r"\w+\.(csv|parquet)", source)
        if exhibit.outside_report:
            named = list(exhibit.publishers(language))
            assert named
            assert all(name in source for name in named)
    sizes = set(exhibits.get("commission-sizes").publishers("en"))
    assert {
        "ECA",
        "ECE",
        "ECLAC",
        "ESCAP",
        "ESCWA",
        "Latin American and Caribbean Economic System",
    } <= sizes


def test_a_map_carries_the_disclaimer_and_what_is_no_map_does_not():
    exhibit = exhibits.get("cooperation-map")
    every, brazil = exhibit.frame(), exhibit.frame(exhibit.asked([("country", "BRA")]))
    assert not exhibit.is_map(every)
    assert geography.DISCLAIMER_EN not in exhibit.notes("en", every)
    assert exhibit.is_map(brazil)
    assert geography.DISCLAIMER_EN in exhibit.notes("en", brazil)


def test_the_numbers_of_figures_are_told_apart_from_the_figures():
    exhibit = exhibits.get("number-tokens")
    rows = exhibit.frame().filter(pl.col("disposition") == "figure")
    assert rows["facts"][0] == tables.load("figures").height < rows["tokens"][0]
    told = exhibit.told("en")
    assert f"The {rows['tokens'][0]} numbers that measure make {rows['facts'][0]} figures" in told


@each_width
def test_every_number_of_the_text_is_counted_in_the_bar_of_its_kind(width):
    exhibit = exhibits.get("number-tokens")
    figure = boxes.figure(exhibit, "en", width)
    counts = [int(box.what) for box in boxes.labels(figure) if box.what.isdigit()]
    long = [bar.right - bar.left for bar in boxes.bars(figure)]
    assert sum(counts) == exhibit.frame()["tokens"].sum() == 578
    assert counts == sorted(counts, reverse=True)
    for count, pixels in zip(counts, long, strict=True):
        assert pixels / long[0] == pytest.approx(count / counts[0], abs=0.01)


def test_the_example_of_each_kind_of_number_is_one_of_them_and_goes_with_it():
    audit = tables.load("number_audit")
    every = checks.tokens(audit)
    assert every["has_example"].all()
    assert set(every["disposition"]) == set(numerals.EXAMPLES)
    for kind, (paragraph, written, said) in numerals.EXAMPLES.items():
        assert all(unicodedata.normalize("NFKC", token) in said for token in written)
        there = audit.filter((pl.col("paragraph") == paragraph) & (pl.col("token") == written[0]))
        assert kind in there["disposition"].to_list()
    figure = exhibits.get("number-tokens").figure("en", 720, checks.tokens(audit.filter(paragraph=1)))  # fmt: skip
    assert "77国集团" not in " ".join(box.what for box in boxes.labels(figure))


def test_every_paragraph_is_a_square_that_leads_to_it():
    figure = boxes.figure(exhibits.get("paragraph-strip"), "en", 350)
    assert boxes.refs(figure) == {f"paragraph/{number}" for number in range(77)}


def test_countries_are_drawn_as_large_as_they_are_named_often():
    exhibit = exhibits.get("country-mentions-map")
    size = {dot.ref: dot.right - dot.left for dot in boxes.dots(boxes.figure(exhibit, "en", 1120))}
    assert set(size) == {f"country/{iso3}" for iso3 in exhibit.frame()["iso3"]}
    assert max(size, key=size.get) == f"country/{exhibit.frame()['iso3'][0]}"


@each_language
def test_on_a_phone_countries_named_once_are_a_list_under_the_bars(language):
    exhibit = exhibits.get("country-mentions-map")
    frame = exhibit.frame()
    figure = boxes.figure(exhibit, language, 350)
    more = {f"country/{iso3}" for iso3 in frame.filter(pl.col("times") > 1)["iso3"]}
    assert {bar.ref for bar in boxes.bars(figure)} == more
    assert boxes.refs(figure) == {f"country/{iso3}" for iso3 in frame["iso3"]}
    once = frame.filter(pl.col("times") == 1)
    heads = [label.what for label in boxes.labels(figure) if not label.ref]
    assert any(str(once.height) in words for words in heads)
    only = exhibit.figure(language, 350, once.head(2))
    assert len(boxes.bars(only)) == 2


def test_a_year_is_drawn_as_a_whole_year():
    low, high, is_open = bounds("2013")
    assert (low.isoformat(), high.isoformat(), is_open) == ("2013-01-01", "2013-12-31", False)


def test_a_month_is_drawn_as_a_whole_month():
    low, high, _ = bounds("2014-02")
    assert (low.isoformat(), high.isoformat()) == ("2014-02-01", "2014-02-28")


def test_an_open_end_is_marked():
    assert bounds("2010/..")[2]


@pytest.mark.parametrize("look", ["bar", "tint", "tints", "hollow", "edged", "hatched", "year", "goes", "on", "planned", "begun", "doubted", "?"])  # fmt: skip
def test_a_mark_of_a_key_keeps_clear_of_its_words(look):
    sheet = Sheet(720, "en")
    figure = sheet.figure(key.drawn(sheet, [(look, "ctx", "words")], 0))
    *marks, words = figure.layout.annotations
    edges = [mark.x + 5 for mark in marks] + [
        float(x)
        for shape in figure.layout.shapes
        for x in (re.findall(r"([\d.]+),", shape.path) if shape.path else (shape.x0, shape.x1))
    ]
    assert min(edges) >= 0
    assert max(edges) <= words.x - 4
    # Half of an edge lies outside of its shape: at the edge of the sheet it was cut.
    outlined = ("hollow", "planned", "begun", "doubted")
    assert look not in outlined or min(edges) >= figure.layout.shapes[0].line.width / 2


def small_print(chart, language, query=()):
    exhibit = exhibits.get(chart)
    return " ".join(exhibit.notes(language, exhibit.frame(exhibit.asked(query))))


def test_short_names_of_bodies_are_spelled_out_once_below_their_chart():
    assert "UNOSSC: United Nations Office for South-South Cooperation" in small_print(
        "timeline", "en"
    )
    assert "开发署：联合国开发计划署" in small_print("timeline", "zh")
    assert "UNOSSC" not in small_print("timeline", "en", [("kind", "workshop")])
    # What the chart itself spells out, and a name that is short only of a bracket, is left alone.
    for chart in ("organisation-mentions", "organisation-functions", "commission-activities"):
        assert not {"知识产权组织：", "拉加经委会："} & set(
            re.findall(r"\w+：", small_print(chart, "zh"))
        )
    assert "创新中心：" not in small_print("timeline", "zh")
    # A short name at the head of a longer one, or in one beside a row of the body in full.
    assert "ILO: International Labour Organization" in small_print("organisation-functions", "en")
    assert "劳工组织：国际劳工组织" in small_print("organisation-functions", "zh")
    through = exhibits.get("cooperation-through")
    assert "FAO: Food and Agriculture" in " ".join(through.notes("en", through.frame(), 720))
    assert "which three parties it means." in small_print(
        "cooperation-map", "en", [("country", "CHN")]
    )
    # A headline's own are, whatever the picture says in full; "ESCAP · Economic and …" is said there.
    assert "开发署：联合国开发计划署" in small_print("organisation-mentions", "zh")
    assert "拉加经委会：" in small_print("cooperation-map", "zh")
    assert "ESCAP:" not in small_print("commission-sizes", "en")
    # Its note says what SS-GATE is.
    assert "SS-GATE:" not in small_print("ss-gate-funnel", "en")


def test_dotted_edges_are_called_so():
    for chart in ("cooperation-ends", "cooperation-through", "timeline-overview"):
        assert "Dotted" in small_print(chart, "en")
        assert "点线" in small_print(chart, "zh")


def test_paragraphs_that_follow_each_other_are_said_as_a_span():
    assert citation.source_line("en", (1, 2, 4, 5, 6, 9)).endswith("paragraphs 1, 2, 4–6, 9")
    assert citation.source_line("zh", (1, 2, 4, 5, 6, 9)).endswith("第1、2、4—6、9段")


@each_language
def test_the_summary_is_said_in_its_word_and_never_as_paragraph_0(language):
    of_it = [exhibit for exhibit in ALL if 0 in exhibit.paragraphs(exhibit.frame())]
    assert of_it
    for exhibit in of_it:
        line = source(exhibit, language, "", exhibit.frame())
        assert re.search(r'href="/paragraph/0(/zh)?">(summary|摘要)</a>', line)
        assert ">0</a>" not in line
    assert "paragraph 3" in citation.source_line("en", (0, 3))


#: What a note or a key speaks of, and what of a drawing shows that it is there.
MARKS = {
    "Hollow": lambda drawn: any(s.get("fillcolor") == tokens.LIGHT["paper"] and s["line"]["width"] and "dash" not in s["line"] for s in drawn["shapes"]),
    "Dashed": lambda drawn: any("dash" in s["line"] for s in drawn["shapes"]),
    "Dots:": lambda drawn: drawn["dots"],
    "dots": lambda drawn: drawn["dots"],
    "arrow": lambda drawn: any(s["type"] == "path" for s in drawn["shapes"]),
    "square": lambda drawn: any(s["type"] == "rect" for s in drawn["shapes"]),
    "bar": lambda drawn: drawn["bars"] or any(s["type"] == "rect" for s in drawn["shapes"]),
    "estimate": lambda drawn: drawn["fills"] & {tokens.LIGHT["accent-t"], tokens.LIGHT["ctx-2"]},
    "ring": lambda drawn: any(s["type"] == "circle" for s in drawn["shapes"]),
}  # fmt: skip


@each_width
@each_chart
def test_no_note_or_key_speaks_of_marks_that_are_not_drawn(exhibit, width):
    for query in ((), *FILTERED.get(exhibit.base, ())):
        frame = exhibit.frame(exhibit.asked(query))
        figure = exhibit.drawn("en", width, frame)
        drawn = {"shapes": figure.layout["shapes"], "dots": boxes.dots(figure), "bars": boxes.bars(figure)}  # fmt: skip
        drawn["fills"] = {colour for trace in figure.data if trace["type"] == "bar" for colour in trace["marker"]["color"]}  # fmt: skip
        keys = [label.what for label in boxes.labels(figure) if not label.ref]
        said = " ".join((exhibit.told("en", frame), *keys))
        spoken = {mark for mark in MARKS if re.search(rf"\b{mark}", said)}
        assert {mark for mark in spoken if not MARKS[mark](drawn)} == set(), query


@each_language
def test_what_is_faint_or_dashed_of_a_bar_is_explained(monkeypatch, language):
    """The end of one bar was faint, and nothing said why."""
    words = {
        "en": {
            "end": "faint end|end of the bar is faint",
            "faint": "[Ff]aint|tinted|associate",
            "dashed": "[Dd]ashed|planned",
        },
        "zh": {"end": "条末|末端", "faint": "淡|准成员", "dashed": "虚线|计划"},
    }[language]
    rows, placed, looks = [], rowbars.placed, set()

    def recorded(sheet, own, *args, **more):
        scale = rowbars.longest(sheet, own)
        rows.extend(row for row in own if not rowbars._is_short(row, scale))
        return placed(sheet, own, *args, **more)

    monkeypatch.setattr(rowbars, "placed", recorded)
    for exhibit in ALL:
        rows.clear()
        figure = exhibit.figure(language, 720)
        said = " ".join([exhibit.told(language), *(box.what for box in boxes.labels(figure))])
        for row in rows:
            marks = {
                "end": row.vague,
                "faint": row.until or row.is_begun or row.look == "ctx-2",
                "dashed": "planned" in row.look,
            }
            for mark in (mark for mark, there in marks.items() if there):
                looks.add(mark)
                assert re.search(words[mark], said), (exhibit.id, row.label)
    assert looks == {"end", "faint", "dashed"}


@each_chart
@each_width
@each_language
def test_no_entry_of_a_key_stands_alone_in_its_last_line_that_had_room_for_two(
    monkeypatch, exhibit, width, language
):
    shared, over_lines = [], columns.over_lines

    def recorded(wide, room, gap):
        shared.append((wide, room - gap, over_lines(wide, room, gap)))
        return shared[-1][-1]

    monkeypatch.setattr(columns, "over_lines", recorded)
    exhibit.figure(language, width)
    for wide, room, lines in shared:
        if len(lines) > 1 and len(lines[-1]) == 1:
            assert sum(wide[-2:]) > room


def test_a_picture_alone_speaks_of_no_table():
    for exhibit in ALL:
        if exhibit.outside_report:
            assert "table" not in plate.svg(exhibit.id, "en", 720).lower()
            assert "table" in exhibit.source("en", beside_table=True)


def test_of_chinas_mentions_those_within_the_group_of_77_are_told():
    exhibit = exhibits.get("country-mentions-map")
    rows = exhibit.frame()
    china = rows.row(by_predicate=pl.col("iso3") == "CHN", named=True)
    group = tables.load("mentions").filter(entity_id="g77-china")["times"].sum()
    assert china["within"] == group == 4
    assert "Of China’s 24, 4 are “Group of 77 and China”" in exhibit.told("en")
    alone = exhibit.asked([("paragraph", "50")])
    assert "The one mention of China is within “Group of 77 and China”." in exhibit.told(
        "en", exhibit.frame(alone)
    )
    even = exhibit.frame(exhibit.asked([("paragraph", "47")]))
    assert "each is named equally often, 1 time." in exhibit.alt(even, "en")
    assert "Group of 77" not in exhibit.told("en", rows.filter(pl.col("iso3") != "CHN"))


def test_events_on_the_map_are_counted_as_the_title_counts_them():
    exhibit = exhibits.get("events-map")
    assert exhibit.heading("en").startswith("Of 23 gatherings")
    told = exhibit.told("en")
    stated = exhibit.frame()["place_stated"].sum()
    assert stated == 38
    assert f"With a place: {stated + 4} of 96 items, 4 of them inferred." in told
    assert "These are 23 gatherings and 19 centres" in told
    drawn = {dot.ref for dot in boxes.dots(boxes.figure(exhibit, "en", 720))}
    gathered = {
        f"place/{own}"
        for own, kind in exhibit.frame().select("place_id", "kind").iter_rows()
        if FAMILY_OF[kind] == "met"
    }
    others = exhibit.frame().filter(pl.col("kind").replace_strict(FAMILY_OF) != "met")["place_id"]
    hidden = sum(f"place/{own}" in gathered for own in others)
    assert f"{hidden} of the latter, 2 of them inferred, stand where a gathering was held" in told
    assert gathered <= drawn


@each_width
def test_each_place_that_is_inferred_is_dashed_or_told_to_have_no_mark(width):
    """4 were inferred, and 2 or 3 could be counted on the map."""
    exhibit = exhibits.get("events-map")
    rows = exhibit.frame()
    met = pl.col("kind").replace_strict(FAMILY_OF) == "met"
    with_met = rows.filter(met)["place_id"].implode()
    unseen = rows.filter(~met & pl.col("place_id").is_in(with_met) & ~pl.col("place_stated"))
    dashed = {
        shape.name
        for shape in boxes.figure(exhibit, "en", width).layout.shapes
        if shape.line.dash and shape.name
    }
    assert len(dashed) + unseen.height == rows.filter(~pl.col("place_stated")).height
    assert f"{unseen.height} of them inferred, stand" in exhibit.told("en")


@pytest.mark.parametrize("query", [(), (("country", ("CHN",)),), (("country", ("BRA",)),)], ids=str)
@each_width
def test_the_key_of_the_map_of_events_shows_the_signs_that_are_drawn_and_no_other(width, query):
    exhibit = exhibits.get("events-map")
    figure = exhibit.figure("en", width, exhibit.frame(query))
    traces = [trace for trace in figure.to_plotly_json()["data"] if trace["mode"] == "markers"]
    written = [label for label in boxes.labels(figure) if label.what.isdigit()]
    signs = {True: set(), False: set()}
    dashed = {s.name: s.line.color for s in figure.layout.shapes if s.name and s.line.dash}
    for trace in traces:
        for x, y, fill, edge, ref in zip(
            trace["x"], trace["y"], trace["marker"]["color"], trace["marker"]["line"]["color"],
            trace["customdata"], strict=True,
        ):  # fmt: skip
            hollow = fill == tokens.LIGHT["paper"]
            several = any(
                label.left < x < label.right and label.top < y < label.bottom for label in written
            )
            if ref not in dashed:  # the key has those by their dashes alone
                signs[bool(ref)].add((edge if hollow else fill, hollow, several))
    assert signs[True] or dashed
    assert signs[True] == signs[False]


@each_width
def test_a_mark_of_the_map_of_events_is_dashed_where_a_place_is_inferred(width):
    """Nairobi and Buenos Aires stand for gatherings, whose place the report states."""
    exhibit = exhibits.get("events-map")
    for kept in (True, False):
        rows = exhibit.frame() if kept else exhibit.frame().filter("place_stated")
        figure = exhibit.figure("en", width, rows)
        dashed = {s.name for s in figure.layout.shapes if s.line.dash and s.name}
        assert dashed == ({"place/country-bra", "place/country-mys"} if kept else set())
        said = {label.what for label in boxes.labels(figure)}
        words = "dashed: at least one place inferred; number: how many items"
        assert (words in said) == kept


def test_the_mark_of_doubt_on_the_map_of_events_tells_only_of_places_and_years():
    exhibit = exhibits.get("events-map")
    said = exhibit.notes("en", exhibit.frame())[0]
    assert said == (
        "?: Malaysia: whether the centre is its own or only located there; Maputo: the report puts it in South "
        "Africa; Doha: other sources say February 2014."
    )


#: Events whose doubt touches when, how long or how often they were; read off the caveats by hand.
DATES_IN_DOUBT = {
    "hlc-rules-of-procedure-1980", "lima-ldc-ministerial-2013", "lima-southern-firms-session-2013",
    "doha-regional-expo-2013", "ilo-solution-forums-2012-2013", "ilo-child-labour-evaluation-2013",
    "ilo-child-labour-americas-2009-2015", "unido-centre-china", "unido-centre-india",
}  # fmt: skip


#: Events whose printed title names a body that is probably not the one meant.
NAMED_IN_DOUBT = {"unido-uclg-durban-2013", "unido-uclg-maputo-2013"}


def test_on_the_pictures_of_time_a_doubt_is_one_about_time_number_or_the_title():
    """“Global Investment Trends Monitor” of 28 January 2014 had a “?”: what is doubtful are its amounts."""
    timeline, overview = (
        set(exhibits.get(own).frame().filter("doubted")["event_id"])
        for own in ("timeline", "timeline-overview")
    )
    assert timeline == DATES_IN_DOUBT | NAMED_IN_DOUBT
    # The days of Lima are in doubt, but not the year; what has no date is not drawn.
    assert overview == {own for own in DATES_IN_DOUBT if not own.startswith(("lima", "unido"))}


IDS = {
    "link_id": "cooperation", "event_id": "events", "recommendation_id": "recommendations",
    "figure_id": "figures",
}  # fmt: skip


@each_chart
def test_every_mark_of_doubt_touches_what_its_picture_draws(exhibit):
    """Of any exhibit with rows in doubt it is told what it draws; commissions have doubts of their own."""
    rows = exhibit.frame()
    if "doubted" not in rows.columns or exhibit.outside_report:
        assert exhibit.id not in doubts.DRAWN
        return
    named = {
        row
        for caveat in tables.load("caveats").iter_rows(named=True)
        if set(caveat["touches"].split(";")) & set(doubts.DRAWN[exhibit.id])
        for row in caveat["row_ids"].split(";")
    }
    column, table = next((name, table) for name, table in IDS.items() if name in rows.columns)
    assert rows["doubted"].to_list() == [f"{table}:{own}" in named for own in rows[column]]


@each_chart
@each_language
def test_every_doubt_is_told_under_its_picture_behind_what_it_is_of(exhibit, language):
    """That the site explains them is no explanation in print."""
    rows = exhibit.frame()
    if exhibit.id not in doubts.DRAWN or "link_doubted" in rows.columns:
        return
    column, drawn = (
        next(name for name in IDS if name in rows.columns),
        set(doubts.DRAWN[exhibit.id]),
    )
    ids = set(rows.filter("doubted")[column])
    if exhibit.id == "cooperation-map":  # links of other kinds stand in the table beside it
        shapes = boxes.figure(exhibit, language, 720).layout.shapes
        ids &= {shape.name.partition("/")[2] for shape in shapes if shape.name}
    shorts = [
        caveat[f"short_{language}"]
        for caveat in tables.load("caveats").iter_rows(named=True)
        if drawn & set(caveat["touches"].split(";"))
        and ids & {own.partition(":")[2] for own in caveat["row_ids"].split(";")}
    ]
    said = " ".join(exhibit.notes(language, rows, 720))
    assert [short for short in shorts if short not in said] == []
    if len(shorts) > 1 and column != "recommendation_id":  # whose name stands before each
        subject = re.compile(": |：|UNIDO’s |工发组织的")
        assert [short for short in shorts if not subject.search(short)] == []


def test_events_of_one_part_of_the_world_are_shown_on_its_map_and_not_said_to_be_there():
    exhibit = exhibits.get("events-map")
    query = (("country", ("CHN",)),)
    own = exhibit.frame(query)
    assert own["part"].n_unique() == 1
    wide = {}
    for name, rows in {"of all": exhibit.frame(), "of one part": own}.items():
        at = {dot.ref: dot.left for dot in boxes.dots(exhibit.figure("en", 720, rows))}
        wide[name] = at["place/beijing"] - at["place/urumqi"]
    assert wide["of one part"] > 2 * wide["of all"]
    assert exhibit.heading("en", own, query) == "China: 7 events"
    told = exhibit.told("en", own, query)
    assert (
        "With a mark: 6 gatherings. 1 centre, programme, decision or publication is at the same spot"
        in told
    )


@each_width
def test_the_numbers_of_a_title_on_functions_have_the_accent(width):
    exhibit = exhibits.get("organisation-functions")
    figure = boxes.figure(exhibit, "en", width).to_plotly_json()
    accent = {w["text"] for w in figure["layout"]["annotations"] if w["font"]["color"] == tokens.LIGHT["accent"]}  # fmt: skip
    numbers = {re.sub("<[^>]*>", "", words) for words in accent}
    assert len(numbers) == 2
    assert all(f" {number.split()[0]} " in exhibit.heading("en") for number in numbers)
    assert not any(words["text"].endswith("·") and words.get("name") for words in figure["layout"]["annotations"])  # fmt: skip


def test_the_row_of_the_title_has_the_accent_and_looks_of_duties_differ_in_more_than_shade():
    exhibit = exhibits.get("recommendation-duties")
    figure = boxes.figure(exhibit, "en", 720).to_plotly_json()
    words = figure["layout"]["annotations"]
    accent = {w.get("name") for w in words if w["font"]["color"] == tokens.LIGHT["accent"]}
    assert accent == {"organisation/un-system", None}
    key = [s for s in figure["layout"]["shapes"] if not s.get("name")]
    looks = [(s["fillcolor"], round(s["x1"] - s["x0"]), s["line"].get("dash")) for s in key]
    assert len(set(looks)) == len(looks) == 5
    assert {fill for fill, _, _ in looks} == {tokens.LIGHT[own] for own in ("graphite", "ctx", "paper", "blue")}  # fmt: skip


def test_on_the_map_of_countries_the_name_of_india_stands_in_the_line_of_its_dot():
    figure = boxes.figure(exhibits.get("country-mentions-map"), "en", 720)
    [name] = [box for box in boxes.labels(figure) if box.ref == "country/IND"]
    [dot] = [box for box in boxes.dots(figure) if box.ref == "country/IND"]
    assert abs((name.top + name.bottom - dot.top - dot.bottom) / 2) <= 3
    assert 0 <= name.left - dot.right <= 8


@each_language
def test_countries_named_equally_often_stand_by_their_names_on_a_phone(language):
    exhibit = exhibits.get("country-mentions-map")
    times = {
        f"country/{code}": n for code, n in exhibit.frame().select("iso3", "times").iter_rows()
    }
    labels = [
        box
        for box in boxes.labels(boxes.figure(exhibit, language, 350))
        if box.ref in times and not box.what.isdigit()
    ]
    for _, group in itertools.groupby(labels, key=lambda box: times[box.ref]):
        names = [box.what.rstrip(",、") for box in group]
        assert names == in_order(names, language)


@pytest.mark.parametrize("exhibit", ["events-map", "country-mentions-map"])
@each_language
@pytest.mark.parametrize("width", [720, 1120])
def test_no_label_ends_at_the_dot_of_another(exhibit, language, width):
    """“Geneva 2013 ●” where the dot is Istanbul’s."""
    figure = boxes.figure(exhibits.get(exhibit), language, width)
    dots = boxes.dots(figure)
    wrong = [
        (label.what, dot.ref)
        for label, dot in itertools.product(boxes.labels(figure), dots)
        if label.ref and not label.what.isdigit() and label.ref != dot.ref
        and label.top < (dot.top + dot.bottom) / 2 < label.bottom
        and (0 <= dot.left - label.right < 8 or 0 <= label.left - dot.right < 8)
        # Its own dot, at its other end or nearer, says whose it is.
        and not any(own.ref == label.ref and own.left < label.right + 9 and own.right > label.left - 9 and own.top < label.bottom and own.bottom > label.top for own in dots)
    ]  # fmt: skip
    assert wrong == []


def test_of_commissions_what_names_one_is_told_from_what_names_its_region_alone():
    exhibit = exhibits.get("commission-activities")
    alone = exhibit.frame().filter("alone")
    named = alone.filter("named").height
    assert (named, alone.height) == (4, 7)
    assert exhibit.heading("en") == (
        "Of the report’s 21 statements on the regional commissions, 14 are about all five and only 4 about one by name"
    )
    written = [box.what for box in boxes.labels(boxes.figure(exhibit, "en", 720))]
    assert f"Naming one commission alone · {named}" in written
    assert f"On one region, its commission not named · {alone.height - named}" in written


def test_bodies_named_as_often_as_the_last_one_shown_are_shown_too():
    exhibit = exhibits.get("organisation-mentions")
    frame = exhibit.frame()
    least = frame["paragraphs"].min()
    named = measures.appearances(tables.load("organisations"), tables.load("mentions"))
    assert set(frame["organisation_id"]) == set(
        named.filter(pl.col("paragraphs") >= least)["organisation_id"]
    )
    assert {"ecosoc", "ilo", "unido"} <= set(frame["organisation_id"])
    assert f"shown are those named in {least} or more" in exhibit.told("en")


def test_bars_of_functions_say_their_sum_and_how_many_are_bodies():
    exhibit = exhibits.get("organisation-functions")
    frame = exhibit.frame()
    bodies = frame.filter(standing="body")["organisation_id"].n_unique()
    assert (frame.height, bodies) == (262, 104)
    assert f"add up to {frame.height}. Bodies proper: {bodies} of all 152;" in exhibit.told("en")


@each_width
def test_of_recommendations_to_each_body_only_those_of_2011_bear_a_status(width):
    """Those proposed are round, not smaller: each mark is one case."""
    figure = boxes.figure(exhibits.get("recommendation-duties"), "en", width).to_plotly_json()
    kinds, areas = {}, []
    for shape in figure["layout"]["shapes"]:
        if shape.get("name"):
            own = shape["name"].removeprefix("recommendation/")
            kinds.setdefault(own.split("-")[0], set()).add(shape["type"])
            part = math.pi / 4 if shape["type"] == "circle" else 1
            areas.append((shape["x1"] - shape["x0"]) ** 2 * part)
    assert kinds == {"sg": {"circle"}, "jiu": {"rect"}}
    assert max(areas) < min(areas) * 1.1


def test_the_key_of_sizes_shows_both_tints_of_associate_members():
    figure = boxes.figure(exhibits.get("commission-sizes"), "en", 720)
    words = next(box for box in boxes.labels(figure) if box.what.startswith("associate members"))
    before = [
        s for s in figure.layout.shapes
        if s.type == "rect" and 0 < words.left - s.x1 < 20 and words.top - 4 < s.y0 < words.bottom
    ]  # fmt: skip
    assert {s.fillcolor for s in before} == {tokens.LIGHT["ctx-2"], tokens.LIGHT["accent-t"]}
    assert {s.line.color for s in before} == {tokens.LIGHT["ctx"], tokens.LIGHT["accent"]}


#: Charts whose rows are short, or stand below each other for want of room on narrower sheets.
SHORT = (
    "cooperation-givers", "cooperation-through", "paragraph-strip", "recommendation-duties",
    "jiu-recommendations", "report-recommendations", "cooperation-map",
)  # fmt: skip


@pytest.mark.parametrize("chart", SHORT)
@each_language
def test_on_a_page_the_right_third_is_not_empty(language, chart):
    """A key, names or a second column stand there: what is drawn for a page is no column of an article."""
    figure = boxes.figure(exhibits.get(chart), language, 1120)
    reached = [box for box in boxes.labels(figure) if box.right > 1120 * 2 / 3]
    assert len(reached) >= 2


@pytest.mark.parametrize("exhibit", MEMBERS, ids=lambda exhibit: exhibit.id)
@each_width
def test_no_two_numbers_on_a_map_of_members_read_as_one(exhibit, width):
    """12 and 13 side by side are 1213."""
    numbers = {}
    for box in boxes.labels(boxes.figure(exhibit, "en", width)):
        if box.what.isdigit() and box.ref:
            numbers.setdefault(box.ref, box)  # the first is on the map, the second in the list
    near = [
        (one.what, other.what)
        for one, other in itertools.permutations(numbers.values(), 2)
        if 0 <= other.left - one.right < 5 and abs(one.top - other.top) < 5
    ]
    assert near == []


@each_width
def test_a_doubt_about_all_counts_of_the_exchange_is_marked_once(width):
    exhibit = exhibits.get("ss-gate-funnel")
    frame = exhibit.frame()
    assert frame["doubted"].all()

    def marked(rows):
        return [box.what for box in boxes.labels(exhibit.figure("en", width, rows)) if "?" in box.what]  # fmt: skip

    assert len(marked(frame)) == 1
    assert marked(frame)[0].endswith("establishment ?")
    first = frame.with_columns(pl.Series("doubted", [True, False, False]))
    assert marked(first) == ["listed ?"]


@each_language
def test_bars_of_functions_lie_on_a_line_of_all_bodies_and_no_example_stands_twice(language):
    exhibit = exhibits.get("organisation-functions")
    frame = exhibit.frame()
    figure = boxes.figure(exhibit, language, 720)
    named = [box.ref.partition("/")[2] for box in boxes.labels(figure) if box.ref]
    assert len(set(named)) == len(named) >= 16
    bodies = frame.filter(pl.col("standing") == "body")["organisation_id"]
    assert set(named) <= set(bodies) - {"un", "un-system"}
    drawn = figure.to_plotly_json()["layout"]["shapes"]
    [whole] = {s["x1"] for s in drawn if s["type"] == "line"}
    assert {s["line"]["color"] for s in drawn if s["type"] == "line"} == {tokens.LIGHT["ctx"]}
    bars = {s["y0"]: s["x1"] for s in drawn if s["type"] == "rect"}
    numbers = [box for box in boxes.labels(figure) if box.what.isdigit()]
    ends, behind = (
        [box for box in numbers if (box.what == "152") is at_end] for at_end in (True, False)
    )
    assert len(ends) == len(behind), "each line ends with the number of all"
    assert all(4 <= box.left - whole <= 10 for box in ends)
    assert len(behind) == len(bars) == frame["function"].n_unique()
    # Each number stands right behind its bar.
    for box, end in zip(behind, bars.values(), strict=True):
        assert 4 <= box.left - end <= 10
    longest = max(s["x1"] for s in drawn if s.get("fillcolor") == tokens.LIGHT["accent"])
    most = frame["function"].value_counts()["count"].max()
    assert longest / whole == pytest.approx(most / frame["organisation_id"].n_unique(), abs=0.01)


@each_width
@each_language
def test_examples_are_parted_at_the_ends_of_lines_too_and_their_head_stands_beside_the_first(
    language, width
):
    figure = boxes.figure(exhibits.get("organisation-functions"), language, width)
    written = boxes.labels(figure)
    heads = [box for box in written if box.what == translate("for example:", language)]
    for head in heads:
        assert any(0 <= box.left - head.right < 9 and box.top == head.top for box in written)
    named = [box for box in written if box.ref]
    bodies = len({box.ref for box in named})
    parted = [box for box in named if box.what.endswith((";", "；"))]
    assert len(parted) == bodies - len(heads), "one between each two"


@each_width
def test_a_map_of_events_says_how_many_gatherings_each_part_of_the_world_has(width):
    exhibit = exhibits.get("events-map")
    frame = exhibit.frame()
    written = " ".join(box.what for box in boxes.labels(boxes.figure(exhibit, "en", width)))
    met = [row for row in frame.to_dicts() if FAMILY_OF[row["kind"]] == "met" and row["place_stated"]]  # fmt: skip
    for part, words in (("asia_pacific", "Asia and the Pacific"), ("americas", "Americas")):
        count = sum(row["part"] == part for row in met)
        said = f"{words} {count} gathering" if width < 500 else f"{words}: {count}"
        assert said in written


@each_chart
@each_width
def test_names_that_follow_each_other_in_a_line_have_a_space_between_them(exhibit, width):
    """“South-South Development Expo,Africa”, and elsewhere two spaces: each name is a text of its own."""
    for language, least, most in (("en", 3.0, 6.1), ("zh", -1.0, 4.1)):
        said = boxes.labels(exhibit.drawn(language, width, exhibit.frame()))
        marks = (",", ";") if language == "en" else ("、", "；")
        for one, other in itertools.pairwise(said):
            if (
                one.ref
                and other.ref
                and one.what.endswith(marks)
                and abs(one.top - other.top) < 0.5
            ):
                assert least <= other.left - one.right <= most, (one.what, other.what)


@each_chart
@each_width
@each_language
def test_no_words_stand_out_of_the_margin(exhibit, width, language):
    """A pixel of rounding is allowed; the eye sees more: “estimated $16.1–19 billion” hung out by five."""
    said = boxes.labels(exhibit.drawn(language, width, exhibit.frame()))
    out = [
        (box.what, round(box.left, 1), round(box.right - width, 1))
        for box in said if box.left < -0.6 or box.right > width + 0.6
    ]  # fmt: skip
    assert out == []


def test_an_entry_of_a_key_that_is_wider_than_the_sheet_goes_on_below_itself():
    """One chart folded its words by itself, in any other they left the sheet."""
    sheet = Sheet(350, "en")
    long = "bodies, meetings and posts that have to do with it, of all that the report names in any place"
    bottom = key.drawn(sheet, [("bar", "ctx", long), ("dot", "accent", "short")], 0)
    first, second = boxes.labels(sheet.figure(bottom))
    assert max(first.right, second.right) <= 350
    assert first.bottom <= second.top
    assert second.bottom <= bottom
