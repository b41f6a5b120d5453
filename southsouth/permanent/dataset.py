"""The landing page of the dataset: what it holds, every file, how to cite it."""

from collections.abc import Iterator
from functools import lru_cache

from southsouth import citation, downloads, release, tables
from southsouth.embeds import Embed, images
from southsouth.embeds.addresses import linked_discovery
from southsouth.language import LANGUAGES, N_, in_language, translate
from southsouth.markup import render
from southsouth.permanent import linked_data
from southsouth.permanent.addresses import alternates
from southsouth.permanent.facts import HTML
from southsouth.resource import Host, Resource
from southsouth.schemas import SCHEMAS

ADDRESS = "/download"
TITLE = N_("The report in tables")
_PICTURE = "events-map"  # of the page's preview: it has none of its own


@lru_cache(maxsize=64)
def page(language: str, host: Host) -> bytes:
    """The landing page in a language."""
    files = {file.address: file.media_type for file in downloads.resources(host)}
    here = in_language(ADDRESS, language)
    return render(
        "dataset.html",
        language,
        host=host,
        here=here,
        title=translate(TITLE, language),
        image=images.image(host, Embed(_PICTURE, language)),
        oembed=linked_discovery(host, here),
        alternates=alternates(ADDRESS),
        licence_url=release.LICENCE_URL,
        release=release.RELEASE,
        released=release.RELEASED,
        tables=[_table(name, files, language) for name in tables.NAMES],
        whole=[address for address in files if _table_of(address) not in tables.NAMES],
        citation=citation.text(language),
        references=citation.references(language, url=citation.followed(host.url(here))),
        linked_data=linked_data.script(linked_data.dataset(language, host, files)),
    ).encode()


def _table(name: str, files: dict[str, str], language: str) -> dict[str, object]:
    return {
        "name": name,
        "description": translate((SCHEMAS[name].__doc__ or "").strip(), language),
        "rows": tables.load(name).height,
        "files": [address for address in files if _table_of(address) == name],
    }


def _table_of(address: str) -> str:
    return address.rpartition("/")[2].partition(".")[0]


def resources(host: Host) -> Iterator[Resource]:
    """The landing page in both languages."""
    for language in LANGUAGES:
        yield Resource(
            in_language(ADDRESS, language), HTML, lambda language=language: page(language, host)
        )
