"""What an attack once showed, line by line, and its kind: SECURITY.md names the test of each line."""

import contextlib
import json
import os
import re
import select
import signal
import socket
import subprocess
import sys
import threading
import time
import tomllib

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from southsouth import environment, live, paths, release, web
from southsouth.menu import PAGES
from southsouth.web import health, policy, serving

HERE = "http://localhost:8501"
STREAM = "/_stcore/stream"
OWN = {"host": "localhost:8501", "origin": HERE}
FACT = "/event/un-tcdc-conference-1978"


async def echo(websocket):
    """Stands where Streamlit does: says which headers came, then repeats each message."""
    await websocket.accept()
    await websocket.send_json(dict(websocket.headers))
    with contextlib.suppress(WebSocketDisconnect):
        while True:
            await websocket.send_bytes(await websocket.receive_bytes())


async def whatever(request):
    """Like Streamlit, which answers every method and every path with its shell."""
    return PlainTextResponse("streamlit")


async def failing(request):
    raise RuntimeError("<script>secret</script>")


def application(*routes) -> Starlette:
    behind = [WebSocketRoute(STREAM, echo), *routes, Mount("/", app=Starlette(routes=[
        Route("/{path:path}", whatever, methods=["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"])
    ]))]  # fmt: skip
    return Starlette(routes=behind, middleware=list(web.middleware()))


@pytest.fixture(scope="module")
def client():
    with TestClient(application(), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture(autouse=True)
def _unconfigured(monkeypatch):
    for name in ("SOUTHSOUTH_URL", "SOUTHSOUTH_HOSTS", "FORWARDED_ALLOW_IPS"):
        monkeypatch.delenv(name, raising=False)


def refusal(client, headers, path=STREAM):
    with (
        pytest.raises(WebSocketDenialResponse) as told,
        client.websocket_connect(path, headers=headers),
    ):
        pass  # pragma: no cover
    return told.value


# 1. Live sessions are for our own pages.


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"}, {"origin": "null"}, {"origin": ""},
        {"origin": "http://localhost"}, {"origin": "http://localhost:8502"},
        {"origin": "http://localhost.evil.example:8501"}, {"origin": "file://localhost:8501"},
        {"origin": "http://user@localhost:8501"}, {"origin": "http://localhost:8501/x"},
        {"origin": "http://[localhost:8501"}, {"origin": "http://localhost:99999"},
        {"host": "evil.example"}, {"host": "evil.example", "origin": "http://evil.example"},
        {"host": "localhost.evil.example"}, {"host": "localhost@evil.example"},
        {"host": "localhost:8501/evil.example"}, {"host": ""}, {"host": "127.0.0.1.nip.io"},
    ],
)  # fmt: skip
def test_a_websocket_of_a_foreign_origin_or_host_is_refused_before_streamlit(
    client, headers, monkeypatch
):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: pytest.fail("a name was looked up"))
    assert refusal(client, headers).status_code == 403


@pytest.mark.parametrize(
    "host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "10.1.2.3", "LOCALHOST:8501"]
)
def test_a_websocket_of_our_own_page_is_let_through(client, host):
    headers = {"host": host, "origin": f"http://{host.lower()}"}
    with client.websocket_connect(STREAM, headers=headers) as line:
        assert line.receive_json()["host"] == host


def test_names_set_by_who_runs_the_site_are_its_own(client, monkeypatch):
    monkeypatch.setenv("SOUTHSOUTH_URL", "https://site.example")
    monkeypatch.setenv("SOUTHSOUTH_HOSTS", "replica-1.example, Other.example.")
    for name in ("site.example", "replica-1.example", "other.example"):
        with client.websocket_connect(STREAM, headers={"host": name, "origin": f"https://{name}"}):
            pass
    assert refusal(client, {"host": "evil.example"}).status_code == 403


@pytest.mark.parametrize(
    "path", ["/", "/map", "/_stcore/streams", "/x/_stcore/stream", "/download/events.csv"]
)
def test_no_other_address_takes_a_websocket(client, path):
    assert refusal(client, OWN, path).status_code == 404


