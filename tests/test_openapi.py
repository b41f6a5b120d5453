"""What /openapi.json promises holds, rightly asked and wrongly."""

import re
import unicodedata
from urllib.parse import quote

import described
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from southsouth import web
from southsouth.web import openapi


@pytest.fixture(scope="module")
def addresses():
    return described.addresses()


@pytest.mark.parametrize("path", described.A_FEW)
def test_an_address_answers_as_it_is_described(addresses, path):
    described.ask(addresses[path], 5)


def test_no_address_is_described_with_one_parameter_twice():
    for path, described_as in openapi.description()["paths"].items():
        names = [one["name"] for one in described_as["get"]["parameters"] if "name" in one]
        assert len(names) == len(set(names)), path


# Of every category of Unicode two signs, the first and the last of many; what ends lines; the widest spaces.
SIGNS = {"a", "b", "\t", "\n", "\r", "\v", " ", "\x85", "\xa0", "\u3000", "\ufeff", "\ue000", "\U0010ffff"}  # fmt: skip
MANY = [chr(number) for number in range(0x3100)]
SIGNS |= {*{unicodedata.category(sign): sign for sign in MANY}.values()}
SIGNS |= {*{unicodedata.category(sign): sign for sign in reversed(MANY)}.values()}


def in_python(pattern: str) -> re.Pattern[str]:
    """A pattern with Unicode's categories, for texts of these signs."""

    def of(category: re.Match[str]) -> str:
        found = (one for one in SIGNS if unicodedata.category(one).startswith(category[1]))
        return "".join(map(re.escape, found))

    return re.compile(re.sub(r"\\p\{(\w+)\}", of, pattern).removesuffix("$") + r"\Z")


def texts() -> list[tuple[str, str, str, dict]]:
    """Address and name of every parameter for which any text is described, where it is, and its schema."""
    return [
        (path, one["name"], one["in"], one["schema"])
        for path, described_as in openapi.description()["paths"].items()
        for one in described_as["get"]["parameters"]
        if one["schema"].get("type") == "string" and "enum" not in one["schema"]
    ]


def test_a_text_is_refused_by_a_file_exactly_where_its_description_refuses_it():
    every = texts()
    narrowing = [one for one in every if one[1] == "q"]
    assert len(narrowing) > 20
    (schema,) = {repr(schema): schema for *_, schema in narrowing}.values()
    assert schema["maxLength"] == 200
    pattern = in_python(schema["pattern"])
    asked = ["", " \t", "a b", "a" * 200, *SIGNS, *(f"a{sign}b" for sign in SIGNS)]
    once = {path.partition(".")[0]: path for path, *_ in narrowing}  # whatever its format
    with TestClient(Starlette(middleware=list(web.middleware()))) as client:
        for text in asked:
            answer = client.get(f"/download/organisations.csv?q={quote(text)}")
            assert answer.status_code == (200 if pattern.search(text) else 400), text
        for path in once.values():
            assert client.get(f"{path}?q=%05").status_code == 400, path
        # The others take what they are sent, or there is no such thing.
        assert {name for _, name, *_ in every} == {"q", "id", "url", "dnt"}
        assert "minLength" in next(schema for _, name, _, schema in every if name == "url")
        for text in ("\x05", "a\u202eb", "x" * 300):
            assert client.get(f"/embed/fact/{quote(text)}").status_code == 404
            assert client.get(f"/oembed?url={quote(text)}").status_code == 404
            said = client.get(f"/oembed?url=/embed/timeline&dnt={quote(text)}")
            assert said.status_code == 200
