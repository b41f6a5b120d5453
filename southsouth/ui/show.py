"""One page as Streamlit shows it: the blocks of the still page, and its controls as widgets.

The address is the view. A widget that is touched writes it; whatever else changes it (a link, a step
back) sets the widgets.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from southsouth import filters, html
from southsouth.address import Joined, joined, language_said
from southsouth.blocks import Controls
from southsouth.language import DEFAULT
from southsouth.pages import LISTS
from southsouth.resource import Host, configured_base
from southsouth.ui import fragment, widgets
from southsouth.view import MACHINES, View, page_address

_KEPT = 256  # views: made once for all sessions


def prepare() -> None:
    """Make a page before a reader waits for it, one that needs what all of them need: tables, shapes, charts."""
    html.parts(View.of("map", DEFAULT, {}), Host())


def show(page_id: str) -> None:
    """The page of that id, as its address asks for it."""
    view = asked(page_id)
    parameters = tuple(sorted(view.address.parameters.items()))
    parts, title = _parts(page_id, view.lang, parameters, view.address.several, host())
    st.set_page_config(page_title=title)
    for number, part in enumerate(parts):
        if isinstance(part, Controls):
            widgets.show(view, part)
        else:
            last = number == len(parts) - 1
            told = {"view": written(view), "title": title, "free": _free()} if last else None
            follow(fragment.show(part, key=f"{page_id}-{number}", told=told))


def host() -> Host:
    """The configured public address, else that of the page in the reader's browser: what is taken away
    leads to where it was found, as it does from the still page."""
    return Host(configured_base() or origin(st.context.url or ""))


# A session says itself where its page is, so what is no origin is none.
_ORIGIN = re.compile(
    r"https?://(?:[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?(?=[/?#]|$)", re.I
)


def origin(url: str) -> str:
    """Scheme, name and port of an address of the web; nothing where it has none."""
    found = _ORIGIN.match(url)
    return found[0] if found else ""


def asked(page_id: str) -> View:
    """The view that the address asks for."""
    parameters = joined(
        (name, value) for name in st.query_params for value in st.query_params.get_all(name)
    )
    language = language_said(parameters.get("lang", "")) or DEFAULT
    return View.of(page_id, language, parameters)


def written(view: View) -> str:
    """The address of the still page that shows the same."""
    pairs = {
        name: value
        for name, value in view.address.parameters.items()
        if name not in ("lang", *MACHINES)
    }
    return View(view.page_id, view.lang, view.address, pairs).here()


@cache
def _free() -> str:
    """The addresses of the pages that have a field for words."""
    return " ".join(
        page_address(page_id, DEFAULT)
        for page_id, table in LISTS.items()
        if any(entry.allowed is None for entry in filters.of_table(table))
    )


def follow(address: str) -> None:
    """Show another view of the page: what a link in it asks for."""
    if not address:
        return
    pairs: Mapping[str, str] = dict(parse_qsl(urlsplit(address).query))
    wanted = {**pairs, **widgets.of_frame()}
    if dict(st.query_params) != wanted:
        st.query_params.from_dict(wanted)
        st.rerun()


@lru_cache(maxsize=_KEPT)
def _parts(
    page_id: str,
    language: str,
    parameters: tuple[tuple[str, str], ...],
    several: frozenset[str],
    host: Host,
) -> tuple[tuple[Any, ...], str]:
    """The page's parts, neighbouring HTML joined, and its title."""
    return html.parts(View.of(page_id, language, Joined(parameters, several)), host)
