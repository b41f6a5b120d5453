"""Finds Chromium, which draws the pictures; says how to get it where there is none."""

import os
import shutil
from pathlib import Path

from southsouth.errors import SouthSouthError

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
INSTALL = "apt-get install chromium fonts-noto-cjk"


class NoBrowser(SouthSouthError):
    """There is no Chromium to draw with; everything but pictures still works."""

    def __init__(self, reason: str = "no Chromium was found") -> None:
        super().__init__(
            f"{reason}: no picture is drawn, and embeds draw their charts by script. "
            f"Install it ({INSTALL}) or set BROWSER_PATH to a Chromium or Chrome."
        )


def find() -> Path | None:
    """The browser that `BROWSER_PATH` names, else the first on the PATH, else nothing.

    Raises:
        NoBrowser: `BROWSER_PATH` names what is not there.
    """
    named = os.environ.get("BROWSER_PATH", "").strip()
    if named:
        found = shutil.which(named)
        if not found:
            raise NoBrowser(f"BROWSER_PATH is {named!r}, which cannot be run")
        return Path(found)
    paths = (shutil.which(name) for name in _NAMES)
    return next((Path(path) for path in paths if path), None)


def required() -> Path:
    """The browser.

    Raises:
        NoBrowser: there is none; the message says how to install it.
    """
    path = find()
    if path is None:
        raise NoBrowser
    return path
