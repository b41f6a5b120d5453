"""What a site is made of: files with an address, a media type and a way to make their bytes.

The server answers with them and `southsouth publish` writes them: one definition of every file.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from urllib.parse import urlsplit

from southsouth import environment


@dataclass(frozen=True)
class Resource:
    """One file of the site.

    Attributes:
        address: Where it is, from the root: `/embed/timeline`, `/download/events.csv`.
        media_type: Its Content-Type, with the charset of a text.
        body: Makes its bytes; the same call gives the same bytes.
    """

    address: str
    media_type: str
    body: Callable[[], bytes]


@dataclass(frozen=True)
class Joint(Resource):
    """A file joined from parts, each of which is sooner made beside other files: `body` makes them all.

    Attributes:
        parts: Its parts in order, each at the address of the file that it is made beside.
        join: The file from its parts.
    """

    parts: Sequence[Resource] = ()
    join: Callable[[Sequence[bytes]], bytes] = b"".join

    @classmethod
    def of(
        cls,
        address: str,
        media_type: str,
        parts: Sequence[Resource],
        join: Callable[[Sequence[bytes]], bytes],
    ) -> "Joint":
        """The file of some parts."""
        body = partial(_joined, join, parts)
        return cls(address, media_type, body, parts, join)


def _joined(join: Callable[[Sequence[bytes]], bytes], parts: Sequence[Resource]) -> bytes:
    return join([part.body() for part in parts])


@dataclass(frozen=True)
class Host:
    """Where the site is read.

    Attributes:
        base: Public address without a slash at its end (`https://example.org`); empty when it is
            not known, and links are then relative to the root.
        static: Whether files alone answer there: no query string is read, nothing is computed.
        release: The release whose frozen files are meant; empty for those of today.
        images: Whether images for links are there.
        explorer: Where a live explorer stands, of which this is the still copy; nothing for none.
    """

    base: str = ""
    static: bool = False
    release: str = ""
    images: bool = True
    explorer: str = ""

    @property
    def of_files(self) -> bool:
        """Whether what is made links as files do, without help of a server: among files alone, and in a
        frozen release, which has one set of bytes whoever answers with them."""
        return self.static or bool(self.release)

    def url(self, address: str) -> str:
        """The address of this site that a reader's browser can follow.

        Embeds, their oEmbed answers and downloads of a frozen release link to each other below `/v/<release>`.
        """
        return f"{self.base}{self._below(address)}"

    def path(self, address: str) -> str:
        """The same without scheme and host: what a page loads comes from whoever serves the page."""
        return f"{self._root}{self._below(address)}"

    def _below(self, address: str) -> str:
        frozen = self.release and address.startswith(FROZEN)
        return f"/v/{self.release}{address}" if frozen else address

    @cached_property
    def _root(self) -> str:
        """The path below which the site stands, read once: a page asks for it at each link."""
        return urlsplit(self.base).path


#: What is kept unchanged for each release.
FROZEN = ("/embed/", "/download/", "/oembed/")


def configured_base() -> str:
    """The public address that whoever runs the site has set in `SOUTHSOUTH_URL`, else nothing."""
    return os.environ.get(environment.BASE, "").strip().rstrip("/")
