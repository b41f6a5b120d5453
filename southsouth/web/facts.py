"""Permanent pages of everything named, served without Streamlit."""

from collections.abc import Sequence
from datetime import date

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from southsouth import cards, synonyms
from southsouth.address import Allowed, own, refuse_rest
from southsouth.errors import UnknownFact, UnknownFilter
from southsouth.language import DEFAULT, LANGUAGES, N_, country_name, in_language, translate
from southsouth.names import in_sentence
from southsouth.permanent import dataset, facts, sitemap
from southsouth.permanent.addresses import page_address
from southsouth.web import policy
from southsouth.web.host import host_of
from southsouth.web.http import file_response, link, refused
from southsouth.web.missing import elsewhere, not_found
from southsouth.web.noted import language_of, noted

_ACCESSED = "accessed"


def routes() -> Sequence[BaseRoute]:
    """The addresses of facts, of the dataset's landing page and of the sitemap."""
    found: list[BaseRoute] = [
        Route("/sitemap.xml", site_map),
        Route("/sitemap-{number:int}.xml", part_of_site_map),
        *(Route(in_language(dataset.ADDRESS, code), landing) for code in LANGUAGES),
    ]
    for kind in cards.KINDS:
        found += [
            Route(f"/{kind}/{{fact_id:own}}", fact, name=kind),
            Route(f"/{kind}/{{fact_id:own}}/{{rest:path}}", part, name=f"{kind}-part"),
        ]
    return found


class _OwnId(StringConvertor):
    """A fact's id in a path, and no language: /cooperation/zh is a page, not a link called zh."""

    regex = f"(?!(?:{'|'.join(LANGUAGES)})(?:/|$))[^/]+"


register_url_convertor("own", _OwnId())


def fact(request: Request) -> Response:
    """The page of a fact; `?lang=` says in which language."""
    return _page(request, DEFAULT)


def part(request: Request) -> Response:
    """What lies below a fact: its page in another language, or one of its forms."""
    head, _, name = request.path_params["rest"].partition("/")
    if head in LANGUAGES and not name:
        return _page(request, head)
    language, name = (head, name) if head in LANGUAGES else (DEFAULT, request.path_params["rest"])
    kind, fact_id = _named(request)
    if not facts.has_file(kind, fact_id, name):
        return _elsewhere(request)
    try:
        day = _accessed(request, name)
        body, media_type = facts.file(kind, fact_id, language, name, host_of(request), day)
    except UnknownFilter as refusal:
        return refused(refusal)
    return file_response(request, body, media_type)


def _accessed(request: Request, name: str) -> date | None:
    """The day on which a reference says that it was read; the page's script asks for today's.

    Raises:
        UnknownFilter: it is no day, or the file has no such parameter.
    """
    allowed: Allowed = {_ACCESSED: ()} if name in facts.REFERENCES else {}
    said, rest = own(request.query_params.multi_items(), allowed)
    refuse_rest(rest, allowed)
    if _ACCESSED not in said:
        return None
    try:
        return date.fromisoformat(said[_ACCESSED])
    except ValueError as error:
        raise UnknownFilter(_ACCESSED, said[_ACCESSED], ["a day as 2026-11-26"]) from error


def _named(request: Request) -> tuple[str, str]:
    return request.url.path.split("/")[1], request.path_params["fact_id"]


def _page(request: Request, below: str) -> Response:
    """A language that is not known shows that of the address: a page is better than a refusal."""
    kind, fact_id = _named(request)
    language = language_of(request, below)
    try:
        host = host_of(request)
        body = facts.page(kind, fact_id, language, host)
    except UnknownFact:
        return _elsewhere(request)
    others = [
        link(
            host.url(page_address(kind, fact_id, code)), f'alternate"; hreflang="{code}', facts.HTML
        )
        for code in LANGUAGES
        if code != language
    ]
    response = file_response(request, noted(request, body, language), facts.HTML, links=others)
    response.headers["Content-Language"] = language
    response.headers["Content-Security-Policy"] = policy.still(body)
    return response


def _elsewhere(request: Request) -> Response:
    """308 to the fact that another name means, whatever follows it kept; else 404 with the nearest."""
    return elsewhere(request.scope, said=_said(*_named(request)))


def _said(kind: str, fact_id: str) -> dict[str, str]:
    """In each language why there is no page, where that can be said: a country that is not named."""
    iso3 = synonyms.COUNTRIES.meant(fact_id) if kind == "country" else None
    if iso3 is None or iso3 in cards.KINDS[kind].known:
        return {}
    words = N_("The report does not name {country}, nor a place or body there.")
    named = {code: in_sentence(country_name(iso3, code), "country", code) for code in LANGUAGES}
    return {code: translate(words, code, country=name) for code, name in named.items()}


def landing(request: Request) -> Response:
    """The dataset's landing page, in the language of its address or of `?lang=`."""
    path = request.scope["path"]
    below = next((code for code in LANGUAGES if path.endswith(f"/{code}")), DEFAULT)
    language = language_of(request, below)
    body = dataset.page(language, host_of(request))
    response = file_response(request, noted(request, body, language), facts.HTML)
    response.headers["Content-Language"] = language
    response.headers["Content-Security-Policy"] = policy.still(body)
    return response


def site_map(request: Request) -> Response:
    """Every page and every fact, for search engines."""
    return file_response(request, sitemap.xml(host_of(request)), "application/xml; charset=utf-8")


def part_of_site_map(request: Request) -> Response:
    """One of the parts of the sitemap, where it has several."""
    number, parts = request.path_params["number"], sitemap.count()
    if parts == 1 or not 1 <= number <= parts:
        return not_found(request.scope)
    body = sitemap.part(host_of(request), number)
    return file_response(request, body, "application/xml; charset=utf-8")
