"""What the tests share: the raw tables, a copy of the report where there is one, a server."""

import gc
import importlib
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

# Before Polars is read, here and in all that is started from here: tables of some hundred rows are read by one
# thread in the time that several take to meet, and both cores are busy.
os.environ.setdefault("POLARS_MAX_THREADS", "1")
# Seconds of work at the start of every server, for a worker's death that is not to come: who tells of it asks.
os.environ.setdefault("SOUTHSOUTH_SPARE", "0")

import order
import polars as pl
import programs
import pytest
import shared
from playwright.sync_api import Browser, expect, sync_playwright
from xdist.remote import Producer

from southsouth import paths

# The process that hands out the tests runs none: what they ask for is imported where it is made.
if TYPE_CHECKING:
    from southsouth.publish import Summary

REPORT = paths.ROOT.parent / "shared" / "report" / "A-69-153.zh.txt"


def pytest_collection(session: pytest.Session) -> None:
    """Each process reads the files from another one on: what one has made ready (asserts that explain
    themselves, which takes longer than to read) is kept on the disk for the others."""
    own = getattr(session.config, "workerinput", None)
    if own:
        names = sorted(path.stem for path in (paths.ROOT / "tests").glob("test_*.py"))
        for name in order.turned(names, int(own["workerid"][2:]), own["workercount"]):
            with suppress(Exception):  # told when the file is collected
                importlib.import_module(name)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Half of what xdist does for ten thousand tests is to pass on that nothing happened before and after them."""
    for plugin in session.config.pluginmanager.get_plugins():
        if type(plugin).__name__ == "WorkerInteractor" and not session.config.option.durations:
            plugin.sendevent = order.told_in_short(plugin.sendevent)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Groups that stay in one process, the longest first: `order`."""
    items[:] = [items[place] for place in order.places(item.nodeid for item in items)]


#: Objects made, and rounds, after which it is looked what could be freed: at Python's own 700 a run takes a
#: twentieth longer.
_LOOKED_THROUGH = (100_000, 20, 20)


def pytest_collection_finish() -> None:
    """Ten thousand tests and all that they import stay to the end: nothing of them is looked through again
    and again for what could be freed. Nor are the sixty loggers that Streamlit keeps from the root: pytest
    listens to each of these by itself, three times a test."""
    gc.freeze()
    gc.set_threshold(*_LOOKED_THROUGH)
    for name in filter(lambda name: name.startswith("streamlit"), logging.root.manager.loggerDict):
        logging.getLogger(name).propagate = True


def pytest_unconfigure() -> None:
    """What was kept from being looked through may be freed."""
    gc.unfreeze()


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> order.Groups:
    """Each process is given whole groups: `order`."""
    return order.Groups(config, log)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before any fixture is made: what the test needs and the machine lacks is told."""
    if item.get_closest_marker("slow") and not programs.in_ci():
        pytest.skip("three servers and a proxy take a minute: CI=true starts them")
    names = {name for mark in item.iter_markers("needs") for name in mark.args}
    if "browser" in getattr(item, "fixturenames", ()):
        names.add("browser")
    for name in sorted(names):
        programs.demand(name)


@pytest.fixture(scope="session")
def tables_as_text() -> Mapping[str, pl.DataFrame]:
    """The tables of data/ as text."""
    from southsouth.schemas import SCHEMAS

    read = {name: pl.read_csv(paths.DATA / f"{name}.csv", infer_schema=False) for name in SCHEMAS}
    return {name: frame.select(list(SCHEMAS[name].columns())) for name, frame in read.items()}


@pytest.fixture
def raw_tables(tables_as_text: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The tables of data/ as text, to be spoiled: the dictionary is the test's own."""
    return dict(tables_as_text)


@pytest.fixture(scope="session")
def report_copy() -> Path:
    """A copy of the report, or a reason to skip."""
    if not REPORT.exists():
        pytest.skip("no copy of the report beside the project")
    return REPORT


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> "tuple[Path, Summary]":
    """The folder of a site published whole, and what was told of it: see `published`."""
    import published

    site = tmp_path_factory.mktemp("whole") / "site"
    return site, published.whole(site)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """The address of a real server, started cold on a free port of this machine.

    All processes of the tests ask one server: the first that needs it starts it, and with the last
    that is done with it, or is killed, it ends.
    """
    own = tmp_path_factory.getbasetemp()
    with shared.started((own if worker_id == "master" else own.parent) / "server") as base:
        yield base


# A browser as root in a machine without a screen, and silent towards every host but ours.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--font-render-hinting=slight", "--renderer-process-limit=1",
]  # fmt: skip


expect.set_options(timeout=60_000)  # a shared machine is slow


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Whatever Chromium the machine has, one for each process of the tests: to start it takes seconds of work."""
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=programs.browser(), args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Iterator[Browser]:
    """Chromium with no page open, for each module that drives it."""
    yield chromium
    for context in chromium.contexts:
        context.close()
