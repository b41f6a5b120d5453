"""What README and CONTRIBUTING name is there: addresses, commands, files, folders, variables."""

import importlib.util
import re

import pytest
import typer.main
from starlette.applications import Starlette
from starlette.testclient import TestClient

from southsouth import paths, release, web
from southsouth.cli import app
from southsouth.menu import PAGES

README, CONTRIBUTING = (
    (paths.ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")
)
EXAMPLES = {
    "/story/<id>": "/story/who-helps-whom",
    "/event/<id>": "/event/bali-high-level-meeting-2012",
    "/figure/<id>": "/figure/p001-developing-share-world-gdp-2012",
    "/commission/<id>": "/commission/ECA",
    "/paragraph/<n>": "/paragraph/48",
    "/country/<iso3>": "/country/IDN",
    "/organisation/<id>": "/organisation/undp",
    "/place/<id>": "/place/bali",
    "/recommendation/<id>": "/recommendation/jiu-4",
    "/document/<id>": "/document/e-2014-77",
    "/cooperation/<link_id>": "/cooperation/p022-undp-bra",
    "/caveat/<id>": "/caveat/p001-gdp-measure",
    "/embed/<chart>": "/embed/timeline",
    "/embed/<chart>.svg": "/embed/timeline.svg",
    "/embed/fact/<id>": "/embed/fact/bali-high-level-meeting-2012",
    "/oembed?url=": "/oembed?url=/embed/timeline",
    "/download/<table>.csv": "/download/events.csv",
    "/v/<release>/embed/…": f"/v/{release.RELEASE}/embed/timeline",
    "/v/<release>/download/…": f"/v/{release.RELEASE}/download/events.csv",
    "/v/<release>/oembed/…": f"/v/{release.RELEASE}/oembed/timeline-en.json",
}
COMMANDS = {
    command.name or command.callback.__name__: command for command in app.registered_commands
}


def words(text: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`\n]+)`", text)


def section(heading: str) -> str:
    return README.split(f"## {heading}\n")[1].split("\n## ")[0]


def named_addresses() -> list[str]:
    """The addresses of the README's table; an ending alone continues the address before it."""
    found: list[str] = []
    for cell in section("Addresses").split("\n| `")[1:]:
        before = ""
        for word in words(f"`{cell}"):
            if word.startswith("/"):
                before = word
                found.append(word)
            elif word.startswith(".") and before.startswith("/download/"):
                found.append(before.rsplit(".", 1)[0] + word)
    return [address for address in found if address != "/zh"]


@pytest.fixture(scope="module")
def client():
    application = Starlette(routes=list(web.routes()), middleware=list(web.middleware()))
    with TestClient(application, base_url="https://testserver") as client:
        yield client


def test_the_pages_of_the_readme_are_those_of_the_menu():
    listed = words(section("Addresses").split("\n| `")[1].split(" | ")[0].join("``"))
    assert set(listed) == {f"/{page.address}" for page in PAGES}


@pytest.mark.parametrize(
    "address", [a for a in named_addresses() if a[1:] not in {p.address for p in PAGES}]
)
def test_an_address_of_the_readme_answers(client, address):
    example = EXAMPLES.get(address, address.replace("<table>", "events"))
    assert "<" not in example, "give it an example above"
    assert client.get(example).status_code == 200


@pytest.mark.parametrize(
    "below", ["/zh", "/citation.bib", "/citation.ris", "/citation.csl.json", "/annotations.jsonld"]
)
def test_what_the_readme_puts_below_a_fact_answers(client, below):
    assert below.removeprefix("/citation").removeprefix("/a") in section("Addresses")
    assert client.get(f"/event/bali-high-level-meeting-2012{below}").status_code == 200


def test_the_commands_that_the_texts_name_are_there_with_their_options():
    named = re.findall(r"^southsouth (\w+)|`southsouth (\w+)", README + CONTRIBUTING, re.MULTILINE)
    names = {one or other for one, other in named}
    assert names >= {"verify", "audit", "fact", "publish"}
    assert names <= set(COMMANDS)
    group = typer.main.get_command(app)
    for line in re.findall(r"`?southsouth (\w+[^`\n#]*)", README + CONTRIBUTING):
        name, *rest = line.split()
        if options := [word for word in rest if word.startswith("--")]:
            known = {option for p in group.commands[name].params for option in p.opts}  # type: ignore[attr-defined]
            assert set(options) <= known


def test_the_variables_of_the_readme_are_those_that_the_code_reads():
    source = "".join(path.read_text(encoding="utf-8") for path in paths.PACKAGE.rglob("*.py"))
    told = {name for name in words(section("Run it for others")) if name.startswith("SOUTHSOUTH_")}
    assert told == set(re.findall(r"\bSOUTHSOUTH_[A-Z_]+\b", source))


def named_files() -> set[str]:
    """Files and folders that the texts name."""
    looks_like_one = re.compile(r"\.?[\w.-]+/[\w./<>*-]*|[\w-]+\.(?:py|toml|txt|md|csv)")
    return {word for word in words(README + CONTRIBUTING) if looks_like_one.fullmatch(word)}


MADE = {"OUT/", "../shared/report/", "REPORT.txt"}


def test_the_files_and_folders_that_the_texts_name_are_there():
    patterns = {name: re.sub(r"<\w+>", "*", name) for name in named_files() - MADE}
    assert len(patterns) > 15
    assert [name for name, pattern in patterns.items() if not any(paths.ROOT.glob(pattern))] == []


def test_the_modules_that_the_texts_run_can_be_run():
    for name in re.findall(r"python -m ([\w.]+)", README + CONTRIBUTING):
        found = importlib.util.find_spec(name)
        assert found, name
        if found.submodule_search_locations:
            assert importlib.util.find_spec(f"{name}.__main__"), name
    for script in re.findall(r"python (\w+/\w+\.py)", README + CONTRIBUTING):
        assert (paths.ROOT / script).is_file()


def test_the_names_of_code_that_the_texts_use_are_there():
    for dotted in set(re.findall(r"`(southsouth(?:\.\w+)+)`", README + CONTRIBUTING)):
        module, _, name = dotted.rpartition(".")
        assert hasattr(importlib.import_module(module), name), dotted
