"""Who works with whom: one country's fan, or who provides to whom by name."""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl

from southsouth.charts import fan, lettering, parties, sections
from southsouth.charts.parties import Item, Link
from southsouth.charts.sheet import Sheet, strong
from southsouth.language import N_, number, translate
from southsouth.measures.cooperation import hub

_NAMES = {True: 0.0, False: 190.0}  # pixels of the names at the left, by whether for a phone
_ROW = 27
_KINDS = ("country", "organisation", "region", "group")


def partners(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """The fan of the one country that all links have in common; else every provider with its partners.

    Columns: those of data/cooperation.csv; provider_lon, provider_lat, partner_lon and partner_lat
    (degrees, nothing where a party has no one place); doubted.
    """
    links = frame.to_dicts()
    country = hub(frame)
    return fan.drawn(links, country, sheet) if country else _ranked(links, sheet)


def _ranked(links: Sequence[Link], sheet: Sheet) -> go.Figure:
    """Provisions by provider, exchanges by their first party, the rest in words."""
    y = parties.key(sheet, links, 0.0)
    for kind, words in (
        ("provision", N_("Who provides, and to whom")),
        ("exchange", N_("Who exchanges, and with whom")),
    ):
        here = [link for link in links if link["link_kind"] == kind]
        if kind == "exchange":
            here = parties.one_way_round(here)
        if here:
            said = f"{translate(words, sheet.language)} · {number(len(here), sheet.language)}"
            y = sections.heading(sheet, said, y)
            y = _providers(sheet, here, y, accent=kind == "provision") + 4
    return sheet.figure(sections.told(sheet, links, y))


def _providers(sheet: Sheet, links: Sequence[Link], y: float, *, accent: bool) -> float:
    """Those with most links first, each with its partners; those with one link together at the end."""
    every = sorted(parties.grouped(links, "provider"), key=lambda of: (-len(of), of[0]["provider"]))
    several = [of for of in every if len(of) > 1]
    leads = accent and len(several) > 1 and len(several[0]) > len(several[1])
    for place, of in enumerate(several):
        y = _provider(sheet, of, y, "accent" if leads and place == 0 else "graphite")
    single = [link for of in every if len(of) == 1 for link in of]
    return parties.pairs(sheet, single, y + 4) + _ROW if single else y


def _provider(sheet: Sheet, links: Sequence[Link], y: float, colour: str) -> float:
    """The provider with how many links it has; beside it, or on a phone below it, its partners."""
    first, lang = links[0], sheet.language
    left = _NAMES[sheet.is_narrow]
    head = "accent" if colour == "accent" else "ink"
    words = strong(parties.name(first, "provider", lang))
    sheet.text(0, y, words, size=13.5, colour=head, ref=parties.ref(first, "provider"))
    count = strong(number(len(links), lang))
    wide = lettering.width(words, 13.5) + 8
    sheet.text(wide, y, count, size=13.5, colour="accent" if head == "accent" else "ink-3")
    items = [Item(of) for of in _alike(links)]
    if not left:
        return parties.flow(sheet, items, 14, y + 23, colour) + _ROW + 4
    return parties.flow(sheet, items, left, y, colour) + _ROW


def _alike(links: Sequence[Link]) -> list[list[Link]]:
    """The links by partner: countries first, then bodies, regions and groups."""
    ordered = sorted(links, key=lambda link: _KINDS.index(link["partner_kind"]))
    return parties.grouped(ordered, "partner")
