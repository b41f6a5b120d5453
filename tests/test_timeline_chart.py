"""The timeline: every event named once beside its mark, marks as exact as dates, nothing collides."""

import datetime
import itertools
import re

import boxes
import polars as pl
import pytest

from southsouth import exhibits, tables, tokens
from southsouth.charts import years
from southsouth.charts.sheet import WIDTHS
from southsouth.language import LANGUAGES, translate
from southsouth.pages.events import ordered
from southsouth.vocabulary import EVENT_FAMILIES

TIMELINE = exhibits.get("timeline")
QUERIES = [(), (("from", "2013"), ("to", "2013")), (("kind", "workshop"),), (("to", "1984"),)]


def rows(query):
    return TIMELINE.frame(TIMELINE.asked(query))


@pytest.mark.parametrize("query", QUERIES, ids=str)
@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryView:
    def test_every_event_has_a_mark_and_a_name(self, language, width, query):
        frame = rows(query)
        figure = TIMELINE.figure(language, width, frame)
        wanted = {f"event/{event}" for event in frame["event_id"]}
        assert {label.ref for label in boxes.labels(figure)} - {""} == wanted
        assert {mark.ref for mark in boxes.bars(figure) + boxes.dots(figure)} - {""} == wanted

    def test_no_label_meets_another_label_or_mark(self, language, width, query):
        assert boxes.collisions(TIMELINE.figure(language, width, rows(query))) == []


def test_the_years_that_are_cut_out_are_those_between_two_with_an_event():
    said = re.search(r"Nothing dated falls into (\d+)–(\d+): ", TIMELINE.told("en"))
    first, last = map(int, said.groups())
    dated = TIMELINE.frame().drop_nulls("lower")
    told = {
        year
        for lower, upper in dated.select("lower", "upper").iter_rows()
        for year in range(lower.year, upper.year + 1)
    }
    assert {first - 1, last + 1} <= told
    assert not told & {*range(first, last + 1)}
    assert "cut out" not in TIMELINE.told("en", rows((("from", "2009"),)))


def test_the_same_rows_give_the_same_figure():
    one, two = (TIMELINE.figure("en", 720, rows(())).to_json() for _ in range(2))
    assert one == two


def mark_of(event_id, width=1120):
    figure = boxes.figure(TIMELINE, "en", width)
    return next(
        (m, "dot" if m in boxes.dots(figure) else "bar")
        for m in boxes.dots(figure) + boxes.bars(figure)
        if m.ref == f"event/{event_id}"
    )


def test_a_day_is_a_dot_a_month_a_short_bar_a_year_a_long_one():
    events = rows(()).filter(pl.col("lower").dt.year() == 2013)
    by_precision = {
        precision: events.filter(pl.col("precision") == precision)["event_id"][0]
        for precision in ("day", "month", "year")
    }
    (day, shape), (month, _), (year, _) = (
        mark_of(by_precision[p]) for p in ("day", "month", "year")
    )
    assert shape == "dot"
    assert day.right - day.left == 11
    assert 7 < month.right - month.left < 12 < 30 < year.right - year.left


def zigzags(figure):
    """The breaks of the axes, each as its points: lines that turn more often than a mark does."""
    drawn = [
        [tuple(map(float, point.split(","))) for point in line.split(" L ")]
        for shape in figure.layout.shapes if shape.type == "path" and not shape.fillcolor
        for line in re.split(r"\s*M ", shape.path) if line
    ]  # fmt: skip
    return [points for points in drawn if len(points) > 4]


def heads(figure, language="en"):
    """The headings of the families."""
    names = {translate(words, language) for words in EVENT_FAMILIES.values()}
    under = [box for box in boxes.labels(figure) if box.what in names]
    return [box for box in under if box.top < first_undated(figure, language)]


def first_undated(figure, language):
    words = translate("Without a date in the report: {count}", language, count="{count}")
    before = words.partition("{count}")[0]
    return next(box.top for box in boxes.labels(figure) if box.what.startswith(before))


