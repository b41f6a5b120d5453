"""One page for each fact: its card, its evidence, its neighbours, its citation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from southsouth import cards, citation, exhibits, menu, release, tokens, view
from southsouth.cards import Card, Evidence, Link
from southsouth.cards.text import cited
from southsouth.charts.sheet import WIDTHS
from southsouth.embeds import Embed, codes, heights, images
from southsouth.embeds.addresses import discovery
from southsouth.embeds.facts import embed_id, title
from southsouth.language import DEFAULT, LANGUAGES, N_, in_language, translate
from southsouth.markup import render
from southsouth.names import bracketed, entry
from southsouth.permanent import linked_data, quotations
from southsouth.permanent.addresses import alternates, page_address
from southsouth.permanent.annotations import annotations
from southsouth.resource import Host, Resource
from southsouth.stills.charts import still

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Format:
    """One machine-readable form of a fact's page; `dated` where it may tell the day of access."""

    name: str
    address: str
    media_type: str
    dated: bool = False


_FORMATS = (
    ("BibTeX", "citation.bib", "application/x-bibtex; charset=utf-8"),
    ("RIS", "citation.ris", "application/x-research-info-systems; charset=utf-8"),
    ("CSL-JSON", "citation.csl.json", "application/vnd.citationstyles.csl+json; charset=utf-8"),
    ("Web Annotation", "annotations.jsonld", "application/ld+json; charset=utf-8"),
)


#: The files that are references, which may tell the day of access.
REFERENCES = {"citation.bib": "bibtex", "citation.ris": "ris", "citation.csl.json": "csl-json"}
_HOSTS = 4  # the same process is read under few addresses; whoever invents more evicts the oldest


@lru_cache(maxsize=_HOSTS)
def _kept(host: Host) -> dict[tuple[str, ...], bytes]:
    """What was made for a host: as many pages and files as there are facts, and no more.

    A cache with a number for its size is outgrown by the tables, and then a site published in
    order never finds anything in it.
    """
    return {}


def page(kind: str, fact_id: str, language: str, host: Host) -> bytes:
    """The page of a fact in a language.

    Raises:
        UnknownFact: there is no such fact; the nearest ids are named.
    """
    kept, key = _kept(host), (kind, fact_id, language)
    if key not in kept:
        kept[key] = _page(kind, fact_id, language, host)
    return kept[key]


def _page(kind: str, fact_id: str, language: str, host: Host) -> bytes:
    card = cards.card(kind, fact_id, language)
    address = f"/{kind}/{fact_id}"
    here = in_language(address, language)
    embed = Embed(embed_id(kind, fact_id), language, is_fact=True)
    return render(
        "fact.html",
        language,
        card=card,
        title=title(card),
        kind=cards.KINDS[kind],
        host=host,
        here=here,
        cited=_cited(card, host.url(here)),
        alternates=alternates(address),
        suffix="" if language == DEFAULT else f"/{language}",
        licence_url=release.LICENCE_URL,
        release=release.RELEASE,
        description=described(card),
        image=images.image(host, embed),
        formats=_formats(card),
        linked_data=linked_data.script(linked_data.of_card(card, host)),
        quotations=quotations.of(card),
        where=lambda words: _where(words, language),
        to=lambda link: _to(link, language, host),
        shown_on=_shown_on(card, host),
        embed=embed.page,
        code=_code(card, embed, host),
        oembed=discovery(host, embed),
        page=lambda kind, fact_id: host.url(page_address(kind, fact_id, language)),
        pictures=list(_pictures(card, host)),
        theme_css=Markup(tokens.THEME_CSS),  # noqa: S704 - a constant of ours
    ).encode()


def _code(card: Card, embed: Embed, host: Host) -> str:
    """What a newsroom pastes to show the fact."""
    height = heights.fact(card, codes.USUAL)
    return str(codes.script(host, embed, title(card), height))


def _cited(card: Card, url: str) -> dict[str, Any]:
    """The reference as the page says it, and as reference managers read it from the page."""
    place = (card.language, card.cited, card.footnote, url)
    return {
        "text": citation.text(*place),
        "references": citation.references(
            card.language, called(card), citation.followed(url), card.cited, card.footnote
        ),
        "coins": citation.coins(*place),
        "tags": citation.tags(*place),
    }


def called(card: Card) -> str:
    """What a reference calls the fact: what a figure counts, then the number; else its title."""
    return entry(card.lead, card.headline, card.language) if card.kind == "figure" else title(card)


def described(card: Card) -> str:
    """What a link to the fact says of it."""
    told = card.lead or " · ".join(value for _, value in card.facts[:3])
    more, join = (told, entry) if told else (card.citation, bracketed)
    said = join(card.headline, more, card.language)
    return said if len(said) <= 300 else said[:299] + "…"


def _where(words: Evidence, language: str) -> str:
    return citation.where(words.paragraph, language, words.footnote)


def _to(link: Link, language: str, host: Host) -> str:
    """The page of a neighbour in the same language."""
    return host.url(page_address(link.kind, link.id, language))


