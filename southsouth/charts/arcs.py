"""Links on the land silhouette: an arc a pair, an arrow a link, a ring where a region has no outline."""

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import labels, style
from southsouth.language import N_, NN_, counted, translate
from southsouth.measures.arcs import place, way
from southsouth.names import link_text, party_name

_BACK = 0.02  # part of the arc behind an arrow, from which it points
_FIRST, _STEP = 0.62, -0.09  # where on the arc the first arrow stands, and each further one
#: Colour and dash by the kind of provider; never colour alone.
_PROVIDERS: dict[str, tuple[str, str, str]] = {
    "country": (N_("Provided by a country"), style.PALETTE[0], "solid"),
    "organisation": (N_("Provided by a body, drawn from its seat"), style.PALETTE[1], "dot"),
    "region": (N_("Provided by a region or group"), style.PALETTE[2], "dash"),
}
_SHAPES = {
    "country": {"symbol": "circle", "size": 7, "color": style.PALETTE[0]},
    "organisation": {"symbol": "square", "size": 9, "color": style.PALETTE[1]},
}


def arcs(frame: pl.DataFrame, language: str) -> go.Figure:
    """Links between two places, as `measures.cooperation.drawn` gives them with `side` for regions.

    Each pair is one great circle; each link on it is an arrow towards its partner, or a
    diamond where the help goes both ways. Regions are rings, bodies squares at their seats.
    """
    figure = style.new_figure(height=460)
    # plotly.js turns arrows only in the first trace of a map.
    figure.add_traces([_arrows(frame, language), *_lines_by_kind(frame, language)])
    diamonds = _diamonds(frame, language)
    if diamonds:
        figure.add_trace(diamonds)
    _ends(figure, frame, language)
    figure.update_layout(
        geo=style.geo("land"),
        legend={"itemsizing": "trace", "font": {"size": 11}},
        annotations=[_left_out(frame, language)] if frame["unplaced"][0] else [],
    )
    return figure


def _lines_by_kind(frame: pl.DataFrame, language: str) -> Iterator[go.Scattergeo]:
    """The arcs by kind of provider; groups that provide are drawn as regions."""
    kind_drawn = pl.col("provider_kind").replace("group", "region")
    for kind, (words, colour, dash) in _PROVIDERS.items():
        part = frame.filter(kind_drawn == kind)
        if not part.is_empty():
            yield _lines(part, translate(words, language), colour, dash)


def _points(link: dict[str, Any]) -> tuple[tuple[float, float], tuple[float, float]]:
    return (
        (link["provider_lon"], link["provider_lat"]),
        (link["partner_lon"], link["partner_lat"]),
    )


def _lines(part: pl.DataFrame, name: str, colour: str, dash: str) -> go.Scattergeo:
    """The arcs of one kind of provider as one trace."""
    lon: list[float | None] = []
    lat: list[float | None] = []
    for pair in part.unique("pair", keep="first", maintain_order=True).iter_rows(named=True):
        for x, y in way(*_points(pair)):
            lon.append(x)
            lat.append(y)
        lon.append(None)
        lat.append(None)
    return go.Scattergeo(
        lon=lon, lat=lat, mode="lines", name=name, hoverinfo="skip", opacity=0.65,
        line={"width": 1.4, "color": colour, "dash": dash},
    )  # fmt: skip


def _arrows(frame: pl.DataFrame, language: str) -> go.Scattergeo:
    """Two points a link: an unseen one a little behind, and the arrow that points away from it."""
    links = list(frame.filter(~pl.col("mutual")).iter_rows(named=True))
    places = [
        place(*_points(link), share)
        for link in links
        for share in (_share(link) - _BACK, _share(link))
    ]
    words = [link_text(link, language) for link in links]
    return go.Scattergeo(
        lon=[lon for lon, _ in places],
        lat=[lat for _, lat in places],
        mode="markers",
        customdata=_twice([link["link_id"] for link in links]),
        hovertext=_twice(words),
        hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False,
        marker={
            "symbol": "arrow",
            "size": [0, 10] * len(links),
            "color": _twice([_colour(link) for link in links]),
            "opacity": 1,
            "angleref": "previous",
            "line": {"width": 0},
        },
    )