# 2. What a request may say is bounded before it is read.


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/download/cooperation.csv?sector=" + "," * 7_900, 400),
        ("/download/cooperation.csv?sector=" + "," * 64_000, 414),
        ("/map?q=" + "%41" * 3_000, 414), ("/oembed?url=" + "u" * 9_000, 414),
        ("/map?" + "kind=a&" * 100, 400), ("/download/events.csv?" + "kind=&" * 1_000, 400),
        ("/embed/timeline?" + "kind=&" * 1_000, 400), ("/" + "a" * 1_100, 404),
        ("/_stcore/health?" + "a" * 9_000, 414), ("/static/js/x.js?" + "&" * 200, 400),
    ],
)  # fmt: skip
def test_long_addresses_and_many_parameters_are_refused_at_once(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert len(answer.content) < 20_000


def test_a_message_with_a_long_query_does_not_reach_streamlit():
    message = BackMsg()
    message.rerun_script.query_string = "sector=" + "," * 100_000
    assert not live.may_pass(message.SerializeToString())
    message.rerun_script.query_string = "sector=" + "," * 1_000
    assert live.may_pass(message.SerializeToString())


@pytest.mark.parametrize("kind", ["json_value", "json_trigger_value"])
@pytest.mark.parametrize(
    ("said", "passes"),
    [('{"row": "x"}', True), ("", False), ("{bad", False), ("[" * 100_000, False), ("x", False)],
)
def test_what_a_widget_is_said_to_hold_is_read_before_streamlit_fails_at_it(kind, said, passes):
    message = BackMsg()
    held = message.rerun_script.widget_states.widgets.add(id="$$ID-x")
    setattr(held, kind, said)
    assert live.may_pass(message.SerializeToString()) is passes


def test_a_fault_of_a_page_is_a_line_of_json_and_told_to_nobody_else():
    told = tomllib.loads((paths.ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert told["logger"]["enableRich"] is False
    assert told["client"]["showErrorDetails"] == "none"


# 3. Sessions do not take what files need.


def test_beyond_the_limit_a_session_is_told_to_come_again_and_files_are_served(monkeypatch):
    monkeypatch.setenv("SOUTHSOUTH_SESSIONS", "2")
    with TestClient(application(), base_url=HERE) as client, contextlib.ExitStack() as open_lines:
        for _ in range(2):
            open_lines.enter_context(client.websocket_connect(STREAM, headers=OWN))
        refused = refusal(client, OWN)
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "10")
        told = client.get("/readyz").json()
        assert (told["sessions"], told["room"]) == (2, 0)
        assert client.get("/download/events.csv").status_code == 200
        assert client.get("/healthz").status_code == 200
        open_lines.close()
        with client.websocket_connect(STREAM, headers=OWN):
            assert client.get("/readyz").json()["room"] == 1


def test_a_session_that_fails_gives_its_place_back():
    async def broken(websocket):
        raise RuntimeError

    app = Starlette(routes=[WebSocketRoute(STREAM, broken)], middleware=list(web.middleware()))
    with TestClient(app, base_url=HERE) as client:
        before = client.get("/readyz").json()["sessions"]
        with pytest.raises(WebSocketDisconnect), client.websocket_connect(STREAM, headers=OWN):
            pass  # pragma: no cover
        assert client.get("/readyz").json()["sessions"] == before


def test_a_process_that_ends_says_that_no_reader_may_be_sent_to_it(client, monkeypatch):
    assert client.get("/readyz").status_code == 200
    monkeypatch.setattr(health.State, "ending", True)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"], answer.json()["room"]) == (
        503,
        "ending",
        0,
    )
    assert answer.headers["Retry-After"].isdigit()
    assert client.get("/healthz").status_code == 200


def test_a_limit_that_cannot_be_meant_is_refused_by_name(monkeypatch):
    for value in ("many", "-1", "1e9", "9" * 30):
        monkeypatch.setenv("SOUTHSOUTH_SESSIONS", value)
        with pytest.raises(environment.BadSetting, match="SOUTHSOUTH_SESSIONS"):
            environment.check()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("SOUTHSOUTH_URL", url) for url in ("example.org", "https://example.org?x=1", "javascript:alert(1)", "https://a b", "https://me@example.org")),
        ("SOUTHSOUTH_LIVE", "sometimes"),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_meant_is_refused_by_name(monkeypatch, name, value):
    """A public address without its scheme made every canonical link a relative one."""
    monkeypatch.setenv(name, value)
    with pytest.raises(environment.BadSetting, match=name):
        environment.check()


