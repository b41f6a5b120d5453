"""Still pages in Chromium: choosing, going back, keyboard, touch, print, without script, and going live."""

import re
from functools import cache
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from southsouth import tokens
from southsouth.view import page_address

PATIENCE = 60_000  # milliseconds: a shared machine is slow
BALI = "bali-high-level-meeting-2012"


@pytest.fixture(scope="module")
def context(browser: Browser, server: str):
    """A reader's browser with such options, one for all who ask for them: files of the site are read once,
    and a tab that stays open keeps its process. What a page keeps it keeps for its tab alone."""

    @cache
    def of(**options) -> BrowserContext:
        made = browser.new_context(**options)
        made.set_default_timeout(PATIENCE)
        made.new_page().goto(f"{server}/robots.txt")
        return made

    return of


@pytest.fixture
def opened(context, server: str):
    """Opens an address in a tab of its own; at the end no page has asked another host or complained."""
    pages, outside, complaints = [], [], []

    def opening(address: str, *, width: int = 1280, height: int = 900, **options) -> Page:
        page = context(**options).new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.on("request", lambda r: None if r.url.startswith((server, "data:", "blob:")) else outside.append(r.url))  # fmt: skip
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(server + address)
        return page

    yield opening
    for page in pages:
        page.close()
    assert outside == []
    assert complaints == []


def path(page: Page) -> str:
    return page.evaluate("location.pathname + location.search")


def card(page: Page):
    return page.locator(".card")


def test_back_closes_the_card_then_undoes_the_filters_one_by_one(opened):
    page = opened("/timeline")
    views = [path(page)]
    for name, value in (("from", "2012"), ("to", "2013"), ("commission", "ESCAP")):
        page.locator(f"select[name={name}]").select_option(value)
        page.wait_for_function("name => location.search.includes(name + '=')", arg=name)
        views.append(path(page))
    page.locator(".list tbody th a").first.click()
    expect(card(page)).to_be_visible()
    views.append(path(page))
    assert len(set(views)) == 5
    said = page.locator("h1").inner_text()
    for view in views[-2::-1]:
        page.go_back()
        page.wait_for_function("view => location.pathname + location.search === view", arg=view)
        expect(card(page)).to_have_count(0)
    expect(page.locator(".chip")).to_have_count(0)
    for view in views[1:]:
        page.go_forward()
        page.wait_for_function("view => location.pathname + location.search === view", arg=view)
    expect(card(page)).to_be_visible()
    expect(page.locator("h1")).to_have_text(said)
    brought = page.title()
    page.reload()
    assert page.title() == brought


@pytest.mark.parametrize("address", ["/figures", "/story/asked-and-given", "/embed/money"])
def test_letters_of_a_picture_keep_the_fractions_of_a_pixel_they_were_measured_with(
    opened, address
):
    # With fonts hinted to whole pixels, as on most desktops, names would be three in a hundred wider.
    kept = opened(address).evaluate(
        """() => [...document.querySelectorAll(":is(.stage, .still, .glance) svg text")]
            .map((text) => getComputedStyle(text).textRendering)"""
    )
    assert set(kept) == {"geometricprecision"}


@pytest.mark.parametrize("width", [1280, 390])
def test_a_copied_address_shows_the_same_card_in_the_first_screen_and_the_same_mark(opened, width):
    page = opened("/map", width=width, height=844)
    page.locator(".list>.more").click()
    page.locator(f'.list [data-ref="event/{BALI}"] a').first.click()
    expect(card(page)).to_be_in_viewport()
    again = opened(path(page), width=width, height=844)
    expect(card(again)).to_be_in_viewport()
    expect(again.locator(f'.list tr.on[data-ref="event/{BALI}"]')).to_have_count(1)
    on = again.locator(".stage svg.chosen .on")
    assert {one.get_attribute("data-ref") for one in on.all()} == {"place/bali"}
    assert card(again).inner_text() == card(page).inner_text()


def boxes(page: Page) -> dict[str, dict[str, float] | None]:
    """Where the heading, the chart that is shown, the mark of Bali and the card stand on the page."""
    return page.evaluate(
        """() => {
          const seen = (css) => [...document.querySelectorAll(css)].find((one) => one.checkVisibility());
          const box = (one) => one && (({ x, y, width, height }) => ({ x, y: y + scrollY, width, height, top: y }))(one.getBoundingClientRect());
          return { heading: box(seen("h1")), map: box(seen(".stage svg")), mark: box(seen('.stage :is([data-ref="place/bali"], [data-ref="event/bali-high-level-meeting-2012"])')), card: box(seen(".opened")) };
        }"""
    )


