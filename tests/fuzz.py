"""What a stranger may send, and what must hold of every answer: driven without a socket.

`test_fuzz.py` asks some thousand times; `python tools/fuzz.py 100000` as often as is wished.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

import loops
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute

from southsouth import release, tables, web
from southsouth.downloads import FORMATS, WHOLE
from southsouth.menu import PAGES
from southsouth.web import sessions

MARK = '"><i>zq</i>'  # if it comes back as it was sent, something was not escaped
FACTS = ("/event/un-tcdc-conference-1978", "/paragraph/48", "/commission/ECA", "/country/IDN")
CHART = "ss-gate-funnel"
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)  # of no page or picture
NASTY = [
    MARK, "'", "%00", "%FF", "%0d%0aX: y", "..", "../../etc/passwd", "%2e%2e%2f", "//", "\\", "{{7*7}}", "${x}",
    "a" * 300, "字", "%ED%A0%80", "*", ";", ",", ",,,", "0", "-1", "9" * 40, "NaN", "javascript:alert(1)", "[x](http://y)",
    "http://evil.example/embed/timeline", "http://[", "null", "true", " ", "+", "%", "%zz", "\u202e", "1e999", "%01", "x%1Fy",
    "%EF%BF%BE",
]  # fmt: skip
KNOWN = [
    *(f"/{page.address}" for page in PAGES), *FACTS, *(f"{fact}/zh" for fact in FACTS),
    *(f"{FACTS[0]}/{form}" for form in ("citation.bib", "citation.ris", "citation.csl.json", "annotations.jsonld")),
    f"/embed/{CHART}", f"/embed/{CHART}.svg", f"/embed/{CHART}/rows.csv", f"/embed/{CHART}/rows.json", "/embed",
    "/embed/fact/un-tcdc-conference-1978", "/embed.js", "/oembed", f"/oembed/{CHART}-en.json", "/openapi.json",
    *(f"/download/{name}.{kind}" for name in ("events", "figures", "places", "cooperation") for kind in ("csv", "json")),
    "/download/datapackage.json", "/download", "/healthz", "/readyz", "/robots.txt", "/sitemap.xml", "/assets/x.js",
    f"/v/{release.RELEASE}/embed/{CHART}", f"/v/{release.RELEASE}/download/events.csv", "/v/2014.1.0/embed/x",
    "/_stcore/health", "/_stcore/stream", "/_stcore/upload_file/a/b", "/static/js/index.js", "/media/x.csv", "/favicon.png",
]  # fmt: skip
NAMES = [
    "lang", "theme", "width", "url", "format", "maxwidth", "maxheight", "q", "from", "to", "kind", "commission", "country",
    "sector", "paragraph", "id", "event", "table", "row", "search", "place", "topic", "embed",
]  # fmt: skip
VALUES = [
    "en", "zh", "light", "dark", "320", "2012", "2013", "workshop", "ESCAP", "IDN", "1", "json", "xml", f"/embed/{CHART}",
    f"http://localhost:8501/embed/{CHART}", "/map", "ECA,ESCAP", *NASTY,
]  # fmt: skip
HEADERS = [
    "host", "origin", "accept", "accept-language", "accept-encoding", "range", "if-range", "if-none-match",
    "if-modified-since", "x-forwarded-host", "x-forwarded-proto", "forwarded", "cookie", "referer", "content-length", "user-agent",
]  # fmt: skip
SAID = [
    "evil.example",
    "https",
    "bytes=0-3",
    "bytes=-" + "9" * 30,
    "*",
    '"x"',
    "gzip;q=0",
    "zh;q=x",
    "a=b; c",
    *NASTY,
]
METHODS = [
    "HEAD",
    "POST",
    "PUT",
    "DELETE",
    "PATCH",
    "OPTIONS",
    "TRACE",
    "PROPFIND",
    "get",
    "CONNECT",
]

step = st.sampled_from(
    [
        *NASTY,
        *tables.NAMES,
        *FORMATS,
        *WHOLE,
        "zh",
        "en",
        "embed",
        "download",
        "event",
        "fact",
        "rows.csv",
    ]
)
addresses = st.one_of(
    st.sampled_from(KNOWN),
    st.sampled_from(KNOWN),
    st.tuples(st.sampled_from(KNOWN), step).map("/".join),
    st.lists(step, max_size=4).map(lambda steps: "/" + "/".join(steps)),
    st.text(max_size=40).map(lambda text: "/" + text),
)
queries = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(NAMES), st.sampled_from(NASTY)),
        st.one_of(st.sampled_from(VALUES), st.text(max_size=30)),
    ),
    max_size=4,
)
headers = st.lists(st.tuples(st.sampled_from(HEADERS), st.sampled_from(SAID)), max_size=3)


@dataclass
class Answer:
    """What came back."""

    status: int = 0
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""

    def get(self, name: str) -> str:
        """A header's value, or nothing."""
        return next((v.decode("latin-1") for k, v in self.headers if k == name.encode()), "")


