"""What is laid out once and for all: where names stand on the maps of all rows, kept in a file.

To find room for a hundred names takes a second. What is asked for again and again is found in the file by
what it follows from, and made where it is not there: with a filter, with another table, after a change of
the modules that lay out, which make the file what it is. `python -m southsouth.laying` writes it anew.
"""

import gzip
import hashlib
import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache, wraps
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from southsouth import paths

PATH = paths.PACKAGE / "charts" / "laid.json.gz"
#: What a layout follows from beside what it is asked with.
_SOURCES = (
    *(
        paths.PACKAGE / "charts" / f"{name}.py"
        for name in (
            "ground", "lettering", "member_places", "member_spots", "member_views", "membership", "packing",
            "placement", "projection", "settling",
        )
    ),
    paths.PACKAGE / "linebreaks.py",
    paths.GEO / "countries.parquet",
    paths.GEO / "land.parquet",
)  # fmt: skip
_T = TypeVar("_T")
_ALL: list[Callable[[], None]] = []  # forget what each function has made
_made: dict[str, Any] | None = None  # what is made while it is noted


def kept(
    kind: Any, follows: Callable[..., Hashable], most: int = 64
) -> Callable[[Callable[..., _T]], Callable[..., _T]]:
    """A function whose results are looked for in the file first; the last `most` stay in memory.

    Args:
        kind: The type of its results: text, numbers, tuples and dataclasses of these.
        follows: Of its arguments, which can be hashed, what the result follows from, by its `repr`.
        most: How many results are remembered.
    """

    def keeping(function: Callable[..., _T]) -> Callable[..., _T]:
        @lru_cache(maxsize=most)
        @wraps(function)
        def found(*args: Any) -> _T:
            key = _key(function.__name__, follows(*args))
            if _made is None and key in (laid := _laid()):
                return _read(laid[key], kind)
            result = function(*args)
            if _made is not None:
                _made[key] = _plain(result)
            return result

        _ALL.append(found.cache_clear)
        return found

    return keeping


def check() -> None:
    """Read the file once: what is damaged is found at the start."""
    _laid()


def noted(draw: Callable[[], object]) -> bytes:
    """The file of all that is laid out while something is drawn, as the sources are now."""
    global _made  # noqa: PLW0603
    forget()
    _made = {}
    try:
        draw()
        found = {"sources": _sources(), "laid": dict(sorted(_made.items()))}
    finally:
        _made = None
        forget()
    return gzip.compress(json.dumps(found, separators=(",", ":")).encode(), mtime=0)


def forget() -> None:
    """Forget what was read and made in this process."""
    _laid.cache_clear()
    for forget in _ALL:
        forget()


@cache
def _laid() -> Mapping[str, Any]:
    read = json.loads(gzip.decompress(PATH.read_bytes()))
    return read["laid"] if read["sources"] == _sources() else {}


def _sources() -> str:
    whole = hashlib.sha256()
    for path in _SOURCES:
        # A checkout may end lines otherwise.
        whole.update(path.read_bytes().replace(b"\r\n", b"\n") if path.suffix == ".py" else path.read_bytes())  # fmt: skip
    return whole.hexdigest()


def _key(name: str, follows: Hashable) -> str:
    return hashlib.sha256(f"{name} {follows!r}".encode()).hexdigest()[:24]


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value.item() if hasattr(value, "item") else value


def _read(value: Any, kind: Any) -> Any:
    if is_dataclass(kind):
        return kind(*map(_read, value, _hints(kind)))  # type: ignore[reportCallIssue]
    options = [one for one in get_args(kind) if one is not NoneType]
    if get_origin(kind) is tuple:
        of = [options[0]] * len(value) if options[-1] is Ellipsis else options
        return tuple(map(_read, value, of))
    return _read(value, options[0]) if options and value is not None else value


@cache
def _hints(kind: Any) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[field.name] for field in fields(kind))
