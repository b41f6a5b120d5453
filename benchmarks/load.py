"""What many readers at once do to one process, and what its replicas do for them: every figure in one run.

`python benchmarks/load.py`: starts `streamlit run`, asks files one after another without and with 200 live
sessions, opens and closes 1,000, kills the process in which they run (then its successor too), counts still pages a second; then
starts three replicas behind nginx, restarts them one by one while files are asked for, and kills the one
that a reader lives in. A line for each figure, with its target. `--sessions`, `--opened`, `--idle`, `--alone`
(no replicas) make it shorter.

A session is a WebSocket that asks for /map and waits for the end of its first run, as a browser does; one
that finds no room asks again after a second. Beside our files a plain server is asked, which has nothing to
do with sessions: what it loses, the client and the machine lose. Whoever asks for pages a second has a
processor of its own where there are two; servers and clients of everything else share them.
"""

import argparse
import asyncio
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx2 as httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import cluster  # noqa: E402

ROOT = Path(__file__).parents[1]
FILES = (
    "/event/un-tcdc-conference-1978",
    "/map",
    "/embed/timeline",
    "/download/events.csv",
    "/healthz",
)
PLAIN = "(a plain server)"
PAGES = ("/map", "/event/un-tcdc-conference-1978", "/embed/timeline")
STREAMLIT = (
    sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", "{port}",
    "--server.address", "127.0.0.1",
)  # fmt: skip


@contextmanager
def served() -> Iterator[tuple[str, int]]:
    """A cold server's address and process."""
    port = cluster.free_port()
    process = subprocess.Popen(
        [part.replace("{port}", str(port)) for part in STREAMLIT],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    base = f"http://127.0.0.1:{port}"
    try:
        cluster.answering(f"{base}/readyz", process)
        followed(base)
        yield base, process.pid
    finally:
        process.terminate()
        process.wait()


def followed(base: str) -> None:
    """Wait until a process waits to take over: what makes it ready takes a processor for a while."""
    while not httpx.get(f"{base}/readyz", timeout=30).json()["spare"]:
        time.sleep(0.5)


async def session(base: str) -> float:
    """Seconds to the end of a page's first run."""
    began = time.perf_counter()
    address = f"{base.replace('http', 'ws')}/_stcore/stream"
    while True:
        try:
            async with connect(
                address, origin=base, subprotocols=["streamlit"], max_size=None, open_timeout=120
            ) as line:  # type: ignore[arg-type]
                await first_run(line)
                return time.perf_counter() - began
        except InvalidStatus as refusal:
            if refusal.response.status_code not in (502, 503):
                raise
            await asyncio.sleep(1)


async def first_run(line) -> None:
    """Ask for the map, and wait for the end of its script."""
    message = BackMsg()
    message.rerun_script.query_string = "lang=en"
    message.rerun_script.page_name = "map"
    await line.send(message.SerializeToString())
    async for data in line:
        if ForwardMsg.FromString(data).WhichOneof("type") == "script_finished":
            return
    raise ConnectionError("the session ended before its page did")


async def files(base: str, plain: str, until: asyncio.Event) -> dict[str, list[float]]:
    """Milliseconds of each file and of a plain server, asked in turn until told to stop."""
    asked = {path: base + path for path in FILES} | {PLAIN: plain}
    taken: dict[str, list[float]] = {name: [] for name in asked}
    async with httpx.AsyncClient(timeout=60) as client:
        while not until.is_set():
            for name, address in asked.items():
                began = time.perf_counter()
                (await client.get(address)).raise_for_status()
                taken[name].append(1000 * (time.perf_counter() - began))
            await asyncio.sleep(0.005)
    return taken


async def plain_server(port: int) -> None:
    """Answers whatever is asked with two letters: what takes time there is the client and the machine."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                await reader.readuntil(b"\r\n\r\n")
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", port) as server:
        await server.serve_forever()


@contextmanager
def plain() -> Iterator[str]:
    """The address of a plain server in a process of its own."""
    port = cluster.free_port()
    process = subprocess.Popen([sys.executable, __file__, "--plain", str(port)])
    address = f"http://127.0.0.1:{port}/"
    try:
        cluster.answering(address, process)
        yield address
    finally:
        process.kill()
        process.wait()


def p95(values: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def told(idle: dict[str, list[float]], busy: dict[str, list[float]]) -> None:
    """A line for each file."""
    for path in idle:
        before, after = p95(idle[path]), p95(busy[path])
        print(
            f"{path:32} idle p95 {before:6.1f} ms, with sessions {after:6.1f} ({after / before:.1f} times; at most 3), "
            f"worst {max(busy[path]):6.1f} (at most 200), n {len(busy[path])}"
        )


def memory(pid: int) -> float:
    """Megabytes that the server and its workers hold."""
    held = (Path(f"/proc/{one}/statm").read_text().split()[1] for one in (pid, *children(pid)))
    return sum(map(int, held)) * os.sysconf("SC_PAGE_SIZE") / 1e6


def children(pid: int) -> list[str]:
    """The processes that a process has started."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


async def crowd(base: str, sessions: int, idle: float) -> None:
    """Files without and with sessions."""
    await session(base)
    for path in FILES:
        httpx.get(base + path)
    with plain() as other:
        stop = asyncio.Event()
        asyncio.get_running_loop().call_later(idle, stop.set)
        alone = await files(base, other, stop)
        stop = asyncio.Event()
        asking = subprocess.Popen(
            [sys.executable, __file__, "--crowd", str(sessions), "--base", base],
            stdout=subprocess.PIPE,
            text=True,
        )
        asyncio.get_running_loop().run_in_executor(None, lambda: (asking.wait(), stop.set()))
        busy = await files(base, other, stop)
    told(alone, busy)
    print(asking.stdout.read().strip() if asking.stdout else "")


async def at_once(base: str, sessions: int) -> None:
    """Sessions that open together, in a process of their own."""
    began = time.perf_counter()
    ends = await asyncio.gather(*(session(base) for _ in range(sessions)), return_exceptions=True)
    done = sorted(end for end in ends if isinstance(end, float))
    failed = [end for end in ends if not isinstance(end, float)]
    print(
        f"sessions {len(done)} of {sessions} finished, {len(failed)} failed {failed[:1]}, first {done[0]:.1f}, "
        f"median {statistics.median(done):.1f}, all {time.perf_counter() - began:.1f} s"
    )


async def opened_and_closed(base: str, pid: int, opened: int) -> None:
    """Memory before and after many sessions."""
    before = memory(pid)
    for _ in range(0, opened, 20):
        await asyncio.gather(*(session(base) for _ in range(20)))
    after = memory(pid)
    print(
        f"memory   {before:.0f} MB before {opened} sessions opened and closed, {after:.0f} MB after "
        f"({100 * (after / before - 1):+.0f} %; at most 10)"
    )


async def worker_killed(base: str, pid: int) -> None:
    """How long a reader is without a live view whose process died: the oldest has the sessions."""
    followed(base)
    worker, *others = map(int, children(pid))
    os.kill(worker, signal.SIGKILL)
    print(f"killed   the worker: a view is back after {await session(base):.1f} s (at most 5)")
    for number in (*others, *map(int, children(pid))):
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    print(f"         and the one that had waited: after {await session(base):.1f} s")


def a_second(base: str, path: str, seconds: float = 5) -> float:
    """Answers a second to eight connections that are used again."""
    port = int(base.rpartition(":")[2])
    asked = (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    )
    lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(8)]
    number, began = 0, time.perf_counter()
    while time.perf_counter() - began < seconds:
        for line in lines:
            line.sendall(asked)
        for line in lines:
            whole_answer(line)
            number += 1
    return number / (time.perf_counter() - began)


