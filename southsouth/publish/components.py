"""What the site is made with, as a bill of materials (CycloneDX 1.6): packages, versions, sums, licences.

It comes from the lock and the list of licences, never from what this machine happens to hold, and so
has the same bytes everywhere.
"""

import csv
import re

from southsouth import paths
from southsouth.resource import Resource

LOCK, LICENCES = paths.ROOT / "requirements.lock", paths.ROOT / "licences.csv"
_PINNED = re.compile(r"^([\w.-]+)==(\S+) ?\\?\n((?: +--hash=\S+(?: \\)?\n?)+)", re.MULTILINE)
_SUM = re.compile(r"sha256:([0-9a-f]{64})")
ADDRESS = "/sbom.json"


def pinned() -> dict[str, tuple[str, list[str]]]:
    """Every package of the lock with its version and the sums of its files."""
    found = _PINNED.findall(LOCK.read_text(encoding="utf-8"))
    return {name: (version, _SUM.findall(sums)) for name, version, sums in found}


def licences() -> dict[str, str]:
    """Every package's licence."""
    with LICENCES.open(encoding="utf-8", newline="") as file:
        return {row["package"]: row["licence"] for row in csv.DictReader(file)}


def resource() -> Resource:
    """The bill as a file of the site."""
    return Resource(ADDRESS, "application/vnd.cyclonedx+json; version=1.6", bill)


def bill() -> bytes:
    """The bill of materials of this release."""
    # CycloneDX takes a seventh of a second to read, and most processes write no bill.
    from southsouth.publish import cyclonedx_bill

    return cyclonedx_bill.written(pinned(), licences())
