"""What stands around every page: the menu, the language, the search."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from southsouth import paths
from southsouth.language import LANGUAGES, N_, translate
from southsouth.menu import PAGES
from southsouth.search import Answer
from southsouth.ui import search
from southsouth.ui.view import LANGUAGE_KEY, language_asked_for


def run() -> None:
    """Draw the menu and run the page of the address."""
    language = language_asked_for()
    # No icon here: Streamlit would fetch it from another host to use it as the favicon.
    pages = {
        entry.id: st.Page(
            paths.PAGES / f"{entry.id}.py",
            title=translate(entry.title, language),
            url_path=entry.address,
            default=not entry.address,
        )
        for entry in PAGES
    }
    chosen = st.navigation(list(pages.values()), position="hidden")
    st.set_page_config(
        page_title=f"{chosen.title} · {translate(N_('South-South Explorer'), language)}",
        layout="wide",
    )
    with st.sidebar:
        answer = _sidebar(pages, language, chosen)
    if answer:
        search.results(answer, language)
    chosen.run()


_LANGUAGE = "southsouth-language-control"


def _speak() -> None:
    """Go on in the language that was clicked."""
    picked = st.session_state[_LANGUAGE]
    if picked:
        st.session_state[LANGUAGE_KEY] = picked
        st.query_params["lang"] = picked


def _sidebar(pages: Mapping[str, Any], language: str, chosen: Any) -> Answer | None:
    """The title, the languages, the search and the menu; returns what the search found."""
    st.markdown(f"**{translate(N_('South-South Explorer'), language)}**")
    st.session_state[_LANGUAGE] = language  # the address rules; a click changes the address
    st.segmented_control(
        translate(N_("Language"), language),
        list(LANGUAGES),
        format_func=lambda code: LANGUAGES[code],
        key=_LANGUAGE,
        label_visibility="collapsed",
        on_change=_speak,
    )
    answer = search.box(language, chosen)
    for entry in PAGES:
        st.page_link(
            pages[entry.id],
            label=translate(entry.title, language),
            icon=entry.icon,
            query_params={"lang": language},
        )
    st.caption(
        translate(
            N_(
                "This is not a United Nations site. Our tables and texts: CC BY 4.0. Copyright in the report belongs to the United Nations."
            ),
            language,
        )
    )
    return answer
