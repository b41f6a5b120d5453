"""One page of the explorer as a whole document, from its blocks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from markupsafe import Markup

from southsouth import citation, downloads, filters, reading, release, tables
from southsouth.address import Joined
from southsouth.blocks import (
    PART,
    SITE,
    TABLE,
    Block,
    CardBlock,
    Cell,
    Code,
    Columns,
    Controls,
    Embeddable,
    Go,
    Picture,
    Row,
    Step,
    Table,
    Title,
    Walk,
    plain,
)
from southsouth.cards import KINDS, Card, Evidence, Link
from southsouth.charts.sheet import WIDTHS
from southsouth.embeds import offer
from southsouth.embeds.addresses import Embed, discovery, linked_discovery
from southsouth.embeds.facts import card as fact_card
from southsouth.embeds.facts import embed_id
from southsouth.embeds.images import image
from southsouth.errors import NotTheReport
from southsouth.html import live, pictures, shared
from southsouth.kept import Kept
from southsouth.language import DEFAULT, LANGUAGES, N_, in_language, translate
from southsouth.linebreaks import ems
from southsouth.markup import render
from southsouth.menu import PAGES
from southsouth.pages import LISTS, OF_COPY, compose, data
from southsouth.pages.parts import count
from southsouth.permanent import dataset, linked_data
from southsouth.permanent import facts as of_facts
from southsouth.resource import Host, Resource
from southsouth.view import PAGE, SEARCH, View, fact_address, page_address, part_address

HTML = "text/html; charset=utf-8"
_DATASET_PAGES = ("overview", "data")
_PAGES = Kept(64_000_000)  # whoever invents parameters fills no more
_LONG = 2400  # pixels: a picture that a phone shows in three screens or more, two of them at first
_SHORT = 420  # pixels: half of a phone's screen
_WORD, _WORDS = (
    7.5,
    14,
)  # ems of the widest cell of a column that breaks none, and of one of few words
_NAME = 24  # ems of a name that heads a row
_SHEET = 1.32  # times its width: a picture that is as high fills a sheet of A4
_USUAL = "events-map"  # what a link to a page without pictures shows


def page(view: View, host: Host) -> bytes:
    """The page of a view, UTF-8.

    Raises:
        KeyError: there is no such page.
    """
    parameters = tuple(sorted(view.address.parameters.items()))
    asked = (view.page_id, view.lang, parameters, view.address.several, host)
    return _PAGES.get((*asked, _copy(view.page_id)), lambda: _page(*asked))


def _copy(page_id: str) -> tuple[str, int, int] | None:
    """Which copy of the report a page shows: another copy, or a changed one, is another page."""
    if page_id not in OF_COPY:
        return None
    try:
        found = reading.configured()
    except NotTheReport as refusal:
        return str(refusal), 0, 0
    return found.key if found else None


def _page(
    page_id: str,
    language: str,
    parameters: tuple[tuple[str, str], ...],
    several: frozenset[str],
    host: Host,
) -> bytes:
    view = View.of(page_id, language, Joined(parameters, several))
    blocks = compose(view, static=host.static)
    title = next(block for block in blocks if isinstance(block, Title))
    fact = _stated(view)
    called, description = _told(view, blocks, fact)
    address = page_address(page_id, DEFAULT)
    alternates = {code: page_address(page_id, code) for code in LANGUAGES} | {"x-default": address}
    return render(
        "explorer.html",
        language,
        view=view,
        host=host,
        here=view.path,
        shared=view.here(),  # who shares a filtered view shares it as it is
        page_id=page_id,
        alternates=alternates,
        other={code: _said_in(view, code) for code in LANGUAGES},
        licence_url=release.LICENCE_URL,
        release=release.RELEASE,
        title=called,
        description=description,
        blocks=blocks,
        has_card=any(isinstance(block, CardBlock) for block in blocks),
        image=image(host, fact) if fact else _image(blocks, language, host),
        oembed=discovery(host, fact) if fact else _oembed(page_id, blocks, language, host),
        linked_data=_described(view, called if fact else title.message, description, host),
        shown=Shown(language, host),
        live=live.way(view, host),
    ).encode()


def _said_in(view: View, language: str) -> str:
    """The address of the same view in a language, with what is searched for."""
    other = view.said_in(language)
    return other.here(**{SEARCH: view.searched}) if view.searched else other.here()


def parts(view: View, host: Host) -> tuple[tuple[str | Controls, ...], str]:
    """The page as the live one shows it, and its title: HTML, and between it controls as they are.

    Raises:
        KeyError: there is no such page.
    """
    blocks = compose(view)
    said = f"{_told(view, blocks, _stated(view))[0]} · {view.text(N_('South-South Explorer'))}"
    return live.parts(view, blocks, host, Shown(view.lang, host)), said


def resources(host: Host) -> Iterator[Resource]:
    """Every page in every language, as files of the site; where files alone answer, each part of its
    list."""
    for entry in PAGES:
        rows = tables.load(LISTS[entry.id]).height if entry.id in LISTS and host.static else 0
        for number in range(1, count(rows) + 1):
            asked = {PAGE: str(number)} if number > 1 else {}
            for language in LANGUAGES:
                yield Resource(
                    part_address(entry.id, number, language),
                    HTML,
                    lambda view=(entry.id, language, asked): page(View.of(*view), host),
                )


class Shown:
    """What the templates ask for while they show blocks in one language at one host."""

    def __init__(self, language: str, host: Host) -> None:
        self.language = language
        self.host = host

    def name(self, block: Block) -> str:
        """The macro of templates/blocks.html that shows a block."""
        return type(block).__name__.lower()

    def to(self, address: str) -> str:
        """An address of the site as a link has it here."""
        if not address.startswith("/"):
            return address
        here = self.host.path("") + address
        kept = not self.host.static or narrows(address)
        return here if kept else urlsplit(here)._replace(query="").geturl()

    def go(self, words: Go) -> str:
        """Where words lead; where files alone answer, to the fact that they would open."""
        if self.host.static and words.ref.startswith(f"{PART}/"):
            _, page_id, number = words.ref.split("/")
            there = self.to(part_address(page_id, int(number), self.language))
            return f"{there}#{urlsplit(words.address).fragment}"
        if self.host.static and words.ref:
            return self._fact(words.ref)
        return self.to(words.address)

    def leads(self, words: Go) -> bool:
        """Whether words lead anywhere here: where files alone answer, few queries do."""
        return not self.host.static or bool(words.ref) or narrows(words.address)

    def _fact(self, ref: str) -> str:
        kind, _, fact_id = ref.partition("/")
        if kind == TABLE:
            return f"{self.to(in_language(dataset.ADDRESS, self.language))}#{fact_id}"
        return self.to(fact_address(kind, fact_id, self.language))

    def row(self, row: Row, cell: Cell) -> str:
        """Where a cell leads; where files alone answer no card is opened: a row leads to its fact."""
        if self.host.static and row.ref and cell.address == row.cells[0].address:
            return self._fact(row.ref)
        return self.to(cell.address) if cell.address else ""

    def stills(self, picture: Picture) -> Mapping[str, Markup]:
        """The picture in three widths."""
        prefix = self.host.path("")
        shown = replace(picture, choose={}) if self.host.static else picture
        drawn = pictures.stills(shown, self.language, prefix)
        # Drawn from our own tables; what a reader sent stands in addresses, which are escaped.
        return {name: Markup(svg) for name, svg in drawn.items()}  # noqa: S704

    def long(self, stills: Mapping[str, Markup]) -> bool:
        """Whether a phone folds the picture."""
        return pictures.tall(stills["narrow"]) > _LONG

    def tall(self, stills: Mapping[str, Markup]) -> bool:
        """Whether the picture takes a sheet of paper for itself: less of one would make it too small."""
        name = "wide" if self.long(stills) else "medium"
        return pictures.tall(stills[name]) > _SHEET * WIDTHS[name]

    def short(self, stills: Mapping[str, Markup]) -> bool:
        """Whether a phone can keep the picture in sight while its words pass below it."""
        return pictures.tall(stills["narrow"]) <= _SHORT

    def steps(self, walk: Walk) -> list[tuple[Step, Mapping[str, Markup]]]:
        """Each step with its stills."""
        drawn = pictures.steps(walk, self.language, self.host.path(""))
        return [
            (step, {name: Markup(svg) for name, svg in stills.items()})  # noqa: S704
            for step, stills in zip(walk.steps, drawn, strict=True)
        ]

    def about(self, picture: Picture) -> dict[str, Any]:
        """What is said around a picture, and what can be done with it."""
        return shared.about(picture, self.language, self.host)

    def paragraph(self, number: int) -> str:
        """The page of a paragraph."""
        return self.to(fact_address("paragraph", str(number), self.language))

    def code(self, block: Code) -> str:
        """Words to copy, with the public address of this site in them."""
        return block.text.replace(SITE, self.host.url(""))

    def offered(self, block: Embeddable) -> offer.Offer:
        """The codes and files of an embed at this host."""
        return offer.offer(self.host, block.embed)

    def place(self, number: int) -> str:
        """A paragraph in words."""
        return citation.where(number, self.language)

    def where(self, words: Evidence) -> str:
        """The place of printed words, in words."""
        return citation.where(words.paragraph, self.language, words.footnote)

    def neighbour(self, link: Link) -> str:
        """Where a neighbour of a card's fact is shown."""
        return self.to(fact_address(link.kind, link.id, self.language))

    def kind(self, card: Card) -> str:
        """The kind of a card's fact in words."""
        return card.called or translate(KINDS[card.kind].name, self.language)

    def permanent(self, card: Card) -> str:
        """Where a card's fact is shown for ever."""
        return self.to(fact_address(card.kind, card.id, self.language))

    def widths(self, table: Table) -> list[str]:
        """A class for each column of a table, by its widest cell: `w` where no cell is broken, `m` where
        they are of a few words, `long`, or none where long cells need no room of their own."""
        cells = zip(*(row.cells for row in table.rows), strict=True)
        widest = [max(max(ems(cell.text), ems(cell.under)) for cell in column) for column in cells]
        if table.cut:
            return ["long" if size > _WORDS else "" for size in widest]
        most = [_NAME, *(_WORDS for _ in widest)]
        names = ("w" if size <= _WORD else "m" if size <= few else "" for size, few in zip(widest, most, strict=False))  # fmt: skip
        return [f"{name}{number}" if name else "" for number, name in enumerate(names, 1)]

    def facets(self, table: Table, controls: Controls | None) -> list[dict[str, str]]:
        """What the controls see of each row, where files alone answer."""
        return shared.facets(table, controls) if self.host.static and controls else []


