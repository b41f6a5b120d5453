"""The outline that a map is drawn on."""

from pathlib import Path

from southsouth import outlines, paths


def address(map_kind: str) -> str:
    """Where the outline of a kind of map (`land` or `un`) is served.

    Raises:
        KeyError: there is no such kind.
    """
    for candidate in outlines.FILES:
        if candidate.startswith(f"/geo/{map_kind}/"):
            return candidate
    raise KeyError(map_kind)


def folder(map_kind: str) -> Path:
    """The folder that holds it, as plotly.js asks for it."""
    return (paths.GEO / outlines.FILES[address(map_kind)]).parent