def apart(one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether two boxes do not lie on each other in the window."""
    return (
        one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
        or one["top"] + one["height"] <= other["top"] or other["top"] + other["height"] <= one["top"]
    )  # fmt: skip


def test_a_card_on_the_timeline_moves_and_redraws_nothing_and_leaves_its_mark_in_sight(opened):
    page = opened("/timeline", width=1280, height=800)
    before = boxes(page)
    page.locator('.stage a[data-ref="event/bali-high-level-meeting-2012"]:visible').first.click()
    expect(card(page)).to_be_focused()
    after = boxes(page)
    for still in ("heading", "map"):
        assert {**after[still], "top": 0} == {**before[still], "top": 0}, still
    assert 0 <= after["mark"]["top"] <= 800 - after["mark"]["height"]
    assert apart(after["card"], after["mark"])


def test_a_card_on_a_phone_leaves_the_list_folded_but_for_its_row(opened):
    page = opened("/timeline?event=food-security-conference-china", width=390, height=844)
    rows = page.locator(".list tbody tr")
    visible = [row for row in rows.all() if row.is_visible()]
    assert len(visible) == 9
    assert visible[-1].get_attribute("class") == "on"


def test_a_key_leads_past_a_chart_with_all_its_marks(opened):
    page = opened("/map")
    page.locator(".past").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert not page.evaluate("!!document.activeElement.closest('.stage')")
    assert page.evaluate("!!document.activeElement.closest('#events-map')")


@pytest.mark.parametrize("address", ["/map?place=nairobi", "/map/zh?place=lima", "/map?event=bali-high-level-meeting-2012"])  # fmt: skip
def test_on_a_wide_window_the_card_hides_nothing_of_the_map_and_is_whole(opened, address):
    page = opened(address, width=1280, height=800)
    shown = boxes(page)
    assert apart(shown["card"], shown["map"])
    assert shown["map"]["top"] < 800 - shown["map"]["height"] / 2
    assert page.evaluate("(() => { const one = document.querySelector('.opened'); return one.scrollHeight <= one.clientHeight })()")  # fmt: skip
    under = page.locator(".opened ~ .block").nth(1).bounding_box()
    assert under["y"] >= shown["card"]["y"] + shown["card"]["height"]


@pytest.mark.parametrize("address", ["/map/zh", "/cooperation"])
def test_an_opened_list_of_a_filter_is_whole_and_makes_no_page_wider(opened, address):
    page = opened(address, width=768)
    for width in (768, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        if page.locator(".unfold").is_visible() and not page.locator("#filters").is_checked():
            page.locator(".unfold").click()
        lists = page.locator(".field.many summary").all()
        assert lists
        for summary in lists:
            summary.click()
            box = summary.locator("xpath=following-sibling::*").bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert page.evaluate("document.documentElement.scrollWidth") == width
            summary.press("Escape")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640)])
def test_opening_a_mark_moves_nothing_and_leaves_it_in_sight(opened, language, width, height):
    page = opened(page_address("map", language), width=width, height=height)
    before = boxes(page)
    page.locator('.stage a[data-ref="place/bali"]:visible').first.click()
    expect(card(page)).to_be_focused()
    after = boxes(page)
    for still in ("heading", "map"):
        assert {side: after[still][side] for side in ("x", "y", "width", "height")} == {
            side: before[still][side] for side in ("x", "y", "width", "height")
        }, still
    for shown in (after, boxes(opened(path(page) + "#card", width=width, height=height))):
        assert 0 <= shown["mark"]["top"] <= height - shown["mark"]["height"]
        assert apart(shown["card"], shown["mark"])
        assert apart(shown["card"], shown["heading"])
    page.evaluate("scrollTo(0, 0)")
    top = boxes(page)
    assert apart(top["card"], top["heading"])


@pytest.mark.parametrize("width", [1280, 390])
def test_the_longest_address_of_a_card_wraps_in_it(opened, width):
    page = opened("/map/zh?place=addis-ababa#card", width=width, height=800)
    inside = page.evaluate(
        "() => { const one = document.querySelector('.opened'); return one.scrollWidth <= one.clientWidth }"
    )
    assert inside


def test_that_quotations_are_chinese_stands_in_the_card_that_quotes(opened):
    page = opened("/map?place=bali#card")
    page.locator(".opened summary").last.click()
    expect(page.locator(".opened").get_by_text("in Chinese")).to_be_visible()
    expect(page.locator(".page > .block-text").get_by_text("in Chinese")).to_have_count(0)


def test_by_keyboard_alone_from_the_top_to_the_card_of_a_mark_and_back(opened):
    page = opened("/map")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.stage a')"):
            break
    named = page.evaluate("document.activeElement.textContent")
    assert named.strip()
    before = page.evaluate("document.activeElement.dataset.ref")
    page.keyboard.press("Enter")
    expect(card(page).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    page.wait_for_function("ref => document.activeElement.dataset.ref === ref", arg=before)


def test_escape_closes_the_paragraph_that_was_chosen_and_not_the_one_that_is_shown_anyway(opened):
    page = opened("/paragraphs/zh")
    mark = page.locator('.stage a[data-ref="paragraph/12"]:not([aria-hidden]):visible')
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator('.card[data-ref="paragraph/12"]')).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator('.card[data-ref="paragraph/0"]')).to_be_visible()
    expect(mark).to_be_focused()
    assert path(page) == "/paragraphs/zh"
    page.locator('.card[data-ref="paragraph/0"] a').first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".card .close")).to_have_count(0)


@pytest.mark.parametrize(
    ("address", "at"),
    [
        ("/paragraphs?paragraph=12#card", "body"),
        ("/map?event=bali-high-level-meeting-2012#card", "main select"),
        ("/paragraphs?paragraph=12#card", ".mast [name=search]"),
    ],
)
def test_escape_closes_a_card_wherever_the_focus_is_and_gives_it_to_its_mark(opened, address, at):
    page = opened(address)
    expect(page.locator(".card .close")).to_be_visible()
    assert page.evaluate("document.activeElement === document.body")
    ref = card(page).first.get_attribute("data-ref")
    if at != "body":
        page.locator(at).first.focus()
    if "search" in at:  # what else is open hears it first
        page.keyboard.type("trade")
        page.keyboard.press("Escape")
        expect(page.locator(at)).to_have_value("")
        page.locator(".nav summary").click()
        page.keyboard.press("Escape")
        expect(page.locator(".nav details")).not_to_have_attribute("open", "")
    if "select" in at:
        page.locator(at).first.click()
        page.wait_for_function("() => document.querySelector('select:open')")
        page.keyboard.press("Escape")
        page.wait_for_function("() => !document.querySelector('select:open')")
    expect(page.locator(".card .close")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".card .close")).to_have_count(0)
    page.wait_for_function(
        "ref => document.activeElement.closest('[data-ref]')?.dataset.ref === ref", arg=ref
    )


def test_a_paragraph_that_there_is_not_is_said_where_the_page_opens(opened):
    page = opened("/paragraphs?paragraph=99#card", width=390, height=844)
    expect(page.get_by_text("99").first).to_be_in_viewport()


def test_escape_closes_the_paragraph_that_was_chosen_in_the_live_page(opened):
    page = opened("/paragraphs?live=1")
    mark = page.locator('.stage a[data-ref="paragraph/12"]:not([aria-hidden]):visible')
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator('.card[data-ref="paragraph/12"]')).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator('.card[data-ref="paragraph/0"]')).to_be_visible()
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator('.card[data-ref="paragraph/12"]')).to_be_focused()
    # Wherever the focus is; a list that is open hears it first. One that opens in a run is closed by its end.
    run = page.locator("[data-testid=stApp]")
    expect(run).to_have_attribute("data-test-script-state", "notRunning")
    page.locator(".st-key-control-entity input").click()
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[role=option]")).to_have_count(0)
    expect(page.locator('.card[data-ref="paragraph/12"]')).to_be_visible()
    page.locator(".mast [name=search]").focus()
    page.keyboard.press("Escape")
    expect(page.locator('.card[data-ref="paragraph/0"]')).to_be_visible()
    expect(mark).to_be_focused()


def test_a_row_that_is_not_there_is_said_in_the_first_screen_of_a_phone(opened):
    page = opened("/data?table=events&row=nowhere-1999", width=390, height=844)
    expect(page.get_by_text("nowhere-1999").first).to_be_in_viewport()


def test_a_card_that_was_closed_is_not_opened_again_by_back(opened):
    page = opened("/map")
    page.goto(page.url + "?from=2013")
    row = page.locator(".list tbody th a").first
    row.click()
    expect(card(page)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    expect(row).to_be_focused()
    assert page.url.partition("?")[2].partition("#")[0] == "from=2013"
    page.go_back()
    page.wait_for_url(lambda address: "from" not in address)
    expect(card(page)).to_have_count(0)


def test_a_card_that_an_address_opened_closes_without_leaving_its_page(opened):
    page = opened("/timeline")
    page.goto(page.url.replace("/timeline", f"/map?event={BALI}"))
    page.locator(".card .close").click()
    expect(card(page)).to_have_count(0)
    assert path(page) == "/map"


def test_what_changes_nothing_of_the_view_is_no_step_and_a_place_in_it_asks_for_nothing(opened):
    page = opened("/organisations?paragraph=57")
    steps = page.evaluate("history.length")
    with page.expect_response(lambda answer: "paragraph=57" in answer.url):
        page.evaluate("document.querySelector('main .controls').requestSubmit()")
    page.wait_for_function("() => !document.body.ariaBusy")
    assert page.evaluate("history.length") == steps
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("main a[href$='#list']").first.evaluate("link => link.click()")
    page.wait_for_function("() => location.hash && scrollY")
    page.go_back()
    page.wait_for_function("() => !location.hash")
    page.wait_for_timeout(50)
    assert asked == []


def test_a_filter_leaves_the_card_open_of_what_it_shows_and_back_opens_what_it_hid(opened):
    page = opened(f"/timeline?event={BALI}")
    said = [("2012", 1), ("2013", 0)]
    views = [path(page)]
    for year, count in said:
        page.locator("select[name=from]").focus()
        page.locator("select[name=from]").select_option(year)
        page.wait_for_function("year => location.search.includes('from=' + year)", arg=year)
        expect(card(page)).to_have_count(count)
        page.wait_for_function("() => document.activeElement.name === 'from'")
        views.append(path(page))
    for view in views[-2::-1]:
        page.go_back()
        page.wait_for_function("view => location.pathname + location.search === view", arg=view)
        expect(card(page)).to_have_count(1)


def test_a_finger_opens_the_card_of_a_mark_on_a_phone(opened):
    page = opened("/timeline", width=390, height=844, has_touch=True)
    page.locator('.stage .narrow a[data-ref^="event/"]').first.tap()
    expect(card(page)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


# Links and buttons of lists that are less than 24 pixels high or wide (WCAG 2.2, 2.5.8).
SMALL = """[...document.querySelectorAll("tbody th a, td.files a, summary")]
    .filter((one) => one.checkVisibility() && [...one.getClientRects()].some(
        (line) => line.height < 24 || line.width < 24)).map((one) => one.textContent)"""


def test_what_a_finger_presses_in_lists_is_large_enough(opened):
    page = opened("/timeline", width=390, height=844, has_touch=True)
    assert page.locator("tbody th a").count() > 90
    assert page.evaluate(SMALL) == []
    page = opened("/download", width=390, height=844, has_touch=True)
    assert page.locator("td.files a").count() > 60
    assert page.evaluate(SMALL) == []


def test_without_script_filters_cards_and_search_work(opened):
    page = opened("/map", java_script_enabled=False)
    page.locator("select[name=from]").select_option("2013")
    page.locator(".apply").click()
    assert "from=2013" in page.url
    page.locator(".list tbody th a").first.click()
    expect(card(page)).to_be_in_viewport()
    card(page).locator(".close").click()
    expect(card(page)).to_have_count(0)
    page.locator(".find input[type=search]").fill("Bali")
    page.locator(".find button").click()
    expect(page.locator(".hits")).to_be_in_viewport()
    assert "from=2013" in page.url
    expect(page.locator(".live button")).to_be_hidden()


def test_a_search_by_keyboard_shows_its_results_where_the_reader_is(opened):
    page = opened("/data", width=390, height=844)
    page.locator(".find input[type=search]").fill("UNDP")
    page.keyboard.press("Enter")
    expect(page.locator(".hits")).to_be_in_viewport()
    page.go_back()
    expect(page.locator(".hits")).to_have_count(0)


@pytest.mark.parametrize(
    "address",
    [
        "/map",
        "/timeline/zh",
        "/figures",
        "/recommendations",
        "/cooperation",
        "/organisations/zh",
        "/data",
    ],
)
def test_nothing_is_cut_in_print(opened, address):
    page = opened(address, width=718, height=1000)  # A4 between its margins
    page.emulate_media(media="print")
    wide = page.evaluate(
        """() => [...document.querySelectorAll("main *, footer *")]
          .filter((one) => one.checkVisibility() && !one.closest("svg, .hidden"))
          .map((one) => [one.getBoundingClientRect().right, one.className, one.textContent.slice(0, 40)])
          .filter(([right]) => right > innerWidth + 1)"""
    )
    assert wide == []
    page.emulate_media(media="screen")


@pytest.mark.parametrize("address", ["/", "/zh", "/download"])
def test_the_menu_opens_within_the_narrowest_page(opened, address):
    """At 320 pixels, 400 per cent of 1280, its items lay off the left edge."""
    page = opened(address, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.locator(".menu summary").click()
    box = page.locator(".menu > div").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


@pytest.mark.parametrize(
    "address", ["/figures", "/organisations/zh", "/timeline", "/cooperation", "/cooperation/zh"]
)
def test_the_first_chart_is_printed_on_the_first_sheet(opened, address):
    """It stood whole on the second, and the first was three quarters empty."""
    page = opened(address, width=680, height=1000)  # A4 between margins of 15 mm
    page.emulate_media(media="print")
    bottom = page.evaluate(
        "() => Math.max(...[...document.querySelectorAll('.chart .stage svg')].slice(0, 3).map((one) => one.getBoundingClientRect().bottom))"
    )
    assert 0 < bottom < 1009
    page.emulate_media(media="screen")


@pytest.mark.parametrize(
    "address", ["/timeline/zh", "/commissions?commission=ESCAP", "/cooperation"]
)
def test_each_chart_is_printed_once_and_on_one_sheet(opened, address):
    page = opened(address, width=718, height=1000)  # A4 between its margins
    page.emulate_media(media="print")
    tall = page.evaluate(
        """() => [...document.querySelectorAll(".chart")].map((chart) =>
          [...chart.querySelectorAll(".stage svg")].map((one) => one.getBoundingClientRect().height)
            .filter((height) => height))"""
    )
    assert tall
    assert all(len(shown) == 1 and shown[0] < 920 for shown in tall), tall
    # One that would be too small on part of a sheet has more of it than the others (190 mm), but on the
    # first sheet: its title stands there.
    marked = page.locator(".chart").evaluate_all(
        "all => all.map((one) => one.matches('.tall') && (one.matches(':has(.says)') || one.closest('.block-table ~ *') !== null))"
    )
    assert any(marked) == address.startswith("/commissions")
    assert all((shown[0] > 720) == large for large, shown in zip(marked, tall, strict=True)), tall
    page.emulate_media(media="screen")


def test_paper_is_light_also_where_the_reader_prefers_the_dark(opened):
    """The card was black on near-black, and names on the map pale on white."""
    page = opened("/map?event=bali-high-level-meeting-2012")
    paper = "() => getComputedStyle(document.documentElement).getPropertyValue('--surface')"
    page.emulate_media(media="screen", color_scheme="dark")
    assert page.evaluate(paper) == tokens.DARK["surface"]
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(paper) == tokens.LIGHT["surface"]
    page.emulate_media(media="screen", color_scheme="light")


def test_a_long_word_that_was_asked_for_makes_no_page_wider(opened):
    page = opened(f"/figures?q={'a' * 180}", width=390)
    expect(page.locator(".chip").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_paper_has_no_ways_to_parts_of_its_own_page(opened):
    page = opened("/cooperation")
    ways = "() => [...document.querySelectorAll('.jumps, main p > a[href$=\"#list\"]')].filter((one) => one.checkVisibility()).length"
    assert page.locator(".jumps").count() == 1
    assert page.evaluate(ways) == 2
    page.emulate_media(media="print")
    assert page.evaluate(ways) == 0
    page.emulate_media(media="screen")


def test_no_sheet_of_paper_ends_with_a_heading_or_a_note_on_the_chart_of_the_next(opened):
    page = opened("/commissions")
    page.emulate_media(media="print")
    heads = page.locator("main h2, .says, .says ~ .note")
    assert heads.count() == 4  # of a list; topic, title and note of a chart
    kept = heads.evaluate_all("all => all.map((one) => getComputedStyle(one).breakAfter)")
    assert set(kept) == {"avoid"}
    whole = page.locator(".says, .says ~ .note, .foot").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).breakInside)"
    )
    assert set(whole) == {"avoid"}
    page.emulate_media(media="screen")


@pytest.mark.parametrize("address", ["/timeline", "/paragraphs/zh"])
def test_print_says_each_source_once(opened, address):
    page = opened(address)
    page.emulate_media(media="print")
    for line in page.locator(".chart").all():
        said = line.locator(".src").all_inner_texts()
        assert " ".join(said).count("Source:" if address == "/timeline" else "来源：") == 1, said
    page.emulate_media(media="screen")


FACT = "/figure/p003-ssc-value-2011"


def test_fields_have_a_button_that_copies_them_and_a_citation_the_readers_day(opened):
    page = opened(
        FACT, permissions=("clipboard-read", "clipboard-write"), timezone_id="Asia/Shanghai"
    )
    today = page.evaluate("new Date().toLocaleDateString('en-GB', { dateStyle: 'long' })")
    cited = page.locator("p:has([data-day])")
    expect(cited).to_contain_text([f"(accessed on {today})"] * 2)  # the fact, and its report
    for opener, button in (("Share this page", 0), ("Embed this fact", 1)):
        page.get_by_text(opener, exact=True).click()
        field = page.locator(".acts :is(input, textarea)").nth(button)
        page.locator(".acts .copy").nth(button).click()
        expect(page.locator(".acts .copy").nth(button)).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == field.input_value()
    button = page.locator("p:has([data-day]) + .copy").last
    button.click()
    expect(button).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"{FACT} (accessed on {today})")
    day = page.evaluate("new Date(Date.now() + 8 * 36e5).toISOString().slice(0, 10)")
    with page.expect_response(re.compile("citation.csl.json")) as answered:
        page.get_by_role("link", name="CSL-JSON").click()
    assert answered.value.url.endswith(f"citation.csl.json?accessed={day}")
    assert "accessed" in answered.value.json()[0]


def test_a_view_that_the_script_brought_has_its_buttons_too(opened):
    page = opened("/timeline")
    page.locator("select[name=from]").select_option("2013")
    page.wait_for_function("() => location.search.includes('from=2013')")
    page.locator(".acts summary").first.click()
    expect(page.locator(".acts .copy").first).to_be_visible()


def test_without_script_the_fields_can_be_selected_and_nothing_is_invented(opened):
    page = opened(FACT, java_script_enabled=False)
    expect(page.locator(".copy")).to_have_count(0)
    expect(page.locator("[data-day]")).to_have_text(["", ""])
    page.get_by_text("Embed this fact", exact=True).click()
    expect(page.locator(".acts textarea")).to_have_value(
        re.compile("embed/fact/p003-ssc-value-2011")
    )


LIVE = ".live-frame.on"


def test_the_live_page_takes_over_with_scroll_view_and_address_kept_and_back_leaves_it(opened):
    page = opened("/map?kind=meeting")
    title = page.title()
    before = page.locator(".live button").bounding_box()
    page.evaluate("scrollTo(0, 500)")
    block = page.evaluate(
        """() => { const first = [...document.querySelectorAll("[data-block]")]
          .find((one) => one.getBoundingClientRect().bottom > 0);
          return [first.dataset.block, first.getBoundingClientRect().top]; }"""
    )
    missing = []
    page.on("response", lambda answer: answer.status >= 400 and missing.append(answer.url))
    page.evaluate("document.querySelector('.live button').click()")
    after = page.locator(".live button").bounding_box()
    assert (after["x"], after["y"] + 500, after["width"]) == (before["x"], before["y"], before["width"])  # fmt: skip
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    assert not missing
    assert path(page) == "/map?kind=meeting"
    live = page.frame_locator(LIVE)
    there = live.locator(f'[data-block="{block[0]}"]')
    page.wait_for_function(
        """([number, top]) => { const page = document.querySelector(".live-frame").contentDocument;
          return Math.abs(page.querySelector(`[data-block="${number}"]`).getBoundingClientRect().top - top) < 3; }""",
        arg=block,
    )
    expect(there).to_have_count(1)
    expect(live.locator("h1")).to_have_count(1)
    expect(live.get_by_text("Meeting", exact=True).first).to_be_attached()
    page.locator(LIVE).element_handle().content_frame().wait_for_function(
        "title => document.title === title", arg=title
    )
    page.go_back()
    expect(page.locator(".live-frame")).to_have_count(0)
    expect(page.locator("main h1")).to_be_visible()
    assert path(page) == "/map?kind=meeting"


@pytest.mark.parametrize(
    ("address", "width"),
    [("/cooperation/zh?country=BRA,CHN,IND,KOR,ZAF", 1280), ("/timeline/zh?kind=workshop", 390)],
)  # fmt: skip
def test_no_block_moves_when_the_live_page_takes_over_at_its_top(opened, address, width):
    """Filters of the live page stood in two rows, on a phone unfolded: all below them moved down by 87 to 210 pixels."""
    page = opened(address, width=width, height=844)
    tops = """() => [...(document.querySelector(".live-frame.on")?.contentDocument ?? document).querySelectorAll("[data-block]:not(.block-controls)")]
      .map((one) => [one.dataset.block, Math.round(one.getBoundingClientRect().top)])"""
    before = page.evaluate(tops)
    page.evaluate(REACH)
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    page.wait_for_function(
        f"(before) => ({tops})().every(([block, top], i) => before[i][0] === block && Math.abs(before[i][1] - top) <= 1)",
        arg=before,
    )


def test_filters_that_were_unfolded_on_a_phone_are_so_in_the_live_page_and_after_a_choice(opened):
    page = opened("/timeline", width=390, height=844)
    page.locator(".unfold").click()
    page.locator(".live button").click()
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    live = page.frame_locator(LIVE)
    field = live.locator(".st-key-control-from input")
    expect(field).to_be_visible()
    field.click()
    live.locator("[role=option]").nth(1).click()
    expect(page).to_have_url(re.compile(r"/timeline\?from="))
    expect(field).to_be_visible()
    live.locator(".unfold").click()
    expect(field).not_to_be_visible()
    expect(live.locator("[data-leave]")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "field", "value"),
    [("/figures", "organisation", "United Nations Development Programme"), ("/cooperation", "country", "Brazil")],
)  # fmt: skip
def test_the_filters_of_a_live_page_stay_under_the_pointer_that_chose(
    opened, address, field, value
):
    """A shorter headline drew them up by 150 pixels, a longer one pushed them down."""
    page = opened(address)
    page.locator(".live button").click()
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    live = page.frame_locator(LIVE)
    row, said = live.locator(".st-key-southsouth-controls"), live.locator("h1").text_content()
    before = row.bounding_box()["y"]
    live.locator(f".st-key-control-{field} input").fill(value)
    page.keyboard.press("Enter")
    expect(live.locator("h1")).not_to_have_text(said)
    expect(live.locator("body")).to_have_css("font-family", re.compile("^Archivo"))
    assert abs(row.bounding_box()["y"] - before) <= 1


@pytest.mark.parametrize(
    "address",
    ["/organisations", "/recommendations", "/data", "/data/zh", "/commissions", "/commissions/zh"],
)
def test_on_a_tablet_no_table_of_six_columns_is_cut_or_starves_its_longest(opened, address):
    page = opened(address, width=768)
    tables = page.locator(".scroll:has(thead th:nth-child(6)):not(:has(.cut))")
    assert tables.count()
    for table in tables.all():
        assert table.evaluate("(one) => one.scrollWidth <= one.clientWidth")
        lines = """(one) => Math.max(...[...one.querySelectorAll("tbody td")].map((cell) => cell.getClientRects().length && cell.offsetHeight / parseFloat(getComputedStyle(cell).lineHeight)))"""
        assert table.evaluate(lines) < 6


def test_small_headings_have_their_letters_no_nearer_than_the_typeface_sets_them(opened):
    for address, small in (
        ("/country/KWT", ".fact h2"),
        ("/figures?figure=p002-fdi-inflow-2013", ".card h2"),
        ("/?search=Kuwait", ".hits h2"),
    ):
        page = opened(address)
        expect(page.locator(small).first).to_have_css(
            "letter-spacing", re.compile("^(normal|0px)$")
        )


def test_each_code_of_an_embed_is_copied_by_a_button_and_its_choice_is_told_once(opened):
    page = opened("/embeds?name=money")
    assert page.locator("pre").count() == page.locator("pre + .copy").count() == 3
    expect(page.locator(".chips")).to_have_count(0)


@pytest.mark.parametrize(
    ("address", "last"), [("/", ".findings article"), ("/stories", ".stories li")]
)
def test_on_a_tablet_the_last_of_three_cards_leaves_no_hole_beside_it(opened, address, last):
    page = opened(address, width=768)
    assert page.locator(last).count() % 2
    assert page.locator(last).last.bounding_box()["width"] == 720


@pytest.mark.parametrize("way", ["pointer", "key"])
def test_room_above_the_filters_of_a_live_page_closes_when_they_are_left_and_no_row_runs_away(
    opened, way
):
    page = opened("/figures")
    page.locator(".live button").click()
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    live = page.frame_locator(LIVE)
    filters, said = live.locator(".st-key-southsouth-controls"), live.locator("h1").text_content()
    live.locator(".st-key-control-topic input").fill("Trade")
    page.keyboard.press("Enter")
    expect(live.locator("h1")).not_to_have_text(said)
    before = filters.bounding_box()["y"]
    row = live.locator(".list tbody th a").first
    if way == "key":
        row.focus()
    else:
        page.mouse.move(1100, before + 200)  # beside the list that is still open
        page.mouse.move(1100, before + 260)
    assert filters.bounding_box()["y"] < before - 100
    top = row.bounding_box()["y"]
    row.press("Enter")
    expect(live.locator(".card")).to_be_focused()
    assert abs(row.bounding_box()["y"] - top) < 50


@pytest.mark.parametrize("is_live", [False, True])
def test_a_row_of_the_map_shows_the_head_of_its_card_and_is_where_it_was_when_that_is_closed(
    opened, is_live
):
    page = opened("/map", width=1280, height=900)
    shown = page
    if is_live:
        page.locator(".live button").click()
        expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
        shown = page.frame_locator(LIVE)
    row = shown.locator(".list tbody th a").nth(2)
    row.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
    before = row.bounding_box()["y"]
    row.click()
    expect(shown.locator(".card")).to_be_focused()
    assert -1 <= shown.locator(".card .close").bounding_box()["y"] < 100
    page.go_back()
    expect(shown.locator(".card")).to_have_count(0)
    expect(row).to_be_focused()
    assert abs(row.bounding_box()["y"] - before) <= 10


def test_a_card_at_the_foot_leaves_the_row_above_it_that_it_was_opened_from(opened):
    page = opened("/figures?organisation=undp", width=1280, height=800)
    page.locator(".list tbody th a").first.click()
    expect(page.locator(".card")).to_be_focused()
    row = page.locator("tr[data-ref]").first.bounding_box()
    assert row["y"] + row["height"] <= page.locator(".opened").bounding_box()["y"] + 1


@pytest.mark.parametrize("width", [1280, 390])
def test_ways_to_take_a_chart_open_one_at_a_time_below_a_row_that_stays(opened, width):
    page = opened("/timeline", width=width, height=844)
    ways = page.locator(".acts").first
    places = """(one) => [...one.querySelectorAll("summary, a[download]")].map((each) => {
      const { x, y } = each.getBoundingClientRect(), at = one.getBoundingClientRect();
      return [x - at.x, y - at.y]; })"""
    before = ways.evaluate(places)
    for each in ways.locator("> details > summary").all():
        each.click()
        expect(ways.locator("> details[open]")).to_have_count(1)
        assert ways.evaluate(places) == before
        assert ways.evaluate("(one) => one.scrollWidth <= one.clientWidth")


def opened_and_closed(page, live):
    """The first row of a live list, whose card had the focus and gave it back with Escape."""
    row = live.locator(".list tbody th a").first
    row.click()
    expect(live.locator(".card")).to_be_focused()
    page.keyboard.press("Escape")
    expect(live.locator(".card")).to_have_count(0)
    expect(row).to_be_focused()
    return row


def test_a_choice_in_the_live_page_is_in_the_address_and_back_undoes_it(opened):
    page = opened("/timeline/zh")
    page.locator(".live button").click()
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    live = page.frame_locator(LIVE)
    row = opened_and_closed(page, live)
    row.click()
    expect(live.locator(".card")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/timeline/zh\?event="))
    page.go_back()
    expect(live.locator(".card")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/timeline/zh$"))
    live.get_by_role("button", name="退出边选边看").click()
    expect(page.locator(".live-frame")).to_have_count(0)
    expect(page.locator("main h1")).to_be_visible()
    page.locator(".live button").click()
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    page.go_back()
    expect(page.locator(".live-frame")).to_have_count(0)


def test_a_list_of_the_live_page_is_as_high_when_it_is_left_as_when_a_long_name_was_chosen(opened):
    """The page moved up under the mouse that left it, and the click was lost. On a phone it was cut to "co…"."""
    page = opened("/map?live=1&kind=conference")
    chosen = page.locator(".st-key-control-kind")
    chosen.locator("input").focus()
    expect(chosen.locator("[data-focused]").first).to_be_attached()
    high = chosen.bounding_box()["height"]
    chosen.locator("input").blur()
    expect(chosen.locator("[data-focused]")).to_have_count(0)
    assert chosen.bounding_box()["height"] == high
    chosen_is_whole_on_phones(page)


def chosen_is_whole_on_phones(page) -> None:
    """No value that is chosen in a live list or field is cut at 390 and at 320 pixels, nor is the page wider.

    Nor at 1280, where each field is as wide as its words need."""
    whole = """() => {
      const fits = (one, words) => {
        const pen = document.createElement("canvas").getContext("2d"), style = getComputedStyle(one);
        pen.font = style.font;
        return pen.measureText(words).width <= one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      };
      const tags = [...document.querySelectorAll("[data-tag]>span")];
      const fields = [...document.querySelectorAll(".st-key-southsouth-controls [data-testid=stSelectbox] input")];
      const below = (field) => [...field.closest("[class*=st-key-control]").querySelectorAll(".whole")].some((one) => one.checkVisibility() && one.textContent === field.value);
      return tags.length + fields.length > 2 && tags.every((one) => one.scrollWidth <= one.clientWidth) && fields.every((one) => fits(one, one.value) || below(one));
    }"""
    page.wait_for_function(whole)
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        if not page.locator("#filters").is_checked():
            page.locator(".unfold").click()
        page.wait_for_function(whole)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def choose_while_it_starts(page, year):
    """Reach for the live page and change a field, before what comes can be there."""
    page.evaluate(
        """(year) => {
          document.querySelector(".live button").click();
          document.addEventListener("southsouth:shown", () => { window.said = document.querySelector(".live [role=status]").textContent; });
          const field = document.querySelector("select[name=from]");
          field.focus();
          field.value = year;
          field.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        year,
    )


def test_what_is_chosen_while_the_live_page_starts_is_chosen_there_too_and_keeps_the_focus(opened):
    """What the live page says that is left for the new view was taken for that view, and the focus was lost."""
    page = opened("/timeline")
    page.evaluate(
        """() => addEventListener("message", ({ source, data }) => {
          if (!data?.southsouth?.title || source.again) return;
          // Drawn once more before it goes.
          source.again = true;
          source.parent.dispatchEvent(new MessageEvent("message", { source, origin: location.origin, data }));
        })"""
    )
    choose_while_it_starts(page, "2014")
    page.wait_for_function("() => location.search.includes('from=2014')")
    assert "is starting" in page.evaluate("window.said")
    rows = page.locator(".list tbody tr").count()
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    assert path(page) == "/timeline?from=2014"
    expect(page.frame_locator(LIVE).locator(".list tbody tr")).to_have_count(rows)
    expect(page.frame_locator(LIVE).locator(".st-key-control-from input")).to_be_focused()


def test_the_live_page_waits_for_a_choice_that_is_on_its_way(opened):
    """It took over with what was shown before, and the field that was changed lost the focus."""
    page = opened("/timeline")
    held = []
    page.route("**/timeline?from=2014", lambda route: held.append(route), times=1)  # noqa: PLW0108 - Playwright keeps a mark on it
    page.locator("select[name=from]").focus()
    page.locator("select[name=from]").select_option("2014")
    page.evaluate(
        """() => addEventListener("message", ({ data }) => { window.told ??= data?.southsouth?.view; })"""
    )
    page.evaluate("document.querySelector('.live button').click()")
    page.wait_for_function("() => window.told", timeout=PATIENCE)
    assert page.evaluate("document.querySelector('.live-frame').inert")
    held[0].continue_()
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    live = page.frame_locator(LIVE)
    expect(live.locator(".st-key-control-from input")).to_be_focused()
    rows = page.locator("main .list tbody tr").count()
    expect(live.locator(".list tbody tr")).to_have_count(rows)
    assert path(page) == "/timeline?from=2014"


REACH = "document.querySelector('.live button').click()"


def what_has_the_focus(page):
    """Of the live page: what a field holds, and where its caret is."""
    inner = page.locator(LIVE).element_handle().content_frame()
    return inner.evaluate("(({ value, selectionStart }) => [value, selectionStart])(document.activeElement)")  # fmt: skip


# Of the two fields for words one is tried with what was not sent, the other with what was: one script serves both.
def test_a_word_that_was_not_sent_is_in_the_field_of_the_live_page_with_its_caret(opened):
    """The word was gone; that of a filter was in the address of a page that did not show its rows."""
    page = opened("/figures")
    page.locator("main input[name=q]").focus()
    page.keyboard.type("trade fund")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.evaluate(REACH)
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    field = page.frame_locator(LIVE).locator(".st-key-control-q input")
    expect(field).to_be_focused()
    assert what_has_the_focus(page) == ["trade fund", 1]
    assert path(page) == "/figures"
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    page.wait_for_function("() => /=tade(\\+|%20)fund/.test(location.search)")
    page.evaluate("() => document.querySelector('.live-frame').contentWindow.location.reload()")
    expect(field).to_have_value("tade fund")


def test_a_word_that_is_sent_while_the_live_page_starts_is_its_view(opened):
    page = opened("/figures")
    page.evaluate(
        """() => {
          document.querySelector(".live button").click();
          const field = document.querySelector(".mast [name=search]");
          field.focus();
          field.value = "trade";
          field.form.requestSubmit();
        }"""
    )
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    assert path(page) == "/figures?search=trade"
    live = page.frame_locator(LIVE)
    expect(live.locator(".hits").first).to_be_visible()
    said = page.locator("main h1").text_content().strip()
    expect(live.locator("h1")).to_have_text(said)


def test_a_box_that_is_ticked_while_the_live_page_starts_is_chosen_there_once_its_list_is_left(
    opened,
):
    page = opened("/timeline")
    page.locator('.field[data-control="kind"] summary').click()
    page.evaluate(
        """() => {
          const reach = document.querySelector(".live button");
          addEventListener("message", ({ data }) => {
            window.told ||= data?.southsouth?.view.includes("kind=workshop");
          });
          reach.click();
          const list = document.querySelector('.field[data-control="kind"]');
          list.open = true;
          list.querySelector("[value=workshop]").focus();
          list.querySelector("[value=workshop]").click();
        }"""
    )
    page.wait_for_function("() => window.told", timeout=PATIENCE)
    assert page.evaluate("document.querySelector('.live-frame').inert")
    expect(page.locator('.field[data-control="kind"] [value=workshop]')).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    assert path(page) == "/timeline?kind=workshop"
    live = page.frame_locator(LIVE)
    expect(live.locator(".st-key-control-kind input")).to_be_focused()
    rows = page.locator("main .list tbody tr").count()
    expect(live.locator(".list tbody tr")).to_have_count(rows)


def test_what_is_typed_while_a_choice_is_on_its_way_stays_where_it_was_typed(opened):
    page = opened("/figures")
    held = []
    page.route("**/figures?sort=*", lambda route: held.append(route), times=1)  # noqa: PLW0108 - Playwright keeps a mark on it
    with page.expect_request("**/figures?sort=*"):
        page.locator("select[name=sort]").select_option(index=1)
    for field in ("main input[name=q]", ".mast [name=search]"):
        page.locator(field).focus()
        page.keyboard.type("trade")
    page.keyboard.press("ArrowLeft")
    held[0].continue_()
    page.wait_for_function("() => !document.body.ariaBusy")
    search = page.locator(".mast [name=search]")
    expect(search).to_be_focused()
    expect(search).to_have_value("trade")
    assert search.evaluate("field => field.selectionStart") == 4


def test_the_live_page_waits_for_an_open_list_of_a_field(opened):
    page = opened("/timeline")
    field = page.locator("select[name=from]")
    page.evaluate(
        """() => addEventListener("message", ({ data }) => { window.told ??= data?.southsouth?.view; })"""
    )
    field.click()
    page.wait_for_function("() => document.querySelector('select:open')")
    page.evaluate(REACH)
    page.wait_for_function("() => window.told", timeout=PATIENCE)
    assert page.evaluate("document.querySelector('.live-frame').inert")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    year = page.evaluate("new URLSearchParams(location.search).get('from')")
    assert year
    shown = page.frame_locator(LIVE).locator(".st-key-control-from")
    expect(shown.locator("input")).to_be_focused()
    expect(shown).to_contain_text("From")


def test_the_live_page_waits_for_what_the_reader_is_in_the_middle_of(opened):
    """Each of three begins before the one before it ends."""
    page = opened("/timeline")
    page.evaluate(
        """() => {
          window.say = (kind) => document.body.dispatchEvent(
            kind.startsWith("touch") ? new TouchEvent(kind, { bubbles: true, touches: kind === "touchstart" ? [new Touch({ identifier: 1, target: document.body })] : [] }) :
            kind.startsWith("pointer") ? new PointerEvent(kind, { bubbles: true, buttons: kind === "pointerdown" ? 1 : 0 }) :
            new CompositionEvent(kind, { bubbles: true }));
          addEventListener("message", ({ data }) => { window.told ??= data?.southsouth?.view; });
          document.querySelector(".live button").click();
          window.say("pointerdown");
        }"""
    )
    page.wait_for_function("() => window.told", timeout=PATIENCE)
    for steps in (["touchstart", "pointerup"], ["compositionstart", "touchend"]):
        page.evaluate("(steps) => steps.forEach(window.say)", steps)
        # Whoever is let in is so after a turn of the page's own clock.
        page.evaluate("new Promise((done) => setTimeout(() => requestAnimationFrame(done)))")
        assert page.evaluate("document.querySelector('.live-frame').inert")
    page.evaluate("window.say('compositionend')")
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)


