"""A server that the processes of one test run share, kept by a note in the folder they share."""

import fcntl
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from southsouth import paths

_PATIENCE = 120  # seconds until the server answers
_PAUSE = 0.05  # seconds until it is asked again
_SERVER = (
    sys.executable, "-m", "streamlit", "run", "streamlit_app.py",
    "--server.port", "{port}", "--server.address", "127.0.0.1",
)  # fmt: skip
_STARTED: list[subprocess.Popen[bytes]] = []  # here; kept, as nobody here waits for their end
# Whoever uses the server holds a lock that the system takes back also from a process that is killed.
# With the last of them the keeper has it, empties the note, ends the server and then itself.
_KEEPER = """
import fcntl, os, subprocess, sys, threading
note, used, *command = sys.argv[1:]
server = subprocess.Popen(command)
lock = open(used)
def end():
    fcntl.flock(lock, fcntl.LOCK_EX)
    os.truncate(note, 0)
    server.terminate()
threading.Thread(target=end, daemon=True).start()
sys.exit(server.wait())
"""


@contextmanager
def started(note: Path, command: Sequence[str] = _SERVER) -> Iterator[str]:
    """The address of the server, from the first that asks to the last that is done or killed.

    Args:
        note: Where its keeper's process and its port are written down.
        command: What starts it, with `{port}` for its port.
    """
    with note.with_suffix(".used").open("w") as used:
        fcntl.flock(used, fcntl.LOCK_SH)
        with _read(note) as told:
            if not told:
                told |= _begun(note, command)
        yield f"http://127.0.0.1:{told['port']}"


@contextmanager
def _read(note: Path) -> Iterator[dict[str, Any]]:
    """The note, to be changed; nobody else reads or writes it meanwhile."""
    with note.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        told = json.loads(file.read() or "{}")
        yield told
        file.truncate(0)
        file.write(json.dumps(told))


def _begun(note: Path, command: Sequence[str]) -> dict[str, int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log, used = note.with_suffix(".log"), note.with_suffix(".used")
    started = [word.format(port=port) for word in command]
    with log.open("wb") as said:
        keeper = subprocess.Popen(
            [sys.executable, "-c", _KEEPER, str(note), str(used), *started],
            cwd=paths.ROOT, env=os.environ | {"PYTHONUNBUFFERED": "1"},
            stdout=said, stderr=said, start_new_session=True,
        )  # fmt: skip
    _STARTED.append(keeper)
    deadline = time.monotonic() + _PATIENCE
    while not _answers(f"http://127.0.0.1:{port}/readyz"):
        with suppress(subprocess.TimeoutExpired):  # who asks without a pause keeps it from starting
            code = keeper.wait(_PAUSE)
            raise RuntimeError(f"the server ended with {code}: {log.read_text()}")
        if time.monotonic() > deadline:
            raise TimeoutError(f"the server did not answer in {_PATIENCE} s: {log.read_text()}")
    return {"process": keeper.pid, "port": port}


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
