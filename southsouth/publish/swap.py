"""A folder replaced as a whole: readers and a killed process see the old one or the new one."""

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from southsouth.publish import belongings
from southsouth.publish.errors import Unpublishable

_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2), Linux 3.15
_HERE = -100  # AT_FDCWD


@contextlib.contextmanager
def replacing(site: Path) -> Iterator[Path]:
    """A folder to fill that takes the place of `site` when the block ends well.

    On an error the folder is removed and the site is as before; what a killed run has left is
    removed by the next one. One run at a time. What the site's folder holds and no run has written
    is in the new one too.

    Raises:
        Unpublishable: the folder is not one of ours, or holds what cannot be told from the site or
            is in its way; another run is at work; the disk is full or cannot be written.
    """
    try:
        _refuse_foreign(site)
        site.parent.mkdir(parents=True, exist_ok=True)
        with _lock(site):
            _restore(site)
            belongings.refuse_unknown(site)
            staging = Path(tempfile.mkdtemp(prefix=f".{site.name}.new-", dir=site.parent))
            try:
                yield staging
                belongings.mark(staging)
                belongings.carry(site, staging)
                staging.chmod(0o755)
                _exchange(staging, site)
            finally:
                shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise Unpublishable(_reason(error, site)) from error


def _refuse_foreign(site: Path) -> None:
    """A folder that we did not publish is never replaced."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise Unpublishable(f"{site} is not a folder; name a folder of its own for the site")
    if site.is_dir() and any(site.iterdir()) and not belongings.marked(site):
        raise Unpublishable(
            f"{site} holds files that `southsouth publish` did not write (no {belongings.MARK} of its own); "
            "name an empty or a new folder"
        )


@contextlib.contextmanager
def _lock(site: Path) -> Iterator[None]:
    """One run at a time; the file that says so goes with the run."""
    path = site.parent / f".{site.name}.lock"
    with contextlib.ExitStack() as opened:
        while True:
            file = opened.enter_context(path.open("w"))
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Unpublishable(
                    f"{site} is being published by another process; wait for it"
                ) from None
            if _stands(path, file.fileno()):
                break
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _stands(path: Path, opened: int) -> bool:
    """Whether what was opened is what has the name now: a run that ended in between took it away, and
    what is locked without a name keeps nobody out."""
    try:
        return os.path.samestat(path.stat(), os.fstat(opened))
    except FileNotFoundError:
        return False


def _restore(site: Path) -> None:
    """Put right what a killed run has left: an old site set aside, folders half filled."""
    aside = _aside(site)
    if aside.exists() and not site.exists():
        aside.rename(site)
    for left in (aside, *site.parent.glob(f".{site.name}.new-*")):
        shutil.rmtree(left, ignore_errors=True)


def _aside(site: Path) -> Path:
    return site.parent / f".{site.name}.old"


def _exchange(staging: Path, site: Path) -> None:
    """The new folder at the site's place; in one step where the system can."""
    if not site.exists():
        staging.rename(site)
    elif not _exchanged_at_once(staging, site):
        site.rename(_aside(site))
        staging.rename(site)
        shutil.rmtree(_aside(site), ignore_errors=True)


def _exchanged_at_once(one: Path, other: Path) -> bool:
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


def _reason(error: OSError, site: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"the disk that holds {site} is full; the old site is untouched. Make room and publish again"
    where = f" ({error.filename})" if error.filename else ""
    told = f"{site} cannot be written: {error.strerror or error}{where}; the old site is untouched"
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        told += ". Name a folder on a disk that may be written to"
    return told
