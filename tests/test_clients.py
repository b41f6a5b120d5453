"""A page of another host reads our files in parts, with the libraries that pages do it with.

The libraries come from npm in exact versions with their checksums: `npm ci --prefix tests/clients`.
"""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import programs
import pytest

from southsouth import downloads
from southsouth.downloads import rows

pytestmark = pytest.mark.needs("clients")

PARQUET = """async address => {
  const {asyncBufferFromUrl, parquetReadObjects} = await import("/hyparquet/src/index.js");
  const file = await asyncBufferFromUrl({url: address});
  const found = await parquetReadObjects({file, columns: ["event_id", "title_zh", "participants"]});
  return {size: file.byteLength, found: found.map(row => [row.event_id, row.title_zh,
    row.participants === undefined || row.participants === null ? null : Number(row.participants)])};
}"""
SQLITE = """async ([address, query]) => {
  const config = {serverMode: "full", requestChunkSize: 4096, url: address};
  const folder = "/sql.js-httpvfs/dist/";
  const worker = await createDbWorker([{from: "inline", config}],
    folder + "sqlite.worker.js", folder + "sql-wasm.wasm");
  const found = await worker.db.query(query);
  return {found, read: await worker.worker.bytesRead};
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the test's own output is enough."""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """Another host of this machine, that has the libraries and an empty page."""
    handler = functools.partial(_Quiet, directory=str(programs.CLIENTS))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as host:
        thread = threading.Thread(target=host.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{host.server_port}"
        host.shutdown()
        thread.join()


@pytest.fixture
def page(browser, elsewhere):
    opened = browser.new_page()
    opened.goto(f"{elsewhere}/hyparquet/package.json")
    yield opened
    opened.close()


def test_hyparquet_reads_a_filtered_table_by_range(server, page):
    answers = []
    page.on("response", lambda answer: answers.append((answer.request.method, answer.status)))
    told = page.evaluate(PARQUET, f"{server}/download/events.parquet?kind=workshop")
    body = downloads.table("events", "parquet", (("kind", ("workshop",)),))
    expected = pl.read_parquet(body).select("event_id", "title_zh", "participants")
    assert expected.height > 1
    assert told["found"] == [list(row) for row in expected.iter_rows()]
    assert told["size"] == len(body)
    assert ("HEAD", 200) in answers
    assert ("GET", 206) in answers


def test_sql_js_asks_the_database_and_reads_a_part_of_it(server, page, elsewhere):
    page.add_script_tag(path=str(Path(programs.CLIENTS) / "sql.js-httpvfs" / "dist" / "index.js"))
    query = "SELECT event_id, place_name_zh FROM events WHERE event_id = 'un-tcdc-conference-1978'"
    told = page.evaluate(SQLITE, [f"{server}/download/southsouth.sqlite", query])
    expected = rows.table("events").row(
        by_predicate=pl.col("event_id") == "un-tcdc-conference-1978", named=True
    )
    assert told["found"] == [{name: expected[name] for name in ("event_id", "place_name_zh")}]
    assert 0 < told["read"] < len(downloads.whole("southsouth.sqlite")) / 4
