"""Recommendations: a board of their status, and who must act on each."""

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import labels, matrix, style
from southsouth.language import N_, translate
from southsouth.measures.recommendations import bodies_in_order
from southsouth.vocabulary import STATUSES, label

#: Colour (white words on it reach 4.5:1) and mark of each status.
MARKS: dict[str, tuple[str, str]] = {
    "implemented": ("#00674F", "square"),
    "largely_implemented": ("#0072B2", "diamond"),
    "in_progress": ("#7A5195", "circle"),
    "not_implemented": ("#B2182B", "x"),
    "no_information": ("#5F6670", "circle-open"),
}
SHORT_SOURCES = {"JIU": N_("JIU"), "SG": N_("Secretary-General")}
_COLUMNS = 4
_CELL = 74  # pixels


def board(frame: pl.DataFrame, language: str) -> go.Figure:
    """A cell for each recommendation of one source: its number, and its status in words."""
    ordered = frame.sort("number")
    rows = -(-ordered.height // _COLUMNS)
    figure = style.new_figure(height=rows * _CELL + 16)
    places = [divmod(position, _COLUMNS) for position in range(ordered.height)]
    figure.add_bar(
        x=[column for _, column in places],
        y=[0.92] * ordered.height,
        base=[row - 0.46 for row, _ in places],
        width=0.95,
        customdata=ordered["recommendation_id"].to_list(),
        text=[
            f"<b>{number}</b><br>{_on_two_lines(label(status, language, STATUSES), language)}"
            for number, status in ordered.select("number", "status").iter_rows()
        ],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": 11, "color": "#ffffff"},
        hovertext=ordered[f"subject_{language}"].to_list(),
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"color": [MARKS[status][0] for status in ordered["status"]]},
        showlegend=False,
    )
    figure.update_layout(
        xaxis={"visible": False, "range": [-0.5, _COLUMNS - 0.5]},
        yaxis={"visible": False, "range": [rows - 0.5, -0.5]},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        barmode="overlay",
    )
    return figure


def _on_two_lines(words: str, language: str) -> str:
    """A cell is some eighty pixels wide on a phone."""
    return words if language == "zh" else words.replace(" ", "<br>", 1)


def duties(frame: pl.DataFrame, language: str) -> go.Figure:
    """Who must act on what: recommendations down, bodies across, the mark of its status in each.

    The frame has a row a recommendation and body, as `measures.recommendations.duties` gives it.
    """
    bodies = bodies_in_order(frame)
    asked = frame.unique("recommendation_id", keep="first", maintain_order=True)
    figure = matrix.frame(
        [labels.body(body, language) for body in bodies],
        [
            f"{translate(SHORT_SOURCES[source], language)} {number}"
            for source, number in asked.select("source", "number").iter_rows()
        ],
        language, pitch=18, below=62,
    )  # fmt: skip
    across = {body: place for place, body in enumerate(bodies)}
    down = {own: place for place, own in enumerate(asked["recommendation_id"])}
    for status, (colour, symbol) in MARKS.items():
        part = frame.filter(pl.col("status") == status)
        if part.is_empty():
            continue
        figure.add_scatter(
            x=[across[body] for body in part["organisation_id"]],
            y=[down[own] for own in part["recommendation_id"]],
            mode="markers",
            cliponaxis=False,
            name=translate(STATUSES[status], language),
            customdata=part["recommendation_id"].to_list(),
            hovertext=part[f"subject_{language}"].to_list(),
            hovertemplate="%{hovertext}<extra></extra>",
            marker={
                "symbol": symbol, "size": 11, "color": colour, "opacity": 1,
                "line": {"width": 2 if symbol.endswith("open") else 0, "color": colour},
            },
        )  # fmt: skip
    return figure
