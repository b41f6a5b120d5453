"""Still pages against a page made by hand and a stock Streamlit app: `python benchmarks/pages.py`.

All sides in turn, in one run, in Chromium at 10 Mbit/s and 40 ms, cold cache, medians of 7 (of 3 for the
stock app), each reached by a link of another site, as readers come: first paint and the whole picture, by the
clock of the page, bytes and requests until the former, bytes of a second visit, how much the layout moved, and from the touch of “Explore live” to the live page. Then,
without a browser: a still page kept, a filtered one new and asked again, and how many pages a second one
connection gets.
"""

import gzip
import http.server
import json
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from southsouth import paths

sys.path.insert(0, str(paths.ROOT / "tests"))
import programs

FLAGS = ["--no-sandbox", "--disable-gpu"]
PAGES = ("/", "/map", "/timeline", "/map/zh")
LINE = {
    "offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8
}  # fmt: skip
STOCK = """
import pandas as pd, plotly.express as px, streamlit as st
rows = pd.read_csv({events!r})
st.title("Events")
st.plotly_chart(px.bar(rows.groupby("kind").size().reset_index(name="events"), x="kind", y="events"))
st.dataframe(rows)
"""
WATCH = """
window.moved = 0; window.painted = null;
new PerformanceObserver((l) => { for (const e of l.getEntries()) if (!e.hadRecentInput) moved += e.value; })
  .observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((l) => { for (const e of l.getEntries()) if (e.name === "first-contentful-paint") painted = e.startTime; })
  .observe({ type: "paint", buffered: true });
"""
# The picture is there when the frame is drawn in which it has a size and all that belongs to it was read.
SEEN = """window.pictured = new Promise((done) => {
  const look = () => requestAnimationFrame(() =>
    [...document.querySelectorAll(%s)].some((picture) => picture.getClientRects().length
      && (picture.parentElement.nextSibling || document.readyState !== "loading"))
      ? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : look());
  look(); })"""
FOLLOW = """(address) => setTimeout(() => {
  const link = document.body.appendChild(document.createElement("a")); link.href = address; link.click(); })"""
