"""The page that Streamlit starts in, with our language, title and canonical address: the still page."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from southsouth.markup import render
from southsouth.menu import Page
from southsouth.resource import Host
from southsouth.web import policy
from southsouth.web.host import host_of, is_claimed
from southsouth.web.http import file_response

HTML = "text/html; charset=utf-8"
_OURS = ("live", "lang")
"""Parameters of the live page: the path of the still one says its language."""


def shell(request: Request, page: Page, language: str) -> Response:
    """The shell of a live page in a language."""
    asked = [pair for pair in request.query_params.multi_items() if pair[0] not in _OURS]
    body = html(page, language, host_of(request), urlencode(asked))
    response = file_response(request, body, HTML)
    # Streamlit's scripts change their names with its version: an old shell must not be kept.
    if not is_claimed(request):
        response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Language"] = language
    response.headers["Content-Security-Policy"] = policy.live()
    return response


@lru_cache(maxsize=256)
def html(page: Page, language: str, host: Host, query: str = "") -> bytes:
    """Streamlit's index.html with our head, and for who runs no script the way to the still page of the
    same view. Search engines are sent to the still page."""
    head = render("shell-head.html", language, page=page, host=host)
    text = re.sub(r"<html lang=\"\w+\">", f'<html lang="{language}">', _streamlit(), count=1)
    text = re.sub(r"<title>.*?</title>", lambda _: head, text, count=1, flags=re.DOTALL)
    instead = render("shell-instead.html", language, page=page, host=host, query=query)
    text = re.sub(r"<noscript>.*?</noscript>", lambda _: instead, text, count=1, flags=re.DOTALL)
    # It names an interface for programs that is not offered here.
    return re.sub(r'<link rel="service-desc"[^>]*>', "", text).encode()


@cache
def _streamlit() -> str:
    return files("streamlit").joinpath("static/index.html").read_text(encoding="utf-8")
