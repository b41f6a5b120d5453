"""Tests that ask for the same stay in one process, and those that take longest begin."""

import os
import re
import subprocess
import sys

import order
import pytest

IDS = [
    "tests/test_address.py::test_one", "tests/test_quality.py::test_a_checker_finds_nothing[types]",
    "tests/test_charts.py::test_one[a]", "tests/test_publish.py::test_one", "tests/test_address.py::test_two",
    "tests/test_embeds.py::test_two", "tests/test_stills.py::test_three",
]  # fmt: skip


@pytest.mark.parametrize(
    ("nodeid", "group"),
    [
        ("tests/test_charts.py::test_one[a]", "pictures"), ("tests/test_address.py::test_one", "address"),
        ("tests/test_embeds_browser.py::test_the_height_before", "pictures"),
        ("tests/test_embeds_browser.py::test_one", "served"),
        ("tests/test_quality.py::test_a_checker_finds_nothing[types]", "types"),
        ("tests/test_quality.py::test_a_checker_finds_nothing[ruff]", "quality"),
    ],
)  # fmt: skip
def test_a_test_has_the_group_of_its_family_or_its_file(nodeid, group):
    assert order.group(nodeid) == group


def test_groups_stay_together_the_longest_first_and_tests_keep_their_order():
    begun = [IDS[place] for place in order.places(IDS)]
    assert [order.group(nodeid) for nodeid in begun] == [
        "pictures", "pictures", "pictures", "site", "types", "address", "address"
    ]  # fmt: skip
    assert [nodeid for nodeid in begun if "address" in nodeid] == [IDS[0], IDS[4]]


def test_processes_read_all_files_each_from_another_one_on():
    names = [*"abcdefg"]
    turned = [order.turned(names, process, 3) for process in range(3)]
    assert [each[0] for each in turned] == ["a", "c", "e"]
    assert all(sorted(each) == names for each in turned)


def test_every_family_is_of_files_that_there_are(pytestconfig):
    files = {
        path.stem.removeprefix("test_") for path in pytestconfig.rootpath.glob("tests/test_*.py")
    }
    named = {part.partition(".py")[0] for parts in order.FAMILIES.values() for part in parts}
    assert named <= files
    assert set(order.SECONDS) <= files | set(order.FAMILIES)


def test_tests_of_one_file_run_in_one_process(pytestconfig, tmp_path):
    """In a run of two processes: each test writes down which of them it is in."""
    (tmp_path / "test_one.py").write_text(
        "import os, pathlib, pytest\n"
        "@pytest.mark.parametrize('n', range(8))\n"
        "def test(n):\n"
        "    pathlib.Path(__file__).with_name('told').open('a').write(os.environ['PYTEST_XDIST_WORKER'])\n"
    )
    (tmp_path / "test_two.py").write_text("def test_two(): pass\n")
    tests = pytestconfig.rootpath / "tests"
    (tmp_path / "conftest.py").write_text(
        f"import sys; sys.path.insert(0, {str(tests)!r})\nimport order\n"
        "def pytest_xdist_make_scheduler(config, log): return order.Groups(config, log)\n"
    )
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n2", "--dist=loadscope", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path, check=True, timeout=300, env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_PLUGINS": "xdist.plugin"},
    )  # fmt: skip
    assert len({*re.findall(r"gw\d", (tmp_path / "told").read_text())}) == 1


def test_of_a_test_that_passed_only_that_is_told_and_of_another_all():
    told = []
    send = order.told_in_short(
        lambda name, **of: told.append((name, of.get("data", {}).get("when")))
    )
    for outcome in ("passed", "failed", "skipped"):
        for when in ("setup", "call", "teardown"):
            send("testreport", data={"when": when, "outcome": outcome})
    for name in ("logstart", "runtest_protocol_complete", "logfinish", "workerfinished"):
        send(name)
    every = [("testreport", when) for when in ("setup", "call", "teardown")]
    assert told == [
        ("testreport", "call"), *every, *every, ("runtest_protocol_complete", None), ("workerfinished", None)
    ]  # fmt: skip


def test_ids_are_found_at_once_and_where_they_stand():
    assert [order.Placed("abc").index(own) for own in "cab"] == [2, 0, 1]
