"""Judges every embed of a running explorer with tools that others wrote; exit 1 if one complains.

    python tools/judge_embeds.py http://127.0.0.1:8501 [--lighthouse]

axe-core (accessibility, rows open, charts in both themes) and the Nu HTML checker (needs Java) on
every chart and fact in every language; with --lighthouse also Lighthouse on one chart and one map. The tools
come by npm into build/judges/ the first time.
"""

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from southsouth.embeds import Embed, offer
from southsouth.language import LANGUAGES
from southsouth.resource import Host

FOLDER = Path(__file__).resolve().parent.parent / "build" / "judges"
CHROMIUM = os.environ.get("BROWSER_PATH", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
# Lighthouse 13 asks for Node 22; 12 runs on what Debian and CI have.
PACKAGES = ("axe-core@4", "vnu-jar@26", "lighthouse@12")
_CHARTS = ("/embed/ss-gate-funnel", "/embed/events-map/zh")
_AXE = """async () => (await axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
    "wcag22aa", "best-practice"]})).violations.map(
        (v) => `${v.id}: ${v.help} (${v.nodes.length}x ${v.nodes[0].html.slice(0, 120)})`)"""


def embeds() -> Iterator[Embed]:
    """Every embed in every language."""
    for embed in offer.every():
        for language in LANGUAGES:
            yield embed.said_in(language)


def install(names: tuple[str, ...]) -> None:
    """Put the npm packages into build/judges/ unless they are there."""
    missing = [n for n in names if not (FOLDER / "node_modules" / n.split("@")[0]).exists()]
    if missing:
        FOLDER.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-fund", "--prefix", str(FOLDER), *missing]
        subprocess.run(command, check=True, timeout=600)


def axe(base: str) -> list[str]:
    """What axe-core finds on each embed with the rows open; charts in the dark theme too."""
    script = (FOLDER / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    found: list[str] = []
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for theme in ("light", "dark"):
            # The page's policy refuses scripts that are not its own, as it should: not axe's.
            page = chromium.new_page(bypass_csp=True, viewport={"width": 640, "height": 900})
            for embed in (one for one in embeds() if theme == "light" or not one.is_fact):
                found += _axe(page, f"{base}{embed.page}?theme={theme}", script)
            page.close()
        chromium.close()
    return found


def _axe(page: Page, address: str, script: str) -> list[str]:
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    page.evaluate(script)
    return [f"axe {address}: {violation}" for violation in page.evaluate(_AXE)]


def _codes(page: Path, base: str) -> None:
    """A page that holds the codes of a chart and a fact as a newsroom pastes them."""
    pasted = [offer.offer(Host(base), one) for one in offer.every()[:: len(offer.every()) - 1]]
    body = "\n".join(f"<p>{one.title}</p>\n{one.iframe}\n{one.script}" for one in pasted)
    head = '<meta charset="utf-8"><title>Pasted codes</title>'
    page.write_text(f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>')


def nu(base: str) -> list[str]:
    """What the Nu HTML checker says of each embed, and of a page that holds their codes."""
    pages = FOLDER / "pages"
    shutil.rmtree(pages, ignore_errors=True)
    pages.mkdir(parents=True)
    for embed in embeds():
        with urllib.request.urlopen(base + embed.page, timeout=30) as answer:
            name = embed.page.strip("/").replace("/", "_")
            (pages / f"{name}.html").write_bytes(answer.read())
    _codes(pages / "codes.html", base)
    jar = FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"
    command = ["java", "-jar", str(jar), "--format", "json", "--skip-non-html", str(pages)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False).stderr
    return [
        f"nu {Path(one['url']).name} line {one.get('lastLine')}: {one['message']}"
        for one in json.loads(said)["messages"]
    ]


def lighthouse(
    base: str, addresses: Iterable[str] = _CHARTS, least: int = 95, *, desktop: bool = False
) -> list[str]:  # fmt: skip
    """Scores below `least` of some addresses, on Lighthouse's simulated phone or its desktop."""
    found: list[str] = []
    for chart in addresses:
        command = [
            "node", str(FOLDER / "node_modules/lighthouse/cli/index.js"), base + chart, "--quiet",
            "--output=json", "--only-categories=performance,accessibility,best-practices,seo",
            f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
            *(["--preset=desktop"] if desktop else []),
        ]  # fmt: skip
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=300, check=True,
            env=os.environ | {"CHROME_PATH": CHROMIUM},
        )  # fmt: skip
        report = json.loads(done.stdout)
        scores = {name: round(c["score"] * 100) for name, c in report["categories"].items()}
        low = [
            f"{name}: {audit['title']}"
            for name, audit in report["audits"].items()
            if audit["scoreDisplayMode"] == "binary" and audit["score"] == 0
        ]
        print(f"lighthouse {chart}: {scores}; not passed: {low or 'nothing'}")
        found += [f"lighthouse {chart}: {k} {v}" for k, v in scores.items() if v < least]
    return found


def main(base: str, wants_lighthouse: bool) -> int:
    """Run the judges, print what they find."""
    install(PACKAGES if wants_lighthouse else PACKAGES[:2])
    found: list[str] = []
    for judge in (axe, nu, lighthouse)[: 3 if wants_lighthouse else 2]:
        complaints = judge(base)
        print(f"{judge.__name__}: {len(complaints)} complaints", *complaints, sep="\n", flush=True)
        found += complaints
    count = len(list(embeds()))
    print(
        f"{count} pages judged by axe-core (two themes) and the Nu HTML checker: {len(found)} complaints"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/"), "--lighthouse" in sys.argv))
