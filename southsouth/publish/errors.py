"""Why a site is not published; the old one stays as it was."""

from southsouth.errors import SouthSouthError


class Unpublishable(SouthSouthError):
    """The site cannot be written, with what is wrong and what to do."""


class FrozenRelease(Unpublishable):
    """A release that was published before would change; the files that differ are named."""
