"""Pictures of the regional commissions: who belongs, and how many."""

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import style
from southsouth.language import N_, country_name, translate

CLASSES: dict[str, tuple[str, str]] = {
    "member": (N_("Member"), style.MEMBER),
    "non_regional": (N_("Member from outside the region"), style.NON_REGIONAL),
    "associate": (N_("Associate member"), style.ASSOCIATE),
}


def members(frame: pl.DataFrame, language: str) -> go.Figure:
    """Members by class, as shapes; small States as circles too (`small`, `lon`, `lat`)."""
    figure = style.new_figure(height=440)
    for kind, (words, colour) in CLASSES.items():
        part = frame.filter(pl.col("class") == kind)
        if part.is_empty():
            continue
        name = f"{translate(words, language)} ({part.height})"
        _shapes(figure, part, name, colour, language)
        _circles(figure, part.filter(pl.col("small")), name, colour, language)
    figure.update_layout(geo=style.geo("un"))
    return figure


def _shapes(figure: go.Figure, part: pl.DataFrame, name: str, colour: str, language: str) -> None:
    figure.add_choropleth(
        locations=part["iso3"].to_list(),
        locationmode="ISO-3",
        z=[1] * part.height,
        colorscale=[[0, colour], [1, colour]],
        showscale=False,
        showlegend=True,
        name=name,
        customdata=part["iso3"].to_list(),
        text=[country_name(code, language) for code in part["iso3"]],
        hovertemplate="%{text}<extra></extra>",
        marker={"line": {"width": 0.4, "color": "#ffffff"}},
        legendgroup=name,
    )


def _circles(figure: go.Figure, part: pl.DataFrame, name: str, colour: str, language: str) -> None:
    if part.is_empty():
        return
    figure.add_scattergeo(
        lon=part["lon"].to_list(),
        lat=part["lat"].to_list(),
        customdata=part["iso3"].to_list(),
        text=[country_name(code, language) for code in part["iso3"]],
        hovertemplate="%{text}<extra></extra>",
        marker={"size": 7, "color": colour, "line": {"width": 1, "color": "#ffffff"}},
        showlegend=False,
        name=name,
        legendgroup=name,
    )


def sizes(frame: pl.DataFrame, language: str) -> go.Figure:
    """Members and associate members of each commission, side by side."""
    figure = style.new_figure(height=300)
    for column, words, colour in (
        ("members_2014", N_("Members"), style.MEMBER),
        ("associates_2014", N_("Associate members"), style.ASSOCIATE),
    ):
        figure.add_bar(
            y=frame["commission_id"].to_list(),
            x=frame[column].to_list(),
            orientation="h",
            name=translate(words, language),
            text=[str(count) if count else "" for count in frame[column]],
            marker_color=colour,
            customdata=frame["commission_id"].to_list(),
            hovertemplate="%{y}: %{x}<extra></extra>",
        )
    figure.update_yaxes(autorange="reversed")
    figure.update_layout(barmode="stack")
    return figure
