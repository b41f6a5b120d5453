"""Publishing is safe and repeatable: the old site or the new one, and never a frozen one changed."""

import contextlib
import errno
import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from html import unescape
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import published
import pytest
from typer.testing import CliRunner

from southsouth import cli, paths, release
from southsouth.cli import app
from southsouth.publish import (
    FrozenRelease,
    Summary,
    Unpublishable,
    belongings,
    catalogue,
    publish,
    releases,
    swap,
    writing,
)
from southsouth.publish.reporting import lines, progress
from southsouth.resource import Host, Joint, Resource

HOST = published.HOST
RELEASE = release.RELEASE
PATIENCE = (
    1800  # seconds: ends what hangs; a machine with other work took 300 for what it does in 60
)


def small(host: Host):
    """A site of a few files, for what is about writing and not about what is written."""
    yield Resource("/event/x", "text/html; charset=utf-8", lambda: b"<!doctype html>")
    yield Resource("/download/events.csv", "text/csv", lambda: b"a,b\n")
    yield Resource(f"/v/{release.RELEASE}/download/events.csv", "text/csv", lambda: b"a,b\n")
    yield Resource("/assets/site-1.css", "text/css", lambda: b"p{}")


@pytest.fixture
def small_site(monkeypatch):
    monkeypatch.setattr(catalogue, "resources", small)


