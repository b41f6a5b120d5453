"""Results kept in memory up to a number of bytes: what is asked again is not made again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock


class Kept:
    """Bytes by key, at most `limit` bytes in all (keys that are bytes count); what was not asked
    for longest goes first.

    Safe to use from several threads. Two that ask for the same key at once may both make it.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._entries: OrderedDict[Hashable, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """What is kept under the key, else what `make` returns, from now on kept."""
        with self._lock:
            if key in self._entries:
                self._entries.move_to_end(key)
                return self._entries[key]
        made = make()
        with self._lock:
            if key not in self._entries:
                self._entries[key] = made
                self.size += _weight(key, made)
            while self.size > self.limit:
                self.size -= _weight(*self._entries.popitem(last=False))
        return made


def _weight(key: Hashable, made: bytes) -> int:
    return len(made) + (len(key) if isinstance(key, bytes) else 0)
