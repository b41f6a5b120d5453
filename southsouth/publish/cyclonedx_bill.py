"""The bill of materials in CycloneDX 1.6, written by its own library."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from southsouth import release

# Their decorators hide their parameters from type checkers.
_COMPONENT: Any = Component
_BOM: Any = Bom
_HASH: Any = HashType


def written(pinned: Mapping[str, tuple[str, list[str]]], licences: Mapping[str, str]) -> bytes:
    """The bill of this release with packages, their versions and sums, and their licences."""
    made = _COMPONENT(
        name="southsouth", version=release.RELEASE, type=ComponentType.APPLICATION,
        bom_ref=f"pkg:pypi/southsouth@{release.RELEASE}",
    )  # fmt: skip
    bom = _BOM(
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"southsouth/{release.RELEASE}"),
        components=(_component(name, *found, licences[name]) for name, found in pinned.items()),
    )
    bom.metadata.component = made
    bom.metadata.timestamp = datetime.datetime.fromisoformat(f"{release.RELEASED}T00:00:00+00:00")
    bom.register_dependency(made, bom.components)
    return JsonV1Dot6(bom).output_as_string(indent=2).encode()


def _component(name: str, version: str, sums: list[str], licence: str) -> Component:
    url = PackageURL("pypi", None, name.lower(), version)
    return _COMPONENT(
        name=name, version=version, purl=url, bom_ref=str(url),
        hashes=[_HASH(alg=HashAlgorithm.SHA_256, content=value) for value in sums],
        licenses=[LicenseFactory().make_from_string(licence)],
    )  # fmt: skip