def written(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def test_every_address_of_the_contract_is_written(whole):
    site, _ = whole
    for place in (
        "index.html", "404.html", "robots.txt", "sitemap.xml", "embed.js", "embed/index.json",
        "embed/timeline/index.html", "embed/timeline/zh/index.html",
        "embed/fact/bali-high-level-meeting-2012/index.html",
        "event/bali-high-level-meeting-2012/index.html", "commission/ECA/zh/index.html",
        "paragraph/0/index.html", "country/IDN/index.html", "organisation/undp/zh/index.html",
        "place/bali/index.html", "recommendation/jiu-4/zh/index.html",
        "document/e-2014-77/index.html", "cooperation/p022-undp-bra/zh/index.html",
        "caveat/p001-gdp-measure/index.html", "download/events.csv", "download/events.geojson",
        "download/southsouth.zip", "download/southsouth.xlsx", "download/southsouth.sqlite",
        "download/southsouth.gpkg", "download/datapackage.json", "download/index.html",
        f"v/{RELEASE}/embed/timeline/index.html", f"v/{RELEASE}/download/events.csv",
        f"v/{RELEASE}/SHA256SUMS",
    ):  # fmt: skip
        assert (site / place).is_file(), place


def test_the_summary_counts_what_is_there(whole):
    site, summary = whole
    ours = {name for name in written(site) if name not in ("site.json", f"v/{RELEASE}/SHA256SUMS")}
    assert sum(summary.files.values()) == len(ours)
    said = "\n".join(lines(summary, "site"))
    assert f"{len(ours)} files" in said
    assert "embed" in said


def test_the_same_release_in_another_process_gives_the_same_bytes(whole, tmp_path):
    """Another process, as nothing made here may be handed out there; another order of hashes.

    It writes files of every sort and of every chart; of those that differ by their fact alone each
    fortieth, of each sort of those of charts one, each time of another chart.
    """
    site, _ = whole
    subprocess.run(
        [sys.executable, published.__file__, str(tmp_path / "again")],
        env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONPATH": "."},
        cwd=paths.ROOT, check=True, timeout=PATIENCE,
    )  # fmt: skip
    ours, theirs = written(site), written(tmp_path / "again")
    of_all = {"site.json", f"v/{RELEASE}/SHA256SUMS"}  # lists of what was written
    assert theirs.keys() <= ours.keys()
    assert [name for name in theirs if ours[name] != theirs[name] and name not in of_all] == []
    every = [one for one in catalogue.resources(HOST) if not published.draws_all(one)]
    again = [resource for resource in every if str(catalogue.place(resource)) in theirs]
    for told in (published.sort, published.chart):
        assert {told(resource) for resource in again} == {told(resource) for resource in every}


def test_no_published_page_names_another_host_for_what_it_loads(whole):
    site, _ = whole
    loading = re.compile(
        rb'<(?:script|img|link rel="stylesheet")[^>]*(?:src|href)="(https?:[^"]*)"'
    )
    pages = list(site.rglob("*.html"))
    assert len(pages) > 500
    for page in pages:
        assert not loading.search(page.read_bytes()), page


_LED = re.compile(rb'\s(?:href|src|action)="([^"]*)"')
_NAMED = re.compile(rb'\sid="([^"]*)"')


def test_every_link_of_a_published_site_leads_to_a_file_and_a_place_that_are_there(whole):
    """Of two readers of the site one met 2,930 dead links, of which no test knew."""
    site, _ = whole
    leads, places = {}, {}
    for file in site.rglob("*.html"):
        page = file.read_bytes()
        here = file.relative_to(site).as_posix().removesuffix("index.html").rstrip("/")
        places[here] = {*_NAMED.findall(page)}
        leads |= {(link if link[:1] not in b"#?" else f"/{here}".encode() + link): here for link in _LED.findall(page)}  # fmt: skip
    assert len(leads) > 10_000
    dead = []
    for link, here in leads.items():
        url = urlsplit(urljoin(f"{HOST.base}/{here}", unescape(link.decode())))
        if f"{url.scheme}://{url.netloc}" != HOST.base:
            continue
        there = unquote(url.path).strip("/")
        is_there = (site / there).is_file() or there in places
        if not is_there or (url.fragment and url.fragment.encode() not in places[there]):
            dead.append((here, link))
    assert dead == []


def test_without_images_no_page_names_one():
    bare = list(catalogue.resources(Host("https://example.org", static=True, images=False)))
    assert not [resource for resource in bare if resource.media_type == "image/png"]
    page = next(r for r in bare if r.address == "/event/bali-high-level-meeting-2012")
    assert b"og:image" not in page.body()
    assert b"og:title" in page.body()


def test_what_a_frozen_embed_loads_is_frozen_or_hashed(whole):
    site, _ = whole
    page = (site / "v" / RELEASE / "embed" / "timeline" / "index.html").read_text()
    assert f"/v/{RELEASE}/embed/timeline/" in page
    assert 'src="/assets/' in page


PRINTING = [
    ["audit"], ["fact", "undp"], ["fact", "undp", "--format", "bibtex"], ["--help"], ["verify", "--help"],
    ["verify", "no-report.txt"], ["publish", "site"],
]  # fmt: skip


@pytest.fixture
def commanded(small_site, tmp_path, monkeypatch, capsys):
    """A command whose output goes to a file that is open: the exit code, and what is told beside."""
    (tmp_path / "no-report.txt").write_text("Nothing of it.\n")
    monkeypatch.chdir(tmp_path)

    def called(command: list[str], out) -> tuple[object, list[str]]:
        monkeypatch.setattr(sys, "argv", ["southsouth", *command])
        with monkeypatch.context() as printing:
            printing.setattr(sys, "stdout", out)
            with pytest.raises(SystemExit) as ended:
                cli.run()
        told = capsys.readouterr().err.splitlines()
        return ended.value.code, [line for line in told if not line.startswith("note: ")]

    return called


@pytest.mark.parametrize("command", PRINTING, ids=" ".join)
def test_on_a_full_disk_a_command_says_in_a_sentence_that_it_cannot_print(commanded, command):
    told = "what is printed here cannot be written: no space left on device"
    with Path("/dev/full").open("w") as full:
        assert commanded(command, full) == (1, [told])
    assert not Path("site").exists()


@pytest.mark.parametrize("command", PRINTING, ids=" ".join)
def test_who_stops_reading_is_no_fault_of_the_command_and_no_full_disk(commanded, command):
    mine, theirs = os.pipe()
    os.close(mine)
    told = "what is printed here cannot be written: who reads it has closed it"
    with os.fdopen(theirs, "w") as closed:
        assert commanded(command, closed) == (1, [told])
    assert not Path("site").exists()


def test_with_its_output_closed_a_command_does_all_else(commanded, small_site):
    assert commanded(["publish", "site"], None) == (0, [])
    assert Path("site/site.json").exists()


def test_a_site_is_replaced_as_a_whole(small_site, tmp_path):
    publish(tmp_path / "site", HOST)
    before = (tmp_path / "site" / "event" / "x" / "index.html").stat().st_ino
    publish(tmp_path / "site", HOST)
    assert (tmp_path / "site" / "event" / "x" / "index.html").stat().st_ino != before
    assert [p.name for p in tmp_path.iterdir() if ".new-" in p.name or ".old" in p.name] == []


def test_a_folder_of_somebody_else_is_never_replaced(small_site, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("dear")
    with pytest.raises(Unpublishable, match="did not write"):
        publish(tmp_path / "home", HOST)
    assert (tmp_path / "home" / "letter.txt").read_text() == "dear"


@pytest.mark.parametrize(
    "told", ["{}", "[]", "site", '{"release": "1", "licence": "x", "files": "3"}']
)
def test_a_folder_with_a_site_json_of_somebody_else_is_never_replaced(small_site, tmp_path, told):
    (tmp_path / "site.json").write_text(told)
    (tmp_path / "thesis.txt").write_text("keep")
    with pytest.raises(Unpublishable, match="did not write"):
        publish(tmp_path, HOST)
    assert written(tmp_path) == {"site.json": told.encode(), "thesis.txt": b"keep"}


@pytest.mark.parametrize("runs", [1, 2])
def test_what_publishing_did_not_write_stays_in_the_folder(small_site, tmp_path, runs):
    site = tmp_path / "site"
    publish(site, HOST)
    mine = {"CNAME": b"example.org", ".git/objects/ab/cd": b"x", "event/mine/notes.txt": b"mine"}
    for path, content in mine.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    (site / ".git" / "refs").mkdir(mode=0o700)
    (site / "linked").symlink_to("event")
    (site / "nowhere").symlink_to("no-such-file")
    for _ in range(runs):
        publish(site, HOST)
    found = written(site)
    assert {path: found.get(path) for path in mine} == mine
    assert (site / ".git" / "refs").stat().st_mode & 0o777 == 0o700
    assert [os.readlink(site / name) for name in ("linked", "nowhere")] == ["event", "no-such-file"]
    told = json.loads((site / belongings.MARK).read_text())
    assert set(told["written"]) == set(found) - set(mine) - {belongings.MARK}
    assert {path.name for path in tmp_path.iterdir()} == {"site"}


def test_a_file_of_ones_own_where_a_new_page_comes_is_named_and_nothing_changes(
    small_site, tmp_path, monkeypatch
):
    site = tmp_path / "site"
    publish(site, HOST)
    (site / "event" / "new").mkdir()
    (site / "event" / "new" / "index.html").write_text("mine")
    before = written(site)
    new = Resource("/event/new", "text/html", lambda: b"ours")
    monkeypatch.setattr(catalogue, "resources", lambda host: iter([*small(host), new]))
    with pytest.raises(Unpublishable, match=r"yours .*: event/new/index\.html\. Move"):
        publish(site, HOST)
    assert written(site) == before


def test_a_site_that_does_not_list_its_files_is_replaced_only_where_none_was_added(
    small_site, tmp_path
):
    site = tmp_path / "site"
    publish(site, HOST)
    told = json.loads((site / belongings.MARK).read_text())
    del told["written"]
    (site / belongings.MARK).write_text(json.dumps(told))
    (site / "CNAME").write_text("example.org")
    before = written(site)
    with pytest.raises(Unpublishable, match="holds more files"):
        publish(site, HOST)
    assert written(site) == before
    (site / "CNAME").unlink()
    publish(site, HOST)
    assert "written" in json.loads((site / belongings.MARK).read_text())


def test_a_full_disk_leaves_the_old_site(small_site, tmp_path, monkeypatch):
    publish(tmp_path / "site", HOST)
    before = written(tmp_path / "site")

    def full(self, data):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Unpublishable, match=r"is full; the old site is untouched"):
        publish(tmp_path / "site", HOST)
    assert written(tmp_path / "site") == before
    assert [p.name for p in tmp_path.iterdir() if ".new-" in p.name] == []


KILLED = """
import os, signal, sys
from pathlib import Path
from southsouth.publish import catalogue, publish
from southsouth.resource import Host, Joint, Resource
def site(host):
    for number in range(4):
        yield Resource(f"/event/{number}", "text/html", lambda: b"new")
def die(done, total, part):
    if done == total // 2:
        os.kill(os.getpid(), signal.SIGKILL)
catalogue.resources = site
publish(Path(sys.argv[1]), Host("https://example.org", static=True), die)
"""


def test_killed_half_way_the_old_site_is_whole_and_the_next_run_clears_up(small_site, tmp_path):
    publish(tmp_path / "site", HOST)
    before = written(tmp_path / "site")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "site")],
        cwd=paths.ROOT, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL
    assert written(tmp_path / "site") == before
    (left,) = (path for path in tmp_path.iterdir() if ".new-" in path.name)
    assert len(written(left)) == 2
    publish(tmp_path / "site", HOST)
    assert not left.exists()


