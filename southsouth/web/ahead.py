"""Pages and charts that are made before readers are sent here, where whoever runs the site asks for it.

What was made is kept. The first page of a process takes up to two seconds, most of them to find room for
the names on its maps: a replica that joins others makes everything before it says that it is ready.
"""

import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from itertools import product

from anyio import create_task_group, to_thread

from southsouth import environment, html
from southsouth.charts.sheet import WIDTHS
from southsouth.exhibits import EXHIBITS
from southsouth.language import DEFAULT, LANGUAGES
from southsouth.menu import PAGES
from southsouth.resource import Host, configured_base
from southsouth.view import View, page_address

_LOG = logging.getLogger(__name__)


#: Pictures with the lands over which filters move what is shown: each part of the world, and the world of a country.
_LANDS = (
    ("events-map", ("commission", "ESCAP")), ("events-map", ("commission", "ECA")),
    ("events-map", ("commission", "ECLAC")), ("cooperation-map", ("country", "CHN")),
)  # fmt: skip


class Ahead:
    """Whether readers wait for what is being made."""

    awaited = False


@asynccontextmanager
async def made() -> AsyncIterator[None]:
    """Runs with the server, which answers meanwhile; it ends after the one thing that is being made."""
    async with create_task_group() as beside:
        if environment.AHEAD.value():
            Ahead.awaited = True
            beside.start_soon(_every)
        yield
        beside.cancel_scope.cancel()


async def _every() -> None:
    for what, make in _makers():
        try:
            await to_thread.run_sync(make)
        except Exception:  # whoever asks for it is told the same; the others are made
            _LOG.exception("not made ahead", extra={"what": what})
    Ahead.awaited = False


def _makers() -> Iterator[tuple[str, Callable[[], object]]]:
    """Every page as it is without filters, for the public address where that is set; every chart, which
    pages of facts and filters show; the lands that filters show."""
    host = Host(configured_base())
    for page, language in product(PAGES, LANGUAGES):
        yield (
            page_address(page.id, language),
            partial(html.page, View.of(page.id, language, {}), host),
        )
    for exhibit, language, width in product(EXHIBITS.values(), LANGUAGES, WIDTHS.values()):
        yield f"{exhibit.id} {width}", partial(exhibit.drawn, language, width, exhibit.frame())
    for (exhibit_id, *asked), width in product(_LANDS, WIDTHS.values()):
        if exhibit := EXHIBITS.get(exhibit_id):
            rows = exhibit.frame(exhibit.asked(asked))
            yield f"{exhibit_id} {width} {asked}", partial(exhibit.drawn, DEFAULT, width, rows)