UNTIL = """() => performance.getEntriesByType("resource").filter((r) => r.responseEnd < painted)
  .reduce(([n, b], r) => [n + 1, b + r.transferSize], [1, performance.getEntriesByType("navigation")[0].transferSize])"""


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def _streamlit(script: str, folder: Path) -> Iterator[str]:
    port = _port()
    command = [
        sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port),
        "--server.address", "127.0.0.1", "--server.headless", "true",
        "--browser.gatherUsageStats", "false",
    ]  # fmt: skip
    process = subprocess.Popen(
        command, cwd=folder, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        base = f"http://127.0.0.1:{port}"
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{base}/_stcore/health", timeout=2).read()
                break
            except OSError:
                time.sleep(0.5)
        yield base
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def _by_hand(page: str) -> Iterator[str]:
    """A page made by hand: the picture for this width, the title and the list, packed, and no more. What
    else is asked for is a page from which a link may lead."""
    body = gzip.compress(page.encode())

    class Hand(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = body if self.path == "/" else gzip.compress(b"<!doctype html><p>A page")
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            return

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hand)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def _visit(
    browser: Browser, address: str, picture: str, width: int, before: str
) -> dict[str, float]:
    """Follow a link from another page to an address."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH + SEEN % json.dumps(picture))
    page.goto(before)
    context.new_cdp_session(page).send("Network.emulateNetworkConditions", LINE)
    page.evaluate(FOLLOW, address)
    page.wait_for_url(address, wait_until="commit")
    shown = page.evaluate("window.pictured")
    page.wait_for_timeout(1500)
    requests, received = page.evaluate(UNTIL)
    told = {
        "first paint ms": page.evaluate("painted"), "picture ms": shown,
        "requests": requests, "bytes": received, "moved": page.evaluate("moved"),
    }  # fmt: skip
    page.goto(address, wait_until="load")
    told["second visit bytes"] = page.evaluate(
        "performance.getEntriesByType('resource').reduce((b, r) => b + r.transferSize, performance.getEntriesByType('navigation')[0].transferSize)"
    )
    context.close()
    return told


def _medians(
    browser: Browser, sides: Mapping[str, tuple[str, str, int]], before: str, rounds: int
) -> None:
    """Visit all sides in turn, so often, and print the medians: what slows the machine slows each."""
    found = [
        {name: _visit(browser, *side, before) for name, side in sides.items()} for _ in range(rounds)
    ]  # fmt: skip
    for name in sides:
        every = [one[name] for one in found]
        _say(name, {what: statistics.median(one[what] for one in every) for what in every[0]})


def _say(name: str, told: dict[str, float]) -> None:
    print(f"{name:24}", *(f"{what} {value:,.3g}" if value < 10 else f"{what} {value:,.0f}" for what, value in told.items()), sep="  ")  # fmt: skip


def _live(browser: Browser, address: str) -> float:
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Network.emulateNetworkConditions", LINE)
    page.goto(address)
    start = time.perf_counter()
    page.locator(".live button").click()
    page.locator(".live-frame.on").wait_for(timeout=60_000)
    context.close()
    return 1000 * (time.perf_counter() - start)


def _asked(address: str) -> float:
    start = time.perf_counter()
    urllib.request.urlopen(address, timeout=60).read()
    return 1000 * (time.perf_counter() - start)


def _a_second(base: str, path: str, seconds: float = 5) -> float:
    import http.client

    line = http.client.HTTPConnection(base.removeprefix("http://"))
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        line.request("GET", path, headers={"Accept-Encoding": "gzip"})
        line.getresponse().read()
        count += 1
    return count / (time.perf_counter() - start)


def main() -> None:
    """Print all figures, and the machine."""
    print(platform.platform(), os.cpu_count(), "cores", platform.python_version())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        stock = Path(folder) / "stock.py"
        stock.write_text(STOCK.format(events=str(paths.DATA / "events.csv")), encoding="utf-8")
        browser = play.chromium.launch(executable_path=programs.browser(), args=FLAGS)
        with _streamlit("streamlit_app.py", paths.ROOT) as ours, _streamlit(str(stock), Path(folder)) as theirs:  # fmt: skip
            whole = urllib.request.urlopen(f"{ours}/map", timeout=120).read().decode()
            css = whole.partition("<style")[2].partition(">")[2].partition("</style>")[0]
            start = whole.index('<div class="wide">')
            svg = whole[start : whole.index("</svg>", start) + 6]
            title = whole[whole.index("<h1") : whole.index("</h1>")]
            rows = whole[whole.index("<table") : whole.index("</table>")]
            with _by_hand(f"<!doctype html><style>{css.split('@font-face')[0]}</style>{title}</h1>{svg}</div>{rows}</table>") as hand:  # fmt: skip
                pages = [(path, width) for path in PAGES for width in (1280, 390)]
                for path in PAGES:
                    urllib.request.urlopen(ours + path, timeout=120).read()
                sides = {"by hand": (hand, "svg", 1280)}
                sides |= {f"{path} {width}": (ours + path, ".stage svg", width) for path, width in pages}  # fmt: skip
                other = f"{hand.replace('127.0.0.1', 'localhost')}/before"
                _visit(browser, hand, "svg", 1280, other)
                _medians(browser, sides, other, 7)
                stock_app = {"stock": (theirs, ".js-plotly-plot .main-svg", 1280)}
                _medians(browser, stock_app, other, 3)
            print(f"from touch to live {statistics.median(_live(browser, ours + '/map') for _ in range(3)):,.0f} ms")  # fmt: skip
            for query in ("/map?from=2012", "/timeline?organiser=undp", "/cooperation?country=IND"):
                print(f"{query}: new {_asked(ours + query):,.0f} ms, again {_asked(ours + query):,.1f} ms")  # fmt: skip
            print(f"still pages a second, one connection: {_a_second(ours, '/map'):,.0f}")
        browser.close()


if __name__ == "__main__":
    main()