def test_where_folders_cannot_be_exchanged_at_once_the_site_is_replaced_too(
    small_site, tmp_path, monkeypatch
):
    monkeypatch.setattr(swap, "_exchanged_at_once", lambda one, other: False)
    stale = Resource("/event/stale", "text/html", lambda: b"<!doctype html>")
    monkeypatch.setattr(catalogue, "resources", lambda host: iter([*small(host), stale]))
    publish(tmp_path / "site", HOST)
    assert (tmp_path / "site" / "event" / "stale").exists()
    monkeypatch.setattr(catalogue, "resources", small)
    publish(tmp_path / "site", HOST)
    assert not (tmp_path / "site" / "event" / "stale").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"site"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges folders in one step")
@pytest.mark.parametrize("is_whole", [True, False])
def test_two_folders_are_exchanged_in_one_step(tmp_path, monkeypatch, is_whole):
    """Also by paths from where the command runs: `southsouth publish OUT`."""
    monkeypatch.chdir(tmp_path)
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text("")
    here = tmp_path if is_whole else Path()
    assert swap._exchanged_at_once(here / "one", here / "other")
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["other"]
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["one"]
    assert not swap._exchanged_at_once(tmp_path / "one", tmp_path / "nothing")


def test_a_site_set_aside_by_a_run_that_was_ended_comes_back(small_site, tmp_path):
    publish(tmp_path / "site", HOST)
    (tmp_path / "site" / "v" / "2020.01.0").mkdir()
    releases.seal(tmp_path / "site" / "v" / "2020.01.0")
    (tmp_path / "site").rename(tmp_path / ".site.old")
    summary = publish(tmp_path / "site", HOST)
    assert summary.kept == ["2020.01.0"]
    assert not (tmp_path / ".site.old").exists()


