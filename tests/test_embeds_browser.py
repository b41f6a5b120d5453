"""Embeds in Chromium: framed by another site, without scripts, touched, by keyboard, in the dark."""

import http.server
import re
import threading
from functools import partial
from itertools import cycle

import httpx2 as httpx
import pytest

from southsouth import assets, exhibits
from southsouth.embeds import Embed, charts, fact_pages, facts, files, oembed
from southsouth.language import LANGUAGES
from southsouth.publish import catalogue
from southsouth.resource import Host, Resource

MAP, CHART = "commission-members-eclac", "ss-gate-funnel"
PATIENCE = 180_000  # milliseconds: a shared machine can be slow to answer at first
HEIGHT = "() => document.querySelector('main').getBoundingClientRect().height"
FITS = """() => [...document.querySelectorAll('iframe[data-southsouth], div > iframe')]
    .every((frame) => frame.style.height)"""
NEWS = """<!doctype html><title>News</title>
<iframe id="own" data-southsouth="{chart}" src="{server}/embed/{chart}" width="600" height="90" title="Chart"></iframe>
<div data-southsouth="{map}" data-lang="zh" data-theme="dark" data-title="Map"></div>
<iframe id="foreign" src="/foreign.html" height="90" title="Foreign"></iframe>
<script src="{server}/embed.js"></script><script src="{server}/embed.js"></script>"""
FOREIGN = """<!doctype html><title>Foreign</title>
<script>parent.postMessage({"southsouth-height": {"ss-gate-funnel": 5000}}, "*")</script>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder; a page of its root allows nothing but the one host it names."""

    allowed = ""

    def end_headers(self):
        if self.allowed and self.path == "/news.html":
            policy = (
                f"default-src 'none'; script-src {self.allowed}; frame-src 'self' {self.allowed}"
            )
            self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def log_message(self, *_):
        """Say nothing."""


def serving(folder, allowed: str = ""):
    handler = type("Handler", (Quiet,), {"allowed": allowed})
    site = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(handler, directory=str(folder))
    )
    threading.Thread(target=site.serve_forever, daemon=True).start()
    return site


