"""Filtered JSON: requests a second of the explorer and of Datasette, same SQLite file, same rows.

    python benchmarks/downloads.py [--requests 3000] [--connections 8]

Starts both on free ports of this machine, one after the other, asks each the same filters over
keep-alive connections, checks that both give the same rows, and prints the rates and their ratio.
Datasette is installed into a throwaway environment with pip.
"""

import argparse
import asyncio
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from southsouth import downloads, filters, paths, tables
from southsouth.downloads import encode_rows

DATASETTE = "datasette==0.65.5"
GOAL = 4.0
# The same question to each: table, its key, our parameters, Datasette's.
ASKED = [
    *(("events", "event_id", f"kind={kind}", f"kind={kind}")
      for kind in ("workshop", "meeting", "conference", "publication")),
    *(("figures", "figure_id", f"unit={unit}", f"unit={unit}") for unit in ("USD", "percent")),
    ("figures", "figure_id", "unit=USD&paragraph=47", "unit=USD&paragraph=47"),
    ("organisations", "organisation_id", "kind=network", "kind=network"),
    ("commission_members", "iso3", "commission=ESCAP&status=member",
     "commission_id=ESCAP&status=member"),
    ("mentions", "entity_id", "kind=country&paragraph=10", "entity_kind=country&paragraph=10"),
]  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=3000)
    parser.add_argument("--connections", type=int, default=8)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "southsouth.sqlite"
        database.write_bytes(downloads.whole("southsouth.sqlite"))
        program = installed(Path(folder) / "environment")
        with serving(explorer) as (port, process):
            ours = [f"/download/{table}.json?{query}" for table, _, query, _ in ASKED]
            our_rows = answers(port, ours)
            our_rate = measured("explorer ", process, port, ours, chosen)
        with serving(datasette(program, database)) as (port, process):
            theirs = [f"/southsouth/{t}.json?{q}&_shape=array&_size=max" for t, _, _, q in ASKED]
            their_rows = answers(port, theirs)
            their_rate = measured("datasette", process, port, theirs, chosen)
    for (table, key, query, _), left, right in zip(ASKED, our_rows, their_rows, strict=True):
        if sorted(row[key] for row in left) != sorted(row[key] for row in right):
            sys.exit(f"{table}?{query}: the two sides give different rows")
    print(f"rows alike in {len(ASKED)} questions, {sum(map(len, our_rows))} rows in all")
    print(f"ratio: {our_rate / their_rate:.1f} (goal: at least {GOAL:g})")
    print(f"a question asked for the first time: {first_time():.2f} ms within the process, median")
    return 0 if our_rate >= GOAL * their_rate else 1


def installed(environment: Path) -> Path:
    """Datasette's program in an environment of its own."""
    venv.create(environment, with_pip=True)
    pip = [environment / "bin" / "python", "-m", "pip", "install", "-q", DATASETTE]
    subprocess.run(pip, check=True)
    return environment / "bin" / "datasette"


def explorer(port: int) -> Sequence[str | Path]:
    return [sys.executable, "-m", "streamlit", "run", "streamlit_app.py",
            "--server.port", str(port), "--server.address", "127.0.0.1"]  # fmt: skip


def datasette(program: Path, database: Path):
    """Read-only as its documentation advises for speed: the file is declared immutable."""
    return lambda port: [program, "serve", "--immutable", database, "--port", str(port)]


@contextmanager
def serving(command) -> Iterator[tuple[int, subprocess.Popen]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        command(port), cwd=paths.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        await_answer(port, process)
        yield port, process
    finally:
        process.terminate()
        process.wait(timeout=20)


def await_answer(port: int, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    sys.exit("a server did not start")


def answers(port: int, addresses: Sequence[str]) -> list[list[dict]]:
    found = []
    for address in addresses:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=20) as answer:
            found.append(json.load(answer))
    return found


def measured(
    name: str, process: subprocess.Popen, port: int, addresses: Sequence[str], chosen
) -> float:
    """Requests a second; a tenth of the load goes first, to warm up."""
    asyncio.run(load(port, addresses, chosen.requests // 10, chosen.connections))
    started = time.perf_counter()
    times = asyncio.run(load(port, addresses, chosen.requests, chosen.connections))
    rate = len(times) / (time.perf_counter() - started)
    if process.poll() is not None:
        sys.exit(f"{name}: the server ended under the load")
    middle, slow = statistics.median(times) * 1000, statistics.quantiles(times, n=100)[94] * 1000
    print(
        f"{name}: {rate:7.0f} requests a second, median {middle:.1f} ms, 95th hundredth {slow:.1f} ms"
    )
    return rate


async def load(port: int, addresses: Sequence[str], requests: int, connections: int) -> list[float]:
    each = requests // connections
    lines = (connection(port, addresses, each, start) for start in range(connections))
    return [taken for times in await asyncio.gather(*lines) for taken in times]


async def connection(port: int, addresses: Sequence[str], count: int, start: int) -> list[float]:
    """One keep-alive connection; a client as thin as can be, so that the servers are measured."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    times = []
    for number in range(count):
        address = addresses[(start + number) % len(addresses)]
        began = time.perf_counter()
        writer.write(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if not head.startswith(b"http/1.1 200"):
            sys.exit(f"{address}: {head.splitlines()[0].decode()}")
        await body(reader, head)
        times.append(time.perf_counter() - began)
    writer.close()
    return times


async def body(reader: asyncio.StreamReader, head: bytes) -> None:
    _, marked, rest = head.partition(b"content-length:")
    if marked:
        await reader.readexactly(int(rest.split(b"\r\n")[0]))
        return
    while size := int(await reader.readuntil(b"\r\n"), 16):  # chunked
        await reader.readexactly(size + 2)
    await reader.readexactly(2)


def first_time() -> float:
    """Milliseconds to check, narrow and encode a question that nobody has asked before."""
    years = [(f, t) for f in range(1990, 2014) for t in range(f, 2014)]
    tables.everything()
    taken = []
    for first, last in years:
        began = time.perf_counter()
        query = filters.checked("events", [("from", str(first)), ("to", str(last))])
        encode_rows("events", filters.positions("events", query), "json")
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


if __name__ == "__main__":
    sys.exit(main())
