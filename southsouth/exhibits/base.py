"""What an exhibit is: one chart, declared once, for the page, the embed, the image and the table."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth import citation, geography
from southsouth.charts import style
from southsouth.language import N_, translate

_OUTSIDE = frozenset({"commissions", "commission_members"})


@dataclass(frozen=True)
class Exhibit:
    """One chart with everything that is said of it.

    Attributes:
        id: Kebab-case and permanent: it is an address.
        title: A message of the catalogues.
        alt: Says in a sentence or two what the picture shows, from the rows drawn.
        tables: The tables the rows come from, for the source line.
        rows: The rows behind the picture; keyword arguments narrow them, defaults show all.
        draw: The picture of given rows in a language.
        map_kind: `land` (silhouette), `un` (United Nations lines) or nothing for a plain chart.
        page: The page it stands on.
        columns: The columns of the table beside the picture, with their headings.
    """

    id: str
    title: str
    alt: Callable[[pl.DataFrame, str], str]
    tables: tuple[str, ...]
    rows: Callable[..., pl.DataFrame]
    draw: Callable[[pl.DataFrame, str], go.Figure]
    page: str
    map_kind: str | None = None
    columns: tuple[tuple[str, str], ...] = ()

    def frame(self, **selection: Any) -> pl.DataFrame:
        """The rows behind the picture; all of them are made once and shared, so copy to change."""
        return self.rows(**selection) if selection else _all_rows(self)

    def figure(
        self, language: str, frame: pl.DataFrame | None = None, theme: str = "light"
    ) -> go.Figure:
        """The finished picture of the frame, or of all rows."""
        rows = self.frame() if frame is None else frame
        return style.dress(self.draw(rows, language), theme)

    def heading(self, language: str) -> str:
        """The title in a language."""
        return translate(self.title, language)

    def paragraphs(self, frame: pl.DataFrame) -> tuple[int, ...]:
        """The paragraphs that the rows come from, in order."""
        if "paragraph" not in frame.columns:
            return ()
        return tuple(sorted(frame["paragraph"].drop_nulls().unique().to_list()))

    def source(self, language: str, paragraphs: tuple[int, ...] = ()) -> str:
        """Where the rows come from, in a sentence: the report with these paragraphs, or outside it."""
        if self.outside_report:
            words = N_(
                "Source: outside the report, as given in each row of data/commission_members.csv"
            )
            return translate(words, language)
        return citation.source_line(language, paragraphs)

    @property
    def outside_report(self) -> bool:
        """Whether all rows come from tables that the report does not print."""
        return set(self.tables) <= _OUTSIDE

    def map_notes(self, language: str) -> tuple[str, ...]:
        """What every map carries: the disclaimer, and whose lines it shows. Nothing on a chart."""
        if not self.map_kind:
            return ()
        zh = language == "zh"
        credit = geography.CREDIT_UN if self.map_kind == "un" else geography.CREDIT_LAND
        return (
            geography.DISCLAIMER_ZH if zh else geography.DISCLAIMER_EN,
            translate(credit, language),
        )


# A page, its pictures, its files and its heights ask for the same rows again and again.
@cache
def _all_rows(exhibit: Exhibit) -> pl.DataFrame:
    return exhibit.rows()