def test_what_was_opened_unfolded_scrolled_and_selected_is_so_in_the_live_page(opened):
    page = opened("/figures", width=390, height=844)
    page.evaluate(
        """() => {
          document.querySelector(".menu").open = true;
          [...document.querySelectorAll(".acts details")].at(-1).open = true;
          document.querySelector(".list .more input").click();
          getSelection().selectAllChildren(document.querySelector("h1"));
          getSelection().modify("extend", "backward", "word");
        }"""
    )
    said = page.evaluate("String(getSelection())")
    page.evaluate(REACH)
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    inner = page.locator(LIVE).element_handle().content_frame()
    assert inner.locator(".menu").get_attribute("open") is not None
    assert inner.locator(".acts details").last.get_attribute("open") is not None
    assert inner.locator(".list .more input").first.is_checked()
    assert inner.evaluate("String(getSelection())").strip() == said.strip() != ""
    page.keyboard.press("Escape")
    expect(inner.locator(".menu")).not_to_have_attribute("open", "")
    expect(inner.locator(".menu summary")).to_be_focused()
    inner.locator(".list tbody th a").first.click()
    expect(inner.locator(".card")).to_be_visible()
    assert inner.locator(".list .more input").first.is_checked()


@pytest.mark.parametrize("place", [600, 99_999])
def test_the_live_page_stands_where_the_still_one_stood_beside_a_card_and_at_its_end(opened, place):
    """The card at the foot of the window was taken for the block at its top; at the end no foot is left."""
    page = opened(f"/timeline?event={BALI}", width=390, height=844)
    page.evaluate("place => scrollTo(0, place)", place)
    block, top = page.evaluate(
        """() => {
          const every = [...document.querySelectorAll("main [data-block]:not(.opened *)")];
          const one = every.find((one) => one.getBoundingClientRect().bottom > 0) ?? every.at(-1);
          return [one.dataset.block, one.getBoundingClientRect().top];
        }"""
    )
    page.evaluate(REACH)
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    inner = page.locator(LIVE).element_handle().content_frame()
    inner.wait_for_function(
        """([block, top]) => Math.abs(document.querySelector(`[data-block="${block}"]`).getBoundingClientRect().top - top) < 3""",
        arg=[block, top],
    )


