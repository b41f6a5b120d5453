"""What the site is made with, as a bill of materials (CycloneDX 1.6): packages, versions, sums, licences.

It comes from the lock and the list of licences, never from what this machine happens to hold, and so
has the same bytes everywhere.
"""

import csv
import datetime
import re
import uuid
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from southsouth import paths, release
from southsouth.resource import Resource

LOCK, LICENCES = paths.ROOT / "requirements.lock", paths.ROOT / "licences.csv"
_PINNED = re.compile(r"^([\w.-]+)==(\S+) ?\\?\n((?: +--hash=\S+(?: \\)?\n?)+)", re.MULTILINE)
_SUM = re.compile(r"sha256:([0-9a-f]{64})")
ADDRESS = "/sbom.json"
# Their decorators hide their parameters from type checkers.
_COMPONENT: Any = Component
_BOM: Any = Bom
_HASH: Any = HashType


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
    made = _COMPONENT(
        name="southsouth", version=release.RELEASE, type=ComponentType.APPLICATION,
        bom_ref=f"pkg:pypi/southsouth@{release.RELEASE}",
    )  # fmt: skip
    bom = _BOM(
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"southsouth/{release.RELEASE}"),
        components=(_component(name, *found) for name, found in pinned().items()),
    )
    bom.metadata.component = made
    bom.metadata.timestamp = datetime.datetime.fromisoformat(f"{release.RELEASED}T00:00:00+00:00")
    bom.register_dependency(made, bom.components)
    return JsonV1Dot6(bom).output_as_string(indent=2).encode()


def _component(name: str, version: str, sums: list[str]) -> Component:
    url = PackageURL("pypi", None, name.lower(), version)
    return _COMPONENT(
        name=name, version=version, purl=url, bom_ref=str(url),
        hashes=[_HASH(alg=HashAlgorithm.SHA_256, content=value) for value in sums],
        licenses=[LicenseFactory().make_from_string(licences()[name])],
    )  # fmt: skip
