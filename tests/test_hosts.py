"""Which address an answer names as its own, and who may keep it; one address for each thing."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from southsouth import release, web
from southsouth.web import host

INVENTED = "https://invented.example"
WITH_ADDRESS = [
    "/map", "/event/un-tcdc-conference-1978", "/embed/timeline", "/sitemap.xml", "/robots.txt",
    "/embed/index.json", "/oembed?url=/embed/timeline", "/download",
    f"/v/{release.RELEASE}/embed/timeline",
]  # fmt: skip


def client(base: str) -> TestClient:
    app = Starlette(routes=list(web.routes()), middleware=list(web.middleware()))
    return TestClient(app, base_url=base, follow_redirects=False)


@pytest.mark.parametrize("path", WITH_ADDRESS)
def test_an_invented_host_is_in_no_answer_and_no_shared_cache_keeps_it(path, monkeypatch):
    monkeypatch.delenv("SOUTHSOUTH_URL", raising=False)
    answer = client("http://10.1.2.3:8501").get(path, headers={"host": "invented.example"})
    assert answer.status_code == 200
    assert "invented" not in answer.text
    assert "http://10.1.2.3:8501" in answer.text
    assert answer.headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize("path", WITH_ADDRESS)
def test_a_further_name_of_the_site_is_believed(path, monkeypatch):
    monkeypatch.delenv("SOUTHSOUTH_URL", raising=False)
    monkeypatch.setenv("SOUTHSOUTH_HOSTS", "invented.example")
    answer = client("http://10.1.2.3:8501").get(path, headers={"host": "invented.example"})
    assert "http://invented.example" in answer.text
    assert "private" not in answer.headers["cache-control"]


@pytest.mark.parametrize("path", WITH_ADDRESS)
def test_the_configured_address_is_named_whatever_host_is_asked(path, monkeypatch):
    monkeypatch.setenv("SOUTHSOUTH_URL", "https://site.example")
    answer = client(INVENTED).get(path)
    assert "https://site.example" in answer.text
    assert "invented" not in answer.text
    assert "private" not in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "base", ["http://localhost:8501", "http://127.0.0.1:8501", "http://[::1]:8501"]
)
def test_this_machines_own_names_are_kept(base, monkeypatch):
    monkeypatch.delenv("SOUTHSOUTH_URL", raising=False)
    answer = client(base).get("/event/un-tcdc-conference-1978")
    assert f'<link rel="canonical" href="{base}/event/' in answer.text
    assert answer.headers["cache-control"].startswith("public")


@pytest.mark.parametrize("host", ["127.0.0.1.evil.example", "localhost.evil.example"])
def test_a_name_that_only_begins_like_this_machine_is_not_its_own(host, monkeypatch):
    monkeypatch.delenv("SOUTHSOUTH_URL", raising=False)
    assert "private" in client(f"http://{host}").get("/embed/timeline").headers["cache-control"]


def test_what_holds_no_address_is_kept_under_any_name(monkeypatch):
    monkeypatch.delenv("SOUTHSOUTH_URL", raising=False)
    answer = client(INVENTED).get("/download/events.csv")
    assert answer.headers["cache-control"].startswith("public")
    assert INVENTED not in "".join(answer.headers.values())


@pytest.mark.parametrize(
    "path",
    [
        "/map", "/event/un-tcdc-conference-1978", "/event/un-tcdc-conference-1978/zh",
        "/paragraph/48", "/commission/ECA/citation.bib", "/embed/timeline", "/embed/timeline/zh",
        "/download", "/download/events.csv", "/sitemap.xml", "/oembed",
        f"/v/{release.RELEASE}/embed/timeline",
    ],
)  # fmt: skip
@pytest.mark.parametrize("slashes", ["/", "//"])
def test_a_slash_at_the_end_leads_to_the_one_address_without_a_host(path, slashes):
    answer = client(INVENTED).get(f"{path}{slashes}?lang=zh&kind=a%2Cb")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"{path}?lang=zh&kind=a%2Cb"


def test_the_address_without_a_slash_is_the_canonical_one():
    page = client("http://localhost").get("/event/un-tcdc-conference-1978").text
    assert 'rel="canonical" href="http://localhost/event/un-tcdc-conference-1978"' in page


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example//", "/%2F/evil.example/"])
def test_no_slash_leads_to_another_host(path):
    answer = client("http://localhost").get(f"http://localhost{path}")
    assert answer.status_code == 404


def test_a_page_of_another_host_may_follow_and_ask_first():
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    here = client("http://localhost")
    assert here.options("/download/events.csv/", headers=asked).status_code == 204
    moved = here.get("/download/events.csv/", headers=asked)
    assert moved.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("authority", "name"),
    [
        ("Example.org", "example.org"), ("example.org:8080", "example.org"), ("example.org.", "example.org"),
        ("[::1]:80", "::1"), ("example.org:0", ""), ("example.org:99999", ""), ("example.org:x", ""),
        ("a@example.org", ""), ("example.org/path", ""), ("example.org?x", ""), ("[::1", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_name_of_a_host_is_in_small_letters_or_is_none(authority, name):
    assert host.hostname(authority) == name


@pytest.mark.parametrize(
    ("origin", "authority", "same"),
    [
        ("https://a.example", "a.example", True), ("https://a.example", "a.example:443", True),
        ("https://a.example:443", "a.example", True), ("http://a.example", "a.example:80", True),
        ("ws://a.example", "a.example:80", True), ("wss://a.example", "a.example:443", True),
        ("http://a.example:8501", "a.example:8501", True), ("http://a.example", "a.example:443", False),
        ("https://a.example", "a.example:80", False), ("https://a.example", "b.example", False),
        ("https://b.example", "a.example", False), ("https://a.example:444", "a.example", False),
        ("https://a.example/x", "a.example", False), ("https://a.example/", "a.example", False),
        ("ftp://a.example:21", "a.example:21", False), ("null", "a.example", False), ("", "", False),
        ("https://a.example:x", "a.example", False), ("https://a.example", "a.example:x", False),
        ("https://[::1", "a.example", False),
    ],
)  # fmt: skip
def test_a_page_is_of_the_same_site_by_name_and_port_the_usual_one_unsaid(origin, authority, same):
    assert host.same_origin(origin, authority) is same


@pytest.mark.parametrize(
    ("name", "by_number"),
    [("10.1.2.3", True), ("::1", True), ("a.example", False), ("10.1.2", False), ("", False)],
)
def test_a_host_named_by_its_number_is_known(name, by_number):
    assert host.is_address(name) is by_number


@pytest.mark.parametrize(
    ("scheme", "socket", "address"),
    [
        ("http", ("10.1.2.3", 80), "http://10.1.2.3"), ("http", ("10.1.2.3", 79), "http://10.1.2.3:79"),
        ("http", ("10.1.2.3", 81), "http://10.1.2.3:81"), ("https", ("10.1.2.3", 443), "https://10.1.2.3"),
        ("https", ("10.1.2.3", 80), "https://10.1.2.3:80"), ("http", ("::1", 8501), "http://[::1]:8501"),
        ("http", ("10.1.2.3", None), "http://10.1.2.3"), ("http", None, "http://localhost"),
    ],
)  # fmt: skip
def test_the_address_of_the_socket_says_its_port_where_it_is_no_usual_one(scheme, socket, address):
    assert host._of_socket({"scheme": scheme, "server": socket}) == address


@pytest.mark.parametrize(
    ("hosts", "trusted"),
    [
        (["localhost:1"], True), (["a.localhost"], True), (["127.8.9.10"], True), (["[::1]"], True),
        (["site.example"], True), (["further.example:9"], True), (["10.1.2.3"], False), (["a.example"], False),
        ([], False), (["localhost", "localhost"], False), ([""], False), (["localhost.example"], False),
    ],
)  # fmt: skip
def test_one_header_that_names_this_machine_or_the_site_is_believed(hosts, trusted, monkeypatch):
    """The configured name also where it stands among the further ones."""
    monkeypatch.setenv("SOUTHSOUTH_URL", "https://site.example")
    for further in ("further.example", "further.example,site.example"):
        monkeypatch.setenv("SOUTHSOUTH_HOSTS", further)
        assert host.is_trusted(hosts) is trusted