def test_letters_of_the_live_page_are_as_large_and_it_has_the_buttons_that_copy(opened):
    """And of the same face: a font that came too late for the still page was in the live one."""
    page, held = opened("/robots.txt"), []
    page.route("**/archivo-text*", lambda route: held.append(route), times=1)  # noqa: PLW0108 - Playwright keeps a mark on it
    page.goto(page.url.replace("/robots.txt", "/method"), wait_until="domcontentloaded")
    page.wait_for_function(
        "() => performance.getEntriesByName('first-contentful-paint').some((one) => performance.now() - one.startTime > 250)"
    )
    held[0].continue_()
    page.evaluate("document.fonts.ready.then(() => true)")
    lines = """() => { const page = document.querySelector(".live-frame.on")?.contentDocument ?? document;
      return ["h1", ".brand", ".nav a", "[data-block] p"].map((css) => {
        const range = page.createRange();
        range.selectNodeContents(page.querySelector(css));
        return [...range.getClientRects()].map(({ x, y, width, height }) => [x, y, width, height].join());
      }); }"""
    lain = page.evaluate(lines)
    sizes = """() => { const page = document.querySelector(".live-frame.on")?.contentDocument ?? document;
      return [...page.querySelectorAll("[data-block] :is(p, ul, ol, dl, li, dt, dd)")]
        .map((one) => page.defaultView.getComputedStyle(one).fontSize); }"""
    still, buttons = page.evaluate(sizes), page.locator("main .copy").count()
    page.evaluate(REACH)
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    live = page.frame_locator(LIVE)
    expect(live.locator(".copy")).to_have_count(buttons)
    assert page.evaluate(sizes) == still
    assert page.evaluate(lines) == lain
    assert buttons > 0
    assert "20" in live.locator("[data-day]").first.text_content()


