"""Other names of what has a page, as small pages that lead there: where files alone answer, no 308 does.

A name that differs from an id in case or marks alone has none: on a disk that knows no case it would
stand in the place of the page itself.
"""

import re
from collections.abc import Iterator

from markupsafe import Markup

from southsouth import cards
from southsouth.cards import KINDS
from southsouth.folding import folded, squashed
from southsouth.language import DEFAULT, LANGUAGES, in_language, translate
from southsouth.menu import PAGES
from southsouth.resource import Host, Resource
from southsouth.view import page_address

HTML = "text/html; charset=utf-8"
_NAME = re.compile(r"[\w-]{2,80}")
_HAN = re.compile(r"[㐀-鿿]")
_PAGE = Markup(
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="robots" content="noindex"><link rel="canonical" href="{whole}">'
    '<meta http-equiv="refresh" content="0;url={here}"></head>'
    '<body><p><a href="{here}">{title}</a></p></body></html>\n'
)


def resources(host: Host) -> Iterator[Resource]:
    """A page for each other name of a page and of a fact, in the language of the name."""
    taken = {page_address(page.id, code) for page in PAGES for code in LANGUAGES}
    taken |= {cards.address_of(kind, own).casefold() for kind in KINDS for own in cards.ids(kind)}
    for address, there, title, language in (*_of_pages(), *_of_facts()):
        if address.casefold() not in taken:
            taken.add(address.casefold())
            yield Resource(
                address, HTML,
                lambda there=there, title=title, language=language: _body(host, there, title, language),
            )  # fmt: skip


def _of_pages() -> Iterator[tuple[str, str, str, str]]:
    for page in PAGES:
        for code in LANGUAGES:
            title = translate(page.title, code)
            if page.address and (name := _step(title)):
                yield f"/{name}", page_address(page.id, code), title, code


def _of_facts() -> Iterator[tuple[str, str, str, str]]:
    for kind in KINDS.values():
        for said, own in kind.synonyms.others():
            name = _step(said)
            if name and own in kind.known and squashed(folded(said)) != squashed(folded(own)):
                language = "zh" if _HAN.search(said) else DEFAULT
                there = in_language(cards.address_of(kind.id, own), language)
                yield f"/{kind.id}/{name}", there, said, language


def _step(said: str) -> str:
    """A name as a step of an address: small letters, hyphens for spaces; nothing where it is none."""
    name = "-".join(said.casefold().replace("(", "").replace(")", "").replace(",", "").split())
    return name if _NAME.fullmatch(name) and name not in LANGUAGES else ""


def _body(host: Host, there: str, title: str, language: str) -> bytes:
    return _PAGE.format(
        language=language, title=title, whole=host.url(there), here=host.path(there)
    ).encode()
