"""What was answered is answered again as it was, to whoever may have it, and nothing drives it out."""

import pytest
from anyio import to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from southsouth import release, web
from southsouth.web import answers
from southsouth.web.answers import Answers

HERE = "http://localhost:8501"
PATHS = [
    "/map", "/map/zh", "/map?kind=workshop", "/event/un-tcdc-conference-1978", "/embed/timeline?theme=dark",
    "/embed/timeline.svg", "/download/events.csv", "/sitemap.xml", "/robots.txt", "/openapi.json",
    f"/v/{release.RELEASE}/download/events.csv", "/stories",
]  # fmt: skip


def application(*, keeps: bool) -> TestClient:
    stack = [one for one in web.middleware() if keeps or one.cls is not Answers]
    return TestClient(Starlette(middleware=stack), base_url=HERE, follow_redirects=False)


@pytest.fixture(scope="module")
def keeping():
    return application(keeps=True)


@pytest.fixture(scope="module")
def plain():
    return application(keeps=False)


@pytest.fixture(autouse=True)
def _unconfigured(monkeypatch):
    for name in ("SOUTHSOUTH_URL", "SOUTHSOUTH_HOSTS"):
        monkeypatch.delenv(name, raising=False)


def told(answer):
    return answer.status_code, sorted(answer.headers.multi_items()), answer.content


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_that_is_given_again_is_the_same_in_every_form(keeping, plain, path):
    tag = plain.get(path).headers["etag"]
    forms = [
        {}, {"accept-encoding": "identity"}, {"accept-encoding": "gzip;q=0"}, {"accept-encoding": "gzip"}, {"if-none-match": tag},
        {"if-none-match": f'"other", {tag}'}, {"if-none-match": "*"}, {"range": "bytes=2-5"},
        {"if-none-match": tag, "if-modified-since": "Mon, 01 Jan 2001 00:00:00 GMT"},
        {"if-modified-since": "Mon, 01 Jan 2035 00:00:00 GMT"}, {"range": "bytes=2-5", "if-range": tag},
        {"if-none-match": tag.replace('-br"', '"')}, {"host": "127.0.0.1:8501"}, {"host": "evil.example"},
    ]  # fmt: skip
    at = PATHS.index(path)
    forms = (
        forms[at % 4 :: 4] if at else forms
    )  # of the first all, of the others every form in turn
    for method, every in (("GET", forms), ("HEAD", forms[::4])):
        for headers in every:
            fresh = told(plain.request(method, path, headers=headers))
            for _ in range(2):
                assert told(keeping.request(method, path, headers=headers)) == fresh


class Counted:
    """Stands further in: says how often it was asked."""

    def __init__(self, status: int = 200, kept_for: str = "public, max-age=3600", size: int = 10):
        self.asked = 0
        self.answer = Response(b"x" * size, status, {"Cache-Control": kept_for, "ETag": '"x"'})

    async def __call__(self, request):
        self.asked += 1
        return self.answer


def kept_by(counted: Counted) -> TestClient:
    async def whatever(request):
        return await counted(request)

    routes = [Route("/{path:path}", whatever, methods=["GET", "POST"])]
    app = Starlette(routes=routes, middleware=[Middleware(Answers)])
    return TestClient(app, base_url=HERE)


def test_who_asks_again_is_answered_without_anybody_further_in():
    counted = Counted()
    client = kept_by(counted)
    for _ in range(3):
        assert client.get("/map").content == b"x" * 10
        assert client.get("/map", headers={"if-none-match": '"x"'}).status_code == 304
    assert counted.asked == 1


@pytest.mark.parametrize(
    "counted",
    [Counted(kept_for="no-store"), Counted(kept_for="private, no-cache"), Counted(kept_for="no-cache"),
     Counted(status=404), Counted(status=400), Counted(status=206), Counted(size=answers._BYTES)],
    ids=["no-store", "private", "no-cache", "404", "400", "part", "large"],
)  # fmt: skip
def test_what_is_not_for_all_or_not_the_whole_is_asked_anew(counted):
    client = kept_by(counted)
    client.get("/map")
    client.get("/map")
    assert counted.asked == 2


class InParts(Counted):
    """Sends its body in two pieces, as large files are sent."""

    async def __call__(self, request):
        self.asked += 1

        async def pieces():
            yield b"first "
            yield b"last"

        return StreamingResponse(pieces(), headers={"Cache-Control": "public, max-age=3600"})


def test_an_answer_in_parts_is_whole_for_whoever_asks_again():
    client = kept_by(InParts())
    assert [client.get("/static/media/x.woff2").content for _ in range(3)] == [b"first last"] * 3


def test_no_other_method_host_or_setting_gets_what_was_kept(monkeypatch):
    counted = Counted()
    client = kept_by(counted)
    client.get("/map")
    client.post("/map")
    client.get("/map", headers={"host": "other"})
    client.get("/map", headers={"range": "bytes=0-1"})
    monkeypatch.setenv("SOUTHSOUTH_URL", "https://site.example")
    client.get("/map")
    assert counted.asked == 5
    client.get("/map", headers={"host": "another"})  # where the address is set, no host matters
    assert counted.asked == 5
    monkeypatch.delenv("SOUTHSOUTH_URL")
    client.get("/map", headers={"host": "other"})
    assert counted.asked == 5
    monkeypatch.setenv("SOUTHSOUTH_HOSTS", "other")  # and is believed from now on
    client.get("/map", headers={"host": "other"})
    assert counted.asked == 6


def test_an_address_longer_than_anybodys_link_is_not_kept():
    counted = Counted()
    client = kept_by(counted)
    for _ in range(2):
        client.get("/map?x=" + "x" * answers._LONGEST)
    assert counted.asked == 2


def test_invented_parameters_and_encodings_do_not_drive_out_a_page(monkeypatch):
    monkeypatch.setattr(answers, "_BYTES", 50_000)
    counted = Counted()
    client = kept_by(counted)
    client.get("/map")
    for number in range(50):
        client.get(f"/map?x={number}")
        client.get("/map", headers={"accept-encoding": f"gzip, x{number}"})
    asked = counted.asked
    client.get("/map")
    assert counted.asked == asked
    client.get("/map?x=0")  # gone long ago
    assert counted.asked == asked + 1


def test_a_page_of_a_readers_copy_is_kept_by_nobody_else(keeping, monkeypatch, tmp_path):
    assert keeping.get("/paragraphs").headers["cache-control"].startswith("public")
    monkeypatch.setenv("SOUTHSOUTH_REPORT", str(tmp_path / "nothing.txt"))
    for path in ("/paragraphs?paragraph=48", "/method?x"):
        assert keeping.get(path).headers["cache-control"] == "private, no-cache"
    assert keeping.get("/map").headers["cache-control"].startswith("public")


def test_what_is_made_anew_is_made_by_few_at_once():
    limits = []

    async def asked(request):
        limits.append(to_thread.current_default_thread_limiter().total_tokens)
        return Response()

    app = Starlette(routes=[Route("/", asked)], lifespan=web.lifespan)
    with TestClient(app) as client:
        client.get("/")
    assert limits == [2]
