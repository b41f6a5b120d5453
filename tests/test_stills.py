"""Stills: figures become small SVGs whose marks are links; what is not known is refused by name."""

import html
import io
import re
from xml.etree import ElementTree

import boxes
import plotly.graph_objects as go
import pytest
from PIL import Image, ImageFont

from southsouth import exhibits, paths, tokens
from southsouth.charts import lettering
from southsouth.charts.sheet import Bar, Dot, Sheet, doubt, plain, strong
from southsouth.language import LANGUAGES
from southsouth.stills import charts, letters, links, plate, png, writer
from southsouth.stills.errors import Undrawable

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*, link=None, refs=False):
    sheet = Sheet(600, "en")
    sheet.rect(1, 2, 11, 22, fill="accent", ref="event/a", name="Event <A>")
    sheet.line(0, 0, 10, 10, edge="rule", dash="dot")
    sheet.path("M 0,0 L 10,0 L 10,10 Z", fill="land", below=True)
    sheet.circle(50, 50, 5, edge="ink")
    sheet.bars([Bar(0, 30, 40, "blue", 10, "event/b", "Event B")])
    sheet.dots([Dot(60, 60, "teal", 8, ref="event/c", name="Event C")])
    sheet.text(5, 80, strong("Bold") + " and plain" + doubt(), ref="event/a")
    sheet.text(5, 100, plain("a < b"), anchor="right")
    return writer.svg(sheet.figure(120), "Title & more", "Told", link, refs=refs)


def elements(svg, tag):
    return list(ElementTree.fromstring(svg).iter(SVG + tag))


def test_a_still_is_well_formed_and_says_what_it_is():
    root = ElementTree.fromstring(drawn())
    assert root.get("viewBox") == "0 0 600 120"
    assert root.get("aria-label") == "Title & more"
    assert root.find(f"{SVG}desc").text == "Told"
    assert root.get("role") == "img"


def test_every_mark_and_label_of_a_fact_is_a_link_with_its_name():
    svg = drawn(link=lambda ref: f"/{ref}")
    by_address = {}
    for link in elements(svg, "a"):
        by_address.setdefault(link.get("href"), []).append(link)
    assert set(by_address) == {"/event/a", "/event/b", "/event/c"}
    mark, label = by_address["/event/a"]
    assert mark.find(f"{SVG}rect/{SVG}title").text == "Event <A>"
    assert "".join(label.itertext()) == "Bold and plain ?"
    assert ElementTree.fromstring(svg).get("role") == "group"


def test_a_keyboard_comes_to_each_fact_once_and_hears_its_name():
    mark, label = (
        a for a in elements(drawn(link=lambda ref: f"/{ref}"), "a") if "/a" in a.get("href")
    )
    assert mark.get("tabindex") is mark.get("aria-hidden") is None
    assert (label.get("tabindex"), label.get("aria-hidden")) == ("-1", "true")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exhibit", exhibits.EXHIBITS)
def test_every_link_of_a_chart_is_reached_once_and_has_a_name(exhibit, language):
    drawn = elements(charts.still(exhibit, language, 350), "a")
    reached = [a for a in drawn if a.get("tabindex") is None]
    assert len({a.get("href") for a in reached}) == len(reached)
    assert {a.get("href") for a in reached} == {a.get("href") for a in drawn}
    assert all("".join(a.itertext()).strip() for a in reached)


def test_on_a_phone_a_label_speaks_for_its_mark_and_a_number_alone_does_not():
    sheet = Sheet(350, "en")
    for own, words in (("a", "Bali"), ("b", "2")):
        sheet.rect(1, 2, 11, 22, fill="accent", ref=f"event/{own}", name=f"Event {own}")
        sheet.text(5, 80, words, ref=f"event/{own}")
    mark_a, mark_b, label_a, label_b = elements(
        writer.svg(sheet.figure(120), "Title", link=lambda ref: f"/{ref}"), "a"
    )
    assert "".join(mark_a.itertext()) == ""
    assert mark_a.get("aria-hidden") == label_b.get("aria-hidden") == "true"
    assert label_a.get("aria-hidden") is mark_b.get("aria-hidden") is None
    assert "".join(mark_b.itertext()) == "Event b"