def whole_answer(line: socket.socket) -> None:
    """Read one answer to its end."""
    got = line.recv(262_144)
    while b"\r\n\r\n" not in got:
        got += line.recv(262_144)
    head, _, body = got.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 "), head[:100]
    wanted = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]) - len(body)
    while wanted > 0:
        wanted -= len(line.recv(262_144))


def pages(base: str, pid: int) -> None:
    """Still pages a second and process, the client beside it where there is room."""
    processors = sorted(os.sched_getaffinity(0))
    if len(processors) > 1:
        for thread in os.listdir(f"/proc/{pid}/task"):
            os.sched_setaffinity(int(thread), processors[:1])
        os.sched_setaffinity(0, processors[1:])
    for path in PAGES:
        ticks, began = used(pid), time.perf_counter()
        rate = a_second(base, path)
        share = (used(pid) - ticks) / (time.perf_counter() - began)
        print(
            f"{path:32} {rate:5.0f} a second (at least 1,000), with {100 * share:.0f} % of a processor"
        )
    os.sched_setaffinity(0, processors)


def used(pid: int) -> float:
    """Seconds of processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def replicas() -> None:
    """Three replicas behind nginx: restarted one by one, and one killed."""
    with tempfile.TemporaryDirectory() as folder, cluster.running(Path(folder), STREAMLIT) as found:
        for port in found.replicas:
            await session(f"http://127.0.0.1:{port}")
        addresses = ["/map", "/embed/timeline", "/download/figures.json?q=word{number}"]
        with cluster.Asking(found.front, addresses) as asking:
            await asyncio.to_thread(found.restart_one_by_one)
        print(
            f"restart  {len(asking.failed)} of {len(asking.seconds)} requests lost (none) {asking.failed[:1]}, "
            f"p95 {1000 * p95(asking.seconds):.0f} ms, worst {1000 * max(asking.seconds):.0f}"
        )
        for port in found.replicas:
            await session(f"http://127.0.0.1:{port}")
        print(f"killed   the view is back after {await killed(found):.1f} s (at most 5)")


async def killed(found: cluster.Cluster) -> float:
    """Seconds from the death of a reader's replica to the end of the page's run in another."""
    address = f"{found.front.replace('http', 'ws')}/_stcore/stream"
    async with connect(
        address, origin=found.front, subprotocols=["streamlit"], max_size=None
    ) as line:  # type: ignore[arg-type]
        await first_run(line)
        for port, process in found.replicas.items():
            if httpx.get(f"http://127.0.0.1:{port}/readyz").json()["sessions"]:
                process.send_signal(signal.SIGKILL)
        began = time.perf_counter()
        try:
            async for _ in line:
                pass
        except ConnectionClosed:
            pass
    await session(found.front)
    return time.perf_counter() - began


async def measured(asked: argparse.Namespace) -> None:
    """All figures of one run."""
    with served() as (base, pid):
        await crowd(base, asked.sessions, asked.idle)
        await opened_and_closed(base, pid, asked.opened)
        await worker_killed(base, pid)
        pages(base, pid)
    if asked.alone:
        return
    if shutil.which("nginx") is None:
        print("replicas not measured: nginx is not installed")
    else:
        await replicas()


def main() -> None:
    """Start, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=200)
    parser.add_argument("--opened", type=int, default=1000)
    parser.add_argument("--idle", type=float, default=5)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--crowd", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--base", help=argparse.SUPPRESS)
    parser.add_argument("--plain", type=int, default=0, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.plain:
        asyncio.run(plain_server(asked.plain))
    elif asked.crowd:
        asyncio.run(at_once(asked.base, asked.crowd))
    else:
        asyncio.run(measured(asked))


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    main()