@pytest.mark.parametrize("width", [720, 1120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_axis_shows_where_empty_decades_are_cut(language, width):
    """Without the break one that stands lower reads as if 2009 came after 1983."""
    figure = boxes.figure(TIMELINE, language, width)
    found = heads(figure, language)
    assert len(found) == 4
    for head in found:
        above = [
            points for points in zigzags(figure)
            if 0 < head.top - max(y for _, y in points) < 30 and 0 < points[0][0] - head.left < width / 2
        ]  # fmt: skip
        assert len(above) == 2, head.what
    recent = TIMELINE.figure(
        language,
        width,
        rows((("from", "2012"), ("to", "2014"))).filter(pl.col("lower").dt.year() >= 2012),
    )
    assert zigzags(recent) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_narrower_years_are_announced_where_there_are_any(language):
    def said(frame):
        return [box.what for box in boxes.labels(TIMELINE.figure(language, 720, frame))]

    words = translate("{first}–{last}: years drawn narrower", language, first=1978, last=1983)
    assert words in said(rows(()))
    assert words[4:] not in "".join(said(rows((("from", "2012"), ("to", "2014")))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_a_track_has_its_months_and_says_once_what_it_is(language):
    figure = boxes.figure(TIMELINE, language, 350)
    tracks = [
        s for s in figure.layout.shapes
        if s.type == "rect" and s.fillcolor == tokens.LIGHT["band"] and s.layer == "below"
    ]  # fmt: skip
    years = [box for box in boxes.labels(figure) if re.fullmatch(r"\d{4}", box.what)]
    assert len(tracks) == len(years) > 5
    for track in tracks:
        scale = [s for s in figure.layout.shapes if s.type == "line" and s.y0 == track.y0 and s.line.dash]  # fmt: skip
        assert len(scale) == 1
        tick, gap = (float(part.removesuffix("px")) for part in scale[0].line.dash.split(","))
        assert (tick + gap) * 12 == track.x1 - track.x0
    written = [box.what for box in boxes.labels(figure)]
    words = translate("each track: January to December, a tick a month", language)
    assert written.count(words) == 1


def test_years_are_equally_wide_and_narrower_before_a_break():
    scale = years.scale([1978, 1980, *[2012] * 3, *[2013] * 20], 2014, 1000)
    wide = {piece.first: piece.right - piece.left for piece in scale.pieces}
    assert wide[1981] == pytest.approx(years.CUT)
    assert wide[2014] == pytest.approx(wide[2013]) == pytest.approx(wide[2012])
    assert wide[1978] == pytest.approx(wide[1980])
    assert wide[1978] < wide[2012] / 3
    assert scale.pieces[-1].right == pytest.approx(1000)
    assert scale.x(datetime.date(2013, 7, 2)) == pytest.approx(1000 - 1.5 * wide[2013], abs=2)


@pytest.mark.parametrize("query", QUERIES, ids=str)
@pytest.mark.parametrize("width", [720, 1120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_stands_beside_its_own_mark_and_no_other_event_stands_in_its_line(
    language, width, query
):
    frame = rows(query).filter(pl.col("lower").is_not_null())
    figure = TIMELINE.figure(language, width, frame)
    marks = {mark.ref: mark for mark in (*boxes.bars(figure), *boxes.dots(figure)) if mark.ref}
    names = {label.ref: label for label in boxes.labels(figure) if label.ref}
    assert set(names) == set(marks)
    for ref, name in names.items():
        mark = marks[ref]
        before, behind = mark.left - name.right, name.left - mark.right
        assert 3 <= before <= 8 or 3 <= behind <= 14  # behind a point, too
        assert name.top < (mark.top + mark.bottom) / 2 < name.bottom
        half = [0, figure.layout.width] if width == 720 else [0, 542, figure.layout.width]
        column = max(at for at in half[:-1] if at <= min(name.left, mark.left) + 2)
        level = [
            other for other, box in names.items()
            if other != ref and box.top < (mark.top + mark.bottom) / 2 < box.bottom
            and max(at for at in half[:-1] if at <= min(box.left, marks[other].left) + 2) == column
        ]  # fmt: skip
        assert level == []


def test_on_a_page_families_stand_in_two_columns_of_one_scale():
    figure = boxes.figure(TIMELINE, "en", 1120)
    years_of = [box for box in boxes.labels(figure) if box.what in ("2012", "2013")]
    first, second = sorted({box.left for box in years_of if box.what == "2013"})
    others = sorted({box.left for box in years_of if box.what == "2012"})
    assert second - first == pytest.approx(others[1] - others[0], abs=1.5)
    assert figure.layout.height < 1300
    met = TIMELINE.figure("en", 1120, rows(()).filter(family="met"))
    assert sum(box.what == "2013" for box in boxes.labels(met)) == 1


@pytest.mark.parametrize("width", [720, 1120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_years_stand_above_every_family(language, width):
    """On paper a family that stands on the next sheet had none."""
    figure = boxes.figure(TIMELINE, language, width)
    written = boxes.labels(figure)
    for words in EVENT_FAMILIES.values():
        head = next(box for box in written if box.what == translate(words, language))
        above = [box for box in written if 0 < head.top - box.bottom < 30]
        assert {"2012", "2013"} <= {box.what for box in above if box.left >= head.left}, head.what


@pytest.mark.parametrize("width", WIDTHS.values())
def test_events_without_a_date_stand_under_the_name_of_their_family(width):
    figure = boxes.figure(TIMELINE, "en", width)
    head = next(box for box in boxes.labels(figure) if box.what.startswith("Without a date"))
    below = [box for box in boxes.labels(figure) if box.top > head.bottom]
    families_of = dict(rows(()).select("event_id", "family").iter_rows())
    heads = {translate(words, "en"): family for family, words in EVENT_FAMILIES.items()}
    for box in (box for box in below if box.ref):
        over = [h for h in below if h.what.removesuffix(", continued") in heads and h.top < box.top and abs(h.left - box.left) < 20]  # fmt: skip
        nearest = max(over, key=lambda h: h.top).what.removesuffix(", continued")
        assert heads[nearest] == families_of[box.ref.partition("/")[2]]


def test_the_message_counts_its_rows_and_gives_way_where_it_does_not_hold():
    dated = rows(()).filter(pl.col("lower").is_not_null())
    late = dated.filter(pl.col("upper").dt.year() >= 2012).height
    said = TIMELINE.heading("en")
    assert "1978" in said
    assert f"{late} of {dated.height} dated events took place or were running in 2012" in said
    fewer = rows(()).filter(
        ~((pl.col("lower").dt.year() == 2013) & (pl.col("precision") == "month"))
    )
    assert TIMELINE.heading("en", fewer) != said
    only_2013 = rows((("from", "2013"), ("to", "2013")))
    assert TIMELINE.heading("en", only_2013) == TIMELINE.subject("en")
    assert TIMELINE.heading("en", rows((("kind", "summit"),))) == TIMELINE.subject("en")


def test_a_filter_that_leaves_nothing_draws_a_sheet_that_says_so():
    figure = TIMELINE.figure("en", 350, rows(()).head(0))
    assert "These filters leave nothing to draw here" in " ".join(
        a.text for a in figure.layout.annotations
    )
    assert boxes.collisions(figure) == []


def test_a_doubted_event_has_its_mark():
    labels = boxes.labels(boxes.figure(TIMELINE, "en", 1120))
    label = next(b for b in labels if b.ref == "event/doha-regional-expo-2013")
    assert label.what.endswith("?")


def after_the_report(width):
    """The dashed outlines of each event: what of it lies after the report, beginning where its mark ends."""
    figure = boxes.figure(TIMELINE, "en", width)
    outlines = [s.path.split() for s in figure.layout.shapes if s.type == "path" and s.line.dash]
    starts = [tuple(map(float, path[1].split(","))) for path in outlines]
    return {
        mark.ref.removeprefix("event/"): [
            (x, y) for x, y in starts if abs(x - mark.right) < 0.2 and mark.top <= y <= mark.bottom
        ]
        for mark in (*boxes.dots(figure), *boxes.bars(figure))
    }


@pytest.mark.parametrize("width", WIDTHS.values())
def test_what_lies_after_the_report_is_dashed(width):
    later = rows(()).filter("ends_later")["event_id"].to_list()
    assert "undp-strategic-plan-2014-2017" in later
    assert "oecd-perspectives-2014" not in later, "a single year is a date, not a span"
    drawn = after_the_report(width)
    for event_id in later:
        begun = rows(()).row(by_predicate=pl.col("event_id") == event_id, named=True)["lower"].year
        # On a phone an event stands in the year in which it began; until when is said in words.
        assert len(drawn[event_id]) == (1 if width > 500 or begun == 2014 else 0)
    for event_id in set(rows(())["event_id"]) - set(later):
        assert drawn[event_id] == []


def test_a_dashed_outline_begins_where_the_report_ends():
    figure = boxes.figure(TIMELINE, "en", 1120)
    end = max(s.x0 for s in figure.layout.shapes if s.type == "line" and s.line.dash)
    for event_id in ("undp-strategic-plan-2014-2017", "fao-southern-partners-2012-2014"):
        mark, _ = mark_of(event_id)
        assert mark.right == pytest.approx(end, abs=0.6)


def test_an_end_after_the_report_is_said_once():
    written = {b.ref: b.what for b in boxes.labels(boxes.figure(TIMELINE, "en", 1120))}
    assert written["event/undp-strategic-plan-2014-2017"].endswith("(until 2017)")
    assert written["event/ilo-programme-budget-2014-2015"].count("2015") == 1


@pytest.mark.parametrize("width", [720, 1120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_and_no_edge_of_a_bar_runs_through_a_name(language, width):
    figure = boxes.figure(TIMELINE, language, width)
    names = [label for label in boxes.labels(figure) if label.ref]
    lines = [s for s in figure.layout.shapes if s.type == "line" and s.x0 == s.x1]
    assert len(lines) > 2
    for line in lines:
        low, high = sorted((line.y0, line.y1))
        struck = [n.what for n in names if n.left < line.x0 < n.right and low < n.bottom and n.top < high]  # fmt: skip
        assert struck == []
    for bar in boxes.bars(figure):
        assert not [name.what for name in names if name.meets(bar)]
    for points in zigzags(figure):
        assert not [n for n in names for x, y in points if n.left < x < n.right and n.top < y < n.bottom]  # fmt: skip


def pointed(figure):
    """Where the points of bars end: of three corners, open towards their bar."""
    found = []
    for shape in figure.layout.shapes:
        if shape.type == "path" and (shape.path.count("M"), shape.path.count("L")) == (1, 2):
            found.append(float(shape.path.split("L")[1].split(",")[1]))
    return found


@pytest.mark.parametrize("width", WIDTHS.values())
def test_only_what_has_no_printed_end_has_a_point(width):
    frame = rows(())
    open_ends = frame.filter("open_end")
    figure = TIMELINE.figure("en", width, frame)
    heights = {bar.ref: (bar.top + bar.bottom) / 2 for bar in boxes.bars(figure)}
    wanted = sorted(heights[f"event/{own}"] for own in open_ends["event_id"])
    assert sorted(pointed(figure)) == pytest.approx(wanted, abs=1)
    closed = frame.filter(~pl.col("open_end") & pl.col("lower").is_not_null())
    assert pointed(TIMELINE.figure("en", width, closed)) == []


def test_on_a_phone_what_ends_in_a_later_year_goes_on_behind_its_bar():
    frame = rows(())
    later = frame.filter(
        (pl.col("upper").dt.year() > pl.col("lower").dt.year()) & ~pl.col("open_end")
        & (pl.col("family") == "ran") & ~(pl.col("ends_later") & (pl.col("lower").dt.year() == 2014))
    )["event_id"]  # fmt: skip
    assert later.len() >= 4
    figure = boxes.figure(TIMELINE, "en", 350)
    ends = {bar.ref: (bar.right, (bar.top + bar.bottom) / 2) for bar in boxes.bars(figure)}
    shapes = [
        s for s in figure.layout.shapes if s.type == "rect" and s.layer == "above" and not s.name
    ]
    behind = {
        ref
        for ref, (end, y) in ends.items()
        if ref and sum(end < s.x0 < end + 9 and s.y0 < y < s.y1 for s in shapes) == 2
    }
    assert behind == {f"event/{own}" for own in later}
    written = {label.what for label in boxes.labels(figure)}
    assert "goes on into later years" in written
    some = frame.filter(~pl.col("event_id").is_in(later.implode()))
    written = {label.what for label in boxes.labels(TIMELINE.figure("en", 350, some))}
    assert "goes on into later years" not in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_year_before_a_break_has_a_tick_and_the_first_and_last_have_numbers(language):
    figure = boxes.figure(TIMELINE, language, 720)
    ticks = re.findall(r"M ([\d.]+),([\d.]+) L \1,([\d.]+)", " ".join(s.path or "" for s in figure.layout.shapes))  # fmt: skip
    assert {float(low) - float(top) for _, top, low in ticks} == {6}
    assert len(ticks) == (1983 - 1978 + 1) * len(heads(figure, language))
    written = [label.what for label in boxes.labels(figure)]
    first, last = {"en": ("’80", "’83"), "zh": ("80年", "83年")}[language]
    assert written.index("1978") < written.index(first) < written.index(last)


def test_a_break_strikes_through_no_year():
    """Also where a filter leaves one year before it, which is narrower than its number."""
    for width, frame in itertools.product(
        (720, 1120), (TIMELINE.frame(), rows((("organiser", "undp"),)))
    ):
        figure = TIMELINE.figure("en", width, frame)
        years = [box for box in boxes.labels(figure) if re.fullmatch(r"’?\d{2,4}", box.what)]
        assert zigzags(figure)
        for points in zigzags(figure):
            assert not [year.what for year in years for x, y in points if year.left < x < year.right and year.top < y < year.bottom]  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS.values())
def test_a_year_has_an_edge_at_both_of_its_ends(width):
    """With one alone it would be read as the first of January."""
    own = "event/global-ssd-expo-2010"
    figure = boxes.figure(TIMELINE, "en", width)
    bar = next(bar for bar in boxes.bars(figure) if bar.ref == own)
    middle = (bar.top + bar.bottom) / 2
    ink = tokens.LIGHT["accent"]
    around = [
        s for s in figure.layout.shapes
        if s.type == "rect" and s.line.color == ink and s.y0 < middle < s.y1
        and abs(s.x0 - bar.left) < 1 and abs(s.x1 - bar.right) < 1
    ]  # fmt: skip
    assert len(around) == 1


def test_a_family_that_goes_on_in_another_column_says_so():
    said = [box.what for box in boxes.labels(boxes.figure(TIMELINE, "en", 720))]
    below = said[next(i for i, words in enumerate(said) if words.startswith("Without a date")) :]
    heads = [words for words in below if words.partition(",")[0] in ("Gatherings", "Foundings and decisions", "Publications and evaluations", "Programmes")]  # fmt: skip
    assert len(heads) == len(set(heads)) > 3


def test_two_gatherings_of_one_name_are_no_event_of_two_years():
    """ILO's forums at the Expos of 2012 and of 2013: no forum ran from one to the other."""
    own = "event/ilo-solution-forums-2012-2013"
    phone = {box.ref: box.what for box in boxes.labels(boxes.figure(TIMELINE, "en", 350))}
    assert "(and 2013)" in phone[own].replace("  ", " ")
    figure = boxes.figure(TIMELINE, "en", 720)
    bar = next(bar for bar in boxes.bars(figure) if bar.ref == own)
    cuts = [
        s for s in figure.layout.shapes
        if s.type == "rect" and s.fillcolor == tokens.LIGHT["paper"] and s.layer == "above"
        and bar.left < s.x0 and s.x1 < bar.right and s.y0 < (bar.top + bar.bottom) / 2 < s.y1
    ]  # fmt: skip
    assert len(cuts) == 1


@pytest.mark.parametrize("width", [720, 1120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_years_take_the_sheet_and_names_no_column_of_their_own(language, width):
    """Names stand over the years before their marks, and behind those that have none before them."""
    figure = boxes.figure(TIMELINE, language, width)
    first = [box.left for box in boxes.labels(figure) if box.what == "1978"]
    columns = [0.0] if width == 720 else [0.0, 577.0]
    for left in columns:
        assert min(x - left for x in first if x >= left) < width * 0.06


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_key_does_not_call_planned_what_was_received(language):
    """The report has Brazil's funds as received (获得了) and prints an end after itself all the same."""
    figure = boxes.figure(TIMELINE, language, 1120)
    written = " ".join(label.what for label in boxes.labels(figure))
    dashed = {"en": "stated end after the report", "zh": "所载结束时间晚于报告"}
    assert dashed[language] in written
    assert not re.search("(?:: ?planned|：计划)", written)
    assert "ilo-child-labour-americas-2009-2015" in rows(()).filter("ends_later")["event_id"]


def test_events_of_one_date_stand_in_the_timeline_and_its_list_as_the_report_tells_of_them():
    """Not by their ids, which no reader sees."""
    drawn = TIMELINE.frame()
    for _, alike in drawn.group_by("lower", "upper", "date_edtf", "kind", maintain_order=True):
        assert alike["paragraph"].is_sorted()
    dated = ordered(tables.load("events")).drop_nulls("date_edtf")
    assert (dated["date_edtf"] == "2013").sum() > 2
    for _, alike in dated.group_by("date_edtf"):
        assert alike["paragraph"].is_sorted()
