"""Controls as widgets of Streamlit, in step with the address both ways."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import escape

from southsouth import html
from southsouth.address import LONGEST_WORD
from southsouth.blocks import Control, Controls
from southsouth.language import N_
from southsouth.names import entry
from southsouth.view import View

#: Letters that a field must have room for, and what it is called then: of half a phone's width and less, of
#: all of it, and more than that.
_ROOMS = ((6, ""), (12, "half"), (18, "short"), (28, "line"))
_BEYOND = "beyond"
_FULL_WIDTH = "\u2e80"  # characters from here on are twice as wide


def show(view: View, controls: Controls) -> None:
    """The controls in a row or two, folded on a phone, with the way out; touching one writes the address,
    which the view is made of."""
    keys = {item.name: _key(view, item.name) for item in controls.items}
    for item in controls.items:
        st.session_state[keys[item.name]] = _value(item)

    def write() -> None:
        """All widgets at once: the browser may not have taken the last address yet."""
        wanted = {**dict(controls.kept), **of_frame()}
        for item in controls.items:
            text = _written(item, st.session_state[keys[item.name]])
            if text:
                wanted[item.name] = text
        st.query_params.from_dict(wanted)

    are_alone = all(item.form == "many" for item in controls.items)
    forms = {**_FORMS, "many": partial(_many, named_within=are_alone)}
    folds, leaves = html.around_controls(view.lang, controls.folded)
    with st.container(key="southsouth-controls", horizontal=True, gap=None):
        st.html(folds, width="content")
        for item in controls.items:
            named = st.container(key=f"control-{item.name}")
            forms[item.form](view, named, item, keys[item.name], write)
        st.html(leaves, width="content")


def of_frame() -> dict[str, str]:
    """What of the address says how the page is shown, whatever it shows."""
    return {name: st.query_params[name] for name in ("lang", "live") if name in st.query_params}


def _key(view: View, name: str) -> str:
    return f"{view.page_id}-{name}"


def _value(item: Control) -> Any:
    if item.form == "many":
        return list(item.values)
    return item.values[0] if item.values else (item.default or None if item.form != "words" else "")


def _written(item: Control, value: Any) -> str:
    if isinstance(value, list):
        return ",".join(value)
    return "" if value is None or value == item.default else str(value)


def _words(item: Control, language: str) -> Mapping[str, str]:
    return {
        option.value: entry(option.words, option.example, language) if option.example else option.words
        for option in item.options
    }  # fmt: skip


def _many(
    view: View, place: Any, item: Control, key: str, write: Callable[[], None], *, named_within: bool
) -> None:  # fmt: skip
    """Where all fields are such lists, each has its name within, as in the still page: no row of names moves
    what stands below."""
    words = _words(item, view.lang)
    place.multiselect(
        item.label, list(words), format_func=words.__getitem__, key=key, on_change=write,
        # All is what no choice says already, and Streamlit's own words for it are English alone.
        placeholder=item.label if named_within else view.text(N_("All")), select_all=False,
        label_visibility="collapsed" if named_within else "visible",
    )  # fmt: skip


def _one(view: View, place: Any, item: Control, key: str, write: Callable[[], None]) -> None:
    words = _words(item, view.lang)
    options: list[str | None] = list(words) if item.form == "must" else [None, *words]
    place.selectbox(
        item.label, options, key=key, on_change=write,
        format_func=lambda value: words[value] if value else view.text(N_("All")),
        placeholder=view.text(N_("All")),
    )  # fmt: skip
    _whole(place, words.get(st.session_state[key], ""))


def _whole(place: Any, words: str) -> None:
    """A field of one line cuts what is chosen in it: it is as wide as that needs. On a phone it has the whole
    width, and words that are longer still stand below it."""
    length = sum(1 + (character >= _FULL_WIDTH) for character in words)
    room = next((name for most, name in _ROOMS if length <= most), _BEYOND)
    if room:
        place.html(f'<p class="whole {room}">{escape(words) if room == _BEYOND else ""}</p>')


def _free(view: View, place: Any, item: Control, key: str, write: Callable[[], None]) -> None:
    place.text_input(item.label, key=key, max_chars=LONGEST_WORD, on_change=write)


_FORMS: Mapping[str, Callable[[View, Any, Control, str, Callable[[], None]], None]] = {
    "one": _one, "must": _one, "year": _one, "words": _free,
}  # fmt: skip
