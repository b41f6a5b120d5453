"""Tries mutants by the tests that run the changed line, in one process that has collected them once.

First each test runs alone, while coverage notes which lines of the subject it runs. A mutant is then put
into the live functions, and the tests of its line run until one fails. That one must pass again when
the change is taken back; else the process is no judge any more and is replaced. Where none fails, and
where the body of a module or class is changed, all tests of the subject run in a process that imports
the changed file: only what they do not notice has survived.
"""  # fmt: skip

import functools
import os
import signal
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import mutants
import pytest
from mutants import Mutant

# What these make anew for each test takes seconds; none of the subjects needs them.
DEAR = frozenset({"server", "browser", "whole"})
OPTIONS = (
    "-q", "-n0", "-s", "-p", "no:cacheprovider", "--hypothesis-seed=0",
    "--hypothesis-profile=mutants", "-W", "ignore::pytest.PytestAssertRewriteWarning",
)  # fmt: skip


class TooLong(BaseException):
    """A mutant has used up its seconds of processor."""


class Noted:
    """A pytest plugin that keeps the name of the first test that failed."""

    def __init__(self) -> None:
        self.by = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if not DEAR & {*getattr(item, "fixturenames", ())}]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.by:
            self.by = report.nodeid.removeprefix("tests/")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.by:
            self.by = f"{report.nodeid.removeprefix('tests/')} (import)"


class Trial(Noted):
    """A pytest plugin that, where the tests would run, tries mutants by them.

    `told` is called with each mutant and its outcome, `started` before each.
    """

    def __init__(
        self, copy: Path, wanted: list[Mutant], started: Callable[[Mutant], None], told: Callable[[Mutant], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._copy, self._wanted, self._started, self._told = copy, wanted, started, told
        self._items: list[pytest.Item] = []
        self._tests: dict[tuple[str, int], list[pytest.Item]] = {}
        self._seconds: dict[str, float] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._caches, self._items = Caches({mutant.path for mutant in self._wanted}), session.items
        self._trace(session.items)
        for mutant in self._wanted:
            self._started(mutant)
            self._told(self._tried(mutant))
        return True

    def _trace(self, items: list[pytest.Item]) -> None:
        """Which tests run each line of the subject, and for how long."""
        from coverage import Coverage

        files = sorted({str(self._copy / mutant.path) for mutant in self._wanted})
        cover = Coverage(data_file=None, include=files, config_file=False)
        for item in items:
            cover.start()
            cover.switch_context(item.nodeid)
            before = os.times().user
            self._caches.forget_subject()
            self._run([item])
            self._seconds[item.nodeid] = os.times().user - before
            cover.stop()
            if self.by:
                raise SystemExit(f"{self.by} fails without a mutant")
        data, by_id = cover.get_data(), {item.nodeid: item for item in items}
        for file in files:
            for line, ids in data.contexts_by_lineno(file).items():
                found = [by_id[name] for name in ids if name in by_id]
                self._tests[file, line] = sorted(found, key=lambda item: self._seconds[item.nodeid])

    def _tried(self, mutant: Mutant) -> Mutant:
        try:
            functions = mutants.changed(mutant, self._copy)
        except mutants.OnlyInAFile:
            return replace(mutant, outcome="file")
        file = str(self._copy / mutant.path)
        tests = self._of(file, functions[0][0], mutant.line)
        if not tests:  # at most where it is imported
            return replace(mutant, outcome="file")
        try:
            with given(functions):
                by, late = self._failing(tests)
        except ValueError:  # other free variables
            return replace(mutant, outcome="file")
        if not by:  # or the test has asked while it was collected: a fresh process says so
            return replace(mutant, outcome="file")
        judged = replace(mutant, outcome="timeout" if late else "killed", by=by)
        again = [item for item in self._items if item.nodeid.endswith(by)]
        if self._failing(again)[0]:
            # What the mutant left behind is in no cache that we know: another process goes on.
            self._told(judged)
            raise SystemExit(f"{by} fails after {mutant} was taken back")
        return judged

    def _of(self, file: str, function: object, line: int) -> list[pytest.Item]:
        """The tests of a line; those of its function where the line is only a part of a statement."""
        if (file, line) in self._tests:
            return self._tests[file, line]
        code = getattr(function, "__code__")  # noqa: B009
        lines = {number for _, _, number in code.co_lines() if number}
        found = {item.nodeid: item for one in lines for item in self._tests.get((file, one), ())}
        return sorted(found.values(), key=lambda item: self._seconds[item.nodeid])

    def _failing(self, tests: list[pytest.Item]) -> tuple[str, bool]:
        """The first test that fails, and whether it had to be ended; what was kept of it is forgotten."""
        seconds, late = 10 + 4 * sum(self._seconds[item.nodeid] for item in tests), False
        self._caches.forget_subject()
        self._caches.mark()

        def ended(*_: object) -> None:
            nonlocal late
            late = True
            raise TooLong

        signal.signal(signal.SIGVTALRM, ended)
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 5)
        self.by = ""
        try:
            self._run(tests)
        except TooLong:
            self.by = self.by or "ended between tests"
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            by, self.by = self.by, ""
            self._caches.forget_since_mark()
        return by, late

    def _run(self, tests: list[pytest.Item]) -> None:
        for index, item in enumerate(tests):
            last = self.by or index + 1 == len(tests)
            following = None if last else tests[index + 1]
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.by:
                item.session._setupstate.teardown_exact(None)
                return


@contextmanager
def given(functions: Iterable[tuple[object, object]]) -> Iterator[None]:
    """The functions with other code, for a while."""
    before = [(function, function.__code__) for function, _ in functions]
    try:
        for function, code in functions:
            function.__code__ = code
        yield
    finally:
        for function, code in before:
            function.__code__ = code


class Caches:
    """What the package keeps in this process: results of functions, pages and files."""

    def __init__(self, paths: Collection[str]) -> None:
        from southsouth.kept import Kept

        live = mutants.in_memory()
        modules = {
            path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in paths
        }
        self._functions = [
            one for one in live if isinstance(one, functools._lru_cache_wrapper)
            and str(one.__module__).startswith("southsouth")
        ]  # fmt: skip
        self._of_subject = [one for one in self._functions if one.__module__ in modules]
        self._kept = [one for one in live if isinstance(one, Kept)]

    def forget_subject(self) -> None:
        """Forget what the subject's own functions keep: a result from before would be no trial."""
        for function in self._of_subject:
            function.cache_clear()

    def mark(self) -> None:
        """Note what is kept now."""
        self._misses = [function.cache_info().misses for function in self._functions]

    def forget_since_mark(self) -> None:
        """Forget what functions keep that have computed anything since."""
        for function, misses in zip(self._functions, self._misses, strict=True):
            if function.cache_info().misses != misses:
                function.cache_clear()
        for kept in self._kept:
            kept._entries.clear()


def run(copy: Path, tests: tuple[str, ...], plugin: Noted) -> int:
    """pytest in this process, in the copy."""
    from hypothesis import Phase, settings

    settings.register_profile("mutants", phases=[Phase.explicit, Phase.generate], database=None)
    os.chdir(copy)
    sys.path.insert(0, str(copy))
    os.environ["PYTHONPATH"] = str(copy)
    files = [f"tests/{name}" for name in tests if name.endswith(".py")]
    rest = [name for name in tests if not name.endswith(".py")]
    place = f"--basetemp={copy.parent / 'temporary'}"
    return int(pytest.main([*OPTIONS, place, *files, *rest], plugins=[plugin]))
