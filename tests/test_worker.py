"""Live sessions run in a process of their own: files do not wait for it, and it ends with its server."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2 as httpx
import loops
import pytest
from cluster import free_port
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from streamlit import config
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from southsouth import environment, live, paths
from southsouth.web import metrics, relay, supervisor, worker
from southsouth.web.health import State

# Stands where Streamlit runs scripts: says what came, closes as it is told, computes and lets nobody else.
WORKER = """
import json, socket, time, uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocketDisconnect
from streamlit import config
from southsouth import turns
from southsouth.web import worker
came = []
async def answer(line):
    came.append(0)
    await line.accept(subprotocol=(line.scope["subprotocols"] or [None])[0])
    try:
        while True:
            said = (await line.receive_bytes()).decode()
            word, _, rest = said.partition(" ")
            if word == "told":
                await line.send_bytes(json.dumps({"came": len(came), "headers": dict(line.headers)}).encode())
            elif word == "many":
                for number in range(int(rest)):
                    await line.send_bytes(str(number).encode())
            elif word == "large":
                await line.send_bytes(b"x" * int(rest))
            elif word == "close":
                await line.close(int(rest))
                return
            elif word == "compute":
                time.sleep(int(rest))  # on the event loop: nobody else is answered
            elif word == "run":
                with turns.SCRIPTS.turn():
                    await line.receive_bytes()
            else:
                await line.send_bytes(str(len(said)).encode())
    except WebSocketDisconnect as end:
        print("left with", end.code, flush=True)
worker._TOLD_EVERY = 0.05
listener = socket.create_server(("127.0.0.1", 0))
config.get_config_options()  # read first, or what is set is read over
config.set_option("server.port", listener.getsockname()[1])
app = Starlette(routes=[WebSocketRoute("/_stcore/stream", answer)], middleware=list(worker.middleware()), lifespan=worker.lifespan)
uvicorn.Server(uvicorn.Config(app, log_config=None)).run(sockets=[listener])
"""
SERVER = """
import sys, uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from southsouth import web
from southsouth.web import health, relay, serving, sessions
app = Starlette(
    routes=list(health.routes()),
    middleware=[Middleware(serving.Serving), Middleware(sessions.Door, may_pass=bool, for_readers=bytes), Middleware(relay.Relay)],
    lifespan=web.lifespan_of_server([sys.executable, "-c", sys.argv[2]], {}),
)
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_config=None)
"""


#: One client for all: to make one takes as long as a hundred answers.
ASKING = httpx.Client(timeout=20)


@dataclass
class Running:
    """A server with its worker.

    Attributes:
        base: Its address.
        process: Of the server.
    """

    base: str
    process: subprocess.Popen[bytes]

    @property
    def workers(self) -> list[int]:
        """The numbers of the workers' processes, the oldest first."""
        number = self.process.pid
        return [
            int(one) for one in Path(f"/proc/{number}/task/{number}/children").read_text().split()
        ]

    @property
    def worker(self) -> int:
        """The number of the only worker's process."""
        (only,) = self.workers
        return only

    def ready(self) -> dict:
        """What /readyz tells."""
        return ASKING.get(f"{self.base}/readyz").json()

    def session(self, **options) -> ClientConnection:
        """A live session, open."""
        address = f"{self.base.replace('http', 'ws')}/_stcore/stream"
        return connect(address, max_size=None, **({"origin": self.base} | options))


def wait_until(happens, what: str):
    """What `happens` returns, once it is something."""
    deadline = time.monotonic() + 60
    while not (found := happens()):
        assert time.monotonic() < deadline, what
        time.sleep(0.02)
    return found


@contextlib.contextmanager
def started(log: Path, **variables: str) -> Iterator[Running]:
    port = free_port()
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(port), WORKER],
            cwd=paths.ROOT, env=os.environ | variables, stderr=said, stdout=said,
        )  # fmt: skip
    running = Running(f"http://127.0.0.1:{port}", process)
    try:
        wait_until(lambda: answers(running), f"no answer: {log.read_text()}")
        yield running
    finally:
        process.kill()
        process.wait()


def answers(running: Running) -> bool:
    assert running.process.poll() is None
    with contextlib.suppress(httpx.TransportError):
        return ASKING.get(f"{running.base}/readyz").status_code == 200
    return False


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    return tmp_path_factory.mktemp("worker") / "log"


@pytest.fixture(scope="module")
def running(log):
    with started(log) as running:
        yield running


def is_there(number: int) -> bool:
    with contextlib.suppress(ProcessLookupError, FileNotFoundError):
        os.kill(number, 0)
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