def test_shapes_that_look_alike_are_one_path_and_those_of_a_fact_or_with_a_fill_and_an_edge_are_not():
    """Each costs an embed an element; an edge across another's fill would change places with it."""
    sheet = Sheet(600, "en")
    for x in (10, 30, 50):
        sheet.rect(x, 2, x + 10, 22, edge="accent")
    for x in (10, 30):
        sheet.rect(x, 32, x + 10, 52, fill="band", edge="accent")
    sheet.line(0, 60, 600, 60, edge="rule")
    sheet.line(0, 70, 600, 70, edge="rule", ref="event/a")
    svg = writer.svg(sheet.figure(120), "Title")
    paths = [path.get("d") for path in elements(svg, "path")]
    assert paths[0] == "M10 2h10v20h-10zM30 2h10v20h-10zM50 2h10v20h-10z"
    assert len(paths) == 3
    assert len(elements(svg, "rect")) == 2


def test_a_mark_without_a_name_is_called_by_its_label():
    sheet = Sheet(600, "en")
    sheet.rect(1, 2, 11, 22, fill="accent", ref="event/a")
    sheet.text(5, 80, strong("Salt & Pepper") + doubt(), ref="event/a")
    (title,) = elements(writer.svg(sheet.figure(120), "Title"), "title")
    assert title.text == "Salt & Pepper"


def test_without_an_address_a_mark_is_no_link_but_keeps_its_fact():
    assert not elements(drawn(link=lambda ref: None), "a")
    assert {g.get("data-ref") for g in elements(drawn(), "g")} == {"event/a", "event/b", "event/c"}


def test_links_carry_their_fact_for_a_script_only_where_asked():
    assert "data-ref" not in drawn(link=lambda ref: f"/{ref}")
    assert 'data-ref="event/b"' in drawn(link=lambda ref: f"/{ref}", refs=True)


def test_colours_are_properties_and_every_one_is_a_token():
    svg = drawn()
    assert not re.search(r"#[0-9a-f]{6}", svg)
    named = set(re.findall(r"var\(--([\w-]+)\)", svg))
    assert {"accent", "rule", "land", "blue", "teal", "ochre-text"} <= named <= set(tokens.LIGHT)


def test_a_theme_fixes_every_colour():
    for theme in tokens.THEMES:
        fixed = png.fixed(drawn(), theme)
        assert "var(" not in fixed
        assert tokens.THEMES[theme]["accent"] in fixed
    with pytest.raises(KeyError):
        png.fixed(drawn(), "sepia")


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda f: f.add_scatter(x=[1], y=[2], mode="lines"), "scatter"),
        (lambda f: f.add_pie(values=[1]), "pie"),
        (lambda f: f.add_shape(type="rect", x0=0, x1=1, y0=0, y1=1, opacity=0.5), "opacity"),
        (lambda f: f.add_annotation(x=1, y=1, text="a", textangle=30), "textangle"),
        (
            lambda f: f.add_shape(type="rect", x0=0, x1=1, y0=0, y1=1, fillcolor="#123456"),
            "#123456",
        ),
    ],
)
def test_what_a_still_cannot_show_is_refused_by_name(spoil, named):
    figure = Sheet(100, "en").figure(50)
    spoil(figure)
    with pytest.raises(Undrawable, match=re.escape(named)):
        writer.svg(figure, "t")


def test_an_unknown_symbol_and_an_unknown_tag_are_refused():
    sheet = Sheet(100, "en")
    sheet.dots([Dot(1, 1, "ink")])
    figure = sheet.figure(10)
    figure.data[0].marker.symbol = "star"
    with pytest.raises(Undrawable, match="symbol"):
        writer.svg(figure, "t")
    with pytest.raises(Undrawable, match="<em>"):
        letters.lines("an <em>other</em> tag")


def test_paths_lose_nothing_but_tenths_of_pixels():
    steps = writer.relative("M 10.04,10 L 20.06,10 L 20.06,5.51 L 15,2 Z M 1,1 L 2,3 Z")
    assert steps == "M10 10h10.1v-4.5l-5.1-3.5zM1 1l1 2z"
    assert writer.relative("M 0,0 C 1,1 2,2 3,3") == "M 0,0 C 1,1 2,2 3,3"


def test_lines_and_runs_of_a_text():
    (first,), (second, third) = letters.lines("<b>one</b><br>two &amp; <b>three</b>")
    assert (first.letters, first.bold) == ("one", True)
    assert (second.letters, second.bold, third.bold) == ("two & ", False, True)