def test_the_mark_counts_the_files_and_names_the_release(small_site, tmp_path):
    publish(tmp_path / "site", HOST)
    marked = json.loads((tmp_path / "site" / belongings.MARK).read_text())
    assert marked["release"] == RELEASE
    assert marked["files"] == len(written(tmp_path / "site")) - 1
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_is_no_folder_of_its_own_is_refused(small_site, tmp_path, kind):
    if kind == "file":
        (tmp_path / "site").write_text("")
    else:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Unpublishable, match="is not a folder"):
        publish(tmp_path / "site", HOST)


def test_an_empty_folder_may_be_published_into(small_site, tmp_path):
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", HOST)
    assert (tmp_path / "site" / belongings.MARK).is_file()


def test_another_error_of_the_disk_names_the_file(small_site, tmp_path, monkeypatch):
    def refuse(self, data):
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(
        Unpublishable, match=r"cannot be written: Permission denied \(.*\); the old"
    ):
        publish(tmp_path / "site", HOST)


@pytest.mark.parametrize(
    ("count", "more"), [(19, ""), (20, ""), (21, "and 1 more"), (25, "and 5 more")]
)
def test_of_many_differences_twenty_are_named_and_the_rest_counted(count, more):
    before = {f"{number:02}": "a" for number in range(count)}
    with pytest.raises(FrozenRelease) as refusal:
        releases._refuse_change("2020.01.0", before, {}, "on disk")
    said = str(refusal.value)
    assert f"{count} files differ" in said
    assert said.count("gone:") == min(count, 20)
    assert ("more" in said, more in said) == (bool(more), True)


