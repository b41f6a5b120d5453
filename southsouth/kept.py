"""Results kept in memory up to a number of bytes, or by the very thing they are of: what is asked again is
not made again."""

from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from cachetools import LRUCache

Thing = TypeVar("Thing")

_OVERHEAD = 200  # bytes of an entry beside its key and its result


@dataclass(frozen=True, eq=False, slots=True)
class Same(Generic[Thing]):
    """A thing that equals itself alone, whatever it holds: a table, a shape. What is kept of it is found
    again, and to compare what it holds would take longer than to make that anew."""

    it: Thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it

    def __hash__(self) -> int:
        return id(self.it)


class Kept:
    """Bytes by key, at most `limit` bytes in all, keys included; what was not asked for longest
    goes first. A result larger than that is not kept.

    Safe to use from several threads. Two that ask for the same key at once may both make it.
    """

    def __init__(self, limit: int) -> None:
        self._entries: LRUCache[Hashable, tuple[Hashable, bytes]] = LRUCache(limit, _weight)
        self._lock = Lock()

    @property
    def size(self) -> int:
        """Bytes held now."""
        return int(self._entries.currsize)

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """What is kept under the key, else what `make` returns, from now on kept."""
        with self._lock:
            entry = self._entries.get(key)
        if entry is not None:
            return entry[1]
        made = make()
        with self._lock, suppress(ValueError):  # cachetools refuses what is larger than the whole
            self._entries[key] = (key, made)
        return made


def _weight(entry: tuple[Hashable, bytes]) -> int:
    """Bytes of a key and its result; a character of a key can take four."""
    key, made = entry
    return _OVERHEAD + len(made) + (len(key) if isinstance(key, bytes) else 4 * len(repr(key)))