# What passes.


def test_messages_pass_whole_and_in_order_however_many_and_large(running):
    with running.session() as line:
        line.send(b"many 2000")
        assert [int(line.recv()) for _ in range(2000)] == list(range(2000))
        line.send(b"large 20000000")
        assert line.recv() == b"x" * 20_000_000
        line.send(b"y" * 200_000)
        assert line.recv() == b"200000"


def test_the_subprotocol_is_the_workers_choice_of_those_that_the_browser_offers(running):
    with running.session(subprotocols=["streamlit", "token"]) as line:
        assert line.subprotocol == "streamlit"
    offered = {"Sec-WebSocket-Protocol": "streamlit, , token"}  # an empty member of a list is none
    assert answered(running, offered) == b"101"
    assert answered(running, {"Sec-WebSocket-Protocol": "(,)"}) == b"400"


def answered(running: Running, headers: dict[str, str], query: str = "") -> bytes:
    """The status that answers a handshake with further headers."""
    said = {"Host": running.base[7:], "Upgrade": "websocket", "Connection": "upgrade"} | headers
    said |= {"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg=="}
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    port = int(running.base.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(f"GET /_stcore/stream{query} HTTP/1.1\r\n{lines}\r\n".encode())
        return line.recv(100).split()[1]


@pytest.mark.parametrize("code", [1000, 1001, 1011, 4001])
def test_the_worker_ends_a_session_and_the_reader_is_told_the_same_code(running, code):
    with running.session() as line:
        line.send(f"close {code}".encode())
        with pytest.raises(ConnectionClosed) as end:
            line.recv(timeout=20)
    assert end.value.rcvd.code == code


def test_the_reader_ends_a_session_and_the_worker_is_told_the_same_code(running, log):
    before = running.ready()["sessions"]
    with running.session() as line:
        line.close(4002)
    wait_until(lambda: b"left with 4002" in log.read_bytes(), "the worker was not told")
    wait_until(lambda: running.ready()["sessions"] == before, "its place is not free")
    assert b'"failed"' not in log.read_bytes()


def test_the_worker_learns_nothing_of_a_reader(running):
    headers = {"Cookie": "a=b", "X-Forwarded-For": "192.0.2.1", "User-Agent": "browser"}
    with running.session(additional_headers=headers) as line:
        line.send(b"told")
        told = json.loads(line.recv())["headers"]
    assert {"cookie", "origin", "x-forwarded-for", "user-agent"} & set(told) == set()


def test_a_foreign_page_is_refused_before_the_worker_sees_it(running):
    def came() -> int:
        with running.session() as line:
            line.send(b"told")
            return json.loads(line.recv())["came"]

    before = came()
    with pytest.raises(InvalidStatus, match="403"):
        running.session(origin="https://evil.example")
    assert came() == before + 1


def test_a_worker_takes_nothing_but_its_servers_sessions(monkeypatch):
    monkeypatch.setenv(environment.WORKER, "secret")

    async def inside(line):
        await line.accept()

    app = Starlette(
        routes=[WebSocketRoute("/_stcore/stream", inside)], middleware=list(worker.middleware())
    )
    with TestClient(app) as client:
        assert client.get("/_stcore/health").status_code == 403
        for headers in ({}, {supervisor.SECRET: ""}, {supervisor.SECRET: "sécret".encode()}):
            with (
                pytest.raises(WebSocketDenialResponse) as refused,
                client.websocket_connect("/_stcore/stream", headers=headers),
            ):
                pass  # pragma: no cover
            assert refused.value.status_code == 403
        with client.websocket_connect("/_stcore/stream", headers={supervisor.SECRET: "secret"}):
            pass
        monkeypatch.delenv(environment.WORKER)
        with (
            pytest.raises(WebSocketDenialResponse),
            client.websocket_connect("/_stcore/stream", headers={supervisor.SECRET: ""}),
        ):
            pass  # pragma: no cover


# Two processes.


def test_files_are_answered_while_the_worker_computes(running):
    with running.session() as line:
        line.send(b"compute 1")
        for _ in range(20):
            assert ASKING.get(f"{running.base}/healthz").status_code == 200
        line.send(b"size")  # answered only once it has computed
        with pytest.raises(TimeoutError):
            line.recv(timeout=0)
        assert line.recv(timeout=30) == b"4"


def test_the_server_tells_how_many_scripts_run_in_the_worker(running):
    with running.session() as line:
        line.send(b"run")
        wait_until(lambda: running.ready()["running"] == 1, "no script runs")
        line.send(b"enough")
        wait_until(lambda: running.ready()["running"] == 0, "the script still runs")


def test_a_worker_that_is_stopped_stops_no_file(running):
    number = running.worker
    os.kill(number, signal.SIGSTOP)
    try:
        assert ASKING.get(f"{running.base}/healthz").status_code == 200
        assert running.ready()["status"] == "ready"
    finally:
        os.kill(number, signal.SIGCONT)


@pytest.fixture(scope="module")
def spared(tmp_path_factory):
    """A server whose worker is followed by another."""
    log = tmp_path_factory.mktemp("spared") / "log"
    with started(log, SOUTHSOUTH_SPARE="1", SOUTHSOUTH_SHUTDOWN="2") as running:
        yield running


def test_when_the_worker_dies_its_readers_are_told_and_the_next_session_finds_its_successor(spared):
    wait_until(lambda: spared.ready()["spare"], "nobody waits to take over")
    number, successor = spared.workers
    with spared.session() as line:
        os.kill(number, signal.SIGKILL)
        with pytest.raises(ConnectionClosed) as end:
            line.recv(timeout=20)
    assert end.value.rcvd.code == 1012  # service restart: come again
    with spared.session() as line:  # refused where there is none
        line.send(b"size")
        assert line.recv(timeout=30) == b"4"
        assert successor in spared.workers
        # And that one's begins, although nobody has asked for it.
        wait_until(lambda: set(spared.workers) - {number, successor}, "nobody follows")


def test_a_server_ends_in_time_with_sessions_a_worker_that_does_not_answer_and_its_successor(
    spared,
):
    number, successor = spared.workers
    with spared.session() as line:
        os.kill(number, signal.SIGSTOP)
        began = time.monotonic()
        spared.process.send_signal(signal.SIGTERM)
        with pytest.raises(ConnectionClosed) as end:
            line.recv(timeout=20)
        spared.process.wait(timeout=20)
        assert time.monotonic() - began < 4
    assert end.value.rcvd.code == 1012
    os.kill(number, signal.SIGCONT) if is_there(number) else None
    wait_until(lambda: not is_there(number) and not is_there(successor), "a worker is still there")


@pytest.mark.parametrize(
    "command",
    [[sys.executable, "-c", "input()"], [sys.executable, "-c", "print('{')"], ["/no/such/program"]],
    ids=["silent", "short", "none"],
)
def test_a_worker_that_hangs_or_cannot_start_is_replaced_and_nobody_waits_for_ever(
    command, monkeypatch
):
    monkeypatch.setattr(supervisor, "_SILENT", 0.2)
    monkeypatch.setattr(supervisor, "_PAUSES", (0,))
    one = supervisor.Supervisor()

    async def watched():
        async with one.supervised(command, {}, spare=False):
            with pytest.raises(ConnectionError):
                await one.connect([], 0.1)
            while one.starts < 3:
                await asyncio.sleep(0.01)

    loops.run(asyncio.wait_for(watched(), 60))
    assert not one.ready
    assert one.pids == (0, 0)


# Says that it takes sessions, then what it can, until it is killed or its server ends.
SPEAKS = [sys.executable, "-SEc", 'import sys; print("""{"port": 1, "running": 0, "waiting": 0}""", flush=True); sys.stdin.read()']  # fmt: skip


async def until(happens, always=lambda: True) -> None:
    """Let others go on until something happens, while something else always is."""
    async with asyncio.timeout(60):
        while not happens():
            assert always()
            await asyncio.sleep(0.005)


def test_a_worker_that_dies_was_followed_before_anybody_asked_and_so_is_the_next(monkeypatch):
    monkeypatch.setattr(supervisor, "_PAUSES", (0,))
    one = supervisor.Supervisor()

    async def killed():
        async with one.supervised(SPEAKS, {}, spare=True):
            await until(lambda: one.followed)
            before = number, successor = one.pids
            os.kill(number, signal.SIGKILL)
            await until(lambda: one.pids[0] == successor, always=lambda: one.ready)
            await until(lambda: one.followed, always=lambda: one.ready)
            os.kill(one.pids[1], signal.SIGKILL)  # the one that waits dies: another waits
            dead = one.pids[1]
            await until(lambda: one.followed and dead not in one.pids, always=lambda: one.ready)
            assert one.pids[0] == successor
            return {*before, dead, *one.pids}

    every = loops.run(killed())
    assert len(every) == 4
    assert not any(map(is_there, every))  # with the server all have ended


# The first to come takes no session, though it says so, once or again and again; the next one does.
HANGS = """
import asyncio, json, os, socket, sys
from websockets.asyncio.server import serve
async def echo(line):
    async for said in line:
        await line.send(said)
async def run():
    try:
        os.close(os.open(sys.argv[1], os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        async with serve(echo, "127.0.0.1", 0) as server:
            while True:
                say(server.sockets[0].getsockname()[1])
                await asyncio.sleep(0.05)
    deaf = socket.create_server(("127.0.0.1", 0))
    while sys.argv[2] == "speaks":
        say(deaf.getsockname()[1])
        await asyncio.sleep(0.05)
    say(deaf.getsockname()[1])
    await asyncio.sleep(600)
def say(port):
    print(json.dumps({"port": port, "running": 0, "waiting": 0}), flush=True)
asyncio.run(run())
"""


@pytest.mark.parametrize(("speaks", "quiet", "asked"), [("speaks", 60, 0.2), ("silent", 1.5, 60)])
def test_a_session_that_the_first_worker_does_not_take_is_its_successors(
    speaks, quiet, asked, monkeypatch, tmp_path
):
    """One that speaks and takes nothing is asked for a while; one that says nothing is not asked first."""
    monkeypatch.setattr(supervisor, "_QUIET", quiet)
    monkeypatch.setattr(supervisor, "_ASKED", asked)
    one = supervisor.Supervisor()
    command = [sys.executable, "-c", HANGS, str(tmp_path / "first"), speaks]

    async def repeated():
        async with one.supervised(command, {}, spare=True):
            await until(lambda: len(one._ready) == 2)
            if speaks == "silent":
                await until(lambda: one._workers[0].is_quiet)
                assert (one.ready, one.followed) == (True, False)
                assert one.pids[1] == one._workers[0].process.pid
            async with await one.connect([], 20) as line:
                await line.send(b"said")
                return await line.recv()

    assert loops.run(repeated()) == b"said"
    assert one.starts == 2


def test_a_worker_that_follows_is_started_once_the_first_takes_sessions_and_lets_others_go_first():
    one = supervisor.Supervisor()

    async def alone():
        async with one.supervised([sys.executable, "-SEc", "input()"], {}, spare=True):
            await asyncio.sleep(0.1)
            assert (one.starts, one.ready) == (1, False)

    async def together():
        async with one.supervised(SPEAKS, {}, spare=True):
            await until(lambda: one.followed)
            return list(map(niceness, one.pids))

    loops.run(alone())
    assert min(loops.run(together())) > niceness(0)


def niceness(number: int) -> int:
    """How much a process lets others go first."""
    return os.getpriority(os.PRIO_PROCESS, number)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes a process less nice")
def test_a_worker_that_is_being_started_when_the_one_before_it_dies_lets_nobody_go_first(tmp_path):
    one, number = supervisor.Supervisor(), tmp_path / "number"
    # The first takes sessions; whoever comes after it says its number and no port.
    follows = (
        f"import os, pathlib; pathlib.Path({str(number)!r}).write_text(str(os.getpid())); input()"
    )
    first = tmp_path / "first"
    code = f"import pathlib; first = pathlib.Path({str(first)!r}); came = first.exists(); first.touch()"
    command = [sys.executable, "-SEc", f"{code}\nexec({follows!r} if came else {SPEAKS[2]!r})"]

    async def killed():
        async with one.supervised(command, {}, spare=True):
            await until(lambda: number.exists() and number.read_text())
            waits = int(number.read_text())
            assert niceness(waits) > niceness(0)
            os.kill(one.pids[0], signal.SIGKILL)
            await until(lambda: not one.ready)
            assert niceness(waits) == niceness(0)

    loops.run(killed())


@pytest.mark.parametrize("turns", range(5))
def test_a_server_that_ends_while_its_worker_says_something_listens_no_longer(turns):
    async def ended() -> bool:
        stdout = asyncio.StreamReader()
        listening = asyncio.create_task(supervisor._line(stdout))
        await asyncio.sleep(0)
        stdout.feed_data(b"{}\n")
        for _ in range(turns):  # of the event loop, until the line has been taken
            await asyncio.sleep(0)
        asked = listening.cancel()  # false where it was done before
        await asyncio.wait([listening])
        return listening.cancelled() is asked

    assert loops.run(ended())


def test_while_the_worker_is_away_everything_that_is_asked_says_so_and_then_it_is_back(
    running, log
):
    health = f"{running.base}/_stcore/health"
    killed = running.worker
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: not running.ready()["live"], "nobody told that it has died")
    # The one that was killed is a child until its end is asked for.
    other = wait_until(lambda: {child(running)} - {0, killed}, "no other worker").pop()
    os.kill(other, signal.SIGSTOP)
    told = running.ready()
    assert (told["live"], told["room"], told["sessions"]) == (False, 0, 0)
    assert told["status"] == "ready"  # files and still pages are
    assert ASKING.get(health).status_code == 503
    with pytest.raises(InvalidStatus, match="503"):
        running.session(open_timeout=2)
    assert running.ready()["sessions"] == 0
    os.kill(other, signal.SIGCONT)
    wait_until(lambda: running.ready()["live"], "it did not come back")
    assert running.ready()["room"] > 0
    assert ASKING.get(health).status_code != 503
    with running.session() as line:
        line.send(b"size")
        assert line.recv(timeout=30) == b"4"
    wait_until(lambda: running.ready()["sessions"] == 0, "its place is not free")
    assert b"worker ended" in log.read_bytes()


