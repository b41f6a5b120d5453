"""The design tokens: each colour once, for light and dark. Charts, stills, embeds and pages draw from here.

Text colours are at least 4.5 to 1 on paper, surface and band; data marks and fills of members
at least 3 to 1 on paper (a test measures both). The fill of other land is fainter.
"""

from collections.abc import Mapping

#: Colours of the light theme. No two that a chart uses are equal: a still finds the token by its value.
LIGHT: Mapping[str, str] = {
    "paper": "#fcfbf8", "surface": "#ffffff", "band": "#f0eee7",
    "ink": "#14171d", "ink-2": "#464c57", "ink-3": "#636a76",
    "rule": "#d9d6ce",
    "accent": "#bf3a12", "accent-t": "#f4d8cc", "on-accent": "#fffefd",
    "blue": "#2352c0", "blue-t": "#d5def4",
    "graphite": "#3a4049", "graphite-t": "#dedfe2",
    "teal": "#1f9d81", "teal-t": "#cbe9e1", "teal-text": "#0b7566",
    "ochre": "#c97b00", "ochre-text": "#8a5a00", "on-ochre": "#15181e",
    "plum": "#953091", "plum-t": "#ecd6eb",
    "ctx": "#8d8f8b", "ctx-2": "#d5d3cc",
    "land": "#e5e2d9", "member": "#18386f", "nonreg": "#6c92c9",
}  # fmt: skip
#: The same names in the dark theme.
DARK: Mapping[str, str] = {
    "paper": "#11141a", "surface": "#191d25", "band": "#181c23",
    "ink": "#eef0f3", "ink-2": "#bac0cb", "ink-3": "#959daa",
    "rule": "#2e343f",
    "accent": "#f2743c", "accent-t": "#522b1a", "on-accent": "#11141a",
    "blue": "#6a93ff", "blue-t": "#26366a",
    "graphite": "#d5dcea", "graphite-t": "#383e4a",
    "teal": "#1cc492", "teal-t": "#134437", "teal-text": "#4cc7ae",
    "ochre": "#ffcb45", "ochre-text": "#e3b04b", "on-ochre": "#12151b",
    "plum": "#c074c2", "plum-t": "#472b48",
    "ctx": "#6e7683", "ctx-2": "#3a414d",
    "land": "#2f3845", "member": "#d3e2ff", "nonreg": "#3e6cb0",
}  # fmt: skip
THEMES: Mapping[str, Mapping[str, str]] = {"light": LIGHT, "dark": DARK}

#: Letters: text, and the marks that carry a fact's meaning, as tests of contrast know them.
TEXT = ("ink", "ink-2", "ink-3", "accent", "blue", "graphite", "teal-text", "ochre-text", "plum")
MARKS = ("accent", "blue", "graphite", "teal", "ochre", "plum", "ctx")

#: `Quotes` is declared in site.css: where a machine has no face of these for Latin letters, a Chinese one
#: would give an apostrophe the width of a character.
FAMILY = (
    'Archivo, "Helvetica Neue", Helvetica, Arial, Roboto, "Liberation Sans", Quotes, "PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Noto Sans SC", '
    '"Source Han Sans SC", "Microsoft YaHei", system-ui, sans-serif'
)


def declared(theme: str) -> str:
    """The colours of a theme as CSS declarations: `--paper:#fcfbf8;…`.

    Raises:
        KeyError: the theme is neither light nor dark.
    """
    return ";".join(f"--{name}:{value}" for name, value in THEMES[theme].items())


#: Both themes: by the reader's system, or by `data-theme` on the root element.
THEME_CSS = (
    f":root{{{declared('light')};color-scheme:light}}"
    f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light])"
    f"{{{declared('dark')};color-scheme:dark}}}}"
    f":root[data-theme=dark]{{{declared('dark')};color-scheme:dark}}"
)
