"""The answers where there is nothing: the way to what was meant, else a page that helps."""

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from southsouth import characters, release
from southsouth.address import joined, language_said
from southsouth.cards import KINDS, kind_name
from southsouth.language import DEFAULT, LANGUAGES, N_, translate
from southsouth.markup import render
from southsouth.web import astray, policy
from southsouth.web.host import host_of
from southsouth.web.http import link, moved

HTML = "text/html; charset=utf-8"
_SHOWN = 200  # characters of an address
WITHDRAWN = N_(
    "Published once and withdrawn: read again, the words of the report do not bear it. Releases from before keep it."
)


def elsewhere(
    scope: Scope, nearest: Mapping[str, str] | None = None, said: Mapping[str, str] | None = None
) -> Response:
    """308 to the address that another spelling means, with the query that was asked; 410 where a
    fact was that has been withdrawn; else 404.

    Args:
        scope: What was asked.
        nearest: Addresses with their titles that come close to it; sought where none are given.
        said: Why there is nothing, by language.
    """
    meant = astray.leads_to(_in_release(scope, scope["path"]))
    if meant:
        return moved(meant, scope)
    if astray.names_a_withdrawn_fact(scope["path"]):
        withdrawn = {code: translate(WITHDRAWN, code) for code in LANGUAGES}
        return _answer(scope, 410, nearest, withdrawn)
    return not_found(scope, nearest, said)


def _in_release(scope: Scope, path: str) -> str:
    """The path as it was asked: below a frozen release the routes are given what follows it."""
    frozen = scope.get("southsouth.release")
    return f"/v/{frozen}{path}" if frozen else path


def not_found(
    scope: Scope, nearest: Mapping[str, str] | None = None, said: Mapping[str, str] | None = None
) -> Response:
    """A page in the reader's language that says what is here instead, with status 404."""
    return _answer(scope, 404, nearest, said)


async def lead(scope: Scope, receive: Receive, send: Send) -> None:
    """`elsewhere` as an application: what is sought may take a while, and others are answered."""
    response = await run_in_threadpool(elsewhere, scope)
    await response(scope, receive, send)


async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
    """`not_found` as an application."""
    response = await run_in_threadpool(not_found, scope)
    await response(scope, receive, send)


def gone(scope: Scope, successor: str) -> Response:
    """410 for a chart that is no more, with a page that leads to the one that answers for it now."""
    response = _answer(scope, 410, {successor: successor})
    response.headers["Link"] = link(successor, "successor-version", "text/html")
    return response


def language_of(scope: Scope) -> str:
    """The language of an address at which nothing is: that which it names, else the reader's."""
    request = Request(scope)
    steps = [step.lower() for step in scope["path"].split("/") if step]
    said = joined(request.query_params.multi_items()).get("lang", "")
    asked = language_said(said)
    named = next((code for code in (*steps[-1:], *steps[:1]) if code in LANGUAGES), None)
    return asked or named or _wished(request.headers.get("accept-language"))


def _wished(header: str | None) -> str:
    """The first of a reader's languages that is ours: who reads zh-TW reads zh, before whatever else
    the browser names."""
    for wished, weight in parse_accept_header(header, LanguageAccept):
        code = wished.partition("-")[0].lower()
        if code in LANGUAGES and weight > 0:
            return code
    return DEFAULT


def _kind(address: str, language: str) -> str:
    """What kind of fact stands at an address; nothing for what is none."""
    step = address.strip("/").partition("/")[0]
    return kind_name(step, language) if step in KINDS else ""


def _answer(
    scope: Scope, status: int, near: Mapping[str, str] | None, said: Mapping[str, str] | None = None
) -> Response:
    """A page of a status that leads to what is `near`, which is sought where none is given."""
    language, path = language_of(scope), scope["path"]
    near = near or astray.nearest(path, language)
    framed, whole = path.startswith(("/embed/", "/v/")), _in_release(scope, path)
    page = render(
        "missing.html",
        language,
        host=host_of(Request(scope)),
        here="",
        shown=characters.shown(whole if len(whole) <= _SHOWN else whole[:_SHOWN] + "…"),
        framed=framed,
        alternates={},
        other={code: f"?lang={code}" for code in LANGUAGES},
        licence_url=release.LICENCE_URL,
        release=release.RELEASE,
        nearest=near,
        kinds={address: _kind(address, language) for address in near},
        reason=(said or {}).get(language, ""),
    )
    response = Response(page, status, media_type=HTML)
    response.headers["Content-Language"] = language
    response.headers["Vary"] = "Accept-Language"
    response.headers["Cache-Control"] = "no-cache"
    # As what is there: a page of another host that asks for a file learns that there is none.
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Content-Security-Policy"] = policy.still(page.encode(), framed=framed)
    return response