def child(running: Running) -> int:
    """The worker's process; 0 while there is none."""
    with contextlib.suppress(ValueError):
        return running.worker
    return 0


@pytest.mark.parametrize("offered", ["foo", "foo, streamlit"])
def test_a_session_that_would_speak_something_else_is_refused_and_takes_no_place(running, offered):
    before = running.ready()["sessions"]
    assert answered(running, {"Sec-WebSocket-Protocol": offered}) == b"400"
    assert running.ready()["sessions"] == before


@pytest.mark.parametrize(
    ("headers", "query", "status"),
    [
        ({"Cookie": "a=" + "b" * 9000}, "", b"431"),
        ({f"X-{number}": "1" for number in range(130)}, "", b"431"),
        ({}, "?x=" + "y" * 9000, b"414"),
        ({"Cookie": "a=" + "b" * 8000}, "", b"101"),
    ],
)
def test_a_handshake_that_is_longer_than_can_be_read_is_refused_at_once(
    running, headers, query, status
):
    assert answered(running, headers, query) == status


def test_who_finds_no_worker_is_told_to_come_again():
    stack = [Middleware(relay.Relay, supervisor=supervisor.Supervisor())]
    with (
        TestClient(Starlette(middleware=stack)) as client,
        pytest.raises(WebSocketDenialResponse) as refused,
        client.websocket_connect("/_stcore/stream"),
    ):
        pass  # pragma: no cover
    assert (refused.value.status_code, refused.value.headers["retry-after"]) == (503, "10")


