"""The page that Streamlit starts in: with its language, title, description and addresses.

Streamlit's own says `<title>Streamlit</title>` in English to every search engine, and nothing to a
reader without JavaScript. Head and first words are ours here; scripts and their order Streamlit's.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from southsouth import downloads
from southsouth.embeds.addresses import discovery
from southsouth.embeds.pasted import meant
from southsouth.language import DEFAULT
from southsouth.markup import render
from southsouth.menu import PAGES, Page
from southsouth.permanent import linked_data
from southsouth.resource import Host
from southsouth.web.host import host_of, is_claimed
from southsouth.web.http import file_response

HTML = "text/html; charset=utf-8"
_DATASET_PAGES = ("overview", "data")


def shell(request: Request, page: Page, language: str) -> Response:
    """The shell of a live page in a language."""
    response = file_response(request, html(page, language, host_of(request)), HTML)
    # Streamlit's scripts change their names with its version: an old shell must not be kept.
    if not is_claimed(request):
        response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Language"] = language
    return response


@lru_cache(maxsize=256)
def html(page: Page, language: str, host: Host) -> bytes:
    """Streamlit's index.html with our head, our first words, and what needs no script."""
    context = {
        "page": page,
        "pages": PAGES,
        "host": host,
        "default": DEFAULT,
        "oembed": _oembed(page, language, host),
        "linked_data": _described(page, language, host),
    }
    head = render("shell-head.html", language, **context)
    body = render("shell-body.html", language, **context)
    text = re.sub(r"<html lang=\"\w+\">", f'<html lang="{language}">', _streamlit(), count=1)
    text = re.sub(r"<title>.*?</title>", lambda _: head, text, count=1, flags=re.DOTALL)
    text = re.sub(r"<noscript>.*?</noscript>", "", text, count=1, flags=re.DOTALL)
    return text.replace('<div id="root"></div>', f'<div id="root">{body}</div>', 1).encode()


def _oembed(page: Page, language: str, host: Host) -> str:
    """Where a content system asks for the embed of the page; nothing where the page has no chart."""
    meaning = meant(f"/{page.address}", host)
    return discovery(host, meaning[0].said_in(language)) if meaning else ""


def _described(page: Page, language: str, host: Host) -> str:
    """The dataset in schema.org's terms, on the pages that offer it."""
    if page.id not in _DATASET_PAGES:
        return ""
    found = {file.address: file.media_type for file in downloads.resources(host)}
    return linked_data.script(linked_data.dataset(language, host, found))


@cache
def _streamlit() -> str:
    return files("streamlit").joinpath("static/index.html").read_text(encoding="utf-8")