def test_every_file_of_a_release_is_in_its_sums_whatever_it_is_called(tmp_path):
    names = {"A.csv", "z.csv", "1/index.html", "1/NOTES", "below/SHA256SUM"}
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    releases.seal(tmp_path)
    assert releases.sums(tmp_path).keys() == releases._sealed(tmp_path).keys() == names


def test_each_difference_is_told_once_and_for_what_it_is():
    found = releases.differences({"a": "1", "b": "2", "c": "3"}, {"b": "2", "c": "4", "d": "5"})
    assert found == ["gone: a", "new: d", "changed: c"]


def test_progress_without_a_terminal_is_a_line_every_five_hundred_and_at_the_end(capsys):
    with progress("site") as say:
        for done in range(1, 1002):
            say(done, 1001, "embed")
    told = capsys.readouterr().out.splitlines()
    assert told == [f"site: {done} of 1001 (embed)" for done in (500, 1000, 1001)]


def test_progress_counts_every_file_up_to_how_many_there_are(tmp_path, monkeypatch):
    """A file of several parts is one."""

    def site(host: Host):
        yield from small(host)
        parts = [Resource(f"/part/{at}", "text/plain", lambda: b"a") for at in range(3)]
        yield Joint("/list", "text/plain", lambda: b"aaa", parts=parts, join=b"".join)

    monkeypatch.setattr(catalogue, "resources", site)
    told: list[tuple[int, int]] = []
    publish(tmp_path / "site", HOST, lambda done, total, _: told.append((done, total)))
    assert told == [(done, 5) for done in range(1, 6)]
    assert (tmp_path / "site" / "list").read_bytes() == b"aaa"


def test_the_summary_has_a_line_a_part_the_whole_and_older_releases():
    summary = Summary(Counter(b=2, a=3), Counter(b=1_234_567, a=999), ["2020.01.0"])
    assert [" ".join(line.split()) for line in lines(summary, "OUT")] == [
        "a 3 files 999 B", "b 2 files 1.2 MB", "OUT: 5 files, 1.2 MB",
        "older releases kept: 2020.01.0",
    ]  # fmt: skip
    assert list(lines(Summary(Counter(a=2), Counter(a=1000)), "OUT"))[-1] == "OUT: 2 files, 1 kB"


@pytest.mark.parametrize(
    ("address", "media_type", "place", "part"),
    [
        ("/event/x", "text/html; charset=utf-8", "event/x/index.html", "event"),
        ("/", "text/html", "index.html", "root"),
        ("/a.html", "text/html", "a.html", "root"),
        ("/robots.txt", "text/plain", "robots.txt", "root"),
        ("/download/events.csv", "text/csv", "download/events.csv", "download"),
    ],
)
def test_each_file_has_its_place_and_part(address, media_type, place, part):
    resource = Resource(address, media_type, lambda: b"")
    assert (str(catalogue.place(resource)), catalogue.group(resource)) == (place, part)


