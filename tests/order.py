"""Which tests run in one process, and which of them begin first.

Three processes share the suite on two cores: whoever drives a browser waits for it most of the time.
What one has made (a page, a picture, a browser, a site) the others make again, so the tests of a file
stay together, and those of files that ask for the same things. A group is handed out whole; the longest
begin, so that all processes end together.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

#: Files, and single tests, that ask for the same: a published site; every picture; a live server.
FAMILIES = {
    "site": (
        "annotations", "publish", "permanent", "linked_data", "references", "entities", "static_ways", "frozen",
    ),
    "pictures": (
        "stills_judged", "charts", "maps", "stills", "chart_geometry", "embeds", "hosts", "docs", "stories", "pages",
        "parameters", "answers", "editing", "openapi", "astray", "live", "quoted", "security",
        "embeds_browser.py::test_the_height",
    ),
    "served": ("pages_browser", "server", "embeds_browser", "clients"),
    "fuzz": ("fuzz.py::test_no_request",),
    "types": ("quality.py::test_a_checker_finds_nothing[types]",),
}  # fmt: skip
#: Seconds that a group takes in one of the processes, where they are more than a few.
SECONDS = {
    "pictures": 200, "served": 185, "site": 180, "copies": 30, "worker": 24, "deploy": 24,
    "programs": 14, "rules": 14, "growth": 12, "search_questions": 10, "downloads": 10, "fuzz": 8, "types": 6,
}  # fmt: skip
FEW = 5


def group(nodeid: str) -> str:
    """The group of a test, by its id."""
    test = nodeid.partition("tests/test_")[2]
    file = test.partition(".py")[0]
    named = {part: family for family, parts in FAMILIES.items() for part in parts}
    single = next((part for part in named if "::" in part and test.startswith(part)), file)
    return named.get(single, file)


def places(nodeids: Iterable[str]) -> list[int]:
    """The tests, by their places, in the order in which they begin: whole groups, the longest first."""
    groups = [group(nodeid) for nodeid in nodeids]
    first = {name: place for place, name in reversed(list(enumerate(groups)))}
    return sorted(
        range(len(groups)),
        key=lambda place: (-SECONDS.get(groups[place], FEW), first[groups[place]], place),
    )


def turned(names: Sequence[str], process: int, count: int) -> list[str]:
    """The same names, for each of so many processes from another one on."""
    first = process * len(names) // count
    return [*names[first:], *names[:first]]


class Groups(LoadScopeScheduling):
    """Hands out whole groups, in the order of the tests.

    xdist's own `loadgroup` writes the group into a test's id, which pytest 9.2 no longer lets it do:
    without a word every test is handed out by itself. Its own counts go through all tests of a process
    with each message, and through all ids for each test that is handed out.
    """

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)

    def _pending_of(self, workload: Mapping[str, Mapping[str, bool]]) -> int:
        """How many tests are left, up to three, more than is ever asked: what is done stands first."""
        done = (one for of in reversed(workload.values()) for one in reversed(of.values()))
        return len([*islice((one for one in done if not one), 3)])

    def add_node_collection(self, node: WorkerController, collection: Sequence[str]) -> None:
        super().add_node_collection(node, Placed(collection))


class Placed(list[str]):
    """Ids of tests, each found at once."""

    def __init__(self, ids: Iterable[str]) -> None:
        super().__init__(ids)
        self._places = {own: place for place, own in enumerate(self)}

    def index(self, own: str, *_: object) -> int:
        return self._places[own]


def told_in_short(send: Callable[..., None]) -> Callable[..., None]:
    """What a process tells the one that counts, without what nobody asks of a test that passed."""

    def sending(name: str, **told: Mapping[str, object]) -> None:
        data = told.get("data", {})
        is_beside = name == "testreport" and (data["when"], data["outcome"]) in _BESIDE
        if name not in ("logstart", "logfinish") and not is_beside:
            send(name, **told)

    return sending


_BESIDE = {("setup", "passed"), ("teardown", "passed")}