@pytest.mark.parametrize("chart", ["commission-members-eclac", "cooperation-amounts", "money"])
def test_words_of_two_lines_are_apart_where_they_are_copied_or_heard(chart):
    figure = boxes.figure(exhibits.get(chart), "en", 350)
    broken = [words["text"] for words in figure.to_plotly_json()["layout"]["annotations"]]
    written = {
        html.unescape(re.sub("<[^>]*>", "", text.replace("<br>", " ")))
        for text in broken
        if "<br>" in text
    }
    texts = elements(writer.svg(figure, "", "", None), "text")
    assert written
    assert written <= {"".join(text.itertext()) for text in texts}
    spaces = [line for text in texts for line in text if line.text == " "]
    assert {line.get("font-size") for line in spaces} == {"0"}  # a wide one would move its line


def test_chinese_words_of_two_lines_have_no_space_between_them():
    figure = boxes.figure(exhibits.get("commission-members-eclac"), "zh", 350)
    texts = elements(writer.svg(figure, "", "", None), "text")
    assert "特克斯和凯科斯群岛" in {"".join(text.itertext()) for text in texts}


def test_bold_within_bold_ends_with_the_outer_one():
    (runs,) = letters.lines("<b>one <b>two</b> three</b> four")
    assert [(run.letters, run.bold) for run in runs] == [
        ("one ", True), ("two", True), (" three", True), (" four", False)
    ]  # fmt: skip
    width = lettering.width("<b>one <b>two</b> three</b>", 13)
    assert width == pytest.approx(lettering.width("one two three", 13, bold=True))


def test_lines_stand_where_plotly_rounds_them_half_a_pixel_going_up():
    assert letters.baseline(53, 13.5, 2) == 49
    assert letters.top(44, 12, 1) == (37, 14)


def test_the_same_view_is_the_same_still():
    once = charts.still("ss-gate-funnel", "en", 350)
    charts.still.cache_clear()
    assert charts.still("ss-gate-funnel", "en", 350) == once


def test_links_of_a_still_lead_to_pages_in_its_language():
    to = links.to_facts("zh", "/base")
    assert to("event/un-tcdc-conference-1978") == "/base/event/un-tcdc-conference-1978/zh"
    assert to("nothing/x") is None
    assert to("event/nothing") is None


def test_a_country_that_the_report_names_is_a_link():
    to = links.to_facts("en")
    assert to("country/BRA") == "/country/BRA"
    assert to("country/SMR") is None  # a member that has no page


def test_a_plate_holds_message_note_source_and_disclaimer():
    exhibit = exhibits.get("events-map")
    svg = plate.svg("events-map", "en", 800)
    said = " ".join("".join(text.itertext()) for text in elements(svg, "text"))
    assert exhibit.heading("en")[:40] in said
    assert exhibit.told("en")[:30] in said
    assert "Source: " in said
    assert "do not imply official endorsement" in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [350, 720])
def test_the_foot_of_a_picture_says_where_it_is_from_within_its_width(width, language):
    long = "https://south-south.example.org/embed/cooperation-map?country=BRA,IND,ZAF&link_kind=provision"
    foot = (long, "2026.11.3", "x" * 200)
    lines = list(elements(plate.svg("cooperation-map", language, width, foot=foot), "text"))
    told = ["".join(line.itertext()) for line in lines]
    said = told[next(n for n, words in enumerate(told) if words.startswith("https://")) :]
    assert (
        "".join(said) == long + (" · " if " · " in "".join(said) else "") + "2026.11.3" + "x" * 200
    )
    room = plate.width_for(width - 40) + 1
    assert all(lettering.width(words, 11.5) <= room for words in said)