def _formats(card: Card) -> tuple[Format, ...]:
    start = page_address(card.kind, card.id, card.language)
    return tuple(
        Format(name, f"{start}/{file}", kind, file in REFERENCES) for name, file, kind in _FORMATS
    )


def _shown_on(card: Card, host: Host) -> dict[str, str]:
    """Pages of the explorer that show the fact, by their addresses: what belongs to it, then its list.

    Where files alone answer, no page opens a fact: its row in the list stands for that.
    """
    kind = cards.KINDS[card.kind]
    said = menu.page(kind.page).title
    if host.static:
        found = {
            f"{view.page_address(page, card.language)}?{name}={card.id}": menu.page(page).title
            for page, name in card.narrowed
        }
        row = f"{view.page_address(kind.page, card.language)}#{card.kind}-{card.id}"
        return found | ({row: said} if card.kind in _LISTED else {})
    found = {
        f"/{page}?{name}={card.id}&lang={card.language}": menu.page(page).title
        for page, name in card.narrowed
    }
    return found | {f"{kind.explorer(card.id)}&lang={card.language}": said}


#: Kinds with a row for each fact on their page, whatever was asked of it.
_LISTED = (
    "figure",
    "event",
    "cooperation",
    "organisation",
    "commission",
    "recommendation",
    "caveat",
)


def _pictures(card: Card, host: Host) -> Iterator[dict[str, Any]]:
    """The charts of the card and of its neighbours, for narrow pages and wider ones, and what is said
    of each: its note, and a map's disclaimer."""
    if card.chart:
        yield picture(card.chart, (), card.language, host)
    if card.picture:
        drawn = picture(*card.picture, card.language, host)
        said = translate(_CAPTIONS[card.picture[0]], card.language)
        yield drawn | {"said": said, "notes": [*filter(None, [card.beyond]), *drawn["notes"]]}


#: What the chart shows of one fact.
_CAPTIONS = {"events-map": N_("Events on the map"), "timeline": N_("Events by date")}


def picture(
    chart: str, wanted: Iterable[tuple[str, str]], language: str, host: Host
) -> dict[str, Any]:
    """What a page of a fact shows of a chart with such filters: its id, stills, subject and notes."""
    exhibit = exhibits.get(chart)
    query = exhibit.asked(wanted)
    rows = exhibit.frame(query)
    drawn = {
        name: still(chart, language, WIDTHS[name], query, host.url(""))
        for name in ("narrow", "medium")
    }
    return {
        "id": chart,
        # Drawn from our own tables, never from what a reader sent.
        "stills": [{"name": name, "svg": Markup(svg)} for name, svg in drawn.items()],  # noqa: S704
        "said": exhibit.subject(language),
        "notes": [
            note for note in (exhibit.told(language, rows), *exhibit.notes(language, rows)) if note
        ],
    }


def has_file(kind: str, fact_id: str, name: str) -> bool:
    """Whether there is a fact of that kind and id, and a form of it of that name."""
    return cards.known(kind, fact_id) and (
        name in {file for _, file, _ in _FORMATS} or _is_image(name)
    )


def _is_image(name: str) -> bool:
    return name == images.PAGES and images.can_be_made()


def file(
    kind: str, fact_id: str, language: str, name: str, host: Host, accessed: date | None = None
) -> tuple[bytes, str]:
    """One machine-readable form of a fact, with its media type; a reference with the day on which its
    reader came, where one is told.

    Raises:
        UnknownFact: there is no such fact.
        KeyError: there is no form of that name.
    """
    if _is_image(name):
        return images.preview(cards.card(kind, fact_id, language)), "image/png"
    types = {file: media_type for _, file, media_type in _FORMATS}
    media_type = types[name]
    if accessed:
        return _file(cards.card(kind, fact_id, language), name, host, accessed), media_type
    kept, key = _kept(host), (kind, fact_id, language, name)
    if key not in kept:
        kept[key] = _file(cards.card(kind, fact_id, language), name, host)
    return kept[key], media_type


def _file(card: Card, name: str, host: Host, accessed: date | None = None) -> bytes:
    url = host.url(page_address(card.kind, card.id, card.language))
    if name == "annotations.jsonld":
        whole = page(card.kind, card.id, card.language, host)
        return linked_data.text(annotations(card, url, whole)).encode()
    return cited(card, REFERENCES[name], url, accessed).encode()


def resources(host: Host) -> Iterator[Resource]:
    """Every fact's page and its forms, in both languages."""
    for kind in cards.KINDS:
        for fact_id in cards.ids(kind):
            for language in LANGUAGES:
                yield from _of_fact(kind, fact_id, language, host)


def _of_fact(kind: str, fact_id: str, language: str, host: Host) -> Iterator[Resource]:
    start = page_address(kind, fact_id, language)
    yield Resource(start, HTML, lambda: page(kind, fact_id, language, host))
    for _, name, media_type in _FORMATS:
        yield Resource(
            f"{start}/{name}",
            media_type,
            lambda name=name: file(kind, fact_id, language, name, host)[0],
        )
    if images.stands_beside(host, kind):
        name = images.PAGES
        yield Resource(
            f"{start}/{name}", "image/png", lambda: file(kind, fact_id, language, name, host)[0]
        )
