"""Charts and facts to put into another page, served without Streamlit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, wraps
from urllib.parse import quote, unquote, urlsplit

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from southsouth import assets, exhibits, filters
from southsouth.address import Allowed, own, own_value, refuse_rest
from southsouth.charts.sheet import WIDTHS
from southsouth.embeds import (
    THEMES,
    Embed,
    charts,
    fact_pages,
    facts,
    files,
    images,
    oembed,
    rows,
    wording,
)
from southsouth.embeds.addresses import OWN, narrowed
from southsouth.errors import UnknownFact, UnknownFilter
from southsouth.html import linked
from southsouth.language import DEFAULT, LANGUAGES
from southsouth.pages.pasted import is_written, meant
from southsouth.resource import Host
from southsouth.stills import plate
from southsouth.stills.png import NoFont
from southsouth.web import policy
from southsouth.web.astray import leads_to
from southsouth.web.host import host_of
from southsouth.web.http import file_response, link, moved, problem, refused
from southsouth.web.missing import elsewhere, gone, language_of

_LANGUAGE, _THEME = "|".join(LANGUAGES), "|".join(THEMES)
_LARGEST = 10_000  # pixels: no screen is wider
# What the address of a picture, and of rows, says of itself; of a width any number within bounds.
_PICTURE: Allowed = {**OWN, "width": ()}
_ROWS: Allowed = {"lang": OWN["lang"]}  # changes nothing: rows hold both languages
# What a consumer of oEmbed may send: the standard's own, and what WordPress adds.
_OEMBED: Allowed = {
    "url": (), "format": (), "maxwidth": (), "maxheight": (), "dnt": (),
}  # fmt: skip

Answer = Callable[[Request], Response]


class _FactId(StringConvertor):
    """A fact's id in the path of its embed, with its kind before it where it has one."""

    regex = f"(?:(?:{'|'.join(facts.KINDS)})/)?[^/]+"


register_url_convertor("fact", _FactId())


def routes() -> Sequence[BaseRoute]:
    """The addresses of embeds."""
    return [
        Route("/embed.js", script),
        Route("/embed", lambda request: moved("/embeds", request.scope)),
        Route("/embed/index.json", index),
        Route("/embed/fact/{id:fact}", fact_page),
        Route("/embed/fact/{id:fact}/image-{language}.png", fact_image),
        Route("/embed/fact/{id:fact}/{language}", fact_page),
        Route("/embed/{id}.svg", picture_svg),
        Route("/embed/{id}.png", picture_png),
        Route("/embed/{id}", chart_page),
        Route("/embed/{id}/rows.csv", rows_csv),
        Route("/embed/{id}/rows.json", rows_json),
        Route("/embed/{id}/figure-{language}-{width:int}-{theme}.json", figure),
        Route("/embed/{id}/picture-{language}-{theme}.svg", picture),
        Route("/embed/{id}/image-{language}.png", chart_image),
        Route("/embed/{id}/{language}", chart_page),
        Route("/oembed", oembed_answer),
        Route("/oembed/{name:path}.json", oembed_file),
    ]


def _known(answer: Answer) -> Answer:
    """What nobody has is answered with a 404 that links to the nearest embeds; a chart that is no
    more with a 410 that names its successor; a wrong parameter with a 400, as downloads are."""

    @wraps(answer)
    def safely(request: Request) -> Response:
        try:
            return answer(request)
        except UnknownFact as error:
            asked = request.path_params.get("id", "")
            if asked in exhibits.GONE:
                return gone(request.scope, Embed(exhibits.GONE[asked]).page)
            return elsewhere(request.scope, _links(error.nearest, language_of(request.scope)))
        except UnknownFilter as error:
            return refused(error, request)

    return safely


def _links(ids: Sequence[str], language: str) -> Mapping[str, str]:
    embeds = (Embed(near, language, is_fact=near not in exhibits.EXHIBITS) for near in ids)
    return {embed.page: oembed.title(embed) for embed in embeds}


def script(request: Request) -> Response:
    """The script beside an embed, that sizes its frame."""
    return file_response(request, assets.body("embed.js"), files.SCRIPT)


@_known
def index(request: Request) -> Response:
    """All charts, with their addresses, codes and heights."""
    _plain(request)
    return file_response(request, _index(host_of(request)), files.JSON)


@lru_cache(maxsize=16)
def _index(host: Host) -> bytes:
    return files.index(host).body()


@_known
def chart_page(request: Request) -> Response:
    """One chart; `lang` and `theme` in the query, or the language as the last step."""
    return _page(request, charts.page, is_fact=False)


@_known
def fact_page(request: Request) -> Response:
    """One fact."""
    return _page(request, fact_pages.page, is_fact=True)