def test_an_older_release_is_kept_with_its_assets(small_site, tmp_path, monkeypatch):
    monkeypatch.setattr(release, "RELEASE", "2026.10.0")
    publish(tmp_path / "site", HOST)
    monkeypatch.setattr(release, "RELEASE", RELEASE)
    (tmp_path / "site" / "assets" / "old-2.css").write_text("b{}")
    summary = publish(tmp_path / "site", HOST)
    assert summary.kept == ["2026.10.0"]
    assert (tmp_path / "site" / "v" / "2026.10.0" / "download" / "events.csv").is_file()
    assert (tmp_path / "site" / "assets" / "old-2.css").read_text() == "b{}"


def test_a_file_of_the_new_site_is_never_replaced_by_one_of_the_old(tmp_path):
    for site in ("old", "new"):
        (tmp_path / site).mkdir()
        (tmp_path / site / "same.css").write_text(site)
    (tmp_path / "old" / "gone.css").write_text("old")
    releases._link_tree(tmp_path / "old", tmp_path / "new")
    assert {path.name: path.read_text() for path in (tmp_path / "new").iterdir()} == {
        "same.css": "new", "gone.css": "old",
    }  # fmt: skip


def test_a_published_release_is_not_changed(small_site, tmp_path, monkeypatch):
    publish(tmp_path / "site", HOST)
    before = written(tmp_path / "site")
    other = [
        Resource(r.address, r.media_type, lambda: b"other\n") if "/v/" in r.address else r
        for r in small(HOST)
    ]
    monkeypatch.setattr(catalogue, "resources", lambda host: iter(other))
    with pytest.raises(FrozenRelease, match=r"changed: download/events\.csv"):
        publish(tmp_path / "site", HOST)
    assert written(tmp_path / "site") == before


def test_a_frozen_release_that_somebody_edited_is_named(small_site, tmp_path):
    publish(tmp_path / "site", HOST)
    (tmp_path / "site" / "v" / RELEASE / "download" / "events.csv").write_text("c\n")
    with pytest.raises(FrozenRelease, match="differ on disk"):
        publish(tmp_path / "site", HOST)


