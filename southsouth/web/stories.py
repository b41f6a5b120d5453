"""Stories and their list, served without Streamlit."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from southsouth import stories
from southsouth.address import refuse_rest
from southsouth.errors import UnknownFact, UnknownFilter
from southsouth.html import stories as pages
from southsouth.language import DEFAULT, LANGUAGES, in_language
from southsouth.stills.png import NoFont
from southsouth.web import policy
from southsouth.web.host import host_of
from southsouth.web.http import file_response, link, refused
from southsouth.web.missing import elsewhere
from southsouth.web.noted import language_of, noted

_BELOW = {f"image-{code}.png": code for code in LANGUAGES}


def routes() -> Sequence[BaseRoute]:
    """The list of stories, each story, and the picture that a link to it shows."""
    return [
        *(Route(in_language(stories.address(), code), listing) for code in LANGUAGES),
        Route("/story/{story_id}", story),
        Route("/story/{story_id}/{name}", part),
    ]


def listing(request: Request) -> Response:
    """The list, in the language of its address or of `?lang=`."""
    path = request.scope["path"]
    below = next((code for code in LANGUAGES if path.endswith(f"/{code}")), DEFAULT)
    language = language_of(request, below)
    body = pages.listing(language, host_of(request))
    return _answer(request, body, stories.address(), language)


def story(request: Request) -> Response:
    """A story; `?lang=` says in which language."""
    return _story(request, DEFAULT)


def part(request: Request) -> Response:
    """What lies below a story: the same in another language, or its picture."""
    name = request.path_params["name"]
    if name in LANGUAGES:
        return _story(request, name)
    if name not in _BELOW:
        return _unknown(request)
    try:
        body = pages.image(request.path_params["story_id"], _BELOW[name])
        refuse_rest(request.query_params.multi_items())
    except (UnknownFact, NoFont):
        return _unknown(request)
    except UnknownFilter as refusal:
        return refused(refusal)
    return file_response(request, body, pages.PNG)


def _story(request: Request, below: str) -> Response:
    story_id, language = request.path_params["story_id"], language_of(request, below)
    try:
        body = pages.page(story_id, language, host_of(request))
    except UnknownFact:
        return _unknown(request)
    return _answer(request, body, stories.address(story_id), language)


def _answer(request: Request, body: bytes, address: str, language: str) -> Response:
    host = host_of(request)
    others = [
        link(host.url(in_language(address, code)), f'alternate"; hreflang="{code}', pages.HTML)
        for code in LANGUAGES
        if code != language
    ]
    response = file_response(request, noted(request, body, language), pages.HTML, links=others)
    response.headers["Content-Language"] = language
    response.headers["Content-Security-Policy"] = policy.still(body)
    return response


def _unknown(request: Request) -> Response:
    """308 to the story that another spelling means, else 404 with the stories that there are."""
    return elsewhere(request.scope)
