"""Files while live sessions run, memory after many sessions, requests a second: one server on this machine.

`python benchmarks/load.py --sessions 50 --opened 200`: starts `streamlit run`, asks files one after another
without and with sessions, and prints a line for each figure. A session is a WebSocket that asks for /map and
waits for the end of its first run.
"""

import argparse
import asyncio
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx2 as httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

ROOT = Path(__file__).parents[1]
FILES = ("/event/un-tcdc-conference-1978", "/embed/timeline", "/download/events.csv", "/healthz")


@contextmanager
def served() -> Iterator[tuple[str, int]]:
    """A cold server's address and process."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [
        "streamlit",
        "run",
        "streamlit_app.py",
        "--server.port",
        str(port),
        "--server.address",
        "127.0.0.1",
    ]
    process = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        base = f"http://127.0.0.1:{port}"
        while process.poll() is None:
            with suppress(httpx.TransportError):
                if httpx.get(f"{base}/healthz").status_code == 200:
                    break
            time.sleep(0.1)
        yield base, process.pid
    finally:
        process.terminate()
        process.wait()


async def session(base: str) -> float:
    """Seconds to the end of a page's first run."""
    began = time.perf_counter()
    address = f"{base.replace('http', 'ws')}/_stcore/stream"
    async with connect(address, origin=base, subprotocols=["streamlit"], max_size=None) as line:  # type: ignore[arg-type]
        message = BackMsg()
        message.rerun_script.query_string = "lang=en"
        message.rerun_script.page_name = "map"
        await line.send(message.SerializeToString())
        async for data in line:
            if ForwardMsg.FromString(bytes(data)).WhichOneof("type") == "script_finished":  # type: ignore[arg-type]
                return time.perf_counter() - began
    return float("inf")


async def files(base: str, until: asyncio.Event) -> dict[str, list[float]]:
    """Milliseconds of each file, asked in turn until told to stop."""
    taken: dict[str, list[float]] = {path: [] for path in FILES}
    async with httpx.AsyncClient(base_url=base, timeout=60) as client:
        while not until.is_set():
            for path in FILES:
                began = time.perf_counter()
                (await client.get(path)).raise_for_status()
                taken[path].append(1000 * (time.perf_counter() - began))
            await asyncio.sleep(0.005)
    return taken


def told(label: str, taken: dict[str, list[float]]) -> None:
    """A line for each file."""
    for path, values in taken.items():
        p95 = statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]
        print(
            f"{label:8} {path:32} n {len(values):5}  median {statistics.median(values):7.1f}  p95 {p95:7.1f}  worst {max(values):7.1f} ms"
        )


def memory(pid: int) -> float:
    """Megabytes that the process holds."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


async def measured(base: str, pid: int, sessions: int, opened: int, idle: float) -> None:
    """All figures of one run."""
    await session(base)
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(idle, stop.set)
    told("idle", await files(base, stop))
    stop = asyncio.Event()
    asking = asyncio.create_task(files(base, stop))
    began = time.perf_counter()
    ends = await asyncio.gather(*(session(base) for _ in range(sessions)), return_exceptions=True)
    all_in = time.perf_counter() - began
    stop.set()
    told("busy", await asking)
    done = sorted(end for end in ends if isinstance(end, float))
    print(
        f"sessions {len(done)} of {sessions} finished, first {done[0]:.1f}, median {statistics.median(done):.1f}, all {all_in:.1f} s"
    )
    before = memory(pid)
    for _ in range(0, opened, 20):
        await asyncio.gather(*(session(base) for _ in range(20)))
    print(
        f"memory   {before:.0f} MB before {opened} sessions opened and closed, {memory(pid):.0f} MB after"
    )
    async with httpx.AsyncClient(base_url=base) as client:
        began, number = time.perf_counter(), 500
        for _ in range(number):
            await client.get(FILES[0])
        print(f"facts    {number / (time.perf_counter() - began):.0f} a second, one after another")


def main() -> None:
    """Start, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--opened", type=int, default=200)
    parser.add_argument("--idle", type=float, default=5)
    asked = parser.parse_args()
    with served() as (base, pid):
        asyncio.run(measured(base, pid, asked.sessions, asked.opened, asked.idle))


if __name__ == "__main__":
    main()
