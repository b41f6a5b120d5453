"""The copy of the report that the environment points at."""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from southsouth import tables
from southsouth.errors import NotTheReport
from southsouth.report import PARAGRAPHS, Report, read_partial
from southsouth.verification import differing, restored

VARIABLE = "SOUTHSOUTH_REPORT"
"""The environment variable that holds the path of a copy's text file."""


@dataclass(frozen=True)
class Copy:
    """A copy that is the report, and the paragraphs of it that are missing or differ."""

    report: Report
    differing: tuple[int, ...]
    key: tuple[str, int, int]
    """Path, time of change and size: what its results are kept under."""


def is_named() -> bool:
    """Whether the environment points at a copy."""
    return bool(os.environ.get(VARIABLE, "").strip())


def configured() -> Copy | None:
    """The copy that the environment points at, or None where it points at none.

    Raises:
        NotTheReport: the file cannot be read, is no text, or none of its paragraphs is the
            report's. The message names the variable and never the path.
    """
    named = os.environ.get(VARIABLE, "").strip()
    return _checked(Path(named)) if named else None


def _checked(path: Path) -> Copy:
    try:
        stat = path.stat()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise NotTheReport(f"{VARIABLE}: cannot be read ({reason})") from None
    try:
        return _copy(str(path), stat.st_mtime_ns, stat.st_size)
    except NotTheReport as refusal:
        raise NotTheReport(str(refusal).replace(str(path), VARIABLE)) from None


@lru_cache(maxsize=1)
def _copy(path: str, changed: int, size: int) -> Copy:
    report = restored(read_partial(Path(path)), tables.everything()).report
    others = differing(report, tables.load("paragraphs"))
    if len(others) == len(PARAGRAPHS):
        raise NotTheReport(f"{path}: none of its paragraphs is the report's")
    return Copy(report, tuple(others), (path, changed, size))
