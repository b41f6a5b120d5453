"""What pages hold when the tables are ten times as large, as JSON.

A program of its own: what was computed of the report's tables is kept in a process, and would be shown
for these.
"""

import gzip
import json
import re
import sys
from typing import Any

from southsouth import html, paths, tables
from southsouth.blocks import Picture, Problems, Steps, Table
from southsouth.pages import LISTS, compose, parts
from southsouth.resource import Host
from southsouth.view import View

sys.path.append(str(paths.ROOT / "benchmarks"))

import growth

TIMES = 10
PAGES = ("timeline", "figures", "cooperation")


def _told(page: str, parameters: dict[str, str]) -> dict[str, Any]:
    """A view's rows, those that are chosen, its notes, and the ways to other parts."""
    blocks = compose(View.of(page, "en", parameters))
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    steps = next((block for block in blocks if isinstance(block, Steps)), None)
    return {
        "rows": [row.ref for row in rows],
        "chosen": [row.ref for row in rows if row.chosen],
        "notes": [note.words for block in blocks if isinstance(block, Problems) for note in block.notes],
        "says": steps.says if steps else "",
        "before": steps.before.address if steps and steps.before else "",
        "after": steps.after.address if steps and steps.after else "",
        "pictures": {
            block.exhibit.id: [block.frame.height, block.exhibit.told("en", block.frame, block.query)]
            for block in blocks
            if isinstance(block, Picture)
        },
    }  # fmt: skip


def _bytes(page: str, parameters: dict[str, str]) -> int:
    """Bytes of a page as it is sent."""
    body = html.page(View.of(page, "en", parameters), Host("https://example.org"))
    return len(gzip.compress(body, 6))


def _files(page: str) -> dict[str, str]:
    """The files in which a static host has a page's list, by their addresses."""
    host = Host("https://example.org", static=True)
    return {
        resource.address: resource.body().decode()
        for resource in html.resources(host)
        if re.fullmatch(rf"/{page}(/page/\d+)?", resource.address)
    }


def told() -> dict[str, Any]:
    """Everything that the tests ask for."""
    frames = growth.enlarged(TIMES)
    tables.everything = lambda: frames  # type: ignore[assignment]
    count = {page: parts.count(tables.load(LISTS[page]).height) for page in PAGES}
    last = tables.load("events")["event_id"][-1]
    return {
        "whole": {page: tables.load(LISTS[page]).height for page in PAGES},
        "pages": {
            page: [_told(page, {"page": str(number)}) for number in range(1, count[page] + 1)]
            for page in PAGES
        },
        "bytes": {page: [_bytes(page, {}), _bytes(page, {"page": "3"})] for page in (*PAGES, "map")},
        "refused": {
            said: _told("timeline", {"page": said})
            for said in ("0", "11", "two", "1,2", "-1", "9" * 50)
        },
        "chosen": _told("timeline", {"event": last}),
        "kept": _told("timeline", {"event": last, "page": "2"}),
        "last": last,
        "files": _files("timeline"),
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(told()))
