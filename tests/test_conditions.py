"""Conditions, ranges and encodings: what a reader asks of a file is honoured, nonsense never breaks it."""

import gzip
import hashlib

import brotli
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from southsouth.web.conditions import READ_BY_RANGE
from southsouth.web.http import file_response
from southsouth.web.middleware import KnownAddresses
from southsouth.web.packed import PackedScripts

BODY = bytes(range(256)) * 8
SMALL = b"too small to pack"
LARGE = b"a" * 500  # the smallest that is worth the packing
TAG = f'"{hashlib.sha256(BODY).hexdigest()[:32]}"'
BEYOND = "Mon, 01 Jan 99999999999999999999 00:00:00 GMT"


def app() -> Starlette:
    """One body as text, as a small text, and as a type that is read by range."""
    return Starlette(
        routes=[
            Route("/text", lambda request: file_response(request, BODY, "text/csv")),
            Route("/small", lambda request: file_response(request, SMALL, "text/csv")),
            Route("/smaller", lambda request: file_response(request, LARGE[1:], "text/csv")),
            Route("/large", lambda request: file_response(request, LARGE, "text/csv")),
            Route("/ranged", lambda request: file_response(request, BODY, READ_BY_RANGE[0])),
        ]
    )


CLIENT = TestClient(app(), headers={"Accept-Encoding": ""})


