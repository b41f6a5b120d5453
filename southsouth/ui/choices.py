"""What a reader has chosen on a page, in step with the page's address both ways."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from southsouth import paths
from southsouth.language import N_
from southsouth.menu import page
from southsouth.ui.view import View

_WRITTEN = "southsouth-written"


def follow(view: View, **asked: object) -> None:
    """Set the page's widgets to what its address asks for, where the address is what changed.

    The names are those of the parameters; a widget's key is `<page>-<name>`. An address opened,
    followed or gone back to rules; after a click on a widget the widget does.
    """
    opened = st.session_state.get(_WRITTEN) != (view.page_id, _address())
    for name, value in asked.items():
        key = f"{view.page_id}-{name}"
        if opened or key not in st.session_state:
            st.session_state[key] = value


def remember(view: View, **values: object) -> None:
    """Write the choices into the address, and note that it was written here."""
    view.remember(**values)
    st.session_state[_WRITTEN] = (view.page_id, _address())


def _address() -> dict[str, str]:
    return {name: st.query_params[name] for name in st.query_params}


def multiselect(
    view: View,
    place: Any,
    name: str,
    label: str,
    options: Sequence[str],
    words: Callable[[str], str],
) -> list[str]:
    """A filter of several values that `follow` keeps in step with the address."""
    return place.multiselect(
        label, options, format_func=words, key=f"{view.page_id}-{name}",
        placeholder=view.text(N_("all")),
    )  # fmt: skip


def page_link(view: View, page_id: str, label: str, **parameters: str) -> None:
    """A link to a page with these parameters, in the view's language."""
    entry = page(page_id)
    target = st.Page(
        paths.PAGES / f"{page_id}.py", title=view.text(entry.title), url_path=entry.address,
        default=not entry.address,
    )  # fmt: skip
    st.page_link(target, label=label, query_params={"lang": view.lang, **parameters})
