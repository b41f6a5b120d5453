"""The head that every embed has: languages, canonical address, oEmbed, what a link shows."""

from typing import Any

from markupsafe import Markup

from southsouth import assets, tokens
from southsouth.embeds import images
from southsouth.embeds.addresses import Embed, discovery
from southsouth.language import LANGUAGES
from southsouth.resource import Host


def head(host: Host, embed: Embed, title: str, description: str) -> dict[str, Any]:
    """The names that templates/embed-base.html needs."""
    return {
        "id": embed.id,
        "title": title,
        "description": description,
        "theme": embed.theme,
        "theme_css": Markup(tokens.THEME_CSS),  # noqa: S704 - a constant of ours
        "addresses": {code: host.url(embed.said_in(code).page) for code in LANGUAGES},
        "local": {code: host.path(embed.said_in(code).page) for code in LANGUAGES},
        "oembed": discovery(host, embed),
        "image": images.image(host, embed),
        "font": host.path(assets.address("archivo-latin.woff2")),
        "script": host.path(assets.address("embed-page.js")),
    }