@pytest.mark.parametrize("url", ["https://example.org", "http://127.0.0.1:8501/below/", ""])
def test_a_public_address_may_have_a_port_and_a_path(monkeypatch, url):
    monkeypatch.setenv("SOUTHSOUTH_URL", url)
    environment.check()


@pytest.mark.parametrize(("name", "value"), [("SOUTHSOUTH_LIVE", "never"), ("SOUTHSOUTH_SESSIONS", "0")])  # fmt: skip
def test_where_no_live_page_can_come_none_is_offered_and_its_address_is_the_still_page(
    client, monkeypatch, name, value
):
    """It said that it waits for a live page, and that it goes on by itself."""
    assert 'class="live"' in client.get(f"{HERE}/figures").text
    monkeypatch.setenv(name, value)
    still = client.get(f"{HERE}/figures?live=1&topic=health")
    assert still.status_code == 200
    assert "<table" in still.text
    assert 'class="live"' not in client.get(f"{HERE}/figures?topic=health").text


# 4. Nothing can be sent to be kept.


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "POST", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize(
    "path",
    ["/_stcore/upload_file", "/_stcore/upload_file/", "/_stcore/upload_file/a/b", "/_stcore/upload_file/a/b/c",
     "/map/_stcore/upload_file/a/b", "//_stcore/upload_file/a/b", "/_stcore/./upload_file/a/b",
     "/_stcore/%75pload_file/a/b", "/_stcore/health/../upload_file/a/b", "/_STCORE/upload_file/a/b"],
)  # fmt: skip
def test_there_is_no_place_to_upload_to(client, method, path):
    answer = client.request(
        method, HERE + path, content=b"x" * 10 if method in ("PUT", "POST") else None
    )
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("kind", "passes"),
    [("rerun_script", True), ("stop_script", True), ("app_heartbeat", True), ("clear_cache", False),
     ("file_urls_request", False), ("load_git_info", False), ("set_run_on_save", False),
     ("backend_operation_request", False), ("debug_shutdown_runtime", False), ("debug_disconnect_websocket", False)],
)  # fmt: skip
def test_a_browser_may_run_its_page_and_nothing_else(kind, passes):
    message = BackMsg()
    if BackMsg.DESCRIPTOR.fields_by_name[kind].message_type:
        getattr(message, kind).SetInParent()
    else:
        setattr(message, kind, True)
    assert live.may_pass(message.SerializeToString()) is passes


def test_every_kind_of_message_is_known_to_us():
    kinds = {field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}
    assert len(kinds) == 10  # a new kind: decide whether a page needs it, then name it above
    assert kinds > live.WANTED


@pytest.mark.parametrize(
    ("sent", "code"), [("text", 1003), (b"\xff\xff\xff", 1002), (b"\x0a", 1002)]
)
def test_what_is_no_message_ends_the_session_without_a_fault(client, sent, code, caplog):
    with client.websocket_connect(STREAM, headers=OWN) as line:
        line.receive_json()
        (line.send_text if isinstance(sent, str) else line.send_bytes)(sent)
        with pytest.raises(WebSocketDisconnect) as told:
            line.receive_bytes()
    assert told.value.code == code
    assert [record for record in caplog.records if record.exc_info] == []


# 5, 6, 8, 9: tests/test_conditions.py and tests/test_hosts.py. 7, 11, 13: tests/test_downloads.py, tests/test_start.py.


# 10, 16, 21. The server itself.


