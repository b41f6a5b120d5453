"""What the tests share: the raw tables, a copy of the report where there is one, a server."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import programs
import pytest
from playwright.sync_api import Browser, sync_playwright

from southsouth import paths
from southsouth.schemas import SCHEMAS

REPORT = paths.ROOT.parent / "shared" / "report" / "A-69-153.zh.txt"


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before any fixture is made: what the test needs and the machine lacks is told."""
    names = {name for mark in item.iter_markers("needs") for name in mark.args}
    if "browser" in getattr(item, "fixturenames", ()):
        names.add("browser")
    for name in sorted(names):
        programs.demand(name)


@pytest.fixture
def raw_tables() -> dict[str, pl.DataFrame]:
    """The tables of data/ as text, to be spoiled."""
    return {
        name: pl.read_csv(paths.DATA / f"{name}.csv", infer_schema=False).select(
            list(schema.columns())
        )
        for name, schema in SCHEMAS.items()
    }


@pytest.fixture(scope="session")
def report_copy() -> Path:
    """A copy of the report, or a reason to skip."""
    if not REPORT.exists():
        pytest.skip("no copy of the report beside the project")
    return REPORT


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a real server, started cold on a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [
            sys.executable, "-m", "streamlit", "run", "streamlit_app.py",
            "--server.port", str(port), "--server.address", "127.0.0.1",
        ],
        cwd=paths.ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    base = f"http://127.0.0.1:{port}"
    try:
        _await(lambda: _answers(f"{base}/healthz"), process)
        yield base
    finally:
        process.terminate()
        process.wait(timeout=20)


# A browser as root in a machine without a screen, and silent towards every host but ours.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Whatever Chromium the machine has, one for each module that drives it."""
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=programs.browser(), args=FLAGS)
        yield started
        started.close()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _await(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    import time

    deadline = time.monotonic() + 60
    while not condition():
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        if time.monotonic() > deadline:
            raise TimeoutError("the server did not answer within a minute")
