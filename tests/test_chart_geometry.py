"""Geometry that charts share: lettering, packing, time, projection, places of labels."""

import datetime
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont, features

from southsouth.charts import columns, ground, lettering, packing, placement, settling, timescale
from southsouth.charts.projection import Projection, natural_earth


def test_chinese_letters_are_as_wide_as_high_and_bold_is_wider():
    assert lettering.width("南南", 13) == 26
    assert lettering.width("Bali", 13, bold=True) > lettering.width("Bali", 13)
    assert lettering.width("<b>Bali</b>", 13) == lettering.width("Bali", 13, bold=True)
    assert lettering.width("a<br>abc", 10) == lettering.width("abc", 10)
    assert lettering.width("&amp;", 10) == lettering.width("&", 10)


@pytest.mark.skipif(not features.check("raqm"), reason="this Pillow does not kern")
@pytest.mark.parametrize("words", ["estimated $16.1–19 billion", "2012–2013", "1-2"])
@pytest.mark.parametrize("bold", [False, True])
def test_words_with_a_dash_beside_a_digit_are_measured_no_narrower_than_they_are_set(words, bold):
    """Other kerning makes words narrower; “estimated $16.1–19 billion” hung out of the margin."""
    kerned = ImageFont.truetype(lettering.FACES[bold], 1000, layout_engine=ImageFont.Layout.RAQM)
    assert lettering.width(words, 1000, bold=bold) >= kerned.getlength(words) - 1


@given(st.lists(st.floats(40, 330), max_size=8))
def test_entries_of_a_key_take_no_line_more_and_none_stands_alone_in_the_last_that_need_not(wide):
    room, gap = 350.0, 20.0

    def long(line):
        return sum(wide[own] for own in line) + gap * (len(line) - 1)

    lines, filled, x = columns.over_lines(wide, room, gap), 0, room + 1
    for own in wide:
        is_new = x + own > room
        filled, x = filled + is_new, (0 if is_new else x) + own + gap
    assert [own for line in lines for own in line] == list(range(len(wide)))
    assert len(lines) == filled
    assert all(len(line) == 1 or long(line) <= room for line in lines)
    if len(lines) > 1 and len(lines[-1]) == 1:
        assert long(range(len(wide) - 2, len(wide))) > room


def test_entries_of_a_key_are_shared_out_evenly_over_its_lines():
    assert columns.over_lines([100] * 5, 400, 20) == [range(2), range(2, 5)]
    assert columns.over_lines([100] * 6, 540, 20) == [range(3), range(3, 6)]
    assert columns.over_lines([256, 132, 130, 86, 129], 720, 20) == [range(2), range(2, 5)]
    assert columns.over_lines([700, 100, 100], 350, 20) == [range(1), range(1, 3)]
    assert columns.over_lines([], 350, 20) == []


def test_only_the_last_of_entries_in_columns_goes_on_beyond_its_own():
    assert columns.count([100] * 9, 552, 235, 18) == 2
    assert columns.count([100, 258], 552, 235, 18) == 2
    assert columns.count([259, 100], 552, 235, 18) == 1
    assert columns.count([100, 277, 100], 552, 235, 18) == 1
    assert columns.count([100, 276, 500], 552, 235, 18) == 2
    assert columns.count([100, 276, 553], 552, 235, 18) == 1
    assert columns.count([100] * 9, 200, 235, 18) == 1


@settings(deadline=None)  # the tables are read once for the names in them
@given(st.text(alphabet="abc de，南方合作。(5)", max_size=80))
def test_wrapped_lines_lose_nothing_and_keep_to_the_room(words):
    lines = lettering.wrapped(words, 13, 120)
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(lettering.width(line, 13) <= 120 or " " not in line for line in lines)
    assert not any(line.startswith(("，", "。")) for line in lines[1:])


def test_dots_are_parted_and_lone_ones_stay():
    dots = [(10, 10, 5), (12, 10, 5), (10, 10, 5), (200, 200, 5)]
    moved = packing.apart(dots)
    assert moved[3] == (200, 200)
    for i in range(3):
        for j in range(i):
            (x, y), (u, v) = moved[i], moved[j]
            assert ((x - u) ** 2 + (y - v) ** 2) ** 0.5 >= 10


def test_time_in_pieces_goes_on_and_a_year_keeps_its_width():
    scale = timescale.pieces([2000, 2001, 2010, 2011], [100, 20, 50], cuts=[2001])
    assert scale.x(datetime.date(2000, 1, 1)) == 0
    assert scale.x(datetime.date(2000, 7, 1)) == pytest.approx(50, abs=1)
    assert scale.x(datetime.date(2010, 1, 1)) == 120
    assert scale.x(datetime.date(2030, 1, 1)) == 170
    assert scale.end(datetime.date(2000, 12, 31)) == 100
    days = [datetime.date(1999, 1, 1) + datetime.timedelta(days=40 * n) for n in range(130)]
    places = [scale.x(day) for day in days]
    assert places == sorted(places)


def test_the_projection_is_that_of_its_polynomials():
    x, y = natural_earth(0.0, 0.0)
    assert (x, y) == (0, 0)
    x, y = natural_earth(3.141592653589793, 0.0)
    assert x == pytest.approx(0.8707 * 3.141592653589793)
    _, y = natural_earth(0.0, 1.5707963267948966)
    assert y == pytest.approx(1.4224, abs=0.002)


def test_a_place_east_of_the_cut_lies_east():
    world = Projection(-122, -44, 186, 62, 1000)
    suva, auckland, lima = (
        world.point(178.4, -18.1),
        world.point(174.8, -36.8),
        world.point(-77, -12),
    )
    assert lima[0] < 400 < auckland[0] < 1000
    assert abs(suva[0] - auckland[0]) < 60
    assert 0 < world.height < 600


