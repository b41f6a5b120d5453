"""How fast stills are written, beside Chromium drawing the same figures; how large embeds are.

`python benchmarks/stills.py [chart …]` prints the machine, then a line a chart: milliseconds to compose
the figure and write its SVG, warm, the median of five; milliseconds in which Chromium draws the same
figure by Plotly into an SVG, in a page that stands ready with Plotly (the median of three) and in one that
is opened for it, as a tool that writes one picture does (once); both ratios; bytes of the embed, packed.
"""

import gzip
import os
import platform
import statistics
import sys
import time
from pathlib import Path

import plotly
from playwright.sync_api import Browser, sync_playwright

from southsouth import exhibits
from southsouth.charts.sheet import WIDTHS
from southsouth.embeds import Embed, charts
from southsouth.resource import Host
from southsouth.stills import links, writer

PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DRAW = """async (figure) => {
  const start = performance.now();
  const place = document.createElement("div");
  await Plotly.newPlot(place, figure.data, figure.layout);
  await Plotly.toImage(place, { format: "svg" });
  return performance.now() - start;
}"""


def milliseconds(exhibit: exhibits.Exhibit, width: int) -> float:
    """Compose and write, warm: the median of five."""
    times = []
    for _ in range(6):
        start = time.perf_counter()
        figure = exhibit.figure("en", width, exhibit.frame())
        writer.svg(figure, "title", "", links.to_facts("en"))
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def opened(browser: Browser, figure: dict[str, object]) -> float:
    """Milliseconds in which Chromium opens a page, loads Plotly into it and draws a figure."""
    start = time.perf_counter()
    page = browser.new_page()
    page.add_script_tag(path=str(PLOTLY))
    page.evaluate(DRAW, figure)
    page.close()
    return (time.perf_counter() - start) * 1000


def main(wanted: list[str]) -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
    print(
        f"{'chart':28} {'width':>5} {'ours ms':>8} {'ready ms':>9} {'ratio':>6} {'opened ms':>10} {'ratio':>6} {'embed kB':>8}"
    )
    with sync_playwright() as play:
        path = os.environ.get("BROWSER_PATH") or "/usr/bin/chromium"
        browser = play.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page()
        page.add_script_tag(path=str(PLOTLY))
        for exhibit in exhibits.EXHIBITS.values():
            if wanted and exhibit.id not in wanted:
                continue
            packed = len(gzip.compress(charts.page(Embed(exhibit.id), Host()), 9)) / 1000
            for width in WIDTHS.values():
                ours = milliseconds(exhibit, width)
                figure = exhibit.figure("en", width).to_plotly_json()
                theirs = statistics.median(page.evaluate(DRAW, figure) for _ in range(3))
                new = opened(browser, figure)
                print(f"{exhibit.id:28} {width:5} {ours:8.1f} {theirs:9.1f} {theirs / ours:6.1f} {new:10.1f} {new / ours:6.1f} {packed:8.1f}")  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
