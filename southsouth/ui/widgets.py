"""Controls as widgets of Streamlit, in step with the address both ways."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import streamlit as st

from southsouth.address import LONGEST_WORD
from southsouth.blocks import Control, Controls
from southsouth.language import N_
from southsouth.names import entry
from southsouth.view import View

_WIDE = 5  # widgets in a row: of more, no name that is chosen could be read; rows are as long as each other


_SHORT, _LINE = 12, 28  # letters in a field of half a phone's width, and of all of it
_FULL_WIDTH = "\u2e80"  # characters from here on are twice as wide


def show(view: View, controls: Controls) -> None:
    """The controls in a row or two; touching one writes the address, which the view is made of."""
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

    with st.container(key="southsouth-controls"):
        count = len(controls.items)
        rows = -(-count // _WIDE)
        wide = -(-count // rows)
        for start in range(0, count, wide):
            for place, item in zip(
                st.columns(wide, gap="small"), controls.items[start : start + wide], strict=False
            ):
                named = place.container(key=f"control-{item.name}")
                _FORMS[item.form](view, named, item, keys[item.name], write)


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


def _many(view: View, place: Any, item: Control, key: str, write: Callable[[], None]) -> None:
    words = _words(item, view.lang)
    place.multiselect(
        item.label, list(words), format_func=words.__getitem__, key=key, on_change=write,
        # All is what no choice says already, and Streamlit's own words for it are English alone.
        placeholder=view.text(N_("all")), select_all=False,
    )  # fmt: skip


def _one(view: View, place: Any, item: Control, key: str, write: Callable[[], None]) -> None:
    words = _words(item, view.lang)
    options: list[str | None] = list(words) if item.form == "must" else [None, *words]
    place.selectbox(
        item.label, options, key=key, on_change=write,
        format_func=lambda value: words[value] if value else view.text(N_("all")),
        placeholder=view.text(N_("all")),
    )  # fmt: skip
    _whole(place, words.get(st.session_state[key], ""))


def _whole(place: Any, words: str) -> None:
    """On a phone a field of one line cuts what is chosen in it: it has the whole width, and words that are
    longer still stand below it."""
    length = sum(1 + (character >= _FULL_WIDTH) for character in words)
    if length > _SHORT:
        place.html(f'<p class="whole">{escape(words) if length > _LINE else ""}</p>')


def _free(view: View, place: Any, item: Control, key: str, write: Callable[[], None]) -> None:
    place.text_input(item.label, key=key, max_chars=LONGEST_WORD, on_change=write)


_FORMS: Mapping[str, Callable[[View, Any, Control, str, Callable[[], None]], None]] = {
    "many": _many, "one": _one, "must": _one, "year": _one, "words": _free,
}  # fmt: skip
