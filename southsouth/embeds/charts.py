"""A chart as a page of its own to put into another page: picture, source, rows."""

import json
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from southsouth import exhibits
from southsouth.charts import style
from southsouth.embeds import drawn, hover, rows, wording
from southsouth.embeds.addresses import Embed
from southsouth.embeds.head import head
from southsouth.exhibits import Exhibit
from southsouth.markup import render
from southsouth.menu import page as page_of
from southsouth.resource import Host


@lru_cache(maxsize=512)
def page(embed: Embed, host: Host) -> bytes:
    """The HTML of a chart's embed, UTF-8; readable without script, style or picture.

    Raises:
        UnknownFact: there is no such chart.
    """
    exhibit = exhibits.get(embed.id)
    prefix = host.path("")
    return render(
        "embed-chart.html",
        embed.language,
        **head(host, embed, exhibit.heading(embed.language), _alt(exhibit, embed.language)),
        is_map=bool(exhibit.map_kind),
        stills=_stills(embed),
        figure=host.path(embed.file(f"figure-{embed.language}-")),
        plotly=host.path(drawn.plotly(exhibit.map_kind)),
        explorer=prefix + explorer(exhibit, embed.language),
        source=wording.source(exhibit, embed.language, prefix),
        notes=exhibit.map_notes(embed.language),
        licence=wording.licence(exhibit, embed.language),
        table=rows.table(exhibit, embed.language, prefix),
        csv=host.path(embed.file("rows.csv")),
        json=host.path(embed.file("rows.json")),
    ).encode()


def explorer(exhibit: Exhibit, language: str) -> str:
    """Where the chart stands in the explorer, in the language."""
    return f"/{page_of(exhibit.page).address}?lang={language}#{exhibit.id}"


def _alt(exhibit: Exhibit, language: str) -> str:
    return exhibit.alt(exhibit.frame(), language)


def _stills(embed: Embed) -> list[dict[str, Any]]:
    """Both pictures, marked by the width of frame that shows them; none if one is missing."""
    found = {width: drawn.still(embed.id, embed.language, width) for width in drawn.WIDTHS}
    if not all(found.values()):
        return []
    # The pictures are drawn from our own tables, never from what a reader sent.
    return [{"name": width, "svg": Markup(svg)} for width, svg in found.items()]  # noqa: S704


@lru_cache(maxsize=256)
def figure(exhibit_id: str, language: str, theme: str, host: Host) -> bytes:
    """The chart as Plotly takes it: JSON of data, layout and config.

    Raises:
        UnknownFact: there is no such chart.
    """
    exhibit = exhibits.get(exhibit_id)
    config = style.config(exhibit.map_kind, host.path("")) | {"responsive": False}
    return b'%s,"config":%s}' % (
        _drawing(exhibit, language, theme).removesuffix(b"}"),
        json.dumps(config, ensure_ascii=False).encode(),
    )


@lru_cache(maxsize=256)
def _drawing(exhibit: Exhibit, language: str, theme: str) -> bytes:
    """Data and layout as JSON: the same on every host, today and in a frozen release."""
    drawing = json.loads(exhibit.figure(language, theme=theme).to_json() or "{}")
    hover.fit(drawing["data"], language)
    return json.dumps(drawing, ensure_ascii=False).encode()