@pytest.fixture
def served(monkeypatch):
    """The application behind a real uvicorn, bounded as `streamlit run` is; its address."""
    monkeypatch.setattr(serving, "PATIENCE", 0.3)
    monkeypatch.setattr(serving, "TAKING", 0.3)
    monkeypatch.setattr(serving.logs, "as_json", lambda: None)
    monkeypatch.setattr(serving, "_pause_less", lambda: None)
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        application(Route("/media/fails", failing), Route("/media/much", much)),
        log_config=None,
        timeout_keep_alive=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield listener.getsockname()
    server.should_exit = True
    thread.join(timeout=20)


async def much(request):
    return Response(b"x" * 30_000_000)


@pytest.mark.parametrize(
    "said",
    [
        b"POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET /healthz HTTP/3.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
    ids=["length and chunks", "two lengths", "space", "2.0", "3.1"],
)
def test_what_can_be_read_as_one_request_or_two_is_refused_and_nothing_after_it_is_answered(
    served, said
):
    told = spoken(served, said)
    assert told.count(b"HTTP/1.1 ") == 1
    assert told.startswith(b"HTTP/1.1 400 ")


def test_the_rest_of_a_request_that_is_answered_keeps_no_connection(served):
    head = b"POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n"
    with socket.create_connection(served, timeout=20) as line:
        line.sendall(head)
        assert line.recv(65536).startswith(b"HTTP/1.1 405 ")
        line.settimeout(0.1)
        deadline = time.monotonic() + 10  # the connection has one second
        with contextlib.suppress(ConnectionError):
            while time.monotonic() < deadline:
                line.sendall(b"x")
                with contextlib.suppress(TimeoutError):
                    if line.recv(65536) == b"":
                        break
        assert time.monotonic() < deadline


def test_nonsense_after_an_answer_ends_the_connection_and_is_no_fault(served, caplog):
    head = b"POST /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
    with socket.create_connection(served, timeout=20) as line:
        line.sendall(head)
        assert line.recv(65536).startswith(b"HTTP/1.1 405 ")
        line.sendall(b"zz\r\n")
        told = b"".join(iter(lambda: line.recv(65536), b""))
    assert b"HTTP/" not in told
    assert [record for record in caplog.records if record.exc_info] == []


def test_who_asks_for_much_and_does_not_read_is_given_up(served):
    with socket.create_connection(served, timeout=20) as line:
        line.sendall(b"GET /media/much HTTP/1.1\r\nHost: localhost\r\n\r\n")
        ended = select.poll()
        ended.register(line, select.POLLHUP | select.POLLERR)
        assert ended.poll(15_000)


def test_who_reads_gets_all_of_it(served):
    told = spoken(
        served, b"GET /media/much HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    )
    assert len(told) > 30_000_000


def answered(line: socket.socket) -> bytes:
    """One answer of JSON, however many pieces it comes in."""
    told = b""
    while not told.endswith(b"}"):
        told += line.recv(65536)
    return told


def test_beyond_what_the_process_may_open_nobody_is_let_in_and_those_inside_are_served(
    served, monkeypatch
):
    asked = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    assert serving.Bounded.most > 100
    with socket.create_connection(served, timeout=20) as inside:
        inside.sendall(asked)
        assert answered(inside).startswith(b"HTTP/1.1 200 ")
        monkeypatch.setattr(serving.Bounded, "most", 1)
        with socket.create_connection(served, timeout=20) as outside:
            told = b""
            with contextlib.suppress(ConnectionError):
                outside.sendall(asked)
                told = outside.recv(65536)
            assert told == b""
        inside.sendall(asked)
        assert answered(inside).startswith(b"HTTP/1.1 200 ")


SHAKE = (
    b"GET /_stcore/stream HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"
)


def spoken(address, said: bytes) -> bytes:
    """All that comes back until the server closes."""
    with socket.create_connection(address, timeout=20) as line:
        line.sendall(said)
        return b"".join(iter(lambda: line.recv(65536), b""))


@pytest.mark.parametrize("host", [b"localhost:1", b"evil.example", b"user@localhost"])
@pytest.mark.parametrize(
    ("whole", "path"),
    [
        (b"http://%s/embed/timeline", b"/embed/timeline"),
        (b"HTTPS://%s/download/events.csv?kind=workshop", b"/download/events.csv?kind=workshop"),
        (b"http://%s", b"/"),
        (b"http://%s?lang=zh", b"/?lang=zh"),
        (b"http://%s//map/", b"//map/"),
    ],
)
def test_a_target_with_a_host_is_answered_as_its_path_with_that_host_in_the_header(
    served, whole, path, host
):
    """RFC 9112, 3.2.2: what the Host header says beside it is of no account."""
    ask = b"GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
    told = [
        re.sub(rb"\r\ndate: [^\r]+", b"", spoken(served, ask % (target, said)))
        for target, said in ((path, host), (whole % host, b"other.example"), (whole % host, host))
    ]
    assert re.match(rb"HTTP/1.1 (200|308) ", told[0])
    assert told[0] == told[1] == told[2]


def test_a_session_is_of_the_host_that_its_target_names(served):
    shake = SHAKE.replace(b"GET /", b"GET http://evil.example/")
    own = b"Host: localhost\r\nOrigin: http://localhost\r\n\r\n"
    assert spoken(served, shake + own).startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize("target", [b"ftp://localhost/map", b"http:/map", b"http:///map"])
def test_a_target_that_is_neither_path_nor_address_is_not_found(served, target):
    ask = b"GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    assert spoken(served, ask % target).startswith(b"HTTP/1.1 404 ")


@pytest.mark.parametrize(
    "said",
    [b"", b"GET / HTTP/1.1\r\nHost: x\r\n", b"GET / HT", b"GET / HTTP/1.1\r\nX: " + b"a" * 9000],
)
def test_a_request_that_does_not_come_to_its_end_is_given_up(served, said):
    with socket.create_connection(served, timeout=20) as line:
        line.sendall(said)
        with contextlib.suppress(ConnectionResetError):
            assert line.recv(1) == b""


def test_a_request_after_another_is_given_up_as_well(served):
    with socket.create_connection(served, timeout=20) as line:
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nHost:")
        with contextlib.suppress(ConnectionResetError):
            told = b"".join(iter(lambda: line.recv(65536), b""))
            assert told.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize(
    "said",
    [b"GE T / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
     b"\x16\x03\x01\x02\x00\x01\x00",
     b"GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n",
     b"GET /media/fails HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
     SHAKE + b"Host: evil.example\r\n\r\n", SHAKE + b"Host: localhost\r\nHost: evil.example\r\n\r\n",
     SHAKE + b"Host: localhost\r\nOrigin: http://localhost\r\nOrigin: https://evil.example\r\n\r\n"],
    ids=["method", "hostless", "hosts", "tls", "handshake", "fault", "foreign", "two hosts", "two origins"],
)  # fmt: skip
def test_refusals_and_faults_carry_the_headers_too(served, said):
    head, _, body = spoken(served, said).lower().partition(b"\r\n\r\n")
    assert re.match(rb"http/1.1 (400|403|426|500) ", head)
    for name, _ in policy.everywhere():
        assert head.count(b"\r\n" + name + b": ") == 1
    assert b"default-src" in head
    assert b"server:" not in head
    assert b"traceback" not in body
    assert b"secret" not in body


ENDS = """
import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from southsouth.web.serving import Serving
from starlette.middleware import Middleware
async def much(request): return Response(b"x" * 30_000_000)
app = Starlette(routes=[Route("/much", much)], middleware=[Middleware(Serving)])
uvicorn.run(app, port={port}, log_config=None)
"""


def test_the_process_ends_in_time_whatever_clients_do():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-c", ENDS.format(port=port)],
        cwd=paths.ROOT, env=os.environ | {"SOUTHSOUTH_SHUTDOWN": "2"}, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    lines = []
    try:
        while len(lines) < 3:  # they ask for much, and never read it
            with contextlib.suppress(ConnectionRefusedError):
                lines.append(socket.create_connection(("127.0.0.1", port), timeout=20))
                lines[-1].sendall(b"GET /much HTTP/1.1\r\nHost: localhost\r\n\r\n")
                lines[-1].recv(1)
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) in {-signal.SIGTERM, 0, 128 + signal.SIGTERM}
    finally:
        process.kill()
        process.wait()
        for line in lines:
            line.close()


# 14 to 20. What is told to whom.


@pytest.mark.parametrize("path", [
    "/", "/map", "/map?lang=zh", FACT, f"{FACT}/zh", "/embed/timeline", f"/embed{FACT.replace('event', 'fact')}",
    "/embed/timeline.svg", "/download", "/download/events.csv", "/healthz", "/readyz",
    "/robots.txt", "/nothing", "/embed/nothing", "/download/events.csv?kind=no", "/map/", "/_stcore/health",
    "/_stcore/nothing", "/static/nothing.js", f"/v/{release.RELEASE}/embed/timeline", "/oembed", "/map?" + "a" * 9000,
])  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "TRACE"])
def test_every_answer_has_every_header_once(client, path, method):
    answer = client.request(method, path)
    assert answer.status_code < 500
    for name in (
        *(name.decode() for name, _ in policy.everywhere()),
        "content-security-policy",
        "cross-origin-resource-policy",
    ):
        assert len(answer.headers.get_list(name)) == 1
    said = answer.headers["content-security-policy"]
    assert said.startswith("default-src ")
    for directive in ("base-uri", "form-action", "frame-ancestors"):
        assert said.count(directive) == 1
    assert "http" not in said
    assert "unsafe-eval" not in said


