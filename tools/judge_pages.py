"""Judges the pages of a running explorer with axe-core; exit 1 if it finds a violation.

    python tools/judge_pages.py http://127.0.0.1:8501 [--lighthouse]

Every page of the menu and one permanent page of each kind, in both languages, light and dark, as wide as
a desktop's and as a phone's screen; with --lighthouse also Lighthouse on every page of the menu and every story, on its phone and its desktop. The
tools come by npm into build/judges/ the first time (tools/judge_embeds.py fetches them too).
"""

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import judge_embeds
from playwright.sync_api import Page, sync_playwright

from southsouth import cards
from southsouth.language import LANGUAGES, in_language
from southsouth.menu import PAGES
from southsouth.stories import STORIES
from southsouth.view import page_address

FOLDER = Path(__file__).resolve().parent.parent / "build" / "judges"
AXE = FOLDER / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
PHONE: Any = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
_RUN = """async () => (await axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
    "wcag22aa"]})).violations.map(
        (v) => `${v.id}: ${v.help} (${v.nodes.length}x ${v.nodes[0].html.slice(0, 160)})`)"""


def addresses() -> Iterator[str]:
    """Every page, one fact of each kind, and the dataset, in each language."""
    for language in LANGUAGES:
        for page in PAGES:
            yield page_address(page.id, language)
        for kind in cards.KINDS:
            yield f"/{kind}/{cards.ids(kind)[-1]}?lang={language}"
        yield f"/download?lang={language}"


def violations(page: Page, address: str) -> list[str]:
    """What axe-core finds once the page has its letters."""
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.add_script_tag(path=str(AXE))
    return page.evaluate(_RUN)


def scores(base: str) -> list[str]:
    """Each score of Lighthouse below 100."""
    judge_embeds.install(("lighthouse@12",))
    pages = [page_address(page.id, language) for language in LANGUAGES for page in PAGES]
    pages += [
        in_language(f"/story/{story}", language) for language in LANGUAGES for story in STORIES
    ]
    return [
        low
        for desktop in (False, True)
        for low in judge_embeds.lighthouse(base, pages, 100, desktop=desktop)
    ]


def main(base: str) -> int:
    """Print what is found, page by page; the number of violations."""
    judge_embeds.install(("axe-core@4",))
    found = judged = 0
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for scheme, screen in product(("light", "dark"), ({}, PHONE)):
            # The judge's own script is the one thing that the policy must let in.
            context = browser.new_context(bypass_csp=True, color_scheme=scheme, **screen)
            for address in addresses():
                page = context.new_page()
                for said in violations(page, base + address):
                    print(f"{scheme}{' phone' if screen else ''} {address}: {said}")
                    found += 1
                judged += 1
                page.close()
        browser.close()
    print(f"{judged} pages judged, {found} violations")
    return found


if __name__ == "__main__":
    complaints = main(sys.argv[1])
    if "--lighthouse" in sys.argv:
        low = scores(sys.argv[1])
        print(*low, f"{len(low)} scores below 100", sep="\n")
        complaints += len(low)
    sys.exit(1 if complaints else 0)
