"""Maps of points on the land silhouette, which anyone may embed."""

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import style
from southsouth.language import N_, country_name, date, translate
from southsouth.vocabulary import PLACE_KINDS, label

_MARKS = {
    "city": ("circle", style.PALETTE[0]),
    "island": ("diamond", style.PALETTE[2]),
    "country": ("square-open", style.PALETTE[1]),
}
_COUNTED = 5  # times named from which a circle has room for its number


def events(frame: pl.DataFrame, language: str) -> go.Figure:
    """Located events: one mark a place and kind of place, sized by its number of events.

    Cities are circles, islands diamonds; an open square stands for a country whose city is not printed.
    """
    figure = style.new_figure(height=460)
    groups = frame.group_by("place_id", maintain_order=True).agg(
        pl.first(f"name_{language}").alias("name"),
        pl.first("place_kind", "lat", "lon"),
        pl.len().alias("count"),
        pl.struct(f"title_{language}", "date_edtf").alias("events"),
    )
    for place_kind, (symbol, colour) in _MARKS.items():
        part = groups.filter(pl.col("place_kind") == place_kind)
        if part.is_empty():
            continue
        figure.add_scattergeo(
            lon=part["lon"].to_list(),
            lat=part["lat"].to_list(),
            customdata=part["place_id"].to_list(),
            text=[_hover(row, language) for row in part.iter_rows(named=True)],
            hovertemplate="%{text}<extra></extra>",
            name=label(place_kind, language, PLACE_KINDS),
            marker={
                "symbol": symbol,
                "size": [10 + 5 * (count - 1) ** 0.5 for count in part["count"]],
                "color": colour,
                "opacity": 0.85,
                "line": {"width": 2 if place_kind == "country" else 1, "color": "#ffffff"},
            },
        )
    figure.update_layout(geo=style.geo("land"), showlegend=True, legend_itemsizing="constant")
    return figure


def _hover(place: dict, language: str) -> str:
    lines = [f"<b>{place['name']}</b>"]
    for event in place["events"][:8]:
        lines.append(f"{date(event['date_edtf'], language)}: {event[f'title_{language}']}")
    if len(place["events"]) > 8:
        lines.append(f"+ {len(place['events']) - 8}")
    return "<br>".join(lines)


def mentions(frame: pl.DataFrame, language: str) -> go.Figure:
    """How often each country is named: a circle a country, area by `times`."""
    figure = style.new_figure(height=460)
    figure.add_scattergeo(
        lon=frame["lon"].to_list(),
        lat=frame["lat"].to_list(),
        customdata=frame["iso3"].to_list(),
        text=[str(times) if times >= _COUNTED else "" for times in frame["times"]],
        hovertext=[
            f"{country_name(code, language)}: {times}"
            for code, times in frame.select("iso3", "times").iter_rows()
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        name=translate(N_("Times named"), language),
        marker={
            "size": [6 + 6 * times**0.5 for times in frame["times"]],
            "color": style.PALETTE[0],
            "opacity": 0.85,
            "line": {"width": 1, "color": "#ffffff"},
        },
        mode="markers+text",
        textfont={"size": 11, "color": "#ffffff"},
    )
    figure.update_layout(geo=style.geo("land"), showlegend=False)
    return figure
