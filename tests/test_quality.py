"""The linter, the formatter and the type checker find nothing; no file names this machine."""

import re
import subprocess
import sys

import pytest

from southsouth import paths


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["basedpyright", "--pythonpath", sys.executable, "--level", "error"],
    ],
    ids=["ruff", "format", "types"],
)
def test_a_checker_finds_nothing(command):
    result = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, (result.stdout + result.stderr)[-4000:]


def test_versions_are_pinned_without_addresses():
    lines = (paths.ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9._+!-]+", line) for line in lines)


def test_the_readme_gives_the_two_commands():
    readme = (paths.ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^pip install .*$", readme, re.MULTILINE)
    assert len(commands) == 2
    assert commands[0].endswith("streamlit run streamlit_app.py")
    assert commands[1].endswith("pytest")
