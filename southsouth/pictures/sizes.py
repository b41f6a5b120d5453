"""How large pictures are drawn: twice, so that text is read on a phone and on a desk."""

import re
from collections.abc import Mapping

import plotly.graph_objects as go

from southsouth.charts import style

WIDTHS: Mapping[str, int] = {"wide": 680, "narrow": 340}
_LEGEND = re.compile(r'class="legend".*?class="bg"[^>]*?height="([\d.]+)"', re.DOTALL)
_VIEW_BOX = re.compile(r'viewBox="0 0 (\d+) (\d+)"')


def drawn_height(svg: str) -> int:
    """Pixels that a clean picture is high, at the width it was drawn for.

    Raises:
        ValueError: it has no viewBox.
    """
    match = _VIEW_BOX.search(svg)
    if match is None:
        raise ValueError("not a picture of svg.clean: it has no viewBox")
    return int(match[2])


def height(figure: go.Figure, width: int, map_kind: str | None, legend: float = 0) -> int:
    """Pixels a figure needs: what a chart asks for, or what a map of that width fills.

    `legend` is the height of the legend above a map.
    """
    if not map_kind:
        return int(figure.layout.height or 400)  # pyright: ignore[reportAttributeAccessIssue]
    margins = style.MARGIN["l"] + style.MARGIN["r"]
    return round(
        (width - margins) / style.MAP_ASPECT + style.MARGIN["t"] + style.MARGIN["b"] + legend
    )


def legend_height(raw: str) -> float:
    """Pixels that the legend of a drawn figure takes; 0 without one."""
    match = _LEGEND.search(raw)
    return float(match[1]) if match else 0.0
