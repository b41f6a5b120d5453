"""The linter, the formatter and the type checker find nothing; no file names this machine."""

import ast
import re
import subprocess
import sys
from collections import Counter

import pytest

from southsouth import paths


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["pyrefly", "check", "--python-interpreter-path", sys.executable],
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


#: Asked by tests alone, and why.
FOR_TESTS = {
    "in_tables": "the glossary rules what is written, and nothing at run time",
    "in_messages": "the same",
}


def names(node: ast.stmt) -> list[str]:
    """What a statement of a module defines: a function or class without decorators, or constants."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [] if node.decorator_list else [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def test_no_function_class_or_constant_is_there_for_its_own_test_alone():
    code = [
        path
        for folder in ("southsouth", "pages", "tools", "geo", "benchmarks")
        for path in (paths.ROOT / folder).rglob("*")
        if path.suffix in {".py", ".html", ".js"} and "vendor" not in path.parts
    ]
    said = Counter(
        word for path in code for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))
    )
    defined = {
        name
        for path in code
        if path.is_relative_to(paths.PACKAGE) and path.suffix == ".py"
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        for name in names(node)
    }
    assert len(defined) > 500
    assert {name for name in defined if said[name] == 1} == set(FOR_TESTS)
