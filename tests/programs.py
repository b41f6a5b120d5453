"""Programs and fonts that some tests need and no `pip` brings: found here, for all tests.

A test says what it needs with `@pytest.mark.needs("fonts")`; who uses the fixture `browser` needs
one. What is missing is a skip with one sentence that says how to install it, and a failure where the
environment has CI=true, as there everything is installed.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

# The first has no windows, so that a page in it costs a third.
_NAMES = (
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge",
)  # fmt: skip
# Where installers put Chrome without a name on the PATH.
_PLACES = (
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_HAN = "Noto Sans CJK SC"
CLIENTS = Path(__file__).parent / "clients" / "node_modules"


def browser() -> Path | None:
    """A Chromium or Chrome: the one `BROWSER_PATH` names, on the PATH, Playwright's own, or usual.

    Raises:
        LookupError: `BROWSER_PATH` names what cannot be run.
    """
    named = os.environ.get("BROWSER_PATH", "").strip()
    if named and not shutil.which(named):
        raise LookupError(f"BROWSER_PATH is {named!r}, which cannot be run; mend it or unset it")
    return next((Path(found) for found in map(shutil.which, _browsers(named)) if found), None)


def _browsers(named: str) -> Iterator[str]:
    if named:
        yield named
        return
    yield from _NAMES
    yield _playwrights_own()
    yield from _PLACES


@cache
def _playwrights_own() -> str:
    """Where `playwright install chromium` puts its download, whether it is there or not."""

    def asked() -> str:
        with sync_playwright() as play:
            return play.chromium.executable_path

    with ThreadPoolExecutor(1) as thread:  # in that of the tests one may be running
        return thread.submit(asked).result()


def has_fonts() -> bool:
    """Whether fontconfig lists Noto's Chinese letters, in which pictures are drawn and measured."""
    command = shutil.which("fc-list")
    if command is None:
        return False
    listed = subprocess.run([command, _HAN, "family"], capture_output=True, text=True, check=False)
    return _HAN in listed.stdout


@dataclass(frozen=True)
class Need:
    """What a test may need: what it is, whether it is there, and how to get it."""

    what: str
    found: Callable[[], bool]
    remedy: str


NEEDS: Mapping[str, Need] = {
    "browser": Need(
        "a Chromium or Chrome", lambda: browser() is not None,
        "`apt-get install chromium`, or `playwright install chromium`, or set BROWSER_PATH to one",
    ),
    "clients": Need(
        "hyparquet and sql.js", lambda: CLIENTS.is_dir(), "`npm ci --prefix tests/clients` (in the project's folder)",
    ),
    "fonts": Need("Noto's Chinese fonts", has_fonts, "`apt-get install fonts-noto-cjk fontconfig`"),
    **{
        name: Need(name, lambda name=name: shutil.which(name) is not None, f"`apt-get install {package}`")
        for name, package in {"sha256sum": "coreutils", "node": "nodejs", "npm": "npm", "nginx": "nginx-light"}.items()
    },
}  # fmt: skip


def in_ci() -> bool:
    """Whether CI=true: nothing may be missing, and what takes long is tried in full."""
    return os.environ.get("CI", "").lower() in {"true", "1"}


def demand(name: str) -> None:
    """Go on if the thing is there; else skip, or fail where CI=true.

    Raises:
        KeyError: nothing that a test may need has that name.
    """
    need = NEEDS[name]
    if need.found():
        return
    sentence = f"this test needs {need.what}: {need.remedy}"
    if in_ci():
        pytest.fail(f"{sentence} (CI=true: nothing may be missing)", pytrace=False)
    pytest.skip(sentence)
