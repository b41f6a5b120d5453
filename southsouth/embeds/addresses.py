"""Where an embed and what belongs to it stand, seen from the root of the site."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from southsouth import exhibits
from southsouth.address import Allowed, Pairs, own, own_value, refuse_rest
from southsouth.embeds import facts
from southsouth.errors import UnknownFilter
from southsouth.filters import Query, written
from southsouth.language import DEFAULT, LANGUAGES, in_language
from southsouth.release import RELEASE
from southsouth.resource import Host

THEMES = ("light", "dark")
#: Parameters of an embed's page that are no filters, with what each may be.
OWN: Allowed = {"lang": tuple(LANGUAGES), "theme": THEMES}
_PATH = re.compile(
    rf"(?:/v/(?P<release>{re.escape(RELEASE)}))?/embed/(?P<fact>fact/(?P<kind>(?:{'|'.join(facts.KINDS)})/)?)?(?P<id>[\w.-]+)(?:/(?P<lang>[a-z]{{2}}))?/?"
)


@dataclass(frozen=True)
class Embed:
    """One embed as someone asks for it.

    Attributes:
        id: The chart's id, or a fact's as `facts.embed_id` makes it.
        language: One of `LANGUAGES`.
        theme: `light`, `dark`, or nothing: then the reader's own setting counts.
        is_fact: Whether it is a fact's card, not a chart.
        filters: What narrows a chart, as `Exhibit.asked` checks it.
    """

    id: str
    language: str = DEFAULT
    theme: str | None = None
    is_fact: bool = False
    filters: Query = ()

    @property
    def name(self) -> str:
        """What stands below /embed/: `timeline`, `fact/bali-2013`."""
        return f"{'fact/' if self.is_fact else ''}{quote(self.id)}"

    @property
    def root(self) -> str:
        """The address without language and theme; files that belong to it stand below."""
        return f"/embed/{self.name}"

    @property
    def page(self) -> str:
        """The address of the page in its language, without the theme."""
        return in_language(self.root, self.language)

    @property
    def address(self) -> str:
        """The address with the theme, as a frame loads it."""
        return self.page + self.query

    @property
    def query(self) -> str:
        """Theme and filters as an address carries them; nothing where neither was asked for."""
        narrowed = written(self.filters)
        if not self.theme:
            return narrowed
        return f"{narrowed}&theme={self.theme}" if narrowed else f"?theme={self.theme}"

    def said_in(self, language: str) -> "Embed":
        """The same embed in another language."""
        return replace(self, language=language)

    def file(self, name: str) -> str:
        """The address of a file that belongs to it."""
        return f"{self.root}/{name}"


def discovery(host: Host, embed: Embed) -> str:
    """Where a content system that has fetched the embed finds its oEmbed answer: in a file, also of a
    frozen release, whose answer is the frozen embed; a server tells of a theme and of filters too."""
    if host.static or (host.of_files and not embed.query):
        return host.url(oembed_file(embed))
    return linked_discovery(host, embed.address)


def linked_discovery(host: Host, address: str) -> str:
    """Where the oEmbed answer of a page that is linked, not embedded, is found; nowhere among files."""
    if host.static:
        return ""
    return host.url(f"/oembed?{urlencode({'url': host.url(address), 'format': 'json'})}")


def oembed_file(embed: Embed) -> str:
    """The file that holds the oEmbed answer where nothing is computed."""
    return f"/oembed/{embed.name}-{embed.language}.json"


def parse(url: str) -> tuple[Embed, str] | None:
    """The embed that an address names, and the release it is frozen in (or nothing).

    None when it is no embed's. The host is not looked at.

    Raises:
        UnknownFact: it is the address of a chart that nobody has.
        UnknownFilter: a parameter of the address is none of an embed's, or has another value.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    found = _PATH.fullmatch(parts.path)
    if found is None:
        return None
    own_id, is_fact = (found["kind"] or "") + found["id"], bool(found["fact"])
    said, rest = own(parse_qsl(parts.query), OWN)
    if is_fact:
        refuse_rest(rest, OWN)
    filters = () if is_fact else narrowed(own_id, rest, OWN)
    language = said.get("lang") or chosen("lang", found["lang"]) or DEFAULT
    return Embed(own_id, language, said.get("theme"), is_fact, filters), found["release"] or ""


def narrowed(chart_id: str, rest: Pairs, allowed: Iterable[str] = ()) -> Query:
    """The filters among the parameters of a chart's address that are not its own.

    Args:
        chart_id: The chart.
        rest: The parameters.
        allowed: The names of those of its own, to be told of.

    Raises:
        UnknownFact: there is no such chart.
        UnknownFilter: a parameter is none of its filters.
    """
    exhibit, rest = exhibits.get(chart_id), list(rest)
    names = [*allowed, *(entry.name for entry in exhibit.narrowed_by)]
    if any(name == "lang" for name, _ in rest):  # which a table's filters let through
        raise UnknownFilter("lang", None, names)
    try:
        return exhibit.asked(rest)
    except UnknownFilter as refusal:
        if refusal.value is not None:
            raise
        raise UnknownFilter(refusal.parameter, None, names) from refusal


def chosen(name: str, value: str | None) -> str | None:
    """The value of one of `OWN` that is meant; None where none is."""
    return own_value(name, value, OWN) if value else None