FRAMED = (
    "/embed/timeline",
    "/embed/fact/un-tcdc-conference-1978",
    "/embed/timeline.svg",
    "/embed/nothing",
)


@pytest.mark.parametrize(
    "path", [*(f"/{page.address}" for page in PAGES), FACT, "/download", *FRAMED, "/nothing"]
)
def test_only_embeds_may_stand_in_a_foreign_frame(client, path):
    said = client.get(path).headers["content-security-policy"]
    assert ("frame-ancestors *" in said) is (path in FRAMED)


@pytest.mark.parametrize(
    ("method", "address"),
    [("GET", "/map/"), ("POST", "/map"), ("OPTIONS", "/map"), ("GET", "/map?" + "a=&" * 200),
     ("GET", "/_stcore/health"), ("POST", "/_stcore/health"), ("GET", "/static/nothing.js"), ("GET", "/zh/")],
)  # fmt: skip
def test_what_is_said_at_the_address_of_a_page_allows_nothing_inline_either(
    client, method, address
):
    said = client.request(method, address).headers["content-security-policy"]
    assert said.startswith("default-src 'none'")
    assert "unsafe" not in said


@pytest.mark.parametrize("condition", ["if-none-match", "range"])
def test_a_page_the_reader_has_already_and_a_part_of_it_have_the_policy_of_the_whole(
    client, condition
):
    for path in ("/map", FACT, "/embed/timeline"):
        whole = client.get(path)
        value = whole.headers["etag"] if condition == "if-none-match" else "bytes=999999999-"
        other = client.get(path, headers={condition: value})
        assert other.status_code in {304, 416}
        name = "content-security-policy"
        assert other.headers[name] == whole.headers[name]