def raw(path: str, method: str = "GET", **headers: str):
    """An answer with its bytes as sent."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with CLIENT.stream(method, path, headers=named) as answer:
        answer.wire = b"".join(answer.iter_raw())  # type: ignore[attr-defined]
    return answer


UNPACKED = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}


@pytest.mark.parametrize(
    ("accepted", "path", "packed"),
    [
        ("gzip", "/text", "gzip"),
        ("br", "/text", "br"),
        ("gzip, deflate, br, zstd", "/text", "br"),
        ("br;q=0.4, GZIP;q=0.5", "/text", "gzip"),
        ("br;q=0, gzip", "/text", "gzip"),
        ("*", "/text", "br"),
        ("gzip;q=0", "/text", ""),
        ("gzip;q=0.000", "/text", ""),
        ("*;q=0", "/text", ""),
        ("gzip;q=0.2, identity;q=0.9", "/text", ""),
        ("gzip;q=0.2, br;q=0.9, identity;q=0.5", "/text", "br"),
        ("x-gzip", "/text", ""),
        ("brotli", "/text", ""),
        ("", "/text", ""),
        ("gzip", "/small", ""),
        ("gzip", "/smaller", ""),
        ("gzip", "/large", "gzip"),
        ("gzip;q=0.5, identity;q=0.5", "/text", "gzip"),
        ("br;q=0.5, gzip;q=0.5", "/text", "br"),
        ("identity", "/text", ""),
        ("identity;q=0", "/small", ""),
        ("identity;q=0, gzip", "/small", "gzip"),
        ("gzip, identity;q=0", "/small", "gzip"),
        ("gzip, *;q=0", "/small", "gzip"),
        ("br, *;q=0", "/small", "br"),
        ("gzip", "/ranged", ""),
        ("br, identity;q=0", "/ranged", ""),
    ],
)
def test_a_packed_form_is_sent_to_whom_takes_it_and_never_of_what_is_read_by_range(
    accepted, path, packed
):
    answer = raw(path, accept_encoding=accepted)
    plain = {"/small": SMALL, "/smaller": LARGE[1:], "/large": LARGE}.get(path, BODY)
    assert answer.headers.get("content-encoding", "") == packed
    assert UNPACKED[packed](answer.wire) == plain
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("accepted", ["", "gzip", "br, gzip", "identity;q=0, gzip"])
@pytest.mark.parametrize("path", ["/text", "/small", "/ranged"])
def test_head_tells_the_length_encoding_and_tag_of_get(accepted, path):
    told = ("content-length", "content-encoding", "etag", "accept-ranges", "vary", "content-type")
    got, head = (raw(path, method, accept_encoding=accepted) for method in ("GET", "HEAD"))
    assert head.wire == b""
    assert int(head.headers["content-length"]) == len(got.wire)
    assert [head.headers.get(name) for name in told] == [got.headers.get(name) for name in told]


def test_each_form_has_a_tag_of_its_own_and_is_confirmed_by_that_alone():
    tags = {form: raw("/text", accept_encoding=form).headers["etag"] for form in UNPACKED}
    packed = tags["gzip"]
    assert len({*tags.values()}) == 3
    assert tags[""] == TAG
    for tag, accepted, status in (
        (TAG, "", 304), (TAG, "gzip", 200), (packed, "gzip", 304), (packed, "", 200),
        (packed, "br", 200), (tags["br"], "br", 304), (tags["br"], "gzip", 200),
        (f"W/{TAG}", "", 304), (f'"other", {TAG}', "", 304), ("*", "", 304), ('"other"', "", 200),
    ):  # fmt: skip
        answer = raw("/text", if_none_match=tag, accept_encoding=accepted)
        assert answer.status_code == status
        assert answer.headers["etag"] == tags[accepted]


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-3", (0, 4)), ("bytes=10-", (10, 2048)), ("bytes=-5", (2043, 2048)),
        ("bytes=-99999", (0, 2048)), ("bytes=-1", (2047, 2048)), ("bytes=0-", (0, 2048)), ("bytes=2-2", (2, 3)), ("bytes=2000-99999", (2000, 2048)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/text", "/ranged"])
def test_a_part_is_one_of_the_plain_bytes(path, asked, part):
    first, end = part
    answer = raw(path, range=asked, accept_encoding="gzip", if_range=TAG)
    assert answer.status_code == 206
    assert answer.wire == BODY[first:end]
    assert answer.headers["content-range"] == f"bytes {first}-{end - 1}/2048"
    assert answer.headers["etag"] == TAG
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"range": "bytes=5-2"}, {"range": "lines=1-2"}, {"range": "bytes=0-1,4-5"},
        {"range": "bytes=" + "9" * 5000 + "-"}, {"range": "bytes=0-3", "if_range": '"older"'},
        {"range": "bytes=0-3", "if_range": BEYOND}, {"if_modified_since": BEYOND},
        {"if_modified_since": "yesterday"}, {"if_range": TAG},
    ],
)  # fmt: skip
def test_what_cannot_be_honoured_gives_the_whole(headers):
    answer = raw("/text", **headers)
    assert (answer.status_code, answer.wire) == (200, BODY)


def test_a_part_behind_the_end_is_refused_with_the_length():
    answer = raw("/text", range="bytes=2048-")
    assert (answer.status_code, answer.headers["content-range"]) == (416, "bytes */2048")


def test_a_range_has_no_meaning_for_head():
    answer = raw("/ranged", "HEAD", range="bytes=0-3")
    assert (answer.status_code, answer.headers["content-length"]) == (200, "2048")


WORDS = st.one_of(
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_characters="\x7f"), max_size=60),
    st.lists(
        st.sampled_from([
            "gzip", "identity", "*", ";q=", "0", "1", "0.5", ",", " ", "bytes", "=", "-", "W/", '"', TAG, BEYOND,
            "9" * 400, "Mon, 01 Jan 2014 00:00:00 GMT", "-9999999999", "e", ".", "\xff", "inf", "nan", "0001",
        ]),
        max_size=9,
    ).map("".join),
)  # fmt: skip
NAMES = ("accept-encoding", "if-none-match", "if-modified-since", "if-range", "range")


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["/text", "/small", "/ranged"]),
    st.sampled_from(["GET", "HEAD"]),
    st.dictionaries(st.sampled_from(NAMES), WORDS),
)
@example("/text", "GET", {"if-modified-since": BEYOND})
@example(
    "/text", "GET", {"range": "bytes=0-3", "if-range": "Mon, 01 Jan 2014 00:00:00 -" + "9" * 13}
)
def test_no_header_breaks_an_answer(path, method, headers):
    encoded = {name: value.encode("latin-1") for name, value in headers.items()}
    with CLIENT.stream(method, path, headers=encoded) as answer:
        sent = b"".join(answer.iter_raw())
    assert answer.status_code in {200, 206, 304, 416}
    if method == "GET" and answer.status_code in {200, 206}:
        assert int(answer.headers["content-length"]) == len(sent)


@pytest.mark.parametrize(
    "path",
    ["/static/\0.js", "/static/" + "a" * 256 + ".js", "/static/" + "字" * 90 + ".js",
     "/static" + "/a" * 3000 + ".js", "/media/\0", "/v/1/embed/" + "a" * 300, "/assets/\x7f"],
)  # fmt: skip
def test_a_path_that_no_file_can_have_is_not_found(path):
    client = TestClient(KnownAddresses(PackedScripts(app()), routes=app().routes))
    assert client.get(path.replace("\0", "%00").replace("\x7f", "%7F")).status_code == 404
