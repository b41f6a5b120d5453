"""Plotly's own script for embeds: the smallest official bundle that draws a chart.

Where npm is at hand when publishing, the bundles of the plotly.js version inside the Python package
are fetched into build/plotly/; without npm the Python package's whole script serves.
"""

import hashlib
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import plotly

from southsouth import paths
from southsouth.errors import SouthSouthError

FOLDER = paths.ROOT / "build" / "plotly"
WHOLE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
#: The npm package `plotly.js-<name>-dist-min` of charts and of maps, and what it draws of ours.
DRAWS: Mapping[str, frozenset[str]] = {
    "basic": frozenset({"bar", "pie", "scatter"}),
    "geo": frozenset({"choropleth", "scattergeo", "scatter"}),
}
_VERSION = re.compile(rb"plotly\.js (?:\([\w-]+ - minified\) )?v(\d+\.\d+\.\d+)")
_PATIENCE = 120  # seconds for npm


class NoBundle(SouthSouthError):
    """npm did not give a bundle; the whole script is served instead."""


def name_for(map_kind: str | None) -> str:
    """The bundle of a chart or of a map."""
    return "geo" if map_kind else "basic"


@cache
def version() -> str:
    """The version of plotly.js inside the Python package.

    Raises:
        NoBundle: its script does not say.
    """
    match = _VERSION.search(WHOLE.read_bytes()[:300])
    if match is None:
        raise NoBundle(f"{WHOLE.name} of the Python package plotly does not say its version")
    return match[1].decode()


def path(map_kind: str | None) -> Path:
    """The script on disk: the fetched bundle, else the whole of plotly.js."""
    fetched = FOLDER / f"plotly-{name_for(map_kind)}-{version()}.min.js"
    return fetched if fetched.exists() else WHOLE


def bundle(map_kind: str | None) -> tuple[str, bytes]:
    """The script for a chart (`map_kind` None) or a map: its name with a hash, and its bytes."""
    script = path(map_kind)
    return _named(script, script.stat().st_mtime_ns)


@cache
def _named(script: Path, changed: int) -> tuple[str, bytes]:
    body = script.read_bytes()
    kind = "whole" if script == WHOLE else script.name.split("-")[1]
    return f"plotly-{kind}-{hashlib.sha256(body).hexdigest()[:10]}.js", body


def fetch() -> list[str]:
    """Fetch the bundles that are not there yet; the names of those fetched.

    Raises:
        NoBundle: npm is missing or did not give one; what was there before still serves.
    """
    wanted = [name for name, kind in (("basic", None), ("geo", "land")) if path(kind) == WHOLE]
    if not wanted:
        return []
    npm = shutil.which("npm")
    if npm is None:
        raise NoBundle("npm is not installed: embeds load the whole of plotly.js (1.4 MB, not 0.4)")
    for name in wanted:
        _fetch(npm, name)
    return wanted


def _fetch(npm: str, name: str) -> None:
    package = f"plotly.js-{name}-dist-min@{version()}"
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", package, "--silent", "--pack-destination", folder]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE, text=True)
        except (subprocess.SubprocessError, OSError) as error:
            said = (getattr(error, "stderr", "") or str(error)).strip()[:300]
            raise NoBundle(f"npm pack {package} failed: {said}") from error
        body = _script(next(Path(folder).glob("*.tgz")), package)
    FOLDER.mkdir(parents=True, exist_ok=True)
    target = FOLDER / f"plotly-{name}-{version()}.min.js"
    part = target.with_suffix(".part")
    part.write_bytes(body)
    part.replace(target)


def _script(archive: Path, package: str) -> bytes:
    """The one minified script of a package; it must say the version that was asked for."""
    with tarfile.open(archive) as files:
        member = next((one for one in files if one.name.endswith(".min.js")), None)
        opened = files.extractfile(member) if member else None
        body = opened.read() if opened else b""
    match = _VERSION.search(body[:300])
    if match is None or match[1].decode() != version():
        raise NoBundle(f"{package} holds no script of plotly.js {version()}")
    return body
