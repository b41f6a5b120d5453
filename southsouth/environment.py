"""What whoever runs the site sets from outside: variables of the environment, read and checked.

A value that cannot be meant is refused by name, when the process starts and not when a reader asks.
"""

import os
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from southsouth.errors import SouthSouthError


class BadSetting(SouthSouthError):
    """A variable of the environment has a value that cannot be meant."""


@dataclass(frozen=True)
class Setting:
    """One variable with a whole number.

    Attributes:
        name: The variable.
        usual: The value where it is not set.
        least, most: Bounds of what may be set.
        what: What it sets, in a phrase.
    """

    name: str
    usual: int
    least: int
    most: int
    what: str

    def value(self) -> int:
        """The number that is set, else the usual one.

        Raises:
            BadSetting: it is no whole number within the bounds.
        """
        given = os.environ.get(self.name, "").strip()
        if not given:
            return self.usual
        number = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else -1
        if not self.least <= number <= self.most:
            raise BadSetting(
                f"{self.name} is {given!r}: give a whole number from {self.least} to {self.most} "
                f"({self.what}), or unset it for {self.usual}"
            )
        return number


SESSIONS = Setting("SOUTHSOUTH_SESSIONS", 200, 0, 100_000, "live sessions at once")
SCRIPTS = Setting("SOUTHSOUTH_SCRIPTS", 1, 1, 64, "page scripts that run at once")
SHUTDOWN = Setting("SOUTHSOUTH_SHUTDOWN", 10, 1, 600, "seconds from SIGTERM to the end at most")
METRICS = Setting("SOUTHSOUTH_METRICS_PORT", 0, 0, 65_535, "port of the metrics; 0 for none")
AHEAD = Setting(
    "SOUTHSOUTH_AHEAD", 0, 0, 1, "whether pages and charts are made before /readyz is ready"
)
SPARE = Setting(
    "SOUTHSOUTH_SPARE",
    1,
    0,
    1,
    "whether a process waits to take over when that of the sessions dies",
)
SETTINGS = (SESSIONS, SCRIPTS, SHUTDOWN, METRICS, AHEAD, SPARE)


WORKER = "SOUTHSOUTH_WORKER"
"""Set by a server for the process that it starts: nobody else sets it."""


def worker() -> str:
    """The secret of the server whose live sessions run in this process; nothing in the server itself."""
    return os.environ.get(WORKER, "")


BASE = "SOUTHSOUTH_URL"
"""The public address that whoever runs the site sets."""
LIVE = ("", "always", "never")


def live() -> str:
    """`always` where live pages come at once, `never` where there are none, else nothing."""
    return os.environ.get("SOUTHSOUTH_LIVE", "").strip()


def hosts() -> frozenset[str]:
    """Names under which the site is reached, besides that of its public address."""
    given = os.environ.get("SOUTHSOUTH_HOSTS", "")
    return frozenset(name.strip().lower().rstrip(".") for name in given.split(",") if name.strip())


def metrics_address() -> str:
    """The address of this machine at which the metrics are read; nobody else reaches the usual one."""
    return os.environ.get("SOUTHSOUTH_METRICS_ADDRESS", "").strip() or "127.0.0.1"


def is_public_address(text: str) -> bool:
    """Whether a text can stand before every address of a site: https://example.org, with a path perhaps, and
    without what asks for something, a place in a page, or a user's name."""
    found = re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", text)
    return found is not None and "@" not in urlsplit(text).netloc


def check() -> None:
    """Refuse what cannot be meant before the first reader comes.

    Raises:
        BadSetting: one of the variables has a value out of its bounds, or none that it can have.
    """
    for setting in SETTINGS:
        setting.value()
    base = os.environ.get(BASE, "").strip()
    if base and not is_public_address(base):
        raise BadSetting(
            f"{BASE} is {base!r}, which would stand before every address: write it as https://example.org, "
            "or unset it"
        )
    if live() not in LIVE:
        raise BadSetting(f"SOUTHSOUTH_LIVE is {live()!r}: give always or never, or unset it")
