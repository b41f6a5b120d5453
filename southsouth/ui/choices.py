"""What a reader has chosen on a page, in step with the page's address both ways."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from southsouth.language import N_
from southsouth.ui.view import View

_WRITTEN = "southsouth-written"
_STYLE = """<style>
.ss-links { display: flex; flex-wrap: wrap; gap: .3rem 1rem; }
.ss-links a { padding: .2rem 0; }
</style>"""


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


def links(view: View, label: str, addresses: Mapping[str, str]) -> None:
    """Links to other views of this page in a row: words to the query that follows `?`.

    They are plain links, which a reader can copy: Streamlit's own leave the address as it was when
    they lead to the page they stand on.
    """
    anchors = "".join(
        f'<a href="?{escape(query)}&amp;lang={view.lang}">{escape(words)}</a>'
        for words, query in addresses.items()
    )
    st.html(f'{_STYLE}<nav class="ss-links" aria-label="{escape(label)}">{anchors}</nav>')
