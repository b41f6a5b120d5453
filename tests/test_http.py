"""How a file, a refusal and a page that helps are answered, header by header, without a server."""

import datetime
import gzip
import json

import brotli
import loops
import pytest
from starlette.requests import Request
from starlette.responses import StreamingResponse

from southsouth import downloads, release
from southsouth.errors import UnknownFilter
from southsouth.web import http
from southsouth.web.conditions import coding

BODY = bytes(range(256)) * 8


@pytest.fixture(autouse=True)
def _our_own_address(monkeypatch):
    monkeypatch.setenv("SOUTHSOUTH_URL", "https://site.example")


def answer(
    body: bytes = BODY, media_type: str = "text/csv", method: str = "GET", *, headers=(), **said
):
    return http.file_response(request(method, headers), body, media_type, **said)


def request(method: str = "GET", headers=(), query: bytes = b"") -> Request:
    lines = [(name.lower().encode(), value.encode()) for name, value in dict(headers).items()]
    scope = {
        "type": "http", "method": method, "path": "/x", "query_string": query, "headers": lines,
        "scheme": "https", "server": ("site.example", 443),
    }  # fmt: skip
    return Request(scope)


PIECES = [b"a" * 700, b"b" * 900, b"c"]


def streamed(method: str = "GET", media_type: str = "text/csv", **headers: str) -> tuple:
    """The answer with a file that is sent while it is made, and the bytes that were sent."""
    asked = request(method, {name.replace("_", "-"): value for name, value in headers.items()})
    told = http.streamed_response(
        asked, iter(PIECES), media_type, filename="x.csv", links=['</a>; rel="license"', "</b>"]
    )
    return told, loops.run(_sent(told)) if hasattr(told, "body_iterator") else told.body


async def _sent(told) -> bytes:
    return b"".join([piece async for piece in told.body_iterator])


UNPACKED = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}


@pytest.mark.parametrize("form", UNPACKED)
def test_a_file_that_is_sent_while_it_is_made_is_packed_as_a_whole_one_and_has_no_length(form):
    told, sent = streamed(accept_encoding=form)
    assert told.status_code == 200
    assert UNPACKED[form](sent) == b"".join(PIECES)
    assert told.headers.get("content-encoding", "") == form
    assert told.headers["cache-control"] == "public, max-age=3600"
    assert told.headers["vary"] == "Accept-Encoding"
    assert told.headers["link"] == '</a>; rel="license", </b>'
    assert told.headers["content-disposition"] == 'attachment; filename="x.csv"'
    assert told.headers["last-modified"] == answer().headers["last-modified"]
    assert told.headers["access-control-allow-origin"] == "*"
    assert not {"content-length", "accept-ranges", "etag"} & set(told.headers)


def test_of_a_file_that_is_sent_while_it_is_made_head_tells_the_same_and_sends_nothing():
    got, head = streamed(accept_encoding="gzip")[0], streamed("HEAD", accept_encoding="gzip")
    assert head[1] == b""
    told = {name: value for name, value in head[0].headers.items() if name != "content-length"}
    assert told == dict(got.headers)
    assert isinstance(got, StreamingResponse)


def test_a_file_that_is_sent_while_it_is_made_is_not_sent_to_whom_has_it_already():
    then = answer().headers["last-modified"]
    assert streamed(if_modified_since=then)[0].status_code == 304
    long_before = "Mon, 01 Jan 2001 00:00:00 GMT"
    assert streamed(if_modified_since=long_before)[0].status_code == 200


def test_what_is_read_by_range_is_not_packed_while_it_is_made():
    told, sent = streamed(media_type="application/zip", accept_encoding="br")
    assert ("content-encoding" in told.headers, sent) == (False, b"".join(PIECES))


def test_a_file_has_its_headers_and_no_others():
    told = answer()
    assert (told.status_code, told.body) == (200, BODY)
    assert told.headers["cache-control"] == "public, max-age=3600"
    assert told.headers["accept-ranges"] == "bytes"
    assert told.headers["vary"] == "Accept-Encoding"
    assert told.headers["access-control-allow-origin"] == "*"
    assert told.headers["content-length"] == "2048"
    assert {*told.headers["access-control-expose-headers"].split(", ")} == {
        "Accept-Ranges", "Content-Disposition", "Content-Length", "Content-Range", "ETag", "Link",
    }  # fmt: skip
    assert not {"link", "content-disposition", "content-encoding"} & set(told.headers)


def test_a_file_that_never_changes_and_has_a_name_and_links_says_so():
    links = [
        http.link("/a", "license"),
        http.link("/b.csv", "alternate", "text/csv; charset=utf-8"),
    ]
    told = answer(immutable=True, filename="x.csv", links=links)
    assert told.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert told.headers["content-disposition"] == 'attachment; filename="x.csv"'
    assert told.headers["link"] == '</a>; rel="license", </b.csv>; rel="alternate"; type="text/csv"'


def test_a_change_is_never_in_the_future():
    released = datetime.date.fromisoformat(release.RELEASED)
    then = answer(last_modified=datetime.date(2020, 2, 3))
    assert then.headers["last-modified"] == "Mon, 03 Feb 2020 00:00:00 GMT"
    ahead = http._instant(datetime.date(9999, 1, 1))
    assert ahead <= datetime.datetime.now(datetime.UTC)
    assert ahead.microsecond == 0
    assert http._instant(None).date() <= released


