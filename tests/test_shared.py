"""The server that tests share lives as long as one of them uses it, and no longer."""

import json
import os
import select
import signal
import subprocess
import sys
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
import shared

from southsouth import paths

SMALL = """
import http.server, sys
class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Ready).serve_forever()
"""
COMMAND = (sys.executable, "-c", SMALL.replace("{", "{{").replace("}", "}}"), "{port}")
USING = """
import os, signal, sys
from pathlib import Path
import shared
with shared.started(Path(sys.argv[1]), sys.argv[2:]):
    print("in use", flush=True)
    if sys.stdin.readline() == "be killed":
        os.kill(os.getpid(), signal.SIGKILL)
"""


def told(note: Path) -> tuple[int, int]:
    """Process of the keeper, and port of the server."""
    said = json.loads(note.read_text())
    return said["process"], said["port"]


def answers(port: int) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=60):
        return True
    return False


def is_gone(process: int) -> bool:
    """Waits for the end of a process that need not be a child of this one."""
    try:
        file = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([file], [], [], 60)[0])
    finally:
        os.close(file)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets one wait for any process")
@pytest.mark.parametrize("last", ["be done", "be killed"])
def test_the_server_ends_with_the_last_that_uses_it_however_that_ends(tmp_path, last):
    note = tmp_path / "server"
    with shared.started(note, COMMAND) as address:
        keeper, port = told(note)
        assert address == f"http://127.0.0.1:{port}"
        other = subprocess.Popen(
            [sys.executable, "-c", USING, str(note), *COMMAND],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=paths.ROOT,
            env=os.environ | {"PYTHONPATH": f"{paths.ROOT}:{paths.ROOT / 'tests'}"},
        )  # fmt: skip
        assert other.stdout is not None
        assert other.stdout.readline() == "in use\n"
    assert answers(port)
    other.communicate(last, timeout=60)
    assert other.returncode == (-signal.SIGKILL if last == "be killed" else 0)
    assert is_gone(keeper)
    assert not answers(port)
    with shared.started(note, COMMAND):  # whoever comes later has a new one
        later, port = told(note)
        assert later != keeper
        assert answers(port)
    assert is_gone(later)
