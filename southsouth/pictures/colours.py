"""Colours that follow the reader's theme: one picture, two sets of CSS properties."""

import re
from collections.abc import Mapping

from southsouth.charts import style

PROPERTIES: Mapping[str, Mapping[str, str]] = {
    "text": style.TEXT,
    "grid": style.GRID,
    "land": style.LAND,
    "sea": style.SEA,
    "surface": style.SURFACE,
}
_NAMES = {values["light"]: name for name, values in PROPERTIES.items()}
_RGB = re.compile(r"rgba?\(\s*(\d+),\s*(\d+),\s*(\d+)(?:,\s*([\d.]+))?\s*\)")
_PROPERTY = re.compile(r"var\(--ss-(\w+),#[0-9a-f]{6}\)")


def _declared(theme: str) -> str:
    return ";".join(f"--ss-{name}:{values[theme]}" for name, values in PROPERTIES.items())


#: The properties in both themes: by the reader's system, or by `data-theme` on the root element.
THEME_CSS = (
    f":root{{{_declared('light')};color-scheme:light}}"
    f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light])"
    f"{{{_declared('dark')};color-scheme:dark}}}}"
    f":root[data-theme=dark]{{{_declared('dark')};color-scheme:dark}}"
)


def hexadecimal(colour: str) -> tuple[str, float]:
    """A CSS colour as `#rrggbb` with its opacity; a name or a hexadecimal colour as it stands."""
    match = _RGB.fullmatch(colour.strip())
    if not match:
        return colour.strip().lower(), 1.0
    red, green, blue, alpha = match.groups()
    return f"#{int(red):02x}{int(green):02x}{int(blue):02x}", float(alpha or 1)


def themed(colour: str, *, on_data: bool = False) -> str:
    """The property for a colour of the light theme; data colours stay.

    `on_data`: the colour stands upon a coloured mark, where white is white in both themes.
    """
    name = _NAMES.get(colour)
    if name is None or (on_data and name == "surface"):
        return colour
    return f"var(--ss-{name},{colour})"


def fixed(svg: str, theme: str) -> str:
    """The picture with the colours of one theme in place of the properties."""
    return _PROPERTY.sub(lambda match: PROPERTIES[match[1]][theme], svg)
