"""Every file of the site that needs no server, each with its place in a folder."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from southsouth import assets, downloads, embeds, html, permanent, release
from southsouth.html import nothing, stories
from southsouth.publish import components, redirects
from southsouth.publish.errors import Unpublishable
from southsouth.resource import FROZEN, Host, Resource


def resources(host: Host) -> Iterator[Resource]:
    """All files of the site at their addresses, then those frozen with the release.

    Raises:
        Unpublishable: two makers claim one address.
    """
    taken: set[str] = set()
    for resource in (*_of_today(host), *frozen(host)):
        if resource.address in taken:
            raise Unpublishable(f"two files want the address {resource.address}")
        taken.add(resource.address)
        yield resource


def _of_today(host: Host) -> Iterator[Resource]:
    yield components.resource()
    yield from assets.resources()
    yield from html.resources(host)
    yield from permanent.resources(host)
    yield from stories.resources(host)
    yield from embeds.resources(host)
    yield from downloads.resources(host)
    if host.static:
        yield from redirects.resources(host)
        yield nothing.resource(host)


def frozen(host: Host) -> Iterator[Resource]:
    """Embeds, their oEmbed answers and downloads of this release below `/v/<release>`, linking to each other there."""
    kept = replace(host, release=release.RELEASE)
    for resource in (*embeds.resources(kept), *downloads.resources(kept)):
        address = resource.address
        if address.startswith(FROZEN):
            yield replace(resource, address=f"/v/{release.RELEASE}{address}")


def place(resource: Resource) -> PurePosixPath:
    """Where a file stands in the folder: a page without an ending is the index of its own folder."""
    path = PurePosixPath(resource.address.lstrip("/"))
    is_page = resource.media_type.startswith("text/html") and path.suffix != ".html"
    return path / "index.html" if is_page else path


def group(resource: Resource) -> str:
    """The part of the site that a file belongs to, for the summary."""
    first = resource.address.strip("/").split("/")[0]
    return first if "." not in first and first else "root"
