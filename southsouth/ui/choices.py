"""What a reader has chosen on a page, in step with the page's address both ways.

Each click on a filter or a row writes the address anew, which the browser keeps as a step of its
history; an address that is opened, followed or gone back to sets filters and rows.
"""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from html import escape
from typing import Any

import streamlit as st

from southsouth.language import N_
from southsouth.ui.view import View

_WRITTEN = "southsouth-written"  # the page, its address and its filters as the last run left them
_RULED = "southsouth-ruled"  # how often an address has set the filters
_RULES = "southsouth-rules"  # whether it does so in this run
_FOLLOWED = "southsouth-followed"  # the keys of the page's filters
_STYLE = """<style>
.ss-links { display: flex; flex-wrap: wrap; gap: .3rem 1rem; }
.ss-links a { padding: .2rem 0; }
</style>"""


class Picked(list[str]):
    """The ids of the rows or marks chosen in one widget."""

    def __init__(self, widget: str, ids: Sequence[str] = ()) -> None:
        super().__init__(dict.fromkeys(ids))
        self.widget = widget


def follow(view: View, **asked: object) -> None:
    """Set the page's widgets to what its address asks for, where the address is what changed.

    The names are those of the parameters; a widget's key is `<page>-<name>`. An address opened,
    followed or gone back to rules; after a click on a widget the widget does. Facts that are open
    (`opened`) are followed as a list of ids.
    """
    keys = {f"{view.page_id}-{name}": value for name, value in asked.items()}
    rules = _address_rules(view, keys)
    st.session_state[_RULES] = rules
    st.session_state[_FOLLOWED] = tuple(keys)
    if rules:
        st.session_state[_RULED] = _ruled() + 1
    for key, value in keys.items():
        if rules or key not in st.session_state:
            st.session_state[key] = value
            for of_before in (f"{key}-picked", f"{key}-widget"):
                st.session_state.pop(of_before, None)


def _address_rules(view: View, keys: Mapping[str, object]) -> bool:
    """Whether the address is another than the one last written, and no filter was touched since.

    A click may come with the address of before: the browser had not yet taken the last one.
    """
    page, address, left = st.session_state.get(_WRITTEN, ("", {}, {}))
    if page != view.page_id:
        return True
    state = st.session_state
    touched = any(key in left and key in state and state[key] != left[key] for key in keys)
    return address != _address() and not touched


def _ruled() -> int:
    return st.session_state.get(_RULED, 0)


def selection_key(key: str, ids: Sequence[str]) -> str:
    """The key of a table or picture whose rows are these: other rows, or another address, and what
    was chosen by its position is void."""
    digest = sha256("\n".join(ids).encode()).hexdigest()[:12]
    return f"{key}-{_ruled()}-{digest}"


def opened(view: View, name: str, *picked: Picked) -> list[str]:
    """Ids of the facts that are open: those of the address, or what was chosen last.

    `picked` are the widgets in which one may be chosen. A widget whose rows have changed chooses
    nothing by that: what was open stays.
    """
    key = f"{view.page_id}-{name}"
    before = st.session_state.get(f"{key}-picked", {})
    by_address = st.session_state.get(_RULES) and st.session_state[key]
    for choice in picked:
        if list(choice) != before.get(choice.widget, []) and not by_address:
            st.session_state[key] = list(choice)
            st.session_state[f"{key}-widget"] = choice.widget
    st.session_state[f"{key}-picked"] = {choice.widget: list(choice) for choice in picked}
    return st.session_state[key]


def opened_in(view: View, name: str) -> str:
    """The widget in which the open facts were chosen."""
    return st.session_state.get(f"{view.page_id}-{name}-widget", "")


def remember(view: View, **values: object) -> None:
    """Write the choices into the address, and note that it was written here.

    An address that rules stays as it is: writing it anew would be a step that Back has to undo.
    """
    if not st.session_state[_RULES]:
        view.remember(**values)
    left = {key: st.session_state.get(key) for key in st.session_state[_FOLLOWED]}
    st.session_state[_WRITTEN] = (view.page_id, _address(), left)


def _address() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


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