async def _streamlit(scope, receive, send):
    """Stands behind: whatever comes so far gets the shell, as from Streamlit."""
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]}
    )
    await send({"type": "http.response.body", "body": b"shell"})


async def _live(websocket):
    await websocket.accept()
    await websocket.close()


sessions._APART = 0.0  # nobody else waits here
APP = Starlette(
    routes=[WebSocketRoute("/_stcore/stream", _live)], middleware=list(web.middleware())
)
APP.router.default = _streamlit


def _ascii(text: str) -> str:
    return quote(text, safe="/%!$&'()*+,;=:@~.-_\\[]{}|^`\"<> ").replace(" ", "%20")


def scope(
    method: str,
    path: str,
    query: list[tuple[str, str]],
    sent: list[tuple[str, str]],
    kind: str = "http",
) -> dict:
    """A request as uvicorn hands it over."""
    raw = _ascii(path)
    said = "&".join(
        f"{_ascii(n).replace('&', '%26')}={_ascii(v).replace('&', '%26')}" for n, v in query
    )
    plain = [(name.encode(), value.encode("utf-8", "replace")) for name, value in sent]
    if not any(name == "host" for name, _ in sent):
        plain.insert(0, (b"host", b"localhost:8501"))
    return {
        "type": kind, "asgi": {"version": "3.0", "spec_version": "2.4"}, "http_version": "1.1", "method": method,
        "scheme": "http" if kind == "http" else "ws", "path": unquote(raw), "raw_path": raw.encode(), "root_path": "",
        "query_string": said.encode("ascii", "replace"), "headers": plain, "client": ("127.0.0.1", 5), "state": {},
        "server": ("localhost", 8501), "subprotocols": [], "extensions": {"websocket.http.response": {}},
    }  # fmt: skip


async def _asked(asked: dict, incoming: list[dict]) -> Answer:
    answer, queue = Answer(), list(incoming)

    async def receive():
        return (
            queue.pop(0)
            if queue
            else {
                "type": "http.disconnect" if asked["type"] == "http" else "websocket.disconnect",
                "code": 1005,
            }
        )

    async def send(message):
        if message["type"].endswith("response.start"):
            assert not answer.status, "two answers to one request"
            answer.status, answer.headers = message["status"], list(message["headers"])
        elif message["type"].endswith("response.body"):
            answer.body += message.get("body", b"")

    await APP(asked, receive, send)
    return answer


def ask(
    method: str, path: str, query: list[tuple[str, str]], sent: list[tuple[str, str]]
) -> Answer:
    """The answer to a request."""
    asked = scope(method, path, query, sent)
    return loops.often(_asked(asked, [{"type": "http.request", "body": b"x", "more_body": False}]))


def shake(path: str, sent: list[tuple[str, str]], messages: list[dict]) -> Answer:
    """The refusal of a WebSocket, if it is refused."""
    asked = scope("GET", path, [], sent, "websocket")
    return loops.often(_asked(asked, [{"type": "websocket.connect"}, *messages]))


def holds(answer: Answer, sent: list[tuple[str, str]]) -> None:
    """What must hold of every answer."""
    assert 200 <= answer.status < 500
    assert b"Traceback" not in answer.body
    assert b"<i>zq</i>" not in answer.body or "html" not in answer.get("content-type")
    assert b"root:x:" not in answer.body
    if re.search("html|svg", answer.get("content-type")) and not answer.get("content-encoding"):
        assert not _UNSEEN.search(answer.body.decode())
    for name in (
        "content-security-policy",
        "x-content-type-options",
        "permissions-policy",
        "cross-origin-resource-policy",
    ):
        assert sum(key == name.encode() for key, _ in answer.headers) == 1, name
    for _, value in answer.headers:
        assert not re.search(rb"[\r\n]", value)
    location = answer.get("location")  # a path of ours; the parameters that were sent may follow
    assert location == "" or re.match(r"/(?![/\\])", location)
    assert "evil.example" not in location.partition("?")[0]