@pytest.mark.parametrize(
    "path",
    [FACT, f"{FACT}/zh", "/download", *FRAMED, "/commission/ECA", "/paragraph/1", "/nothing"],
)
def test_still_pages_allow_nothing_inline_but_the_styles_they_hold(client, path):
    answer = client.get(path)
    said = answer.headers["content-security-policy"]
    assert said.startswith("default-src 'none'")
    assert "unsafe" not in said
    empty = int("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" in said)  # Plotly's, where it may be
    assert empty <= (path in FRAMED)
    assert said.count("'sha256-") == answer.text.count("<style") + empty
    assert not re.search(r"<[^>]+\sstyle=", answer.text)
    assert not re.search(r"<[^>]+\son[a-z]+=", answer.text)
    scripts = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", answer.text)
    assert all("application/ld+json" in script for script in scripts)


def test_tls_is_asked_for_where_it_is_announced(client, monkeypatch):
    assert "strict-transport-security" not in client.get("/healthz").headers
    monkeypatch.setenv("SOUTHSOUTH_URL", "https://site.example")
    assert client.get("/nothing").headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize(
    "path",
    ["/map", FACT, "/embed/timeline", "/sitemap.xml", "/robots.txt", "/oembed?url=/embed/timeline"],
)
@pytest.mark.parametrize("headers", [
    {"host": "evil.example"}, {"host": "evil.example:8501"}, {"host": "localhost:8501/evil.example"},
    {"host": "localhost@evil.example"}, {"x-forwarded-host": "evil.example"}, {"x-forwarded-proto": "https"},
    {"forwarded": "host=evil.example;proto=https"}, {"x-forwarded-for": "1.2.3.4"}, {"x-original-url": "/nothing"},
    {"x-forwarded-prefix": "/evil"}, {"host": "localhost.evil.example"},
])  # fmt: skip
def test_the_answer_is_the_same_whatever_host_or_forwarded_header_is_sent(client, path, headers):
    plain, other = client.get(path), client.get(path, headers=headers)
    assert other.content == plain.content
    assert "evil" not in "".join(other.headers.values())