# How it is started.


def test_the_worker_has_the_settings_that_its_server_was_given_but_an_address_of_its_own():
    config.get_config_options()
    given = {"client.toolbarMode": "minimal", "server.port": 8600}
    before = {name: config.get_option(name) for name in given}
    try:
        for name, value in given.items():
            config.set_option(name, value)
        told = live.settings()
    finally:
        for name, value in before.items():
            config.set_option(name, value)
    assert told["STREAMLIT_CLIENT_TOOLBAR_MODE"] == "minimal"
    assert told["STREAMLIT_SERVER_PORT"] == "0"
    assert told["STREAMLIT_SERVER_ADDRESS"] == "127.0.0.1"


def test_where_there_are_no_live_sessions_there_is_no_worker(monkeypatch, tmp_path):
    from southsouth import web

    mark = tmp_path / "started"
    command = [sys.executable, "-c", f"open({str(mark)!r}, 'w')"]
    for name, value in (("SOUTHSOUTH_LIVE", "never"), ("SOUTHSOUTH_SESSIONS", "0")):
        with monkeypatch.context() as set_to:
            set_to.setenv(name, value)
            with TestClient(Starlette(lifespan=web.lifespan_of_server(command, {}))):
                assert supervisor.SUPERVISOR.starts == 0
    assert not mark.exists()


def test_a_process_that_waits_for_its_first_worker_is_not_ready(monkeypatch):
    from southsouth.web import health

    assert health.state() == "ready"
    monkeypatch.setattr(supervisor.SUPERVISOR, "awaited", True)
    assert health.state() == "starting"
    monkeypatch.setattr(State, "ending", True)
    assert health.state() == "ending"


def test_memory_is_told_for_processes_that_are_there():
    assert metrics.memory(os.getpid()) > 10_000_000
    assert metrics.memory(0) != metrics.memory(0)  # not a number


def test_what_is_no_line_of_a_worker_is_passed_over():
    assert supervisor._told(b"  You can now view your app\n") == {}
    assert supervisor._told(b"3\n") == {}
    assert supervisor._told(b'{"port": 1}\n') == {"port": 1}


def test_a_server_that_is_killed_leaves_no_worker(running):
    """The last of all that ask this server."""
    number = running.worker
    assert is_there(number)
    running.process.kill()
    wait_until(lambda: not is_there(number), "the worker is still there")
