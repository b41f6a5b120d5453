"""Whose page script runs: a few at once, the others wait their turn.

Scripts share the worker's interpreter. Many at once finish together and late, and between them no
message passes; one after the other the first reader is served first.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from southsouth import environment


class Turns:
    """At most `at_once` hold a turn; `running` and `waiting` say how many do and how many would."""

    def __init__(self, at_once: int) -> None:
        self._places = BoundedSemaphore(at_once)
        self._lock = Lock()
        self.running = 0
        self.waiting = 0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a place, and give it back whatever happens."""
        with self._lock:
            self.waiting += 1
        try:
            self._places.acquire()
        finally:
            with self._lock:
                self.waiting -= 1
        with self._lock:
            self.running += 1
        try:
            yield
        finally:
            with self._lock:
                self.running -= 1
            self._places.release()


SCRIPTS = Turns(environment.SCRIPTS.value())
"""The turns of this process's page scripts."""
