"""The addresses of downloads: any table in any format, narrowed as the pages narrow it."""

from collections.abc import Sequence

from anyio import CapacityLimiter, to_thread
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from southsouth import downloads, filters, release, tables
from southsouth.address import own, refuse_rest
from southsouth.downloads import FORMATS, WHOLE, address, formats_of
from southsouth.errors import UnknownFilter
from southsouth.language import LANGUAGES
from southsouth.web.http import file_response, link, refused, streamed_response
from southsouth.web.missing import elsewhere

_ONE = CapacityLimiter(1)  # making one takes seconds: nobody else's turn is spent on it
_AT_ONCE = ("csv", "json")  # made in less time than handing the work to a thread takes


def routes() -> Sequence[BaseRoute]:
    """The addresses of downloads."""
    return [Route("/download/{file:own}", download)]


async def download(request: Request) -> Response:
    """One table (`events.csv`), all of them (`southsouth.xlsx`), or their description."""
    file = request.path_params["file"]
    if file in WHOLE:
        return await _whole(request, file)
    name, _, extension = file.partition(".")
    if name not in tables.NAMES or extension not in formats_of(name):
        return await run_in_threadpool(elsewhere, request.scope, _nearest(name))
    return await _table(request, name, extension)


async def _table(request: Request, name: str, extension: str) -> Response:
    try:
        query = filters.checked(name, request.query_params.multi_items())
    except UnknownFilter as refusal:
        return refused(refusal, request)
    filename = filters.filename(name, query, extension)
    links = _links(name, extension, query)
    pieces = downloads.pieces(name, extension, query)
    if pieces is not None:
        return streamed_response(
            request, pieces, FORMATS[extension], filename=filename, links=links
        )
    if extension in _AT_ONCE:
        body = downloads.table(name, extension, query)
    else:
        body = await run_in_threadpool(downloads.table, name, extension, query)
    return file_response(
        request,
        body,
        FORMATS[extension],
        filename=filename,
        links=links,
    )


async def _whole(request: Request, file: str) -> Response:
    try:
        _, rest = own(request.query_params.multi_items(), {"lang": tuple(LANGUAGES)})
        refuse_rest(rest, ("lang",))
    except UnknownFilter as refusal:
        return refused(refusal, request)
    body = await to_thread.run_sync(downloads.whole, file, limiter=_ONE)
    shown = file == "datapackage.json"
    links = [_LICENCE] if shown else [_LICENCE, _DESCRIPTION]
    return file_response(request, body, WHOLE[file], filename=None if shown else file, links=links)


_LICENCE = link(release.LICENCE_URL, "license")
_DESCRIPTION = link(address("datapackage.json"), "describedby", WHOLE["datapackage.json"])


def _links(name: str, extension: str, query: filters.Query) -> list[str]:
    """The same rows in the other formats, the licence, and the description with the sources."""
    asked = filters.written(query)
    others = [
        link(address(f"{name}.{other}{asked}"), "alternate", FORMATS[other])
        for other in formats_of(name)
        if other != extension
    ]
    return [*others, _LICENCE, _DESCRIPTION]


def _nearest(name: str) -> dict[str, str]:
    """What there is to download, for who asked for something else: one table's formats, or all."""
    if name in tables.NAMES:
        files = [f"{name}.{extension}" for extension in formats_of(name)]
    else:
        files = [*WHOLE, *(f"{table}.csv" for table in tables.NAMES)]
    return {address(file): file for file in files}
