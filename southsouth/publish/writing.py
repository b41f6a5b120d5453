"""The files of a site written into a folder, by several processes where there are many."""

import os
import re
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from itertools import groupby
from multiprocessing import connection, get_context, parent_process
from pathlib import Path

from southsouth import release
from southsouth.publish import catalogue
from southsouth.publish.errors import Unpublishable
from southsouth.resource import Host, Resource

#: The part of the site that a file belongs to, and its bytes.
Written = tuple[str, int]
_FEW = 1000  # files that are sooner written than other processes are started
_EMBED = re.compile(r"/o?embed/(?:fact/(?P<fact>.+?)(?:-\w\w\.json)?$)?")
_SHARE = 150  # files that a process takes at once, at least


def written(folder: Path, host: Host, processes: int) -> Iterator[tuple[int, Written]]:
    """Write every file of the site; of each how many there are in all, its part and its size.

    Raises:
        Unpublishable: two makers claim one address, or a process was ended from outside.
        OSError: the folder cannot be written.
    """
    every = list(catalogue.resources(host))
    if processes < 2 or len(every) < _FEW:
        for resource in every:
            yield len(every), _write(folder, resource)
        return
    # Not forked: a copy of a process in which Polars has threads may wait for them for ever.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_end_with_parent)
    try:
        tasks = [pool.submit(_write_some, folder, host, share) for share in _shares(every)]
        for task in as_completed(tasks):
            for one in task.result():
                yield len(every), one
    except BrokenProcessPool as error:
        raise Unpublishable(
            "a process that wrote files was ended from outside (short of memory?); publish again"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _write(folder: Path, resource: Resource) -> Written:
    target = folder / catalogue.place(resource)
    body = resource.body()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(body)
    return catalogue.group(resource), len(body)


def _write_some(folder: Path, host: Host, share: Sequence[int]) -> list[Written]:
    every = _every(host)
    return [_write(folder, every[place]) for place in share]


@lru_cache(maxsize=1)
def _every(host: Host) -> list[Resource]:
    return list(catalogue.resources(host))


def _shares(every: Sequence[Resource]) -> Iterator[list[int]]:
    """Places of files, those of one thing together: what is drawn for one serves the others."""
    ordered = sorted(range(len(every)), key=lambda place: (_thing(every[place]), place))
    share: list[int] = []
    for _, places in groupby(ordered, key=lambda place: _thing(every[place])):
        share += places
        if len(share) >= _SHARE:
            yield share
            share = []
    if share:
        yield share


def _thing(resource: Resource) -> tuple[str, ...]:
    """What a file is of: `fact`, `bali`; the same of today and of the release.

    All charts are one thing, and the first: the list of embeds tells the height of each picture, so
    that whoever writes it draws them all.
    """
    address = resource.address.removeprefix(f"/v/{release.RELEASE}")
    embed = _EMBED.match(address)
    if embed and embed["fact"] is None:
        return ("",)
    parts = (embed["fact"] if embed else address).strip("/").split("/")
    return tuple(part.partition(".")[0] for part in parts[:2])


def _end_with_parent() -> None:
    """A process whose parent is gone, killed perhaps, ends too."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
