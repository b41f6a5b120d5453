"""First paint of an embed against what a newsroom would use instead: `python benchmarks/embeds.py`.

The timeline's events, drawn four ways and served packed by one process, are opened in Chromium at
10 Mbit/s and 40 ms, cold, the sides in turns. Seconds are medians of RUNS, from navigation until
the chart is painted. Prints the ratios, and exits with 1 where one is not met:

- the embed takes at most 1.2 times a hand-made page with the same SVG in the same colours and font,
  and at most 1.2 times the picture alone, the .svg that an embed offers;
- TimelineJS 3 (npm @knight-lab/timelinejs, no outside font) takes at least 2.5 times the embed;
- figure.to_html with Plotly inside takes at least 15 times the embed.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
from pathlib import Path

import polars as pl
import uvicorn
from playwright.sync_api import Browser, sync_playwright
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from southsouth import assets, exhibits, tokens, web
from southsouth.charts.sheet import WIDTHS
from southsouth.stills.charts import still
from southsouth.web import embeds

CHART = "timeline"
RUNS = 12
TIMELINEJS = "@knight-lab/timelinejs@3.9.11"
NETWORK = {
    "offline": False, "latency": 40,
    "downloadThroughput": 10_000_000 / 8, "uploadThroughput": 10_000_000 / 8,
}  # fmt: skip
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
#: What is there when the chart is: an element drawn from the data.
SIDES = {
    "embed": (f"/embed/{CHART}", ".stage svg rect, .stage svg path"),
    "hand-made page, same picture": ("/bench/hand.html", "svg rect, svg path"),
    "the SVG alone": (f"/embed/{CHART}.svg?width=720", "svg rect, svg path"),
    "hand-made page, black, any font": ("/bench/plain.html", "svg rect, svg path"),
    "TimelineJS 3": ("/bench/timelinejs.html", ".tl-timemarker"),
    "figure.to_html, Plotly inside": ("/bench/plotly.html", ".barlayer .point path"),
}
#: side, "at most" or "at least", how many times the embed
CLAIMS = (
    ("hand-made page, same picture", "at most", 1.2),
    ("the SVG alone", "at most", 1.2),
    ("TimelineJS 3", "at least", 2.5),
    ("figure.to_html, Plotly inside", "at least", 15),
)
WATCH = """window.painted = new Promise((done, failed) => {
  setTimeout(() => failed(new Error("no chart within a minute")), 60000);
  const look = () => document.querySelector(%s)
    ? requestAnimationFrame(() => setTimeout(() => done(window.seen = performance.now())))
    : setTimeout(look, 2);
  look(); })"""
TRANSFERRED = """['navigation', 'resource'].flatMap((kind) => performance.getEntriesByType(kind))
    .filter((entry) => entry.responseEnd && entry.responseEnd <= window.seen)
    .reduce((sum, entry) => sum + entry.transferSize, 0)"""
HAND = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{title}</title>{style}
<h1>{title}</h1>{svg}</html>"""
#: What an SVG within a page takes from it: the colours of both themes, the font.
STYLE = f"""<style>
@font-face{{font-family:Archivo;src:url({assets.address("archivo-latin.woff2")}) format("woff2");
font-weight:400 800;font-stretch:75% 100%;font-display:swap}}
{tokens.THEME_CSS}
body{{font-family:Archivo,sans-serif}}</style>"""
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Timeline</title>
<link rel="stylesheet" href="tl/css/timeline.css"><div id="t" style="height:600px"></div>
<script src="tl/js/timeline.js"></script>
<script>new TL.Timeline("t", {data}, {{font: null}})</script></html>"""


def write_sides(folder: Path) -> None:
    """The three other pages."""
    exhibit = exhibits.get(CHART)
    svg = still(CHART, "en", WIDTHS["medium"])
    title = exhibit.heading("en")
    for name, style in {"hand": STYLE, "plain": ""}.items():
        page = HAND.format(title=title, svg=svg, style=style)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    (folder / "plotly.html").write_text(
        exhibit.figure("en", WIDTHS["medium"]).to_html(), encoding="utf-8"
    )
    dated = exhibit.frame().drop_nulls(["lower", "upper"])
    data = json.dumps({"events": [_event(row) for row in dated.iter_rows(named=True)]})
    (folder / "timelinejs.html").write_text(PAGE.format(data=data), encoding="utf-8")
    command = ["npm", "pack", TIMELINEJS, "--silent", "--pack-destination", str(folder)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with tarfile.open(next(folder.glob("*.tgz"))) as package:
        package.extractall(folder, filter="data")
    (folder / "package" / "dist").rename(folder / "tl")


def _event(row: dict) -> dict:
    """An event as TimelineJS takes it."""
    return {
        "start_date": _date(row["lower"]),
        "end_date": _date(row["upper"]),
        "text": {"headline": row["title_en"], "text": row["summary_en"] or ""},
    }


def _date(day) -> dict:
    return {"year": day.year, "month": day.month, "day": day.day}


def serve(folder: Path) -> tuple[uvicorn.Server, str]:
    """Embeds as the explorer serves them, the other pages packed by Starlette."""
    app = Starlette(
        routes=[
            *embeds.routes(),
            Route("/assets/{name}", web.asset),
            Mount("/bench", StaticFiles(directory=folder)),
        ],
        middleware=[Middleware(GZipMiddleware, minimum_size=500, compresslevel=9)],
    )
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    return server, f"http://127.0.0.1:{port}"


def painted(browser: Browser, address: str, selector: str) -> tuple[float, int]:
    """Seconds until the chart is painted, and bytes over the wire of what had come by then."""
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", NETWORK)
    page.add_init_script(WATCH % json.dumps(selector))
    page.goto(address, wait_until="commit")
    page.evaluate("window.painted")  # not wait_for_function: the embed's policy forbids its eval
    first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
    seen = max(page.evaluate("window.painted"), first or 0)
    size = page.evaluate(TRANSFERRED)
    context.close()
    return seen / 1000, size


def measure(base: str) -> pl.DataFrame:
    """Every run of every side: side, seconds, bytes."""
    rows = []
    with sync_playwright() as play:
        path = shutil.which("chromium") or "/usr/bin/chromium"
        browser = play.chromium.launch(executable_path=path, args=FLAGS)
        sides = list(SIDES.items())
        for run in range(RUNS + 1):
            sides = sides[1:] + sides[:1]  # so that nobody always comes after the heaviest
            for side, (address, selector) in sides:
                time.sleep(0.5)  # the browser still tidies up after the page before
                seconds, size = painted(browser, base + address, selector)
                if run:  # the first round warms the server and the browser
                    rows.append({"side": side, "seconds": seconds, "bytes": size})
        browser.close()
    return pl.DataFrame(rows)


def main() -> int:
    """Measure, print, judge."""
    with tempfile.TemporaryDirectory() as name:
        write_sides(Path(name))
        server, base = serve(Path(name))
        measured = measure(base)
        server.should_exit = True
    middle = {
        side: statistics.median(measured.filter(pl.col("side") == side)["seconds"])
        for side in SIDES
    }
    for side, seconds in middle.items():
        size = measured.filter(pl.col("side") == side)["bytes"].max()
        print(f"{side:32} {seconds * 1000:7.0f} ms {size:>10,} bytes")
    failed = 0
    for side, bound, times in CLAIMS:
        ratio = (
            middle["embed"] / middle[side] if bound == "at most" else middle[side] / middle["embed"]
        )
        met = ratio <= times if bound == "at most" else ratio >= times
        failed += not met
        what = f"embed / {side}" if bound == "at most" else f"{side} / embed"
        print(f"{what}: {ratio:.2f} ({bound} {times}: {'met' if met else 'NOT MET'})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
