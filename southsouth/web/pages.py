"""The pages of the explorer: still ones as HTML, live ones in the shell that Streamlit starts in."""

from collections.abc import Sequence
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from southsouth import html, reading
from southsouth.address import joined
from southsouth.language import DEFAULT, LANGUAGES, in_language
from southsouth.menu import PAGES
from southsouth.pages import OF_COPY
from southsouth.view import MACHINES, SEARCH, View, page_address
from southsouth.web import policy, shell
from southsouth.web.host import host_of
from southsouth.web.http import file_response, link, moved
from southsouth.web.noted import language_of
from southsouth.web.sessions import SESSIONS

_LIVE = "live"


#: What sites call the words that are searched for.
_ASKED = ("q", "query", "search", "s")


def routes() -> Sequence[BaseRoute]:
    """Every page, in every language; a search, which many a site has at an address of its own."""
    return [
        *(Route(in_language("/search", code), search, name=f"search-{code}") for code in LANGUAGES),
        *(
            Route(page_address(page.id, code), answer, name=f"{page.id}-{code}")
            for page in PAGES
            for code in LANGUAGES
        ),
    ]


def search(request: Request) -> Response:
    """308 to the page that has what is searched for, by whichever name it is asked."""
    below = next(
        code for code in LANGUAGES if request.scope["path"] == in_language("/search", code)
    )
    asked = joined(request.query_params.multi_items())
    words = next((asked[name] for name in _ASKED if name in asked), "")
    left = {name: value for name, value in asked.items() if name not in _ASKED}
    query = urlencode({SEARCH: words, **left} if words else left)
    return moved(page_address("overview", below), {**request.scope, "query_string": query.encode()})


def answer(request: Request) -> Response:
    """The page of the address; `?lang=` says its language too, `?live=1` asks for Streamlit's."""
    path = request.scope["path"]
    page, below = next(
        (page, code)
        for page in PAGES
        for code in LANGUAGES
        if page_address(page.id, code) == path
    )  # fmt: skip
    parameters = joined(request.query_params.multi_items())
    language = language_of(request, below)
    # Where no live page can come the still one shows the same.
    if parameters.get(_LIVE) == MACHINES[_LIVE] and SESSIONS.limit:
        first = page_address(page.id, DEFAULT)
        if path != first:  # Streamlit's page looks for its files beside its own address
            query = urlencode(parameters | {"lang": language}).encode()
            return moved(first, {**request.scope, "query_string": query})
        return shell.shell(request, page, language)
    view = View.of(page.id, language, parameters)
    host = host_of(request)
    others = [
        link(host.url(page_address(page.id, code)), f'alternate"; hreflang="{code}', html.HTML)
        for code in LANGUAGES
        if code != language
    ]
    body = html.page(view, host)
    response = file_response(request, body, html.HTML, links=others)
    response.headers["Content-Language"] = language
    response.headers["Content-Security-Policy"] = policy.still(body, frames=True)
    if page.id in OF_COPY and reading.is_named():  # whose file may change, and is one reader's
        response.headers["Cache-Control"] = "private, no-cache"
    return response