def test_a_proxy_is_believed_where_it_is_named(monkeypatch):
    for named in ("", "127.0.0.1"):
        monkeypatch.setenv("FORWARDED_ALLOW_IPS", named)
        monkeypatch.setattr(serving.logs, "as_json", lambda: None)
        monkeypatch.setattr(serving, "_pause_less", lambda: None)
        config = uvicorn.Config(application(), log_config=None)
        config.load()
        serving.bound(config)
        assert (type(config.loaded_app).__name__ == "ProxyHeadersMiddleware") is bool(named)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"])
@pytest.mark.parametrize("path", ["/static/js/index.js", "/favicon.png", "/_stcore/health", "/_stcore/host-config",
                                  "/media/a.csv", "/_stcore/bidi-components/southsouth.still/still.js"])  # fmt: skip
def test_streamlits_files_are_only_read(client, method, path):
    answer = client.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", [
    "/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/mcp", "/_stcore/agent/schema", "/auth/login",
    "/auth/logout", "/oauth2callback", "/component/a/b", "/app/static/x", "/_stcore/allowed-message-origins", "/_stcore",
    "/_stcore/", "/index.html", "/manifest.json", "/_stcore/healthz",
])  # fmt: skip
def test_streamlits_other_addresses_are_closed(client, path):
    for method in ("GET", "POST"):
        assert client.request(method, path).status_code == 404


def test_no_other_page_is_trusted_by_ours(server):
    import urllib.request

    with urllib.request.urlopen(f"{server}/_stcore/host-config", timeout=20) as answer:
        told = json.load(answer)
    assert told["allowedOrigins"] == []
    assert not any(
        told[name] for name in ("enableCustomParentMessages", "useExternalAuthToken", "metricsUrl")
    )


def test_readers_are_not_told_where_the_script_lies_and_what_runs_it():
    message = ForwardMsg()
    message.new_session.main_script_path = str(paths.PACKAGE / "ui" / "front.py")
    message.new_session.page_script_hash = "kept"
    message.new_session.initialize.environment_info.python_version = "3.11.7"
    sent = live.for_readers(message.SerializeToString())
    assert str(paths.ROOT).encode() not in sent
    assert b"3.11.7" not in sent
    assert ForwardMsg.FromString(sent).new_session.page_script_hash == "kept"


def test_a_link_in_an_address_is_no_link_on_the_page(client):
    for path in (
        "/event/[Sign in](https://evil.example)",
        '/nothing"><a href=https://evil.example>',
    ):
        assert not re.search(r"<[^>]*evil", client.get(path).text)


def test_every_test_that_security_md_names_is_there():
    told = (paths.ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (\d+) [^|]*\| (.*) \|$", told, re.MULTILINE))
    assert list(map(int, rows)) == list(range(1, 23))
    for named in rows.values():
        for file, test in re.findall(r"`(?:(tests/\w+\.py))?(?:::)?(test_\w+)?`", named):
            source = (paths.ROOT / (file or "tests/test_security.py")).read_text(encoding="utf-8")
            assert not test or f"def {test}(" in source
