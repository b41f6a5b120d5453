"""Back and Forward in Chromium: each filter is a step, and a step back is the view of before."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

PATIENCE = 60_000  # milliseconds: a shared machine starts Streamlit's page slowly
# For each page: filters by their label with a value each, and the name of the address's parameter.
STEPS = {
    "figures": [("Topic", "Energy in Africa", "topic"), ("Topic", "Funds", "topic"), ("Unit", "US dollars", "unit")],
    "map": [("Kind", "Workshop", "kind"), ("Kind", "Meeting", "kind"), ("Region of a commission", "Economic Commission for Africa", "commission")],
    "timeline": [("Kind", "Workshop", "kind"), ("Kind", "Meeting", "kind"), ("Region of a commission", "Economic Commission for Africa", "commission")],
    "commissions": [("One commission", "ECLAC", "commission"), ("One commission", "ESCAP", "commission"), ("One commission", "ECE", "commission")],
    "data": [("Table", "places", "table"), ("Table", "events", "table"), ("Table", "caveats", "table")],
    "embeds": [("Chart or fact", "How often", "chart"), ("Chart or fact", "Events per year", "chart"), ("Chart or fact", "All shares", "chart")],
}  # fmt: skip


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    quiet(page)
    return page


def quiet(page: Page) -> None:
    """Streamlit has drawn the page and runs no longer."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE)
    expect(app.get_by_role("heading", level=1).first).to_be_visible(timeout=PATIENCE)


def choose(page: Page, label: str, words: str) -> None:
    name = re.compile(re.escape(label))
    box = page.get_by_test_id("stMain").get_by_role("combobox", name=name).first
    box.click()
    several = page.get_by_test_id("stMultiSelect").get_by_role("combobox", name=name).count() > 0
    box.fill(words)
    page.get_by_role("option", name=re.compile(re.escape(words))).first.click()
    if several:  # its list stays open, before everything else; in a list of one Escape clears it
        page.keyboard.press("Escape")


def step(page: Page, steps: int) -> None:
    """Back or Forward, which loads nothing anew."""
    page.evaluate("steps => history.go(steps)", steps)


View = tuple[list[str], list[str]]


def seen(page: Page) -> View:
    """What a reader sees of the view: its headings with their counts, and the files it offers."""
    quiet(page)
    links = files(page).evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return headings(page).all_inner_texts(), links


def headings(page: Page) -> Locator:
    return page.get_by_test_id("stMain").locator("h2, h3")


def files(page: Page) -> Locator:
    return page.get_by_test_id("stMain").locator('a[href*="/embed/"]')


def expect_seen(page: Page, address: str, view: View) -> None:
    expect(page).to_have_url(address, timeout=PATIENCE)
    expect(headings(page)).to_have_text(view[0], timeout=PATIENCE, use_inner_text=True)
    expect(files(page)).to_have_count(len(view[1]), timeout=PATIENCE)
    for place, address in enumerate(view[1]):
        expect(files(page).nth(place)).to_have_attribute("href", address, timeout=PATIENCE)


@pytest.mark.parametrize("page_id", STEPS)
def test_back_and_forward_restore_each_of_three_views(browser, server, page_id):
    page = opened(browser, f"{server}/{page_id}?lang=en")
    views = [(page.url, seen(page))]
    for label, words, parameter in STEPS[page_id]:
        choose(page, label, words)
        expect(page).not_to_have_url(views[-1][0], timeout=PATIENCE)
        assert f"{parameter}=" in page.url
        views.append((page.url, seen(page)))
    assert len({str(view) for view in views}) == 4
    for address, view in views[-2::-1]:
        step(page, -1)
        expect_seen(page, address, view)
    for address, view in views[1:]:
        step(page, 1)
        expect_seen(page, address, view)
    page.close()


def test_a_row_chosen_keeps_its_card_when_the_rows_change(browser, server):
    page = opened(browser, f"{server}/figures?lang=en")
    rows = page.get_by_test_id("stDataFrame").first
    rows.scroll_into_view_if_needed()
    rows.click(position={"x": 16, "y": 35 * 3 + 17}, force=True)  # the box of the third row
    expect(page).to_have_url(re.compile("figure="), timeout=PATIENCE)
    chosen = re.search("figure=([^&]+)", page.url)[1]
    choose(page, "Topic", "Energy in Africa")
    expect(page).to_have_url(re.compile("topic="), timeout=PATIENCE)
    quiet(page)
    assert f"figure={chosen}" in page.url
    card = page.get_by_test_id("stMain").locator(f'a[href="/figure/{chosen}?lang=en"]')
    expect(card).to_have_count(1, timeout=PATIENCE)
    step(page, -2)
    expect(page).to_have_url(f"{server}/figures?lang=en", timeout=PATIENCE)
    expect(card).to_have_count(0, timeout=PATIENCE)
    page.close()


def test_a_page_opened_without_a_language_is_left_by_one_step_back(browser, server):
    page = opened(browser, f"{server}/data")
    page.goto(f"{server}/figures")
    quiet(page)
    step(page, -1)
    expect(page).to_have_url(f"{server}/data", timeout=PATIENCE)
    page.close()


def test_a_choice_of_language_is_a_step_too(browser, server):
    page = opened(browser, f"{server}/data?lang=en")
    page.get_by_test_id("stSidebar").get_by_text("中文", exact=True).click()
    expect(page).to_have_url(f"{server}/data?lang=zh", timeout=PATIENCE)
    quiet(page)
    step(page, -1)
    expect(page).to_have_url(f"{server}/data?lang=en", timeout=PATIENCE)
    title = page.get_by_test_id("stMain").get_by_role("heading", level=1)
    expect(title).to_have_text("Data", timeout=PATIENCE)
    page.close()
