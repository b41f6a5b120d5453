"""Where an embed and what belongs to it stand, seen from the root of the site."""

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from southsouth.embeds import facts
from southsouth.language import DEFAULT, LANGUAGES, in_language
from southsouth.release import RELEASE
from southsouth.resource import Host

THEMES = ("light", "dark")
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
    """

    id: str
    language: str = DEFAULT
    theme: str | None = None
    is_fact: bool = False

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
        """The theme as an address carries it; nothing where the reader's setting counts."""
        return f"?theme={self.theme}" if self.theme else ""

    def said_in(self, language: str) -> "Embed":
        """The same embed in another language."""
        return replace(self, language=language)

    def file(self, name: str) -> str:
        """The address of a file that belongs to it."""
        return f"{self.root}/{name}"


def discovery(host: Host, embed: Embed) -> str:
    """Where a content system that has fetched the embed finds its oEmbed answer."""
    if host.static:
        return host.url(oembed_file(embed))
    query = urlencode({"url": host.url(embed.address), "format": "json"})
    return host.url(f"/oembed?{query}")


def oembed_file(embed: Embed) -> str:
    """The file that holds the oEmbed answer where nothing is computed."""
    return f"/oembed/{embed.name}-{embed.language}.json"


def parse(url: str) -> tuple[Embed, str] | None:
    """The embed that an address names, and the release it is frozen in (or nothing).

    None when it is no embed's. The host is not looked at; whether there is such a chart or fact is
    for the caller to find out.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    found = _PATH.fullmatch(parts.path)
    if found is None:
        return None
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    language = chosen(asked.get("lang") or found["lang"], tuple(LANGUAGES)) or DEFAULT
    theme = chosen(asked.get("theme"), THEMES)
    return Embed(
        (found["kind"] or "") + found["id"], language, theme, is_fact=bool(found["fact"])
    ), found["release"] or ""


def chosen(value: str | None, allowed: tuple[str, ...]) -> str | None:
    """The value if it is allowed. A frame in an article shows the default rather than an error."""
    return value if value in allowed else None
