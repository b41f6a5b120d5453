"""A real, cold server: deep links, files, refusals, and no request to another host."""

import gzip
import hashlib
import http.client
import io
import itertools
import json
import re
import socket
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime
from email.utils import format_datetime

import brotli
import pytest

from southsouth import assets, downloads, release, tables
from southsouth.language import LANGUAGES, translate
from southsouth.menu import PAGES
from southsouth.view import page_address
from southsouth.web.listening import send_at_once


def fetch(address: str, method: str = "GET", **headers: str):
    request = urllib.request.Request(address, headers=headers, method=method)
    return urllib.request.urlopen(request, timeout=20)


def refused(address: str, method: str = "GET", **headers: str) -> urllib.error.HTTPError:
    """The refusal, read whole, so that its connection is closed."""
    with pytest.raises(urllib.error.HTTPError) as refusal:
        fetch(address, method, **headers)
    with refusal.value as told:
        body = io.BytesIO(told.read())
    return urllib.error.HTTPError(told.url, told.code, told.msg, told.headers, body)


# The languages take turns: what differs between them is the claim of test_pages and test_shell.
@pytest.mark.parametrize(
    ("entry", "language"),
    list(zip(PAGES[::-1], itertools.cycle(LANGUAGES), strict=False)),
    ids=lambda part: getattr(part, "id", part),
)
def test_a_deep_link_opens_its_page_and_asks_no_other_host(server, browser, entry, language):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    outside: list[str] = []
    page.on(
        "request",
        lambda r: (
            outside.append(r.url) if not r.url.startswith((server, "data:", "blob:")) else None
        ),
    )
    page.goto(server + page_address(entry.id, language))
    page.get_by_role("heading", level=1).wait_for(timeout=60_000)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()
    assert outside == []


FILES = [
    *(f"{name}.{kind}" for name in tables.NAMES for kind in downloads.formats_of(name)),
    *downloads.WHOLE,
]


@pytest.mark.parametrize("file", FILES)
def test_a_download_is_a_file_with_type_name_validator_licence_and_cors(server, file):
    with fetch(f"{server}/download/{file}") as answer:
        body, headers = answer.read(), answer.headers
    expected = downloads.WHOLE.get(file) or downloads.FORMATS[file.partition(".")[2]]
    assert headers["Content-Type"] == expected
    assert headers["ETag"] == f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    day = datetime.fromisoformat(f"{release.RELEASED}T00:00:00+00:00")
    assert headers["Last-Modified"] == format_datetime(day, usegmt=True)
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert 'by/4.0/>; rel="license"' in headers["Link"]
    described = '</download/datapackage.json>; rel="describedby"' in headers["Link"]
    assert described == (file != "datapackage.json")
    assert file == "datapackage.json" or f'filename="{file}"' in headers["Content-Disposition"]


def test_a_table_links_to_the_same_rows_in_its_other_formats(server):
    with fetch(f"{server}/download/events.json?kind=workshop&from=2012") as answer:
        links = answer.headers["Link"]
    for extension in ("csv", "parquet", "geojson"):
        assert f'</download/events.{extension}?from=2012&kind=workshop>; rel="alternate"' in links
    assert "events.json" not in links


def test_a_download_is_narrowed_as_the_page_is(server):
    query = "commission=ESCAP&from=2012&to=2013&kind=workshop"
    with fetch(f"{server}/download/events.csv?{query}") as answer:
        assert len(answer.read().decode("utf-8-sig").splitlines()) == 2
    with fetch(f"{server}/download/events.json?{query}&lang=zh") as answer:
        assert [row["event_id"] for row in json.load(answer)] == [
            "urumqi-aquaculture-workshop-2012"
        ]


@pytest.mark.parametrize(
    ("asked", "parameter", "allowed"),
    [
        ("events.csv?kind=party", "kind", "workshop"),
        ("events.csv?knd=workshop", "knd", "kind"),
        ("figures.json?q=" + "a" * 300, "q", "at most 200 characters"),
        ("events.geojson?from=2013&to=2012", "to", "2014"),
        ("places.parquet?country=XYZ", "country", "IDN"),
    ],
)
def test_a_wrong_filter_is_a_problem_that_names_parameter_and_values(
    server, asked, parameter, allowed
):
    answer = refused(f"{server}/download/{asked}")
    assert answer.code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = json.load(answer)
    assert (told["status"], told["parameter"]) == (400, parameter)
    assert allowed in told["allowed"]


def test_a_file_of_all_tables_cannot_be_narrowed(server):
    answer = refused(f"{server}/download/southsouth.zip?kind=workshop")
    assert (answer.code, json.load(answer)["parameter"]) == (400, "kind")