def _page(request: Request, make: Callable[[Embed, Host], bytes], *, is_fact: bool) -> Response:
    step = request.path_params.get("language")
    if step is not None and step not in LANGUAGES:
        return elsewhere(request.scope)
    embed, _ = _asked(request, OWN, step or DEFAULT, is_fact=is_fact)
    host = host_of(request)
    body = make(embed, host)
    links = [
        link(host.url(embed.said_in(code).page), f'alternate"; hreflang="{code}', files.HTML)
        for code in LANGUAGES
    ]
    response = file_response(request, body, files.HTML, links=links)
    response.headers["Content-Language"] = embed.language
    response.headers["Content-Security-Policy"] = policy.still(body, framed=True)
    return response


def _asked(
    request: Request, allowed: Allowed, language: str = DEFAULT, *, is_fact: bool = False
) -> tuple[Embed, dict[str, str]]:
    """The embed of a request (of a chart with its filters), and what the address says of itself.

    Raises:
        UnknownFact: there is no such chart.
        UnknownFilter: a parameter is none of its filters, nor allowed, or has another value.
    """
    chart = request.path_params["id"]
    said, rest = own(_pairs(request, allowed, is_fact=is_fact), allowed)
    if is_fact:
        refuse_rest(rest, allowed)
    filters = () if is_fact else narrowed(chart, rest, allowed)
    embed = Embed(chart, said.get("lang") or language, said.get("theme"), is_fact, filters)
    return embed, said


def _pairs(request: Request, allowed: Allowed, *, is_fact: bool) -> list[tuple[str, str]]:
    """The parameters of a request. At the addresses of a frozen release those that are no filters
    are passed over where they are wrong, as they were when it was published."""
    pairs = request.query_params.multi_items()
    if not request.scope.get("southsouth.release"):
        return pairs
    passed = {name for name, _ in pairs} if is_fact else _PICTURE.keys()
    return [
        (name, value)
        for name, value in pairs
        if name not in passed or (name in allowed and own_value(name, value, allowed) is not None)
    ]


def _plain(request: Request) -> None:
    """A file that has no parameters.

    Raises:
        UnknownFilter: there is one.
    """
    if not request.scope.get("southsouth.release"):
        refuse_rest(request.query_params.multi_items())


@_known
def picture_svg(request: Request) -> Response:
    """A chart's picture, with all that is said of it: `lang`, `theme`, `width` and the filters."""
    embed, said = _asked(request, _PICTURE)
    width = _width(said)
    body = files.picture(host_of(request), embed, embed.theme or "light", width)
    return _svg(request, embed, body)


@_known
def picture_png(request: Request) -> Response:
    """The same as PNG; 501 with what to install where this machine has no Chinese font."""
    embed, said = _asked(request, _PICTURE)
    width = _width(said)
    try:
        body = plate.png_file(
            embed.id,
            embed.language,
            width,
            embed.theme or "light",
            embed.filters,
            wording.imprint(host_of(request), embed),
        )
    except NoFont as error:
        return problem(501, "No font", str(error))
    return file_response(request, body, files.PNG, filename=_name(embed, "png"), shown=True)


def _name(embed: Embed, extension: str) -> str | None:
    """Under what name a filtered file is saved; a whole one has that of its address."""
    return filters.filename(embed.id, embed.filters, extension) if embed.filters else None


def _svg(request: Request, embed: Embed, body: bytes) -> Response:
    """A picture that also stands alone: opened by itself, it is styled like a page."""
    response = file_response(request, body, files.SVG, filename=_name(embed, "svg"), shown=True)
    response.headers["Content-Security-Policy"] = policy.still(body, framed=True)
    return response


def _width(said: Mapping[str, str]) -> int:
    """Pixels that a picture shall be wide.

    Raises:
        UnknownFilter: it is no whole number within bounds.
    """
    value = said.get("width", str(files.PICTURE))
    within = value.isascii() and value.isdigit() and len(value) < 6
    if not within or not plate.NARROWEST <= int(value) <= plate.WIDEST:
        bounds = f"a whole number from {plate.NARROWEST} to {plate.WIDEST}"
        raise UnknownFilter("width", value[:40], [bounds])
    return int(value)


@_known
def rows_csv(request: Request) -> Response:
    """The rows behind a chart as CSV, narrowed by its filters."""
    embed, _ = _asked(request, _ROWS)
    body = rows.csv(exhibits.get(embed.id), embed.filters)
    return file_response(
        request, body, files.CSV, filename=filters.filename(embed.id, embed.filters, "csv")
    )


@_known
def rows_json(request: Request) -> Response:
    """The rows behind a chart as JSON, narrowed by its filters."""
    embed, _ = _asked(request, _ROWS)
    body = rows.json_bytes(exhibits.get(embed.id), embed.filters)
    return file_response(request, body, files.JSON, filename=_name(embed, "json"), shown=True)


@_known
def figure(request: Request) -> Response:
    """The chart as Plotly takes it."""
    asked = request.path_params
    known = asked["language"] in LANGUAGES and asked["theme"] in THEMES
    if not known or asked["width"] not in WIDTHS.values():
        return elsewhere(request.scope)
    query = _asked(request, {})[0].filters
    body = charts.figure(asked["id"], asked["language"], asked["width"], asked["theme"], query)
    return file_response(request, body, files.JSON)


