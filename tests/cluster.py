"""nginx, as deploy/ configures it, before three replicas on this machine: for tests and benchmarks/load.py."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2 as httpx

from southsouth import paths

DEPLOY = paths.ROOT / "deploy"
_STARTS_WITHIN = 120  # seconds: three replicas share one machine


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def answering(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until an address answers with 200."""
    deadline = time.monotonic() + _STARTS_WITHIN
    with httpx.Client(timeout=5) as client:  # to make one takes as long as a hundred answers
        while True:
            with contextlib.suppress(httpx.TransportError):
                if client.get(address).status_code == 200:
                    return
            assert process.poll() is None, f"{address}: its process ended with {process.returncode}"
            assert time.monotonic() < deadline, f"{address} does not answer"
            time.sleep(0.05)


@dataclass
class Cluster:
    """Three replicas by their ports, and what stands before them.

    Attributes:
        front: The address that readers use.
        command: What starts a replica; `{port}` in it becomes its port.
        replicas: The processes by port.
    """

    front: str
    command: Sequence[str]
    replicas: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, port: int) -> None:
        """Start a replica, without waiting for it."""
        environment = os.environ | {
            "PYTHONPATH": str(paths.ROOT), "SOUTHSOUTH_URL": self.front, "SOUTHSOUTH_SHUTDOWN": "8",
            "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        }  # fmt: skip
        self.replicas[port] = subprocess.Popen(
            [part.replace("{port}", str(port)) for part in self.command],
            cwd=paths.ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def await_replica(self, port: int) -> None:
        """Wait until readers may be sent to a replica."""
        answering(f"http://127.0.0.1:{port}/readyz", self.replicas[port])

    def end(self, port: int, number: int = signal.SIGTERM) -> None:
        """End a replica, and wait until it has."""
        self.replicas[port].send_signal(number)
        self.replicas[port].wait(timeout=30)

    def restart_one_by_one(self) -> None:
        """Replace each replica by a new one, as a rollout does: the next one once the last is ready."""
        for port in list(self.replicas):
            self.end(port)
            self.start(port)
            self.await_replica(port)


@contextlib.contextmanager
def running(folder: Path, command: Sequence[str]) -> Iterator[Cluster]:
    """nginx and three replicas, ended whatever happens."""
    front, ports = free_port(), [free_port() for _ in range(3)]
    cluster = Cluster(f"http://127.0.0.1:{front}", command)
    nginx = _nginx(folder, front, ports)
    try:
        for port in ports:
            cluster.start(port)
        for port in ports:
            cluster.await_replica(port)
        answering(f"{cluster.front}/healthz", nginx)
        yield cluster
    finally:
        for process in (nginx, *cluster.replicas.values()):
            process.terminate()
        for process in (nginx, *cluster.replicas.values()):
            process.wait(timeout=30)


def _nginx(folder: Path, front: int, ports: Sequence[int]) -> subprocess.Popen[bytes]:
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("error_log stderr", "error_log errors")
    for number, port in enumerate(ports, 1):
        text = text.replace(f"replica-{number}:8501", f"127.0.0.1:{port}")
    return _started(folder, text, front)


@contextlib.contextmanager
def of_files(folder: Path) -> Iterator[str]:
    """nginx as configured for a published folder, here `site` in one of its own, ended whatever happens;
    its address."""
    front = free_port()
    text = (DEPLOY / "static.nginx.conf").read_text(encoding="utf-8")
    nginx = _started(folder, within(text.replace("/srv/southsouth", "site")), front)
    try:
        answering(f"http://127.0.0.1:{front}/", nginx)
        yield f"http://127.0.0.1:{front}"
    finally:
        nginx.terminate()
        nginx.wait(timeout=30)


def within(text: str) -> str:
    """A whole configuration, of one that others include."""
    return f"pid /tmp/pid; error_log stderr; events {{}} http {{ access_log off; client_body_temp_path /tmp/body; {text} }}"


def _started(folder: Path, text: str, front: int) -> subprocess.Popen[bytes]:
    text = text.replace("listen 8080", f"listen 127.0.0.1:{front}")
    own = "daemon off;" + " user root;" * (os.geteuid() == 0)
    file = written(folder, text, "nginx.conf")
    program = shutil.which("nginx") or "nginx"
    return subprocess.Popen([program, "-c", file, "-p", folder, "-g", own], stderr=subprocess.DEVNULL)  # fmt: skip


def written(folder: Path, text: str, name: str) -> Path:
    """A configuration whose files lie in a folder of their own."""
    file = folder / name
    file.write_text(text.replace("/tmp/", f"{folder}/"), encoding="utf-8")
    return file


class Asking(threading.Thread):
    """Asks for files one after another until told to stop; remembers what failed and how long each took."""

    def __init__(self, base: str, addresses: Sequence[str]) -> None:
        super().__init__()
        self.base = base
        self.addresses = addresses
        self.failed: list[str] = []
        self.seconds: list[float] = []
        self._stop_asking = threading.Event()

    def run(self) -> None:
        """Ask until stopped; each round asks for other rows too, which nobody can have kept."""
        number = 0
        with httpx.Client(base_url=self.base, timeout=30) as client:
            while not self._stop_asking.is_set():
                for address in self.addresses:
                    number += 1
                    self._ask(client, address.replace("{number}", str(number)))

    def _ask(self, client: Any, address: str) -> None:
        began = time.perf_counter()
        try:
            status = client.get(address).status_code
        except httpx.TransportError as error:
            status = repr(error)
        self.seconds.append(time.perf_counter() - began)
        if status != 200:
            self.failed.append(f"{address}: {status}")

    def __enter__(self) -> "Asking":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop_asking.set()
        self.join()
