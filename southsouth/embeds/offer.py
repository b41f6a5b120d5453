"""What someone who wants to embed is offered: codes, heights, files and the licence."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from southsouth import exhibits, tables
from southsouth.cards import KINDS, kind_name
from southsouth.embeds import codes, facts, images, oembed, wording
from southsouth.embeds.addresses import THEMES, Embed, discovery
from southsouth.exhibits import EXHIBITS
from southsouth.language import N_, translate
from southsouth.names import figure_value
from southsouth.resource import Host

#: Widths in pixels at which an embed is shown before it is taken.
WIDTHS = (320, codes.USUAL, 1000)
_IN_COLOURS: Mapping[str, str] = {"light": N_("SVG (light)"), "dark": N_("SVG (dark)")}


@dataclass(frozen=True)
class Offer:
    """One embed, ready to be taken.

    Attributes:
        title: What it is called.
        address: Where a frame loads it from, on this site.
        iframe: HTML that needs no script.
        script: HTML whose script makes the frame as tall as its content.
        oembed: Address to give to a content system.
        files: Address of each file that belongs to it, by its name.
        licence: What may be done with it, in one line.
    """

    title: str
    address: str
    iframe: str
    script: str
    oembed: str
    files: Mapping[str, str]
    licence: str


def offer(host: Host, embed: Embed) -> Offer:
    """Everything about one embed.

    Raises:
        UnknownFact: there is no such chart or fact.
    """
    title = oembed.title(embed)
    usual = oembed.fallback(embed, codes.USUAL)
    return Offer(
        title=title,
        address=host.path(embed.page) + embed.query,
        iframe=str(codes.iframe(host, embed, title, usual)),
        script=str(codes.script(host, embed, title, usual)),
        oembed=discovery(host, embed),
        files=_files(host, embed),
        licence=_licence(embed),
    )


def every() -> list[Embed]:
    """All embeds, in English: charts, then facts."""
    return [
        *(Embed(chart_id) for chart_id in EXHIBITS),
        *(Embed(fact_id, is_fact=True) for fact_id in facts.ids()),
    ]


def name(embed: Embed) -> str:
    """What kind of embed it is, and its title."""
    if embed.is_fact:
        return _fact_names(embed.language)[embed.id]
    exhibit = exhibits.get(embed.id)
    kind = N_("Map") if exhibit.is_map(exhibit.frame(embed.filters)) else N_("Chart")
    return f"{translate(kind, embed.language)} · {oembed.title(embed)}"


@cache
def _fact_names(language: str) -> Mapping[str, str]:
    """Every fact by id: read from the tables at once, as cards would take seconds."""
    figure, event = (translate(kind, language) for kind in (N_("Figure"), N_("Event")))
    return (
        {
            row[
                "figure_id"
            ]: f"{figure} · {figure_value(row, language)} · {row[f'subject_{language}']}"
            for row in tables.load("figures").iter_rows(named=True)
        }
        | {
            event_id: f"{event} · {title}"
            for event_id, title in tables.load("events")
            .select("event_id", f"title_{language}")
            .iter_rows()
        }
        | {fact_id: _other_name(fact_id, language) for fact_id in facts.ids() if "/" in fact_id}
    )


def _other_name(fact_id: str, language: str) -> str:
    kind, _, own = fact_id.partition("/")
    return f"{kind_name(kind, language)} · {KINDS[kind].called(own, language)}"


def _licence(embed: Embed) -> str:
    if embed.is_fact:
        return wording.fact_licence(embed.language)
    return wording.licence_line(exhibits.get(embed.id), embed.language)


def _files(host: Host, embed: Embed) -> dict[str, str]:
    found: dict[str, str] = {}
    image = images.image(host, embed)
    if image:
        found["PNG"] = image.address
    if embed.is_fact:
        return found
    for theme in THEMES:
        found[translate(_IN_COLOURS[theme], embed.language)] = host.path(
            embed.file(f"picture-{embed.language}-{theme}.svg")
        )
    return found | {
        "CSV": host.path(embed.file("rows.csv")),
        "JSON": host.path(embed.file("rows.json")),
    }
