"""How work and memory grow with the tables: events, figures and cooperation 1, 10, 100, 1,000 times as large.

`python benchmarks/growth.py 1 10 100 1000`: each size in a process of its own, for at most ten minutes;
copies of rows have ids of their own and refer to each other. A line a step: milliseconds of processor
at each size, and the exponent from each size to the next (1 is linear); then kilobytes of pages as they
are sent, and megabytes of the process before the search index is made and at the end. A page is made
anew when what it shares with others is there already: its pictures, above all. What is not reached in
the time is left empty.
"""

import gzip
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl

from southsouth import downloads, filters, html, search, tables
from southsouth.menu import PAGES
from southsouth.pages import LISTS, parts
from southsouth.permanent import facts, sitemap
from southsouth.resource import Host
from southsouth.view import View

#: Columns in which a copy differs: ids, and what refers to them.
KEYS = {
    "events": ["event_id"], "figures": ["figure_id"], "event_organisations": ["event_id"],
    "cooperation": ["link_id", "figure_id"],
}  # fmt: skip
#: A view of each list that a filter narrows.
NARROWED = {
    "map": {"kind": "workshop"}, "timeline": {"kind": "workshop"}, "figures": {"unit": "countries"},
    "cooperation": {"country": "BRA"}, "commissions": {"commission": "ESCAP"},
}  # fmt: skip
HOST = Host("http://localhost")
PATIENCE = 600  # seconds for one size
SHORTEST = 2  # milliseconds: what is shorter says nothing of growth


def enlarged(times: int) -> dict[str, pl.DataFrame]:
    """All tables, those of KEYS with every row so many times."""
    whole = dict(tables.everything())
    for name, keys in KEYS.items():
        frame = whole[name]
        copies = [
            frame.with_columns(pl.col(key) + (f"-{number}" if number else "") for key in keys)
            for number in range(times)
        ]
        if name == "figures":  # the first page finds its figures by their words
            reversed_words = pl.col("as_printed").str.reverse()
            copies[1:] = [copy.with_columns(reversed_words) for copy in copies[1:]]
        whole[name] = pl.concat(copies)
    return whole


def measures(times: int) -> Iterator[tuple[str, float]]:
    """What each step took at one size, as it is done."""
    frames = enlarged(times)
    with tempfile.TemporaryDirectory() as folder:
        for name, frame in frames.items():
            frame.write_csv(Path(folder) / f"{name}.csv")
        yield "load and check", spent(lambda: tables.read(Path(folder)))[0]
    tables.everything = lambda: frames  # type: ignore[assignment]
    query = (("commission", ("ESCAP",)),)
    yield "filter", spent(lambda: filters.positions("events", query))[0]
    yield from _pages()
    spent(lambda: facts.page("event", "un-tcdc-conference-1978", "en", HOST))
    for kind, fact_id in (("figure", "p018-core-budget-minimum"), ("paragraph", "47"), ("country", "CHN")):  # fmt: skip
        yield f"fact {kind}", spent(lambda k=kind, i=fact_id: facts.page(k, i, "en", HOST))[0]
    yield from _files(frames)
    yield "MB, no search", _megabytes()
    yield "index", spent(lambda: search.find("index", "en"))[0]
    for words in ("workshop", "2013", "wrkshop", "How many countries came to Bali?"):
        yield f"search {words[:8]}", spent(lambda words=words: search.find(words, "en"))[0]
    yield "MB", _megabytes()


def _pages() -> Iterator[tuple[str, float]]:
    """Each page, the last part of its list, and a narrowed view, with what they weigh."""
    for entry in PAGES:
        views = {entry.id: {}, f"{entry.id} narrow": NARROWED.get(entry.id, {})}
        if entry.id in LISTS:
            last = parts.count(tables.load(LISTS[entry.id]).height)
            views[f"{entry.id} last"] = {"page": str(last)} if last > 1 else {}
        for name, asked in views.items():
            if name != entry.id and not asked:
                continue
            made(entry.id, asked)
            took, body = spent(lambda asked=asked, own=entry.id: made(own, {**asked, "other": "1"}))
            yield name, took
            yield f"{name} kB", len(gzip.compress(body, 6)) / 1000


def _files(frames: dict[str, pl.DataFrame]) -> Iterator[tuple[str, float]]:
    """Downloads: how long until the first bytes, and until the last; and the list of all addresses."""
    for name, extension in (("events", "csv"), ("figures", "json"), ("events", "geojson")):
        began = time.process_time()
        pieces = downloads.pieces(name, extension)
        if pieces is None:
            downloads.table(name, extension)
            first = time.process_time()
        else:
            next(pieces)
            first = time.process_time()
            for _ in pieces:
                pass
        yield f"{extension}, first", 1000 * (first - began)
        yield f"{extension}, last", 1000 * (time.process_time() - began)
    every = range(frames["events"].height)
    for extension in ("parquet", "xlsx"):
        step = spent(lambda extension=extension: downloads.encode_rows("events", every, extension))
        yield extension, step[0]
    yield "sitemap", spent(lambda: sitemap.xml(HOST))[0]


def spent(step: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds of processor that a step took, and what it made."""
    began = time.process_time()
    result = step()
    return 1000 * (time.process_time() - began), result


def made(page: str, parameters: dict[str, str]) -> bytes:
    """A page of the explorer."""
    return html.page(View.of(page, "en", parameters), HOST)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def in_own_process(size: int) -> dict[str, float]:
    """One size; what was measured before it took too long."""
    command = [sys.executable, __file__, "--one", str(size)]
    try:
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=PATIENCE).stdout
    except subprocess.TimeoutExpired as late:
        print(f"{size} times as large took more than {PATIENCE} s", file=sys.stderr)
        told = late.stdout or b""
    return dict(map(json.loads, told.decode().splitlines()))


def main() -> None:
    """Measure each size apart, and print."""
    if sys.argv[1:2] == ["--one"]:
        for one in measures(int(sys.argv[2])):
            print(json.dumps(one), flush=True)
        return
    asked = [int(size) for size in sys.argv[1:]] or [1, 10, 100]
    found = {size: in_own_process(size) for size in asked}
    print(f"{'step':22}" + "".join(f"{size:>10,}" for size in asked) + "   exponents")
    for step in dict.fromkeys(step for one in found.values() for step in one):
        values = [found[size].get(step) for size in asked]
        said = "".join(" " * 10 if value is None else f"{value:10,.1f}" for value in values)
        print(f"{step:22}{said}  {''.join(_exponents(asked, values))}")


def _exponents(sizes: list[int], values: list[float | None]) -> Iterator[str]:
    """From each size to the next; none where one is missing or too short to tell."""
    for place in range(1, len(sizes)):
        before, after = values[place - 1], values[place]
        if before is None or after is None or min(before, after) < SHORTEST:
            yield f"{'–':>7}"
        else:
            yield f"{math.log(after / before) / math.log(sizes[place] / sizes[place - 1]):7.2f}"


if __name__ == "__main__":
    main()
