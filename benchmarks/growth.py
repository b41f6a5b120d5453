"""How time and memory grow with the tables: events and figures 1, 10, 100 … times as large.

`python benchmarks/growth.py 1 10 100`: each size in a process of its own; copies of rows have ids of their
own. A line a step: seconds at each size and the exponent between the last two (1 is linear), and megabytes.
"""

import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable

import polars as pl

from southsouth import downloads, filters, search, tables
from southsouth.permanent import facts
from southsouth.resource import Host

KEYS = {"events": ["event_id"], "figures": ["figure_id"], "event_organisations": ["event_id"]}


def enlarged(times: int) -> dict[str, pl.DataFrame]:
    """All tables, those of KEYS with every row so many times."""
    whole = dict(tables.everything())
    for name, keys in KEYS.items():
        frame = whole[name]
        copies = [
            frame.with_columns(pl.col(key) + (f"-{number}" if number else "") for key in keys)
            for number in range(times)
        ]
        whole[name] = pl.concat(copies)
    return whole


def measure(times: int) -> dict[str, float]:
    """Seconds of each step at one size, and the megabytes of the process."""
    frames = enlarged(times)
    tables.everything = lambda: frames  # type: ignore[assignment]
    steps: dict[str, Callable[[], object]] = {
        "load": lambda: pl.read_csv(frames["events"].write_csv().encode(), infer_schema=False),
        "filter": lambda: filters.positions(
            "events", filters.checked("events", [("commission", "ESCAP")])
        ),
        "download csv": lambda: downloads.table("events", "csv", ()),
        "download json": lambda: downloads.table("figures", "json", ()),
        "search": lambda: search.find("workshop", "en"),
        "still page": lambda: facts.page(
            "event", "un-tcdc-conference-1978", "en", Host("http://localhost")
        ),
    }
    taken = {}
    for name, step in steps.items():
        began = time.perf_counter()
        step()
        taken[name] = time.perf_counter() - began
    taken["MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return taken


def main() -> None:
    """Measure each size apart, and print."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))))
        return
    sizes = [int(size) for size in sys.argv[1:]] or [1, 10, 100]
    found = []
    for size in sizes:
        told = subprocess.run(
            [sys.executable, __file__, "--one", str(size)],
            check=True,
            capture_output=True,
            text=True,
        )
        found.append(json.loads(told.stdout))
    print(f"{'step':14}" + "".join(f"{size:>10}" for size in sizes) + "  exponent")
    for step in found[0]:
        values = [one[step] for one in found]
        grown = (
            math.log(values[-1] / values[-2]) / math.log(sizes[-1] / sizes[-2])
            if len(sizes) > 1
            else 0
        )
        print(f"{step:14}" + "".join(f"{value:10.3f}" for value in values) + f"  {grown:8.2f}")


if __name__ == "__main__":
    main()
