"""The whole site that needs no server, written into a folder: `southsouth publish OUT/`."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from southsouth import release
from southsouth.publish import releases, swap, writing
from southsouth.publish.errors import FrozenRelease, Unpublishable
from southsouth.resource import Host

__all__ = ["FrozenRelease", "Summary", "Unpublishable", "publish"]

#: Told how many files are written, of how many, and the part of the site the last belongs to.
Progress = Callable[[int, int, str], None]


@dataclass
class Summary:
    """What was written: files and bytes of each part of the site, and the older releases kept."""

    files: Counter[str] = field(default_factory=Counter[str])
    size: Counter[str] = field(default_factory=Counter[str])
    kept: list[str] = field(default_factory=list[str])


def publish(
    out: Path, host: Host, progress: Progress = lambda *_: None, processes: int = 1
) -> Summary:
    """Write the site into `out`, replacing a site published there before.

    The same release with the same base address gives the same bytes, however many processes share
    the work. Older releases found in the folder are kept as they are.

    Raises:
        FrozenRelease: a release published before would change.
        Unpublishable: the folder is not ours or cannot be written; the old site is untouched.
        InvalidTable: the tables break a rule.
    """
    summary = Summary()
    with swap.replacing(out) as staging:
        shared = writing.written(staging, host, processes)
        for number, (total, (part, size)) in enumerate(shared, start=1):
            summary.files[part] += 1
            summary.size[part] += size
            progress(number, total, part)
        releases.seal(staging / "v" / release.RELEASE)
        summary.kept = releases.keep(out, staging)
    return summary