@_known
def picture(request: Request) -> Response:
    """The chart as an SVG file in the colours of a theme."""
    asked = request.path_params
    if asked["language"] not in LANGUAGES or asked["theme"] not in THEMES:
        return elsewhere(request.scope)
    embed = _asked(request, {})[0].said_in(asked["language"])
    body = files.picture(host_of(request), embed, asked["theme"])
    return _svg(request, embed, body)


@_known
def chart_image(request: Request) -> Response:
    """The image that a link to a chart shows, narrowed by its filters."""
    language = request.path_params["language"]
    embed = _asked(request, {})[0].said_in(language)
    body = images.body(embed) if language in LANGUAGES else None
    if body is None:
        return elsewhere(request.scope, {Embed(embed.id).page: embed.id})
    return file_response(request, body, files.PNG, filename=_name(embed, "png"), shown=True)


@_known
def fact_image(request: Request) -> Response:
    """Where images of figures and events stood until all facts had theirs below their pages."""
    asked = request.path_params
    language = asked["language"] if asked["language"] in LANGUAGES else DEFAULT
    card = facts.card(asked["id"], language)
    _plain(request)
    if language != asked["language"]:
        return elsewhere(request.scope, {images.address_of(card): card.headline})
    return moved(images.address_of(card), request.scope)


@_known
def oembed_answer(request: Request) -> Response:
    """The oEmbed answer for `url`, an embed's, a page's or a fact's; 400, 404 and 501 as the standard asks."""
    asked, rest = own(map(_in_small, request.query_params.multi_items()), _OEMBED)
    refuse_rest(rest, _OEMBED)
    if asked.get("format", "json") != "json":
        return problem(501, "Not implemented", "oEmbed is answered as JSON only: format=json.")
    if not asked.get("url"):
        return problem(400, "Address missing", "Say which embed: url=<address of an embed>.", parameter="url")  # fmt: skip
    sizes: dict[str, int | None] = {}
    for name in ("maxwidth", "maxheight"):
        value = asked.get(name)
        if value is not None and not _is_size(value):
            return _bad_size(name, value)
        sizes[name] = int(value) if value else None
    return _oembed(request, asked["url"], sizes["maxwidth"], sizes["maxheight"])


def _in_small(pair: tuple[str, str]) -> tuple[str, str]:
    """A parameter; a format is the same in any case."""
    name, value = pair
    return name, value.lower() if name == "format" else value


def _is_size(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 6 and 0 < int(value) <= _LARGEST


def _bad_size(name: str, value: str) -> Response:
    return problem(
        400,
        "Size not understood",
        f"{name} is {value[:40]!r}; give a whole number of pixels from 1 to {_LARGEST}.",
        parameter=name,
    )


def _oembed(request: Request, url: str, max_width: int | None, max_height: int | None) -> Response:
    host = host_of(request)
    try:
        body = _spelt(url, host, max_width, max_height)
    except UnknownFilter as error:
        return refused(error)
    except UnknownFact as error:
        near = [host.url(address) for address in _links(error.nearest, DEFAULT)]
        return problem(
            404,
            "No such embed",
            f"{url[:200]!r} is no embed of this site, and no page that has one.",
            nearest=near,
        )
    return file_response(request, body, files.JSON)


def _spelt(url: str, host: Host, max_width: int | None, max_height: int | None) -> bytes:
    """The answer for an address as it is written, else for that which its spelling means.

    Raises:
        UnknownFact: it means no embed.
        UnknownFilter: a parameter is none of the embed's.
    """
    try:
        found = meant(url, host)
        if found is None:
            raise UnknownFact(url[:200], among="embed")
        return oembed.text(replace(host, release=found[1]), found[0], max_width, max_height)
    except UnknownFact:
        if told := linked.text(url, host, max_width, max_height):
            return told
        other = _respelt(url)
        if other is None:
            raise
        return _spelt(other, host, max_width, max_height)


def _respelt(url: str) -> str | None:
    """The address with the path that its path means; None where that is none, or itself."""
    if not is_written(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = leads_to(unquote(parts.path))
    return parts._replace(path=quote(path)).geturl() if path else None


@_known
def oembed_file(request: Request) -> Response:
    """The same answers at the addresses of files, where a static host has them too."""
    _plain(request)
    name, _, language = request.path_params["name"].rpartition("-")
    fact = name.removeprefix("fact/")
    embed = Embed(fact, language, is_fact=name != fact)
    if language not in LANGUAGES or not _exists(embed):
        return elsewhere(request.scope)
    return file_response(request, oembed.text(host_of(request), embed), files.JSON)


def _exists(embed: Embed) -> bool:
    return embed.id in (facts.ids() if embed.is_fact else exhibits.EXHIBITS)
