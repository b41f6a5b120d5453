"""Permanent pages of events, figures, commissions and paragraphs, served without Streamlit."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from southsouth import cards
from southsouth.errors import UnknownFact
from southsouth.language import DEFAULT, LANGUAGES, in_language, translate
from southsouth.menu import PAGES
from southsouth.permanent import dataset, facts, sitemap
from southsouth.permanent.addresses import page_address
from southsouth.web.host import host_of
from southsouth.web.http import file_response, link, not_found


def routes() -> Sequence[BaseRoute]:
    """The addresses of facts, of the dataset's landing page and of the sitemap."""
    found: list[BaseRoute] = [
        Route("/sitemap.xml", site_map),
        *(Route(in_language(dataset.ADDRESS, code), landing) for code in LANGUAGES),
    ]
    for kind in cards.PERMANENT:
        found += [
            Route(f"/{kind}/{{fact_id}}", fact, name=kind),
            Route(f"/{kind}/{{fact_id}}/{{rest:path}}", part, name=f"{kind}-part"),
        ]
    return found


def fact(request: Request) -> Response:
    """The page of a fact; `?lang=` says in which language."""
    return _page(request, request.query_params.get("lang", DEFAULT))


def part(request: Request) -> Response:
    """What lies below a fact: its page in another language, or one of its forms."""
    head, _, name = request.path_params["rest"].partition("/")
    if head in LANGUAGES and not name:
        return _page(request, head)
    language, name = (head, name) if head in LANGUAGES else (DEFAULT, request.path_params["rest"])
    kind, fact_id = _named(request)
    try:
        body, media_type = facts.file(kind, fact_id, language, name, host_of(request))
    except (UnknownFact, KeyError):
        return _unknown(request)
    return file_response(request, body, media_type)


def _named(request: Request) -> tuple[str, str]:
    return request.url.path.split("/")[1], request.path_params["fact_id"]


def _page(request: Request, language: str) -> Response:
    """A language that is not known shows the default one: a page is better than a refusal."""
    kind, fact_id = _named(request)
    language = language if language in LANGUAGES else DEFAULT
    try:
        host = host_of(request)
        body = facts.page(kind, fact_id, language, host)
    except UnknownFact:
        return _unknown(request)
    others = [
        link(
            host.url(page_address(kind, fact_id, code)), f'alternate"; hreflang="{code}', facts.HTML
        )
        for code in LANGUAGES
        if code != language
    ]
    return file_response(request, body, facts.HTML, links=others)


def _unknown(request: Request) -> Response:
    """404 with the nearest facts of the kind, and of every kind."""
    kind, fact_id = _named(request)
    return not_found(request.url.path, _nearest(kind, fact_id[:200]))


def _nearest(kind: str, fact_id: str) -> dict[str, str]:
    try:
        cards.card(kind, fact_id, DEFAULT)
    except UnknownFact as unknown:
        near = unknown.nearest
    else:
        near = (fact_id,)
    found = {f"/{kind}/{other}": cards.card(kind, other, DEFAULT).headline for other in near}
    page = next(page for page in PAGES if page.id == _LISTED[kind])
    return found | {f"/{page.address}": translate(page.title, DEFAULT)}


_LISTED = {
    "event": "timeline", "figure": "figures", "commission": "commissions",
    "paragraph": "paragraphs",
}  # fmt: skip


def landing(request: Request) -> Response:
    """The dataset's landing page, in the language of its address or of `?lang=`."""
    path = request.scope["path"]
    below = next((code for code in LANGUAGES if path.endswith(f"/{code}")), None)
    language = below or request.query_params.get("lang", DEFAULT)
    language = language if language in LANGUAGES else DEFAULT
    return file_response(request, dataset.page(language, host_of(request)), facts.HTML)


def site_map(request: Request) -> Response:
    """Every page and every fact, for search engines."""
    return file_response(request, sitemap.xml(host_of(request)), "application/xml; charset=utf-8")
