"""Search in Chromium: from any page, by keyboard, by a copied link, on a phone."""

import pytest
from playwright.sync_api import Browser, Page, expect

from southsouth.language import translate

PATIENCE = 60_000  # milliseconds: a shared machine starts Streamlit's page slowly


def opened(browser: Browser, address: str, width: int = 1280) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    expect(page.get_by_test_id("stSidebarUserContent")).to_be_attached(timeout=PATIENCE)
    return page


@pytest.mark.parametrize("address", ["/map", "/figures", "/method"])
def test_a_copied_link_to_any_page_shows_its_results(browser, server, address):
    page = opened(browser, f"{server}{address}?lang=en&search=UNDP")
    expect(page.locator(".ss-found h2")).to_contain_text("UNDP", timeout=PATIENCE)
    expect(page.get_by_label("Search everything")).to_have_value("UNDP")
    expect(page.locator(".ss-found a").first).to_have_attribute(
        "href", "/organisation/undp?lang=en"
    )
    page.close()


def test_a_search_is_made_by_keyboard_and_gone_back_to(browser, server):
    page = opened(browser, f"{server}/data?lang=en")
    box = page.get_by_label("Search everything")
    box.focus()
    page.keyboard.type("Bali")
    page.keyboard.press("Enter")
    expect(page.locator(".ss-found h2")).to_contain_text("Bali", timeout=PATIENCE)
    assert "search=Bali" in page.url
    menu = page.get_by_test_id("stSidebarUserContent")
    menu.get_by_role("link", name="Map").click()
    expect(page.locator(".ss-found")).to_have_count(0, timeout=PATIENCE)
    expect(box).to_have_value("")
    page.go_back()
    expect(page.locator(".ss-found h2")).to_contain_text("Bali", timeout=PATIENCE)
    page.close()


def test_on_a_phone_a_search_closes_the_menu_that_hides_its_results(browser, server):
    page = opened(browser, f"{server}/data?lang=zh", width=390)
    page.get_by_test_id("stExpandSidebarButton").click()
    box = page.get_by_label(translate("Search everything", "zh"))
    box.fill("巴厘")
    box.press("Enter")
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar).to_have_attribute("data-collapsed", "true", timeout=PATIENCE)
    expect(page.locator(".ss-found h2")).to_contain_text("巴厘", timeout=PATIENCE)
    page.close()
