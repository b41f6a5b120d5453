"""Pictures are small, true to their exhibits, the same each time, and readable in both themes."""

import gzip
import io
import os
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from southsouth.pictures import (
    bundles,
    chromium,
    colours,
    fingerprint,
    fonts,
    kept,
    picture,
    png,
    prepare,
    simplify,
    social,
    standalone,
    store,
    svg,
)
from southsouth.pictures.drawing import Drawing
from southsouth.pictures.sizes import WIDTHS

from southsouth import exhibits, paths
from southsouth.charts import style, words
from southsouth.errors import UnknownFact
from southsouth.language import LANGUAGES

ALL = list(exhibits.EXHIBITS.values())
PICTURES = list(store.pictures())
RAW = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="340" height="100"><defs>'
    '<clipPath id="clip{id}"><rect width="9" height="9"/></clipPath></defs>'
    '<g clip-path="url(#clip{id})"><path d="M4.5,0A4.5,4.5 0 1,1 0,-4.5A4.5,4.5 0 0,1 4.5,0Z" '
    'transform="translate(10.04,20)" style="fill: rgb(49, 51, 63); fill-opacity: 1;"/>'
    '<path d="M0,0H9" style="fill: none; stroke: none;"/>'
    '<text style="fill: rgb(255, 255, 255);">9</text>'
    '<text style="display: none;">unseen</text></g></svg>'
)

browser = pytest.mark.needs("browser")
cjk = pytest.mark.needs("fonts")


def drawn(item) -> str:
    return (store.DRAWN / f"{item.name}.svg").read_text(encoding="utf-8")


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_picture_is_there_and_true_to_its_exhibit():
    assert [item.name for item in store.stale()] == [], "run python -m southsouth.pictures"


