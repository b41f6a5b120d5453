"""Loading, pages and memory, measured: `python benchmarks/speed.py`.

Prints: loading and validating all tables (s, median of 5), each page's script once warm (ms, median
of 5, by AppTest), the commands verify (with the number audit) and audit from a cold start (s, median
of 5; the report is SOUTHSOUTH_REPORT, or the copy beside the project), and the server's resident
memory after every page was visited (MB).
"""

import os
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from southsouth import paths, tables
from southsouth.menu import PAGES


def loading() -> float:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        tables.read(paths.DATA)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def script(page_id: str) -> float:
    app = AppTest.from_file(str(paths.PACKAGE / "ui" / "front.py"), default_timeout=60)
    app.run()
    if page_id != "overview":
        app.switch_page(f"../../pages/{page_id}.py").run()
    times = []
    for _ in range(5):
        start = time.perf_counter()
        app.run()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def command(*arguments: str) -> float:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(["southsouth", *arguments], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def copy_of_the_report() -> Path | None:
    """A copy of the report, where there is one."""
    named = os.environ.get("SOUTHSOUTH_REPORT")
    beside = (paths.ROOT.parent / "shared" / "report").glob("*.txt")
    return Path(named) if named else next(iter(sorted(beside)), None)


def commands() -> None:
    audit = command("audit")
    print(f"audit: {audit:.2f} s")
    copy = copy_of_the_report()
    if copy is None:
        print("verify and number audit: not measured, no copy of the report")
        return
    verify = command("verify", str(copy))
    print(f"verify and number audit: {verify:.2f} s")
    print(f"verify, audit and number audit together: {verify + audit:.2f} s (to reach: 5)")


def resident() -> float:
    """MB of the server's process after Chromium has visited every page in both languages."""
    from playwright.sync_api import sync_playwright

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", str(port)],
        cwd=paths.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(
                executable_path="/usr/bin/chromium",
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
            page = browser.new_page()
            for _ in range(60):
                try:
                    page.goto(f"http://127.0.0.1:{port}/healthz")
                    break
                except Exception:
                    time.sleep(0.5)
            for entry in PAGES:
                for language in ("en", "zh"):
                    page.goto(f"http://127.0.0.1:{port}/{entry.address}?lang={language}&live=1")
                    page.wait_for_selector("h1")
                    page.wait_for_load_state("networkidle")
            browser.close()
        status = Path(f"/proc/{process.pid}/status").read_text()
        return int(next(x for x in status.splitlines() if x.startswith("VmRSS")).split()[1]) / 1024
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    os.environ.setdefault("STREAMLIT_LOG_LEVEL", "error")
    print(f"load and validate all tables: {loading():.3f} s (to reach: 0.5)")
    for entry in PAGES:
        print(f"page {entry.id}: {script(entry.id):.0f} ms (to reach: 150)")
    commands()
    print(f"server, every page visited: {resident():.0f} MB (to reach: 350)")
