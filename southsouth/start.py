"""What must be there and whole before the first reader comes: files of the package, geo/ and data/.

Whatever would fail later is refused at the start, by the file's name and with what to do.
"""

import gettext
from collections.abc import Callable, Iterator
from pathlib import Path

from southsouth import assets, environment, geography, markup, paths, tables
from southsouth.embeds import plotly
from southsouth.errors import SouthSouthError
from southsouth.language import DEFAULT, LANGUAGES

_FONTS = paths.PACKAGE / "fonts"
_SFNT = (b"\x00\x01\x00\x00", b"OTTO", b"true")  # how a font file begins
_TEMPLATES = (
    "page.html", "explorer.html", "blocks.html", "mast.html", "nothing.html", "missing.html", "fact.html",
    "linked.html", "dataset.html", "stories.html", "story.html", "shell-head.html", "shell-instead.html",
    "embed-base.html", "embed-chart.html", "embed-fact.html",
)  # fmt: skip
Check = tuple[Path, Callable[[], object]]


class Unstartable(SouthSouthError):
    """Files are missing or damaged; each is named with what to do."""


def check() -> None:
    """Read everything once.

    Raises:
        InvalidTable: tables of data/ break their rules.
        BadSetting: a variable of the environment cannot be meant.
        Unstartable: other files are missing or damaged.
    """
    environment.check()
    tables.everything()
    problems = [problem for path, read in _checks() if (problem := _problem(path, read))]
    if problems:
        raise Unstartable("\n".join(problems))


def _checks() -> Iterator[Check]:
    """Every file beside the tables, with how it is read."""
    yield paths.GEO / "countries.parquet", geography.countries
    yield paths.GEO / "land.parquet", geography.land
    yield paths.GEO / "unmapped.csv", geography.unmapped
    yield paths.GEO / "groups.csv", geography.groups
    yield paths.GEO / "regions.csv", geography.regions
    for language in LANGUAGES:
        if language != DEFAULT:
            catalogue = paths.LOCALE / language / "LC_MESSAGES" / "southsouth.mo"
            yield catalogue, lambda path=catalogue: _catalogue(path)
    for name in ("archivo-label-bold.ttf", "archivo-label-regular.ttf"):
        yield _FONTS / name, lambda path=_FONTS / name: _font(path)
    for path in (
        "site.css",
        "embed.js",
        "embed-page.js",
        "archivo-latin.woff2",
        "archivo-text.woff2",
        "archivo-chart.woff2",
    ):
        yield paths.STATIC / path, lambda name=path: assets.body(name)
    for name in _TEMPLATES:
        yield paths.TEMPLATES / name, lambda name=name: markup.parsed(name)
    yield plotly.PATH, plotly.bundle
    for page in sorted(paths.PAGES.glob("*.py")):
        yield page, lambda path=page: compile(path.read_bytes(), str(path), "exec")


def _catalogue(path: Path) -> None:
    with path.open("rb") as opened:
        gettext.GNUTranslations(opened)


def _font(path: Path) -> None:
    if not path.read_bytes().startswith(_SFNT):
        raise ValueError("it is no font")


def _problem(path: Path, read: Callable[[], object]) -> str:
    """What is wrong with a file, in a line; nothing where it can be read."""
    try:
        if not path.read_bytes():
            raise ValueError("it is empty")
        read()
    except FileNotFoundError:
        what = "is missing"
    except SouthSouthError as error:
        return str(error)
    except Exception as error:  # whatever a reader of files finds wrong, it is told
        what = f"cannot be read ({str(error).splitlines()[0][:120] if str(error) else type(error).__name__})"
    else:
        return ""
    where = path.relative_to(paths.ROOT) if path.is_relative_to(paths.ROOT) else path
    return f"{where} {what}: restore it with `git checkout {where}`, or install the package anew"
