"""How work and memory grow with the tables: events, figures and cooperation 1, 10, 100, 1,000 times as large.

`python benchmarks/growth.py 1 10 100 1000`: each size in a process of its own, for at most ten minutes;
copies of rows have ids of their own. A line a step: milliseconds of processor at each size and the exponent
between the last two (1 is linear), then kilobytes of pages as they are sent, and megabytes of the process.
A page is made anew when what it shares with others is there already.
"""

import gzip
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable

import polars as pl

from southsouth import downloads, filters, html, search, tables
from southsouth.permanent import facts
from southsouth.resource import Host
from southsouth.schemas import SCHEMAS
from southsouth.view import View

KEYS = {
    "events": ["event_id"], "figures": ["figure_id"], "event_organisations": ["event_id"],
    "cooperation": ["link_id"],
}  # fmt: skip
PAGES = ("map", "timeline", "figures", "cooperation", "commissions", "data")
HOST = Host("http://localhost")
PATIENCE = 600  # seconds for one size


def enlarged(times: int) -> dict[str, pl.DataFrame]:
    """All tables, those of KEYS with every row so many times."""
    whole = dict(tables.everything())
    for name, keys in KEYS.items():
        frame = whole[name]
        copies = [
            frame.with_columns(pl.col(key) + (f"-{number}" if number else "") for key in keys)
            for number in range(times)
        ]
        if "as_printed" in frame.columns:  # the first page finds its figures by their words
            reversed_words = pl.col("as_printed").str.reverse()
            copies[1:] = [copy.with_columns(reversed_words) for copy in copies[1:]]
        whole[name] = pl.concat(copies)
    return whole


def measure(times: int) -> dict[str, float]:
    """What each step took at one size."""
    frames = enlarged(times)
    tables.everything = lambda: frames  # type: ignore[assignment]
    steps: dict[str, Callable[[], object]] = {
        "load and check": lambda: [SCHEMAS[name].filter(frames[name]) for name in KEYS],
        "filter": lambda: filters.positions(
            "events", filters.checked("events", [("commission", "ESCAP")])
        ),
        "download csv": lambda: downloads.table("events", "csv", ()),
        "download json": lambda: downloads.table("figures", "json", ()),
        "index": lambda: search.find("index", "en"),
        "search": lambda: search.find("workshop", "en"),
        "fact": lambda: facts.page("event", "un-tcdc-conference-1978", "en", HOST),
    }
    taken = {name: spent(step)[0] for name, step in steps.items()}
    sizes = {}
    for page in PAGES:
        spent(lambda page=page: made(page, {}))
        taken[page], body = spent(lambda page=page: made(page, {"other": "1"}))
        sizes[f"{page} kB"] = len(gzip.compress(body, 6)) / 1000
    return taken | sizes | {"MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}


def spent(step: Callable[[], object]) -> tuple[float, object]:
    """Milliseconds of processor that a step took, and what it made."""
    began = time.process_time()
    result = step()
    return 1000 * (time.process_time() - began), result


def made(page: str, parameters: dict[str, str]) -> bytes:
    """A page of the explorer."""
    return html.page(View.of(page, "en", parameters), HOST)


def in_own_process(size: int) -> dict[str, float]:
    """One size; nothing where it took too long."""
    try:
        told = subprocess.run(
            [sys.executable, __file__, "--one", str(size)],
            check=True, capture_output=True, text=True, timeout=PATIENCE,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        print(f"{size} times as large took more than {PATIENCE} s", file=sys.stderr)
        return {}
    return json.loads(told.stdout)


def main() -> None:
    """Measure each size apart, and print."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))))
        return
    asked = [int(size) for size in sys.argv[1:]] or [1, 10, 100]
    found = {size: one for size in asked if (one := in_own_process(size))}
    sizes = list(found)
    print(f"{'step':16}" + "".join(f"{size:>10}" for size in sizes) + "  exponent")
    for step in found[sizes[0]]:
        values = [found[size][step] for size in sizes]
        grown = math.nan
        if len(sizes) > 1 and min(values[-2:]) > 0:
            grown = math.log(values[-1] / values[-2]) / math.log(sizes[-1] / sizes[-2])
        print(f"{step:16}" + "".join(f"{value:10.1f}" for value in values) + f"  {grown:8.2f}")


if __name__ == "__main__":
    main()
