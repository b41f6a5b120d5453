"""What search engines ask for: robots.txt, and the sitemap (sitemaps.org 0.9) with languages."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from southsouth import cards, release, stories
from southsouth.language import DEFAULT, LANGUAGES
from southsouth.menu import PAGES
from southsouth.permanent.addresses import alternates
from southsouth.resource import Host
from southsouth.view import page_address

_NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


def xml(host: Host) -> bytes:
    """The sitemap: the pages of the explorer, the dataset, every fact."""
    entries = [_entry(languages, host) for languages in _all()]
    body = "".join(line for entry in entries for line in entry)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_NAMESPACES}>\n{body}</urlset>\n'.encode()


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