def test_the_packed_form_has_a_tag_of_its_own_and_no_parts():
    plain = answer()
    for form, unpacked in (("gzip", gzip.decompress), ("br", brotli.decompress)):
        packed = answer(headers={"Accept-Encoding": form})
        assert unpacked(packed.body) == BODY
        assert packed.headers["etag"] == plain.headers["etag"][:-1] + f'-{form}"'
        assert packed.headers["content-encoding"] == form
        assert "accept-ranges" not in packed.headers
        assert packed.body == answer(bytes(BODY), headers={"Accept-Encoding": form}).body


def test_tags_are_of_the_bytes():
    assert len(answer().headers["etag"]) == 34
    assert answer().headers["etag"] != answer(BODY + b"x").headers["etag"]


@pytest.mark.parametrize(
    ("asked", "status", "told", "part"),
    [
        ("bytes=0-0", 206, "bytes 0-0/2048", BODY[:1]),
        ("bytes=2047-", 206, "bytes 2047-2047/2048", BODY[-1:]),
        ("bytes=2000-9999", 206, "bytes 2000-2047/2048", BODY[2000:]),
        ("bytes=-9999", 206, "bytes 0-2047/2048", BODY),
        ("bytes=2048-", 416, "bytes */2048", b""),
        ("bytes=2049-", 416, "bytes */2048", b""),
    ],
)
def test_a_part_is_told_by_its_first_and_last_byte(asked, status, told, part):
    sent = answer(headers={"Range": asked})
    assert (sent.status_code, sent.headers["content-range"]) == (status, told)
    assert sent.body == part
    assert sent.headers["content-length"] == str(len(part))


def test_head_has_no_body_but_its_length_and_knows_no_part():
    sent = answer(method="HEAD", headers={"Range": "bytes=0-0"})
    assert (sent.status_code, sent.body, sent.headers["content-length"]) == (200, b"", "2048")


def test_what_the_reader_has_is_not_sent_again():
    tag = answer().headers["etag"]
    sent = answer(headers={"If-None-Match": tag})
    assert (sent.status_code, sent.body, sent.headers["etag"]) == (304, b"", tag)


def test_a_refusal_is_for_programs_and_kept_by_nobody():
    told = http.problem(400, "Wrong", "It is", parameter="kind", allowed=["a"])
    assert (told.status_code, told.media_type) == (400, "application/problem+json")
    assert json.loads(told.body) == {
        "type": "about:blank", "title": "Wrong", "status": 400, "detail": "It is", "parameter": "kind",
        "allowed": ["a"],
    }  # fmt: skip
    assert told.headers["cache-control"] == "no-store"
    assert told.headers["access-control-allow-origin"] == "*"


def test_a_refused_parameter_is_named_and_its_value_where_one_was_given():
    unknown = http.refused(UnknownFilter("knd", None, ["kind", "place"]))
    assert unknown.status_code == 400
    told = json.loads(unknown.body)
    assert (told["title"], told["status"]) == ("Unknown parameter", 400)
    assert (told["parameter"], told["allowed"]) == ("knd", ["kind", "place"])
    assert "value" not in told
    value = json.loads(http.refused(UnknownFilter("kind", "party", ["call"])).body)
    assert (value["title"], value["value"]) == ("Unknown value of a parameter", "party")


def test_where_nothing_can_be_asked_a_parameter_is_refused():
    assert http.unasked(request()) is None
    assert json.loads(http.unasked(request(query=b"x=1")).body)["parameter"] == "x"


def test_another_path_keeps_the_query_and_names_no_host():
    scope = request(query=b"a=%2C").scope
    assert http.moved("//x/\u5b57", scope).headers["location"] == "/x/%E5%AD%97?a=%2C"
    assert http.moved("x", request().scope).headers["location"] == "/x"
    assert http.moved("x", scope).status_code == 308


def test_a_file_that_is_shown_bears_its_name_for_whoever_saves_it():
    told = answer(filename="x.pdf", shown=True)
    assert told.headers["content-disposition"] == 'inline; filename="x.pdf"'


def test_a_preflight_allows_reading_and_conditions_for_a_day():
    told = http.preflight()
    assert told.status_code == 204
    assert told.headers["access-control-allow-methods"] == "GET, HEAD"
    assert told.headers["access-control-max-age"] == "86400"
    allowed = told.headers["access-control-allow-headers"].split(", ")
    assert {"If-None-Match", "If-Modified-Since", "Range", "If-Range"} <= {*allowed}


@pytest.mark.parametrize(
    "media_type", sorted({*downloads.WHOLE.values(), *downloads.FORMATS.values()})
)
def test_of_the_downloads_only_text_is_packed(media_type):
    """Clients read the others by range, and count plain bytes."""
    is_text = media_type.startswith("text/") or "json" in media_type
    assert coding({"accept-encoding": "gzip"}, 10_000, media_type) == ("gzip" if is_text else "")


def test_the_same_bytes_are_packed_alike_at_any_time():
    packed = http._PACKING["gzip"](BODY)
    assert packed[4:8] == bytes(4)  # the time of a gzip file: none