def test_a_card_of_the_live_page_that_was_closed_is_not_opened_again_by_back(opened):
    page = opened("/map")
    page.locator(".live button").click()
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    live = page.frame_locator(LIVE)
    live.locator(".st-key-control-from input").click()
    live.locator("[role=option]").nth(1).click()
    page.wait_for_url(lambda address: "from" in address)
    filtered = path(page)
    row = opened_and_closed(page, live)
    page.wait_for_function("view => location.pathname + location.search === view", arg=filtered)
    row.click()
    expect(live.locator(".card")).to_be_visible()
    page.wait_for_function("view => location.pathname + location.search !== view", arg=filtered)
    view = path(page)
    for step in (filtered, "/map"):
        page.go_back()
        page.wait_for_function("view => location.pathname + location.search === view", arg=step)
        expect(live.locator(".card")).to_have_count(0)
    page.go_back()
    expect(page.locator(".live-frame")).to_have_count(0)
    page.go_forward()
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    assert path(page) == "/map"
    chosen = live.locator(".st-key-control-from input")
    for step, cards in ((filtered, 0), (view, 1)):
        page.go_forward()
        page.wait_for_function("view => location.pathname + location.search === view", arg=step)
        expect(live.locator(".card")).to_have_count(cards)
        expect(chosen).to_have_value(re.search(r"from=(\d+)", step)[1])


