"""What search engines ask for: robots.txt, and the sitemap (sitemaps.org 0.9) with languages."""

from collections.abc import Iterator
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from southsouth import cards, release, stories
from southsouth.language import DEFAULT, LANGUAGES
from southsouth.menu import PAGES
from southsouth.permanent.addresses import alternates
from southsouth.resource import Host
from southsouth.view import page_address

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


MOST = 40_000
"""Addresses in one file: search engines read no more than 50,000."""


def xml(host: Host) -> bytes:
    """The sitemap: the pages of the explorer, the dataset, every fact; of too many the list of its parts."""
    last = count()
    if last == 1:
        return part(host, 1)
    body = "".join(
        f"<sitemap><loc>{escape(host.url(address(number)))}</loc><lastmod>{release.RELEASED}</lastmod></sitemap>\n"
        for number in range(1, last + 1)
    )
    return f"{_HEAD}<sitemapindex {_NAMESPACE}>\n{body}</sitemapindex>\n".encode()


def address(number: int) -> str:
    """Where a part of the sitemap is."""
    return f"/sitemap-{number}.xml"


def count() -> int:
    """In how many parts the addresses stand."""
    return -(-sum(1 for _ in _all()) // _size())


def part(host: Host, number: int) -> bytes:
    """One part of the sitemap, from 1."""
    size = _size()
    entries = islice(_all(), (number - 1) * size, number * size)
    body = "".join(line for languages in entries for line in _entry(languages, host))
    return f"{_HEAD}<urlset {_NAMESPACE} {_LINKS}>\n{body}</urlset>\n".encode()


def _size() -> int:
    """Entries of a part: each has an address a language."""
    return MOST // len(LANGUAGES)


def _all() -> Iterator[dict[str, str]]:
    for page in PAGES:
        yield {code: page_address(page.id, code) for code in LANGUAGES} | {
            "x-default": page_address(page.id, DEFAULT)
        }
    for address in ("", *stories.STORIES):
        yield alternates(stories.address(address))
    yield alternates("/download")
    for kind in cards.KINDS.values():
        for fact_id in kind.ids:
            yield alternates(cards.address_of(kind.id, fact_id))


def _entry(languages: dict[str, str], host: Host) -> Iterator[str]:
    """One entry a language, each naming the others."""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(code)} href={quoteattr(host.url(address))}/>'
        for code, address in languages.items()
    )
    for code, address in languages.items():
        if code in LANGUAGES:
            yield f"<url><loc>{escape(host.url(address))}</loc><lastmod>{release.RELEASED}</lastmod>{links}</url>\n"


def robots(host: Host) -> bytes:
    """robots.txt: everything may be read, and where the list of it is."""
    return f"User-agent: *\nAllow: /\nSitemap: {host.url('/sitemap.xml')}\n".encode()
