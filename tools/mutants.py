"""Small changes of the code: where they can be made, and how one is made in a file or in a running process.

Cosmic Ray's operators say what can be changed. A change inside a function is made by giving its
live functions other code, which costs nothing; one in the body of a module or class is seen only by
a process that imports the changed file.
"""  # fmt: skip

import ast
import gc
import inspect
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType

ROOT = Path(__file__).resolve().parent.parent
# Equivalent by nature: a result that is not kept is the same result.
SAME_WITHOUT = ("@cache", "@lru_cache", "@property", "@dataclass")


class OnlyInAFile(Exception):
    """The change is not within a function: a running process cannot take it up."""


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
        """What the mutant is known by: the same change of the same words, wherever they have moved."""
        return self.subject, self.path, self.operator, str(self.occurrence), self.old, self.new

    def code(self, root: Path) -> str:
        """The text of its module with the change."""
        from cosmic_ray.mutating import mutate_code
        from cosmic_ray.plugins import get_operator

        text = (root / self.path).read_text(encoding="utf-8")
        return mutate_code(text, get_operator(self.operator)(), self.occurrence) or text


def all_of(subject: str, patterns: tuple[str, ...]) -> Iterator[Mutant]:
    """Every change of the modules that compiles and that a test could notice."""
    for pattern in patterns:
        for path in sorted((ROOT / "southsouth").glob(pattern)):
            for operator, occurrence in _places(path.read_text(encoding="utf-8")):
                mutant = _made(subject, path, operator, occurrence)
                if mutant:
                    yield mutant


def _places(code: str) -> Iterator[tuple[str, int]]:
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator, operator_names

    nodes, silent = list(ast_nodes(get_ast(code))), _annotations(code)
    for name in sorted(operator_names()):
        operator = get_operator(name)
        if operator.arguments() or name.endswith(("_Eq_Is", "_NotEq_IsNot")):
            continue  # the second are the same for short words and small numbers
        starts = (start for node in nodes for start, _ in operator().mutation_positions(node))
        for occurrence, start in enumerate(starts):
            if not any(first <= start < last for first, last in silent):
                yield name, occurrence


def _made(subject: str, path: Path, operator: str, occurrence: int) -> Mutant | None:
    where = path.relative_to(ROOT).as_posix()
    mutant = Mutant(subject, where, 0, operator, occurrence, "", "")
    before, after = path.read_text(encoding="utf-8"), mutant.code(ROOT)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            compile(after, path.name, "exec")
    except SyntaxError:
        return None
    pairs = zip(before.splitlines(), [*after.splitlines(), ""], strict=False)
    line, old, new = next(((n, a, b) for n, (a, b) in enumerate(pairs, 1) if a != b), (0, "", ""))
    removed = next((a for a in before.splitlines()[line - 1 :] if a.strip()), "")
    if not line or removed.strip().startswith(SAME_WITHOUT):
        return None
    return Mutant(subject, where, line, operator, occurrence, old.strip(), new.strip())


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


def changed(mutant: Mutant, root: Path) -> list[tuple[FunctionType, CodeType]]:
    """The live functions that the mutant changes, each with its code after the change.

    Raises:
        OnlyInAFile: a module or class would have another body, or nothing live has this code.
    """
    name = str(root / mutant.path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        before = compile((root / mutant.path).read_text(encoding="utf-8"), name, "exec")
        after = compile(mutant.code(root), name, "exec")
    found: list[tuple[FunctionType, CodeType]] = []
    for old, new in _differing(before, after):
        live = _live().get((name, old.co_qualname, old.co_firstlineno), [])
        if not live:
            raise OnlyInAFile(old.co_qualname)
        found += [(function, new) for function in live]
    if not found:
        raise OnlyInAFile(mutant.path)
    return found


def in_memory() -> list[object]:
    """The objects of this process, those too that tests put aside from collecting."""
    gc.unfreeze()
    return gc.get_objects()


@cache
def _live() -> dict[tuple[str, str, int], list[FunctionType]]:
    """The functions of this process by where they are written."""
    found: dict[tuple[str, str, int], list[FunctionType]] = {}
    for one in in_memory():
        if isinstance(one, FunctionType):
            code = one.__code__
            key = code.co_filename, code.co_qualname, code.co_firstlineno
            found.setdefault(key, []).append(one)
    return found


def _differing(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """The functions of two versions of a module that differ, from outside inwards."""
    if _own(old) != _own(new):
        raise OnlyInAFile(old.co_qualname)
    for one, other in zip(_inner(old), _inner(new), strict=True):
        if not one.co_flags & inspect.CO_OPTIMIZED:
            yield from _differing(one, other)
        elif _whole(one) != _whole(other):
            yield one, other


def _inner(code: CodeType) -> list[CodeType]:
    return [const for const in code.co_consts if isinstance(const, CodeType)]


def _own(code: CodeType) -> tuple[object, ...]:
    """What code does apart from the functions written in it, and from where it stands."""
    consts = [repr(const) for const in code.co_consts if not isinstance(const, CodeType)]
    return code.co_code, code.co_names, code.co_varnames, code.co_freevars, consts


def _whole(code: CodeType) -> tuple[object, ...]:
    return *_own(code), [_whole(inner) for inner in _inner(code)]
