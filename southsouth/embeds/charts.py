"""A chart as a page of its own to put into another page: picture, source, rows."""

import json
import re
from functools import lru_cache
from typing import Any

import polars as pl
from markupsafe import Markup

from southsouth import exhibits, tokens
from southsouth.charts.sheet import WIDTHS
from southsouth.embeds import hover, plotly, wording
from southsouth.embeds import rows as table
from southsouth.embeds.addresses import Embed
from southsouth.embeds.head import head
from southsouth.exhibits import Exhibit
from southsouth.filters import Query, written
from southsouth.language import in_language
from southsouth.markup import render
from southsouth.menu import page as page_of
from southsouth.resource import Host
from southsouth.stills.charts import still
from southsouth.view import fact_address, page_address

MOST = 300
"""Rows of the table beneath a chart; of more the files have the rest."""


@lru_cache(maxsize=256)
def page(embed: Embed, host: Host) -> bytes:
    """The HTML of a chart's embed, UTF-8; readable without script, style or picture.

    Raises:
        UnknownFact: there is no such chart.
    """
    exhibit = exhibits.get(embed.id)
    rows, language = exhibit.frame(embed.filters), embed.language
    prefix = host.path("")
    title = exhibit.heading(language, rows, embed.filters)
    told = exhibit.described(language, rows, embed.filters) or title
    return render(
        "embed-chart.html",
        language,
        **head(host, embed, exhibit.called(language, rows, embed.filters), told),
        heading=title,
        topic=exhibit.subject(language) if title != exhibit.subject(language) else "",
        note=exhibit.told(language, rows, embed.filters),
        is_map=exhibit.is_map(rows),
        stills=_stills(embed, prefix),
        figure=host.path(embed.file(f"figure-{language}-")),
        filters=written(embed.filters),
        plotly=host.path(plotly.address()),
        explorer=prefix + explorer(exhibit, language, embed.filters, static=host.of_files),
        source=wording.source(exhibit, language, prefix, rows),
        notes=_notes(exhibit, language, rows),
        licence=wording.licence(exhibit, language),
        table=table.table(exhibit, language, prefix, rows.head(MOST)),
        count=rows.height,
        csv=host.path(embed.file("rows.csv")) + written(embed.filters),
        json=host.path(embed.file("rows.json")) + written(embed.filters),
    ).encode()


def explorer(exhibit: Exhibit, language: str, query: Query = (), *, static: bool = False) -> str:
    """Where the chart is drawn on the site, in the language: on its page with its filters, else in a
    story. Where files alone answer (`static`), the page of a fact stands for its choice."""
    if exhibit.story:
        there = in_language(f"/story/{exhibit.story}", language)
    elif static:
        whole = page_address(exhibit.page, language) + written(query)
        there = fact_address(*exhibit.choice, language) if exhibit.choice else whole
    else:
        chosen = "&{}={}".format(*exhibit.choice) if exhibit.choice else ""
        more = chosen or written(query).replace("?", "&", 1)
        there = f"/{page_of(exhibit.page).address}?lang={language}{more}"
    return f"{there}#{exhibit.id}"


def _notes(exhibit: Exhibit, language: str, rows: pl.DataFrame) -> list[tuple[str, str]]:
    """The small print, each with the class by which CSS shows it beside one of the pictures alone."""
    narrow, medium = WIDTHS["narrow"], WIDTHS["medium"]
    classes = {frozenset([narrow]): "oflist", frozenset([medium]): "ofmap"}
    return [
        (note, classes.get(widths, ""))
        for note, widths in exhibit.notes_at(language, rows, (narrow, medium))
    ]


def _stills(embed: Embed, prefix: str) -> list[dict[str, Any]]:
    """The picture for narrow frames and for wider ones; CSS shows one of them."""
    return [
        {
            "name": name,
            "width": WIDTHS[name],
            # Drawn from our own tables, never from what a reader sent.
            "svg": Markup(_still(embed, WIDTHS[name], prefix)),  # noqa: S704
        }
        for name in ("narrow", "medium")
    ]


def _still(embed: Embed, width: int, prefix: str) -> str:
    """The picture whose links open beside the article: <base target> does not reach into an SVG."""
    svg = still(embed.id, embed.language, width, embed.filters, prefix)
    return svg.replace("<a ", '<a target="_blank" ')


@lru_cache(maxsize=128)
def figure(exhibit_id: str, language: str, width: int, theme: str, query: Query = ()) -> bytes:
    """The chart as Plotly takes it: JSON of data, layout and config, in the colours of a theme.

    Raises:
        UnknownFact: there is no such chart.
    """
    exhibit = exhibits.get(exhibit_id)
    drawn = exhibit.drawn(language, width, exhibit.frame(query))
    shown = {
        "data": [hover.fitted(trace, language) for trace in drawn.data],
        "layout": drawn.layout,
        "config": CONFIG,
    }
    return in_theme(json.dumps(shown, ensure_ascii=False), theme).encode()


#: Plotly's settings. Nothing in it asks another host.
CONFIG = {"displaylogo": False, "displayModeBar": False, "scrollZoom": False, "responsive": False}
_COLOUR = re.compile("|".join(map(re.escape, tokens.LIGHT.values())))
_NAMES = {value: name for name, value in tokens.LIGHT.items()}


def in_theme(text: str, theme: str) -> str:
    """The tokens' light colours in a text as those of a theme.

    Raises:
        KeyError: the theme is neither light nor dark.
    """
    colours = tokens.THEMES[theme]
    return _COLOUR.sub(lambda found: colours[_NAMES[found[0]]], text)
