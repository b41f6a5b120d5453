"""What oEmbed tells of a page that has no chart of its own to be embedded: its title and picture, to be linked."""

from functools import lru_cache

from southsouth import stories
from southsouth.embeds import Embed, images, oembed
from southsouth.embeds.images import Image
from southsouth.html.page import called
from southsouth.html.stories import picture
from southsouth.language import N_, translate
from southsouth.pages.pasted import meant, on_site, page_at, refuse_unknown, stepped
from southsouth.permanent import dataset
from southsouth.resource import Host
from southsouth.view import View

_CHART = "events-map"  # what a link to a page without a picture shows


@lru_cache(maxsize=256)
def text(
    url: str, host: Host, max_width: int | None = None, max_height: int | None = None
) -> bytes | None:
    """The answer of type `link` as JSON; None where the address is no story and no page of this site,
    or asks a page for a fact: a page is no answer for a fact that there is not.

    Raises:
        UnknownFilter: the page knows no such parameter.
    """
    parts = on_site(url, host)
    if parts is None or ((asked := meant(url, host)) and asked[0].is_fact):
        return None
    path, language = stepped(parts)
    found = (
        _story(path, language, host)
        or _dataset(path, language, host)
        or _page(path, language, host)
    )
    if found is None:
        return None
    refuse_unknown(page_at(path), parts.query)
    title, image = found
    return oembed.link(host, language, title, image, (max_width, max_height))


def _story(path: str, language: str, host: Host) -> tuple[str, Image | None] | None:
    if path == stories.address():
        title, own = translate(N_("Stories"), language), next(iter(stories.STORIES))
    else:
        own = next((one for one in stories.STORIES if stories.address(one) == path), "")
        title = stories.get(own).tell(language).title if own else ""
    return (title, picture(own, language, host)) if own else None


def _dataset(path: str, language: str, host: Host) -> tuple[str, Image | None] | None:
    if path != dataset.ADDRESS:
        return None
    return translate(dataset.TITLE, language), images.image(host, Embed(_CHART, language))


def _page(path: str, language: str, host: Host) -> tuple[str, Image | None] | None:
    known = page_at(path)
    if known is None:
        return None
    image = images.image(host, Embed(_CHART, language))
    return called(View.of(known, language, {})), image
