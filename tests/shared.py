"""A server that the processes of one test run share, kept by a note in the folder they share."""

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from southsouth import paths

_PATIENCE = 120  # seconds until the server answers, or is gone
_OURS: dict[int, subprocess.Popen[bytes]] = {}  # started here, by their numbers


class Started:
    """The address of the server, from the first that asks to the last that is done.

    Args:
        note: Where its process, its port and the number of those who use it are written down.
    """

    def __init__(self, note: Path) -> None:
        self._note = note

    def __enter__(self) -> str:
        with self._read() as told:
            if not told.get("users"):
                told |= {"users": 0} | _begun(self._note.with_suffix(".log"))
            told["users"] += 1
        return f"http://127.0.0.1:{told['port']}"

    def __exit__(self, *_: object) -> None:
        with self._read() as told:
            told["users"] -= 1
            if told["users"] == 0:
                _ended(told["process"])

    @contextmanager
    def _read(self) -> Iterator[dict[str, Any]]:
        """The note, to be changed; nobody else reads or writes it meanwhile."""
        with self._note.open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            told = json.loads(file.read() or "{}")
            yield told
            file.truncate(0)
            file.write(json.dumps(told))


def _begun(log: Path) -> dict[str, int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with log.open("wb") as said:
        process = subprocess.Popen(
            [
                sys.executable, "-m", "streamlit", "run", "streamlit_app.py",
                "--server.port", str(port), "--server.address", "127.0.0.1",
            ],
            cwd=paths.ROOT, env=os.environ | {"PYTHONUNBUFFERED": "1"},
            stdout=said, stderr=said, start_new_session=True,
        )  # fmt: skip
    _OURS[process.pid] = process
    deadline = time.monotonic() + _PATIENCE
    while not _answers(f"http://127.0.0.1:{port}/readyz"):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}: {log.read_text()}")
        if time.monotonic() > deadline:
            os.kill(process.pid, signal.SIGKILL)
            raise TimeoutError(f"the server did not answer in {_PATIENCE} s: {log.read_text()}")
    return {"process": process.pid, "port": port}


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _ended(process: int) -> None:
    """Whoever started it may be gone before; then nobody waits for its end."""
    os.kill(process, signal.SIGTERM)
    if process in _OURS:
        _OURS[process].wait(timeout=_PATIENCE)