@pytest.fixture
def open_page(browser):
    """Opens an address in a context of its own; all are closed at the end."""
    contexts = []

    def opener(address: str, width: int = 640, **settings):
        context = browser.new_context(viewport={"width": width, "height": 900}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(address)
        return page

    yield opener
    for context in contexts:
        context.close()


@pytest.fixture
def news(tmp_path, server):
    """A page of another origin that allows our host and nothing else.

    Both embeds are asked for once before: a cold server that fails says so here, by its status.
    """
    for address in (f"{server}/embed/{CHART}", f"{server}/embed/{MAP}/zh?theme=dark"):
        httpx.get(address, timeout=PATIENCE / 1000).raise_for_status()
    words = {"server": server, "chart": CHART, "map": MAP}
    (tmp_path / "news.html").write_text(NEWS.format(**words), encoding="utf-8")
    (tmp_path / "foreign.html").write_text(FOREIGN, encoding="utf-8")
    site = serving(tmp_path, server)
    yield f"http://localhost:{site.server_port}/news.html"
    site.shutdown()
    site.server_close()


def expect_fit(page) -> None:
    """The frame of each embed becomes as tall as what is in it, when its letters have come."""
    frames = [frame for frame in page.frames if "/embed/" in frame.url]
    assert len(frames) == 2
    for frame in frames:
        inside = frame.evaluate(f"document.fonts.ready.then({HEIGHT})")
        page.wait_for_function(  # a frame has a border of two pixels by default
            "([frame, inside]) => inside <= frame.offsetHeight && frame.offsetHeight < inside + 5",
            arg=[frame.frame_element(), inside],
        )


def test_a_page_of_another_origin_sees_its_embeds_fit(open_page, news):
    page = open_page(news)
    page.wait_for_function(FITS)
    expect_fit(page)
    before = page.locator("#own").bounding_box()["height"]
    page.frames[1].click("summary")
    expect_fit(page)
    assert page.locator("#own").bounding_box()["height"] > before + 20


LATE = """([server, chart]) => document.body.insertAdjacentHTML("beforeend", `<section>
<div id="late" data-southsouth="${chart}" data-query="?paragraph=57" data-title="Late"><a href="${server}/embed/${chart}">Late</a></div>
<iframe id="frame" data-southsouth="${chart}" src="${server}/embed/${chart}" width="600" height="90" title="L">
</iframe></section>`)"""
HIGH = "() => [...document.querySelectorAll('#late iframe, #frame')].filter((f) => f.style.height).length === 2"


def test_a_place_and_a_frame_that_appear_later_are_filled_and_fit_too(open_page, news, server):
    page = open_page(news)
    page.wait_for_function(FITS)
    page.evaluate(LATE, [server, CHART])
    page.wait_for_function(HIGH)
    assert page.locator("iframe").count() == 5
    assert page.locator("#late a").count() == 0
    made = page.locator("#late iframe").get_attribute("src")
    assert made == f"{server}/embed/{CHART}?paragraph=57"


def test_wordpress_is_told_the_height_with_the_word_that_its_address_bears(open_page, news, server):
    page = open_page(news)
    page.evaluate(
        """(src) => {
        window.said = [];
        addEventListener("message", ({ data }) => data?.secret && said.push(data));
        const frame = Object.assign(document.createElement("iframe"), { src, width: 600 });
        frame.setAttribute("sandbox", "allow-scripts");
        document.body.append(frame); }""",
        f"{server}/embed/{CHART}#?secret=Ab1cD",
    )
    page.wait_for_function("() => said.length > 0")
    told = page.evaluate("said[0]")
    assert told == {"message": "height", "value": told["value"], "secret": "Ab1cD"}
    assert 200 < told["value"] < 2000


def test_only_our_frames_are_resized_and_each_once(open_page, news):
    page = open_page(news)
    page.wait_for_function(FITS)
    assert page.locator("#foreign").evaluate("frame => frame.style.height") == ""
    assert page.locator("#foreign").bounding_box()["height"] < 100
    assert page.locator("iframe").count() == 3
    made = page.locator("div > iframe")
    assert made.get_attribute("title") == "Map"
    assert made.get_attribute("src").endswith(f"/embed/{MAP}/zh?theme=dark")


TOLD = """(told) => told.map(([from, origin, height]) => {
    const [own, other] = ["#own", from].map((one) => document.querySelector(one))
    own.style.height = "1px"
    dispatchEvent(new MessageEvent("message", {
        source: other.contentWindow, origin, data: { "southsouth-height": { chart: height } } }))
    return own.style.height })"""


def test_a_height_is_taken_from_the_frame_itself_alone_and_within_reason(open_page, news, server):
    page = open_page(news)
    page.wait_for_function(FITS)
    refused = [
        ["div > iframe", server, 777],  # another embed on the page
        ["#own", "https://elsewhere.example", 777],  # what was opened in its place
        *(["#own", server, height] for height in (20_000, 0, -5, "tall", None)),
    ]
    assert page.evaluate(TOLD, [["#own", server, 777]]) == ["777px"]
    assert page.evaluate(TOLD, refused) == ["1px"] * len(refused)


def test_the_height_is_told_in_every_dialect(open_page, news, server):
    page = open_page(news)
    page.evaluate(
        """() => { window.said = []; addEventListener('message', (e) => said.push(e.data));
        document.querySelector('#own').contentWindow.postMessage('southsouth-height', '*') }"""
    )
    page.wait_for_function("said.some((one) => typeof one === 'string' && one.includes('resize'))")
    height = page.frames[1].evaluate(HEIGHT)
    said = page.evaluate("said")
    assert {"southsouth-height": {CHART: pytest.approx(height, abs=1)}} in said
    assert {"datawrapper-height": {CHART: pytest.approx(height, abs=1)}} in said
    assert {"sentinel": "amp", "type": "embed-size", "height": pytest.approx(height, abs=1)} in said
    assert any(isinstance(one, str) and f"{server}/embed/{CHART}" in one for one in said)


@pytest.mark.parametrize("chart", [MAP, CHART])
@pytest.mark.parametrize(("width", "language"), [(320, "zh"), (640, "en"), (1000, "zh")])
def test_without_scripts_the_chart_and_its_rows_are_there(
    open_page, server, chart, language, width
):
    page = open_page(f"{server}/embed/{chart}?lang={language}", width, java_script_enabled=False)
    title = exhibits.get(chart).heading(language)
    shown = page.locator(".still").filter(visible=True)
    assert shown.count() == 1
    assert shown.get_attribute("data-width") == ("350" if width == 320 else "720")
    picture = shown.locator("svg")
    assert picture.get_attribute("aria-label") == title
    assert picture.bounding_box()["width"] > 0.7 * width
    assert not page.get_by_role("button").is_visible()
    page.locator("summary").click()
    assert page.get_by_role("row").count() == exhibits.get(chart).frame().height + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("chart", [MAP, CHART])
def test_a_finger_loads_plotly_from_our_own_host_and_nothing_moves(open_page, server, chart):
    page = open_page(f"{server}/embed/{chart}", 390, has_touch=True)
    page.wait_for_load_state("networkidle")
    assert not [address for address in page.asked if "plotly" in address]
    before = page.evaluate(HEIGHT)
    picture = page.locator(".still.narrow svg").bounding_box()
    page.locator(".stage").tap(position={"x": 20, "y": 20})  # in view: the page is not scrolled
    page.locator(".stage.drawn").wait_for()
    assert [address for address in page.asked if "/assets/plotly" in address]
    assert all(address.startswith((server, "data:", "blob:")) for address in page.asked)
    assert page.evaluate(HEIGHT) == before
    drawn = page.locator(".live .main-svg").first.bounding_box()
    for side in ("x", "y", "width", "height"):
        assert drawn[side] == pytest.approx(picture[side], abs=1)


def test_a_mark_is_read_at_the_pointer_though_the_chart_is_scaled(open_page, server):
    page = open_page(f"{server}/embed/{MAP}", 1000)
    page.hover(".stage")
    page.locator(".stage.drawn").wait_for()
    mark = page.locator(".live .scatterlayer .point").first
    box = mark.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(".hovertext").first.wait_for(state="attached")


def test_the_keyboard_walks_through_the_marks_of_the_picture(open_page, server):
    page = open_page(f"{server}/embed/{CHART}")
    page.keyboard.press("Tab")
    link = page.locator(".still a[href^='/']:focus")
    assert link.get_attribute("href").startswith("/figure/")
    assert page.get_by_role("link", name=link.locator("title").text_content()).count() == 1
    assert page.locator(".live").is_hidden()
    assert not [address for address in page.asked if "plotly" in address]


def test_the_keyboard_reaches_the_button_and_draws(open_page, server):
    page = open_page(f"{server}/embed/{CHART}")
    button = page.get_by_role("button", name="Explore this chart")
    for _ in range(page.locator(".still a:not([tabindex])").filter(visible=True).count()):
        page.keyboard.press("Tab")
        assert button.get_attribute("aria-pressed") == "false"
    page.keyboard.press("Tab")
    assert button.evaluate("button => button === document.activeElement")
    page.keyboard.press("Enter")
    page.locator(".stage.drawn").wait_for()
    assert button.get_attribute("aria-pressed") == "true"
    assert "table" in page.get_by_role("status").inner_text()


@pytest.mark.parametrize("way", ["click", "Enter", "Escape"])
def test_the_live_chart_can_be_left_for_the_picture_and_come_back_to(open_page, server, way):
    page = open_page(f"{server}/embed/{CHART}")
    button, stage = page.get_by_role("button", name="Explore this chart"), page.locator(".stage")
    button.click()
    page.locator(".stage.drawn").wait_for()
    if way == "click":
        button.click()
    else:
        page.keyboard.press(way)
    page.locator(".stage:not(.drawn)").wait_for()
    assert button.get_attribute("aria-pressed") == "false"
    assert page.locator(".live").is_hidden()
    assert page.locator(".still svg").filter(visible=True).count() == 1
    stage.hover()
    assert button.get_attribute("aria-pressed") == "false"  # a pointer passing by does not undo it
    button.click()
    page.locator(".stage.drawn").wait_for()
    assert button.get_attribute("aria-pressed") == "true"


def test_what_cannot_be_loaded_leaves_the_picture_and_says_so(open_page, server):
    page = open_page(f"{server}/embed/{CHART}")
    page.route("**/assets/plotly*", lambda route: route.abort())
    button = page.get_by_role("button")
    button.click()
    page.locator(".problem").wait_for()
    assert page.get_by_role("status").inner_text() == "The chart could not be loaded; the picture and the table contain the same data."  # fmt: skip
    assert page.locator(".still.narrow svg, .still.medium svg").filter(visible=True).count() == 1
    page.unroute("**/assets/plotly*")
    button.click()
    page.locator(".stage.drawn").wait_for()


def ground(page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_is_the_readers_unless_the_address_names_one(open_page, server, scheme):
    grounds = {"light": "rgb(252, 251, 248)", "dark": "rgb(17, 20, 26)"}
    other = {"light": "dark", "dark": "light"}[scheme]
    page = open_page(f"{server}/embed/{CHART}", color_scheme=scheme)
    assert ground(page) == grounds[scheme]
    page.goto(f"{server}/embed/{CHART}?theme={other}")
    assert ground(page) == grounds[other]
    with page.expect_response(re.compile("figure-en-.*json")) as figure:
        page.get_by_role("button").click()
    assert figure.value.url.endswith(f"figure-en-720-{other}.json")


def test_a_static_host_follows_language_and_theme(open_page, tmp_path):
    static = Host(static=True)
    for resource in (*files.resources(static), *catalogue.assets.resources()):
        is_page = CHART in resource.address and resource.media_type == files.HTML
        if is_page or resource.address.startswith("/assets/embed"):
            target = tmp_path / catalogue.place(resource)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(resource.body())
    site = serving(tmp_path)
    base = f"http://localhost:{site.server_port}"
    page = open_page(f"{base}/embed/{CHART}/?lang=zh&theme=dark")
    page.wait_for_function("document.documentElement.lang === 'zh'")
    assert f"/embed/{CHART}/zh" in page.url
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert ground(page) == "rgb(17, 20, 26)"
    page.goto(f"{base}/embed/{CHART}/zh/?lang=en")
    page.wait_for_function("document.documentElement.lang === 'en'")
    site.shutdown()
    site.server_close()


FRAMED = (320, 640, 1000)
#: Some of all; one without printed words, one whose labels are long, and one of long names in Chinese.
FACTS = [*facts.ids()[::200], "paragraph/5", "country/MOZ", "global-ssd-expo-2013"]
EMBEDS = [
    *(Embed(*one) for one in zip(exhibits.EXHIBITS, cycle(LANGUAGES), strict=False)),
    *(Embed(fact, language, is_fact=True) for fact in FACTS for language in LANGUAGES),
]


FRAME = """<!doctype html><style>iframe { border: 0; height: 50px }</style>
<iframe></iframe>"""
MEASURE = """async ([address, widths]) => {
    const frame = document.querySelector('iframe')
    await new Promise((come) => { frame.onload = come; frame.src = address })
    await frame.contentDocument.fonts.ready
    return widths.map((width) => {
        frame.width = width
        return frame.contentDocument.querySelector('main').getBoundingClientRect().height }) }"""


def test_the_height_before_measuring_is_enough_and_not_much_more(browser):
    """A frame takes every width in turn; in it is the page that a static host would serve."""
    host = Host("http://frames.test", static=True)
    page = browser.new_page(viewport={"width": 2000, "height": 900})
    page.set_default_timeout(PATIENCE)
    served = {resource.address: resource for resource in assets.resources()}
    served["/"] = Resource("/", files.HTML, FRAME.encode)
    for embed in EMBEDS:
        body = partial(fact_pages.page if embed.is_fact else charts.page, embed, host)
        served[embed.page] = Resource(embed.page, files.HTML, body)

    def answer(route) -> None:
        path = route.request.url.removeprefix(host.base)
        if path in served:
            route.fulfill(body=served[path].body(), content_type=served[path].media_type)
        else:
            route.abort()

    page.route("**/*", answer)
    page.goto(f"{host.base}/")
    wrong = {}
    for embed in EMBEDS:
        heights = page.evaluate(MEASURE, [embed.page, FRAMED])
        for width, real in zip(FRAMED, heights, strict=True):
            said = oembed.fallback(embed, width)
            if not 0 < real <= said <= real * 1.15 + 60:
                wrong[embed.page, width] = (real, said)
    page.close()
    assert wrong == {}


@pytest.mark.parametrize("fact", ["place/shanghai", "commission/ECLAC"])
def test_a_fact_fits_the_narrowest_frame(browser, server, fact):
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(f"{server}/embed/fact/{fact}")
        assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_word_that_was_asked_for_makes_no_embed_wider(browser, server, language):
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(f"{server}/embed/money/{language}?q={'W' * 150}")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
