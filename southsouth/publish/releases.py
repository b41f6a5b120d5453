"""Frozen releases: `/v/<release>/` stays byte for byte what it was when it was published."""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from southsouth import release
from southsouth.publish.errors import FrozenRelease

SUMS = "SHA256SUMS"
_SHOWN = 20


def sums(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder by its path in it, the list of sums itself aside."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def seal(folder: Path) -> None:
    """Write the list of sums of a release, as `sha256sum --check` reads it."""
    lines = (f"{digest}  {name}\n" for name, digest in sums(folder).items())
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def _sealed(folder: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in (folder / SUMS).read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        found[name] = digest
    return found


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """What differs between two lists of sums, a line a file."""
    return [
        *(f"gone: {name}" for name in before if name not in after),
        *(f"new: {name}" for name in after if name not in before),
        *(f"changed: {name}" for name in before if name in after and before[name] != after[name]),
    ]


def keep(old_site: Path, new_site: Path) -> list[str]:
    """Carry older releases and their assets over into the new site; returns the releases kept.

    Raises:
        FrozenRelease: this release was published with other bytes, or an older one was tampered with.
    """
    kept: list[str] = []
    for folder in _releases(old_site):
        _refuse_change(folder.name, _sealed(folder), sums(folder), "on disk")
        if folder.name == release.RELEASE:
            new = sums(new_site / "v" / release.RELEASE)
            _refuse_change(folder.name, _sealed(folder), new, "in what would be published")
        else:
            _link_tree(folder, new_site / "v" / folder.name)
            kept.append(folder.name)
    if (old_site / "assets").is_dir():
        _link_tree(old_site / "assets", new_site / "assets")
    return kept


def _releases(site: Path) -> Iterator[Path]:
    folder = site / "v"
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if (path / SUMS).is_file())


def _refuse_change(
    name: str, before: Mapping[str, str], after: Mapping[str, str], where: str
) -> None:
    found = differences(before, after)
    if not found:
        return
    shown = "\n".join(f"  {line}" for line in found[:_SHOWN])
    more = f"\n  and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    raise FrozenRelease(
        f"release {name} is frozen, but {len(found)} files differ {where}:\n{shown}{more}\n"
        "Give the change a release of its own (RELEASE in southsouth/release.py and the version in "
        "pyproject.toml), or publish into another folder."
    )


def _link_tree(source: Path, target: Path) -> None:
    """The same files at another place, without a copy where the disk allows it."""
    for path in sorted(source.rglob("*")):
        there = target / path.relative_to(source)
        if path.is_dir() or there.exists():
            continue
        there.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, there)
        except OSError:
            shutil.copy2(path, there)
