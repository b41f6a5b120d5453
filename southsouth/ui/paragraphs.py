"""Choosing a paragraph: by the strip, by its number, by going on to the next."""

from collections.abc import Mapping, Sequence
from functools import cache

import polars as pl
import streamlit as st

from southsouth import tables
from southsouth.language import N_, country_name
from southsouth.measures.paragraphs import entities
from southsouth.names import organisation_names, place_name
from southsouth.ui.cards import paragraph_link
from southsouth.ui.view import View

_CHOSEN, _SEEN_ON_STRIP = "paragraphs-paragraph", "paragraphs-strip-seen"


def first(entity: str | None) -> str:
    """The paragraph shown where none is asked for: the first that names the entity, or the first."""
    if entity is None:
        return "0"
    return str(entities(tables.everything()).filter(pl.col("entity") == entity)["paragraph"].min())


def chosen() -> str:
    """The number of the paragraph chosen, by the address or since."""
    return st.session_state[_CHOSEN]


def from_strip(marked: Sequence[str]) -> None:
    """Take a square that was newly chosen, and draw the page again with it framed."""
    square = marked[-1] if marked else None
    if square == st.session_state.get(_SEEN_ON_STRIP):
        return
    st.session_state[_SEEN_ON_STRIP] = square
    if square is not None and square != chosen():
        st.session_state[_CHOSEN] = square
        st.rerun()


def chooser(view: View, numbers: Sequence[str]) -> str:
    """A list of all paragraphs, a step back and a step on; returns the number chosen."""
    titles = _titles(view.lang)
    here = numbers.index(chosen())
    number = st.selectbox(
        view.text(N_("Paragraph")),
        numbers,
        key=_CHOSEN,
        format_func=lambda number: f"{number} · {titles[number]}",
    )
    steps = st.container(horizontal=True)
    steps.button(
        view.text(N_("Previous")), key="paragraphs-previous", icon=":material/chevron_left:",
        disabled=here == 0, on_click=_go, args=(numbers[max(here - 1, 0)],),
    )  # fmt: skip
    steps.button(
        view.text(N_("Next")), key="paragraphs-next", icon=":material/chevron_right:",
        disabled=here == len(numbers) - 1, on_click=_go,
        args=(numbers[min(here + 1, len(numbers) - 1)],),
    )  # fmt: skip
    return number


def _go(number: str) -> None:
    st.session_state[_CHOSEN] = number


@cache
def _titles(language: str) -> Mapping[str, str]:
    rows = tables.load("paragraphs").select(
        pl.col("paragraph").cast(pl.String), f"title_{language}"
    )
    return dict(rows.iter_rows())


@cache
def entity_names(language: str) -> Mapping[str, str]:
    """Everybody and everything that paragraphs name or cite, by id, in the order of their names."""
    rows = entities(tables.everything()).select("kind", "entity").unique()
    named = {entity: _name(kind, entity, language) for kind, entity in rows.iter_rows()}
    return dict(sorted(named.items(), key=lambda pair: pair[1].casefold()))


def _name(kind: str, entity: str, language: str) -> str:
    if kind == "country":
        return country_name(entity, language)
    if kind == "place":
        return place_name(entity, language)
    if kind == "document":
        works = tables.load("documents").filter(pl.col("work_id") == entity)
        symbol = works["symbol"].drop_nulls()
        return works[f"title_{language}"][0] + (f" ({symbol[0]})" if len(symbol) else "")
    return organisation_names([entity], language)[0]


def naming(view: View, entity: str, name: str) -> None:
    """The paragraphs that name or cite it, with how often, each a link."""
    rows = entities(tables.everything()).filter(pl.col("entity") == entity).sort("paragraph")
    links = " · ".join(
        paragraph_link(view, number) + (f" × {times}" if times > 1 else "")
        for number, times in rows.select("paragraph", "times").iter_rows()
    )
    where = view.text(N_("{name} is mentioned in"), name=name)
    st.markdown(f"{where}: {links}")
