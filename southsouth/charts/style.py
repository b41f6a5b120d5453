"""The house style: two templates, a palette safe for colour-blind readers, map settings."""

from typing import Any

import plotly.graph_objects as go
import plotly.io as pio

# Okabe and Ito's palette (2008), reordered; told apart under the common colour-blindnesses.
PALETTE = (
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8C6BB1", "#A6761D",
    "#1B9E77", "#7F7F7F", "#BC3044",
)  # fmt: skip
EVENT_KINDS_IN_ORDER = (
    "conference", "meeting", "publication", "programme", "exposition", "founding", "decision",
    "evaluation", "workshop", "adoption", "summit", "appointment", "call",
)  # fmt: skip
# The last two kinds have a row each; their colours are Paul Tol's (2021), told apart likewise.
COLOURS: dict[str, str] = dict(
    zip(EVENT_KINDS_IN_ORDER, (*PALETTE, "#AA4499", "#999933"), strict=True)
)
MEMBER, NON_REGIONAL, ASSOCIATE = "#0072B2", "#9CC9E3", "#E69F00"
FONT = (
    '"Noto Sans", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif'
)

THEMES = ("light", "dark")
# What follows the theme; data keep their colours, each at least 3:1 against the dark surface.
TEXT = {"light": "#31333f", "dark": "#e6e8ee"}
GRID = {"light": "#d9dce3", "dark": "#3b4252"}
LAND = {"light": "#e3e1d9", "dark": "#262c37"}
SEA = {"light": "#f4f7fa", "dark": "#161b24"}
SURFACE = {"light": "#ffffff", "dark": "#0e1117"}
MARGIN = {"l": 8, "r": 8, "t": 8, "b": 8}
# Width by height of a map with the settings of `geo`.
MAP_ASPECT = 2.165


def _template(theme: str) -> go.layout.Template:
    axis: dict[str, Any] = {
        "gridcolor": GRID[theme], "linecolor": GRID[theme], "zerolinecolor": GRID[theme],
        "automargin": True, "fixedrange": True, "title": {"font": {"size": 12}},
    }  # fmt: skip
    layout: dict[str, Any] = {
        "font": {"family": FONT, "size": 13, "color": TEXT[theme]},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "colorway": PALETTE,
        "xaxis": axis,
        "yaxis": axis | {"ticklabelstandoff": 4},
        "margin": MARGIN,
        "hoverlabel": {"bgcolor": SURFACE[theme], "font": {"color": TEXT[theme]}},
        "legend": {
            "orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "traceorder": "normal",
        },
        "geo": {
            "bgcolor": "rgba(0,0,0,0)", "landcolor": LAND[theme], "oceancolor": SEA[theme],
            "lakecolor": SEA[theme], "coastlinecolor": GRID[theme], "countrycolor": SURFACE[theme],
        },
    }  # fmt: skip
    return go.layout.Template(layout=layout)


for _theme in THEMES:
    pio.templates[f"southsouth-{_theme}"] = _template(_theme)
# `import streamlit` replaces the default template by placeholder colours that only its own
# front end understands; ours is named on every figure, and is the default too.
pio.templates.default = "southsouth-light"


def new_figure(height: int = 420) -> go.Figure:
    """An empty figure in the house style; height in pixels."""
    return go.Figure(layout={"height": height, "template": "southsouth-light"})


def dress(figure: go.Figure, theme: str = "light") -> go.Figure:
    """The figure in the light or the dark template."""
    figure.update_layout(template=f"southsouth-{theme if theme in THEMES else 'light'}")
    return figure


def geo(map_kind: str | None = "land") -> dict[str, Any]:
    """Settings of `layout.geo`: `land` is the silhouette alone, `un` shows United Nations lines.

    The centre is set by hand: plotly's automatic one cuts Chukotka and Alaska. plotly.js keeps
    outlines by name, so the two kinds use different resolutions (see `southsouth.web`).
    """
    return {
        "projection": {"type": "natural earth", "rotation": {"lon": 11}},
        "showland": True,
        "showocean": True,
        "showcoastlines": map_kind == "land",
        "showcountries": map_kind == "un",
        "showlakes": False,
        "showrivers": False,
        "showframe": False,
        "lataxis": {"range": [-57, 84]},
        "resolution": 50 if map_kind == "un" else 110,
    }


def config(map_kind: str | None = None, base: str = "") -> dict[str, Any]:
    """Plotly's settings. `base` is the server's base path; maps take their outline from us."""
    settings: dict[str, Any] = {
        "displaylogo": False,
        "displayModeBar": False,
        "responsive": True,
        "scrollZoom": False,
    }
    if map_kind:
        settings["topojsonURL"] = f"{base}/geo/{map_kind}/"
    return settings
