"""What a newsroom pastes: an iframe, or a script that sizes it."""

from markupsafe import Markup

from southsouth.embeds.addresses import Embed
from southsouth.filters import written
from southsouth.language import DEFAULT
from southsouth.resource import Host

#: Width in pixels that a code is made for where nobody asks for another.
USUAL = 640
_IFRAME = Markup(
    '<iframe src="{}" title="{}" width="{}" height="{}" style="{}" loading="lazy" '
    'data-southsouth="{}"></iframe>'
)
_QUOTED = Markup('<blockquote hidden><a href="{}">{}</a></blockquote>')
_SCRIPT = Markup(
    '<div data-southsouth="{}" data-title="{}"{}{}{} style="min-height:{}px">'
    '<a href="{}">{}</a></div>\n<script async src="{}"></script>'
)


def iframe(host: Host, embed: Embed, title: str, height: int, width: int | None = None) -> Markup:
    """An iframe that needs no script: as wide as its place (or `width`), `height` pixels tall.

    Its attributes are whole numbers, as HTML asks; where a content system drops the style, they
    still give a width and the height. A page that has /embed.js, or Datawrapper's listener, makes
    it exactly as tall as its content.
    """
    style = "border:0;width:100%" + (f";max-width:{width}px" if width else "")
    return _IFRAME.format(host.url(embed.address), title, width or USUAL, height, style, embed.name)


def quoted(host: Host, embed: Embed, title: str, height: int, width: int | None = None) -> Markup:
    """The iframe behind a quotation that leads to it and that nobody sees, for oEmbed.

    Where the attribute is stripped, as WordPress does with what strangers answer, the quotation
    stands in for a frame that has not told its height or was stripped too.
    """
    link = _QUOTED.format(host.url(embed.address), title)
    return link + iframe(host, embed, title, height, width)


def script(host: Host, embed: Embed, title: str, height: int) -> Markup:
    """A place and the script that puts the frame there; without JavaScript, a link."""
    language = "" if embed.language == DEFAULT else Markup(' data-lang="{}"').format(embed.language)
    theme = Markup(' data-theme="{}"').format(embed.theme) if embed.theme else ""
    query = written(embed.filters)
    narrowed = Markup(' data-query="{}"').format(query) if query else ""
    return _SCRIPT.format(
        embed.name, title, language, theme, narrowed, height,
        host.url(embed.address), title, host.url("/embed.js"),
    )  # fmt: skip
