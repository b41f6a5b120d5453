"""Start and publishing refuse what would fail later, by the file's name and with what to do."""

import errno
import shutil
import tempfile

import pytest

from southsouth import errors, geography, paths, start
from southsouth.embeds import plotly
from southsouth.publish import swap
from southsouth.publish.errors import Unpublishable


def test_what_is_here_may_start():
    start.check()


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """geo/ as a copy to be spoiled, read anew by every check."""
    shutil.copytree(
        paths.GEO, tmp_path / "geo", ignore=shutil.ignore_patterns("*.py", "__pycache__")
    )
    monkeypatch.setattr(paths, "GEO", tmp_path / "geo")
    monkeypatch.setattr(start.tables, "everything", dict)
    for name in ("countries", "land", "unmapped", "groups", "regions"):
        monkeypatch.setattr(start.geography, name, _uncached(getattr(geography, name)))
    monkeypatch.setattr(geography, "_unmapped", _uncached(geography._unmapped))
    return tmp_path / "geo"


def _uncached(function):
    return getattr(function, "__wrapped__", function)


@pytest.mark.parametrize(
    "name", ["countries.parquet", "land.parquet", "unmapped.csv", "groups.csv", "regions.csv"]
)
@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "noise"])
def test_a_missing_or_damaged_file_of_geo_is_named_with_what_to_do(copied, name, damage):
    file = copied / name
    body = file.read_bytes()
    if damage == "missing":
        file.unlink()
    else:
        file.write_bytes(
            {"empty": b"", "cut": body[: len(body) // 2], "noise": b"\xff\xfe\x00"}[damage]
        )
    if (name.endswith(".csv"), damage) == (True, "cut"):
        file.write_bytes(b'"' + body[:40])
    with pytest.raises(start.Unstartable) as told:
        start.check()
    assert name in str(told.value)
    assert "git checkout" in str(told.value)
    assert len(str(told.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("folder", "file"),
    [
        ("LOCALE", "zh/LC_MESSAGES/southsouth.mo"),
        ("STATIC", "embed.js"),
        ("TEMPLATES", "page.html"),
    ],
)
def test_other_files_of_the_package_are_looked_for_too(folder, file, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, folder, tmp_path)
    monkeypatch.setattr(start.tables, "everything", dict)
    with pytest.raises(start.Unstartable, match="is missing") as told:
        start.check()
    assert file in str(told.value)


def test_a_script_other_than_the_pinned_one_is_refused(tmp_path, monkeypatch):
    other = tmp_path / "plotly.js"
    other.write_bytes(plotly.PATH.read_bytes() + b"\n")
    monkeypatch.setattr(plotly, "PATH", other)
    with pytest.raises(plotly.WrongBundle, match="git checkout"):
        plotly.bundle.__wrapped__()


def test_the_shipped_script_is_of_the_version_that_python_draws_with():
    assert plotly.version(plotly.PATH) == plotly.version(plotly.WHOLE) != ""


def test_the_entry_script_says_what_is_wrong_and_starts_nothing(monkeypatch):
    def wrong():
        raise errors.SouthSouthError("geo/land.parquet is missing: restore it")

    monkeypatch.setattr(start, "check", wrong)
    source = (paths.ROOT / "streamlit_app.py").read_text(encoding="utf-8")
    with pytest.raises(SystemExit, match="restore it"):
        exec(compile(source, "streamlit_app.py", "exec"), {"__name__": "entry"})


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("step", ["mkdtemp", "open"])
def test_a_disk_that_may_not_be_written_is_told_in_a_sentence(number, step, tmp_path, monkeypatch):
    def refused(*_, **__):
        raise OSError(number, "Read-only file system", str(tmp_path))

    if step == "mkdtemp":
        monkeypatch.setattr(tempfile, "mkdtemp", refused)
    else:
        monkeypatch.setattr(swap, "_lock", refused)
    with pytest.raises(Unpublishable, match="may be written to"), swap.replacing(tmp_path / "site"):
        pass  # pragma: no cover
