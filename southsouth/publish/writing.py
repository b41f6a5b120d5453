"""The files of a site written into a folder, by several processes where there are many."""

import os
import re
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from multiprocessing import connection, get_context, parent_process
from pathlib import Path

from southsouth import cards, exhibits, release
from southsouth.exhibits import EXHIBITS
from southsouth.language import DEFAULT, LANGUAGES
from southsouth.publish import catalogue
from southsouth.publish.errors import Unpublishable
from southsouth.resource import Host, Joint, Resource
from southsouth.view import page_address

#: The part of the site that a file belongs to, and its bytes.
Written = tuple[str, int]
_FEW = 1000  # files that are sooner written than other processes are started
_FACT = re.compile(r"/o?embed/fact/(?P<fact>.+?)(?:-\w\w\.json)?$")
_KINDS = {kind.id for kind in cards.KINDS.values()}
_CHART = re.compile(rf"/o?embed/(?P<chart>{'|'.join(EXHIBITS)})(?=$|[/.]|-\w\w\.json$)")
_AHEAD = 3  # shares that a process is given before it needs them
_SHARE = 150  # files without a chart that a process takes at once, at least


@dataclass(frozen=True)
class Piece:
    """What is made at once: a file, or a part of a `Joint` that is written when all its parts are there."""

    resource: Resource
    whole: Joint | None = None


def pieces(host: Host) -> list[Piece]:
    """All that is made for a site.

    Raises:
        Unpublishable: two makers claim one address.
    """
    return [piece for one in catalogue.resources(host) for piece in _pieces(one)]


def _pieces(resource: Resource) -> list[Piece]:
    if isinstance(resource, Joint):
        return [Piece(part, resource) for part in resource.parts]
    return [Piece(resource)]


#: The place of a piece among all, with the bytes of a part, or how many were written of a file.
_Made = tuple[int, bytes | int]


def written(folder: Path, host: Host, processes: int) -> Iterator[tuple[int, Written]]:
    """Write every file of the site; of each how many there are in all, its part and its size.

    Raises:
        Unpublishable: two makers claim one address, or a process was ended from outside.
        OSError: the folder cannot be written.
    """
    every = pieces(host)
    joints = {piece.whole.address: piece.whole for piece in every if piece.whole}
    count = len(joints) + sum(1 for piece in every if not piece.whole)
    parts: dict[str, dict[int, bytes]] = {address: {} for address in joints}
    for place, made in _made(folder, host, every, processes):
        piece = every[place]
        if piece.whole and isinstance(made, bytes):
            parts[piece.whole.address][place] = made
        elif isinstance(made, int):
            yield count, (catalogue.group(piece.resource), made)
    for address, joint in joints.items():
        ordered = [made for _, made in sorted(parts[address].items())]
        yield count, (catalogue.group(joint), _put(folder, joint, joint.join(ordered)))


def _made(folder: Path, host: Host, every: Sequence[Piece], processes: int) -> Iterator[_Made]:
    if processes < 2 or len(every) < _FEW:
        for share in _shares(every):
            yield from _make(folder, every, share)
        return
    # Not forked: a copy of a process in which Polars has threads may wait for them for ever.
    pool = ProcessPoolExecutor(processes - 1, get_context("spawn"), initializer=_end_with_parent)
    try:
        yield from _all_of(
            deque(_shares(every)),
            lambda share: pool.submit(_make_some, folder, host, share),
            lambda share: _make(folder, every, share),
            _AHEAD * (processes - 1),
        )
    except BrokenProcessPool as error:
        raise Unpublishable(
            "a process that wrote files was ended from outside (short of memory?); publish again"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _all_of(
    left: deque[list[int]],
    give: Callable[[list[int]], Future[list[_Made]]],
    make: Callable[[list[int]], Iterator[_Made]],
    most: int,
) -> Iterator[_Made]:
    """All shares: other processes are given the first of those left, `most` at a time, and this one,
    which would only wait for them, takes the last."""
    given: set[Future[list[_Made]]] = set()
    while left or given:
        while left and len(given) < most:
            given.add(give(left.popleft()))
        if left:
            yield from make(left.pop())
        done, given = wait(given, 0 if left else None, FIRST_COMPLETED)
        for task in done:
            yield from task.result()


def _make(folder: Path, every: Sequence[Piece], share: Sequence[int]) -> Iterator[_Made]:
    for place in share:
        piece = every[place]
        body = piece.resource.body()
        yield place, body if piece.whole else _put(folder, piece.resource, body)


def _make_some(folder: Path, host: Host, share: Sequence[int]) -> list[_Made]:
    return list(_make(folder, _every(host), share))


@lru_cache(maxsize=1)
def _every(host: Host) -> list[Piece]:
    return pieces(host)


def _put(folder: Path, resource: Resource, body: bytes) -> int:
    place = catalogue.place(resource)
    _there(folder / place.parent)
    return (folder / place).write_bytes(body)


@lru_cache(maxsize=1024)  # files of one folder follow each other, and asking the disk takes time
def _there(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)


def _shares(every: Sequence[Piece]) -> Iterator[list[int]]:
    """Places of pieces, those of one thing together: what is drawn for one serves the others.

    Things with a chart take longest: they come first, and each is a share.
    """
    things = [_thing(piece.resource.address) for piece in every]
    drawn = {_thing(_shown_at(chart)) for chart in EXHIBITS}
    ordered = sorted(range(len(every)), key=lambda at: (things[at] not in drawn, things[at], at))
    share: list[int] = []
    for thing, places in groupby(ordered, key=things.__getitem__):
        share += places
        if len(share) >= _SHARE or thing in drawn:
            yield share
            share = []
    if share:
        yield share


def _thing(address: str) -> tuple[str, ...]:
    """What a file is of: `event`, `bali-2013`; the same of today and of the release, in all languages.

    A chart is of the page that draws it.
    """
    today = address.removeprefix(f"/v/{release.RELEASE}")
    if chart := _CHART.match(today):
        today = _shown_at(chart["chart"])
    elif fact := _FACT.match(today):
        own = fact["fact"].partition("/")[0]
        today = fact["fact"] if own in _KINDS else f"{_kinds()[own]}/{own}"
    steps = today.strip("/").split("/")
    return tuple(step.partition(".")[0] for step in steps if step not in LANGUAGES)[:2]


@cache
def _kinds() -> Mapping[str, str]:
    """The kinds of facts whose embeds do not name it in their addresses, by id."""
    alone = (kind for kind in cards.KINDS.values() if kind.embed == "alone")
    return {own: kind.id for kind in alone for own in kind.ids}


def _shown_at(chart: str) -> str:
    """The address of the page that draws a chart: of a fact, a story, or a list."""
    exhibit = exhibits.get(chart)
    if exhibit.choice:
        return cards.address_of(*exhibit.choice)
    return f"/story/{exhibit.story}" if exhibit.story else page_address(exhibit.page, DEFAULT)


def _end_with_parent() -> None:
    """A process whose parent is gone, killed perhaps, ends too."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