@pytest.mark.parametrize("path", ["/download/figures.csv", "/embed/timeline"])
@pytest.mark.parametrize("accepted", ["identity", "gzip", "br"])
def test_a_file_the_reader_has_is_not_sent_again(server, path, accepted):
    encoding = {"Accept-Encoding": accepted}
    with fetch(server + path, **encoding) as answer:
        tag, day = answer.headers["ETag"], answer.headers["Last-Modified"]
    for condition in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        assert refused(server + path, **encoding, **{"If-None-Match": condition}).code == 304
    assert refused(server + path, **{"If-Modified-Since": day}).code == 304
    with fetch(server + path, **{"If-None-Match": '"other"', "If-Modified-Since": day}) as answer:
        assert answer.status == 200


@pytest.mark.parametrize(
    ("accepted", "form", "unpacked"),
    [("gzip", "gzip", gzip.decompress), ("br, gzip", "br", brotli.decompress)],
)
def test_a_packed_form_is_the_same_file_with_a_validator_of_its_own(
    server, accepted, form, unpacked
):
    address = f"{server}/download/figures.csv"
    with fetch(address) as plain, fetch(address, **{"Accept-Encoding": accepted}) as packed:
        assert packed.headers["Content-Encoding"] == form
        assert packed.headers["ETag"] != plain.headers["ETag"]
        assert "Accept-Encoding" in packed.headers["Vary"]
        assert unpacked(packed.read()) == plain.read()


RANGED = [
    file for file in FILES if file.endswith((".parquet", ".gpkg", ".sqlite", ".xlsx", ".zip"))
]


@pytest.mark.parametrize("file", RANGED)
def test_what_is_read_by_range_is_never_encoded_and_its_lengths_agree(server, file):
    address, packing = f"{server}/download/{file}", {"Accept-Encoding": "gzip, br"}
    with fetch(address, **packing) as whole, fetch(address, "HEAD", **packing) as head:
        body = whole.read()
    size = str(len(body))
    for headers in (whole.headers, head.headers):
        assert headers["Content-Encoding"] is None
        assert headers["Content-Length"] == size
        assert headers["Accept-Ranges"] == "bytes"
        assert headers.get_all("Vary") == ["Accept-Encoding"]
        exposed = headers["Access-Control-Expose-Headers"].split(", ")
        assert {"Accept-Ranges", "Content-Range", "Content-Length", "ETag"} <= set(exposed)
    weak = {"If-Range": f"W/{head.headers['ETag'].removeprefix('W/')}"}
    with fetch(address, **packing, Range="bytes=-8", **weak) as all_of_it:
        assert all_of_it.status == 200
    with fetch(address, **packing, Range="bytes=-8", **{"If-Range": head.headers["ETag"]}) as part:
        assert (part.status, part.read()) == (206, body[-8:])
        assert part.headers["Content-Range"] == f"bytes {len(body) - 8}-{len(body) - 1}/{size}"


def test_a_packed_answer_names_what_it_varies_by_once(server):
    with fetch(f"{server}/download/events.csv", **{"Accept-Encoding": "gzip"}) as answer:
        assert answer.headers.get_all("Vary") == ["Accept-Encoding"]
        assert answer.headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize(
    "path",
    ["/", "/map", "/download/events.csv", "/download/southsouth.zip", "/robots.txt", "/healthz"],
)
def test_head_tells_what_get_would_send(server, path):
    with fetch(server + path) as whole, fetch(server + path, "HEAD") as head:
        assert head.read() == b""
        assert head.headers["Content-Length"] == str(len(whole.read()))
        assert head.headers["Content-Type"] == whole.headers["Content-Type"]
        assert head.headers["ETag"] == whole.headers["ETag"]


def test_a_page_of_another_host_may_ask_with_conditions(server):
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    with fetch(f"{server}/download/events.json", "OPTIONS", **asked) as answer:
        assert answer.status == 204
        assert "If-None-Match" in answer.headers["Access-Control-Allow-Headers"]


def test_a_file_is_only_read(server):
    assert refused(f"{server}/download/events.csv", "POST").code == 405


def test_a_slash_at_the_end_leads_to_the_same(server):
    with (
        fetch(f"{server}/download/events.csv") as plain,
        fetch(f"{server}/download/events.csv/") as slash,
    ):
        assert slash.read() == plain.read()
    with fetch(f"{server}/map/?lang=zh") as answer:
        assert answer.url == f"{server}/map?lang=zh"


