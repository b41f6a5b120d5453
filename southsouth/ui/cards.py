"""Cards of facts on a page."""

import streamlit as st

from southsouth import cards, citation
from southsouth.cards.base import Card, Doubt, Group, Link
from southsouth.errors import UnknownFact
from southsouth.language import N_
from southsouth.ui.view import View, code

_MANY = 8


def card(view: View, kind: str, fact_id: str, *, level: int = 3) -> None:
    """One fact with what is known of it, its evidence, doubts, neighbours and citation.

    `level` is that of its heading.
    """
    try:
        found = cards.card(kind, fact_id, view.lang)
    except UnknownFact as unknown:
        st.info(_unknown(view, unknown))
        return
    with st.container(border=True):
        st.markdown(f"{'#' * level} {found.headline}")
        if found.lead:
            st.markdown(found.lead)
        st.markdown("  \n".join(f"{name}: **{value}**" for name, value in found.facts))
        if found.evidence:
            st.markdown(f"{view.text(N_('As printed'))}: {_quoted(view, found)}")
        if found.note:
            st.markdown(f"*{found.note}*")
        for doubt in found.doubts:
            _flag(doubt)
        for group in found.groups:
            _neighbours(view, group)
        st.caption(f"{found.citation} {_permanent(view, found)}")


def _unknown(view: View, unknown: UnknownFact) -> str:
    said = view.text(N_("There is no fact with the id {id}."), id=code(unknown.fact_id[:60]))
    if unknown.nearest:
        said += " " + view.text(N_("Similar: {list}"), list=", ".join(unknown.nearest))
    return said


def _quoted(view: View, found: Card) -> str:
    return " · ".join(
        f"「{words.printed}」 ({paragraph_link(view, words.paragraph, words.footnote)})"
        for words in found.evidence
    )


def _flag(doubt: Doubt) -> None:
    st.warning(f"{doubt.kind}: {doubt.note}", icon=":material/flag:")


def _neighbours(view: View, group: Group) -> None:
    """A few neighbours in a line, many of them behind a disclosure."""
    if len(group.links) <= _MANY:
        listed = " · ".join(markdown_link(view, link) for link in group.links)
        st.markdown(f"{group.heading}: {listed}")
        return
    with st.expander(f"{group.heading} ({len(group.links)})"):
        st.markdown("\n".join(f"- {markdown_link(view, link)}" for link in group.links))


def markdown_link(view: View, link: Link) -> str:
    """A neighbour as a link that keeps the language."""
    words = link.text.replace("[", "(").replace("]", ")")
    return f"[{words}]({with_language(link.address, view.lang)})"


def with_language(address: str, language: str) -> str:
    """An address of ours with the language in it; others as they are."""
    if not address.startswith("/"):
        return address
    return f"{address}{'&' if '?' in address else '?'}lang={language}"


def _permanent(view: View, found: Card) -> str:
    words = view.text(N_("Permanent address"))
    return f"[{words}]({with_language(found.address, view.lang)}) `{found.id}`"


def paragraph_link(view: View, paragraph: int, footnote: int | None = None) -> str:
    """The paragraph in words, as a link to its page of the explorer."""
    words = citation.where(paragraph, view.lang, footnote)
    return f"[{words}]({with_language(f'/paragraphs?paragraph={paragraph}', view.lang)})"
