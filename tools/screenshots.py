"""Pictures of every page in both languages at two widths, and every request that left the host.

`python tools/screenshots.py http://127.0.0.1:8501 OUT/`
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from southsouth.menu import PAGES
from southsouth.view import page_address

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def main(base: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for width in (1280, 390):
            for language in ("en", "zh"):
                for entry in PAGES:
                    page = browser.new_page(viewport={"width": width, "height": 1600})
                    page.on(
                        "request",
                        lambda r: (
                            None
                            if r.url.startswith(
                                (base, "data:", "blob:", base.replace("http", "ws"))
                            )
                            else print("outside:", r.url)
                        ),
                    )
                    page.goto(base + page_address(entry.id, language))
                    page.wait_for_selector("h1", timeout=30_000)
                    page.wait_for_load_state("networkidle")
                    page.screenshot(path=folder / f"{entry.id}-{language}-{width}.png")
                    page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
