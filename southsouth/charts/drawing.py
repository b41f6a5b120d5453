"""A finished figure as plain data, read once: properties of a figure are slow to ask for one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go


@dataclass(frozen=True)
class Drawing:
    """What a figure made by `charts.sheet.Sheet.figure` holds, in Plotly's own names.

    Attributes:
        data: Its traces.
        layout: Its layout: `width`, `height`, `shapes`, `annotations`, `meta`.
    """

    data: Sequence[Mapping[str, Any]]
    layout: Mapping[str, Any]

    @classmethod
    def of(cls, figure: go.Figure) -> "Drawing":
        """The data of a figure, only to be read; lists stay lists, where `to_plotly_json` packs arrays."""
        whole: Any = figure
        return cls([trace.to_plotly_json() for trace in whole.data], whole.layout.to_plotly_json())

    @property
    def height(self) -> float:
        """Pixels."""
        return self.layout["height"]

    @property
    def labels(self) -> list[str]:
        """The words in it, with their tags."""
        return [words["text"] for words in self.layout.get("annotations", ())]
