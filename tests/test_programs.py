"""On a fresh machine the suite passes: what needs a browser or a font is skipped, and says so."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import programs
import pytest

from southsouth import paths

A_HANDFUL = [
    "tests/test_embeds_browser.py::test_only_our_frames_are_resized_and_each_once",
    "tests/test_publish.py::test_sums_can_be_checked_by_the_ordinary_tool",
    "tests/test_quality.py::test_versions_are_pinned_without_addresses",
]


def program(path: Path) -> Path:
    """A file that may be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def bare(monkeypatch, tmp_path) -> Path:
    """A machine on which nothing is installed, and the folder that its PATH names."""
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(programs, "CLIENTS", tmp_path / "node_modules")
    monkeypatch.setattr(programs, "_PLACES", (str(tmp_path / "opt" / "chrome"),))
    monkeypatch.setattr(programs, "_playwrights_own", lambda: str(tmp_path / "own" / "chrome"))
    return tmp_path


def test_where_nothing_is_installed_nothing_is_found(bare):
    assert programs.browser() is None
    assert not any(need.found() for need in programs.NEEDS.values())


@pytest.mark.parametrize(
    "place", ["bin/chromium", "bin/google-chrome-stable", "own/chrome", "opt/chrome"]
)
def test_a_browser_is_found_on_the_path_or_where_it_is_usually_put(bare, place):
    assert programs.browser() != program(bare / place)
    assert programs.browser() == bare / place


def test_a_browser_that_is_named_goes_first_and_a_wrong_name_is_told(bare, monkeypatch):
    program(bare / "bin" / "chromium")
    monkeypatch.setenv("BROWSER_PATH", str(program(bare / "mine")))
    assert programs.browser() == bare / "mine"
    monkeypatch.setenv("BROWSER_PATH", "/no/such/browser")
    with pytest.raises(LookupError, match="/no/such/browser"):
        programs.browser()


def test_playwrights_own_place_is_asked_of_playwright():
    assert Path(programs._playwrights_own()).is_absolute()


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The suite on a machine with an empty PATH."""
    kept = {name: value for name, value in os.environ.items() if name != "BROWSER_PATH"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-n0", "-p", "no:cacheprovider", "-rs", *arguments],
        env=kept | {"PATH": "", "CI": "", "PLAYWRIGHT_BROWSERS_PATH": "/nowhere"} | environment,
        cwd=paths.ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def test_without_any_program_the_suite_is_collected_whole_and_tests_are_skipped_and_say_how_to_install_it():
    done = run("-k", " or ".join(name.rpartition("::")[2] for name in A_HANDFUL))
    assert done.returncode == 0, done.stdout[-2000:]
    assert "1 passed" in done.stdout
    assert "failed" not in done.stdout
    assert "error" not in done.stdout
    assert "playwright install chromium" in done.stdout
    assert "apt-get install coreutils" in done.stdout


def test_where_everything_must_be_there_a_missing_program_is_a_failure():
    done = run(*A_HANDFUL, CI="true")
    assert done.returncode == 1
    assert "1 passed" in done.stdout
    assert "skipped" not in done.stdout
    assert "playwright install chromium" in done.stdout