def boxes_meet(one, other):
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > 0.5
        and min(one[3], other[3]) - max(one[1], other[1]) > 0.5
    )


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10_000))
def test_labels_neither_meet_nor_cover_dots_where_there_is_room(seed):
    chance = random.Random(seed)
    raw = [(chance.uniform(60, 940), chance.uniform(40, 560), 5.0) for _ in range(24)]
    dots = [(x, y, 5.0) for x, y in packing.apart(raw)]
    sizes = [(chance.uniform(30, 110), 16.0) for _ in dots]
    placed = placement.labels(dots, sizes, (0, 0, 1000, 600))
    for i, label in enumerate(placed):
        left, top, right, bottom = label.box
        assert min(left, top) >= 0
        assert right <= 1000
        assert bottom <= 600
        assert not any(boxes_meet(label.box, other.box) for other in placed[:i])
        letters = (left, top + placement._TUCK, right, bottom - placement._TUCK)
        for x, y, radius in dots[:i] + dots[i + 1 :]:
            assert not boxes_meet(letters, (x - radius, y - radius, x + radius, y + radius))


def test_the_same_labels_stand_at_the_same_places():
    dots, sizes = [(50, 50, 5), (60, 52, 5)], [(80, 16), (80, 16)]
    once = placement.labels(dots, sizes, (0, 0, 400, 100))
    placement._labels.cache_clear()
    assert placement.labels(dots, sizes, (0, 0, 400, 100)) == once


def test_a_leader_that_cuts_a_corner_runs_over_the_words_however_little_of_it_does():
    words = np.array([[40.0, 10.0, 90.0, 25.0]])
    cuts, passes = (0.0, 80.0, 96.0, 20.0), (0.0, 85.0, 96.0, 25.0)
    beside, along, dot = (90.0, 0.0, 90.0, 99.0), (60.0, 0.0, 60.0, 99.0), (60.0, 20.0, 60.0, 20.0)
    leaders, _ = settling.Leaders(np.array([cuts, passes, beside, along, dot])).over(words)
    assert leaders.tolist() == [0, 3]


def test_a_label_keeps_off_what_is_to_be_avoided():
    (label,) = placement.labels(
        [(50, 50, 5)], [(60, 16)], (0, 0, 300, 100), avoid=[(55, 40, 130, 60)]
    )
    assert not boxes_meet(label.box, (55, 40, 130, 60))


def test_a_sheet_too_small_for_its_words_still_has_a_place_for_them():
    (label,) = placement.labels([(10, 10, 5)], [(500, 16)], (0, 0, 40, 40))
    assert label.anchor == "center"


@pytest.mark.parametrize(
    ("west", "south", "east", "north", "centre"),
    [
        (-25, -38, 60, 40, 11),
        (120, -50, 230, 30, 150),
        (-170, -60, 190, 85, 11),
        (-10, 30, 5, 45, 0),
    ],
)
def test_what_is_cut_away_before_a_part_of_the_world_is_drawn_lies_outside_its_sheet(
    west, south, east, north, centre
):
    part = Projection(west, south, east, north, 700, centre)
    edge, below, other, above = part.window
    for lon in np.linspace(-179, 179, 90):
        for lat in np.linspace(-88, 88, 60):
            x, y = part.point(lon + centre, lat)
            if 0 <= x <= part.width and 0 <= y <= part.height:
                assert edge <= lon <= other, (lon, lat)
                assert below <= lat <= above, (lon, lat)


def test_lines_of_a_title_are_even_and_no_last_word_of_a_note_stands_alone():
    title = (
        "China is named most, 24 times, ahead of Brazil and India; 36 countries are named in all"
    )
    wrapped = lettering.wrapped(title, 20, 720, bold=True)
    even = lettering.balanced(title, 20, 720, bold=True)
    assert len(even) == len(wrapped) == 2
    one, two = (lettering.width(line, 20, bold=True) for line in even)
    assert min(one, two) > 0.7 * max(one, two)
    note = "Per cent of the whole that each line names; hollow is asked for, not known to be given."
    lines = lettering.balanced(note, 14, 435, least=0.25)
    assert lettering.wrapped(note, 14, 435)[-1] == "given."
    assert lines[-1] != "given."
    assert " ".join(lines) == note


@pytest.mark.parametrize("room", range(100, 200, 7))
def test_no_line_ends_with_an_opening_mark(room):
    words = "秘书长关于南南合作情况的报告（2014年）；“联合国”与《公约》（第三版）"
    lines = lettering.wrapped(words, 13, room)
    assert "".join(lines) == words
    assert not any(line.endswith(("（", "“", "《", "(")) for line in lines)


@pytest.mark.parametrize("bounds", [(-12, 34, 45, 60), (95, -12, 160, 22), (160, 40, 215, 72)])
def test_land_on_a_large_map_is_where_it_would_be_drawn(bounds):
    """Fiji, Chukotka and Alaska lie on both sides of the 180th meridian."""
    part = Projection(*bounds, 720, centre=(bounds[0] + bounds[2]) / 2)
    as_it_is, as_drawn = ground._coloured(part), ground._painted(part)
    assert (as_drawn > 0).mean() > 0.05
    assert (as_it_is != as_drawn).sum() < 0.05 * (as_drawn > 0).sum()


def test_beyond_the_edge_of_the_world_there_is_no_land():
    whole = Projection(-169, -57, 191, 79, 2400)
    land = ground._coloured(whole)
    assert land.any()
    assert not land[:, [0, -1]].any()
