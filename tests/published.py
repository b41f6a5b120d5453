"""The site published for tests; run as a program, in a process that shares nothing with them.

Drawing takes longer than all the rest. Images of facts differ in words alone: of each kind one of forty
is drawn, of charts, which other tests draw, one of four; and of the pictures on pages of facts one of
ten; one stands for the others.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest import mock
from zlib import crc32

from southsouth import cards, exhibits
from southsouth.cards import Card
from southsouth.embeds import images
from southsouth.filters import Query
from southsouth.language import LANGUAGES
from southsouth.permanent import facts
from southsouth.publish import Summary, catalogue, publish
from southsouth.resource import Host, Resource

HOST = Host("https://example.org", static=True)
_EVERY = 40  # of the files that differ by their fact alone
_KINDS = "|".join(cards.KINDS)
_FACT = re.compile(
    rf"^((?:/v/[^/]+)?(?:/embed/fact(?:/(?:{_KINDS}))?|/(?:{_KINDS})))/[^/]+"
    r"|^((?:/v/[^/]+)?/oembed/fact)/.+(?=-..\.json)"
)
_CODES = "|".join(LANGUAGES)
_CHART = re.compile(rf"(?<=embed/)(?:{'|'.join(exhibits.EXHIBITS)})(?=$|[/.]|-(?:{_CODES}|\d))")
_LANGUAGE = re.compile(rf"/(?:{_CODES})(?=/|$)|-(?:{_CODES})(?=\.)")


#: The filters of the picture that stands for those of other facts on their pages.
_FOR_OTHERS: Mapping[str, Query] = {
    "events-map": (("country", "ETH"),), "timeline": (("organiser", "unossc"),),
}  # fmt: skip


def whole(site: Path) -> Summary:
    """Write every file of the site into a folder."""
    preview, picture, on_page = images.preview, images.cards.chart, facts.picture

    def few_facts(card: Card) -> bytes:
        every = list(cards.ids(card.kind))
        if every.index(card.id) % 40:
            card = cards.card(card.kind, every[0], card.language)
        return preview(card)

    def few_charts(chart_id: str, language: str, query: Query) -> bytes:
        every = list(exhibits.EXHIBITS)
        return picture(every[0] if every.index(chart_id) % 4 else chart_id, language, query)

    def few_pictures(chart: str, wanted: Query, language: str, host: Host) -> dict[str, Any]:
        for_others = _FOR_OTHERS.get(chart, wanted)
        every_tenth = crc32(repr(wanted).encode()) % 10 == 0
        return on_page(chart, wanted if every_tenth else for_others, language, host)

    with (
        mock.patch.object(images, "preview", few_facts),
        mock.patch.object(images.cards, "chart", few_charts),
        mock.patch.object(facts, "picture", few_pictures),
    ):
        return publish(site, HOST)


def part(site: Path) -> Summary:
    """Write some of the files of each sort, and every file that is the only one of its sort, but for
    `draws_all`."""
    resources = catalogue.resources
    with mock.patch.object(catalogue, "resources", lambda host: _some(resources(host))):
        return whole(site)


def _some(every: Iterator[Resource]) -> Iterator[Resource]:
    """Of each sort one, and one of so many after it, of charts one: from one sort to the next another chart
    and language."""
    sorts: dict[tuple[bool, str], list[Resource]] = {}
    for resource in every:
        if not draws_all(resource):
            sorts.setdefault((bool(chart(resource)), sort(resource)), []).append(resource)
    charts = [own for (is_chart, _), own in sorts.items() if is_chart]
    for place, own in enumerate(charts):
        languages = len(own) // len(exhibits.EXHIBITS)
        yield own[(place * languages + place % languages) % len(own)]
    for place, own in enumerate(own for (is_chart, _), own in sorts.items() if not is_chart):
        yield from own[place % min(len(own), 2) :: _EVERY]


def draws_all(resource: Resource) -> bool:
    """Whether a file is the list of embeds, for which every chart is drawn at every width."""
    return resource.address.endswith("/embed/index.json")


def chart(resource: Resource) -> str:
    """The chart that a file belongs to; nothing for other files."""
    found = _CHART.search(resource.address)
    return found[0] if found else ""


def sort(resource: Resource) -> str:
    """What files have in common that differ by their fact, chart or language alone: an address without it."""
    whole = _CHART.sub("", _FACT.sub(lambda found: found[1] or found[2], resource.address))
    return _LANGUAGE.sub("", whole)


if __name__ == "__main__":
    part(Path(sys.argv[1]))