def _diamonds(frame: pl.DataFrame, language: str) -> go.Scattergeo | None:
    """A mark without direction for each link that goes both ways."""
    links = list(frame.filter("mutual").iter_rows(named=True))
    if not links:
        return None
    places = [place(*_points(link), _share(link)) for link in links]
    return go.Scattergeo(
        lon=[lon for lon, _ in places],
        lat=[lat for _, lat in places],
        mode="markers",
        customdata=[link["link_id"] for link in links],
        hovertext=[link_text(link, language) for link in links],
        hovertemplate="%{hovertext}<extra></extra>",
        name=translate(N_("Mutual"), language),
        marker={
            "symbol": "diamond", "size": 9, "color": [_colour(link) for link in links],
            "opacity": 1, "line": {"width": 1, "color": "#ffffff"},
        },
    )  # fmt: skip


def _share(link: dict[str, Any]) -> float:
    """Where on the arc the link's mark stands."""
    return _FIRST + _STEP * link["nth"]


def _colour(link: dict[str, Any]) -> str:
    return _PROVIDERS[link["provider_kind"].replace("group", "region")][1]


def _twice(values: Any) -> list[Any]:
    return [value for value in values for _ in range(2)]


def _ends(figure: go.Figure, frame: pl.DataFrame, language: str) -> None:
    """A mark for each place at an end of an arc."""
    ends = _parties(frame)
    for kind, marker in _SHAPES.items():
        part = ends.filter(pl.col("kind") == kind)
        if part.is_empty():
            continue
        names = {
            point: "<br>".join(party_name(party, kind, language) for party in bodies)
            for *point, bodies in part.group_by("lon", "lat", maintain_order=True)
            .agg("party").iter_rows()
            for point in [tuple(point)]
        }  # fmt: skip
        figure.add_scattergeo(
            lon=[lon for lon, _ in names], lat=[lat for _, lat in names], mode="markers",
            hovertext=list(names.values()), hovertemplate="%{hovertext}<extra></extra>",
            showlegend=False, marker={**marker, "line": {"width": 1, "color": "#ffffff"}},
        )  # fmt: skip
    _rings(figure, ends.filter(pl.col("kind") == "region"), language)


def _parties(frame: pl.DataFrame) -> pl.DataFrame:
    """Every party once: kind, party, lon, lat, side."""
    return pl.concat([
        frame.select(
            pl.col(f"{end}_kind").alias("kind"), pl.col(end).alias("party"),
            pl.col(f"{end}_lon").alias("lon"), pl.col(f"{end}_lat").alias("lat"),
            pl.col(f"{end}_side").alias("side"),
        )
        for end in ("provider", "partner")
    ]).unique(maintain_order=True)  # fmt: skip


def _rings(figure: go.Figure, regions: pl.DataFrame, language: str) -> None:
    """Regions as large soft rings with their names; a ring is no border."""
    if regions.is_empty():
        return
    figure.add_scattergeo(
        lon=regions["lon"].to_list(),
        lat=regions["lat"].to_list(),
        mode="markers+text",
        text=[_on_two_lines(name, language) for name in regions["party"]],
        textposition=regions["side"].to_list(),
        textfont={"size": 10},
        hovertext=[party_name(name, "region", language) for name in regions["party"]],
        hovertemplate="%{hovertext}<extra></extra>",
        name=translate(N_("Region (no outline)"), language),
        marker={
            "symbol": "circle", "size": 15, "color": "rgba(0,158,115,0.22)",
            "line": {"width": 2, "color": style.PALETTE[2]},
        },
    )  # fmt: skip


def _on_two_lines(name: str, language: str) -> str:
    short = labels.party(name, "region", language)
    return short.replace(", ", ",<br>")


def _left_out(frame: pl.DataFrame, language: str) -> dict[str, Any]:
    """How many links the map cannot draw, said on it wherever it stands."""
    words = NN_(
        "{count} more link has an end without a location",
        "{count} more links have an end without a location",
    )
    return {
        "xref": "paper", "yref": "paper", "x": 0.01, "y": 0.01, "xanchor": "left",
        "yanchor": "bottom", "showarrow": False, "font": {"size": 10},
        "text": counted(words, frame["unplaced"][0], language),
    }  # fmt: skip