def test_keys_of_a_live_page_that_came_by_itself_scroll_it_and_close_its_card(opened):
    """They went to the page below: nothing scrolled, and its card was closed under the other."""
    page = opened("/map")
    page.evaluate("sessionStorage.setItem('live', '1')")
    page.goto(page.url + f"?event={BALI}")
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    inner = page.locator(LIVE).element_handle().content_frame()
    page.keyboard.press("PageDown")
    inner.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop > 100")
    assert inner.evaluate("document.activeElement.dataset.testid") == "stMain"
    # No ring around all of it, which says nothing.
    shadow = "getComputedStyle(document.activeElement, '::before').boxShadow"
    assert inner.evaluate(shadow) == "none"
    assert inner.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none"
    page.keyboard.press("Escape")
    expect(inner.locator(".card")).to_have_count(0)
    page.wait_for_function("() => location.search === ''")


def test_by_keyboard_the_focus_goes_into_the_live_page_and_comes_back_from_it(opened):
    page = opened("/figures")
    page.locator(".live button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    leave = page.frame_locator(LIVE).locator("[data-leave]")
    expect(leave).to_be_focused()
    # Words that were not entered are in the address that is opened, as a form would have them.
    leave.evaluate(TYPE, "trade, aid")
    page.keyboard.press("Enter")
    expect(page.locator(".live-frame")).to_have_count(0)
    expect(page.locator(".live button")).to_be_focused()
    assert path(page) == "/figures?q=trade,+aid"
    expect(page.locator("main [name=q]")).to_have_value("trade, aid")


#: Puts words into the field of a live page, not entered, whatever has the focus.
TYPE = """(one, words) => {
  const field = one.ownerDocument.querySelector(".st-key-control-q input");
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, words);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def test_a_live_page_whose_session_was_lost_takes_the_next_choice(opened):
    page = opened("/map")
    sockets = []

    def joined(socket) -> None:
        socket.connect_to_server()
        sockets.append(socket)

    page.route_web_socket(re.compile("/_stcore/stream"), joined)
    page.goto(page.url + "?from=2013&to=2013")
    page.locator(".live button").click()
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    inner = page.locator(LIVE).element_handle().content_frame()
    inner.evaluate("window.before = true")
    sockets[0].close(code=1012)  # as when the process that ran it is gone
    expect(page.frame_locator(LIVE).locator("[data-testid=stSelectbox]").first).to_be_visible()
    inner.wait_for_function("() => !window.before")
    first = inner.locator("[data-testid=stSelectbox]").first
    first.locator("input").click()
    inner.locator("[role=option]").first.click()
    expect(page).to_have_url(re.compile(r"/map\?to=2013$"))


def test_a_live_page_says_that_it_waits_and_where_the_page_without_live_is(opened):
    page = opened("/timeline")
    away = {"live": False, "room": 0}
    there = {"live": True, "room": 1}
    answers = iter([away, away])
    page.route("**/readyz", lambda route: route.fulfill(json=next(answers, there)))
    page.route_web_socket(re.compile("/_stcore/stream"), lambda socket: socket.close(code=1012))
    page.goto(page.url + "?live=1&kind=workshop")
    note = page.get_by_text("waits until its server can take it")
    expect(note).to_be_visible(timeout=PATIENCE)
    page.unroute_all()
    note.get_by_role("link", name="Timeline").click()
    expect(page).to_have_url(re.compile(r"/timeline\?kind=workshop$"))
    expect(page.locator("main h1")).to_be_visible()


def test_a_live_page_that_waited_goes_on_by_itself(opened):
    page = opened("/timeline")
    told = {"live": False, "room": 0}
    page.route("**/readyz", lambda route: route.fulfill(json=told))
    page.route_web_socket(
        re.compile("/_stcore/stream"),
        lambda socket: socket.connect_to_server() if told["live"] else socket.close(code=1012),
    )
    page.goto(page.url + "?live=1")
    note = page.get_by_text("waits until its server can take it")
    expect(note).to_be_visible(timeout=PATIENCE)
    told.update(live=True, room=1)
    expect(page.locator("[data-testid=stSelectbox]").first).to_be_visible(timeout=PATIENCE)
    expect(note).to_have_count(0)


def test_a_live_page_of_its_own_is_left_for_the_still_one(opened):
    page = opened("/figures/zh?live=1&paragraph=57,3&organisation=unctad&sort=value")
    words = page.locator(".st-key-control-q input")
    expect(words).to_be_attached(timeout=PATIENCE)
    chosen_is_whole_on_phones(page)
    words.focus()
    page.keyboard.insert_text("贸易" + "a" * 300)
    expect(words).to_have_value("贸易" + "a" * 198)
    words.fill("贸易")
    page.evaluate("document.querySelector('[data-leave]').click()")
    page.wait_for_url(lambda address: "live" not in address)
    assert unquote(path(page)) == "/figures/zh?paragraph=57,3&organisation=unctad&sort=value&q=贸易"
    expect(page.locator("main [name=q]")).to_have_value("贸易")
    page.go_back()
    expect(words).to_be_attached(timeout=PATIENCE)
    page.locator(".langs a").evaluate(TYPE, "UNDP")
    page.locator(".langs a").click()
    expect(page).to_have_url(re.compile(r"/figures\?.*paragraph=57,3.*&q=UNDP$"))


def test_once_live_the_next_page_comes_live_too(opened):
    """And with the words that were not entered; where it has no field for them, the page that is left keeps them."""
    page = opened("/figures")
    page.locator(".live button").click()
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    live = page.frame_locator(LIVE)

    def follow(css: str, words: str) -> None:
        live.locator(css).evaluate(TYPE, words)
        live.locator(css).evaluate("link => link.click()")

    follow('.menu a[href="/map"]', "FAO")
    expect(page).to_have_url(re.compile("/map$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/figures\?q=FAO$"))
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    follow('.menu a[href="/organisations"]', "WHO")
    expect(page).to_have_url(re.compile(r"/organisations\?q=WHO$"))


def test_back_from_a_live_page_that_came_by_itself_shows_the_view_before(opened):
    page = opened("/timeline")
    page.evaluate("sessionStorage.setItem('live', '1')")
    page.locator("select[name=from]").select_option("2014")
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    page.go_back()
    expect(page.locator(".live-frame")).to_have_count(0)
    expect(page.locator(".chip")).to_have_count(0)


def test_a_live_page_that_does_not_come_leaves_the_still_one_and_says_so(opened):
    page = opened("/map")
    page.clock.install()
    page.route("**/_stcore/**", lambda route: None)  # never answered
    page.locator(".live button").click()
    expect(page.locator(".live [role=status]")).to_contain_text("starting")
    page.clock.fast_forward(16_000)
    expect(page.locator(".live [role=status]")).to_contain_text("did not open")
    expect(page.locator(".live-frame")).to_have_count(0)
    page.locator("select[name=from]").select_option("2013")
    page.wait_for_function("() => location.search.includes('from=2013')")


#: A socket that every server refuses; `tried` counts them.
REFUSED = """
window.top.tried ??= 0;
console.error = () => {};
window.WebSocket = class extends EventTarget {
  constructor() {
    super();
    this.readyState = 0;
    window.top.tried++;
    setTimeout(() => {
      this.readyState = 3;
      for (const event of [new Event("error"), new CloseEvent("close", { code: 1006 })]) {
        this[`on${event.type}`]?.(event);
        this.dispatchEvent(event);
      }
    });
  }
  send() {}
  close() {}
};"""


def test_that_no_live_page_can_come_is_said_when_it_is_certain_and_not_before(opened):
    """It was said after 15 seconds. A busy server refuses too: one that has room and still refuses does not come."""
    page = opened("/map")
    page.clock.install()  # no patience ends
    said = page.locator(".live [role=status]")
    page.route("**/map?*live=1*", lambda route: route.fulfill(body="<p>", content_type="text/html"), times=1)  # fmt: skip
    page.evaluate(REACH)
    expect(said).to_contain_text("did not open")
    page.add_init_script(REFUSED)
    page.goto(page.url)
    asked = []

    def ready(route):
        asked.append(route.request.url)
        route.fulfill(json={"live": True, "room": 1})

    page.route("**/readyz", ready)
    page.evaluate(REACH)
    expect(said).to_contain_text("is starting")
    expect(said).to_contain_text("did not open")
    assert len(asked) == 3  # by the page, and after each refusal
    assert page.evaluate("window.tried") == 2
    expect(page.locator(".live-frame")).to_have_count(0)


def test_who_comes_beyond_the_limit_is_told_at_once_and_let_in_when_there_is_room(opened):
    """It was told after 15 seconds, and nobody was let in."""
    page = opened("/map")
    told = {"live": True, "room": 0}
    page.route("**/readyz", lambda route: route.fulfill(json=told))
    page.clock.install()  # no patience ends
    said = page.locator(".live [role=status]")
    page.evaluate(REACH)
    expect(said).to_contain_text("is full")
    expect(page.locator(".live-frame")).to_have_count(0)
    page.locator("select[name=from]").select_option("2013")
    page.wait_for_function("() => location.search.includes('from=2013')")
    expect(said).to_contain_text("is full")
    page.clock.fast_forward(7_000)
    expect(said).to_contain_text("is full")
    told["room"] = 1
    page.clock.fast_forward(7_000)
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    expect(page).to_have_url(re.compile(r"/map\?from=2013$"))


def test_who_is_refused_because_others_came_first_is_told_at_once(opened):
    page = opened("/map")
    page.add_init_script(REFUSED)
    page.goto(page.url)
    page.clock.install()
    rooms = iter([1])
    page.route("**/readyz", lambda r: r.fulfill(json={"live": True, "room": next(rooms, 0)}))
    page.evaluate(REACH)
    expect(page.locator(".live [role=status]")).to_contain_text("is full")
    expect(page.locator(".live-frame")).to_have_count(0)
    assert page.evaluate("window.tried") == 1


#: Notes each box that Streamlit opens, and how much of it is seen.
BOXES = """
window.boxes = [];
new MutationObserver(() => {
  const box = document.querySelector("[role=dialog]");
  if (box) window.boxes.push([box.textContent, box.getBoundingClientRect().height]);
}).observe(document, { childList: true, subtree: true });"""


def test_while_no_worker_is_there_only_our_own_words_stand(context, server):
    """Streamlit's box, in English, stood over them."""
    page = context().new_page()
    page.add_init_script(BOXES)
    page.route("**/readyz", lambda route: route.fulfill(json={"live": False, "room": 0}))
    page.route("**/_stcore/health", lambda route: route.fulfill(status=503, json={"status": 503}))
    page.goto(f"{server}/map?lang=zh&live=1")
    expect(page.get_by_text("边选边看的页面正在等待服务器")).to_be_visible()
    page.wait_for_function("() => boxes.length && !document.querySelector('[role=dialog]')")
    boxes = page.evaluate("boxes")
    assert "Connection error" in boxes[0][0]
    assert {height for _, height in boxes} == {0}
    page.get_by_role("link", name="地图").click()
    expect(page).to_have_url(re.compile("/map/zh$"))
    page.close()


def test_a_menu_of_values_closes_on_a_click_outside_it(opened):
    page = opened("/timeline")
    menu = page.locator('.field[data-control="kind"]')
    menu.locator("summary").click()
    expect(menu.locator("fieldset")).to_be_visible()
    page.locator("h1").click()
    expect(menu.locator("fieldset")).to_be_hidden()


@pytest.mark.parametrize("address", ["/map?from=2013&to=2013&place=nairobi", "/timeline?event=" + BALI])  # fmt: skip
def test_a_mark_that_is_chosen_has_a_ring_and_no_other_mark_or_word_changes(opened, address):
    """The key explains them: a white number on a pale disc was none of its signs."""
    looks = """() => [...document.querySelectorAll(".stage svg [data-ref]:not(.on) *")]
        .filter((one) => one.checkVisibility())
        .map((one) => (({ fill, stroke, opacity, fontWeight }) => [fill, stroke, opacity, fontWeight].join(" "))(getComputedStyle(one)))"""
    ring = """() => [...document.querySelectorAll(".stage svg .on>:is(circle, rect, path)")]
        .filter((one) => one.checkVisibility()).map((one) => getComputedStyle(one).stroke)"""
    page = opened(address)
    expect(page.locator(".stage svg.chosen .on").first).to_be_attached()
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert page.evaluate(ring).count(ink) >= 1
    chosen = page.evaluate(looks)
    page.locator(".stage svg.chosen").evaluate_all(
        "all => all.forEach((one) => one.classList.remove('chosen'))"
    )
    assert chosen == page.evaluate(looks)


def test_what_is_not_spoken_of_pales_in_its_marks_alone_and_not_in_forced_colours_or_print(opened):
    page = opened("/story/asked-and-given", reduced_motion="reduce")
    # The faintest of the words and of the marks, with all they stand in.
    faintest = """() => ["text, tspan", ":is(rect, circle, path)"].map((kind) => {
        const found = [...document.querySelectorAll(`.stage .back ${kind}`)];
        const seen = (one) => one && one.matches("main *") ? getComputedStyle(one).opacity * seen(one.parentElement) : 1;
        return Math.min(...found.map(seen));
    })"""
    expect(page.locator(".stage .on").first).to_be_attached()
    words, marks = page.evaluate(faintest)
    assert words == 1
    assert 0.5 <= marks < 1
    page.emulate_media(forced_colors="active")
    assert page.evaluate(faintest) == [1, 1]
    page.emulate_media(forced_colors="none", media="print")
    assert page.evaluate(faintest) == [1, 1]


def test_a_phone_draws_a_picture_of_a_story_once_and_again_where_it_is_asked_for(opened):
    page = opened("/story/twelve-recommendations", width=390, height=844, java_script_enabled=False)
    drawn = page.locator(".stride .narrow svg:visible")
    charts, steps = page.locator(".walk").count(), page.locator(".stride").count()
    assert charts < steps
    expect(drawn).to_have_count(charts)
    for fold in page.get_by_text("Picture of this step").all():
        fold.click()
    expect(drawn).to_have_count(steps)
    wide = opened("/story/twelve-recommendations", java_script_enabled=False)
    expect(wide.locator(".stride .medium svg:visible")).to_have_count(steps)
    expect(wide.get_by_text("Picture of this step").first).to_be_hidden()


def rows_in_sight(page: Page) -> int:
    return page.locator(".block-table tbody tr:visible").count()


@pytest.mark.parametrize("address", ["/timeline", "/organisations/zh", "/data"])
def test_long_lists_are_folded_say_how_many_rows_and_open_without_script_phones_fold_shorter_ones(
    opened, address
):
    page = opened(address, width=390, height=844, java_script_enabled=False)
    every, folds = page.locator(".block-table tbody tr").count(), page.locator(".block-table .more")
    more = [int(re.sub(r"\D", "", fold.inner_text())) for fold in folds.all()]
    assert rows_in_sight(page) == every - sum(more) < every
    for fold in folds.all():
        fold.click()
    assert rows_in_sight(page) == every
    wide = opened(address, java_script_enabled=False)
    folded = [int(re.sub(r"\D", "", fold.inner_text())) for fold in wide.locator(".block-table .more:visible").all()]  # fmt: skip
    assert rows_in_sight(wide) == every - sum(folded)
    assert set(folded) == {count for count in more if count > 12}  # of more than 20 rows
    page.emulate_media(media="print")
    assert rows_in_sight(page) == every
    expect(folds.first).to_be_hidden()


@pytest.mark.parametrize("asked", ["?event=unossc-strategic-framework-2014-2017", "#event-unossc-strategic-framework-2014-2017"])  # fmt: skip
def test_a_chosen_row_and_one_that_the_address_names_stand_in_a_folded_list(opened, asked):
    page = opened(f"/map{asked}", width=390, height=844, java_script_enabled=False)
    row = page.locator("#event-unossc-strategic-framework-2014-2017")
    expect(row).to_be_visible()
    assert row.evaluate("row => [...row.parentElement.children].indexOf(row)") > 8
    assert rows_in_sight(page) == 9


def test_a_list_that_was_opened_stays_open_in_the_next_view(opened):
    page = opened("/timeline", width=390, height=844)
    page.locator(".list>.more").click()
    every = rows_in_sight(page)
    page.locator(".list tbody th a").first.click()
    expect(card(page)).to_be_visible()
    assert rows_in_sight(page) == every


def test_a_phone_folds_a_long_picture_and_opens_it_for_its_mark_for_a_key_and_when_asked(opened):
    page = opened("/timeline", width=390, height=844)
    picture = page.locator(".chart").filter(has=page.locator(".more"))

    def tall(of=page) -> float:
        return of.locator(".chart:has(>.more)>.stage").bounding_box()["height"]

    folded = tall()
    picture.locator(".stage a:visible").last.focus()
    whole = tall()
    assert folded < whole * 2 / 3
    page.evaluate("document.activeElement.blur()")
    assert tall() == folded
    picture.locator(":scope>.more").click()
    assert tall() == whole
    chosen = opened(f"/timeline?event={BALI}", width=390, height=844)
    assert tall(chosen) > whole / 2
    expect(chosen.locator(".chart>.more")).to_be_hidden()


def test_a_card_that_was_opened_while_the_live_page_started_gives_the_focus_to_what_opened_it(
    opened,
):
    page = opened("/organisations")
    page.evaluate(
        """() => {
          document.querySelector(".live button").click();
          const row = [...document.querySelectorAll(".list tbody th a")].find((one) => one.checkVisibility());
          row.focus();
          row.click();
        }"""
    )
    expect(page.locator(LIVE)).to_be_attached(timeout=PATIENCE)
    live = page.frame_locator(LIVE)
    expect(live.locator(".card")).to_be_focused()
    ref = live.locator(".card").get_attribute("data-ref")
    page.keyboard.press("Escape")
    expect(live.locator(".card")).to_have_count(0)
    inner = page.locator(LIVE).element_handle().content_frame()
    inner.wait_for_function(
        "ref => document.activeElement.closest('[data-ref]')?.dataset.ref === ref", arg=ref
    )


@pytest.mark.parametrize("address", ["/map", "/figures"])
def test_that_the_live_page_starts_is_said_within_a_phones_screen(opened, address):
    page = opened(address, width=360, height=700)
    page.locator(".unfold").click()
    page.evaluate(REACH)
    # As it is said: the live page may be there a moment later.
    box = page.wait_for_function("""() => {
        const one = document.querySelector(".live [role=status]"), { left, right } = one.getBoundingClientRect();
        return one.textContent && { left, right, over: one.scrollWidth - one.clientWidth } }""").json_value()
    assert 0 <= box["left"] < box["right"] <= 360
    assert box["over"] <= 0


def test_the_commissions_side_by_side_fit_a_small_window(opened):
    page = opened("/commissions/zh", width=960)
    for width in (960, 1040, 1100):
        page.set_viewport_size({"width": width, "height": 900})
        beyond = "document.querySelector('.scroll:has(table.m9)').scrollWidth - document.querySelector('.scroll:has(table.m9)').clientWidth"
        assert page.evaluate(beyond) == 0, width