def test_two_runs_at_once_are_refused(small_site, tmp_path):
    import fcntl

    with (tmp_path / ".site.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(Unpublishable, match="another process"):
            publish(tmp_path / "site", HOST)


def test_a_lock_that_another_run_took_away_is_none(tmp_path):
    path = tmp_path / ".site.lock"
    with path.open("w") as held:
        assert swap._stands(path, held.fileno())
        path.unlink()
        assert not swap._stands(path, held.fileno())
        path.write_text("")
        assert not swap._stands(path, held.fileno())


def test_two_files_with_one_address_are_refused(monkeypatch):
    monkeypatch.setattr(catalogue, "_of_today", lambda host: [*small(host), *small(host)])
    with pytest.raises(Unpublishable, match="two files want"):
        list(catalogue.resources(HOST))


@pytest.mark.needs("sha256sum")
def test_sums_can_be_checked_by_the_ordinary_tool(small_site, tmp_path):
    publish(tmp_path / "site", HOST)
    checked = subprocess.run(
        ["sha256sum", "--check", "--quiet", releases.SUMS],
        cwd=tmp_path / "site" / "v" / RELEASE,
        check=False,
    )
    assert checked.returncode == 0


def test_the_command_reports_and_refuses(small_site, tmp_path):
    runner = CliRunner()
    result = runner.invoke(app, ["publish", str(tmp_path / "out"), "--no-images"])
    assert result.exit_code == 0, result.output
    assert "4 files" in result.output
    bad = runner.invoke(app, ["publish", str(tmp_path / "out"), "--no-images", "--url", "nonsense"])
    assert bad.exit_code == 2
    for named in ("https://user:word@example.org", "https://user@example.org/below"):
        refused = runner.invoke(
            app, ["publish", str(tmp_path / "out"), "--no-images", "--url", named]
        )
        assert refused.exit_code == 2
        assert "user name or password" in " ".join(refused.output.replace("│", " ").split())
        assert "word@" not in refused.output
    assert os.listdir(tmp_path / "out")


@pytest.mark.parametrize(
    ("given", "configured", "address"),
    [
        ("https://given.example/", "https://set.example", "https://given.example"),
        ("", "https://set.example", "https://set.example"), ("", "", "http://localhost:8501"),
    ],
)  # fmt: skip
def test_the_address_that_is_given_goes_before_the_one_that_is_set(
    given, configured, address, monkeypatch
):
    monkeypatch.setenv("SOUTHSOUTH_URL", configured)
    assert cli._public_address(given) == address


@pytest.mark.parametrize("explorer", ["nonsense", "https://user:word@example.org", "//example.org"])
def test_an_address_of_a_live_explorer_that_is_none_is_refused(tmp_path, explorer):
    asked = ["publish", str(tmp_path / "out"), "--explorer", explorer]
    assert CliRunner().invoke(app, asked).exit_code == 2
    assert not (tmp_path / "out").exists()


def shares() -> list[list[str]]:
    """The addresses of each share of what is made."""
    every = writing.pieces(HOST)
    return [[every[place].resource.address for place in one] for one in writing._shares(every)]


def test_files_are_shared_out_each_once_and_those_of_one_thing_together():
    every, shared = writing.pieces(HOST), shares()
    assert len(shared) > 10
    assert sorted(chain(*shared)) == sorted(piece.resource.address for piece in every)
    for together in (
        ("/embed/events-map", f"/v/{RELEASE}/embed/events-map", "/oembed/events-map-en.json", "/map/zh"),
        ("/embed/commission-members-eca/zh", "/commission/ECA", "/embed/fact/commission/ECA/zh"),
        ("/event/bali-high-level-meeting-2012/zh", "/embed/fact/bali-high-level-meeting-2012"),
    ):  # fmt: skip
        (own,) = (share for share in shared if together[0] in share)
        assert {*together} <= {*own}


def test_what_takes_longest_is_begun_first():
    with_chart = [any("/embed/commission-members" in one for one in share) for share in shares()]
    assert with_chart.index(False) == sum(with_chart) == 5


def test_several_processes_write_what_one_writes(tmp_path, monkeypatch):
    every = writing.pieces(HOST)
    wanted = ("/caveat/p001-gdp-measure", "/embed/shares", "/download/events.csv", "/data/zh")
    ours = [at for at, one in enumerate(every) if one.resource.address in wanted and not one.whole]
    parts = [at for at, one in enumerate(every) if one.whole]
    monkeypatch.setattr(writing, "_shares", lambda _: [[place] for place in (*ours, *parts)])
    told = list(writing.written(tmp_path, HOST, processes=2))
    lists = {piece.whole.address: piece.whole for piece in every if piece.whole}
    assert len(told) == len(wanted) + len(lists)
    whole = [*(every[place].resource for place in ours), *lists.values()]
    assert written(tmp_path) == {catalogue.place(one).as_posix(): one.body() for one in whole}


ORPHANED = """
import os, signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from southsouth.publish import writing
if __name__ == "__main__":
    pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=writing._end_with_parent)
    pool.submit(os.getpid).result()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_processes_of_a_run_that_is_killed_end_with_it(tmp_path):
    """They hold the pipe of what it says open as long as they live."""
    (tmp_path / "orphaned.py").write_text(ORPHANED)
    run = subprocess.Popen(
        [sys.executable, str(tmp_path / "orphaned.py")], stdout=subprocess.PIPE,
        cwd=paths.ROOT, env=os.environ | {"PYTHONPATH": str(paths.ROOT)}, start_new_session=True,
    )  # fmt: skip
    try:
        run.communicate(timeout=300)
        assert run.returncode == -signal.SIGKILL
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)


def test_a_process_that_is_ended_leaves_the_old_site(tmp_path, monkeypatch):
    site = tmp_path / "site"
    with monkeypatch.context() as small:
        small.setattr(catalogue, "resources", globals()["small"])
        publish(site, HOST)
    before = written(site)
    monkeypatch.setattr(writing, "_end_with_parent", os.abort)
    with pytest.raises(Unpublishable, match="ended from outside"):
        publish(site, HOST, processes=2)
    assert written(site) == before