@pytest.mark.parametrize("width", [320, 720, 2400])
def test_a_picture_is_as_wide_as_asked(width):
    body = plate.png_file("ss-gate-funnel", "en", width, "dark")
    image = Image.open(io.BytesIO(body))
    assert image.width == width
    assert image.convert("RGB").getpixel((2, 2)) == tuple(bytes.fromhex(tokens.DARK["paper"][1:]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chart", ["events-map", "jiu-recommendations", "timeline-overview"])
def test_a_picture_that_is_taken_away_keeps_its_lines_in_any_face(chart, language):
    """Whoever opens it may lack Archivo: each line says how long it is, and none leaves the picture."""
    root = ElementTree.fromstring(plate.svg_file(chart, language, 720, "light"))
    wide = float(root.get("viewBox").split()[2])
    texts = [text for text in root.iter(f"{SVG}text") if len("".join(text.itertext())) > 1]
    # Between two lines stands a space of no size for whoever copies them: it has no place.
    lines = [
        line for text in texts for line in ([text] if text.get("x") else text) if line.get("x")
    ]
    assert len(lines) > 20
    for line in lines:
        assert 0 < float(line.get("textLength")) < wide, ElementTree.tostring(line)
        assert line.get("lengthAdjust") == "spacingAndGlyphs"
    title = max(texts, key=lambda text: float(text.get("font-size", 13)))
    measured = lettering.width(plain(title.text), 20, bold=True)
    assert float(title.get("textLength")) == pytest.approx(measured, abs=0.1)


def test_a_filtered_picture_differs_and_a_filtered_view_of_nothing_says_so():
    query = exhibits.get("timeline").asked([("from", "2013"), ("to", "2013")])
    assert charts.still("timeline", "en", 720, query) != charts.still("timeline", "en", 720)
    nothing = exhibits.get("ss-gate-funnel").asked([("paragraph", "3")])
    assert "These filters leave nothing" in charts.still("ss-gate-funnel", "en", 720, nothing)


def test_without_a_chinese_font_the_svg_is_whole_and_the_png_says_what_to_install(monkeypatch):
    monkeypatch.setattr(png, "_face", lambda weight: None)
    png.chinese_faces.cache_clear()
    try:
        assert "项" in charts.still("ss-gate-funnel", "zh", 350) or charts.still(
            "ss-gate-funnel", "zh", 350
        )
        with pytest.raises(png.NoFont, match="apt-get install fonts-noto-cjk"):
            png.png(
                "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>中</text></svg>",
                9,
            )
    finally:
        png.chinese_faces.cache_clear()


@pytest.mark.parametrize("exhibit", exhibits.EXHIBITS.values(), ids=lambda e: e.id)
def test_figures_of_charts_hold_only_what_plotly_knows(exhibit):
    """Sheets skip Plotly's own check for speed; here every chart passes it."""
    for width in (350, 1120):
        go.Figure(boxes.figure(exhibit, "en", width).to_plotly_json())


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("letter", "FKPYkr")
def test_a_space_behind_a_letter_is_as_wide_as_it_is_measured(letter, bold):
    """Kerned, the space of “UNDP funding” was gone in small type."""
    moved = _end_of_ink(f"{letter} l", bold=bold) - _end_of_ink("l", bold=bold)
    assert moved == pytest.approx(lettering.width(f"{letter} ", 100, bold=bold), abs=1)


def _end_of_ink(words, *, bold):
    """The pixel at which words of 100 pixels end as resvg draws them."""
    drawn = png.png(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 150" font-stretch="semi-condensed">'
        f'<text x="20" y="110" font-size="100" font-weight="{700 if bold else 400}">{words}</text></svg>',
        400,
    )
    return (
        Image.open(io.BytesIO(drawn))
        .convert("L")
        .point(lambda grey: 255 * (grey < 128))
        .getbbox()[2]
    )


@pytest.mark.parametrize("name", ["text", "chart"])
def test_a_page_asks_a_cut_of_the_font_for_no_letter_that_it_lacks(name):
    """And the whole font for every letter that the cut lacks."""
    style = (paths.STATIC / "site.css").read_text(encoding="utf-8")
    cut = re.search(rf"@font-face{{[^}}]*archivo-{name}[^}}]*unicode-range:([^}}]*)}}\n(.*)", style)
    rest = re.search(r"archivo-latin.*unicode-range:([^}]*)}", cut[2])
    letters = {file: _drawn(paths.STATIC / f"archivo-{file}.woff2") for file in (name, "latin")}
    assert {0x41, 0x2019} < letters[name] < letters["latin"]
    assert letters[name] == _letters(cut[1]) & letters["latin"]
    assert _letters(rest[1]) & letters["latin"] == letters["latin"] - letters[name]


def _drawn(file):
    """The letters up to the signs of mathematics that a font draws in a way of their own."""
    face = ImageFont.truetype(file, 40, layout_engine=ImageFont.Layout.BASIC)
    none = bytes(face.getmask("\uffff"))
    return {
        code for code in range(0x21, 0x2213) if bytes(face.getmask(chr(code))) not in (none, b"")
    }


def _letters(ranges):
    ends = [part.removeprefix("U+").split("-") for part in ranges.split(",")]
    return {letter for end in ends for letter in range(int(end[0], 16), int(end[-1], 16) + 1)}


@pytest.mark.parametrize("name", ["archivo-latin", "archivo-text", "archivo-chart"])
@pytest.mark.parametrize("letter", "FKPYkr")
def test_a_browser_draws_no_narrower_space_behind_a_letter(name, letter):
    face = ImageFont.truetype(
        paths.STATIC / f"{name}.woff2", 1000, layout_engine=ImageFont.Layout.RAQM
    )
    assert face.getlength(f"{letter} l") == sum(map(face.getlength, f"{letter} l"))
