"""What a person who publishes sees: a progress bar in a terminal, plain lines elsewhere."""

import contextlib
import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import Progress as Bar

from southsouth.publish import Summary
from southsouth.stills import png

Say = Callable[[int, int, str], None]
_EVERY = 500


@contextlib.contextmanager
def progress(what: str) -> Iterator[Say]:
    """Something to call with how much is done, of how much, and what it is."""
    if not sys.stdout.isatty():
        yield _plain(what)
        return
    with Bar(console=Console()) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total, part: bar.update(
            task, completed=done, total=total, description=f"{what}: {part}"
        )


def _plain(what: str) -> Say:
    def say(done: int, total: int, part: str) -> None:
        if done % _EVERY == 0 or done == total:
            print(f"{what}: {done} of {total} ({part})", flush=True)

    return say


def lines(summary: Summary, out: str) -> Iterator[str]:
    """What was written and its size, a line each part, and the whole."""
    for part in sorted(summary.files):
        yield f"{part:12} {summary.files[part]:6} files {_size(summary.size[part]):>10}"
    total, size = sum(summary.files.values()), sum(summary.size.values())
    yield f"{out}: {total} files, {_size(size)}"
    if summary.kept:
        yield f"older releases kept: {', '.join(summary.kept)}"


def _size(number: float) -> str:
    for unit in ("B", "kB"):
        if number < 1000:
            return f"{number:.0f} {unit}"
        number /= 1000
    return f"{number:.1f} MB"


def prepare() -> None:
    """Say what cannot be made here and is left out, before anything is made."""
    for notice in _missing():
        print(f"note: {notice}", file=sys.stderr)


def _missing() -> Iterator[str]:
    """It does not stop a publication: links show no image."""
    if not png.has_chinese():
        yield str(png.NoFont())
