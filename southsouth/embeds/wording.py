"""What an embed says below its picture: source, notes of a map, licence."""

import polars as pl
from markupsafe import Markup, escape

from southsouth import citation
from southsouth.cards import address_of
from southsouth.embeds.addresses import Embed
from southsouth.exhibits import Exhibit, get
from southsouth.filters import written
from southsouth.language import N_, comma, counted, date, in_language, translate
from southsouth.release import LICENCE_URL, RELEASE, RELEASED
from southsouth.resource import Host

_CHART = N_("Chart, data and text: {site}, {licence}")
_BOUNDARIES = N_("Data and text: {site}, {licence}; boundaries not for commercial use")
_FACT = N_("Data and text: {site}, {licence}; quotations are the report’s own Chinese text")
_NAME = "CC BY 4.0"


def caption_lines(
    exhibit: Exhibit, language: str, rows: pl.DataFrame, width: int
) -> tuple[str, ...]:
    """The lines below a chart of a width as plain text: source with paragraphs, notes, licence."""
    source = exhibit.source(language, exhibit.paragraphs(rows), beside_table=True)
    return source, *exhibit.notes(language, rows, width), licence_line(exhibit, language)


def source(exhibit: Exhibit, language: str, prefix: str, rows: pl.DataFrame) -> Markup:
    """The source line of rows; each paragraph leads to its page (`prefix` before its address)."""
    words = escape(exhibit.source(language, beside_table=True))
    if exhibit.outside_report:
        return words
    links = {number: _paragraph(number, language, prefix) for number in exhibit.paragraphs(rows)}
    if summary := links.pop(0, None):
        words += escape(translate(citation.SUMMARY, language, summary="{summary}")).format(
            summary=summary
        )
    if not links:
        return words
    listed = Markup(comma(language)).join(links.values())
    said = counted(citation.PARAGRAPHS, len(links), language, list="{list}")
    return words + escape(said).format(list=listed)


def paragraph_address(number: int, language: str, prefix: str) -> str:
    """Where a paragraph has its page."""
    return prefix + in_language(address_of("paragraph", str(number)), language)


def _paragraph(number: int, language: str, prefix: str) -> Markup:
    address = paragraph_address(number, language, prefix)
    return Markup('<a href="{}">{}</a>').format(address, citation.number(number, language))


def licence_line(exhibit: Exhibit, language: str) -> str:
    """What may be done with a chart, in one line of plain text."""
    words = _BOUNDARIES if exhibit.map_kind == "un" else _CHART
    return citation.by_name(words, language, licence=_NAME)


def imprint(host: Host, embed: Embed) -> tuple[str, ...]:
    """What a picture of a chart carries once it has left the site: its address, release and licence."""
    words = N_("Release {release}, {date}")
    day = date(RELEASED, embed.language)
    return (
        host.url(embed.page + written(embed.filters)),
        translate(words, embed.language, release=RELEASE, date=day),
        licence_line(get(embed.id), embed.language),
    )


def licence(exhibit: Exhibit, language: str) -> Markup:
    """The line with the licence's address."""
    return _linked(_BOUNDARIES if exhibit.map_kind == "un" else _CHART, language)


def fact_licence(language: str) -> str:
    """What may be done with a fact, in one line of plain text."""
    return citation.by_name(_FACT, language, licence=_NAME)


def fact_licence_linked(language: str) -> Markup:
    """The line with the licence's address."""
    return _linked(_FACT, language)


def _linked(message: str, language: str) -> Markup:
    link = Markup('<a rel="license" href="{}">{}</a>').format(LICENCE_URL, _NAME)
    return escape(citation.by_name(message, language, licence="{licence}")).format(licence=link)
