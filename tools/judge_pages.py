"""Judges the pages of a running explorer with axe-core; exit 1 if it finds a violation.

    python tools/judge_pages.py http://127.0.0.1:8501

Every page of the menu and one permanent page of each kind, in both languages, light and dark.
axe-core comes by npm into build/judges/ the first time (tools/judge_embeds.py fetches it too).
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from southsouth import cards
from southsouth.language import LANGUAGES
from southsouth.menu import PAGES
from southsouth.view import page_address

FOLDER = Path(__file__).resolve().parent.parent / "build" / "judges"
AXE = FOLDER / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
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
    """What axe-core finds once the page has settled."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.add_script_tag(path=str(AXE))
    return page.evaluate(_RUN)


def main(base: str) -> int:
    """Print what is found, page by page; the number of violations."""
    if not AXE.exists():
        subprocess.run(["npm", "install", "--prefix", str(FOLDER), "axe-core@4"], check=True)
    found = judged = 0
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for scheme in ("light", "dark"):
            # The judge's own script is the one thing that the policy must let in.
            context = browser.new_context(bypass_csp=True, color_scheme=scheme)
            for address in addresses():
                page = context.new_page()
                for said in violations(page, base + address):
                    print(f"{scheme} {address}: {said}")
                    found += 1
                judged += 1
                page.close()
        browser.close()
    print(f"{judged} pages judged, {found} violations")
    return found


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1]) else 0)
