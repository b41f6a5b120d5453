"""What deploy/ says is understood by the tools that read it, and does what it promises on this machine."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx2 as httpx
import kubernetes_validate
import pytest
import yaml
from cluster import DEPLOY, Asking, of_files, running, within, written
from websockets.sync.client import connect

from southsouth import environment, paths, release

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


def test_the_container_is_of_this_release():
    text = (DEPLOY / "kubernetes/southsouth.yaml").read_text(encoding="utf-8")
    assert f"image: southsouth:{release.RELEASE}\n" in text


def test_caddy_shows_the_page_for_an_address_without_one_as_every_page_and_has_nobody_keep_it():
    text = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    pages, errors = text.split("handle_errors {")
    assert "rewrite * /{err.status_code}.html" in errors
    [own] = re.findall(r"header @own (Content-Security-Policy .+)", pages)
    kept = ("-Server", "X-Content-Type-Options nosniff", "Referrer-Policy strict-origin-when-cross-origin")  # fmt: skip
    for line in kept:
        assert line in pages
    lines = set(map(str.strip, errors.splitlines()))
    assert {*kept, own, "Cache-Control no-cache"} <= lines


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
    hadolint = Path(sys.executable).with_name("hadolint")
    told = subprocess.run(
        [hadolint, DEPLOY / "Dockerfile"], capture_output=True, text=True, check=False
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


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """nginx as configured, before three replicas."""
    command = (sys.executable, "-c", REPLICA, "{port}")
    with running(tmp_path_factory.mktemp("nginx"), command) as found:
        yield found


@pytest.mark.needs("nginx")
@pytest.mark.parametrize("name", ["nginx.conf", "static.nginx.conf"])
def test_nginx_understands_its_configuration(name, tmp_path):
    text = (DEPLOY / name).read_text(encoding="utf-8")
    text = re.sub(r"replica-\d", "127.0.0.1", text)
    if name.startswith("static"):
        text = within(text)
    file = written(tmp_path, text, "nginx.conf")
    told = subprocess.run(
        ["nginx", "-t", "-c", file, "-p", tmp_path], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr


@pytest.mark.needs("nginx")
def test_where_files_alone_answer_an_address_without_one_shows_the_page_that_says_so(tmp_path):
    site = tmp_path / "site"
    for name, text in (("index.html", "home"), ("404.html", "nothing"), ("assets/a.css", "p{}")):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    with of_files(tmp_path) as front:
        for address, status, said, kept in (
            ("/", 200, "home", "public, max-age=3600"),
            ("/assets/a.css", 200, "p{}", "public, max-age=31536000, immutable"),
            ("/map/nothing/zh", 404, "nothing", "no-cache"),
            ("/assets/b.css", 404, "nothing", "no-cache"),
            ("/404.html", 404, "nothing", "no-cache"),
        ):
            answer = httpx.get(front + address)
            assert (answer.status_code, answer.text) == (status, said), address
            assert answer.headers["cache-control"] == kept
            assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]


@pytest.mark.slow
@pytest.mark.needs("nginx")
def test_replicas_are_replaced_one_by_one_and_no_request_for_a_file_is_lost(cluster):
    kept, new = "/download/events.csv", "/download/figures.json?q=word{number}"
    with Asking(cluster.front, [kept, "/embed/timeline", new]) as asking:
        cluster.restart_one_by_one()
    assert asking.failed == []
    assert len(asking.seconds) > 50


@pytest.mark.slow
@pytest.mark.needs("nginx")
def test_a_reader_whose_replica_is_killed_is_with_another_within_five_seconds(cluster):
    chosen = replica_of(cluster.front)
    assert [replica_of(cluster.front) for _ in range(3)] == [chosen] * 3  # a session stays
    cluster.end(chosen, signal.SIGKILL)
    began = time.monotonic()
    assert replica_of(cluster.front) != chosen
    with httpx.Client(base_url=cluster.front, timeout=20) as client:
        for number in range(30):  # each is another address, so that a replica is asked
            assert client.get(f"/download/figures.json?q=killed{number}").status_code == 200
    assert time.monotonic() - began < 5


@pytest.mark.slow
@pytest.mark.needs("nginx")
def test_what_is_still_is_served_when_no_replica_answers(cluster):
    with httpx.Client(base_url=cluster.front, timeout=20) as client:
        still = ["/download/events.csv", "/data?lang=en", "/embed/timeline", "/event/un-tcdc-conference-1978"]  # fmt: skip
        first = {address: client.get(address) for address in still}
        assert {answer.status_code for answer in first.values()} == {200}
        assert client.get(still[0]).headers["x-cache"] == "HIT"
        for port in cluster.replicas:
            cluster.end(port)
        for address, answer in first.items():
            assert client.get(address).content == answer.content
        assert client.get("/download/caveats.csv").status_code in (502, 504)


def replica_of(front: str) -> int:
    """The port of the replica in which a new session of this reader lives."""
    with connect(front.replace("http", "ws") + "/_stcore/stream", origin=front) as line:
        return int(line.recv())
