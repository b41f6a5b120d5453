"""Every file of the embeds: what `southsouth publish` writes and the server answers with."""

import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from southsouth import assets
from southsouth.charts.sheet import WIDTHS
from southsouth.embeds import (
    charts,
    codes,
    fact_pages,
    facts,
    images,
    oembed,
    plotly,
    rows,
    wording,
)
from southsouth.embeds.addresses import THEMES, Embed, oembed_file
from southsouth.embeds.offer import WIDTHS as SHOWN
from southsouth.exhibits import EXHIBITS, Exhibit
from southsouth.language import LANGUAGES
from southsouth.resource import Host, Joint, Resource
from southsouth.stills import plate

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
CSV = "text/csv; charset=utf-8"
SCRIPT = "text/javascript; charset=utf-8"
PNG = "image/png"
SVG = "image/svg+xml; charset=utf-8"
PICTURE = 800  # pixels wide, where the asker names no width


def resources(host: Host) -> Iterator[Resource]:
    """Embeds of charts and facts in each language, their files, the index and the script."""
    yield plotly.resource()
    yield Resource("/embed.js", SCRIPT, partial(assets.body, "embed.js"))
    yield index(host)
    for exhibit in EXHIBITS.values():
        yield from _of_chart(host, exhibit)
    for fact_id in facts.ids():
        for language in LANGUAGES:
            embed = Embed(fact_id, language, is_fact=True)
            yield Resource(embed.page, HTML, partial(fact_pages.page, embed, host))
            yield _oembed(host, embed)


def _of_chart(host: Host, exhibit: Exhibit) -> Iterator[Resource]:
    root = Embed(exhibit.id)
    yield Resource(root.file("rows.csv"), CSV, partial(rows.csv, exhibit))
    yield Resource(root.file("rows.json"), JSON, partial(rows.json_bytes, exhibit))
    yield Resource(f"{root.root}.svg", SVG, partial(picture, host, root, "light"))
    for language in LANGUAGES:
        embed = root.said_in(language)
        yield Resource(embed.page, HTML, partial(charts.page, embed, host))
        yield _oembed(host, embed)
        yield from _image(host, embed)
        for theme in THEMES:
            drawn = partial(picture, host, embed, theme)
            yield Resource(embed.file(f"picture-{language}-{theme}.svg"), SVG, drawn)
            for width in (WIDTHS["narrow"], WIDTHS["medium"]):
                figure = partial(charts.figure, exhibit.id, language, width, theme)
                yield Resource(embed.file(f"figure-{language}-{width}-{theme}.json"), JSON, figure)


def picture(host: Host, embed: Embed, theme: str, width: int = PICTURE) -> bytes:
    """The picture of a chart as an SVG file that says where it is from."""
    foot = wording.imprint(host, embed)
    return plate.svg_file(embed.id, embed.language, width, theme, embed.filters, foot)


def _image(host: Host, embed: Embed) -> Iterator[Resource]:
    if host.images and images.exists(embed):
        address = embed.file(f"image-{embed.language}.png")
        yield Resource(address, PNG, lambda: images.body(embed) or b"")


def _oembed(host: Host, embed: Embed) -> Resource:
    return Resource(oembed_file(embed), JSON, partial(oembed.text, host, embed))


def index(host: Host) -> Joint:
    """JSON: every chart with its titles, alt texts, addresses, codes and heights.

    A height is that of the drawing, and so each chart's entry is made beside its files.
    """
    parts = [
        Resource(Embed(exhibit.id).page, JSON, partial(_entry, host, exhibit))
        for exhibit in EXHIBITS.values()
    ]
    return Joint.of("/embed/index.json", JSON, parts, _listed)


def _listed(entries: Sequence[bytes]) -> bytes:
    return b'{"charts": [' + b", ".join(entries) + b"]}"


def _entry(host: Host, exhibit: Exhibit) -> bytes:
    entry = {
        "id": exhibit.id,
        "kind": "map" if exhibit.is_map(exhibit.frame()) else "chart",
        "page": exhibit.page,
        **{language: _said(host, exhibit, language) for language in LANGUAGES},
        "rows": {
            kind: host.url(Embed(exhibit.id).file(f"rows.{kind}")) for kind in ("csv", "json")
        },
    }
    return json.dumps(entry, ensure_ascii=False).encode()


def _pictures(host: Host, embed: Embed) -> dict[str, str]:
    """The picture as SVG and PNG; where files alone answer, those that are published."""
    if not host.of_files:
        asked = f"?lang={embed.language}"
        return {kind: host.url(f"{embed.root}.{kind}{asked}") for kind in ("svg", "png")}
    drawn = {"svg": host.url(embed.file(f"picture-{embed.language}-light.svg"))}
    shown = images.image(host, embed)
    return drawn | ({"png": shown.address} if shown else {})


def _said(host: Host, exhibit: Exhibit, language: str) -> dict[str, Any]:
    embed = Embed(exhibit.id, language)
    title = exhibit.heading(language)
    heights = {width: oembed.fallback(embed, width) for width in SHOWN}
    return {
        "title": title,
        "alt": exhibit.alt(exhibit.frame(), language),
        "embed": host.url(embed.page),
        "explorer": host.url(charts.explorer(exhibit, language, static=host.of_files)),
        "height": heights,
        **_pictures(host, embed),
        "iframe": str(codes.iframe(host, embed, title, heights[codes.USUAL])),
    }
