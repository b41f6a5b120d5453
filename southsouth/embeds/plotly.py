"""Plotly's own script for embeds: the smallest official bundle that draws bars and markers.

It is shipped (`southsouth/vendor/`, from the npm package plotly.js-basic-dist-min, MIT), of the version
that is inside the Python package, and pinned by its checksum: publishing asks no network, and gives the
same bytes everywhere.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

import plotly

from southsouth import paths
from southsouth.errors import SouthSouthError
from southsouth.resource import Resource

PATH = paths.PACKAGE / "vendor" / "plotly-basic.min.js"
SHA256 = "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
WHOLE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
_VERSION = re.compile(rb"plotly\.js (?:\([\w-]+ - minified\) )?v(\d+\.\d+\.\d+)")


class WrongBundle(SouthSouthError):
    """The script that is shipped is not the one that was tried."""


def version(script: Path) -> str:
    """The version of plotly.js that a script says it is; nothing where it does not say."""
    with script.open("rb") as opened:
        match = _VERSION.search(opened.read(300))
    return match[1].decode() if match else ""


@cache
def bundle() -> bytes:
    """The script's bytes.

    Raises:
        WrongBundle: they are others than those pinned.
    """
    body = PATH.read_bytes()
    if hashlib.sha256(body).hexdigest() != SHA256:
        raise WrongBundle(
            f"{PATH} is not the script that was pinned (its SHA-256 should be {SHA256}): "
            "restore it with `git checkout`, or install the package anew"
        )
    return body


def address() -> str:
    """Where the script is served."""
    return f"/assets/plotly-basic-{SHA256[:10]}.js"


def resource() -> Resource:
    """The script as a file of the site."""
    return Resource(address(), "text/javascript; charset=utf-8", bundle)