def narrows(address: str) -> bool:
    """Whether a page narrows its list by itself, where files alone answer, as an address asks; one that
    asks for nothing it fulfils."""
    parts = urlsplit(address)
    asked = {name for name, _ in parse_qsl(parts.query)}
    there = next((entry.id for entry in PAGES if parts.path in _ADDRESSES[entry.id]), "")
    return not asked or (bool(there) and asked <= _narrowing(there))


_ADDRESSES = {entry.id: {page_address(entry.id, code) for code in LANGUAGES} for entry in PAGES}


@cache
def _narrowing(page_id: str) -> frozenset[str]:
    """The controls of a page that hide rows of its list (`static/files.js`)."""
    if page_id not in LISTS:
        return frozenset()
    offered = {
        item.name
        for block in compose(View.of(page_id, DEFAULT, {}))
        if isinstance(block, Controls)
        for item in block.items
    }
    return frozenset(offered & {entry.name for entry in filters.of_table(LISTS[page_id])})


def called(view: View) -> str:
    """What a page of a view says."""
    return _called(compose(view))


def _called(blocks: Iterable[Block]) -> str:
    """What stands in the tab and in the history: what the page says."""
    return next(block.message for block in blocks if isinstance(block, Title))


def _stated(view: View) -> Embed | None:
    """The fact that a row of a table states which is all that is asked for."""
    if view.page_id != "data" or not (found := data.stated(view.address.parameters)):
        return None
    return Embed(embed_id(*found), view.lang, is_fact=True)


