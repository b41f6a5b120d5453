"""Pages that are made before readers are sent here, where whoever runs the site asks for it.

A page that was made is kept. The first of a process takes up to two seconds, most of them to find room
for the names on its maps: a replica that joins others makes all of them before it says that it is ready.
"""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import product

from anyio import create_task_group, to_thread

from southsouth import environment, html
from southsouth.language import LANGUAGES
from southsouth.menu import PAGES
from southsouth.resource import Host, configured_base
from southsouth.view import View

_LOG = logging.getLogger(__name__)


class Ahead:
    """Whether readers wait for pages that are being made."""

    awaited = False


@asynccontextmanager
async def made() -> AsyncIterator[None]:
    """Runs with the server, which answers meanwhile; it ends after the page that is being made."""
    async with create_task_group() as beside:
        if environment.AHEAD.value():
            Ahead.awaited = True
            beside.start_soon(_every)
        yield
        beside.cancel_scope.cancel()


async def _every() -> None:
    """Every page as it is without filters; for the public address, where that is set."""
    host = Host(configured_base())
    for page, language in product(PAGES, LANGUAGES):
        try:
            await to_thread.run_sync(html.page, View.of(page.id, language, {}), host)
        except Exception:  # whoever asks for it is told the same; the others are made
            _LOG.exception("page not made ahead", extra={"page": page.id, "language": language})
    Ahead.awaited = False
