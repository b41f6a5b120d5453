"""The search of every page: a box in the sidebar, and what it found at the top of the page."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

import streamlit as st

from southsouth import search
from southsouth.language import N_, NN_, counted, translate
from southsouth.search import Answer, Hit
from southsouth.search.text import printable
from southsouth.ui.cards import with_language
from southsouth.ui.view import SEARCH

BOX = "southsouth-search"
_SEEN = "southsouth-search-seen"
_FIRST, _MOST = 4, 60
_STYLE = """<style>
.ss-found { border: 1px solid rgba(128, 128, 128, .4); border-radius: .4rem; padding: .8rem 1rem;
  margin-bottom: .5rem; overflow-wrap: anywhere; }
.ss-found h2 { font-size: 1.25rem; margin: 0 0 .4rem; padding: 0; }
.ss-found h3 { font-size: 1rem; margin: 0 0 .2rem; padding: 0; }
.ss-found .ss-kinds { display: grid; gap: 1rem 1.5rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); }
.ss-found ul { margin: 0; padding-left: 1.2rem; }
.ss-found li { margin: .25rem 0; }
.ss-found a { color: inherit; text-decoration: underline; }
.ss-found small { display: block; opacity: .85; font-size: .85rem; }
.ss-found summary { cursor: pointer; margin: .2rem 0; }
</style>"""


def box(language: str, page: Any) -> Answer | None:
    """The box, and how much it found; returns the answer, or None where nothing is asked.

    The address rules: opened by a link, or gone back to, it fills the box; typing rewrites it.
    """
    asked = st.query_params.get(SEARCH, "")
    shown = printable(asked, search.LONGEST)[0]
    if asked != st.session_state.get(_SEEN, ""):
        st.session_state[BOX] = shown
        st.session_state[_SEEN] = asked
    typed = st.text_input(
        translate(N_("Search everything"), language),
        key=BOX,
        max_chars=search.LONGEST,
        placeholder=translate(N_("name, acronym, number, word"), language),
        icon=":material/search:",
    )
    words = asked
    if (typed or "") != shown:
        words = typed or ""
        _write(words)
    if not words.strip():
        return None
    answer = search.find(words, language)
    _show_results_link(answer, language, page)
    return answer


def _write(words: str) -> None:
    """Put what was typed into the address."""
    st.session_state[_SEEN] = words
    if words:
        st.query_params[SEARCH] = words
    elif SEARCH in st.query_params:
        del st.query_params[SEARCH]


def _show_results_link(answer: Answer, language: str, page: Any) -> None:
    """How much was found, as a link to it: on a phone it closes the menu that hides the page."""
    parameters = {name: st.query_params[name] for name in st.query_params}
    st.page_link(
        page,
        label=counted(NN_("Show {count} result", "Show {count} results"), answer.total, language),
        icon=":material/arrow_forward:",
        query_params={**parameters, "lang": language},
    )


def results(answer: Answer, language: str) -> None:
    """What was found, by kind, each kind's best first; links keep the language."""
    st.html(_STYLE + "".join(_found(answer, language)))
    st.button(
        translate(N_("Close the results"), language),
        on_click=_close,
        key=f"{BOX}-close",
        icon=":material/close:",
    )


def _close() -> None:
    st.session_state[BOX] = ""
    _write("")


def _found(answer: Answer, language: str) -> Iterator[str]:
    heading = translate(N_("Search results"), language)
    yield f'<section class="ss-found" aria-label="{escape(heading)}">'
    yield f'<h2 role="status">{escape(_counted(answer, language))}</h2>'
    yield from (f"<p>{escape(note)}</p>" for note in _notes(answer, language))
    yield '<div class="ss-kinds">'
    for kind, hits in answer.groups.items():
        yield f"<div><h3>{escape(translate(search.KINDS[kind], language))} ({len(hits)})</h3>"
        yield _listed(hits[:_FIRST], language)
        yield f"{_rest(hits, language) if len(hits) > _FIRST else ''}</div>"
    yield "</div></section>"


def _counted(answer: Answer, language: str) -> str:
    if not answer.total:
        return translate(N_("Nothing found for “{query}”"), language, query=answer.query)
    said = NN_("{count} result for “{query}”", "{count} results for “{query}”")
    return counted(said, answer.total, language, query=answer.query)


def _notes(answer: Answer, language: str) -> Iterator[str]:
    if answer.was_cut:
        said = NN_(
            "Only the first character was searched for.",
            "Only the first {count} characters were searched for.",
        )
        yield counted(said, search.LONGEST, language)
    if answer.is_partial:
        yield translate(
            N_("No entry contains all of these words; the closest matches are shown."), language
        )
    if answer.nearest:
        listed = ", ".join(answer.nearest)
        yield translate(N_("Similar words: {list}"), language, list=listed)
    elif not answer.total:
        said = N_("Try a name, an acronym, a number, or a word in either language.")
        yield translate(said, language)


def _listed(hits: Sequence[Hit], language: str) -> str:
    return f"<ul>{''.join(_item(hit, language) for hit in hits)}</ul>"


def _item(hit: Hit, language: str) -> str:
    address = escape(with_language(hit.address, language))
    detail = f"<small>{escape(hit.detail)}</small>" if hit.detail else ""
    return f'<li><a href="{address}">{escape(hit.text)}</a>{detail}</li>'


def _rest(hits: Sequence[Hit], language: str) -> str:
    """The others behind a disclosure; a very long list is cut, and says so."""
    shown = hits[_FIRST:_MOST]
    more = counted(NN_("{count} more", "{count} more"), len(shown), language)
    left = len(hits) - _FIRST - len(shown)
    said = NN_(
        "{count} further result is not listed; add a word to narrow the search.",
        "{count} further results are not listed; add a word to narrow the search.",
    )
    cut = f"<p>{escape(counted(said, left, language))}</p>" if left else ""
    return f"<details><summary>{escape(more)}</summary>{_listed(shown, language)}{cut}</details>"