def test_our_scripts_and_styles_are_kept_for_ever(server):
    for resource in assets.resources():
        with fetch(server + resource.address) as answer:
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert answer.read() == resource.body()


def test_robots_may_read_everything_and_find_the_sitemap(server):
    with fetch(f"{server}/robots.txt") as answer:
        assert f"Sitemap: {server}/sitemap.xml" in answer.read().decode()


@pytest.mark.parametrize(
    "path",
    [
        "/nothing", "/map/nothing", "/download/nothing.csv", "/download/places.xml",
        "/download/figures.geojson", "/download/events.csv/x", "/geo/mars/world_110m.json",
        "/assets/" + "9" * 5000 + ".js", "/event/nothing", "/figure/nothing",
        "/commission/NATO", "/paragraph/77", "/paragraph/" + "9" * 5000, "/embed/nothing",
        "/embed/fact/nothing", "/assets/nothing.js", "/v/1/nothing", "/static/nothing.js",
        "/_stcore/nothing", "/favicon.ico", "/%FF", "/%00", "/event/%ED%A0%80",
    ],
)  # fmt: skip
def test_an_unknown_address_is_a_real_404_that_helps_in_the_readers_language(server, path):
    for language in LANGUAGES:
        answer = refused(server + path, **{"Accept-Language": language})
        assert answer.code == 404
        page = answer.read().decode()
        assert f'<html lang="{language}"' in page
        assert translate("Nothing at this address", language) in page
        assert f'href="{page_address("overview", language)}"' in page


def test_an_unknown_download_names_those_that_are(server):
    assert (
        'href="/download/places.geojson"'
        in refused(f"{server}/download/places.xml").read().decode()
    )
    assert 'href="/download/southsouth.zip"' in refused(f"{server}/download/x.csv").read().decode()


def test_streamlits_probe_below_a_page_keeps_its_own_404(server):
    assert b"<html" not in refused(f"{server}/map/_stcore/health").read()


@pytest.mark.parametrize(
    "asked",
    [
        b"/download/events.csv?kind=\xff\xfe", b"/\xff\xfe", b"/download/%00.csv",
        b"/download/events.csv?kind=%00", b"/download/figures.json?q=%ED%A0%80",
        b"/download/events.json?" + b"kind=workshop&" * 4000, b"/download/figures.json?q=" + b"a" * 60000,
        b"/embed/%00", b"/oembed?url=%00", b"/oembed?url=http://[", b"/oembed?url=" + b"u" * 9000,
        b"/embed/timeline?lang=%00&theme=%FF", b"/event/%00", b"/paragraph/%EF%BC%91", b"//x",
        b"/assets/%2e%2e%2fhttp.py", b"/download/..%2f..%2fsetup.csv", b"/map?kind=%00&from=%FF",
    ],
)  # fmt: skip
def test_nonsense_is_refused_or_answered_but_never_breaks(server, asked):
    host = urllib.parse.urlsplit(server)
    with socket.create_connection((host.hostname, host.port), timeout=20) as line:
        line.sendall(b"GET " + asked + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        status = int(line.makefile("rb").readline().split()[1])
    assert status in {200, 308, 400, 404, 414}


def test_health_tells_the_release(server):
    with fetch(f"{server}/healthz") as answer:
        assert json.load(answer)["release"]


def test_every_answer_has_a_policy_without_other_hosts(server):
    with fetch(server + "/") as answer:
        policy = answer.headers["Content-Security-Policy"]
    own = r"default-src 'none'; script-src 'self'; style-src 'self'(?: 'sha256-[A-Za-z0-9+/=]+')?; "
    assert re.match(own, policy)
    assert "http" not in policy
    assert "unsafe-eval" not in policy


def test_a_listening_socket_sends_at_once_and_so_do_those_it_accepts():
    with socket.socket() as listener, socket.socket() as reader:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        assert not listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert send_at_once() >= 1
        reader.connect(listener.getsockname())
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_answers_on_a_connection_used_again_do_not_wait_for_an_acknowledgement(server):
    host = urllib.parse.urlsplit(server)
    line = http.client.HTTPConnection(host.hostname or "", host.port, timeout=20)
    taken = []
    for _ in range(20):
        began = time.perf_counter()
        line.request("GET", "/download/events.json?kind=workshop")
        line.getresponse().read()
        taken.append(time.perf_counter() - began)
    line.close()
    # With Nagle's algorithm on, not one of them comes within 40 ms.
    assert min(taken[1:]) < 0.03


def test_the_servers_own_metrics_are_not_public(server):
    assert refused(f"{server}/_stcore/metrics").code == 404
