"""Bodies: what they do, and who appears with whom."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import labels, matrix, style
from southsouth.language import N_, NN_, counted, translate
from southsouth.measures.organisations import ring
from southsouth.names import organisation_names
from southsouth.vocabulary import FUNCTIONS, label

#: Sorts of body as a chart tells them apart: words, mark, colour, and the kinds in it.
SORTS: Mapping[str, tuple[str, str, str, tuple[str, ...]]] = {
    "organs": (
        N_("United Nations organs, offices and mechanisms"), "circle", style.PALETTE[0],
        ("un_organ", "un_office", "un_mechanism", "regional_commission"),
    ),
    "agencies": (
        N_("Funds, programmes, specialized agencies and banks"), "square", style.PALETTE[1],
        ("un_fund_programme", "specialised_agency", "development_bank"),
    ),
    "states": (
        N_("States, groups of States and their organizations"), "diamond", style.PALETTE[2],
        ("intergovernmental", "regional_organisation", "government", "group_of_states",
         "national_agency"),
    ),
    "others": (
        N_("Funds, networks, platforms, partnerships and institutes"), "triangle-up",
        style.PALETTE[3],
        ("research_institute", "fund", "network", "platform", "centre", "exposition",
         "partnership", "civil_society", "other"),
    ),
}  # fmt: skip
_WIDTHS = ((8, 5.0), (5, 3.2), (3, 1.9), (2, 1.2), (1, 0.6))
_ROW = 30  # pixels between two names of the ring


def functions(frame: pl.DataFrame, language: str) -> go.Figure:
    """A mark where a body does something: bodies down, functions across.

    The frame has a row a body and function, as `measures.organisations.by_function` gives it.
    """
    across = {function: place for place, function in enumerate(FUNCTIONS)}
    bodies = frame["organisation_id"].unique(maintain_order=True).to_list()
    down = {body: place for place, body in enumerate(bodies)}
    figure = matrix.frame(
        [label(function, language, FUNCTIONS) for function in FUNCTIONS],
        [labels.body(body, language) for body in bodies],
        language, pitch=19, below=0,
    )  # fmt: skip
    figure.add_scatter(
        x=[across[function] for function in frame["function"]],
        y=[down[body] for body in frame["organisation_id"]],
        mode="markers",
        cliponaxis=False,
        customdata=frame["organisation_id"].to_list(),
        hovertext=[
            f"<b>{name}</b><br>{label(function, language, FUNCTIONS)}"
            for name, function in frame.select(f"name_{language}", "function").iter_rows()
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"symbol": "square", "size": 12, "color": style.PALETTE[0], "opacity": 1},
        showlegend=False,
    )
    return figure


def network(frame: pl.DataFrame, language: str) -> go.Figure:
    """Bodies on a ring, joined where paragraphs name both; a line is wider for more paragraphs.

    The frame has a row a pair: first, second, shared, paragraphs, first_kind, second_kind.
    """
    order = _order(frame)
    places = ring(list(order))
    figure = style.new_figure(height=90 + _ROW * ((len(order) + 1) // 2))
    _lines(figure, frame, places)
    _middles(figure, frame, places, language)
    for words, symbol, colour, kinds in SORTS.values():
        part = [body for body, kind in order.items() if kind in kinds]
        if part:
            figure.add_trace(
                _bodies(part, places, language, translate(words, language), symbol, colour)
            )
    hidden = {"visible": False, "fixedrange": True}
    figure.update_layout(
        xaxis={**hidden, "range": [-3.15, 3.15]},
        yaxis={**hidden, "range": [-1.08, 1.08]},
        legend={"yanchor": "top", "y": 0, "font": matrix.FONT},
        margin={"l": 0, "r": 0, "t": 4, "b": 80},
    )
    return figure


def _order(pairs: pl.DataFrame) -> dict[str, str]:
    """The bodies with their kind, sort by sort; within a sort those with most in common first."""
    ends = [
        pairs.select(pl.col(end).alias("body"), pl.col(f"{end}_kind").alias("kind"), "shared")
        for end in ("first", "second")
    ]
    sorts = {kind: place for place, sort in enumerate(SORTS.values()) for kind in sort[3]}
    counted = pl.concat(ends).group_by("body", "kind").agg(pl.col("shared").sum())
    ordered = counted.sort(
        pl.col("kind").replace_strict(sorts, return_dtype=pl.Int64),
        pl.col("shared"), "body", descending=[False, True, False],
    )  # fmt: skip
    return dict(ordered.select("body", "kind").iter_rows())


def _lines(
    figure: go.Figure, pairs: pl.DataFrame, places: Mapping[str, tuple[float, float]]
) -> None:
    """The lines of each width as one trace, the thinnest at the bottom."""
    for least, width in reversed(_WIDTHS):
        most = min((other for other, _ in _WIDTHS if other > least), default=10**6)
        part = pairs.filter(pl.col("shared").is_between(least, most - 1))
        if part.is_empty():
            continue
        x: list[float | None] = []
        y: list[float | None] = []
        for first, second in part.select("first", "second").iter_rows():
            x += [places[first][0], places[second][0], None]
            y += [places[first][1], places[second][1], None]
        figure.add_scatter(
            x=x, y=y, mode="lines", hoverinfo="skip", showlegend=False,
            line={"width": width, "color": "rgba(127,127,127,0.6)"},
        )  # fmt: skip


def _middles(
    figure: go.Figure, pairs: pl.DataFrame, places: Mapping[str, tuple[float, float]], language: str
) -> None:
    """Unseen points on the lines, for the pointer to find."""
    rows = list(pairs.iter_rows(named=True))
    figure.add_scatter(
        x=[_third(places, row, 0) for row in rows], y=[_third(places, row, 1) for row in rows],
        mode="markers", showlegend=False, marker={"size": 9, "opacity": 0},
        hovertext=[_shared(row, language) for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _third(places: Mapping[str, tuple[float, float]], row: Mapping[str, Any], axis: int) -> float:
    """A third of the way: the middles of lines across a ring would all lie at its centre."""
    return (2 * places[row["first"]][axis] + places[row["second"]][axis]) / 3


def _shared(row: Mapping[str, Any], language: str) -> str:
    first, second = organisation_names([row["first"], row["second"]], language)
    words = counted(
        NN_("{count} paragraph names both", "{count} paragraphs name both"), row["shared"], language
    )
    return f"{first}<br>{second}<br>{words}"


def _bodies(
    bodies: Sequence[str], places: Mapping[str, tuple[float, float]], language: str,
    name: str, symbol: str, colour: str,
) -> go.Scatter:  # fmt: skip
    return go.Scatter(
        x=[places[body][0] for body in bodies],
        y=[places[body][1] for body in bodies],
        mode="markers+text",
        customdata=list(bodies),
        text=[labels.body(body, language) for body in bodies],
        textposition=["middle right" if places[body][0] > 0 else "middle left" for body in bodies],
        textfont=matrix.FONT,
        cliponaxis=False,
        hovertext=organisation_names(bodies, language),
        hovertemplate="%{hovertext}<extra></extra>",
        name=name,
        marker={
            "symbol": symbol, "size": 11, "color": colour, "opacity": 1,
            "line": {"width": 1, "color": "#ffffff"},
        },
    )  # fmt: skip
