"""The page that Streamlit starts in, with our language, title and canonical address: the still page."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from southsouth.markup import render
from southsouth.menu import Page
from southsouth.resource import Host
from southsouth.web import policy
from southsouth.web.host import host_of, is_claimed
from southsouth.web.http import file_response

HTML = "text/html; charset=utf-8"


def shell(request: Request, page: Page, language: str) -> Response:
    """The shell of a live page in a language."""
    response = file_response(request, html(page, language, host_of(request)), HTML)
    # Streamlit's scripts change their names with its version: an old shell must not be kept.
    if not is_claimed(request):
        response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Language"] = language
    response.headers["Content-Security-Policy"] = policy.live()
    return response


@lru_cache(maxsize=256)
def html(page: Page, language: str, host: Host) -> bytes:
    """Streamlit's index.html with our head, and our words for who runs no script. Search engines are sent to the still page."""
    head = render("shell-head.html", language, page=page, host=host)
    text = re.sub(r"<html lang=\"\w+\">", f'<html lang="{language}">', _streamlit(), count=1)
    text = re.sub(r"<title>.*?</title>", lambda _: head, text, count=1, flags=re.DOTALL)
    instead = render("shell-instead.html", language, page=page, host=host)
    text = re.sub(r"<noscript>.*?</noscript>", lambda _: instead, text, count=1, flags=re.DOTALL)
    # It names an interface for programs that is not offered here.
    return re.sub(r'<link rel="service-desc"[^>]*>', "", text).encode()


@cache
def _streamlit() -> str:
    return files("streamlit").joinpath("static/index.html").read_text(encoding="utf-8")
