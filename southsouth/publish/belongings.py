"""Whose a file in a site's folder is: those that publishing wrote are replaced, all others are kept."""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from southsouth import release
from southsouth.publish.errors import Unpublishable

MARK = "site.json"
_SHOWN = 5


@dataclass(frozen=True)
class Mark:
    """What `site.json` says of the site in whose folder it lies.

    Attributes:
        files: How many files were written beside it.
        written: Their paths; None where an early release wrote it, which did not list them.
    """

    files: int
    written: frozenset[str] | None


def mark(site: Path) -> None:
    """Say which files the folder holds now: they are those that the next run may replace."""
    written = sorted(path for path in _files(site) if path != MARK)
    described = {
        "release": release.RELEASE,
        "licence": release.LICENCE,
        "files": len(written),
        "written": written,
    }
    (site / MARK).write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")


def marked(site: Path) -> Mark | None:
    """The mark of a folder; None where nobody or somebody else has made it."""
    try:
        told = json.loads((site / MARK).read_text(encoding="utf-8"))
    except (FileNotFoundError, IsADirectoryError, ValueError):
        return None
    if not isinstance(told, dict) or not {"release", "licence"} <= told.keys():
        return None
    files, written = told.get("files"), told.get("written")
    if not isinstance(files, int):
        return None
    return Mark(files, frozenset(map(str, written)) if isinstance(written, list) else None)


def refuse_unknown(site: Path) -> None:
    """Raise where a folder holds files of somebody else and nothing says which they are."""
    found = marked(site)
    if found is None or found.written is not None:
        return
    more = sum(1 for path in _files(site) if path != MARK) - found.files
    if more > 0:
        raise Unpublishable(
            f"{site} holds more files than were published there ({more}), and the release that was "
            "did not list its own. Move yours out (such as .git and CNAME), publish, and put them back; "
            "from then on they are kept"
        )


def carry(old: Path, new: Path) -> None:
    """Into the new folder with what lies in the old one and was not written by publishing.

    Files are linked where the disk allows it, so that the old folder stays whole until it is
    replaced. Folders that hold nothing are carried too: git has some that it needs.

    Raises:
        Unpublishable: a file of somebody else has the path of one that is published.
    """
    found = marked(old)
    if found is None or found.written is None:
        return
    taken: list[str] = []
    for path in _others(old, found.written | {MARK}):
        there = new / path
        if not os.path.lexists(there):
            _put(old, new, path)
        elif not (there.is_dir() or os.path.samestat((old / path).lstat(), there.lstat())):
            taken.append(path)  # what is linked already is an asset or a release that is kept
    if taken:
        more = f" and {len(taken) - _SHOWN} more" if len(taken) > _SHOWN else ""
        raise Unpublishable(
            f"{old} holds files of yours where the site has its own: {', '.join(taken[:_SHOWN])}{more}. "
            "Move them out and publish again; the old site is untouched"
        )


def _others(site: Path, written: frozenset[str]) -> Iterator[str]:
    """Files, links and empty folders that are not among the written."""
    for path in _entries(site):
        if path not in written:
            yield path


def _files(site: Path) -> Iterator[str]:
    return (path for path in _entries(site) if not _is_folder(site / path))


def _entries(site: Path) -> Iterator[str]:
    """Whatever lies in a folder, and the folders below it that are empty, by their paths in it."""
    for folder, folders, files in os.walk(site, onerror=_raise):
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in (*files, *links):
            yield (Path(folder) / name).relative_to(site).as_posix()
        if not files and not folders and Path(folder) != site:
            yield Path(folder).relative_to(site).as_posix()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _raise(error: OSError) -> None:
    raise error  # a folder that cannot be read would be lost with the old site


def _put(old: Path, new: Path, path: str) -> None:
    """One file, link or empty folder at its path in the new folder, below folders like the old ones."""
    here, there = old / path, new / path
    for above in reversed(Path(path).parents[:-1]):
        _same_folder(old / above, new / above)
    if _is_folder(here):
        _same_folder(here, there)
        return
    try:
        os.link(here, there, follow_symlinks=False)
    except OSError:
        shutil.copy2(here, there, follow_symlinks=False)


def _same_folder(here: Path, there: Path) -> None:
    if not there.is_dir():
        there.mkdir()
        shutil.copymode(here, there)