def _told(view: View, blocks: Sequence[Block], fact: Embed | None) -> tuple[str, str]:
    """What a page is called in the tab and in links to it, and what these say of it."""
    if fact:
        card = fact_card(fact.id, view.lang)
        return of_facts.called(card), of_facts.described(card)
    title = next(block for block in blocks if isinstance(block, Title))
    lead = plain(title.lead) or view.text(next(p.lead for p in PAGES if p.id == view.page_id))
    return _called(blocks), lead


def _first_picture(blocks: Iterable[Block]) -> Picture | None:
    every = (part for block in blocks for part in _parts(block))
    return next((block for block in every if isinstance(block, Picture)), None)


def _parts(block: Block) -> Iterator[Block]:
    """A block, or those that stand in its columns."""
    if isinstance(block, Columns):
        for column in block.parts:
            yield from column
    else:
        yield block


def _image(blocks: tuple[Block, ...], language: str, host: Host) -> Any:
    picture = _first_picture(blocks)
    return image(host, _embed(picture, language) if picture else Embed(_USUAL, language))


def _oembed(page_id: str, blocks: tuple[Block, ...], language: str, host: Host) -> str:
    """Of a page with charts of its own its first, as it is embedded; another is linked."""
    picture = _first_picture(blocks)
    if picture and picture.exhibit.page == page_id:
        return discovery(host, _embed(picture, language))
    return linked_discovery(host, page_address(page_id, language))


def _embed(picture: Picture, language: str) -> Embed:
    """A picture as it is embedded, with what narrows it."""
    return Embed(picture.exhibit.id, language, filters=picture.query)


def _described(view: View, title: str, description: str, host: Host) -> str:
    """The page in schema.org's terms; those that offer the dataset are about it."""
    described = linked_data.page(title, description, view.path, view.lang, host)
    if view.page_id in _DATASET_PAGES:
        found = {file.address: file.media_type for file in downloads.resources(host)}
        offered = linked_data.dataset(view.lang, host, found)
        del offered["@context"]
        described["mainEntity"] = offered
    return linked_data.script(described)
