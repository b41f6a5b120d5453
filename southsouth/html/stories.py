"""Stories as whole documents of HTML, and the list of them."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from southsouth import exhibits, release, stories
from southsouth.blocks import Go, Text, Title, plain
from southsouth.embeds.addresses import linked_discovery
from southsouth.embeds.images import Image
from southsouth.html import pictures
from southsouth.html.page import HTML, Shown
from southsouth.language import LANGUAGES, N_, in_language, translate
from southsouth.markup import render
from southsouth.pages import quoted
from southsouth.permanent import linked_data
from southsouth.permanent.addresses import alternates
from southsouth.resource import Host, Resource
from southsouth.stills import card, png
from southsouth.stories import STORIES, Told

PNG = "image/png"
_KEPT = 64  # pages: as many as there are stories and languages, under a few hosts


@lru_cache(maxsize=_KEPT)
def page(story_id: str, language: str, host: Host) -> bytes:
    """A story in a language, UTF-8.

    Raises:
        UnknownFact: there is no such story; the nearest ids are named.
    """
    story = stories.get(story_id)
    told = story.tell(language)
    image = picture(story_id, language, host)
    here = in_language(stories.address(story_id), language)
    described = linked_data.story(
        told.title, plain(told.standfirst), host.url(here), language, image.address if image else ""
    )
    by = translate(
        N_("Underlined numbers lead to their facts, with the words as printed; “?” marks what the report leaves open."),
        language,
    )  # fmt: skip
    top = Title(told.title, told.topic, told.standfirst)
    return _document(
        "story.html", told.title, plain(told.standfirst), stories.address(story_id), language, host,
        kind="article", image=image, linked_data=linked_data.script(described),
        blocks=(top, Text((by,), role="small"), *quoted.explained(told.blocks, language)),
        others=[
            Go(other.tell(language).title, in_language(stories.address(other.id), language))
            for other in STORIES.values() if other.id != story_id
        ],
    )  # fmt: skip


@lru_cache(maxsize=_KEPT)
def listing(language: str, host: Host) -> bytes:
    """The list of stories in a language, UTF-8."""
    title = translate(N_("Stories"), language)
    lead = translate(
        N_("What the report says when its numbers are read together: in words and charts, each number linked to its fact."),
        language,
    )  # fmt: skip
    found = [
        (story.tell(language), in_language(stories.address(story.id), language),
         Markup(pictures.still(exhibits.get(story.image), language)))  # noqa: S704
        for story in STORIES.values()
    ]  # fmt: skip
    parts = [(told.title, address) for told, address, _ in found]
    here = in_language(stories.address(), language)
    described = linked_data.page(title, lead, here, language, host, parts)
    first = next((picture(own, language, host) for own in STORIES), None)
    return _document(
        "stories.html", title, lead, stories.address(), language, host, image=first,
        linked_data=linked_data.script(described), stories=found, top=Title(title, lead=(lead,)),
    )  # fmt: skip


def _document(
    template: str, title: str, description: str, address: str, language: str, host: Host,
    **context: Any,
) -> bytes:  # fmt: skip
    return render(
        template, language, title=title, description=description, host=host,
        here=in_language(address, language), alternates=alternates(address),
        licence_url=release.LICENCE_URL, release=release.RELEASE, oembed=linked_discovery(host, in_language(address, language)),
        shown=Shown(language, host), page_id="stories", **context,
    ).encode()  # fmt: skip


def image_address(story_id: str, language: str) -> str:
    """Where the picture stands that a link to a story shows."""
    return f"{stories.address(story_id)}/image-{language}.png"


def picture(story_id: str, language: str, host: Host) -> Image | None:
    """The picture, where the site has pictures and the letters are in some font here."""
    if not host.images or (language == "zh" and not png.has_chinese()):
        return None
    return Image(host.url(image_address(story_id, language)), card.WIDTH, card.HEIGHT)


def image(story_id: str, language: str) -> bytes:
    """The picture that a link to a story shows: its title over its chart.

    Raises:
        UnknownFact: there is no such story.
        NoFont: it is in Chinese and this machine has no Chinese font.
    """
    story = stories.get(story_id)
    told: Told = story.tell(language)
    return card.story(told.title, plain(told.standfirst), story.image, language)


def resources(host: Host) -> Iterator[Resource]:
    """Every story in every language with its picture, and the list."""
    for code in LANGUAGES:
        yield Resource(
            in_language(stories.address(), code), HTML, lambda code=code: listing(code, host)
        )
        for own in STORIES:
            yield Resource(
                in_language(stories.address(own), code), HTML,
                lambda own=own, code=code: page(own, code, host),
            )  # fmt: skip
            if picture(own, code, host):
                yield Resource(
                    image_address(own, code), PNG, lambda own=own, code=code: image(own, code)
                )
