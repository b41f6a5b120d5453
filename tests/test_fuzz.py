"""Whatever is sent, by whatever method, header or message: no fault, nothing unescaped, nothing else's file."""

import json

import fuzz
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from southsouth import downloads, exhibits, tables
from southsouth.web import openapi

SHARE = 8  # of 5,000 inputs; tools/fuzz.py tries as many as one wants
MANY = settings(
    max_examples=2_000 // SHARE, deadline=None, suppress_health_check=list(HealthCheck), database=None
)  # fmt: skip
FEWER = settings(MANY, max_examples=1_000 // SHARE)


@MANY
@given(st.sampled_from(fuzz.METHODS), fuzz.addresses, fuzz.queries, fuzz.headers)
@example("GET", "/oembed", [("url", fuzz.MARK)], [])
@example("GET", "/download/events.csv", [("kind", fuzz.MARK)], [("range", "bytes=-" + "9" * 30)])
@example("GET", "/embed/asked-given.svg", [("q", "x\x01y")], [])
@example("GET", "/embed/asked-given", [("q", "\ufffe")], [])
@example("GET", "/", [("search", "\u202eabc")], [])
@example("GET", f"/nothing/{fuzz.MARK}", [], [("host", "evil.example")])
def test_no_request_breaks_an_answer(method, path, query, sent):
    fuzz.holds(fuzz.ask("GET", path, query, sent), sent)
    fuzz.holds(fuzz.ask(method, path, query, sent), sent)


messages = st.lists(
    st.one_of(
        st.binary(max_size=60).map(lambda data: {"type": "websocket.receive", "bytes": data}),
        st.text(max_size=20).map(lambda text: {"type": "websocket.receive", "text": text}),
    ),
    max_size=4,
)


@FEWER
@given(st.one_of(st.just("/_stcore/stream"), fuzz.addresses), fuzz.headers, messages)
def test_no_websocket_and_no_message_breaks_the_door(path, sent, said):
    answer = fuzz.shake(path, sent, said)
    assert answer.status in {0, 403, 404, 503}
    if answer.status:
        assert any(name == b"content-security-policy" for name, _ in answer.headers)


def test_the_description_is_of_every_download_and_embed_and_its_examples_answer():
    described = json.loads(openapi.body())["paths"]
    assert {f"/download/{file}" for file in downloads.WHOLE} <= set(described)
    for name in tables.NAMES:
        assert {f"/download/{name}.{kind}" for kind in downloads.formats_of(name)} <= set(described)
    for chart in exhibits.EXHIBITS:
        assert {f"/embed/{chart}", f"/embed/{chart}.svg", f"/embed/{chart}.png"} <= set(described)
    assert fuzz.ask("GET", openapi.ADDRESS, [], []).status == 200


@pytest.mark.parametrize("name", tables.NAMES)
def test_what_is_described_is_allowed_and_nothing_else(name):
    path = f"/download/{name}.csv"
    for parameter in json.loads(openapi.body())["paths"][path]["get"]["parameters"]:
        value = parameter["schema"].get("items", parameter["schema"])
        asked = value["enum"][0] if "enum" in value else "x"
        assert fuzz.ask("GET", path, [(parameter["name"], asked)], []).status == 200
    assert fuzz.ask("GET", path, [("not-described", "x")], []).status == 400