def test_no_picture_is_kept_without_an_exhibit():
    assert {path.stem for path in store.DRAWN.glob("*.svg")} == {item.name for item in PICTURES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exhibit", ALL, ids=lambda e: e.id)
def test_both_widths_together_fit_the_budget_of_an_embed(exhibit, language):
    both = "".join(drawn(store.Picture(exhibit.id, language, width)) for width in WIDTHS)
    assert len(gzip.compress(both.encode(), 9)) <= (50_000 if exhibit.map_kind else 22_000)


@pytest.mark.parametrize("item", PICTURES, ids=lambda p: p.name)
def test_a_picture_scales_and_says_what_it_shows(item):
    text = drawn(item)
    root = ElementTree.fromstring(text)
    title, desc = root[0], root[1]
    exhibit = exhibits.get(item.exhibit_id)
    assert (root.get("role"), root.get("width"), root.get("height")) == ("img", None, None)
    assert root.get("viewBox").startswith(f"0 0 {WIDTHS[item.width]} ")
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert title.text == exhibit.heading(item.language)
    assert desc.text == exhibit.alt(exhibit.frame(), item.language)
    assert text.count("xmlns") == 1


@pytest.mark.parametrize("item", PICTURES, ids=lambda p: p.name)
def test_a_picture_needs_no_style_no_script_and_no_host(item):
    text = drawn(item)
    assert "style=" not in text
    assert "<script" not in text
    assert "http" not in text.replace(svg.NAMESPACE, "")


@pytest.mark.parametrize("exhibit", ALL, ids=lambda e: e.id)
def test_two_widths_in_one_page_share_no_id(exhibit):
    ids = [
        set(re.findall(r' id="([^"]+)"', store.svg(exhibit.id, "en", width))) for width in WIDTHS
    ]
    assert len(ids[0]) >= 2
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("item", PICTURES, ids=lambda p: p.name)
def test_ids_that_are_used_are_there(item):
    text = drawn(item)
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(re.findall(r' id="([^"]+)"', text))


def test_a_changed_exhibit_is_not_served_from_its_old_picture(monkeypatch):
    assert store.svg("shares", "en")
    changed = store._fingerprints() | {"shares-en-wide": "0" * 64}
    monkeypatch.setattr(store, "_fingerprints", lambda: changed)
    store.svg.cache_clear()
    try:
        assert store.svg("shares", "en") is None
        assert store.svg("shares", "zh")
    finally:
        store.svg.cache_clear()


def test_an_unknown_exhibit_is_named():
    with pytest.raises(UnknownFact, match="no-such-chart"):
        store.svg("no-such-chart", "en")


def test_the_fingerprint_is_the_same_in_another_process():
    code = (
        "from southsouth.pictures import fingerprint;"
        "print(fingerprint.of('timeline', 'zh'), fingerprint.of('commission-members-eca', 'en'))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=paths.ROOT,
        env=os.environ | {"PYTHONHASHSEED": "7"},
    )  # fmt: skip
    here = [fingerprint.of("timeline", "zh"), fingerprint.of("commission-members-eca", "en")]
    assert answer.stdout.split() == here


def test_the_fingerprint_changes_with_the_figure():
    figure = exhibits.get("shares").figure("en")
    before = fingerprint.figure_json(figure)
    figure.data[0].x = [1.0, *figure.data[0].x[1:]]
    assert fingerprint.figure_json(figure) != before


def test_random_ids_leave_no_trace():
    one, other = (svg.clean(RAW.format(id=id), "p-", "T", "D") for id in ("77d345", "51e984"))
    assert one == other
    assert 'clip-path="url(#p-0)"' in one


def test_only_what_is_seen_remains():
    text = svg.clean(RAW.format(id="a"), "p-", "T", "D")
    assert "unseen" not in text
    assert '<circle cx="10" cy="20" r="4.5"' in text
    assert "H9" not in text


def test_text_follows_the_theme_and_white_on_a_bar_stays_white():
    text = svg.clean(RAW.format(id="a"), "p-", "T", "D")
    assert 'fill="var(--ss-text,#31333f)"' in text
    assert 'fill="#ffffff">9<' in text


@pytest.mark.parametrize("theme", style.THEMES)
def test_theme_css_holds_every_property_a_picture_uses(theme):
    used = {name for item in PICTURES for name in re.findall(r"var\(--ss-(\w+)", drawn(item))}
    assert used == set(colours.PROPERTIES)
    for values in colours.PROPERTIES.values():
        assert values[theme] in colours.THEME_CSS


@pytest.mark.parametrize("colour", [*style.PALETTE, style.MEMBER, style.ASSOCIATE])
def test_data_colours_are_seen_on_the_dark_surface(colour):
    assert contrast(colour, style.SURFACE["dark"]) >= 3


@pytest.mark.parametrize("theme", style.THEMES)
def test_text_is_read_on_its_surface(theme):
    assert contrast(style.TEXT[theme], style.SURFACE[theme]) >= 7


@pytest.mark.parametrize("theme", style.THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exhibit", ALL, ids=lambda e: e.id)
def test_a_file_that_leaves_carries_title_source_and_disclaimer(exhibit, language, theme):
    text = standalone.standalone(exhibit.id, language, theme)
    root = ElementTree.fromstring(text)
    said = "".join("".join(t.itertext()) for t in root if t.tag.endswith("}text"))
    paragraphs = exhibit.paragraphs(exhibit.frame())
    expected = [exhibit.heading(language), exhibit.source(language, paragraphs)]
    for sentence in (*expected, *exhibit.map_notes(language)):
        assert sentence.replace(" ", "") in said.replace(" ", "")
    assert "var(" not in text
    assert style.SURFACE[theme] in text


points = st.lists(
    st.tuples(st.floats(0, 680, width=32), st.floats(0, 320, width=32)), min_size=2, max_size=40
)


@given(points)
def test_a_simplified_line_strays_less_than_a_pixel(line):
    text = simplify.path_of([(line, False)])
    steps = [int(number) for number in re.findall(r"-?\d+", text)]
    if not steps:
        assert shapely.LineString(line).length <= 2 * simplify.UNIT + simplify.TOLERANCE
        return
    at, walked = (0, 0), []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        at = (at[0] + dx, at[1] + dy)
        walked.append((at[0] * simplify.UNIT, at[1] * simplify.UNIT))
    distance = shapely.hausdorff_distance(shapely.LineString(walked), shapely.LineString(line))
    assert distance <= simplify.TOLERANCE + simplify.UNIT


def test_a_path_is_read_as_its_lines():
    assert simplify.lines_of("M1,2L3,4ZM5,6L7e-1,8") == [
        ([(1, 2), (3, 4)], True),
        ([(5, 6), (0.7, 8)], False),
    ]


@given(st.text(alphabet="ab -，。中文字/(", max_size=60))
def test_broken_text_loses_nothing_but_spaces(text):
    lines = words.wrapped(text, 60, lambda line: words.width(line, 10))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in (line.rstrip("，。 ") for line in lines):  # these may hang over the margin
        assert words.width(line, 10) <= 60 or not re.search("[ 中文字]", line)


@browser
@pytest.mark.parametrize("exhibit_id", ["timeline", "commission-members-eca"])
def test_drawn_twice_it_is_the_same(exhibit_id):
    with Drawing() as drawing:
        one, other = (picture.draw(drawing, exhibit_id, "zh", "narrow") for _ in range(2))
    assert one == other
    assert one.startswith("<svg")


@browser
def test_the_image_of_a_link_is_small_and_of_the_size_that_networks_ask_for(monkeypatch, tmp_path):
    monkeypatch.setattr(kept, "FOLDER", tmp_path)
    monkeypatch.setattr(png, "missing", lambda: [("commission-members-ece", "zh")])
    assert png.chart("commission-members-ece", "zh") is None
    assert png.draw() == ["commission-members-ece-zh"]
    body = png.chart("commission-members-ece", "zh")
    image = Image.open(io.BytesIO(body))
    assert (image.size, image.mode) == ((1200, 630), "P")
    assert image.convert("RGB").getpixel((2, 2)) == (255, 255, 255)
    assert len(body) < 60_000


def test_without_a_browser_it_is_said_how_to_get_one(monkeypatch):
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setenv("PATH", "")
    assert chromium.find() is None
    with pytest.raises(chromium.NoBrowser, match="apt-get install chromium fonts-noto-cjk"):
        chromium.required()


def test_a_browser_path_that_is_wrong_is_named(monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/no/such/browser")
    with pytest.raises(chromium.NoBrowser, match="/no/such/browser"):
        chromium.find()


def test_preparing_without_browser_npm_and_fonts_only_gives_notices(monkeypatch, tmp_path):
    fonts.find.cache_clear()
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(kept, "FOLDER", tmp_path)
    monkeypatch.setattr(bundles, "FOLDER", tmp_path)
    browser_notice, npm_notice, *font_notices = prepare.prepare()
    assert "apt-get install chromium" in browser_notice
    assert "npm is not installed" in npm_notice
    assert len(font_notices) == len(LANGUAGES)
    assert all("fonts-noto-cjk" in notice for notice in font_notices)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exhibit", ALL, ids=lambda e: e.id)
def test_the_bundle_of_an_exhibit_draws_all_its_traces(exhibit, language):
    assert {trace.type for trace in exhibit.figure(language).data} <= bundles.DRAWS[
        bundles.name_for(exhibit.map_kind)
    ]


def test_without_fetched_bundles_the_whole_script_serves(monkeypatch, tmp_path):
    monkeypatch.setattr(bundles, "FOLDER", tmp_path)
    name, body = bundles.bundle("land")
    assert re.fullmatch(r"plotly-whole-[0-9a-f]{10}\.js", name)
    assert body == bundles.WHOLE.read_bytes()


def test_a_fetched_bundle_serves_and_its_name_changes_with_its_bytes(monkeypatch, tmp_path):
    monkeypatch.setattr(bundles, "FOLDER", tmp_path)
    script = tmp_path / f"plotly-basic-{bundles.version()}.min.js"
    names = []
    for number, body in enumerate((b"one", b"two")):
        script.write_bytes(body)
        os.utime(script, ns=(number, number))
        names.append(bundles.bundle(None)[0])
        assert bundles.bundle(None)[1] == body
    assert names[0] != names[1]


@pytest.mark.skipif(bundles.path(None) == bundles.WHOLE, reason="no bundle in build/plotly")
@browser
def test_a_fetched_bundle_draws_what_the_whole_script_draws():
    with Drawing(bundles.path(None)) as small, Drawing() as whole:
        pictures = {picture.draw(each, "timeline", "en", "wide") for each in (small, whole)}
    assert len(pictures) == 1


@cjk
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_is_a_small_png_and_the_same_each_time(monkeypatch, tmp_path, language):
    said = ("数字", "5000亿美元", ["南南合作的价值" * 20], "秘书长的报告，第3段。" * 3, language)
    bodies = []
    for folder in ("one", "two"):
        monkeypatch.setattr(kept, "FOLDER", tmp_path / folder)
        bodies.append(social.social_card(*said))
    image = Image.open(io.BytesIO(bodies[0]))
    assert bodies[0] == bodies[1]
    assert (image.size, image.mode) == ((1200, 630), "P")
    assert len(bodies[0]) < 60_000


@cjk
def test_a_card_is_never_drawn_with_boxes():
    with pytest.raises(fonts.NoFont, match="𓀀"):
        social.social_card("Figure", "5 𓀀", [], "para. 3", "en")


def test_without_fontconfig_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(fonts.NoFont, match="fonts-noto-cjk"):
        fonts.find.__wrapped__("zh")
