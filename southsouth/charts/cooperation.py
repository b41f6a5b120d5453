"""Who works with whom: a matrix of pairs, and the amounts that stand for links."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import labels, matrix, style
from southsouth.charts.figures import labelled_rows
from southsouth.language import N_, compact, translate
from southsouth.measures.cooperation import in_order
from southsouth.names import link_text
from southsouth.vocabulary import QUALIFIERS, label

_MANY = 6  # links listed at the pointer
_TALL = 25  # rows of a matrix from which they stand closer
#: How a pair is drawn, by whether one of its links goes both ways.
_MARKS: dict[bool, tuple[str, str, str]] = {
    False: (N_("One way"), "square", style.PALETTE[0]),
    True: (N_("At least one link is mutual"), "diamond", style.PALETTE[1]),
}


def pairs(frame: pl.DataFrame, language: str) -> go.Figure:
    """A mark for each pair of provider and partner, larger and numbered where it has more links.

    The frame holds links with `pair` and `links`, as `measures.cooperation.provided_by` gives them.
    """
    providers, partners = in_order(frame, "provider"), in_order(frame, "partner")
    figure = matrix.frame(
        [labels.party(*party, language) for party in providers],
        [labels.party(*party, language) for party in partners],
        language,
        pitch=20 if len(partners) <= _TALL else 17,
    )
    across = {party: place for place, (party, _) in enumerate(providers)}
    down = {party: place for place, (party, _) in enumerate(partners)}
    marks = [
        {"x": across[cell[0]["provider"]], "y": down[cell[0]["partner"]], **_mark(cell, language)}
        for cell in _cells(frame)
    ]
    for mutual, (words, symbol, colour) in _MARKS.items():
        part = [mark for mark in marks if mark["mutual"] == mutual]
        if part:
            figure.add_trace(_trace(part, translate(words, language), symbol, colour))
    return figure


def _cells(frame: pl.DataFrame) -> list[list[dict[str, Any]]]:
    """The links of each pair."""
    found: dict[str, list[dict[str, Any]]] = {}
    for link in frame.iter_rows(named=True):
        found.setdefault(link["pair"], []).append(link)
    return list(found.values())


def _mark(links: list[dict[str, Any]], language: str) -> dict[str, Any]:
    """What a pair's mark says: which pair, how many links, whether one is mutual, and their names."""
    return {
        "pair": links[0]["pair"],
        "count": len(links),
        "mutual": any(link["mutual"] for link in links),
        "told": "<br>".join(link_text(link, language) for link in links[:_MANY]),
    }


def _trace(part: list[dict[str, Any]], name: str, symbol: str, colour: str) -> go.Scatter:
    return go.Scatter(
        x=[mark["x"] for mark in part],
        y=[mark["y"] for mark in part],
        mode="markers+text",
        cliponaxis=False,
        customdata=[mark["pair"] for mark in part],
        text=[str(mark["count"]) if mark["count"] > 1 else "" for mark in part],
        textfont={"size": 10, "color": "#ffffff"},
        hovertext=[mark["told"] for mark in part],
        hovertemplate="%{hovertext}<extra></extra>",
        name=name,
        marker={
            "symbol": symbol,
            "size": [12 if mark["count"] == 1 else 16 for mark in part],
            "color": colour,
            "opacity": 1,
        },
        showlegend=True,
    )


def amounts(frame: pl.DataFrame, language: str) -> go.Figure:
    """A bar for each amount in US dollars, under the links it was printed for.

    The frame holds amounts with their links, as `measures.cooperation.amounts` gives them; links
    that share a number share its bar.
    """
    named = _named(frame, language)
    figure, thickness = labelled_rows(named, language, mark=18)
    figure.add_bar(
        x=named["value"].to_list(),
        y=list(range(named.height)),
        orientation="h",
        width=thickness,
        customdata=named["figure_id"].to_list(),
        text=[_amount(row, language) for row in named.iter_rows(named=True)],
        textposition="outside",
        textfont={"size": 11},
        cliponaxis=False,
        marker_color=style.PALETTE[2],
        hovertext=named["subject_printed"].to_list(),
        hovertemplate="%{text}<br>%{hovertext}<extra></extra>",
    )
    top = float(named["value"].max() or 0)  # pyright: ignore[reportArgumentType]
    ticks = [0, 10_000_000, 20_000_000]
    figure.update_xaxes(
        range=[0, top * 1.35], tickvals=ticks,
        ticktext=[compact(tick, language) for tick in ticks],
        title={"text": translate(N_("US dollars"), language), "font": {"size": 11}},
    )  # fmt: skip
    return figure


def _named(money: pl.DataFrame, language: str) -> pl.DataFrame:
    """The amounts with the names of those whose links they are before their subject."""
    subject = f"subject_{language}"
    colon = "：" if language == "zh" else ": "
    names = [_ends(row, language) + colon for row in money.iter_rows(named=True)]
    return money.with_columns(
        pl.col(subject).alias("subject_printed"),
        pl.concat_str(pl.Series(names, dtype=pl.String), pl.col(subject)).alias(subject),
    )


def _ends(money: dict[str, Any], language: str) -> str:
    comma = "、" if language == "zh" else ", "
    return " → ".join(
        comma.join(
            labels.party(party, kind, language)
            for party, kind in zip(money[end], money[f"{end}_kind"], strict=True)
        )
        for end in ("provider", "partner")
    )


def _amount(row: dict[str, Any], language: str) -> str:
    value = compact(row["value"], language)
    if row["qualifier"] == "exact":
        return value
    return f"{label(row['qualifier'], language, QUALIFIERS)} {value}"
